"""How much work the XML of a workbook would make for its reader, counted before it is read.

In: the parts of a workbook, piece by piece as they are unpacked. Out: the kind of trouble, "" where there is none. A
few kilobytes of zip can ask for minutes and gigabytes although they unpack to little: a million rows that are only
formatted, one merged cell over a whole sheet, a long formula shared by thousands of cells, an attribute of megabytes.
Counting is by searching for bytes, because anything slower would cost as much as the reading that it protects. It
looks at names and at places of cells, never at what officers typed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

# 5,000 actions have 40,000 cells in 5,000 rows; a workbook at these limits is read in some ten seconds.
MOST_CELLS = 200_000
MOST_ROWS = 60_000
MOST_OTHERS = 200_000
MOST_OUTSIDE = 60_000
MOST_REFERENCES = 3_000
LARGEST_REFERENCE = 200_000
MOST_SHARED = 2_000_000
LONGEST_RUN = 2**18  # eight times what a cell of Excel can hold

_CELL_PARTS = (b"<v>", b"<f", b"<is>", b"<t", b"<si>", b"<r>")
_REFERENCE = re.compile(rb"<(?:[^<>\s]*:)?(?:mergeCell|hyperlink)\s[^<]*")
_REF = re.compile(rb"""\sref\s*=\s*["']([^"']*)""")
_RANGE = re.compile(rb"\s*\$?([A-Z]{1,3})\$?(\d{1,7})(?::\$?([A-Z]{1,3})\$?(\d{1,7}))?\s*", re.IGNORECASE)
_FORMULA = re.compile(rb"""<(?:[^<>\s]*:)?f\s[^<]*?\ssi\s*=\s*["']([^"']*)[^<]*""")


@dataclass
class Burden:
    """What has been counted so far, over all parts of a workbook.

    What cells are made of is no burden of its own; it is only told from `others` where `exact` is asked for, as most
    workbooks stay below the limit with it and to tell it takes as long as all other counting.
    """

    exact: bool = False
    cells: int = 0
    rows: int = 0
    others: int = 0
    outside: int = 0
    references: int = 0
    area: int = 0
    shared: dict[bytes, tuple[int, int]] = field(default_factory=dict)  # shared formula -> (cells, longest)

    def add(self, name: str, text: bytes) -> None:
        """Count some of a part; `text` ends where a tag does, or before the next one."""
        text = text.replace(b"<x:", b"<") if b"<x:" in text else text  # the prefix that Microsoft's own library writes
        all_elements = text.count(b"<") - text.count(b"</")
        if not _is_of_cells(name):
            self.outside += all_elements if _is_read(name) else 0
            return
        cells, rows = text.count(b"<c "), text.count(b"<row")
        self.cells += cells
        self.rows += rows
        self.others += all_elements - cells - rows
        if self.exact:
            self.others -= sum(text.count(part) for part in _CELL_PARTS)
        if b"mergeCell" in text or b"hyperlink" in text:
            self._add_references(text)
        if b"si=" in text or b"si " in text:
            self._add_shared(name.encode(), text)

    def _add_references(self, text: bytes) -> None:
        for tag in _REFERENCE.finditer(text):
            if self.references > MOST_REFERENCES:
                return
            self.references += 1
            self.area += sum(_area(ref) for ref in _REF.findall(tag[0]))

    def _add_shared(self, name: bytes, text: bytes) -> None:
        for formula in _FORMULA.finditer(text):
            key = name + b" " + formula[1]
            count, longest = self.shared.get(key, (0, 0))
            self.shared[key] = count + 1, max(longest, len(formula[0]))

    @property
    def is_in_doubt(self) -> bool:
        """Whether it must be counted again, and exactly."""
        return not self.exact and self.others > MOST_OTHERS

    @property
    def is_full(self) -> bool:
        """Whether enough was counted to stop counting."""
        return max(self.cells / MOST_CELLS, self.rows / MOST_ROWS, self.outside / MOST_OUTSIDE) > 1

    @property
    def kind(self) -> str:
        """The kind of trouble that what was counted would make, "" for a workbook that can be read."""
        if self.cells > MOST_CELLS or self.rows > MOST_ROWS:
            return "heavy"
        if self.others > MOST_OTHERS or self.outside > MOST_OUTSIDE:
            return "cluttered"
        if self.references > MOST_REFERENCES or self.area > LARGEST_REFERENCE:
            return "merged"
        return "cluttered" if sum(count * longest for count, longest in self.shared.values()) > MOST_SHARED else ""


@dataclass
class Elements:
    """Counts the elements of a document's parts, which is what its reader has to keep in memory."""

    most: int
    number: int = 0

    def add(self, name: str, text: bytes) -> None:
        """Count some of a part."""
        self.number += text.count(b"<") - text.count(b"</")

    @property
    def is_full(self) -> bool:
        """Whether there are too many."""
        return self.number > self.most

    @property
    def kind(self) -> str:
        """The kind of trouble, "" for none."""
        return "cluttered" if self.is_full else ""


def _is_of_cells(name: str) -> bool:
    return name.startswith("xl/worksheets/") or name.lower() == "xl/sharedstrings.xml"


def _is_read(name: str) -> bool:
    """Whether a reader makes something of every element; pictures' places, themes and others' data are passed over."""
    return not name.startswith(("xl/theme/", "xl/externallinks/", "xl/drawings/vml", "customxml/"))


def _area(reference: bytes) -> int:
    """How many cells a range has; far too many for one that is not written as Excel writes it."""
    found = _RANGE.fullmatch(reference)
    if not found:
        return LARGEST_REFERENCE + 1
    left, top = _column(found[1]), int(found[2])
    right, bottom = (_column(found[3]), int(found[4])) if found[3] else (left, top)
    return (abs(right - left) + 1) * (abs(bottom - top) + 1)


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - 64
    return number
