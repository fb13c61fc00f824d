"""The cells of one sheet's XML: found by address, made in the right order where there are none, given a format.

In comes the root of a worksheet part; it is changed in place. Only the attribute `s` of cells is touched, so that what
is typed, formulas and their last results stay as they are (ECMA-376 part 1, 18.3.1).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator
from functools import cached_property
from typing import Final

from lxml import etree

from planbuilder.worklist.parts import local_name, main
from planbuilder.worklist.places import LAST_COLUMN, Cell, address, column_number

_ROW: Final = main("row")
_CELL: Final = main("c")
_ADDRESS: Final = re.compile(r"\$?([A-Z]+)\$?(\d+)", re.IGNORECASE)
#: The children of a worksheet up to and with `drawing`, behind which `legacyDrawing` stands.
_BEFORE_NOTES: Final = {
    *("sheetPr", "dimension", "sheetViews", "sheetFormatPr", "cols", "sheetData", "sheetCalcPr", "sheetProtection"),
    *("protectedRanges", "scenarios", "autoFilter", "sortState", "dataConsolidate", "customSheetViews", "mergeCells"),
    *("phoneticPr", "conditionalFormatting", "dataValidations", "hyperlinks", "printOptions", "pageMargins"),
    *("pageSetup", "headerFooter", "rowBreaks", "colBreaks", "customProperties", "cellWatches", "ignoredErrors"),
    *("smartTags", "drawing"),
}


class SheetCells:
    """The cells of one worksheet by row and column."""

    def __init__(self, root: etree._Element) -> None:
        self.root = root
        data = root.find(main("sheetData"))
        self._data = data if data is not None else etree.SubElement(root, main("sheetData"))
        self._rows = dict(_numbered(self._data, _ROW, _row_number))
        self._row_numbers = sorted(self._rows)
        self._cells: dict[int, dict[int, etree._Element]] = {}

    def give(self, cell: Cell, restyled: Callable[[int], int]) -> None:
        """Give a cell another format, worked out from its own; make the cell where there is none."""
        found = self._cell(cell)
        found.set("s", str(restyled(int(found.get("s", "0")))))

    def first_typed(self, row: int) -> Cell:
        """The first cell of a row that has contents; the one in column A where none has."""
        typed = [column for column, cell in self._in_row(row).items() if len(cell)] if row in self._rows else []
        return (row, min(typed, default=1))

    def visible(self, cell: Cell) -> Cell:
        """The cell itself, or the one that shows in its place where cells are merged."""
        for first, last in self._merged:
            if first[0] <= cell[0] <= last[0] and first[1] <= cell[1] <= last[1]:
                return first
        return cell

    @cached_property
    def _merged(self) -> list[tuple[Cell, Cell]]:
        merged = []
        for one in self.root.iterfind(f"{main('mergeCells')}/{main('mergeCell')}"):
            corners = [(int(row), column_number(letters)) for letters, row in _ADDRESS.findall(one.get("ref", ""))]
            if corners:
                merged.append((corners[0], corners[-1]))
        return merged

    # --- making -------------------------------------------------------------------------------------------

    def _cell(self, cell: Cell) -> etree._Element:
        row, column = cell
        element, cells = self._row(row), self._in_row(row)
        if column not in cells:
            new = element.makeelement(_CELL, r=address(cell), s=str(self._format_of_empty(row, column)))
            later = min((other for other in cells if other > column), default=None)
            if later is not None:
                cells[later].addprevious(new)
            elif cells:
                cells[max(cells)].addnext(new)
            else:
                element.insert(0, new)
            cells[column] = new
            element.attrib.pop("spans", "")  # only a hint, and no longer true
            self._widen(cell)
        return cells[column]

    def _row(self, number: int) -> etree._Element:
        if number not in self._rows:
            new = self._data.makeelement(_ROW, r=str(number))
            at = bisect_left(self._row_numbers, number)
            if at < len(self._row_numbers):
                self._rows[self._row_numbers[at]].addprevious(new)
            elif self._row_numbers:
                self._rows[self._row_numbers[-1]].addnext(new)
            else:
                self._data.insert(0, new)
            self._row_numbers.insert(at, number)
            self._rows[number] = new
        return self._rows[number]

    def _in_row(self, number: int) -> dict[int, etree._Element]:
        if number not in self._cells:
            self._cells[number] = dict(_numbered(self._rows[number], _CELL, _cell_column))
        return self._cells[number]

    def _format_of_empty(self, row: int, column: int) -> int:
        """The format in which Excel shows a cell that is not there: its row's, else its column's."""
        element = self._rows[row]
        if element.get("customFormat") in {"1", "true"} and element.get("s"):
            return int(element.get("s", "0"))
        return next((int(one.get("style", "0")) for one in self._columns if _spans(one, column)), 0)

    def _widen(self, cell: Cell) -> None:
        """Let the sheet's own note of how far it goes take in a new cell."""
        dimension = self.root.find(main("dimension"))
        if dimension is None:
            return
        corners = [(int(row), column_number(letters)) for letters, row in _ADDRESS.findall(dimension.get("ref", ""))]
        rows, columns = zip(*corners, cell, strict=True)
        dimension.set("ref", f"{address((min(rows), min(columns)))}:{address((max(rows), max(columns)))}")

    # --- sizes, for the place of a note -------------------------------------------------------------------

    @cached_property
    def _columns(self) -> list[etree._Element]:
        return list(self.root.iterfind(f"{main('cols')}/{main('col')}"))

    @cached_property
    def _usual(self) -> tuple[float, float]:
        """Width of a column in characters, height of a row in points, where nothing else is said."""
        usual = self.root.find(main("sheetFormatPr"))
        given: dict[str, str] = {} if usual is None else {str(key): str(value) for key, value in usual.attrib.items()}
        return float(given.get("defaultColWidth", "8.43")), float(given.get("defaultRowHeight", "15"))

    def column_width(self, column: int) -> int:
        """Pixels across, as Excel shows it in Calibri 11 (seven pixels a character and five round it)."""
        for one in self._columns:
            if _spans(one, column):
                hidden = one.get("hidden") in {"1", "true"}
                return 0 if hidden else int(float(one.get("width", self._usual[0])) * 7 + 0.5)
        return int(self._usual[0] * 7 + 5)

    def row_height(self, row: int) -> int:
        """Pixels down."""
        element = self._rows.get(row)
        if element is None:
            return int(self._usual[1] * 4 / 3)
        hidden = element.get("hidden") in {"1", "true"}
        return 0 if hidden else int(float(element.get("ht", self._usual[1])) * 4 / 3)

    def refer_to_notes(self, identity: str, office: str) -> None:
        """Name the drawing of notes where the standard wants it, behind whatever stands before."""
        last = max(n for n, one in enumerate(self.root) if local_name(one) in _BEFORE_NOTES)
        new = etree.Element(main("legacyDrawing"), {f"{{{office}}}id": identity}, nsmap={"r": office})
        self.root.insert(last + 1, new)


def _numbered(
    parent: etree._Element, tag: str, number: Callable[[etree._Element], int | None]
) -> Iterator[tuple[int, etree._Element]]:
    """Rows or cells with their number; one that does not say it follows the one before."""
    last = 0
    for element in parent.iterchildren(tag):
        last = number(element) or last + 1
        yield last, element


def _row_number(row: etree._Element) -> int | None:
    return int(given) if (given := row.get("r")) else None


def _cell_column(cell: etree._Element) -> int | None:
    found = _ADDRESS.fullmatch(cell.get("r", ""))
    return column_number(found[1]) if found else None


def _spans(columns: etree._Element, column: int) -> bool:
    return int(columns.get("min", "1")) <= column <= int(columns.get("max", str(LAST_COLUMN)))
