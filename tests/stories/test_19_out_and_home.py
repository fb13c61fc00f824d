"""A partner's edits come home: read, decided on, and written into the workbook cell by cell."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest
from openpyxl import load_workbook

import returned_samples as samples
from planbuilder.__main__ import main
from small_office import ENGINE
from stories.office import Office, digest


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """The PDF of the draft comes from the engine inside planbuilder."""
    for name, value in ENGINE.items():
        monkeypatch.setenv(name, value)


def run(office: Office, *words: str) -> int:
    return main([*words, "--quiet", "--project", str(office.root)])


def returned(office: Office, name: str, budget: str) -> None:
    """The issued draft as a partner sends it back: a budget changed silently, a line changed and one added, tracked."""
    [folder] = (office.outputs / "drafts").glob("01-*")
    manifest = json.loads((folder / "manifest.json").read_text("utf-8"))
    keys = {value["cell"]: key for key, value in manifest["values"].items() if value["sheet"] == "Actions"}
    edited = samples.Edited((folder / manifest["word"]).read_bytes())
    edited.put(edited.paragraphs(keys["F2"])[0], "£1,000", budget, tracked=False)
    line = edited.paragraphs(keys["D3"])[1]
    edited.put(line, "improve", "greatly improve", tracked=True)
    edited.add_after(line, "Ask readers what they think of it", tracked=True)
    (office.inputs / "returned").mkdir(exist_ok=True)
    (office.inputs / "returned" / name).write_bytes(edited.saved())


def decide(office: Office, word: str) -> None:
    """Accept every proposal but a budget of £900, as an officer does in Excel."""
    path = office.outputs / "replies" / "draft-1.xlsx"
    book = load_workbook(path)
    sheet = book["Proposals"]
    columns = {str(cell.value): cell.column or 0 for cell in sheet[1]}
    for row in range(2, sheet.max_row + 1):
        rejected = "£900" in str(sheet.cell(row, columns["Proposed"]).value)
        sheet.cell(row, columns["Decision"]).value = "Reject" if rejected else word
    book.save(path)


def parts(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as package:
        return {name: package.read(name) for name in package.namelist()}


def test_what_was_accepted_is_written_cell_by_cell_and_taken_back(
    office: Office, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(office, "draft", "--stage", "first draft", "--who", "Jo Bloggs") == 0
    returned(office, "RE Plan FINAL (3).docx", "£1,250")
    returned(office, "comments.docx", "£900")
    assert run(office, "collect") == 0
    before = digest(office.workbook), parts(office.workbook)
    assert run(office, "apply") == 1  # nothing is decided yet
    assert "no proposal is accepted" in capsys.readouterr().out.casefold()

    decide(office, "Accept")
    assert run(office, "apply") == 0
    said = capsys.readouterr().out
    assert "Actions > F2: “£1,250 CSP” instead of “£1,000 CSP”" in said
    assert "Actions > D3: the line “Ask readers what they think of it” added" in said
    sheet = load_workbook(office.workbook)["Actions"]
    assert sheet["F2"].value == "£1,250 CSP"
    lines = str(sheet["D3"].value).split("\n")
    assert "greatly improve" in lines[1]
    assert lines[2] == "• Ask readers what they think of it"
    after = parts(office.workbook)
    changed = {name for name, content in after.items() if before[1].get(name) != content}
    assert before[1].keys() == after.keys()
    assert [name for name in changed if not name.startswith("xl/worksheets/sheet")] == []
    assert len(changed) == 1

    assert run(office, "apply") == 1  # all of it is applied
    applied = load_workbook(office.outputs / "replies" / "draft-1.xlsx")["Proposals"]
    column = next(cell.column or 0 for cell in applied[1] if cell.value == "Applied")
    words = [str(applied.cell(row, column).value) for row in range(2, applied.max_row + 1)]
    assert sorted(word.partition(" to ")[0] for word in words) == ["Applied", "Applied", "Applied", "None"]
    assert run(office, "undo") == 0
    assert digest(office.workbook) == before[0]


def test_a_cell_that_has_moved_on_is_shown_and_nothing_is_written(
    office: Office, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(office, "draft", "--stage", "first draft", "--who", "Jo Bloggs") == 0
    returned(office, "reply.docx", "£1,250")
    with office.book() as book:
        book["Actions"]["F2"].value = "£2,000 CSP"
    assert run(office, "collect") == 0
    decide(office, "Accept")
    before = digest(office.workbook)
    capsys.readouterr()
    assert run(office, "apply") == 1
    said = capsys.readouterr().out
    assert "£2,000 CSP" in said
    assert "choose Defer in the replies file" in said
    assert "Nothing was written" in said
    assert digest(office.workbook) == before


# --- decisions in officers' own words, in several goes, and taken back ------------------------------------------------


def several(office: Office) -> None:
    """Two new lines behind one another, and a reference changed."""
    [folder] = (office.outputs / "drafts").glob("01-*")
    manifest = json.loads((folder / "manifest.json").read_text("utf-8"))
    keys = {value["cell"]: key for key, value in manifest["values"].items() if value["sheet"] == "Actions"}
    edited = samples.Edited((folder / manifest["word"]).read_bytes())
    line = edited.paragraphs(keys["D3"])[1]
    edited.add_after(edited.add_after(line, "New line A", tracked=True), "New line B", tracked=True)
    edited.put(edited.paragraphs(keys["F2"])[0], "£1,000", "£1,250", tracked=False)
    edited.put(edited.paragraphs(keys["A4"])[0], "CE3", "CE33", tracked=True)
    (office.inputs / "returned").mkdir(exist_ok=True)
    (office.inputs / "returned" / "reply.docx").write_bytes(edited.saved())


def choose(office: Office, **words: str) -> None:
    """Type into the replies file beside what is proposed: a decision, or under Proposed what begins with "="."""
    path = office.outputs / "replies" / "draft-1.xlsx"
    book = load_workbook(path)
    sheet = book["Proposals"]
    columns = {str(cell.value): cell.column or 0 for cell in sheet[1]}
    for row in range(2, sheet.max_row + 1):
        proposed = sheet.cell(row, columns["Proposed"])
        for begins, word in words.items():
            if str(proposed.value).replace(" ", "_").startswith(begins):
                sheet.cell(row, columns["Decision"]).value = word.partition("=")[0]
                proposed.value = word.partition("=")[2] or proposed.value
    book.save(path)


def lines(office: Office) -> list[str]:
    return [line[:14].strip("• ") for line in str(load_workbook(office.workbook)["Actions"]["D3"].value).split("\n")]


def test_decisions_are_taken_as_they_are_meant_in_several_goes_and_taken_back(
    office: Office, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(office, "draft", "--stage", "first draft", "--who", "Jo Bloggs") == 0
    several(office)
    assert run(office, "collect") == 0
    choose(office, CE33="Discuss", New_line_A="accepted", New_line_B="Reject")
    assert run(office, "apply") == 0
    said = capsys.readouterr().out
    assert "nothing was written of it: CE3: Ref (“Discuss”)." in said
    choose(office, CE33="Yes", New_line_B="OK", **{"£1,250": "Accept with a change"})
    assert run(office, "apply") == 0
    assert lines(office)[1:4] == ["Look again a", "New line A", "New line B"]
    sheet = load_workbook(office.workbook)["Actions"]
    assert (sheet["A4"].value, sheet["F2"].value) == ("CE3", "£1,000 CSP")
    said = " ".join(capsys.readouterr().out.split())
    assert "Left to you: plan.xlsx > Actions > A4 (CE3: Ref): change the reference yourself" in said
    assert "Left to you: plan.xlsx > Actions > F2 (CE1: Budget): you accepted it in words of your own" in said

    assert run(office, "undo") == 0  # the second go is open again, and is applied once more
    assert lines(office)[1:4] == ["Look again a", "New line A", "Send the CSP"]
    assert applied(office)["New line B"].startswith("Taken back")
    assert applied(office)["New line A"].startswith("Applied to D3")
    assert run(office, "undo") == 0
    assert applied(office)["New line B"].startswith("Applied again")
    assert run(office, "undo") == 0
    assert run(office, "apply") == 0
    assert lines(office)[1:4] == ["Look again a", "New line A", "New line B"]


def applied(office: Office) -> dict[str, str]:
    rows = load_workbook(office.outputs / "replies" / "draft-1.xlsx")["Proposals"].iter_rows(values_only=True)
    headings = next(rows)
    return {str(row[headings.index("Proposed")]): str(row[headings.index("Applied")]) for row in rows}


def test_words_that_officers_put_in_place_of_the_partners_are_not_taken_for_the_partners(
    office: Office, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(office, "draft", "--stage", "first draft", "--who", "Jo Bloggs") == 0
    returned(office, "reply.docx", "£1,250")
    assert run(office, "collect") == 0
    decide(office, "Accept")
    choose(office, **{"£1,250": "Accept=£1,111 CSP"})
    assert run(office, "apply") == 0
    sheet = load_workbook(office.workbook)["Actions"]
    assert sheet["F2"].value == "£1,000 CSP"
    assert "greatly improve" in str(sheet["D3"].value)
    assert "(CE1: Budget): you accepted it in words of your own" in " ".join(capsys.readouterr().out.split())
