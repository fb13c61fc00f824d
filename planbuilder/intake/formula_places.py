"""Where the sheets of a workbook hold formulas, found without reading the workbook a second time.

openpyxl gives either what a formula shows or that there is one. To tell an empty result from an empty cell takes both,
and a second reading costs as much as the first; the places alone are found by a search through the XML.
"""

from __future__ import annotations

import html
import posixpath
import re
import zipfile
from collections.abc import Collection, Iterator
from pathlib import Path

from planbuilder.typed import folded

#: A cell of a sheet: its row and its column, from 1.
Place = tuple[int, int]

_SHEET = re.compile(rb"<(?:\w+:)?sheet\s[^>]*>")
_RELATED = re.compile(rb"<(?:\w+:)?Relationship\s[^>]*>")
_ATTRIBUTE = re.compile(r"""(?:^|[\s:])(name|id|Id|Target)\s*=\s*["']([^"']*)["']""")
_FORMULA = re.compile(rb"<(?:\w+:)?f[\s>/]")
_CELL = re.compile(rb"""<(?:\w+:)?c\s(?:[^<>]*\s)?r\s*=\s*["']([A-Z]{1,3})([0-9]{1,7})["']""")


def formula_places(path: Path, declared: Collection[str]) -> dict[str, frozenset[Place]] | None:
    """The places of formulas by the title of their sheet, of the sheets whose folded title is `declared`.

    Sheets that officers keep for themselves, and the one to choose figures on, may be full of formulas. None where a
    place cannot be told from the XML alone, as in files of programs that leave out the addresses of cells.
    """
    places = {}
    with zipfile.ZipFile(path) as package:
        for title, part in _sheets(package):
            if folded(title) in declared:
                found = _places_in(package.read(part))
                if found is None:
                    return None
                places[title] = found
    return places


def _sheets(package: zipfile.ZipFile) -> Iterator[tuple[str, str]]:
    """The titles of the sheets, each with the part that holds its cells."""
    book, related = (package.read(f"xl/{name}") for name in ("workbook.xml", "_rels/workbook.xml.rels"))
    targets = {one.get("Id", ""): one.get("Target", "") for one in map(_attributes, _RELATED.findall(related))}
    for one in map(_attributes, _SHEET.findall(book)):
        part = posixpath.normpath(posixpath.join("/xl", targets.get(one.get("id", ""), ""))).removeprefix("/")
        if part in package.NameToInfo and part.endswith(".xml"):
            yield html.unescape(one.get("name", "")), part


def _attributes(tag: bytes) -> dict[str, str]:
    return dict(_ATTRIBUTE.findall(tag.decode("utf-8", "replace")))


def _places_in(text: bytes) -> frozenset[Place] | None:
    """The cells of one sheet that hold a formula: the tag before each formula is that of its cell."""
    from openpyxl.utils import column_index_from_string

    places: set[Place] = set()
    if b"\0" in text[:100]:  # UTF-16, in which nothing of this would be found
        return None
    if b"<f" not in text and b":f" not in text:
        return frozenset()
    for formula in _FORMULA.finditer(text):
        cell = _CELL.match(text, max(text.rfind(b"<", 0, formula.start()), 0))
        if cell is None:
            return None
        places.add((int(cell[2]), column_index_from_string(cell[1].decode())))
    return frozenset(places)
