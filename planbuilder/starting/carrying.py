"""The rows of a workbook as they were typed, ready to be put into another: words, bold, numbers and days alike.

In comes a workbook of this year that was checked; out come its rows by heading, and what else it holds that no sheet
declares. Rows are taken as typed, and not as they were read, so that nothing changes its form on the way.
"""

from __future__ import annotations

import datetime as dt
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from openpyxl import load_workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont

from planbuilder.intake.check import Checked
from planbuilder.intake.read import read_workbook
from planbuilder.intake.rows import Row, SheetRows
from planbuilder.intake.workbook_guide import GUIDE_TITLE
from planbuilder.intake.workbook_picker import PICKER_TITLE
from planbuilder.intake.workbooks import Entry
from planbuilder.schema import WORKBOOKS, Record, columns
from planbuilder.starting.ledger import Ledger, quoted, several
from planbuilder.typed import Typed, folded

Entries = dict[str, Entry]


@dataclass(frozen=True)
class Source:
    """One of this year's workbooks: its rows as typed, and its records as they were understood."""

    path: Path
    sheets: dict[str, SheetRows]
    checked: Checked

    @classmethod
    def read(cls, path: Path, checked: Checked) -> Source:
        """The workbook at `path`, which was checked already."""
        return cls(path, read_workbook(path, WORKBOOKS[path.name])[0], checked)

    def rows(self, record: type[Record]) -> Sequence[Row]:
        """The rows of one sheet as they stand."""
        sheet = self.sheets.get(record.sheet.title)
        return sheet.rows if sheet else ()

    def entries(self, record: type[Record], ledger: Ledger | None = None) -> list[Entries]:
        """All rows of one sheet, by heading; the ledger learns that they were carried over."""
        found = [entries(record, row) for row in self.rows(record)]
        if ledger is not None and found and not record.sheet.settings:
            ledger.carried.append(f"{self.path.name} > {record.sheet.title}: {several(len(found), 'row', 'rows')}")
        return found

    def place(self, record: type[Record], row: Row, name: str = "") -> str:
        """ "plan.xlsx > Actions > F5"; the row where no field is named."""
        where = row.addresses.get(name, "") if name else f"row {row.number}"
        return f"{self.path.name} > {record.sheet.title} > {where}"

    def tell_left(self, record: type[Record], ledger: Ledger, why: str, name: str) -> None:
        """Each row of a sheet that is not carried over, by what stands under one of its headings."""
        for row in self.rows(record):
            typed = row.cells.get(name)
            said = f" {quoted(typed.text, 80)}" if typed is not None and not typed.empty else ""
            ledger.left.append(f"{self.place(record, row)}:{said} ({why})")


def entries(record: type[Record], row: Row) -> Entries:
    """One row by heading, as it can be typed into another workbook."""
    declared = columns(record)
    return {
        declared[name].heading: value for name, typed in row.cells.items() if (value := entry(typed)) not in (None, "")
    }


def entry(typed: Typed) -> Entry:
    """What goes into the new cell: the same text with its bold and italics, the same number, the same day."""
    value = typed.value
    if typed.empty:
        return None
    if isinstance(value, CellRichText | int | float):
        return value
    if isinstance(value, dt.datetime):
        return value.date()
    if isinstance(value, dt.date):
        return value
    text = str(value)
    if typed.bold or typed.italic:
        return CellRichText(TextBlock(InlineFont(rFont="Calibri", sz=11, b=typed.bold, i=typed.italic), text))
    return text


def tell_own(source: Source, ledger: Ledger) -> None:
    """Columns, sheets and comments of officers' own, which a new workbook does not have."""
    _tell_comments(source, ledger)
    declared = {
        folded(title) for one in WORKBOOKS[source.path.name] for title in (one.sheet.title, *one.sheet.old_titles)
    }
    declared |= {folded(GUIDE_TITLE), folded(PICKER_TITLE)}
    with source.path.open("rb") as file:
        book = load_workbook(file, read_only=True, data_only=True)
        for sheet in book.worksheets:
            if folded(sheet.title) not in declared:
                ledger.left.append(f"{source.path.name} > {sheet.title}: the whole sheet (a sheet of your own)")
                continue
            for heading in _own_columns(source, sheet.title, sheet):
                place = f"{source.path.name} > {sheet.title}"
                ledger.left.append(f"{place}: the column {quoted(heading, 60)} (a column of your own)")


def _tell_comments(source: Source, ledger: Ledger) -> None:
    """What officers noted on single cells; only where the file has such notes, as it must be read whole for them."""
    with zipfile.ZipFile(source.path) as package:
        if not any("comments" in name.casefold() for name in package.namelist()):
            return
    with source.path.open("rb") as file:
        book = load_workbook(file)
    for sheet in book.worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                if cell.comment is not None and (said := _in_excels_own_words(cell.comment.text)):
                    place = f"{source.path.name} > {sheet.title} > {cell.coordinate}"
                    ledger.left.append(f"{place}: {quoted(said)} (a comment on the cell)")


def _in_excels_own_words(text: str) -> str:
    """A comment without the sentences that Excel puts before it for programs that know notes only."""
    return text.partition("\nComment:\n")[2].strip() or text.strip()


def _own_columns(source: Source, title: str, sheet: object) -> Iterator[str]:
    found = next((one for name, one in source.sheets.items() if folded(name) == folded(title)), None)
    if found is None or found.record.sheet.settings or not found.top:
        return
    for row in sheet.iter_rows(min_row=found.top, max_row=found.top):  # type: ignore[attr-defined]
        for cell in row:
            if cell.value not in (None, "") and cell.column not in found.columns:
                yield str(cell.value)
