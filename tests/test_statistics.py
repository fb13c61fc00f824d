"""Figures that are worked out: all that a published report printed, and the cases in which there is none."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crime_2017 import (
    DISTRICTS,
    FORCE,
    MISPRINT,
    NEW_DEFINITION,
    checked_statistics,
    districts,
    published,
    workbook_rows,
)
from planbuilder.model.comparison import Comparison, compare
from planbuilder.model.league import ranks
from planbuilder.model.sentences import change_in_words, measure_in_words, rank_in_words, takes_have
from planbuilder.model.statistics import Statistics, make_statistics
from planbuilder.model.worked import Worked, change_per_cent, half_up, in_figures
from planbuilder.schema import Place
from planbuilder.schema.statistics import Area, Measure, Period

HERE = Place("statistics.xlsx", "Crime", 2, {})
OWN = Area(place=HERE, name="Anytown", kind="District", people=10_000, households=4_000)
FORCE_AREA = Area(place=HERE, name="Anyshire", kind="Force", people=100_000, households=40_000)
PERIODS = (
    Period(place=HERE, name="2016", role="Previous", start=dt.date(2016, 1, 1), end=dt.date(2016, 12, 31)),
    Period(place=HERE, name="2017", role="Current", start=dt.date(2017, 1, 1), end=dt.date(2017, 12, 31)),
)
OWN_FIELDS = ("difference", "per_cent", "gap", "rate", "rate_gap")


@pytest.fixture(scope="module")
def statistics(tmp_path_factory: pytest.TempPathFactory) -> Statistics:
    checked = checked_statistics(tmp_path_factory.mktemp("statistics"))
    assert [str(problem) for problem in checked.problems] == []
    return make_statistics(checked)


def measure(*counts: int | None, **more: object) -> Measure:
    """A measure with these four counts."""
    fields = dict(zip(("own_previous", "own_current", "force_previous", "force_current"), counts, strict=True))
    given_or_usual = {"kind": "Crime", "denominator": "People", "good": "Lower", **more}
    return Measure(place=HERE, name="Robbery", **fields, **given_or_usual)  # type: ignore[arg-type]


def compared(*counts: int | None, **more: object) -> Comparison:
    return compare(measure(*counts, **more), OWN, FORCE_AREA, PERIODS)


# --- the published table ----------------------------------------------------------------------------------


def worked_cells(one: Comparison) -> list[tuple[str, Worked]]:
    own, force = one.own, one.force
    cells = (own.difference, own.per_cent, one.gap, own.rate, one.rate_gap)
    return [
        *zip(OWN_FIELDS, cells, strict=True),
        *(("force", c) for c in (force.difference, force.per_cent, force.rate)),
    ]


def test_all_134_published_figures_come_out_as_printed_but_the_one_that_was_misprinted(statistics: Statistics) -> None:
    seen, off = 0, []
    for name, (own, force) in published().items():
        one = statistics.comparison(name)
        assert one is not None
        for (field, worked), printed in zip(worked_cells(one), (*own[2:], *force[2:]), strict=True):
            if printed == "-":
                assert (worked.text, bool(worked.reason)) == ("n/a", True)
                continue
            seen += 1
            if worked.rounded != Decimal(printed):
                off.append((name, field, printed, worked.text))
    assert seen == 134
    assert off == [MISPRINT]


def test_what_cannot_be_compared_says_why(statistics: Statistics) -> None:
    why = "counted by this definition only from 1 April 2017"
    assert statistics.notes == tuple((name, why) for name in NEW_DEFINITION)


def test_the_old_and_the_new_names_of_burglary_count_the_same_offences(statistics: Statistics) -> None:
    found = {one.measure.name: one for one in statistics.comparisons}
    new, old = NEW_DEFINITION, ("Dwelling Burglary (pre-Apr 17 definition)", "Other Burglary (pre-Apr 17 definition)")
    for whose, total in (("own", 715), ("force", 12936)):
        for pair in (new, old):
            assert sum(getattr(found[name], whose).current.exact for name in pair) == total


def test_only_percentages_of_small_counts_are_marked(statistics: Statistics) -> None:
    marked = [one.measure.name for one in statistics.comparisons if one.own.per_cent.small]
    assert marked == ["Robbery"]
    assert statistics.has_small
    robbery = statistics.comparison("Robbery")
    assert robbery and robbery.gap.small and not robbery.own.rate.small and not robbery.force.per_cent.small


# --- single measures --------------------------------------------------------------------------------------


def test_nothing_is_a_percentage_of_zero_but_the_difference_is_given() -> None:
    one = compared(0, 5, 100, 90)
    assert (one.own.difference.text, one.own.per_cent.text, one.gap.text) == ("5", "n/a", "n/a")
    assert one.reasons == ("the count in 2016 was 0, of which nothing is a percentage",)


def test_what_has_no_value_is_not_marked_as_small() -> None:
    one = compare(measure(5, None, 100, 90), OWN, FORCE_AREA, PERIODS, 50)
    assert one.own.per_cent.exact is None and not one.own.per_cent.small and not one.gap.small
    assert compare(measure(5, 6, 100, 90), OWN, FORCE_AREA, PERIODS, 50).own.per_cent.small


def test_a_count_that_is_not_recorded_is_no_zero() -> None:
    one = compared(None, 5, 100, 90)
    assert (one.own.previous.text, one.own.difference.text, one.own.rate.text) == ("n/a", "n/a", "0.5")
    assert one.reasons == ("not recorded for Anytown in 2016",)


@pytest.mark.parametrize("people", [None, 0])
def test_there_is_no_rate_where_nobody_lives_or_nobody_was_counted(people: int | None) -> None:
    area = Area(place=HERE, name="Airport", kind="Other", people=people)
    one = compare(measure(1, 2, 3, 4), area, FORCE_AREA, PERIODS)
    assert (one.own.rate.text, one.rate_gap.text) == ("n/a", "n/a")
    assert one.reasons == ("the number of people in Airport is not known",)


@pytest.mark.parametrize(
    ("dates", "reason"),
    [
        ({"defined_from": dt.date(2017, 4, 1)}, "counted by this definition only from 1 April 2017"),
        ({"defined_to": dt.date(2017, 3, 31)}, "counted by this definition only until 31 March 2017"),
        ({"defined_from": dt.date(2016, 1, 1), "defined_to": dt.date(2017, 12, 31)}, ""),
        ({"defined_from": dt.date(1998, 4, 1)}, ""),
    ],
)
def test_a_comparison_across_a_break_of_definition_is_not_made(dates: dict[str, dt.date], reason: str) -> None:
    one = compared(10, 20, 100, 90, **dates)
    assert one.own.per_cent.reason == one.own.difference.reason == one.gap.reason == reason
    assert one.own.per_cent.text == ("n/a" if reason else "100.0")
    assert one.own.rate.text == "2.0"  # the count itself stands


@pytest.mark.parametrize(
    ("good", "now", "says"), [("Lower", 5, "Better"), ("Higher", 5, "Worse"), ("Neither", 5, ""), ("Lower", 10, "Same")]
)
def test_a_measure_says_which_way_is_good(good: str, now: int, says: str) -> None:
    assert compared(10, now, 100, 90, good=good).direction == says


# --- rounding ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("exact", "places", "text"),
    [
        (Fraction(5, 100), 1, "0.1"),
        (Fraction(-5, 100), 1, "−0.1"),
        (Fraction(-4, 100), 1, "0.0"),
        (Fraction(1, 2), 0, "1"),
        (Fraction(-13339), 0, "−13,339"),
        (Fraction(2675, 1000), 2, "2.68"),
    ],
)
def test_a_half_is_rounded_up_and_zero_has_no_sign(exact: Fraction, places: int, text: str) -> None:
    assert in_figures(half_up(exact, places)) == text


@given(st.fractions(), st.integers(0, 4))
def test_rounding_is_never_off_by_more_than_half_and_never_a_negative_zero(exact: Fraction, places: int) -> None:
    rounded = half_up(exact, places)
    assert abs(Fraction(rounded) - exact) <= Fraction(1, 2 * 10**places)
    assert Fraction(half_up(-exact, places)) == -Fraction(rounded)
    assert not (rounded == 0 and rounded.is_signed())


COUNT = st.integers(0, 10**7)


@given(COUNT, COUNT, COUNT, COUNT)
def test_the_figures_of_a_measure_agree_with_each_other(a: int, b: int, c: int, d: int) -> None:
    one = compared(a, b, c, d)
    assert one.own.difference.exact == b - a
    assert (one.own.per_cent.exact is None) == (a == 0)
    if a and c:
        assert one.own.per_cent.exact is not None and one.gap.exact is not None
        assert a + a * one.own.per_cent.exact / 100 == b
        assert one.gap.exact == Fraction(b - a, a) * 100 - Fraction(d - c, c) * 100
    assert one.rate_gap.exact == Fraction(b, 10) - Fraction(d, 100)
    assert "-0" not in one.gap.text and "nan" not in one.gap.text


# --- words ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("All Crime", "has increased by 16.9% (700 more offences)"),
        ("Stalking and Harassment", "has increased by 72.9% (121 more offences)"),
        ("Theft of Pedal Cycles", "has increased by 103.9% (53 more offences)"),
        ("Robbery", "has increased by 2.7% (1 more offence, from a small count)"),
        ("Sexual Offences", "have increased by 21.5% (17 more offences)"),
        ("Dwelling Burglary (pre-Apr 17 definition)", "has decreased by 5.6% (21 fewer offences)"),
        ("Anti-Social Behaviour Incidents", "have decreased by 3.1% (55 fewer incidents)"),
        (
            "Residential Burglary",
            "stands at 471 offences and cannot be compared with 2016:"
            " counted by this definition only from 1 April 2017",
        ),
    ],
)
def test_a_sentence_about_a_measure_says_what_its_table_says(statistics: Statistics, name: str, says: str) -> None:
    one = statistics.comparison(name)
    assert one is not None and measure_in_words(one, statistics.previous.name) == says


@pytest.mark.parametrize(
    ("before", "now", "says"),
    [
        (37, 37, "is unchanged at 37"),
        (0, 0, "is unchanged at 0"),
        (0, 5, "rose from 0 to 5 offences"),
        (0, 1, "rose from 0 to 1 offence"),
        (5, 0, "has decreased by 100.0% (5 fewer offences)"),
        (2, 1, "has decreased by 50.0% (1 fewer offence)"),
        (10_000, 10_002, "has increased by less than 0.1% (2 more offences)"),
        (1_000, 2_234, "has increased by 123.4% (1,234 more offences)"),
    ],
)
def test_a_change_is_put_into_words(before: int, now: int, says: str) -> None:
    assert measure_in_words(compared(before, now, 1, 1)) == says


@given(COUNT, COUNT)
def test_words_never_say_more_where_there_is_less(before: int, now: int) -> None:
    previous, current = Worked(Fraction(before)), Worked(Fraction(now))
    says = change_in_words(previous, current, change_per_cent(previous, current, "2016", 0), ("offence", "offences"))
    assert ("increased" in says or "rose" in says) == (now > before)
    assert ("decreased" in says) == ("fewer" in says) == (now < before)
    assert ("unchanged" in says) == (now == before)
    assert "−" not in says and "n/a" not in says


def test_a_missing_count_makes_no_sentence_of_a_change() -> None:
    assert change_in_words(Worked(None), Worked(Fraction(1)), Worked(None), ("offence", "offences")) == ""
    assert measure_in_words(compared(1, None, 1, 1), "2016") == (
        "cannot be compared with 2016: not recorded for Anytown in 2017"
    )


@pytest.mark.parametrize(
    ("name", "plural"),
    [
        *(("Sexual offences", True), ("Thefts from the person", True), ("Theft of bicycles", False)),
        *(
            ("Noise complaints received", True),
            ("People killed or seriously injured", True),
            ("Drug trafficking", False),
        ),
        *(("Hate crimes reported", True), ("Burglary and robbery", True), ("Stalking and harassment", False)),
        *(("Children missing", True), ("Missing children", True), ("Business and community burglary", False)),
        *(("Fraud reported", False), ("Offences involving knives", True), ("Theft involving knives", False)),
        *(("Excess speed", False), ("Young people excluded from school", True), ("Policing", False), ("Need", False)),
        *(("Harassment", False), ("Trespass", False), ("Burglary", False), ("Incidents (all)", True)),
    ],
)
def test_a_name_takes_has_or_have(name: str, plural: bool) -> None:
    assert takes_have(name) == plural


# --- the league table -------------------------------------------------------------------------------------


def test_every_district_has_its_published_rate_and_the_airport_none(statistics: Statistics) -> None:
    assert statistics.league is not None
    rates = {place.area.name: place.rate.text for place in statistics.league.places}
    assert rates == {name: rate.replace("-", "n/a") if rate == "-" else rate for name, (_, rate) in districts().items()}


def test_the_total_is_the_forces_with_the_airport_as_its_exception(statistics: Statistics) -> None:
    league = statistics.league
    assert league is not None and len(league.places) == len(DISTRICTS.splitlines())
    assert (league.total.text, league.force.text, league.apart.text) == ("131,146", "131,146", "0")
    assert league.force_rate.text == "72.8"
    assert [(place.area.name, place.count.text, place.rank) for place in league.exceptions] == [
        ("Stansted", "1,724", None)
    ]


def test_rank_1_is_the_lowest_rate_and_the_own_area_is_marked(statistics: Statistics) -> None:
    league = statistics.league
    assert league is not None and league.own is not None
    assert [place.area.name for place in league.places][:3] == ["Maldon", "Rochford", "Uttlesford"]
    assert (league.own.area.name, league.own.rank, league.ranked) == ("Brentwood", 6, 14)
    assert [place.own for place in league.places].count(True) == 1


def test_rank_1_is_the_highest_rate_where_the_sheet_says_so(tmp_path: Path) -> None:
    settings = workbook_rows()["Statistics"]
    settings[3] = ["Highest rate"]
    league = make_statistics(checked_statistics(tmp_path, Statistics=settings)).league
    assert league is not None and league.own is not None
    assert (league.places[0].area.name, league.own.rank) == ("Tendring", 9)


def test_equal_rates_share_a_rank_and_the_next_is_passed_over(tmp_path: Path) -> None:
    areas = [["Brentwood", "District", 1000], [FORCE, "Force", 9000]]
    areas += [[name, "District", 2000] for name in ("A", "B", "C")]
    counts = [["Brentwood", 10], ["A", 20], ["B", 30], ["C", 4]]
    league = make_statistics(checked_statistics(tmp_path, Areas=areas, Districts=counts)).league
    assert league is not None
    assert [(place.area.name, place.rank) for place in league.places] == [
        ("C", 1),
        ("Brentwood", 2),
        ("A", 2),
        ("B", 4),
    ]


def test_a_shared_rank_is_told_as_joint(tmp_path: Path) -> None:
    areas = [["Brentwood", "District", 1000], [FORCE, "Force", 9000]]
    areas += [[name, "District", 2000] for name in ("A", "B", "C")]
    counts = [["Brentwood", 10], ["A", 20], ["B", 30], ["C", 4]]
    assert rank_of(tmp_path, areas, counts).startswith("has the joint 2nd lowest rate of all Crime among 4 districts")
    assert rank_of(tmp_path, areas, [*counts[:3], ["C", 20]]).startswith("has the joint lowest rate of all Crime among")
    counts[1][1] = 21
    assert rank_of(tmp_path, areas, counts).startswith("has the 2nd lowest rate of all Crime among 4 districts")


def test_a_rate_alone_has_no_rank_in_words(tmp_path: Path) -> None:
    areas = [["Brentwood", "District", 1000], [FORCE, "Force", 9000]]
    said = rank_of(tmp_path, areas, [["Brentwood", 10]])
    assert said == "has a rate of all Crime of 10.0 offences per 1,000 people"


def rank_of(folder: Path, areas: Sequence[Sequence[object]], counts: Sequence[Sequence[object]]) -> str:
    league = make_statistics(checked_statistics(folder, Areas=areas, Districts=counts)).league
    assert league is not None
    return rank_in_words(league)


def test_the_rate_beside_the_total_is_the_rate_of_that_total(tmp_path: Path, statistics: Statistics) -> None:
    assert statistics.league is not None and statistics.league.total_rate.text == "72.8"
    areas: list[list[object]] = [["Brentwood", "District", 1000], ["A", "District", 3000], [FORCE, "Force", 9000]]
    own = make_statistics(checked_statistics(tmp_path, Areas=areas, Districts=[["Brentwood", 10], ["A", 50]])).league
    assert own is not None and (own.total.text, own.total_rate.text) == ("60", "15.0")
    areas[1][2] = "-"
    none = make_statistics(checked_statistics(tmp_path, Areas=areas, Districts=[["Brentwood", 10], ["A", 50]])).league
    assert none is not None and none.total_rate.text == "n/a"
    assert none.total_rate.reason == "the number of people in A is not known"


def test_a_total_with_an_airport_has_the_rate_of_the_force_only_where_it_is_the_forces(tmp_path: Path) -> None:
    areas: list[list[object]] = [["Brentwood", "District", 1000], ["Airport", "Other", "-"], [FORCE, "Force", 9000]]
    own = make_statistics(checked_statistics(tmp_path, Areas=areas, Districts=[["Brentwood", 10], ["Airport", 5]]))
    assert own.league is not None and own.league.total_rate.text == "15.0"


RATES = st.dictionaries(
    st.text("abcdef", min_size=1, max_size=3), st.fractions(0, 200, max_denominator=50), max_size=12
)


@given(RATES, st.booleans())
def test_a_rank_is_one_more_than_how_many_are_better(rates: dict[str, Fraction], lowest_first: bool) -> None:
    found = ranks(rates, lowest_first=lowest_first)
    for name, rate in rates.items():
        better = [other for other in rates.values() if (other < rate if lowest_first else other > rate)]
        assert found[name] == 1 + len(better)


def test_a_total_of_counts_that_are_not_all_recorded_is_not_given(tmp_path: Path) -> None:
    rows = workbook_rows()["Districts"]
    rows[0][1] = "-"
    league = make_statistics(checked_statistics(tmp_path, Districts=rows)).league
    assert league is not None and (league.total.text, league.total.reason) == ("n/a", "not recorded for Basildon")
    assert league.places[-1].rank is None


def test_there_is_no_league_table_where_no_measure_is_chosen(tmp_path: Path) -> None:
    settings = workbook_rows()["Statistics"]
    settings[2] = [None]
    assert make_statistics(checked_statistics(tmp_path, Statistics=settings)).league is None


# --- months, enforcement, indicators ------------------------------------------------------------------------


def test_a_series_adds_up_its_months_and_says_what_changed(statistics: Statistics) -> None:
    (flytips,) = statistics.monthly
    assert (flytips.years, flytips.months) == (("2016/17", "2017/18"), ("January", "February", "March"))
    assert flytips.counts["2017/18"] == (48, 44, 50)
    assert [flytips.totals[year].text for year in flytips.years] == ["151", "142"]
    assert (flytips.difference.text, flytips.per_cent.per_cent) == ("−9", "−6.0%")
    assert flytips.in_words == "has decreased by 6.0% (9 fewer fly-tips)"


def test_two_years_are_compared_by_the_months_that_both_have(tmp_path: Path) -> None:
    rows = workbook_rows()["Monthly"]
    rows[-1][-1] = "-"
    (flytips,) = make_statistics(checked_statistics(tmp_path, Monthly=rows)).monthly
    assert not flytips.whole and flytips.compared == ("January", "February")
    assert flytips.in_words.endswith("(2 more fly-tips) in the 2 months that are recorded in both years")


@pytest.mark.parametrize(
    ("typed", "in_order"),
    [
        (("Before", "After"), ("Before", "After")),
        (("2017/18", "2016/17"), ("2016/17", "2017/18")),
        (("Year to March 2018", "April 2016 to March 2017"), ("April 2016 to March 2017", "Year to March 2018")),
        (("16/17", "2015/16"), ("2015/16", "16/17")),
        (("2016", "After"), ("2016", "After")),
        (("2018", "Baseline"), ("2018", "Baseline")),
    ],
)
def test_years_stand_in_their_order_of_time_or_else_in_that_of_the_sheet(
    typed: tuple[str, str], in_order: tuple[str, str], tmp_path: Path
) -> None:
    rows = [["Fly-tips reported", year, "January", 5 if year == in_order[0] else 50] for year in typed]
    checked = checked_statistics(tmp_path, Monthly=rows)
    (flytips,) = make_statistics(checked).monthly
    assert flytips.years == in_order
    assert "increased by 900.0% (45 more fly-tips, " in flytips.in_words


@pytest.mark.parametrize(
    ("years", "in_order"),
    [
        ({"2016/17": "June July March", "2017/18": "April May June July March"}, "April May June July March"),
        ({"2016/17": "January March", "2017/18": "January February March"}, "January February March"),
        ({"2016/17": "March", "2017/18": "April"}, "April March"),
        ({"2016": "March", "2017": "April"}, "March April"),
        ({"2016/17": "October May", "2017/18": "October November"}, "October November May"),
        ({"2016": "May March April", "2017": "June May"}, "May March April June"),
    ],
)
def test_months_stand_in_the_order_of_a_year_though_one_lacks_its_first_ones(
    years: dict[str, str], in_order: str, tmp_path: Path
) -> None:
    rows = [["Fly-tips reported", year, month, 1] for year, several in years.items() for month in several.split()]
    (flytips,) = make_statistics(checked_statistics(tmp_path, Monthly=rows)).monthly
    assert flytips.months == tuple(in_order.split())


def test_one_year_alone_is_compared_with_nothing(tmp_path: Path) -> None:
    (flytips,) = make_statistics(checked_statistics(tmp_path, Monthly=workbook_rows()["Monthly"][:3])).monthly
    assert (flytips.totals["2016/17"].text, flytips.difference.text, flytips.in_words) == ("151", "n/a", "")


def test_enforcement_is_added_up_to_the_penny(statistics: Statistics) -> None:
    years = statistics.enforcement
    assert (len(years.rows), years.number.text, years.received) == (5, "32", Decimal("10359.50"))


def test_indicators_are_rated_by_their_own_thresholds(statistics: Statistics) -> None:
    safe, victims = statistics.indicators
    assert (safe.rating, safe.direction) == ("Amber", "Better")
    assert (victims.rating, victims.direction) == ("Red", "Better")


@pytest.mark.parametrize(
    ("row", "rating", "direction"),
    [
        ([None, None, 61, 65, 65, "Higher", None], "Green", "Better"),
        ([None, None, 61, 65, 60, "Higher", None], "Red", "Worse"),
        ([None, None, 61, 65, 61, "Higher", "10%"], "Amber", "Same"),
        ([None, None, 61, 65, 58.4, "Higher", "10%"], "Red", "Worse"),
        ([None, None, 12, 10, 12, "Lower", 2], "Amber", "Same"),
        ([None, None, 12, 10, 9, "Lower", 2], "Green", "Better"),
        ([None, None, 12, "-", 9, "Lower", 2], "n/a", "Better"),
        ([None, None, "-", 10, "n/a", "Lower", 2], "n/a", ""),
        ([None, None, "61%", 65, "62%", "Higher", 2], "n/a", "Better"),
    ],
)
def test_an_indicator_is_rated(tmp_path: Path, row: list[object], rating: str, direction: str) -> None:
    (rated,) = make_statistics(checked_statistics(tmp_path, Indicators=[["Name", *row]])).indicators
    assert (rated.rating, rated.direction) == (rating, direction)
    assert bool(rated.reason) == (rating == "n/a")
