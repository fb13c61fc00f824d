"""Whether a zip is a workbook that can be read in safety, before anything in it is parsed.

In: the path of a zip. Out: one word for its kind as in kinds.py, "" for an .xlsx that openpyxl may safely open. The
list of parts is looked at first, then every part is unpacked in small pieces, in constant memory, to see that it is
sound, as large as it claims, free of document type definitions, and no more work to read than a workbook should be.
"""

from __future__ import annotations

import copy
import posixpath
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Protocol

from planbuilder.intake.burden import LONGEST_RUN, Burden

# Far above any real workbook (20,000 action rows: 3 MB, unpacked 30 MB), far below what hurts.
LARGEST_FILE = 60 * 2**20
LARGEST_DIRECTORY = 2**20
MOST_PARTS = 3_000
LARGEST_UNPACKED = 120 * 2**20
LARGEST_XML = 64 * 2**20  # of which, what must be read as XML
LARGEST_RATIO = 250
RATIO_COUNTS_FROM = 8 * 2**20


@dataclass(frozen=True)
class Limits:
    """How large a zip may be, as a file and unpacked; and what is wanted besides an .xlsx, by its kind."""

    file: int = LARGEST_FILE
    unpacked: int = LARGEST_UNPACKED
    xml: int = LARGEST_XML
    wanted: tuple[str, ...] = ()


class Weigher(Protocol):
    """What counts how much work the parts of a zip would make, as `Burden` does."""

    def add(self, name: str, text: bytes) -> None:
        """Count some of a part."""

    @property
    def is_full(self) -> bool:
        """Whether enough was counted to stop counting."""

    @property
    def kind(self) -> str:
        """The kind of trouble, "" for none."""


WORKBOOK = Limits()

_BEGINNING_OF_XML = re.compile(
    rb"(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?\s*<(?:\?xml(?P<declaration>[^>]*)\?>|[^?])", re.IGNORECASE
)
_ENCODING = re.compile(rb"encoding\s*=\s*.(?!utf-?8|utf-?16|us-ascii|iso-8859-1|windows-1252)", re.IGNORECASE)


def kind_of_zip(path: Path, limits: Limits = WORKBOOK, burden: Weigher | None = None) -> str:
    """One word for a file that begins as a zip does; its work is counted by `burden`, as for a workbook if left out."""
    try:
        if not _directory_is_modest(path):
            return "odd-zip"
        with zipfile.ZipFile(path) as archive:
            parts = archive.infolist()
            other = _other_zip(archive)
            if other and other not in limits.wanted:
                return other
            return (
                _unsafe_zip(parts, path.stat().st_size, limits)
                or _trouble_in_parts(archive, burden)
                or other
                or _dialect(archive)
            )
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
            return "ods-password" if _is_encrypted_ods(archive) else "ods"
        if b"opendocument.text" in mimetype:
            return "word"
    return "" if "[Content_Types].xml" in names else "archive"


def _is_encrypted_ods(archive: zipfile.ZipFile) -> bool:
    try:
        with archive.open("META-INF/manifest.xml") as manifest:
            return b"encryption-data" in manifest.read(2**18)
    except KeyError:
        return False


def _unsafe_zip(parts: list[zipfile.ZipInfo], size_of_zip: int, limits: Limits = WORKBOOK) -> str:
    """What the list of parts alone shows to be wrong."""
    names = [part.orig_filename for part in parts]
    if any(_leads_out(name) for name in names):
        return "traversal"
    if len({name.lower() for name in names}) != len(names):
        return "damaged"
    size, packed = sum(part.file_size for part in parts), sum(part.compress_size for part in parts)
    xml = sum(part.file_size for part in parts if _is_xml(part))
    if size > limits.unpacked or xml > limits.xml or (size > RATIO_COUNTS_FROM and size > LARGEST_RATIO * packed):
        return "bomb"
    if packed > size_of_zip:  # parts that lie over one another
        return "bomb"
    if any(part.flag_bits & 1 for part in parts):
        return "password"
    if any(part.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED) for part in parts):
        return "odd-zip"
    return ""


def trouble_in(path: Path, weigher: Weigher | None = None) -> str:
    """What keeps an Office zip of any kind from being read in safety and good time, as in `kind_of`; "" if nothing.

    `weigher` counts the work that its parts would make, where that of a workbook's reader does not count. Raises what
    `zipfile` raises for one that is damaged.
    """
    if path.stat().st_size > LARGEST_FILE:
        return "too-big"
    if not _directory_is_modest(path):
        return "odd-zip"
    with zipfile.ZipFile(path) as archive:
        return _unsafe_zip(archive.infolist(), path.stat().st_size) or _trouble_in_parts(archive, weigher)


def _is_xml(part: zipfile.ZipInfo) -> bool:
    return part.filename.lower().endswith((".xml", ".rels", ".vml"))


def _leads_out(name: str) -> bool:
    return name.startswith("/") or "\\" in name or ":" in name or "\0" in name or ".." in PurePosixPath(name).parts


def _trouble_in_parts(archive: zipfile.ZipFile, weigher: Weigher | None = None) -> str:
    if weigher is not None:
        return _unsound_parts(archive, weigher) or weigher.kind
    burden = Burden()
    trouble = _unsound_parts(archive, burden)
    if burden.is_in_doubt and not trouble:
        burden = Burden(exact=True)
        trouble = _unsound_parts(archive, burden)
    return trouble or burden.kind


def _unsound_parts(archive: zipfile.ZipFile, burden: Weigher) -> str:
    """Unpack every part in small pieces: do sizes and checksums hold, and is all XML harmless?"""
    for part in archive.infolist():
        is_xml = _is_xml(part)
        size, tag = 0, b""  # the tag or text that has not ended yet
        for piece in _pieces(archive, part):
            if is_xml:
                text = tag + piece.replace(b"\0", b"")  # so that UTF-16 reads as ASCII does
                if not size and not _begins_as_xml(text):
                    return "damaged"
                end = text.rfind(b"<")
                text, tag = text[:end], text[end:]
                if trouble := _trouble(part.filename.lower(), text, tag):
                    return trouble
                burden.add(part.filename.lower(), text)
                if burden.is_full:
                    return burden.kind
                tag = tag[:LONGEST_RUN]
            size += len(piece)
        if size > part.file_size:  # zipfile would unpack all of it, whatever it claims
            return "damaged"
        if b"<!DOCTYPE" in tag:
            return "dtd"
    return ""


def _trouble(name: str, text: bytes, tag: bytes) -> str:
    if b"<!DOCTYPE" in text:
        return "dtd"
    if name.startswith("customxml/"):  # data of other programs, which nobody here reads
        return ""
    comment = max(text.rfind(b"<!--"), text.rfind(b"<?"))
    is_open = comment > max(text.rfind(b"-->"), text.rfind(b"?>"))
    # Python's reader of XML needs the square of the time for a tag or comment that is far too long
    return "overlong" if len(tag) > LONGEST_RUN or (is_open and len(text) - comment > LONGEST_RUN // 8) else ""


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
    said = types.lower()
    has_macros = any(name.lower().endswith("vbaproject.bin") for name in archive.namelist())
    if has_macros or any(sign in said for sign in (b"macroenabled", b"vbaproject", b"ms-excel.addin", b"macrosheet")):
        return "xlsm"
    if b"template.main+xml" in types:
        return "xltx"
    if b"purl.oclc.org/ooxml" in beginning or b"purl.oclc.org/ooxml/officeDocument" in root:
        return "strict"
    return "" if b"sheet.main+xml" in types and _sheets_are_parts_of_their_own(archive) else "damaged"


def _sheets_are_parts_of_their_own(archive: zipfile.ZipFile) -> bool:
    """Whether what is read as XML is named so, and no part is read as two sheets: a thousand take a thousand times."""
    from xml.etree import ElementTree

    try:
        types = ElementTree.fromstring(archive.read("[Content_Types].xml"))
        book = ElementTree.fromstring(archive.read("xl/workbook.xml"))
        related = ElementTree.fromstring(archive.read("xl/_rels/workbook.xml.rels"))
    except (ElementTree.ParseError, KeyError, LookupError):
        return False
    targets = {one.get("Id"): posixpath.normpath(posixpath.join("/xl", one.get("Target", ""))) for one in related}
    ids = [
        next((value for name, value in one.items() if name.endswith("}id")), None)
        for one in book.iterfind(".//{*}sheet")
    ]
    sheets = [targets.get(identity, "") for identity in ids]
    overrides = [one for one in types if one.get("PartName")]
    named = [one.get("PartName", "") for one in overrides if one.get("ContentType", "").endswith("+xml")]
    return len(set(sheets)) == len(sheets) and all(name.lower().endswith((".xml", ".rels")) for name in sheets + named)
