"""Rows become records, and everything that is wrong with them is said.

In come a workbook and its declared sheets; out come the records of each sheet, every one of them whole, and all
problems found. Cells come first; names that refer to another sheet are looked up only where that sheet was read, so
that one fault is told once, at its cause.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from planbuilder.intake.files import examine_workbook
from planbuilder.intake.names import NameList, name_list, resolve, unknown_name
from planbuilder.intake.read import Row, SheetRows, read_workbook
from planbuilder.intake.word_text import read_word_text
from planbuilder.problems import Level, Problem, stops
from planbuilder.schema import Column, Place, Record, columns
from planbuilder.typed import CellFault, folded

R = TypeVar("R", bound=Record)


@dataclass
class Checked:
    """A workbook after checking: the whole records of each sheet by its title, and every problem."""

    records: dict[str, list[Record]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def of(self, record: type[R]) -> list[R]:
        """The records of one sheet, in the order in which they stand."""
        return [found for found in self.records.get(record.sheet.title, []) if isinstance(found, record)]


@dataclass
class _Draft:
    """A row on its way to a record: the values read so far, and whether they can become one."""

    row: Row
    values: dict[str, object]
    whole: bool = True


def check_workbook(path: Path, sheets: Sequence[type[Record]]) -> Checked:
    """Read and check one workbook."""
    problems = examine_workbook(path)
    checked = Checked(problems=[problem.at(workbook=path.name) for problem in problems])
    if stops(problems):
        return checked
    found, structure = read_workbook(path, sheets)
    checked.problems += structure
    drafts: dict[str, list[_Draft]] = {}
    for title, sheet in found.items():
        drafts[title], faults = _read_values(sheet)
        faults += _read_texts(sheet, drafts[title], path.parent / "text")
        checked.problems += [fault.at(workbook=path.name, sheet=title) for fault in faults]
    lists = _name_lists(found, drafts)
    for title, sheet in found.items():
        faults = _resolve_names(sheet, drafts[title], lists) + _repeated(sheet, drafts[title])
        checked.problems += [fault.at(workbook=path.name, sheet=title) for fault in faults]
        checked.records[title] = [_record(sheet.record, path.name, draft) for draft in drafts[title] if draft.whole]
    return checked


# --- cells ------------------------------------------------------------------------------------------------


def _read_values(sheet: SheetRows) -> tuple[list[_Draft], list[Problem]]:
    drafts: list[_Draft] = []
    problems: list[Problem] = []
    for row in sheet.rows:
        draft = _Draft(row, {})
        for name, column in columns(sheet.record).items():
            found = _read_cell(draft, name, column, sheet.told)
            problems += found
            draft.whole = draft.whole and not stops(found)
        drafts.append(draft)
    if sheet.record.sheet.key == "ref":
        problems = _with_next_refs(problems, drafts)
    return drafts, problems


def _read_cell(draft: _Draft, name: str, column: Column, told: Set[str]) -> list[Problem]:
    typed, address = draft.row.cells.get(name), draft.row.addresses.get(name)
    if address is None or address in told:
        draft.whole = draft.whole and not (address or column.required)
        return []
    try:
        value = None if typed is None or typed.empty else column.kind.read(typed)
    except CellFault as fault:
        return [Problem(Level.STOP, fault.what, fault.do, cell=address)]
    if typed is None or value in (None, "", ()):
        empty = Problem(Level.STOP, f"“{column.heading}” is empty", "Fill it in.", cell=address)
        return [empty] if column.required else []
    draft.values[name] = value
    return [Problem(Level.NOTE, note, "There is no need to act.", cell=address) for note in dict.fromkeys(typed.notes)]


def _read_texts(sheet: SheetRows, drafts: Sequence[_Draft], folder: Path) -> list[Problem]:
    """Where a cell names a Word file, the text of that file takes its place."""
    problems: list[Problem] = []
    for name in (name for name, column in columns(sheet.record).items() if column.may_name_a_file):
        for draft in drafts:
            lines = draft.values.get(name)
            if (
                isinstance(lines, tuple)
                and len(lines) == 1
                and re.fullmatch(r"\S.*\.docx", lines[0].text, re.IGNORECASE)
            ):
                draft.values[name], found = read_word_text(lines[0].text, folder)
                draft.whole = draft.whole and not stops(found)
                problems += [fault.at(cell=draft.row.addresses[name]) for fault in found]
    return problems


def _with_next_refs(problems: Sequence[Problem], drafts: Sequence[_Draft]) -> list[Problem]:
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
            do = f"Give the action the next unused reference, {stem}{number + 1:0{digits}}."
            problem = dataclasses.replace(problem, do=do)
        answered.append(problem)
    return answered


def _priority(draft: _Draft) -> str:
    return folded(str(draft.values.get("priority", "")))


# --- names and repetitions --------------------------------------------------------------------------------


def _name_lists(found: Mapping[str, SheetRows], drafts: Mapping[str, Sequence[_Draft]]) -> dict[str, NameList]:
    """The list of each sheet that others refer to, where it could be read."""
    return {
        title: name_list(title, sheet.record.sheet.key, [draft.values for draft in drafts[title]])
        for title, sheet in found.items()
        if sheet.readable and sheet.record.sheet.key
    }


def _resolve_names(sheet: SheetRows, drafts: Sequence[_Draft], lists: Mapping[str, NameList]) -> list[Problem]:
    """Put the names of the list sheets for those that were typed; a name that is in none is told once."""
    problems: list[Problem] = []
    for name, column in columns(sheet.record).items():
        names = lists.get(column.refers_to)
        unknown: dict[str, dict[str, None]] = {}  # the cells that have each name, in order
        for draft in drafts if names else ():
            if names is not None and name in draft.values:
                draft.values[name], missing = resolve(draft.values[name], column, names)
                draft.whole = draft.whole and (column.lenient or not missing)
                for one in missing:
                    unknown.setdefault(one, {})[draft.row.addresses[name]] = None
        if names is not None:
            problems += [unknown_name(one, list(cells), column, names) for one, cells in unknown.items()]
    return problems


def _repeated(sheet: SheetRows, drafts: Sequence[_Draft]) -> list[Problem]:
    """Keys that stand twice, and rows that are the same from end to end."""
    problems: list[Problem] = []
    unique = [(name, column) for name, column in columns(sheet.record).items() if column.unique]
    for name, column in unique:
        first: dict[str, str] = {}
        for draft in drafts:
            if name not in draft.values:
                continue
            value, address = str(draft.values[name]), draft.row.addresses[name]
            earlier = first.setdefault(folded(value), address)
            if earlier != address:
                what = f"“{value}” stands here a second time (first in {earlier})"
                do = f"Each “{column.heading}” may stand once: give this one another, or delete the row."
                problems.append(Problem(Level.STOP, what, do, cell=address))
                draft.whole = False
    if not unique and not sheet.record.sheet.settings:
        problems += _same_rows(drafts)
    return problems


def _same_rows(drafts: Sequence[_Draft]) -> list[Problem]:
    problems = []
    first: dict[tuple[object, ...], int] = {}
    for draft in drafts:
        earlier = first.setdefault(tuple(draft.values.items()), draft.row.number)
        if earlier != draft.row.number and draft.values:
            what = f"this row says the same as row {earlier}"
            cell = f"row {draft.row.number}"
            problems.append(Problem(Level.WARN, what, "Delete one of them, unless both are meant.", cell=cell))
    return problems


def _record(record: type[Record], workbook: str, draft: _Draft) -> Record:
    place = Place(workbook, record.sheet.title, draft.row.number, draft.row.addresses)
    return record(place=place, **draft.values)
