"""Whether a workbook lies in the folder of its year."""

from __future__ import annotations

from pathlib import Path

import pytest

from planbuilder.review.year import check_year
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
