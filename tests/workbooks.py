"""Small real workbooks: a complete, valid plan workbook with as little in it as can be, for a test to change one thing.

`plan_book` makes it (with whole sheets exchanged, where asked), a test changes cells with openpyxl, `check` saves it
and checks it, and `said` is what an officer would read.
"""

from __future__ import annotations

import datetime as dt
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from openpyxl import Workbook, load_workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont

from planbuilder.intake.check import Checked, check_workbook
from planbuilder.schema import PLAN_SHEETS

Rows = Sequence[Sequence[Any]]

#: Sheets by title, their headings first. All Refs and names that the tests speak of are here.
PLAN: Mapping[str, Rows] = {
    "Plan": [
        ("Setting", "Value", "What it is"),
        ("Partnership", "Safer Anytown Community Safety Partnership", "The full name."),
        ("Short name", "Safer Anytown"),
        ("Area", "Anytown"),
        ("Year", "2017/18"),
        ("Title", "Partnership Plan"),
    ],
    "Versions": [
        ("Stage", "Date", "Status"),
        ("First draft", dt.date(2017, 7, 28), "Draft"),
        ("Agreed by the board", dt.date(2017, 9, 11), "Agreed"),
    ],
    "Partners": [
        (
            *("Partner", "Kind", "Short name", "Also known as"),
            *("Consulted", "Must sign off", "Contact", "E-mail", "Note"),
        ),
        ("Anytown Borough Council", "Statutory", "ABC"),
        ("Neighbourhood Watch", "Community"),
    ],
    "People": [
        ("Name", "Organisation", "Role", "Also known as"),
        ("Jo Bloggs", "ABC", "Community safety officer", "Josephine Bloggs"),
        ("Ann Other", "Police"),
    ],
    "Funders": [
        ("Funder", "Full name", "Also known as", "Agreed total"),
        ("CSP", "Community Safety Partnership"),
        ("BBC", "Anytown Borough Council", "Council"),
    ],
    "Police and crime plan": [
        ("Priority", "Also known as"),
        ("Crack down on anti-social behaviour", "ASB"),
        ("Improve safety on our roads", None),
        ("Disrupt and prevent organised crime", None),
    ],
    "Priorities": [
        ("Priority", "Also known as", "Colour", "Picture", "Picture description"),
        ("Community engagement", "Engagement", "Teal"),
        ("Anti-social behaviour", "ASB", "Plum"),
    ],
    "Focus": [
        ("Priority", "Heading", "Point"),
        ("Community engagement", "Focusing on", "Listening to people."),
        ("Community engagement", "Why?", "People tell us what matters."),
    ],
    "Profile": [("Theme", "Point"), ("Housing", "Most homes are owned.")],
    "Text": [("Section", "Text"), ("Introduction", "This is our plan.")],
    "Highlights": [("Figure", "Text", "Print", "Note"), ("60+", "visits to schools")],
    "Actions": [
        (
            "Ref",
            "Priority",
            "Strategic objective",
            "Action",
            "Lead officer",
            "Budget",
            "Police and crime priorities",
            "Timescale",
            "Note",
        ),
        (
            "CE1",
            "Community engagement",
            "Hear from people",
            "Hold a meeting in each ward.",
            "Jo Bloggs, ABC",
            "£500 CSP",
            "Improve safety on our roads",
            "31 March 2018",
        ),
        (
            "CE2",
            "Community engagement",
            "Tell people",
            "Publish a newsletter.",
            "Ann Other, Police",
            "Existing resources",
            "All",
            "Immediate & ongoing",
        ),
        (
            "ASB1",
            "Anti-social behaviour",
            "Fewer complaints",
            "Visit hot spots.",
            "Jo Bloggs, ABC",
            "£200 BBC",
            "Crack down on anti-social behaviour",
            "By the summer",
        ),
    ],
    "Progress": [
        ("Action", "Quarter", "RAG", "What was done", "Note"),
        ("CE1", "Q1", "Green", "Two meetings were held."),
    ],
    "Accepted": [("Cell", "Check", "Reason")],
}


def plan_book(**sheets: Rows) -> Workbook:
    """The complete plan workbook, with the rows of some sheets exchanged (in a sheet's name "_" stands for a space)."""
    exchanged = {title.replace("_", " "): rows for title, rows in sheets.items()}
    if unknown := set(exchanged) - set(PLAN):
        raise ValueError(f"no such sheet: {unknown}")
    book = Workbook()
    book.worksheets[0].title = "How to use"
    for title, rows in {**PLAN, **exchanged}.items():
        worksheet = book.create_sheet(title)
        for row in rows:
            worksheet.append(list(row))
    return book


def saved(book: Workbook, folder: Path) -> Path:
    """The workbook as a file "plan.xlsx"."""
    path = folder / "plan.xlsx"
    book.save(path)
    return path


def check(book: Workbook, folder: Path) -> Checked:
    """The workbook, saved and checked."""
    return check_file(saved(book, folder))


def check_file(path: Path) -> Checked:
    """A plan workbook, checked."""
    return check_workbook(path, PLAN_SHEETS)


def said(checked: Checked) -> list[str]:
    """What an officer reads, without the name of the workbook, which is the same in all lines."""
    return [str(problem).replace("plan.xlsx > ", "") for problem in checked.problems]


def rich(*parts: str | tuple[str, str]) -> CellRichText:
    """Rich text from plain parts and parts with a dress: ("b", "bold words"), ("i", ...), ("bi", ...), ("", ...)."""
    blocks = (
        part if isinstance(part, str) else TextBlock(InlineFont(b="b" in part[0], i="i" in part[0]), part[1])
        for part in parts
    )
    return CellRichText(*blocks)


def patched(path: Path, sheet: str, old: str, new: str) -> Path:
    """The same workbook with one stretch of a sheet's XML exchanged, for what openpyxl cannot write."""
    book = load_workbook(path)
    part = f"xl/worksheets/sheet{book.sheetnames.index(sheet) + 1}.xml"
    with zipfile.ZipFile(path) as package:
        contents = {entry: package.read(entry) for entry in package.namelist()}
    xml = contents[part].decode("utf-8")
    if old not in xml:
        raise ValueError(f"not in the XML of {sheet}: {old}")
    contents[part] = xml.replace(old, new, 1).encode("utf-8")
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for entry, content in contents.items():
            package.writestr(entry, content)
    return path
