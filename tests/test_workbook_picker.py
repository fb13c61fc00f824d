"""The sheet "Quote a figure": what it offers can be quoted, and nobody who reads the workbook is troubled by it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from planbuilder.intake.check import check_workbook
from planbuilder.intake.formula_places import formula_places
from planbuilder.intake.read import read_workbook
from planbuilder.intake.workbook_picker import PICKER_TITLE, PICKS
from planbuilder.intake.workbooks import write_blank
from planbuilder.model.figures import Figure, figures, key
from planbuilder.model.outturn import make_outturn
from planbuilder.model.statistics import make_statistics
from planbuilder.schema import TITLES, WORKBOOKS
from sample_year import INPUTS, sample_year
from workbooks import plan_book

STATISTICS = "statistics.xlsx"


@pytest.fixture(scope="module")
def known() -> dict[str, Figure]:
    year = sample_year()
    return dict(figures(make_statistics(year[STATISTICS]), make_outturn(year["plan.xlsx"])))


@pytest.fixture(scope="module")
def sheet() -> Any:
    return load_workbook(INPUTS / STATISTICS)[PICKER_TITLE]


FIRST = {
    "A measure of crime": "All crime",
    "An area of the league table": "Brentwood",
    "Counts by month": "Fly-tips reported",
    "An indicator": "Followers on Twitter",
}


@pytest.mark.parametrize("pick", PICKS, ids=lambda pick: pick.about)
def test_everything_that_is_offered_is_the_name_of_a_figure(pick: Any, known: dict[str, Figure]) -> None:
    for what in pick.what:
        assert key(f"{FIRST.get(pick.about, pick.names)}: {what}") in known


def test_the_drop_downs_are_fed_from_the_sheets_of_the_counts(sheet: Any) -> None:
    lists = {str(rule.sqref): rule.formula1 for rule in sheet.data_validations.dataValidation}
    assert lists["B5"] == "Crime_list" and lists["B6"] == "Districts_list" and lists["B8"] == "Series_list"
    assert lists["C6"] == '"count,rate,rank"'
    assert all(len(formula) <= 255 for formula in lists.values())
    names = load_workbook(INPUTS / STATISTICS).defined_names
    assert {"Crime_list", "Districts_list", "Series_list", "Indicators_list"} <= set(names)
    assert sheet["D5"].value == '=IF(OR(TRIM(B5)="",TRIM(C5)=""),"","[["&TRIM(B5)&": "&TRIM(C5)&"]]")'


@pytest.mark.parametrize("name", WORKBOOKS)
def test_only_the_workbook_of_the_counts_has_the_sheet_and_every_guide_tells_of_it(name: str, tmp_path: Path) -> None:
    write_blank(tmp_path / name, WORKBOOKS[name], title=TITLES[name], year="2018/19")
    book = load_workbook(tmp_path / name)
    assert (PICKER_TITLE in book.sheetnames) == (name == STATISTICS)
    assert any(PICKER_TITLE in str(row[1].value) for row in book["How to use"].iter_rows())


def test_the_sheet_is_passed_over_whatever_stands_on_it(tmp_path: Path) -> None:
    path = tmp_path / STATISTICS
    book = load_workbook(INPUTS / STATISTICS, rich_text=True)
    picker = book[PICKER_TITLE]
    picker["B5"], picker["C5"], picker["D6"], picker["A20"] = "All crime", "change", "#REF!", "=1/0"
    book.save(path)
    lists = sample_year()["plan.xlsx"].lists
    assert check_workbook(path, WORKBOOKS[STATISTICS], dict(lists)).problems == []


def test_formulas_on_a_sheet_that_is_not_read_are_passed_over() -> None:
    assert not any((formula_places(INPUTS / STATISTICS, {"crime", "areas"}) or {}).values())
    assert any((formula_places(INPUTS / STATISTICS, {"crime", PICKER_TITLE.casefold()}) or {}).values())


def test_a_formula_on_a_sheet_that_is_read_is_still_seen(tmp_path: Path) -> None:
    book = plan_book()
    book.create_sheet("Helper")["A1"] = "=1+1"
    book["Actions"]["C2"] = '="Never "&"worked out"'
    book.save(tmp_path / "plan.xlsx")
    _, problems = read_workbook(tmp_path / "plan.xlsx", WORKBOOKS["plan.xlsx"])
    assert [one.sheet for one in problems if "never worked out" in one.what] == ["Actions"]
