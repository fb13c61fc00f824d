"""The marks in rendered XML become Word's own markup: bold, pictures, painted tables, whole rows, numbered lists.

In comes the XML of the document as text, with the marks of `marks.py`; out comes XML without any. It works on text,
mark by mark from front to back, so that its cost grows with the marks and not with the document.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from planbuilder.output.marks import (
    ANY,
    BOLD_OFF,
    BOLD_ON,
    COLOUR_OFF,
    COLOUR_ON,
    ITALIC_OFF,
    ITALIC_ON,
    KEEP_ROW,
    NUMBER_FIRST,
    NUMBER_NEXT,
    PICTURE_OFF,
    PICTURE_ON,
)

_RUN_PROPERTIES = re.compile(r"<w:r(?: [^>]*)?>\s*(<w:rPr>.*?</w:rPr>|<w:rPr/>)?", re.DOTALL)
#: What the schema has before a paragraph's w:numPr.
_BEFORE_NUMBER = re.compile(
    r'<w:pPr>(?:<w:pStyle w:val="([^"]*)"/>)?'
    r"(?:<w:(?:keepNext|keepLines|pageBreakBefore|framePr|widowControl)\b[^>]*/>)*"
)
_TABLE_STYLE = re.compile(r'<w:tblStyle w:val="([^"]+)"/>')
_RUN_MARK = re.compile(f"[{BOLD_ON}-{PICTURE_OFF}]")
_EMPTY_TEXT = re.compile(r"<w:t(?: [^>]*)?></w:t>")
_EMPTY_RUN = re.compile(r"<w:r>(?:<w:rPr>(?:(?!</w:rPr>).)*</w:rPr>)?</w:r>", re.DOTALL)


@dataclass
class Dressing:
    """What dressing a document needs from outside, and what it asks to be made.

    `pictures` gives the drawing of a picture by its key. `painted` collects the table styles that must exist: (style
    id, colour). `lists` holds the paragraph style of each numbered list. The first list has the number `first_list`;
    0 says that the document can have none.
    """

    pictures: Mapping[str, Callable[[], str]]
    first_list: int = 1
    lists: list[str] = field(default_factory=list)
    painted: set[tuple[str, str]] = field(default_factory=set)

    def dress(self, xml: str) -> str:
        """The XML of one part without marks."""
        if not ANY.search(xml):
            return xml
        xml = self._paint_tables(xml)
        xml = _keep_rows(xml)
        xml = self._number_lists(xml)
        return ANY.sub("", self._dress_runs(xml))

    def _paint_tables(self, xml: str) -> str:
        """The table round a colour mark gets its style in that colour."""
        done, parts = 0, []
        for mark in re.finditer(f"{COLOUR_ON}([0-9A-F]{{6}}){COLOUR_OFF}", xml):
            start = xml.rfind("<w:tbl>", done, mark.start())
            style = _TABLE_STYLE.search(xml, max(start, done), mark.start())
            if start >= 0 and style:
                self.painted.add((style[1], mark[1]))
                parts += [xml[done : style.start()], f'<w:tblStyle w:val="{painted_style(style[1], mark[1])}"/>']
                done = style.end()
            parts.append(xml[done : mark.start()])
            done = mark.end()
        return "".join([*parts, xml[done:]])

    def _number_lists(self, xml: str) -> str:
        """Each numbered item gets the number of its list, so that every list starts at 1."""
        done, parts = 0, []
        for mark in re.finditer(f"[{NUMBER_FIRST}{NUMBER_NEXT}]", xml if self.first_list else ""):
            start = xml.rfind("<w:pPr>", done, mark.start())
            place = _BEFORE_NUMBER.match(xml, max(start, 0))
            if start >= 0 and place:
                if mark[0] == NUMBER_FIRST or not self.lists:
                    self.lists.append(place[1] or "")
                number = self.first_list + len(self.lists) - 1
                parts += [xml[done : place.end()], f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{number}"/></w:numPr>']
                done = place.end()
            parts.append(xml[done : mark.start()])
            done = mark.end()
        return "".join([*parts, xml[done:]])

    def _dress_runs(self, xml: str) -> str:
        """Each run that holds a mark is split where its dress changes."""
        done, parts = 0, []
        mark = _RUN_MARK.search(xml)
        while mark:
            start = max(xml.rfind("<w:r>", done, mark.start()), xml.rfind("<w:r ", done, mark.start()))
            end = xml.find("</w:r>", mark.start())
            if start < 0 or end < 0:
                break
            parts += [xml[done:start], self._split_run(xml[start:end])]
            done = end + len("</w:r>")
            mark = _RUN_MARK.search(xml, done)
        return "".join([*parts, xml[done:]])

    def _split_run(self, run: str) -> str:
        opening = _RUN_PROPERTIES.match(run)
        properties = (opening[1] or "") if opening else ""
        body = run[opening.end() :] if opening else run
        bold = italic = False
        made = [f"<w:r>{properties}"]
        for piece in re.split(f"([{BOLD_ON}-{ITALIC_OFF}]|{PICTURE_ON}[^{PICTURE_OFF}]*{PICTURE_OFF})", body):
            if piece.startswith(PICTURE_ON):
                drawing = self.pictures[piece[1:-1]]()
                made.append(f'</w:t></w:r><w:r>{drawing}</w:r><w:r>{properties}<w:t xml:space="preserve">')
            elif piece in {BOLD_ON, BOLD_OFF, ITALIC_ON, ITALIC_OFF} and piece:
                bold = piece == BOLD_ON if piece in {BOLD_ON, BOLD_OFF} else bold
                italic = piece == ITALIC_ON if piece in {ITALIC_ON, ITALIC_OFF} else italic
                dress = dressed_properties(properties, bold=bold, italic=italic)
                made.append(f'</w:t></w:r><w:r>{dress}<w:t xml:space="preserve">')
            else:
                made.append(piece)
        made.append("</w:r>")
        return _EMPTY_RUN.sub("", _EMPTY_TEXT.sub("", "".join(made)))


def dressed_properties(properties: str, *, bold: bool, italic: bool) -> str:
    """Run properties with bold and italics switched on; the schema has them after the style and the font."""
    added = ("<w:b/><w:bCs/>" if bold else "") + ("<w:i/><w:iCs/>" if italic else "")
    if not added:
        return properties
    inner = re.sub(r"^<w:rPr/?>|</w:rPr>$", "", properties)
    names = "|".join(["b|bCs"] * bold + ["i|iCs"] * italic)
    inner = re.sub(rf"<w:(?:{names})(?: [^>]*)?/>", "", inner)
    head = re.match(r"(?:<w:(?:rStyle|rFonts|b|bCs)(?: [^>]*)?/>)*", inner)
    start = head.end() if head else 0
    return f"<w:rPr>{inner[:start]}{added}{inner[start:]}</w:rPr>"


def painted_style(style: str, colour: str) -> str:
    """The id of a table style in a colour of its own."""
    return f"{style}{colour}"


def _keep_rows(xml: str) -> str:
    """The row round a mark may not be split over two pages."""
    done, parts = 0, []
    position = xml.find(KEEP_ROW)
    while position >= 0:
        start = max(xml.rfind("<w:tr>", done, position), xml.rfind("<w:tr ", done, position))
        if start >= 0:
            opened = xml.index(">", start) + 1
            if xml.startswith("<w:trPr>", opened):
                opened += len("<w:trPr>")
                properties = "" if xml.startswith("<w:cantSplit/>", opened) else "<w:cantSplit/>"
            else:
                properties = "<w:trPr><w:cantSplit/></w:trPr>"
            parts += [xml[done:opened], properties]
            done = opened
        parts.append(xml[done:position])
        done = position + 1
        position = xml.find(KEEP_ROW, done)
    return "".join([*parts, xml[done:]])
