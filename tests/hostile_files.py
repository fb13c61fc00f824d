"""Files that are not the workbook they claim to be, made as they arise in an office or come in a bad mail.

Every function returns a file's content. They are real files of their kind, as small as they can be: zips with
the parts that tell them, compound files with a true header and directory.
"""

from __future__ import annotations

import copy
import io
import struct
import zipfile
import zlib
from functools import cache

SHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
SAFE_NAMESPACE = b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"
STRICT_NAMESPACE = b"http://purl.oclc.org/ooxml/spreadsheetml/main"


@cache
def workbook() -> bytes:
    """A good workbook with a few rows, as openpyxl writes it."""
    from openpyxl import Workbook

    book = Workbook()
    sheet = book.worksheets[0]
    for number in range(40):
        sheet.append([number, f"Action {number}", "Lead officer, Brentwood Borough Council", "March 2018"])
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def with_parts(content: bytes, **changes: bytes | None) -> bytes:
    """The zip with parts exchanged, added (name -> content) or taken out (name -> None)."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts: dict[str, bytes | None] = {name: archive.read(name) for name in archive.namelist()}
    return packed(**(parts | changes))


def part(content: bytes, name: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return archive.read(name)


def packed(**parts: bytes | None) -> bytes:
    """A zip of these parts."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            if data is not None:
                archive.writestr(name, data)
    return content.getvalue()


def with_type(content_type: str) -> bytes:
    """A workbook whose main part has another content type: a template, or one with macros."""
    good = workbook()
    types = part(good, "[Content_Types].xml").replace(SHEET_TYPE.encode(), content_type.encode())
    return with_parts(good, **{"[Content_Types].xml": types})


def strict() -> bytes:
    """A workbook in the strict dialect of the standard."""
    good = workbook()
    main = part(good, "xl/workbook.xml").replace(SAFE_NAMESPACE, STRICT_NAMESPACE)
    return with_parts(good, **{"xl/workbook.xml": main})


def compound_file(*streams: str) -> bytes:
    """An OLE compound file (old Office, encrypted new Office) with streams of these names and no content."""
    header = bytearray(512)
    header[:8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
    struct.pack_into("<HHHHH", header, 24, 0x3E, 3, 0xFFFE, 9, 6)
    struct.pack_into("<LL", header, 44, 1, 1)  # one table sector, directory in sector 1
    struct.pack_into("<LLLLL", header, 56, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0)
    struct.pack_into("<110L", header, 72, 0, *[0xFFFFFFFF] * 109)
    table = struct.pack("<128L", 0xFFFFFFFD, 0xFFFFFFFE, *[0xFFFFFFFF] * 126)
    directory = b""
    for number, name in enumerate(("Root Entry", *streams)):
        coded = name.encode("utf-16-le")
        kind, child = (5, 1) if number == 0 else (2, 0xFFFFFFFF)
        directory += coded.ljust(64, b"\0") + struct.pack("<HBB", len(coded) + 2, kind, 1)
        directory += struct.pack("<LLL", 0xFFFFFFFF, 0xFFFFFFFF, child) + bytes(36)
        directory += struct.pack("<LQ", 0xFFFFFFFE, 0)
    return bytes(header) + table + directory.ljust(512, b"\0")


def with_cells(cells: str, after: str = "") -> bytes:
    """A workbook whose sheet has these cells, and this XML behind them."""
    namespace = SAFE_NAMESPACE.decode()
    xml = f'<?xml version="1.0"?><worksheet xmlns="{namespace}"><sheetData>{cells}</sheetData>{after}</worksheet>'
    return with_parts(workbook(), **{"xl/worksheets/sheet1.xml": xml.encode()})


def with_formatted_rows(number: int) -> bytes:
    """Rows that hold nothing but a height and a format, as formatting a sheet to its end leaves them."""
    rows = (f'<row r="{row}" s="0" customFormat="1" ht="{row % 97}.5"/>' for row in range(1, number + 1))
    return with_cells("".join(rows))


def with_merged(*ranges: str) -> bytes:
    """Merged cells in these ranges."""
    merged = "".join(f'<mergeCell ref="{cells}"/>' for cells in ranges)
    return with_cells('<row r="1"><c r="A1"><v>1</v></c></row>', f"<mergeCells>{merged}</mergeCells>")


def with_link(cells: str) -> bytes:
    """A link that covers these cells."""
    link = f'<hyperlinks><hyperlink ref="{cells}" location="A1"/></hyperlinks>'
    return with_cells('<row r="1"><c r="A1"><v>1</v></c></row>', link)


def with_shared_formula(cells: int, length: int) -> bytes:
    """One formula of this length that all cells of a column share."""
    first = (
        f'<row r="1"><c r="A1"><f t="shared" si="0" ref="A1:A{cells}">{"B1+" * (length // 3)}1</f><v>1</v></c></row>'
    )
    others = (f'<row r="{n}"><c r="A{n}"><f t="shared" si="0"/><v>{n}</v></c></row>' for n in range(2, cells + 1))
    return with_cells(first + "".join(others))


def with_styles(number: int) -> bytes:
    """As many cell formats as years of copying from other workbooks leave."""
    formats = "".join(f'<xf numFmtId="{n}" fontId="0" fillId="0" borderId="0"/>' for n in range(number))
    good = workbook()
    styles = part(good, "xl/styles.xml").replace(b"</cellXfs>", f"{formats}</cellXfs>".encode())
    return with_parts(good, **{"xl/styles.xml": styles})


def with_sheets_of_one_part(number: int) -> bytes:
    """Many sheets that are all the same part."""
    good = workbook()
    related = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    sheets = "".join(f'<sheet xmlns:r="{related}" name="s{n}" sheetId="{n + 9}" r:id="rId1"/>' for n in range(number))
    book = part(good, "xl/workbook.xml").replace(b"</sheets>", f"{sheets}</sheets>".encode())
    return with_parts(good, **{"xl/workbook.xml": book})


def with_sheet_named(name: str, before: bytes = b"") -> bytes:
    """A workbook whose first sheet is a part of another name; `before` stands before its first element."""
    good = workbook()
    parts = {
        name: before + part(good, "xl/worksheets/sheet1.xml").partition(b"?>")[2],
        "xl/worksheets/sheet1.xml": None,
        "xl/_rels/workbook.xml.rels": part(good, "xl/_rels/workbook.xml.rels").replace(
            b"/xl/worksheets/sheet1.xml", f"/{name}".encode()
        ),
        "[Content_Types].xml": part(good, "[Content_Types].xml").replace(
            b"/xl/worksheets/sheet1.xml", f"/{name}".encode()
        ),
    }
    return with_parts(good, **parts)


def with_parts_over_one_another() -> bytes:
    """A zip in whose list of parts many lie in the same place."""
    content = io.BytesIO(workbook())
    with zipfile.ZipFile(content, "a", zipfile.ZIP_STORED) as archive:
        archive.writestr("xl/media/kernel.bin", bytes(range(256)) * 400)
        kernel = archive.getinfo("xl/media/kernel.bin")
        for number in range(300):
            again = copy.copy(kernel)
            again.filename = again.orig_filename = f"xl/media/{number:06}.bin"
            archive.filelist.append(again)
        archive._didModify = True  # type: ignore[attr-defined]
    return content.getvalue()


@cache
def bomb() -> bytes:
    """A workbook with one sheet of 60 MB of nothing in 60 KB."""
    return with_parts(workbook(), **{"xl/worksheets/sheet2.xml": b"<x>" + b" " * (60 * 2**20)})


def lying_bomb() -> bytes:
    """A sheet of 40 MB that claims, twice and with a fitting checksum, to have a thousand bytes."""
    real = b"<x>" + b" " * (40 * 2**20)
    content = bytearray(with_parts(workbook(), **{"xl/worksheets/sheet2.xml": real}))
    true_size, true_sum = struct.pack("<L", len(real)), struct.pack("<L", zlib.crc32(real))
    claimed = real[:1000]
    for true, false in ((true_size, len(claimed)), (true_sum, zlib.crc32(claimed))):
        while (at := content.find(true)) >= 0:
            struct.pack_into("<L", content, at, false)
    return bytes(content)


def with_damaged_sheet() -> bytes:
    """A workbook in whose sheet a few bytes were overwritten, as a failing disk or stick does."""
    content = bytearray(workbook())
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        at = archive.getinfo("xl/worksheets/sheet1.xml").header_offset + 120
    content[at : at + 8] = bytes(byte ^ 0x55 for byte in content[at : at + 8])
    return bytes(content)


def with_overruling_directory() -> bytes:
    """A workbook with a second list of parts (Zip64) that overrules the modest first one."""
    content = workbook()
    at = content.rindex(b"PK\x05\x06")
    return content[:at] + struct.pack("<4sLQL", b"PK\x06\x07", 0, at, 1) + content[at:]


def png(width: int, height: int) -> bytes:
    """A whole PNG that says it has this size; its picture data fit a small one only."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">L", len(data)) + kind + data + struct.pack(">L", zlib.crc32(kind + data))

    header = struct.pack(">LLBBBBB", width, height, 8, 0, 0, 0, 0)
    rows = zlib.compress((b"\0" + b"\x80" * min(width, 100)) * min(height, 100))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def jpeg() -> bytes:
    """A JPEG of 3 by 2 dots, as far as its markers go."""
    jfif = b"\xff\xe0\0\x10JFIF\0\x01\x01\x01\0\x48\0\x48\0\0"
    frame = b"\xff\xc0\0\x0b\x08\0\x02\0\x03\x01\x01\x11\0"
    scan = b"\xff\xda\0\x08\x01\x01\0\0\x3f\0\x7f"
    return b"\xff\xd8" + jfif + frame + scan + b"\xff\xd9"


def print_jpeg(frame: int = 0xC0, bits: int = 8) -> bytes:
    """A JPEG of 3 by 2 dots in four colours for print, with Adobe's mark in place of JFIF's or a camera's."""
    adobe = b"\xff\xee\0\x0eAdobe\0\x64\0\0\0\0\2"
    colours = b"".join(bytes((number, 0x11, 0)) for number in range(1, 5))
    header = b"\xff" + bytes((frame,)) + b"\0\x14" + bytes((bits,)) + b"\0\x02\0\x03\x04" + colours
    scan = b"\xff\xda\0\x0e\x04\1\0\2\0\3\0\4\0\0\x3f\0\x7f"
    return b"\xff\xd8" + adobe + header + scan + b"\xff\xd9"


def gif() -> bytes:
    """A GIF of 3 by 2 dots."""
    return b"GIF89a\x03\0\x02\0\x80\0\0\0\0\0\xff\xff\xff\x2c\0\0\0\0\x03\0\x02\0\0\x02\x02\x84\x51\0\x3b"
