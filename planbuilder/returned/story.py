"""A story of a Word file as words: paragraph by paragraph, whatever the words are wrapped in.

In comes the tree of a story without tracked changes; out come its paragraphs and tables, each paragraph in pieces that
carry the key of their cell or none, with the names of the anchors round them. Words may stand in controls, links,
fields and smart tags; what is hidden, prompts of emptied controls and page numbers do not count.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from planbuilder.output.opened_docx import MC, w
from planbuilder.returned.words import BOOKMARK, NUMBER, Cell, Paragraph, Piece, Row, Story, Table

_TAG = re.compile(r"pb:([0-9a-f]{10}_[0-9a-f]{4})")
_PAGE_FIELDS = re.compile(r"\s*(PAGEREF|PAGE|NUMPAGES|SECTIONPAGES|SECTION|DATE|TIME|SAVEDATE)\b", re.IGNORECASE)
_CONTENTS = re.compile(r"\s*(TOC|INDEX)\b", re.IGNORECASE)
_NOT_WORDS = frozenset(
    (
        *(w(tag) for tag in ("rPr", "pPr", "tblPr", "tblGrid", "trPr", "tcPr", "sdtPr", "sdtEndPr", "sectPr")),
        *(w(tag) for tag in ("del", "moveFrom", "instrText", "delText", "annotationRef", "rubyPr", "rt")),
        f"{{{MC}}}Fallback",
    )
)
#: What Word writes into an emptied control. A program that does not know controls keeps it as if it were typed.
_PROMPT = re.compile(r"Click( or tap)?( here)? to enter (text|a date)\.|Choose an item\.")
_SIGNS = {w("tab"): " ", w("ptab"): " ", w("cr"): "\n", w("noBreakHyphen"): "-", w("softHyphen"): ""}


def read_story(tree: Any) -> Story:
    """The words of a story whose tracked changes were accepted or rejected."""
    return _Reader().read(tree)


@dataclass
class _Reader:
    """One walk through a story, with what is open at each place."""

    story: Story = field(default_factory=Story)
    bookmarks: dict[str, str] = field(default_factory=dict)
    comments: dict[str, None] = field(default_factory=dict)
    fields: list[tuple[str, bool]] = field(default_factory=list)  # instruction, and whether its result has begun
    holder: Cell = field(init=False)
    paragraph: Paragraph | None = None
    keys: list[str] = field(default_factory=list)
    hidden: int = 0

    def read(self, tree: Any) -> Story:
        self.holder = self.story.body
        self._inside(tree)
        return self.story

    def _inside(self, element: Any) -> None:
        for child in element:
            self._take(child)

    def _take(self, element: Any) -> None:
        tag = element.tag
        if tag in _NOT_WORDS or not isinstance(tag, str):
            if tag == w("instrText") and self.fields:
                instruction, begun = self.fields[-1]
                self.fields[-1] = (instruction + (element.text or ""), begun)
            return
        if tag == w("t"):
            self._say(element.text or "")
        elif tag in _SIGNS:
            self._say(_SIGNS[tag])
        elif tag == w("br"):
            self._say("\n" if element.get(w("type"), "textWrapping") == "textWrapping" else "")
        elif tag == w("sym"):
            self._say(_symbol(element))
        elif take := _TAKERS.get(tag):
            take(self, element)
        else:
            self._inside(element)

    # --- containers

    def _take_paragraph(self, element: Any) -> None:
        outer, outer_hidden = self.paragraph, self.hidden
        self.paragraph, self.hidden = Paragraph(element.get(NUMBER, "")), 0
        self.paragraph.tags.update(dict.fromkeys(self.keys))
        self.holder.paragraphs.append(self.paragraph)
        self.story.paragraphs.append(self.paragraph)
        self._inside(element)
        self.paragraph.pieces[:] = [one for one in self.paragraph.pieces if not _is_prompt(one)]
        self.paragraph, self.hidden = outer, outer_hidden

    def _take_table(self, element: Any) -> None:
        table, outer, paragraph, keys = Table(), self.holder, self.paragraph, self.keys
        self.story.tables.append(table)
        self.paragraph, self.keys = None, []
        for row_element in _own(element, w("tr")):
            row = Row(row_element.get(NUMBER, ""))
            table.rows.append(row)
            for cell_element in _own(row_element, w("tc")):
                row.cells.append(Cell())
                self.holder = row.cells[-1]
                self._inside(cell_element)
        self.holder, self.paragraph, self.keys = outer, paragraph, keys

    # --- anchors, comments, fields

    def _take_control(self, element: Any) -> None:
        properties, content = element.find(w("sdtPr")), element.find(w("sdtContent"))
        if content is None:
            return
        key = _key_of(properties)
        is_prompt = properties is not None and properties.find(w("showingPlcHdr")) is not None
        if key:
            self.keys = [*self.keys, key]
            if self.paragraph is not None:
                self.paragraph.tags[key] = None
        self.hidden += is_prompt  # the words of an emptied control are Word's, not the partner's
        self._inside(content)
        self.hidden -= is_prompt
        if key:
            self.keys = self.keys[:-1]

    def _take_bookmark(self, element: Any) -> None:
        name = element.get(w("name"), "")
        if BOOKMARK.fullmatch(name):
            self.bookmarks[element.get(w("id"), "")] = name
            if self.paragraph is not None:
                self.paragraph.weak[name] = None

    def _take_bookmark_end(self, element: Any) -> None:
        self.bookmarks.pop(element.get(w("id"), ""), None)

    def _take_comment(self, element: Any) -> None:
        self.comments[element.get(w("id"), "")] = None

    def _take_comment_end(self, element: Any) -> None:
        self.comments.pop(element.get(w("id"), ""), None)

    def _take_comment_reference(self, element: Any) -> None:
        identity = element.get(w("id"), "")
        if self.paragraph is not None and not any(identity in one.commented for one in self.story.paragraphs):
            self.paragraph.commented[identity] = ""

    def _take_field_mark(self, element: Any) -> None:
        kind = element.get(w("fldCharType"))
        if kind == "begin":
            self.fields.append(("", False))
        elif kind == "separate" and self.fields:
            self.fields[-1] = (self.fields[-1][0], True)
        elif kind == "end" and self.fields:
            self.fields.pop()

    def _take_simple_field(self, element: Any) -> None:
        self.fields.append((element.get(w("instr"), ""), True))
        self._inside(element)
        self.fields.pop()

    def _take_run(self, element: Any) -> None:
        properties = element.find(w("rPr"))
        vanish = None if properties is None else properties.find(w("vanish"))
        hidden = vanish is not None and vanish.get(w("val"), "1") not in ("0", "false", "off")
        self.hidden += hidden
        self._inside(element)
        self.hidden -= hidden

    # --- words

    def _say(self, text: str) -> None:
        paragraph = self.paragraph
        if paragraph is None or self.hidden or not text:
            return
        for instruction, begun in self.fields:
            if not begun or _PAGE_FIELDS.match(instruction):
                return
            paragraph.in_contents |= _CONTENTS.match(instruction) is not None
        paragraph.names.update(dict.fromkeys(self.bookmarks.values()))
        for identity in self.comments:
            paragraph.commented[identity] = paragraph.commented.get(identity, "") + text
        if self.keys:
            key = self.keys[-1]
        else:
            names = list(self.bookmarks.values())
            key = BOOKMARK.fullmatch(names[-1])[1] if names else ""  # type: ignore[index]
        if paragraph.pieces and paragraph.pieces[-1].key == key:
            text = paragraph.pieces.pop().text + text
        paragraph.pieces.append(Piece(text, key))


_TAKERS = {
    w("p"): _Reader._take_paragraph,
    w("tbl"): _Reader._take_table,
    w("sdt"): _Reader._take_control,
    w("bookmarkStart"): _Reader._take_bookmark,
    w("bookmarkEnd"): _Reader._take_bookmark_end,
    w("commentRangeStart"): _Reader._take_comment,
    w("commentRangeEnd"): _Reader._take_comment_end,
    w("commentReference"): _Reader._take_comment_reference,
    w("fldChar"): _Reader._take_field_mark,
    w("fldSimple"): _Reader._take_simple_field,
    w("r"): _Reader._take_run,
}


def _own(element: Any, tag: str) -> Iterator[Any]:
    """The rows of a table or the cells of a row, also those in controls round them."""
    for child in element:
        if child.tag == tag:
            yield child
        elif child.tag in (w("sdt"), w("sdtContent"), w("customXml"), w("smartTag"), w("ins"), w("moveTo")):
            yield from _own(child, tag)


def _key_of(properties: Any | None) -> str:
    if properties is None:
        return ""
    for name in ("tag", "alias"):
        found = properties.find(w(name))
        if found is not None and (key := _TAG.fullmatch(found.get(w("val"), ""))):
            return str(key[1])
    return ""


def _is_prompt(piece: Piece) -> bool:
    return bool(piece.key) and _PROMPT.fullmatch(piece.text.strip()) is not None


def _symbol(element: Any) -> str:
    try:
        number = int(element.get(w("char"), "20"), 16)
    except ValueError:
        return ""
    return chr(number) if 32 <= number < 0xD800 or 0xE000 <= number <= 0xFFFF else ""
