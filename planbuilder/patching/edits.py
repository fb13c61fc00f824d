"""What is to be changed in a workbook, and what came of it.

Cells, lines of a cell and new rows are asked for; an edit names what it expects to find, so that nobody's later work is
written over. Either all edits of a workbook are made or none.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Literal

from planbuilder.problems import Problem

#: What may stand in a cell, or go into it. Text is always text, never a formula.
Value = str | bool | int | float | Decimal | dt.date | None


@dataclass(frozen=True)
class CellEdit:
    """A whole cell: `new` takes the place of what is `expected` there; None empties it."""

    sheet: str
    cell: str
    expected: Value
    new: Value


@dataclass(frozen=True)
class LineEdit:
    """One line of a cell.

    It is found by its text, with or without its list mark; `line` (counted from 1, empty lines left out) tells lines
    that say the same apart. A changed line keeps its list mark. An added line goes behind the one that is `expected`
    (before all others where that is ""), and takes over its list mark unless `mark` says another ("" for none).
    """

    sheet: str
    cell: str
    expected: str
    new: str = ""
    line: int = 0
    kind: Literal["change", "add", "remove"] = "change"
    mark: str | None = None


@dataclass(frozen=True)
class RowEdit:
    """A new row below the last one of a table: its entries by heading, or by letter of the column.

    Where the table's key is a numbered reference and none is given, the row takes the next number of its kind that is
    neither in the table nor `taken` (references that drafts have used count for ever).
    """

    sheet: str
    values: Mapping[str, Value] = field(hash=False)
    taken: Collection[str] = field(default=(), hash=False)


Edit = CellEdit | LineEdit | RowEdit


@dataclass(frozen=True)
class Written:
    """One cell as it was and as it is now, in the words that Excel shows; for a new row, one for each of its cells."""

    edit: Edit
    sheet: str
    cell: str
    before: str
    after: str


@dataclass(frozen=True)
class Applied:
    """All edits were made. `already` are those whose cell said so before; without a change there is no backup."""

    path: Path
    written: tuple[Written, ...]
    already: tuple[Edit, ...] = ()
    backup: Path | None = None
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True)
class Refused:
    """Nothing was written. `faults` tell for each edit that cannot be made why; `problems` is all there is to say."""

    path: Path
    problems: tuple[Problem, ...]
    faults: tuple[tuple[Edit, Problem], ...] = ()


class CannotWrite(Exception):
    """An edit, or a workbook, that is refused: what is in the way, and what to do.

    `edits` are those that it is about, where that is known better here than by whoever asked for them.
    """

    def __init__(self, what: str, do: str, cell: str = "", edits: Sequence[Edit] = ()) -> None:
        super().__init__(what)
        self.what = what
        self.do = do
        self.cell = cell
        self.edits = edits
