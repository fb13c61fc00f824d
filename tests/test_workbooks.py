"""The blank workbook: all that is declared is there, it helps officers as they type, and its file is sound."""

from __future__ import annotations

import datetime as dt
import io
import re
import zipfile
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from planbuilder.cells import DATE
from planbuilder.intake.files import examine_workbook
from planbuilder.intake.read import read_workbook
from planbuilder.intake.workbook_rules import (
    LONGEST_LIST,
    LONGEST_TEXT,
    LONGEST_TITLE,
    add_validation,
    list_name,
)
from planbuilder.intake.workbooks import workbook_bytes, write_blank
from planbuilder.problems import Level, PlanbuilderError
from planbuilder.schema import PLAN_SHEETS, Column, Record, columns
from planbuilder.schema.plan import Progress
from word_validity import open_xml_errors

TABLES = [record for record in PLAN_SHEETS if not record.sheet.settings]
BLANK = workbook_bytes(PLAN_SHEETS, title="Partnership Plan", year="2018/19")


def opened(content: bytes) -> Workbook:
    return load_workbook(io.BytesIO(content))


def validation_at(sheet: Worksheet, cell: str) -> DataValidation:
    rules: list[DataValidation] = [rule for rule in sheet.data_validations.dataValidation if cell in rule.sqref]
    (found,) = rules
    return found


def cells_of(record: type[Record]) -> list[tuple[Column, str]]:
    """Each column of a sheet with the cell of its first entry."""
    declared = columns(record).values()
    if record.sheet.settings:
        return [(column, f"B{number}") for number, column in enumerate(declared, 2)]
    return [(column, f"{get_column_letter(number)}2") for number, column in enumerate(declared, 1)]


# --- what is there ------------------------------------------------------------------------------------------------


def test_the_sheets_stand_in_their_declared_order_after_the_guide() -> None:
    assert opened(BLANK).sheetnames == ["How to use", *(record.sheet.title for record in PLAN_SHEETS)]


@pytest.mark.parametrize("record", TABLES, ids=lambda record: record.sheet.title)
def test_every_declared_column_has_its_heading_and_width(record: type[Record]) -> None:
    sheet = opened(BLANK)[record.sheet.title]
    for number, column in enumerate(columns(record).values(), 1):
        assert sheet.cell(1, number).value == column.heading
        assert sheet.column_dimensions[get_column_letter(number)].width == column.width
    assert sheet.max_row == 1


def test_every_setting_has_its_row_and_only_the_year_is_filled_in() -> None:
    sheet = opened(BLANK)["Plan"]
    settings = columns(PLAN_SHEETS[0])
    assert [sheet.cell(row, 1).value for row in range(2, sheet.max_row + 1)] == [
        column.heading for column in settings.values()
    ]
    filled = {sheet.cell(row, 1).value: sheet.cell(row, 2).value for row in range(2, sheet.max_row + 1)}
    assert {name: value for name, value in filled.items() if value is not None} == {"Year": "2018/19"}


def test_every_sheet_is_a_named_table_with_frozen_headings_that_print_on_each_page() -> None:
    book = opened(BLANK)
    for record in PLAN_SHEETS:
        sheet = book[record.sheet.title]
        (table,) = sheet.tables.values()
        width = 3 if record.sheet.settings else len(columns(record))
        assert table.ref.startswith("A1:") and table.ref.split(":")[1].startswith(get_column_letter(width))
        assert table.autoFilter.ref == table.ref
        assert sheet.freeze_panes in {"A2", "B2"}
        assert sheet.print_title_rows == "$1:$1"
        assert sheet.page_setup.orientation == "landscape" and sheet.page_setup.paperSize == 9
        assert sheet.page_setup.fitToWidth == 1 and sheet.page_setup.fitToHeight == 0


def test_nothing_is_merged_protected_annotated_or_hidden() -> None:
    book = opened(BLANK)
    for sheet in book.worksheets:
        assert not sheet.merged_cells.ranges
        assert not sheet.protection.sheet
        assert sheet.sheet_state == "visible"
        assert all(cell.comment is None for row in sheet.iter_rows() for cell in row)
    with zipfile.ZipFile(io.BytesIO(BLANK)) as package:
        assert not [name for name in package.namelist() if re.search(r"vba|comments|externalLinks", name)]


def test_it_opens_on_the_guide_and_every_sheet_opens_at_its_top() -> None:
    book = opened(BLANK)
    assert book.active is book["How to use"]
    for sheet in book.worksheets:
        assert {selection.activeCell for selection in sheet.sheet_view.selection} <= {"A1", "A2"}


def test_empty_cells_have_their_dress_from_the_column() -> None:
    sheet = opened(BLANK)["Versions"]
    assert sheet.column_dimensions["B"].number_format == "dd/mm/yyyy"
    assert sheet.column_dimensions["A"].alignment.wrap_text
    assert sheet.column_dimensions["A"].alignment.vertical == "top"


def test_the_guide_links_to_every_sheet_and_says_what_it_is_for() -> None:
    book = opened(BLANK)
    guide = book["How to use"]
    links = {link.location: link.ref for link in (cell.hyperlink for row in guide.iter_rows() for cell in row) if link}
    for record in PLAN_SHEETS:
        place = guide[links[f"'{record.sheet.title}'!A1"]]
        assert place.value == record.sheet.title
        assert place.offset(column=1).value == record.sheet.purpose
    assert len(links) == len(PLAN_SHEETS)
    said = " ".join(str(cell.value) for row in guide.iter_rows() for cell in row if cell.value)
    assert "make check" in said and "Alt" in said


# --- drop-downs, prompts and colours ------------------------------------------------------------------------------


@pytest.mark.parametrize("record", PLAN_SHEETS, ids=lambda record: record.sheet.title)
def test_every_entry_has_a_prompt_and_the_drop_down_of_its_column(record: type[Record]) -> None:
    sheet = opened(BLANK)[record.sheet.title]
    for column, cell in cells_of(record):
        rule = validation_at(sheet, cell)
        assert rule.showInputMessage and rule.promptTitle == column.heading
        prompt = (rule.prompt or "").split("\n")
        assert prompt[0] == column.help
        assert ("Required." in prompt) == column.required
        if column.choices:
            assert (rule.type, rule.formula1) == ("list", f'"{",".join(column.choices)}"')
        elif column.refers_to and not column.kind.several_lines:
            assert (rule.type, rule.formula1) == ("list", list_name(column.refers_to))
            assert rule.errorStyle == ("warning" if column.lenient else "stop") and rule.showErrorMessage
            assert not rule.allow_blank
        elif column.kind is DATE:
            assert rule.type == "date" and rule.errorStyle == "warning"
        else:
            assert rule.type is None and not rule.showErrorMessage


def test_a_lenient_reference_warns_and_a_strict_one_stops() -> None:
    sheet = Workbook().worksheets[0]
    (strict,) = [one for one in columns(Progress).values() if one.refers_to]
    lenient = Column(strict.heading, strict.kind, strict.help, refers_to="People", lenient=True)
    add_validation(sheet, strict, "A2:A9")
    add_validation(sheet, lenient, "B2:B9")
    assert [rule.errorStyle for rule in sheet.data_validations.dataValidation] == ["stop", "warning"]


def test_choices_that_excel_cannot_hold_in_one_drop_down_are_refused() -> None:
    (choice,) = [one for one in columns(Progress).values() if one.heading == "Quarter"]
    for choices in (("one, two", "three"), tuple(f"choice number {number}" for number in range(20))):
        with pytest.raises(ValueError, match="drop-down"):
            add_validation(
                Workbook().worksheets[0], Column("Quarter", choice.kind, "Choose.", choices=choices), "A2:A9"
            )


def test_no_text_of_a_validation_is_longer_than_excel_allows() -> None:
    rules = [rule for sheet in opened(BLANK).worksheets for rule in sheet.data_validations.dataValidation]
    assert len(rules) == sum(len(columns(record)) for record in PLAN_SHEETS)
    for rule in rules:
        assert 0 < len(rule.promptTitle) <= LONGEST_TITLE == 32
        assert 0 < len(rule.prompt) <= LONGEST_TEXT == 255
        assert len(rule.errorTitle or "") <= LONGEST_TITLE
        assert len(rule.error or "") <= LONGEST_TEXT
        assert len(rule.formula1 or "") <= LONGEST_LIST + 2  # with its quotes


def test_each_list_is_the_key_column_of_its_sheet() -> None:
    book = opened(BLANK)
    by_title = {record.sheet.title: record for record in PLAN_SHEETS}
    referred = {one.refers_to for record in PLAN_SHEETS for one in columns(record).values() if one.refers_to}
    assert set(book.defined_names) == {list_name(title) for title in referred}
    for title in referred:
        key = list(columns(by_title[title])).index(by_title[title].sheet.key) + 1
        letter = get_column_letter(key)
        ranges = set(
            re.findall(r"'([^']+)'!\$([A-Z]+)\$1:\$([A-Z]+)\$\d+", book.defined_names[list_name(title)].attr_text)
        )
        assert ranges == {(title, letter, letter)}
        assert book[title][f"{letter}1"].value == columns(by_title[title])[by_title[title].sheet.key].heading


@pytest.mark.parametrize("record", TABLES, ids=lambda record: record.sheet.title)
def test_required_and_repeated_entries_stand_out(record: type[Record]) -> None:
    sheet = opened(BLANK)[record.sheet.title]
    formulas: dict[str, list[str]] = {}
    for cells in sheet.conditional_formatting:
        formulas[str(cells.sqref).split(":")[0]] = [rule.formula[0] for rule in cells.rules]
    for column, cell in cells_of(record):
        said = formulas.get(cell, [])
        assert any("COUNTA" in formula and f"TRIM({cell})" in formula for formula in said) == column.required
        assert any("SUMPRODUCT" in formula for formula in said) == column.unique


# --- the file -----------------------------------------------------------------------------------------------------


def test_the_same_arguments_give_the_same_bytes() -> None:
    assert workbook_bytes(PLAN_SHEETS, title="Partnership Plan", year="2018/19") == BLANK
    with zipfile.ZipFile(io.BytesIO(BLANK)) as package:
        assert {part.date_time for part in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    about = opened(BLANK).properties
    assert about.title == "Partnership Plan 2018/19" and about.creator == "planbuilder"
    assert about.created == about.modified == dt.datetime(2000, 1, 1)


def test_it_follows_the_open_xml_standard(tmp_path: Path) -> None:
    path = tmp_path / "plan.xlsx"
    path.write_bytes(BLANK)
    assert open_xml_errors(path) == []


def test_a_workbook_is_never_written_over(tmp_path: Path) -> None:
    path = tmp_path / "inputs" / "2018-19" / "plan.xlsx"
    write_blank(path, PLAN_SHEETS, title="Partnership Plan", year="2018/19")
    assert path.read_bytes() == BLANK
    path.write_bytes(b"an officer's work")
    with pytest.raises(PlanbuilderError) as raised:
        write_blank(path, PLAN_SHEETS, title="Partnership Plan", year="2018/19")
    (problem,) = raised.value.problems
    assert problem.level is Level.STOP
    assert problem.what == "plan.xlsx is already in inputs/2018-19"
    assert path.read_bytes() == b"an officer's work"
    assert [file.name for file in path.parent.iterdir()] == ["plan.xlsx"]


def test_a_folder_that_cannot_be_written_to_is_one_clear_problem(tmp_path: Path) -> None:
    (tmp_path / "inputs").write_text("a file where the folder should be")
    with pytest.raises(PlanbuilderError) as raised:
        write_blank(tmp_path / "inputs" / "plan.xlsx", PLAN_SHEETS, title="Partnership Plan", year="2018/19")
    assert "could not be written" in raised.value.problems[0].what


def test_an_unknown_sheet_or_heading_is_refused() -> None:
    with pytest.raises(ValueError, match="no such sheet: Acts"):
        workbook_bytes(PLAN_SHEETS, title="Plan", year="2018/19", rows={"Acts": []})
    with pytest.raises(ValueError, match="the sheet Actions has no heading 'Reference'"):
        workbook_bytes(PLAN_SHEETS, title="Plan", year="2018/19", rows={"Actions": [{"Reference": "A1"}]})
    with pytest.raises(ValueError, match="the sheet Plan has no heading 'Motto'"):
        workbook_bytes(PLAN_SHEETS, title="Plan", year="2018/19", rows={"Plan": [{"Motto": "Onwards"}]})


def test_text_that_looks_like_a_formula_stays_text() -> None:
    rows = {"Actions": [{"Ref": "A1", "Action": "=1+1", "Timescale": "#REF!"}]}
    sheet = opened(workbook_bytes(PLAN_SHEETS, title="Plan", year="2018/19", rows=rows))["Actions"]
    assert (sheet["D2"].data_type, sheet["D2"].value) == ("s", "=1+1")
    assert (sheet["H2"].data_type, sheet["H2"].value) == ("s", "#REF!")


# --- reading it back ----------------------------------------------------------------------------------------------


def test_the_reader_finds_nothing_wrong_with_the_blank_workbook(tmp_path: Path) -> None:
    path = tmp_path / "plan.xlsx"
    path.write_bytes(BLANK)
    assert examine_workbook(path) == []
    rows, problems = read_workbook(path, PLAN_SHEETS)
    assert problems == []
    assert {title for title, sheet in rows.items() if sheet.rows} == {"Plan"}
