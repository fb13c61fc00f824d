"""How the Word file's styles make paragraphs look, worked out along what they are based on.

In: word/styles.xml, the theme, and a paragraph's own settings. Out: a `Look` for a paragraph. A template may be
restyled at will, so nothing here knows the names of the styles that planbuilder ships: a heading is what has an outline
level or Word's own name for it (ECMA-376 part 1, 17.3.1.20 and 17.7.4.9), a title what is based on “Title”.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from planbuilder.web.opened import WordFile, is_on, q, value
from planbuilder.web.words import is_colour

_THEME_NAMES = {"text1": "dk1", "dark1": "dk1", "background1": "lt1", "light1": "lt1", "text2": "dk2", "dark2": "dk2"}
_THEME_NAMES |= {"background2": "lt2", "light2": "lt2", "hyperlink": "hlink", "followedHyperlink": "folHlink"}
_ALIGNED = {"center": "center", "right": "right", "end": "right"}


@dataclass(frozen=True)
class Look:
    """What a paragraph is, and how it looks; colours are six digits or ""."""

    style: str = ""  # the name of its style in small letters
    is_title: bool = False
    contents_level: int = 0  # of an entry in the table of contents, from 1; 0: it is none
    outline: int = 0  # 1 for Heading 1; 0: it is no heading
    number: tuple[str, int] | None = None  # of its list: numId, and the level from 0
    colour: str = ""
    fill: str = ""
    bar: str = ""  # a line at its left
    rule: str = ""  # a line below it
    align: str = ""
    bold: bool = False
    italic: bool = False
    capitals: bool = False
    points: float = 12
    before: float = 0  # the space above and below it, in points
    after: float = 0
    is_split: bool = False  # what follows a tab stands at the right edge


@dataclass
class _Settings:
    """Elements of w:pPr and w:rPr by name; those set later stand in place of those before."""

    paragraph: dict[str, Any] = field(default_factory=dict)
    run: dict[str, Any] = field(default_factory=dict)

    def add(self, holder: Any) -> None:
        for name, into in (("w:pPr", self.paragraph), ("w:rPr", self.run)):
            for element in holder.iterfind(q(name) + "/*"):
                into[element.tag] = element


class Styles:
    """The styles of a Word file."""

    def __init__(self, word: WordFile) -> None:
        self.theme = _theme_colours(word)
        tree = word.beside("styles")[1]
        found = [] if tree is None else tree.findall(q("w:style"))
        self.by_id = {one.get(q("w:styleId"), ""): one for one in found}
        self._defaults = None if tree is None else tree.find(q("w:docDefaults"))
        self._default = {
            one.get(q("w:type")): one.get(q("w:styleId"), "")
            for one in found
            if one.get(q("w:default")) in ("1", "true")
        }
        self.font = _font(self._defaults, word)
        self._looks: dict[str, Look] = {}
        self._settings: dict[str, _Settings] = {}

    def chain(self, identity: str) -> list[Any]:
        """A style and those that it is based on, the most basic first."""
        found: list[Any] = []
        while (style := self.by_id.get(identity)) is not None and style not in found:
            found.insert(0, style)
            identity = value(style, "w:basedOn")
        return found

    def default(self, kind: str) -> str:
        """The id of the style of what names none ("paragraph", "table")."""
        return str(self._default.get(kind, ""))

    def name(self, identity: str) -> str:
        """The name of a style in small letters, as Word compares them."""
        return value(self.by_id.get(identity), "w:name").casefold()

    def of_style(self, identity: str) -> Look:
        """The look that a paragraph style gives."""
        if identity not in self._looks:
            self._looks[identity] = self._look(identity, self._of_chain(identity))
        return self._looks[identity]

    def of(self, paragraph: Any) -> Look:
        """The look of a paragraph, with its own settings."""
        identity = value(paragraph, "w:pPr/w:pStyle", default=self.default("paragraph"))
        own = [one for one in paragraph.iterfind(f"{q('w:pPr')}/*") if one.tag in _DIRECT]
        if not own:
            return self.of_style(identity)
        settings = _Settings(dict(self._of_chain(identity).paragraph), self._of_chain(identity).run)
        settings.paragraph.update({one.tag: one for one in own})
        return self._look(identity, settings)

    def run_switch(self, run: Any, tag: str) -> bool | None:
        """Whether a switch (w:b) is on in a run, by itself or its character style; None where neither says."""
        properties = run.find(q("w:rPr"))
        if properties is None:
            return None
        if (own := properties.find(q(tag))) is not None:
            return is_on(own)
        said = [style.find(f"{q('w:rPr')}/{q(tag)}") for style in self.chain(value(properties, "w:rStyle"))]
        said = [one for one in said if one is not None]
        return is_on(said[-1]) if said else None

    def colour(self, element: Any, name: str = "val", theme: str = "themeColor") -> str:
        """The colour that an element gives in an attribute, or by its place in the theme; "" for none or “auto”."""
        if element is None:
            return ""
        code = element.get(q(f"w:{name}"), "")
        if is_colour(code):
            return str(code).upper()
        place = element.get(q(f"w:{theme}"), "")
        return self.theme.get(_THEME_NAMES.get(place, place), "")

    def fill(self, shading: Any) -> str:
        """The colour behind a text, from w:shd."""
        if shading is not None and shading.get(q("w:val")) == "solid":
            return self.colour(shading, "color", "themeColor")
        return self.colour(shading, "fill", "themeFill")

    def _of_chain(self, identity: str) -> _Settings:
        if identity not in self._settings:
            settings = _Settings()
            if self._defaults is not None:
                for part in ("w:rPrDefault", "w:pPrDefault"):
                    settings.add(self._defaults.find(q(part)) if self._defaults.find(q(part)) is not None else [])
            for style in self.chain(identity):
                settings.add(style)
            self._settings[identity] = settings
        return self._settings[identity]

    def _look(self, identity: str, settings: _Settings) -> Look:
        paragraph, run = settings.paragraph, settings.run
        names = [value(style, "w:name").casefold() for style in self.chain(identity)]
        name = names[-1] if names else ""
        contents = re.fullmatch(r"toc (\d)", name)
        borders = paragraph.get(q("w:pBdr"))
        size = value_of(run, "w:sz")
        return Look(
            style=name,
            is_title="title" in names,
            contents_level=int(contents[1]) if contents else 0,
            outline=_outline(names, value_of(paragraph, "w:outlineLvl")),
            number=_number(paragraph.get(q("w:numPr")), settings),
            colour=self.colour(run.get(q("w:color"))),
            fill=self.fill(paragraph.get(q("w:shd"))),
            bar=self._border(borders, "w:left"),
            rule=self._border(borders, "w:bottom"),
            align=_ALIGNED.get(value_of(paragraph, "w:jc"), ""),
            bold=is_on(run.get(q("w:b"))),
            italic=is_on(run.get(q("w:i"))),
            capitals=is_on(run.get(q("w:caps"))),
            points=int(size) / 2 if size.isdigit() else 12,
            before=_twentieths(paragraph.get(q("w:spacing")), "w:before"),
            after=_twentieths(paragraph.get(q("w:spacing")), "w:after"),
            is_split=any(one.get(q("w:val")) == "right" for one in paragraph.get(q("w:tabs"), [])),
        )

    def _border(self, borders: Any, side: str) -> str:
        line = None if borders is None else borders.find(q(side))
        return self.colour(line, "color") if line is not None and line.get(q("w:val")) not in ("nil", "none") else ""


_DIRECT = frozenset(map(q, ("w:outlineLvl", "w:numPr", "w:shd", "w:pBdr", "w:jc", "w:tabs")))


def value_of(settings: dict[str, Any], name: str) -> str:
    """The value of a setting."""
    found = settings.get(q(name))
    return "" if found is None else str(found.get(q("w:val"), ""))


def _twentieths(element: Any, name: str) -> float:
    """A measure in twentieths of a point, in points."""
    said = "" if element is None else element.get(q(name), "")
    return int(said) / 20 if said.isdigit() else 0.0


def _outline(names: list[str], level: str) -> int:
    """The level of a heading; Word's own styles are headings even where nothing says so."""
    if "title" in names or any(re.fullmatch(r"toc( heading| \d)", name) for name in names[-1:]):
        return 0
    if level.isdigit():
        return int(level) + 1 if int(level) < 9 else 0
    own = next((found for name in reversed(names) if (found := re.fullmatch(r"heading (\d)", name))), None)
    return int(own[1]) if own else 0


def _number(properties: Any, settings: _Settings) -> tuple[str, int] | None:
    if properties is None:
        return None
    number, level = value(properties, "w:numId"), value(properties, "w:ilvl", default="0")
    return (number, int(level) if level.isdigit() else 0) if number not in ("", "0") else None


def _theme_colours(word: WordFile) -> dict[str, str]:
    tree = word.beside("theme")[1]
    found = None if tree is None else tree.find(f".//{q('a:clrScheme')}")
    colours = {}
    for one in [] if found is None else found:
        code = next((shade.get("val") or "" for shade in one.iterfind(q("a:srgbClr"))), "")
        code = code or next((shade.get("lastClr") or "" for shade in one.iterfind(q("a:sysClr"))), "")
        if is_colour(code):
            colours[str(one.tag).rpartition("}")[2]] = code.upper()
    return colours


def _font(defaults: Any, word: WordFile) -> str:
    """The name of the font that text is set in; "" where nothing says."""
    fonts = None if defaults is None else defaults.find(f".//{q('w:rFonts')}")
    if fonts is None:
        return ""
    if name := fonts.get(q("w:ascii")):
        return str(name)
    part = "a:majorFont" if fonts.get(q("w:asciiTheme"), "").startswith("major") else "a:minorFont"
    tree = word.beside("theme")[1]
    latin = None if tree is None else tree.find(f".//{q(part)}/{q('a:latin')}")
    return "" if latin is None else str(latin.get("typeface") or "")
