"""The tables of the plan's data file: actions, money, and what the actions serve."""

from __future__ import annotations

from decimal import Decimal

from planbuilder.model.plan import Plan
from planbuilder.publishing.tables import (
    NOT_APPLICABLE,
    NOT_AVAILABLE,
    Heading,
    Table,
    Value,
    joined,
    lines,
    pounds,
    words,
)
from planbuilder.publishing.wishes import Names
from planbuilder.schema.plan import Action

_LEADS = {Names.SHOWN: "Lead officers", Names.ROLE: "Lead officers (by role)", Names.NONE: "Lead organisations"}


def plan_tables(plan: Plan, names: Names) -> list[Table]:
    """Every table of the plan that has rows."""
    tables = [
        actions_table([action for area in plan.focus_areas for action in area.actions], names),
        *money_tables(plan),
        _police(plan),
        _partners(plan),
    ]
    return [table for table in tables if table.rows]


def actions_table(actions: list[Action], names: Names) -> Table:
    """The actions with their budgets as numbers; their lead officers as the document has them."""
    headings = (
        Heading("Ref", 10),
        Heading("Priority", 26),
        Heading("Strategic objective", 36),
        Heading("Action", 70),
        Heading(_LEADS[names], 30),
        Heading(
            "Budget (£)", 14, _decimals(actions), "New money only; an action that uses existing resources has [z]."
        ),
        Heading("Budget as stated", 30),
        Heading("Police and crime priorities served", 40),
        Heading("Timescale", 20),
    )
    rows = [
        (
            words(action.ref),
            words(action.priority),
            lines(action.objective),
            lines(action.what),
            joined(lead.text for lead in action.leads),
            _budget(action),
            joined(money.text for money in action.budget),
            joined(action.serves, NOT_APPLICABLE),
            lines(action.timescale),
        )
        for action in actions
    ]
    return Table("Actions", "Actions of the plan", headings, rows, ("Each row is one action.",))


def _budget(action: Action) -> Value:
    amounts = [money.amount for money in action.budget if money.amount is not None]
    if amounts:
        return pounds(sum(amounts, Decimal(0)))
    return NOT_APPLICABLE if any(money.existing for money in action.budget) else NOT_AVAILABLE


def _decimals(actions: list[Action]) -> int:
    amounts = (money.amount for action in actions for money in action.budget if money.amount is not None)
    return 0 if all(one == one.to_integral_value() for one in amounts) else 2


def money_tables(plan: Plan) -> list[Table]:
    """What the actions cost: by funder, and by priority."""
    money = plan.resources
    decimals = 0 if money.total == money.total.to_integral_value() else 2
    source = "Added up from the budget of each action."
    funders = Table(
        "Funders",
        "Funding of the actions by funder",
        (
            Heading("Funder", 50),
            Heading("Amount (£)", 14, decimals),
            Heading("Share of all funding (%)", 18, 1, "Shares are rounded to one decimal place each."),
            Heading("Actions funded (number)", 18, 0),
        ),
        [
            (words(one.name, "Funder not named"), pounds(one.amount), one.per_cent, one.actions)
            for one in money.by_funder
        ],
        (source,),
    )
    priorities = Table(
        "Costs",
        "Cost of the actions by priority",
        (
            Heading("Priority", 46),
            Heading("Amount (£)", 14, decimals),
            Heading("Actions (number)", 16, 0),
            Heading("Actions that use existing resources (number)", 24, 0),
        ),
        [(words(one.name), pounds(one.amount), one.actions, one.existing) for one in money.by_priority if one.actions],
        (source,),
    )
    return [funders, priorities]


def _police(plan: Plan) -> Table:
    headings = (
        Heading("Police and crime priority", 60),
        Heading("Priority of the partnership", 46),
        Heading("Actions that serve it (number)", 20, 0),
    )
    rows: list[tuple[Value, ...]] = []
    for one in plan.police:
        rows += [(words(one.name), words(name), count) for name, count in one.served_by]
        rows += [] if one.served_by else [(words(one.name), NOT_APPLICABLE, 0)]
    about = "How many actions serve each priority of the police and crime plan; an action may serve several."
    return Table("Police_priorities", "Police and crime priorities served", headings, rows, (about,))


def _partners(plan: Plan) -> Table:
    headings = (Heading("Partner", 60), Heading("Kind", 16))
    rows = [(words(name), "Statutory") for name in plan.statutory]
    rows += [(words(name), "Community") for name in plan.community]
    return Table("Partners", "Partners", headings, rows, ("Statutory: the law asks the partner to take part.",))
