"""Budget lines of many shapes: what they say, what they add up to, and which are stopped."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planbuilder.money import budget, budget_lines
from planbuilder.typed import CellFault
from planbuilder.values import Money, pounds

HINT = "Type the sum and who pays, one line a funder, for example £500 CSP; or: Existing resources."
LETTER = "Type the sum in figures: there is a letter O, I or l among them."
TOTAL = "Leave it out: totals are worked out. Type each sum with who pays, for example £500 CSP."
RATE = "Work out what it comes to in all, and type that sum and who pays."


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
        ("CSP (£500)", "500", "CSP", "", "£500 CSP"),
        ("CSP 500", "500", "CSP", "", "£500 CSP"),
        ("Council: 500", "500", "Council", "", "£500 Council"),
        ("£1,000 funded by CSP", "1000", "CSP", "", "£1,000 CSP"),
        ("Funded by CSP: £1,000", "1000", "CSP", "", "£1,000 CSP"),
        ("£500 from the CSP", "500", "CSP", "", "£500 CSP"),
        ("£500 from the National Lottery", "500", "the National Lottery", "", "£500 the National Lottery"),
        ("£500 p.a. CSP", "500", "CSP", "p.a.", "£500 CSP (p.a.)"),
        ("£500pa CSP", "500", "CSP", "pa", "£500 CSP (pa)"),
        ("£500 per year CSP", "500", "CSP", "per year", "£500 CSP (per year)"),
        ("£500/year CSP", "500", "CSP", "per year", "£500 CSP (per year)"),
        ("£500 CSP p.a.", "500", "CSP", "p.a.", "£500 CSP (p.a.)"),
        ("£500 p.a.", "500", "", "p.a.", "£500 (p.a.)"),
        ("£1,000 CSP 2017/18", "1000", "CSP", "2017/18", "£1,000 CSP (2017/18)"),
        ("£1,000 CSP (vans) 2017/18", "1000", "CSP", "vans, 2017/18", "£1,000 CSP (vans, 2017/18)"),
        ("£500 Vision 2020", "500", "Vision 2020", "", "£500 Vision 2020"),
        ("£500 CSP TBC", "500", "CSP", "TBC", "£500 CSP (TBC)"),
        ("£500 BBC [Keep Safe]", "500", "BBC", "Keep Safe", "£500 BBC (Keep Safe)"),
        ("£500 CSP (vans) (wards)", "500", "CSP", "vans, wards", "£500 CSP (vans, wards)"),
        ("£500 CSP (vans (two) and cars)", "500", "CSP", "vans (two) and cars", None),
        ("£500 (CSP) (Keep Safe)", "500", "CSP", "Keep Safe", "£500 CSP (Keep Safe)"),
        ("£500 CSP (2016/17: £400)", "500", "CSP", "2016/17: £400", None),
        ("£500 CSP (£250 per quarter)", "500", "CSP", "£250 per quarter", None),
        ("£500 CSP (2 x £250)", "500", "CSP", "2 x £250", None),
        ("£1 000 CSP", "1000", "CSP", "", "£1,000 CSP"),
        ("£1\u00a0000 CSP", "1000", "CSP", "", "£1,000 CSP"),
        ("£1\u2009950", "1950", "", "", "£1,950"),
        ("£1 000 000 CSP", "1000000", "CSP", "", "£1,000,000 CSP"),
        ("£0.5m CSP", "500000", "CSP", "", "£500,000 CSP"),
        ("£1.2m CSP", "1200000", "CSP", "", "£1,200,000 CSP"),
        ("£2 million CSP", "2000000", "CSP", "", "£2,000,000 CSP"),
        ("£500 M Trust", "500", "M Trust", "", "£500 M Trust"),
        ("£500 K Trust", "500", "K Trust", "", "£500 K Trust"),
        ("500 pounds CSP", "500", "CSP", "", "£500 CSP"),
        ("£500 CSP*", "500", "CSP", "", "£500 CSP"),
        ("Budget: £500 CSP", "500", "CSP", "", "£500 CSP"),
        ("£500 Total Fitness", "500", "Total Fitness", "", "£500 Total Fitness"),
        ("£500 4x4 Club", "500", "4x4 Club", "", "£500 4x4 Club"),
        ("£200 3 Rivers Trust", "200", "3 Rivers Trust", "", "£200 3 Rivers Trust"),
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
        "£500 CSP / £200 BBC",
        "£500 CSP plus £200 BBC",
        "CSP £500, BBC £200",
        "CSP (£500) and BBC (£200)",
        "plus £500 CSP + £200 BBC",
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
        "Existing resources (worth £500)",
        "Officer time",
        "Officers' time",
        "Staff time (only)",
        "staff time only",
        "PCSO time",
        "In kind",
        "In-kind",
        "In-kind support from BBC",
        "Core funding",
        "Mainstream budgets",
        "Within current budgets",
    ],
)
def test_existing_resources_ask_for_no_new_money_and_stay_in_the_officers_words(line: str) -> None:
    assert budget_lines(line) == [Money(line[0].upper() + line[1:], existing=True)]


@pytest.mark.parametrize(
    "line",
    [
        "£500 CSP £200 BBC",
        "£500 (CSP) £200 (BBC)",
        "£1,000 CSP (£600) and BBC (£400)",
        "£1,000 CSP (and £400 BBC)",
        "£1,000 CSP (£400 BBC)",
        "£1,000 CSP (matched by £400 BBC)",
        "£500 CSP and BBC (£200)",
        "£500/£600 CSP",
        "Existing resources (plus £500 CSP)",
        "£500 CSP (vans) + (of which £50 cars) £5",
    ],
)
def test_a_line_that_would_lose_one_of_its_sums_is_stopped(line: str) -> None:
    with pytest.raises(CellFault) as found:
        budget_lines(line)
    assert found.value.what == f"“{line}” names more than one sum"


@pytest.mark.parametrize(
    ("lines", "texts"),
    [
        (["£500", "CSP"], ["£500 CSP"]),
        (["CSP", "£500"], ["£500 CSP"]),
        (["£500", "CSP", "£200", "BBC"], ["£500 CSP", "£200 BBC"]),
        (["£500", "CSP", "Existing resources"], ["£500 CSP", "Existing resources"]),
        (["£500", "CSP", "(vans)"], ["£500 CSP (vans)"]),
        (["£500 CSP", "(Keep Safe)"], ["£500 CSP (Keep Safe)"]),
        (["£500 CSP", "plus existing resources"], ["£500 CSP", "Existing resources"]),
        (["£500", "£200 BBC"], ["£500", "£200 BBC"]),
    ],
)
def test_a_sum_and_its_funder_may_stand_on_two_lines(lines: list[str], texts: list[str]) -> None:
    assert [money.text for money in budget(lines)] == texts


@pytest.mark.parametrize(
    "lines",
    [
        ["£500", "CSP", "£200"],
        ["£500", "CSP", "BBC"],
        ["£500", "£200", "CSP"],
        ["CSP", "£500", "£200", "BBC"],
        ["£500 CSP", "for vans"],
        ["£500 CSP", "Total £500"],
    ],
)
def test_lines_that_could_belong_together_in_two_ways_are_stopped(lines: list[str]) -> None:
    with pytest.raises(CellFault):
        budget(lines)


@pytest.mark.parametrize(
    "line",
    [
        "£500 CSP + existing staff time",
        "£500 CSP and existing resources",
        "£500 CSP; officers' time",
        "£500 CSP & in-kind",
    ],
)
def test_existing_resources_may_follow_a_sum(line: str) -> None:
    money, existing = budget_lines(line)
    assert money == Money("£500 CSP", Decimal(500), "CSP")
    assert existing.existing


def test_existing_resources_may_stand_beside_a_sum() -> None:
    for line in ("Existing resources and £500 CSP", "Existing resources plus £500 CSP"):
        existing, money = budget_lines(line)
        assert existing.existing and existing.amount is None
    assert money == Money("£500 CSP", Decimal(500), "CSP")


@pytest.mark.parametrize(
    "line",
    [
        *("N/A", "n/a", "N/A.", "None", "Nil", "-", "Not applicable", "No cost", "TBC", "tba"),
        *("n.a.", "—", "–", "Free", "No additional cost", "No cost to CSP", "Self-funded", "Cost neutral", "£nil"),
        *("£TBC CSP", "£ tbc", "Not known", "Subject to funding", "To be agreed", "Awaiting bid"),
    ],
)
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
        ("£500-£600 CSP", "“£500-£600 CSP” is not a definite amount of money", HINT),
        ("£500 or £600 CSP", "“£500 or £600 CSP” is not a definite amount of money", HINT),
        ("CSP approx £500", "“CSP approx £500” is not a definite amount of money", HINT),
        ("£500 approx CSP", "“£500 approx CSP” is not a definite amount of money", HINT),
        ("£500-600", "“£500-600” is not an amount of money", HINT),
        ("£1 95", "“£1 95” is not an amount of money", HINT),
        ("£1 0000 CSP", "“£1 0000 CSP” is not an amount of money", HINT),
        ("(of which £50 cars)", "“(of which £50 cars)” is not an amount of money", HINT),
        ("Existing resources (one) and (two)", "“Existing resources (one) and (two)” is not an amount of money", HINT),
        ("Ward 7", "“Ward 7” is not an amount of money", HINT),
        ("CSP 2017", "“CSP 2017” is not an amount of money", HINT),
        ("£5OO CSP", "“£5OO CSP” is not an amount of money", LETTER),
        ("£1,95O BBC", "“£1,95O BBC” is not an amount of money", LETTER),
        ("Total £500", "“Total £500” is a total", TOTAL),
        ("Grand total: £500", "“Grand total: £500” is a total", TOTAL),
        ("£500 in total", "“£500 in total” is a total", TOTAL),
        (
            *("£500 x 4 CSP", "“£500 x 4 CSP” is still to be multiplied"),
            "Type what it comes to (£2,000) and who pays, for example £500 CSP.",
        ),
        (
            *("4 x £500 CSP", "“4 x £500 CSP” is still to be multiplied"),
            "Type what it comes to (£2,000) and who pays, for example £500 CSP.",
        ),
        ("£500 per month CSP", "“£500 per month CSP” is not a whole sum", RATE),
        ("£500 each CSP", "“£500 each CSP” is not a whole sum", RATE),
        (
            *("£1,950 BBC (Keep Safe Budget", "a bracket in “£1,950 BBC (Keep Safe Budget” is opened and not closed"),
            "Type brackets in pairs, for example £500 CSP (vans).",
        ),
        (
            *("£1,950 BBC Keep Safe)", "a bracket in “£1,950 BBC Keep Safe)” is closed and not opened"),
            "Type brackets in pairs, for example £500 CSP (vans).",
        ),
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
