"""Rows become records, and everything that is wrong with them is said.

In come a workbook and its declared sheets; out come the records of each sheet, every one of them whole, and all
problems found. Cells come first; names that refer to another sheet are looked up only where that sheet was read, so
that one fault is told once, at its cause.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import TypeVar

from planbuilder.catalogue.entries import SAME_ROW, USED_TWICE
from planbuilder.catalogue.wording import EXAMPLE_LEFT
from planbuilder.cells import MONEY, to_money
from planbuilder.intake.drafts import Draft, read_values
from planbuilder.intake.files import examine_workbook
from planbuilder.intake.name_lists import NameList, name_list
from planbuilder.intake.names import resolve, unknown_names
from planbuilder.intake.read import read_workbook
from planbuilder.intake.rows import SheetRows
from planbuilder.intake.word_text import read_word_text
from planbuilder.problems import Level, Problem, stops
from planbuilder.schema import Column, Place, Record, columns, references
from planbuilder.schema.choices import EXAMPLE_MARK
from planbuilder.typed import CellFault, folded
from planbuilder.values import Line

R = TypeVar("R", bound=Record)

#: The name of a file of text, which may be quoted; "See our site at www.anytown.example" is none.
_FILE = re.compile(r"[“\"']?(\S[^\n]{0,120}\.(?:docx?|docm|odt|rtf|pdf|txt))[”\"']?", re.IGNORECASE)


@dataclass(frozen=True)
class Total:
    """A sum that stands below a column, as officers typed it or as Excel works it out; None where it is no sum."""

    place: Place
    field: str
    text: str
    amount: Decimal | None


@dataclass
class Checked:
    """A workbook after checking: the whole records of each sheet by its title, and every problem.

    `lists` are the names that its list sheets hold; the other workbooks of the year may refer to them.
    """

    records: dict[str, list[Record]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    totals: list[Total] = field(default_factory=list)
    lists: dict[str, NameList] = field(default_factory=dict)

    def of(self, record: type[R]) -> list[R]:
        """The records of one sheet, in the order in which they stand."""
        return [found for found in self.records.get(record.sheet.title, []) if isinstance(found, record)]

    def sound(self, *sheets: type[Record]) -> bool:
        """Whether these sheets were read whole, so that what is missing in them is truly missing."""
        titles = {record.sheet.title for record in sheets}
        return titles <= set(self.records) and not stops(one for one in self.problems if one.sheet in titles)

    def faulty_cells(self, record: type[Record]) -> set[str]:
        """The cells of a sheet whose fault is told already: that they came to nothing is no news."""
        return {one.cell for one in self.problems if one.sheet == record.sheet.title and one.level is Level.STOP}


def check_workbook(path: Path, sheets: Sequence[type[Record]], lists: Mapping[str, NameList] | None = None) -> Checked:
    """Read and check one workbook; `lists` are those of the other workbooks that its columns may refer to."""
    problems = examine_workbook(path)
    checked = Checked(problems=[problem.at(workbook=path.name) for problem in problems])
    if stops(problems):
        return checked
    found, structure = read_workbook(path, sheets)
    checked.problems += structure
    drafts: dict[str, list[Draft]] = {}
    for title, sheet in found.items():
        drafts[title], faults = read_values(sheet)
        faults += _read_texts(sheet, drafts[title], path.parent / "text")
        checked.problems += [fault.at(workbook=path.name, sheet=title) for fault in faults]
    checked.lists = _name_lists(found, drafts)
    known = {**(lists or {}), **checked.lists}
    for title, sheet in found.items():
        faults = _resolve_names(sheet, drafts[title], known) + _repeated(sheet, drafts[title])
        checked.problems += [fault.at(workbook=path.name, sheet=title) for fault in faults]
        checked.totals += _totals(sheet, path.name)
        checked.records[title] = _records(sheet.record, path.name, [draft for draft in drafts[title] if draft.whole])
    return checked


def _totals(sheet: SheetRows, workbook: str) -> list[Total]:
    """The sums below the columns of money; `amount` is None of one that cannot be read."""
    totals = []
    for row in sheet.totals:
        for name, column in columns(sheet.record).items():
            typed = row.cells.get(name)
            if column.kind is not MONEY or typed is None or typed.empty:
                continue
            amount: Decimal | None = None
            with suppress(CellFault):
                amount = sum((money.amount or Decimal() for money in to_money(typed)), Decimal())
            place = Place(workbook, sheet.record.sheet.title, row.number, row.addresses)
            totals.append(Total(place, name, typed.text, amount))
    return totals


def _read_texts(sheet: SheetRows, drafts: Sequence[Draft], folder: Path) -> list[Problem]:
    """Where a cell names a Word file, the text of that file takes its place."""
    problems: list[Problem] = []
    for name in (name for name, column in columns(sheet.record).items() if column.may_name_a_file):
        for draft in drafts:
            lines = draft.values.get(name)
            named = _FILE.fullmatch(lines[0].text) if isinstance(lines, tuple) and len(lines) == 1 else None
            if named:
                draft.values[name], found = read_word_text(named[1], folder)
                draft.whole = draft.whole and not stops(found)
                problems += [fault.at(cell=draft.row.addresses[name]) for fault in found]
    return problems


# --- names and repetitions --------------------------------------------------------------------------------


def _name_lists(found: Mapping[str, SheetRows], drafts: Mapping[str, Sequence[Draft]]) -> dict[str, NameList]:
    """The list of each sheet that others refer to, where it could be read."""
    return {
        title: name_list(title, sheet.record.sheet.key, [draft.values for draft in drafts[title]])
        for title, sheet in found.items()
        if sheet.readable and sheet.record.sheet.key
    }


def _resolve_names(sheet: SheetRows, drafts: Sequence[Draft], lists: Mapping[str, NameList]) -> list[Problem]:
    """Put the names of the list sheets for those that were typed; a name that is in none is told once."""
    problems: list[Problem] = []
    examples: dict[int, str] = {}  # rows of made-up examples whose names are gone, with the first cell of each
    for name, column in columns(sheet.record).items():
        names = lists.get(column.refers_to)
        unknown: dict[str, dict[str, None]] = {}  # the cells that have each name, in order
        resolved: dict[object, tuple[object, list[str]]] = {}  # most names stand in many rows
        for draft in drafts if names else ():
            if names is not None and name in draft.values:
                value = draft.values[name]
                if value not in resolved:
                    resolved[value] = resolve(value, column, names, lists)
                draft.values[name], missing = resolved[value]
                draft.whole = draft.whole and (column.lenient or not missing)
                if missing and not column.lenient and _is_example(draft, sheet.record):
                    examples.setdefault(draft.row.number, draft.row.addresses[name])
                    continue
                for one in missing:
                    unknown.setdefault(one, {})[draft.row.addresses[name]] = None
        if names is not None:
            problems += unknown_names({one: list(cells) for one, cells in unknown.items()}, column, names)
    return problems + _left_out(examples)


def _is_example(draft: Draft, record: type[Record]) -> bool:
    """Whether a row is a made-up example; the mark in a name that it refers to does not make it one."""
    declared = columns(record).items()
    own = [draft.row.cells[name] for name, one in declared if name in draft.row.cells and not one.refers_to]
    return any(EXAMPLE_MARK in typed.text.casefold() for typed in own)


def _left_out(examples: Mapping[int, str]) -> list[Problem]:
    """One note on examples that name what officers have typed over already: they stand in nobody's way."""
    if not examples:
        return []
    what = "this row is still a made-up example, and names something that is no longer in your lists: it is left out"
    if len(examples) > 1:
        what = (
            f"{len(examples)} rows are still made-up examples, this one first, and name something that is no longer in"
            " your lists: they are left out"
        )
    do = (
        "Type over what is marked [example], or delete the row."
        if len(examples) == 1
        else ("Type over what is marked [example], or delete the rows.")
    )
    return [EXAMPLE_LEFT.problem(what, do, cell=examples[min(examples)])]


def _repeated(sheet: SheetRows, drafts: Sequence[Draft]) -> list[Problem]:
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
                problems.append(USED_TWICE.problem(what, do, cell=address))
                draft.whole = False
    if not sheet.record.sheet.settings:
        ticks = {name for name, one in columns(sheet.record).items() if one.choices and not one.printed}
        problems += _same_rows([draft for draft in drafts if draft.whole], dict(unique), ticks)
    return problems


def _same_rows(drafts: Sequence[Draft], keys: Mapping[str, Column], ticks: Collection[str]) -> list[Problem]:
    """Rows that say the same but for their key; those that say next to nothing beside it are no news.

    `ticks` are the columns in which officers choose among a few words for themselves: most rows have the same there.
    """
    problems = []
    first: dict[tuple[object, ...], int] = {}
    for draft in drafts:
        said = tuple(_as_typed(draft, name) for name in draft.values if name not in keys)
        if sum(name not in keys and name not in ticks for name in draft.values) < (3 if keys else 1):
            continue
        earlier = first.setdefault(said, draft.row.number)
        if earlier != draft.row.number:
            beside = "".join(f"but for its {key.heading}, " for key in keys.values())
            what = f"{beside}this row says the same as row {earlier}"
            cell = f"row {draft.row.number}"
            problems.append(SAME_ROW.problem(what, "Delete one of them, unless both are meant.", cell=cell))
    return problems


def _as_typed(draft: Draft, name: str) -> object:
    """A long text as it was typed, for to compare its lines takes long; of anything else what it was read as."""
    value = draft.values[name]
    typed = draft.row.cells[name].value if isinstance(value, tuple) and value and isinstance(value[0], Line) else None
    return typed if isinstance(typed, str) else value


def _records(record: type[Record], workbook: str, drafts: Sequence[Draft]) -> list[Record]:
    title = record.sheet.title
    named = zip(references(record, [draft.values for draft in drafts]), drafts, strict=True)
    return [
        record(place=Place(workbook, title, draft.row.number, draft.row.addresses, reference), **draft.values)
        for reference, draft in named
    ]
