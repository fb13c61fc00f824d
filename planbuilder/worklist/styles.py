"""The workbook's styles, with those added that marked cells and the list need.

In comes the part styles.xml (or none: a small one is made); out come numbers of cell formats. Nothing that is there is
changed: new fills, fonts and formats go to the end of their lists, so that every number in use stays what it was
(ECMA-376 part 1, 18.8).
"""

from __future__ import annotations

import copy
from functools import cache
from typing import Final

from lxml import etree

from planbuilder.problems import Level
from planbuilder.values import contrast
from planbuilder.worklist.parts import MAIN, Parts, Relationships, local_name, main
from planbuilder.worklist.words import BLUE, GOLD, INK, LOOKS, NAVY, RULE, SLATE, WHITE

_TYPE: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"
_ORDER: Final = (
    *("numFmts", "fonts", "fills", "borders", "cellStyleXfs", "cellXfs", "cellStyles", "dxfs", "tableStyles"),
    *("colors", "extLst"),
)
_FONT_ORDER: Final = (
    *("b", "i", "strike", "condense", "extend", "outline", "shadow", "u", "vertAlign", "sz", "color"),
    *("name", "family", "charset", "scheme"),
)
_NONE: Final = f"""<styleSheet xmlns="{MAIN}">
<fonts count="1"><font><sz val="11"/><name val="Calibri"/><family val="2"/></font></fonts>
<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>
<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>
<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>
<cellXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/></cellXfs>
<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>
<dxfs count="0"/>
</styleSheet>"""
_READABLE: Final = 4.5  # WCAG 2.2, success criterion 1.4.3


class Styles:
    """The styles of one workbook; whatever is asked for twice is added once."""

    def __init__(self, parts: Parts, workbook_part: str, related: Relationships) -> None:
        self._parts = parts
        found = [name for name in related.by_type("styles") if name in parts]
        self._part = found[0] if found else "xl/styles.xml"
        self._root = parts.tree(found[0]) if found else etree.fromstring(_NONE)
        if not found:
            parts.declare(self._part, _TYPE)
            related.add("styles", self._part)
        self._usual = etree.fromstring(_NONE)
        self._xfs, self._fonts = self._group("cellXfs"), self._group("fonts")
        self._add = cache(self._added)
        self.marked = cache(self._marked)

    def save(self) -> None:
        """Put the part back into the workbook."""
        for group in ("fonts", "fills", "borders", "cellXfs", "dxfs"):
            self._group(group).set("count", str(len(self._group(group))))
        self._parts.write(self._part, self._root)

    def _marked(self, style: int, level: Level) -> int:
        """The format of a cell with the fill of a level, otherwise as it is, its text dark enough for the fill."""
        tint = LOOKS[level].tint
        own = self._xfs[style] if style < len(self._xfs) else self._xfs[0]
        new = copy.deepcopy(own)
        new.set("fillId", str(self._add("fills", _fill(tint))))
        new.set("applyFill", "1")
        font = int(new.get("fontId", "0"))
        if not self._readable(font, tint):
            new.set("fontId", str(self._dark(font)))
            new.set("applyFont", "1")
        return self._append(self._xfs, new)

    def _readable(self, font: int, tint: str) -> bool:
        """Whether the font has a colour of its own that can be read on a tint.

        One without, or with one of the theme, is not relied on: the style of a table may turn it white.
        """
        colour = self._fonts[font].find(main("color")) if font < len(self._fonts) else None
        given = (colour.get("rgb") or "")[-6:] if colour is not None else ""
        return len(given) == 6 and contrast(given, tint) >= _READABLE

    def _dark(self, font: int) -> int:
        """The same font in ink."""
        new = copy.deepcopy(self._fonts[font] if font < len(self._fonts) else self._fonts[0])
        for colour in new.findall(main("color")):
            new.remove(colour)
        etree.SubElement(new, main("color"), rgb=f"FF{INK}")
        new[:] = sorted(new, key=_place_in_font)
        return self._add("fonts", etree.tostring(new).decode())

    def rule(self, level: Level) -> int:
        """The format of a rule that shows a level over the workbook's own rules."""
        fill = f'<fill><patternFill patternType="solid"><bgColor rgb="FF{LOOKS[level].tint}"/></patternFill></fill>'
        return self._add("dxfs", f'<dxf xmlns="{MAIN}"><font><color rgb="FF{INK}"/></font>{fill}</dxf>')

    def listed(self, kind: str) -> int:
        """The format of a cell of the list: "title", "line", "head", "text", "link", "done", "STOP"..."""
        if kind in Level.__members__:
            tint = LOOKS[Level[kind]].tint
            return self._format(_font(INK, bold=True), _fill(tint), _RULED, _TOP)
        return self._format(*_LISTED[kind])

    def _format(self, font: str, fill: str, border: str, alignment: str) -> int:
        ids = f'fontId="{self._add("fonts", font)}" fillId="{self._add("fills", fill) if fill else 0}"'
        borders = f'borderId="{self._add("borders", border) if border else 0}"'
        applied = 'numFmtId="0" xfId="0" applyFont="1" applyFill="1" applyBorder="1"'
        aligned = f'applyAlignment="1"><alignment {alignment}/></xf>'
        return self._add("cellXfs", f'<xf xmlns="{MAIN}" {applied} {ids} {borders} {aligned}')

    def _added(self, group: str, xml: str) -> int:
        return self._append(self._group(group), etree.fromstring(xml))

    @staticmethod
    def _append(group: etree._Element, new: etree._Element) -> int:
        group.append(new)
        return len(group) - 1

    def _group(self, name: str) -> etree._Element:
        """One of the lists; where a program left it out, the usual beginning of it in its right place."""
        found = self._root.find(main(name))
        if found is None or not len(found):
            usual = copy.deepcopy(self._usual.find(main(name)))
            assert usual is not None, name
            if found is not None:
                self._root.remove(found)
            before = _ORDER[: _ORDER.index(name)]
            place = sum(local_name(one) in before for one in self._root)
            self._root.insert(place, found := usual)
        return found


def _place_in_font(child: etree._Element) -> int:
    name = local_name(child)
    return _FONT_ORDER.index(name) if name in _FONT_ORDER else len(_FONT_ORDER)


def _fill(colour: str) -> str:
    inside = f'<patternFill patternType="solid"><fgColor rgb="FF{colour}"/><bgColor indexed="64"/></patternFill>'
    return f'<fill xmlns="{MAIN}">{inside}</fill>'


def _font(colour: str, size: int = 11, *, bold: bool = False, underlined: bool = False) -> str:
    marks = "<b/>" * bold + "<u/>" * underlined
    face = f'<sz val="{size}"/><color rgb="FF{colour}"/><name val="Calibri"/><family val="2"/>'
    return f'<font xmlns="{MAIN}">{marks}{face}</font>'


def _border(bottom: str, colour: str) -> str:
    line = f'<bottom style="{bottom}"><color rgb="FF{colour}"/></bottom>'
    return f'<border xmlns="{MAIN}"><left/><right/><top/>{line}<diagonal/></border>'


_RULED: Final = _border("thin", RULE)
_TOP: Final = 'horizontal="left" vertical="top" wrapText="1" indent="1"'
_MIDDLE: Final = 'horizontal="left" vertical="center" indent="1"'
_LISTED: Final = {
    "title": (_font(WHITE, 18, bold=True), _fill(NAVY), "", _MIDDLE),
    "count": (_font(NAVY, 12, bold=True), "", "", _MIDDLE),
    "line": (_font(SLATE), "", "", _MIDDLE),
    "head": (_font(WHITE, bold=True), _fill(NAVY), _border("medium", GOLD), _MIDDLE),
    "text": (_font(INK), "", _RULED, _TOP),
    "number": (_font(SLATE), "", _RULED, 'horizontal="center" vertical="top"'),
    "bold": (_font(INK, bold=True), "", _RULED, _TOP),
    "quiet": (_font(SLATE), "", _RULED, _TOP),
    "link": (_font(BLUE, underlined=True), "", _RULED, _TOP),
    "done": (_font(INK), "", _RULED, 'horizontal="center" vertical="top"'),
}
