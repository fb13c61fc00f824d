"""A workbook's package as its parts: read whole, changed part by part, written with the same bytes each time.

In comes the path of an .xlsx; out come its parts by name, what they are related to (ECMA-376 part 2), and the bytes of
the changed package. A part that is not put back is copied byte for byte. Nothing outside the file is ever read.
"""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final
from urllib.parse import unquote

from lxml import etree

OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MAIN: Final = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_RELATIONSHIPS: Final = "http://schemas.openxmlformats.org/package/2006/relationships"
_TYPES: Final = "http://schemas.openxmlformats.org/package/2006/content-types"
_TYPES_PART: Final = "[Content_Types].xml"
_ZIP_DATE: Final = (1980, 1, 1, 0, 0, 0)
_MOST_BYTES: Final = 300 * 2**20
_DOCTYPES: Final = tuple("<!DOCTYPE".encode(coding) for coding in ("utf-8", "utf-16-le", "utf-16-be"))


class CannotMark(Exception):
    """A workbook of which no marked copy can be made; the message says why, in a clause without full stop."""


def main(name: str) -> str:
    """A name of SpreadsheetML as lxml writes it."""
    return f"{{{MAIN}}}{name}"


def local_name(element: etree._Element) -> str:
    """The name of an element without its namespace; "" for a comment between elements."""
    return etree.QName(element).localname if isinstance(element.tag, str) else ""


@dataclass
class Parts:
    """The parts of a package by name, as bytes; names are found whatever their case (ECMA-376 part 2, 6.2.2.3)."""

    contents: dict[str, bytes]
    _by_folded: dict[str, str] = field(init=False)

    def __post_init__(self) -> None:
        self._by_folded = {name.casefold(): name for name in self.contents}

    def __contains__(self, name: str) -> bool:
        return name.casefold() in self._by_folded

    def read(self, name: str) -> bytes:
        """The bytes of a part; raises `CannotMark` where there is none."""
        if name not in self:
            raise CannotMark(f"its part {name} is missing")
        return self.contents[self._by_folded[name.casefold()]]

    def tree(self, name: str) -> etree._Element:
        """The root of a part that is XML; raises `CannotMark` where it is not, or where it declares entities."""
        content = self.read(name)
        if any(sign in content for sign in _DOCTYPES):
            raise CannotMark(f"its part {name} holds a document type definition")
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_comments=False)
        try:
            root = etree.fromstring(content, parser)
        except etree.XMLSyntaxError:
            raise CannotMark(f"its part {name} is damaged") from None
        if root.getroottree().docinfo.internalDTD is not None:  # in a coding that hid it until now
            raise CannotMark(f"its part {name} holds a document type definition")
        return root

    def write(self, name: str, content: bytes | etree._Element) -> None:
        """Put a part back, or a new one at the end."""
        if not isinstance(content, bytes):
            content = etree.tostring(content, encoding="UTF-8", xml_declaration=True, standalone=True)
        self.contents[self._by_folded.setdefault(name.casefold(), name)] = content

    def free_name(self, pattern: str) -> str:
        """The first name after a pattern ("xl/comments{}.xml") that no part has."""
        return next(name for number in range(1, 10**6) if (name := pattern.format(number)) not in self)

    def declare(self, name: str, content_type: str) -> None:
        """Say of which type a new part is."""
        types = self.tree(_TYPES_PART)
        etree.SubElement(types, f"{{{_TYPES}}}Override", PartName=f"/{name}", ContentType=content_type)
        self.write(_TYPES_PART, types)

    def declare_ending(self, ending: str, content_type: str) -> None:
        """Say of which type all parts with this ending are, unless it is said already."""
        types = self.tree(_TYPES_PART)
        said = types.findall(f"{{{_TYPES}}}Default")
        if not any(default.get("Extension", "").casefold() == ending for default in said):
            new = etree.Element(f"{{{_TYPES}}}Default", Extension=ending, ContentType=content_type)
            types.insert(0, new)
            self.write(_TYPES_PART, types)

    def type_of(self, name: str) -> str:
        """The declared type of a part; "" where none is declared for it alone."""
        overrides = self.tree(_TYPES_PART).findall(f"{{{_TYPES}}}Override")
        wanted = f"/{name}".casefold()
        return next(
            (one.get("ContentType", "") for one in overrides if one.get("PartName", "").casefold() == wanted), ""
        )

    def to_bytes(self) -> bytes:
        """The package as a file: the same parts give the same bytes."""
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as package:
            for name, content in self.contents.items():
                entry = zipfile.ZipInfo(name, _ZIP_DATE)
                entry.compress_type, entry.create_system, entry.external_attr = zipfile.ZIP_DEFLATED, 3, 0o644 << 16
                package.writestr(entry, content)
        return packed.getvalue()


def open_parts(workbook: Path) -> Parts:
    """All parts of a workbook; raises `CannotMark` where it is no zip, damaged, or far too large."""
    try:
        with zipfile.ZipFile(workbook) as package:
            entries = [entry for entry in package.infolist() if not entry.is_dir()]
            if sum(entry.file_size for entry in entries) > _MOST_BYTES:
                raise CannotMark("it unpacks to far more than a workbook holds")
            contents = {entry.filename: package.read(entry) for entry in entries}
    except (zipfile.BadZipFile, zlib.error, OSError, EOFError, NotImplementedError, RuntimeError, ValueError):
        raise CannotMark("it cannot be opened: it is damaged, encrypted or no Excel workbook") from None
    if _TYPES_PART not in contents:
        raise CannotMark("it is no Excel workbook")
    return Parts(contents)


# --- relationships ----------------------------------------------------------------------------------------


@dataclass
class Relationships:
    """What a part ("" is the package itself) refers to by an id."""

    parts: Parts
    part: str
    root: etree._Element

    @classmethod
    def of(cls, parts: Parts, part: str) -> Relationships:
        """The relationships of a part; none where it has no list of them yet."""
        name = _list_of(part)
        empty = etree.fromstring(f'<Relationships xmlns="{_RELATIONSHIPS}"/>')
        return cls(parts, part, parts.tree(name) if name in parts else empty)

    def by_id(self, identity: str) -> str:
        """The name of the part that an id stands for; "" where it stands for none inside the package."""
        return next((target for one, _, target in self._inside() if one == identity), "")

    def by_type(self, kind: str) -> list[str]:
        """The names of the parts that are related in this way ("comments")."""
        return [target for _, type_of, target in self._inside() if type_of.rpartition("/")[2] == kind]

    def add(self, kind: str, target: str) -> str:
        """Relate the part to another, in one of the ways of Office Open XML; gives the new id."""
        taken = {one.get("Id", "").casefold() for one in self.root}
        identity = next(new for n in range(1, 10**6) if (new := f"rId{n}").casefold() not in taken)
        tag, kind = f"{{{_RELATIONSHIPS}}}Relationship", f"{OFFICE}/{kind}"
        etree.SubElement(self.root, tag, Id=identity, Type=kind, Target=f"/{target}")
        self.parts.write(_list_of(self.part), self.root)
        return identity

    def _inside(self) -> list[tuple[str, str, str]]:
        """Id, type and name of the part, for each target inside the package."""
        folder = posixpath.dirname(self.part)
        return [
            (one.get("Id", ""), one.get("Type", ""), _joined(folder, one.get("Target", "")))
            for one in self.root.iterfind(f"{{{_RELATIONSHIPS}}}Relationship")
            if one.get("TargetMode", "Internal") != "External"
        ]


def _list_of(part: str) -> str:
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def _joined(folder: str, target: str) -> str:
    """The name of a part from a target, which may be relative to the folder of the part that refers to it."""
    target = unquote(target.replace("\\", "/"))
    return posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
