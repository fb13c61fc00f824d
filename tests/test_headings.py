"""Headings as officers leave them: moved, retitled, added to, doubled or renamed."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import Workbook

from planbuilder.schema.lists import PolicePriority
from planbuilder.schema.plan import Action, Highlight, Settings
from workbooks import PLAN, check, plan_book, said

ACTION_HEADINGS = ", ".join(PLAN["Actions"][0])


def renamed(sheet: str, cell: str, heading: str | None) -> Workbook:
    book = plan_book()
    book[sheet][cell] = heading
    return book


# --- without a word ---------------------------------------------------------------------------------------


def test_columns_may_stand_in_any_order(tmp_path: Path) -> None:
    as_usual = check(plan_book(), tmp_path)
    width = len(PLAN["Actions"][0])
    whole = [[*row, *[None] * (width - len(row))] for row in PLAN["Actions"]]
    turned = check(plan_book(Actions=[list(reversed(row)) for row in whole]), tmp_path)
    assert said(turned) == []
    assert turned.of(Action) == as_usual.of(Action)
    assert turned.of(Action)[0].cell("ref") == "I2"


@pytest.mark.parametrize(
    "heading", ["strategic objective", "STRATEGIC OBJECTIVE", " Strategic\u00a0 Objective: ", "Strategic\nobjective"]
)
def test_case_spaces_and_line_breaks_in_a_heading_do_not_count(tmp_path: Path, heading: str) -> None:
    assert said(check(renamed("Actions", "C1", heading), tmp_path)) == []


def test_officers_may_add_columns_of_their_own(tmp_path: Path) -> None:
    book = plan_book()
    book["Actions"].insert_cols(3)
    book["Actions"]["C1"] = "For discussion"
    book["Actions"]["C2"] = "ask Jo"
    book["Actions"]["J1"] = "Lead"
    book["Actions"]["K1"] = "Objective"
    checked = check(book, tmp_path)
    assert said(checked) == []
    assert checked.of(Action)[0].objective[0].text == "Hear from people"


@pytest.mark.parametrize(
    ("sheet", "column"), [("Partners", 5), ("Partners", 4), ("People", 3), ("Police and crime plan", 2)]
)
def test_a_column_that_may_be_missing_is_not_missed(tmp_path: Path, sheet: str, column: int) -> None:
    book = plan_book(Actions=PLAN["Actions"][:1], Progress=PLAN["Progress"][:1])
    book[sheet].delete_cols(column)
    assert said(check(book, tmp_path)) == []


def test_an_own_column_is_not_taken_for_one_that_may_be_missing(tmp_path: Path) -> None:
    book = renamed("Partners", "E1", "Date")
    assert said(check(book, tmp_path)) == []


def test_a_sheet_with_headings_and_no_rows_is_empty(tmp_path: Path) -> None:
    checked = check(plan_book(Highlights=PLAN["Highlights"][:1]), tmp_path)
    assert said(checked) == []
    assert checked.of(Highlight) == []


# --- with a note ------------------------------------------------------------------------------------------


def test_rows_of_title_above_the_headings_are_passed_over_with_a_note(tmp_path: Path) -> None:
    title = [["Our actions"], ["One row an action. Priority: see the list.", "Priority"], []]
    checked = check(plan_book(Actions=[*title, *PLAN["Actions"]]), tmp_path)
    assert said(checked) == ["NOTE  Actions > A4: The headings are in row 4. It was read from there."]
    assert [(action.ref, action.cell("ref")) for action in checked.of(Action)] == [
        ("CE1", "A5"),
        ("CE2", "A6"),
        ("ASB1", "A7"),
    ]


@pytest.mark.parametrize(
    ("cell", "old", "heading"),
    [
        ("C1", "Objective", "Strategic objective"),
        ("E1", "Lead officers", "Lead officer"),
        ("E1", "LEAD", "Lead officer"),
        ("F1", "Budget allocation", "Budget"),
        ("G1", "Police & crime plan priority", "Police and crime priorities"),
    ],
)
def test_a_heading_of_an_earlier_year_is_understood_with_a_note(
    tmp_path: Path, cell: str, old: str, heading: str
) -> None:
    checked = check(renamed("Actions", cell, old), tmp_path)
    assert said(checked) == [
        f"NOTE  Actions > row 1: The heading “{old}” was read as “{heading}”. There is no need to act."
    ]
    assert len(checked.of(Action)) == 3


# --- stopped ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("sheet", "cell", "typed", "heading"),
    [
        ("Actions", "B1", "Priorities", "Priority"),
        ("Actions", "C1", "Strategic objectives and aims", "Strategic objective"),
        ("Actions", "H1", "Timescales", "Timescale"),
        ("Actions", "G1", "Police and crime plan priorities 17/18", "Police and crime priorities"),
        ("Highlights", "A1", "Figures", "Figure"),
        ("Profile", "B1", "Points", "Point"),
        ("Partners", "D1", "Also know as", "Also known as"),
    ],
)
def test_a_renamed_column_is_named_with_the_one_that_it_should_be(
    tmp_path: Path, sheet: str, cell: str, typed: str, heading: str
) -> None:
    assert said(check(renamed(sheet, cell, typed), tmp_path)) == [
        f"STOP  {sheet} > row 1: The column “{heading}” is missing. Rename the column “{typed}” to “{heading}”."
    ]


def test_a_column_that_is_gone_is_asked_for(tmp_path: Path) -> None:
    book = plan_book()
    book["Actions"].delete_cols(6)
    assert said(check(book, tmp_path)) == [
        "STOP  Actions > row 1: The column “Budget” is missing."
        " Add a column with the heading “Budget” (its cells may stay empty)."
    ]


def test_a_required_column_that_is_gone_is_not_said_to_be_allowed_to_stay_empty(tmp_path: Path) -> None:
    book = plan_book()
    book["Actions"].delete_cols(1)
    assert said(check(book, tmp_path))[0] == (
        "STOP  Actions > row 1: The column “Ref” is missing. Add a column with the heading “Ref” and fill it in."
    )


def test_two_columns_with_one_heading_are_stopped(tmp_path: Path) -> None:
    book = plan_book()
    book["Actions"]["I1"] = "BUDGET"
    checked = check(book, tmp_path)
    assert said(checked) == [
        "STOP  Actions > row 1: Two columns have the heading “Budget”. Give one of them another heading, or delete it."
    ]
    assert checked.of(Action) == []


def test_a_sheet_without_its_headings_says_what_they_should_be(tmp_path: Path) -> None:
    book = plan_book(Actions=PLAN["Actions"][1:])
    assert said(check(book, tmp_path)) == [
        f"STOP  Actions > A1: The headings were not found. One row should read: {ACTION_HEADINGS}."
    ]


def test_a_sheet_that_was_wiped_clean_asks_for_its_headings(tmp_path: Path) -> None:
    assert said(check(plan_book(Highlights=[]), tmp_path)) == [
        "STOP  Highlights > A1: The headings were not found. One row should read: Figure, Text, Print, Note."
    ]


def test_a_fault_in_the_headings_of_a_list_is_told_once_and_not_for_every_name_in_it(tmp_path: Path) -> None:
    checked = check(renamed("Police and crime plan", "A1", "Priorities"), tmp_path)
    assert said(checked) == [
        "STOP  Police and crime plan > row 1: The column “Priority” is missing."
        " Rename the column “Priorities” to “Priority”."
    ]
    assert checked.of(PolicePriority) == []
    assert len(checked.of(Action)) == 3 and len(checked.of(Settings)) == 1
