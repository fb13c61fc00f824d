"""The paragraphs, lists and tables of a story, one after the other, as HTML.

In: what holds them (the body, a cell, a note, a text box). Out: `Node`s, and their HTML. Headings nest without a gap:
the title is h1, Heading 1 becomes h2, and a heading that skips a level is raised (WCAG 2.2, 1.3.1).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from planbuilder.web.inline import TAB, InlineWriter, Piece
from planbuilder.web.looks import Look
from planbuilder.web.making import Inside, Making, plain_text
from planbuilder.web.numbering import Label
from planbuilder.web.opened import q, value
from planbuilder.web.tables import TableWriter
from planbuilder.web.words import INK, readable, text

_WRAPPERS = frozenset(map(q, ("w:sdt", "w:sdtContent", "w:ins", "w:moveTo", "w:customXml", "w:smartTag")))
_CONTENTS = re.compile(r"\s*TOC\b")
_ONLY_PLACES = re.compile(r'(?:<span id="[^"]*"></span>|<br>|\s|' + TAB + ")*")


@dataclass(frozen=True)
class Node:
    """A block: its kind, its inside as HTML, and how it looks."""

    kind: str  # "title", "heading", "paragraph", "item", "table", "raw", "entry", "contents"
    html: str
    look: Look = Look()
    css_class: str = ""
    style: str = ""
    level: int = 0
    name: str = ""  # the id of a heading; where an entry leads to
    label: Label | None = None


class Reader:
    """Reads stories; the headings' levels go on from one to the next."""

    def __init__(self, making: Making) -> None:
        self.making = making
        self._open: list[int] = []  # the Word levels of the headings that the next one may stand under
        self._last_heading = ""

    def inside(self, holder: Any) -> Inside:
        """The HTML of a cell, a note, a text box."""
        nodes = self.nodes(holder)
        if len(nodes) == 1 and nodes[0].kind == "paragraph" and not nodes[0].look.fill:
            return Inside(nodes[0].html, nodes[0].css_class, nodes[0].style)
        return Inside(written(nodes))

    def nodes(self, holder: Any) -> list[Node]:
        """The blocks that an element holds."""
        found: list[Node] = []
        place = ""  # a bookmark in a line without words belongs to the next block
        for element in _blocks(holder):
            if element.tag == q("w:tbl"):
                caption = found.pop().html if found and found[-1].look.style == "caption" else ""
                html = TableWriter(self.making, element, self._last_heading).write(caption)
                found += [Node("table", html)] if html else []
                continue
            for node in self._paragraph(element):
                if _ONLY_PLACES.fullmatch(node.html) and node.kind != "raw":
                    place += "".join(re.findall(r'<span id="[^"]*"></span>', node.html))
                    continue
                found.append(Node(**{**vars(node), "html": place + node.html}) if node.kind != "raw" else node)
                place = "" if node.kind != "raw" else place
        return found

    def _paragraph(self, paragraph: Any) -> Iterator[Node]:
        making = self.making
        look = making.styles.of(paragraph)
        is_contents = any(_CONTENTS.match(one.instruction) for one in making.fields)
        before, making.ground = making.ground, look.fill or making.ground
        inline = InlineWriter(making, look).read(paragraph)
        is_contents |= any(_CONTENTS.match(one.instruction) for one in making.fields)
        label = making.numbering.label(*look.number) if look.number else None
        style = self._style(paragraph, look)
        making.ground = before
        identity = value(paragraph, "w:pPr/w:pStyle", default=making.styles.default("paragraph"))
        html = inline.html
        css = making.class_of(identity, making.used_styles, "w") if html else ""
        if look.contents_level or (is_contents and not look.outline and look.style != "toc heading"):
            yield self._entry(paragraph, inline.pieces, look)
        elif look.style == "toc heading":
            yield Node("contents", html)
        elif look.is_title:
            yield Node("title", html, look, css, style)
        elif look.outline and paragraph in making.heading_ids:
            yield self._heading(paragraph, html, look, css, style, label)
        elif label is not None:
            yield Node("item", _split(html, look), look, css, style, look.number[1] if look.number else 0, "", label)
        else:
            yield Node("paragraph", _split(html, look), look, css, style)
        yield from (Node("raw", one) for one in inline.after if one)

    def _heading(self, paragraph: Any, html: str, look: Look, css: str, style: str, label: Label | None) -> Node:
        while self._open and self._open[-1] >= look.outline:
            self._open.pop()
        self._open.append(look.outline)
        level, self._last_heading = min(len(self._open) + 1, 6), plain_text(paragraph)
        if label is not None and label.printed:
            html = f"{text(label.printed)} {html}"
        return Node("heading", html.replace(TAB, " "), look, css, style, level, self.making.heading_ids[paragraph])

    def _entry(self, paragraph: Any, pieces: Sequence[Piece], look: Look) -> Node:
        """An entry of the table of contents, without its page number."""
        tabs = [place for place, piece in enumerate(pieces) if piece.html == TAB]
        kept = [*pieces]
        if tabs and re.fullmatch(r"[\divxlc]*", "".join(one.html for one in pieces[tabs[-1] + 1 :]).strip()):
            kept = kept[: tabs[-1]]
        href = next((piece.href for piece in kept if piece.href.startswith("#")), "")
        html = "".join(piece.html for piece in kept if not piece.html.startswith("<span id")).replace(TAB, " ").strip()
        if not href:
            words = re.sub(r"\s*\d*$", "", plain_text(paragraph))
            own = (name for one, name in self.making.heading_ids.items() if plain_text(one) == words)
            href = next((f"#{name}" for name in own), "")
        return Node("entry", html, level=look.contents_level or 1, name=href)

    def _style(self, paragraph: Any, look: Look) -> str:
        """What a paragraph sets for itself, and the colour that its ground asks for."""
        making = self.making
        identity = value(paragraph, "w:pPr/w:pStyle", default=making.styles.default("paragraph"))
        common = making.styles.of_style(identity)
        usual = making.styles.of_style(making.styles.default("paragraph")).colour or INK
        wanted = readable(look.colour or usual, making.ground)
        style = f"color:#{wanted};" if wanted != (common.colour or usual) else ""
        if look.fill and look.fill != common.fill:
            style += f"background:#{look.fill};"
        if look.align != common.align:
            style += f"text-align:{look.align or 'left'};"
        return style


def _blocks(holder: Any) -> Iterator[Any]:
    for one in holder:
        if one.tag in (q("w:p"), q("w:tbl")):
            yield one
        elif one.tag in _WRAPPERS:
            yield from _blocks(one)


def _split(html: str, look: Look) -> str:
    """Words before and after a tab that stands for the right edge, apart; any other tab is a space."""
    if look.is_split and html.count(TAB) == 1:
        left, _, right = html.partition(TAB)
        return f'<span class="split"><span>{left}</span> <span>{right}</span></span>'
    return html.replace(TAB, ' <span class="tab"></span>')


# --- HTML ---------------------------------------------------------------------------------------------------


def written(nodes: Sequence[Node]) -> str:
    """Nodes as HTML: items become lists, and neighbours with the same fill stand in one box."""
    parts = []
    for kind, alike in groupby(nodes, key=_group):
        found = list(alike)
        if kind == "item":
            parts.append(lists(found))
        elif kind:
            look = found[0].look
            bar = f"border-left:.5rem solid #{look.bar};" if look.bar and look.bar != look.fill else ""
            parts.append(f'<div class="filled" style="background:#{look.fill};{bar}">{"".join(map(_one, found))}</div>')
        else:
            parts += map(_one, found)
    return "".join(parts)


def _group(node: Node) -> str:
    if node.kind == "item":
        return "item"
    return f"fill {node.look.fill}" if node.kind == "paragraph" and node.look.fill else ""


def _one(node: Node) -> str:
    said = f' class="{node.css_class}"' if node.css_class else ""
    said += f' style="{node.style}"' if node.style else ""
    if node.kind == "heading":
        return f'<h{node.level} id="{node.name}"{said}>{node.html}</h{node.level}>'
    if node.kind == "title":
        return f"<h1{said}>{node.html.replace(TAB, ' ')}</h1>"
    if node.kind == "paragraph":
        return f"<p{said}>{node.html}</p>"
    return node.html


def lists(items: Sequence[Node]) -> str:
    """Neighbouring items as lists in lists, with the numbers that Word gives them."""
    parts: list[str] = []
    place = 0
    while place < len(items):
        first = items[place]
        end = place + 1
        while end < len(items) and (items[end].level > first.level or _is_same_list(first, items[end])):
            end += 1
        parts.append(_list(items[place:end]))
        place = end
    return "".join(parts)


def _is_same_list(one: Node, other: Node) -> bool:
    first, second = one.label, other.label
    if first is None or second is None or one.level != other.level:
        return False
    return first.is_bullet == second.is_bullet and (first.is_bullet or first.list_id == second.list_id)


def _list(items: Sequence[Node]) -> str:
    """One list; what is deeper stands in the item before it."""
    first = items[0].label
    assert first is not None
    parts, place, expected = [], 0, first.number
    while place < len(items):
        node, label = items[place], items[place].label
        end = place + 1
        while end < len(items) and items[end].level > items[0].level:
            end += 1
        deeper = lists(items[place + 1 : end]) if end > place + 1 else ""
        said = f' class="{node.css_class}"' if node.css_class else ""
        style = node.style
        if label is not None and not label.is_bullet:
            said += f' value="{label.number}"' if label.number != expected else ""
            expected = label.number + 1
            if not label.is_plain:
                sign = label.printed.replace("\\", "").replace("'", "’").replace('"', "”").replace("<", "")
                style += f"list-style-type:'{text(sign)} ';"
        said += f' style="{style}"' if style else ""
        parts.append(f"<li{said}>{node.html}{deeper}</li>")
        place = end
    if first.is_bullet:
        return f"<ul>{''.join(parts)}</ul>"
    kind = f' type="{first.kind}"' if first.kind else ""
    start = f' start="{first.number}"' if first.number != 1 else ""
    return f"<ol{kind}{start}>{''.join(parts)}</ol>"
