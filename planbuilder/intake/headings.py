"""Where the headings of a table stand, and what is wrong with them.

Officers put a title above a table, move columns about, add their own, and rename some: all but the last is taken
without a word; a heading that is missing is named together with the one that it may have become.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from planbuilder.catalogue.layout import DOUBLE_COLUMN, MISSING_COLUMN, OLD_HEADING
from planbuilder.problems import Problem, nearest
from planbuilder.schema import Column, Record, columns
from planbuilder.typed import Typed, folded

if TYPE_CHECKING:
    from openpyxl.cell import Cell

#: The headings are looked for in these many rows, below whatever title and explanation stands above them.
HEADINGS_WITHIN = 15
#: More columns of an officer's own than these are not told one by one.
_MOST_NAMED = 6


def find_headings(cells: dict[int, list[Cell]], record: type[Record]) -> tuple[int | None, dict[str, int]]:
    """The row with most of the headings, and the column number of each field found there."""
    declared = columns(record)
    best: tuple[int | None, dict[str, int]] = (None, {})
    for row in (number for number in cells if number <= HEADINGS_WITHIN):
        typed: dict[str, int] = {}
        for cell in cells[row]:
            typed.setdefault(folded(Typed(cell.value).text), cell.column)
        places = {name: place for name, column in declared.items() if (place := _place(column, typed))}
        if len(places) > len(best[1]):
            best = (row, places)
        if len(places) == len(declared):
            break
    return best if len(best[1]) >= (1 if len(declared) == 2 else 2) else (None, {})


def _place(column: Column, typed: Mapping[str, int]) -> int | None:
    """Where a column stands by its heading; else by one of its old headings."""
    return next((typed[name] for name in map(folded, (column.heading, *column.old_headings)) if name in typed), None)


def heading_faults(heading_cells: list[Cell], places: dict[str, int], record: type[Record]) -> list[Problem]:
    """What is wrong with the headings of a table, given the columns that were found."""
    headings = {cell.column: Typed(cell.value).text for cell in heading_cells}
    spare = [text for number, text in headings.items() if number not in places.values()]
    problems: list[Problem] = []
    for name, column in columns(record).items():
        if name in places:
            problems += _found_faults(column, headings[places[name]], spare)
        else:
            problems += _missing_faults(column, spare)
    return [problem.at(cell=f"row {heading_cells[0].row}") for problem in problems]


def _found_faults(column: Column, typed: str, spare: list[str]) -> list[Problem]:
    problems = []
    if folded(typed) in {folded(old) for old in column.old_headings}:
        what = f"the heading “{typed}” was read as “{column.heading}”"
        problems.append(OLD_HEADING.problem(what, "There is no need to act."))
    if any(folded(text) == folded(typed) for text in spare):
        what = f"two columns have the heading “{typed}”"
        problems.append(DOUBLE_COLUMN.problem(what, "Give one of them another heading, or delete it."))
    return problems


def _missing_faults(column: Column, spare: list[str]) -> list[Problem]:
    # an officer's own column is not to be taken for one that may be missing
    near = nearest(column.heading, spare, cutoff=0.8 if column.may_be_missing else 0.5)
    if near:
        do = f"Rename the column “{near}” to “{column.heading}”."
    elif column.may_be_missing:
        return []
    else:
        rest = " and fill it in" if column.required else " (its cells may stay empty)"
        do = f"Add a column with the heading “{column.heading}”{rest}."
        if own := [text for text in dict.fromkeys(spare) if text][:_MOST_NAMED]:
            named = " or ".join(f"“{text}”" for text in own)
            do += f" If {named} is meant for it, rename that column instead."
    return [MISSING_COLUMN.problem(f"the column “{column.heading}” is missing", do)]
