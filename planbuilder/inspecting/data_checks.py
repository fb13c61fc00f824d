"""The checks of published data, a workbook or a CSV file: what a machine or a screen reader stumbles over."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from planbuilder.inspecting import rules_data as rules
from planbuilder.inspecting.results import Check, Place
from planbuilder.problems import shortened

_LETTERED = re.compile(r"(?:sheet|tabelle|feuil)\s*\d*", re.IGNORECASE)
#: A number, also one of a telephone, may begin with a sign; words may not.
_RUNS = re.compile(r"\s*(?:=|@|[+-](?![\d.,\s()]*(?:[eE][+-]?\d+)?%?\s*$|\s|$)|\t)")


def workbook_checks(path: Path) -> list[Check] | None:
    """Every check of a workbook; None where it cannot be read."""
    import warnings

    from openpyxl import load_workbook

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of what openpyxl leaves out; nothing is written back
            book = load_workbook(path, data_only=True)
            with zipfile.ZipFile(path) as archive:
                drawings = [name for name in archive.namelist() if re.match(r"xl/(?:media|charts|diagrams)/", name)]
    except (OSError, KeyError, ValueError, TypeError, AttributeError, IndexError, zipfile.BadZipFile):
        return None
    sheets = [sheet for sheet in book.worksheets if sheet.max_row > 1 or sheet.max_column > 1 or sheet["A1"].value]
    title = book.properties.title
    return [
        rules.TITLE.result(() if title and title.strip() else [Place("the properties", "there is no title")]),
        rules.NAMES.result(
            Place(one.title, "it is a name that Excel gave") for one in sheets if _LETTERED.fullmatch(one.title)
        ),
        rules.HEADED.result(_headed(sheets)),
        rules.TABLES.result(_tables(sheets)),
        rules.MERGED.result(
            Place(f"{one.title} > {area}", "cells are merged") for one in sheets for area in one.merged_cells.ranges
        ),
        rules.HEADINGS.result(_headings(sheets)),
        rules.BLANKS.result(_blanks(sheets)),
        rules.HIDDEN.result(_hidden(book)),
        rules.ERRORS.result(_errors(sheets)),
        rules.PICTURES.result(_floating(sheets, drawings)),
    ]


def _floating(sheets: list[Any], drawings: list[str]) -> Iterator[Place]:
    if drawings:
        yield Place("the workbook", "it holds pictures or charts")
    for sheet in sheets:
        first = next((cell for row in sheet.iter_rows() for cell in row if cell.comment), None)
        if first is not None:
            yield Place(f"{sheet.title} > {first.coordinate}", "it has a comment")


def _headed(sheets: list[Any]) -> Iterator[Place]:
    for sheet in sheets:
        if not str(sheet["A1"].value or "").strip():
            yield Place(f"{sheet.title} > A1", "it is empty")


def _tables(sheets: list[Any]) -> Iterator[Place]:
    for sheet in sheets:
        if len(sheet.tables) > 1:
            yield Place(sheet.title, f"{len(sheet.tables)} tables stand in one sheet")
        elif not sheet.tables and _wide_rows(sheet) > 2:
            yield Place(sheet.title, "its data are not marked as a table")


def _wide_rows(sheet: Any) -> int:
    """How many rows have entries in three columns or more, as those of data have."""
    return sum(sum(value is not None for value in row) > 2 for row in sheet.iter_rows(max_row=60, values_only=True))


def _headings(sheets: list[Any]) -> Iterator[Place]:
    for sheet in sheets:
        for table in sheet.tables.values():
            first = next(iter(sheet[table.ref]))
            names = [" ".join(str(cell.value or "").split()).casefold() for cell in first]
            for cell, name in zip(first, names, strict=True):
                if not name or re.fullmatch(r"column\d+", name):
                    yield Place(f"{sheet.title} > {cell.coordinate}", "the column has no heading")
                elif names.count(name) > 1:
                    yield Place(
                        f"{sheet.title} > {cell.coordinate}", f"the heading “{shortened(name, 40)}” is there twice"
                    )


def _blanks(sheets: list[Any]) -> Iterator[Place]:
    for sheet in sheets:
        for table in sheet.tables.values():
            cells = [[cell.value for cell in row] for row in sheet[table.ref]]
            top = next(iter(sheet[table.ref]))[0].row
            for number, row in enumerate(cells):
                if all(value in (None, "") for value in row):
                    yield Place(f"{sheet.title} > row {top + number}", "the row is blank")
            for number, column in enumerate(zip(*cells, strict=True)):
                if len(column) > 1 and all(value in (None, "") for value in column):
                    yield Place(f"{sheet.title}", f"column {number + 1} of its table is blank")


def _hidden(book: Any) -> Iterator[Place]:
    for sheet in book.worksheets:
        if sheet.sheet_state != "visible":
            yield Place(sheet.title, "the sheet is hidden")
        if any(one.hidden for one in sheet.row_dimensions.values()):
            yield Place(sheet.title, "rows are hidden")
        if any(one.hidden for one in sheet.column_dimensions.values()):
            yield Place(sheet.title, "columns are hidden")


def _errors(sheets: list[Any]) -> Iterator[Place]:
    for sheet in sheets:
        for row in sheet.iter_rows():
            for cell in row:
                if cell.data_type == "e":
                    yield Place(f"{sheet.title} > {cell.coordinate}", f"it shows {cell.value}")


def csv_checks(path: Path) -> list[Check] | None:
    """Every check of a CSV file; None where it cannot be read."""
    content = path.read_bytes()
    coded: list[Place] = []
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        coded = [Place(f"byte {error.start + 1}", "it is no UTF-8")]
        text = content.decode("windows-1252", errors="replace")
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), strict=True))
    except csv.Error:
        return None
    first = rows[0] if rows else []
    names = Counter(" ".join(name.split()).casefold() for name in first)
    said = [Place(f"column {place + 1}", "it has no name") for place, name in enumerate(first) if not name.strip()]
    said += [
        Place("the first row", f"“{shortened(name, 40)}” is there {n} times")
        for name, n in names.items()
        if name and n > 1
    ]
    filled = [(number, row) for number, row in enumerate(rows, start=1) if any(value.strip() for value in row)]
    blank = [number for number, row in enumerate(rows, start=1) if not any(value.strip() for value in row)]
    return [
        rules.CODING.result(coded),
        rules.CSV_HEADINGS.result(said),
        rules.CSV_ROWS.result(
            [
                *_other_sign(rows),
                *(
                    Place(f"row {number}", f"{len(row)} columns and not {len(first)}")
                    for number, row in filled
                    if len(row) != len(first)
                ),
            ]
        ),
        rules.CSV_BLANKS.result(Place(f"row {number}", "it is blank") for number in blank),
        rules.CSV_FORMULAS.result(
            Place(f"row {number}", f"“{shortened(value, 40)}” begins as a formula does")
            for number, row in filled
            for value in row
            if _RUNS.match(value)
        ),
    ]


def _other_sign(rows: list[list[str]]) -> Iterator[Place]:
    """Columns that something else than a comma parts, as Excel does it in other countries."""
    alone = [row[0] for row in rows if len(row) == 1 and row[0].strip()]
    if len(alone) < 2 or len(alone) < len(rows):
        return
    for sign, name in ((";", "semicolons"), ("\t", "tabs")):
        counts = {text.count(sign) for text in alone}
        if len(counts) == 1 and counts != {0}:
            yield Place("the file", f"{name} stand between the columns, and not commas")
