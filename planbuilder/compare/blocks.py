"""A story as blocks: paragraphs, tables, rows, cells and the contents list, each with a sign of what it says and shows.

In comes the element that holds the blocks; out come `Block`s. Two blocks with the same sign are the same to a reader;
the name of a block is what it is found again by, however much it changed: the record that its anchors name, its Ref.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from typing import Any

from lxml import etree

from planbuilder.compare.atoms import Atom, anchors_in, atoms, canonical, inline, look_of
from planbuilder.compare.lists import list_signs
from planbuilder.compare.story import Facts, Word
from planbuilder.output.opened_docx import w

_NOT_LOOK = frozenset(w(tag) for tag in ("rPr", "sectPr", "pPrChange", "numPr"))
_PROPERTIES, _NUMBERS, _MARK, _SECTION = w("pPr"), w("numPr"), f"{w('pPr')}/{w('rPr')}", f"{w('pPr')}/{w('sectPr')}"
_LEADS_ELSEWHERE = re.compile(rb"drawing|pict|object|hyperlink|sectPr|numPr")
_SPANS = frozenset(w(tag) for tag in ("gridSpan", "vMerge", "hMerge"))
_COLUMNS = f"{w('tblGrid')}/{w('gridCol')}"
_REFERENCES = (w("headerReference"), w("footerReference"))
#: A first cell of more letters than this is no reference.
_LONGEST_REF = 12


class Kind(StrEnum):
    """What a block is."""

    PARAGRAPH = "paragraph"
    TABLE = "table"
    ROW = "row"
    CELL = "cell"
    CONTENTS = "contents"


@dataclass(slots=True, eq=False)
class Block:
    """A block of a story.

    `sign` is all that it says and shows, `look` its own properties alone; blocks can be paired where their `shape` is
    the same. `anchors` are the keys of the values in it.
    """

    kind: Kind
    element: Any
    sign: str
    look: str
    shape: str = ""
    name: str = ""
    text: str = ""
    figures: Sequence[str] = ()
    anchors: Sequence[str] = ()
    _load: Callable[[], list[Block]] | None = None
    _inside: list[Block] | None = None
    _words: Counter[str] | None = None

    @property
    def inside(self) -> list[Block]:
        """What a table, a row, a cell or the contents list holds; read when it is first asked for."""
        if self._inside is None:
            self._inside = self._load() if self._load else []
        return self._inside

    @property
    def words(self) -> Counter[str]:
        """The words in it, and its pictures and fields; counted when they are first asked for."""
        if self._words is None:
            self._words = Counter(self.text.casefold().split()) if self.kind is Kind.PARAGRAPH else Counter()
            self._words.update(self.figures)
            for one in self.inside:
                self._words.update(one.words)
        return self._words


def blocks_of(holder: Any, word: Word, part: str) -> list[Block]:
    """The blocks in a body, a header, a footer or a cell."""
    found = []
    children = [child for child in holder if child.tag in (w("p"), w("tbl"))]
    contents = _contents_list(children)
    for place, child in enumerate(children):
        if child.tag == w("tbl"):
            found.append(_table(child, word, part))
        elif place not in contents:
            found.append(_paragraph(child, word, part))
        elif place == contents.start:
            entries = [_paragraph(children[n], word, part) for n in contents]
            sign = "\n".join(one.sign for one in entries)
            found.append(Block(Kind.CONTENTS, child, sign, "", _inside=entries))
    return found


def _contents_list(children: Sequence[Any]) -> range:
    """The places of the paragraphs from the beginning of a TOC field to its end."""
    depth, start = 0, -1
    for place, child in enumerate(children):
        if child.tag != w("p"):
            continue
        for mark in child.iter(w("fldChar"), w("instrText")):
            if mark.tag == w("instrText"):
                if start < 0 and depth == 1 and (mark.text or "").split()[:1] == ["TOC"]:
                    start = place
                continue
            depth += {"begin": 1, "end": -1}.get(mark.get(w("fldCharType")), 0)
            if start >= 0 and depth == 0:
                return range(start, place + 1)
    return range(0)


def _paragraph(element: Any, word: Word, part: str) -> Block:
    xml = bytes(etree.tostring(element, with_tail=False))
    known = word.known.get(xml)
    if known is None:
        known = _facts(element, word, part)
        if not _LEADS_ELSEWHERE.search(xml):  # else the same XML may mean something else in another file
            word.known[xml] = known
    sign, look, shape, text, figures, anchors = known
    return Block(Kind.PARAGRAPH, element, sign, look, shape, "", text, figures, anchors)


def _facts(element: Any, word: Word, part: str) -> Facts:
    """What is compared of a paragraph: sign, look, shape, text, figures and anchors."""
    row = atoms(inline(element, word, part, split=False))
    look = paragraph_look(element, word, part)
    sign = f"p{look}|{mark_look(element, word, part)}|{_joined(row)}"
    section = element.find(_SECTION)
    shape = ""
    if section is not None:
        shape, sign = "section", f"{sign}|{section_look(section, word, part)}"
    figures = [one.sign for one in row if not one.text and (one.is_field or "<drawing" in one.sign)]
    return sign, look, shape, "".join(one.text for one in row), figures, anchors_in(element)


def _joined(row: Sequence[Atom]) -> str:
    """The signs of a paragraph, the same however its text is parted into runs."""
    written: list[str] = []
    before = None
    for one in row:
        dress = (one.look, one.link, bool(one.text))
        written.append(one.text if one.text and dress == before else f"\x1f{one.look}\x1e{one.sign}")
        before = dress
    return "".join(written)


def paragraph_look(element: Any, word: Word, part: str) -> str:
    """A paragraph's own properties; of a list, what kind of list it is."""
    properties = element.find(_PROPERTIES)
    return "" if properties is None else word.remembered(properties, part, _paragraph_look)


def _paragraph_look(properties: Any, word: Word, part: str) -> str:
    looks = [canonical(child, word, part) for child in properties if child.tag not in _NOT_LOOK]
    numbers = properties.find(_NUMBERS)
    return "".join(looks) + ("" if numbers is None else list_signs(word).get(_number(numbers), "no list"))


def _number(numbers: Any) -> tuple[str, str]:
    """The list and the level that a paragraph has."""
    values = {one.tag: one.get(w("val"), "") for one in numbers}
    return values.get(w("numId"), ""), values.get(w("ilvl"), "0")


def mark_look(element: Any, word: Word, part: str) -> str:
    """The properties of a paragraph's mark."""
    return look_of(element.find(_MARK), word, part)


def section_look(section: Any, word: Word, part: str) -> str:
    """The properties of a section but for its headers and footers, which are compared by what they say."""
    left_out = (*_REFERENCES, w("sectPrChange"))
    return "".join(canonical(child, word, part) for child in section if child.tag not in left_out)


def own_look(element: Any | None, word: Word, part: str) -> str:
    """The properties of a table, row or cell in one fixed writing; what says no more than "no" is left out."""
    return "" if element is None else word.remembered(element, part, _own_look)


def _own_look(element: Any, word: Word, part: str) -> str:
    return "".join(
        canonical(child, word, part)
        for child in element
        if child.tag != w("cantSplit") or child.get(w("val"), "1") not in ("0", "false", "off")
    )


# --- tables -----------------------------------------------------------------------------------------------


def _table(element: Any, word: Word, part: str) -> Block:
    return _known(Kind.TABLE, element, word, part, _table_facts, partial(_rows, element, word, part))


def _row(element: Any, word: Word, part: str) -> Block:
    return _known(Kind.ROW, element, word, part, _row_facts, partial(_cells, element, word, part))


def _known(
    kind: Kind,
    element: Any,
    word: Word,
    part: str,
    facts: Callable[[Any, Word, str], Facts],
    load: Callable[[], list[Block]],
) -> Block:
    """A table or a row; one that stands alike in another of the files that are compared is not read again."""
    xml = bytes(etree.tostring(element, with_tail=False))
    known = word.known.get(xml)
    if known is None:
        known = facts(element, word, part)
        if not _LEADS_ELSEWHERE.search(xml):
            word.known[xml] = known
    sign, look, shape, name, text, anchors = known
    return Block(kind, element, sign, look, shape, name, text, (), anchors, load)


def _rows(element: Any, word: Word, part: str) -> list[Block]:
    return [_row(row, word, part) for row in element.iterfind(w("tr"))]


def _cells(element: Any, word: Word, part: str) -> list[Block]:
    return [_cell(cell, word, part) for cell in element.iterfind(w("tc"))]


def _table_facts(element: Any, word: Word, part: str) -> Facts:
    properties = element.find(w("tblPr"))
    look = f"{own_look(properties, word, part)}|{own_look(element.find(w('tblGrid')), word, part)}"
    rows = _rows(element, word, part)
    caption = None if properties is None else properties.find(w("tblCaption"))
    name = "" if caption is None else caption.get(w("val"), "")
    sign = "\n".join([f"table{look}", *(row.sign for row in rows)])
    shape = f"{len(list(element.iterfind(_COLUMNS)))} columns"
    return sign, look, shape, name, "", [key for row in rows for key in row.anchors]


def _row_facts(element: Any, word: Word, part: str) -> Facts:
    cells = _cells(element, word, part)
    look = own_look(element.find(w("trPr")), word, part)
    exceptions = own_look(element.find(w("tblPrEx")), word, part)
    anchors = [key for cell in cells for key in cell.anchors]
    first = " ".join(cells[0].text.split()) if cells else ""
    name = f"record {anchors[0][:10]}" if anchors else first if 0 < len(first) <= _LONGEST_REF else ""
    sign = "\n".join([f"row{look}", exceptions, *(cell.sign for cell in cells)])
    shape = "|".join([exceptions, *(cell.shape for cell in cells)])
    return sign, look, shape, name, " ".join(cell.text for cell in cells), anchors


def _cell(element: Any, word: Word, part: str) -> Block:
    inside = blocks_of(element, word, part)
    properties = element.find(w("tcPr"))
    look = own_look(properties, word, part)
    shape = "".join(canonical(one, word, part) for one in properties if one.tag in _SPANS) if look else ""
    sign = "\n".join([f"cell{look}", *(one.sign for one in inside)])
    text = "\n".join(one.text for one in inside)
    anchors = [key for one in inside for key in one.anchors]
    return Block(Kind.CELL, element, sign, look, shape, "", text, (), anchors, None, inside)
