"""The boxes in which Excel shows notes: shapes in the sheet's old-style (VML) drawing.

In come the cells with a note and the lines that each takes; out goes the drawing, made or continued. Drawings by other
programs are continued as text, because VML as Excel itself writes it is not always well-formed XML.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Final

from planbuilder.worklist.parts import OFFICE, CannotMark, Parts, Relationships, main
from planbuilder.worklist.places import LAST_COLUMN, LAST_ROW, Cell
from planbuilder.worklist.sheet_cells import SheetCells

_TYPE: Final = "application/vnd.openxmlformats-officedocument.vmlDrawing"
_NAMESPACES: Final = {
    "v": "urn:schemas-microsoft-com:vml",
    "o": "urn:schemas-microsoft-com:office:office",
    "x": "urn:schemas-microsoft-com:office:excel",
}
_SHAPE_TYPE: Final = (
    '<v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe">'
    '<v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>'
)
_SHAPE: Final = re.compile(r"<(?:\w+:)?shape\b.*?</(?:\w+:)?shape>", re.DOTALL)
_ROW: Final = re.compile(r"<(?:\w+:)?Row>\s*(\d+)\s*<")
_COLUMN: Final = re.compile(r"<(?:\w+:)?Column>\s*(\d+)\s*<")
_ANCHOR: Final = re.compile(r"(<(?:\w+:)?Anchor>)([\d\s,]+)(<)")
_IDMAP: Final = re.compile(r"(<(?:\w+:)?idmap\b[^>]*\bdata=[\"'])([\d,\s]*)([\"'])")
_NUMBER: Final = re.compile(r"_x0000_s(\d+)")
_BEGIN: Final = re.compile(r"<xml\b[^>]*>")
_END: Final = re.compile(r"</xml>\s*$")
_IN_BLOCK: Final = 1024  # Excel numbers shapes in blocks of so many; a block belongs to one sheet alone

_WIDTH: Final = 300  # pixels across
_LINE: Final = 18  # pixels down
_SIGNS_IN_LINE: Final = 42
_MOST_LINES: Final = 30


def lines_of(text: str) -> int:
    """How many lines of a box a text takes, generously."""
    return sum(1 + len(line) // _SIGNS_IN_LINE for line in text.split("\n")) + 1


class Boxes:
    """The note boxes of a whole workbook, which share one numbering."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts
        drawings = [_decoded(content) for name, content in parts.contents.items() if name.lower().endswith(".vml")]
        blocks = [int(number) // _IN_BLOCK for xml in drawings for number in _NUMBER.findall(xml)]
        blocks += [
            int(one) for xml in drawings for found in _IDMAP.findall(xml) for one in re.findall(r"\d+", found[1])
        ]
        self._next_block = max(blocks, default=0) + 1

    def draw(
        self, sheet_part: str, related: Relationships, cells: SheetCells, lines: Mapping[Cell, int], theirs: set[Cell]
    ) -> None:
        """Draw a box for each cell, or make the one that is there large enough for its lines.

        Where a sheet has notes but no drawing of them, theirs get boxes as well.
        """
        part = self._drawing(related, cells)
        xml = _decoded(self._parts.read(part))
        if not _BEGIN.search(xml) or not _END.search(xml):
            raise CannotMark(f"its part {part} is damaged")
        xml, drawn = _grown(_with_namespaces(xml), lines, cells)
        missing = {cell: lines.get(cell, 4) for cell in sorted({*lines, *theirs} - drawn)}
        added = self._shapes(missing, cells)
        if missing and 'id="_x0000_t202"' not in xml:
            added = f"{_SHAPE_TYPE}\n{added}"
        if missing:
            xml = self._with_blocks(xml, len(missing))
            xml = _END.sub(lambda _: f"{added}</xml>", xml)
        self._parts.write(part, xml.encode("utf-8", "surrogateescape"))

    def _drawing(self, related: Relationships, cells: SheetCells) -> str:
        """The drawing of notes that the sheet has, or a new one."""
        refers = cells.root.find(main("legacyDrawing"))
        if refers is not None and (part := related.by_id(refers.get(f"{{{OFFICE}}}id", ""))) in self._parts:
            return part
        if refers is not None:
            cells.root.remove(refers)  # it leads nowhere
        part = self._parts.free_name("xl/drawings/vmlDrawing{}.vml")
        self._parts.write(part, b"<xml></xml>")
        self._parts.declare_ending("vml", _TYPE)
        cells.refer_to_notes(related.add("vmlDrawing", part), OFFICE)
        return part

    def _shapes(self, lines: Mapping[Cell, int], cells: SheetCells) -> str:
        first = self._next_block * _IN_BLOCK + 1
        shapes = []
        for number, (cell, count) in enumerate(lines.items()):
            # the first number of a block is left to the sheet itself
            identity = first + number + number // (_IN_BLOCK - 1)
            shapes.append(_shape(identity, cell, _anchor(cell, _height(count), cells)))
        return "".join(shapes)

    def _with_blocks(self, xml: str, count: int) -> str:
        """The drawing with the blocks of numbers that its new shapes take."""
        blocks = range(self._next_block, self._next_block + 1 + (count - 1) // (_IN_BLOCK - 1))
        self._next_block = blocks.stop
        listed = ",".join(map(str, blocks))
        if _IDMAP.search(xml):
            return _IDMAP.sub(lambda found: f"{found[1]}{found[2]},{listed}{found[3]}", xml, count=1)
        layout = f'<o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="{listed}"/></o:shapelayout>'
        return _BEGIN.sub(lambda found: f"{found[0]}{layout}", xml, count=1)


def _decoded(content: bytes) -> str:
    return content.decode("utf-8", "surrogateescape")  # what is in another coding goes back as it came


def _with_namespaces(xml: str) -> str:
    """The drawing with the prefixes that the new shapes are written with."""

    def declare(found: re.Match[str]) -> str:
        new = "".join(
            f' xmlns:{short}="{name}"' for short, name in _NAMESPACES.items() if f"xmlns:{short}=" not in found[0]
        )
        return f"<xml{new}{found[0][4:]}"

    return _BEGIN.sub(declare, xml, count=1)


def _grown(xml: str, lines: Mapping[Cell, int], cells: SheetCells) -> tuple[str, set[Cell]]:
    """The drawing with the boxes of these cells large enough, and all cells that have a box in it."""
    drawn = set()

    def grow(found: re.Match[str]) -> str:
        row, column = _ROW.search(found[0]), _COLUMN.search(found[0])
        if not row or not column:
            return found[0]
        cell = int(row[1]) + 1, int(column[1]) + 1
        drawn.add(cell)
        if cell not in lines:
            return found[0]
        return _ANCHOR.sub(lambda one: f"{one[1]}{_larger(one[2], lines[cell], cells)}{one[3]}", found[0], count=1)

    return _SHAPE.sub(grow, xml), drawn


def _larger(anchor: str, lines: int, cells: SheetCells) -> str:
    places = [int(number) for number in anchor.split(",")]
    if len(places) != 8:
        return anchor
    left, before, top, above, *end = places
    right, behind = _reach(left + 1, before + _WIDTH, LAST_COLUMN, cells.column_width)
    bottom, below = _reach(top + 1, above + _height(lines), LAST_ROW, cells.row_height)
    right, behind = max((right - 1, behind), (end[0], end[1]))
    bottom, below = max((bottom - 1, below), (end[2], end[3]))
    return f"{left}, {before}, {top}, {above}, {right}, {behind}, {bottom}, {below}"


def _height(lines: int) -> int:
    return min(lines, _MOST_LINES) * _LINE


def _anchor(cell: Cell, height: int, cells: SheetCells) -> str:
    """Where a box lies: column and pixels in it, row and pixels in it, for its upper left and lower right corner."""
    row, column = cell
    left, before = (column + 1, 12) if column < LAST_COLUMN - 8 else (column - 8, 0)
    top, above = row, 2  # not a row higher, as Excel has it: rows of plans are tall
    right, behind = _reach(left, before + _WIDTH, LAST_COLUMN, cells.column_width)
    bottom, below = _reach(top, above + height, LAST_ROW, cells.row_height)
    return f"{left - 1}, {before}, {top - 1}, {above}, {right - 1}, {behind}, {bottom - 1}, {below}"


def _reach(first: int, length: int, last: int, size: Callable[[int], int]) -> tuple[int, int]:
    """The column or row in which a length from the first one ends, and how far into it."""
    number = first
    while number < min(last, first + 200) and length > size(number):  # no box reaches further
        length -= size(number)
        number += 1
    return number, length


def _shape(identity: int, cell: Cell, anchor: str) -> str:
    size = f"position:absolute;width:{_WIDTH * 3 // 4}pt;height:60pt;z-index:1;visibility:hidden"
    return (
        f'<v:shape id="_x0000_s{identity}" type="#_x0000_t202" style="{size}" fillcolor="#ffffe1" o:insetmode="auto">'
        '<v:fill color2="#ffffe1"/><v:shadow on="t" color="black" obscured="t"/><v:path o:connecttype="none"/>'
        '<v:textbox style="mso-direction-alt:auto"><div style="text-align:left"></div></v:textbox>'
        f'<x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/><x:Anchor>{anchor}</x:Anchor>'
        f"<x:AutoFill>False</x:AutoFill><x:Row>{cell[0] - 1}</x:Row><x:Column>{cell[1] - 1}</x:Column>"
        "</x:ClientData></v:shape>\n"
    )
