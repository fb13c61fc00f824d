"""The anchors of a Word document: which words in it carry the key of a cell.

In comes a document or a part of one as a tree; out come its words in pieces, each with its key or with none. A value
whose control was lost on the way is known by its bookmark. Hidden and deleted words do not count.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from lxml import etree

from planbuilder.output.docx_text import seen
from planbuilder.output.opened_docx import w

_TAG = re.compile(r"pb:([0-9a-f]{10}_[0-9a-f]{4})")
_BOOKMARK = re.compile(r"_pb_([0-9a-f]{10}_[0-9a-f]{4})(?:_\d+)?")
_PARTS = re.compile(r"word/(?:document|header\d*|footer\d*|footnotes|endnotes)\.xml")


@dataclass(frozen=True)
class Piece:
    """Words of a paragraph: those of one anchor, with its key, or those between two, with none."""

    text: str
    key: str = ""


@dataclass(frozen=True)
class Anchor:
    """A value in a document: the key of its cell, its words, and which of the two marks of an anchor are left."""

    key: str
    text: str
    control: bool
    bookmark: bool


def stories(docx: Path | bytes) -> Iterator[tuple[str, Any]]:
    """The parts of a document of our own making that carry words: the document first, each as a tree."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
    with zipfile.ZipFile(docx if isinstance(docx, Path) else io.BytesIO(docx)) as archive:
        for name in sorted(filter(_PARTS.fullmatch, archive.namelist())):
            yield name, etree.fromstring(archive.read(name), parser)


def pieces(tree: Any) -> Iterator[tuple[Any, list[Piece]]]:
    """Each paragraph of a part, with its words in pieces."""
    for paragraph, found in _found(tree):
        yield paragraph, [Piece(one.text, one.key) for one in found]


def anchors_in(tree: Any) -> list[Anchor]:
    """The anchors of a part in the order in which they stand; those without words are left out."""
    return [one for _, found in _found(tree) for one in found if one.key]


def _found(tree: Any) -> Iterator[tuple[Any, list[Anchor]]]:
    """Each paragraph with its words; those that are in no anchor have the key ""."""
    open_bookmarks: dict[str, str] = {}  # the keys of those that are open, by their numbers
    for paragraph in tree.iter(w("p")):
        found: list[Anchor] = []
        last: object = None
        for element, text in seen(paragraph, w("bookmarkStart"), w("bookmarkEnd")):
            if element.tag == w("bookmarkStart"):
                if name := _BOOKMARK.fullmatch(element.get(w("name"), "")):
                    open_bookmarks[element.get(w("id"), "")] = name[1]
            elif element.tag == w("bookmarkEnd"):
                open_bookmarks.pop(element.get(w("id"), ""), None)
            elif text:
                control = _control(element, paragraph)
                marked = list(open_bookmarks.values())
                key = control[1] if control else marked[-1] if marked else ""
                which = (key, control[0] if control else None, tuple(open_bookmarks) if key else ())
                if found and which == last:
                    text = found.pop().text + text
                found.append(Anchor(key, text, control is not None, key in marked))
                last = which
        yield paragraph, found


def _control(element: Any, paragraph: Any) -> tuple[Any, str] | None:
    """The control of an anchor round an element, and its key."""
    for holder in element.iterancestors():
        if holder is paragraph:
            return None
        if holder.tag == w("sdt"):
            tag = holder.find(f"{w('sdtPr')}/{w('tag')}")
            named = _TAG.fullmatch(tag.get(w("val"), "")) if tag is not None else None
            if named:
                return holder, named[1]
    return None
