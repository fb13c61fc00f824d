"""make collect: from the folder of returned files to the replies, told partner by partner."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from openpyxl import load_workbook

import returned_samples as samples
from planbuilder.__main__ import main
from planbuilder.commands import GOOD, TO_MEND

REPOSITORY = Path(__file__).resolve().parents[1]
FROZEN, VALUES = samples.frozen()


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """A year with a frozen draft, and a folder for what comes back."""
    inputs = tmp_path / "inputs" / "2017-18"
    (inputs / "returned").mkdir(parents=True)
    shutil.copyfile(REPOSITORY / "inputs" / "2017-18" / "plan.xlsx", inputs / "plan.xlsx")
    shutil.copytree(REPOSITORY / "templates", tmp_path / "templates")
    samples.drafts_folder(tmp_path / "outputs" / "2017-18", FROZEN, VALUES)
    return tmp_path


def returned(office: Path, name: str, content: bytes) -> None:
    (office / "inputs" / "2017-18" / "returned" / name).write_bytes(content)


def budget(new: str) -> bytes:
    one = samples.Edited(FROZEN)
    one.put(one.of("Actions", "CE1", "Budget"), "1,950", new, tracked=True)
    return one.saved()


def test_replies_are_read_refusals_told_and_a_second_time_adds_nothing(
    office: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    returned(office, "RE Plan FINAL (2).docx", budget("2,450"))
    returned(office, "~$ Plan FINAL (2).docx", b"open")
    returned(office, "signed.pdf", b"%PDF-1.7")
    assert main(["collect", "--project", str(office)]) == GOOD
    said = capsys.readouterr().out
    assert "Reading 2 returned files" in said
    assert "Essex Police: 1 change, 0 comments; 1 new  (RE Plan FINAL (2).docx)" in said
    assert "signed.pdf: This file was not read: it is a PDF." in said
    assert "No reply yet: Brentwood Borough Council" in said
    replies = office / "outputs" / "2017-18" / "replies"
    assert sorted(path.name for path in replies.iterdir()) == [
        *("draft-1.json", "draft-1.xlsx", "schedule-of-responses-draft-1.docx"),
    ]
    before = {path: path.read_bytes() for path in replies.iterdir()}
    assert main(["collect", "--project", str(office)]) == GOOD
    assert "nothing new" in capsys.readouterr().out
    assert {path: path.read_bytes() for path in replies.iterdir()} == before


def test_only_partners_that_are_consulted_or_sign_are_said_not_to_have_replied(
    office: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = office / "inputs" / "2017-18" / "plan.xlsx"
    book = load_workbook(path)
    sheet = book["Partners"]
    columns = {str(cell.value): cell.column or 0 for cell in sheet[1]}
    for row in range(2, sheet.max_row + 1):
        sheet.cell(row, columns["Consulted"]).value = "x" if sheet.cell(row, 1).value == "Parish Councils" else "No"
        sheet.cell(row, columns["Must sign off"]).value = None
    book.save(path)
    returned(office, "a.docx", budget("2,450"))
    assert main(["collect", "--project", str(office)]) == GOOD
    assert "No reply yet: Parish Councils.\n" in capsys.readouterr().out


def test_a_second_file_adds_its_own_and_decisions_reach_the_schedule(office: Path) -> None:
    returned(office, "a.docx", budget("2,450"))
    assert main(["collect", "--quiet", "--project", str(office)]) == GOOD
    path = office / "outputs" / "2017-18" / "replies" / "draft-1.xlsx"
    loaded = load_workbook(path)
    loaded["Proposals"]["H2"] = "Accept"
    loaded.save(path)
    returned(office, "b.docx", budget("3,000"))
    assert main(["collect", "--quiet", "--project", str(office)]) == GOOD
    sheet = load_workbook(path)["Proposals"]
    assert [(sheet[f"F{row}"].value, sheet[f"H{row}"].value) for row in (2, 3)] == [
        *(("£2,450 BBC (Keep Safe Budget)", "Accept"), ("£3,000 BBC (Keep Safe Budget)", None)),
    ]
    schedule = samples.Edited((path.parent / "schedule-of-responses-draft-1.docx").read_bytes())
    assert "Accept" in schedule.text_of(schedule.tree)


def test_where_nothing_came_back_it_says_where_to_put_it(office: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["collect", "--project", str(office)]) == TO_MEND
    assert "no returned files in inputs/2017-18/returned" in capsys.readouterr().out


def test_where_nothing_could_be_read_nothing_is_written(office: Path, capsys: pytest.CaptureFixture[str]) -> None:
    returned(office, "a.docx", b"%PDF-1.7")
    assert main(["collect", "--project", str(office)]) == TO_MEND
    assert "it is a PDF" in capsys.readouterr().out
    assert not (office / "outputs" / "2017-18" / "replies").exists()


def test_strict_makes_a_refused_file_a_thing_to_mend(office: Path) -> None:
    returned(office, "a.docx", budget("2,450"))
    returned(office, "b.docx", b"%PDF-1.7")
    assert main(["collect", "--strict", "--quiet", "--project", str(office)]) == TO_MEND


def test_a_schedule_whose_template_is_missing_keeps_nothing_else_back(
    office: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (office / "templates" / "schedule-of-responses.docx").unlink()
    returned(office, "a.docx", budget("2,450"))
    assert main(["collect", "--project", str(office)]) == TO_MEND
    assert "the template is missing" in capsys.readouterr().out.lower()
    assert (office / "outputs" / "2017-18" / "replies" / "draft-1.xlsx").is_file()
