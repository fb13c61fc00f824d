"""One thing under several names: entries of a list that look like one, other names that two share, and people
who are given two organisations.

Sums, tables and questions would be split between them without anyone noticing.
"""

from __future__ import annotations

from collections.abc import Sequence

from planbuilder.catalogue.agreement import SEVERAL_NAMES
from planbuilder.intake.check import Checked
from planbuilder.people import bare_name
from planbuilder.problems import Problem, shortened
from planbuilder.review.agreement import at
from planbuilder.review.alike import ListRecord, are_two_people, twins
from planbuilder.schema.lists import Funder, Partner, Person, PolicePriority, Priority
from planbuilder.schema.plan import Action
from planbuilder.typed import folded

_LISTS = (Partner, Person, Funder, PolicePriority, Priority)


def names(checked: Checked) -> list[Problem]:
    """Every pair of names that looks like one thing, at the later of the two."""
    problems: list[Problem] = []
    for sheet in _LISTS:
        records: Sequence[ListRecord] = checked.of(sheet)
        problems += _alike(records)
        problems += _shared(records)
    return problems + _two_in_one(checked) + _organisations(checked)


def _alike(records: Sequence[ListRecord]) -> list[Problem]:
    """Pairs of names that look like one thing."""
    do = "If they are one, keep one and enter the other under “Also known as”."
    return [
        at(
            *(SEVERAL_NAMES, record, "name"),
            f"“{shortened(record.name)}” looks like “{shortened(twin.name)}” in {twin.cell('name')}",
            do,
        )
        for record, twin in twins(records)
    ]


def _two_in_one(checked: Checked) -> list[Problem]:
    """Two people who share a row of the sheet “People”."""
    people = checked.of(Person)
    bare = {bare_name(person.name) for person in people}
    return [
        at(
            *(SEVERAL_NAMES, person, "name", f"“{shortened(person.name)}” looks like two people"),
            "Give each of them a row of their own.",
        )
        for person in people
        if are_two_people(person.name, bare)
    ]


def _shared(records: Sequence[ListRecord]) -> list[Problem]:
    """Another name that stands for two entries: whoever is meant by it, the first is taken."""
    problems = []
    owner: dict[str, ListRecord] = {folded(record.name): record for record in records}
    for record in records:
        for other in _other_names(record):
            first = owner.setdefault(folded(other), record)
            if first is not record:
                what = f"“{shortened(other)}” stands for “{shortened(first.name)}” ({first.cell('name')}) as well"
                if folded(other) == folded(first.name):
                    what = f"“{shortened(other)}” is the name of its own row, {first.cell('name')}"
                do = "Leave it with the one that is meant."
                problems.append(at(SEVERAL_NAMES, record, _field_of(record, other), what, do))
    return problems


def _other_names(record: ListRecord) -> list[str]:
    single = [getattr(record, name, None) for name in ("short_name", "full_name")]
    return list(dict.fromkeys([name for name in single if name] + list(record.also)))


def _field_of(record: ListRecord, other: str) -> str:
    return next((name for name in ("short_name", "full_name") if getattr(record, name, None) == other), "also")


def _organisation_names(checked: Checked) -> dict[str, str]:
    """Every name of an organisation, with the one it is known by; a funder may be a partner by one of its names."""
    known: dict[str, str] = {}
    organisations: list[ListRecord] = [*checked.of(Partner), *checked.of(Funder)]
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
