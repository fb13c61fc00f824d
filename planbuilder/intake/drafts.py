"""The rows of a sheet become drafts of records: each entry read as its column says, each fault told at its cell.

A draft that lacks something is not whole, and becomes no record. Entries that stop the build do not hide what else is
wrong with their row.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from planbuilder.catalogue.entries import EMPTY_CELL, STRUCK_THROUGH
from planbuilder.intake.entries import look_over, suspicious
from planbuilder.intake.rows import Row, SheetRows
from planbuilder.problems import Problem, shortened
from planbuilder.schema import Column, Record, columns
from planbuilder.typed import CellFault, Typed, folded


@dataclass
class Draft:
    """A row on its way to a record: the values read so far, and whether they can become one."""

    row: Row
    values: dict[str, object]
    whole: bool = True


def read_values(sheet: SheetRows) -> tuple[list[Draft], list[Problem]]:
    drafts: list[Draft] = []
    problems: list[Problem] = []
    entries = {name: _Column(column, sheet) for name, column in columns(sheet.record).items()}
    for row in sheet.rows:
        if _passed_over(row, sheet.record):
            continue
        draft, found = _read_row(row, entries)
        if not sheet.record.sheet.settings:
            found = _at_once(_struck_at_once(found, draft), draft)
        problems += found
        drafts.append(draft)
    for name, column in entries.items():
        problems += _looked_through(column, name, drafts)
    if sheet.record.sheet.key == "ref":
        problems = _with_next_refs(problems, drafts)
    return drafts, problems


def _passed_over(row: Row, record: type[Record]) -> bool:
    """Whether a row is kept for officers alone, by the choice that they made in it."""
    if record.sheet.unless is None:
        return False
    name, choice = record.sheet.unless
    typed = row.cells.get(name)
    try:
        return typed is not None and not typed.empty and columns(record)[name].kind.read(typed) == choice
    except CellFault:  # what is no choice is told when the row is read
        return False


def _read_row(row: Row, entries: Mapping[str, _Column]) -> tuple[Draft, list[Problem]]:
    draft = Draft(row, {})
    found: list[Problem] = []
    for name, column in entries.items():
        typed = row.cells.get(name)
        if typed is not None and type(typed.value) is str and typed.plain and typed.value in column.known:
            draft.values[name] = column.known[typed.value]
        else:
            found += column.read(draft, name, typed)
    return draft, found


def _looked_through(column: _Column, name: str, drafts: Sequence[Draft]) -> list[Problem]:
    """What looks unfinished in a column; each different text is looked through once."""
    found = list(suspicious(list(column.texts)))
    if not found:
        return []
    cells: dict[str, list[str]] = {}
    for draft in drafts:
        if name in draft.values:
            cells.setdefault(str(draft.row.cells[name].value), []).append(draft.row.addresses[name])
    return [problem.at(cell=cell) for text, problem in found for cell in cells.get(text, ())]


def _struck_at_once(found: list[Problem], draft: Draft) -> list[Problem]:
    """One finding for a row that is struck through in several cells, as officers do with an action that they drop."""
    struck = [problem for problem in found if problem.check == STRUCK_THROUGH.name]
    if len(struck) < 2:
        return found
    entries = sum(not typed.empty for typed in draft.row.cells.values())
    what = f"{len(struck)} of the {entries} entries of this row are struck through but will be printed"
    if len(struck) == entries:
        what = "this row is struck through but will be printed"
    do = "Delete the row, or take the line through it away."
    rest = [problem for problem in found if problem not in struck]
    return [*rest, STRUCK_THROUGH.problem(what, do, cell=f"row {draft.row.number}")]


def _at_once(found: list[Problem], draft: Draft) -> list[Problem]:
    """One finding for a row with a single entry and several gaps: a note, a heading of a group, or a row just begun."""
    gaps = [problem for problem in found if problem.check == EMPTY_CELL.name]
    if len(gaps) < 2 or len(draft.values) != 1:
        return found
    [name] = draft.values
    entry = shortened(draft.row.cells[name].text.replace("\n", " "), 40)
    what = f"this row has nothing but “{entry}”"
    do = "Fill in the rest of it, or delete it; a note can stand above the headings or on a sheet of its own."
    rest = [problem for problem in found if problem not in gaps]
    return [*rest, EMPTY_CELL.problem(what, do, cell=f"row {draft.row.number}")]


class _Column:
    """The cells of one column. What is typed in several of them, as most names and sums are, is read once.

    `known` are the values of plain texts of which nothing is to be said; `texts` are all that will be printed.
    """

    def __init__(self, column: Column, sheet: SheetRows) -> None:
        self.column = column
        self.sheet = sheet
        self.known: dict[str, object] = {}
        self.texts: dict[str, None] = {}

    def read(self, draft: Draft, name: str, typed: Typed | None) -> list[Problem]:
        """Put the value of one cell into a draft; returns what is to be said of it."""
        address = draft.row.addresses.get(name)
        if address is None or address in self.sheet.told:
            draft.whole = draft.whole and not (address or self.column.required)
            return []
        if typed is None or typed.empty:
            return self._nothing(draft, address)
        try:
            value = self.column.kind.read(typed)
        except CellFault as fault:
            # an optional entry at fault stops the build, and need not hide what else is wrong with its row
            draft.whole = draft.whole and not self.column.required
            return [fault.check.problem(fault.what, fault.do, cell=address)]
        if value in (None, "", ()):
            return self._nothing(draft, address)
        draft.values[name] = value
        if self.column.printed and isinstance(typed.value, str | list):
            self.texts[str(typed.value)] = None
        found = [one.at(cell=address) for one in dict.fromkeys((*typed.found, *look_over(typed, self.column)))]
        if not found and not self.sheet.told and type(typed.value) is str and typed.plain:
            self.known[typed.value] = value
        return found

    def _nothing(self, draft: Draft, address: str) -> list[Problem]:
        if not self.column.required:
            return []
        draft.whole = False
        do = "Fill it in." if self.sheet.record.sheet.settings else "Fill it in, or delete the row."
        return [EMPTY_CELL.problem(f"“{self.column.heading}” is empty", do, cell=address)]


def _with_next_refs(problems: Sequence[Problem], drafts: Sequence[Draft]) -> list[Problem]:
    """Each empty Ref is answered with the next unused one, counted on from the last of the same priority."""
    stems: dict[str, str] = {}  # "CE" of "CE6", by priority
    last: dict[str, tuple[int, int]] = {}  # the highest number of a stem, and its digits
    for draft in drafts:
        found = re.fullmatch(r"(.*?)(\d{1,9})", str(draft.values.get("ref", "")))
        if found:
            stems[_priority(draft)] = found[1]
            last[found[1]] = max(last.get(found[1], (0, 0)), (int(found[2]), len(found[2])))
    empty = {draft.row.addresses.get("ref"): draft for draft in drafts if "ref" not in draft.values}
    answered = []
    for problem in problems:
        stem = stems.get(_priority(empty[problem.cell])) if problem.what == "“Ref” is empty" else None
        if stem is not None:
            number, digits = last[stem]
            last[stem] = number + 1, digits
            do = f"Give the action the next unused reference, {stem}{number + 1:0{digits}}, or delete the row."
            problem = dataclasses.replace(problem, do=do)
        answered.append(problem)
    return answered


def _priority(draft: Draft) -> str:
    return folded(str(draft.values.get("priority", "")))
