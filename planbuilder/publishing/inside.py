"""What files inside a document say of people: where a photograph was taken and by whom, who made a chart's workbook.

In come the contents of a picture or an embedded workbook; out come the same without. What a picture shows, and which
way up, stays; its pixels are not touched.
"""

from __future__ import annotations

import io
import re
import struct
import zipfile
from collections.abc import Iterator

_PNG = b"\x89PNG\r\n\x1a\n"
#: Chunks of words, dates and camera data (PNG specification, 11.3.3 and 11.3.4; the eXIf chunk).
_PNG_TEXTS = (b"tEXt", b"zTXt", b"iTXt", b"tIME", b"eXIf")
#: Segments of a JPEG file: camera data and XMP (APP1), Photoshop's (APP13), comments; and the start of the picture.
_JPEG_TEXTS, _JPEG_PICTURE = (0xE1, 0xED, 0xFE), 0xDA
_ORIENTATION = 0x0112
_PROPERTIES = re.compile(
    rb"<(dc:creator|cp:lastModifiedBy|cp:revision|dc:description|Company|Manager|Template|AppVersion|Application)\b[^>]*>"
    rb"[^<]*</\1>"
)


def without_people(name: str, content: bytes) -> bytes:
    """A picture or workbook inside a document without what it says of people; all else as it is."""
    if content.startswith(_PNG):
        return _PNG + b"".join(one for kind, one in _png_chunks(content) if kind not in _PNG_TEXTS)
    if content.startswith(b"\xff\xd8"):
        return _jpeg(content)
    if name.lower().endswith((".xlsx", ".docx", ".pptx")):
        return _package(content)
    return content


def _png_chunks(content: bytes) -> Iterator[tuple[bytes, bytes]]:
    place = len(_PNG)
    while place + 12 <= len(content):
        (length,) = struct.unpack(">I", content[place : place + 4])
        end = place + 12 + length
        yield content[place + 4 : place + 8], content[place:end]
        place = end


def _jpeg(content: bytes) -> bytes:
    """Without its segments of words; which way up it is stays, in a segment of its own."""
    kept, place = [content[:2]], 2
    while place + 4 <= len(content) and content[place] == 0xFF and content[place + 1] != _JPEG_PICTURE:
        end = place + 2 + int.from_bytes(content[place + 2 : place + 4], "big")
        segment = content[place:end]
        if content[place + 1] not in _JPEG_TEXTS:
            kept.append(segment)
        elif turned := _orientation(segment):
            kept.append(_turned(turned))
        place = end
    return b"".join(kept) + content[place:]


def _orientation(segment: bytes) -> int:
    """Which way up the picture is to be shown (Exif 2.32, 4.6.4), where that is not as it is stored; else 0."""
    if segment[4:10] != b"Exif\0\0":
        return 0
    tiff = segment[10:]
    order = {b"II": "<", b"MM": ">"}.get(tiff[:2])
    try:
        if order is None:
            return 0
        (first,) = struct.unpack(f"{order}I", tiff[4:8])
        (count,) = struct.unpack(f"{order}H", tiff[first : first + 2])
        for number in range(count):
            entry = tiff[first + 2 + 12 * number : first + 14 + 12 * number]
            tag, _, _, value = struct.unpack(f"{order}HHIH2x", entry)
            if tag == _ORIENTATION:
                return value if 2 <= value <= 8 else 0
    except struct.error:  # camera data that are cut off
        return 0
    return 0


def _turned(orientation: int) -> bytes:
    """A segment that says which way up the picture is, and nothing else."""
    tiff = b"MM\0*" + struct.pack(">IHHHIHHI", 8, 1, _ORIENTATION, 3, 1, orientation, 0, 0)
    body = b"Exif\0\0" + tiff
    return b"\xff\xe1" + struct.pack(">H", len(body) + 2) + body


def _package(content: bytes) -> bytes:
    """A workbook inside a document, without the names in its properties."""
    from planbuilder.output.package import Package

    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            parts = {one: package.read(one) for one in package.namelist() if not one.endswith("/")}
    except zipfile.BadZipFile:
        return content
    about = [one for one in ("docProps/core.xml", "docProps/app.xml") if one in parts]
    if not any(_PROPERTIES.search(parts[one]) for one in about):
        return content
    for one in about:
        parts[one] = _PROPERTIES.sub(b"", parts[one])
    return Package(parts).to_bytes()
