"""The rows of a sheet as they are read: cells with their dress and their addresses."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from planbuilder.schema import Record
from planbuilder.typed import Typed

if TYPE_CHECKING:
    from openpyxl.cell import Cell
    from openpyxl.worksheet.worksheet import Worksheet


@dataclass(frozen=True, slots=True)
class Row:
    """One row in which something is typed: its cells and their addresses by the name of the field."""

    number: int
    cells: Mapping[str, Typed]
    addresses: Mapping[str, str]


@dataclass
class SheetRows:
    """The rows of one sheet below row `top`, in these columns.

    `readable` is False where it could not be read, so that nothing is checked against it. `told` are the cells whose
    fault is told already, so that nothing more need be said of them. `totals` are rows that add up the others.
    """

    record: type[Record]
    rows: list[Row] = field(default_factory=list)
    top: int = 0
    columns: frozenset[int] = frozenset()
    readable: bool = True
    told: set[str] = field(default_factory=set)
    totals: list[Row] = field(default_factory=list)


class Addresses(Mapping[str, str]):
    """The address of each field's cell in one row; they are made when they are asked for, as few of them are."""

    __slots__ = ("_letters", "_row")

    def __init__(self, letters: Mapping[str, str], row: int) -> None:
        self._letters = letters
        self._row = row

    def __getitem__(self, name: str) -> str:
        return f"{self._letters[name]}{self._row}"

    def __iter__(self) -> Iterator[str]:
        return iter(self._letters)

    def __len__(self) -> int:
        return len(self._letters)


def cells_by_row(worksheet: Worksheet) -> dict[int, list[Cell]]:
    """The cells that hold something, by row.

    openpyxl's own iteration goes to the last formatted row, which may be the millionth, and makes a cell for each
    empty place on the way; its store of cells holds only what the file holds.
    """
    rows: dict[int, list[Cell]] = {}
    for (row, _), cell in sorted(worksheet._cells.items()):
        if cell.value is not None:
            rows.setdefault(row, []).append(cell)
    return rows


class Dress:
    """Cells with the dress of the whole cell; a style is looked up once, because openpyxl is slow at it."""

    def __init__(self) -> None:
        self._styles: dict[int, tuple[bool, bool, bool]] = {}

    def typed(self, cell: Cell) -> Typed:
        """The contents of a cell with its bold, italics, lines through it and number format."""
        value = cell.value
        style = cell._style  # type: ignore[attr-defined]  # the stubs leave it out; has_style looks at all of it
        key: int = style.fontId if style is not None else 0
        if key not in self._styles:
            self._styles[key] = bool(cell.font.b), bool(cell.font.i), bool(cell.font.strike)
        bold, italic, struck = self._styles[key]
        if type(value) is str or not isinstance(value, int | float | dt.date):
            return Typed(value, bold, italic, struck)
        return Typed(value, bold, italic, struck, cell.number_format)
