"""What changed as a page for any browser, and as JSON for other programs.

In come `Changes` in words; out comes a page that needs nothing else: no scripts, no fonts, no pictures. It is made to
be read by everyone (WCAG 2.2 AA): headings in order, a real table with a caption and headings, a link past the top.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from typing import Final

from planbuilder.compare.changes import Change, Changes, Sum
from planbuilder.compare.one_page import Section
from planbuilder.compare.telling import money_rows, sections, sentence, summary
from planbuilder.worklist.page_style import STYLE
from planbuilder.worklist.words import clean

SCHEMA: Final = "planbuilder-changes"
VERSION: Final = 1


@dataclass(frozen=True)
class About:
    """What is compared: the document's title, its year as printed, and what the two versions are called."""

    document: str
    year: str
    before: str
    after: str

    @property
    def heading(self) -> str:
        """The title of the page and of the Word document."""
        return f"What changed: {self.document} {self.year}"

    @property
    def sides(self) -> str:
        """From what to what."""
        return f"From {self.before} to {self.after}."


def changes_page(about: About, changes: Changes, remarks: Sequence[str] = ()) -> str:
    """The page as text, to be written in UTF-8."""
    body = [
        '<a class="skip" href="#main">Skip to the main content</a>',
        f"<header><p>planbuilder</p><h1>{_text(about.heading)}</h1></header>",
        '<main id="main" tabindex="-1">',
        f"<p>{_text(about.sides)}</p>",
        f'<p class="outcome good">{_text(" ".join(summary(changes)))}</p>',
        *(f"<p>{_text(remark)}</p>" for remark in remarks),
        _money(changes),
        *map(_section, sections(changes, [about.sides, *remarks])),
        "</main>",
        "<footer><p>Made by planbuilder from the workbooks of both versions.</p></footer>",
    ]
    return (
        '<!DOCTYPE html>\n<html lang="en-GB">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
        f"<title>{_text(about.heading)}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n"
        + "\n".join(part for part in body if part)
        + "\n</body>\n</html>\n"
    )


def _money(changes: Changes) -> str:
    rows = money_rows(changes)
    if not rows:
        return ""
    cells = "".join(
        f'<tr><th scope="row">{_text(name)}</th><td class="number">{before}</td><td class="number">{now}</td>'
        f'<td class="number">{_text(more)}</td></tr>'
        for name, before, now, more in rows
    )
    return (
        '<section aria-labelledby="money"><h2 id="money">Money</h2><table><caption>Budget by priority</caption>'
        '<thead><tr><th scope="col">Priority</th><th scope="col" class="number">Before</th>'
        '<th scope="col" class="number">Now</th><th scope="col" class="number">Difference</th></tr></thead>'
        f"<tbody>{cells}</tbody></table></section>"
    )


def _section(section: Section) -> str:
    groups = "".join(
        f"<h3>{_text(heading)}</h3><ul>{''.join(f'<li>{_text(one)}</li>' for one in told)}</ul>"
        for heading, told in section.groups
    )
    money = f"<p>Budget: {_text(section.money)}.</p>" if section.money else ""
    return f"<section><h2>{_text(section.heading)}</h2>{money}{groups}</section>"


def _text(words: str) -> str:
    return escape(clean(words)).replace("\n", "<br>")


# --- for other programs -----------------------------------------------------------------------------------


def as_json(about: About, changes: Changes, remarks: Sequence[str] = ()) -> str:
    """The changes as one object in plain ASCII; keys may be added without a new version, none changes its meaning.

    Sums are in pounds, as text so that no pence are lost. `before` and `after` of a field are lists of its lines.
    """
    document = {
        "schema": SCHEMA,
        "version": VERSION,
        "document": about.document,
        "year": about.year,
        "from": about.before,
        "to": about.after,
        "summary": summary(changes),
        "remarks": list(remarks),
        "money": {
            "total": _sum(changes.total),
            "by_priority": [_sum(one) for one in changes.by_priority],
            "by_funder": [_sum(one) for one in changes.by_funder],
        },
        "changes": [_change(one) for one in changes.changes],
    }
    return json.dumps(document, indent=2) + "\n"


def _sum(one: Sum) -> dict[str, str]:
    found = {"before": str(one.before), "after": str(one.after), "difference": str(one.difference)}
    return {"name": one.name, **found} if one.name else found


def _change(change: Change) -> dict[str, object]:
    return {
        "what": str(change.what),
        "priority": change.priority,
        "priority_before": change.came_from or change.priority,
        "workbook": change.workbook,
        "sheet": change.sheet,
        "record": change.record,
        "title": change.title,
        "place": change.cell,
        "money": None if change.money is None else str(change.money),
        "told": sentence(change),
        "fields": [
            {"field": one.heading, "before": list(one.before), "after": list(one.after)} for one in change.fields
        ],
    }
