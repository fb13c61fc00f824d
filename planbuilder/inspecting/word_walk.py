"""One walk over a Word document: what its checks ask for, in the order of reading.

In: a docx that is safe to open. Out: a `WordLook`. What Word keeps for older programs (`mc:Fallback`) is taken out
first: it says everything a second time.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from planbuilder.inspecting.word_look import Cell, Link, Paragraph, Picture, Run, Table, WordLook
from planbuilder.inspecting.word_styles import UNKNOWN, Properties, Styles, look_of
from planbuilder.output.opened_docx import MC, open_docx, w

_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_VAL = w("val")


def look_at(path: Path, content: bytes | None = None) -> WordLook:
    """A Word document as it is now, or as these bytes hold it; raises what `open_docx` raises."""
    docx = open_docx(path if content is None else content)
    for _, tree in docx.stories():
        for spare in [*tree.iter(f"{{{MC}}}Fallback")]:
            spare.getparent().remove(spare)
    look = WordLook(path, docx, Styles(docx))
    for name, tree in docx.stories():
        kind = re.sub(r"\d*\.xml", "", name.rpartition("/")[2])
        if kind == "document":
            body = tree.find(w("body"))
            if body is not None:
                _Walk(look, name, "body").blocks(body, None, in_box=False)
        elif kind in ("header", "footer"):
            _Walk(look, name, kind).blocks(tree, None, in_box=False)
    return look


class _Walk:
    """One walk over one story; fields may go over several paragraphs, so that it knows which are open."""

    def __init__(self, look: WordLook, part: str, story: str) -> None:
        self._look, self._part, self._story = look, part, story
        self._styles = look.styles
        self._fields: list[list[Any]] = []  # [instruction, whether its result has begun, the Link of it]
        self._under = ""
        self._known: dict[Any, tuple[Properties, Properties]] = {}
        self._cells: dict[Any, Properties] = {}

    def blocks(self, holder: Any, cell: Cell | None, *, in_box: bool) -> None:
        """The paragraphs and tables of a body, a cell, a header or a text box."""
        for element in holder:
            tag = element.tag
            if tag == _P:
                self._paragraph(element, cell, in_box=in_box)
            elif tag == _TBL:
                self._table(element, cell, in_box=in_box)
            elif tag in _WRAPPERS:
                self.blocks(element, cell, in_box=in_box)

    # --- tables -------------------------------------------------------------------------------------------

    def _table(self, element: Any, outer: Cell | None, *, in_box: bool) -> None:
        properties = element.find(w("tblPr"))
        named = None if properties is None else properties.find(w("tblStyle"))
        caption = None if properties is None else properties.find(w("tblCaption"))
        style = "" if named is None else named.get(_VAL, "")
        table = Table(element, len(self._look.tables) + 1, self._under, style, outer)
        table.caption = "" if caption is None else caption.get(_VAL, "")
        if self._story == "body":
            self._look.tables.append(table)
        if outer is not None:
            outer.holds_table = True
        look, over = look_of(properties), self._styles.properties(properties).get("fill")
        rows = [*_inside(element, w("tr"))]
        for number, row in enumerate(rows):
            header = row.find(f"{w('trPr')}/{w('tblHeader')}")
            if header is not None and header.get(_VAL, "1") not in ("0", "false", "off"):
                table.headers.add(number)
            self._row(table, row, len(rows), look, over, in_box=in_box)

    def _row(self, table: Table, row: Any, rows: int, look: Any, over: str | None, *, in_box: bool) -> None:
        number, column = len(table.rows), 0
        cells: list[Cell] = []
        table.rows.append(cells)
        elements = [*_inside(row, w("tc"))]
        for place, element in enumerate(elements):
            own = element.find(w("tcPr"))
            span = None if own is None else own.find(w("gridSpan"))
            width = int(span.get(_VAL, "1")) if span is not None and span.get(_VAL, "1").isdecimal() else 1
            parts = _parts(look, number, rows, place, len(elements), column)
            fill = self._styles.properties(own).get("fill") if own is not None and len(own) > 1 else None
            if number and number in table.headers and look["firstRow"]:
                fill = fill or UNKNOWN  # how a second header row is painted, depends on a setting of compatibility
            given = self._look_of_cell(table.style, parts, fill, over)
            cell = Cell(element, table, number, column, max(width, 1), given)
            cells.append(cell)
            column += cell.span
            self.blocks(element, cell, in_box=in_box)

    def _look_of_cell(self, style: str, parts: tuple[str, ...], fill: str | None, over: str | None) -> Properties:
        key = (style, parts, fill, over)
        if key not in self._cells:
            given = self._styles.of_cell(style, parts)
            self._cells[key] = given | {"cell fill": fill or over or given.get("cell fill")}
        return self._cells[key]

    # --- paragraphs ---------------------------------------------------------------------------------------

    def _paragraph(self, element: Any, cell: Cell | None, *, in_box: bool) -> None:
        own = element.find(_PPR)
        named = None if own is None else own.find(_PSTYLE)
        style = (named.get(_VAL, "") if named is not None else "") or self._styles.default_paragraph
        direct = self._styles.properties(own) if own is not None and len(own) > (named is not None) else {}
        properties = self._styles.of(style) | direct if direct else self._styles.of(style)
        one = Paragraph(element, style, properties, direct, self._under, cell, in_box, self._story)
        one.in_contents = self._in_contents()
        self._inline(element, one, None)
        one.in_contents = one.in_contents or self._in_contents()
        one.text = "".join(run.text for run in one.runs)
        one.holds_more |= own is not None and own.find(w("sectPr")) is not None
        outline = properties.get("outline", 9)
        if self._story != "body":
            self._look.margins.append(one)
            return
        if outline < 9 and not one.in_contents:
            one.level = outline + 1
            if one.text.strip():
                self._under = one.text.strip()
        self._look.paragraphs.append(one)
        if cell is not None:
            cell.paragraphs.append(one)

    def _inline(self, holder: Any, one: Paragraph, link: Link | None) -> None:
        for element in holder:
            tag = element.tag
            if tag == _RUN:
                self._run(element, one, link)
            elif tag == _HYPERLINK:
                self._inline(element, one, self._link(element, one))
            elif tag == _FIELD:
                inside = self._field_link(element.get(w("instr"), ""), one) or link
                self._inline(element, one, inside)
            elif tag in _INLINE_WRAPPERS:
                self._inline(element, one, link)
            elif isinstance(tag, str) and tag.startswith(
                "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
            ):
                one.holds_more = True

    def _run(self, element: Any, one: Paragraph, link: Link | None) -> None:
        text: list[str] = []
        own = None
        for part in element:
            tag = part.tag
            if tag == _T:
                text.append(part.text or "")
            elif tag == _RPR:
                own = part
            elif tag in _AS_TEXT:
                text.append(_AS_TEXT[tag])
                if tag == _BR and part.get(w("type")) in ("page", "column"):
                    one.holds_more = True
            elif tag == _FLDCHAR:
                self._field_mark(part.get(w("fldCharType")), one)
            elif tag == _INSTR:
                if self._fields and not self._fields[-1][1]:
                    self._fields[-1][0] += part.text or ""
            elif tag in _OBJECTS:
                one.holds_more = True
                self._objects(part, one)
            elif tag == _ALTERNATE:
                one.holds_more = True
                for choice in part.iter(*_OBJECTS):
                    self._objects(choice, one)
                    break
        if not text:
            return
        direct, properties = self._look_of_run(own, one)
        if properties.get("vanish"):
            return
        linked = link or next((each[2] for each in reversed(self._fields) if each[2] is not None and each[1]), None)
        said = "".join(text)
        if linked is not None:
            linked.words += said
        one.runs.append(Run(said, properties, direct, linked is not None))

    def _look_of_run(self, own: Any, one: Paragraph) -> tuple[Properties, Properties]:
        """Its own properties and all of them; those that look alike are worked out once."""
        cell = one.cell.properties if one.cell is not None else {}
        said = () if own is None else tuple((part.tag, *part.attrib.items()) for part in own)
        key = (said, one.style, id(one.direct) if one.direct else 0, id(cell) if cell else 0)
        if key not in self._known:
            direct = self._styles.properties(own)
            named = None if own is None else own.find(w("rStyle"))
            of_style = self._styles.of(named.get(_VAL, "")) if named is not None else {}
            below = self._styles.defaults | cell | one.properties
            # "fill" is the background of each by itself: that of a paragraph is not one of the text
            below.pop("fill", None)
            self._known[key] = direct, below | of_style | direct
        return self._known[key]

    # --- links, fields, pictures --------------------------------------------------------------------------

    def _link(self, element: Any, one: Paragraph) -> Link:
        address = self._look.addresses.get((self._part, element.get(f"{_R}id", "")), "")
        link = Link("", address, element.get(w("anchor"), ""), one)
        self._look.links.append(link)
        return link

    def _field_link(self, instruction: str, one: Paragraph) -> Link | None:
        found = _HYPERLINK_FIELD.match(instruction)
        if found is None:
            return None
        anchor = _ANCHOR_SWITCH.search(instruction)
        link = Link("", found[1] or found[2] or "", anchor[1] if anchor else "", one)
        self._look.links.append(link)
        return link

    def _in_contents(self) -> str:
        return next((each[0] for each in self._fields if re.match(r"\s*TOC\b", each[0])), "")

    def _field_mark(self, kind: str | None, one: Paragraph) -> None:
        if kind == "begin":
            self._fields.append(["", False, None])
        elif kind == "separate" and self._fields:
            self._fields[-1][1] = True
            self._fields[-1][2] = self._field_link(self._fields[-1][0], one)
            one.in_contents = one.in_contents or self._in_contents()  # it may begin and end in one paragraph
        elif kind == "end" and self._fields:
            self._fields.pop()

    def _objects(self, holder: Any, one: Paragraph) -> None:
        for found in holder.iter(*_DESCRIBED):
            if found.tag == _DOCPR:
                around = found.getparent()
                self._look.pictures.append(Picture(found, one, around.tag.endswith("}anchor")))
            elif next(found.iterancestors(_GROUP), None) is None:
                floats = "position:absolute" in found.get("style", "").replace(" ", "")
                self._look.pictures.append(Picture(found, one, floats))
        for box in holder.iter(_BOX):
            if self._story == "body":
                self._look.boxes.append(one)
            self.blocks(box, one.cell, in_box=True)


_P, _TBL, _RUN, _T, _BR = w("p"), w("tbl"), w("r"), w("t"), w("br")
_PPR, _RPR, _PSTYLE = w("pPr"), w("rPr"), w("pStyle")
_HYPERLINK, _FIELD, _FLDCHAR, _INSTR, _BOX = (
    *(w("hyperlink"), w("fldSimple"), w("fldChar"), w("instrText"), w("txbxContent")),
)
_WRAPPERS = {w(tag) for tag in ("sdt", "sdtContent", "customXml", "ins", "moveTo")}
_INLINE_WRAPPERS = _WRAPPERS | {w("smartTag"), w("dir"), w("bdo")}
_AS_TEXT = {w("tab"): "\t", w("ptab"): "\t", _BR: "\n", w("cr"): "\n", w("noBreakHyphen"): "-", w("sym"): "\u2022"}
_OBJECTS = (w("drawing"), w("pict"), w("object"))
_ALTERNATE = f"{{{MC}}}AlternateContent"
_DOCPR = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
_VML = "{urn:schemas-microsoft-com:vml}"
_GROUP = f"{_VML}group"
_DESCRIBED = (_DOCPR, *(f"{_VML}{tag}" for tag in ("shape", "rect", "oval", "roundrect", "group", "line")))
_HYPERLINK_FIELD = re.compile(r'\s*HYPERLINK\b\s*(?:"([^"]*)"|((?!\\)\S+))?', re.IGNORECASE)
_ANCHOR_SWITCH = re.compile(r'\\l\s+"?([^"\s]+)', re.IGNORECASE)


def _inside(element: Any, tag: str) -> Iterator[Any]:
    """The rows of a table or the cells of a row, those in controls too."""
    for child in element:
        if child.tag == tag:
            yield child
        elif child.tag in _WRAPPERS:
            yield from _inside(child, tag)


def _parts(look: Any, row: int, rows: int, place: int, cells: int, column: int) -> tuple[str, ...]:
    """The parts of a table style that a cell belongs to, the strongest last (ECMA-376, 17.7.6)."""
    parts: list[str] = []
    first = 1 if look["firstRow"] else 0
    if not look["noVBand"]:
        parts.append("band2Vert" if (column - (1 if look["firstColumn"] else 0)) % 2 else "band1Vert")
    if not look["noHBand"] and row >= first:
        parts.append("band2Horz" if (row - first) % 2 else "band1Horz")
    if look["firstColumn"] and place == 0:
        parts.append("firstCol")
    if look["lastColumn"] and place == cells - 1:
        parts.append("lastCol")
    if look["lastRow"] and row == rows - 1 and rows > 1:
        parts.append("lastRow")
    if look["firstRow"] and row == 0:
        parts.append("firstRow")
    return tuple(parts)
