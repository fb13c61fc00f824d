"""What a data file holds: tables of plain values, each with its title, its headings with units, and its notes.

Made after the Analysis Function's guidance “Releasing statistics in spreadsheets”: one table a sheet, a unit in each
heading, no empty cell, and the shorthand [x] and [z] where there is no value. Who writes tables to a file numbers
their notes (`data_book.py`), so that a note that several tables have is told once.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from planbuilder.model.worked import Worked
from planbuilder.values import Line, Number

Value = str | int | Decimal

#: The shorthand of the guidance, for a value that is not known, and for one that there cannot be.
NOT_AVAILABLE, NOT_APPLICABLE, LOW_RELIABILITY = "[x]", "[z]", "[u]"
SHORTHAND = {
    NOT_AVAILABLE: "Not available: it was not recorded, or is not stated.",
    NOT_APPLICABLE: "Not applicable: there can be no such value here.",
    LOW_RELIABILITY: "Low reliability: a percentage of a small count.",
}
NO_NOTE = "No note"


@dataclass(frozen=True)
class Heading:
    """A column: its heading with the unit, its width in characters, its decimals where it holds numbers, its note."""

    text: str
    width: int = 20
    decimals: int | None = None
    note: str = ""


@dataclass(frozen=True)
class Table:
    """One table: `name` names its sheet and its file; `about` are lines that stand above it.

    `row_notes` has for each row the notes that belong to it; where no row has any, there is no column for them.
    """

    name: str
    title: str
    headings: Sequence[Heading]
    rows: Sequence[Sequence[Value]]
    about: Sequence[str] = ()
    row_notes: Sequence[Sequence[str]] = field(default=())

    @property
    def has_row_notes(self) -> bool:
        """Whether a row has a note of its own."""
        return any(self.row_notes)


def words(text: str | None, missing: str = NOT_AVAILABLE) -> str:
    """A text in one line; the shorthand where there is none."""
    return " ".join((text or "").split()) or missing


def lines(several: Iterable[Line], missing: str = NOT_AVAILABLE) -> str:
    """The lines of a cell in one: the guidance asks for no line breaks inside a cell."""
    return joined((line.text for line in several), missing)


def joined(texts: Iterable[str], missing: str = NOT_AVAILABLE) -> str:
    """Texts one behind the other, parted by what ends the first of two, or else by a semicolon."""
    whole = ""
    for text in (" ".join(one.split()) for one in texts):
        if whole and text:
            whole += " " if whole[-1] in ".:;!?" else "; "
        whole += text
    return whole or missing


def figure(worked: Worked) -> Value:
    """A figure as a number, rounded as it is printed; the shorthand where there is none."""
    if worked.rounded is None:
        unknown = "not recorded" in worked.reason or "not known" in worked.reason
        return NOT_AVAILABLE if unknown or not worked.reason else NOT_APPLICABLE
    return worked.rounded if worked.places else int(worked.rounded)


def number(typed: Number | None) -> Value:
    """A number as it was typed, without its per cent sign; the unit stands in a column of its own."""
    return NOT_AVAILABLE if typed is None else _plain(typed.amount)


def _plain(amount: Decimal) -> Value:
    return int(amount) if amount == amount.to_integral_value() else Decimal(f"{amount.normalize():f}")


def pounds(amount: Decimal) -> Value:
    """A sum of money as a number."""
    return _plain(amount)


def named_apart(tables: Iterable[Table]) -> list[Table]:
    """The tables with names of their own, where two would share a sheet: those of officers' series may be any."""
    taken = {"cover", "contents", "notes"}
    made = []
    for table in tables:
        names = (table.name, *(f"{table.name}_{number}" for number in range(2, 1000)))
        name = next(one for one in names if one.casefold() not in taken)
        taken.add(name.casefold())
        made.append(replace(table, name=name))
    return made
