"""One thing under several names: entries of a list that look like one, other names that two share, and people
who are given two organisations.

Sums, tables and questions would be split between them without anyone noticing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import SequenceMatcher

from planbuilder.catalogue.agreement import SEVERAL_NAMES
from planbuilder.intake.check import Checked
from planbuilder.problems import Problem, shortened
from planbuilder.review.agreement import at
from planbuilder.schema.lists import Funder, Partner, Person, PolicePriority, Priority
from planbuilder.schema.plan import Action
from planbuilder.typed import folded

_LISTS = (Partner, Person, Funder, PolicePriority, Priority)
_ListRecord = Partner | Person | Funder | PolicePriority | Priority
#: Measured on spellings of one name (0.93 and more) against neighbours in a list such as "Essex Police" and
#: "Essex Council" (0.84 and less).
_ALIKE = 0.92


def names(checked: Checked) -> list[Problem]:
    """Every pair of names that looks like one thing, at the later of the two."""
    problems: list[Problem] = []
    for sheet in _LISTS:
        records: Sequence[_ListRecord] = checked.of(sheet)
        problems += _alike(records)
        problems += _shared(records)
    return problems + _organisations(checked)


def _alike(records: Sequence[_ListRecord]) -> list[Problem]:
    """Pairs that differ by a letter or a word's form; compared with those of like length only."""
    problems = []
    earlier: dict[str, list[tuple[str, _ListRecord]]] = {}  # by the first letter, which is seldom mistyped
    for record in records:
        bare = re.sub(r"[^\w ]", " ", folded(record.name))
        bare = " ".join(word for word in bare.split() if word not in ("the", "of", "and"))
        twin = next((other for text, other in earlier.get(bare[:1], []) if _look_alike(bare, text)), None)
        if twin is not None:
            what = f"“{shortened(record.name)}” looks like “{shortened(twin.name)}” in {twin.cell('name')}"
            do = "If they are one, keep one and enter the other under “Also known as”."
            problems.append(at(SEVERAL_NAMES, record, "name", what, do))
        earlier.setdefault(bare[:1], []).append((bare, record))
    return problems


def _look_alike(one: str, other: str) -> bool:
    if one == other:
        return True
    if abs(len(one) - len(other)) > 3 or re.findall(r"\d+", one) != re.findall(r"\d+", other):
        return False
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    return min(len(one), len(other)) >= 8 and matcher.quick_ratio() >= _ALIKE and matcher.ratio() >= _ALIKE


def _shared(records: Sequence[_ListRecord]) -> list[Problem]:
    """Another name that stands for two entries: whoever is meant by it, the first is taken."""
    problems = []
    owner: dict[str, _ListRecord] = {folded(record.name): record for record in records}
    for record in records:
        for other in _other_names(record):
            first = owner.setdefault(folded(other), record)
            if first is not record:
                what = f"“{shortened(other)}” stands for “{shortened(first.name)}” ({first.cell('name')}) as well"
                do = "Leave it with the one that is meant."
                problems.append(at(SEVERAL_NAMES, record, _field_of(record, other), what, do))
    return problems


def _other_names(record: _ListRecord) -> list[str]:
    single = [getattr(record, name, None) for name in ("short_name", "full_name")]
    return list(dict.fromkeys([name for name in single if name] + list(record.also)))


def _field_of(record: _ListRecord, other: str) -> str:
    return next((name for name in ("short_name", "full_name") if getattr(record, name, None) == other), "also")


def _organisation_names(checked: Checked) -> dict[str, str]:
    """Every name of an organisation, with the one it is known by; a funder may be a partner by one of its names."""
    known: dict[str, str] = {}
    organisations: list[_ListRecord] = [*checked.of(Partner), *checked.of(Funder)]
    for one in organisations:
        names = [folded(name) for name in (one.name, *_other_names(one))]
        by = next((known[name] for name in names if name in known), one.name)
        known |= {name: by for name in names if name not in known}
    return known


def _organisations(checked: Checked) -> list[Problem]:
    """Lead officers whose organisation in an action is not the one that the sheet “People” gives them."""
    partners = _organisation_names(checked)
    people = {folded(person.name): person for person in checked.of(Person)}
    problems = []
    for action in checked.of(Action):
        for lead in action.leads:
            person = people.get(folded(lead.name))
            if person is None or not person.organisation or not lead.organisation:
                continue
            here, there = (partners.get(folded(name)) for name in (lead.organisation, person.organisation))
            if here and there and here != there:
                what = (
                    f"{lead.name} is with “{lead.organisation}” here, and with “{person.organisation}”"
                    f" in {person.place.sheet} > {person.cell('organisation')}"
                )
                problems.append(at(SEVERAL_NAMES, action, "leads", what, "Correct one of the two."))
    return problems
