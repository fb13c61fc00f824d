"""Cells as words and as links: "statistics.xlsx!Crime!C2:D2", and where a click on them leads.

In come cells; out come places, runs of cells of one column taken together, and links that are relative to
outputs/YEAR/figures.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final
from urllib.parse import quote

from planbuilder.model.figure import Cell

_ADDRESS: Final = re.compile(r"([A-Z]{1,3})(\d+)")


@dataclass(frozen=True)
class Place:
    """Cells of one sheet, as they are written: "C2:D2, F7"."""

    workbook: str
    sheet: str
    cells: str

    @property
    def words(self) -> str:
        """ "statistics.xlsx!Crime!C2"."""
        return f"{self.workbook}!{self.sheet}!{self.cells}"

    @property
    def first(self) -> str:
        """The first of the cells, for a link."""
        found = _ADDRESS.search(self.cells)
        return found[0] if found else "A1"

    @property
    def location(self) -> str:
        """The cell as a link within a workbook names it: "'Police teams'!B2"."""
        return "'{}'!{}".format(self.sheet.replace("'", "''"), self.first)


def places(cells: Iterable[Cell]) -> list[Place]:
    """The places of these cells, each sheet once, cells that stand below each other as one range."""
    sheets: dict[tuple[str, str], list[str]] = {}
    for cell in cells:
        sheets.setdefault((cell.workbook, cell.sheet), []).append(cell.cell)
    return [Place(workbook, sheet, _ranges(addresses)) for (workbook, sheet), addresses in sheets.items()]


def address_of(workbook: str, year: str) -> str:
    """The way from outputs/YEAR/figures to a workbook of the year."""
    return f"../../../inputs/{quote(year)}/{quote(workbook)}"


def _ranges(addresses: Iterable[str]) -> str:
    columns: dict[str, list[int]] = {}
    others: list[str] = []
    for address in dict.fromkeys(addresses):
        found = _ADDRESS.fullmatch(address)
        if found:
            columns.setdefault(found[1], []).append(int(found[2]))
        else:
            others.append(address)
    return ", ".join([*(run for column, rows in columns.items() for run in _runs(column, sorted(rows))), *others])


def _runs(column: str, rows: list[int]) -> Iterable[str]:
    start = 0
    for at in range(1, len(rows) + 1):
        if at == len(rows) or rows[at] != rows[at - 1] + 1:
            first, last = rows[start], rows[at - 1]
            yield f"{column}{first}" if first == last else f"{column}{first}:{column}{last}"
            start = at
