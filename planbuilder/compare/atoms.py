"""A paragraph as a row of atoms: words, spaces, signs, and whatever else stands between them as one piece.

In comes the XML of a paragraph; out come `Atom`s that can be compared one by one and written again. A whole field is
one atom, so that half of it is never marked; the page number that a field shows is not compared, because Word works it
out.
"""

from __future__ import annotations

import copy
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from lxml import etree

from planbuilder.compare.story import ANCHOR_BOOKMARK, XML_SPACE, R, Word
from planbuilder.output.opened_docx import w

#: Sums and figures are one piece, and so are words with an apostrophe or a hyphen in them.
WORD = re.compile(r"£?\d[\d,.:/]*\d%?|£?\d%?|\w+(?:[’'-]\w+)*|\s+|[^\w\s]")
_PAGE_FIELD = re.compile(r"\s*(?:PAGEREF|PAGE|NUMPAGES|SECTIONPAGES)\b", re.IGNORECASE)
#: The bookmarks of headings get other numbers when a heading is added.
_HEADING_BOOKMARK = re.compile(r"\b_TocF?\d+\b")
_MARKERS = (w("bookmarkStart"), w("bookmarkEnd"))
_RUN, _TEXT, _RUN_PROPERTIES, _PARAGRAPH_PROPERTIES = w("r"), w("t"), w("rPr"), w("pPr")
_HYPERLINK, _CONTROL, _CONTENT, _FIELD_MARK = w("hyperlink"), w("sdt"), w("sdtContent"), w("fldChar")
_TEXT_TAGS = frozenset((w("t"), w("instrText"), w("delText"), w("delInstrText")))
#: Numbers that mean nothing to a reader: of drawings, shapes, controls and editing sessions.
_NUMBERS = re.compile(r"\}(?:rsid\w*|paraId|textId|anchorId|editId|spid)$")
_NUMBERED = frozenset(("docPr", "cNvPr", "shape", "shapetype", "rect", "line", "oval", "roundrect", "group"))


@dataclass(slots=True, eq=False)
class Atom:
    """The smallest piece that is compared.

    `text` is what it says, "" for what is no text; `sign` is what it is compared by, without its `look` (the run's
    properties, in one fixed writing). `inside` are the hyperlinks and anchors that it stands in, the outermost first.
    `pieces` are the elements that it is written with: children of a run, or whole runs of a field.
    """

    text: str
    sign: str
    look: str
    properties: Any
    inside: tuple[Any, ...]
    link: str
    pieces: tuple[Any, ...] = ()
    is_field: bool = False


@dataclass(slots=True, eq=False)
class Marker:
    """A bookmark's start or end, which takes no room."""

    element: Any
    inside: tuple[Any, ...]


def inline(paragraph: Any, word: Word, part: str, *, split: bool = True) -> list[Atom | Marker]:
    """Everything in a paragraph, in order; texts are taken apart into words where they are `split`."""
    return list(_with_whole_fields(_pieces(paragraph, (), word, part, split), word, part))


def atoms(pieces: Iterable[Atom | Marker]) -> list[Atom]:
    """What is compared of a paragraph."""
    return [one for one in pieces if isinstance(one, Atom)]


def _pieces(holder: Any, inside: tuple[Any, ...], word: Word, part: str, split: bool) -> Iterator[Atom | Marker]:
    link = " ".join(_link_sign(one, word, part) for one in inside if one.tag == _HYPERLINK) if inside else ""
    for child in holder:
        tag = child.tag
        if tag == _RUN:
            yield from _of_run(child, inside, link, word, part, split)
        elif tag == _HYPERLINK:
            yield from _pieces(child, (*inside, child), word, part, split)
        elif tag == _CONTROL:
            content = child.find(_CONTENT)
            yield from _pieces(content if content is not None else (), (*inside, child), word, part, split)
        elif tag in _MARKERS:
            yield Marker(child, inside)
        elif tag != _PARAGRAPH_PROPERTIES and isinstance(tag, str):  # a formula, and whatever else may come
            yield Atom("", canonical(child, word, part), "", None, inside, link, (child,), is_field=True)


def _link_sign(hyperlink: Any, word: Word, part: str) -> str:
    anchor = _HEADING_BOOKMARK.sub("_Toc", hyperlink.get(w("anchor"), ""))
    identity = hyperlink.get(f"{R}id")
    return f"[{anchor} {word.led_to(part, identity) if identity else ''}]"


def _of_run(run: Any, inside: tuple[Any, ...], link: str, word: Word, part: str, split: bool) -> Iterator[Atom]:
    properties = run.find(_RUN_PROPERTIES)
    look = look_of(properties, word, part)
    for child in run:
        tag = child.tag
        if tag == _TEXT:
            text = child.text or ""
            for piece in WORD.findall(text) if split else [text] if text else ():
                yield Atom(piece, f"{link}{piece}", look, properties, inside, link)
        elif tag != _RUN_PROPERTIES and isinstance(tag, str):
            sign = f"{link}{canonical(child, word, part)}"
            yield Atom("", sign, look, properties, inside, link, (child,))


def look_of(properties: Any, word: Word, part: str) -> str:
    """The properties of a run or a paragraph's mark in one fixed writing; "" where there are none."""
    return "" if properties is None else word.remembered(properties, part, _canonical_children)


def _canonical_children(element: Any, word: Word, part: str) -> str:
    return "".join(canonical(child, word, part) for child in element)


# --- fields -----------------------------------------------------------------------------------------------


def _with_whole_fields(pieces: Iterable[Atom | Marker], word: Word, part: str) -> Iterator[Atom | Marker]:
    """Each field that begins and ends in the same paragraph, and in the same link, as one atom."""
    row = list(pieces)
    if not any(_mark(one) for one in row):
        yield from row
        return
    place = 0
    while place < len(row):
        end = _end_of_field(row, place)
        if end is None:
            yield row[place]
            place += 1
        else:
            yield _field([one for one in row[place:end] if isinstance(one, Atom)])
            yield from (one for one in row[place:end] if isinstance(one, Marker))
            place = end


def _end_of_field(row: Sequence[Atom | Marker], start: int) -> int | None:
    if _mark(row[start]) != "begin":
        return None
    depth = 0
    for place in range(start, len(row)):
        depth += {"begin": 1, "end": -1}.get(_mark(row[place]), 0)
        if depth == 0:
            return place + 1 if row[place].inside == row[start].inside else None
    return None


def _mark(one: Atom | Marker) -> str:
    if isinstance(one, Atom) and one.pieces and one.pieces[0].tag == _FIELD_MARK:
        return str(one.pieces[0].get(w("fldCharType")))
    return ""


def _field(row: Sequence[Atom]) -> Atom:
    first = row[0]
    code = "".join(one.pieces[0].text or "" for one in row if one.pieces and one.pieces[0].tag == w("instrText"))
    shown = "" if _PAGE_FIELD.match(code) else "".join(f"{one.look}{one.sign}" for one in row)
    sign = f"{first.link}<field {_HEADING_BOOKMARK.sub('_Toc', ' '.join(code.split()))} {shown}>"
    return Atom("", sign, first.look, first.properties, first.inside, first.link, tuple(_runs(row)), is_field=True)


def _runs(row: Sequence[Atom]) -> Iterator[Any]:
    """The atoms of a field as runs of their own."""
    for one in row:
        run = etree.Element(w("r"))
        if one.properties is not None:
            run.append(copy.deepcopy(one.properties))
        if one.pieces:
            run.extend(copy.deepcopy(piece) for piece in one.pieces)
        else:
            etree.SubElement(run, w("t"), {XML_SPACE: "preserve"}).text = one.text
        yield run


# --- one fixed writing ------------------------------------------------------------------------------------


def canonical(element: Any, word: Word, part: str) -> str:
    """An element as text that is the same wherever it says the same; links by what they lead to."""
    tag = element.tag
    if not isinstance(tag, str) or tag in _MARKERS:
        return ""
    if tag == _CONTROL:
        return "".join(canonical(child, word, part) for child in element.iterfind(f"{_CONTENT}/*"))
    name = tag.rpartition("}")[2]
    written = []
    for key, value in sorted(element.attrib.items()):
        if key.startswith(R):
            value = word.led_to(part, value)
        elif _says_nothing(name, key, value):
            continue
        written.append(f" {key.rpartition('}')[2]}={value}")
    text = element.text or ""
    text = text if tag in _TEXT_TAGS or text.strip() else ""
    inner = "".join(canonical(child, word, part) for child in element)
    return f"<{name}{''.join(written)}>{text}{inner}</>"


def _says_nothing(name: str, key: str, value: str) -> bool:
    """Whether an attribute is a mere number or name inside the file."""
    if _NUMBERS.search(key) or key.endswith("}space"):
        return True
    return name in _NUMBERED and (key == "id" or (key == "type" and value.startswith("#")))


def anchors_in(element: Any) -> list[str]:
    """The keys of the anchors in an element, in order, each once; by their bookmarks where the controls are lost."""
    found: dict[str, None] = {}
    for mark in element.iter(w("bookmarkStart")):
        if name := ANCHOR_BOOKMARK.fullmatch(mark.get(w("name"), "")):
            found[name[1].lower()] = None
    for tag in element.iter(w("tag")):
        value = tag.get(w("val"), "")
        if value.startswith("pb:"):
            found[value[3:].lower()] = None
    return list(found)
