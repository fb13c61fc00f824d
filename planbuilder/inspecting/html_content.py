"""Checks of what stands in a web page: headings, pictures, tables, lists, links, colours."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any
from urllib.parse import unquote

from planbuilder.inspecting.html_look import HtmlLook, where, words_of
from planbuilder.inspecting.results import Place
from planbuilder.inspecting.wording import dead_in_form, link_says_nothing, of_no_use
from planbuilder.problems import shortened
from planbuilder.values import contrast as contrast_of

_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")


def headings(look: HtmlLook) -> Iterator[Place]:
    """Levels that are left out, and headings without a word."""
    last = 0
    for one in look.all(*_HEADINGS):
        level = int(one.tag[1])
        if not re.search(r"\w", words_of(one)):
            yield Place(where(one), f"a heading of level {level} is empty")
        elif last and level > last + 1:
            yield Place(where(one), f"level {level} follows level {last}")
        last = level


def alt(look: HtmlLook) -> Iterator[Place]:
    """Pictures without alt text; an empty one says that the picture is decoration."""
    for one in look.all("img", "area"):
        if one.get("alt") is None and not one.get("aria-label") and one.get("role") not in ("presentation", "none"):
            yield Place(where(one), "a picture has no alt text")
    for one in look.all("svg"):
        named = one.get("aria-label") or one.get("aria-labelledby") or one.find("{*}title") is not None
        if not named and one.find("title") is None and one.get("role") not in ("presentation", "none"):
            yield Place(where(one), "a drawing has no name")


def alt_useful(look: HtmlLook) -> Iterator[Place]:
    """Alt text that says nothing."""
    for one in look.all("img"):
        if what := of_no_use(one.get("alt") or ""):
            yield Place(where(one), what)


def _data_tables(look: HtmlLook) -> Iterator[Any]:
    return (one for one in look.all("table") if one.get("role") not in ("presentation", "none"))


def tables(look: HtmlLook) -> Iterator[Place]:
    """Tables without header cells, and header cells that do not say what they head."""
    for one in _data_tables(look):
        heads = [*one.iter("th")]
        if not heads:
            yield Place(where(one), "a table has no header cells")
        elif any(not head.get("scope") and not head.get("id") for head in heads):
            yield Place(where(one), "header cells of a table have no scope")
        elif any(head.get("scope") not in (None, "row", "col", "rowgroup", "colgroup") for head in heads):
            yield Place(where(one), "the scope of a header cell is no known one")


def captions(look: HtmlLook) -> Iterator[Place]:
    """Tables without a caption."""
    for one in _data_tables(look):
        captions = [one.find("caption"), *_of_figure(one)]
        named = any(each is not None and words_of(each) for each in captions)
        if not named and not one.get("aria-label") and not one.get("aria-labelledby"):
            yield Place(where(one), "a table has no caption")


def _of_figure(table: Any) -> Iterator[Any]:
    """The caption of the figure that a table is the only one of (HTML, 4.4.13)."""
    figure = next(table.iterancestors("figure"), None)
    if figure is not None and len([*figure.iter("table")]) == 1:
        yield figure.find("figcaption")


def lists(look: HtmlLook) -> Iterator[Place]:
    """Items without a list, and lists that hold something else."""
    for one in look.all("li"):
        around = one.getparent()
        if around.tag not in ("ul", "ol", "menu") and around.get("role") != "list":
            yield Place(where(one), "an item stands in no list")
    for one in look.all("ul", "ol"):
        if any(isinstance(kid.tag, str) and kid.tag not in ("li", "script", "template") for kid in one):
            yield Place(where(one), "a list holds something that is no item")


def link_words(look: HtmlLook) -> Iterator[Place]:
    """Links whose words say nothing."""
    for one in look.all("a"):
        if one.get("href") is not None and (what := link_says_nothing(one.get("aria-label") or words_of(one))):
            yield Place(where(one), what)


def link_form(look: HtmlLook) -> Iterator[Place]:
    """Links that cannot be followed; files beside the page are not looked for."""
    there = {one.get("id") for one in look.tree.iter() if isinstance(one.tag, str) and one.get("id")}
    there |= {one.get("name") for one in look.tree.iter("a") if one.get("name")}
    for one in look.all("a", "area"):
        address = one.get("href")
        if address is None:
            continue
        if address.startswith("#"):
            if len(address) > 1 and address != "#top" and not {address[1:], unquote(address[1:])} & there:
                yield Place(where(one), f"“{shortened(address, 40)}” is no place in the page")
        elif not address.strip():
            yield Place(where(one), "a link leads nowhere")
        elif (re.match(r"[A-Za-z][\w+.-]*:", address) or address.startswith("\\")) and (what := dead_in_form(address)):
            yield Place(where(one), what)


def ids(look: HtmlLook) -> Iterator[Place]:
    """Ids that are there twice, and references to ids that are not there."""
    counts = Counter(
        one.get("id") for one in look.tree.iter() if isinstance(one.tag, str) and one.get("id") is not None
    )
    for name, count in counts.items():
        if count > 1:
            yield Place(f"id “{shortened(name, 40)}”", f"it is there {count} times")
        if not name.strip():
            yield Place("an id", "it is empty")
    for attribute in ("aria-labelledby", "aria-describedby", "for", "headers"):
        for one in look.tree.xpath(f"//*[@{attribute}]"):
            for name in one.get(attribute).split():
                if name not in counts:
                    yield Place(where(one), f"{attribute} names “{shortened(name, 40)}”, which is not there")


def contrast(look: HtmlLook) -> Iterator[Place]:
    """Text whose own colours stand out too little."""
    for one in look.all():
        style = one.get("style") or "" if isinstance(one.tag, str) else ""
        colour, behind = _colour(style, r"(?<![\w-])color"), _colour(style, r"background(?:-color)?")
        if colour and behind and words_of(one):
            size = re.search(r"font-size\s*:\s*([\d.]+)(px|pt|em|rem)", style)
            needed = 3.0 if size and _points(float(size[1]), size[2]) >= 18 else 4.5
            if (ratio := contrast_of(colour, behind)) < needed:
                yield Place(where(one), f"{ratio:.1f} to 1 (#{colour} on #{behind}), {needed:g} is needed")


def _points(size: float, unit: str) -> float:
    return size * {"px": 0.75, "pt": 1.0}.get(unit, 12.0)


_NAMED = {
    **{"white": "FFFFFF", "black": "000000", "red": "FF0000", "green": "008000", "blue": "0000FF", "yellow": "FFFF00"},
    **{"grey": "808080", "gray": "808080", "silver": "C0C0C0", "navy": "000080", "orange": "FFA500"},
}


def _colour(style: str, name: str) -> str:
    found = re.search(rf"{name}\s*:\s*(#[0-9a-fA-F]{{3,6}}\b|rgb\([^)]*\)|[a-zA-Z]+)", style)
    if not found:
        return ""
    said = found[1].lower()
    if said.startswith("rgb"):
        parts = [int(part) for part in re.findall(r"\d+", said)]
        return "".join(f"{min(part, 255):02X}" for part in parts) if len(parts) == 3 else ""
    if said.startswith("#"):
        digits = said[1:].upper()
        return "".join(2 * one for one in digits) if len(digits) == 3 else digits if len(digits) == 6 else ""
    return _NAMED.get(said, "")
