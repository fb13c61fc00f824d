"""The sheet "Quote a figure": officers pick a figure from lists, and Excel writes its name, ready to be copied.

In comes the workbook of the counts; out goes the same with one more sheet. A drop-down can look neither into another
workbook nor into what is worked out later, so the names are put together where their beginnings stand: beside the
counts. The sheet is for officers alone: whoever reads the workbook passes over it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from openpyxl import Workbook
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from planbuilder.intake import workbook_look as look
from planbuilder.intake import workbook_rules as rules
from planbuilder.schema import Record
from planbuilder.schema.statistics import DistrictCount, Indicator, Measure, Series

PICKER_TITLE: Final = "Quote a figure"
PURPOSE: Final = "Choose a figure here, and copy its name into any text: the figure is filled in there."
_HEADINGS: Final = (("About", 32), ("Which one", 46), ("What of it", 30), ("Copy this", 74))
_TOP: Final = 4
_CHOOSE: Final = "E3F1F0"  # yellow would say that an entry is still needed


@dataclass(frozen=True)
class Pick:
    """One line of the sheet: what it is about, the sheet that the names stand on (or the only name), what to quote.

    `more` tells what else may be typed.
    """

    about: str
    names: type[Record] | str
    what: tuple[str, ...]
    more: str = ""


_CHANGES: Final = ("change", "change %", "change size %", "difference", "difference size")
_CRIME: Final = (*_CHANGES, "previous", "current", "rate", "gap", "rate gap")
_FORCE: Final = ("change", "change %", "difference", "previous", "current", "rate")
#: What there is to choose from. The model makes these figures; others of the same kind can be typed (a month, a year).
PICKS: Final = (
    Pick("A measure of crime", Measure, (*_CRIME, *(f"force {one}" for one in _FORCE))),
    Pick("An area of the league table", DistrictCount, ("count", "rate", "rank")),
    Pick("The league table", "Districts", ("total", "number", "force count", "force rate")),
    Pick("Counts by month", Series, _CHANGES, "A year or a month may be typed as well: 2017/18, or April 2017/18."),
    Pick(
        "Enforcement", "Enforcement", ("total number", "total received"), "A year may be typed as well: 2017/18 number."
    ),
    Pick("An indicator", Indicator, ("baseline", "target", "outturn", "RAG", "direction")),
    Pick(
        "The plan",
        "Plan",
        (
            *("actions", "money planned", "existing resources", "complete or Green"),
            *("Complete", "Green", "Amber", "Red", "Not started", "No progress recorded"),
        ),
    ),
)
_STEPS: Final = (
    "Choose “Which one” and “What of it”. Copy the cell in the last column, double-click the cell of your text, and"
    " paste it where the figure belongs. Any text of the three workbooks may quote, as often as you like."
)


def add_picker(book: Workbook, sheets: tuple[type[Record], ...]) -> None:
    """Add the sheet to the workbook of the counts; any other is left as it is."""
    if Measure not in sheets:
        return
    sheet = book.create_sheet(PICKER_TITLE)
    for number, (_, width) in enumerate(_HEADINGS):
        sheet.column_dimensions["ABCD"[number]].width = width
    title = sheet.cell(1, 1, PICKER_TITLE)
    title.font = look.font(18, look.NAVY, bold=True)
    sheet.merge_cells("A2:D2")
    told = sheet.cell(2, 1, _STEPS)
    told.font, told.alignment = look.font(), look.WRAPPED
    sheet.row_dimensions[2].height = 38
    for number, (heading, _) in enumerate(_HEADINGS, 1):
        look.dress_heading(sheet.cell(_TOP, number, heading), look.TEAL, needed=number in (2, 3))
    for row, pick in enumerate(PICKS, _TOP + 1):
        _line(book, sheet, row, pick)
    look.set_up_view(sheet, look.TEAL)
    look.set_up_page(sheet)
    sheet.print_title_rows = None


def _line(book: Workbook, sheet: Worksheet, row: int, pick: Pick) -> None:
    cells = [sheet.cell(row, number) for number in range(1, 5)]
    for cell in cells:
        look.dress_cell(cell)
    cells[0].value = pick.about
    cells[0].font = look.font(bold=True)
    for cell in cells[1:3]:
        cell.fill = look.filled(_CHOOSE)
    if isinstance(pick.names, str):
        cells[1].value = pick.names
        cells[1].fill = look.filled(look.ZEBRA)
    else:
        _choose(sheet, f"B{row}", rules.add_list(book, pick.names), f"The names stand on the sheet {_title(pick)}.")
    _choose(sheet, f"C{row}", f'"{",".join(pick.what)}"', f"Choose what is to be filled in. {pick.more}".strip())
    cells[3].value = f'=IF(OR(TRIM(B{row})="",TRIM(C{row})=""),"","[["&TRIM(B{row})&": "&TRIM(C{row})&"]]")'
    sheet.row_dimensions[row].height = 22


def _title(pick: Pick) -> str:
    return pick.names if isinstance(pick.names, str) else pick.names.sheet.title


def _choose(sheet: Worksheet, cell: str, choices: str, prompt: str) -> None:
    """A drop-down that takes other entries as well; a name that is not known is told when the document is made."""
    rule = DataValidation(type="list", formula1=choices, allow_blank=True, showErrorMessage=False)
    rule.showInputMessage, rule.promptTitle, rule.prompt = True, PICKER_TITLE, prompt
    rule.add(cell)
    sheet.add_data_validation(rule)
