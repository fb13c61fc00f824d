"""The numbers and bullets of lists, counted as Word counts them.

In: word/numbering.xml, and paragraphs' lists one after the other. Out: for each its `Label`. All lists of one abstract
numbering share their count, unless one says where it starts (ECMA-376 part 1, 17.9.15 and 17.9.26).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from planbuilder.web.looks import Styles
from planbuilder.web.opened import WordFile, q, value

#: Word's kinds of numbers, as HTML has them (the attribute type of ol).
_KINDS = {"lowerLetter": "a", "upperLetter": "A", "lowerRoman": "i", "upperRoman": "I"}
_ROMAN = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl")),
    *((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)


@dataclass(frozen=True)
class Label:
    """What stands before a paragraph: its number; `kind` is "" for 1, 2, 3, else "a", "A", "i" or "I"."""

    list_id: str
    level: int
    is_bullet: bool
    number: int = 0
    kind: str = ""
    printed: str = ""  # as Word prints it: "1.", "(a)", "2.1"

    @property
    def is_plain(self) -> bool:
        """Whether a browser's own number says the same."""
        return bool(re.fullmatch(r"\w+\.?", self.printed))


class Numbering:
    """The lists of a Word file, with their counts so far."""

    def __init__(self, word: WordFile, styles: Styles) -> None:
        tree = word.beside("numbering")[1]
        self._styles = styles
        self._abstract: dict[str, dict[int, Any]] = {}
        self._nums: dict[str, tuple[str, dict[int, int]]] = {}
        self._counts: dict[str, dict[int, int]] = {}
        self._begun: set[tuple[str, int]] = set()
        for one in [] if tree is None else tree.findall(q("w:abstractNum")):
            levels = {_whole(level.get(q("w:ilvl"))): level for level in one.findall(q("w:lvl"))}
            self._abstract[one.get(q("w:abstractNumId"), "")] = levels
        for one in [] if tree is None else tree.findall(q("w:num")):
            starts = {
                _whole(over.get(q("w:ilvl"))): _whole(value(over, "w:startOverride", default="1"))
                for over in one.findall(q("w:lvlOverride"))
                if over.find(q("w:startOverride")) is not None
            }
            self._nums[one.get(q("w:numId"), "")] = (value(one, "w:abstractNumId"), starts)

    def label(self, list_id: str, level: int) -> Label | None:
        """The label of the next paragraph of a list; None where the file knows no such list."""
        if list_id not in self._nums:
            return None
        abstract, starts = self._nums[list_id]
        levels = self._abstract.get(abstract, {})
        shape = levels.get(level)
        form = value(shape, "w:numFmt", default="decimal")
        if shape is None or form == "bullet":
            return Label(list_id, level, is_bullet=True)
        if form == "none":
            return None
        number = self._next(abstract, levels, level, starts, list_id)
        shown = re.sub(
            r"%(\d)",
            lambda found: self._printed(abstract, levels, int(found[1]) - 1),
            value(shape, "w:lvlText", default="%1."),
        )
        return Label(list_id, level, False, number, _KINDS.get(form, ""), shown)

    def _next(self, abstract: str, levels: dict[int, Any], level: int, starts: dict[int, int], list_id: str) -> int:
        counts = self._counts.setdefault(abstract, {})
        if level in starts and (list_id, level) not in self._begun:
            counts[level] = starts[level] - 1
        self._begun.add((list_id, level))
        for deeper in [one for one in counts if one > level]:
            del counts[deeper]
        counts[level] = counts.get(level, _start(levels.get(level)) - 1) + 1
        return counts[level]

    def _printed(self, abstract: str, levels: dict[int, Any], level: int) -> str:
        number = self._counts.get(abstract, {}).get(level, _start(levels.get(level)))
        kind = _KINDS.get(value(levels.get(level), "w:numFmt"), "")
        if kind in ("a", "A") and number > 0:
            letters = chr(97 + (number - 1) % 26) * ((number - 1) // 26 + 1)
            return letters.upper() if kind == "A" else letters
        if kind in ("i", "I") and number > 0:
            return _roman(number).upper() if kind == "I" else _roman(number)
        return str(number)


def _roman(number: int) -> str:
    letters = ""
    for worth, sign in _ROMAN:
        letters, number = letters + sign * (number // worth), number % worth
    return letters


def _start(level: Any) -> int:
    return _whole(value(level, "w:start", default="1"))


def _whole(digits: str | None) -> int:
    return int(digits) if digits and digits.lstrip("-").isdigit() else 0
