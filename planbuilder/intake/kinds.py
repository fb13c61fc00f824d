"""What a file really is, whatever its name says: the sniffing behind files.py.

In: a path. Out: one word for what lies there, "" for an .xlsx that openpyxl may safely open. Officers rename,
sync, e-mail and password-protect files, and not every file that comes by e-mail means well; so nothing is
fetched, run or parsed here. A zip's list of parts is looked at first, then every part is unpacked in small
pieces, in constant memory, to see that it is sound, as large as it claims and free of document type
definitions.
"""

from __future__ import annotations

import copy
import re
import stat
import struct
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

# Far above any real workbook (20,000 action rows: 3 MB, unpacked 30 MB), far below what hurts.
LARGEST_FILE = 60 * 2**20
LARGEST_DIRECTORY = 2**20
MOST_PARTS = 3_000
LARGEST_UNPACKED = 200 * 2**20
LARGEST_RATIO = 250
RATIO_COUNTS_FROM = 8 * 2**20

_BEGINNING_OF_XML = re.compile(
    rb"(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?\s*<(?:\?xml(?P<declaration>[^>]*)\?>|[^?])", re.IGNORECASE
)
_ENCODING = re.compile(rb"encoding\s*=\s*.(?!utf-?8|utf-?16|us-ascii|iso-8859-1|windows-1252)", re.IGNORECASE)


def kind_of(path: Path) -> str:
    """One word for the file at `path` (the keys of the message table in files.py), "" for a readable .xlsx.

    Raises OSError when it is not there or may not be read.
    """
    status = path.stat()
    if stat.S_ISDIR(status.st_mode):
        return "folder"
    if not stat.S_ISREG(status.st_mode):  # opening a pipe or a device could wait for ever
        return "special"
    if status.st_size == 0:
        return "empty"
    if status.st_size > LARGEST_FILE:
        return "too-big"
    with path.open("rb") as file:
        head = file.read(4096)
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _kind_of_zip(path)
    if head.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        return _kind_of_compound_file(path.read_bytes())
    return _kind_of_loose_file(head)


def _kind_of_compound_file(content: bytes) -> str:
    """Old Office files and encrypted new ones share a container; the names of its streams tell them apart."""
    streams = {
        "EncryptedPackage": "password",
        "__properties_version": "mail",
        "WordDocument": "word",
        "PowerPoint Document": "powerpoint",
    }
    return next((kind for name, kind in streams.items() if name.encode("utf-16-le") in content), "xls")


def _kind_of_loose_file(head: bytes) -> str:
    beginnings = {
        b"\x89PNG": "picture",
        b"\xff\xd8\xff": "picture",
        b"GIF8": "picture",
        b"{\\rtf": "word",
        b"7z\xbc\xaf": "archive",
        b"Rar!": "archive",
        b"\x1f\x8b": "archive",
    }
    for beginning, kind in beginnings.items():
        if head.startswith(beginning):
            return kind
    if b"%PDF-" in head[:1024]:
        return "pdf"
    if not head.strip(b"\0"):
        return "blank"
    if not head.startswith((b"\xff\xfe", b"\xfe\xff")) and b"\0" in head:
        return "unknown"
    text = head.replace(b"\0", b"").lstrip(b"\xff\xfe\xef\xbb\xbf \t\r\n").lower()
    if b"urn:schemas-microsoft-com:office:spreadsheet" in text:
        return "xml"
    if text.startswith((b"<!doctype html", b"mime-version:")) or re.search(rb"<(html|table|head|meta)\b", text):
        return "html"
    return "text" if not re.search(rb"[\x01-\x08\x0e-\x1a]", text) else "unknown"


# ---- zips: workbooks, and what poses as one ---------------------------------------------------------------


def _kind_of_zip(path: Path) -> str:
    try:
        if not _directory_is_modest(path):
            return "odd-zip"
        with zipfile.ZipFile(path) as archive:
            parts = archive.infolist()
            other = _other_zip(archive)
            return other or _unsafe_zip(parts) or _unsound_parts(archive) or _dialect(archive)
    except (
        zipfile.BadZipFile,
        zlib.error,
        EOFError,
        struct.error,
        UnicodeError,
        ValueError,
        NotImplementedError,
    ):
        return "damaged"


def _directory_is_modest(path: Path) -> bool:
    """Whether the list of parts at the end of the zip is small; zipfile would read any list into memory."""
    with path.open("rb") as file:
        size = file.seek(0, 2)
        file.seek(max(0, size - 2**16 - 42))
        tail = file.read()
    at = tail.rfind(b"PK\x05\x06")
    if at < 0:
        raise zipfile.BadZipFile("no list of parts: the end of the file is missing")
    count, directory_size = struct.unpack_from("<HL", tail, at + 10)
    zip64 = tail[max(0, at - 20) : at].startswith(b"PK\x06\x07")  # its own counts would overrule these
    return not zip64 and count <= MOST_PARTS and directory_size <= LARGEST_DIRECTORY


def _other_zip(archive: zipfile.ZipFile) -> str:
    """The kind of a zip that is sound but no .xlsx; "" for what claims to be one."""
    names = set(archive.namelist())
    if "xl/workbook.bin" in names:
        return "xlsb"
    if "xl/workbook.xml" in names or any(name.startswith("xl/") for name in names):
        return ""
    if "word/document.xml" in names:
        return "word"
    if "ppt/presentation.xml" in names:
        return "powerpoint"
    if "Index/Document.iwa" in names:
        return "numbers"
    if "mimetype" in names and archive.getinfo("mimetype").file_size < 200:
        mimetype = archive.read("mimetype")
        if b"opendocument.spreadsheet" in mimetype:
            return "ods"
        if b"opendocument.text" in mimetype:
            return "word"
    return "" if "[Content_Types].xml" in names else "archive"


def _unsafe_zip(parts: list[zipfile.ZipInfo]) -> str:
    """What the list of parts alone shows to be wrong."""
    names = [part.orig_filename for part in parts]
    if any(_leads_out(name) for name in names):
        return "traversal"
    if len({name.lower() for name in names}) != len(names):
        return "damaged"
    size, packed = sum(part.file_size for part in parts), sum(part.compress_size for part in parts)
    if size > LARGEST_UNPACKED or (size > RATIO_COUNTS_FROM and size > LARGEST_RATIO * packed):
        return "bomb"
    if any(part.flag_bits & 1 for part in parts):
        return "password"
    if any(part.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED) for part in parts):
        return "odd-zip"
    return ""


def is_unsafe(archive: zipfile.ZipFile) -> bool:
    """Whether an Office zip is one that no Office program writes and that could do harm when it is read."""
    return bool(_unsafe_zip(archive.infolist()) or _unsound_parts(archive))


def _leads_out(name: str) -> bool:
    return name.startswith("/") or "\\" in name or ":" in name or "\0" in name or ".." in PurePosixPath(name).parts


def _unsound_parts(archive: zipfile.ZipFile) -> str:
    """Unpack every part in small pieces: do sizes and checksums hold, and does no XML bring definitions?"""
    for part in archive.infolist():
        is_xml = part.filename.lower().endswith((".xml", ".rels", ".vml"))
        size, before = 0, b""
        for piece in _pieces(archive, part):
            if is_xml:
                text = piece.replace(b"\0", b"")  # so that UTF-16 reads as ASCII does
                if not size and not _begins_as_xml(text):
                    return "damaged"
                if b"<!DOCTYPE" in before + text:
                    return "dtd"
                before = text[-8:]
            size += len(piece)
        if size > part.file_size:  # zipfile would unpack all of it, whatever it claims
            return "damaged"
    return ""


def _begins_as_xml(text: bytes) -> bool:
    """Whether this is XML in a code in which a search for ASCII finds what a parser would find."""
    beginning = _BEGINNING_OF_XML.match(text)
    return beginning is not None and not _ENCODING.search(beginning["declaration"] or b"")


def _pieces(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> Iterator[bytes]:
    """The part's content; one byte more than it claims to have where its claim is a lie."""
    probe = copy.copy(part)
    probe.file_size += 1
    with archive.open(probe) as stream:
        while piece := stream.read(2**16):
            yield piece


def _dialect(archive: zipfile.ZipFile) -> str:
    """Which kind of workbook it says it is, by the content type and the namespace of its main part."""
    try:
        types = archive.read("[Content_Types].xml")
        root = archive.read("_rels/.rels")
        with archive.open("xl/workbook.xml") as main:
            beginning = main.read(2048)
    except KeyError:
        return "damaged"
    if b"macroEnabled" in types or b"vbaProject" in types or b"ms-excel.addin" in types:
        return "xlsm"
    if b"template.main+xml" in types:
        return "xltx"
    if b"purl.oclc.org/ooxml" in beginning or b"purl.oclc.org/ooxml/officeDocument" in root:
        return "strict"
    return "" if b"sheet.main+xml" in types else "damaged"
