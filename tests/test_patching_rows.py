"""New rows in officers' tables: where they go, which Ref they take, and where no row fits."""

from __future__ import annotations

import datetime as dt
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.styles import Font
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.filters import AutoFilter
from openpyxl.worksheet.table import Table

from planbuilder.patching.apply import apply_edits
from planbuilder.patching.edits import Applied, CellEdit, Edit, Refused, RowEdit
from planbuilder.patching.references import next_reference
from sample_year import INPUTS
from workbooks import check_file, plan_book, said, saved

NOW = dt.datetime(2026, 11, 22, 14, 5, 33)
ROW = {
    "Priority": "Community engagement",
    "Strategic objective": "Hear more",
    "Action": "• Ask people\n• Tell them",
    "Lead officer": "Jo Bloggs, ABC",
    "Police and crime priorities": "All",
}


def write(path: Path, *edits: Edit) -> Applied | Refused:
    return apply_edits(path, edits, path.parent / "backups", NOW)


def with_table(book: Workbook, cells: str = "A1:H4") -> Table:
    table = Table(displayName="Actions_table", ref=cells)
    book["Actions"].add_table(table)
    return table


def rows(path: Path, sheet: str = "Actions") -> list[tuple[object, ...]]:
    return list(load_workbook(path)[sheet].iter_rows(values_only=True))


def test_a_new_action_takes_the_spare_row_of_the_table_and_the_next_ref_of_its_priority(tmp_path: Path) -> None:
    path = tmp_path / "plan.xlsx"
    path.write_bytes((INPUTS / "plan.xlsx").read_bytes())
    burglary = {**ROW, "Priority": "Burglary", "Lead officer": "Daniel Cannon, BBC"}
    result = write(path, RowEdit("Actions", burglary), RowEdit("Actions", {**burglary, "Action": "Another"}))
    assert isinstance(result, Applied), result
    assert [row[0] for row in rows(path)[-2:]] == ["B4", "B5"]
    assert rows(path)[-2][3] == ROW["Action"]
    sheet = load_workbook(path)["Actions"]
    assert sheet.tables["Actions_table"].ref == "A1:I84"
    assert sheet["D25"].alignment.wrap_text
    assert not [problem for problem in check_file(path).problems if problem.cell.endswith(("25", "26"))]


def test_a_full_table_is_made_longer_with_its_drop_downs_and_the_dress_of_the_row_above(tmp_path: Path) -> None:
    book = plan_book()
    with_table(book).autoFilter = AutoFilter(ref="A1:H4")
    sheet = book["Actions"]
    rule = DataValidation("list", formula1='"a,b"')
    rule.add("B2:B4")
    sheet.add_data_validation(rule)
    sheet["C4"].font = Font(b=True)
    path = saved(book, tmp_path)
    assert isinstance(write(path, RowEdit("Actions", ROW), RowEdit("Actions", {**ROW, "B": "Other"})), Refused)
    assert isinstance(write(path, RowEdit("Actions", ROW)), Applied)
    sheet = load_workbook(path)["Actions"]
    assert sheet.tables["Actions_table"].ref == "A1:H5"
    assert sheet.tables["Actions_table"].autoFilter.ref == "A1:H5"
    assert str(sheet.data_validations.dataValidation[0].sqref) == "B2:B5"
    assert sheet["A5"].value == "CE3"
    assert sheet["C5"].font.b
    assert said(check_file(path)) == []


def test_without_a_table_the_row_goes_below_the_last_one(tmp_path: Path) -> None:
    path = saved(plan_book(), tmp_path)
    assert isinstance(
        write(path, RowEdit("Actions", ROW), RowEdit("Partners", {"Partner": "X", "Kind": "Statutory"})), Applied
    )
    assert rows(path)[4][:2] == ("CE3", "Community engagement")
    assert rows(path, "Partners")[3][:2] == ("X", "Statutory")


def total(book: Workbook) -> None:
    with_table(book, "A1:H5").totalsRowCount = 1
    book["Actions"]["A5"] = "Total"


def below(book: Workbook) -> None:
    with_table(book)
    book["Actions"]["C5"] = "Source: the board"


def typed_total(book: Workbook) -> None:
    book["Actions"]["A5"], book["Actions"]["F5"] = "Total", "£700"


def merged_below(book: Workbook) -> None:
    with_table(book)
    book["Actions"].merge_cells("B5:C6")


@pytest.mark.parametrize(
    ("change", "what"),
    [
        (total, "the table is full, and its row of totals stands in row 5"),
        (below, "the table is full, and something else stands below it in row 5"),
        (typed_total, "the last row of the table (row 5) is a total, so no row fits below it"),
        (merged_below, "the table is full, and row 5 below it belongs to something else"),
        (
            lambda book: book["Actions"].__setitem__("D6", "A remark"),
            "row 6, the last one that is filled, has nothing under “Ref”",
        ),
    ],
)
def test_where_something_is_in_the_way_the_row_is_refused(
    tmp_path: Path, change: Callable[[Workbook], object], what: str
) -> None:
    book = plan_book()
    change(book)
    path = saved(book, tmp_path)
    before = path.read_bytes()
    result = write(path, RowEdit("Actions", ROW))
    assert isinstance(result, Refused)
    assert [problem.what for problem in result.problems] == [what]
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    ("sheet", "values", "what"),
    [
        ("Actions", {"Nonsense": "x"}, "there is no column “Nonsense”"),
        ("Actions", {**ROW, "Ref": "ce1"}, "“ce1” stands in row 2 already"),
        ("Actions", {}, "the new row has no entries"),
        ("Actions", {**ROW, "Priority": "A new one"}, "it is not clear which reference the new row should have"),
        ("Plan", {"Setting": "x"}, "this sheet holds one setting a row, so that no row can be added"),
    ],
)
def test_rows_that_make_no_sense_are_refused(tmp_path: Path, sheet: str, values: dict[str, str], what: str) -> None:
    result = write(saved(plan_book(), tmp_path), RowEdit(sheet, values))
    assert isinstance(result, Refused)
    assert [problem.what for problem in result.problems] == [what]


def test_a_row_that_is_there_already_is_not_added_again(tmp_path: Path) -> None:
    path = saved(plan_book(), tmp_path)
    assert isinstance(write(path, RowEdit("Actions", ROW), RowEdit("Actions", dict(ROW))), Applied)
    assert len(rows(path)) == 5
    again = write(path, RowEdit("Actions", ROW))
    assert isinstance(again, Applied)
    assert (again.written, len(again.already)) == ((), 1)


def test_a_row_and_a_cell_of_one_sheet_are_written_together(tmp_path: Path) -> None:
    path = saved(plan_book(), tmp_path)
    write(path, RowEdit("Actions", ROW), CellEdit("Actions", "F2", "£500 CSP", "£600 CSP"))
    assert (rows(path)[1][5], rows(path)[4][0]) == ("£600 CSP", "CE3")
    with zipfile.ZipFile(path) as package:
        assert b'<row r="5">' in package.read("xl/worksheets/sheet13.xml")


@pytest.mark.parametrize(
    ("known", "taken", "following"),
    [
        ([("CE1", True), ("CE2", True), ("ASB7", False)], (), "CE3"),
        ([("CE1", True), ("ASB7", False)], {"CE9", "ASB12"}, "CE10"),
        ([("A1", False), ("A10", False)], (), "A11"),
        ([("A01", False), ("A09", False)], (), "A10"),
        ([("1", False), ("2", False)], (), "3"),
    ],
)
def test_the_next_reference_is_the_next_number_that_was_never_used(
    known: list[tuple[str, bool]], taken: set[str], following: str
) -> None:
    assert next_reference(known, taken) == following


def test_cells_of_a_new_row_that_are_left_empty_are_dressed_like_those_above(tmp_path: Path) -> None:
    book = plan_book()
    book["Actions"]["F4"].font = Font(i=True)
    path = saved(book, tmp_path)
    assert isinstance(write(path, RowEdit("Actions", ROW)), Applied)
    sheet = load_workbook(path)["Actions"]
    assert sheet["F5"].value is None
    assert sheet["F5"].font.i
    assert not sheet["E5"].font.i
