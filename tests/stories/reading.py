"""What stands in a finished Word document and PDF, read without planbuilder's own code."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@dataclass(frozen=True)
class Paragraph:
    """A paragraph of a Word document: the name of its style, its words, and its runs as (words, bold, italic)."""

    style: str
    text: str
    runs: tuple[tuple[str, bool, bool], ...]
    list_number: str = ""


def part(docx: Path, name: str) -> Any:
    """An XML part of a Word file as a tree."""
    with zipfile.ZipFile(docx) as package:
        return etree.fromstring(package.read(name))


def parts(docx: Path, pattern: str) -> list[str]:
    """The names of the parts of a Word file that a pattern describes."""
    with zipfile.ZipFile(docx) as package:
        return sorted(name for name in package.namelist() if re.fullmatch(pattern, name))


def paragraphs(docx: Path) -> list[Paragraph]:
    """Every paragraph of the body, those in tables too, in order."""
    names = {
        style.get(f"{W}styleId"): style.find(f"{W}name").get(f"{W}val")
        for style in part(docx, "word/styles.xml").iter(f"{W}style")
    }
    return [_paragraph(one, names) for one in part(docx, "word/document.xml").iter(f"{W}p")]


def _paragraph(element: Any, names: dict[str, str]) -> Paragraph:
    style = element.find(f"{W}pPr/{W}pStyle")
    number = element.find(f"{W}pPr/{W}numPr/{W}numId")
    runs = tuple(
        (words(run), run.find(f"{W}rPr/{W}b") is not None, run.find(f"{W}rPr/{W}i") is not None)
        for run in element.iter(f"{W}r")
        if words(run)
    )
    return Paragraph(
        names.get(style.get(f"{W}val"), "") if style is not None else "Normal",
        words(element),
        runs,
        number.get(f"{W}val") if number is not None else "",
    )


def words(element: Any) -> str:
    """The words of an element; a tab or a line break is a blank."""
    found = []
    for one in element.iter(f"{W}t", f"{W}tab", f"{W}br"):
        if one.tag == f"{W}t":
            found.append(one.text or "")
        elif one.getparent().tag != f"{W}tabs":
            found.append(" ")
    return "".join(found)


def text(docx: Path) -> str:
    """All words of the body, a line a paragraph."""
    return "\n".join(paragraph.text for paragraph in paragraphs(docx))


def headings(docx: Path, level: int = 1) -> list[str]:
    """The headings of one level, in order."""
    return [one.text for one in paragraphs(docx) if one.style.casefold() == f"heading {level}"]


def contents(docx: Path) -> list[tuple[str, int]]:
    """The entries of the table of contents, as (words, page)."""
    entries = (one.text for one in paragraphs(docx) if re.fullmatch(r"(?i)toc \d", one.style))
    found = (re.fullmatch(r"(.*?)\s+(\d+)", entry) for entry in entries)
    return [(entry[1], int(entry[2])) for entry in found if entry]


def tables(docx: Path) -> list[list[list[list[str]]]]:
    """Every table as rows of cells; a cell is the words of its paragraphs."""
    return [list(_rows(table)) for table in part(docx, "word/document.xml").iter(f"{W}tbl")]


def _rows(table: Any) -> Iterator[list[list[str]]]:
    for row in table.findall(f"{W}tr"):
        yield [[words(one) for one in cell.findall(f"{W}p")] for cell in row.findall(f"{W}tc")]


def table(docx: Path, *first_row: str) -> list[list[list[str]]]:
    """The rows of the first table with this header row, without it."""
    return next(rows[1:] for rows in tables(docx) if [" ".join(cell) for cell in rows[0]] == list(first_row))


def actions(docx: Path) -> dict[str, list[list[str]]]:
    """The cells of each row of the action plans, by Ref."""
    return {
        row[0][0]: row[1:] for rows in tables(docx) if rows[0][0] == ["Ref"] and len(rows[0]) == 7 for row in rows[1:]
    }


def footers(docx: Path) -> list[str]:
    """The words of each footer that has any, with its fields shown as {PAGE}."""
    lines = []
    for name in parts(docx, r"word/footer\d*\.xml"):
        line, shown = "", True
        for one in part(docx, name).iter(f"{W}t", f"{W}instrText", f"{W}fldChar", f"{W}ptab", f"{W}tab"):
            if one.tag == f"{W}fldChar":
                shown = one.get(f"{W}fldCharType") != "separate"  # what follows is the number last worked out
            elif one.tag == f"{W}instrText":
                line += "{" + (one.text or "").split()[0] + "}"
            elif one.tag == f"{W}t":
                line += (one.text or "") if shown else ""
            elif one.getparent().tag == f"{W}r":
                line += " "
        lines.append(line)
    return [line for line in lines if line]


# --- PDF -----------------------------------------------------------------------------------------------------


def pdf_pages(pdf: Path) -> list[str]:
    """The words of each page, blanks and line ends alike."""
    import pypdfium2  # type: ignore[import-untyped]

    document = pypdfium2.PdfDocument(pdf)
    try:
        return [" ".join(page.get_textpage().get_text_bounded().split()) for page in document]
    finally:
        document.close()


def pdf_outline(pdf: Path) -> list[tuple[str, int]]:
    """The bookmarks as (words, page), in order."""
    from pypdf import PdfReader

    reader = PdfReader(pdf)

    def flat(entries: list[Any]) -> Iterator[Any]:
        for entry in entries:
            if isinstance(entry, list):
                yield from flat(entry)
            else:
                yield entry

    return [(entry.title, (reader.get_destination_page_number(entry) or 0) + 1) for entry in flat(reader.outline)]
