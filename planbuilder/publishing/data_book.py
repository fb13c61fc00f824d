"""The tables as an accessible workbook and as CSV files.

In come tables and what the cover says; out come bytes, the same for the same tables. Rules: “Releasing statistics in
spreadsheets” and “Making spreadsheets accessible” (Government Analysis Function): a cover, contents and notes; titles
in A1; one marked-up table a sheet; no merged or empty cells, no frozen panes, no colour that says anything.
"""

from __future__ import annotations

import csv
import io
import re
import textwrap
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Border, Font, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.table import Table as ExcelTable
from openpyxl.worksheet.table import TableStyleInfo
from openpyxl.worksheet.worksheet import Worksheet

from planbuilder.intake.workbook_file import workbook_to_bytes
from planbuilder.publishing.tables import NO_NOTE, SHORTHAND, Heading, Table, Value
from planbuilder.worklist.words import clean

_FONT, _SIZE, _INK, _BLUE = "Arial", 12, "1B2733", "1D5FA8"
_MOST: Final = 32_000
#: Points that Excel gives to a line of Arial 12, and its letters in the width of one figure of Calibri 11.
_LINE, _LETTERS = 15.5, 0.84
#: So that a number does not touch the text in the next column.
_INDENT = 1
_NOTES = Heading("Notes", 30)


@dataclass(frozen=True)
class Cover:
    """What the first sheet says: title, publisher, day, whom to ask, and the marking."""

    title: str
    publisher: str
    status: str
    contact: Sequence[str] = ()
    marking: str = ""


class _Notes:
    """The notes of all tables, each numbered where it is first met."""

    def __init__(self) -> None:
        self.known: dict[str, int] = {}

    def mark(self, note: str) -> str:
        """ "[note 1]"."""
        return f"[note {self.known.setdefault(note, len(self.known) + 1)}]"


def data_book(cover: Cover, tables: Sequence[Table]) -> bytes:
    """The workbook's bytes."""
    book, notes = Workbook(), _Notes()
    sheets = [book.worksheets[0], book.create_sheet("Contents"), book.create_sheet("Notes")]
    sheets[0].title = "Cover"
    for number, table in enumerate(tables, 1):
        _table(book.create_sheet(table.name), f"Table {number}: {table.title}", table, notes)
    _cover(sheets[0], cover)
    _contents(sheets[1], tables)
    _notes(sheets[2], notes, {value for table in tables for row in table.rows for value in row})
    for sheet in book.worksheets:
        _set_up(sheet)
    book.active = 0
    return workbook_to_bytes(book, title=f"{cover.title}: data", author=cover.publisher)


# --- the sheets in front ---------------------------------------------------------------------------------------


def _cover(sheet: Worksheet, cover: Cover) -> None:
    lines = [
        (f"{cover.title}: data", "title"),
        *([(f"Protective marking: {cover.marking}", "bold")] if cover.marking else []),
        ("The actions and figures of this document, for reuse. The document itself explains them.", ""),
        ("About this file", "heading"),
        (f"Published by: {cover.publisher}", ""),
        (cover.status, ""),
        ("Each sheet after the notes has one table; its name and number stand in the contents.", ""),
        ("Every table is also there as a CSV file of its own.", ""),
        ("Notes are marked [note 1] and so on, and stand in the sheet Notes with the shorthand.", ""),
        *([("Contact", "heading"), *((line, "") for line in cover.contact)] if cover.contact else []),
    ]
    for row, (text, kind) in enumerate(lines, 1):
        _line(sheet, row, text, kind)
    sheet.column_dimensions["A"].width = 90


def _contents(sheet: Worksheet, tables: Sequence[Table]) -> None:
    headings = (Heading("Sheet", 24), Heading("Title", 80))
    rows: list[tuple[Value, ...]] = [("Cover", "About this file"), ("Notes", "Notes and shorthand")]
    rows += [(table.name, f"Table {number}: {table.title}") for number, table in enumerate(tables, 1)]
    first = _fill(
        sheet, "Contents", ("This sheet has one table, with a link to each sheet.",), headings, rows, "contents"
    )
    for row, (name, _) in enumerate(rows, first):
        cell = sheet.cell(row, 1)
        cell.hyperlink = Hyperlink(ref=cell.coordinate, location=f"'{name}'!A1", display=str(name))
        cell.font = Font(name=_FONT, size=_SIZE, color=_BLUE, underline="single")


def _notes(sheet: Worksheet, notes: _Notes, values: set[Value]) -> None:
    headings = (Heading("Note or shorthand", 24), Heading("Meaning", 100))
    in_notes = " ".join(notes.known)
    rows: list[tuple[Value, ...]] = [(f"note {number}", note) for note, number in notes.known.items()]
    rows += [(sign.strip("[]"), words) for sign, words in SHORTHAND.items() if sign in values or sign in in_notes]
    rows = rows or [("none", "There are no notes, and no shorthand is used.")]
    about = ("This sheet has one table. In the other sheets, notes and shorthand stand in square brackets.",)
    _fill(sheet, "Notes and shorthand", about, headings, rows, "notes")


# --- tables ----------------------------------------------------------------------------------------------------


def _table(sheet: Worksheet, title: str, table: Table, notes: _Notes) -> None:
    headings = [
        Heading(f"{one.text} {notes.mark(one.note)}" if one.note else one.text, one.width, one.decimals)
        for one in table.headings
    ]
    rows: list[Sequence[Value]] = list(table.rows)
    about = ["This sheet has one table.", *table.about]
    if table.has_row_notes:
        headings.append(_NOTES)
        rows = [
            (*row, " ".join(map(notes.mark, own)) or NO_NOTE)
            for row, own in zip(table.rows, table.row_notes, strict=True)
        ]
    if any(one.note for one in table.headings) or table.has_row_notes:
        about.append("Notes are marked in square brackets, and stand in the sheet Notes.")
    used = [sign for sign in SHORTHAND if any(value == sign for row in rows for value in row)]
    if used:
        about.append(f"Shorthand: {' '.join(f'{sign} {SHORTHAND[sign]}' for sign in used)}")
    _fill(sheet, title, about, headings, rows, f"{table.name}_table".lower())


def _fill(
    sheet: Worksheet,
    title: str,
    about: Iterable[str],
    headings: Sequence[Heading],
    rows: Sequence[Sequence[Value]],
    name: str,
) -> int:
    """A sheet with its title, what is said above its table, and the table; returns the first row of values."""
    _line(sheet, 1, title, "title")
    top = 2
    for top, text in enumerate(about, 2):
        _line(sheet, top, text, "", wrap=False)
    head = top + 1
    for column, heading in enumerate(headings, 1):
        cell = sheet.cell(head, column, clean(heading.text))
        cell.font = Font(name=_FONT, size=_SIZE, bold=True, color=_INK)
        right = "right" if heading.decimals is not None else "left"
        cell.alignment = Alignment(horizontal=right, vertical="bottom", wrap_text=True, indent=_INDENT)
        cell.border = Border(bottom=Side("medium", color=_INK))
        sheet.column_dimensions[get_column_letter(column)].width = heading.width
    sheet.row_dimensions[head].height = _height([(one.text, one.width) for one in headings])
    for number, row in enumerate(rows, head + 1):
        for column, (value, heading) in enumerate(zip(row, headings, strict=True), 1):
            _value(sheet.cell(number, column), value, heading)
        texts = [(value, one.width) for value, one in zip(row, headings, strict=True) if isinstance(value, str)]
        sheet.row_dimensions[number].height = _height(texts)
    last = f"{get_column_letter(len(headings))}{head + len(rows)}"
    table = ExcelTable(displayName=re.sub(r"\W", "_", name), ref=f"A{head}:{last}")
    table.tableStyleInfo = TableStyleInfo(name="TableStyleLight1", showRowStripes=False)
    sheet.add_table(table)
    sheet.print_title_rows = f"{head}:{head}"
    return head + 1


def _height(texts: Iterable[tuple[str, int]]) -> float:
    """The height in points at which the longest of these (text, width of its column) can be read whole."""
    lines = (len(textwrap.wrap(text, max(4, int((width - 2 * _INDENT) * _LETTERS)))) for text, width in texts)
    return min(409.0, max([1, *lines]) * _LINE + 3)


def _value(cell: object, value: Value, heading: Heading) -> None:
    assert isinstance(cell, Cell)
    is_number = not isinstance(value, str)
    cell.value = value if is_number else clean(str(value))[:_MOST]
    if not is_number:
        cell.data_type = "s"  # a text that starts with "=" is no formula
    elif heading.decimals is not None:
        decimals = 0 if isinstance(value, int) and heading.decimals == 1 else heading.decimals
        cell.number_format = f"#,##0{'.' + '0' * decimals if decimals else ''}"
    cell.font = Font(name=_FONT, size=_SIZE, color=_INK)
    right = "right" if heading.decimals is not None else "left"
    cell.alignment = Alignment(horizontal=right, vertical="top", wrap_text=True, indent=_INDENT)


def _line(sheet: Worksheet, row: int, text: str, kind: str, *, wrap: bool = True) -> None:
    cell = sheet.cell(row, 1, clean(text))
    cell.data_type = "s"
    if kind in ("title", "heading"):
        cell.style = "Headline 1" if kind == "title" else "Headline 2"  # what a screen reader may go by
        cell.border = Border()
    cell.font = Font(name=_FONT, size={"title": 16, "heading": 14}.get(kind, _SIZE), bold=bool(kind), color=_INK)
    cell.alignment = Alignment(horizontal="left", vertical="top", wrap_text=wrap and kind != "title")
    if kind in ("title", "heading"):
        sheet.row_dimensions[row].height = 24.0 if kind == "title" else 22.0


def _set_up(sheet: Worksheet) -> None:
    """Each sheet opens at A1; it prints on A4, all columns on one page's width."""
    for selection in sheet.sheet_view.selection:
        selection.activeCell = selection.sqref = "A1"
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", 9
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)


# --- CSV -------------------------------------------------------------------------------------------------------


def csv_of(table: Table) -> bytes:
    """A table as CSV (RFC 4180) in UTF-8: a row of headings, then the values; notes stand in their rows in words."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow([*(one.text for one in table.headings), *([_NOTES.text] if table.has_row_notes else [])])
    for place, row in enumerate(table.rows):
        own = table.row_notes[place] if table.has_row_notes else ()
        writer.writerow([*map(_plain, row), *([_plain(" ".join(own) or NO_NOTE)] if table.has_row_notes else [])])
    return text.getvalue().encode()


def _plain(value: Value) -> str:
    """A value as text; one that a spreadsheet would take for a formula is marked as text, as Excel itself does."""
    if isinstance(value, Decimal | int):
        return f"{value}"
    return f"'{value}" if value.startswith(("=", "+", "@", "-")) else value
