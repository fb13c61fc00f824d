"""Budget lines of many shapes: what they say, what they add up to, and which are stopped."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planbuilder.money import budget_lines
from planbuilder.typed import CellFault
from planbuilder.values import Money, pounds

HINT = "Type the sum and who pays, one line a funder, for example £500 CSP; or: Existing resources."


def of(amount: str, funder: str = "", note: str = "") -> tuple[Decimal, str, str]:
    return Decimal(amount), funder, note


@pytest.mark.parametrize(
    ("line", "amount", "funder", "note", "text"),
    [
        ("£1,950 BBC (Keep Safe Budget)", "1950", "BBC", "Keep Safe Budget", "£1,950 BBC (Keep Safe Budget)"),
        ("£500 CSP", "500", "CSP", "", "£500 CSP"),
        ("500 CSP", "500", "CSP", "", "£500 CSP"),
        ("CSP £500", "500", "CSP", "", "£500 CSP"),
        ("CSP: £500", "500", "CSP", "", "£500 CSP"),
        ("CSP - £500", "500", "CSP", "", "£500 CSP"),
        ("CSP £500 (vans)", "500", "CSP", "vans", "£500 CSP (vans)"),
        ("£5k CSP", "5000", "CSP", "", "£5,000 CSP"),
        ("£1.5K CSP", "1500", "CSP", "", "£1,500 CSP"),
        ("£ 500 CSP", "500", "CSP", "", "£500 CSP"),
        ("£500CSP", "500", "CSP", "", "£500 CSP"),
        ("£500, CSP", "500", "CSP", "", "£500 CSP"),
        ("£500 - CSP", "500", "CSP", "", "£500 CSP"),
        ("£500: CSP", "500", "CSP", "", "£500 CSP"),
        ("£500 – CSP", "500", "CSP", "", "£500 CSP"),
        ("£500 from CSP", "500", "CSP", "", "£500 CSP"),
        ("£500 by CSP", "500", "CSP", "", "£500 CSP"),
        ("£500 (CSP)", "500", "CSP", "", "£500 CSP"),
        ("£500 kind donors", "500", "kind donors", "", "£500 kind donors"),
        ("£500 Keep Safe", "500", "Keep Safe", "", "£500 Keep Safe"),
        ("£99.50 CSP", "99.50", "CSP", "", "£99.50 CSP"),
        ("£500.00 CSP", "500", "CSP", "", "£500 CSP"),
        ("1,250", "1250", "", "", "£1,250"),
        ("£1,250", "1250", "", "", "£1,250"),
        ("£1,234,567 CSP", "1234567", "CSP", "", "£1,234,567 CSP"),
        ("£0 CSP", "0", "CSP", "", "£0 CSP"),
        ("£200 4C's Trust", "200", "4C's Trust", "", "£200 4C's Trust"),
        ("Estates £500", "500", "Estates", "", "£500 Estates"),
        ("£500 CSP (of which £300, £200 for vans)", "500", "CSP", "of which £300, £200 for vans", None),
        ("£500 CSP (approx. 20 visits)", "500", "CSP", "approx. 20 visits", None),
    ],
)
def test_a_budget_line_names_a_sum_a_funder_and_a_note(
    line: str, amount: str, funder: str, note: str, text: str | None
) -> None:
    (money,) = budget_lines(line)
    assert (money.amount, money.funder, money.note) == of(amount, funder, note)
    assert money.text == (text or line)
    assert not money.existing


@pytest.mark.parametrize(
    "line",
    [
        "£500 CSP, £200 BBC",
        "£500 CSP; £200 BBC",
        "£500 CSP + £200 BBC",
        "£500 CSP & £200 BBC",
        "£500 CSP and £200 BBC",
    ],
)
def test_one_line_may_name_two_sums(line: str) -> None:
    assert [f"{money.amount} {money.funder}" for money in budget_lines(line)] == ["500 CSP", "200 BBC"]


@pytest.mark.parametrize(
    "line",
    [
        "Existing resources",
        "existing resource",
        "EXISTING RESOURCES",
        "Within existing resources",
        "Within existing resources.",
        "From existing budgets",
        "Use of existing staff time",
        "Existing staff time",
        "Met from existing resources",
        "Existing partner resources",
        "Existing resources (community wardens)",
    ],
)
def test_existing_resources_ask_for_no_new_money_and_stay_in_the_officers_words(line: str) -> None:
    assert budget_lines(line) == [Money(line[0].upper() + line[1:], existing=True)]


def test_existing_resources_may_stand_beside_a_sum() -> None:
    existing, money = budget_lines("Existing resources and £500 CSP")
    assert existing.existing and existing.amount is None
    assert money == Money("£500 CSP", Decimal(500), "CSP")


@pytest.mark.parametrize("line", ["N/A", "n/a", "N/A.", "None", "Nil", "-", "Not applicable", "No cost", "TBC", "tba"])
def test_no_money_is_said_in_many_ways_and_stays_as_typed(line: str) -> None:
    assert budget_lines(line) == [Money(line)]


@pytest.mark.parametrize(
    ("line", "what", "do"),
    [
        ("approx £500", "“approx £500” is not a definite amount of money", HINT),
        ("Approx. 500 CSP", "“Approx. 500 CSP” is not a definite amount of money", HINT),
        ("about £500", "“about £500” is not a definite amount of money", HINT),
        ("c. £500 CSP", "“c. £500 CSP” is not a definite amount of money", HINT),
        ("c£500 CSP", "“c£500 CSP” is not a definite amount of money", HINT),
        ("up to £500 CSP", "“up to £500 CSP” is not a definite amount of money", HINT),
        ("est. £500", "“est. £500” is not a definite amount of money", HINT),
        ("~£500", "“~£500” is not a definite amount of money", HINT),
        ("-£5", "“-£5” is an amount below zero", "Type it without the minus sign."),
        ("−5 CSP", "“−5 CSP” is an amount below zero", "Type it without the minus sign."),
        ("£-5", "“£-5” is an amount below zero", "Type it without the minus sign."),
        ("£12,34", "“£12,34” is not an amount of money", HINT),
        ("£1.950,00", "“£1.950,00” is not an amount of money", HINT),
        ("£500-£600 CSP", "“£500-£600 CSP” is not an amount of money", HINT),
        ("£500-600", "“£500-600” is not an amount of money", HINT),
        ("£1 950", "“£1 950” is not an amount of money", HINT),
        ("£500 CSP £200 BBC", "“£500 CSP £200 BBC” is not an amount of money", HINT),
        ("£500+", "“£500+” is not an amount of money", HINT),
        ("15%", "“15%” is not an amount of money", HINT),
        ("plenty", "“plenty” is not an amount of money", HINT),
        ("£", "“£” is not an amount of money", HINT),
        ("$500 CSP", "“$500 CSP” is not an amount of money", HINT),
    ],
)
def test_a_line_that_names_no_definite_sum_is_stopped(line: str, what: str, do: str) -> None:
    with pytest.raises(CellFault) as found:
        budget_lines(line)
    assert (found.value.what, found.value.do) == (what, do)


def test_a_long_line_without_a_sum_is_answered_at_once_and_quoted_in_short() -> None:
    with pytest.raises(CellFault) as found:
        budget_lines("many words " * 3000)
    assert len(found.value.what) < 120


def test_naming_the_funder_otherwise_changes_its_name_and_no_sum() -> None:
    (money,) = budget_lines("£1,950 Council (Council tax)")
    assert money.paid_by("BBC") == Money("£1,950 BBC (Council tax)", Decimal(1950), "BBC", "Council tax")


@given(st.decimals(0, 10_000_000, places=2, allow_nan=False), st.sampled_from(["", " CSP", " BBC (Keep Safe)"]))
@settings(max_examples=200, deadline=None)
def test_a_sum_comes_back_from_its_own_words(amount: Decimal, rest: str) -> None:
    (money,) = budget_lines(pounds(amount) + rest)
    assert money.amount == amount
    assert budget_lines(money.text) == [money]
