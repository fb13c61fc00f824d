"""What does not agree in statistics.xlsx: each slip and what is said of it, and its look-alike that passes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from crime_2017 import FORCE, checked_statistics, workbook_rows
from planbuilder.review.statistics import statistics

Sheets = dict[str, list[list[Any]]]
Change = Callable[[Sheets], object]


def put(sheet: str, row: int, column: int, value: object) -> Change:
    """Another value in one cell, counted from 0 below the headings."""

    def change(sheets: Sheets) -> None:
        cells = sheets[sheet][row]
        cells += [None] * (column + 1 - len(cells))
        cells[column] = value

    return change


def add(sheet: str, *values: object) -> Change:
    return lambda sheets: sheets[sheet].append(list(values))


def drop(sheet: str, row: int) -> Change:
    return lambda sheets: sheets[sheet].pop(row)


def dates(*days: tuple[int, int, int]) -> Change:
    """Other first and last days of the two periods."""

    def change(sheets: Sheets) -> None:
        for number, day in enumerate(days):
            put("Periods", number // 2, 2 + number % 2, dt.date(*day))(sheets)

    return change


def said(tmp_path: Path, change: Change) -> list[str]:
    sheets = workbook_rows()
    change(sheets)
    checked = checked_statistics(tmp_path, **sheets)
    found = [*checked.problems, *statistics(checked)]
    return [f"{one} [{one.check}]".replace("statistics.xlsx > ", "") for one in found]


CASES = {
    "period-roles": (
        put("Periods", 0, 1, "Current"),
        [
            "STOP  Periods: No period has the role Previous."
            " Add its row, with its first and its last day. [period-roles]",
            "STOP  Periods > B3: A second period has the role Current (the first is “2016”)."
            " Keep one of them. [period-roles]",
        ],
        put("Periods", 0, 1, " previous "),
    ),
    "ends-before": (
        put("Periods", 1, 3, dt.date(2016, 12, 31)),
        ["STOP  Periods > D3: The period “2017” ends before it begins. Correct one of the two dates. [not-a-date]"],
        put("Periods", 1, 3, dt.datetime(2017, 12, 31, 0, 0)),
    ),
    "uneven-periods": (
        put("Periods", 1, 3, dt.date(2017, 9, 30)),
        ["WARN  Periods > D3: “2016” has 366 days and “2017” has 273. Correct the dates. [uneven-periods]"],
        put("Periods", 1, 3, dt.date(2017, 12, 30)),
    ),
    "roles exchanged": (
        lambda sheets: (put("Periods", 0, 1, "Current")(sheets), put("Periods", 1, 1, "Previous")(sheets)),
        [
            "WARN  Periods > C2: The current period “2016” begins before the previous one, “2017”."
            " Exchange their roles, or correct the dates. [uneven-periods]",
        ],
        lambda sheets: sheets["Periods"].reverse(),
    ),
    "overlap": (
        put("Periods", 1, 2, dt.date(2016, 12, 1)),
        [
            "WARN  Periods > C3: The current period “2017” begins before the previous one, “2016”, has ended."
            " Correct the dates. [uneven-periods]",
        ],
        put("Periods", 1, 2, dt.date(2017, 1, 2)),
    ),
    "period-name": (
        dates((2015, 7, 1), (2016, 6, 30), (2016, 7, 1), (2017, 6, 30)),
        [
            "WARN  Periods > C2: The period “2016” runs from 1 July 2015 to 30 June 2016."
            " Correct the dates or the name. [period-name]",
            "WARN  Periods > C3: The period “2017” runs from 1 July 2016 to 30 June 2017."
            " Correct the dates or the name. [period-name]",
        ],
        lambda sheets: (
            dates((2015, 7, 1), (2016, 6, 30), (2016, 7, 1), (2017, 6, 30))(sheets),
            put("Periods", 0, 0, "2015/16")(sheets),
            put("Periods", 1, 0, "Year to June 2017")(sheets),
        ),
    ),
    "period-name of two years": (
        lambda sheets: (put("Periods", 0, 0, "2016/17")(sheets), put("Periods", 1, 0, "2017")(sheets)),
        [
            "WARN  Periods > C2: The period “2016/17” runs from 1 January 2016 to 31 December 2016."
            " Correct the dates or the name. [period-name]",
        ],
        dates((2016, 1, 3), (2016, 12, 31), (2017, 1, 1), (2018, 1, 2)),
    ),
    "own-is-force": (
        lambda sheets: (put("Statistics", 1, 0, "Brentwood")(sheets), sheets.update(Districts=[])),
        [
            "WARN  Statistics > B3: Brentwood is both the own area and the force area, so it is compared with itself."
            " Choose the police force, or accept it where your area is the whole force. [own-is-force]",
        ],
        put("Statistics", 1, 0, FORCE),
    ),
    "definition": (
        lambda sheets: (
            put("Crime", 1, 8, dt.date(2017, 4, 1))(sheets),
            put("Crime", 1, 9, dt.date(2017, 3, 31))(sheets),
        ),
        [
            "STOP  Crime > J3: The definition of “Violence with Injury” ends before it begins."
            " Correct one of the two dates. [not-a-date]",
        ],
        put("Crime", 1, 9, dt.date(2017, 3, 31)),
    ),
    "above-force": (
        put("Crime", 5, 2, 1110),
        [
            "WARN  Crime > C7: “Robbery”: Brentwood (1,110) is above Essex Police Force (1,109)."
            " Compare both with their source. [above-force]",
        ],
        put("Crime", 5, 2, 1109),
    ),
    "people above force": (
        put("Areas", 0, 2, 1_900_000),
        [
            "WARN  Areas > C2: Brentwood has more people (1,900,000) than Essex Police Force (1,802,000)."
            " Compare both with their source. [above-force]",
        ],
        put("Areas", 0, 2, "76,386"),
    ),
    "no-denominator": (
        put("Areas", 0, 3, "-"),
        [
            "WARN  Areas > D2: The households of Brentwood are missing, which the rate of “Residential Burglary” needs."
            " Type their number. [no-denominator]",
        ],
        put("Areas", 2, 3, None),
    ),
    "district without people": (
        put("Areas", 2, 2, None),
        [
            "WARN  Areas > C4: The people of Basildon are missing, which its rate in the league table needs."
            " Type their number. [no-denominator]",
        ],
        add("Areas", "Anytown", "District"),
    ),
    "league-total": (
        drop("Districts", 14),
        [
            "WARN  Districts > B15: These counts add up to 129,422, which is 1,724 fewer than Essex Police Force has in"
            " all (131,146). Correct a count, or add the area that is missing (kind Other, where it is no district)."
            " [league-total]",
        ],
        put("Districts", 0, 1, "-"),
    ),
    "the force among its districts": (
        put("Districts", 0, 1, 15953),
        [
            "WARN  Districts > B16: These counts add up to 131,147, which is 1 more than Essex Police Force has in all"
            " (131,146). Correct a count, or add the area that is missing (kind Other, where it is no district)."
            " [league-total]",
        ],
        add("Districts", FORCE, 131_146),
    ),
    "two-counts": (
        lambda sheets: (put("Districts", 9, 1, 4834)(sheets), put("Districts", 0, 1, 15953)(sheets)),
        [
            "WARN  Districts > B11: Brentwood has 4,834 here, but 4,835 in Crime > D2."
            " Correct the one that is wrong. [two-counts]",
        ],
        put("Districts", 9, 1, "4,835"),
    ),
    "no-league-measure": (
        put("Statistics", 2, 0, None),
        [
            "WARN  Statistics > B4: The districts are counted, but no league table measure is chosen."
            " Choose the measure that they count. [no-league-measure]",
        ],
        lambda sheets: (put("Statistics", 2, 0, None)(sheets), sheets["Districts"].clear()),
    ),
    "month-twice": (
        add("Monthly", "Fly-tips reported", "2017/18", "March", 51),
        [
            "STOP  Monthly > C8: March 2017/18 of “Fly-tips reported” stands here a second time (first in C7)."
            " Make one row of the two. [month-twice]",
        ],
        add("Monthly", "Fly-tips reported", "2015/16", "March", 50),
    ),
    "month-missing": (
        drop("Monthly", 5),
        [
            "WARN  Monthly: “Fly-tips reported” has no count for March in 2017/18."
            " Add it, with - where it was not recorded. [month-missing]",
        ],
        put("Monthly", 5, 3, "n/a"),
    ),
    "mixed-units": (
        put("Indicators", 0, 4, 65),
        [
            "WARN  Indicators > F2: The figures of “Residents who feel safe at night” are partly percentages and"
            " partly not. Type all of them alike: 64% or 64. [mixed-units]",
        ],
        put("Indicators", 0, 4, "-"),
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_a_slip_is_told_with_its_cell_and_its_twin_passes(case: str, tmp_path: Path) -> None:
    mistake, says, twin = CASES[case]
    assert said(tmp_path, mistake) == says
    assert said(tmp_path, twin) == []


def test_the_published_report_is_all_right(tmp_path: Path) -> None:
    assert said(tmp_path, lambda sheets: None) == []


def test_a_row_of_totals_is_no_district_no_year_and_no_measure(tmp_path: Path) -> None:
    def totals(sheets: Sheets) -> None:
        sheets["Districts"].append(["Total", 131_146])
        sheets["Enforcement"].append(["Total", 32, "£10,359.50"])

    assert said(tmp_path, totals) == []


def test_an_unknown_area_is_told_at_its_cell(tmp_path: Path) -> None:
    says = said(tmp_path, put("Districts", 0, 0, "Basidon"))
    assert says == [
        "STOP  Districts > A2: “Basidon” is not in the sheet “Areas”. Did you mean “Basildon”? [unknown-name]"
    ]


def test_a_league_measure_that_is_no_measure_is_told_with_the_nearest(tmp_path: Path) -> None:
    says = said(tmp_path, put("Statistics", 2, 0, "All Crimes"))
    assert says == [
        "STOP  Statistics > B4: “All Crimes” is not in the sheet “Crime”. Did you mean “All Crime”? [unknown-name]"
    ]


def test_a_workbook_in_which_little_was_read_brings_no_followers(tmp_path: Path) -> None:
    sheets = workbook_rows()
    sheets["Areas"] = [["Brentwood", "Borough", "many", "-"]]
    sheets["Periods"] = [["2016", "Previous", "Spring", "31/02/2016"]]
    checked = checked_statistics(tmp_path, **sheets)
    assert checked.problems
    assert statistics(checked) == []


EMPTY = ("Crime", "Districts", "Series", "Monthly", "Enforcement", "Indicators")


def test_sheets_may_stay_empty(tmp_path: Path) -> None:
    def empty(sheets: Sheets) -> None:
        for title in EMPTY:
            sheets[title].clear()
        sheets["Statistics"][2] = [None]

    assert said(tmp_path, empty) == []
