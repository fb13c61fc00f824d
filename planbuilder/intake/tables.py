"""A table becomes rows: where its headings stand, what is merged or hidden in it, and which row is its total."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from typing import TYPE_CHECKING

from planbuilder.catalogue.layout import HIDDEN_ROWS, MERGED_CELLS, NO_HEADINGS, ROWS_ABOVE
from planbuilder.cells import COUNT, MONEY
from planbuilder.intake.headings import find_headings, heading_faults
from planbuilder.intake.rows import Addresses, Dress, Row, SheetRows, cells_by_row
from planbuilder.problems import Level, Problem
from planbuilder.schema import Record, columns
from planbuilder.typed import Typed, folded

if TYPE_CHECKING:
    from openpyxl.cell import Cell
    from openpyxl.worksheet.worksheet import Worksheet


#: No heading and no name of a total is longer.
LONGEST_HEADING = 60


def read_table(worksheet: Worksheet, sheet: SheetRows) -> list[Problem]:
    """Fill the rows of a table; where its headings are wrong, say so and read nothing."""
    cells = cells_by_row(worksheet)
    top, places = find_headings(cells, sheet.record)
    if top is None:
        wanted = ", ".join(column.heading for column in columns(sheet.record).values())
        return [NO_HEADINGS.problem("the headings were not found", f"One row should read: {wanted}.", cell="A1")]
    problems = heading_faults(cells[top], places, sheet.record)
    if min(cells) < top:
        what = f"the headings are in row {top}"
        problems.append(ROWS_ABOVE.problem(what, "It was read from there.", cell=f"A{top}"))
    if any(problem.level is Level.STOP for problem in problems):
        return problems
    below = {row: found for row, found in cells.items() if row > top}
    sheet.top, sheet.columns = top, frozenset(places.values())
    ends = _ends_of_tables(worksheet)
    money = {name for name, column in columns(sheet.record).items() if column.kind in {MONEY, COUNT}}
    headings = _headings(sheet.record)
    for row in _rows(below, places):
        if _has_a_long_entry(row, money):
            sheet.rows.append(row)
        elif _repeats_headings(row, headings):
            what = f"row {row.number} repeats the headings and was left out"
            problems.append(ROWS_ABOVE.problem(what, "There is no need to act.", cell=f"row {row.number}"))
        elif _is_total(row, money, of_excel=row.number in ends):
            sheet.totals.append(row)
        else:
            sheet.rows.append(row)
    hidden = [row.number for row in sheet.rows if _is_hidden(worksheet, row.number)]
    problems += _merged_faults(worksheet, sheet, places)
    return problems + _hidden_faults(hidden) + _hidden_columns(worksheet, sheet, places)


def _has_a_long_entry(row: Row, money: Collection[str]) -> bool:
    """Whether a row holds more words than headings and totals have, as most rows do: a quick look for the next two."""
    return any(
        type(typed.value) is str and len(typed.value) > LONGEST_HEADING and name not in money
        for name, typed in row.cells.items()
    )


def _ends_of_tables(worksheet: Worksheet) -> set[int]:
    """The rows that Excel itself keeps as the totals of a table."""
    tables = worksheet.tables.values()
    return {int(re.findall(r"\d+", table.ref)[-1]) for table in tables if table.totalsRowCount}


#: A quick look for what the pattern below looks for closely.
_SAYS_TOTAL = ("total", "sum")
_TOTAL = re.compile(
    r"(?:grand |overall |sub-?\s?)?(?:totals?|sum)"
    r"(?: (?:budgets?|spend|spending|costs?|funding|amount|\d{4}(?:[/-]\d{2,4})?))*"
)


def _is_total(row: Row, money: Collection[str], *, of_excel: bool) -> bool:
    """Whether a row adds up the money above it: it says so, or says nothing, and holds nothing else but sums.

    Officers type over the last row of a table that Excel takes for its totals: then it is a row like any other.
    """
    said = (typed for name, typed in row.cells.items() if name not in money and not typed.empty)
    if of_excel:
        return all(_says_total(one) or isinstance(one.value, int | float) for one in said)
    return all(_says_total(one) for one in said) and _has_sum(row, money)


def _says_total(typed: Typed) -> bool:
    if not isinstance(typed.value, str) or len(typed.value) >= 40:
        return False
    plain = typed.value.lower()
    return any(word in plain for word in _SAYS_TOTAL) and bool(_TOTAL.fullmatch(folded(plain)))


def _has_sum(row: Row, money: Collection[str]) -> bool:
    return any(not row.cells[name].empty for name in money if name in row.cells)


def _headings(record: type[Record]) -> dict[str, frozenset[str]]:
    """What may stand at the head of each column, folded, by its field."""
    return {
        name: frozenset(map(folded, (column.heading, *column.old_headings))) for name, column in columns(record).items()
    }


def _repeats_headings(row: Row, headings: Mapping[str, frozenset[str]]) -> bool:
    """Whether a row is the headings once more, as they are put on each page of a print-out."""
    return len(row.cells) > 1 and all(
        _is_heading(typed, headings[name]) for name, typed in row.cells.items() if not typed.empty
    )


def _is_heading(typed: Typed, headings: frozenset[str]) -> bool:
    return isinstance(typed.value, str) and len(typed.value) <= LONGEST_HEADING and folded(typed.value) in headings


def _hidden_columns(worksheet: Worksheet, sheet: SheetRows, places: Mapping[str, int]) -> list[Problem]:
    """Columns that are read although nobody sees them."""
    from openpyxl.utils import get_column_letter

    hidden: set[int] = set()
    for dimension in worksheet.column_dimensions.values():
        if dimension.hidden:
            hidden.update(range(dimension.min or 0, (dimension.max or 0) + 1))
    declared = columns(sheet.record)
    seen = sorted(number for name, number in places.items() if declared[name].printed and number in hidden)
    if not seen:
        return []
    letters = [get_column_letter(number) for number in seen]
    what = f"column {letters[0]} is hidden but still counts"
    if len(letters) > 1:
        what = f"columns {', '.join(letters)} are hidden but still count"
    do = "Unhide it to check it." if len(letters) == 1 else "Unhide them to check them."
    return [HIDDEN_ROWS.problem(what, do, cell=f"{letters[0]}{sheet.top}")]


def _is_hidden(worksheet: Worksheet, row: int) -> bool:
    return row in worksheet.row_dimensions and bool(worksheet.row_dimensions[row].hidden)


def _merged_faults(worksheet: Worksheet, sheet: SheetRows, places: Mapping[str, int]) -> list[Problem]:
    problems = []
    for merged in worksheet.merged_cells.ranges:
        names = [
            name
            for name, column in places.items()
            if merged.min_col <= column <= merged.max_col and columns(sheet.record)[name].printed
        ]
        rows = [row for row in sheet.rows if merged.min_row <= row.number <= merged.max_row]
        if names and rows:
            what = "these cells are merged, so that it is not clear to which row their contents belong"
            do = "Choose Home > Merge & Centre > Unmerge Cells, and type the contents in each row that they belong to."
            problems.append(MERGED_CELLS.problem(what, do, cell=str(merged.coord)))
            sheet.told.update(row.addresses[name] for row in rows for name in names)
    return problems


def _hidden_faults(hidden: list[int]) -> list[Problem]:
    if not hidden:
        return []
    what, do = f"row {hidden[0]} is hidden but still counts", "Unhide it to check it, or clear the filter."
    if len(hidden) > 1:
        more = f" and {len(hidden) - 5} more" if len(hidden) > 5 else ""
        what = f"rows {', '.join(map(str, hidden[:5]))}{more} are hidden but still count"
        do = "Unhide them to check them, or clear the filter."
    return [HIDDEN_ROWS.problem(what, do, cell=f"row {hidden[0]}")]


def _rows(cells: dict[int, list[Cell]], places: dict[str, int]) -> Iterator[Row]:
    from openpyxl.utils import get_column_letter

    names = {number: name for name, number in places.items()}
    letters = {name: get_column_letter(number) for name, number in places.items()}
    dress = Dress()
    for number, found in cells.items():
        typed = {names[cell.column]: dress.typed(cell) for cell in found if cell.column in names}
        if any(not entry.empty for entry in typed.values()):
            yield Row(number, typed, Addresses(letters, number))
