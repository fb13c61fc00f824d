"""The figures that documents work out, with how and from which cells; most are in `model/figures.py`.

In come the checked inputs; out come figures by their names, those of the plan first.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal

from planbuilder.checking import PLAN, STATISTICS, Inputs
from planbuilder.intake.check import Checked
from planbuilder.model.figures import Cell, Figure, figures
from planbuilder.model.outturn import make_outturn
from planbuilder.model.resources import Resources, work_out
from planbuilder.schema.lists import Funder, PolicePriority, Priority
from planbuilder.schema.plan import Action
from planbuilder.schema.statistics import Period, StatisticsSettings
from planbuilder.values import pounds


def figures_of(inputs: Inputs) -> list[Figure]:
    """Every figure that the documents of these workbooks work out."""
    found = list(_of_plan(inputs.workbooks[PLAN])) if PLAN in inputs.workbooks else []
    counts = inputs.workbooks.get(STATISTICS)
    if counts and counts.of(StatisticsSettings) and {one.role for one in counts.of(Period)} == {"Previous", "Current"}:
        from planbuilder.model.statistics import make_statistics

        found += _of_statistics(figures(make_statistics(counts), make_outturn(inputs.workbooks[PLAN])))
    return found


def _of_statistics(found: Mapping[str, Figure]) -> Iterator[Figure]:
    return (figure for figure in found.values() if figure.value is not None)


def _of_plan(plan: Checked) -> Iterator[Figure]:
    actions = plan.of(Action)
    money = work_out(actions, plan.of(Priority), plan.of(Funder))
    paid = [action for action in actions if any(one.amount is not None for one in action.budget)]
    total = "sum of the budgets of all actions"
    yield Figure("Plan: money planned", money.total, pounds(money.total), total, _cells(paid, "budget"))
    yield _count("Plan: actions", actions, "rows of the sheet Actions", "ref")
    yield _count("Plan: actions with existing resources", money.existing, "actions that say so", "budget")
    yield from _by_funder(plan, money, actions)
    for cost in money.by_priority:
        own = [action for action in actions if action.priority == cost.name]
        sum_of = "sum of the budgets of its actions"
        yield Figure(f"{cost.name}: money", cost.amount, pounds(cost.amount), sum_of, _cells(own, "budget"))
        yield _count(f"{cost.name}: actions", own, "actions of this priority", "priority")
        existing = [action for action in own if any(one.existing for one in action.budget)]
        yield _count(f"{cost.name}: with existing resources", existing, "actions of it that say so", "budget")
    for police in plan.of(PolicePriority):
        for priority in plan.of(Priority):
            own = [one for one in actions if police.name in one.serves and one.priority == priority.name]
            formula = f"actions of {priority.name} that serve “{police.name}”"
            if own:
                yield _count(f"{priority.name}: serves", own, formula, "serves")


def _by_funder(plan: Checked, money: Resources, actions: Sequence[Action]) -> Iterator[Figure]:
    names = {str(share.name): share for share in money.by_funder}
    for funder in plan.of(Funder):
        share = names.get(funder.name) or names.get(f"{funder.full_name} ({funder.name})")
        if share is None:
            continue
        own = [one for one in actions if any(line.funder == funder.name and line.amount for line in one.budget)]
        cells = _cells(own, "budget")
        yield Figure(
            f"{share.name}: money", share.amount, pounds(share.amount), f"sum of what {funder.name} pays", cells
        )
        per_cent = f"{pounds(share.amount)} as a percentage of {pounds(money.total)}"
        yield Figure(f"{share.name}: share", share.per_cent, f"{share.per_cent}%", per_cent, cells)
        yield _count(f"{share.name}: actions", own, f"actions that {funder.name} pays towards", "budget")


def _count(name: str, actions: Sequence[Action], formula: str, field: str) -> Figure:
    return Figure(name, Decimal(len(actions)), str(len(actions)), formula, _cells(actions, field))


def _cells(actions: Iterable[Action], field: str) -> tuple[Cell, ...]:
    return tuple(Cell(one.place.workbook, one.place.sheet, one.cell(field)) for one in actions)
