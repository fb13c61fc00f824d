"""The checks of a web page: each rule with what finds its faults; those of its content are in html_content.py."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from planbuilder.inspecting import html_content as content
from planbuilder.inspecting import rules_html as rules
from planbuilder.inspecting.html_look import HtmlLook, is_hidden, where, words_of
from planbuilder.inspecting.results import Place, Rule
from planbuilder.inspecting.wording import left_over
from planbuilder.problems import shortened

_ELSEWHERE = re.compile(r"\s*(?:https?:)?//|\s*ftp:|\s*file:", re.IGNORECASE)
_FETCHING = {
    **{"img": "src", "script": "src", "iframe": "src", "audio": "src", "video": "src", "source": "src"},
    **{"embed": "src", "object": "data", "track": "src", "input": "src", "frame": "src"},
}
_IN_STYLES = re.compile(r"url\(\s*[\"']?\s*((?:https?:)?//[^)\"']+)|@import\s+[\"']?\s*((?:https?:)?//[^\"';]+)", re.I)


def language(look: HtmlLook) -> Iterator[Place]:
    """A page that does not say its language."""
    said = look.tree.get("lang") or ""
    if not re.fullmatch(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*", said):
        yield Place("<html>", f"its language is “{shortened(said, 20)}”" if said else "no language is set")


def title(look: HtmlLook) -> Iterator[Place]:
    """A page without a title."""
    found = next(look.tree.iter("title"), None)
    text = "" if found is None else " ".join((found.text or "").split())
    if not text or re.fullmatch(r"untitled|document|new page|index", text, re.IGNORECASE):
        yield Place("<head>", f"“{text}” is no title that anybody gave" if text else "there is no title")


def one_heading(look: HtmlLook) -> Iterator[Place]:
    """No heading of level 1, or several."""
    number = len([*look.all("h1")])
    if number != 1:
        yield Place("the page", f"{number} headings of level 1" if number else "there is no heading of level 1")


def landmarks(look: HtmlLook) -> Iterator[Place]:
    """A page without a main part, or with several."""
    found = [
        one for one in look.tree.iter() if isinstance(one.tag, str) and (one.tag == "main" or one.get("role") == "main")
    ]
    number = len([one for one in found if not is_hidden(one)])
    if number != 1:
        yield Place("the page", f"{number} parts are marked as the main one" if number else "no main part is marked")


def viewport(look: HtmlLook) -> Iterator[Place]:
    """A page that a phone shows as a tiny picture, or that cannot be made larger."""
    said = next(
        (one.get("content") or "" for one in look.tree.iter("meta") if (one.get("name") or "").lower() == "viewport"),
        "",
    )
    if "width=device-width" not in said.replace(" ", ""):
        yield Place("<head>", "the width is not that of the screen (viewport)")
    most = re.search(r"maximum-scale\s*=\s*([\d.]+)", said)
    if re.search(r"user-scalable\s*=\s*(?:no|0)", said) or (most and float(most[1].rstrip(".") or 0) < 2):
        yield Place("<head>", "it cannot be made larger (viewport)")


def forms(look: HtmlLook) -> Iterator[Place]:
    """Fields, buttons and frames without a name."""
    labelled = {one.get("for") for one in look.tree.iter("label")}
    for one in look.all("input", "select", "textarea"):
        named = one.get("aria-label") or one.get("aria-labelledby") or one.get("title") or one.get("id") in labelled
        inside = any(around.tag == "label" for around in one.iterancestors())
        if one.get("type") not in ("hidden", "submit", "button", "reset", "image") and not named and not inside:
            yield Place(where(one), "a field has no label")
    for one in look.all("button", "summary"):
        if not words_of(one) and not one.get("title"):
            yield Place(where(one), "a button has no words")
    for one in look.all("iframe", "frame"):
        if not (one.get("title") or one.get("aria-label")):
            yield Place(where(one), "a frame has no title")


def moving(look: HtmlLook) -> Iterator[Place]:
    """What moves, plays or reloads by itself."""
    for one in look.all("marquee", "blink"):
        yield Place(where(one), "the text moves")
    for one in look.all("audio", "video"):
        if one.get("autoplay") is not None:
            yield Place(where(one), "it plays by itself")
    for one in look.tree.iter("meta"):
        if (one.get("http-equiv") or "").lower() == "refresh":
            yield Place("<head>", "the page reloads by itself")


def whole(look: HtmlLook) -> Iterator[Place]:
    """What a browser would fetch from elsewhere."""
    for one in look.tree.iter(*_FETCHING):
        address = one.get(_FETCHING[one.tag]) or ""
        if _ELSEWHERE.match(address):
            yield Place(where(one), f"it fetches {shortened(address.strip(), 60)}")
    for one in look.tree.iter("img", "source"):
        if re.search(r"(?:^|,)\s*(?:https?:)?//", one.get("srcset") or ""):
            yield Place(where(one), "it fetches pictures from elsewhere (srcset)")
    for one in look.tree.iter("link"):
        kinds = {"stylesheet", "icon", "preload", "preconnect", "prefetch", "manifest", "modulepreload"}
        if kinds & set((one.get("rel") or "").lower().split()) and _ELSEWHERE.match(one.get("href") or ""):
            yield Place(where(one), f"it fetches {shortened(one.get('href').strip(), 60)}")
    for one in look.tree.iter():
        style = (one.text if one.tag == "style" else one.get("style")) if isinstance(one.tag, str) else ""
        for found in _IN_STYLES.findall(style or ""):
            yield Place(where(one), f"its style fetches {shortened(''.join(found), 60)}")


def marks(look: HtmlLook) -> Iterator[Place]:
    """What of the template or of the drafting is left."""
    body = next(look.tree.iter("body"), look.tree)
    for one in body.iter():
        if isinstance(one.tag, str) and one.tag not in ("script", "style", "template"):
            texts = [one.text or "", *(kid.tail or "" for kid in one)]
            if found := next(filter(None, map(left_over, texts)), ""):
                yield Place(where(one), f"{found} is left")


def words(look: HtmlLook) -> Iterator[Place]:
    """Words of the Word file that are not in the page."""
    from planbuilder.output.completeness import missing_from

    assert look.beside is not None
    body = next(look.tree.iter("body"), look.tree)
    texts = [
        part
        for one in body.iter()
        if isinstance(one.tag, str) and one.tag not in ("script", "style")
        for part in _texts(one)
    ]
    for lost in missing_from(look.beside, " ".join(texts)):
        yield Place("the page", f"“{shortened(lost, 60)}” is missing")


_IN_LINE = {
    "a",
    "abbr",
    "b",
    "bdi",
    "bdo",
    "cite",
    "code",
    "em",
    "i",
    "mark",
    "q",
    "s",
    "small",
    "span",
    "strong",
    "sub",
    "sup",
    "u",
}


def _texts(element: Any) -> Iterator[str]:
    """The texts of one element, those of inline elements in it included, so that no word is cut in two."""
    if element.tag in _IN_LINE and element.getparent() is not None and element.getparent().tag != "body":
        return
    yield _inline_text(element)


def _inline_text(element: Any) -> str:
    parts = [element.text or ""]
    for kid in element:
        parts.append(_inline_text(kid) if kid.tag in _IN_LINE else " ")
        parts.append(kid.tail or "")
    return "".join(parts)


FINDERS: Mapping[Rule, Callable[[HtmlLook], Iterable[Place]]] = {
    rules.LANGUAGE: language,
    rules.TITLE: title,
    rules.ONE_HEADING: one_heading,
    rules.HEADINGS: content.headings,
    rules.ALT: content.alt,
    rules.ALT_USEFUL: content.alt_useful,
    rules.TABLES: content.tables,
    rules.CAPTIONS: content.captions,
    rules.LISTS: content.lists,
    rules.LINK_WORDS: content.link_words,
    rules.LINK_FORM: content.link_form,
    rules.IDS: content.ids,
    rules.LANDMARKS: landmarks,
    rules.VIEWPORT: viewport,
    rules.CONTRAST: content.contrast,
    rules.FORMS: forms,
    rules.MOVING: moving,
    rules.WHOLE: whole,
    rules.MARKS: marks,
}
BESIDE: Mapping[Rule, Callable[[HtmlLook], Iterable[Place]]] = {rules.WORDS: words}
