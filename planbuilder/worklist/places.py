"""From the place that a problem names to the cells that are marked.

In come the words of `Problem.cell` ("B3", "row 12", "B3:B7", "") and the names of a workbook's sheets; out come cells
as row and column, counted from 1.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from planbuilder.typed import folded

#: The last row and column of an Excel sheet (XFD).
LAST_ROW: Final = 2**20
LAST_COLUMN: Final = 2**14
#: How many cells of one range are filled: a rule over a whole column would otherwise make a thousand cells.
MOST_CELLS: Final = 200

_CELLS: Final = re.compile(
    r"(?<![\w$])\$?([A-Z]{1,3})\$?([1-9]\d{0,6})(?:\s*:\s*\$?([A-Z]{1,3})\$?([1-9]\d{0,6}))?(?!\w)", re.IGNORECASE
)
_ROW: Final = re.compile(r"\brows?\s+([1-9]\d{0,6})\b", re.IGNORECASE)
_COLUMN: Final = re.compile(r"\bcolumns?\s+([A-Z]{1,3})\b|^\s*\$?([A-Z]{1,3})\s*:\s*\$?[A-Z]{1,3}\s*$", re.IGNORECASE)

Cell = tuple[int, int]  # row, column


@dataclass(frozen=True)
class Place:
    """Where something is marked: the cell that carries the note first, then the others that are filled with it.

    `row_only` says that a whole row is meant, so that the note goes to the row's first cell in which something is
    typed.
    """

    cells: tuple[Cell, ...]
    row_only: bool = False


def find_place(words: str) -> Place:
    """The cells that the words name; the first cell of the sheet where they name none."""
    cells: list[Cell] = []
    for found in _CELLS.finditer(words):
        first = (int(found[2]), column_number(found[1]))
        last = (int(found[4]), column_number(found[3])) if found[3] else first
        cells += _range(first, last, MOST_CELLS - len(cells))
    if cells:
        return Place(tuple(dict.fromkeys(cells)))
    if (row := _ROW.search(words)) and int(row[1]) <= LAST_ROW:
        return Place(((int(row[1]), 1),), row_only=True)
    if (column := _COLUMN.search(words)) and column_number(column[1] or column[2]) <= LAST_COLUMN:
        return Place(((1, column_number(column[1] or column[2])),))
    return Place(((1, 1),))


def _range(first: Cell, last: Cell, most: int) -> list[Cell]:
    rows, columns = sorted((first[0], last[0])), sorted((first[1], last[1]))
    if rows[1] > LAST_ROW or columns[1] > LAST_COLUMN:
        return []
    width = columns[1] - columns[0] + 1
    count = min(most, width * (rows[1] - rows[0] + 1))
    return [(rows[0] + n // width, columns[0] + n % width) for n in range(count)]


def column_number(letters: str) -> int:
    """1 for "A", 27 for "AA"."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - 64
    return number


def column_letters(number: int) -> str:
    """ "A" for 1, "AA" for 27."""
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def address(cell: Cell) -> str:
    """ "B3" for row 3, column 2."""
    return f"{column_letters(cell[1])}{cell[0]}"


def find_sheet(names: Iterable[str], sheets: Sequence[str]) -> int | None:
    """Where the first sheet that has one of the names stands, compared as names are when a workbook is read."""
    by_name = {folded(sheet): number for number, sheet in reversed(list(enumerate(sheets)))}
    return next((by_name[folded(name)] for name in names if name and folded(name) in by_name), None)


def free_title(title: str, sheets: Iterable[str]) -> str:
    """The title, or the title with the first number that no sheet has ("To do (2)")."""
    taken = {sheet.casefold() for sheet in sheets}
    names = (title, *(f"{title} ({number})" for number in range(2, 10**4)))
    return next(name for name in names if name.casefold() not in taken)
