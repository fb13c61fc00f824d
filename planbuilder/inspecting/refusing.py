"""Whether a file may be looked at in detail at all: what is no file of its kind, or could do harm, is refused.

In: a path. Out: why it is refused (a clause and what to do), or nothing. The same care as with files that come back
from partners: nothing is unpacked before the list of its parts was looked at.
"""

from __future__ import annotations

import struct
import zipfile
import zlib
from pathlib import Path

from planbuilder.intake.burden import Elements
from planbuilder.intake.kinds import kind_of
from planbuilder.intake.zips import trouble_in

#: A plan of 300 actions has some 30,000 elements; a document of 500 pages some 400,000.
MOST_ELEMENTS = 2_000_000
LARGEST_PDF = 200 * 2**20
LARGEST_TEXT = 20 * 2**20

_SAVE = "Open it in Word and save it as a Word Document (*.docx)."
_SUSPECT = "Do not open it; ask where it comes from."
_WORDS = {
    "folder": ("it is a folder", "Give the file itself."),
    "special": ("it is not an ordinary file", "Give the file itself."),
    "empty": ("it is empty (0 bytes)", "Make it anew, or copy it once more."),
    "blank": ("it holds nothing but zeros", "It did not copy or sync properly; copy it once more."),
    "too-big": ("it is larger than any such document should be", "Make its pictures smaller, and save it again."),
    "password": ("it is encrypted: it has a password or a protecting label", "Save it without its password or label."),
    "xls": ("it is a file of an old kind", _SAVE),
    "archive": ("it is a compressed folder", "Take the document out of it."),
    "bomb": ("it unpacks to far more than such a document could hold", _SUSPECT),
    "cluttered": ("it holds far more than can be looked at in good time", "Split it into several documents."),
    "overlong": ("it holds a single entry that is far too long", _SUSPECT),
    "dtd": ("it holds a document type definition, which Word never writes", _SUSPECT),
    "traversal": ("it holds parts whose names lead out of it", _SUSPECT),
    "damaged": ("it is damaged, or was only copied in part", "Copy it once more, or make it anew."),
    "odd-zip": ("it is packed in a way that Word and Excel do not use", "Open it in its program and save it again."),
    "": ("it is an Excel workbook", "Give it the ending .xlsx, or give the Word file."),
    "pdf": ("it is a PDF", "Give it the ending .pdf."),
    "powerpoint": ("it is a presentation", "Give a Word file, a PDF, a web page or a workbook."),
}


def why_no_word(path: Path) -> tuple[str, str]:
    """Why a file cannot be looked at as a Word document; ("", "") where it can."""
    kind = _kind(path)
    if kind != "word":
        return _WORDS.get(kind, ("it is not a Word document", _SAVE))
    with path.open("rb") as file:
        if file.read(2) != b"PK":
            return "it is a document of an old kind (.doc or .rtf)", _SAVE
    try:
        if found := trouble_in(path, Elements(MOST_ELEMENTS)):
            return _WORDS.get(found, ("it is not a Word document", _SAVE))
    except (zipfile.BadZipFile, zlib.error, EOFError, struct.error, ValueError, NotImplementedError):
        return _WORDS["damaged"]
    with zipfile.ZipFile(path) as archive:
        names = set(archive.namelist())
        if not {"[Content_Types].xml", "word/document.xml"} <= names:
            return "it is not a Word document of today's kind (.docx)", _SAVE
        types = archive.read("[Content_Types].xml")
        if "_rels/.rels" in names and b"purl.oclc.org/ooxml" in archive.read("_rels/.rels"):
            return "it was saved as “Strict Open XML Document”", _SAVE
        if b"document.main+xml" not in types:
            macros = b"macroEnabled" in types
            return "it is a Word document with macros (.docm)" if macros else "it is a Word template", _SAVE
    return "", ""


def why_no_workbook(path: Path) -> tuple[str, str]:
    """The same for a workbook of published data."""
    kind = _kind(path)
    if not kind:
        return "", ""
    do = "Open it in Excel and save it as an Excel Workbook (*.xlsx)."
    what = "it is a Word document" if kind == "word" else "it is not an Excel workbook"
    return _WORDS[kind] if kind in _WORDS and kind not in ("word", "pdf") else (what, do)


def why_no_pdf(path: Path) -> tuple[str, str]:
    """The same for a PDF, before it is opened."""
    if path.is_dir() or not path.is_file():
        return _WORDS["folder" if path.is_dir() else "special"]
    size = path.stat().st_size
    if not size or size > LARGEST_PDF:
        return _WORDS["too-big" if size else "empty"]
    with path.open("rb") as file:
        if b"%PDF-" not in file.read(1024):
            return "it is not a PDF", "Give the PDF itself, or give the file the ending of its kind."
    return "", ""


def why_no_text(path: Path) -> tuple[str, str]:
    """The same for a web page or a CSV file."""
    if path.is_dir() or not path.is_file():
        return _WORDS["folder" if path.is_dir() else "special"]
    size = path.stat().st_size
    if not size or size > LARGEST_TEXT:
        return _WORDS["too-big" if size else "empty"]
    with path.open("rb") as file:
        head = file.read(4096)
    if not head.strip(b"\0") or (b"\0" in head and not head.startswith((b"\xff\xfe", b"\xfe\xff"))):
        return "it holds something else than text", "Give the file itself."
    return "", ""


def _kind(path: Path) -> str:
    try:
        return kind_of(path)
    except (zipfile.BadZipFile, zlib.error, EOFError, struct.error, ValueError, NotImplementedError):
        return "damaged"
