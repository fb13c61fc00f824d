"""Two Word documents become one with tracked changes: accepting all gives TO, rejecting all gives FROM.

In come two documents that planbuilder made, who changed what lies between them, and when; out comes a `Redline`, or a
`Refusal` that says why there is none. The redline is made from the structure of the documents, and tried both ways by
`gate.py` before anyone gets to see it.
"""

from __future__ import annotations

import datetime as dt
import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

from lxml import etree

from planbuilder.compare.adoption import Adoption, bring_styles, written
from planbuilder.compare.blocks import Block, blocks_of
from planbuilder.compare.gate import said, why_not
from planbuilder.compare.headers import Edges
from planbuilder.compare.lists import Lists
from planbuilder.compare.marks import Marks
from planbuilder.compare.pairing import find_moves, paired
from planbuilder.compare.story import Unreadable, Word, has_revisions, open_word
from planbuilder.compare.writing import Writer
from planbuilder.output.opened_docx import w
from planbuilder.output.package import MAIN, Package

_CUSTOM = "docProps/custom.xml"
_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
_PICTURE = "{http://schemas.openxmlformats.org/drawingml/2006/picture}cNvPr"
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True)
class Redline:
    """A document with tracked changes; how many marks and moves it has, and what a reader should know of it."""

    document: bytes
    marks: int
    moves: int = 0
    remarks: list[str] = field(default_factory=list)

    @property
    def is_same(self) -> bool:
        """Whether the two documents say and show the same."""
        return self.marks == 0


@dataclass(frozen=True)
class Refusal:
    """Why there is no redline, as a clause without full stop, and what to do."""

    what: str
    do: str


def compare_documents(from_docx: Path, to_docx: Path, author: str, when: dt.datetime) -> Redline | Refusal:
    """The changes from one document to another, tracked in the name of their author."""
    try:
        sides = [open_word(path, f"“{path.name}”") for path in (from_docx, to_docx)]
    except Unreadable as fault:
        return Refusal(fault.what, fault.do)
    for word, path in zip(sides, (from_docx, to_docx), strict=True):
        if has_revisions(word):
            do = "Accept or reject them in the Word template that it is made from, and build it again."
            return Refusal(f"“{path.name}” holds tracked changes already", do)
    sides[1].known = sides[0].known
    name = _NOT_XML.sub("", author).strip() or "planbuilder"
    moment = when.astimezone(dt.UTC) if when.tzinfo else when
    old, new = ((word, blocks_of(word.body, word, MAIN)) for word in sides)
    wanted = [(path.name, list(said(*side))) for path, side in ((from_docx, old), (to_docx, new))]
    document, marks, moves, remarks = _tracked(old, new, name, f"{moment:%Y-%m-%dT%H:%M:%SZ}")
    if why := why_not(document, wanted[0], wanted[1], sides[0].known, (from_docx, to_docx)):
        do = "Compare the two in Word (Review > Compare), and send both files to whoever looks after planbuilder."
        return Refusal(why, do)
    return Redline(document, marks, moves, remarks)


#: A document and the blocks of its body.
_Side = tuple[Word, Sequence[Block]]


def _tracked(before: _Side, after: _Side, author: str, when: str) -> tuple[bytes, int, int, list[str]]:
    (old, old_blocks), (new, new_blocks) = before, after
    redline = Word(Package(dict(new.package.parts)), new.trees)
    _rename_bookmarks(old)
    marks = Marks(author, when, _first_number(new))
    adoption, lists = Adoption(old, redline), Lists(old, new, redline)
    writer = partial(Writer, old, new, marks=marks, adoption=adoption, lists=lists)
    pairs = paired(old_blocks, new_blocks)
    moves = find_moves(pairs)

    def compare(old_part: str | None, new_part: str, tree: Any, part: str) -> None:
        olds = blocks_of(old.trees[old_part], old, old_part) if old_part else blocks_of(_empty(), old, "")
        found = paired(olds, blocks_of(tree, new, new_part), in_cell=True)
        writer((old_part or "", new_part, part)).story(tree, found)

    body = writer((MAIN, MAIN, MAIN))
    body.sections = Edges(old, new, redline, compare).section
    last_sections = [word.body.find(w("sectPr")) for word in (old, new)]
    same_sections = [pair for pair in pairs if pair.is_same and pair.block.shape == "section"]
    for pair in same_sections:  # those that are the same are left alone by the writer, but not their headers
        assert pair.old is not None and pair.new is not None
        if pair.old.sign == pair.new.sign:
            body.sections(*(one.element.find(f"{w('pPr')}/{w('sectPr')}") for one in (pair.old, pair.new)))
    body.story(new.body, pairs)
    if None not in last_sections:
        body.section(*last_sections)
    changed_look = bring_styles(old, redline, lists)
    _finish(redline, marks)
    remarks = ["The template was changed in between: the redline looks as TO does."] if changed_look else []
    return redline.package.to_bytes(), marks.made, moves, remarks


def _empty() -> Any:
    """A header without words, in place of one that is not there."""
    header = etree.Element(w("hdr"))
    etree.SubElement(header, w("p"))
    return header


# --- bookmarks and numbers --------------------------------------------------------------------------------


def _rename_bookmarks(old: Word) -> None:
    """The bookmarks of FROM's headings get names of their own: in TO, the same name may stand for another heading."""
    for tree in old.trees.values():
        for mark in tree.iter(w("bookmarkStart")):
            mark.set(w("name"), _renamed(mark.get(w("name"), "")))
        for link in tree.iter(w("hyperlink")):
            if anchor := link.get(w("anchor")):
                link.set(w("anchor"), _renamed(anchor))
        for code in tree.iter(w("instrText")):
            code.text = _renamed(code.text or "")


def _renamed(text: str) -> str:
    return re.sub(r"\b_Toc(\d+)\b", r"_TocF\1", text)


def _first_number(new: Word) -> int:
    """A number above all that bookmarks have."""
    marks = (mark for tree in new.trees.values() for mark in tree.iter(w("bookmarkStart")))
    return max([int(mark.get(w("id"))) for mark in marks if mark.get(w("id"), "").isdecimal()], default=0) + 1


def _finish(redline: Word, marks: Marks) -> None:
    """Write the stories, each drawing with a number of its own, and every link with a place to lead to."""
    numbers = itertools.count(1)
    for tree in redline.trees.values():
        for one in tree.iter(_DRAWING, _PICTURE):
            one.set("id", str(next(numbers)))
    _no_dead_ends(redline, marks)
    for part, tree in redline.trees.items():
        redline.package.parts[part] = written(tree)
    parts = redline.package.parts
    if _CUSTOM in parts:  # a redline is no draft, and must not be taken for one when it comes back
        redline.package.set_text(_CUSTOM, _without_identity(redline.package.text(_CUSTOM)))


def _without_identity(custom: str) -> str:
    kept = re.sub(r'<property\b[^>]*\bname="planbuilder draft"[^>]*>.*?</property>', "", custom, flags=re.DOTALL)
    numbers = itertools.count(2)  # the first number that a property may have
    return re.sub(r'\bpid="\d+"', lambda _: f'pid="{next(numbers)}"', kept)


def _no_dead_ends(redline: Word, marks: Marks) -> None:
    """A deleted entry of the contents whose heading is gone leads to the beginning, instead of nowhere."""
    names = {mark.get(w("name")) for tree in redline.trees.values() for mark in tree.iter(w("bookmarkStart"))}
    body = redline.body
    wanted = {link.get(w("anchor")) for link in body.iter(w("hyperlink"))} - {None}
    first = next(body.iter(w("p")), None)
    for name in sorted(name for name in wanted - names if str(name).startswith("_TocF")):
        number = marks.number()
        place = 0 if first is None or first.find(w("pPr")) is None else 1
        if first is not None:
            first.insert(place, etree.Element(w("bookmarkEnd"), {w("id"): number}))
            first.insert(place, etree.Element(w("bookmarkStart"), {w("id"): number, w("name"): str(name)}))
