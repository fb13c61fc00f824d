"""The inputs of a document with the names of lead officers taken out of them: their role instead, or nothing.

In come the frozen inputs and the edition; out come the same, in which no action, sign-off or draft names a person. An
organisation is no person and stays. Texts that officers wrote are left as they were agreed: whoever publishes looks
through the finished files for every name (`searching.py`).
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping, Sequence

from planbuilder.checking import PLAN, Inputs
from planbuilder.edition import Edition
from planbuilder.intake.check import Checked
from planbuilder.publishing.persons import Withheld, people_to_withhold, search
from planbuilder.publishing.wishes import Names
from planbuilder.schema.declare import Record
from planbuilder.schema.lists import Person
from planbuilder.schema.plan import Action
from planbuilder.values import Lead

#: What stands for a person of whom neither role nor organisation is known.
LEAD_OFFICER = "Lead officer"
#: What the sign-off page says in place of who signed.
FOR_THE_PARTNER = "On behalf of the partner"


def without_names(inputs: Inputs, edition: Edition, names: Names) -> tuple[Inputs, Edition]:
    """The inputs and the edition without the names of people; as they were where names are shown."""
    if names is Names.SHOWN:
        return inputs, edition
    plan = inputs.workbooks[PLAN]
    people = {one.name: one for one in plan.of(Person)}
    withheld = people_to_withhold(plan)
    records: dict[str, list[Record]] = dict(plan.records)
    records[Action.sheet.title] = [
        dataclasses.replace(action, leads=_leads(action.leads, people, withheld, names)) for action in plan.of(Action)
    ]
    records[Person.sheet.title] = []
    without = Checked(records, plan.problems, plan.totals, plan.lists)
    signed = tuple(dataclasses.replace(one, by=FOR_THE_PARTNER) for one in edition.sign_offs)
    issued = tuple(dataclasses.replace(one, who="") for one in edition.issued)
    return (
        dataclasses.replace(inputs, workbooks={**inputs.workbooks, PLAN: without}),
        dataclasses.replace(edition, sign_offs=signed, issued=issued),
    )


def _leads(
    leads: Iterable[Lead], people: Mapping[str, Person], withheld: Sequence[Withheld], names: Names
) -> tuple[Lead, ...]:
    """The leads of an action by role and organisation, each once; "Jo Bloggs and team" names somebody, too."""
    known = {one.name for one in withheld}
    made = []
    for lead in leads:
        person = people.get(lead.name)
        organisation = lead.organisation or (person.organisation if person else None) or ""
        if search(organisation, withheld):
            organisation = ""
        if lead.name not in known and not search(lead.name, withheld):
            made.append(dataclasses.replace(lead, organisation=organisation))
        elif names is Names.ROLE and person and person.role:
            made.append(Lead(str(person.role), organisation))
        else:
            made.append(Lead(organisation or LEAD_OFFICER))
    return tuple(dict.fromkeys(made))


def without_role(inputs: Inputs) -> list[Person]:
    """The lead officers who lead an action and have no role in the sheet People."""
    plan = inputs.workbooks[PLAN]
    leading = {lead.name for action in plan.of(Action) for lead in action.leads}
    withheld = {one.name for one in people_to_withhold(plan)}
    return [one for one in plan.of(Person) if one.name in leading & withheld and not one.role]


def withheld_people(inputs: Inputs) -> Sequence[Withheld]:
    """Those whose names must not be found in what is published."""
    return people_to_withhold(inputs.workbooks[PLAN])
