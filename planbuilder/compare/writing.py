"""Pairs of blocks become one story with tracked changes, in place of TO's.

In come the pairs of a body, a header or a footer; the element that held TO's blocks then holds those of the redline.
Whole rows are marked with all that is in them. The last paragraph of a cell or a story cannot come or go: where it
would, the mark of the paragraph before it does, and the two change their looks.
"""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from lxml import etree

from planbuilder.compare.adoption import Adoption
from planbuilder.compare.atoms import atoms, inline
from planbuilder.compare.blocks import Block, Kind, mark_look, own_look, paragraph_look, section_look
from planbuilder.compare.lists import Lists
from planbuilder.compare.marks import Change, Marks, properties_of
from planbuilder.compare.pairing import Pair
from planbuilder.compare.paragraphs import changed, whole, write
from planbuilder.compare.story import Word
from planbuilder.compare.words import steps
from planbuilder.output.opened_docx import w

_TRACKED = tuple(w(tag) for tag in ("ins", "del", "moveFrom", "moveTo"))


class Writer:
    """Writes one story; `old_part` is its part in FROM, `new_part` in TO, `part` in the redline."""

    def __init__(
        self, old: Word, new: Word, parts: tuple[str, str, str], marks: Marks, adoption: Adoption, lists: Lists
    ) -> None:
        self._old, self._new = old, new
        self._old_part, self._new_part, self._part = parts
        self._marks, self._adoption, self._lists = marks, adoption, lists
        #: What becomes of the headers and footers of a section that stands on both sides.
        self.sections: Callable[[Any, Any], None] = lambda old_section, new_section: None

    def story(self, holder: Any, pairs: Sequence[Pair]) -> None:
        """Put the blocks of these pairs into the element that held TO's."""
        done = [(pair, change, element) for pair in _flat(pairs) for change, element in self._written(pair)]
        for child in [child for child in holder if child.tag in (w("p"), w("tbl"))]:
            holder.remove(child)
        self._shift_last_mark(done)
        place = next((n for n, child in enumerate(holder) if child.tag == w("sectPr")), len(holder))
        before: tuple[Pair, Any] | None = None
        for pair, _, element in done:
            if before and _touch(before, (pair, element)):
                holder.insert(place, self._separator())
                place += 1
            holder.insert(place, element)
            place += 1
            before = (pair, element)

    def _written(self, pair: Pair) -> Iterator[tuple[Change | None, Any]]:
        change = change_of(pair)
        if change is not None:
            yield change, self._whole(pair.block, change, pair.moved)
            return
        assert pair.old is not None and pair.new is not None
        if pair.old.sign != pair.new.sign:
            self._both(pair.old, pair.new, pair.inside)
        yield None, pair.new.element

    def _both(self, old: Block, new: Block, inside: Sequence[Pair]) -> None:
        if new.kind is Kind.PARAGRAPH:
            self._paragraph(old, new)
        elif new.kind is Kind.TABLE:
            self._table(old, new, inside)
        elif new.kind is Kind.ROW:
            self._looks(old, new, "trPr")
            for pair in inside:
                if pair.old and pair.new and pair.old.sign != pair.new.sign:
                    self._looks(pair.old, pair.new, "tcPr")
                    self.story(pair.new.element, pair.inside)

    # --- paragraphs ---------------------------------------------------------------------------------------

    def _paragraph(self, old: Block, new: Block) -> None:
        row = inline(new.element, self._new, self._new_part)
        found = steps(atoms(inline(old.element, self._old, self._old_part)), atoms(row))
        write(new.element, changed(found, row), self._marks, self._adopt)
        before = self._properties_of_old(old)
        self._section(old.element, new.element)
        look = paragraph_look(old.element, self._old, self._old_part)
        self._other_look(
            new.element,
            before,
            look=look != paragraph_look(new.element, self._new, self._new_part),
            mark=mark_look(old.element, self._old, self._old_part) != mark_look(new.element, self._new, self._new_part),
        )

    def _properties_of_old(self, old: Block) -> Any | None:
        """The properties that a paragraph had in FROM, with the lists of the redline."""
        found = old.element.find(w("pPr"))
        if found is None:
            return None
        found = copy.deepcopy(found)
        self._lists.renumber(found)
        return found

    def _other_look(self, paragraph: Any, before: Any | None, *, look: bool, mark: bool) -> None:
        """Say what a paragraph's properties were, where they were others."""
        if mark:
            properties = properties_of(paragraph, "pPr")
            here = properties.find(w("rPr"))
            if here is None:
                here = etree.Element(w("rPr"))
                places = [n for n, one in enumerate(properties) if one.tag in (w("sectPr"), w("pPrChange"))]
                properties.insert(places[0] if places else len(properties), here)
            self._marks.properties(here, "rPr", None if before is None else before.find(w("rPr")))
        if look:
            self._marks.properties(paragraph, "pPr", before)

    def _section(self, old: Any, new: Any) -> None:
        path = f"{w('pPr')}/{w('sectPr')}"
        before, now = old.find(path), new.find(path)
        if before is not None and now is not None:
            self.section(before, now)

    def section(self, before: Any, now: Any) -> None:
        """Say what the properties of a section were, and compare its headers and footers."""
        self.sections(before, now)
        if section_look(before, self._old, self._old_part) != section_look(now, self._new, self._new_part):
            self._marks.properties(now, "sectPr", before)

    # --- whole blocks -------------------------------------------------------------------------------------

    def _whole(self, block: Block, change: Change, moved: int) -> Any:
        """A block that came, went or was moved, with everything in it marked."""
        element = copy.deepcopy(block.element) if change.is_gone else block.element
        originals = [block.element] if element.tag == w("p") else list(block.element.iter(w("p")))
        copies = [element] if element.tag == w("p") else list(element.iter(w("p")))
        word, part = (self._old, self._old_part) if change.is_gone else (self._new, self._new_part)
        for number, (original, paragraph) in enumerate(zip(originals, copies, strict=True)):
            write(paragraph, whole(inline(original, word, part), change), self._marks, self._adopt)
            self._marks.paragraph_mark(paragraph, change)
            if change.is_gone:
                properties = paragraph.find(w("pPr"))
                self._adopt(properties)
                self._lists.renumber(properties)
            if moved:
                self._marks.move(paragraph, change, f"move{moved}_{number}")
        rows = [element] if element.tag == w("tr") else list(element.iter(w("tr")))
        for row in rows:
            self._marks.row(row, change)
        return element

    def _adopt(self, element: Any) -> None:
        self._adoption.element(element, self._old_part, self._part)

    def _separator(self) -> Any:
        """A paragraph that is in neither version: two tables that touch would become one."""
        paragraph = etree.Element(w("p"))
        self._marks.paragraph_mark(paragraph, Change.INSERTED)
        self._marks.paragraph_mark(paragraph, Change.DELETED)
        return paragraph

    # --- tables -------------------------------------------------------------------------------------------

    def _table(self, old: Block, new: Block, inside: Sequence[Pair]) -> None:
        self._looks(old, new, "tblPr")
        self._looks(old, new, "tblGrid")
        for row in new.element.findall(w("tr")):
            new.element.remove(row)
        for pair in inside:
            new.element.extend(element for _, element in self._written(pair))

    def _looks(self, old: Block, new: Block, name: str) -> None:
        before, now = old.element.find(w(name)), new.element.find(w(name))
        if own_look(before, self._old, self._old_part) != own_look(now, self._new, self._new_part):
            self._marks.properties(new.element, name, before)

    # --- the last paragraph -------------------------------------------------------------------------------

    def _shift_last_mark(self, done: Sequence[tuple[Pair, Change | None, Any]]) -> None:
        """Where a story ends in paragraphs that came or went, the mark before them does, in place of the last one's."""
        alone = 0
        while alone < len(done) and done[-1 - alone][1] is not None:
            alone += 1
        if not 0 < alone < len(done):
            return
        pair, _, before = done[-1 - alone]
        last_pair, change, last = done[-1]
        if before.tag != w("p") or any(element.tag != w("p") for _, _, element in done[-alone:]) or change is None:
            return
        is_gone = change.is_gone
        self._marks.paragraph_mark(before, Change.DELETED if is_gone else Change.INSERTED)
        _unmark(last)
        assert pair.old is not None and pair.new is not None
        old, new = (last_pair.block, pair.new) if is_gone else (pair.old, last_pair.block)
        look = paragraph_look(old.element, self._old, self._old_part)
        mark = mark_look(old.element, self._old, self._old_part)
        now = copy.deepcopy(new.element.find(w("pPr")))
        if is_gone:
            _put_properties(last, now)
        self._other_look(
            last,
            self._properties_of_old(old),
            look=look != paragraph_look(last, self._new, self._new_part),
            mark=mark != mark_look(last, self._new, self._new_part),
        )


def change_of(pair: Pair) -> Change | None:
    """What happened to a block; None where it stands on both sides."""
    if pair.is_same:
        return None
    if pair.new is None:
        return Change.MOVED_AWAY if pair.moved else Change.DELETED
    return Change.MOVED_HERE if pair.moved else Change.INSERTED


def _flat(pairs: Sequence[Pair]) -> Iterator[Pair]:
    """The pairs with the entries of a contents list in place of the list."""
    for pair in pairs:
        if pair.block.kind is not Kind.CONTENTS:
            yield pair
        elif pair.old and pair.new:
            same = pair.old.sign == pair.new.sign
            yield from (Pair(one, one) for one in pair.new.inside) if same else pair.inside
        else:
            yield from (Pair(one, None) if pair.old else Pair(None, one) for one in pair.block.inside)


def _touch(before: tuple[Pair, Any], here: tuple[Pair, Any]) -> bool:
    """Whether two tables stand side by side that do so in neither version."""
    if before[1].tag != w("tbl") or here[1].tag != w("tbl"):
        return False
    a, b = before[0], here[0]
    return not ((a.old and b.old) or (a.new and b.new))


def _unmark(paragraph: Any) -> None:
    look = paragraph.find(f"{w('pPr')}/{w('rPr')}")
    for mark in [one for one in look if one.tag in _TRACKED]:
        look.remove(mark)
    if not len(look):
        look.getparent().remove(look)


def _put_properties(paragraph: Any, properties: Any | None) -> None:
    """Give a paragraph these properties, without what was marked on them."""
    for old in paragraph.findall(w("pPr")):
        paragraph.remove(old)
    if properties is None:
        return
    for mark in [one for one in properties.iter() if one.tag in (w("pPrChange"), w("rPrChange"), *_TRACKED)]:
        mark.getparent().remove(mark)
    for section in properties.findall(w("sectPr")):
        properties.remove(section)
    paragraph.insert(0, properties)
