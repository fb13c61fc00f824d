"""Formulas that are worked out from cells that have changed.

Excel works a formula out when a cell that it names is typed into; a cell that is written into the file stays unnoticed,
and the old result goes on being shown and read. So where any formula depends on a changed cell, the workbook is told to
work everything out when it is next opened (ECMA-376 part 1, 18.2.2), and whoever reads it before is told as well.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from html import unescape
from typing import Final

from planbuilder.patching.book import OpenBook
from planbuilder.patching.grid import boxes, within
from planbuilder.typed import folded
from planbuilder.worklist.parts import main
from planbuilder.worklist.places import Cell

_FORMULA: Final = re.compile(rb"<(?:\w+:)?f(?P<about>\s[^>]*?)?>(?P<text>[^<]+)</")
_WORDS: Final = re.compile(r'"[^"]*"')
_REFERENCE: Final = re.compile(
    r"(?:(?:'(?P<quoted>(?:[^']|'')+)'|(?P<sheet>[^\W\d][\w.]*))!)?"
    r"(?P<cells>\$?[A-Z]{1,3}\$?\d+(?::\$?[A-Z]{1,3}\$?\d+)?|\$?[A-Z]{1,3}:\$?[A-Z]{1,3}|\$?\d+:\$?\d+)(?![\w(])"
)
_NAME: Final = re.compile(r"[^\W\d][\w.]*(?![\w(.!])")
#: What may look at any cell: the names of columns in brackets, and functions that are told where to look.
_ANYWHERE: Final = re.compile(r"\[|\b(?:INDIRECT|OFFSET)\(", re.IGNORECASE)
_CALC: Final = re.compile(rb"<((?:\w+:)?calcPr)\b([^>]*?)(/?)>")
_FULL: Final = re.compile(rb"""\sfullCalcOnLoad\s*=\s*(?:"[^"]*"|'[^']*')""")
_BEFORE_CALC: Final = re.compile(rb"</(?:(\w+):)?(?:definedNames|externalReferences|functionGroups|sheets)>")


def formulas_depend(book: OpenBook, changed: Mapping[str, Collection[Cell]]) -> bool:
    """Whether any formula of the workbook is worked out from one of these cells (by the title of their sheet)."""
    by_sheet = {folded(title): cells for title, cells in changed.items()}
    names = _named(book)
    for title, part in book.sheet_parts():
        content = book.parts.read(part)
        if b"<f" not in content and b":f" not in content:
            continue
        seen: set[str] = set()
        for found in _FORMULA.finditer(content):
            text = unescape(found["text"].decode("utf-8", "replace"))
            shared = b"shared" in (found["about"] or b"")  # the same formula stands in other rows, moved on
            if text not in seen and _looks_at(text, folded(title), by_sheet, names, shared=shared):
                return True
            seen.add(text)
    return False


def _named(book: OpenBook) -> dict[str, str]:
    """What each name of the workbook stands for."""
    root = book.parts.tree(book.part)
    found = root.iterfind(f"{main('definedNames')}/{main('definedName')}")
    return {one.get("name", "").casefold(): one.text or "" for one in found}


def _looks_at(
    text: str, own: str, changed: Mapping[str, Collection[Cell]], names: Mapping[str, str], *, shared: bool = False
) -> bool:
    text = _WORDS.sub('""', text)
    if _ANYWHERE.search(text):
        return True
    for sheet, cells in _references(text, own):
        touched = changed.get(sheet, ())
        if touched and (shared or _covers(cells, touched)):
            return True
    inside = (names[name.casefold()] for name in _NAME.findall(text) if name.casefold() in names)
    return any(_looks_at(one, own, changed, {}) for one in inside)


def _references(text: str, own: str) -> Iterator[tuple[str, str]]:
    for found in _REFERENCE.finditer(text):
        sheet = (found["quoted"] or "").replace("''", "'") or found["sheet"]
        yield folded(sheet) if sheet else own, found["cells"].replace("$", "")


def _covers(cells: str, touched: Collection[Cell]) -> bool:
    found = boxes(cells.replace(":", " ")) if ":" in cells else boxes(cells)
    if not found:  # whole columns or rows
        return True
    corners = [corner for box in found for corner in box]
    box = min(corners), (max(row for row, _ in corners), max(column for _, column in corners))
    return any(within(cell, box) for cell in touched)


def working_out_on_opening(workbook: bytes) -> bytes:
    """The part that lists the sheets, telling Excel to work everything out when it opens the workbook."""
    calc = _CALC.search(workbook)
    if calc:
        about = _FULL.sub(b"", calc[2])
        new = b'<%b%b fullCalcOnLoad="1"%b>' % (calc[1], about.rstrip(), calc[3])
        return workbook[: calc.start()] + new + workbook[calc.end() :]
    place = list(_BEFORE_CALC.finditer(workbook))[-1]
    prefix = place[1] + b":" if place[1] else b""
    return workbook[: place.end()] + b'<%bcalcPr fullCalcOnLoad="1"/>' % prefix + workbook[place.end() :]
