"""Headers and footers, section by section: what is printed at the edge of a page is compared like any other text.

In come two documents; out come the same with every section naming its own headers and footers, so that a section that
comes or goes changes nothing for its neighbours. A header that only one version has is one that is empty in the other.
"""

from __future__ import annotations

import copy
from collections.abc import Callable
from typing import Any

from lxml import etree

from planbuilder.compare.adoption import written
from planbuilder.compare.story import R, Word, rels_of
from planbuilder.output.opened_docx import PREFIXES, w
from planbuilder.output.package import MAIN

_MIME = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_KINDS = {w("headerReference"): "header", w("footerReference"): "footer"}
_ROOTS = {"header": "hdr", "footer": "ftr"}
#: What a page can have: header or footer, and on which pages ("default", "first", "even").
Edge = tuple[str, str]
#: Compares the story of a part of FROM (None: there is none) with one of TO, which the part of the redline holds.
Compare = Callable[[str | None, str, Any, str], None]


def name_own_edges(word: Word) -> None:
    """Have every section name all headers and footers that it prints, also those that it takes over from before."""
    known: dict[Edge, str] = {}
    for section in word.trees[MAIN].iter(w("sectPr")):
        for edge, reference in _references(section).items():
            known[edge] = reference.get(f"{R}id")
        for edge in sorted(known.keys() - _references(section).keys()):
            _refer(section, edge, known[edge])


def edges(word: Word, section: Any) -> dict[Edge, str]:
    """The parts of a section's headers and footers."""
    links = word.links(MAIN)
    found = {edge: reference.get(f"{R}id") for edge, reference in _references(section).items()}
    return {edge: links[identity].target for edge, identity in found.items() if identity in links}


def _references(section: Any) -> dict[Edge, Any]:
    return {(_KINDS[one.tag], one.get(w("type"), "default")): one for one in section.iterchildren(*_KINDS)}


def _refer(section: Any, edge: Edge, identity: str) -> None:
    reference = _references(section).get(edge)
    if reference is None:
        reference = etree.Element(w(f"{edge[0]}Reference"), {w("type"): edge[1]})
        section.insert(len(_references(section)), reference)
    reference.set(f"{R}id", identity)


class Edges:
    """Puts the compared headers and footers of the sections into the redline."""

    def __init__(self, old: Word, new: Word, redline: Word, compare: Compare) -> None:
        self._old, self._new, self._redline, self._compare = old, new, redline, compare
        self._done: dict[tuple[str | None, str | None, str], str] = {}
        self._untouched = {
            part: copy.deepcopy(tree) for part, tree in new.trees.items() if tree.tag in (w("hdr"), w("ftr"))
        }

    def section(self, before: Any, now: Any) -> None:
        """Compare the headers and footers of a section that stands on both sides."""
        olds, news = edges(self._old, before), edges(self._new, now)
        for edge in sorted(olds.keys() | news.keys()):
            if edge[1] == "first" and not any(_has_title_page(one) for one in (before, now)):
                continue
            part = self._part(olds.get(edge), news.get(edge), edge)
            _refer(now, edge, self._redline.package.relate(edge[0], part.removeprefix("word/")))

    def _part(self, old: str | None, new: str | None, edge: Edge) -> str:
        """The part of the redline that holds the two compared; one part of TO may meet several of FROM."""
        key = (old, new, edge[0])
        if key not in self._done:
            taken = new is None or any(known[1] == new for known in self._done)
            part = self._new_part(new, edge) if taken else str(new)
            tree = self._redline.trees[part]
            self._compare(old, new or part, tree, part)
            self._done[key] = part
        return self._done[key]

    def _new_part(self, new: str | None, edge: Edge) -> str:
        package = self._redline.package
        part = package.free_name(f"word/{edge[0]}", "xml")
        root = _ROOTS[edge[0]]
        tree = etree.Element(w(root), nsmap={"w": PREFIXES["w"]})
        if new is None:
            etree.SubElement(tree, w("p"))
        else:
            tree = copy.deepcopy(self._untouched[new])
            if rels_of(new) in package.parts:
                package.parts[rels_of(part)] = package.parts[rels_of(new)]
        package.add_part(part, f"{_MIME}{edge[0]}+xml", written(tree).decode())
        self._redline.trees[part] = tree
        return part


def _has_title_page(section: Any) -> bool:
    mark = section.find(w("titlePg"))
    return mark is not None and mark.get(w("val"), "1") not in ("0", "false", "off")
