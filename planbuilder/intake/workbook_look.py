"""How an officers' workbook looks: colours, fonts, the dress of headings and cells, printing.

In come worksheets with their contents; out go the same worksheets, dressed. The empty rows below the contents have
their dress from the column, not from a cell each: that keeps the file small, holds for as many rows as are typed, and
leaves no formatted cells that look like rows.
"""

from __future__ import annotations

import textwrap
from typing import Final

from openpyxl import Workbook
from openpyxl.cell import Cell, MergedCell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.styles.table import TableStyle, TableStyleElement
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.header_footer import HeaderFooterItem, _HeaderFooterPart
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from planbuilder.cells import COUNT, DATE, TEXT, YEAR
from planbuilder.colours import COLOURS
from planbuilder.schema import Column
from planbuilder.values import contrast

#: What a worksheet gives for a place; there are no merged cells in these workbooks.
AnyCell = Cell | MergedCell

INK: Final = "1B2733"
NAVY: Final = "12355B"
TEAL: Final = "0B6B6B"
GOLD: Final = "F2B824"
RULE: Final = "D5DDE5"
ZEBRA: Final = "F5F7FA"
NEEDED: Final = "FFF0B3"
REPEATED: Final = "F8D2D8"
EXAMPLE: Final = "D9E8F8"
CRIMSON: Final = "9B2242"

#: Words that are shown in their own colour wherever they are choices: (fill, words).
PAINT: Final = {
    **{name: (value, "FFFFFF") for name, value in COLOURS.items()},
    "Amber": ("FFC83D", INK),
    "Red": ("B3261E", "FFFFFF"),
    "Complete": ("1D5FA8", "FFFFFF"),
    "Not started": ("5F6B76", "FFFFFF"),
}

FONT: Final = "Calibri"
TABLE_STYLE: Final = "planbuilder"
LINE_HEIGHT: Final = 15.0  # points that Excel gives to a line of Calibri 11
TALLEST_ROW: Final = 409.0  # points; Excel's limit
HEADING_HEIGHT: Final = 34.0
_INDENT: Final = 2  # characters that the indent of a cell takes from its width
_LETTERS: Final = 1.1  # letters of running text in the width of one figure, which Excel measures columns by


def font(size: float = 11, colour: str = INK, *, bold: bool = False, underline: bool = False) -> Font:
    """The house font."""
    return Font(name=FONT, size=size, color=colour, bold=bold, underline="single" if underline else None)


def filled(colour: str) -> PatternFill:
    """A fill of one colour, for a cell."""
    return PatternFill("solid", fgColor=colour)


def marked(colour: str, words: str = INK) -> DifferentialStyle:
    """A fill of one colour with words in another, for a rule (a rule's fill is the *background* colour)."""
    return DifferentialStyle(font=Font(color=words), fill=PatternFill("solid", bgColor=colour))


WRAPPED: Final = Alignment(horizontal="left", vertical="top", indent=1, wrap_text=True)
_LINES: Final = Border(right=Side("thin", color=RULE), bottom=Side("thin", color=RULE))


def number_format(column: Column) -> str:
    """Excel's format for a column. Short texts stay as typed: Excel would make a date of "24/7", and 1.1 of "1.10"."""
    if column.kind is DATE:
        return "dd/mm/yyyy"
    if column.kind is COUNT:
        return "#,##0"
    return "@" if column.kind in {TEXT, YEAR} or column.refers_to or column.as_typed else "General"


def add_table_style(book: Workbook) -> None:
    """Tables in the house style: the heading stays dark, also of a column that an officer adds."""
    styles = book._differential_styles  # type: ignore[attr-defined]
    heading = DifferentialStyle(font=Font(bold=True, color="FFFFFF"), fill=PatternFill("solid", bgColor=NAVY))
    stripe = DifferentialStyle(fill=PatternFill("solid", bgColor=ZEBRA))
    elements = [
        TableStyleElement(type="headerRow", dxfId=styles.add(heading)),
        TableStyleElement(type="secondRowStripe", dxfId=styles.add(stripe)),
    ]
    style = TableStyle(name=TABLE_STYLE, pivot=False, table=True, count=len(elements), tableStyleElement=elements)
    book._table_styles.tableStyle = [style]  # type: ignore[attr-defined]


def dress_heading(cell: AnyCell, colour: str, *, needed: bool) -> None:
    """A heading: white on the sheet's colour; a gold line says that the column must be filled in."""
    ground = colour if contrast(colour, "FFFFFF") >= 4.5 else NAVY
    cell.font = font(colour="FFFFFF", bold=True)
    cell.fill = filled(ground)
    cell.alignment = Alignment(horizontal="left", vertical="center", indent=1, wrap_text=True)
    line = Side("medium", color=GOLD) if needed else None
    cell.border = Border(right=Side("thin", color="FFFFFF"), bottom=line)


def dress_column(sheet: Worksheet, number: int, width: int, shown: str = "General") -> None:
    """The width of a column and the dress of its empty cells, for as many rows as there will be."""
    dimension = sheet.column_dimensions[get_column_letter(number)]
    dimension.width = width
    dimension.font, dimension.alignment, dimension.border, dimension.number_format = font(), WRAPPED, _LINES, shown


def dress_cell(cell: AnyCell, shown: str = "General") -> None:
    """A cell that holds something, dressed like its column."""
    cell.font, cell.alignment, cell.border, cell.number_format = font(), WRAPPED, _LINES, shown


def row_height(texts: list[tuple[str, int]]) -> float:
    """The height in points at which the longest of these (text, width of its column) can be read whole."""
    lines = max((_line_count(text, width) for text, width in texts), default=1)
    return min(TALLEST_ROW, lines * LINE_HEIGHT + 5)


def _line_count(text: str, width: int) -> int:
    room = int((width - _INDENT) * _LETTERS)
    return sum(max(1, len(textwrap.wrap(line, room))) for line in text.split("\n"))


def set_up_view(sheet: Worksheet, tab: str, frozen: str | None = None) -> None:
    """The sheet as it opens: at its first cell, headings frozen at the cell `frozen`, its tab in its colour."""
    sheet.sheet_properties.tabColor = tab
    sheet.sheet_view.showGridLines = False
    sheet.sheet_view.zoomScale = 100
    sheet.freeze_panes = frozen
    first = "A2" if frozen else "A1"
    if sheet.sheet_view.pane:
        sheet.sheet_view.pane.activePane = "bottomLeft"
    for selection in sheet.sheet_view.selection:
        selection.activeCell = selection.sqref = first


def set_up_page(sheet: Worksheet, *, landscape: bool = True) -> None:
    """The sheet as it prints: A4, all columns on one page's width, headings on every page."""
    sheet.page_setup.orientation = "landscape" if landscape else "portrait"
    sheet.page_setup.paperSize = 9  # A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    margins = sheet.page_margins
    margins.left = margins.right = 0.5
    margins.top, margins.bottom, margins.header, margins.footer = 0.5, 0.7, 0.3, 0.3
    footer = HeaderFooterItem(left=_HeaderFooterPart("&F  -  &A"), right=_HeaderFooterPart("Page &P of &N"))
    sheet.HeaderFooter.oddFooter = footer
    if landscape:
        sheet.print_title_rows = "1:1"
