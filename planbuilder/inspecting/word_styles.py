"""What a text of a Word document looks like in the end: its own properties over those of its styles.

In: styles and theme. Out: plain dictionaries of the properties that checks ask for, worked out once for each style and
each combination: a document has thousands of texts, and few ways of looking.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from planbuilder.inspecting.word_colours import AUTO, HIGHLIGHTS, UNKNOWN, Theme
from planbuilder.output.opened_docx import OpenedDocx, w

Properties = dict[str, Any]

_OFF = ("0", "false", "off", "none")
_SWITCHES = {w(tag): tag for tag in ("b", "caps", "vanish", "webHidden", "rtl", "i")}
_VALUES = {w(tag): tag for tag in ("jc", "u", "effect")}
_NUMBERS = {w("sz"): "sz", w("outlineLvl"): "outline"}
_LANGUAGE, _COLOUR, _SHADING, _HIGHLIGHT = w("lang"), w("color"), w("shd"), w("highlight")
_NUMBERING, _TABS, _FONTS, _FRAME = w("numPr"), w("tabs"), w("rFonts"), w("framePr")
_VAL = w("val")
_PARTS_OF_LOOK = {
    "firstRow": 0x20,
    "lastRow": 0x40,
    "firstColumn": 0x80,
    "lastColumn": 0x100,
    "noHBand": 0x200,
    "noVBand": 0x400,
}


class Styles:
    """The styles of a document, each with what it inherits."""

    def __init__(self, docx: OpenedDocx) -> None:
        self.theme = Theme(docx)
        sheet = docx.trees.get("word/styles.xml")
        self._elements: dict[str, Any] = {}
        self.names: dict[str, str] = {}
        self.defaults: Properties = {}
        self.default_paragraph = ""
        if sheet is not None:
            self._read(sheet)
        self._inherited: dict[str, Properties] = {"": {}}
        self._chains: dict[str, tuple[str, ...]] = {}

    def _read(self, sheet: Any) -> None:
        for style in sheet.iterfind(w("style")):
            identity = style.get(w("styleId"), "")
            self._elements[identity] = style
            name = style.find(w("name"))
            self.names[identity] = ("" if name is None else name.get(_VAL, "")).casefold()
            if style.get(w("type")) == "paragraph" and style.get(w("default")) in ("1", "true", "on"):
                self.default_paragraph = identity
        for path in ("rPrDefault/rPr", "pPrDefault/pPr"):
            found = sheet.find("/".join(w(tag) for tag in f"docDefaults/{path}".split("/")))
            self.defaults |= self.properties(found)

    def chain(self, identity: str) -> tuple[str, ...]:
        """A style and those that it is based on, the nearest first."""
        if identity not in self._chains:
            chain: list[str] = []
            at = identity
            while at in self._elements and at not in chain:
                chain.append(at)
                based = self._elements[at].find(w("basedOn"))
                at = "" if based is None else based.get(_VAL, "")
            self._chains[identity] = tuple(chain)
        return self._chains[identity]

    def is_named(self, identity: str, name: str) -> bool:
        """Whether a style, or one that it is based on, has this name."""
        return any(self.names[one] == name for one in self.chain(identity))

    def of(self, identity: str) -> Properties:
        """The properties of a paragraph or character style, with what it inherits."""
        if identity not in self._inherited:
            found: Properties = {}
            for one in reversed(self.chain(identity)):
                style = self._elements[one]
                found |= self.properties(style.find(w("pPr"))) | self.properties(style.find(w("rPr")))
                if level := re.fullmatch(r"heading ([1-9])", self.names[one]):
                    found.setdefault("outline", int(level[1]) - 1)
            self._inherited[identity] = found
        return self._inherited[identity]

    def properties(self, element: Any) -> Properties:
        """What a `w:pPr`, `w:rPr` or `w:tcPr` says itself."""
        said: Properties = {}
        for part in () if element is None else element:
            tag = part.tag
            if tag in _SWITCHES:
                said[_SWITCHES[tag]] = part.get(_VAL, "1") not in _OFF
            elif tag in _VALUES:
                said[_VALUES[tag]] = part.get(_VAL, "")
            elif tag in _NUMBERS:
                value = part.get(_VAL, "")
                if value.isdecimal():
                    said[_NUMBERS[tag]] = int(value)
            elif tag == _COLOUR:
                said["colour"] = self.theme.text(part)
            elif tag == _SHADING:
                said["fill"] = self.theme.fill(part)
            elif tag == _HIGHLIGHT:
                said["highlight"] = HIGHLIGHTS.get(part.get(_VAL, ""), AUTO)
            elif tag == _NUMBERING:
                number = part.find(w("numId"))
                said["listed"] = number is not None and number.get(_VAL) != "0"
            elif tag == _LANGUAGE:
                said |= {f"lang {key.partition('}')[2]}": value for key, value in part.attrib.items()}
            elif tag == _TABS:
                said["tabs"] = True
            elif tag == _FRAME:
                said["frame"] = part.get(w("dropCap"), "none") == "none"
            elif tag == _FONTS:
                said["font"] = part.get(w("ascii"), "") or part.get(w("hAnsi"), "")
        return said

    # --- tables -------------------------------------------------------------------------------------------

    def of_cell(self, style: str, parts: tuple[str, ...]) -> Properties:
        """What a table style gives a cell that belongs to these parts of the table, the strongest part last.

        "cell fill" is the colour behind the cell; all other properties are those of its text.
        """
        key = f"\0{style}\0{' '.join(parts)}"
        if key not in self._inherited:
            found: Properties = {}
            chain = [self._elements[one] for one in reversed(self.chain(style))]
            for one in chain:
                found |= self._of_table_part(one)
            for part in parts:
                for one in chain:
                    for conditional in one.iterfind(w("tblStylePr")):
                        if conditional.get(w("type")) == part:
                            found |= self._of_table_part(conditional)
            self._inherited[key] = found
        return self._inherited[key]

    def _of_table_part(self, element: Any) -> Properties:
        found = self.properties(element.find(w("pPr"))) | self.properties(element.find(w("rPr")))
        for holder in ("tblPr", "tcPr"):
            fill = self.properties(element.find(w(holder))).get("fill")
            if fill and fill != AUTO:
                found["cell fill"] = fill
        return found


def look_of(table_properties: Any) -> Mapping[str, bool]:
    """Which parts of its style a table shows: first row, last row, bands."""
    look = None if table_properties is None else table_properties.find(w("tblLook"))
    if look is None:
        return dict.fromkeys(_PARTS_OF_LOOK, False)
    try:
        bits = int(look.get(_VAL, "0"), 16)
    except ValueError:
        bits = 0
    return {
        name: look.get(w(name)) in ("1", "true", "on") if look.get(w(name)) is not None else bool(bits & bit)
        for name, bit in _PARTS_OF_LOOK.items()
    }


def on_top(*fills: str | None) -> str:
    """The uppermost of these backgrounds that covers those below; UNKNOWN where that cannot be told."""
    return next((fill for fill in fills if fill and fill != AUTO), AUTO)


__all__ = ["AUTO", "UNKNOWN", "Properties", "Styles", "look_of", "on_top"]
