"""A workbook becomes rows of addressed cells.

In comes a workbook that `files.examine_workbook` has let pass, and the sheets that it should have; out come, sheet by
sheet, the rows in which something is typed, each cell with its address, and the problems of structure: sheets, headings
and columns that are missing, merged cells, formulas without a result. What a cell means is decided in `check.py`.
"""

from __future__ import annotations

import datetime as dt
import re
import sys
import warnings
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from planbuilder.intake.files import damaged
from planbuilder.intake.headings import find_headings, heading_faults
from planbuilder.problems import Level, Problem, nearest
from planbuilder.schema import Column, Record, columns
from planbuilder.typed import FORMULA_ERRORS, Typed, folded

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.cell import Cell
    from openpyxl.worksheet.worksheet import Worksheet


@dataclass(frozen=True, slots=True)
class Row:
    """One row in which something is typed: its cells and their addresses by the name of the field."""

    number: int
    cells: Mapping[str, Typed]
    addresses: Mapping[str, str]


@dataclass
class SheetRows:
    """The rows of one sheet below row `top`, in these columns.

    `readable` is False where it could not be read, so that nothing is checked against it. `told` are the cells whose
    fault is told already, so that nothing more need be said of them.
    """

    record: type[Record]
    rows: list[Row] = field(default_factory=list)
    top: int = 0
    columns: frozenset[int] = frozenset()
    readable: bool = True
    told: set[str] = field(default_factory=set)


def read_workbook(path: Path, sheets: Sequence[type[Record]]) -> tuple[dict[str, SheetRows], list[Problem]]:
    """The rows of every declared sheet by its title, and every problem of structure."""
    loaded = _load(path)
    if loaded is None:
        return {}, [damaged(path)]
    book, formulas = loaded
    declared = {folded(title) for record in sheets for title in (record.sheet.title, *record.sheet.old_titles)}
    spare = [worksheet.title for worksheet in book.worksheets if folded(worksheet.title) not in declared]
    found: dict[str, SheetRows] = {}
    problems: list[Problem] = []
    for record in sheets:
        sheet = record.sheet
        rows, faults = _read_sheet(book, record, formulas, spare)
        found[sheet.title] = rows
        problems += [fault.at(workbook=path.name, sheet=sheet.title) for fault in faults]
    for worksheet in book.worksheets:
        worksheet._cells.clear()  # cells and sheets hold on to each other: 20 MB of 5,000 actions, free from here on
    return found, problems


def _load(path: Path) -> tuple[Workbook, Workbook | None] | None:
    """The workbook as Excel last worked it out, and, where it has formulas, as typed; None where openpyxl fails."""
    with _left_out("numpy"):
        from openpyxl import load_workbook

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # openpyxl warns of features that it does not keep; reading loses nothing
            book = load_workbook(path, data_only=True, rich_text=True, keep_links=False)
            return book, load_workbook(path, keep_links=False) if _has_formulas(path) else None
    except (OSError, MemoryError):
        raise
    except Exception:  # a damaged part ends in whatever openpyxl stumbles over first
        return None


@contextmanager
def _left_out(library: str) -> Iterator[None]:
    """Whatever is loaded meanwhile does without a library that it can do without.

    openpyxl loads numpy, where it is installed, only to know numpy's numbers when it is given some to write: 0.1 s, a
    tenth of a build of the sample plan.
    """
    if library in sys.modules:
        yield
        return
    sys.modules[library] = None  # type: ignore[assignment]  # Python's own sign for "is not to be found"
    try:
        yield
    finally:
        del sys.modules[library]


def _has_formulas(path: Path) -> bool:
    """Whether any sheet has a formula; only then is a second reading needed to tell its result from an empty cell."""
    with zipfile.ZipFile(path) as package:
        parts = [name for name in package.namelist() if re.match(r"xl/worksheets/[^/]+\.xml$", name)]
        return any(re.search(rb"<(?:\w+:)?f[ >/]", package.read(part)) for part in parts)


def _read_sheet(
    book: Workbook, record: type[Record], formulas: Workbook | None, spare: Sequence[str]
) -> tuple[SheetRows, list[Problem]]:
    rows = SheetRows(record)
    worksheet, problems = _find_sheet(book, record, spare)
    if worksheet is None:
        rows.readable = False
        return rows, problems
    if worksheet.sheet_state != "visible":
        problems.append(Problem(Level.WARN, "this sheet is hidden but still counts", "Unhide it to see what is in it."))
    problems += (_read_settings if record.sheet.settings else _read_table)(worksheet, rows)
    rows.readable = not any(problem.level is Level.STOP for problem in problems)
    problems += _formula_faults(rows, worksheet, formulas[worksheet.title] if formulas else None)
    return rows, problems


def _find_sheet(book: Workbook, record: type[Record], spare: Sequence[str]) -> tuple[Worksheet | None, list[Problem]]:
    """The sheet of a record; where it is missing, one of the spare sheets may be it under another name."""
    sheet = record.sheet
    by_name = {folded(worksheet.title): worksheet for worksheet in book.worksheets}
    if folded(sheet.title) in by_name:
        return by_name[folded(sheet.title)], []
    for old in sheet.old_titles:
        if folded(old) in by_name:
            what = f"the sheet “{by_name[folded(old)].title}” was read as “{sheet.title}”"
            return by_name[folded(old)], [Problem(Level.NOTE, what, "There is no need to act.")]
    near = nearest(sheet.title, spare)
    mend = f"Rename the sheet “{near}” to “{sheet.title}”." if near else "Copy it from a blank workbook (make blank)."
    return None, [Problem(Level.STOP, f"the sheet “{sheet.title}” is missing", mend)]


# --- tables -----------------------------------------------------------------------------------------------


def _cells_by_row(worksheet: Worksheet) -> dict[int, list[Cell]]:
    """The cells that hold something, by row.

    openpyxl's own iteration goes to the last formatted row, which may be the millionth, and makes a cell for each
    empty place on the way; its store of cells holds only what the file holds.
    """
    rows: dict[int, list[Cell]] = {}
    for (row, _), cell in sorted(worksheet._cells.items()):
        if cell.value is not None:
            rows.setdefault(row, []).append(cell)
    return rows


def _read_table(worksheet: Worksheet, sheet: SheetRows) -> list[Problem]:
    """Fill the rows of a table; where its headings are wrong, say so and read nothing."""
    cells = _cells_by_row(worksheet)
    top, places = find_headings(cells, sheet.record)
    if top is None:
        wanted = ", ".join(column.heading for column in columns(sheet.record).values())
        return [Problem(Level.STOP, "the headings were not found", f"One row should read: {wanted}.", cell="A1")]
    problems = heading_faults(cells[top], places, sheet.record)
    if top > 1:
        problems.append(
            Problem(Level.NOTE, f"the headings are in row {top}", "It was read from there.", cell=f"A{top}")
        )
    if any(problem.level is Level.STOP for problem in problems):
        return problems
    below = {row: found for row, found in cells.items() if row > top}
    sheet.top, sheet.columns = top, frozenset(places.values())
    sheet.rows += _rows(below, places)
    hidden = [row.number for row in sheet.rows if _is_hidden(worksheet, row.number)]
    return problems + _merged_faults(worksheet, sheet, places) + _hidden_faults(hidden)


def _is_hidden(worksheet: Worksheet, row: int) -> bool:
    return row in worksheet.row_dimensions and bool(worksheet.row_dimensions[row].hidden)


def _merged_faults(worksheet: Worksheet, sheet: SheetRows, places: Mapping[str, int]) -> list[Problem]:
    problems = []
    for merged in worksheet.merged_cells.ranges:
        names = [name for name, column in places.items() if merged.min_col <= column <= merged.max_col]
        rows = [row for row in sheet.rows if merged.min_row <= row.number <= merged.max_row]
        if names and rows:
            what = "these cells are merged, so that it is not clear to which row their contents belong"
            do = "Choose Home > Merge & Centre > Unmerge Cells, and type the contents in each row that they belong to."
            problems.append(Problem(Level.STOP, what, do, cell=str(merged.coord)))
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
    return [Problem(Level.WARN, what, do, cell=f"row {hidden[0]}")]


def _rows(cells: dict[int, list[Cell]], places: dict[str, int]) -> Iterator[Row]:
    from openpyxl.utils import get_column_letter

    names = {number: name for name, number in places.items()}
    letters = {name: get_column_letter(number) for name, number in places.items()}
    dress = Dress()
    for number, found in cells.items():
        typed = {names[cell.column]: dress.typed(cell) for cell in found if cell.column in names}
        if any(not entry.empty for entry in typed.values()):
            yield Row(number, typed, {name: f"{letter}{number}" for name, letter in letters.items()})


class Dress:
    """Cells with the dress of the whole cell; a style is looked up once, because openpyxl is slow at it."""

    def __init__(self) -> None:
        self._styles: dict[int, tuple[bool, bool]] = {}

    def typed(self, cell: Cell) -> Typed:
        """The contents of a cell with its bold, italics and number format."""
        if not cell.has_style:
            return Typed(cell.value)
        key: int = cell._style.fontId  # type: ignore[attr-defined]  # the stubs leave it out
        if key not in self._styles:
            self._styles[key] = bool(cell.font.b), bool(cell.font.i)
        bold, italic = self._styles[key]
        shown = cell.number_format if isinstance(cell.value, int | float | dt.date) else "General"
        return Typed(cell.value, bold, italic, shown)


# --- settings ---------------------------------------------------------------------------------------------


def _read_settings(worksheet: Worksheet, sheet: SheetRows) -> list[Problem]:
    """Fill a settings sheet as one row: the name of each setting is in column A, its value in column B."""
    problems: list[Problem] = []
    declared = columns(sheet.record)
    fields = {folded(h): name for name, column in declared.items() for h in (column.heading, *column.old_headings)}
    typed: dict[str, Typed] = {}
    addresses: dict[str, str] = {}
    unknown: list[str] = []
    dress = Dress()
    for number, cells in _cells_by_row(worksheet).items():
        by_column = {cell.column: cell for cell in cells}
        label = Typed(by_column[1].value).text if 1 in by_column else ""
        name = fields.get(folded(label))
        if name is None:
            unknown += [label] if label else []
        elif name in addresses:
            what = f"the setting “{declared[name].heading}” stands here a second time (first in {addresses[name]})"
            problems.append(Problem(Level.STOP, what, "Delete one of the two rows.", cell=f"A{number}"))
        else:
            addresses[name] = f"B{number}"
            if 2 in by_column:
                typed[name] = dress.typed(by_column[2])
    for name, column in declared.items():
        problems += _missing_setting(column, unknown) if name not in addresses else []
    sheet.columns = frozenset({2})
    sheet.rows += [Row(1, typed, addresses)] if addresses else []
    return problems


def _missing_setting(column: Column, unknown: Sequence[str]) -> list[Problem]:
    # an officer's own row is not to be taken for a setting that may be missing
    near = nearest(column.heading, unknown, cutoff=0.6 if column.required else 0.8)
    if not near and not column.required:
        return []
    do = f"Rename the setting “{near}” to “{column.heading}”." if near else "Add a row for it in column A."
    return [Problem(Level.STOP, f"the setting “{column.heading}” is missing", do)]


# --- formulas ---------------------------------------------------------------------------------------------


def _formula_faults(rows: SheetRows, shown: Worksheet, formulas: Worksheet | None) -> list[Problem]:
    """Formulas that show an error, and formulas that were never worked out, in the columns that are read."""
    problems = []
    for row in rows.rows:
        for name, typed in row.cells.items():
            if isinstance(typed.value, str) and typed.value in FORMULA_ERRORS:
                what, do = f"the formula here shows {typed.value}", "Mend the formula, or type the value over it."
                problems.append(Problem(Level.STOP, what, do, cell=row.addresses[name]))
    for (number, column), cell in sorted(formulas._cells.items()) if formulas else ():
        if (
            number > rows.top
            and column in rows.columns
            and cell.data_type == "f"
            and _has_no_result(shown, (number, column))
        ):
            what = "the formula here was never worked out"
            do = "Open the workbook in Excel, save it, and run this again; or type the value over the formula."
            problems.append(Problem(Level.STOP, what, do, cell=cell.coordinate))
    rows.told.update(problem.cell for problem in problems)
    return problems


def _has_no_result(shown: Worksheet, place: tuple[int, int]) -> bool:
    """Whether a formula was never worked out; one whose result is an empty text has the type of a text."""
    result = shown._cells.get(place)
    return result is None or (result.value is None and result.data_type != "str")
