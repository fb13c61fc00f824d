"""The schedule of responses as a Word document, for the meeting: what partners said, and what was decided and why.

In comes a `Book` with the decisions that officers typed; out comes the document, made from
templates/schedule-of-responses.docx, which officers may restyle. Its names are those that `schedule_values` gives.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from pathlib import Path

from planbuilder.colours import Palette
from planbuilder.output.word import Properties, make_document
from planbuilder.problems import counted
from planbuilder.proposals import Proposal
from planbuilder.returned.replies_look import Book, kind, shown, what, where

TEMPLATE = "schedule-of-responses.docx"


def schedule_values(book: Book, year: str) -> Mapping[str, object]:
    """What templates/schedule-of-responses.docx may print; `year` as it is printed."""
    responses = [*book.changes, *book.comments]
    replied = [partner for partner in book.files if partner]
    waiting = [partner for partner in book.partners if not book.files.get(partner)]
    decided = sum(1 for one in responses if book.decisions.get(one.identity, ("", ""))[0])
    changes, comments = counted(len(book.changes), "change"), counted(len(book.comments), "comment")
    return {
        "draft": book.draft,
        "document": book.title,
        "year": year,
        "summary": f"{counted(len(replied), 'partner')} proposed {changes} and made {comments}; {decided} of these"
        f" {'is' if decided == 1 else 'are'} decided.",
        "waiting": ", ".join(waiting),
        "rows": [_row(number, one, book) for number, one in enumerate(responses, 1)],
    }


def schedule_bytes(
    templates: Path, book: Book, partnership: str, year: str, day: dt.date, palette: Palette | None = None
) -> bytes:
    """The document, in the partnership's colours.

    Raises `PlanbuilderError` where the template is missing or has tags that are wrong.
    """
    title = f"Schedule of responses to draft {book.draft}"
    properties = Properties(title, partnership, f"{book.title} {year}", year, day)
    values = schedule_values(book, year)
    return make_document(templates / TEMPLATE, values, {}, properties, palette=palette).finished(None)


def _row(number: int, one: Proposal, book: Book) -> Mapping[str, object]:
    decision, reason = book.decisions.get(one.identity, ("", ""))
    said = _said(one)
    if one.comment:
        said += [f"Comment: {line}" if n == 0 else line for n, line in enumerate(_lines(one.comment))]
    partner = one.partner or "(not said)"
    who = [] if not one.who or one.who == partner else [one.who]
    return {
        "number": number,
        "what": what(one) or kind(one),
        "where": where(one, book.now(one)[0]),
        "before": _lines(one.before),
        "said": said,
        "partner": ", ".join([partner, *who]),
        "decision": decision,
        "reason": _lines(reason),
    }


def _said(one: Proposal) -> list[str]:
    """What is proposed, beginning with what kind of change it is."""
    if one.kind == "comment":
        return []
    if one.kind in ("remove", "move"):
        words = shown(one).strip("()")
        return [f"{words[:1].upper()}{words[1:]}"]
    first, *rest = _lines(shown(one))
    return [f"{kind(one)}: {first}", *rest]


def _lines(text: str) -> list[str]:
    """The lines of a text; an empty one where there is none, because a cell of a table needs a paragraph."""
    return [line.strip() for line in text.split("\n") if line.strip()] or [""]
