"""A finished workbook becomes a file: the same bytes each time, in the order that Excel writes, never over another.

In comes a workbook of openpyxl; out go its bytes, and from bytes a file that is there whole or not at all.
"""

from __future__ import annotations

import datetime as dt
import io
import os
import zipfile
from pathlib import Path
from typing import Final

from lxml import etree
from openpyxl import Workbook
from openpyxl.writer.excel import ExcelWriter

_MADE: Final = dt.datetime(2000, 1, 1)  # a workbook that is made from a declaration has no date of its own
_ZIP_DATE: Final = (1980, 1, 1, 0, 0, 0)
_MAIN: Final = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_STRINGS: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"
# ECMA-376 part 1, 18.8.22 (font) and 18.4.7 (rPr), in the order of the Open XML SDK's schema
_FONT_PARTS: Final = (
    *("b", "i", "strike", "condense", "extend", "outline", "shadow", "u", "vertAlign", "sz", "color"),
    *("name", "rFont", "family", "charset", "scheme"),
)


def workbook_to_bytes(book: Workbook, *, title: str, author: str = "planbuilder") -> bytes:
    """The workbook as bytes that depend on nothing but its contents; openpyxl's own save writes the time into them."""
    about = book.properties
    about.title, about.creator, about.lastModifiedBy, about.language = title, author, author, "en-GB"
    about.created = about.modified = _MADE
    if book.calculation is not None:
        book.calculation.fullCalcOnLoad = False  # there is nothing to work out; Excel would ask to save on closing
    raw = io.BytesIO()
    ExcelWriter(book, zipfile.ZipFile(raw, "w")).save()
    with zipfile.ZipFile(raw) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    return _zipped(_as_excel_writes(parts))


def _as_excel_writes(parts: dict[str, bytes]) -> dict[str, bytes]:
    """The parts of the workbook as Excel itself would write them, so that it has nothing to put right.

    Three habits of openpyxl are undone: it keeps each text in its cell instead of in the table of shared strings,
    it writes the children of a font in another order than the schema's, and it marks every height that is given as
    fixed by hand, so that rows would not grow as officers type.
    """
    texts: dict[bytes, int] = {}
    done = dict(parts)
    for name, content in parts.items():
        if name != "xl/styles.xml" and not name.startswith("xl/worksheets/sheet"):
            continue
        root = etree.fromstring(content)
        for dress in root.iter(f"{_MAIN}font", f"{_MAIN}rPr"):
            dress[:] = sorted(dress, key=lambda child: _FONT_PARTS.index(etree.QName(child).localname))
        for row in root.iter(f"{_MAIN}row"):
            row.attrib.pop("customHeight", "")
        for cell in root.iter(f"{_MAIN}c"):
            _share_text(cell, texts)
        done[name] = etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True)
    strings = etree.fromstring(f'<sst xmlns="{_MAIN.strip("{}")}" uniqueCount="{len(texts)}"/>')
    strings.extend(etree.fromstring(text) for text in texts)
    done["xl/sharedStrings.xml"] = etree.tostring(strings, encoding="UTF-8", xml_declaration=True, standalone=True)
    _declare_strings(done)
    return done


def _share_text(cell: etree._Element, texts: dict[bytes, int]) -> None:
    """Move the text of a cell to the shared ones; the cell keeps its number there."""
    text = cell.find(f"{_MAIN}is")
    if text is not None:
        text.tag = f"{_MAIN}si"
        cell.remove(text)
        number = texts.setdefault(etree.tostring(text), len(texts))
        cell.set("t", "s")
        etree.SubElement(cell, f"{_MAIN}v").text = str(number)


def _declare_strings(parts: dict[str, bytes]) -> None:
    for name, end, declared in (
        ("[Content_Types].xml", b"</Types>", f'<Override PartName="/xl/sharedStrings.xml" ContentType="{_STRINGS}"/>'),
        (
            "xl/_rels/workbook.xml.rels",
            b"</Relationships>",
            f'<Relationship Id="rIdStrings" Type="{_OFFICE}/sharedStrings" Target="/xl/sharedStrings.xml"/>',
        ),
    ):
        parts[name] = parts[name].replace(end, declared.encode() + end)


def _zipped(parts: dict[str, bytes]) -> bytes:
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            fixed = zipfile.ZipInfo(name, _ZIP_DATE)
            fixed.compress_type, fixed.create_system, fixed.external_attr = zipfile.ZIP_DEFLATED, 3, 0o644 << 16
            package.writestr(fixed, content)
    return kept.getvalue()


def write_new(path: Path, content: bytes) -> None:
    """Write a file whole or not at all, and never over another; raises `FileExistsError`."""
    if path.exists():
        raise FileExistsError(path)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except FileExistsError as error:
        raise NotADirectoryError(error.errno, "there is a file where the folder should be", error.filename) from error
    beside = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        beside.write_bytes(content)
        _give_name(beside, path)
    finally:
        beside.unlink(missing_ok=True)


def _give_name(beside: Path, path: Path) -> None:
    try:
        os.link(beside, path)  # unlike a rename, a link is refused where the name is taken
    except FileExistsError:
        raise
    except OSError:  # a disk without links, such as a memory stick
        if path.exists():
            raise FileExistsError(path) from None
        beside.rename(path)
