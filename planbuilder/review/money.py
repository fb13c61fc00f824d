"""Whether a total that officers state is what the budgets of the actions add up to."""

from __future__ import annotations

from collections import defaultdict
from decimal import Decimal

from planbuilder.catalogue.agreement import TOTAL_DIFFERS
from planbuilder.intake.check import Checked
from planbuilder.problems import Problem
from planbuilder.review.agreement import at
from planbuilder.schema.lists import Funder
from planbuilder.schema.plan import Action
from planbuilder.values import pounds


def money(checked: Checked) -> list[Problem]:
    """Stated totals that are not the sum; nothing where a budget could not be read."""
    if not checked.sound(Action, Funder):
        return []
    paid: dict[str, Decimal] = defaultdict(Decimal)
    for action in checked.of(Action):
        for line in action.budget:
            paid[line.funder] += line.amount or Decimal()
    return [*_by_funder(checked, paid), *_in_all(checked, sum(paid.values(), Decimal()))]


def _by_funder(checked: Checked, paid: dict[str, Decimal]) -> list[Problem]:
    problems = []
    for funder in checked.of(Funder):
        stated = [line.amount for line in funder.total if line.amount is not None]
        total = sum(stated, Decimal())
        if stated and total != paid[funder.name]:
            what = (
                f"{funder.name} is to give {pounds(total)}, but the actions add up to {pounds(paid[funder.name])}"
                f" ({_difference(paid[funder.name] - total)})"
            )
            do = "Correct the agreed total, or the budgets of the actions that it pays for."
            problems.append(at(TOTAL_DIFFERS, funder, "total", what, do))
    return problems


def _in_all(checked: Checked, paid: Decimal) -> list[Problem]:
    do = "Correct the total or a budget; the document works out its own totals."
    return [
        TOTAL_DIFFERS.problem(
            f"the total here is {pounds(total.amount)}, but the budgets above add up to {pounds(paid)}"
            f" ({_difference(paid - total.amount)})",
            *(do, total.workbook, total.sheet, total.cell),
        )
        for total in checked.totals
        if total.field == "budget" and total.amount != paid
    ]


def _difference(amount: Decimal) -> str:
    return f"{pounds(abs(amount))} {'more' if amount > 0 else 'less'}"
