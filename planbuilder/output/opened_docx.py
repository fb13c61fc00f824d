"""A docx as its checks see it: the names in its zip and the trees of all parts that are XML.

In: a docx. Out: an `OpenedDocx`, and the `Fault`s of parts that cannot be read at all. Searching is done by
XPath, which runs in C, so that a long document without faults is checked fast.
"""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from lxml import etree

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
PREFIXES = {
    "w": W,
    "mc": MC,
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "ct": "http://schemas.openxmlformats.org/package/2006/content-types",
    "rel": "http://schemas.openxmlformats.org/package/2006/relationships",
}
_STORY = re.compile(r"word/(document|header\d*|footer\d*|footnotes|endnotes|comments)\.xml")


@dataclass(frozen=True)
class Fault:
    """One thing wrong in a document: a short code, the part (and the element) it is in, and what it is."""

    code: str
    place: str
    what: str


@dataclass
class OpenedDocx:
    """`names` in the order of the zip, doubles and all; `trees` by name; `unreadable` parts as faults."""

    names: list[str]
    trees: dict[str, Any] = field(default_factory=dict)
    unreadable: list[Fault] = field(default_factory=list)

    def stories(self) -> Iterator[tuple[str, Any]]:
        """The parts that hold text, with their names."""
        return ((name, tree) for name, tree in self.trees.items() if _STORY.fullmatch(name))

    def relationships(self) -> Iterator[tuple[str, str, Any]]:
        """Every relationship, after the names of its .rels part and of the part that it belongs to."""
        for name, tree in self.trees.items():
            if name.endswith(".rels"):
                folder, file = posixpath.split(name)
                source = posixpath.join(posixpath.dirname(folder), file.removesuffix(".rels"))
                for relationship in find(tree, "rel:Relationship"):
                    yield name, source, relationship


def open_docx(docx: Path | bytes, *, without: str = "") -> OpenedDocx:
    """Unzip and parse a docx, given as path or content, `without` one of its parts. Raises zipfile.BadZipFile."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
    with zipfile.ZipFile(docx if isinstance(docx, Path) else io.BytesIO(docx)) as archive:
        opened = OpenedDocx([info.filename for info in archive.infolist()])
        for name in dict.fromkeys(opened.names):
            if not name.endswith((".xml", ".rels")) or name == without:
                continue
            try:
                tree = etree.fromstring(archive.read(name), parser)
            except (etree.XMLSyntaxError, zipfile.BadZipFile) as error:
                opened.unreadable.append(Fault("unreadable-xml", name, str(error)))
                continue
            if tree.getroottree().docinfo.internalDTD is not None:
                opened.unreadable.append(Fault("document-type", name, "has a document type definition"))
            opened.trees[name] = tree
    return opened


def find(tree: Any, path: str) -> list[Any]:
    """What an XPath with the prefixes of PREFIXES finds: elements, or plain strings."""
    found: list[Any] = tree.xpath(path, namespaces=PREFIXES, smart_strings=False)
    return found


def at(name: str, element: Any) -> str:
    """The place of an element: its part and its path there."""
    return f"{name} {element.getroottree().getpath(element)}"


def twice(values: Iterable[str]) -> list[str]:
    """The values that occur more than once."""
    return [value for value, count in Counter(values).items() if count > 1]


def w(tag: str) -> str:
    """A name of WordprocessingML as lxml spells it."""
    return f"{{{W}}}{tag}"
