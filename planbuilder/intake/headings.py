"""Where the headings of a table stand, and what is wrong with them.

Officers put a title above a table, move columns about, add their own, and rename some: all but the last is taken
without a word; a heading that is missing is named together with the one that it may have become.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from planbuilder.problems import Level, Problem, nearest
from planbuilder.schema import Record, columns
from planbuilder.typed import Typed, folded

if TYPE_CHECKING:
    from openpyxl.cell import Cell

#: The headings are looked for in these many rows, below whatever title and explanation stands above them.
HEADINGS_WITHIN = 15


def find_headings(cells: dict[int, list[Cell]], record: type[Record]) -> tuple[int | None, dict[str, int]]:
    """The row with most of the headings, and the column number of each field found there."""
    fields: dict[str, str] = {}
    for name, column in columns(record).items():
        fields |= {folded(heading): name for heading in (column.heading, *column.old_headings)}
    best: tuple[int | None, dict[str, int]] = (None, {})
    for row in (number for number in cells if number <= HEADINGS_WITHIN):
        found: dict[str, int] = {}
        for cell in cells[row]:
            named = fields.get(folded(Typed(cell.value).text))
            if named:
                found.setdefault(named, cell.column)
        if len(found) > len(best[1]):
            best = (row, found)
    return best if len(best[1]) >= min(2, len(columns(record))) else (None, {})


def heading_faults(heading_cells: list[Cell], places: dict[str, int], record: type[Record]) -> list[Problem]:
    problems = []
    declared = columns(record)
    headings = {cell.column: Typed(cell.value).text for cell in heading_cells}
    spare = [text for number, text in headings.items() if number not in places.values()]
    row = f"row {heading_cells[0].row}"
    for name, column in declared.items():
        if name in places:
            typed = headings[places[name]]
            if folded(typed) in {folded(old) for old in column.old_headings}:
                what = f"the heading “{typed}” was read as “{column.heading}”"
                problems.append(Problem(Level.NOTE, what, "There is no need to act.", cell=row))
            if any(folded(text) == folded(column.heading) for text in spare):
                what = f"two columns have the heading “{column.heading}”"
                problems.append(Problem(Level.STOP, what, "Give one of them another heading, or delete it.", cell=row))
            continue
        near = nearest(column.heading, spare, cutoff=0.5)
        if near:
            mend = f"Rename the column “{near}” to “{column.heading}”."
            problems.append(Problem(Level.STOP, f"the column “{column.heading}” is missing", mend, cell=row))
        elif not column.may_be_missing:
            mend = f"Add a column with the heading “{column.heading}” (its cells may stay empty)."
            problems.append(Problem(Level.STOP, f"the column “{column.heading}” is missing", mend, cell=row))
    return problems
