"""How large a PNG, JPEG or GIF is, by its own bytes.

In: the contents of a file. Out: its kind, and its width and height in dots where it is whole. Only the few bytes that
say so are read: nothing is unpacked, and what cameras and programs write beside them (Exif, colour profiles, the
marks of Photoshop) is stepped over, whatever lengths it claims. That is also why JPEGs for print (CMYK), which begin
with a mark of Adobe's own, are as welcome as others.
"""

from __future__ import annotations

import struct

_USUAL_FRAMES = (0xC0, 0xC1, 0xC2)  # baseline, extended and progressive: ITU-T T.81, table B.1


def kind_of_picture(content: bytes) -> str:
    """The usual ending of a file that begins like this: "png", "jpg" or "gif"; "" for any other."""
    if content.startswith(b"\x89PNG\r\n\x1a\n"):
        return "png"
    if content.startswith(b"\xff\xd8\xff"):
        return "jpg"
    return "gif" if content.startswith((b"GIF87a", b"GIF89a")) else ""


def size_of_picture(content: bytes) -> tuple[int, int] | None:
    """Width and height in dots; None for a file that is cut short, or of no kind that Word shows."""
    sizes = {"png": _size_of_png, "jpg": _size_of_jpeg, "gif": _size_of_gif}
    kind = kind_of_picture(content)
    return sizes[kind](content) if kind else None


def is_rare_jpeg(content: bytes) -> bool:
    """Whether this is a JPEG coded in a way that Word does not show: arithmetic, lossless, or of 12 bits."""
    at = _frame(content) if kind_of_picture(content) == "jpg" else None
    return at is not None and (content[at + 1] not in _USUAL_FRAMES or content[at + 4] != 8)


def _size_of_png(content: bytes) -> tuple[int, int] | None:
    """None unless all chunks up to the closing one are there."""
    at = 8
    while at + 12 <= len(content):
        length, kind = struct.unpack_from(">L4s", content, at)
        if kind == b"IEND":
            width, height = struct.unpack_from(">LL", content, 16)
            return (width, height) if width and height and content[12:16] == b"IHDR" else None
        at += 12 + length
    return None


def _size_of_jpeg(content: bytes) -> tuple[int, int] | None:
    """None where the frame header or the end of the file is missing."""
    at = _frame(content)
    if at is None or is_rare_jpeg(content):
        return None
    height, width = struct.unpack_from(">HH", content, at + 5)
    whole = content.rfind(b"\xff\xd9") > at
    return (width, height) if width and height and whole else None


def _frame(content: bytes) -> int | None:
    """Where the frame header stands, which has the size."""
    at = 2
    while at + 9 <= len(content) and content[at] == 0xFF:
        marker = content[at + 1]
        if marker == 0xFF:  # padding
            at += 1
        elif 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC):
            return at
        else:
            at += 2 + int.from_bytes(content[at + 2 : at + 4], "big")
    return None


def _size_of_gif(content: bytes) -> tuple[int, int] | None:
    """None where the closing byte is missing."""
    if len(content) < 14 or not content.rstrip(b"\0").endswith(b";"):
        return None
    width, height = struct.unpack_from("<HH", content, 6)
    return (width, height) if width and height else None
