"""Cells cut out of a sheet's XML and others put in, at the places that the map of the sheet names.

In come a map and the XML of the cells to write; out comes the sheet with these cells changed and every other byte as it
was. Cells and rows that are not there yet are put in where they belong; the sheet's own note of how far it goes, and a
row's, take them in.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from planbuilder.patching.grid import Grid, RowSpan, boxes
from planbuilder.worklist.places import Cell, address

Splice = tuple[int, int, bytes]
_SPANS: Final = re.compile(rb"""(\sspans\s*=\s*["'])(\d+):(\d+)(["'])""")
_REF: Final = re.compile(rb"""(\sref\s*=\s*["'])[^"']*""")


def spliced(content: bytes, splices: Iterable[Splice]) -> bytes:
    """The content with each stretch replaced; what goes to one place stays in its order."""
    pieces, at = [], 0
    for start, end, new in sorted(splices, key=lambda splice: splice[:2]):
        pieces += [content[at:start], new]
        at = end
    return b"".join((*pieces, content[at:]))


def cell_splices(grid: Grid, cells: Mapping[Cell, bytes], like: Mapping[int, int] | None = None) -> list[Splice]:
    """What to exchange so that the sheet holds these cells; a new row takes its dress from the row `like` names."""
    by_row: dict[int, dict[int, bytes]] = {}
    for (row, column), xml in sorted(cells.items()):
        by_row.setdefault(row, {})[column] = xml
    splices: list[Splice] = []
    new_rows: list[tuple[int, bytes]] = []
    for number, wanted in by_row.items():
        span = grid.rows.get(number)
        if span is None:
            dress = _dress_of_row(grid, (like or {}).get(number))
            new_rows.append((number, _row(grid, number, dress, b"".join(wanted.values()))))
        else:
            splices += _in_row(grid, span, wanted)
    return [*splices, *_added_rows(grid, new_rows), *_widened(grid, cells)]


def _row(grid: Grid, number: int, dress: bytes, cells: bytes) -> bytes:
    tag = f"{grid.prefix}row".encode()
    return b'<%b r="%d"%b>%b</%b>' % (tag, number, dress, cells, tag)


def _dress_of_row(grid: Grid, like: int | None) -> bytes:
    """The format of a row as attributes; its height is left for Excel to find."""
    style = grid.rows[like].style if like in grid.rows else None
    return b"" if style is None else b' s="%d" customFormat="1"' % style


def _in_row(grid: Grid, row: RowSpan, wanted: Mapping[int, bytes]) -> Iterator[Splice]:
    tag = grid.tag(row.start)
    new = {column: xml for column, xml in wanted.items() if column not in row.cells}
    opened = _SPANS.sub(lambda found: _stretched(found, new), tag) if new else tag
    if row.body_end < 0:  # <row r="5"/> has no place for cells yet
        closing = f"</{grid.prefix}row>".encode()
        yield row.start, row.start + len(tag), opened[:-2].rstrip() + b">" + b"".join(new.values()) + closing
        return
    if opened != tag:
        yield row.start, row.start + len(tag), opened
    for column, xml in wanted.items():
        if span := row.cells.get(column):
            yield span.start, span.end, xml
        else:
            later = [other for other in row.cells if other > column]
            place = row.cells[min(later)].start if later else row.body_end
            yield place, place, xml


def _stretched(found: re.Match[bytes], new: Mapping[int, bytes]) -> bytes:
    first, last = min(int(found[2]), *new), max(int(found[3]), *new)
    return b"%b%d:%d%b" % (found[1], first, last, found[4])


def _added_rows(grid: Grid, rows: list[tuple[int, bytes]]) -> Iterator[Splice]:
    start, end = grid.data
    if rows and end < 0:  # <sheetData/>
        tag = grid.tag(start)
        inside, closing = b"".join(xml for _, xml in rows), f"</{grid.prefix}sheetData>".encode()
        yield start, start + len(tag), tag[:-2].rstrip() + b">" + inside + closing
        return
    for number, xml in rows:
        place = next((row.start for row in grid.order if row.number > number), end)
        yield place, place, xml


def _widened(grid: Grid, cells: Iterable[Cell]) -> Iterator[Splice]:
    """The sheet's own note of how far it goes, where a new cell lies outside."""
    known = boxes(grid.dimension.cells) if grid.dimension else []
    if grid.dimension is None or not known:
        return
    (top, left), (bottom, right) = known[0]
    rows, columns = zip(*cells, strict=True)
    corners = (min(top, *rows), min(left, *columns)), (max(bottom, *rows), max(right, *columns))
    if corners != known[0]:
        tag = grid.tag(grid.dimension.start)
        wider = f"{address(corners[0])}:{address(corners[1])}".encode()
        yield grid.dimension.start, grid.dimension.start + len(tag), _REF.sub(rb"\g<1>" + wider, tag, count=1)
