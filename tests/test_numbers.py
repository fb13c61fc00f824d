"""Counts and figures as officers type them."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planbuilder.cells import COUNT, NUMBER
from planbuilder.numbers import to_count, to_number
from planbuilder.typed import CellFault, Typed
from planbuilder.values import Number

NONE_TYPED = ["-", "–", "—", "n/a", "N/A", "na", "Not recorded", "not known", "unknown", " - "]


@pytest.mark.parametrize(
    ("value", "count"),
    [
        *((4135, 4135), (4135.0, 4135), (0, 0), ("1,250", 1250), ("1 250", 1250), ("1\u00a0250", 1250)),
        *((" 37 ", 37), ("117,807", 117807), ("12.0", 12), ("1,234,567", 1234567)),
    ],
)
def test_a_count_is_read_as_a_person_would(value: object, count: int) -> None:
    assert to_count(Typed(value)) == count


@pytest.mark.parametrize("value", NONE_TYPED)
def test_what_was_not_recorded_is_no_zero(value: str) -> None:
    assert to_count(Typed(value)) is None
    assert to_number(Typed(value)) is None


@pytest.mark.parametrize(
    ("value", "says"),
    [
        (-3, "“-3” is below zero, which no count can be"),
        ("-3", "“-3” is below zero, which no count can be"),
        ("−1,250", "“−1,250” is below zero, which no count can be"),
        (4.5, "“4.5” is not a whole number"),
        ("4.5", "“4.5” is not a count"),
        ("about 50", "“about 50” is not a count"),
        ("50+", "“50+” is not a count"),
        ("5k", "“5k” is not a count"),
        ("1,25", "“1,25” is not a count"),
        ("none", "“none” is not a count"),
        ("£500", "“£500” is not a count"),
        (True, "“Yes” is not a count"),
        (dt.date(2017, 4, 1), "“1 April 2017” is not a count"),
    ],
)
def test_what_is_no_count_is_refused_in_plain_words(value: object, says: str) -> None:
    with pytest.raises(CellFault) as fault:
        to_count(Typed(value))
    assert (fault.value.what, fault.value.check.name) == (says, "not-a-count")
    assert fault.value.do == "Type a whole number, such as 1,250; or - where it was not recorded."


def test_a_share_is_no_count() -> None:
    with pytest.raises(CellFault):
        to_count(Typed(1, number_format="0%"))


@pytest.mark.parametrize(
    ("typed", "amount", "per_cent"),
    [
        (Typed("16.9%"), "16.9", True),
        (Typed("16.9 %"), "16.9", True),
        (Typed("16.9 per cent"), "16.9", True),
        (Typed(0.169, number_format="0.0%"), "16.9", True),
        (Typed(0.07, number_format="0%"), "7", True),
        (Typed(1, number_format="0%"), "100", True),
        (Typed(3.5), "3.5", False),
        (Typed("1,250"), "1250", False),
        (Typed("-2.5"), "-2.5", False),
        (Typed("−3.1%"), "-3.1", True),
        (Typed("+4"), "4", False),
        (Typed(".5"), "0.5", False),
    ],
)
def test_a_number_knows_whether_it_is_a_percentage(typed: Typed, amount: str, per_cent: bool) -> None:
    assert to_number(typed) == Number(Decimal(amount), per_cent)
    assert typed.found == []


@pytest.mark.parametrize("typed", [Typed("169%"), Typed(16.9, number_format="0.0%"), Typed("100.1%")])
def test_a_share_above_100_is_pointed_out(typed: Typed) -> None:
    assert to_number(typed) is not None
    assert [problem.check for problem in typed.found] == ["share-above-100"]


@pytest.mark.parametrize("value", ["about half", "12 or 13", "16.9.1", "one", "5%-10%", True, dt.date(2017, 1, 2)])
def test_what_is_no_number_is_refused(value: object) -> None:
    with pytest.raises(CellFault) as fault:
        to_number(Typed(value))
    assert fault.value.check.name == "not-a-number"


@given(st.integers(0, 10**12))
def test_a_count_is_the_same_however_it_is_written(count: int) -> None:
    assert {to_count(Typed(one)) for one in (count, f"{count}", f"{count:,}", f" {count:,}\u00a0")} == {count}


@given(st.decimals(-1000, 100, places=2))
def test_excels_percentages_come_out_as_they_look(amount: Decimal) -> None:
    assert to_number(Typed(float(amount / 100), number_format="0.00%")) == Number(amount, True)


def test_officers_are_told_what_they_may_type() -> None:
    for kind in (COUNT, NUMBER):
        assert kind.typing.endswith("or - where it was not recorded.")
