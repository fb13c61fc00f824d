"""A whole workbook, checked: what is missing, what stands twice, and that each fault is told once and in its place."""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Callable
from pathlib import Path
from types import FrameType
from typing import Any

import pytest
from openpyxl import Workbook
from openpyxl.styles import Font

from planbuilder.problems import Level, stops
from planbuilder.schema import PLAN_SHEETS, Record
from planbuilder.schema.lists import Partner
from planbuilder.schema.plan import Action, FocusPoint, Highlight, ProfilePoint, Settings, Version
from workbooks import PLAN, check, check_file, plan_book, said

HEADING = PLAN["Actions"][0]


def action(ref: str | int | None, priority: str = "Community engagement", **cells: Any) -> list[Any]:
    named = {"Ref": ref, "Priority": priority, "Strategic objective": f"Aim of {ref}", "Action": "Act.", **cells}
    return [named.get(heading) for heading in HEADING]


def with_actions(*actions: list[Any]) -> Workbook:
    return plan_book(Actions=[HEADING, *actions], Progress=PLAN["Progress"][:1])


def with_cell(sheet: str, cell: str, value: Any) -> Workbook:
    book = plan_book()
    book[sheet][cell] = value
    return book


# --- a good workbook --------------------------------------------------------------------------------------


def test_a_complete_workbook_passes_without_a_word_and_becomes_records(tmp_path: Path) -> None:
    checked = check(plan_book(), tmp_path)
    assert said(checked) == []
    assert {title: len(records) for title, records in checked.records.items()} == {
        title: 1 if title == "Plan" else len(rows) - 1 for title, rows in PLAN.items()
    }
    one = checked.of(Action)[0]
    assert (one.place.workbook, one.place.sheet, one.place.row) == ("plan.xlsx", "Actions", 2)
    assert one.cell("timescale") == "H2"
    assert one.budget[0].amount == 500
    assert checked.of(Settings)[0].partnership == "Safer Anytown Community Safety Partnership"
    assert [version.date for version in checked.of(Version)] == [dt.date(2017, 7, 28), dt.date(2017, 9, 11)]


@pytest.mark.parametrize("record", [r for r in PLAN_SHEETS if not r.sheet.settings], ids=lambda r: str(r.sheet.title))
def test_a_sheet_without_rows_is_no_fault_in_itself(tmp_path: Path, record: type[Record]) -> None:
    title = record.sheet.title
    checked = check(plan_book(**{title.replace(" ", "_"): PLAN[title][:1]}), tmp_path)
    assert checked.of(record) == []
    assert not [problem for problem in checked.problems if problem.sheet == title]


def test_all_cells_that_are_not_required_may_be_empty(tmp_path: Path) -> None:
    checked = check(with_actions(action("CE1")), tmp_path)
    assert said(checked) == []
    (one,) = checked.of(Action)
    assert (one.leads, one.budget, one.serves, one.timescale) == ((), (), (), ())


# --- required cells ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("sheet", "cell", "heading"),
    [
        ("Versions", "A2", "Stage"),
        ("Versions", "B3", "Date"),
        ("Versions", "C2", "Status"),
        ("Partners", "B2", "Kind"),
        ("Focus", "A2", "Priority"),
        ("Focus", "B2", "Heading"),
        ("Focus", "C3", "Point"),
        ("Profile", "A2", "Theme"),
        ("Text", "B2", "Text"),
        ("Highlights", "A2", "Figure"),
        ("Actions", "B3", "Priority"),
        ("Actions", "C3", "Strategic objective"),
        ("Actions", "D4", "Action"),
        ("Progress", "C2", "RAG"),
        ("Plan", "B2", "Partnership"),
        ("Plan", "B5", "Year"),
    ],
)
@pytest.mark.parametrize("value", [None, " \u00a0"])
def test_a_required_cell_that_is_empty_is_stopped(
    tmp_path: Path, sheet: str, cell: str, heading: str, value: str | None
) -> None:
    do = "Fill it in." if sheet == "Plan" else "Fill it in, or delete the row."
    assert said(check(with_cell(sheet, cell, value), tmp_path)) == [
        f"STOP  {sheet} > {cell}: “{heading}” is empty. {do}"
    ]


@pytest.mark.parametrize("value", ["•", "\n•\n", "\u200b", "\x0a"])
def test_a_required_cell_with_nothing_but_marks_in_it_is_empty(tmp_path: Path, value: str) -> None:
    assert said(check(with_cell("Actions", "D2", value), tmp_path)) == [
        "STOP  Actions > D2: “Action” is empty. Fill it in, or delete the row."
    ]


@pytest.mark.parametrize("value", ["-", "to be", "0", 0, "N/A", "None", False])
def test_a_required_cell_with_a_word_or_figure_in_it_is_not_empty(tmp_path: Path, value: object) -> None:
    assert said(check(with_cell("Actions", "D2", value), tmp_path)) == []


def test_a_row_with_a_fault_is_no_record_and_the_others_are(tmp_path: Path) -> None:
    checked = check(with_cell("Versions", "B2", "Spring"), tmp_path)
    assert said(checked) == [
        "STOP  Versions > B2: “Spring” is not a date. Type it as day/month/year, for example 31/03/2018."
    ]
    assert [version.stage for version in checked.of(Version)] == ["Agreed by the board"]


# --- the next Ref -----------------------------------------------------------------------------------------


def empty_ref_answer(number: int) -> str:
    return f"Give the action the next unused reference, CE{number}, or delete the row."


def test_an_empty_ref_is_answered_with_the_next_one_of_its_priority(tmp_path: Path) -> None:
    book = with_actions(*(action(f"CE{n}") for n in range(1, 7)), action("ASB1", "ASB"), action(None))
    assert said(check(book, tmp_path)) == [f"STOP  Actions > A9: “Ref” is empty. {empty_ref_answer(7)}"]


def test_the_next_ref_counts_on_from_the_highest_and_not_from_the_last(tmp_path: Path) -> None:
    book = with_actions(action("CE10"), action("CE9"), action(None))
    assert said(check(book, tmp_path)) == [f"STOP  Actions > A4: “Ref” is empty. {empty_ref_answer(11)}"]


def test_two_empty_refs_are_given_two_numbers(tmp_path: Path) -> None:
    book = with_actions(action("CE1"), action(None, "COMMUNITY engagement"), action(None))
    assert said(check(book, tmp_path)) == [
        f"STOP  Actions > A3: “Ref” is empty. {empty_ref_answer(2)}",
        f"STOP  Actions > A4: “Ref” is empty. {empty_ref_answer(3)}",
    ]


def test_a_ref_that_another_priority_uses_is_not_suggested(tmp_path: Path) -> None:
    book = with_actions(action("CE1"), action("CE2", "ASB"), action(None))
    assert said(check(book, tmp_path)) == [f"STOP  Actions > A4: “Ref” is empty. {empty_ref_answer(3)}"]


def test_the_next_ref_is_as_long_as_the_others(tmp_path: Path) -> None:
    book = with_actions(action("CE-09"), action(None))
    assert said(check(book, tmp_path)) == [
        "STOP  Actions > A3: “Ref” is empty. Give the action the next unused reference, CE-10, or delete the row."
    ]
    book = with_actions(action("CE 01"), action(None))
    assert said(check(book, tmp_path)) == [
        "STOP  Actions > A3: “Ref” is empty. Give the action the next unused reference, CE 02, or delete the row."
    ]


def test_without_any_ref_to_count_on_from_none_is_suggested(tmp_path: Path) -> None:
    book = with_actions(action("one"), action(None), action(None, "ASB"))
    assert said(check(book, tmp_path)) == [
        "STOP  Actions > A3: “Ref” is empty. Fill it in, or delete the row.",
        "STOP  Actions > A4: “Ref” is empty. Fill it in, or delete the row.",
    ]


# --- what stands twice ------------------------------------------------------------------------------------


@pytest.mark.parametrize("again", ["CE1", "ce1", " CE1 ", "CE1."])
def test_a_ref_that_is_used_twice_is_stopped_and_the_first_cell_named(tmp_path: Path, again: str) -> None:
    checked = check(with_actions(action("CE1"), action("CE2"), action(again)), tmp_path)
    assert said(checked) == [
        f"STOP  Actions > A4: “{again.strip()}” stands here a second time (first in A2)."
        " Each “Ref” may stand once: give this one another, or delete the row."
    ]
    assert [one.ref for one in checked.of(Action)] == ["CE1", "CE2"]


def test_refs_that_only_begin_alike_are_two(tmp_path: Path) -> None:
    book = with_actions(action("CE1"), action("CE11"), action("CE1a"), action("CE-1"), action(1), action("1.1"))
    assert said(check(book, tmp_path)) == []


@pytest.mark.parametrize(
    ("sheet", "heading"),
    [("Partners", "Partner"), ("People", "Name"), ("Funders", "Funder"), ("Priorities", "Priority")],
)
def test_a_name_that_stands_twice_in_its_list_is_stopped(tmp_path: Path, sheet: str, heading: str) -> None:
    rows = PLAN[sheet]
    row = len(rows) + 1
    assert said(check(plan_book(**{sheet: [*rows, rows[1]]}), tmp_path)) == [
        f"STOP  {sheet} > A{row}: “{rows[1][0]}” stands here a second time (first in A2)."
        f" Each “{heading}” may stand once: give this one another, or delete the row."
    ]


@pytest.mark.parametrize("sheet", ["Focus", "Profile", "Text", "Highlights", "Progress"])
def test_rows_that_say_the_same_are_pointed_out_and_kept(tmp_path: Path, sheet: str) -> None:
    rows = PLAN[sheet]
    checked = check(plan_book(**{sheet: [*rows, [], rows[1]]}), tmp_path)
    number = len(rows) + 2
    assert said(checked) == [
        f"WARN  {sheet} > row {number}: This row says the same as row 2. Delete one of them, unless both are meant."
    ]
    assert len(checked.records[sheet]) == len(rows)


def test_rows_that_differ_in_a_letter_are_not_the_same_but_those_that_differ_in_their_ref_are(
    tmp_path: Path,
) -> None:
    book = with_actions(
        action("CE1", **{"Strategic objective": "Aim"}), action("CE2", **{"Strategic objective": "Aim"})
    )
    for row, point in enumerate(("Most homes are owned", "Most homes are owned!"), 3):
        book["Profile"].cell(row, 1, "Housing")
        book["Profile"].cell(row, 2, point)
    checked = check(book, tmp_path)
    assert said(checked) == [
        "WARN  Actions > row 3: But for its Ref, this row says the same as row 2."
        " Delete one of them, unless both are meant."
    ]
    assert (len(checked.of(Action)), len(checked.of(ProfilePoint))) == (2, 3)


def test_rows_that_name_one_priority_in_two_ways_are_the_same(tmp_path: Path) -> None:
    _, first, second = PLAN["Focus"]
    book = plan_book(Focus=[PLAN["Focus"][0], first, second, ("ENGAGEMENT", "focusing on", first[2])])
    checked = check(book, tmp_path)
    assert said(checked) == [
        "WARN  Focus > row 4: This row says the same as row 2. Delete one of them, unless both are meant."
    ]
    assert len(checked.of(FocusPoint)) == 3


# --- several faults at once -------------------------------------------------------------------------------


def test_every_fault_of_a_workbook_is_told_in_one_run_in_the_order_of_its_sheets(tmp_path: Path) -> None:
    book = plan_book()
    del book["Text"]
    book["Plan"]["B5"] = "soon"
    book["Versions"]["B2"] = "31/02/2017"
    book["Versions"]["B3"] = "11/9/17"
    book["Priorities"]["C2"] = "Pink"
    book["Actions"]["A4"] = "CE1"
    book["Actions"]["B3"] = "Engagment"
    book["Actions"]["E2"] = "New Person"
    book["Actions"]["F2"] = "lots"
    checked = check(book, tmp_path)
    assert [(problem.level, problem.sheet, problem.cell) for problem in checked.problems] == [
        (Level.STOP, "Text", ""),
        (Level.STOP, "Plan", "B5"),
        (Level.STOP, "Versions", "B2"),
        (Level.NOTE, "Versions", "B3"),
        (Level.STOP, "Priorities", "C2"),
        (Level.STOP, "Actions", "F2"),
        (Level.STOP, "Actions", "B3"),
        (Level.WARN, "Actions", "E2"),
        (Level.STOP, "Actions", "A4"),
    ]
    assert stops(checked.problems)
    assert {problem.workbook for problem in checked.problems} == {"plan.xlsx"}


def test_a_workbook_that_is_not_there_is_one_problem_and_no_records(tmp_path: Path) -> None:
    checked = check_file(tmp_path / "plan.xlsx")
    assert [problem.level for problem in checked.problems] == [Level.STOP]
    assert checked.of(Action) == []


# --- many rows --------------------------------------------------------------------------------------------


def filled(number: int) -> list[Any]:
    return action(
        f"CE{number}",
        **{
            "Lead officer": "Jo Bloggs, ABC",
            "Budget": f"£{number} CSP",
            "Police and crime priorities": "All",
            "Timescale": "Ongoing",
        },
    )


def test_5000_actions_are_checked_without_a_word(tmp_path: Path) -> None:
    checked = check(with_actions(*map(filled, range(1, 5_001))), tmp_path)
    assert said(checked) == []
    assert sum(one.budget[0].amount or 0 for one in checked.of(Action)) == 5_000 * 5_001 // 2


def steps_of(work: Callable[[], object]) -> int:
    """How many lines of planbuilder are run while something is done, each turn of a loop counted."""
    count = 0

    def tally(frame: FrameType, event: str, _: object) -> Any:
        nonlocal count
        if "planbuilder" not in frame.f_code.co_filename:
            return None
        count += event == "line"
        return tally

    before = sys.gettrace()
    sys.settrace(tally)
    try:
        work()
    finally:
        sys.settrace(before)
    return count


@pytest.mark.parametrize("fault", ["none", "every Ref empty", "one Ref in every row", "one unknown name in every row"])
def test_ten_times_the_rows_are_no_more_than_ten_times_the_work(tmp_path: Path, fault: str) -> None:
    def work(rows: int) -> int:
        actions = [filled(number) for number in range(1, rows + 1)]
        for one in actions[1:]:
            one[0] = {"every Ref empty": None, "one Ref in every row": "CE1"}.get(fault, one[0])
            one[1] = "Engagment" if fault == "one unknown name in every row" else one[1]
        book = with_actions(*actions)
        return steps_of(lambda: check(book, tmp_path))

    few, many = work(50), work(500)
    assert many < 11 * few


def test_figures_and_kinds_are_read_by_their_columns(tmp_path: Path) -> None:
    book = with_cell("Highlights", "A2", 14)
    book["Partners"]["B3"] = "COMMUNITY"
    checked = check(book, tmp_path)
    assert said(checked) == []
    assert checked.of(Highlight)[0].figure == "14"
    assert checked.of(Partner)[1].kind == "Community"


def test_a_row_that_is_struck_through_is_told_once(tmp_path: Path) -> None:
    book = plan_book()
    for cell in book["Actions"][2]:
        cell.font = Font(strike=True)
    found = [one for one in said(check(book, tmp_path)) if "struck" in one]
    assert len(found) == 1
    assert found[0].startswith("WARN  Actions > row 2: This row is struck through but will be printed.")
    book["Actions"]["A2"].font = Font()
    [one_row] = [one for one in said(check(book, tmp_path)) if "struck" in one]
    assert "entries of this row are struck through" in one_row
