"""Names that stand in another workbook of the year: found there, or answered with the nearest one."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from openpyxl import load_workbook

from planbuilder.intake.check import Checked, check_workbook
from planbuilder.intake.workbooks import Entry, Rows, workbook_bytes
from planbuilder.schema import ACHIEVEMENTS_SHEETS, WORKBOOKS
from planbuilder.schema.achievements import Event, ReportSettings
from workbooks import check, plan_book

SETTINGS: dict[str, Entry] = {"Title": "Achievements Report", "Year": "2017/18"}


def checked_event(priority: str, folder: Path) -> Checked:
    """A report with one event under this priority, read with the lists of a plan."""
    plan = check(plan_book(), folder)
    rows: Rows = {"Report": [SETTINGS], "Events": [{"Priority": priority, "Event": "Fair"}]}
    path = folder / "achievements.xlsx"
    path.write_bytes(workbook_bytes(ACHIEVEMENTS_SHEETS, title="Achievements Report", year="2017/18", rows=rows))
    return check_workbook(path, ACHIEVEMENTS_SHEETS, plan.lists)


@pytest.mark.parametrize("typed", ["Anti-social behaviour", "ASB", "anti-social  BEHAVIOUR"])
def test_a_priority_is_found_in_the_plan_however_it_is_written(typed: str, tmp_path: Path) -> None:
    checked = checked_event(typed, tmp_path)
    assert checked.problems == []
    assert [one.priority for one in checked.of(Event)] == ["Anti-social behaviour"]


def test_a_misspelt_priority_is_answered_with_the_nearest_one_and_its_workbook(tmp_path: Path) -> None:
    (problem,) = checked_event("Anti-socal behavior", tmp_path).problems
    assert (problem.workbook, problem.sheet, problem.cell) == ("achievements.xlsx", "Events", "A2")
    assert problem.what == "“Anti-socal behavior” is not in the sheet “Priorities” of plan.xlsx"
    assert problem.do == "Did you mean “Anti-social behaviour”?"


def test_without_the_plan_no_priority_is_called_unknown(tmp_path: Path) -> None:
    checked_event("Anti-socal behavior", tmp_path)
    checked = check_workbook(tmp_path / "achievements.xlsx", ACHIEVEMENTS_SHEETS)
    assert checked.problems == []
    assert [one.title for one in checked.of(ReportSettings)] == ["Achievements Report"]


@pytest.mark.parametrize("name", WORKBOOKS)
def test_every_drop_down_has_its_list_in_the_same_workbook(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(workbook_bytes(WORKBOOKS[name], title="Blank", year="2018/19"))
    book = load_workbook(path)
    sources = {
        rule.formula1
        for sheet in book.worksheets
        for rule in sheet.data_validations.dataValidation
        if rule.type == "list" and not str(rule.formula1).startswith('"')
    }
    assert sources <= set(book.defined_names)


def test_the_prompt_says_in_which_workbook_the_list_stands(tmp_path: Path) -> None:
    path = tmp_path / "achievements.xlsx"
    path.write_bytes(workbook_bytes(ACHIEVEMENTS_SHEETS, title="Blank", year="2018/19"))
    prompts = [rule.prompt or "" for rule in load_workbook(path)["Events"].data_validations.dataValidation]
    assert [one for one in prompts if re.search("The list stands on the sheet Priorities of plan.xlsx", one)]
