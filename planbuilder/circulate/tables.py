"""Who has agreed to what, as a table: on the terminal, as an Excel workbook, and as a page for any browser.

In come the standings of a document; out come lines, or files that are the same for the same standings.
"""

from __future__ import annotations

import datetime as dt
import tempfile
from collections.abc import Sequence
from contextlib import suppress
from html import escape
from pathlib import Path

from planbuilder import building
from planbuilder.circulate.register import Entry, folder_of
from planbuilder.circulate.standing import Standing, local_day
from planbuilder.problems import shortened
from planbuilder.project import Year

HEADINGS = (
    *("Partner", "Must sign off", "Sent", "Reminded", "Read back", "Stands", "Agreed to", "Fingerprint"),
    *("On", "By whom", "Conditions", "Recorded by", "Recorded on"),
)
_WIDTHS = (44, 11, 25, 25, 25, 46, 12, 22, 14, 28, 46, 20, 14)
#: On the terminal, the columns that say where things stand; and the most letters of each.
_ON_TERMINAL = {"Partner": 34, "Must sign off": 13, "Sent": 20, "Read back": 20, "Stands": 60}


def rows(standings: Sequence[Standing]) -> list[tuple[str, ...]]:
    """What is printed of each partner, under the headings."""
    return [_row(one) for one in standings]


def _row(one: Standing) -> tuple[str, ...]:
    word = one.agreed or one.withdrawn
    agreed = (f"Draft {one.agreed.draft}", one.agreed.fingerprint[:16]) if one.agreed else ("", "")
    on = _day(dt.date.fromisoformat(word.on)) if word and word.on else ""
    entered = (word.who, _day(local_day(word))) if word else ("", "")
    return (
        *(one.partner, "Yes" if one.must_sign else "", _what(one.sent), _what(one.reminded), _what(one.answered)),
        *(one.state, *agreed, on, word.by if word else "", word.how if word else "", *entered),
    )


def _what(entry: Entry | None) -> str:
    return f"Draft {entry.draft}, {_day(local_day(entry))}" if entry else ""


def _day(day: dt.date) -> str:
    return f"{day.day} {day:%b %Y}"


def on_terminal(standings: Sequence[Standing]) -> list[str]:
    """The table in lines; columns in which nothing stands are left out, and long texts are cut."""
    table = [HEADINGS, *rows(standings)]
    kept = [
        place for place, name in enumerate(HEADINGS) if name in _ON_TERMINAL and any(row[place] for row in table[1:])
    ]
    widths = {place: min(_ON_TERMINAL[HEADINGS[place]], max(len(row[place]) for row in table)) for place in kept}
    lines = [
        "  ".join(shortened(row[place], widths[place]).ljust(widths[place]) for place in kept).rstrip() for row in table
    ]
    return [lines[0], "  ".join("-" * widths[place] for place in kept), *lines[1:]]


def write_tables(year: Year, document: str, title: str, standings: Sequence[Standing]) -> list[Path]:
    """Write sign-off.xlsx and sign-off.html (of the report: report-sign-off) into outputs/YEAR/circulated.

    A file that is open gets the next free name. Raises `OSError`.
    """
    stem = "sign-off" if document == "plan" else f"{document}-sign-off"
    year.project.memory.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="sign-off-", dir=year.project.memory) as folder:
        workbook, page = Path(folder) / f"{stem}.xlsx", Path(folder) / f"{stem}.html"
        workbook.write_bytes(as_workbook(title, standings))
        page.write_text(as_page(title, standings), "utf-8", newline="\n")
        return list(building.put_in_place([workbook, page], folder_of(year)).values())


def as_workbook(title: str, standings: Sequence[Standing]) -> bytes:
    """The table as an Excel workbook."""
    from openpyxl import Workbook
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.table import Table

    from planbuilder.intake import workbook_look as look
    from planbuilder.intake.workbook_file import workbook_to_bytes

    book = Workbook()
    look.add_table_style(book)
    sheet = book.worksheets[0]
    sheet.title = "Sign-off"
    for number, (heading, width) in enumerate(zip(HEADINGS, _WIDTHS, strict=True), 1):
        look.dress_column(sheet, number, width)
        look.dress_heading(sheet.cell(1, number, heading), look.NAVY, needed=False)
    sheet.row_dimensions[1].height = look.HEADING_HEIGHT
    for line, (one, row) in enumerate(zip(standings, rows(standings), strict=True), 2):
        for number, text in enumerate(row, 1):
            cell = sheet.cell(line, number)
            look.dress_cell(cell)
            if text:
                cell.value, cell.data_type = text, "s"  # a condition that begins with "=" is a text
        sheet.row_dimensions[line].height = look.row_height(list(zip(row, _WIDTHS, strict=True)))
        word = one.agreed or one.withdrawn
        for heading, day in (("On", word.on if word else ""), ("Recorded on", str(local_day(word)) if word else "")):
            with suppress(ValueError):
                cell = sheet.cell(line, HEADINGS.index(heading) + 1)
                cell.value, cell.number_format = dt.date.fromisoformat(day), "d mmm yyyy"
    if standings:
        sheet.add_table(Table(displayName="SignOff", ref=f"A1:{get_column_letter(len(HEADINGS))}{len(standings) + 1}"))
    look.set_up_view(sheet, look.NAVY, "B2")
    look.set_up_page(sheet)
    return workbook_to_bytes(book, title=title)


def as_page(title: str, standings: Sequence[Standing]) -> str:
    """The table as a page; what nobody has is left out."""
    from planbuilder.worklist.page_style import STYLE

    table = rows(standings)
    kept = [place for place in range(len(HEADINGS)) if any(row[place] for row in table)]
    head = "".join(f'<th scope="col">{HEADINGS[place]}</th>' for place in kept)
    body = "".join(
        f'<tr><th scope="row">{escape(row[0])}</th>'
        + "".join(f"<td>{escape(row[place])}</td>" for place in kept if place)
        + "</tr>"
        for row in table
    )
    signed = sum(one.has_signed for one in standings if one.must_sign)
    needed = sum(one.must_sign for one in standings)
    outcome = summary(signed, needed)
    return (
        '<!DOCTYPE html>\n<html lang="en-GB">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
        f"<title>{escape(title)}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n"
        f'<header><p>planbuilder</p><h1>{escape(title)}</h1></header>\n<main id="main">\n'
        f'<p class="outcome {"good" if signed == needed else "bad"}">{outcome}</p>\n'
        '<div class="scroll" role="region" tabindex="0" aria-label="Partner by partner">'
        f"<table><caption>Partner by partner. “Agreed to” is the draft that was signed; its fingerprint is that of the"
        f" register of drafts.</caption><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>\n</main>\n"
        "<footer><p>Made by planbuilder. make sign-off writes this page anew.</p></footer>\n</body>\n</html>\n"
    )


def summary(signed: int, needed: int) -> str:
    """How many of those who must sign off have."""
    if not needed:
        return "No partner is marked as having to sign off."
    if signed == needed:
        return (
            "The partner that must sign off has." if needed == 1 else f"All {needed} partners that must sign off have."
        )
    return f"{signed} of {needed} partners that must sign off {'has' if signed == 1 else 'have'}."
