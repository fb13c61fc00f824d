"""How a style is written in Word's style sheet: its properties in the order that the schema wants.

Sizes and distances are in points, indents and tab stops in centimetres, colours as RRGGBB.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from .wordml import twips


@dataclass(frozen=True)
class Rule:
    """A line at one side of a paragraph: thickness and distance from the text in points."""

    thickness: float
    colour: str
    distance: int = 0


@dataclass(frozen=True)
class ParagraphLook:
    """What a paragraph style says of the paragraph; what is left out comes from the style it is based on."""

    keep_next: bool | None = None
    keep_lines: bool = False
    page_break: bool | None = None
    numbering: int = 0
    rules: dict[str, Rule] = field(default_factory=dict)
    fill: str = ""
    right_tab: float = 0
    clear_tab: float = 0
    leader: str = ""
    before: float | None = None
    after: float | None = None
    line: float = 0
    exact_line: float = 0
    left: float | None = None
    right: float | None = None
    hanging: float = 0
    align: str = ""
    level: int = 0

    def xml(self) -> str:
        """The properties as `<w:pPr>`, or nothing if there are none."""
        parts = [
            _switch("keepNext", self.keep_next),
            "<w:keepLines/>" if self.keep_lines else "",
            _switch("pageBreakBefore", self.page_break),
            f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{self.numbering}"/></w:numPr>' if self.numbering else "",
            self._rules(),
            f'<w:shd w:val="clear" w:color="auto" w:fill="{self.fill}"/>' if self.fill else "",
            self._tabs(),
            self._spacing(),
            self._indent(),
            f'<w:jc w:val="{self.align}"/>' if self.align else "",
            f'<w:outlineLvl w:val="{self.level - 1}"/>' if self.level else "",
        ]
        inside = "".join(parts)
        return f"<w:pPr>{inside}</w:pPr>" if inside else ""

    def _rules(self) -> str:
        sides = "".join(
            f'<w:{side} w:val="single" w:sz="{round(rule.thickness * 8)}" w:space="{rule.distance}" '
            f'w:color="{rule.colour}"/>'
            for side in ("top", "left", "bottom", "right")
            if (rule := self.rules.get(side))
        )
        return f"<w:pBdr>{sides}</w:pBdr>" if sides else ""

    def _tabs(self) -> str:
        stops = ""
        if self.clear_tab:
            stops += f'<w:tab w:val="clear" w:pos="{twips(self.clear_tab)}"/>'
        if self.right_tab:
            leader = f' w:leader="{self.leader}"' if self.leader else ""
            stops += f'<w:tab w:val="right"{leader} w:pos="{twips(self.right_tab)}"/>'
        return f"<w:tabs>{stops}</w:tabs>" if stops else ""

    def _spacing(self) -> str:
        said = ""
        if self.before is not None:
            said += f' w:before="{round(self.before * 20)}"'
        if self.after is not None:
            said += f' w:after="{round(self.after * 20)}"'
        if self.exact_line:
            said += f' w:line="{round(self.exact_line * 20)}" w:lineRule="exact"'
        elif self.line:
            said += f' w:line="{round(self.line * 240)}" w:lineRule="auto"'
        return f"<w:spacing{said}/>" if said else ""

    def _indent(self) -> str:
        said = ""
        if self.left is not None:
            said += f' w:left="{twips(self.left)}"'
        if self.right is not None:
            said += f' w:right="{twips(self.right)}"'
        if self.hanging:
            said += f' w:hanging="{twips(self.hanging)}"'
        return f"<w:ind{said}/>" if said else ""


@dataclass(frozen=True)
class TextLook:
    """What a style says of the letters."""

    bold: bool = False
    italic: bool = False
    colour: str = ""
    size: float = 0
    spacing: float = 0
    font: str = ""
    underline: bool = False
    fill: str = ""
    no_proof: bool = False

    def xml(self) -> str:
        """The properties as `<w:rPr>`, or nothing if there are none."""
        size = round(self.size * 2)
        parts = [
            f'<w:rFonts w:ascii="{self.font}" w:hAnsi="{self.font}" w:cs="{self.font}"/>' if self.font else "",
            "<w:b/><w:bCs/>" if self.bold else "",
            "<w:i/><w:iCs/>" if self.italic else "",
            "<w:noProof/>" if self.no_proof else "",
            f'<w:color w:val="{self.colour}"/>' if self.colour else "",
            f'<w:spacing w:val="{round(self.spacing * 20)}"/>' if self.spacing else "",
            f'<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>' if size else "",
            '<w:u w:val="single"/>' if self.underline else "",
            f'<w:shd w:val="clear" w:color="auto" w:fill="{self.fill}"/>' if self.fill else "",
        ]
        inside = "".join(parts)
        return f"<w:rPr>{inside}</w:rPr>" if inside else ""


NO_PARAGRAPH = ParagraphLook()
NO_TEXT = TextLook()


@dataclass(frozen=True)
class ParagraphStyle:
    """A paragraph style; the id is the name without spaces, as Word makes it."""

    name: str
    paragraph: ParagraphLook = NO_PARAGRAPH
    text: TextLook = NO_TEXT
    based_on: str = "Normal"
    following: str = ""
    built_in: bool = False
    in_gallery: bool = True

    @property
    def id(self) -> str:
        return style_id(self.name)

    def xml(self) -> str:
        return (
            f'<w:style w:type="paragraph"{_custom(self.built_in)} w:styleId="{self.id}">'
            f'<w:name w:val="{self.name}"/><w:basedOn w:val="{style_id(self.based_on)}"/>'
            + (f'<w:next w:val="{style_id(self.following)}"/>' if self.following else "")
            + '<w:uiPriority w:val="1"/>'
            + ("<w:qFormat/>" if self.in_gallery else "")
            + f"{self.paragraph.xml()}{self.text.xml()}</w:style>"
        )


@dataclass(frozen=True)
class CharacterStyle:
    """A character style."""

    name: str
    text: TextLook
    built_in: bool = False

    def xml(self) -> str:
        return (
            f'<w:style w:type="character"{_custom(self.built_in)} w:styleId="{style_id(self.name)}">'
            f'<w:name w:val="{self.name}"/><w:basedOn w:val="DefaultParagraphFont"/><w:uiPriority w:val="2"/>'
            f"<w:qFormat/>{self.text.xml()}</w:style>"
        )


def style_id(name: str) -> str:
    """The id of a style: its name without spaces, each word with a capital ("heading 1" is "Heading1")."""
    return "".join(word[:1].upper() + word[1:] for word in name.split())


def _switch(element: str, on: bool | None) -> str:
    if on is None:
        return ""
    return f"<w:{element}/>" if on else f'<w:{element} w:val="0"/>'


def _custom(built_in: bool) -> str:
    return "" if built_in else ' w:customStyle="1"'
