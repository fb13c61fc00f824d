"""An officer begins a new year with empty workbooks, which are never put over any that are there."""

from __future__ import annotations

import re

import pytest
from openpyxl import load_workbook

from stories.office import Office, digest
from word_validity import open_xml_errors


def test_a_blank_workbook_asks_only_for_what_is_empty(office: Office) -> None:
    ran = office.run("blank", "--year", "2018-19")
    assert ran.code == 0, ran.words
    assert "Blank workbooks for 2018/19" in ran.said
    assert "inputs/2018-19/plan.xlsx" in ran.said
    assert "make plan YEAR=2018-19" in ran.said
    made = office.root / "inputs" / "2018-19"
    workbooks = ["achievements.xlsx", "plan.xlsx", "statistics.xlsx"]
    assert sorted(path.name for path in made.iterdir()) == sorted([*workbooks, "pictures", "text"])
    assert [error for name in workbooks for error in open_xml_errors(made / name)] == []

    checked = office.run("check")  # the newest year is the default
    assert checked.code == 1
    told = [line for line in checked.said.splitlines() if line.startswith(("STOP", "WARN"))]
    assert told
    assert all(re.fullmatch(r"STOP  plan\.xlsx > Plan > B\d+: “.*” is empty\. Fill it in\.", line) for line in told)
    assert "Nothing is typed yet in statistics.xlsx and achievements.xlsx." in checked.said


def test_each_blank_workbook_says_what_it_is_for_and_what_to_run(office: Office) -> None:
    office.run("blank", "--year", "2018-19")
    for name, title, command in (
        ("plan.xlsx", "Partnership Plan 2018/19", "make plan"),
        ("statistics.xlsx", "Statistics 2018/19", "make report"),
        ("achievements.xlsx", "Achievements 2018/19", "make report"),
    ):
        guide = load_workbook(office.root / "inputs" / "2018-19" / name).worksheets[0]
        lines = [str(cell.value) for row in guide.iter_rows() for cell in row if cell.value]
        assert lines[0] == title
        assert any(line.startswith(f"Run: {command}. The Word and PDF files") for line in lines)


def test_a_workbook_that_is_missing_is_added_beside_those_that_are_there(office: Office) -> None:
    (office.inputs / "statistics.xlsx").unlink()
    before = office.files()
    ran = office.run("blank", "--year", "2017-18")
    assert ran.code == 0, ran.words
    assert "plan.xlsx and achievements.xlsx were there and stayed as before." in ran.said
    after = office.files()
    assert after.keys() - before.keys() == {"inputs/2017-18/statistics.xlsx"}
    assert before.items() <= after.items()


def test_a_blank_workbook_with_its_yellow_cells_filled_becomes_a_plan(office: Office) -> None:
    office.run("blank", "--year", "2018-19")
    path = office.root / "inputs" / "2018-19" / "plan.xlsx"
    book = load_workbook(path, rich_text=True)
    given = {"Partnership": "Safer Anytown Partnership", "Area": "Anytown", "Title": "Community Safety Plan"}
    for row in book["Plan"].iter_rows(min_row=2, max_col=2):
        row[1].value = given.get(str(row[0].value), row[1].value)
    book["Text"].append(["Introduction", "Our first words."])
    book.save(path)
    checked = office.run("check")
    assert checked.code == 0, checked.words
    assert "Nothing is typed yet in statistics.xlsx and achievements.xlsx." in checked.said
    ran = office.run("plan", "--no-pdf", "--strict")
    assert ran.code == 0, ran.words
    assert "Community Safety Plan 2018/19: in " in ran.said
    assert (office.root / "outputs" / "2018-19" / "partnership-plan-2018-19.docx").is_file()


def test_a_workbook_is_never_written_over(office: Office) -> None:
    before = office.files()
    ran = office.run("blank", "--year", "2017-18")
    assert ran.code == 1, ran.words
    assert "STOP  Plan.xlsx is already in inputs/2017-18.".casefold() in ran.said.casefold()
    assert "Rename or move it first; planbuilder never writes over a workbook." in ran.said
    assert office.files() == before


@pytest.mark.parametrize("typed", ["2018/19", "2018-2019", " 2018–19 ", "2018 to 2019"])
def test_a_year_may_be_written_in_any_usual_way(office: Office, typed: str) -> None:
    ran = office.run("blank", "--year", typed)
    assert ran.code == 0, ran.words
    assert (office.root / "inputs" / "2018-19" / "plan.xlsx").is_file()


@pytest.mark.parametrize("typed", ["next year", "18-19", "../2018-19", "2018-19/../../x", "20018-19", "2018-13x"])
def test_what_is_no_year_makes_nothing(office: Office, typed: str) -> None:
    before = office.files()
    ran = office.run("blank", "--year", typed)
    assert ran.code == 1, ran.words
    assert "is not a year. Write it like 2018-19" in ran.said
    assert office.files() == before
    assert sorted(path.name for path in (office.root / "inputs").iterdir()) == ["2017-18"]


def test_blank_asks_for_which_year(office: Office) -> None:
    ran = office.run("blank")
    assert ran.code == 2
    assert "planbuilder blank --year 2018-19 (or make blank YEAR=2018-19)" in ran.complained


def test_the_newest_year_is_the_default_and_another_can_be_named(office: Office) -> None:
    office.run("blank", "--year", "2018-19")
    before = digest(office.root / "inputs" / "2018-19" / "plan.xlsx")
    assert office.run("plan", "--no-pdf").code == 1
    ran = office.run("plan", "--no-pdf", "--year", "2017/18")
    assert ran.code == 0, ran.words
    assert "Partnership Plan 2017/18: in " in ran.said
    assert office.docx.is_file()
    assert digest(office.root / "inputs" / "2018-19" / "plan.xlsx") == before
