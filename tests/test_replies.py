"""The replies workbook: partners' words are texts, officers' decisions are never lost; and the meeting's paper."""

from __future__ import annotations

import datetime as dt
import io
import shutil
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.comments import Comment

import returned_samples as samples
from planbuilder.colours import Palette
from planbuilder.keys import record_key
from planbuilder.problems import PlanbuilderError
from planbuilder.project import Project, Year
from planbuilder.proposals import Proposal
from planbuilder.returned.now import Workbooks
from planbuilder.returned.replies import Kept, Written, folder_of, read_decisions, read_kept, write_kept, write_replies
from planbuilder.returned.replies_book import replies_bytes
from planbuilder.returned.replies_look import Book
from planbuilder.returned.reply import Reply
from planbuilder.returned.schedule import schedule_bytes

REPOSITORY = Path(__file__).resolve().parents[1]
BUDGET = Proposal(
    *(1, "plan", "Essex Police", "aaaaaaaaaa_bbbb", "plan.xlsx", "Actions", "CE1", "Budget", "F2"),
    *("change", "£1,950 BBC", "£2,450 BBC", "Jo Field", "2017-08-22 14:05", "", "tracked"),
)
OTHER = replace(BUDGET, partner="Victim Support", proposed="£1,500 BBC", how="silent")
LINE = replace(BUDGET, key="aaaaaaaaaa_cccc", field="Action", cell="D2", kind="add", before="", proposed="=2+2", line=4)
REMARK = replace(BUDGET, kind="comment", proposed="", comment='=HYPERLINK("http://a.org")', before="£1,950 BBC")
WORDING = replace(
    OTHER, key="", workbook="", sheet="", record="", field="", cell="", kind="template", before="a", proposed="b"
)
ALL = [BUDGET, OTHER, LINE, REMARK, WORDING]


@pytest.fixture
def year(tmp_path: Path) -> Year:
    (tmp_path / "inputs" / "2017-18").mkdir(parents=True)
    (tmp_path / "work").mkdir()
    return Project(tmp_path).year("2017-18")


def kept(*proposals: Proposal) -> Kept:
    found = Kept(1)
    for one in proposals or ALL:
        found.add([Reply(f"{one.partner}.docx", one.partner, 1, "plan", (one,))])
    return found


def book(known: Kept) -> Book:
    partners = ["Essex Police", "Victim Support", "Parish Councils"]
    return Book(
        1, "Partnership Plan", "2017-18", known.proposals, partners, known.files, now=lambda one: (one.cell, "now")
    )


def write(year: Year, known: Kept | None = None) -> Written:
    known = known or kept()
    write_kept(year, known, year.project.root / "work")
    return write_replies(year, known, book(known), year.project.root / "work")


def change(path: Path, edit: Callable[[Workbook], object]) -> None:
    """Open in Excel, edit and save."""
    loaded = load_workbook(path)
    edit(loaded)
    loaded.save(path)


def column(sheet: str, heading: str, path: Path) -> list[object]:
    rows = list(load_workbook(path)[sheet].iter_rows(values_only=True))
    return [row[rows[0].index(heading)] for row in rows[1:]]


def decide(row: int, decision: str, reason: str = "") -> Callable[[Workbook], object]:
    def edit(loaded: Workbook) -> None:
        loaded["Proposals"][f"H{row}"] = decision
        loaded["Proposals"][f"I{row}"] = reason

    return edit


def decided(year: Year) -> dict[str, tuple[str, str]]:
    return dict(read_decisions(year, 1, book(kept()))[0])


# --- what it shows ----------------------------------------------------------------------------------------


def test_each_proposal_has_a_row_place_by_place_and_comments_have_their_own_sheet(year: Year) -> None:
    path = write(year).path
    assert path.name == "draft-1.xlsx"
    assert column("Proposals", "Where", path) == [
        *("plan.xlsx > Actions > D2", "plan.xlsx > Actions > F2", "plan.xlsx > Actions > F2", "in the template"),
    ]
    assert column("Proposals", "What", path)[:2] == ["CE1: Action, line 4", "CE1: Budget"]
    assert column("Proposals", "Proposed", path) == ["=2+2", "£2,450 BBC", "£1,500 BBC", "b"]
    assert column("Comments", "Text", path) == ["£1,950 BBC"]
    assert column("Sign-off", "Partner", path) == ["Essex Police", "Victim Support", "Parish Councils"]
    assert column("Sign-off", "Replied", path) == ["Yes", "Yes", "No"]


def test_returned_text_is_always_text_and_never_a_formula(year: Year) -> None:
    loaded = load_workbook(write(year).path)
    for sheet in ("Proposals", "Comments", "Side by side", "Sign-off"):
        assert all(cell.data_type != "f" for row in loaded[sheet].iter_rows() for cell in row)


def test_text_that_looks_like_an_escape_of_excel_stays_as_it_is(year: Year) -> None:
    known = kept(replace(LINE, proposed="a _x000D_ b\nline two"))
    path = write(year, known).path
    assert column("Proposals", "Proposed", path) == ["a _x000D_ b\nline two"]
    assert write(year, known).path == path  # it is taken for what was written


def test_the_link_leads_to_the_cell_in_the_officers_workbook(year: Year) -> None:
    link = load_workbook(write(year).path)["Proposals"]["B3"].hyperlink
    assert (link.target, link.location) == ("../../../inputs/2017-18/plan.xlsx", "'Actions'!F2")


def test_partners_who_do_not_agree_stand_side_by_side(year: Year) -> None:
    path = write(year).path
    rows = list(load_workbook(path)["Side by side"].iter_rows(values_only=True))
    assert rows[0][4:] == ("Essex Police", "Victim Support")
    assert [row[2:] for row in rows[1:]] == [("£1,950 BBC", "now", "£2,450 BBC", "£1,500 BBC")]
    assert column("Proposals", "Others on the same", path)[1:3] == [
        "Victim Support: “£1,500 BBC”",
        "Essex Police: “£2,450 BBC”",
    ]


def test_partners_who_agree_do_not(year: Year) -> None:
    path = write(year, kept(BUDGET, replace(OTHER, proposed=BUDGET.proposed))).path
    assert "Side by side" not in load_workbook(path).sheetnames
    assert column("Proposals", "Others on the same", path) == ["Victim Support: the same", "Essex Police: the same"]


def test_two_people_of_one_partner_who_differ_stand_side_by_side(year: Year) -> None:
    path = write(year, kept(BUDGET, replace(BUDGET, proposed="£9 BBC"))).path
    rows = list(load_workbook(path)["Side by side"].iter_rows(values_only=True))
    assert [row[4:] for row in rows] == [("Essex Police",), ("£2,450 BBC\n£9 BBC",)]
    assert column("Proposals", "Others on the same", path) == ["Essex Police: “£9 BBC”", "Essex Police: “£2,450 BBC”"]
    again = write(year, kept(BUDGET, replace(BUDGET, proposed="£2,450  BBC"))).path  # the same but for spaces
    assert "Side by side" not in load_workbook(again).sheetnames


def test_decisions_typed_in_other_words_are_those_of_the_drop_down(year: Year) -> None:
    path = write(year).path
    for row, word in ((2, "accepted"), (3, "NO"), (4, "Accept in part")):
        change(path, decide(row, word))
    again = write(year).path
    assert column("Proposals", "Decision", again) == ["Accept", "Reject", "Accept in part", None]


def test_the_same_replies_give_the_same_bytes() -> None:
    assert replies_bytes(book(kept())) == replies_bytes(book(kept()))


def test_a_workbook_without_any_proposal_can_be_written(year: Year) -> None:
    known = Kept(1, "plan", files={"Victim Support": ["a.docx"]})
    assert column("Proposals", "No.", write(year, known).path) in ([], [None])


# --- what officers typed ----------------------------------------------------------------------------------


def test_decisions_reasons_and_sign_offs_stay_when_more_replies_come_in(year: Year) -> None:
    path = write(year, kept(BUDGET, REMARK)).path

    def edit(loaded: Workbook) -> None:
        decide(2, "Accept", "=as the board said")(loaded)
        loaded["Comments"]["H2"] = "Thank you"
        loaded["Sign-off"]["B2"], loaded["Sign-off"]["D2"] = "Yes", dt.datetime(2017, 9, 11)

    change(path, edit)
    done = write(year)
    assert (done.path, done.remarks, done.decided) == (path, (), 1)
    assert decided(year)[BUDGET.identity] == ("Accept", "=as the board said")
    assert decided(year)[REMARK.identity] == ("", "Thank you")
    loaded = load_workbook(path)
    assert loaded["Sign-off"]["B2"].value == "Yes"
    assert loaded["Sign-off"]["D2"].value == dt.datetime(2017, 9, 11)
    assert len(column("Proposals", "No.", path)) == 4


def test_rows_that_were_sorted_keep_their_decisions(year: Year) -> None:
    path = write(year).path

    def edit(loaded: Workbook) -> None:
        decide(2, "Reject")(loaded)
        sheet = loaded["Proposals"]
        rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=2)]
        for number, row in enumerate(reversed(rows), 2):
            for place, value in enumerate(row, 1):
                sheet.cell(number, place).value = value
                sheet.cell(number, place).data_type = (
                    "s" if isinstance(value, str) else sheet.cell(number, place).data_type
                )

    change(path, edit)
    assert write(year).remarks == ()
    assert decided(year) == {LINE.identity: ("Reject", "")}


def test_the_file_is_left_alone_where_nothing_is_new(year: Year) -> None:
    path = write(year).path
    stamp = path.stat().st_mtime_ns
    assert write(year).path == path
    assert path.stat().st_mtime_ns == stamp


STRANGE: dict[str, Callable[[Workbook], object]] = {
    "a text was changed": lambda one: one["Proposals"].__setitem__("F3", "£7"),
    "a column was added": lambda one: one["Proposals"].__setitem__("R1", "My notes"),
    "a row was added": lambda one: one["Proposals"].__setitem__("F9", "also this"),
    "a sheet was added": lambda one: one.create_sheet("Mine").__setitem__("A1", "x"),
    "a sheet is gone": lambda one: one.remove(one["Sign-off"]),
    "a note was put on a cell": lambda one: setattr(one["Proposals"]["F3"], "comment", Comment("see me", "me")),
}


@pytest.mark.parametrize("name", STRANGE)
def test_a_file_that_officers_rebuilt_stays_and_the_new_one_is_written_beside_it(name: str, year: Year) -> None:
    path = write(year).path
    change(path, lambda one: (decide(2, "Defer")(one), STRANGE[name](one)))
    before = path.read_bytes()
    done = write(year)
    assert path.read_bytes() == before
    assert done.path.name == "draft-1 (2).xlsx"
    assert "stays as it is and the new one is draft-1 (2).xlsx" in " ".join(done.remarks)
    assert decided(year)[LINE.identity] == ("Defer", "")
    change(done.path, decide(3, "Accept"))
    assert write(year).path == done.path
    assert decided(year)[BUDGET.identity] == ("Accept", "")


def test_a_file_that_is_no_workbook_any_more_stays(year: Year) -> None:
    path = write(year).path
    path.write_bytes(b"broken")
    assert write(year).path.name == "draft-1 (2).xlsx"
    assert path.read_bytes() == b"broken"


def test_a_file_that_is_open_is_not_written_over(year: Year) -> None:
    path = write(year, kept(BUDGET)).path
    lock = path.with_name(".~lock.draft-1.xlsx#")
    lock.write_text("me")
    done = write(year)
    assert done.path.name == "draft-1 (2).xlsx"
    assert "is open in another program" in done.remarks[0]
    change(path, decide(2, "Accept"))
    lock.unlink()
    assert write(year).path == path
    assert decided(year) == {BUDGET.identity: ("Accept", "")}


def test_of_two_files_the_newer_decision_counts_and_it_is_said(year: Year) -> None:
    path = write(year).path
    beside = path.with_name("draft-1 (2).xlsx")
    beside.write_bytes(path.read_bytes())
    change(path, decide(2, "Accept"))
    change(beside, decide(2, "Reject"))
    done = write(year)
    assert "decided differently" in done.remarks[0]
    assert decided(year)[LINE.identity] == ("Reject", "")


def test_what_was_read_before_is_kept_when_a_file_is_gone(year: Year) -> None:
    write(year)
    known = read_kept(year, 1)
    assert known.proposals == kept().proposals
    assert known.add([Reply("a.docx", "Essex Police", 1, "plan", (BUDGET,))]) == 0


def test_a_list_of_proposals_that_was_damaged_is_told(year: Year) -> None:
    write(year)
    (folder_of(year) / "draft-1.json").write_text("{")
    with pytest.raises(PlanbuilderError, match=r"draft-1\.json .* cannot be read"):
        read_kept(year, 1)


# --- now in the workbook ----------------------------------------------------------------------------------


def test_a_record_is_found_by_its_name_wherever_its_row_has_gone() -> None:
    workbooks = Workbooks(REPOSITORY / "inputs" / "2017-18")
    ref = replace(BUDGET, record="ASB1", field="Ref", cell="A999")
    now = workbooks.now(ref)
    assert (now.text, now.known) == ("ASB1", True)
    assert now.cell != "A999"
    assert "Essex Police" in workbooks.names("plan.xlsx", "Partners")
    assert not workbooks.now(replace(ref, record="XX99")).known
    assert workbooks.setting("plan.xlsx", "Plan", "Partnership").startswith("Safer Brentwood")


def test_a_record_whose_row_was_deleted_is_not_the_one_that_moved_up_in_its_place(year: Year) -> None:
    path = year.inputs / "plan.xlsx"
    shutil.copyfile(REPOSITORY / "inputs" / "2017-18" / "plan.xlsx", path)
    change(path, lambda loaded: loaded["Actions"].delete_rows(3))
    drafted = {record_key("plan.xlsx", "Actions", name) for name in ("CE1", "CE2", "CE3")}
    budget = replace(BUDGET, record="CE2", cell="F3")  # CE3 stands there now, with the same budget
    workbooks = Workbooks(year.inputs, {}, drafted)
    assert (workbooks.is_gone(budget), workbooks.now(budget).known) == (True, False)
    change(path, lambda loaded: loaded["Actions"].cell(3, 1, "CE2a"))  # but called otherwise, it stays the same
    workbooks = Workbooks(year.inputs, {}, drafted)
    assert (workbooks.is_gone(budget), workbooks.now(budget).cell) == (False, "F3")


def test_of_a_cell_of_several_lines_the_line_is_shown() -> None:
    workbooks = Workbooks(REPOSITORY / "inputs" / "2017-18")
    line = replace(BUDGET, record="CE1", field="Action", cell="D2", before="Hate Crime", line=11)
    assert workbooks.now(line).text == "• Hate Crime"


# --- the schedule -----------------------------------------------------------------------------------------


def test_the_schedule_says_who_said_what_and_what_was_decided() -> None:
    shown = book(kept())
    shown.decisions = {BUDGET.identity: ("Accept", "Agreed by the board.\nOn 3 August.")}
    content = schedule_bytes(REPOSITORY / "templates", shown, "Safer Brentwood", "2017/18", dt.date(2017, 8, 1))
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        xml = archive.read("word/document.xml").decode()
    words = " ".join(xml.replace("</w:p>", " ").split("<w:")).replace('t xml:space="preserve">', "")
    for text in (
        "No reply yet: Parish Councils",
        "£2,450 BBC",
        "Accept",
        "On 3 August.",
        "New line: =2+2",
        "1 comment",
    ):
        assert text in words, text
    rows = xml.split("<w:tr>")[2:]
    assert all(row.count("<w:tc>") == 7 and row.count("</w:p></w:tc>") == 7 for row in rows)


def test_the_schedule_has_the_partnerships_colours() -> None:
    shown, day = book(kept()), dt.date(2017, 8, 1)
    content = schedule_bytes(REPOSITORY / "templates", shown, "Anytown", "2017/18", day, Palette("7A1F3D", "A04000"))
    styles = samples.Edited(content).parts["word/styles.xml"]
    assert b"7A1F3D" in styles and b"12355B" not in styles


def test_words_of_partners_are_no_tags_of_the_template() -> None:
    shown = book(kept(replace(BUDGET, proposed="{{ settings }} {% if %} {%p for")))
    content = schedule_bytes(REPOSITORY / "templates", shown, "Safer Brentwood", "2017/18", dt.date(2017, 8, 1))
    assert b"{{ settings }} {% if %} {%p for" in samples.Edited(content).parts["word/document.xml"]
