"""checks.html: everything that was found in a year's workbooks, on one page for any browser.

In come problems; out comes a page that needs nothing else: no scripts, no fonts, no pictures. It is made to be read by
everyone (WCAG 2.2 AA): real tables with captions and headings, levels in words, contrast of 4.5 to 1 and more, a link
past the top, headings in order, and it is the same for the same problems.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from html import escape
from typing import Final
from urllib.parse import quote

from planbuilder.problems import Level, Problem, stops, worst_first
from planbuilder.worklist.page_style import STYLE
from planbuilder.worklist.words import LOOKS, clean, counted, counts, sentence

_ELSEWHERE: Final = "Files and folders"


def checks_page(
    title: str,
    year: str,
    problems: Sequence[Problem],
    accepted: Sequence[tuple[Problem, str]] = (),
    *,
    remarks: Sequence[str] = (),
    copies: Mapping[str, str] | None = None,
    strict: bool = False,
    again: str = "",
) -> str:
    """The page as text, to be written in UTF-8.

    `title` and `year` say what was checked ("Partnership Plan", "2017/18"); `accepted` are findings that an officer
    has accepted, with the reason given; `remarks` are printed under the summary; `copies` gives for a workbook's name
    the marked copy of it, relative to the page; with `strict`, warnings keep from building as well; `again` is the
    command that checks once more ("make check YEAR=2017-18"; "make check" where nothing is said).
    """
    ordered = worst_first(problems)
    ids = _Ids()
    workbooks = [(name, ids.new(name), found) for name, found in _grouped(ordered, lambda one: one.workbook)]
    sections = [_workbook(name, anchor, found, copies or {}, ids) for name, anchor, found in workbooks]
    links = [(anchor, name or _ELSEWHERE, counted(found)) for name, anchor, found in workbooks]
    if accepted:
        sections.append(_accepted(accepted))
        links.append(("accepted", "Accepted", f"{len(accepted)} finding{'s' * (len(accepted) != 1)}"))
    heading = f"Checks: {title} {year}".strip()
    body = [
        '<a class="skip" href="#main">Skip to the main content</a>',
        f"<header><p>planbuilder</p><h1>{_text(heading)}</h1></header>",
        '<main id="main" tabindex="-1">',
        _summary(ordered, accepted, remarks, strict, again or "make check"),
        _contents(links),
        *sections,
        "</main>",
        "<footer><p>Made by planbuilder. The next check writes this page anew.</p></footer>",
    ]
    return _document(heading, "\n".join(part for part in body if part))


# --- summary ----------------------------------------------------------------------------------------------


def _summary(
    problems: Sequence[Problem],
    accepted: Sequence[tuple[Problem, str]],
    remarks: Sequence[str],
    strict: bool,
    again: str,
) -> str:
    number = counts(problems)
    if not stops(problems, strict=strict):
        outcome, look = "The documents can be built.", "good"
    elif number[Level.STOP]:
        outcome, look = "No document can be built: first mend what is marked “To mend”.", "bad"
    else:
        outcome, look = (
            "No document can be built: in this strict check, what is marked “To check” counts as well.",
            "bad",
        )
    told = {
        Level.STOP: "keep documents from being built",
        Level.WARN: "do not keep documents from being built, unless the check is strict",
        Level.NOTE: "say how something was read; there is no need to act",
    }
    rows = [(_badge(level), str(number[level]), told[level]) for level in Level]
    if accepted:
        rows.append(("Accepted", str(len(accepted)), "an officer knows better and has said why; see the end"))
    table = "".join(f'<tr><th scope="row">{a}</th><td class="number">{b}</td><td>{c}</td></tr>' for a, b, c in rows)
    said = "".join(f"<p>{_text(remark)}</p>" for remark in remarks)
    found = counted(problems)
    return (
        '<section aria-labelledby="summary"><h2 id="summary">Summary</h2>'
        f'<p class="outcome {look}"><strong>{_text(outcome)}</strong> {_text(found[:1].upper() + found[1:])}.</p>'
        f"{said}"
        "<table><caption>How many things were found</caption><thead><tr>"
        '<th scope="col">Level</th><th scope="col" class="number">Number</th><th scope="col">What they do</th>'
        f"</tr></thead><tbody>{table}</tbody></table>"
        f"<p>When you have mended some, save the workbook and run the check again: <code>{_text(again)}</code></p>"
        "</section>"
    )


def _contents(links: Sequence[tuple[str, str, str]]) -> str:
    if len(links) < 2:
        return ""
    items = "".join(f'<li><a href="#{anchor}">{_text(name)}</a>: {_text(what)}</li>' for anchor, name, what in links)
    return f'<nav aria-labelledby="contents"><h2 id="contents">On this page</h2><ul>{items}</ul></nav>'


# --- what was found ---------------------------------------------------------------------------------------


def _workbook(name: str, anchor: str, problems: Sequence[Problem], copies: Mapping[str, str], ids: _Ids) -> str:
    copy = copies.get(name, "")
    link = ""
    if copy:
        link = (
            f'<p><a href="{escape(_address(copy))}">Open the marked copy of {_text(name)}</a>'
            " (Excel workbook). Each of these cells is coloured there and carries its message as a note; the sheet"
            " “To do” lists them all. Mend things in your own workbook, not in the copy.</p>"
        )
    tables = []
    for sheet, found in _grouped(problems, lambda one: one.sheet):
        about = sheet or ("The workbook as a whole" if name else "Found outside the workbooks")
        head = ids.new(f"{name} {about}")
        caption = f"{about}: {counted(found)}"
        tables.append(
            f'<section aria-labelledby="{head}"><h3 id="{head}">{_text(about)}</h3>{_table(caption, found)}</section>'
        )
    return (
        f'<section aria-labelledby="{anchor}"><h2 id="{anchor}">{_text(name or _ELSEWHERE)}</h2>'
        f"{link}{''.join(tables)}</section>"
    )


def _table(caption: str, problems: Iterable[Problem]) -> str:
    rows = "".join(
        f'<tr><th scope="row">{_text(_where(one))}<br>{_badge(one.level)}</th>'
        f"<td>{_text(sentence(one.what))}</td><td>{_text(one.do)}{_check(one)}</td></tr>"
        for one in problems
    )
    return (
        f'<table class="found"><caption>{_text(caption)}</caption><thead><tr><th scope="col">Cell and level</th>'
        '<th scope="col">What was found</th><th scope="col">What to do</th></tr></thead>'
        f"<tbody>{rows}</tbody></table>"
    )


def _accepted(accepted: Sequence[tuple[Problem, str]]) -> str:
    rows = "".join(
        f'<tr><th scope="row">{_text(one.place or "everywhere")}</th>'
        f"<td>{_text(sentence(one.what))}{_check(one)}</td><td>{_text(reason)}</td></tr>"
        for one, reason in accepted
    )
    return (
        '<section aria-labelledby="accepted"><h2 id="accepted">Accepted</h2>'
        "<p>These findings count no longer, because an officer has accepted them on the sheet “Accepted”. Take a row"
        " out there, and its finding is back.</p>"
        '<table class="found"><caption>Accepted findings and the reasons given</caption><thead><tr>'
        '<th scope="col">Place</th><th scope="col">What was found</th><th scope="col">Reason given</th></tr></thead>'
        f"<tbody>{rows}</tbody></table></section>"
    )


def _where(problem: Problem) -> str:
    return problem.cell or ("whole sheet" if problem.sheet else "whole file" if problem.workbook else "no one place")


def _check(problem: Problem) -> str:
    return f'<span class="check">Check: <code>{_text(problem.check)}</code></span>' if problem.check else ""


def _badge(level: Level) -> str:
    return f'<span class="level {level}">{LOOKS[level].words}</span>'


# --- small pieces -----------------------------------------------------------------------------------------


def _grouped(problems: Iterable[Problem], key: Callable[[Problem], str]) -> list[tuple[str, list[Problem]]]:
    """Problems by what they have in common; the group with the worst comes first, as they come worst first.

    Names that differ in their capitals alone are one, as in Excel.
    """
    groups: dict[str, list[Problem]] = {}
    for problem in problems:
        groups.setdefault(key(problem).casefold(), []).append(problem)
    return [(key(found[0]), found) for found in groups.values()]


class _Ids:
    """Names for places on the page, each given once."""

    def __init__(self) -> None:
        self._taken = {"main", "summary", "contents", "accepted"}

    def new(self, words: str) -> str:
        """A name made from the words."""
        base = "at-" + (re.sub(r"[^a-z0-9]+", "-", words.casefold()).strip("-") or "files")
        names = (base, *(f"{base}-{number}" for number in range(2, 10**4)))
        found = next(name for name in names if name not in self._taken)
        self._taken.add(found)
        return found


def _text(words: str) -> str:
    return escape(clean(words)).replace("\n", "<br>")


def _address(file: str) -> str:
    """A relative link; "./" in front keeps a file's name from being read as a scheme ("a:b")."""
    return "./" + quote(clean(file).replace("\\", "/"))


def _document(heading: str, body: str) -> str:
    return (
        '<!DOCTYPE html>\n<html lang="en-GB">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
        f"<title>{_text(heading)}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n{body}\n</body>\n</html>\n"
    )
