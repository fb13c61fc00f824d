"""The figures of the plan: its actions and how they stand, and its money by funder and by priority."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction

from planbuilder.model.figure import Cell, Figure, added, cells_of, counted, money, result
from planbuilder.model.outturn import STATUSES, WELL, Outturn
from planbuilder.schema.plan import Action
from planbuilder.values import pounds

_BY_STATUS = "actions by their last quarter's progress"


def of_plan(outturn: Outturn) -> Iterator[Figure]:
    """All actions together: how many, how they stand, and what they cost."""
    actions, resources = outturn.rows, outturn.resources
    yield counted("actions", outturn.actions, "rows of the sheet Actions", cells_of(actions, "ref"))
    yield from _by_status(outturn, actions, outturn.by_status)
    well = sum(outturn.by_status.get(status, 0) for status in WELL)
    both = f"{_BY_STATUS}: {' + '.join(f'{outturn.by_status.get(one, 0)} {one}' for one in WELL)}"
    yield counted("complete or Green", well, both, _progress(outturn, actions, WELL))
    paid = [action for action in actions if any(line.amount is not None for line in action.budget)]
    sums = added(pounds(one.amount) for one in resources.by_funder)
    how = f"sum of what all funders pay: {sums}" if sums else "sum of what all funders pay"
    yield money("money planned", resources.total, how, cells_of(paid, "budget"))
    yield from _by_funder(outturn)
    if resources.total:
        whole, whence = Decimal(100), cells_of(paid, "budget")
        yield Figure("share all funders", whole, "100%", "all funders together", whence, exact=Fraction(whole))
    existing = len(resources.existing)
    how = "actions whose budget says that they use existing resources"
    yield counted("existing resources", existing, how, cells_of(resources.existing, "budget"))


def _by_funder(outturn: Outturn) -> Iterator[Figure]:
    total = outturn.resources.total
    payers: dict[str, list[Action]] = {}
    amounts: dict[str, list[Decimal]] = {}
    for action in outturn.rows:
        for line in action.budget:
            if line.amount is not None:
                payers.setdefault(line.funder, []).append(action)
                amounts.setdefault(line.funder, []).append(line.amount)
    for one in outturn.resources.by_funder:
        several = list(dict.fromkeys(action.ref for action in payers[one.funder]))
        whence = tuple(dict.fromkeys(cells_of(payers[one.funder], "budget")))
        name = one.funder or "no funder"
        sums = added(pounds(amount) for amount in amounts[one.funder])
        how = f"sum of the budget lines of {name}"
        yield money(f"money {name}", one.amount, f"{how}: {sums}" if sums else how, whence)
        exact = Fraction(one.amount) / Fraction(total) * 100 if total else Fraction(0)
        share = f"money of {name} as a percentage of all: {pounds(one.amount)} / {pounds(total)} x 100"
        share = f"{share} = {result(exact, f'{one.per_cent}%', per_cent=True)}"
        yield Figure(f"share {name}", one.per_cent, f"{one.per_cent}%", share, whence, exact=exact)
        yield counted(f"actions {name}", len(several), f"actions that {name} pays towards", whence)


def of_priority(name: str, outturn: Outturn) -> Iterator[Figure]:
    """The actions of one priority: how many, how they stand, and what they cost."""
    actions = [action for action in outturn.rows if action.priority == name]
    yield counted("actions", len(actions), f"actions under {name}", cells_of(actions, "ref"))
    yield from _by_status(outturn, actions, outturn.by_priority.get(name, {}))
    for cost in (one for one in outturn.resources.by_priority if one.name == name):
        amounts = [line.amount for action in actions for line in action.budget if line.amount is not None]
        paid = [action for action in actions if any(line.amount is not None for line in action.budget)]
        sums = added(map(pounds, amounts))
        how = f"sum of the budget lines under {name}"
        yield money("money", cost.amount, f"{how}: {sums}" if sums else how, cells_of(paid, "budget"))
        existing = [action for action in actions if any(line.existing for line in action.budget)]
        how = f"actions under {name} whose budget says that they use existing resources"
        yield counted("existing resources", cost.existing, how, cells_of(existing, "budget"))


def of_served(name: str, outturn: Outturn) -> Iterator[Figure]:
    """How many actions of each of the partnership's priorities serve one of the police and crime plan's."""
    for priority in outturn.by_priority:
        serving = [one for one in outturn.rows if one.priority == priority and name in one.serves]
        if serving:
            how = f"actions under {priority} that name this priority of the police and crime plan"
            yield counted(f"actions of {priority}", len(serving), how, cells_of(serving, "serves"))


def _by_status(outturn: Outturn, actions: Sequence[Action], counts: Mapping[str, int]) -> Iterator[Figure]:
    for status in STATUSES:
        how = _BY_STATUS if status != STATUSES[-1] else "actions without a row on the sheet Progress"
        yield counted(status, counts.get(status, 0), how, _progress(outturn, actions, (status,)))


def _progress(outturn: Outturn, actions: Sequence[Action], statuses: Sequence[str]) -> tuple[Cell, ...]:
    """The cells that say how these actions stand; for those on which nothing was reported, their own."""
    if STATUSES[-1] in statuses:
        return cells_of([action for action in actions if action.ref not in outturn.last], "ref")
    rows = (outturn.last.get(action.ref) for action in actions)
    return cells_of([row for row in rows if row and row.rag in statuses], "rag")
