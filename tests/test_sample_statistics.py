"""The sample's statistics: the counts of the published report, and stand-ins that say what they are."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from pathlib import Path

import pytest

from make_sample import sample_workbook
from planbuilder.schema.statistics import (
    Area,
    DistrictCount,
    Enforcement,
    Indicator,
    Measure,
    MonthCount,
    Period,
    Series,
    StatisticsSettings,
)
from sample_year import changed_parts, sample_year, words
from word_validity import open_xml_errors

STATISTICS = sample_year()["statistics.xlsx"]

#: Measure: borough 2016, 2017; force 2016, 2017; published rates of borough and force.
PUBLISHED: dict[str, tuple[int | None, int, int | None, int, str, str]] = {
    "All crime": (4135, 4835, 117807, 131146, "63.3", "72.8"),
    "Violence with injury": (379, 429, 12353, 13620, "5.6", "7.6"),
    "Violence without injury": (425, 518, 13535, 16071, "6.8", "8.9"),
    "Stalking and harassment": (166, 287, 6715, 9612, "3.8", "5.3"),
    "Sexual offences": (79, 96, 2895, 3587, "1.3", "2.0"),
    "Robbery": (37, 38, 1109, 1478, "0.5", "0.8"),
    "Residential burglary": (None, 471, None, 8663, "15.4", "12.1"),
    "Business and community burglary": (None, 244, None, 4273, "3.2", "2.4"),
    "Dwelling burglary (pre-Apr 17 definition)": (374, 353, 7199, 6927, "11.5", "9.6"),
    "Other burglary (pre-Apr 17 definition)": (299, 362, 6005, 6009, "4.7", "3.3"),
    "Theft from a vehicle": (300, 388, 7481, 7833, "5.1", "4.3"),
    "Theft of a vehicle": (240, 299, 3623, 4378, "3.9", "2.4"),
    "Theft from the person": (62, 81, 1578, 1514, "1.1", "0.8"),
    "Theft of pedal cycles": (51, 104, 2267, 2546, "1.4", "1.4"),
    "Shoplifting": (203, 205, 10072, 9756, "2.7", "5.4"),
    "Other theft": (506, 533, 12292, 12717, "7.0", "7.1"),
    "Criminal damage (incl. arson)": (568, 558, 15284, 15822, "7.3", "8.8"),
    "Anti-social behaviour incidents": (1801, 1746, 52454, 49909, "22.9", "27.7"),
}
DISTRICTS = {
    "Basildon": (15952, "87.0"),
    "Southend-on-Sea": (15186, "84.5"),
    "Colchester": (14742, "79.0"),
    "Thurrock": (14267, "85.4"),
    "Tendring": (12658, "88.8"),
    "Chelmsford": (12319, "70.8"),
    "Epping Forest": (9430, "72.4"),
    "Braintree": (8059, "53.4"),
    "Harlow": (7632, "88.7"),
    "Brentwood": (4835, "63.3"),
    "Castle Point": (4789, "53.4"),
    "Uttlesford": (3679, "42.7"),
    "Rochford": (3419, "39.9"),
    "Maldon": (2455, "38.7"),
    "Stansted": (1724, ""),
}
AREAS = {area.name: area for area in STATISTICS.of(Area)}


def rate(count: int, whole: int | None) -> str:
    assert whole is not None
    return f"{Decimal(count) * 1000 / whole:.1f}"


def test_the_workbook_on_disk_is_what_the_script_makes_and_reads_without_a_problem() -> None:
    assert changed_parts("statistics.xlsx") == [], "run scripts/make_sample.py"
    assert STATISTICS.problems == []


def test_the_workbook_follows_the_open_xml_standard(tmp_path: Path) -> None:
    path = tmp_path / "statistics.xlsx"
    path.write_bytes(sample_workbook("statistics.xlsx"))
    assert open_xml_errors(path) == []


def test_the_18_measures_have_the_published_counts_in_the_published_order() -> None:
    counts = {
        one.name: (one.own_previous, one.own_current, one.force_previous, one.force_current)
        for one in STATISTICS.of(Measure)
    }
    assert list(counts.items()) == [(name, row[:4]) for name, row in PUBLISHED.items()]


@pytest.mark.parametrize("measure", STATISTICS.of(Measure), ids=lambda one: str(one.name))
def test_the_denominators_give_the_published_rates(measure: Measure) -> None:
    people = measure.denominator == "People"
    wholes = [AREAS[name].people if people else AREAS[name].households for name in ("Brentwood", "Essex")]
    found = (rate(measure.own_current or 0, wholes[0]), rate(measure.force_current or 0, wholes[1]))
    assert found == PUBLISHED[measure.name][4:]


def test_two_kinds_of_burglary_are_counted_per_household_and_asb_alone_are_incidents() -> None:
    measures = STATISTICS.of(Measure)
    assert [one.name for one in measures if one.denominator == "Households"] == [
        "Residential burglary",
        "Dwelling burglary (pre-Apr 17 definition)",
    ]
    assert [one.name for one in measures if one.kind == "Incident"] == ["Anti-social behaviour incidents"]
    assert [one.name for one in measures if one.defined_from == dt.date(2017, 4, 1)] == [
        "Residential burglary",
        "Business and community burglary",
    ]


def test_the_periods_are_the_calendar_years_2016_and_2017() -> None:
    assert [(one.role, one.start, one.end) for one in STATISTICS.of(Period)] == [
        ("Previous", dt.date(2016, 1, 1), dt.date(2016, 12, 31)),
        ("Current", dt.date(2017, 1, 1), dt.date(2017, 12, 31)),
    ]
    (settings,) = STATISTICS.of(StatisticsSettings)
    assert (settings.own_area, settings.force, settings.league_measure) == ("Brentwood", "Essex", "All crime")


def test_14_districts_and_the_airport_have_the_published_counts_and_add_up_to_the_force() -> None:
    counts = {one.area: one.count for one in STATISTICS.of(DistrictCount)}
    assert list(counts.items()) == [(name, row[0]) for name, row in DISTRICTS.items()]
    assert sum(count or 0 for count in counts.values()) == 131_146


def test_the_people_of_each_district_give_its_published_rate_and_their_source_says_so() -> None:
    districts = [area for area in AREAS.values() if area.kind == "District"]
    assert len(districts) == 14
    for area in districts:
        assert rate(DISTRICTS[area.name][0], area.people) == DISTRICTS[area.name][1]
        assert "Worked back from the published counts and rates" in (area.source or "")
    assert sum(area.people or 0 for area in districts) == AREAS["Essex"].people == 1_802_000
    assert (AREAS["Brentwood"].people, AREAS["Brentwood"].households) == (76_386, 30_600)
    assert (AREAS["Stansted"].kind, AREAS["Stansted"].people) == ("Other", None)


def test_the_five_years_of_enforcement_are_as_published() -> None:
    rows = STATISTICS.of(Enforcement)
    assert [(one.year, one.number, str(one.received[0].amount)) for one in rows] == [
        ("2013/14", 1, "80.00"),
        ("2014/15", 1, "360.00"),
        ("2015/16", 4, "1710.50"),
        ("2016/17", 9, "1710.00"),
        ("2017/18", 17, "6499.00"),
    ]


def test_the_fly_tips_by_month_are_marked_as_illustrative_and_decrease_slightly() -> None:
    (series,) = STATISTICS.of(Series)
    assert series.source == "Illustrative: the published report shows only a picture"
    totals = dict.fromkeys(("2016/17", "2017/18"), 0)
    rows = STATISTICS.of(MonthCount)
    for row in rows:
        totals[row.year] += row.count or 0
    assert len(rows) == 24
    assert 0.95 < totals["2017/18"] / totals["2016/17"] < 1


def test_each_indicator_says_that_its_target_is_illustrative() -> None:
    indicators = STATISTICS.of(Indicator)
    assert len(indicators) == 4
    for one in indicators:
        assert "illustrative" in words(one.note)
    followers = indicators[0]
    assert followers.baseline is not None
    assert followers.outturn is not None
    assert [str(one.amount) for one in (followers.baseline, followers.outturn)] == ["300", "450"]
