"""The list of figures as a page for any browser: every figure, how it was worked out, and the cells it comes from.

In comes a listing; out comes a page that needs nothing else, made to be read by everyone (WCAG 2.2 AA) like the page
of checks, and the same for the same listing.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from html import escape
from typing import Final

from planbuilder.model.figure import Cell
from planbuilder.tracing.listing import Entry, Listing, Part, TypedNumbers
from planbuilder.tracing.places import address_of, places
from planbuilder.worklist.page_style import STYLE
from planbuilder.worklist.words import clean

_STYLE: Final = f"""{STYLE}
table {{ width: 100%; table-layout: fixed; }}
col.name {{ width: 24%; }} col.printed {{ width: 15%; }} col.cells {{ width: 23%; }}
caption {{ font-weight: bold; }}
.also {{ color: #4A5A6A; display: block; }}
@media (max-width: 40rem) {{ table, tbody, tr, th, td {{ display: block; }} thead, colgroup {{ display: none; }} }}
"""


def figures_page(title: str, year: str, listing: Listing, hashes: Mapping[str, str]) -> str:
    """The page as text, to be written in UTF-8.

    `title` is the document's own, `year` the folder of the year ("2017-18"); `hashes` are the SHA-256 of the workbooks
    that the figures come from, by file name.
    """
    heading = f"Figures: {title}"
    parts = [(f"part-{number}", part) for number, part in enumerate(listing.parts, 1)]
    body = [
        '<a class="skip" href="#main">Skip to the main content</a>',
        f"<header><p>planbuilder</p><h1>{_text(heading)}</h1></header>",
        '<main id="main" tabindex="-1">',
        _about(listing, hashes, year),
        _contents(parts, listing),
        *(_part(anchor, part, year) for anchor, part in parts),
        _typed(listing.typed, year),
        "</main>",
        "<footer><p>Made by planbuilder. “planbuilder figures” writes this page anew.</p></footer>",
    ]
    return (
        '<!DOCTYPE html>\n<html lang="en-GB">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
        f"<title>{_text(heading)}</title>\n<style>\n{_STYLE}</style>\n</head>\n<body>\n"
        + "\n".join(part for part in body if part)
        + "\n</body>\n</html>\n"
    )


def _about(listing: Listing, hashes: Mapping[str, str], year: str) -> str:
    rows = "".join(
        f'<tr><th scope="row"><a href="{escape(address_of(name, year))}">{_text(name)}</a></th>'
        f"<td><code>{_text(sum_)}</code></td></tr>"
        for name, sum_ in hashes.items()
    )
    return (
        '<section aria-labelledby="about"><h2 id="about">About this list</h2>'
        f"<p>It has {listing.count:,} figures that planbuilder works out or prints from a cell of its own, and"
        f" {len(listing.typed):,} texts in which officers typed numbers themselves. A figure is worked out from exact"
        " values and rounded once, half up, as Excel's ROUND does; “...” stands for more decimals. “n/a” is printed"
        " where there is no figure, and the reason stands beside it.</p>"
        "<p>Cells are named workbook!sheet!cell. A click opens the workbook; the workbook with the same list"
        " leads to the cell itself.</p>"
        '<table><caption>The workbooks as they were read</caption><thead><tr><th scope="col">Workbook</th>'
        f'<th scope="col">SHA-256 of the file</th></tr></thead><tbody>{rows}</tbody></table></section>'
    )


def _contents(parts: Sequence[tuple[str, Part]], listing: Listing) -> str:
    items = [
        f'<li><a href="#{anchor}">{_text(part.heading)}</a>: {sum(map(len, part.subjects.values())):,} figures</li>'
        for anchor, part in parts
    ]
    if listing.typed:
        items.append(f'<li><a href="#typed">Numbers typed in texts</a>: {len(listing.typed):,} texts</li>')
    return f'<nav aria-labelledby="contents"><h2 id="contents">On this page</h2><ul>{"".join(items)}</ul></nav>'


def _part(anchor: str, part: Part, year: str) -> str:
    tables = "".join(_table(subject, entries, year) for subject, entries in part.subjects.items())
    return f'<section aria-labelledby="{anchor}"><h2 id="{anchor}">{_text(part.heading)}</h2>{tables}</section>'


def _table(subject: str, entries: Sequence[Entry], year: str) -> str:
    rows = "".join(_row(entry, year) for entry in entries)
    return (
        f"<table><caption>{_text(subject)}</caption>"
        '<colgroup><col class="name"><col class="printed"><col><col class="cells"></colgroup><thead><tr>'
        '<th scope="col">Figure</th><th scope="col">As printed</th><th scope="col">How it is worked out</th>'
        f'<th scope="col">Cells it comes from</th></tr></thead><tbody>{rows}</tbody></table>'
    )


def _row(entry: Entry, year: str) -> str:
    figure = entry.figure
    also = f'<span class="also">also {_text(" or ".join(more))}</span>' if (more := other_forms(entry)) else ""
    reason = f'<span class="also">n/a: {_text(figure.reason)}</span>' if figure.reason else ""
    whence = _links(entry.figure.cells, year) or "no cell: none is counted"
    quoted = f'<span class="also">quoted in {_links(entry.quoted_in, year)}</span>' if entry.quoted_in else ""
    name = figure.name.rpartition(": ")[2]
    return (
        f'<tr><th scope="row">{_text(name)}</th><td>{_text(figure.text)}{also}</td>'
        f"<td>{_text(figure.formula)}{reason}</td><td>{whence}{quoted}</td></tr>"
    )


def other_forms(entry: Entry) -> list[str]:
    """The other forms in which a figure is printed, as far as they are other ones."""
    return [form for form in entry.figure.prints if form != entry.figure.text]


def _links(cells: Sequence[Cell], year: str) -> str:
    return "<br>".join(
        f'<a href="{escape(address_of(place.workbook, year))}">{_text(place.words)}</a>' for place in places(cells)
    )


def _typed(typed: Sequence[TypedNumbers], year: str) -> str:
    if not typed:
        return ""
    rows = "".join(
        f'<tr><th scope="row">{_links([one.cell], year)}<span class="also">{_text(one.heading)}</span></th>'
        f"<td>{_text('; '.join(one.numbers))}</td><td>{_text(one.text)}</td></tr>"
        for one in typed
    )
    return (
        '<section aria-labelledby="typed"><h2 id="typed">Numbers typed in texts</h2>'
        "<p>These numbers are printed as officers typed them. planbuilder does not work them out.</p>"
        "<table><caption>Texts with numbers in them, sheet by sheet</caption>"
        '<colgroup><col class="name"><col class="printed"><col></colgroup><thead><tr>'
        '<th scope="col">Cell</th><th scope="col">Numbers</th><th scope="col">The text</th></tr></thead>'
        f"<tbody>{rows}</tbody></table></section>"
    )


def _text(words: str) -> str:
    # a cell's name may be broken behind "!", where there is no other place for it
    return re.sub("!(?=[A-Za-z])", "!<wbr>", escape(clean(words))).replace("\n", "<br>")
