"""Many redlines as one document, so that a validator and LibreOffice look at all of them in a few runs.

What is changed in each body is put one behind the other, with its pictures, styles and lists brought along, and with
what must stand once in a document numbered anew. Blocks and rows without a change are left out, for they are TO's own;
so is what stands letter by letter in another redline too. It is the redlines' own XML that is looked at.
"""

from __future__ import annotations

import copy
import itertools
import re
from collections.abc import Iterator, Sequence
from typing import Any

from lxml import etree

from planbuilder.compare.adoption import Adoption, bring_styles, written
from planbuilder.compare.lists import Lists
from planbuilder.compare.story import Word, open_word
from planbuilder.output.opened_docx import w
from planbuilder.output.package import MAIN

#: Elements with numbers, or names, that may stand once in a document.
_NUMBERED = {
    *(w(f"{name}Change") for name in ("rPr", "pPr", "sectPr", "tblPr", "trPr", "tcPr", "tblGrid")),
    *(w(name) for name in ("ins", "del", "moveFrom", "moveTo")),
}
_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"


def bundles(redlines: Sequence[bytes], size: int) -> Iterator[bytes]:
    """The redlines, `size` of them in a document."""
    seen: set[bytes] = set()
    for begin in range(0, len(redlines), size):
        yield _bundle([open_word(one, "a redline") for one in redlines[begin : begin + size]], seen)


def _bundle(words: Sequence[Word], seen: set[bytes]) -> bytes:
    """The first redline whole, and what the others have that was not seen before."""
    first, *others = words
    section = first.body.find(w("sectPr"))
    for other in others:
        adoption, lists = Adoption(other, first), Lists(other, first, first)
        bring_styles(other, first, lists)
        for child in _changed(other.body, seen):
            adoption.element(child, MAIN, MAIN)
            lists.renumber(child)
            section.addprevious(child)
    for tree in first.trees.values():
        _number(tree)
    for part, tree in first.trees.items():
        first.package.parts[part] = written(tree)
    return first.package.to_bytes(level=1)


def _changed(body: Any, seen: set[bytes]) -> Iterator[Any]:
    """Copies of the blocks that hold a change not seen before; the contents list whole, for it is one field."""
    contents = [child for child in body if _is_contents(child)]
    if any(map(_is_changed, contents)) and _is_new(contents, seen):
        yield from (copy.deepcopy(child) for child in contents)
    for child in body:
        if child.tag == w("sectPr") or child in contents or not _is_changed(child):
            continue
        own = copy.deepcopy(child)
        for row in own.findall(w("tr"))[1:]:
            if not _is_changed(row) or not _is_new([row], seen):
                own.remove(row)
        if _is_changed(own) and _is_new([own], seen):
            yield own


def _is_new(elements: Sequence[Any], seen: set[bytes]) -> bool:
    """Whether this was not seen before; numbers inside the file do not count."""
    xml = b"".join(etree.tostring(one) for one in elements)
    key = re.sub(rb'\b(?:w:id|id|w:name|r:embed|w:anchor)="[^"]*"|xmlns:\w+="[^"]*"| PAGEREF [^<]*', b"", xml)
    is_new = key not in seen
    seen.add(key)
    return is_new


def _is_changed(element: Any) -> bool:
    return any(one.tag in _NUMBERED for one in element.iter())


def _is_contents(element: Any) -> bool:
    """Whether this is an entry of the contents list, whose field must stay whole."""
    style = element.find(f"{w('pPr')}/{w('pStyle')}")
    return style is not None and style.get(w("val"), "").startswith("Toc")


def _number(tree: Any) -> None:
    numbers = itertools.count(1)
    ranges: dict[tuple[str, str], str] = {}
    for one in list(tree.iter()):
        if one.tag in (w("bookmarkStart"), w("bookmarkEnd")):
            one.getparent().remove(one)
        elif one.tag == _DRAWING:
            one.set("id", str(next(numbers)))
        elif one.tag in _NUMBERED:
            one.set(w("id"), str(next(numbers)))
        elif isinstance(one.tag, str) and one.tag.endswith(("RangeStart", "RangeEnd")):
            kind, start = one.tag.rpartition("Range")[0], one.tag.endswith("Start")
            if start:
                ranges[kind, one.get(w("id"))] = str(next(numbers))
            one.set(w("id"), ranges[kind, one.get(w("id"))])
            if start:
                one.set(w("name"), f"{one.get(w('name'))}_{one.get(w('id'))}")
