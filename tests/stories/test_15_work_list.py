"""An officer with mistakes in the workbook gets a list to work through, mends them, and the list goes."""

from __future__ import annotations

import hashlib
import json

from openpyxl import load_workbook

from stories.office import Office, column


def with_mistakes(office: Office) -> None:
    with office.book() as book:
        sheet = book["Actions"]
        sheet.cell(2, column(sheet, "Priority")).value = "Comunity Engagement"
        sheet.cell(3, column(sheet, "Budget")).value = "approx £500"
        sheet.cell(4, column(sheet, "Lead officer")).value = "Jo Nobody, BBC"


def test_the_marked_copy_and_the_page_hold_what_was_told_and_the_workbook_is_as_it_was(office: Office) -> None:
    with_mistakes(office)
    before = hashlib.sha256(office.workbook.read_bytes()).hexdigest()
    ran = office.run("plan")
    assert ran.code == 1
    assert hashlib.sha256(office.workbook.read_bytes()).hexdigest() == before
    assert office.in_checks == ["checks.html", "plan-to-do.xlsx"]
    copy = load_workbook(office.outputs / "checks" / "plan-to-do.xlsx")
    assert copy.sheetnames[0] == "To do"
    cell = copy["Actions"]["B2"]
    assert cell.value == "Comunity Engagement" and cell.comment is not None
    assert "Did you mean “Community Engagement”?" in cell.comment.text
    listed = [str(one.value) for row in copy["To do"].iter_rows() for one in row if one.value]
    assert any("approx £500" in one for one in listed) and any("Jo Nobody" in one for one in listed)
    page = (office.outputs / "checks" / "checks.html").read_text("utf-8")
    assert "Comunity Engagement" in page and "plan-to-do.xlsx" in page and "<script" not in page


def test_when_all_is_mended_the_marked_copy_goes_and_the_page_says_so(office: Office) -> None:
    sound = office.workbook.read_bytes()
    with_mistakes(office)
    assert office.run("check").code == 1
    office.workbook.write_bytes(sound)
    assert office.run("check").code == 0
    assert office.in_checks == ["checks.html"]
    assert "Comunity Engagement" not in (office.outputs / "checks" / "checks.html").read_text("utf-8")


def test_other_programs_read_the_findings_as_json(office: Office) -> None:
    with_mistakes(office)
    ran = office.run("check", "--json")
    found = json.loads(ran.said)
    assert ran.code == 1
    assert (found["can_build"], found["counts"]["stop"], found["counts"]["warn"]) == (False, 2, 1)
    assert {one["cell"] for one in found["problems"] if one["level"] == "stop"} == {"B2", "F3"}
    missing = office.run("check", "--json", "--year", "1999")
    assert missing.code == 1
    assert json.loads(missing.said)["can_build"] is False


def test_hundreds_of_mistakes_take_no_more_than_forty_lines(office: Office) -> None:
    with office.book() as book:
        for sheet, heading in (("Actions", "Budget"), ("Focus", "Heading"), ("Profile", "Point")):
            for row in range(2, book[sheet].max_row + 1):
                book[sheet].cell(row, column(book[sheet], heading)).value = "approx £5" if heading == "Budget" else None
    ran = office.run("check", "--quiet")
    lines = ran.said.strip("\n").splitlines()
    assert len(lines) <= 42  # forty, a blank one and the closing line
    assert " more in plan.xlsx > Actions" in ran.said
    assert " to mend, " in lines[-1]


def test_advice_is_given_only_to_those_who_ask(office: Office) -> None:
    with office.book() as book:
        book["Profile"].cell(2, column(book["Profile"], "Point")).value = "The borough has " + "many " * 45 + "homes."
    assert "[long-sentence]" not in office.run("check").said
    told = office.run("check", "--advice")
    assert told.code == 0
    assert "[long-sentence]" in told.said and "[reading-level]" in told.said


def test_what_is_accepted_is_listed_with_its_reason_and_follows_its_action(office: Office) -> None:
    with office.book() as book:
        book["Actions"].insert_rows(2)
    said = office.run("check").said
    assert "Actions > E19  [no-lead]: The published plan leaves this open" in said
    assert "0 things to mend, 0 to check" in said
