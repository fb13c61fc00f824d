"""What the actions cost and who pays: exact sums, shares that print, and the actions that name no sum."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planbuilder.cells import MONEY
from planbuilder.intake.check import check_workbook
from planbuilder.model.plan import make_plan
from planbuilder.model.resources import NO_FUNDER, Resources, per_cent, work_out
from planbuilder.schema import PLAN_SHEETS, Place
from planbuilder.schema.lists import Funder, Priority
from planbuilder.schema.plan import Action
from planbuilder.typed import Typed
from planbuilder.values import Money

SAMPLE = Path(__file__).resolve().parents[1] / "inputs" / "2017-18" / "plan.xlsx"
HERE = Place("plan.xlsx", "Actions", 2, {})
PRIORITIES = [Priority(place=HERE, name="Burglary"), Priority(place=HERE, name="Community engagement")]
FUNDERS = [
    Funder(place=HERE, name="CSP", full_name="Community Safety Partnership"),
    Funder(place=HERE, name="BBC"),
    Funder(place=HERE, name="PFCC"),
]


def action(ref: str, budget: str = "", priority: str = "Burglary") -> Action:
    """An action whose budget is read as it would be typed."""
    read = MONEY.read(Typed(budget)) if budget else ()
    assert isinstance(read, tuple)
    return Action(place=HERE, ref=ref, priority=priority, objective=(), what=(), budget=read)


def resources(*actions: Action) -> Resources:
    return work_out(actions, PRIORITIES, FUNDERS)


def by_funder(found: Resources) -> dict[str, tuple[str, str, int]]:
    return {share.name: (str(share.amount), str(share.per_cent), share.actions) for share in found.by_funder}


def test_sums_stand_by_funder_in_the_order_of_their_sheet() -> None:
    found = resources(action("B1", "£100 BBC"), action("B2", "£300 CSP"), action("B3", "£600 CSP"))
    assert by_funder(found) == {
        "Community Safety Partnership (CSP)": ("900", "90.0", 2),
        "BBC": ("100", "10.0", 1),
    }
    assert list(by_funder(found)) == ["Community Safety Partnership (CSP)", "BBC"]
    assert found.total == 1000


def test_a_funder_whose_full_name_is_its_name_is_named_once() -> None:
    funders = [Funder(place=HERE, name="Essex Rural Partnership", full_name="Essex Rural Partnership")]
    found = work_out([action("B1", "£5 Essex Rural Partnership")], PRIORITIES, funders)
    assert [share.name for share in found.by_funder] == ["Essex Rural Partnership"]


def test_an_action_that_two_funders_pay_for_counts_once_with_each() -> None:
    found = resources(action("B1", "£500 CSP\n£1,500 BBC"))
    assert by_funder(found) == {
        "Community Safety Partnership (CSP)": ("500", "25.0", 1),
        "BBC": ("1500", "75.0", 1),
    }


def test_an_action_with_two_lines_of_one_funder_counts_once() -> None:
    found = resources(action("B1", "£500 CSP\n£250 CSP (events)"))
    assert by_funder(found) == {"Community Safety Partnership (CSP)": ("750", "100.0", 1)}


def test_pence_add_up_exactly() -> None:
    """Ten times 10p is a pound, which it is not in binary fractions."""
    found = resources(*(action(f"B{number}", "£0.10 CSP") for number in range(10)))
    assert found.total == Decimal("1.00")
    assert found.by_priority[0].amount == Decimal("1.00")


def test_a_sum_without_a_funder_is_told_as_such_and_last() -> None:
    found = resources(action("B1", "£40"), action("B2", "£60 BBC"))
    assert list(by_funder(found).items()) == [("BBC", ("60", "60.0", 1)), (NO_FUNDER, ("40", "40.0", 1))]


def test_priorities_have_their_own_sums_and_counts_even_without_actions() -> None:
    found = resources(action("B1", "£100 CSP\nExisting resources"), action("B2", "Existing resources"), action("B3"))
    assert [(cost.name, int(cost.amount), cost.actions, cost.existing) for cost in found.by_priority] == [
        ("Burglary", 100, 3, 2),
        ("Community engagement", 0, 0, 0),
    ]


def test_existing_resources_and_nothing_stated_are_different_things() -> None:
    found = resources(action("B1", "Existing resources"), action("B2"), action("B3", "£5 CSP"))
    assert [one.ref for one in found.existing] == ["B1"]
    assert [one.ref for one in found.unstated] == ["B2"]
    assert found.total == 5


def test_no_actions_at_all_cost_nothing() -> None:
    found = resources()
    assert found == Resources((), found.by_priority, Decimal(0), (), ())


@pytest.mark.parametrize(
    ("part", "whole", "share"),
    [("1", "3", "33.3"), ("2", "3", "66.7"), ("1", "8", "12.5"), ("1", "800", "0.1"), ("1.25", "1000", "0.1"),
     ("1.5", "1000", "0.2"), ("2.5", "1000", "0.3"), ("0.4", "1000", "0.0"), ("5", "5", "100.0"), ("0", "0", "0.0")],
)  # fmt: skip
def test_a_share_has_one_place_and_is_rounded_half_up(part: str, whole: str, share: str) -> None:
    assert str(per_cent(Decimal(part), Decimal(whole))) == share


LINES = st.builds(
    lambda amount, funder: Money("", amount, funder),
    st.none() | st.decimals(0, 1_000_000, places=2),
    st.sampled_from(["CSP", "BBC", "PFCC", ""]),
)
ACTIONS = st.lists(
    st.tuples(st.sampled_from([one.name for one in PRIORITIES]), st.lists(LINES, max_size=3)), max_size=8
)


@given(ACTIONS)
def test_both_tables_add_up_to_the_total(typed: list[tuple[str, list[Money]]]) -> None:
    actions = [
        Action(place=HERE, ref=f"A{number}", priority=priority, objective=(), what=(), budget=tuple(budget))
        for number, (priority, budget) in enumerate(typed)
    ]
    found = work_out(actions, PRIORITIES, FUNDERS)
    assert sum(share.amount for share in found.by_funder) == found.total
    assert sum(cost.amount for cost in found.by_priority) == found.total
    shares = sum((share.per_cent for share in found.by_funder), Decimal(0))
    assert abs(shares - 100 * bool(found.total)) <= Decimal("0.2")


def test_the_sample_costs_what_the_published_plan_says() -> None:
    plan = make_plan(check_workbook(SAMPLE, PLAN_SHEETS))
    assert plan.resources.total == 28_374
    assert [share.amount for share in plan.resources.by_funder if share.name.endswith("(CSP)")] == [14_924]
