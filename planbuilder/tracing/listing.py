"""Every figure of a document: those that are worked out, and the numbers that officers typed in its texts.

In come the checked workbooks that a document is made from; out comes a `Listing`, in the order of the sheets. A figure
of another document is listed where one of the texts quotes it.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from planbuilder.cells import TEXT
from planbuilder.intake.check import Checked
from planbuilder.model.figure import Cell, Figure, cells
from planbuilder.model.figures import key
from planbuilder.model.filled import Quotable, named
from planbuilder.model.outturn import STATUSES
from planbuilder.model.quoting import quotable, quoting_texts, texts
from planbuilder.model.statistics import statistics_of
from planbuilder.schema.plan import Action

PLAN, STATISTICS, ACHIEVEMENTS = "plan.xlsx", "statistics.xlsx", "achievements.xlsx"
#: The parts of the list by what the figures are of, with the heading of each.
HEADINGS: Final[Mapping[str, str]] = {
    "Crime": "Crime comparison",
    "Districts": "Districts compared",
    "Areas": "People and households",
    "Series": "Counts by month",
    "Enforcement": "Enforcement",
    "Indicators": "Indicators",
    "Plan": "Actions and money of the plan",
    "Police and crime plan": "Police and crime plan",
    "Policing": "Policing structure and resources",
    "Events": "Events",
}
_OF_THE_PLAN: Final = ("Plan", "Police and crime plan")
_OF_THE_OUTTURN: Final = (*STATUSES, "complete or Green")
#: The sheets of plan.xlsx whose texts each document prints (Progress stands in the report alone).
_PRINTED: Final[Mapping[str, Collection[str]]] = {
    "plan": {"Plan", "Versions", "Focus", "Profile", "Text", "Highlights", "Actions"},
    "report": {"Plan", "Focus", "Actions", "Progress"},
}
#: A number as it stands in a text, with its pounds and its percentage.
_NUMBER: Final = re.compile(r"£?\d[\d,]*(?:\.\d+)?(?:\s?%|\+)?")
_QUOTED: Final = re.compile(r"\[\[[^\[\]\n]*\]\]")


@dataclass(frozen=True)
class Entry:
    """A figure, and the cells of the texts that quote it."""

    figure: Figure
    quoted_in: tuple[Cell, ...] = ()


@dataclass(frozen=True)
class Part:
    """The figures of one part of a document, by what they are of ("All crime")."""

    heading: str
    subjects: Mapping[str, Sequence[Entry]]


@dataclass(frozen=True)
class TypedNumbers:
    """The numbers that officers typed in one text; nothing works them out, and their source is the text's own."""

    cell: Cell
    heading: str
    text: str
    numbers: tuple[str, ...]


@dataclass(frozen=True)
class Listing:
    """All figures of a document: worked out, part by part, and typed in its texts; and what can be quoted."""

    parts: tuple[Part, ...]
    typed: tuple[TypedNumbers, ...]
    names: tuple[Figure, ...]

    @property
    def count(self) -> int:
        """How many figures are worked out."""
        return sum(len(entries) for part in self.parts for entries in part.subjects.values())


def make_listing(document: str, read: Mapping[str, Checked]) -> Listing:
    """The figures of a document ("plan" or "report") whose workbooks were checked and hold no fault that stops."""
    counts = statistics_of(read[STATISTICS]) if STATISTICS in read else None
    known = quotable(read[PLAN], counts, read.get(ACHIEVEMENTS))
    quoted = _quoted(document, read, known)
    shown = [one for one in known.figures.values() if _belongs(one, document) or key(one.name) in quoted]
    parts: dict[str, dict[str, list[Entry]]] = {}
    for figure in shown:
        subject = figure.name.rpartition(":")[0]
        several = parts.setdefault(HEADINGS[figure.part], {}).setdefault(subject, [])
        several.append(Entry(figure, quoted.get(key(figure.name), ())))
    return Listing(
        tuple(Part(heading, subjects) for heading, subjects in parts.items()),
        tuple(_typed(document, read)),
        tuple(one for one in known.figures.values() if one.value is not None),
    )


def _belongs(figure: Figure, document: str) -> bool:
    """Whether a document prints a figure of itself; the plan says nothing of how its actions stand."""
    if document == "report":
        return figure.part != "Police and crime plan"
    return figure.part in _OF_THE_PLAN and figure.name.rpartition(": ")[2] not in _OF_THE_OUTTURN


def _printed(document: str, read: Mapping[str, Checked]) -> Iterator[Checked]:
    """The workbooks with the sheets that a document prints."""
    for name, checked in read.items():
        if name == PLAN:
            kept = {title: rows for title, rows in checked.records.items() if title in _PRINTED[document]}
            yield Checked(records=kept)
        elif document == "report":
            yield checked


def _quoted(document: str, read: Mapping[str, Checked], known: Quotable) -> dict[str, tuple[Cell, ...]]:
    """The cells in which each figure is quoted, by its name as compared."""
    found: dict[str, dict[Cell, None]] = {}
    for checked in _printed(document, read):
        for row, field, text in quoting_texts(checked):
            figures = (known.find(name) for name in named(text))
            for figure in (one for one in figures if one):
                found.setdefault(key(figure.name), {}).update(dict.fromkeys(cells(row, field)))
    return {name: tuple(several) for name, several in found.items()}


def _typed(document: str, read: Mapping[str, Checked]) -> Iterator[TypedNumbers]:
    """The numbers in texts and budgets as officers typed them, in the order of the sheets."""
    for checked in _printed(document, read):
        for row in (row for rows in checked.records.values() for row in rows):
            about = row.ref if isinstance(row, Action) else ""
            for column, field, lines in texts(row):
                unprinted = document == "report" and isinstance(row, Action) and field != "objective"
                if not unprinted and not (column.as_typed and column.kind is TEXT):  # which is the name of a year
                    yield from _numbers(cells(row, field)[0], f"{about} {column.heading}".strip(), lines)
            if isinstance(row, Action) and document == "plan":
                yield from _numbers(cells(row, "budget")[0], f"{row.ref} Budget", [one.text for one in row.budget])


def _numbers(cell: Cell, heading: str, lines: Iterable[str]) -> Iterator[TypedNumbers]:
    text = "\n".join(lines)
    numbers = tuple(found[0].strip(",") for found in _NUMBER.finditer(_QUOTED.sub(" ", text)))
    if numbers:
        yield TypedNumbers(cell, heading, text, numbers)
