"""The rows and cells of a Word table, with merged cells as HTML counts them.

In: a w:tbl. Out: `Grid`: cells with their place, what they span, and their words.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from planbuilder.web.making import plain_text
from planbuilder.web.opened import child, is_on, q, value

_WRAPPERS = frozenset(map(q, ("w:sdt", "w:sdtContent", "w:ins", "w:customXml", "w:moveTo")))


@dataclass
class Cell:
    """A cell: its element (None for a gap), its place, and how many columns and rows it covers."""

    element: Any
    row: int
    column: int
    across: int = 1
    down: int = 1
    words: str = ""

    def covers(self, column: int) -> bool:
        """Whether it stands over this column."""
        return self.column <= column < self.column + self.across


@dataclass
class Grid:
    """A table: its rows of cells (without those that a merged cell covers), the first `heads` of them headers."""

    rows: list[list[Cell]]
    heads: int
    columns: int

    @property
    def cells(self) -> Iterator[Cell]:
        """All cells, row by row."""
        return (cell for row in self.rows for cell in row)

    @property
    def has_merged(self) -> bool:
        """Whether any cell covers more than one place."""
        return any(cell.across > 1 or cell.down > 1 for cell in self.cells)


def grid_of(table: Any, *, first_row_heads: bool) -> Grid:
    """Read a table; `first_row_heads` says whether its first row heads it where no row is marked as a header."""
    rows: list[list[Cell]] = []
    above: dict[int, Cell] = {}  # the last cell that begins at a column
    elements = [row for row in _inside(table, q("w:tr")) if child(row, "w:trPr/w:del") is None]
    for number, row in enumerate(elements):
        cells: list[Cell] = []
        column = _whole(value(row, "w:trPr/w:gridBefore"))
        if column:
            cells.append(Cell(None, number, 0, column))
        for element in _inside(row, q("w:tc")):
            across = max(1, _whole(value(element, "w:tcPr/w:gridSpan", default="1")))
            merge = child(element, "w:tcPr/w:vMerge")
            over = above.get(column)
            is_covered = merge is not None and merge.get(q("w:val"), "continue") != "restart"
            if is_covered and over is not None and over.across == across and over.row + over.down == number:
                over.down += 1
            else:
                cell = Cell(element, number, column, across, 1, _words(element))
                cells.append(cell)
                above[column] = cell
            column += across
        rows.append(cells)
    columns = max((cell.column + cell.across for row in rows for cell in row), default=0)
    marked = 0
    while marked < len(elements) and is_on(child(elements[marked], "w:trPr/w:tblHeader")):
        marked += 1
    heads = marked or int(first_row_heads and len(rows) > 1)
    return Grid(rows, heads if heads < len(rows) else 0, columns)


def _inside(element: Any, tag: str) -> Iterator[Any]:
    for one in element:
        if one.tag == tag:
            yield one
        elif one.tag in _WRAPPERS:
            yield from _inside(one, tag)


def _words(cell: Any) -> str:
    return " ".join(words for one in cell.iter(q("w:p")) if (words := plain_text(one)))


def _whole(digits: str) -> int:
    return int(digits) if digits.isdigit() else 0
