"""A zip with some of its parts exchanged, and every other byte of it as it was.

In come the bytes of a package; out come its parts, and the bytes of the package with new contents for some. Python's
zipfile would pack every part anew and write the whole list of parts in its own way; here the other parts keep their
packed bytes, dates, attributes and order (PKWARE's APPNOTE 6.3, sections 4.3.7, 4.3.12 and 4.3.16).
"""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from planbuilder.patching.edits import CannotWrite

_HAS_DESCRIPTOR: Final = 0x08  # sizes stand behind the data instead of before it
_END, _ENTRY, _LOCAL = b"PK\x05\x06", b"PK\x01\x02", b"PK\x03\x04"
_LARGEST: Final = 0xFFFFFFFF  # says that the true size stands elsewhere (ZIP64)
_ODD: Final = "this workbook is packed in a way that Excel does not use"
_SAVE_AGAIN: Final = "Open it in Excel, save it there, and run this again."


@dataclass(frozen=True)
class _Entry:
    """One part in the list of parts: where that line stands, and where the part itself begins."""

    name: str
    listed: bytes
    offset: int


class ZipBytes:
    """A package as its bytes."""

    def __init__(self, content: bytes) -> None:
        self.content = content
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            self.parts = {info.filename: archive.read(info) for info in archive.infolist() if not info.is_dir()}
            names = [info.filename for info in archive.infolist()]
        self._end = content.rfind(_END)
        size, self._list = struct.unpack_from("<LL", content, self._end + 12)
        if self._list + size != self._end:  # something stands before or between what Excel writes
            raise CannotWrite(_ODD, _SAVE_AGAIN)
        self._entries = self._read_list(names)

    def _read_list(self, names: list[str]) -> list[_Entry]:
        entries, at = [], self._list
        for name in names:
            lengths = struct.unpack_from("<HHH", self.content, at + 28)
            listed = self.content[at : at + 46 + sum(lengths)]
            packed, size = struct.unpack_from("<LL", listed, 20)
            offset = struct.unpack_from("<L", listed, 42)[0]
            local = self.content[offset : offset + 4]
            if listed[:4] != _ENTRY or local != _LOCAL or _LARGEST in (packed, size, offset):
                raise CannotWrite(_ODD, _SAVE_AGAIN)
            entries.append(_Entry(name, listed, offset))
            at += len(listed)
        return entries

    def with_parts(self, changed: Mapping[str, bytes]) -> bytes:
        """The package with these contents for the parts named; raises `KeyError` for a part that it does not have."""
        if unknown := set(changed) - {entry.name for entry in self._entries}:
            raise KeyError(", ".join(sorted(unknown)))
        in_place = sorted(self._entries, key=lambda entry: entry.offset)
        ends = [*(entry.offset for entry in in_place[1:]), self._list]
        first = in_place[0].offset if in_place else self._list
        pieces, at = [self.content[:first]], first
        listed: dict[str, bytes] = {}
        for entry, end in zip(in_place, ends, strict=True):
            piece, line = self.content[entry.offset : end], entry.listed
            if entry.name in changed:
                piece, line = _exchanged(piece, line, changed[entry.name])
            listed[entry.name] = line[:42] + struct.pack("<L", at) + line[46:]
            pieces.append(piece)
            at += len(piece)
        lines = b"".join(listed[entry.name] for entry in self._entries)
        tail = self.content[self._end :]
        end_record = tail[:12] + struct.pack("<LL", len(lines), at) + tail[20:]
        return b"".join((*pieces, lines, end_record))


def _exchanged(piece: bytes, listed: bytes, content: bytes) -> tuple[bytes, bytes]:
    """A part with another content, and its line in the list; name, dates and the way of packing stay."""
    flags, method = struct.unpack_from("<HH", listed, 8)
    packed = content
    if method == zipfile.ZIP_DEFLATED:
        packer = zlib.compressobj(6, zlib.DEFLATED, -15)
        packed = packer.compress(content) + packer.flush()
    sizes = struct.pack("<LLL", zlib.crc32(content), len(packed), len(content))
    flag_bytes = struct.pack("<H", flags & ~_HAS_DESCRIPTOR)
    name, extra = struct.unpack_from("<HH", piece, 26)
    more = _without_zip64(piece[30 + name : 30 + name + extra])
    head = piece[:6] + flag_bytes + piece[8:14] + sizes + struct.pack("<HH", name, len(more))
    local = head + piece[30 : 30 + name] + more + packed
    return local, listed[:8] + flag_bytes + listed[10:16] + sizes + listed[28:]


def _without_zip64(extra: bytes) -> bytes:
    """The extra fields of a part less the one that holds its former size."""
    kept, at = b"", 0
    while at + 4 <= len(extra):
        kind, size = struct.unpack_from("<HH", extra, at)
        kept += b"" if kind == 1 else extra[at : at + 4 + size]
        at += 4 + size
    return kept
