"""Word's marks of tracked changes, each with its author, its date and a number of its own.

In come elements and what happened to them; out come elements with Word's markup for it (ISO 29500-1, 17.13.5). The
schema wants each mark in one fixed place, which is why each is put there by one function.
"""

from __future__ import annotations

import copy
import itertools
from collections.abc import Sequence
from enum import StrEnum
from typing import Any

from lxml import etree

from planbuilder.compare.story import XML_SPACE
from planbuilder.output.opened_docx import w


class Change(StrEnum):
    """What happened to a text: it was inserted, deleted, or moved from or to its place."""

    INSERTED = "ins"
    DELETED = "del"
    MOVED_AWAY = "moveFrom"
    MOVED_HERE = "moveTo"

    @property
    def is_gone(self) -> bool:
        """Whether the text stands in FROM alone."""
        return self in (Change.DELETED, Change.MOVED_AWAY)

    @property
    def of_row(self) -> str:
        """How a whole row is marked: Word knows no moved rows, only moved texts in them."""
        return "del" if self.is_gone else "ins"


#: What the schema has before the properties of a row and the grid of a table.
_BEFORE_PROPERTIES = {"trPr": "tblPrEx", "tblGrid": "tblPr"}


class Marks:
    """Makes marks; `when` is the moment as Word writes it ("2017-09-11T09:00:00Z")."""

    def __init__(self, author: str, when: str, first: int) -> None:
        self._author = author
        self._when = when
        self._numbers = itertools.count(first)
        self.made = 0

    def number(self) -> str:
        """A number that no other mark or bookmark has."""
        return str(next(self._numbers))

    def mark(self, name: str) -> Any:
        """An element that says who did it and when."""
        self.made += 1
        return etree.Element(w(name), {w("id"): self.number(), w("author"): self._author, w("date"): self._when})

    def runs(self, change: Change, runs: Sequence[Any]) -> Any:
        """Runs that came or went."""
        mark = self.mark(change)
        for run in runs:
            mark.append(as_deleted(run) if change is Change.DELETED else run)
        return mark

    def paragraph_mark(self, paragraph: Any, change: Change) -> None:
        """Mark the end of a paragraph, so that it comes or goes with its text."""
        properties = properties_of(paragraph, "pPr")
        look = properties.find(w("rPr"))
        if look is None:
            look = etree.Element(w("rPr"))
            places = [place for place, one in enumerate(properties) if one.tag in (w("sectPr"), w("pPrChange"))]
            properties.insert(places[0] if places else len(properties), look)
        before = [one for one in look if one.tag in (w("ins"), w("del"), w("moveFrom"), w("moveTo"))]
        look.insert(len(before) if change is not Change.INSERTED else 0, self.mark(change))

    def row(self, row: Any, change: Change) -> None:
        """Mark a whole row."""
        properties = properties_of(row, "trPr")
        _never_empty(properties)
        properties.append(self.mark(change.of_row))

    def properties(self, element: Any, name: str, before: Any | None) -> None:
        """Say what the properties of an element were before; `before` is an element of that name, or None."""
        properties = properties_of(element, name) if element.tag != w(name) else element
        change = etree.Element(w(f"{name}Change"), {w("id"): self.number()})
        if name != "tblGrid":
            change = self.mark(f"{name}Change")
        old = etree.SubElement(change, w(name))
        for child in before if before is not None else ():
            if child.tag not in _NOT_BEFORE.get(name, ()):
                old.append(copy.deepcopy(child))
        if name == "trPr":
            _never_empty(properties)
            _never_empty(old)
        properties.append(change)

    def move(self, paragraph: Any, change: Change, name: str) -> None:
        """Say that a whole paragraph is one end of the move of this name."""
        kind = str(change)
        start = self.mark(f"{kind}RangeStart")
        start.set(w("name"), name)
        end = etree.Element(w(f"{kind}RangeEnd"), {w("id"): start.get(w("id"))})
        paragraph.insert(1 if paragraph.find(w("pPr")) is not None else 0, start)
        paragraph.append(end)


#: What the properties before a change do not hold, by the schema.
_NOT_BEFORE = {
    "pPr": (w("rPr"), w("sectPr"), w("pPrChange")),
    "rPr": (w("ins"), w("del"), w("moveFrom"), w("moveTo"), w("rPrChange")),
    "sectPr": (w("headerReference"), w("footerReference"), w("sectPrChange")),
    "trPr": (w("ins"), w("del"), w("trPrChange")),
    "tblPr": (w("tblPrChange"),),
    "tcPr": (w("tcPrChange"), w("cellIns"), w("cellDel"), w("cellMerge")),
    "tblGrid": (w("tblGridChange"),),
}


def properties_of(element: Any, name: str) -> Any:
    """The properties of an element, made where it has none."""
    found = element.find(w(name))
    if found is None:
        before = _BEFORE_PROPERTIES.get(name)
        found = etree.Element(w(name))
        element.insert(1 if before and element.find(w(before)) is not None else 0, found)
    return found


def _never_empty(properties: Any) -> None:
    """The schema wants something in a row's properties: that it may be split, which is so where nothing is said."""
    if not any(child.tag not in _NOT_BEFORE["trPr"] for child in properties):
        properties.insert(0, etree.Element(w("cantSplit"), {w("val"): "off"}))


def as_deleted(run: Any) -> Any:
    """A run with its text as deleted text; that in a text box stays, for it goes with the box."""
    for child in run:
        if child.tag == w("t"):
            child.tag = w("delText")
            child.set(XML_SPACE, "preserve")
        elif child.tag == w("instrText"):
            child.tag = w("delInstrText")
    return run
