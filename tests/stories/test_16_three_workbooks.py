"""An officer keeps three workbooks a year: each is checked by itself, and none holds up what is not made from it."""

from __future__ import annotations

import json

from openpyxl import load_workbook

from stories.office import Office, column, editing

OTHERS = ("statistics.xlsx", "achievements.xlsx")


def with_a_wrong_count(office: Office) -> None:
    with editing(office.inputs / "statistics.xlsx") as book:
        book["Crime"].cell(2, 3).value = "about 4,000"


def test_a_wrong_count_is_told_and_marked_in_its_own_workbook_and_the_plan_is_built_all_the_same(
    office: Office,
) -> None:
    with_a_wrong_count(office)
    ran = office.run("check")
    assert ran.code == 1
    assert "STOP  statistics.xlsx > Crime > C2: “about 4,000” is not a count." in ran.said
    assert "1 thing to mend" in ran.said
    assert office.in_checks == ["checks.html", "statistics-to-do.xlsx"]
    copy = load_workbook(office.outputs / "checks" / "statistics-to-do.xlsx")
    assert copy["Crime"]["C2"].comment is not None

    built = office.run("plan", "--no-pdf", "--strict")
    assert built.code == 0, built.words
    assert "statistics" not in built.said
    assert office.docx.is_file()
    assert "statistics-to-do.xlsx" in office.in_checks  # whoever works on it goes on working on it


def test_a_wrong_count_keeps_the_report_from_being_built(office: Office) -> None:
    with_a_wrong_count(office)
    ran = office.run("report", "--no-pdf")
    assert ran.code == 1
    assert "STOP  statistics.xlsx > Crime > C2" in ran.said
    assert "No document was written." in ran.said
    assert office.in_outputs() == []


def test_without_the_other_workbooks_the_plan_is_checked_and_built_and_the_report_says_what_it_lacks(
    office: Office,
) -> None:
    for name in OTHERS:
        (office.inputs / name).unlink()
    checked = office.run("check")
    assert checked.code == 0, checked.words
    assert "under 4 priorities. " in checked.said
    assert office.run("plan", "--no-pdf").code == 0
    ran = office.run("report", "--no-pdf")
    assert ran.code == 1
    for name in OTHERS:
        assert f"STOP  {name}: This workbook is not in the folder “2017-18”." in ran.said
    assert "make blank YEAR=2017-18" in ran.said


def test_a_misspelt_figure_is_told_at_its_cell_with_the_nearest_name(office: Office) -> None:
    with editing(office.inputs / "achievements.xlsx") as book:
        sheet = book["Projects"]
        sheet.cell(3, column(sheet, "Text")).value = "All crime has changed by [[All crime: chagne %]]."
    found = json.loads(office.run("check", "--json").said)
    (problem,) = found["problems"]
    assert (problem["workbook"], problem["sheet"], problem["cell"]) == ("achievements.xlsx", "Projects", "C3")
    assert "Did you mean “All crime: change %”?" in problem["do"]
    assert office.run("plan", "--no-pdf").code == 0


def test_what_changes_in_the_other_workbooks_is_no_reason_to_build_the_plan_again(office: Office) -> None:
    office.built("--no-pdf")
    with_a_wrong_count(office)
    (office.inputs / "achievements.xlsx").unlink()
    assert "nothing has changed since the last build" in office.run("plan", "--no-pdf").said


def test_progress_on_an_action_that_is_gone_stops_the_report_and_not_the_plan(office: Office) -> None:
    with office.book() as book:
        book["Progress"].cell(2, 1).value = "CE99"
    plan = office.run("plan", "--no-pdf")
    assert plan.code == 0, plan.words
    assert "WARN  plan.xlsx > Progress > A2: “CE99” is not in the sheet “Actions”." in plan.said
    report = office.run("report", "--no-pdf")
    assert report.code == 1
    assert "STOP  plan.xlsx > Progress > A2: “CE99” is not in the sheet “Actions”." in report.said
