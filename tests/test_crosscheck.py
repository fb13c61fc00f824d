"""What is right by itself and does not agree with another sheet."""

from __future__ import annotations

from pathlib import Path

from planbuilder.intake.check import check_workbook
from planbuilder.intake.crosscheck import crosscheck
from planbuilder.schema import PLAN_SHEETS
from workbooks import plan_book


def said(tmp_path: Path, sheet: str = "", cell: str = "", value: str = "") -> list[str]:
    """The warnings for the minimal plan with one cell changed."""
    book = plan_book()
    if sheet:
        book[sheet][cell] = value
    path = tmp_path / "plan.xlsx"
    book.save(path)
    return [str(problem) for problem in crosscheck(check_workbook(path, PLAN_SHEETS))]


def test_a_plan_that_agrees_with_itself_is_passed_without_a_word(tmp_path: Path) -> None:
    assert said(tmp_path) == []


def test_a_sum_that_names_no_funder_is_pointed_out(tmp_path: Path) -> None:
    headings = [cell.value for cell in plan_book()["Actions"][1]]
    cell = f"{chr(ord('A') + headings.index('Budget'))}2"
    assert said(tmp_path, "Actions", cell, "£500") == [
        f"WARN  plan.xlsx > Actions > {cell}: “£500” does not say who pays."
        " Add who pays after the sum, for example: £500 CSP."
    ]
    assert said(tmp_path, "Actions", cell, "Existing resources") == []


def test_a_priority_that_the_plan_would_not_mention_is_pointed_out(tmp_path: Path) -> None:
    row = plan_book()["Priorities"].max_row + 1
    [warning] = said(tmp_path, "Priorities", f"A{row}", "Serious violence")
    assert warning == (
        f"WARN  plan.xlsx > Priorities > A{row}: “Serious violence” has neither focus points nor actions, so the plan"
        " leaves it out. Add its points to the sheet “Focus” or its actions to the sheet “Actions”, or delete the row."
    )
