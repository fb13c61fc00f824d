"""An officer shows partners what changed since the draft that they saw."""

from __future__ import annotations

import datetime as dt
import json
import shutil

import pytest
from docx import Document

from planbuilder.__main__ import main
from planbuilder.output.inspect import word_faults
from planbuilder.values import long_date
from small_office import ENGINE, writable
from stories.office import YEAR, Office, column, editing

FILES = [f"draft-01-to-now-{what}" for what in ("redline.docx", "what-changed.docx", "what-changed.html")]


def issue(office: Office, stage: str, who: str) -> None:
    """A frozen draft of the plan as it is now."""
    assert main(["draft", "--stage", stage, "--who", who, "--quiet", "--project", str(office.root)]) == 0


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """The PDFs of the drafts come from the engine inside planbuilder."""
    for name, value in ENGINE.items():
        monkeypatch.setenv(name, value)


def compare(office: Office, *options: str) -> int:
    return main(["compare", "--quiet", *options, "--project", str(office.root)])


def test_what_changed_since_the_last_draft_and_between_two_drafts(
    office: Office, capsys: pytest.CaptureFixture[str]
) -> None:
    assert compare(office) == 1
    assert f"make draft YEAR={YEAR}" in capsys.readouterr().out

    issue(office, "first draft", "Daniel Cannon")
    with office.book() as book:
        actions = book["Actions"]
        actions.cell(2, column(actions, "Budget")).value = "£1,250 CSP"
    assert compare(office) == 0
    folder = office.outputs / "compare"
    assert [name for name in FILES if not (folder / name).is_file()] == []
    assert word_faults(folder / FILES[0]) == []
    facts = json.loads((folder / "draft-01-to-now-what-changed.json").read_text("utf-8"))
    assert [one["record"] for one in facts["changes"]] == ["CE1"]
    first = {name: (folder / name).read_bytes() for name in FILES}
    assert compare(office) == 0
    assert {name: (folder / name).read_bytes() for name in FILES} == first

    issue(office, "final draft", "Jo Bloggs")
    assert compare(office, "--from", "1", "--to", "2") == 0
    page = (folder / "draft-01-to-draft-02-what-changed.html").read_text("utf-8")
    day = long_date(dt.date.today())
    assert f"From draft 1 (first draft, {day}) to draft 2 (final draft, {day})." in page
    capsys.readouterr()
    assert compare(office, "--to", "7") == 1
    assert f"1 (first draft, {day}); 2 (final draft, {day})" in capsys.readouterr().out
    assert compare(office, "--from", "2", "--to", "2") == 1
    assert "with itself" in capsys.readouterr().out


def test_a_draft_that_is_not_whole_is_named_and_an_odd_folder_is_passed_over(
    office: Office, capsys: pytest.CaptureFixture[str]
) -> None:
    (office.outputs / "drafts" / "copy of the first draft").mkdir(parents=True)
    assert compare(office) == 1
    assert "no draft" in capsys.readouterr().out.lower()
    issue(office, "first draft", "Jo Bloggs")
    folder = office.outputs / "drafts" / "01-first-draft"
    shutil.copytree(folder, folder.with_name("01-first-draft - Copy"))
    assert compare(office) == 0
    writable(folder)
    next(folder.glob("*.docx")).unlink()
    assert compare(office) == 1
    assert "01-first-draft" in capsys.readouterr().out


def test_what_is_not_in_the_plans_own_workbook_is_told_as_well(
    office: Office, capsys: pytest.CaptureFixture[str]
) -> None:
    assert (
        main(["draft", "--document", "report", "--stage", "first draft", "--quiet", "--project", str(office.root)]) == 0
    )
    with office.book() as book:
        texts = book["Text"]
        texts.cell(2, column(texts, "Text")).value = "Crime rose by [[All crime: change %]]."
    issue(office, "first draft", "Jo Bloggs")
    with editing(office.inputs / "statistics.xlsx") as book:
        crime = book["Crime"]
        crime.cell(2, column(crime, "Own area, current period")).value = 5135
    template = Document(str(office.template))
    template.add_paragraph("Who agreed what")
    template.save(str(office.template))
    capsys.readouterr()
    assert compare(office) == 0
    assert "Wording of the template was changed" in capsys.readouterr().out
    facts = json.loads((office.outputs / "compare" / "draft-02-to-now-what-changed.json").read_text("utf-8"))
    [change] = facts["changes"]
    assert "24.2%" in change["told"] and "[[" not in change["told"]
    assert compare(office, "--from", "1") == 1
    assert "is a draft of the report, not of the plan" in capsys.readouterr().out
