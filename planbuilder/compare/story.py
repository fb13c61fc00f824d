"""A Word document as it is compared: its parts, its stories as trees, and what its links lead to.

In comes a .docx; out comes a `Story` for each part that carries words, tidied of what makes no difference to a reader:
controls that are no anchors, marks of spelling, the numbers of editing sessions. What a link leads to is known by its
contents, because the same picture has another number in another file.
"""

from __future__ import annotations

import hashlib
import io
import posixpath
import re
import zipfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from lxml import etree

from planbuilder.output.opened_docx import PREFIXES, w
from planbuilder.output.package import MAIN, Package

R = f"{{{PREFIXES['r']}}}"
_RELATIONSHIPS = f"{{{PREFIXES['rel']}}}"
XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
#: How an anchor is written: the control's tag, and the bookmark round it (a repeat has "_2" behind it).
ANCHOR_TAG = re.compile(r"pb:([0-9a-f]{10}_[0-9a-f]{4})", re.IGNORECASE)
ANCHOR_BOOKMARK = re.compile(r"_pb_([0-9a-f]{10}_[0-9a-f]{4})(?:_\d+)?", re.IGNORECASE)
#: Of a paragraph: sign, look, shape, text, figures, anchors; of a row or table: sign, look, shape, name, text, anchors.
Facts = tuple[str, str, str, Any, Any, Sequence[str]]
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
_UNWRAPPED = tuple(w(tag) for tag in ("customXml", "smartTag"))
_DROPPED = tuple(
    w(tag) for tag in ("proofErr", "permStart", "permEnd", "lastRenderedPageBreak", "customXmlPr", "smartTagPr")
)
_REVISIONS = frozenset(
    w(tag)
    for tag in (
        *("ins", "del", "moveFrom", "moveTo", "cellIns", "cellDel", "cellMerge", "numberingChange"),
        *("rPrChange", "pPrChange", "sectPrChange", "tblPrChange", "trPrChange", "tcPrChange", "tblGridChange"),
    )
)


class Unreadable(Exception):
    """A file that cannot be compared; says why and what to do, for an officer."""

    def __init__(self, what: str, do: str) -> None:
        super().__init__(what)
        self.what = what
        self.do = do


@dataclass(frozen=True)
class Link:
    """A relationship: its kind (the whole name of its type), where it leads, and whether out of the file."""

    kind: str
    target: str
    outside: bool


@dataclass
class Word:
    """A Word file: its parts, and the trees of those that carry words."""

    package: Package
    trees: dict[str, Any] = field(default_factory=dict)
    _links: dict[str, dict[str, Link]] = field(default_factory=dict)
    _prints: dict[str, str] = field(default_factory=dict)
    #: What kind of list each number and level stand for; filled in by lists.py when it is first asked for.
    list_signs: dict[tuple[str, str], str] | None = None
    #: What is known of paragraphs, rows and tables by their XML; the files that are compared share it.
    known: dict[bytes, Facts] = field(default_factory=dict)
    _remembered: dict[tuple[object, str, bytes], str] = field(default_factory=dict)

    @property
    def body(self) -> Any:
        """The body of the document."""
        return self.trees[MAIN].find(w("body"))

    def links(self, part: str) -> dict[str, Link]:
        """The relationships of a part by their ids."""
        if part not in self._links:
            rels = rels_of(part)
            found = {}
            for one in parsed(self.package.parts[rels]) if rels in self.package.parts else ():
                outside = one.get("TargetMode") == "External"
                target = one.get("Target", "")
                if not outside:
                    target = posixpath.normpath(posixpath.join("/", posixpath.dirname(part), target)).lstrip("/")
                found[one.get("Id", "")] = Link(one.get("Type", ""), target, outside)
            self._links[part] = found
        return self._links[part]

    def print_of(self, part: str) -> str:
        """What a part holds, with all that it leads to, as a hash."""
        if part not in self._prints:
            self._prints[part] = ""  # a circle ends here
            total = hashlib.sha256(self.package.parts.get(part, b""))
            for identity, link in sorted(self.links(part).items()):
                led = link.target if link.outside else self.print_of(link.target)
                total.update(f"{identity} {link.kind} {led}".encode())
            self._prints[part] = total.hexdigest()[:24]
        return self._prints[part]

    def remembered(self, element: Any, part: str, make: Callable[[Any, Word, str], str]) -> str:
        """What `make` makes of an element; most paragraphs and cells have the same few properties."""
        key = (make, part, bytes(etree.tostring(element, with_tail=False)))
        if key not in self._remembered:
            self._remembered[key] = make(element, self, part)
        return self._remembered[key]

    def led_to(self, part: str, identity: str) -> str:
        """What the link with this id leads to, in words that are the same in every file."""
        link = self.links(part).get(identity)
        if link is None:
            return identity
        return link.target if link.outside else self.print_of(link.target)


def open_word(file: Path | bytes, name: str) -> Word:
    """A Word file, tidied for comparing; raises `Unreadable`."""
    try:
        with zipfile.ZipFile(file if isinstance(file, Path) else io.BytesIO(file)) as archive:
            parts = {one.filename: archive.read(one) for one in archive.infolist() if not one.is_dir()}
        word = Word(Package(parts))
        word.trees = {part: parsed(parts[part]) for part in word.package.stories()}
    except (zipfile.BadZipFile, OSError, KeyError, EOFError, NotImplementedError, etree.XMLSyntaxError):
        do = "Take another copy of it, or issue the draft again."
        raise Unreadable(f"{name} cannot be read as a Word document", do) from None
    for tree in word.trees.values():
        tidy(tree)
    return word


def parsed(xml: bytes) -> Any:
    """The tree of a part."""
    return etree.fromstring(xml, _PARSER)


def rels_of(part: str) -> str:
    """The name of the part that holds a part's relationships."""
    folder, base = posixpath.split(part)
    return f"{folder}/_rels/{base}.rels".lstrip("/")


def has_revisions(word: Word) -> bool:
    """Whether the document holds tracked changes of its own."""
    return any(element.tag in _REVISIONS for tree in word.trees.values() for element in tree.iter())


# --- tidying ----------------------------------------------------------------------------------------------


def tidy(tree: Any) -> None:
    """Take out what makes no difference to a reader, so that it is no difference between two documents."""
    for element in list(tree.iter(w("sdt"))):
        if not _is_anchor(element):
            unwrap(element, element.find(w("sdtContent")))
    for element in list(tree.iter(*_UNWRAPPED)):
        unwrap(element, element)
    for element in list(tree.iter(*_DROPPED)):
        element.getparent().remove(element)
    for element in list(tree.iter(w("fldSimple"))):
        _written_out(element)
    _keep_bookmarks_of_one_paragraph(tree)


def _is_anchor(control: Any) -> bool:
    """Whether a control is one that was put round a value on its way from the workbook."""
    tag = control.find(f"{w('sdtPr')}/{w('tag')}")
    is_ours = tag is not None and ANCHOR_TAG.fullmatch(tag.get(w("val"), "")) is not None
    return is_ours and next(control.iterancestors(w("p")), None) is not None


def unwrap(element: Any, holder: Any | None) -> None:
    """Put what `holder` holds in the place of an element."""
    parent = element.getparent()
    place = parent.index(element)
    for child in list(holder) if holder is not None else ():
        parent.insert(place, child)
        place += 1
    parent.remove(element)


def _written_out(field_: Any) -> None:
    """A simple field in the long way of writing it, whose parts can be marked one by one."""
    begin, separate, end = (_field_mark(kind) for kind in ("begin", "separate", "end"))
    code = etree.Element(w("r"))
    etree.SubElement(code, w("instrText"), {XML_SPACE: "preserve"}).text = field_.get(w("instr"))
    for place, run in enumerate((begin, code, separate)):
        field_.insert(place, run)
    field_.append(end)
    unwrap(field_, field_)


def _field_mark(kind: str) -> Any:
    run = etree.Element(w("r"))
    etree.SubElement(run, w("fldChar"), {w("fldCharType"): kind})
    return run


def _keep_bookmarks_of_one_paragraph(tree: Any) -> None:
    """Bookmarks that begin and end in different paragraphs go: one end of them could be rejected without the other."""
    ends = {one.get(w("id")): one for one in tree.iter(w("bookmarkEnd"))}
    kept = set()
    for start in list(tree.iter(w("bookmarkStart"))):
        end = ends.get(start.get(w("id")))
        paragraph = next(start.iterancestors(w("p")), None)
        if end is not None and paragraph is not None and next(end.iterancestors(w("p")), None) is paragraph:
            kept.add(end)
        else:
            start.getparent().remove(start)
    for end in list(tree.iter(w("bookmarkEnd"))):
        if end not in kept:
            end.getparent().remove(end)
