"""Edits of an officer's workbook made in its file: all of them or none, and nothing else of the file changed.

In come the path of a workbook and its edits; out comes what was written and where the backup is, or why nothing was.
The new file is worked out in memory, written beside the old one, read back, and only then takes its place.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from lxml import etree

from planbuilder.building import written_beside
from planbuilder.patching.backups import keep
from planbuilder.patching.book import OpenBook
from planbuilder.patching.dependents import formulas_depend, working_out_on_opening
from planbuilder.patching.edits import Applied, CannotWrite, CellEdit, Edit, LineEdit, Refused, RowEdit, Written
from planbuilder.patching.guard import held, in_the_way
from planbuilder.patching.new_rows import NewRows
from planbuilder.patching.sheet_plan import SheetPlan, by_cell, find_cell, plan_cell
from planbuilder.patching.verify import differences
from planbuilder.problems import Level, Problem
from planbuilder.worklist.parts import CannotMark

_Done = TypeVar("_Done")
_SAVE_AGAIN = "Open it in Excel, save it there, and run this again; or bring back an earlier copy of it."
_RECALCULATE = (
    "Formulas in {name} are worked out from what has changed. Open it in Excel and save it once, so that the new"
    " results are read."
)


def apply_edits(path: Path, edits: Sequence[Edit], backups: Path, now: dt.datetime) -> Applied | Refused:
    """Make all edits of one workbook, keeping it as it was in the folder `backups`; or make none and say why.

    Workbooks that are changed with the same `now` are undone together. Raises `OSError` where the disk is full or
    fails; the workbook is then as it was.
    """
    before = path.read_bytes() if path.is_file() else b""
    plan = _planned(path, before, edits)
    if isinstance(plan, Refused):
        return plan
    if not plan.written:
        return Applied(path, (), tuple(plan.already))
    return _put_in_place(path, before, plan, backups, now)


def examine_edits(path: Path, edits: Sequence[Edit]) -> Refused | None:
    """Which of the edits cannot be made, and why; None where all can. Nothing is written."""
    plan = _planned(path, path.read_bytes() if path.is_file() else b"", edits)
    return plan if isinstance(plan, Refused) else None


def _planned(path: Path, content: bytes, edits: Sequence[Edit]) -> _Plan | Refused:
    if problems := in_the_way(path):
        return Refused(path, tuple(problems))
    try:
        plan = _Plan(OpenBook(path.name, content))
        plan.make(edits)
    except CannotWrite as error:
        return Refused(path, (_problem(error, path.name),))
    except CannotMark as error:
        fault = CannotWrite(f"this workbook cannot be written to: {error}", _SAVE_AGAIN)
        return Refused(path, (_problem(fault, path.name),))
    except (ValueError, ArithmeticError, LookupError, etree.LxmlError):  # a part that is not as it should be
        return Refused(path, (_problem(CannotWrite("this workbook is damaged", _SAVE_AGAIN), path.name),))
    return Refused(path, tuple(problem for _, problem in plan.faults), tuple(plan.faults)) if plan.faults else plan


def _put_in_place(path: Path, before: bytes, plan: _Plan, backups: Path, now: dt.datetime) -> Applied | Refused:
    parts = plan.parts()
    after = plan.book.package.with_parts(parts)
    wanted = {one.sheet.part: one.entries for one in plan.sheets.values() if one.entries}
    with written_beside(path, after) as beside:
        if wrong := differences(before, beside.path.read_bytes(), parts, wanted):
            what = f"the changed workbook was not as it should be when it was read back ({wrong}), and was not kept"
            do = "Open the workbook in Excel, save it there, and run this again; or type the changes into it yourself."
            return Refused(path, (Problem(Level.STOP, what, do, workbook=path.name),))
        if problems := held(path):  # it may have been opened meanwhile
            return Refused(path, tuple(problems))
        if path.read_bytes() != before:
            what, do = "somebody has just saved this workbook", "Run this again."
            return Refused(path, (Problem(Level.STOP, what, do, workbook=path.name),))
        backup = keep(path, backups, now)
        beside.take_its_place()
    remarks = (_RECALCULATE.format(name=path.name),) if plan.depends else ()
    return Applied(path, tuple(plan.written), tuple(plan.already), backup, remarks)


def _problem(error: CannotWrite, workbook: str, sheet: str = "", cell: str = "") -> Problem:
    return Problem(Level.STOP, error.what, error.do, workbook, sheet, error.cell or cell)


@dataclass
class _Plan:
    """All that is to be written into one workbook."""

    book: OpenBook
    sheets: dict[str, SheetPlan] = field(default_factory=dict)
    tables: dict[str, bytes] = field(default_factory=dict)
    faults: list[tuple[Edit, Problem]] = field(default_factory=list)
    depends: bool = False

    @property
    def written(self) -> list[Written]:
        """What is written, sheet by sheet."""
        return [one for sheet in self.sheets.values() for one in sheet.written]

    @property
    def already(self) -> list[Edit]:
        """The edits whose cells say so already."""
        return [one for sheet in self.sheets.values() for one in sheet.already]

    def make(self, edits: Sequence[Edit]) -> None:
        """Work all edits out; what cannot be made is noted with the reason."""
        by_sheet: dict[str, list[Edit]] = {}
        for edit in edits:
            by_sheet.setdefault(edit.sheet, []).append(edit)
        found: dict[str, tuple[SheetPlan, list[Edit]]] = {}
        for title, wanted in by_sheet.items():
            if plan := self._try(wanted, lambda title=title: self._sheet(title)):  # type: ignore[misc]
                found.setdefault(plan.sheet.title, (plan, []))[1].extend(wanted)
        for plan, wanted in found.values():
            self._make_in(plan, wanted)

    def _sheet(self, title: str) -> SheetPlan:
        sheet = self.book.sheet(title)
        return self.sheets.setdefault(sheet.title, SheetPlan(sheet))

    def _make_in(self, plan: SheetPlan, edits: Sequence[Edit]) -> None:
        cells = by_cell(edit for edit in edits if isinstance(edit, CellEdit | LineEdit))
        for place, wanted in cells.items():
            self._try(wanted, lambda p=place, w=wanted: plan_cell(plan, find_cell(p), w))  # type: ignore[misc]
        rows = [edit for edit in edits if isinstance(edit, RowEdit)]
        rows = [edit for number, edit in enumerate(rows) if edit not in rows[:number]]
        new = self._try(rows, lambda: NewRows(plan)) if rows else None
        for row in rows if new else ():
            self._try([row], lambda row=row: new.add(row))  # type: ignore[misc, union-attr]
        if new:
            tables, rules = new.extended()
            self.tables |= tables
            plan.rules += rules

    def _try(self, edits: Sequence[Edit], step: Callable[[], _Done]) -> _Done | None:
        try:
            return step()
        except CannotWrite as error:
            for edit in error.edits or edits:
                cell = "" if isinstance(edit, RowEdit) else edit.cell
                self.faults.append((edit, _problem(error, self.book.name, edit.sheet, cell)))
            return None

    def parts(self) -> dict[str, bytes]:
        """The parts that change, with their new contents."""
        changed = {one.sheet.part: one.content() for one in self.sheets.values() if one.entries}
        cells = {title: list(one.entries) for title, one in self.sheets.items()}
        self.depends = formulas_depend(self.book, cells)
        if self.depends:
            changed[self.book.part] = working_out_on_opening(self.book.parts.read(self.book.part))
        return {**changed, **self.tables}
