"""The replies workbook as a file: what partners propose, for officers to decide on.

In comes a `Book`; out come the bytes of an .xlsx, the same each time. The partners' words go in as texts, never as
formulas; links lead to the cells of the officers' own workbooks.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import quote

from openpyxl import Workbook
from openpyxl.formatting.rule import Rule
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.worksheet import Worksheet

from planbuilder.intake import workbook_look as look
from planbuilder.intake.workbook_file import workbook_to_bytes
from planbuilder.proposals import Proposal
from planbuilder.returned.replies_look import (
    COMMENTS,
    DECISIONS,
    PROPOSALS,
    SHEETS,
    SIDE_BY_SIDE,
    SIGN_OFF,
    SUMMARY,
    Book,
    shown,
    what,
    where,
)
from planbuilder.worklist.notes import with_escapes

_LIGHT = {"Accept": "D3EBDD", "Reject": "F9C9CE", "Defer": "FFE3A0"}
_CONTESTED = "FFF0B3"
_STEPS = (
    "Proposals: choose Accept, Reject or Defer in each row, and say why where a partner will ask. The link in “Where”"
    " leads to the cell.",
    "“Before” is what the draft printed, “Now in the workbook” what stands there today. Yellow rows: answers"
    " differ; the sheet “Side by side” shows them together.",
    "Comments: remarks that go with no change. Sign-off: enter who has agreed, and on what conditions.",
    "What you type under Decision and Reason, and on the sheet Sign-off, stays when make collect runs again. Columns"
    " and sheets of your own are never written over: a new file is then put beside this one.",
)


def replies_bytes(book: Book) -> bytes:
    """The workbook."""
    file = Workbook()
    look.add_table_style(file)
    _summary(file.worksheets[0], book)
    rows = book.proposal_rows()
    contested = {one.identity for group in book.contested for one in group}
    proposals = _listed(file, PROPOSALS, rows, book.changes, book)
    for number, row in enumerate(rows, 2):
        if row["Id"] in contested:
            for column in range(1, len(SHEETS[PROPOSALS]) + 1):
                proposals.cell(number, column).fill = look.filled(_CONTESTED)
    if book.contested:
        _side_by_side(file.create_sheet(SIDE_BY_SIDE), book)
    _listed(file, COMMENTS, book.comment_rows(), book.comments, book)
    _sign_off(file.create_sheet(SIGN_OFF), book)
    return workbook_to_bytes(file, title=f"Replies to draft {book.draft}")


def _write(sheet: Worksheet, row: int, column: int, text: object, shown_as: str = "General") -> Any:
    """Put a text (or a date, or a number that is ours) into a cell; a text that begins with "=" stays one."""
    cell = sheet.cell(row, column)
    look.dress_cell(cell, shown_as)
    if isinstance(text, str):
        if text:
            cell.value = with_escapes(text)
            cell.data_type = "s"
    elif text is not None:
        cell.value = text  # type: ignore[assignment]
    return cell


# --- proposals and comments -------------------------------------------------------------------------------


def _listed(
    file: Workbook, title: str, rows: Sequence[Mapping[str, str]], proposals: Sequence[Proposal], book: Book
) -> Worksheet:
    sheet: Worksheet = file.create_sheet(title)
    columns = SHEETS[title]
    names = [one.heading for one in columns]
    for place, column in enumerate(columns, 1):
        look.dress_column(sheet, place, column.width, "@" if column.theirs else "General")
        look.dress_heading(sheet.cell(1, place, column.heading), look.NAVY, needed=column.theirs)
    sheet.row_dimensions[1].height = look.HEADING_HEIGHT
    for number, (row, one) in enumerate(zip(rows, proposals, strict=True), 2):
        for place, name in enumerate(names, 1):
            _write(
                sheet, number, place, number - 1 if name == "No." else row.get(name, ""), "@" if name != "No." else "0"
            )
        _link(sheet, number, names.index("Where") + 1, one, book)
        sheet.row_dimensions[number].height = look.row_height([(row.get(c.heading, ""), c.width) for c in columns])
    _choices(sheet, names.index("Decision") + 1, max(2, len(rows) + 1), title)
    last = get_column_letter(len(columns))
    sheet.auto_filter.ref = f"A1:{last}{max(2, len(rows) + 1)}"
    sheet.column_dimensions[get_column_letter(names.index("Id") + 1)].hidden = True
    if not rows:
        _write(sheet, 2, 2, "")
    look.set_up_view(sheet, look.TEAL if title == PROPOSALS else look.NAVY, "C2")
    look.set_up_page(sheet)
    if title == PROPOSALS:  # on paper, only what is needed to decide, and large enough to be read
        sheet.page_setup.paperSize = 8  # A3
        sheet.print_area = f"A1:{get_column_letter(names.index('Comment') + 1)}{max(2, len(rows) + 1)}"
    return sheet


def _link(sheet: Worksheet, row: int, column: int, one: Proposal, book: Book) -> None:
    """The link from "Where" to the cell in the officers' workbook."""
    cell = book.now(one)[0]
    if not one.workbook or not cell:
        return
    place = sheet.cell(row, column)
    sheet_name = one.sheet.replace("'", "''")
    target = f"../../../inputs/{quote(book.year)}/{quote(one.workbook)}"
    place.hyperlink = Hyperlink(ref=place.coordinate, target=target, location=f"'{sheet_name}'!{cell}")
    place.font = look.font(colour="1D5FA8", underline=True)


def _choices(sheet: Worksheet, column: int, last: int, title: str) -> None:
    letter = get_column_letter(column)
    cells = f"{letter}2:{letter}{last}"
    words = DECISIONS if title == PROPOSALS else (*DECISIONS, "Noted")
    rule = DataValidation(type="list", formula1=f'"{",".join(words)}"', allow_blank=True, showErrorMessage=True)
    rule.errorTitle, rule.error, rule.errorStyle = "Decision", f"Please choose one of: {', '.join(words)}.", "stop"
    rule.promptTitle, rule.prompt, rule.showInputMessage = "Decision", f"Choose one of: {', '.join(words)}.", True
    rule.add(cells)
    sheet.add_data_validation(rule)
    for word, colour in _LIGHT.items():
        painted = Rule(type="expression", dxf=look.marked(colour), formula=[f'{letter}2="{word}"'])
        sheet.conditional_formatting.add(cells, painted)


# --- side by side -----------------------------------------------------------------------------------------


def _side_by_side(sheet: Worksheet, book: Book) -> None:
    """One row a value on which partners do not agree, one column a partner."""
    partners = list(dict.fromkeys(one.partner for group in book.contested for one in group))
    headings = [("Where", 25), ("What", 26), ("Before", 40), ("Now in the workbook", 40)]
    headings += [(partner or "(not said)", 40) for partner in partners]
    for place, (name, width) in enumerate(headings, 1):
        look.dress_column(sheet, place, width)
        heading = sheet.cell(1, place)
        look.dress_heading(heading, look.NAVY, needed=False)
        heading.value, heading.data_type = with_escapes(name), "s"
    sheet.row_dimensions[1].height = look.HEADING_HEIGHT
    for number, group in enumerate(book.contested, 2):
        first = group[0]
        cell, now = book.now(first)
        texts = [where(first, cell), what(first), first.before, now]
        texts += ["\n".join(shown(one) for one in group if one.partner == partner) for partner in partners]
        for place, text in enumerate(texts, 1):
            _write(sheet, number, place, text, "@")
        _link(sheet, number, 1, first, book)
        widths = [width for _, width in headings]
        sheet.row_dimensions[number].height = look.row_height(list(zip(texts, widths, strict=True)))
    look.set_up_view(sheet, look.GOLD, "C2")
    look.set_up_page(sheet)


# --- sign-off and summary ---------------------------------------------------------------------------------


def _sign_off(sheet: Worksheet, book: Book) -> None:
    columns = SHEETS[SIGN_OFF]
    for place, column in enumerate(columns, 1):
        look.dress_column(sheet, place, column.width, "dd/mm/yyyy" if column.heading == "On" else "General")
        look.dress_heading(sheet.cell(1, place, column.heading), look.NAVY, needed=column.theirs)
    sheet.row_dimensions[1].height = look.HEADING_HEIGHT
    partners = [*book.partners, *(name for name in book.sign_offs if name not in book.partners)]
    for number, partner in enumerate(partners, 2):
        typed = book.sign_offs.get(partner, (None,) * 4)
        replied = "Yes" if book.files.get(partner) else "No"
        for place, text in enumerate((partner, *typed, replied), 1):
            _write(sheet, number, place, text, "dd/mm/yyyy" if columns[place - 1].heading == "On" else "General")
        sheet.row_dimensions[number].height = look.row_height([(partner, columns[0].width)])
    last = max(2, len(partners) + 1)
    for letter, words in (("B", ("Yes", "No")),):
        rule = DataValidation(type="list", formula1=f'"{",".join(words)}"', allow_blank=True, showErrorMessage=True)
        rule.add(f"{letter}2:{letter}{last}")
        sheet.add_data_validation(rule)
    look.set_up_view(sheet, look.NAVY, "B2")
    look.set_up_page(sheet)


def _summary(sheet: Worksheet, book: Book) -> None:
    """What to do here, and how many replies of each partner are decided."""
    sheet.title = SUMMARY
    widths = (34, 12, 12, 12, 12, 12, 14, 44)
    for place, width in enumerate(widths, 1):
        sheet.column_dimensions[get_column_letter(place)].width = width
    sheet["A1"] = f"Replies to draft {book.draft} of the {book.title}, {book.year}"
    sheet["A1"].font = Font(name=look.FONT, size=18, bold=True, color=look.NAVY)
    sheet.row_dimensions[1].height = 30
    for number, step in enumerate(_STEPS, 2):
        cell = sheet.cell(number, 1, step)
        sheet.merge_cells(start_row=number, start_column=1, end_row=number, end_column=len(widths))
        cell.font, cell.alignment = look.font(), Alignment(wrap_text=True, vertical="top")
        sheet.row_dimensions[number].height = look.row_height([(step, sum(widths))])
    top = len(_STEPS) + 3
    headings = ("Partner", "Changes", "Accepted", "Rejected", "Deferred", "To decide", "Comments alone", "Files read")
    for place, heading in enumerate(headings, 1):
        look.dress_heading(sheet.cell(top, place, heading), look.NAVY, needed=False)
    sheet.row_dimensions[top].height = look.HEADING_HEIGHT
    partner, decision = (_range(PROPOSALS, name, len(book.changes)) for name in ("Partner", "Decision"))
    for row, name in enumerate(_partners(book), top + 1):
        changes = sum(1 for one in book.changes if (one.partner or "(not said)") == name)
        comments = sum(1 for one in book.comments if (one.partner or "(not said)") == name)
        files = ", ".join(book.files.get("" if name == "(not said)" else name, ())) or "no reply yet"
        counts = [f'=SUMPRODUCT(({partner}=$A{row})*({decision}="{word}"))' for word in DECISIONS]
        for place, value in enumerate((name, changes, *counts, f"=B{row}-SUM(C{row}:E{row})", comments), 1):
            _write(sheet, row, place, value, "General").alignment = look.WRAPPED
            if isinstance(value, str) and place > 1:
                sheet.cell(row, place).value = value  # a formula of our own
        _write(sheet, row, 8, files)
        sheet.row_dimensions[row].height = look.row_height([(name, widths[0]), (files, widths[-1])])
    look.set_up_view(sheet, look.GOLD)
    look.set_up_page(sheet)


def _partners(book: Book) -> list[str]:
    said = sorted({one.partner or "(not said)" for one in book.proposals} - set(book.partners))
    return [*book.partners, *said]


def _range(title: str, heading: str, count: int) -> str:
    letter = get_column_letter([one.heading for one in SHEETS[title]].index(heading) + 1)
    return f"{title}!${letter}$2:${letter}${max(2, count + 1)}"
