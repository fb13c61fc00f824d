"""What Excel does for officers while they type: drop-downs, prompts, and colours that show what is still to do.

In come a worksheet and the declared columns that stand in it; out go data validations, conditional formats and the
defined names that drop-downs are fed from. All of it is help, not safety: pasting goes past it, so that everything is
checked again when the workbook is read.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, Literal

from openpyxl import Workbook
from openpyxl.formatting.rule import Rule
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.utils import get_column_letter, quote_sheetname
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from planbuilder.cells import ACCENT, COLOUR, DATE, LINES
from planbuilder.intake.workbook_look import CRIMSON, EXAMPLE, NEEDED, PAINT, REPEATED, marked
from planbuilder.schema import Column, Record, columns
from planbuilder.schema.choices import EXAMPLE_MARK

# Excel refuses to open a workbook cleanly where one of these is longer (characters).
LONGEST_TITLE: Final = 32
LONGEST_TEXT: Final = 255
LONGEST_LIST: Final = 255

_LAST_ROW: Final = 1000  # far enough for any plan known; where a table holds more, its rules reach further


def last_row(sheet: Worksheet) -> int:
    """The last row that the rules of a table cover."""
    return max(_LAST_ROW, sheet.max_row + _LAST_ROW // 2)


def list_name(title: str) -> str:
    """The defined name that holds the keys of a list sheet, such as "Priorities_list"."""
    return f"{title.replace(' ', '_')}_list"


def add_lists(book: Workbook, sheets: tuple[type[Record], ...]) -> None:
    """A defined name for each sheet that other sheets refer to: its keys, from the first row to the last one filled.

    The name starts from the heading, so that a row inserted at the top belongs to it, and ends at the last entry, so
    that the drop-down neither loses what stands below a gap nor ends in a long run of empty lines.
    """
    every = [column for sheet in sheets for column in columns(sheet).values()]
    referred = {column.refers_to for column in every if not column.of_workbook}
    for record in sheets:
        if record.sheet.title in referred:
            add_list(book, record)


def add_list(book: Workbook, record: type[Record]) -> str:
    """The defined name of one sheet's keys, which is returned; made where it is not there yet."""
    name = list_name(record.sheet.title)
    letter = get_column_letter(list(columns(record)).index(record.sheet.key) + 1)
    top = f"{quote_sheetname(record.sheet.title)}!${letter}$1"
    whole = f"{top}:${letter}${last_row(book[record.sheet.title])}"
    last = f'SUMPRODUCT(MAX(({whole}<>"")*(ROW({whole})-ROW({top})+1)))'
    book.defined_names[name] = DefinedName(name, attr_text=f"INDEX({whole},2):INDEX({whole},MAX(2,{last}))")
    return name


# --- drop-downs and prompts ------------------------------------------------------------------------------------


def add_validation(sheet: Worksheet, column: Column, cells: str) -> None:
    """The prompt of a column for `cells` ("B2:B1000"), with a drop-down or a date check where it has one."""
    rule = DataValidation(showInputMessage=True, promptTitle=column.heading[:LONGEST_TITLE], prompt=_prompt(column))
    rule.allow_blank = True
    if column.kind is DATE:
        rule.type, rule.operator = "date", "between"
        rule.formula1, rule.formula2 = "DATE(2000,1,1)", "DATE(2100,12,31)"
        message = "This does not look like a date. Type day/month/year, for example 31/03/2018."
        _refuse(rule, "warning", "Is this a date?", message)
    elif column.kind in {COLOUR, ACCENT}:
        rule.type, rule.formula1 = "list", _literal(column.choices)
        other = "#0B6B6B, if white words can be read on it" if column.kind is COLOUR else "#F2B824"
        message = f"Choose a colour from the list. Another one can be typed as {other}."
        _refuse(rule, "warning", "Not in the list", message)
    elif column.choices:
        rule.type, rule.formula1 = "list", _literal(column.choices)
        _refuse(rule, "stop", "Not in the list", f"Choose one of: {', '.join(column.choices)}.")
    elif column.refers_to and not (column.of_workbook or column.kind.several_lines):
        # a drop-down can neither hold several lines nor look into a workbook that is not open
        rule.type, rule.formula1 = "list", list_name(column.refers_to)
        rule.allow_blank = False  # with it, Excel takes any entry as soon as the list has an empty cell
        message = f"This is not on the sheet {column.refers_to}. Choose from the list, or add it there first."
        _refuse(rule, "warning" if column.lenient else "stop", "Not in the list", message)
    rule.add(cells)
    sheet.add_data_validation(rule)


def _refuse(rule: DataValidation, style: Literal["warning", "stop"], title: str, message: str) -> None:
    """What Excel says to an entry that it does not expect; after a warning the entry can be kept."""
    rule.showErrorMessage, rule.errorStyle, rule.errorTitle = True, style, title
    rule.error = message if len(message) <= LONGEST_TEXT else "Choose from the list."


def _literal(choices: tuple[str, ...]) -> str:
    listed = ",".join(choices)
    if len(listed) > LONGEST_LIST or any("," in choice or '"' in choice for choice in choices):
        raise ValueError(f"Excel cannot hold these choices in one drop-down: {choices}")
    return f'"{listed}"'


def _prompt(column: Column) -> str:
    """The help of a column and what else there is to know while typing: as much as Excel has room for."""
    texts = [column.help]
    if column.kind is LINES:
        texts.append("Alt+Enter starts a new line; • or - at its start makes it a bullet.")
    elif column.kind.several_lines:
        texts.append("Alt+Enter starts a new line.")
    elif column.kind is DATE:
        texts.append(column.kind.typing)
    elif column.example and not column.choices and not column.refers_to:
        texts.append(f"For example: {column.example}")
    if column.refers_to:
        workbook = f" of {column.of_workbook}" if column.of_workbook else ""
        texts.append(f"The list stands on the sheet {column.refers_to}{workbook}.")
    if column.required:
        texts.append("Required.")
    while len("\n".join(texts)) > LONGEST_TEXT:
        texts.pop(1)
    return "\n".join(texts)


# --- colours that show what is to do -------------------------------------------------------------------------------


def show_what_is_needed(sheet: Worksheet, declared: Mapping[str, Column], last_row: int) -> None:
    """In a table: entries still needed in a row that has begun, entries that repeat, and words in their own colour."""
    width = get_column_letter(len(declared))
    for letter, column in zip(map(get_column_letter, range(1, len(declared) + 1)), declared.values(), strict=True):
        cells = f"{letter}2:{letter}{last_row}"
        if column.required:
            begun = f"COUNTA($A2:${width}2)>0"
            _add(sheet, cells, f"AND({begun},LEN(TRIM({letter}2))=0)", marked(NEEDED))
        if column.unique:
            whole = f"${letter}$2:${letter}${last_row}"
            repeats = f'AND({letter}2<>"",SUMPRODUCT(--({whole}={letter}2))>1)'
            _add(sheet, cells, repeats, marked(REPEATED, CRIMSON))
        if column.choices and set(column.choices) <= set(PAINT):
            for word in column.choices:
                _add(sheet, cells, f'{letter}2="{word}"', marked(*PAINT[word]))


def show_needed_setting(sheet: Worksheet, cell: str) -> None:
    """On a settings sheet: a required setting that is still empty."""
    _add(sheet, cell, f"LEN(TRIM({cell}))=0", marked(NEEDED))


def show_examples(sheet: Worksheet, *, settings: bool) -> None:
    """Rows with the mark of an example in them; they stop standing out as soon as it is typed over."""
    width = "B" if settings else get_column_letter(sheet.max_column)
    marks = f'SUMPRODUCT(--ISNUMBER(SEARCH("{EXAMPLE_MARK}",${"B" if settings else "A"}2:${width}2)))>0'
    _add(sheet, f"A2:{width}{last_row(sheet)}", marks, marked(EXAMPLE))


def _add(sheet: Worksheet, cells: str, formula: str, style: DifferentialStyle) -> None:
    sheet.conditional_formatting.add(cells, Rule(type="expression", dxf=style, formula=[formula]))
