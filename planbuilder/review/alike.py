"""Entries of a list whose names look like one thing, and names that look like two people.

In come the records of one list sheet; out come pairs. What is only likely to be one is left alone: two wards, two
members of one family, a service whose name has an "and" in it.
"""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from difflib import SequenceMatcher

from planbuilder.people import bare_name, title_of
from planbuilder.schema.lists import Funder, Partner, Person, PolicePriority, Priority
from planbuilder.typed import folded

ListRecord = Partner | Person | Funder | PolicePriority | Priority
#: Measured on spellings of one name (0.93 and more) against neighbours in a list such as "Essex Police" and
#: "Essex Council" (0.84 and less).
_ALIKE = 0.92
#: Words of services, teams and posts, which no person's name has.
_NO_NAME = re.compile(
    r"\b(?:team|manager|officers?|services?|council|police|safety|community|planning|housing|health|environment\w*"
    r"|licensing|group|leads?|heads?|director|co-?ordinator|unit|department|watch|partnership|youth|crime|fire|rescue"
    r"|education|children|young|adult|social|care|support|parks?|open|spaces?|street|scene|leisure|culture|policy"
    r"|performance|communications?|legal|finance|trust|school|college|board|forum|association|agency|vacant|tbc"
    r"|neighbourhood|enforcement|protection|prevention|engagement|development|economic|public|local|digital)\b"
)
_JOINED = re.compile(r"\s*[/&+;]\s*|\s+and\s+")


def twins(records: Sequence[ListRecord]) -> list[tuple[ListRecord, ListRecord]]:
    """Records whose name differs from an earlier one's by a letter, a word's form or a title, each with that one."""
    found: list[tuple[ListRecord, ListRecord]] = []
    earlier: dict[str, list[tuple[str, ListRecord]]] = {}  # by the first letter, which is seldom mistyped
    surnames: dict[str, list[Person]] = {}
    for record in records:
        bare = bare_name(record.name) if isinstance(record, Person) else _bare(record.name)
        twin = next((other for text, other in earlier.get(bare[:1], []) if _look_alike(bare, text)), None)
        if twin is None and isinstance(record, Person):
            twin = next((one for one in surnames.get(bare.split(" ")[-1], []) if _fits(record, one)), None)
        if twin is not None:
            found.append((record, twin))
        earlier.setdefault(bare[:1], []).append((bare, record))
        if isinstance(record, Person):
            surnames.setdefault(bare.split(" ")[-1], []).append(record)
    return found


def _bare(name: str) -> str:
    words = re.sub(r"[^\w ]", " ", folded(name)).split()
    return " ".join(word for word in words if word not in ("the", "of", "and"))


def _look_alike(one: str, other: str) -> bool:
    if one == other:
        return True
    if abs(len(one) - len(other)) > 3 or re.findall(r"\d+", one) != re.findall(r"\d+", other):
        return False
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    return min(len(one), len(other)) >= 8 and matcher.quick_ratio() >= _ALIKE and matcher.ratio() >= _ALIKE


def _fits(one: Person, other: Person) -> bool:
    """Whether two people of one surname may be one: "T Lilley" and "Tracey Lilley", "Insp Mitchel" and his first name.

    Two organisations make two people of them.
    """
    if one.organisation and other.organisation and folded(one.organisation) != folded(other.organisation):
        return False
    first, second = bare_name(one.name).split()[:-1], bare_name(other.name).split()[:-1]
    if not first or not second:
        return title_of(one.name) != "" and title_of(one.name) == title_of(other.name)
    if len(first[0]) > 1 and len(second[0]) > 1:
        return False  # two first names, as they stand in one family
    return first[0][0] == second[0][0]


def are_two_people(name: str, others: Container[str]) -> bool:
    """Whether a name is that of two people: "Ann Other and Jo Bloggs"; `others` are the bare names of the list."""
    if "," in name:
        parts = [bare_name(part) for part in name.split(",")]
        return len(parts) > 1 and all(part in others for part in parts)
    parts = _JOINED.split(name)
    return len(parts) > 1 and all(_is_persons(part) or bare_name(part) in others for part in parts)


def _is_persons(name: str) -> bool:
    words = name.split()
    return (
        2 <= len(words) <= 4
        and all(word[0].isupper() and not (word.isupper() and len(word) > 2) for word in words)
        and not _NO_NAME.search(folded(name))
    )
