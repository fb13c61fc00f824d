"""Abbreviations that the plan uses and explains nowhere.

In come the printed texts and the lists of partners, funders and priorities; out comes a note for each abbreviation, at
the first place where it stands. Explained is what stands once with its full name ("Full Name (ABC)", "ABC (Full
Name)", "ABC: Full Name"), anywhere in the plan, or is a short name of a partner, funder or priority. Capitals that
only stress a word, Roman numerals, Refs, postcodes, roads, ranks and addresses on the internet are no abbreviations.
"""

from __future__ import annotations

import re
from functools import lru_cache

from planbuilder.catalogue.wording import UNEXPLAINED_ABBREVIATION
from planbuilder.intake.check import Checked
from planbuilder.problems import Problem
from planbuilder.review.printed import Printed, Texts
from planbuilder.review.words import EVERYBODY_KNOWS, STRESSED
from planbuilder.schema.lists import Funder, Partner, Person, PolicePriority, Priority
from planbuilder.schema.plan import Action, Settings

#: So many words are looked for one by one.
A_FEW = 20
_WITHOUT_SIGNS = str.maketrans(dict.fromkeys(".,;:!?()/“”\"'’", " "))
_CAPITALS = re.compile(r"[A-Z][a-z]?[A-Z&][\w&]*")
_SHAPE = re.compile(r"[A-Z](?:[a-z]?[A-Z&]){1,5}")
_ROMAN = re.compile(r"(?:X{0,3})(?:IX|IV|V?I{0,3})")
_RANK = re.compile(
    r"(?:PC|PS|DC|DS|DI|CI|DCI|DSU|ACC|CC|PCSO)s?\s+(?:[0-9]|[A-Z][a-z]+(?:\s[A-Z][a-z]+)?\s*(?:[,.;)]|$))"
)


def unexplained_abbreviations(texts: Texts, checked: Checked) -> list[Problem]:
    """A note for each abbreviation that is explained nowhere, where it stands first."""
    first: dict[str, Printed] = {}
    known = _names(checked) | EVERYBODY_KNOWS
    for found in _CAPITALS.finditer(texts.whole):
        letters = _letters(found[0])
        if not letters or letters.upper() in known:
            continue
        line, start = texts.at(found.start())
        if letters not in first and _in_its_own_right(line.text, start, len(found[0])):
            first[letters] = line
        if _explained(line.text, start, start + len(found[0]), letters):
            known.add(letters.upper())
    left = {letters: line for letters, line in first.items() if letters.upper() not in known}
    stressed = _also_small(left, texts)
    return [_told(letters, line) for letters, line in left.items() if letters not in stressed]


def _told(letters: str, line: Printed) -> Problem:
    what = f"“{letters}” is used here and explained nowhere in the plan"
    do = f"Write it out once, with the letters behind it in brackets: Full Name ({letters})."
    return UNEXPLAINED_ABBREVIATION.problem(what, do, line.workbook, line.sheet, line.cell)


@lru_cache(maxsize=4096)
def _letters(word: str) -> str:
    """The abbreviation alone, without the s of its plural; "" where the word is none."""
    if not word.isascii():
        return ""
    letters = word[:-1] if word.endswith("s") and len(word) > 2 else word
    if not _SHAPE.fullmatch(letters) or letters.endswith("&") or _ROMAN.fullmatch(letters):
        return ""
    return "" if letters in STRESSED else letters


def _in_its_own_right(text: str, start: int, length: int) -> bool:
    """Whether letters are an abbreviation where they stand, not part of a heading, a Ref, an address or a name."""
    before, after = text[start - 1 : start], text[start + length : start + length + 1]
    if before.isalnum() or before in {"_", "@", "#", "."} or after in {"_", "@"}:
        return False
    if re.match(r"-?[0-9]|\.[A-Za-z]| [0-9]+\b", text[start + length :]) or re.search(
        r"(?:^|\s)[A-Za-z]-$", text[:start]
    ):
        return False
    chunk = text[text.rfind(" ", 0, start) + 1 :].split(" ", 1)[0]
    if "www." in chunk or "://" in chunk or "@" in chunk or _RANK.match(text, start):
        return False
    return not (text.isupper() and " " in text.strip())


def _names(checked: Checked) -> set[str]:
    """The letters in the short and other names that the list sheets give, and in the organisations of people."""
    found: list[str] = [action.ref for action in checked.of(Action)]
    for partner in checked.of(Partner):
        found += [partner.short_name or "", *partner.also]
    for funder in checked.of(Funder):
        found += [*funder.also, funder.name if funder.full_name and funder.full_name != funder.name else ""]
    for person in checked.of(Person):
        found.append(person.organisation or "")
    for police in checked.of(PolicePriority):
        found += police.also
    for priority in checked.of(Priority):
        found += priority.also
    found += [settings.short_name or "" for settings in checked.of(Settings)]
    words = (word for name in found for word in re.findall(r"[\w&]+", name))
    return {letters.upper() for word in words if (letters := _letters(word))}


# --- where it is explained --------------------------------------------------------------------------------

_WORDS = re.compile(r"[A-Za-z][A-Za-z'’]*")
_INTRODUCED = re.compile(r"(?:known as|called|abbreviated to|shortened to|, or|[–—:=-])\s*(?:the\s)?$")
_SPELT_OUT = re.compile(r"[”\"'’s]*\s*(?:[(:=–—-]|,? (?:stands for|means|is short for))\s*(?:the\s)?")


def _explained(text: str, start: int, end: int, letters: str) -> bool:
    """Whether the full name stands before these letters, in brackets or so, or behind them."""
    before, after = text[:start].rstrip("“\"'"), text[end:]
    if before.endswith("("):
        return _begins(list(_WORDS.findall(before))[-len(letters) - 4 :], letters)
    if _INTRODUCED.search(before) and _begins(list(_WORDS.findall(before))[-len(letters) - 3 :], letters):
        return True
    behind = _SPELT_OUT.match(after)
    return bool(behind) and _spells(_WORDS.findall(after[behind.end() if behind else 0 :])[: len(letters) + 3], letters)


def _begins(words: list[str], letters: str) -> bool:
    """Whether words begin with the first and with most of these letters in order: names are shortened freely."""
    initials = [word[0].upper() for word in words]
    found = 0
    for letter in letters.upper():
        if letter in initials:
            initials = initials[initials.index(letter) + 1 :]
            found += 1
        elif not found:
            return False
    return found * 2 >= len(letters) + (len(letters) > 2)


def _spells(words: list[str], letters: str) -> bool:
    """Whether the initials of these words give the letters in order, with small words between or not."""
    initials = iter(word[0].upper() for word in words)
    return all(letter in initials for letter in letters.upper() if letter != "&")


def _also_small(letters: dict[str, Printed], texts: Texts) -> set[str]:
    """Those that stand in small letters elsewhere: words that are stressed."""
    if len(letters) > A_FEW:
        words = set(texts.whole.translate(_WITHOUT_SIGNS).split())
        return {one for one in letters if one.lower() in words}
    return {
        one
        for one in letters
        if any(
            not texts.whole[found.start() - 1].isalpha()
            for found in re.finditer(rf"{re.escape(one.lower())}(?![A-Za-z])", texts.whole)
        )
    }
