"""Numbered lists: which list of one document is which list of another.

In come two documents; out comes, for each list of FROM, its number in the redline. Word gives every list a number of
its own, so that it starts at 1 again; these numbers mean nothing from one file to another. A list of FROM that TO does
not have is brought along.
"""

from __future__ import annotations

import copy
from collections import Counter
from collections.abc import Iterator
from typing import Any

from lxml import etree

from planbuilder.compare.atoms import canonical
from planbuilder.compare.story import Word, parsed
from planbuilder.output.opened_docx import PREFIXES, w
from planbuilder.output.package import MAIN

NUMBERING = "word/numbering.xml"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml"
_IDENTITIES = frozenset(w(tag) for tag in ("nsid", "tmpl"))


def list_signs(word: Word) -> dict[tuple[str, str], str]:
    """What kind of list each number and level stand for, in words that are the same in every file."""
    if word.list_signs is None:
        word.list_signs = {
            (identity, str(level)): f"list {level} {definition}"
            for identity, definition in _definitions(word).items()
            for level in range(9)
        }
    return word.list_signs


def _numbering(word: Word) -> Any | None:
    return parsed(word.package.parts[NUMBERING]) if NUMBERING in word.package.parts else None


def _definitions(word: Word) -> dict[str, str]:
    """The definition of each list by its number."""
    tree = _numbering(word)
    found = {}
    for num in tree.iterfind(w("num")) if tree is not None else ():
        definition = "".join(
            canonical(child, word, NUMBERING) for child in _kind(tree, num) if child.tag not in _IDENTITIES
        )
        overrides = "".join(canonical(child, word, NUMBERING) for child in num.iterfind(w("lvlOverride")))
        found[num.get(w("numId"), "")] = f"{definition}{overrides}"
    return found


def _kind(tree: Any, num: Any) -> Any:
    """The definition that a list follows."""
    number = num.find(w("abstractNumId")).get(w("val"))
    return next(one for one in tree.iterfind(w("abstractNum")) if one.get(w("abstractNumId")) == number)


class Lists:
    """The numbers that the lists of FROM have in the redline, which begins as a copy of TO."""

    def __init__(self, old: Word, new: Word, redline: Word) -> None:
        self._old, self._redline = old, redline
        self._numbers = _same_lists(old, new)

    def number(self, old: str) -> str:
        """The number of a list of FROM; a list that TO does not have is brought along."""
        if old not in self._numbers:
            self._numbers[old] = self._bring(old)
        return self._numbers[old]

    def renumber(self, element: Any) -> None:
        """Give every list number in an element of FROM its number in the redline."""
        for numbers in element.iter(w("numPr")):
            identity = numbers.find(w("numId"))
            if identity is not None and identity.get(w("val")) != "0":
                identity.set(w("val"), self.number(identity.get(w("val"))))

    def _bring(self, old: str) -> str:
        source = _numbering(self._old)
        num = None if source is None else source.find(f"{w('num')}[@{w('numId')}='{old}']")
        if num is None:
            return old
        target = _numbering(self._redline)
        if target is None:
            target = etree.Element(w("numbering"), nsmap={"w": PREFIXES["w"]})
            self._redline.package.relate("numbering", "numbering.xml")
        kind, num = copy.deepcopy(_kind(source, num)), copy.deepcopy(num)
        for child in [child for child in kind if child.tag in _IDENTITIES]:
            kind.remove(child)
        kind.set(w("abstractNumId"), _free(target, "abstractNum", "abstractNumId"))
        number = _free(target, "num", "numId")
        num.set(w("numId"), number)
        num.find(w("abstractNumId")).set(w("val"), kind.get(w("abstractNumId")))
        target.insert(len(target.findall(w("abstractNum"))) + len(target.findall(w("numPicBullet"))), kind)
        target.insert(target.index(target.findall(w("num"))[-1]) + 1 if target.findall(w("num")) else 1, num)
        xml = etree.tostring(target, encoding="UTF-8", xml_declaration=True, standalone=True).decode()
        self._redline.package.add_part(NUMBERING, _TYPE, xml)
        return number


def _free(tree: Any, tag: str, attribute: str) -> str:
    """The next number after those in use."""
    return str(max((int(one.get(w(attribute))) for one in tree.iterfind(w(tag))), default=0) + 1)


def _same_lists(old: Word, new: Word) -> dict[str, str]:
    """The lists with most items in common, of the same kind; each list of TO is the partner of one list alone."""
    olds, news = list(_items(old)), list(_items(new))
    places: dict[tuple[str, str], list[str]] = {}
    for number, sign, text in news:
        places.setdefault((sign, text), []).append(number)
    votes: Counter[tuple[str, str]] = Counter()
    for number, sign, text in olds:
        if found := places.get((sign, text)):
            votes[number, found[0]] += 1
            found.append(found.pop(0))
    pairs: dict[str, str] = {}
    for (a, b), _ in sorted(votes.items(), key=lambda vote: (-vote[1], vote[0])):
        if a not in pairs and b not in pairs.values():
            pairs[a] = b
    return pairs


def _items(word: Word) -> Iterator[tuple[str, str, str]]:
    """The items of all lists: the list's number, its kind, and what the item says."""
    signs = list_signs(word)
    for numbers in word.trees[MAIN].iter(w("numPr")) if signs else ():
        values = {one.tag: one.get(w("val"), "") for one in numbers}
        number = values.get(w("numId"), "")
        paragraph = next(numbers.iterancestors(w("p")), None)
        text = "" if paragraph is None else "".join(one.text or "" for one in paragraph.iter(w("t")))
        yield number, signs.get((number, values.get(w("ilvl"), "0")), ""), text
