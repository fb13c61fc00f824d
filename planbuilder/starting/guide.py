"""The page “Start here” in a new folder: what is where, and what to do first, on one page.

In come the names of a partnership and its year; out comes a page for any browser, which needs nothing beside it, prints
on one sheet and reads well aloud.
"""

from __future__ import annotations

from html import escape

from planbuilder.starting.naming import Naming
from planbuilder.worklist.page_style import STYLE

_STEPS = (
    (
        "Look at what it makes",
        "Open a terminal in this folder and type <code>make plan</code> (in PowerShell <code>.\\make plan</code>)."
        " It is then in <code>outputs/{year}</code> in Word and PDF, made from the examples. Every page says DRAFT"
        " until a version is agreed.",
    ),
    (
        "Type over the examples",
        "Open <code>inputs/{year}/plan.xlsx</code>. Blue rows are examples: type over them or delete them. Begin with"
        " the sheet Plan (names, colours, crest), then the lists (Partners, People, Funders, Priorities), then Actions."
        " The sheet How to use says the rest.",
    ),
    (
        "Put in your crest",
        "Copy it into <code>inputs/{year}/pictures</code> as a PNG or JPEG file, and type the file's name beside Crest"
        " on the sheet Plan, with a few words for people who cannot see it. Pictures of priorities go the same way.",
    ),
    (
        "Check as often as you like",
        "Save the workbook and type <code>make check</code>. It says what is missing or does not agree, at which cell,"
        " and what to do. It changes nothing.",
    ),
    (
        "Send it round, and agree it",
        '<code>make draft STAGE="first draft"</code> freezes a numbered draft; <code>make circulate</code> writes'
        " messages to partners, which you send yourself; <code>make collect</code> reads what came back."
        " <code>make draft STAGE=agreed</code> makes the agreed version once no example is left.",
    ),
    (
        "Publish it",
        "<code>make publish</code> puts the agreed version into <code>outputs/{year}/publish</code>: Word, PDF, web"
        " page and data, with every check that they went through.",
    ),
    (
        "At the end of the year",
        "Fill in <code>statistics.xlsx</code> and <code>achievements.xlsx</code> and type <code>make report</code>."
        " Then <code>make next-year</code> makes next year's workbooks from this year's.",
    ),
)
_PLACES = (
    ("inputs/{year}", "the workbooks plan.xlsx, statistics.xlsx and achievements.xlsx; you type here"),
    ("inputs/{year}/pictures", "the crest and the pictures"),
    ("inputs/{year}/text", "long texts in Word files, if you have any"),
    ("templates", "how the documents look: Word files that you can restyle"),
    ("outputs/{year}", "what is made; nothing here is edited by hand"),
    ("commands.txt", "every command; make alone shows it"),
)


def start_here(names: Naming, year: str, printed: str) -> str:
    """The page; `year` is the name of the year's folder, `printed` the year as it is printed."""
    steps = "\n".join(f"<li><strong>{what}.</strong> {how.format(year=year)}</li>" for what, how in _STEPS)
    places = "\n".join(
        f'<tr><th scope="row"><code>{place.format(year=year)}</code></th><td>{what}</td></tr>'
        for place, what in _PLACES
    )
    title = f"Start here: {escape(names.short)} {escape(printed)}"
    return f"""<!DOCTYPE html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<style>
{STYLE}
li {{ margin-bottom: .5rem; max-width: 46rem; }}
@page {{ size: A4; margin: 15mm; }}
@media print {{
  body {{ font-size: 10pt; line-height: 1.35; }}
  header, main, footer {{ padding: 0; }}
  h2 {{ margin: .8rem 0 .3rem; font-size: 1.2rem; }}
  p, ol, table {{ margin-top: .2rem; margin-bottom: .2rem; }}
  li {{ margin-bottom: .2rem; }}
  th, td {{ padding: .1rem .4rem; }}
}}
</style>
</head>
<body>
<a class="skip" href="#main">Skip to the steps</a>
<header><p>planbuilder</p><h1>{title}</h1></header>
<main id="main" tabindex="-1">
<p>This folder is all that {escape(names.short)} needs for its plan and its year-end report. It works as it is: it is
filled with examples, so that you can see first and type afterwards.</p>
<h2>Step by step</h2>
<ol>
{steps}
</ol>
<h2>What is where</h2>
<table>
<thead><tr><th scope="col">Place</th><th scope="col">What is there</th></tr></thead>
<tbody>
{places}
</tbody>
</table>
<h2>When something is wrong</h2>
<p>Each message names the workbook, the sheet and the cell, and says what to do. Nothing that you type can break
anything: workbooks are only read, and a plan that cannot be made leaves the last one as it was. If <code>make</code> is
not known on this computer, type <code>planbuilder plan</code>, <code>planbuilder check</code> and so on.</p>
</main>
<footer><p>Made by planbuilder. You may delete this page.</p></footer>
</body>
</html>
"""
