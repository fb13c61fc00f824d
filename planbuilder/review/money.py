"""Whether a total that officers state is what the budgets of the actions add up to."""

from __future__ import annotations

from collections import defaultdict
from decimal import Decimal

from planbuilder.catalogue.agreement import TOTAL_DIFFERS
from planbuilder.intake.check import Checked
from planbuilder.problems import Problem, shortened
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
    return [*_by_funder(checked, paid), *_below_the_columns(checked)]


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


def _below_the_columns(checked: Checked) -> list[Problem]:
    """The totals that officers keep below budgets: of all rows above, or of those since the last total."""
    problems = []
    sums = {
        Action.sheet.title: [(one.place.row, line) for one in checked.of(Action) for line in one.budget],
        Funder.sheet.title: [(one.place.row, line) for one in checked.of(Funder) for line in one.total],
    }
    last: dict[str, int] = {}
    for total in checked.totals:
        sheet, row = total.place.sheet, total.place.row
        above = [(number, line.amount or Decimal()) for number, line in sums.get(sheet, []) if number < row]
        whole = sum((amount for _, amount in above), Decimal())
        since = sum((amount for number, amount in above if number > last.get(sheet, 0)), Decimal())
        last[sheet] = row
        if total.amount is None:
            what = (
                f"“{shortened(total.text)}” is no definite sum, so it was not compared with the {pounds(whole)} above"
            )
        elif total.amount in (whole, since):
            continue
        else:
            of = since if any(number > row for number, _ in sums.get(sheet, [])) else whole
            what = f"the total here is {pounds(total.amount)}, but the sums above add up to {pounds(of)}"
            what += f" ({_difference(of - total.amount)})"
        do = "Correct the total or a sum above it; the document works out its own totals."
        place = total.place
        problems.append(TOTAL_DIFFERS.problem(what, do, place.workbook, place.sheet, place.cells[total.field]))
    return problems


def _difference(amount: Decimal) -> str:
    return f"{pounds(abs(amount))} {'more' if amount > 0 else 'less'}"
