"""Whether the sheets of a plan agree with each other: what each refers to, and what is left without an answer.

In come the checked records; out come warnings, each at the cell where it is mended. What is missing is only told where
the sheets that could hold it were read whole, so that one fault is told once, at its cause.
"""

from __future__ import annotations

from collections import Counter

from planbuilder.catalogue import Check
from planbuilder.catalogue.agreement import (
    NO_ACTIONS,
    NO_BUDGET,
    NO_FUNDER,
    NO_LEAD,
    NO_TIMESCALE,
    PRIORITY_LEFT_OUT,
    TWICE_A_QUARTER,
    UNSERVED,
)
from planbuilder.intake.check import Checked
from planbuilder.people import is_nobody
from planbuilder.problems import Problem, shortened
from planbuilder.review.alike import twins
from planbuilder.schema import Record
from planbuilder.schema.lists import PolicePriority, Priority
from planbuilder.schema.plan import Action, FocusPoint, Progress


def agreement(checked: Checked) -> list[Problem]:
    """Every disagreement between the sheets of a plan."""
    return [
        *_gaps_in_actions(checked),
        *_sums_without_a_funder(checked),
        *_priorities_without_anything(checked),
        *_unserved(checked),
        *_twice_a_quarter(checked),
    ]


def at(check: Check, record: Record, name: str, what: str, do: str) -> Problem:
    """A finding at the cell of one field of a record."""
    return check.problem(what, do, record.place.workbook, record.place.sheet, record.cell(name))


def _gaps_in_actions(checked: Checked) -> list[Problem]:
    """Actions that leave open who, with what money, or by when."""
    problems = []
    faulty = checked.faulty_cells(Action)
    for action in checked.of(Action):
        nobody = [lead.name for lead in action.leads if is_nobody(lead.name)]
        if len(nobody) == len(action.leads) and action.cell("leads") not in faulty:
            typed = f" (“{shortened(nobody[0])}”)" if nobody else ""
            what = f"the action {action.ref} has no lead officer{typed}"
            problems.append(at(NO_LEAD, action, "leads", what, "Name one, as Name, Organisation."))
        if not action.budget and action.cell("budget") not in faulty:
            what = f"the action {action.ref} says nothing about money"
            problems.append(at(NO_BUDGET, action, "budget", what, "Type a sum and who pays, or: Existing resources."))
        if not action.timescale and action.cell("timescale") not in faulty:
            what = f"the action {action.ref} has no timescale"
            do = "Type a date, or words such as: Immediate & ongoing."
            problems.append(at(NO_TIMESCALE, action, "timescale", what, do))
    return problems


def _sums_without_a_funder(checked: Checked) -> list[Problem]:
    """Money that nobody is said to pay; the table of resources would have to say so."""
    return [
        at(
            *(NO_FUNDER, action, "budget", f"“{money.text}” does not say who pays"),
            "Add who pays after the sum, for example: £500 CSP.",
        )
        for action in checked.of(Action)
        for money in action.budget
        if money.amount and not money.funder
    ]


def _priorities_without_anything(checked: Checked) -> list[Problem]:
    """Priorities of which the plan would not say a word, and those that it would do nothing about."""
    if not checked.sound(Priority, Action, FocusPoint):
        return []
    acted_on = {action.priority for action in checked.of(Action)}
    explained = {point.priority for point in checked.of(FocusPoint)}
    problems = []
    doubles = {id(record) for record, _ in twins(checked.of(Priority))}  # told as such already
    for priority in checked.of(Priority):
        if priority.name in acted_on:
            continue
        if priority.name in explained:
            what = f"no action belongs to “{shortened(priority.name)}”"
            do = "Add its actions to the sheet “Actions”, or correct the priority of those that belong to it."
            problems.append(at(NO_ACTIONS, priority, "name", what, do))
        elif id(priority) not in doubles:
            name = shortened(priority.name)
            what = f"“{name}” has neither focus points nor actions, so the plan leaves it out"
            do = "Add its points to the sheet “Focus” or its actions to the sheet “Actions”, or delete the row."
            problems.append(at(PRIORITY_LEFT_OUT, priority, "name", what, do))
    return problems


def _unserved(checked: Checked) -> list[Problem]:
    """Police and crime priorities that nobody works on; one finding in all where no action names any."""
    if not checked.sound(PolicePriority, Action):
        return []
    actions, priorities = checked.of(Action), checked.of(PolicePriority)
    served = {name for action in actions for name in action.serves}
    if actions and priorities and not served:
        place = priorities[0].place
        what = "no action says which police and crime priorities it serves"
        do = "Name them in the sheet “Actions”, in the column “Police and crime priorities”."
        return [UNSERVED.problem(what, do, place.workbook, place.sheet)]
    do = "Name it in an action that serves it, in the column “Police and crime priorities”."
    return [
        at(UNSERVED, priority, "name", f"no action serves the police and crime priority “{priority.name}”", do)
        for priority in priorities
        if served and priority.name not in served
    ]


def _twice_a_quarter(checked: Checked) -> list[Problem]:
    entries = Counter[tuple[str, str]]()
    problems = []
    for entry in checked.of(Progress):
        entries[entry.action, entry.quarter] += 1
        if entries[entry.action, entry.quarter] == 2:
            what = f"progress on {entry.action} in {entry.quarter} is entered a second time"
            problems.append(at(TWICE_A_QUARTER, entry, "action", what, "Make one row of the two."))
    return problems
