"""A workbook becomes rows of addressed cells.

In comes a workbook that `files.examine_workbook` has let pass, and the sheets that it should have; out come, sheet by
sheet, the rows in which something is typed, each cell with its address, and the problems of structure: sheets, headings
and columns that are missing, merged cells, formulas without a result. What a cell means is decided in `check.py`.
"""

from __future__ import annotations

import re
import sys
import warnings
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from planbuilder.catalogue.layout import HIDDEN_SHEET, MISSING_SHEET, OLD_SHEET_NAME, SPARE_SHEET
from planbuilder.intake.files import damaged
from planbuilder.intake.formula_places import Place, formula_places
from planbuilder.intake.formulas import formula_faults
from planbuilder.intake.plain_texts import plain_texts_as_they_are
from planbuilder.intake.rows import SheetRows
from planbuilder.intake.settings import read_settings
from planbuilder.intake.tables import read_table
from planbuilder.problems import Level, Problem, nearest
from planbuilder.schema import Record, columns
from planbuilder.typed import folded

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet


def read_workbook(path: Path, sheets: Sequence[type[Record]]) -> tuple[dict[str, SheetRows], list[Problem]]:
    """The rows of every declared sheet by its title, and every problem of structure."""
    declared = {folded(title) for record in sheets for title in (record.sheet.title, *record.sheet.old_titles)}
    loaded = _load(path, declared)
    if loaded is None:
        return {}, [damaged(path)]
    book, formulas = loaded
    spare = [worksheet.title for worksheet in book.worksheets if folded(worksheet.title) not in declared]
    found: dict[str, SheetRows] = {}
    problems: list[Problem] = []
    for record in sheets:
        sheet = record.sheet
        rows, faults = _read_sheet(book, record, formulas, spare)
        found[sheet.title] = rows
        problems += [fault.at(workbook=path.name, sheet=sheet.title) for fault in (*faults, *_copies(book, record))]
    for worksheet in book.worksheets:
        worksheet._cells.clear()  # cells and sheets hold on to each other: 20 MB of 5,000 actions, free from here on
    return found, problems


def _load(path: Path, declared: Collection[str]) -> tuple[Workbook, dict[str, frozenset[Place]]] | None:
    """The workbook as Excel last worked it out, and the places of its formulas by sheet; None where openpyxl fails."""
    with _left_out("numpy"):
        from openpyxl import load_workbook

    try:
        # opened here, because openpyxl leaves the file open where it fails
        with warnings.catch_warnings(), plain_texts_as_they_are(), path.open("rb") as file:
            warnings.simplefilter("ignore")  # openpyxl warns of features that it does not keep; reading loses nothing
            book = load_workbook(file, data_only=True, rich_text=True, keep_links=False)
            return book, _formulas(path, declared)
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


def _formulas(path: Path, declared: Collection[str]) -> dict[str, frozenset[Place]]:
    """Where the sheets that are read hold formulas, by title; read by openpyxl where a search does not tell."""
    from openpyxl import load_workbook

    places = formula_places(path, declared)
    if places is not None:
        return places
    with path.open("rb") as file:
        typed = load_workbook(file, keep_links=False)
    return {
        worksheet.title: frozenset(place for place, cell in worksheet._cells.items() if cell.data_type == "f")
        for worksheet in typed.worksheets
    }


def _read_sheet(
    book: Workbook, record: type[Record], formulas: Mapping[str, Collection[Place]], spare: Sequence[str]
) -> tuple[SheetRows, list[Problem]]:
    rows = SheetRows(record)
    worksheet, problems = _find_sheet(book, record, spare)
    if worksheet is None:
        rows.readable = not problems
        return rows, problems
    if worksheet.sheet_state != "visible":
        problems.append(
            HIDDEN_SHEET.problem("this sheet is hidden but still counts", "Unhide it to see what is in it.")
        )
    problems += (read_settings if record.sheet.settings else read_table)(worksheet, rows)
    rows.readable = not any(problem.level is Level.STOP for problem in problems)
    problems += formula_faults(rows, worksheet, formulas.get(worksheet.title, ()))
    return rows, problems


_COPY = re.compile(r"\s*(?:\(\d+\)|[- _]?(?:old|copy|backup|new|final|draft|v ?\d+|\d))+", re.IGNORECASE)


def _copies(book: Workbook, record: type[Record]) -> list[Problem]:
    """Sheets beside the one that was read that look like copies of it."""
    read = next((one for one in book.worksheets if folded(one.title) == folded(record.sheet.title)), None)
    names = (record.sheet.title, *record.sheet.old_titles)
    copies = [
        one.title
        for one in book.worksheets
        if read is not None
        and one is not read
        and any(
            one.title.casefold().startswith(name.casefold())
            and (_COPY.fullmatch(one.title[len(name) :]) or folded(one.title) == folded(name))
            for name in names
        )
    ]
    do = f"Delete it, or name it “{record.sheet.title}” if it is the right one."
    return [SPARE_SHEET.problem(f"the sheet “{title}” beside it was not read", do) for title in copies]


def _find_sheet(book: Workbook, record: type[Record], spare: Sequence[str]) -> tuple[Worksheet | None, list[Problem]]:
    """The sheet of a record; where it is missing, one of the spare sheets may be it under another name."""
    sheet = record.sheet
    by_name = {folded(worksheet.title): worksheet for worksheet in book.worksheets}
    if folded(sheet.title) in by_name:
        return by_name[folded(sheet.title)], []
    for old in sheet.old_titles:
        if folded(old) in by_name:
            what = f"the sheet “{by_name[folded(old)].title}” was read as “{sheet.title}”"
            return by_name[folded(old)], [OLD_SHEET_NAME.problem(what, "There is no need to act.")]
    near = nearest(sheet.title, spare, cutoff=0.8 if sheet.may_be_missing else 0.6)
    if sheet.may_be_missing and not near:
        return None, []
    mend = f"Rename the sheet “{near}” to “{sheet.title}”." if near else _new_sheet(record)
    return None, [MISSING_SHEET.problem(f"the sheet “{sheet.title}” is missing", mend)]


def _new_sheet(record: type[Record]) -> str:
    """How a sheet is made that is not there: from its headings, which every blank workbook has too."""
    sheet, declared = record.sheet, columns(record).values()
    copied = "Copy it from a blank workbook (make blank)."
    if sheet.settings:
        return copied
    headings = ", ".join(f"“{one.heading}”" for one in declared if not one.may_be_missing)
    return f"{copied} Or add a sheet of that name with the headings {headings} in its first row."
