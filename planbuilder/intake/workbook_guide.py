"""The first sheet of a workbook, "How to use": what to type where, what the colours mean, and links to the sheets.

In come the declared sheets; out goes a sheet that says what officers need to know, most of it in the declarations' own
words, so that it cannot say anything else than the checks do.
"""

from __future__ import annotations

from collections.abc import Sequence

from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Alignment, Border, Side
from openpyxl.utils import quote_sheetname
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.worksheet import Worksheet

from planbuilder.cells import COUNT, DATE, LEADS, MONEY, NAMES, NUMBER
from planbuilder.intake import workbook_look as look
from planbuilder.intake.workbook_look import AnyCell
from planbuilder.intake.workbook_picker import PICKER_TITLE, PURPOSE
from planbuilder.schema import Record, columns
from planbuilder.schema.statistics import Measure

_FIGURES = (
    "[[All crime: change %]] in a text becomes the figure. Such names are made by choosing, on the sheet Quote a figure"
    " of statistics.xlsx."
)
GUIDE_TITLE = "How to use"
_LABELS, _TEXTS = 26, 104  # widths of the two columns


def write_guide(
    sheet: Worksheet,
    sheets: tuple[type[Record], ...],
    *,
    title: str,
    year: str,
    about: Sequence[str],
    about_title: str,
    command: str,
    examples: bool = False,
) -> None:
    """Fill the sheet "How to use"; `about` are lines on what this workbook is, such as that it is a sample.

    They stand under `about_title`; `command` makes the document that the workbook is for.
    """
    sheet.title = GUIDE_TITLE
    sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width = _LABELS, _TEXTS
    _banner(sheet, title, year)
    _section(sheet, "Step by step")
    for number, (step, text) in enumerate(_steps(sheets, command), 1):
        _line(sheet, f"{number}.  {step}", text)
    if about:
        _section(sheet, about_title)
        for text in about:
            _line(sheet, "", text)
    _section(sheet, "Typing into a cell")
    for label, typing in _typing(sheets):
        _line(sheet, label, typing)
    _section(sheet, "What the colours mean")
    for label, meaning, colour in (
        (
            "Yellow cell",
            "This entry is still needed: its row has begun, or the document cannot do without it.",
            "needed",
        ),
        ("Rose cell", "This name or reference stands in the column more than once.", "repeated"),
        ("Gold line", "Under a heading: the column must be filled in wherever its row is used.", "gold"),
    ):
        _swatch(_line(sheet, label, meaning), colour)
    if examples:
        _swatch(_line(sheet, "Blue row", "An example: type over it, or delete the row."), "example")
    _section(sheet, "The sheets")
    for record in sheets:
        _link(_line(sheet, record.sheet.title, record.sheet.purpose), record.sheet.title)
    if Measure in sheets:
        _link(_line(sheet, PICKER_TITLE, PURPOSE), PICKER_TITLE)
    _section(sheet, "When something is wrong")
    _line(sheet, "While you type", "Excel says what it expected. A name that is new goes on its list sheet first.")
    _line(
        sheet,
        "Afterwards",
        "Run: make check. It lists all that is missing or unclear, worst first, each with its sheet, its cell and what"
        " to do. It never changes your workbook.",
    )
    look.set_up_view(sheet, look.NAVY)
    look.set_up_page(sheet, landscape=False)


def _steps(sheets: tuple[type[Record], ...], command: str) -> list[tuple[str, str]]:
    refers = {record.sheet.title: {column.refers_to for column in columns(record).values()} - {""} for record in sheets}
    referred = set().union(*refers.values())
    lists = [title for title, others in refers.items() if title in referred and not others]
    named = f"{', '.join(lists[:-1])} and {lists[-1]}" if len(lists) > 1 else "".join(lists)
    start = [("The lists first", f"{named}: the other sheets choose from what stands there.")] if lists else []
    return [
        *start,
        (
            "One thing a row",
            "Leave the headings as they are. Columns may change places, rows may be sorted or left empty, and columns"
            " of your own may be added. Do not merge cells. A sheet that stays empty is left out of the document.",
        ),
        ("Save and check", "Save the workbook, then run: make check"),
        ("Make the document", f"Run: {command}. The Word and PDF files are then in the outputs folder."),
    ]


def _typing(sheets: tuple[type[Record], ...]) -> list[tuple[str, str | CellRichText]]:
    used = {column.kind for record in sheets for column in columns(record).values()}
    bold, italic = InlineFont(rFont=look.FONT, sz=11, b=True), InlineFont(rFont=look.FONT, sz=11, i=True)
    dress = CellRichText(
        TextBlock(bold, "Bold"), " and ", TextBlock(italic, "italics"), " in a cell stay so in the document."
    )
    return [
        ("New line in a cell", "Hold Alt and press Enter."),
        ("Lists", "A line that starts with • or - is a bullet; with 1. it is numbered; any other is a paragraph."),
        ("Bold and italics", dress),
        ("Figures", _FIGURES),
        *((kind.name, kind.typing) for kind in (NAMES, LEADS, MONEY, COUNT, NUMBER, DATE) if kind in used),
    ]


# --- lines of the sheet -------------------------------------------------------------------------------------------


def _banner(sheet: Worksheet, title: str, year: str) -> None:
    texts = (
        (f"{title} {year}", 22.0, 40.0),
        ("What is typed on the sheets of this workbook becomes the document.", 12.0, 24.0),
    )
    for number, (text, size, height) in enumerate(texts, 1):
        for cell in (sheet.cell(number, 1), sheet.cell(number, 2)):
            cell.fill = look.filled(look.NAVY)
        cell = sheet.cell(number, 1, text)
        cell.font = look.font(size, "FFFFFF", bold=number == 1)
        cell.alignment = Alignment(horizontal="left", vertical="center", indent=1)
        sheet.row_dimensions[number].height = height


def _section(sheet: Worksheet, heading: str) -> None:
    row = sheet.max_row + 2
    for column in (1, 2):
        sheet.cell(row, column).border = Border(bottom=Side("medium", color=look.GOLD))
    cell = sheet.cell(row, 1, heading)
    cell.font = look.font(14, look.TEAL, bold=True)
    cell.alignment = Alignment(horizontal="left", vertical="center", indent=1)
    sheet.row_dimensions[row].height = 26


def _line(sheet: Worksheet, label: str, text: str | CellRichText) -> AnyCell:
    """One line: a label and what there is to say; the cell of the label is returned."""
    row = sheet.max_row + 1
    first, second = sheet.cell(row, 1), sheet.cell(row, 2)
    if label:
        first.value = label
    second.value = text
    first.font, second.font = look.font(bold=True), look.font()
    for cell in (first, second):
        cell.alignment = Alignment(horizontal="left", vertical="center", indent=1, wrap_text=True)
    sheet.row_dimensions[row].height = look.row_height([(label, _LABELS), (str(text), _TEXTS)])
    return first


def _swatch(cell: AnyCell, colour: str) -> None:
    if colour == "gold":
        cell.fill, cell.font = look.filled(look.NAVY), look.font(colour="FFFFFF", bold=True)
        cell.border = Border(bottom=Side("medium", color=look.GOLD))
    elif colour == "repeated":
        cell.fill, cell.font = look.filled(look.REPEATED), look.font(colour=look.CRIMSON, bold=True)
    else:
        cell.fill = look.filled(look.EXAMPLE if colour == "example" else look.NEEDED)


def _link(cell: AnyCell, title: str) -> None:
    cell.hyperlink = Hyperlink(
        ref=cell.coordinate, location=f"{quote_sheetname(title)}!A1", tooltip=f"Go to the sheet {title}"
    )
    cell.font = look.font(colour="1D5FA8", bold=True, underline=True)
