"""The marks in rendered XML become Word's own markup: bold, pictures, charts, painted tables, whole rows, lists.

In comes the XML of the document as text, with the marks of `marks.py`; out comes XML without any. It works on text,
mark by mark from front to back, so that its cost grows with the marks and not with the document.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from html import unescape

from planbuilder.keys import KEY_LENGTH
from planbuilder.output.anchoring import closed_places, may_hold_anchors, with_prefixes
from planbuilder.output.marks import (
    ANCHOR_OFF,
    ANCHOR_ON,
    ANY,
    BOLD_OFF,
    BOLD_ON,
    CHART_OFF,
    CHART_ON,
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

#: A run as far as its own properties, which may hold those that it had before a tracked change.
_RUN = re.compile(r"<w:r(?: [^>]*)?>\s*(<w:rPr>.*?</w:rPr>(?:</w:rPrChange></w:rPr>)?|<w:rPr/>)?", re.DOTALL)
_TEXT = re.compile(r"<w:t(?: [^>]*)?>")
#: A mark that acts on its run; not those of a value that stand round its run already.
_RUN_MARK = re.compile(
    f"[{BOLD_ON}-{PICTURE_ON}{CHART_ON}{ANCHOR_ON}{ANCHOR_OFF}]"
    f"(?:(?<![{ANCHOR_ON}{ANCHOR_OFF}])|(?<={ANCHOR_ON})(?!.{{{KEY_LENGTH}}}<w:r>)|(?<={ANCHOR_OFF})(?<!</w:r>{ANCHOR_OFF}))"
)
_RUN_MARKS = re.compile(
    f"([{BOLD_ON}-{ITALIC_OFF}]|{PICTURE_ON}[^{PICTURE_OFF}]*{PICTURE_OFF}|{CHART_ON}[^{CHART_OFF}]*{CHART_OFF}"
    f"|{ANCHOR_ON}.{{{KEY_LENGTH}}}|{ANCHOR_OFF})"
)
#: A run of nothing but one plain value that is tied to its cell, as nearly all are; and the value's marks round it.
_LONE_VALUE = re.compile(
    r'<w:r(?: [^>]*)?>(<w:rPr>(?:<[^>]*/>)*</w:rPr>|)<w:t(?: xml:space="preserve")?>'
    f"({ANCHOR_ON}.{{{KEY_LENGTH}}})([^<\ue000-\ue0ff]*){ANCHOR_OFF}</w:t></w:r>"
)
_ROUND_ITS_RUN = rf'\2<w:r>\1<w:t xml:space="preserve">\3</w:t></w:r>{ANCHOR_OFF}'
#: Marks that act on more than their run; what is left of them once they have acted is dropped.
_OTHER_MARK = re.compile(f"[\ue000{COLOUR_ON}-{NUMBER_NEXT}\ue010-\ue0ff]")
#: Marks that hold a key, and what ends each.
_ENDS = {PICTURE_ON: PICTURE_OFF, CHART_ON: CHART_OFF}
#: What the schema has before a paragraph's w:numPr.
_BEFORE_NUMBER = re.compile(
    r'<w:pPr>(?:<w:pStyle w:val="([^"]*)"/>)?'
    r"(?:<w:(?:keepNext|keepLines|pageBreakBefore|framePr|widowControl)\b[^>]*/>)*"
)
_TABLE_STYLE = re.compile(r'<w:tblStyle w:val="([^"]+)"/>')

#: Makes the XML of a drawing for the part that it stands in.
Drawing = Callable[[str], str]


@dataclass
class Dressing:
    """What dressing a document needs from outside, and what it asks to be made.

    `pictures` and `charts` give the drawing of a picture or chart by its key. `painted` collects the table styles that
    must exist: (style id, colour). `lists` holds the paragraph style of each numbered list. The first list has the
    number `first_list`; 0 says that the document can have none.
    What ties values to their cells stays as marks, round their runs now (`anchoring.py`).
    """

    pictures: Mapping[str, Drawing]
    first_list: int = 1
    charts: Mapping[str, Drawing] = field(default_factory=dict)
    lists: list[str] = field(default_factory=list)
    painted: set[tuple[str, str]] = field(default_factory=set)

    def dress(self, xml: str, part: str) -> str:
        """The XML of a part of the document without marks."""
        if not ANY.search(xml):
            return xml
        xml = self._paint_tables(xml)
        xml = _keep_rows(xml)
        xml = self._number_lists(xml)
        xml = _OTHER_MARK.sub("", xml)
        if ANCHOR_ON in xml and may_hold_anchors(part):
            xml = with_prefixes(xml)
        return self._dress_runs(xml, part, closed_places(xml, part))

    def _paint_tables(self, xml: str) -> str:
        """The table round a colour mark gets its style in that colour; of two marks in a table, the first counts."""
        marks = list(re.finditer(f"{COLOUR_ON}([0-9A-F]{{6}}){COLOUR_OFF}", xml))
        tables: dict[int, str] = {}
        for mark, table in zip(marks, _holders(xml, "tbl", [mark.start() for mark in marks]), strict=True):
            tables.setdefault(table, mark[1])
        changes = [(mark.start(), mark.end(), "") for mark in marks]
        for table, colour in tables.items():
            style = _TABLE_STYLE.search(xml, table, xml.index("</w:tblPr>", table)) if table >= 0 else None
            if style:
                self.painted.add((style[1], colour))
                changes.append((*style.span(), f'<w:tblStyle w:val="{painted_style(style[1], colour)}"/>'))
        return _changed(xml, changes)

    def _number_lists(self, xml: str) -> str:
        """Each numbered item gets the number of its list, so that every list starts at 1."""
        done, parts = 0, []
        for mark in re.finditer(f"[{NUMBER_FIRST}{NUMBER_NEXT}]", xml if self.first_list else ""):
            start = _last(xml, "p", done, mark.start())
            if start >= 0:
                begin, end, style = _place_of_number(xml, start)
                if mark[0] == NUMBER_FIRST or not self.lists:
                    self.lists.append(style or "")
                number = self.first_list + len(self.lists) - 1
                properties = f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{number}"/></w:numPr>'
                parts += [xml[done:begin], properties if style is not None else f"<w:pPr>{properties}</w:pPr>"]
                done = end
            parts.append(xml[done : mark.start()])
            done = mark.end()
        return "".join([*parts, xml[done:]])

    def _dress_runs(self, xml: str, part: str, closed: Sequence[tuple[int, int]]) -> str:
        """Each text that holds marks is parted into runs; marks in attributes and in the code of fields are dropped."""
        if not closed:
            xml = _LONE_VALUE.sub(_ROUND_ITS_RUN, xml)
        done, parts, properties = 0, [], ""
        mark = _RUN_MARK.search(xml)
        while mark:
            at = mark.start()
            tied = not any(begin < at < behind for begin, behind in closed)
            opened = xml.rfind("<", done, at)
            text = _TEXT.match(xml, opened) if opened >= 0 else None
            if text and text.end() <= at:
                start = _last(xml, "r", done, opened)
                run = _RUN.match(xml, start) if start >= 0 else None
                properties = (run[1] or "") if run else properties
                end = xml.index("</w:t>", at)
                runs = self._runs(xml[text.end() : end], properties, part, tied=tied)
                end += len("</w:t>")
                is_first, is_last = run is not None and run.end() == opened, xml.startswith("</w:r>", end)
                parts += [xml[done:start], *runs] if is_first else [xml[done:opened], "</w:r>", *runs]
                parts.append("" if is_last else f"<w:r>{properties}")
                done = end + len("</w:r>") * is_last
            else:
                parts.append(xml[done:at])
                if mark[0] == ANCHOR_ON:
                    done = at + 1 + KEY_LENGTH
                else:
                    done = max(xml.find(_ENDS.get(mark[0], mark[0]), at), at) + 1
            mark = _RUN_MARK.search(xml, done)
        return "".join([*parts, xml[done:]])

    def _runs(self, text: str, properties: str, part: str, *, tied: bool) -> Iterator[str]:
        """The runs that a text with marks becomes; those of a value that is tied to its cell stand in its marks."""
        value: list[str] = []
        key = ""
        for piece, run in self._each_run(text, properties, part):
            if piece.startswith(ANCHOR_ON):
                key = piece[1:]
            elif piece != ANCHOR_OFF:
                if key:
                    value.append(run)
                else:
                    yield run
            else:
                if value:
                    yield f"{ANCHOR_ON}{key}{''.join(value)}{ANCHOR_OFF}" if tied else "".join(value)
                value, key = [], ""
        yield from value

    def _each_run(self, text: str, properties: str, part: str) -> Iterator[tuple[str, str]]:
        """Each run with the text that it is made of; marks of anchors come by themselves."""
        bold = italic = False
        for piece in _RUN_MARKS.split(text):
            if piece.startswith(PICTURE_ON) and piece.endswith(PICTURE_OFF):
                yield piece, f"<w:r>{self.pictures[unescape(piece[1:-1])](part)}</w:r>"
            elif piece.startswith(CHART_ON) and piece.endswith(CHART_OFF):
                yield piece, f"<w:r>{self.charts[unescape(piece[1:-1])](part)}</w:r>"
            elif piece in {BOLD_ON, BOLD_OFF}:
                bold = piece == BOLD_ON
            elif piece in {ITALIC_ON, ITALIC_OFF}:
                italic = piece == ITALIC_ON
            elif piece.startswith((ANCHOR_ON, ANCHOR_OFF)):
                yield piece, ""
            elif piece := ANY.sub("", piece):
                dress = dressed_properties(properties, bold=bold, italic=italic)
                yield piece, f'<w:r>{dress}<w:t xml:space="preserve">{piece}</w:t></w:r>'


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
    rows = set(_holders(xml, "tr", list(_places(xml, KEEP_ROW))))
    return _changed(xml, [_kept_whole(xml, row) for row in rows if row >= 0])


def _kept_whole(xml: str, row: int) -> tuple[int, int, str]:
    """The change that makes a row unsplittable; the schema has its properties after exceptions from the table's."""
    at = xml.index(">", row) + 1
    if xml.startswith("<w:tblPrEx>", at):
        at = xml.index("</w:tblPrEx>", at) + len("</w:tblPrEx>")
    if not xml.startswith("<w:trPr>", at):
        return at, at, "<w:trPr><w:cantSplit/></w:trPr>"
    at += len("<w:trPr>")
    return at, at, "" if "<w:cantSplit" in xml[at : xml.index("</w:trPr>", at)] else "<w:cantSplit/>"


def _place_of_number(xml: str, paragraph: int) -> tuple[int, int, str | None]:
    """Where a paragraph has, or should have, its number: begin, end, and its style; None if it has no properties."""
    at = xml.index(">", paragraph) + 1
    place = _BEFORE_NUMBER.match(xml, at)
    if not place:
        return at, at + len("<w:pPr/>") * xml.startswith("<w:pPr/>", at), None
    own = xml.startswith("<w:numPr>", place.end())
    end = xml.index("</w:numPr>", place.end()) + len("</w:numPr>") if own else place.end()
    return place.end(), end, place[1] or ""


def _last(xml: str, name: str, begin: int, end: int) -> int:
    """Where the last element of this name begins between two places; -1 where there is none."""
    plain = xml.rfind(f"<w:{name}>", begin, end)
    return max(plain, xml.rfind(f"<w:{name} ", max(plain, begin), end))


def _places(xml: str, text: str) -> Iterator[int]:
    at = xml.find(text)
    while at >= 0:
        yield at
        at = xml.find(text, at + 1)


def _holders(xml: str, name: str, marks: Sequence[int]) -> list[int]:
    """Where the innermost element of this name round each mark begins; -1 for a mark that stands in none."""
    if not marks:
        return []
    steps = [(at, "open") for opening in (f"<w:{name}>", f"<w:{name} ") for at in _places(xml, opening)]
    steps += [(at, "close") for at in _places(xml, f"</w:{name}>")]
    steps += [(at, "mark") for at in marks]
    around, found = [-1], []
    for at, step in sorted(steps):
        if step == "open":
            around.append(at)
        elif step == "close":
            around.pop()
        else:
            found.append(around[-1])
    return found


def _changed(xml: str, changes: Iterable[tuple[int, int, str]]) -> str:
    """The text with stretches exchanged: (begin, end, what stands there instead)."""
    done, parts = 0, []
    for begin, end, new in sorted(changes):
        parts += [xml[done:begin], new]
        done = end
    return "".join([*parts, xml[done:]])
