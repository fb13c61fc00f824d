"""Accept or reject everything: what is left of a story when all its tracked changes are settled.

A reference of its own, made after the standard (ISO 29500-1, 17.13.5) and sharing nothing with the modules that write
redlines: `gate.py` tries every redline with it. In comes the tree of a story; out comes another, without any mark.
"""

from __future__ import annotations

import copy
from collections.abc import Iterable
from typing import Any

from planbuilder.output.opened_docx import w

_KEPT_IF_ACCEPTED = ("ins", "moveTo")
_KEPT_IF_REJECTED = ("del", "moveFrom")
_RANGES = tuple(
    w(f"{kind}{edge}")
    for kind in ("moveFromRange", "moveToRange", "customXmlInsRange", "customXmlDelRange")
    for edge in ("Start", "End")
)
_PROPERTIES = ("rPr", "pPr", "sectPr", "tblPr", "tblPrEx", "trPr", "tcPr", "tblGrid")
#: What rejecting a change of properties leaves alone, because it is no part of what changed.
_STAYS = {
    "pPr": ("rPr", "sectPr"),
    "sectPr": ("headerReference", "footerReference"),
    "rPr": ("ins", "del", "moveFrom", "moveTo"),
    "trPr": ("ins", "del"),
}
#: In the schema's order, these stand before the properties that come back.
_STAYS_IN_FRONT = frozenset(("sectPr", "rPr"))
_WITH_CONTENT = tuple(w(tag) for tag in ("r", "hyperlink", "sdt", "fldSimple", "ins", "del", "moveFrom", "moveTo"))


def settled(tree: Any, *, accept: bool) -> Any:
    """A copy of the tree with all changes accepted, or all rejected."""
    tree = copy.deepcopy(tree)
    killed = _KEPT_IF_REJECTED if accept else _KEPT_IF_ACCEPTED
    _settle_rows(tree, killed)
    ended = _settle_paragraph_marks(tree, killed)
    _settle_texts(tree, killed)
    _settle_properties(tree, accept=accept)
    _join_paragraphs(ended)
    _remove(element for element in tree.iter(*_RANGES))
    _remove(table for table in tree.iter(w("tbl")) if table.find(w("tr")) is None)
    _remove(link for link in tree.iter(w("hyperlink")) if next(link.iter(w("r")), None) is None)
    for tag, plain in (("delText", "t"), ("delInstrText", "instrText")):
        for element in tree.iter(w(tag)):
            element.tag = w(plain)
    return tree


def _remove(elements: Iterable[Any]) -> None:
    for element in list(elements):
        if element.getparent() is not None:
            element.getparent().remove(element)


def _settle_rows(tree: Any, killed: tuple[str, ...]) -> None:
    for row in list(tree.iter(w("tr"))):
        properties = row.find(w("trPr"))
        marks = [] if properties is None else [one for one in properties if one.tag in (w("ins"), w("del"))]
        if any(one.tag in map(w, killed) for one in marks):
            _remove([row])
        else:
            _remove(marks)


def _settle_paragraph_marks(tree: Any, killed: tuple[str, ...]) -> list[Any]:
    """The paragraphs whose ends are gone; what is marked on the others is taken off."""
    ended = []
    for look in list(tree.iterfind(f".//{w('p')}/{w('pPr')}/{w('rPr')}")):
        marks = [one for one in look if one.tag in map(w, (*_KEPT_IF_ACCEPTED, *_KEPT_IF_REJECTED))]
        if any(one.tag in map(w, killed) for one in marks):
            ended.append(look.getparent().getparent())
        _remove(marks)
        if marks and not len(look):
            _remove([look])
    return ended


def _settle_texts(tree: Any, killed: tuple[str, ...]) -> None:
    _remove(element for name in killed for element in tree.iter(w(name)))
    for name in {*_KEPT_IF_ACCEPTED, *_KEPT_IF_REJECTED} - set(killed):
        for element in list(tree.iter(w(name))):
            parent = element.getparent()
            place = parent.index(element)
            parent[place : place + 1] = list(element)


def _settle_properties(tree: Any, *, accept: bool) -> None:
    for name in _PROPERTIES:
        for change in list(tree.iter(w(f"{name}Change"))):
            properties = change.getparent()
            before = change.find(w(name))
            _remove([change])
            if accept:
                continue
            stays = [one for one in properties if one.tag in map(w, _STAYS.get(name, ()))]
            back = list(before) if before is not None else []
            properties[:] = [*stays, *back] if name in _STAYS_IN_FRONT else [*back, *stays]


def _join_paragraphs(ended: Iterable[Any]) -> None:
    """The text of a paragraph whose end is gone begins the next one; without text, the paragraph is gone."""
    for paragraph in reversed(list(ended)):
        parent = paragraph.getparent()
        if parent is None:
            continue
        content = [child for child in paragraph if child.tag != w("pPr")]
        behind = paragraph.getnext()
        while behind is not None and behind.tag in _RANGES:
            behind = behind.getnext()
        if behind is not None and behind.tag == w("p"):
            place = 1 if behind.find(w("pPr")) is not None else 0
            behind[place:place] = content
        elif any(child.tag in _WITH_CONTENT for child in content):
            continue  # nothing that it could be joined to
        _remove([paragraph])
