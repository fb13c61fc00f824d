"""Checks of pictures, links and boxes in a Word document."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from planbuilder.inspecting.results import Place
from planbuilder.inspecting.word_look import Link, Paragraph, Picture, WordLook
from planbuilder.inspecting.wording import (
    addresses_in,
    dead_in_form,
    link_says_nothing,
    of_no_use,
    same_words,
    too_long,
)
from planbuilder.output.opened_docx import w
from planbuilder.problems import shortened

_DECORATIVE = "{http://schemas.microsoft.com/office/drawing/2017/decorative}decorative"
_PIC = "{http://schemas.openxmlformats.org/drawingml/2006/picture}cNvPr"
_WATERMARK = re.compile(r"watermark", re.IGNORECASE)


def _alt(picture: Picture) -> str:
    element = picture.element
    said = element.get("descr") or element.get("alt") or ""
    if not said.strip() and (inner := next(element.getparent().iter(_PIC), None)) is not None:
        said = inner.get("descr", "")
    return str(said or element.get("title") or "").strip()


def _is_decorative(element: Any) -> bool:
    return any(found.get("val") in ("1", "true") for found in element.iter(_DECORATIVE))


def _shown(look: WordLook) -> Iterator[tuple[Picture, str, str]]:
    """The pictures of the body that need alt text, with that text and how they are called in messages."""
    for picture in look.pictures:
        name = picture.element.get("name") or picture.element.get("id") or "a picture"
        is_mark = picture.paragraph.story != "body" or _WATERMARK.search(name)
        if not is_mark and not _is_decorative(picture.element) and not _is_text_box(picture.element):
            yield picture, _alt(picture), shortened(name, 40)


def _is_text_box(element: Any) -> bool:
    """Whether it is a box that holds text, which is read itself."""
    around = element.getparent() if element.tag.endswith("}docPr") else element
    return next(around.iter(w("txbxContent")), None) is not None


def alt(look: WordLook) -> Iterator[Place]:
    """Pictures without alt text."""
    for picture, said, name in _shown(look):
        if not said:
            yield Place(picture.paragraph.where, f"“{name}” has no alt text")


def alt_useful(look: WordLook) -> Iterator[Place]:
    """Alt text that says nothing, or what the caption says."""
    following = {id(one): other for one, other in zip(look.paragraphs, look.paragraphs[1:], strict=False)}
    for picture, said, name in _shown(look):
        if not said:
            continue
        if what := of_no_use(said, name=name):
            yield Place(picture.paragraph.where, what)
        for caption in _captions(look, picture.paragraph, following):
            if same_words(said, caption.text):
                yield Place(picture.paragraph.where, f"the alt text only repeats the caption “{shortened(said, 50)}”")
                break


def _captions(look: WordLook, holder: Paragraph, following: dict[int, Paragraph]) -> Iterator[Paragraph]:
    after = following.get(id(holder))
    before = next((one for one in look.paragraphs if following.get(id(one)) is holder), None)
    for one in (after, before):
        if one is not None and (one is after or look.styles.is_named(one.style, "caption")):
            yield one


def alt_length(look: WordLook) -> Iterator[Place]:
    """Alt text that is too long to be listened to."""
    for picture, said, name in _shown(look):
        if what := too_long(said):
            yield Place(picture.paragraph.where, f"“{name}”: {what}")


def inline(look: WordLook) -> Iterator[Place]:
    """Pictures and objects that float; what is decoration only has no place in the reading."""
    for picture in look.pictures:
        name = picture.element.get("name") or picture.element.get("id") or "an object"
        if picture.floats and picture.paragraph.story == "body" and not _is_decorative(picture.element):
            yield Place(picture.paragraph.where, f"“{shortened(name, 40)}” floats")


def text_boxes(look: WordLook) -> Iterator[Place]:
    """Text in boxes and frames; a dropped capital is none."""
    for one in look.boxes:
        inside = "".join(part.text or "" for box in one.element.iter(w("txbxContent")) for part in box.iter(w("t")))
        if inside.strip():
            yield Place(one.where, f"“{shortened(inside.strip(), 50)}” stands in a text box")
    for one in look.paragraphs:
        if one.properties.get("frame") and one.text.strip():
            yield Place(one.where, f"“{shortened(one.text.strip(), 50)}” stands in a frame")


# --- links ------------------------------------------------------------------------------------------------


def _in_text(look: WordLook) -> Iterator[Link]:
    return (link for link in look.links if not link.paragraph.in_contents)


def link_words(look: WordLook) -> Iterator[Place]:
    """Links whose words say nothing; a picture that is a link says what its alt text says."""
    pictured = {id(picture.paragraph) for picture in look.pictures}
    for link in _in_text(look):
        if not link.words.strip() and id(link.paragraph) in pictured:
            continue
        if not link.words.strip() and not link.address and not link.anchor:
            continue
        if what := link_says_nothing(link.words):
            yield Place(link.paragraph.where, what)


def link_form(look: WordLook) -> Iterator[Place]:
    """Links that cannot be followed."""
    names: set[str] = set()
    for _, tree in look.docx.stories():
        names |= {one.get(w("name"), "").casefold() for one in tree.iter(w("bookmarkStart"))}
    for link in look.links:
        said = shortened(link.words.strip(), 40)
        if link.address:
            if what := dead_in_form(link.address):
                yield Place(link.paragraph.where, f"“{said}”: {what}" if said else what)
        elif link.anchor and link.anchor.casefold() not in names and link.anchor != "_top":
            yield Place(link.paragraph.where, f"“{said}” leads to a place in the document that does not exist")
        elif not link.anchor and link.words.strip():
            yield Place(link.paragraph.where, f"“{said}” leads nowhere")


def bare_addresses(look: WordLook) -> Iterator[Place]:
    """Addresses that are typed and are no links."""
    for one in look.paragraphs:
        if "://" not in one.text:
            continue
        plain = "".join(run.text if not run.linked else " " for run in one.runs)
        for address in addresses_in(plain):
            yield Place(one.where, f"“{shortened(address, 60)}” is no link")
