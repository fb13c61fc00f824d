"""How much work the parts of a published table would make for its reader, counted before it is read.

In come the parts of a spreadsheet, piece by piece as they are unpacked; out comes the kind of trouble, "" where there
is none. The reader keeps a sheet as a full rectangle, so one cell far away from the others, or a cell that says that it
repeats a million times, would ask for all the memory there is. Tables of a million rows are all right.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

MOST_ROWS: Final = 4_000_000
MOST_CELLS: Final = 80_000_000
#: Columns and rows that a table of nine columns, with some of an officer's own, has at most.
MOST_COLUMNS: Final = 60
_FEW_ROWS: Final = 100_000
_REPEATS_FROM: Final = 1000
_LONGEST_ROW: Final = 2**22
#: What says that it repeats is kept as often as it says, and a shared text once for each cell that has it.
_MOST_COPIED: Final = 2**30
_LONG_TEXT: Final = 1000

_FAR_COLUMN = rb"(?:[A-Za-z]{3}|[C-Zc-z][A-Za-z]|[Bb][I-Zi-z])[0-9]"
_FAR_ROW = rb"[A-Za-z]{1,3}([0-9]{6,})"
#: As all programs write a cell: to look for its beginning letter by letter is ten times as fast as for any spelling.
_USUAL = b'<c r="'
_WIDE, _DEEP = re.compile(_USUAL + _FAR_COLUMN), re.compile(_USUAL + _FAR_ROW)
_ANY_SPELLING = rb"""<c\s[^>]*?\br\s*=\s*["']\s*"""
_WIDE_ANYHOW, _DEEP_ANYHOW = re.compile(_ANY_SPELLING + _FAR_COLUMN), re.compile(_ANY_SPELLING + _FAR_ROW)
_REPEATED = re.compile(rb"""number-(columns|rows)-repeated\s*=\s*["']\s*(\d+)""")
_VALUE = re.compile(rb"office:(?:\w+-)?value|<text:p|table:formula")
_ROW_END, _TABLE_END = b"</table:table-row>", b"</table:table>"


@dataclass
class TableWeight:
    """What has been counted so far, over all parts of a spreadsheet."""

    rows: int = 0
    cells: int = 0
    deepest: int = 0
    copied: int = 0
    longest: int = 0
    far: bool = False
    _rest: bytes = b""
    _gap: bool = False  # rows that repeat to the end of the sheet; something may still come after them

    def add(self, name: str, text: bytes) -> None:
        """Count some of a part; `text` ends where a tag does."""
        if name.startswith("xl/worksheets/"):
            self._add_cells(text)
        elif name.lower() == "xl/sharedstrings.xml":
            self.longest = max(self.longest, max(map(len, text.split(b"<"))))
        elif name == "content.xml":
            self._add_open_document(text)

    def _add_cells(self, text: bytes) -> None:
        self.rows += text.count(b"<row")
        cells = text.count(b"<c ")
        self.cells += cells
        usual = cells == text.count(_USUAL) and b"<c\t" not in text and b"<c\n" not in text and b"<c\r" not in text
        wide, deep = (_WIDE, _DEEP) if usual else (_WIDE_ANYHOW, _DEEP_ANYHOW)
        self.far = self.far or wide.search(text) is not None
        found = deep.findall(text)
        if found:
            self.deepest = max(self.deepest, *(int(row[:9]) for row in (found[0], max(found, key=len), max(found))))

    def _add_open_document(self, text: bytes) -> None:
        """Whole rows alone are looked at, so that nothing hides where one piece ends and the next begins."""
        text = self._rest + text
        end = text.rfind(_ROW_END) + len(_ROW_END)
        if end < len(_ROW_END):
            self._rest = text
            self.far = self.far or len(text) > _LONGEST_ROW
            return
        text, self._rest = text[:end], text[end:]
        self.rows += text.count(b"<table:table-row")
        self.cells += text.count(b"<table:table-cell")
        if self._gap:
            head = text.partition(_TABLE_END)
            self.far = self.far or _VALUE.search(head[0]) is not None
            self._gap = not head[1]
        for found in _REPEATED.finditer(text):
            if len(found[2]) > 2 or int(found[2]) > 1:
                self._add_repeated(text, found.start(), found[1] == b"rows", int(found[2][:9]))

    def _add_repeated(self, text: bytes, place: int, is_row: bool, times: int) -> None:
        """A cell or row that says how often it is repeated: harmless when nothing stands in it, or after it."""
        tag = text.rfind(b"<", 0, place)
        if text.startswith((b"<table:table-column", b"<table:table-header"), tag):
            return
        end = text.find(_ROW_END, place)
        if _VALUE.search(text, tag, end):
            self.copied += times * (end - tag)
            if not is_row:
                self.far = self.far or times > MOST_COLUMNS
                return
            self.far = self.far or times > _REPEATS_FROM
            self.rows += times
        elif is_row and times > _REPEATS_FROM:
            after, _, more = text[end:].partition(_TABLE_END)
            self.far = self.far or _VALUE.search(after) is not None
            self._gap = not more and _TABLE_END not in text[end:]

    @property
    def is_full(self) -> bool:
        """Whether enough was counted to stop counting."""
        return self.far or self.copied > _MOST_COPIED or self.rows > MOST_ROWS or self.cells > MOST_CELLS

    @property
    def kind(self) -> str:
        """The kind of trouble that what was counted would make, "" for a table that can be read."""
        shared = self.cells * self.longest if self.longest > _LONG_TEXT else 0
        if self.far or max(self.copied, shared) > _MOST_COPIED or self.deepest > 3 * self.rows + _FEW_ROWS:
            return "far"
        return "heavy" if self.is_full else ""
