"""How a sheet and its columns are declared: a record class for a sheet, one of its fields for a column."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, ClassVar

from planbuilder.cells import LEADS, LINES, MONEY, NAMES, Kind


@dataclass(frozen=True)
class Sheet:
    """A sheet as officers see it: its title, what it is for, and how it is laid out.

    A table has one record a row; a `settings` sheet has one record in all, one row a field (Setting, Value). `key`
    names the field that identifies a record for good, whatever row it stands in; where none does, `named_by` are the
    fields that tell most records apart, and those that are alike are counted. `tab` colours its tab. Where `unless`
    names a field and a choice, a row with that choice is kept for officers and passed over.
    """

    title: str
    purpose: str
    key: str = ""
    named_by: tuple[str, ...] = ()
    settings: bool = False
    old_titles: tuple[str, ...] = ()
    may_be_missing: bool = False
    tab: str = "0B6B6B"
    unless: tuple[str, str] | None = None


@dataclass(frozen=True)
class Column:
    """A column as officers see it (on a settings sheet: a row).

    `refers_to` names the sheet whose records this column may name, and `of_workbook` the workbook of that sheet where
    it is another one; `lenient` means that another name is only pointed out, not refused. A sheet may lack a column
    that `may_be_missing`. What is not `printed` is for officers alone. A cell that `may_name_a_file` may hold the name
    of a Word file in the text folder instead of the text. Excel never makes a date or a number of what is kept
    `as_typed`. `width` is in Excel's characters, and `example` stands in the data guide.
    """

    heading: str
    kind: Kind
    help: str
    required: bool = False
    unique: bool = False
    refers_to: str = ""
    of_workbook: str = ""
    lenient: bool = False
    width: int = 20
    example: str = ""
    old_headings: tuple[str, ...] = ()
    may_be_missing: bool = False
    printed: bool = True
    may_name_a_file: bool = False
    as_typed: bool = False
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Place:
    """Where a record stands: workbook, sheet, and the cell of each of its fields ("F12").

    `reference` is what it is called there, whatever its row: "CE1", "Burglary, Why? #2".
    """

    workbook: str
    sheet: str
    row: int
    cells: Mapping[str, str]
    reference: str = ""


@dataclass(frozen=True, kw_only=True)
class Record:
    """One row of a sheet, every field of the type that its column declares; knows its cells."""

    sheet: ClassVar[Sheet]
    place: Place = field(compare=False)

    def cell(self, name: str) -> str:
        """The address of the cell of a field; of the row where the sheet has no such column."""
        return self.place.cells.get(name, f"row {self.place.row}")


def column(heading: str, kind: Kind, help_: str, **more: Any) -> Any:
    """A field of a record, declared as a column of its sheet; empty is None, or nothing where several may stand."""
    empty: Any = () if kind in {LINES, NAMES, LEADS, MONEY} else None
    declared = Column(heading, kind, help_, choices=kind.choices, **more)
    return field(default=empty, metadata={"column": declared})


_DECLARED: dict[type[Record], Mapping[str, Column]] = {}


def columns(record: type[Record]) -> Mapping[str, Column]:
    """The columns of a sheet by the name of their field, in the order in which officers see them."""
    if record not in _DECLARED:
        fields = dataclasses.fields(record)
        _DECLARED[record] = {one.name: one.metadata["column"] for one in fields if "column" in one.metadata}
    return _DECLARED[record]


def references(record: type[Record], rows: Iterable[Mapping[str, object]]) -> Iterator[str]:
    """What each record of a sheet is called there: by its key, or by what tells most of them apart.

    Of several that are alike, the second is "Burglary, Why? #2". A settings sheet's one record goes by its title.
    """
    sheet = record.sheet
    fields = (sheet.key,) if sheet.key else sheet.named_by
    met: dict[str, int] = {}
    for row in rows:
        name = ", ".join(str(row[field]) for field in fields if row.get(field)) or sheet.title
        met[name] = number = met.get(name, 0) + 1
        yield name if number == 1 else f"{name} #{number}"
