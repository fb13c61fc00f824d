"""The agreed version leaves the council: what is written, what is left out, and what keeps it from being written."""

from __future__ import annotations

import csv
import io
import re
import shutil
import zipfile
from pathlib import Path

import pytest
from docx import Document
from openpyxl import load_workbook
from pypdf import PdfReader

from planbuilder.inspecting.files import inspect_file
from planbuilder.output.inspect import word_faults
from planbuilder.project import Project
from planbuilder.publications import PARTNERSHIP_PLAN
from planbuilder.publishing.agreed import agreed_version
from planbuilder.publishing.clean import leftovers
from small_office import draft, run, small_office, writable
from stories.office import Office, Ran, change_part
from stories.reading import paragraphs
from workbooks import PLAN, Rows

NAME = "partnership-plan-2017-18"
TEXT: Rows = [PLAN["Text"][0], ("Introduction", "We draft our aims with care. Any other matter goes to the Chair.")]
PARTNERS: Rows = [
    PLAN["Partners"][0],
    ("Anytown Borough Council", "Statutory", "ABC", None, "Yes", "No"),
    ("Anytown Police", "Statutory", None, "Police", "Yes", "Yes"),
]
#: Somebody's tracked changes, and a control of the template's own with a tag.
TRACKED = (
    '<w:p><w:ins w:id="901" w:author="Jo Bloggs" w:date="2026-05-01T09:00:00Z"><w:r><w:t>Put in. </w:t></w:r></w:ins>'
    '<w:del w:id="902" w:author="Jo Bloggs" w:date="2026-05-01T09:00:00Z"><w:r><w:delText>Left out.</w:delText></w:r>'
    '</w:del><w:sdt><w:sdtPr><w:alias w:val="Motto"/><w:tag w:val="motto"/></w:sdtPr>'
    "<w:sdtContent><w:r><w:t>Safer.</w:t></w:r></w:sdtContent></w:sdt></w:p>"
)


def with_template(office: Office, **margins: str) -> Office:
    """An office whose template prints texts and lead officers, and was written by somebody with a comment."""
    template = Document(str(office.template))
    template.add_paragraph("{% for block in texts.introduction %}{{ block }} {% endfor %}")
    template.add_paragraph(
        "{% for row in action_plans %}{% for action in row.actions %}{{ action.ref }} led by "
        "{% for lead in action.leads %}{{ lead }}; {% endfor %}{% endfor %}{% endfor %}"
    )
    template.add_comment(template.paragraphs[0].runs, text="Is this right?", author="Jo Bloggs", initials="JB")
    template.core_properties.author = template.core_properties.last_modified_by = "Jo Bloggs"
    if margins:
        template.sections[0].header.paragraphs[0].text = margins["header"]
    template.save(str(office.template))
    change_part(office.template, "word/document.xml", lambda xml: xml.replace("<w:sectPr", f"{TRACKED}<w:sectPr", 1))
    return office


@pytest.fixture(autouse=True)
def no_verapdf(monkeypatch: pytest.MonkeyPatch) -> None:
    """veraPDF takes longer than all else: it is asked once, for the office below, which is made before this is set."""
    monkeypatch.setenv("PLANBUILDER_VERAPDF", "/nowhere/verapdf.jar")


@pytest.fixture(scope="session")
def published(tmp_path_factory: pytest.TempPathFactory) -> tuple[Office, Ran]:
    """An office whose plan was agreed and published. Look at it, and change nothing."""
    office = with_template(small_office(tmp_path_factory.mktemp("published") / "office", Text=TEXT))
    assert draft(office, "first draft", "--who", "Jo Bloggs").code == 0
    assert draft(office, "agreed", "--who", "Jo Bloggs").code == 0
    ran = run(office, "publish")
    assert ran.code == 0, ran.words
    return office, ran


@pytest.fixture
def office(published: tuple[Office, Ran], tmp_path: Path) -> Office:
    """An office of one's own whose plan was agreed and published."""
    root = tmp_path / "office"
    shutil.copytree(published[0].root, root)
    return Office(root)


def folder_of(office: Office) -> Path:
    return office.outputs / "publish"


def contents(office: Office) -> dict[str, bytes]:
    folder = folder_of(office)
    return {path.name: path.read_bytes() for path in folder.iterdir()} if folder.is_dir() else {}


def everything(office: Office) -> str:
    """All words of the published files, unzipped; of the PDF its pages."""
    parts = []
    for name, content in contents(office).items():
        if name.endswith((".docx", ".xlsx")):
            with zipfile.ZipFile(io.BytesIO(content)) as package:
                parts += [package.read(one).decode("utf-8", "replace") for one in package.namelist()]
        elif name.endswith(".pdf"):
            reader = PdfReader(io.BytesIO(content))
            parts += [page.extract_text() for page in reader.pages] + [str(reader.metadata)]
        else:
            parts.append(content.decode("utf-8"))
    return "\n".join(parts)


# --- what is written -------------------------------------------------------------------------------------------------


def test_everything_that_may_leave_the_council_lies_in_one_folder(published: tuple[Office, Ran]) -> None:
    office, ran = published
    tables = ("actions", "funders", "costs", "police-priorities", "partners")
    assert set(contents(office)) == {
        *("conformance.html", f"{NAME}.docx", f"{NAME}.pdf", f"{NAME}.html", f"{NAME}-data.xlsx"),
        *(f"{NAME}-data-{table}.csv" for table in tables),
    }
    assert "Published: Partnership Plan 2017/18: in" in ran.said
    assert f"outputs/2017-18/publish/{NAME}.docx" in ran.said


def test_the_files_say_what_was_agreed_and_nothing_of_who_worked_on_them(published: tuple[Office, Ran]) -> None:
    office, _ = published
    word = folder_of(office) / f"{NAME}.docx"
    agreed = office.outputs / "drafts" / "02-agreed" / f"{NAME}-agreed-02.docx"
    assert [one.text for one in paragraphs(word)] == [one.text for one in paragraphs(agreed)]
    assert word_faults(word) == []
    with zipfile.ZipFile(word) as package:
        names = package.namelist()
        parts = {
            name: package.read(name).decode("utf-8", "replace") for name in names if name.endswith((".xml", "rels"))
        }
    left = ("docProps/app", "docProps/custom", "word/comments", "word/people", "customXml", "docProps/thumbnail")
    assert [name for name in names if name.startswith(left)] == []
    whole = "\n".join(parts.values())
    personal = r"pb:|_pb_|w:rsid|<w:tag|comment(?:Range|Reference)|dc:creator|lastModifiedBy|cp:revision"
    found = re.findall(rf"{personal}|<w:(?:ins|del)\s|Left out", whole)
    assert found == []
    assert "Put in. </w:t></w:r><w:sdt>" in parts["word/document.xml"]
    assert "planbuilder" not in whole
    assert list(leftovers(word)) == []
    twin = {what for _, what in leftovers(agreed)}  # the frozen draft has all of it
    assert {"an anchor that ties a value to its cell", "a mark of a comment", "a tracked change"} <= twin


def test_the_data_are_one_whole_table_a_sheet_that_begins_at_its_title(published: tuple[Office, Ran]) -> None:
    folder = folder_of(published[0])
    book = load_workbook(folder / f"{NAME}-data.xlsx")
    tables = ["Actions", "Funders", "Costs", "Police_priorities", "Partners"]
    assert book.sheetnames == ["Cover", "Contents", "Notes", *tables]
    assert (book.properties.language, book.properties.title) == ("en-GB", "Partnership Plan 2017/18: data")
    for sheet in book.worksheets:
        assert sheet["A1"].value
        assert sheet.freeze_panes is None
        assert not sheet.merged_cells.ranges
        assert [one.activeCell for one in sheet.sheet_view.selection] == ["A1"]
    for number, name in enumerate(tables, 1):
        sheet = book[name]
        (table,) = sheet.tables.values()
        rows = [[cell.value for cell in row] for row in sheet[table.ref]]
        assert all(value is not None for row in rows for value in row)
        assert sheet["A1"].value.startswith(f"Table {number}: ")
        lines = list(
            csv.reader(io.StringIO((folder / f"{NAME}-data-{name.lower().replace('_', '-')}.csv").read_text()))
        )
        assert [len(line) for line in lines] == [len(rows[0])] * len(rows)
    row = next(row for row in book["Actions"].iter_rows(values_only=True) if row[0] == "CE1")
    assert row[4:7] == ("Jo Bloggs, ABC", 500, "£500 CSP")
    existing = next(row for row in book["Actions"].iter_rows(values_only=True) if row[0] == "CE2")
    assert existing[5] == "[z]"


def test_the_page_of_conformance_lists_every_check_with_its_rule_and_result(published: tuple[Office, Ran]) -> None:
    page = contents(published[0])["conformance.html"].decode()
    for words in ("agreed-words", "no-draft", "nothing-personal", f"{NAME}.pdf", f"{NAME}-data.xlsx", "Passed"):
        assert words in page
    assert "106 rules were tried." in page  # veraPDF's, of the PDF that is published
    assert "Failed" not in page
    assert "Not run" not in page
    of_page = inspect_file(folder_of(published[0]) / "conformance.html")
    assert [check for check in of_page if check.state == "failed"] == []  # it keeps the rules that it tells of


# --- names and marking -----------------------------------------------------------------------------------------------


def test_by_role_no_lead_officer_is_named_in_any_file_and_each_page_is_marked(office: Office) -> None:
    ran = run(office, "publish", "--names", "role", "--marking", "official")
    assert ran.code == 0, ran.words
    words = everything(office)
    assert not re.search("Bloggs|Ann Other", words)
    assert "Community safety officer, ABC" in words
    assert "No role is typed for Ann Other (plan.xlsx > People > C3)" in ran.words
    reader = PdfReader(folder_of(office) / f"{NAME}.pdf")
    assert all("OFFICIAL" in page.extract_text() for page in reader.pages)
    with zipfile.ZipFile(folder_of(office) / f"{NAME}.docx") as package:
        assert "OFFICIAL" in package.read("word/header1.xml").decode()
        assert 'name="Protective marking"' in package.read("docProps/custom.xml").decode()
    assert contents(office)[f"{NAME}.html"].decode().count(">OFFICIAL<")
    assert load_workbook(folder_of(office) / f"{NAME}-data.xlsx")["Cover"]["A2"].value.endswith("OFFICIAL")


def test_all_that_stands_in_the_way_is_told_with_its_cell_and_nothing_is_published(tmp_path: Path) -> None:
    words = "Write to Ms Bloggs at j.bloggs@anytown.example about this DRAFT."
    text: Rows = [PLAN["Text"][0], ("Introduction", words)]
    office = with_template(small_office(tmp_path / "office", Text=text), header="Draft of May")
    with office.book() as book:
        book["Plan"].append(("Names of lead officers", "By role"))
    assert draft(office, "agreed").code == 0
    ran = run(office, "publish")
    assert (ran.code, contents(office)) == (1, {})
    assert "STOP plan.xlsx > Text > B2: “Jo Bloggs” (as “Ms Bloggs”, “j.bloggs”) stands here" in ran.words
    assert "plan.xlsx > Text > B2: “DRAFT”" in ran.words
    assert "word/header1.xml: “Draft of May" in ran.words
    assert "Nothing was published." in ran.words


def test_a_sheet_plan_that_cannot_be_read_does_not_show_names_by_mistake(office: Office) -> None:
    with office.book() as book:
        book["Plan"].append(("Names of lead officers", "Perhaps"))
    ran = run(office, "publish")
    assert ran.code == 1
    assert "Mend it, or say both: make publish NAMES=shown MARKING=none" in ran.words


# --- what keeps a document from being published ----------------------------------------------------------------------


def test_without_an_agreed_draft_it_says_what_is_missing(tmp_path: Path) -> None:
    office = small_office(tmp_path / "office", Partners=PARTNERS)
    ran = run(office, "publish")
    assert (ran.code, contents(office)) == (1, {})
    assert "No draft of the plan of 2017/18 has been issued yet" in ran.words
    assert draft(office, "first draft").code == 0
    ran = run(office, "publish")
    assert "No version of the plan of 2017/18 was agreed yet: the last is draft 1 (first draft" in ran.words
    assert "Anytown Police must sign off and has not agreed to what the last draft says (not sent yet)" in ran.words
    assert "Anytown Borough Council" not in ran.words
    assert "No draft of the report of 2017/18" in run(office, "publish", "--document", "report").words


def test_an_agreement_that_was_taken_back_stops_until_it_is_said_why(tmp_path: Path) -> None:
    office = with_template(small_office(tmp_path / "office", Partners=PARTNERS))
    assert draft(office, "first draft").code == 0
    assert run(office, "sign-off", "Anytown Police", "--draft", "1", "--by", "Pat Lee").code == 0
    assert draft(office, "agreed").code == 0
    assert run(office, "sign-off", "Anytown Police", "--draft", "1", "--withdraw").code == 0
    ran = run(office, "publish")
    assert ran.code == 1
    assert "Anytown Police has withdrawn its agreement since the plan was agreed" in ran.words
    assert draft(office, "agreed", "--note", "The board decided so.").code == 0
    agreed = agreed_version(Project(office.root).year(None), PARTNERSHIP_PLAN)
    assert agreed.draft.number == 3
    assert agreed.remarks[0] == "Agreed without the sign-off of Anytown Police; the note in the register says why."


def test_a_frozen_draft_that_was_touched_is_not_published(office: Office) -> None:
    before = contents(office)
    frozen = office.outputs / "drafts" / "02-agreed"
    writable(frozen)
    with (frozen / "inputs" / "plan.xlsx").open("ab") as file:
        file.write(b"\0")
    ran = run(office, "publish")
    assert "STOP drafts/02-agreed > inputs/plan.xlsx: This file was changed after draft 2 was frozen" in ran.words
    assert (ran.code, contents(office)) == (1, before)


def test_later_work_is_told_and_what_was_agreed_is_published_again_with_the_same_bytes(office: Office) -> None:
    before = contents(office)
    assert run(office, "publish").code == 0
    without_verapdf = contents(office)
    page = without_verapdf["conformance.html"].decode()
    assert page.count("Not run") == 1
    assert "which is not there" in page
    assert {**without_verapdf, "conformance.html": b""} == {**before, "conformance.html": b""}
    (folder_of(office) / f"{NAME}-data-old.csv").write_text("a table that there is no more")
    with office.book() as book:
        book["Actions"]["D2"] = "Hold a meeting in every street."
    assert draft(office, "first draft", "--note", "for next year").code == 0
    ran = run(office, "publish")
    assert ran.code == 0, ran.words
    assert "Published is draft 2 (agreed" in ran.words
    assert "Saved or changed since draft 2 was agreed" in ran.words
    assert contents(office) == without_verapdf


def test_a_document_that_somebody_has_open_is_left_whole(office: Office) -> None:
    before = contents(office)
    mark = folder_of(office) / f".~lock.{NAME}.pdf#"
    mark.write_text("x")
    ran = run(office, "publish", "--names", "none")
    mark.unlink()
    assert f"{NAME}.pdf in outputs/2017-18/publish is open in a program" in ran.words
    assert (ran.code, contents(office)) == (1, before)


def test_a_file_in_place_of_the_folder_is_told_and_not_taken_for_a_fault_of_planbuilder(office: Office) -> None:
    shutil.rmtree(folder_of(office))
    folder_of(office).write_text("notes of somebody")
    ran = run(office, "publish")
    assert ran.code == 1
    assert "publish: a file stands where a folder belongs" in ran.words
    assert folder_of(office).read_text() == "notes of somebody"
