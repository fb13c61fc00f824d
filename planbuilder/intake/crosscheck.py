"""What is right by itself and does not agree: looked for only in what was read whole.

In come the checked records of a workbook; out come warnings, each at the cell where it is mended.
"""

from __future__ import annotations

from planbuilder.intake.check import Checked
from planbuilder.problems import Level, Problem
from planbuilder.schema import Record
from planbuilder.schema.plan import Action, FocusPoint, Priority


def crosscheck(checked: Checked) -> list[Problem]:
    """Every disagreement between the sheets of a plan."""
    return [*_priorities_left_out(checked), *_sums_without_a_funder(checked)]


def _at(record: Record, name: str, what: str, do: str) -> Problem:
    return Problem(Level.WARN, what, do, record.place.workbook, record.place.sheet, record.cell(name))


def _priorities_left_out(checked: Checked) -> list[Problem]:
    """Priorities of which the document would not say a word."""
    shown = {point.priority for point in checked.of(FocusPoint)} | {action.priority for action in checked.of(Action)}
    do = "Add its points to the sheet “Focus” or its actions to the sheet “Actions”, or delete the row."
    return [
        _at(priority, "name", f"“{priority.name}” has neither focus points nor actions, so the plan leaves it out", do)
        for priority in checked.of(Priority)
        if priority.name not in shown
    ]


def _sums_without_a_funder(checked: Checked) -> list[Problem]:
    """Money that nobody is said to pay; the table of resources would have to say so."""
    do = "Add who pays after the sum, for example: £500 CSP"
    return [
        _at(action, "budget", f"“{money.text}” does not say who pays", f"{do}.")
        for action in checked.of(Action)
        for money in action.budget
        if money.amount and not money.funder
    ]
