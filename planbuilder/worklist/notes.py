"""Messages as ordinary cell notes: their text in the sheet's comments part, their boxes in its drawing of notes.

In comes, for one sheet, the text for each cell; out go the two parts, made or continued. Notes that officers wrote stay
with their words first. A cell with a conversation (a threaded comment) gets none: Excel shows only the conversation
there, and mending its old-style shadow would be lost.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from lxml import etree

from planbuilder.worklist.note_boxes import Boxes, lines_of
from planbuilder.worklist.parts import MAIN, Parts, Relationships, main
from planbuilder.worklist.places import Cell, address, column_number
from planbuilder.worklist.sheet_cells import SheetCells
from planbuilder.worklist.words import INK, clean

AUTHOR: Final = "planbuilder"
#: A note longer than this would not fit on a screen; the list has all of it.
LONGEST_NOTE: Final = 1_500
_TYPE: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"
_SPACE: Final = "{http://www.w3.org/XML/1998/namespace}space"
_CONTROL: Final = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")  # ECMA-376 part 1, 22.9.2.19: would be read as a character
_REFERENCE: Final = re.compile(r"([A-Z]+)([0-9]+)")


@dataclass(frozen=True)
class NoteText:
    """One message in a note: its level in words, printed bold, and what it says."""

    head: str
    body: str


def add_notes(
    parts: Parts, sheet_part: str, cells: SheetCells, wanted: Mapping[Cell, Sequence[NoteText]], boxes: Boxes
) -> set[Cell]:
    """Add the notes to a sheet; gives the cells that got none because there is a conversation in them."""
    related = Relationships.of(parts, sheet_part)
    conversations = _conversations(parts, related)
    texts = {cell: said for cell, said in sorted(wanted.items()) if cell not in conversations}
    if texts:
        comments = _Comments(parts, related)
        theirs = set(comments.by_cell)
        lines = {cell: comments.add(cell, said) for cell, said in texts.items()}
        comments.save()
        boxes.draw(sheet_part, related, cells, lines, theirs)
    return set(wanted) & conversations


def with_escapes(text: str) -> str:
    """The text for a string of SpreadsheetML: "_x000D_" typed as such stays as typed."""
    return _CONTROL.sub("_x005F_", clean(text))


def _conversations(parts: Parts, related: Relationships) -> set[Cell]:
    cells = set()
    for name in related.by_type("threadedComment"):
        for comment in parts.tree(name).iter("{*}threadedComment"):
            if found := _REFERENCE.fullmatch(comment.get("ref", "")):
                cells.add((int(found[2]), column_number(found[1])))
    return cells


class _Comments:
    """The comments part of one sheet."""

    def __init__(self, parts: Parts, related: Relationships) -> None:
        there = [name for name in related.by_type("comments") if name in parts]
        self._parts = parts
        if there:
            self._part = there[0]
            self._root = parts.tree(self._part)
        else:
            self._part = parts.free_name("xl/comments{}.xml")
            self._root = etree.fromstring(f'<comments xmlns="{MAIN}"/>')
            parts.declare(self._part, _TYPE)
            related.add("comments", self._part)
        self._list = self._child("commentList")
        self._author = self._own_number(self._child("authors"))
        self.by_cell = {
            (int(found[2]), column_number(found[1])): one
            for one in self._list
            if (found := _REFERENCE.fullmatch(one.get("ref", "")))
        }

    def _child(self, name: str) -> etree._Element:
        found = self._root.find(main(name))
        if found is None:
            found = etree.Element(main(name))
            self._root.insert(0 if name == "authors" else 1, found)
        return found

    @staticmethod
    def _own_number(authors: etree._Element) -> int:
        names = [author.text for author in authors]
        if AUTHOR not in names:
            etree.SubElement(authors, main("author")).text = AUTHOR
        return names.index(AUTHOR) if AUTHOR in names else len(names)

    def add(self, cell: Cell, said: Sequence[NoteText]) -> int:
        """Write a note, behind the words of one that is there; gives the number of lines that it takes."""
        text = self._text(cell)
        before = _words(text)
        room = LONGEST_NOTE
        for number, one in enumerate(said):
            if room <= 0:
                _run(text, f"\n\nAnd {len(said) - number} more: see the list.", bold=False)
                break
            body = one.body if len(one.body) <= room else f"{one.body[:room].rstrip()}... (see the list)"
            _run(text, "\n\n" * bool(before or number) + one.head, bold=True)
            _run(text, f"\n{body}", bold=False)
            room -= len(one.body)
        for reading in [one for one in text if one.tag != main("r")]:
            text.append(reading)  # how words are pronounced stands behind all runs
        return lines_of(_words(text))

    def _text(self, cell: Cell) -> etree._Element:
        """The text of the cell's note, ready for more runs; a new note where there is none."""
        note = self.by_cell.get(cell)
        if note is None:
            about = {"ref": address(cell), "authorId": str(self._author), "shapeId": "0"}
            note = self.by_cell[cell] = etree.SubElement(self._list, main("comment"), about)
        text = note.find(main("text"))
        if text is not None and note.get("authorId") == str(self._author):
            note.remove(text)  # from the copy of an earlier check, which an officer has gone on with
            text = None
        if text is None:
            note.insert(0, text := etree.Element(main("text")))
        for plain in text.findall(main("t")):  # a text without runs becomes one, to stand before ours
            run = etree.Element(main("r"))
            text.replace(plain, run)
            run.append(plain)
        return text

    def save(self) -> None:
        self._parts.write(self._part, self._root)


def _words(text: etree._Element) -> str:
    return "".join(part.text or "" for part in text.iter(main("t")))


def _run(text: etree._Element, words: str, *, bold: bool) -> None:
    run = etree.SubElement(text, main("r"))
    dress = etree.SubElement(run, main("rPr"))
    if bold:
        etree.SubElement(dress, main("b"))
    etree.SubElement(dress, main("sz"), val="10")
    etree.SubElement(dress, main("color"), rgb=f"FF{INK}")
    etree.SubElement(dress, main("rFont"), val="Calibri")
    etree.SubElement(dress, main("family"), val="2")
    words_of = etree.SubElement(run, main("t"))
    words_of.text = with_escapes(words)
    words_of.set(_SPACE, "preserve")
