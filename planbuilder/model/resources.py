"""What the actions cost and who pays: sums by funder and by priority, worked out from the budget lines.

Sums are exact (`Decimal` pounds); shares are rounded half up, once, for printing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from planbuilder.no_sum import NoSum, no_sum
from planbuilder.schema.lists import Funder, Priority
from planbuilder.schema.plan import Action
from planbuilder.schema.said import said, woven
from planbuilder.typed import folded
from planbuilder.values import Money


@dataclass(frozen=True)
class FunderShare:
    """What one funder pays in all: pounds, per cent of the total to one place, and how many actions it pays towards.

    `name` is printed; `funder` is the name that the budget lines have.
    """

    name: str
    amount: Decimal
    per_cent: Decimal
    actions: int
    funder: str


@dataclass(frozen=True)
class PriorityCost:
    """What the actions of one priority cost; how many there are, and how many of them use existing resources."""

    name: str
    amount: Decimal
    actions: int
    existing: int


@dataclass(frozen=True)
class Resources:
    """The budget of the plan. `existing` are the actions that need no new money, `unstated` those that name nothing."""

    by_funder: tuple[FunderShare, ...]
    by_priority: tuple[PriorityCost, ...]
    total: Decimal
    existing: tuple[Action, ...]
    unstated: tuple[Action, ...]


#: Stands for the funder of a sum that names none.
NO_FUNDER = ""


def work_out(actions: Sequence[Action], priorities: Sequence[Priority], funders: Sequence[Funder]) -> Resources:
    """The budget of these actions; funders in the order of their sheet, priorities likewise."""
    sums: dict[str, Decimal] = {}
    payers: Counter[str] = Counter()
    for action in actions:
        paying = [money for money in action.budget if money.amount is not None]
        for money in paying:
            name = money.funder or NO_FUNDER
            sums[name] = sums.get(name, Decimal(0)) + (money.amount or Decimal(0))
        payers.update({money.funder or NO_FUNDER for money in paying})
    total = sum(sums.values(), Decimal(0))
    full_names = {funder.name: _printed(funder) for funder in funders}
    order = [name for name in (*full_names, NO_FUNDER) if name in sums]
    return Resources(
        by_funder=tuple(
            FunderShare(full_names.get(name, name), sums[name], per_cent(sums[name], total), payers[name], name)
            for name in order
        ),
        by_priority=tuple(_cost(priority, actions) for priority in priorities),
        total=total,
        existing=tuple(action for action in actions if any(money.existing for money in action.budget)),
        unstated=tuple(action for action in actions if all(_is_open(money) for money in action.budget)),
    )


def _is_open(money: Money) -> bool:
    """Whether a budget line says no more than that it is still to come; "N/A" says that nothing is needed."""
    return money.amount is None and no_sum(money.text) is NoSum.OPEN


def _printed(funder: Funder) -> str:
    differs = funder.full_name and folded(funder.full_name) != folded(funder.name)
    name = said(funder, "name")
    return woven(said(funder, "full_name"), " (", name, ")") if differs else name


def _cost(priority: Priority, actions: Sequence[Action]) -> PriorityCost:
    own = [action for action in actions if action.priority == priority.name]
    amounts = [money.amount for action in own for money in action.budget if money.amount is not None]
    existing = sum(any(money.existing for money in action.budget) for action in own)
    return PriorityCost(said(priority, "name"), sum(amounts, Decimal(0)), len(own), existing)


def per_cent(part: Decimal, whole: Decimal) -> Decimal:
    """Per cent to one decimal place, rounded half up; 0.0 of nothing is 0.0."""
    return (part * 100 / whole if whole else Decimal(0)).quantize(Decimal("0.1"), ROUND_HALF_UP)
