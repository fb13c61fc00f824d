"""What a file really is, whatever its name says: the sniffing behind files.py.

In: a path. Out: one word for what lies there, "" for an .xlsx that openpyxl may safely open. Officers rename,
sync, e-mail and password-protect files, and not every file that comes by e-mail means well; so nothing is
fetched, run or parsed here. Zips, which workbooks are, have a module of their own.
"""

from __future__ import annotations

import re
import stat
from pathlib import Path

from planbuilder.intake.zips import WORKBOOK, Limits, Weigher, kind_of_zip


def kind_of(path: Path, limits: Limits = WORKBOOK, burden: Weigher | None = None) -> str:
    """One word for the file at `path` (the keys of the message table in files.py), "" for a readable .xlsx.

    `limits` and `burden` say what may be read, where it is something else than an officers' workbook.
    Raises OSError when it is not there or may not be read.
    """
    status = path.stat()
    if stat.S_ISDIR(status.st_mode):
        return "folder"
    if not stat.S_ISREG(status.st_mode):  # opening a pipe or a device could wait for ever
        return "special"
    if status.st_size == 0:
        return "empty"
    if status.st_size > limits.file:
        return "too-big"
    with path.open("rb") as file:
        head = file.read(4096)
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return kind_of_zip(path, limits, burden)
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
        b"L\0\0\0\x01\x14\x02\0": "shortcut",
        b"\x09\0\x04\0": "xls",
        b"\x09\x02\x06\0": "xls",
        b"\x09\x04\x06\0": "xls",
    }
    for beginning, kind in beginnings.items():
        if head.startswith(beginning):
            return kind
    if b"%PDF-" in head[:1024]:
        return "pdf"
    if not head.strip(b"\0"):
        return "blank"
    if b"\0" in head and not _is_utf_16(head):
        return "unknown"
    return _kind_of_text(head.replace(b"\0", b"").lstrip(b"\xff\xfe\xef\xbb\xbf \t\r\n").lower())


def _is_utf_16(head: bytes) -> bool:
    """By its mark, or because every second byte is zero, as in English text without a mark."""
    return head.startswith((b"\xff\xfe", b"\xfe\xff")) or not head[1::2].strip(b"\0") or not head[::2].strip(b"\0")


def _kind_of_text(text: bytes) -> str:
    if b"urn:schemas-microsoft-com:office:spreadsheet" in text:
        return "xml"
    if text.startswith(b"{") and b"docs.google.com/" in text:
        return "google"
    if text.startswith((b"[internetshortcut]", b"[desktop entry]")) or (
        b"<plist" in text and b"<key>url</key>" in text
    ):
        return "shortcut"
    if text.startswith((b"<!doctype html", b"mime-version:", b"from: <saved by")):
        return "html"
    if re.search(rb"<(html|table|head|meta)\b", text):
        return "html"
    return "text" if not re.search(rb"[\x01-\x08\x0e-\x1a]", text) else "unknown"
