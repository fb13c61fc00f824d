"""The register as a table: on the terminal, as an Excel workbook, and as a page for any browser.

In come the entries; out come lines, or files that are the same for the same entries. The page needs nothing but itself
and looks like that of the checks.
"""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from pathlib import Path
from urllib.parse import quote

from planbuilder import building
from planbuilder.drafts.register import Register
from planbuilder.drafts.standing import day_of
from planbuilder.problems import counted, shortened
from planbuilder.project import Year

HEADINGS = ("Draft", "Document", "Stage", "Issued on", "Issued by", "Note", "Folder", "planbuilder", "Fingerprint")
_WIDTHS = (8, 12, 26, 14, 22, 48, 28, 13, 22)
_ON_TERMINAL = (5, 8, 26, 11, 18, 40)
TABLE = "register"


def rows(register: Register) -> list[tuple[str, ...]]:
    """What is printed of each draft, oldest first, under the headings."""
    return [
        (
            *(str(one.number), one.document.capitalize(), one.stage, _day(one.date), one.who, one.note),
            *(one.folder, one.tool, one.manifest[:16]),
        )
        for one in register.entries
    ]


def _day(date: str) -> str:
    day = day_of(date)
    return f"{day.day} {day:%b %Y}" if day.year > 1 else date


def on_terminal(register: Register) -> list[str]:
    """The table in lines; columns in which nothing stands are left out, and long texts are cut."""
    table = [HEADINGS[:6], *(row[:6] for row in rows(register))]
    kept = [place for place in range(6) if any(row[place] for row in table[1:])]
    widths = {place: min(_ON_TERMINAL[place], max(len(row[place]) for row in table)) for place in kept}
    lines = [
        "  ".join(shortened(row[place], widths[place]).ljust(widths[place]) for place in kept).rstrip() for row in table
    ]
    return [lines[0], "  ".join("-" * widths[place] for place in kept), *lines[1:]]


def write_tables(year: Year, drafts: Path, register: Register) -> list[Path]:
    """Write register.xlsx and register.html beside the register; a file that is open gets the next free name.

    Raises `OSError`.
    """
    import tempfile

    year.project.memory.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="register-", dir=year.project.memory) as folder:
        workbook, page = Path(folder) / f"{TABLE}.xlsx", Path(folder) / f"{TABLE}.html"
        workbook.write_bytes(as_workbook(year, register))
        page.write_text(as_page(year, register), "utf-8", newline="\n")
        return list(building.put_in_place([workbook, page], drafts).values())


def odd_tables(year: Year, drafts: Path, register: Register) -> list[tuple[str, str]]:
    """The tables that do not lie there as planbuilder writes them now: their names, and what is odd."""
    made = {f"{TABLE}.xlsx": as_workbook(year, register), f"{TABLE}.html": as_page(year, register).encode()}
    found = []
    for name, content in made.items():
        try:
            if (drafts / name).read_bytes() != content:
                found.append((name, "this table is not as planbuilder would write it now"))
        except FileNotFoundError:
            found.append((name, "this table of the register is not there"))
        except OSError as error:
            found.append((name, f"this table of the register cannot be read ({error.strerror or error})"))
    return found


def as_workbook(year: Year, register: Register) -> bytes:
    """The table as an Excel workbook, with a link to each draft's folder."""
    from openpyxl import Workbook
    from openpyxl.worksheet.table import Table

    from planbuilder.intake import workbook_look as look
    from planbuilder.intake.workbook_file import workbook_to_bytes

    book = Workbook()
    look.add_table_style(book)
    sheet = book.worksheets[0]
    sheet.title = "Drafts"
    for number, (heading, width) in enumerate(zip(HEADINGS, _WIDTHS, strict=True), 1):
        look.dress_column(sheet, number, width)
        look.dress_heading(sheet.cell(1, number, heading), look.NAVY, needed=False)
    for line, row in enumerate(rows(register), 2):
        for number, text in enumerate(row, 1):
            cell = sheet.cell(line, number)
            look.dress_cell(cell)
            cell.value = int(text) if number == 1 else text
            if number != 1:
                cell.data_type = "s"  # a note that begins with "=" is a text
        day = sheet.cell(line, HEADINGS.index("Issued on") + 1)
        if (date := day_of(register.entries[line - 2].date)).year > 1900:
            day.value, day.number_format = date, "d mmm yyyy"
        sheet.cell(line, HEADINGS.index("Folder") + 1).hyperlink = quote(row[HEADINGS.index("Folder")])
    if register.entries:
        table = Table(displayName="Drafts", ref=f"A1:I{len(register.entries) + 1}")
        sheet.add_table(table)
    look.set_up_view(sheet, look.NAVY, "A2")
    look.set_up_page(sheet)
    return workbook_to_bytes(book, title=f"Register of drafts {year.printed}")


def as_page(year: Year, register: Register) -> str:
    """The table as a page."""
    from planbuilder.worklist.page_style import STYLE

    heading = f"Register of drafts {year.printed}"
    shown = HEADINGS[:7]
    head = "".join(f'<th scope="col">{one}</th>' for one in shown)
    body = "".join(_row(row) for row in rows(register))
    table = (
        '<div class="scroll" role="region" tabindex="0" aria-label="The drafts">'
        f"<table><caption>{counted(len(register.entries), 'draft')}, the oldest first. The numbers keep the"
        f" order, whatever the dates say.</caption><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>"
        if register.entries
        else "<p>No draft has been issued yet.</p>"
    )
    check = f"make verify YEAR={year.name}"
    return (
        '<!DOCTYPE html>\n<html lang="en-GB">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
        f"<title>{escape(heading)}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n"
        f'<header><p>planbuilder</p><h1>{escape(heading)}</h1></header>\n<main id="main">\n{table}\n'
        f"<p>Whether every draft is as it was frozen: <code>{escape(check)}</code></p>\n</main>\n"
        "<footer><p>Made by planbuilder. The next draft writes this page anew.</p></footer>\n</body>\n</html>\n"
    )


def _row(row: Sequence[str]) -> str:
    number, *texts, folder = row[:7]
    link = f'<a href="./{quote(folder)}/">{escape(folder)}</a>'
    return f'<tr><th scope="row">{number}</th>{"".join(f"<td>{escape(one)}</td>" for one in texts)}<td>{link}</td></tr>'
