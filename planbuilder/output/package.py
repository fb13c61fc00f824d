"""A Word file as its parts: read from a template, changed as text, written again with the same bytes each time.

The parts that a build does not touch are copied as they are. Entries are sorted and carry one fixed date, so that the
same parts always give the same file (a zip's dates are the only difference between two renderings).
"""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from html import escape
from pathlib import Path

from planbuilder.catalogue.files import TEMPLATE
from planbuilder.problems import PlanbuilderError

MAIN = "word/document.xml"
_MAIN_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
STYLES = "word/styles.xml"
CORE_PROPERTIES = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
_RELATIONSHIP = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
#: No template of words and pictures comes near this size (bytes, unpacked); a part that does is refused unread.
MOST_BYTES = 100_000_000
#: From so many bytes on a part is packed in a third of the time, to a sixth more: that of a plan of some 500 actions.
_VERY_LONG, _QUICK = 2_000_000, 3


@dataclass
class Package:
    """The parts of a Word file by name; the parts that are XML may be changed as text."""

    parts: dict[str, bytes] = field(default_factory=dict)

    def text(self, name: str) -> str:
        """An XML part as text."""
        return self.parts[name].decode("utf-8-sig")

    def set_text(self, name: str, text: str) -> None:
        """Replace an XML part."""
        self.parts[name] = text.encode("utf-8", "xmlcharrefreplace")

    def stories(self) -> Iterator[str]:
        """The parts that carry words: the document, then headers, footers and notes."""
        yield MAIN
        pattern = re.compile(r"word/(?:header|footer|footnotes|endnotes)\d*\.xml")
        yield from sorted(name for name in self.parts if pattern.fullmatch(name))

    def add_picture(self, picture: bytes, extension: str, owner: str = MAIN) -> str:
        """Put a picture in (once, however often it is asked for) and return the owner's relationship to it."""
        pictures = {blob: name for name, blob in self.parts.items() if name.startswith("word/media/")}
        kind = {"jpg": "jpeg"}.get(extension, extension)
        name = pictures.get(picture) or self.add_file("word/media/picture", extension, f"image/{kind}", picture)
        return self.relate("image", name.removeprefix("word/"), owner)

    def add_file(self, stem: str, extension: str, content_type: str, content: bytes) -> str:
        """Put a part in that is no XML, under the first free name that begins with `stem`; returns the name."""
        name = self.free_name(stem, extension)
        self.parts[name] = content
        self._add_type(f'<Default Extension="{extension}" ContentType="{content_type}"/>')
        return name

    def relate(self, kind: str, target: str, owner: str = MAIN, *, alone: bool = False) -> str:
        """The id of the owner's relationship to a part, made if need be; `alone`: in place of any other of its kind.

        `kind` is the last word of the relationship's type, or all of it.
        """
        kind = kind if ":" in kind else f"{_RELATIONSHIP}{kind}"
        folder, base = posixpath.split(owner)
        rels = f"{folder}/_rels/{base}.rels".lstrip("/") if base else "_rels/.rels"
        empty = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>'
        text = self.text(rels) if rels in self.parts else empty
        if alone:
            text = re.sub(rf'<Relationship\b[^>]*"{re.escape(kind)}"[^>]*/>', "", text)
        for known in re.findall(r"<Relationship\b[^>]*>", text):
            if f'Target="{target}"' in known and f'"{kind}"' in known:
                return str(re.findall(r'\bId="([^"]+)"', known)[0])
        taken = set(re.findall(r'\bId="([^"]+)"', text))
        new = next(name for number in range(1, len(taken) + 2) if (name := f"rId{number}") not in taken)
        entry = f'<Relationship Id="{new}" Type="{kind}" Target={quoted(target)}/>'
        self.set_text(rels, _before_end(text, "Relationships", entry))
        return new

    def add_part(self, name: str, content_type: str, text: str) -> None:
        """Put an XML part in, or replace it."""
        self.set_text(name, text)
        self._add_type(f'<Override PartName="/{name}" ContentType="{content_type}"/>')

    def _add_type(self, entry: str) -> None:
        types = self.text("[Content_Types].xml")
        key = re.findall(r' (?:PartName|Extension)="[^"]*"', entry)[0]
        if key.casefold() not in types.casefold():
            self.set_text("[Content_Types].xml", _before_end(types, "Types", entry))

    def free_name(self, stem: str, extension: str) -> str:
        """The first name that no part has: “word/charts/chart” becomes “word/charts/chart1.xml”."""
        numbers = range(1, len(self.parts) + 2)
        return next(name for n in numbers if (name := f"{stem}{n}.{extension}") not in self.parts)

    def to_bytes(self, *, level: int = 6, instead: Mapping[str, Iterable[bytes]] | None = None) -> bytes:
        """The Word file, very long parts less tight; `level` is zlib's, 1 for a file that is only passed on.

        `instead` gives parts in pieces that are written in place of their own: so a long part need never be whole.
        """
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=level) as package:
            for name in sorted(self.parts, key=lambda part: (part != "[Content_Types].xml", part)):
                entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
                entry.compress_type = zipfile.ZIP_DEFLATED
                entry.external_attr = 0o600 << 16
                tight = level if len(self.parts[name]) < _VERY_LONG else min(level, _QUICK)
                entry._compresslevel = tight  # type: ignore[attr-defined]  # as writestr() does
                with package.open(entry, "w") as part:
                    for piece in (instead or {}).get(name) or (self.parts[name],):
                        part.write(piece)
        return buffer.getvalue()


def _before_end(text: str, element: str, entry: str) -> str:
    if re.search(rf"<{element}\b[^>]*/>\s*$", text):
        text = re.sub(rf"<({element}\b[^>]*)/>\s*$", rf"<\1></{element}>", text)
    head, end, tail = text.rpartition(f"</{element}>")
    return f"{head}{entry}{end}{tail}"


def quoted(text: str) -> str:
    """Text as the value of an XML attribute, in its quotes.

    `xml.sax.saxutils` has the same, but loads urllib and ssl for it: 30 ms of every build.
    """
    return '"' + escape(text, quote=False).replace('"', "&quot;") + '"'


def open_template(path: Path) -> Package:
    """The parts of a template; raises `PlanbuilderError` where it is missing or not a Word document."""

    def refuse(what: str, do: str) -> PlanbuilderError:
        return PlanbuilderError(TEMPLATE.problem(what, do, workbook=f"templates/{path.name}"))

    restore = "Restore it from the version that came with planbuilder, or from a copy."
    if not path.is_file():
        raise refuse("the template is missing", restore)
    try:
        with zipfile.ZipFile(path) as package:
            if sum(entry.file_size for entry in package.infolist()) > MOST_BYTES:
                raise refuse("the template is far larger than a Word document can be", restore)
            parts = {entry.filename: package.read(entry) for entry in package.infolist() if not entry.is_dir()}
    except (zipfile.BadZipFile, zlib.error, OSError, EOFError, NotImplementedError, RuntimeError):
        raise refuse("this is not a Word document, or it is damaged", restore) from None
    is_usual = _MAIN_TYPE.encode() in parts.get("[Content_Types].xml", b"")
    if not is_usual or MAIN not in parts or b"purl.oclc.org/ooxml" in parts[MAIN][:4000]:  # the strict dialect
        do = "Open it in Word and choose File > Save As > Word Document (*.docx)."
        raise refuse("this is not a Word document (.docx)", do)
    if STYLES not in parts:
        raise refuse("this is not a document as Word writes it (it has no styles)", restore)
    for name, blob in parts.items():
        if name.endswith((".xml", ".rels")) and (oddity := _oddity(blob)):
            raise refuse(f"this is not a document as Word writes it ({oddity})", restore)
    return Package(parts)


def _oddity(xml: bytes) -> str:
    """What no part has that Word wrote, so that the part may be changed as text."""
    try:
        return "it declares its own entities" if "<!DOCTYPE" in xml.decode("utf-8-sig") else ""
    except UnicodeDecodeError:
        return "it is not in UTF-8"
