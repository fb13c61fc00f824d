"""The words of a paragraph as HTML: bold, italics, links, notes, pictures; without deleted and hidden text.

In: a w:p. Out: `Inline`, its HTML, and what cannot stand inside a paragraph (charts, text boxes) and comes after it.
A link leads to a place on the page, or by http, https, mailto or tel to elsewhere; any other address stays plain text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any, NamedTuple
from urllib.parse import quote, urlsplit

from planbuilder.web.looks import Look
from planbuilder.web.making import Field, Making
from planbuilder.web.opened import q, value
from planbuilder.web.pictures import is_chart, picture
from planbuilder.web.words import WHITE, attribute, readable, text

TAB = "\ue001"
_SCHEMES = ("http", "https", "mailto", "tel")
_PAGES = re.compile(r"\s*(PAGEREF|PAGE|NUMPAGES|SECTIONPAGES|SECTION)\b", re.IGNORECASE)
_HYPERLINK = re.compile(r'\s*HYPERLINK\s+(?:"([^"]*)")?\s*(?:\\l\s+"([^"]*)")?', re.IGNORECASE)
_REF = re.compile(r"\s*REF\s+(\S+)(?=.*\\h)", re.IGNORECASE)
_GONE = frozenset(map(q, ("w:del", "w:moveFrom", "w:pPr", "w:rPr", "w:sdtPr", "w:sdtEndPr", "mc:Fallback")))
_BREAKS = frozenset(map(q, ("w:br", "w:cr")))
#: Ticks and boxes of the font Wingdings, by their codes.
_SIGNS = {"F0FC": "✓", "F0FB": "✗", "F0FE": "☑", "F0FD": "☒", "F0A8": "☐", "F06F": "☐", "F0E0": "→", "F0B7": "•"}


class Dress(NamedTuple):
    """How a stretch of text differs from its paragraph."""

    strong: bool = False
    light: bool = False
    emphasis: bool = False
    raised: str = ""  # "sup" or "sub"
    struck: bool = False
    style: str = ""
    language: str = ""


class Piece(NamedTuple):
    """A stretch of HTML in one dress, and where it links to."""

    html: str
    dress: Dress = Dress()
    href: str = ""


@dataclass
class Inline:
    """A paragraph's HTML, and what comes after it."""

    pieces: list[Piece] = field(default_factory=list)
    after: list[str] = field(default_factory=list)

    @property
    def html(self) -> str:
        """The HTML, each dress and link opened and closed once."""
        parts = []
        for href, linked in groupby(self.pieces, key=lambda piece: piece.href):
            dressed = groupby(linked, key=lambda piece: piece.dress)
            inside = "".join(_dressed("".join(one.html for one in alike), dress) for dress, alike in dressed)
            parts.append(f'<a href="{attribute(href)}">{inside}</a>' if href and inside.strip() else inside)
        return "".join(parts).strip()


class InlineWriter:
    """Reads one paragraph."""

    def __init__(self, making: Making, look: Look) -> None:
        self.making, self.look = making, look
        self.found = Inline()

    def read(self, paragraph: Any) -> Inline:
        """The paragraph's inside."""
        self._children(paragraph, "")
        return self.found

    def _children(self, element: Any, href: str) -> None:
        for one in element:
            if not isinstance(one.tag, str) or one.tag in _GONE:
                continue
            if one.tag == q("w:r"):
                self._run(one, href)
            elif one.tag == q("w:hyperlink"):
                self._children(one, self._address(one) or href)
            elif one.tag == q("w:fldSimple"):
                if not _PAGES.match(one.get(q("w:instr"), "")):
                    self._children(one, self._field_address(one.get(q("w:instr"), "")) or href)
            elif one.tag == q("w:bookmarkStart"):
                self._place(one.get(q("w:name"), ""))
            elif one.tag in (q("m:oMath"), q("m:oMathPara")):
                self._add(text("".join(letters.text or "" for letters in one.iter(q("m:t")))), Dress(), href)
            else:  # controls, insertions, smart tags
                self._children(one, href)

    def _place(self, name: str) -> None:
        making = self.making
        if name in making.places and name not in making.placed:
            making.placed.add(name)
            self.found.pieces.append(Piece(f'<span id="{making.places[name]}"></span>'))

    # --- runs -----------------------------------------------------------------------------------------------

    def _run(self, run: Any, href: str) -> None:
        dress = self._dress(run)
        is_hidden = self.making.styles.run_switch(run, "w:vanish")
        self._content(run, dress, href, bool(is_hidden))

    def _content(self, run: Any, dress: Dress, href: str, is_hidden: bool) -> None:
        for one in run:
            if one.tag == q("w:fldChar"):
                self._field(one.get(q("w:fldCharType"), ""))
            elif one.tag == q("w:instrText"):
                if self.making.fields:
                    self.making.fields[-1].instruction += one.text or ""
            elif is_hidden or not isinstance(one.tag, str):
                continue
            elif one.tag == q("mc:AlternateContent"):
                for choice in one.findall(q("mc:Choice"))[:1] or one.findall(q("mc:Fallback")):
                    self._content(choice, dress, href, is_hidden)
            elif one.tag in (q("w:drawing"), q("w:pict"), q("w:object")):
                self._drawing(one, dress, href)
            elif one.tag == q("w:ruby"):
                for base in one.iter(q("w:rubyBase")):
                    self._children(base, href)
            else:
                self._add(self._letters(one), dress if one.tag != q("w:tab") else Dress(), href)

    def _letters(self, one: Any) -> str:
        if one.tag == q("w:t"):
            return text(one.text or "")
        if one.tag in (q("w:tab"), q("w:ptab")):
            return TAB
        if one.tag in _BREAKS:
            return " " if one.get(q("w:type")) in ("page", "column") else "<br>"
        if one.tag == q("w:noBreakHyphen"):
            return "\u2011"
        if one.tag == q("w:softHyphen"):
            return "&shy;"
        if one.tag == q("w:sym"):
            code = one.get(q("w:char"), "").upper()
            return _SIGNS.get(code, "")
        if one.tag in (q("w:footnoteReference"), q("w:endnoteReference")):
            return self._note(
                "footnotes" if one.tag == q("w:footnoteReference") else "endnotes", one.get(q("w:id"), "")
            )
        return ""

    def _note(self, kind: str, identity: str) -> str:
        notes = self.making.notes
        notes.append((kind, identity))
        number = len(notes)
        return (
            f'<sup><a class="note" href="#note-{number}" id="from-note-{number}" role="doc-noteref">'
            f'<span class="unseen">Note </span>{number}</a></sup>'
        )

    def _add(self, html: str, dress: Dress, href: str) -> None:
        fields = self.making.fields
        if html and all(one.is_shown for one in fields):
            own = next((one.href for one in reversed(fields) if one.href), "")
            is_note = html.startswith("<sup>")
            self.found.pieces.append(Piece(html, dress, "" if html == TAB or is_note else own or href))

    def _dress(self, run: Any) -> Dress:
        properties = run.find(q("w:rPr"))
        if properties is None:
            return Dress()
        styles, look, ground = self.making.styles, self.look, self.making.ground
        bold, italic = styles.run_switch(run, "w:b"), styles.run_switch(run, "w:i")
        fill = styles.fill(properties.find(q("w:shd")))
        colour = styles.colour(properties.find(q("w:color")))
        style = f"background:#{fill};" if fill and fill != ground else ""
        behind = fill or look.fill or ground
        if (colour and colour != look.colour) or style:
            style += f"color:#{readable(colour or look.colour or '000000', behind)}"
        language = value(properties, "w:lang")
        return Dress(
            strong=bool(bold) and not look.bold,
            light=bold is False and look.bold,
            emphasis=bool(italic) and not look.italic,
            raised={"superscript": "sup", "subscript": "sub"}.get(value(properties, "w:vertAlign"), ""),
            struck=bool(styles.run_switch(run, "w:strike")),
            style=style,
            language=language if _tongue(language) not in ("", _tongue(self.making.language)) else "",
        )

    # --- pictures, charts, boxes ------------------------------------------------------------------------------

    def _drawing(self, drawing: Any, dress: Dress, href: str) -> None:
        making = self.making
        if relationship := is_chart(drawing):
            self.found.after.append(making.chart(drawing, relationship))
            return
        boxes = [one for one in drawing.iter(q("w:txbxContent")) if not _is_within(one, drawing)]
        if boxes:
            ground, fields = making.ground, making.fields
            making.ground, making.fields = WHITE, []
            inside = "".join(making.inside(box).html for box in boxes)
            making.ground, making.fields = ground, fields
            if inside:
                self.found.after.append(f'<div class="box">{inside}</div>')
        if not boxes or any(not _is_within(one, drawing) for one in drawing.iter(q("a:blip"))):
            self._add(picture(drawing, making.word, making.owner), Dress(), href)

    # --- fields and links -------------------------------------------------------------------------------------

    def _field(self, kind: str) -> None:
        fields = self.making.fields
        if kind == "begin":
            fields.append(Field())
        elif fields and kind == "separate":
            fields[-1].is_shown = not _PAGES.match(fields[-1].instruction)
            fields[-1].href = self._field_address(fields[-1].instruction)
        elif fields and kind == "end":
            fields.pop()

    def _field_address(self, instruction: str) -> str:
        if found := _HYPERLINK.match(instruction):
            return self._inside(found[2]) if found[2] and not found[1] else outside_address(found[1] or "")
        found = _REF.match(instruction)
        return self._inside(found[1]) if found else ""

    def _address(self, link: Any) -> str:
        target = self.making.word.targets(self.making.owner).get(link.get(q("r:id"), ""))
        if target is not None and target.is_outside:
            return outside_address(target.name)
        return self._inside(link.get(q("w:anchor"), ""))

    def _inside(self, bookmark: str) -> str:
        place = self.making.places.get(bookmark, "")
        return f"#{place}" if place else ""


def outside_address(address: str) -> str:
    """An address that a page may link to; "" for any other."""
    address = re.sub(r"[\x00-\x20\x7f]", lambda found: quote(found[0]), address.strip())
    if address.casefold().startswith("www."):
        return f"https://{address}"
    try:
        scheme = urlsplit(address).scheme.casefold()
    except ValueError:
        return ""
    return address if scheme in _SCHEMES else ""


def _dressed(html: str, dress: Dress) -> str:
    if dress == Dress() or not html.strip():
        return html
    said = f' lang="{attribute(dress.language)}"' if dress.language else ""
    said += f' style="{dress.style}"' if dress.style else ""
    said += ' class="light"' if dress.light else ""
    html = f"<span{said}>{html}</span>" if said else html
    for tag, is_so in (
        ("s", dress.struck),
        (dress.raised, dress.raised),
        ("em", dress.emphasis),
        ("strong", dress.strong),
    ):
        html = f"<{tag}>{html}</{tag}>" if is_so else html
    return html


def _tongue(language: str) -> str:
    return language.partition("-")[0].casefold()


def _is_within(element: Any, drawing: Any) -> bool:
    """Whether it stands in a text box, or in what is drawn by older programs, inside the drawing."""
    for one in element.iterancestors():
        if one is drawing:
            return False
        if one.tag in (q("w:txbxContent"), q("mc:Fallback")):
            return True
    return False
