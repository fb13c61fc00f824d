"""The changed workbook read back by other readers: do exactly the cells differ that were meant to?

In come a workbook's bytes before and after; out comes what is wrong, "" where nothing is. What was patched is not
trusted because it was written with care. Every part but those named must have the same packed bytes; in a changed
sheet, a parser that knows nothing of places must find every other element as it was; and openpyxl must read from the
cells that were written what was meant.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Collection, Mapping
from decimal import Decimal
from typing import Final
from xml.etree import ElementTree

from planbuilder.patching.cell_xml import Entry, unescaped
from planbuilder.patching.runs import plain
from planbuilder.worklist.parts import main
from planbuilder.worklist.places import Cell, address, column_number

_ROW, _CELL, _DATA = main("row"), main("c"), main("sheetData")
#: What may change besides cells: hints of how far rows go, and in tables with new rows how far rules reach.
_HINTS: Final = {main("row"): {"spans"}, main("dimension"): {"ref"}, main("dataValidation"): {"sqref"}} | {
    main("conditionalFormatting"): {"sqref"}
}
_Cells = dict[Cell, ElementTree.Element]


def differences(before: bytes, after: bytes, parts: Collection[str], wanted: Mapping[str, Mapping[Cell, Entry]]) -> str:
    """What is otherwise than it should be after these parts were exchanged; "" if nothing.

    `wanted` are the cells that were written, by the part of their sheet.
    """
    with zipfile.ZipFile(io.BytesIO(before)) as old, zipfile.ZipFile(io.BytesIO(after)) as new:
        if wrong := _other_parts((before, old), (after, new), parts):
            return wrong
        for part, entries in wanted.items():
            was, now = ElementTree.fromstring(old.read(part)), ElementTree.fromstring(new.read(part))
            if cell := _cells_that_differ(_take_cells(was), now_cells := _take_cells(now), entries):
                return f"{part}, {cell}"
            if _told(was) != _told(now):
                return f"{part}, beside its cells"
            if cell := _misread(now_cells, entries):
                return f"{part}, {cell} as it is read"
    return ""


def _other_parts(
    before: tuple[bytes, zipfile.ZipFile], after: tuple[bytes, zipfile.ZipFile], parts: Collection[str]
) -> str:
    """The first part that changed without being meant to, or is gone."""
    if before[1].namelist() != after[1].namelist():
        return "the list of parts"
    for one, other in zip(before[1].infolist(), after[1].infolist(), strict=True):
        if one.filename in parts:
            after[1].read(other)  # its checksum is looked at
        elif _packed(before[0], one) != _packed(after[0], other) or one.date_time != other.date_time:
            return one.filename
    return ""


def _packed(content: bytes, part: zipfile.ZipInfo) -> bytes:
    lengths = content[part.header_offset + 26 : part.header_offset + 30]
    start = part.header_offset + 30 + int.from_bytes(lengths[:2], "little") + int.from_bytes(lengths[2:], "little")
    return content[part.header_offset : start + part.compress_size]


# --- a sheet as a parser sees it --------------------------------------------------------------------------


def _take_cells(root: ElementTree.Element) -> _Cells:
    """All cells of a sheet by their place, taken out of it; rows that held none go with them."""
    cells: _Cells = {}
    data = root.find(_DATA)
    number = 0
    for row in list(data) if data is not None else ():
        known, column = row.get("r"), 0
        number = int(known or number + 1)
        for cell in list(row):
            place = cell.get("r", "")
            letters = place.rstrip("0123456789")
            column = column_number(letters) if letters else column + 1
            if known is None and place:
                known = place[len(letters) :]
                number = int(known)
            cells[number, column] = cell
            row.remove(cell)
    return cells


def _told(element: ElementTree.Element) -> list[object]:
    """An element and all in it, less the hints that may change and rows that are no more than a place for cells."""
    told: list[object] = []
    for one in element.iter():
        about = {name: value for name, value in one.items() if name not in _HINTS.get(one.tag, ())}
        if one.tag == _ROW and set(about) <= {"r", "s", "customFormat"}:
            continue
        told.append((one.tag, about, (one.text or "").strip()))
    return told


def _cells_that_differ(old: _Cells, new: _Cells, wanted: Mapping[Cell, Entry]) -> str:
    """The first cell that is not as it was, though it was not written; or that lost its format."""
    for cell in dict.fromkeys([*old, *new, *wanted]):
        was, now = old.get(cell), new.get(cell)
        if cell in wanted:
            if now is None or (was is not None and was.get("s") != now.get("s")):
                return address(cell)
        elif was is None or now is None or not _same(was, now):
            return address(cell)
    return ""


def _same(one: ElementTree.Element, other: ElementTree.Element) -> bool:
    return (
        one.tag == other.tag
        and one.text == other.text
        and one.attrib == other.attrib
        and len(one) == len(other)
        and all(map(_same, one, other))
    )


# --- the written cells as openpyxl reads them -------------------------------------------------------------


def _misread(cells: _Cells, wanted: Mapping[Cell, Entry]) -> str:
    """The first written cell from which openpyxl does not read what was meant."""
    from openpyxl import Workbook, load_workbook

    rows: dict[int, list[ElementTree.Element]] = {}
    for cell in sorted(wanted):
        cells[cell].set("r", address(cell))  # some programs leave it out where it can be counted
        rows.setdefault(cell[0], []).append(cells[cell])
    sheet, written = io.BytesIO(), io.BytesIO()
    Workbook().save(sheet)
    root = ElementTree.Element(main("worksheet"))
    data = ElementTree.SubElement(root, _DATA)
    for number, found in rows.items():
        for one in found:
            one.attrib.pop("s", None)  # the formats stay behind, and with them what makes a number a date
        ElementTree.SubElement(data, _ROW, r=str(number)).extend(found)
    with zipfile.ZipFile(sheet) as empty, zipfile.ZipFile(written, "w") as alone:
        for name in empty.namelist():
            content = ElementTree.tostring(root) if name == "xl/worksheets/sheet1.xml" else empty.read(name)
            alone.writestr(name, content)
    book = load_workbook(written, rich_text=True)
    read = book.worksheets[0]
    return next((address(cell) for cell, entry in wanted.items() if not _is(read.cell(*cell).value, entry)), "")


def _is(value: object, entry: Entry) -> bool:
    if entry is None or isinstance(entry, bool):
        return value is entry
    if isinstance(entry, tuple):
        return isinstance(value, str | list) and unescaped(unescaped(str(value))) == unescaped(plain(entry))
    return isinstance(value, int | float) and abs(Decimal(str(value)) - entry) <= abs(entry) * Decimal("1e-12")
