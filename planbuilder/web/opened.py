"""A finished Word file, opened for the web page: its parts as trees, and what they refer to.

In: the path of a .docx. Out: `WordFile`. Nothing is fetched: what lies outside the file is known by its address alone.
"""

from __future__ import annotations

import posixpath
import zipfile
import zlib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from lxml import etree

from planbuilder.catalogue.files import TEMPLATE
from planbuilder.output.package import MAIN, MOST_BYTES
from planbuilder.problems import PlanbuilderError

NAMESPACES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "rel": "http://schemas.openxmlformats.org/package/2006/relationships",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
    "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "v": "urn:schemas-microsoft-com:vml",
}
_RELATION = NAMESPACES["r"] + "/"


@dataclass(frozen=True)
class Target:
    """What a relationship leads to: a part of the file, or an address outside it."""

    kind: str  # the last word of its type: "image", "hyperlink"
    name: str
    is_outside: bool


@dataclass
class WordFile:
    """The parts of a Word file; trees are made when they are asked for."""

    parts: dict[str, bytes]
    _trees: dict[str, Any] = field(default_factory=dict)
    _targets: dict[str, dict[str, Target]] = field(default_factory=dict)

    def tree(self, name: str) -> Any:
        """A part as a tree; None where it is not there, or is no XML."""
        if name not in self._trees:
            parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
            try:
                self._trees[name] = etree.fromstring(self.parts[name], parser) if name in self.parts else None
            except etree.XMLSyntaxError:
                self._trees[name] = None
        return self._trees[name]

    def targets(self, owner: str = MAIN) -> dict[str, Target]:
        """What a part refers to, by the ids that it uses."""
        if owner not in self._targets:
            folder, base = posixpath.split(owner)
            tree = self.tree(f"{folder}/_rels/{base}.rels")
            found = [] if tree is None else tree.findall("rel:Relationship", NAMESPACES)
            self._targets[owner] = {one.get("Id", ""): _target(one, folder) for one in found}
        return self._targets[owner]

    def beside(self, kind: str) -> tuple[str, Any]:
        """The part of a kind that belongs to the document ("styles", "numbering"), and its tree or None."""
        for target in self.targets().values():
            if target.kind == kind and not target.is_outside:
                return target.name, self.tree(target.name)
        return "", None


def _target(relationship: Any, folder: str) -> Target:
    address = relationship.get("Target", "")
    kind = relationship.get("Type", "").rpartition("/")[2]
    if relationship.get("TargetMode") == "External":
        return Target(kind, address, True)
    name = address.lstrip("/") if address.startswith("/") else posixpath.normpath(posixpath.join(folder, address))
    return Target(kind, name, False)


def open_word(path: Path) -> WordFile:
    """Open a Word file; raises `PlanbuilderError` where it is none, or is far too large."""

    def refuse(what: str) -> PlanbuilderError:
        return PlanbuilderError(
            TEMPLATE.problem(what, "Build the document again, and try once more.", workbook=path.name)
        )

    try:
        with zipfile.ZipFile(path) as package:
            if sum(entry.file_size for entry in package.infolist()) > MOST_BYTES:
                raise refuse("the Word file is far larger than a document can be")
            parts = {entry.filename: package.read(entry) for entry in package.infolist() if not entry.is_dir()}
    except (zipfile.BadZipFile, zlib.error, OSError, EOFError, NotImplementedError, RuntimeError):
        raise refuse("this is not a Word document, or it is damaged") from None
    word = WordFile(parts)
    tree = word.tree(MAIN)
    if tree is None or tree.find("w:body", NAMESPACES) is None:
        raise refuse("this is not a Word document (.docx), or it is damaged")
    return word


def q(name: str) -> str:
    """A name with its prefix, "w:p", as lxml spells it."""
    prefix, _, local = name.partition(":")
    return f"{{{NAMESPACES[prefix]}}}{local}"


def child(element: Any, path: str) -> Any:
    """The first element at a path of names with prefixes; None where there is none."""
    return None if element is None else element.find(path, NAMESPACES)


def value(element: Any, path: str, attribute: str = "w:val", default: str = "") -> str:
    """An attribute of the first element at a path."""
    found = child(element, path)
    return default if found is None else str(found.get(q(attribute), default))


def is_on(element: Any) -> bool:
    """Whether a switch such as w:b is there and on."""
    return element is not None and element.get(q("w:val"), "1") not in ("0", "false", "off", "none")
