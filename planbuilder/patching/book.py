"""A workbook opened for writing single cells: its sheets by name, its texts, tables and formats.

In come the bytes of an .xlsx that has been examined; out come the maps of the sheets that are asked for, and what their
cells hold. Nothing is changed here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from lxml import etree

from planbuilder.patching.cell_xml import Found, read_cell, runs_of
from planbuilder.patching.edits import CannotWrite
from planbuilder.patching.formats import Formats
from planbuilder.patching.grid import Box, Grid, boxes
from planbuilder.patching.meaning import Reading
from planbuilder.patching.runs import Runs
from planbuilder.patching.zip_bytes import ZipBytes
from planbuilder.schema import WORKBOOKS, Record
from planbuilder.typed import folded
from planbuilder.worklist.book import Book
from planbuilder.worklist.parts import Parts, Relationships, main
from planbuilder.worklist.places import Cell, find_sheet

_FINAL: Final = re.compile(rb'name="_MarkAsFinal"[^>]*>\s*<[^>]*bool[^>]*>(?:true|1)<')


@dataclass(frozen=True)
class Table:
    """A table of Excel: its part, the cells that it covers, and what Excel itself fills in."""

    part: str
    box: Box
    headed: bool
    totals: bool
    worked_out: bool  # a column of it is a formula


class OpenSheet:
    """One sheet: its map, and what stands in its cells."""

    def __init__(self, book: OpenBook, title: str, part: str) -> None:
        self.book, self.title, self.part = book, title, part
        self.grid = Grid(book.parts.read(part))
        self._found: dict[Cell, Found] = {}

    def found(self, cell: Cell) -> Found:
        """What stands in a cell."""
        if cell not in self._found:
            self._found[cell] = read_cell(self.grid.fragment(cell), self.grid.prefix, self.book.shared)
        return self._found[cell]

    def shown(self, cell: Cell) -> str:
        """The contents of a cell as a person sees them."""
        return self.book.reading.shown(self.found(cell), self.grid.style_of(cell))

    @cached_property
    def tables(self) -> list[Table]:
        """The tables on the sheet."""
        related = Relationships.of(self.book.parts, self.part)
        return [self._table(part) for part in related.by_type("table") if part in self.book.parts]

    def _table(self, part: str) -> Table:
        root = self.book.parts.tree(part)
        worked_out = next(root.iter(main("calculatedColumnFormula")), None) is not None
        headed, totals = root.get("headerRowCount", "1") != "0", root.get("totalsRowCount", "0") != "0"
        return Table(part, boxes(root.get("ref", ""))[0], headed, totals, worked_out)

    @cached_property
    def pivots(self) -> list[Box]:
        """The cells that pivot tables fill."""
        related = Relationships.of(self.book.parts, self.part)
        parts = [part for part in related.by_type("pivotTable") if part in self.book.parts]
        places = (self.book.parts.tree(part).find(main("location")) for part in parts)
        return [box for place in places if place is not None for box in boxes(place.get("ref", ""))]


class OpenBook:
    """A workbook."""

    def __init__(self, name: str, content: bytes) -> None:
        self.name = name
        self.package = ZipBytes(content)
        self.parts = Parts(dict(self.package.parts))
        self._book = Book(self.parts)
        self._sheets: dict[int, OpenSheet] = {}
        self._texts: dict[int, Runs] = {}
        self.refuse_if_finished()

    @property
    def titles(self) -> list[str]:
        """The names of the sheets."""
        return [sheet.title for sheet in self._book.sheets]

    def sheet_parts(self) -> list[tuple[str, str]]:
        """The name and the part of each sheet that is there."""
        return [(sheet.title, sheet.part) for sheet in self._book.sheets if sheet.part in self.parts]

    @property
    def part(self) -> str:
        """The name of the part that lists the sheets."""
        return self._book.part

    def refuse_if_finished(self) -> None:
        """Raises `CannotWrite` for a workbook that somebody signed, or marked as final."""
        if any(name.lower().startswith("_xmlsignatures/") for name in self.package.parts):
            do = "In Excel choose File > Info > View Signatures, remove them, and have it signed again afterwards."
            raise CannotWrite("this workbook is signed, and a change would break the signature", do)
        if _FINAL.search(self.package.parts.get("docProps/custom.xml", b"")):
            do = "In Excel choose File > Info > Protect Workbook > Mark as Final once more, which takes the mark away."
            raise CannotWrite("this workbook is marked as final", do)

    def sheet(self, title: str) -> OpenSheet:
        """A sheet by its name, or by one of its old names; raises `CannotWrite` where there is none."""
        record = self.record(title)
        names = (title, *((record.sheet.title, *record.sheet.old_titles) if record else ()))
        position = find_sheet(names, self.titles)
        if position is None:
            what = f"the sheet “{title}” is missing"
            raise CannotWrite(what, "Bring it back, or rename the sheet that it has become.")
        if position not in self._sheets:
            sheet = self._book.sheets[position]
            if sheet.part not in self.parts:
                raise CannotWrite("this workbook is damaged", "Bring back an earlier copy of it.")
            self._sheets[position] = OpenSheet(self, sheet.title, sheet.part)
        return self._sheets[position]

    def record(self, title: str) -> type[Record] | None:
        """How a sheet is declared; None for one of the officers' own."""
        records = WORKBOOKS.get(self.name, ())
        return next((one for one in records if folded(title) in map(folded, _names(one))), None)

    @cached_property
    def reading(self) -> Reading:
        """How the numbers of this workbook are read."""
        styles = self._related("styles")
        about = self.parts.tree(self.part).find(main("workbookPr"))
        from_1904 = about is not None and about.get("date1904") in {"1", "true"}
        return Reading(Formats(styles), from_1904)

    @cached_property
    def _shared(self) -> list[etree._Element]:
        root = self._related("sharedStrings")
        return [] if root is None else root.findall(main("si"))

    def shared(self, number: int) -> Runs:
        """A text by its number in the table of shared strings."""
        if number not in self._texts:
            self._texts[number] = runs_of(self._shared[number]) if number < len(self._shared) else ()
        return self._texts[number]

    def _related(self, kind: str) -> etree._Element | None:
        found = self._book.related.by_type(kind)
        return self.parts.tree(found[0]) if found and found[0] in self.parts else None


def _names(record: type[Record]) -> tuple[str, ...]:
    return (record.sheet.title, *record.sheet.old_titles)
