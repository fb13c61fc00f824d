"""The list of figures as a workbook: real numbers beside what is printed, and links to the cells they come from.

In comes a listing; out come the bytes of an .xlsx file, the same for the same listing. Its last sheet has the names of
all figures that a text may quote, in their brackets, ready to be copied.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Final

from openpyxl import Workbook
from openpyxl.styles import Alignment
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.table import Table, TableStyleInfo
from openpyxl.worksheet.worksheet import Worksheet

from planbuilder.intake import workbook_look as look
from planbuilder.intake.workbook_file import workbook_to_bytes
from planbuilder.model.figure import Cell, Figure
from planbuilder.tracing.listing import Entry, Listing, TypedNumbers
from planbuilder.tracing.page import other_forms
from planbuilder.tracing.places import Place, address_of, places
from planbuilder.worklist.words import clean

#: The columns of each sheet: headings, and widths in Excel's characters.
_FIGURES: Final = (
    *(("Part", 26), ("Figure", 44), ("As printed", 24), ("Value", 14), ("Exact value", 18)),
    *(("How it is worked out", 70), ("Cells it comes from", 40), ("Quoted in", 34), ("Note", 44)),
)
_TYPED: Final = (("Cell", 38), ("What", 26), ("Numbers", 26), ("Text", 100))
_NAMES: Final = (("To copy into a text", 60), ("Reads now", 50), ("How it is worked out", 80))
#: As much as a cell can hold (ECMA-376 leaves it to Excel's limit of 32,767 characters).
_MOST: Final = 32_000


def figures_book(title: str, year: str, listing: Listing, hashes: Mapping[str, str]) -> bytes:
    """The workbook's bytes; the arguments are those of the page."""
    book = Workbook()
    look.add_table_style(book)
    about = book.worksheets[0]
    _about(about, title, listing, hashes, year)
    entries = [
        (part.heading, entry) for part in listing.parts for several in part.subjects.values() for entry in several
    ]
    _figures(book.create_sheet("Figures"), entries, year)
    if listing.typed:
        _typed(book.create_sheet("Typed in texts"), listing.typed, year)
    _names(book.create_sheet("Names to quote"), listing.names)
    return workbook_to_bytes(book, title=f"Figures: {title}")


def _about(sheet: Worksheet, title: str, listing: Listing, hashes: Mapping[str, str], year: str) -> None:
    sheet.title = "About"
    sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width = 26, 100
    lines = [
        ("Figures of", title),
        (
            "Figures",
            f"{listing.count:,} figures, with the words that say how each is worked out and the cells it comes from.",
        ),
        ("Value", "A real number, rounded as it is printed. The exact value is what it was before; texts have none."),
        ("Rounding", "Once, from the exact value, half up, as ROUND does in Excel."),
        ("Typed in texts", f"{len(listing.typed):,} texts in which officers typed numbers themselves."),
        (
            "Names to quote",
            "Copy a name with its brackets into a text of a workbook: it is filled in when the document is made.",
        ),
        *((name, f"SHA-256 {sum_}") for name, sum_ in hashes.items()),
    ]
    for number, (label, text) in enumerate(lines, 1):
        for column, words in ((1, label), (2, text)):
            cell = sheet.cell(number, column, words)
            cell.font, cell.alignment = look.font(bold=column == 1), look.WRAPPED
        sheet.row_dimensions[number].height = look.row_height([(label, 26), (text, 100)])
        if label in hashes:
            _link(sheet.cell(number, 1), label, address_of(label, year), "")
    look.set_up_view(sheet, look.NAVY)
    look.set_up_page(sheet, landscape=False)


def _figures(sheet: Worksheet, entries: Sequence[tuple[str, Entry]], year: str) -> None:
    rows = []
    for part, entry in entries:
        figure = entry.figure
        printed = "; ".join([figure.text, *other_forms(entry)])
        note = f"n/a: {figure.reason}" if figure.reason else ""
        value = float(figure.value) if isinstance(figure.value, Decimal) else None
        exact = float(figure.exact) if figure.exact is not None else None
        whence, quoted = _words(figure.cells), _words(entry.quoted_in)
        rows.append([part, figure.name, printed, value, exact, figure.formula, whence, quoted, note])
    _fill(sheet, _FIGURES, rows, "figures")
    for number, (_, entry) in enumerate(entries, 2):
        shown = _shown(entry.figure)
        for column in (4, 5):
            cell = sheet.cell(number, column)
            cell.alignment = Alignment(horizontal="right", vertical="top")
            cell.number_format = shown if column == 4 else "General"
        _link_first(sheet, number, 7, places(entry.figure.cells), year)
        _link_first(sheet, number, 8, places(entry.quoted_in), year)


def _typed(sheet: Worksheet, typed: Sequence[TypedNumbers], year: str) -> None:
    rows = [[_words([one.cell]), one.heading, "; ".join(one.numbers), one.text] for one in typed]
    _fill(sheet, _TYPED, rows, "typed")
    for number, one in enumerate(typed, 2):
        _link_first(sheet, number, 1, places([one.cell]), year)


def _names(sheet: Worksheet, names: Sequence[Figure]) -> None:
    _fill(sheet, _NAMES, [[f"[[{one.name}]]", one.text, one.formula] for one in names], "names")


# --- small pieces -----------------------------------------------------------------------------------------


def _fill(sheet: Worksheet, columns: Sequence[tuple[str, int]], rows: Iterable[Sequence[object]], name: str) -> None:
    """A sheet of rows under headings, as a table that can be sorted and filtered."""
    for number, (heading, width) in enumerate(columns, 1):
        sheet.column_dimensions[get_column_letter(number)].width = width
        look.dress_heading(sheet.cell(1, number, heading), look.NAVY, needed=False)
    sheet.row_dimensions[1].height = look.HEADING_HEIGHT
    last = 1
    for last, row in enumerate(rows, 2):
        texts = []
        for number, entry in enumerate(row, 1):
            cell = sheet.cell(last, number)
            look.dress_cell(cell)
            cell.value = clean(entry)[:_MOST] if isinstance(entry, str) else entry  # type: ignore[assignment]
            if isinstance(entry, str):
                cell.data_type = "s"  # a text that starts with "=" is no formula
                texts.append((entry, columns[number - 1][1]))
        sheet.row_dimensions[last].height = look.row_height(texts)
    if last > 1:
        table = Table(displayName=f"{name}_table", ref=f"A1:{get_column_letter(len(columns))}{last}")
        table.tableStyleInfo = TableStyleInfo(name=look.TABLE_STYLE, showRowStripes=True)
        sheet.add_table(table)
    look.set_up_view(sheet, look.TEAL, "A2")
    look.set_up_page(sheet)


def _words(cells: Sequence[Cell]) -> str:
    return "; ".join(place.words for place in places(cells))


def _shown(figure: Figure) -> str:
    """Excel's format for a value, so that it reads as it is printed: "6", "−9.5", "16.9%", "£6,499"."""
    decimals = max(0, -int(figure.value.as_tuple().exponent)) if isinstance(figure.value, Decimal) else 0
    digits = f"#,##0{'.' + '0' * decimals if decimals else ''}"
    if figure.text.startswith("£"):
        return "£#,##0" if "." not in figure.text else "£#,##0.00"
    return f'{digits}"%"' if figure.text.endswith("%") else digits


def _link_first(sheet: Worksheet, row: int, column: int, found: Sequence[Place], year: str) -> None:
    if found:
        first = found[0]
        _link(sheet.cell(row, column), first.words, address_of(first.workbook, year), first.location)


def _link(cell: look.AnyCell, words: str, target: str, location: str) -> None:
    tip = f"Open {words}"[:250]
    cell.hyperlink = Hyperlink(ref=cell.coordinate, target=target, location=location or None, tooltip=tip)
    cell.font = look.font(colour="1D5FA8", underline=True)
