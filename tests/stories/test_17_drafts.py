"""Numbered drafts as officers issue them: what is frozen, what each page says, and what nothing can confuse."""

from __future__ import annotations

import hashlib
import json
import re
import shutil
import signal
import stat
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import load_workbook
from pypdf import PdfReader

from planbuilder.drafts.numbers import note_of
from small_office import ENGINE, draft, drafts_of, run, small_office, writable
from stories.office import Office, Ran, after, column
from stories.reading import paragraphs, part


@pytest.fixture(scope="session")
def issued(tmp_path_factory: pytest.TempPathFactory) -> tuple[Office, Ran]:
    """An office in which two drafts were issued, and what was said of the second. Look at it, and change nothing."""
    office = small_office(tmp_path_factory.mktemp("issued") / "office")
    assert draft(office, "First Draft", "--note", "for the partners", "--who", "Jo Bloggs").code == 0
    ran = draft(office, "final draft", "--note", "=1+1", "--who", "Jo Bloggs")
    assert ran.code == 0, ran.words
    return office, ran


@pytest.fixture
def office(issued: tuple[Office, Ran], tmp_path: Path) -> Office:
    """An office of one's own in which two drafts were issued."""
    root = tmp_path / "office"
    shutil.copytree(issued[0].root, root)
    return Office(root)


def folders(office: Office) -> list[str]:
    return sorted(path.name for path in drafts_of(office).iterdir() if path.is_dir())


def registered(office: Office) -> list[tuple[int, str]]:
    entries = json.loads((drafts_of(office) / "register.json").read_text("utf-8"))["entries"]
    return [(entry["number"], entry["stage"]) for entry in entries]


def frozen(office: Office) -> dict[str, bytes]:
    """Every file of the two drafts that were issued first."""
    folder = drafts_of(office)
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for name in ("01-first-draft", "02-final-draft")
        for path in (folder / name).rglob("*")
        if path.is_file()
    }


def whole(office: Office, drafts: int) -> None:
    ran = run(office, "verify")
    assert (ran.code, f"All {drafts} drafts of 2017/18 are whole." in ran.said) == (0, True), ran.words


# --- what is frozen --------------------------------------------------------------------------------------------------


def test_a_draft_is_frozen_with_all_that_it_was_made_from(issued: tuple[Office, Ran]) -> None:
    office, ran = issued
    folder = drafts_of(office) / "02-final-draft"
    assert sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()) == [
        "inputs/plan.xlsx",
        "manifest.json",
        "partnership-plan-2017-18-draft-02.docx",
        "partnership-plan-2017-18-draft-02.pdf",
        "templates/partnership-plan.docx",
    ]
    assert (folder / "inputs" / "plan.xlsx").read_bytes() == office.workbook.read_bytes()
    assert not any(path.stat().st_mode & stat.S_IWUSR for path in (folder, *folder.rglob("*")))
    assert "Draft 2: final draft, Partnership Plan 2017/18: in" in ran.said
    manifest = json.loads((folder / "manifest.json").read_text("utf-8"))
    assert (manifest["number"], manifest["stage"], manifest["who"]) == (2, "final draft", "Jo Bloggs")
    assert set(manifest["files"]) == {
        name.removeprefix("02-final-draft/") for name in frozen(office) if name.startswith("02")
    } - {"manifest.json"}


def test_a_draft_says_which_it_is_on_the_cover_at_the_foot_and_in_its_properties(issued: tuple[Office, Ran]) -> None:
    folder = drafts_of(issued[0]) / "02-final-draft"
    docx, pdf = (folder / f"partnership-plan-2017-18-draft-02.{kind}" for kind in ("docx", "pdf"))
    words = [one.text for one in paragraphs(docx)]
    assert any("2017/18" in text and text.endswith("Draft 2: final draft") for text in words[:8])
    table = [text.partition(",")[0] for text in words if text.startswith("Draft")]
    assert table == ["Draft 1: first draft", "Draft 2: final draft"]
    foot = "".join(part(docx, "word/footer1.xml").itertext())
    assert "Draft 2: final draft" in foot
    core = "".join(part(docx, "docProps/core.xml").itertext())
    assert "Partnership Plan 2017/18, Draft 2: final draft" in core
    custom = {one.get("name"): "".join(one.itertext()) for one in part(docx, "docProps/custom.xml")}
    assert (custom["planbuilder draft"], custom["planbuilder document"]) == ("2", "plan")
    assert re.fullmatch("[0-9a-f]{64}", custom["planbuilder key"])
    about = PdfReader(pdf).metadata
    assert about and str(about.title).endswith("2017/18, Draft 2: final draft")


def test_every_page_says_that_it_is_a_draft_and_a_screen_reader_is_not_told_so(issued: tuple[Office, Ran]) -> None:
    folder = drafts_of(issued[0]) / "02-final-draft"
    with zipfile.ZipFile(folder / "partnership-plan-2017-18-draft-02.docx") as package:
        headers = [package.read(name).decode() for name in package.namelist() if "header" in name]
    assert all('string="Draft 2, not for publication"' in one and 'string="DRAFT"' in one for one in headers)
    assert headers
    reader = PdfReader(folder / "partnership-plan-2017-18-draft-02.pdf")
    for page in reader.pages:
        drawn = page.get_contents().get_data()  # type: ignore[union-attr]
        assert b"/Artifact <</Type /Pagination /Subtype /Watermark>> BDC" in drawn
        assert "not for publication" not in page.extract_text()


def test_a_working_copy_says_after_which_draft_it_is(office: Office) -> None:
    ran = run(office, "plan", "--no-pdf")
    assert ran.code == 0, ran.words
    words = [one.text for one in paragraphs(office.docx)]
    assert any(text.endswith("Working copy after draft 2") for text in words[:8])
    with zipfile.ZipFile(office.docx) as package:
        assert 'string="Working copy after draft 2, not for publication"' in package.read("word/header1.xml").decode()
    assert "nothing has changed" in run(office, "plan", "--no-pdf").said


def test_before_the_first_draft_the_status_in_the_workbook_decides(tmp_path: Path) -> None:
    told = "Every page says DRAFT until the plan is agreed; then: make draft STAGE=agreed"
    rows = [("Stage", "Date", "Status"), ("Agreed by the board", "11/09/2017", "Agreed")]
    new, agreed = small_office(tmp_path / "new"), small_office(tmp_path / "agreed", Versions=rows)
    for office, marked in ((new, True), (agreed, False)):
        ran = run(office, "plan", "--no-pdf")
        assert ran.code == 0, ran.words
        assert (told in ran.said) is marked
        with zipfile.ZipFile(office.docx) as package:
            assert any("header" in name for name in package.namelist()) is marked


# --- the register ----------------------------------------------------------------------------------------------------


def test_the_register_is_shown_and_written_the_same_each_time(office: Office) -> None:
    first = run(office, "drafts")
    assert first.code == 0, first.words
    lines = first.said.splitlines()
    assert re.fullmatch(r"1 +Plan +first draft +\d+ \w+ \d{4} +Jo Bloggs +for the partners", lines[4])
    made = [(drafts_of(office) / f"register.{kind}").read_bytes() for kind in ("xlsx", "html")]
    run(office, "drafts")
    assert [(drafts_of(office) / f"register.{kind}").read_bytes() for kind in ("xlsx", "html")] == made
    sheet = load_workbook(drafts_of(office) / "register.xlsx")["Drafts"]
    note = sheet.cell(3, column(sheet, "Note"))
    assert (note.value, note.data_type) == ("=1+1", "s")
    assert b"<td>=1+1</td>" in made[1]


def test_verify_finds_every_draft_whole(issued: tuple[Office, Ran]) -> None:
    whole(issued[0], 2)


def touch(folder: Path) -> None:
    with (folder / "inputs" / "plan.xlsx").open("ab") as file:
        file.write(b"\0")


def take_away(folder: Path) -> None:
    (folder / "partnership-plan-2017-18-draft-01.pdf").unlink()


def add(folder: Path) -> None:
    (folder / "my notes.txt").write_text("x")


def edit_the_manifest(folder: Path) -> None:
    path = folder / "manifest.json"
    path.write_text(path.read_text("utf-8").replace("Jo Bloggs", "Ann Other"), "utf-8")


def lose(folder: Path) -> None:
    shutil.rmtree(folder)


def rename(folder: Path) -> None:
    folder.rename(folder.with_name("01-old"))


@pytest.mark.parametrize(
    ("harm", "told"),
    [
        (touch, "01-first-draft > inputs/plan.xlsx: This file was changed after draft 1 was frozen"),
        (take_away, "01-first-draft > partnership-plan-2017-18-draft-01.pdf: This file of draft 1 was removed"),
        (add, "01-first-draft > my notes.txt: This file was added after draft 1 was frozen"),
        (edit_the_manifest, "01-first-draft > manifest.json: The manifest of draft 1 was changed"),
        (lose, "01-first-draft: The folder of draft 1 is gone"),
        (rename, "01-first-draft: Draft 1 lies in a folder that was renamed to “01-old”"),
    ],
)
def test_verify_names_what_was_done_to_which_draft_and_the_next_draft_goes_on(
    office: Office, harm: Callable[[Path], None], told: str
) -> None:
    folder = drafts_of(office) / "01-first-draft"
    writable(folder)
    harm(folder)
    ran = run(office, "verify")
    assert ran.code == 1
    assert told in ran.said
    assert [line for line in ran.said.splitlines() if "raft 2" in line] == []
    assert ran.said.splitlines()[-1] == "1 of 2 drafts of 2017/18 is whole."
    after_it = draft(office, "agreed")
    assert after_it.code == 0, after_it.words
    assert registered(office) == [(1, "first draft"), (2, "final draft"), (3, "agreed")]


def smuggle(folder: Path) -> None:
    shutil.copy(folder / "inputs" / "plan.xlsx", folder / "~$evil.docx")


def add_an_empty_folder(folder: Path) -> None:
    (folder / "inputs" / "text").mkdir()


def replace_by_a_link(folder: Path) -> None:
    shutil.move(folder / "inputs" / "plan.xlsx", folder.parents[1] / "x.xlsx")
    (folder / "inputs" / "plan.xlsx").symlink_to(folder.parents[1] / "x.xlsx")


@pytest.mark.parametrize(
    ("harm", "told"),
    [
        (smuggle, "~$evil.docx: This file was added after draft 1 was frozen"),
        (add_an_empty_folder, "inputs/text: This empty folder was added after draft 1 was frozen"),
        (replace_by_a_link, "inputs/plan.xlsx: This file of draft 1 was replaced by a link to another place"),
    ],
)
def test_verify_sees_what_hides_in_a_frozen_draft(office: Office, harm: Callable[[Path], None], told: str) -> None:
    folder = drafts_of(office) / "01-first-draft"
    writable(folder)
    harm(folder)
    ran = run(office, "verify")
    assert ran.code == 1
    assert ran.said.count("WARN  ") == ran.said.count(f"WARN  01-first-draft > {told}") == 1


def test_what_other_programs_leave_in_a_frozen_draft_is_no_harm(office: Office) -> None:
    folder = drafts_of(office) / "01-first-draft"
    writable(folder)
    (folder / "~$rtnership-plan.docx").write_bytes(b"\x03Jo" + bytes(159))
    (folder / ".DS_Store").write_bytes(bytes(6148))
    ran = run(office, "verify")
    assert ran.code == 0, ran.words
    assert "NOTE  01-first-draft > .DS_Store: This file was put there by a file manager" in ran.said
    assert "~$" not in ran.said


@pytest.mark.parametrize(
    ("harm", "what"),
    [
        (touch, "inputs/plan.xlsx"),
        (edit_the_manifest, "manifest.json"),
        (lambda folder: next(folder.glob("*.docx")).write_bytes(b"PK"), "partnership-plan-2017-18-draft-01.docx"),
        (lambda folder: (folder / "inputs" / "statistics.xlsx").write_bytes(b"PK"), "inputs/statistics.xlsx"),
    ],
)
def test_nothing_is_compared_with_a_draft_that_was_tampered_with(
    office: Office, harm: Callable[[Path], None], what: str
) -> None:
    folder = drafts_of(office) / "01-first-draft"
    writable(folder)
    harm(folder)
    ran = run(office, "compare", "--from", "1")
    assert ran.code == 1
    assert f"Draft 1 is no longer as it was frozen, so it cannot be gone by: {what}. make verify says" in ran.said
    assert not (office.outputs / "compare").exists()


def test_a_copy_under_a_number_of_its_own_takes_no_number(office: Office) -> None:
    shutil.copytree(drafts_of(office) / "02-final-draft", drafts_of(office) / "09-final-draft")
    shutil.copytree(drafts_of(office) / "01-first-draft", drafts_of(office) / "03-agreed")
    assert draft(office, "agreed").code == 0
    assert registered(office)[-1] == (3, "agreed")
    assert (drafts_of(office) / "03-agreed-2" / "manifest.json").is_file()
    whole(office, 3)


def test_a_folder_that_was_copied_to_the_side_does_no_harm(office: Office) -> None:
    copy = drafts_of(office) / "02-final-draft - Copy"
    shutil.copytree(drafts_of(office) / "02-final-draft", copy)
    shutil.copytree(drafts_of(office) / "01-first-draft", drafts_of(office) / "Copy of 01-first-draft")
    (drafts_of(office) / "02-final-draft" / "~$rtnership-plan.docx").touch()
    ran = run(office, "verify")
    assert ran.code == 0, ran.words
    assert "NOTE  02-final-draft - Copy: This is a copy of draft 2 that somebody made. It does no harm" in ran.said
    assert "NOTE  Copy of 01-first-draft: This is a copy of draft 1" in ran.said
    assert ran.said.splitlines()[-1] == "All 2 drafts of 2017/18 are whole."
    assert draft(office, "agreed").code == 0
    assert registered(office)[-1] == (3, "agreed")


# --- a register that somebody changed --------------------------------------------------------------------------------


def reword(text: str) -> str:
    return text.replace('"final draft"', '"agreed"')


def take_one_out(text: str) -> str:
    content = json.loads(text)
    del content["entries"][0]
    return json.dumps(content)


def take_the_last_out(text: str) -> str:
    content = json.loads(text)
    del content["entries"][1]
    return json.dumps(content)


def renumber(text: str) -> str:
    return text.replace('"number": 2', '"number": 999')


def another_key(text: str) -> str:
    return re.sub('"key": "....', '"key": "zzzz', text)


def cut_short(text: str) -> str:
    return text[: len(text) // 2]


@pytest.mark.parametrize("change", [reword, take_one_out, take_the_last_out, renumber, another_key, cut_short])
def test_a_register_changed_by_hand_is_told_and_put_right(office: Office, change: Callable[[str], str]) -> None:
    register = drafts_of(office) / "register.json"
    right = register.read_text("utf-8")
    register.write_text(change(right), "utf-8")
    told = run(office, "verify")
    assert told.code == 1
    assert told.said.count("WARN  ") == told.said.count("WARN  register.json: ") == 1
    assert register.read_text("utf-8") == change(right), "verify writes nothing"
    built = run(office, "plan", "--no-pdf")
    assert built.code == 0
    assert "The register of drafts is not as it was written" in built.said
    ran = draft(office, "agreed")
    assert ran.code == 0, ran.words
    kept = "The register is put right now from the frozen drafts. The changed one is kept as “register changed by hand"
    assert ran.said.count(f"{kept} (1).json”.") == 1
    assert (drafts_of(office) / "register changed by hand (1).json").read_text("utf-8") == change(right)
    now = json.loads(register.read_text("utf-8"))
    assert now["entries"][:2] == json.loads(right)["entries"]
    assert (now["key"], len(now["entries"])) == (json.loads(right)["key"], 3)
    assert "broken off" not in ran.said
    whole(office, 3)


def test_what_puts_a_register_right_is_said_once_however_much_was_changed(office: Office) -> None:
    register = drafts_of(office) / "register.json"
    content = json.loads(register.read_text("utf-8"))
    for entry in content["entries"]:
        entry["who"] = "Ann Other"
    register.write_text(json.dumps(content), "utf-8")
    told = run(office, "verify")
    assert (told.said.count("WARN  register.json: Draft "), told.said.count("puts it right")) == (2, 1)
    assert draft(office, "agreed").said.count("is kept as") == 1
    register.unlink()
    assert "keeps the changed register" not in run(office, "verify").said


def test_a_last_number_typed_by_hand_is_told_once_and_not_gone_by(office: Office) -> None:
    noted = drafts_of(office) / ".last-number"
    noted.write_text("99999999\n")
    told = run(office, "verify")
    assert told.code == 1
    assert (
        told.said.count("WARN  ") == told.said.count("WARN  .last-number: The number of the last draft was chan") == 1
    )
    ran = draft(office, "agreed")
    assert "The number of the last draft had been changed by hand to 99999999: it is put right now." in ran.said
    assert "register changed by hand" not in ran.said
    assert registered(office)[-1] == (3, "agreed")
    whole(office, 3)


def test_a_register_that_was_deleted_comes_back_from_the_drafts(office: Office) -> None:
    register = drafts_of(office) / "register.json"
    right = json.loads(register.read_text("utf-8"))
    register.unlink()
    assert draft(office, "agreed").code == 0
    entries = json.loads(register.read_text("utf-8"))
    assert (entries["key"], entries["entries"][:2]) == (right["key"], right["entries"])
    whole(office, 3)


def test_the_tables_of_the_register_are_noted_where_they_are_changed_or_gone(office: Office) -> None:
    page, workbook = (drafts_of(office) / f"register.{kind}" for kind in ("html", "xlsx"))
    whole(office, 2)
    page.write_text("Draft 2 was agreed")
    workbook.unlink()
    ran = run(office, "verify")
    assert ran.code == 0, ran.words
    assert "NOTE  register.xlsx: This table of the register is not there. make drafts writes it again." in ran.said
    assert "NOTE  register.html: This table is not as planbuilder would write it now." in ran.said
    assert run(office, "drafts").code == 0
    assert "NOTE  register." not in run(office, "verify").said


def test_a_number_is_not_given_again_when_entry_and_folder_were_taken_away(office: Office) -> None:
    register = drafts_of(office) / "register.json"
    content = json.loads(register.read_text("utf-8"))
    del content["entries"][1]
    register.write_text(json.dumps(content), "utf-8")
    folder = drafts_of(office) / "02-final-draft"
    writable(folder)
    shutil.rmtree(folder)
    assert "Draft 2 was issued, and neither its entry nor its folder is there" in run(office, "verify").said
    assert draft(office, "agreed").code == 0
    assert registered(office) == [(1, "first draft"), (3, "agreed")]


# --- drafts that were broken off -------------------------------------------------------------------------------------


def claimed(folder: Path) -> None:
    (folder / ".03-unfinished").mkdir()


def half_filled(folder: Path) -> None:
    left = folder / ".03-unfinished"
    shutil.copytree(folder / "02-final-draft" / "inputs", left / "inputs")
    (left / "work").mkdir()
    (left / "work" / "half.docx").write_bytes(b"PK")


def closed_but_not_moved(folder: Path) -> None:
    shutil.copytree(folder / "02-final-draft", folder / ".03-unfinished")


@pytest.mark.parametrize("step", [claimed, half_filled, closed_but_not_moved])
def test_what_a_broken_off_draft_left_is_cleared_away_and_its_number_given(
    office: Office, step: Callable[[Path], None]
) -> None:
    before = frozen(office)
    step(drafts_of(office))
    (drafts_of(office) / ".register.json.part").write_text("{")
    told = run(office, "verify")
    assert (told.code, "this draft was broken off before it was finished" in told.said.lower()) == (0, True)
    ran = draft(office, "agreed")
    assert ran.code == 0, ran.words
    assert "Draft 3 had been broken off before it was finished: what was left of it is cleared away." in ran.said
    assert folders(office) == ["01-first-draft", "02-final-draft", "03-agreed"]
    assert not list(drafts_of(office).glob(".*.part"))
    assert frozen(office) == before
    whole(office, 3)


def break_off_the_last(office: Office) -> object:
    """As after a kill between moving the folder into sight and writing the register; returns the entry."""
    register = drafts_of(office) / "register.json"
    content = json.loads(register.read_text("utf-8"))
    last = content["entries"].pop()
    register.write_text(json.dumps(content), "utf-8")
    (drafts_of(office) / ".last-number").write_text(note_of(1))
    return last


@pytest.mark.parametrize(("note", "who"), [("another reason", "Jo Bloggs"), ("=1+1", "Ann Other")])
def test_a_draft_broken_off_keeps_its_own_note_and_issuer_and_another_gets_its_own(
    office: Office, note: str, who: str
) -> None:
    last = break_off_the_last(office)
    ran = draft(office, "final draft", "--note", note, "--who", who)
    assert "Draft 2 had been broken off at its last step: it is whole, and is entered in the register now." in ran.said
    assert "Draft 3: final draft, Partnership Plan 2017/18" in ran.said
    entries = json.loads((drafts_of(office) / "register.json").read_text("utf-8"))["entries"]
    assert entries[1] == last
    assert (entries[2]["note"], entries[2]["who"]) == (note, who)
    whole(office, 3)


def test_a_draft_broken_off_before_it_was_entered_is_finished_by_the_next_run(office: Office) -> None:
    register, last = drafts_of(office) / "register.json", break_off_the_last(office)
    assert run(office, "verify").code == 0
    ran = draft(office, "final draft", "--note", "=1+1", "--who", "Jo Bloggs")
    assert ran.code == 0, ran.words
    assert "Draft 2 had been broken off at its last step: it is whole, and is entered in the register now." in ran.said
    assert "Draft 2: final draft, Partnership Plan 2017/18" in ran.said
    assert json.loads(register.read_text("utf-8"))["entries"][-1] == last
    whole(office, 2)
    assert draft(office, "agreed").code == 0
    assert registered(office)[-1] == (3, "agreed")


@pytest.mark.parametrize("step", ["inputs/plan.xlsx", "work"])
def test_a_draft_that_is_killed_loses_nothing(office: Office, step: str) -> None:
    before, register = frozen(office), (drafts_of(office) / "register.json").read_bytes()
    process = office.start("draft", "--stage", "agreed", **ENGINE)
    until = time.monotonic() + 60
    while not (drafts_of(office) / ".03-unfinished" / step).exists():
        assert process.poll() is None and time.monotonic() < until
        time.sleep(0.002)
    process.send_signal(signal.SIGKILL)
    process.communicate()
    assert frozen(office) == before
    assert (drafts_of(office) / "register.json").read_bytes() == register
    assert draft(office, "agreed").code == 0
    assert registered(office) == [(1, "first draft"), (2, "final draft"), (3, "agreed")]
    whole(office, 3)


# --- two issuers, a full disk, a folder that may not be written to ---------------------------------------------------


def test_two_who_issue_at_once_get_two_numbers(office: Office) -> None:
    both = [office.start("draft", "--stage", stage, **ENGINE) for stage in ("for the board", "for the council")]
    ran = [office.finished(process) for process in both]
    assert [one.code for one in ran] == [0, 0], ran
    assert [number for number, _ in registered(office)] == [1, 2, 3, 4]
    assert {stage for _, stage in registered(office)[2:]} == {"for the board", "for the council"}
    whole(office, 4)


def test_a_full_disk_leaves_all_drafts_as_they_were_and_the_next_one_goes_on(office: Office) -> None:
    before = frozen(office)
    limit = after("resource.setrlimit(resource.RLIMIT_FSIZE, (9_000, 9_000))")
    ran = office.finished(office.start("draft", "--stage", "agreed", through=limit, **ENGINE))
    assert ran.code == 1, ran.words
    assert "outputs/2017-18/drafts: the file would be larger than this computer allows" in ran.words
    assert [name for name in folders(office) if not name.startswith(".lock")] == ["01-first-draft", "02-final-draft"]
    assert frozen(office) == before
    assert draft(office, "agreed").code == 0
    whole(office, 3)


def test_a_folder_of_drafts_that_may_not_be_written_to_is_said(office: Office) -> None:
    before = frozen(office)
    drop_rights_of_root = after("ctypes.CDLL(None).prctl(24, 1, 0, 0, 0)")  # PR_CAPBSET_DROP, CAP_DAC_OVERRIDE
    drafts_of(office).chmod(0o555)
    try:
        ran = office.finished(office.start("draft", "--stage", "agreed", through=drop_rights_of_root, **ENGINE))
    finally:
        drafts_of(office).chmod(0o755)
    assert ran.code == 1, ran.words
    assert "planbuilder may not write or read there." in ran.words
    assert frozen(office) == before
    assert draft(office, "agreed").code == 0
    whole(office, 3)


# --- agreed ----------------------------------------------------------------------------------------------------------


def test_the_agreed_version_has_no_watermark_and_a_later_change_needs_a_reason(office: Office) -> None:
    ran = draft(office, "AGREED")
    assert ran.code == 0, ran.words
    assert "This is the agreed version: it bears no watermark" in ran.said
    assert "are made from it: make publish." in ran.said
    agreed = drafts_of(office) / "03-agreed" / "partnership-plan-2017-18-agreed-03.docx"
    with zipfile.ZipFile(agreed) as package:
        assert not any("header" in name for name in package.namelist())
    assert any(one.text.endswith("Agreed") for one in paragraphs(agreed)[:8])
    assert b"/Watermark" not in agreed.with_suffix(".pdf").read_bytes()

    assert run(office, "plan").code == 0
    assert office.docx.read_bytes() == agreed.read_bytes(), "made from the same things, it is the agreed version"
    manifest = agreed.with_name("manifest.json")
    frozen_so = manifest.read_bytes()
    writable(agreed.parent)
    with office.book() as book:
        book["Actions"].cell(2, column(book["Actions"], "Timescale")).value = "By Easter"
    changed = json.loads(frozen_so)
    changed["files"]["inputs/plan.xlsx"] = hashlib.sha256(office.workbook.read_bytes()).hexdigest()
    manifest.write_text(json.dumps(changed), "utf-8")
    assert run(office, "plan", "--no-pdf").code == 0
    manifest.write_bytes(frozen_so)
    assert any(one.text.endswith("Working copy after draft 3") for one in paragraphs(office.docx)[:8])

    refused = draft(office, "mid-year change")
    assert refused.code == 1
    assert "Draft 3 of the plan was agreed on" in refused.said
    assert 'A later version needs a reason: make draft STAGE="..." NOTE="why it was changed".' in refused.said
    assert registered(office)[-1] == (3, "agreed")
    assert draft(office, "mid-year change", "--note", "One date has moved.").code == 0
    assert registered(office)[-1] == (4, "mid-year change")


# --- building again --------------------------------------------------------------------------------------------------


def test_a_draft_is_built_again_byte_for_byte_whatever_was_issued_since(office: Office) -> None:
    with office.book() as book:
        book["Actions"].cell(2, column(book["Actions"], "Timescale")).value = "By Easter"
    before = office.files()
    ran = run(office, "rebuild", "1")
    assert ran.code == 0, ran.words
    assert "partnership-plan-2017-18-draft-01.docx: byte-identical" in ran.said
    assert "partnership-plan-2017-18-draft-01.pdf: byte-identical" in ran.said
    assert office.files() == before


def test_a_draft_whose_frozen_template_was_changed_is_built_otherwise_and_says_why(office: Office) -> None:
    folder = drafts_of(office) / "01-first-draft"
    writable(folder)
    template = folder / "templates" / "partnership-plan.docx"
    with zipfile.ZipFile(template) as old:
        parts = {name: old.read(name) for name in old.namelist()}
    parts["word/document.xml"] = parts["word/document.xml"].replace(b"{{ year }}", b"Year {{ year }}")
    with zipfile.ZipFile(template, "w") as new:
        for name, content in parts.items():
            new.writestr(name, content)
    ran = run(office, "rebuild", "1")
    assert ran.code == 1
    assert "draft-01.docx: differs: word/document.xml" in ran.said
    assert "draft-01.pdf: differs: the words of page 1" in ran.said
    assert "templates/partnership-plan.docx is not as it was frozen" in ran.said


def test_a_draft_that_is_not_there_is_told_with_those_that_are(issued: tuple[Office, Ran]) -> None:
    ran = run(issued[0], "rebuild", "7")
    assert ran.code == 1
    assert "There is no draft 7 of 2017/18. The drafts there are: 1, 2." in ran.said
    for odd in ("abc", "1.5", "-1"):
        ran = run(issued[0], "rebuild", odd)
        assert ran.code == 1
        assert f"There is no draft “{odd}” of 2017/18. The drafts there are: 1, 2." in ran.said


def test_before_any_build_trace_looks_into_the_last_draft(issued: tuple[Office, Ran]) -> None:
    ran = run(issued[0], "trace", "Partnership Plan")
    assert not list(issued[0].outputs.glob("*.docx"))
    assert "of partnership-plan-2017-18-draft-02.docx:" in ran.said


# --- wrong words -----------------------------------------------------------------------------------------------------


def test_all_that_is_wrong_with_a_request_is_told_at_once_and_no_number_is_given(issued: tuple[Office, Ran]) -> None:
    ran = draft(issued[0], "fnal draft", "--document", "reprot")
    assert ran.code == 1
    assert "“fnal draft” is nearly “final draft”. Did you mean “final draft”?" in ran.said
    assert "There is no document “reprot”. Did you mean “report”?" in ran.said
    assert len(registered(issued[0])) == 2


def test_a_workbook_with_a_fault_gives_no_draft_and_no_number(office: Office) -> None:
    with office.book() as book:
        book["Actions"].cell(2, column(book["Actions"], "Priority")).value = "Comunity engagement"
    ran = draft(office, "agreed")
    assert ran.code == 1
    assert "STOP  plan.xlsx > Actions > B2" in ran.said
    assert folders(office) == ["01-first-draft", "02-final-draft"]
    assert office.in_checks == ["checks.html", "plan-to-do.xlsx"]


def test_nothing_issued_yet_is_told_with_how_to_begin(tmp_path: Path) -> None:
    office = small_office(tmp_path / "office")
    for command in ("drafts", "verify", "rebuild 1"):
        ran = run(office, *command.split())
        assert ran.code == 1
        assert "issues one" in ran.said
    assert not office.outputs.exists()
