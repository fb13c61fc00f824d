"""From the declared sheets to a workbook that is friendly to officers.

In come the sheets of a workbook as the schema declares them, and rows to put into them, if any; out goes an .xlsx
file: a sheet "How to use", then each sheet as a table with its headings, drop-downs, prompts and widths. The same
arguments give the same bytes. A workbook that is already there is never written over.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

from openpyxl import Workbook
from openpyxl.cell.rich_text import CellRichText
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.table import Table, TableStyleInfo
from openpyxl.worksheet.worksheet import Worksheet

from planbuilder.cells import YEAR
from planbuilder.intake import workbook_look as look
from planbuilder.intake import workbook_rules as rules
from planbuilder.intake.workbook_file import workbook_to_bytes, write_new
from planbuilder.intake.workbook_guide import write_guide
from planbuilder.intake.workbook_picker import add_picker
from planbuilder.problems import Level, PlanbuilderError, Problem
from planbuilder.schema import Record, columns

#: What may be put into a cell; rich text keeps its bold and italics.
Entry = str | int | float | dt.date | CellRichText | None
#: Rows by the title of their sheet; a row holds its entries by heading. A settings sheet has one row.
Rows = Mapping[str, Sequence[Mapping[str, Entry]]]

SPARE_ROWS: Final = 60
_SETTINGS = (("Setting", 24), ("Value", 64), ("What it is", 80))


def write_blank(
    path: Path, sheets: tuple[type[Record], ...], *, title: str, year: str, command: str = "make plan"
) -> None:
    """Write an empty workbook for a year ("2018/19"); `title` is what it is called.

    `command` makes the document that it is for.

    Raises `PlanbuilderError` where there is a file at `path` already, or the folder cannot be written to.
    """
    write_workbook(path, workbook_bytes(sheets, title=title, year=year, command=command))


def write_workbook(path: Path, content: bytes) -> None:
    """Write a new workbook; raises `PlanbuilderError` as `write_blank` does."""
    try:
        write_new(path, content)
    except FileExistsError:
        what = f"{path.name} is already in {_folder(path)}"
        do = "Rename or move it first; planbuilder never writes over a workbook."
        raise PlanbuilderError(Problem(Level.STOP, what, do)) from None
    except OSError as error:
        what = f"{path.name} could not be written to {_folder(path)} ({error.strerror or error})"
        do = "See that the folder may be written to and that the disk is not full."
        raise PlanbuilderError(Problem(Level.STOP, what, do)) from error


def workbook_bytes(
    sheets: tuple[type[Record], ...],
    *,
    title: str,
    year: str,
    rows: Rows | None = None,
    about: Sequence[str] = (),
    about_title: str = "About this sample",
    command: str = "make plan",
    examples: bool = False,
) -> bytes:
    """The contents of a workbook with these sheets and rows; `about` are lines for the sheet "How to use".

    They stand there under `about_title`. With `examples`, rows that are marked as examples stand out.
    Raises `ValueError` for rows of a sheet, or entries under a heading, that is not declared.
    """
    rows = rows or {}
    unknown = set(rows) - {record.sheet.title for record in sheets}
    if unknown:
        raise ValueError(f"no such sheet: {', '.join(sorted(unknown))}")
    book = Workbook()
    look.add_table_style(book)
    guide = book.worksheets[0]
    words = {"title": title, "year": year, "about_title": about_title, "command": command}
    write_guide(guide, sheets, about=about, examples=examples, **words)
    for record in sheets:
        worksheet = book.create_sheet(record.sheet.title)
        write = _write_settings if record.sheet.settings else _write_table
        write(worksheet, record, rows.get(record.sheet.title, ()), year)
        if examples:
            rules.show_examples(worksheet, settings=record.sheet.settings)
        look.set_up_page(worksheet)
    rules.add_lists(book, sheets)
    add_picker(book, sheets)
    return workbook_to_bytes(book, title=f"{title} {year}")


# --- sheets -------------------------------------------------------------------------------------------------------


def _write_table(worksheet: Worksheet, record: type[Record], rows: Sequence[Mapping[str, Entry]], _year: str) -> None:
    declared = columns(record)
    for number, column in enumerate(declared.values(), 1):
        look.dress_column(worksheet, number, column.width, look.number_format(column))
        heading = worksheet.cell(1, number, column.heading)
        look.dress_heading(heading, record.sheet.tab, needed=column.required)
    worksheet.row_dimensions[1].height = look.HEADING_HEIGHT
    headings = [column.heading for column in declared.values()]
    for number, row in enumerate(rows, 2):
        _refuse_unknown(record, row, headings)
        _write_row(worksheet, number, record, row)
    bottom = 1 + len(rows) + SPARE_ROWS
    last = rules.last_row(worksheet)
    for number, column in enumerate(declared.values(), 1):
        letter = get_column_letter(number)
        rules.add_validation(worksheet, column, f"{letter}2:{letter}{last}")
    rules.show_what_is_needed(worksheet, declared, last)
    _add_table(worksheet, f"A1:{get_column_letter(len(declared))}{bottom}")
    keyed = record.sheet.key and next(iter(declared)) == record.sheet.key
    look.set_up_view(worksheet, record.sheet.tab, "B2" if keyed else "A2")


def _write_row(worksheet: Worksheet, number: int, record: type[Record], row: Mapping[str, Entry]) -> None:
    texts = []
    for place, column in enumerate(columns(record).values(), 1):
        entry = row.get(column.heading)
        if entry not in (None, ""):
            _enter(worksheet.cell(number, place), entry, look.number_format(column))
            texts.append((str(entry), column.width))
    worksheet.row_dimensions[number].height = look.row_height(texts)


def _write_settings(worksheet: Worksheet, record: type[Record], rows: Sequence[Mapping[str, Entry]], year: str) -> None:
    declared = list(columns(record).values())
    given = rows[0] if rows else {}
    _refuse_unknown(record, given, [column.heading for column in declared])
    for number, (heading, width) in enumerate(_SETTINGS, 1):
        look.dress_column(worksheet, number, width)
        look.dress_heading(worksheet.cell(1, number, heading), record.sheet.tab, needed=False)
    worksheet.row_dimensions[1].height = look.HEADING_HEIGHT
    for number, column in enumerate(declared, 2):
        entry = given.get(column.heading, year if column.kind is YEAR else None)
        help_ = f"{column.help} Required." if column.required else column.help
        label, value, explained = (worksheet.cell(number, place) for place in (1, 2, 3))
        _enter(label, column.heading)
        _enter(value, entry, look.number_format(column))
        _enter(explained, help_)
        label.font = look.font(bold=True)
        explained.font = look.font(colour="4A5A6A")
        worksheet.row_dimensions[number].height = look.row_height(
            [(str(entry or ""), _SETTINGS[1][1]), (help_, _SETTINGS[2][1])]
        )
        rules.add_validation(worksheet, column, value.coordinate)
        if column.required:
            rules.show_needed_setting(worksheet, value.coordinate)
    _add_table(worksheet, f"A1:C{len(declared) + 1}")
    look.set_up_view(worksheet, record.sheet.tab, "B2")


def _refuse_unknown(record: type[Record], row: Mapping[str, Entry], headings: Sequence[str]) -> None:
    unknown = [heading for heading in row if heading not in headings]
    if unknown:
        raise ValueError(f"the sheet {record.sheet.title} has no heading {', '.join(map(repr, unknown))}")


def _enter(cell: look.AnyCell, entry: Entry, shown: str = "General") -> None:
    look.dress_cell(cell, shown)
    cell.value = entry
    if isinstance(entry, str):
        cell.data_type = "s"  # openpyxl would make a formula of a text that starts with "="


def _add_table(worksheet: Worksheet, cells: str) -> None:
    table = Table(displayName=f"{worksheet.title.replace(' ', '_')}_table", ref=cells)
    table.tableStyleInfo = TableStyleInfo(name=look.TABLE_STYLE, showRowStripes=True)
    worksheet.add_table(table)


def _folder(path: Path) -> str:
    return "/".join(path.resolve().parent.parts[-2:])
