"""Dates in timescales and versions: which are pointed out, in which words, and which explain themselves."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from planbuilder.review.dates import dates
from workbooks import check, plan_book

DO = "Type it as day/month/year, for example 31/03/2018."


def found(tmp_path: Path, timescale: str | int, year: str = "2017/18") -> list[str]:
    """What is said of a timescale: the check and what is wrong."""
    book = plan_book()
    book["Plan"]["B5"] = year
    book["Actions"]["H2"] = timescale
    return [f"{one.check}: {one.what}" for one in dates(check(book, tmp_path))]


@pytest.mark.parametrize(
    ("timescale", "period"),
    [
        ("31 March 17", "31 March 2017"),
        ("31-Mar-17", "31 March 2017"),
        ("By 31st Mar '17", "31 March 2017"),
        ("1st April 16", "1 April 2016"),
        ("31/03/17", "31 March 2017"),
        ("March '17", "March '17"),
        ("Autumn 2016", "Autumn 2016"),
        ("Spring/Summer 2016", "Spring/Summer 2016"),
        ("2nd quarter 2016", "2nd quarter 2016"),
        ("Q3 2016", "Q3 2016"),
        ("2016", "2016"),
        ("by 2016", "2016"),
        ("By the end of 2016", "2016"),
        ("From 1 April 2016 to 31 March 2017", "31 March 2017"),
        ("1 April 2016 to 31 March 2017", "31 March 2017"),
        ("Ongoing until March 2017", "March 2017"),
        ("1 April 2016 – 31 March 2018", "1 April 2016"),
    ],
)
def test_what_was_over_before_the_plan_begins_is_pointed_out_once(tmp_path: Path, timescale: str, period: str) -> None:
    assert found(tmp_path, timescale) == [f"outside-year: {period} is before the plan begins (1 April 2017)"]


@pytest.mark.parametrize(
    ("timescale", "period"),
    [
        ("Summer 2019", "Summer 2019"),
        ("Quarter 2 2018", "Quarter 2 2018"),
        ("31 March 19", "31 March 2019"),
        ("1 April 2018 to 31 March 2019", "1 April 2018"),
    ],
)
def test_what_begins_after_the_plan_ends_is_pointed_out_once(tmp_path: Path, timescale: str, period: str) -> None:
    assert found(tmp_path, timescale) == [f"outside-year: {period} is after the plan ends (31 March 2018)"]


@pytest.mark.parametrize(
    "timescale",
    [
        "Immediate & ongoing",
        "31 March 18",
        "1st April 17",
        "31 March 17 schools visited",
        "5 May, 10, 12 June",
        "1 May 10am",
        "By 31 March 10 events will be held",
        "Spring 2018",
        "winter 2018",
        "Autumn/Winter 2017",
        "Q4 2017",
        "2020",
        "by 2020",
        "2018 onwards",
        "Review of the 2016 strategy",
        "Ongoing since April 2015",
        "Jan 2017 – ongoing",
        "January 2017 –",
        "31 March 2017 onwards",
        "March 2018 (review April 2018)",
        "Started 1 May 2016, ends 31 March 2018",
        "from 2015",
        "From April 2016",
        "Continuing until June 2018",
        "Ring 01277 312 500, see 12.04.2/17, 24/7",
        "1/2 day sessions",
        "12 match 2018",
        "Marsh 2018",
        "10 members 2017",
        "12000",
        "About 43190 homes",
        "30/6, 30/9 and 31/12/2017",
    ],
)
def test_dates_of_the_plan_and_dates_that_explain_themselves_pass_without_a_word(
    tmp_path: Path, timescale: str
) -> None:
    assert found(tmp_path, timescale) == []


@pytest.mark.parametrize(
    ("timescale", "text", "meant"),
    [
        ("31 Marhc 2018", "31 Marhc 2018", "31 March 2018"),
        ("By 30 Spetember 2017", "30 Spetember 2017", "30 September 2017"),
        ("Septmber 2017", "Septmber 2017", "September 2017"),
        ("Feburary 2018", "Feburary 2018", "February 2018"),
        ("March 2O18", "2O18", "2018"),
        ("31.3.2O18", "31.3.2O18", "31.3.2018"),
    ],
)
def test_a_misspelt_date_is_stopped_with_what_it_may_mean(
    tmp_path: Path, timescale: str, text: str, meant: str
) -> None:
    book = plan_book()
    book["Actions"]["H2"] = timescale
    (problem,) = dates(check(book, tmp_path))
    assert str(problem) == f"STOP  plan.xlsx > Actions > H2: “{text}” is not a date. Did you mean “{meant}”?"


def test_a_year_of_three_figures_is_no_date(tmp_path: Path) -> None:
    assert found(tmp_path, "1/4/217") == ["not-a-date: “1/4/217” is not a date"]


@pytest.mark.parametrize("timescale", ["XX/XX/2017", "dd/mm/yyyy", "??/03/2018"])
def test_a_date_that_is_still_to_be_filled_in_is_unfinished(tmp_path: Path, timescale: str) -> None:
    assert found(tmp_path, timescale) == [f"unfinished: “{timescale}” says that something is still to come"]


@pytest.mark.parametrize("timescale", [43190, "43190"])
def test_a_number_that_is_a_date_to_excel_is_pointed_out(tmp_path: Path, timescale: str | int) -> None:
    book = plan_book()
    book["Actions"]["H2"] = timescale
    (problem,) = dates(check(book, tmp_path))
    assert str(problem) == (
        "WARN  plan.xlsx > Actions > H2: “43190” is the number by which Excel knows the date 31 March 2018."
        " Type 31 March 2018, or format the cell as a date."
    )


def test_a_period_that_runs_backwards_is_told_once(tmp_path: Path) -> None:
    assert found(tmp_path, "1/4/2017 to 31/3/17") == [
        "not-a-date: this ends on 31 March 2017, before it begins on 1 April 2017"
    ]


@pytest.mark.parametrize(
    ("day", "what"),
    [
        (dt.date(2018, 4, 1), "1 April 2018 is after the end of the plan's year (31 March 2018)"),
        (dt.date(2015, 3, 31), "31 March 2015 is more than two years before the plan begins (1 April 2017)"),
        (dt.date(1917, 7, 28), "28 July 1917 is more than two years before the plan begins (1 April 2017)"),
        (dt.date(2016, 11, 1), None),
        (dt.date(2015, 4, 1), None),
    ],
)
def test_a_version_is_dated_in_the_years_in_which_a_plan_is_drafted(
    tmp_path: Path, day: dt.date, what: str | None
) -> None:
    book = plan_book()
    book["Versions"]["B2"] = day
    assert [one.what for one in dates(check(book, tmp_path))] == ([what] if what else [])


def test_where_the_workbook_is_of_another_year_than_its_folder_no_date_is_held_against_it(tmp_path: Path) -> None:
    book = plan_book()
    book["Plan"]["B5"] = "2018/19"
    book["Actions"]["H2"] = "31/02/2018 or 31 March 2018"
    checked = check(book, tmp_path)
    assert [one.check for one in dates(checked, "2018-19")] == ["not-a-date", "outside-year"]
    assert [one.check for one in dates(checked, "2017-18")] == ["not-a-date"]


def test_a_long_text_is_looked_through_at_once(tmp_path: Path) -> None:
    assert found(tmp_path, "1/ 2- q4 winter 12 " * 1500) == []
