"""Whether a workbook lies in the folder of its year."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from planbuilder.intake.check import Checked
from planbuilder.review.year import check_year, plan_years
from planbuilder.schema import Place
from planbuilder.schema.achievements import ReportSettings
from workbooks import check, plan_book


@pytest.mark.parametrize(
    ("typed", "folder"),
    [
        ("2017/18", "2017-18"),
        ("2017-2018", "2017-18"),
        ("2017 – 18", "2017-18"),
        ("2017 to 2018", "2017-18"),
        ("2025-2028", "2025-2028"),
        ("2025/28", "2025-2028"),
        (2017, "2017"),
    ],
)
def test_a_workbook_in_the_folder_of_its_year_passes_without_a_word(
    tmp_path: Path, typed: int | str, folder: str
) -> None:
    book = plan_book()
    book["Plan"]["B5"] = typed
    assert check_year(check(book, tmp_path), folder) == []


def test_last_years_workbook_in_this_years_folder_is_pointed_out(tmp_path: Path) -> None:
    (problem,) = check_year(check(plan_book(), tmp_path), "2018-19")
    assert str(problem) == (
        "WARN  plan.xlsx > Plan > B5: The year here is 2017/18, but the workbook lies in the folder inputs/2018-19."
        " Correct the year, or put the workbook, with its pictures and texts, into inputs/2017-18."
    )


def test_a_year_that_could_not_be_read_is_not_told_a_second_time(tmp_path: Path) -> None:
    book = plan_book()
    book["Plan"]["B5"] = "soon"
    checked = check(book, tmp_path)
    assert len(checked.problems) == 1
    assert check_year(checked, "2018-19") == []


def _report(year: str) -> Checked:
    place = Place("achievements.xlsx", "Report", 3, {"year": "B5"}, "")
    return Checked(records={"Report": [ReportSettings(place=place, title="Achievements Report", year=year)]})


@pytest.mark.parametrize(
    ("year", "folder", "told"),
    [
        ("2026/27", "2026-29", 0),
        ("2028/29", "2026-29", 0),
        ("2026-29", "2026-29", 0),
        ("2025/26", "2026-29", 1),
        ("2029/30", "2026-29", 1),
        ("2016/17", "2017-18", 1),
    ],
)
def test_a_report_on_one_year_of_a_plan_of_several_lies_in_the_folder_of_the_plan(
    year: str, folder: str, told: int
) -> None:
    assert len(check_year(_report(year), folder)) == told


@pytest.mark.parametrize(
    ("year", "first", "last"),
    [("2017/18", 2017, 2018), ("2025-2028", 2025, 2028), ("2026-29", 2026, 2029), ("1999/00", 1999, 2000)],
)
def test_a_plan_runs_from_april_to_march(year: str, first: int, last: int) -> None:
    assert plan_years(year) == (dt.date(first, 4, 1), dt.date(last, 3, 31))
