"""Where everything stands in the XML of a sheet: the place of each row and cell, to the byte.

In comes a worksheet part as it lies in the package; out comes a map of it (ECMA-376 part 1, 18.3.1). The XML is read
but never written anew: what is changed is cut out at these places, so that all else keeps its bytes, whoever wrote it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final
from xml.parsers import expat

from planbuilder.patching.edits import CannotWrite
from planbuilder.worklist.parts import MAIN
from planbuilder.worklist.places import Cell, column_number

_TAG: Final = re.compile(rb"""<[^\s/>]+(?:\s+[^\s=>]+\s*=\s*(?:"[^"]*"|'[^']*'))*\s*/?>""")
_RANGE: Final = re.compile(r"\$?([A-Z]{1,3})\$?(\d+)", re.IGNORECASE)
_CODING: Final = re.compile(rb"""^<\?xml[^>]*?encoding\s*=\s*["'](?!utf-?8["'])""", re.IGNORECASE)
Box = tuple[Cell, Cell]


@dataclass(slots=True)
class CellSpan:
    """A cell from its first byte to behind its last; whether it holds anything, and whether that is a formula."""

    start: int
    end: int = 0
    filled: bool = False
    formula: bool = False
    style: int = 0


@dataclass(slots=True)
class RowSpan:
    """A row: its first byte, where a further cell would go (-1 where its tag is empty), and its cells by column."""

    number: int
    start: int
    body_end: int = -1
    style: int | None = None
    cells: dict[int, CellSpan] = field(default_factory=dict)


@dataclass(slots=True)
class Ranges:
    """A tag that names cells: where it begins, and the cells."""

    start: int
    cells: str


def boxes(cells: str) -> list[Box]:
    """The first and last cell of each range in "A2:C9 E4"."""
    found = []
    for part in cells.split():
        corners = [(int(row), column_number(letters)) for letters, row in _RANGE.findall(part)]
        if corners:
            found.append((corners[0], corners[-1]))
    return found


def within(cell: Cell, box: Box) -> bool:
    """Whether a cell lies in a range."""
    return box[0][0] <= cell[0] <= box[1][0] and box[0][1] <= cell[1] <= box[1][1]


class Grid:
    """The map of one sheet."""

    def __init__(self, content: bytes) -> None:
        self.content = content
        self.rows: dict[int, RowSpan] = {}
        self.order: list[RowSpan] = []
        self.merged: list[Box] = []
        self.arrays: list[Box] = []
        self.columns: list[tuple[int, int, int]] = []
        self.dimension: Ranges | None = None
        self.rules: list[Ranges] = []  # drop-downs and colours that depend on contents
        self.protected = False
        self.data: tuple[int, int] = (-1, -1)  # sheetData: its first byte, and where a further row would go
        self.prefix = ""
        _Scan(self).run()

    def tag(self, start: int) -> bytes:
        """The whole tag that begins here."""
        found = _TAG.match(self.content, start)
        if found is None:
            raise CannotWrite("this workbook is damaged", "Open it in Excel, save it there, and run this again.")
        return found[0]

    def span(self, cell: Cell) -> CellSpan | None:
        """Where a cell stands; None where the sheet holds none there."""
        row = self.rows.get(cell[0])
        return row.cells.get(cell[1]) if row else None

    def fragment(self, cell: Cell) -> bytes:
        """The XML of a cell; nothing where there is none."""
        span = self.span(cell)
        return self.content[span.start : span.end] if span else b""

    def style_of(self, cell: Cell) -> int:
        """The number of a cell's format; of its row's or column's where there is no such cell yet."""
        if span := self.span(cell):
            return span.style
        row = self.rows.get(cell[0])
        if row and row.style is not None:
            return row.style
        return next((style for first, last, style in self.columns if first <= cell[1] <= last), 0)


class _Scan:
    """One pass over the sheet, told by expat where each tag begins."""

    def __init__(self, grid: Grid) -> None:
        self.grid = grid
        self.parser = expat.ParserCreate()
        self.row: RowSpan | None = None
        self.counted = True  # whether the row's number was only counted, as some programs leave it out
        self.last_row = self.column = 0
        self.cell: CellSpan | None = None
        self.letters: dict[str, int] = {}

    def run(self) -> None:
        content = self.grid.content
        if _CODING.search(content[:200]) or content[:2] in (b"\xff\xfe", b"\xfe\xff"):
            do = "Open it in Excel, save it there, and run this again."
            raise CannotWrite("this workbook is written in a way that Excel does not use", do)
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self.begin
        self.parser.EndElementHandler = self.end
        try:
            self.parser.Parse(content, True)
        except (expat.ExpatError, ValueError):
            do = "Bring back an earlier copy of it, or open it in Excel and save it there."
            raise CannotWrite("this workbook is damaged", do) from None
        if self.grid.data[0] < 0:
            raise CannotWrite("this sheet has no cells", "Name a sheet with a table on it.")

    def begin(self, name: str, about: dict[str, str]) -> None:
        if self.last_row == 0 and not self.grid.prefix and name.rpartition(":")[2] == "worksheet":
            self._root(name, about)
            return
        name = name.removeprefix(self.grid.prefix)
        if name == "c":
            self._begin_cell(about)
        elif name == "row":
            self._begin_row(about)
        elif self.cell is not None and name in {"v", "is", "f"}:
            self.cell.filled = True
            if name == "f":
                self.cell.formula = True
                if about.get("t") in {"array", "dataTable"}:
                    self.grid.arrays += boxes(about.get("ref", ""))
        elif self.row is None:
            self._other(name, about)

    def _root(self, name: str, about: dict[str, str]) -> None:
        prefix = name.rpartition(":")[0]
        if about.get(f"xmlns:{prefix}" if prefix else "xmlns") != MAIN:
            raise CannotWrite("this workbook is of a kind that cannot be written to", "Save it in Excel as *.xlsx.")
        self.grid.prefix = f"{prefix}:" if prefix else ""

    def _begin_row(self, about: dict[str, str]) -> None:
        number = about.get("r")
        self.counted = number is None
        style = int(about["s"]) if "s" in about and about.get("customFormat") in {"1", "true"} else None
        self.row = RowSpan(int(number or self.last_row + 1), self.parser.CurrentByteIndex, style=style)
        self.column = 0

    def _begin_cell(self, about: dict[str, str]) -> None:
        assert self.row is not None
        place = about.get("r")
        if place:
            letters = place.rstrip("0123456789")
            if letters not in self.letters:
                self.letters[letters] = column_number(letters)
            self.column = self.letters[letters]
            if self.counted:
                self.row.number, self.counted = int(place[len(letters) :]), False
        else:
            self.column += 1
        self.cell = CellSpan(self.parser.CurrentByteIndex, style=int(about.get("s") or 0))
        self.row.cells[self.column] = self.cell

    def _other(self, name: str, about: dict[str, str]) -> None:
        grid, at = self.grid, self.parser.CurrentByteIndex
        if name == "sheetData":
            grid.data = (at, -1)
        elif name == "dimension":
            grid.dimension = Ranges(at, about.get("ref", ""))
        elif name == "mergeCell":
            grid.merged += boxes(about.get("ref", ""))
        elif name == "col" and about.get("style"):
            grid.columns.append((int(about["min"]), int(about["max"]), int(about["style"])))
        elif name in {"dataValidation", "conditionalFormatting"}:
            grid.rules.append(Ranges(at, about.get("sqref", "")))
        elif name == "sheetProtection":
            grid.protected = about.get("sheet") in {"1", "true"}

    def end(self, name: str) -> None:
        name = name.removeprefix(self.grid.prefix)
        if name == "c" and self.cell is not None:
            closing = self._closing("c")
            self.cell.end = self.parser.CurrentByteIndex + closing
            self.cell = None
        elif name == "row" and self.row is not None:
            if self._closing("row"):
                self.row.body_end = self.parser.CurrentByteIndex
            self.last_row = self.row.number
            self.grid.rows[self.row.number] = self.row
            self.grid.order.append(self.row)
            self.row = None
        elif name == "sheetData" and self._closing("sheetData"):
            self.grid.data = (self.grid.data[0], self.parser.CurrentByteIndex)

    def _closing(self, name: str) -> int:
        """The length of the closing tag that stands here; 0 where the tag was empty, so that there is none."""
        at = self.parser.CurrentByteIndex
        tag = f"</{self.grid.prefix}{name}".encode()
        if not self.grid.content.startswith(tag, at) or self.grid.content[at + len(tag)] not in b"> \t\r\n":
            return 0
        return self.grid.content.index(b">", at) + 1 - at
