"""What is published, file by file: data by the rules for spreadsheets, the marking, the page of conformance."""

from __future__ import annotations

import csv
import io
import zipfile
from decimal import Decimal
from fractions import Fraction

import pytest
from openpyxl import load_workbook
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from planbuilder.checking import check_inputs
from planbuilder.inspecting.results import Check, Place
from planbuilder.model.report import make_report
from planbuilder.model.worked import Worked
from planbuilder.problems import PlanbuilderError
from planbuilder.project import Project
from planbuilder.publications import REPORT
from planbuilder.publishing.conformance import Published, conformance_page
from planbuilder.publishing.data_book import Cover, csv_of, data_book
from planbuilder.publishing.inside import without_people
from planbuilder.publishing.marking import marked_page
from planbuilder.publishing.own_checks import agreed_words
from planbuilder.publishing.refusing import failures, not_run
from planbuilder.publishing.report_tables import report_tables
from planbuilder.publishing.tables import Heading, Table, figure, joined, named_apart
from planbuilder.publishing.wishes import Names, wish_of
from small_office import small_office
from stories.office import REPOSITORY, Office

COVER = Cover("Partnership Plan 2026/27", "Safer Anytown", "Agreed on 1 May 2026 (draft 3).", ("x@anytown.example",))
TABLE = Table(
    "Fly_tips",
    "Fly-tips by month",
    (Heading("Month", 12), Heading("2025/26 (fly-tips)", 12, 0, "Until March."), Heading("Change (%)", 12, 1)),
    [("April", 12, Decimal("-3.5")), ("=1+1", "[x]", "[z]")],
    ("Source: the council.",),
    [(), ("April: counted twice.", "Until March.")],
)


def test_numbers_are_numbers_and_what_is_missing_has_its_shorthand() -> None:
    sheet = load_workbook(io.BytesIO(data_book(COVER, [TABLE])))["Fly_tips"]
    rows = list(sheet.iter_rows(values_only=True))
    assert [row[0] for row in rows[:3]] == [
        "Table 1: Fly-tips by month",
        "This sheet has one table.",
        "Source: the council.",
    ]
    assert [row for row in rows if row[-1] is not None] == [
        ("Month", "2025/26 (fly-tips) [note 1]", "Change (%)", "Notes"),
        ("April", 12, -3.5, "No note"),
        ("=1+1", "[x]", "[z]", "[note 2] [note 1]"),
    ]
    assert sheet.cell(sheet.max_row, 1).data_type == "s"


def test_each_note_is_told_once_and_shorthand_is_explained() -> None:
    sheet = load_workbook(io.BytesIO(data_book(COVER, [TABLE])))["Notes"]
    told = {row[0]: row[1] for row in sheet.iter_rows(values_only=True)}
    assert {"note 1", "note 2", "x", "z"} <= set(told)
    assert "u" not in told
    assert (told["note 1"], told["note 2"]) == ("Until March.", "April: counted twice.")
    assert "note 3" not in told


def test_the_same_tables_give_the_same_bytes() -> None:
    assert data_book(COVER, [TABLE]) == data_book(COVER, [TABLE])


def test_a_csv_file_has_its_headings_and_rows_alone_and_no_text_that_acts() -> None:
    content = csv_of(TABLE)
    assert not content.startswith(b"\xef\xbb\xbf")
    assert list(csv.reader(io.StringIO(content.decode(), newline=""))) == [
        ["Month", "2025/26 (fly-tips)", "Change (%)", "Notes"],
        ["April", "12", "-3.5", "No note"],
        ["'=1+1", "[x]", "[z]", "April: counted twice. Until March."],
    ]


def test_two_tables_of_one_name_get_sheets_of_their_own() -> None:
    assert [one.name for one in named_apart([TABLE, TABLE])] == ["Fly_tips", "Fly_tips_2"]


def test_a_figure_that_is_not_there_is_unknown_or_cannot_be() -> None:
    assert figure(Worked(Fraction(7, 2), 1)) == Decimal("3.5")
    assert figure(Worked(Fraction(4835))) == 4835
    assert figure(Worked(None, reason="not recorded for Anytown in 2016")) == "[x]"
    assert figure(Worked(None, reason="the count in 2016 was 0, of which nothing is a percentage")) == "[z]"


def test_lines_of_a_cell_become_one() -> None:
    assert joined(["The themes are:", "Crime", "Fire  safety.", "Roads"]) == "The themes are: Crime; Fire safety. Roads"
    assert joined([]) == "[x]"


# --- marking and names as they are asked for -------------------------------------------------------------------------


@pytest.fixture(scope="module")
def plain_office(tmp_path_factory: pytest.TempPathFactory) -> Office:
    """An office with a year in it. Look at it, and change nothing."""
    return small_office(tmp_path_factory.mktemp("wishes") / "office")


@pytest.mark.parametrize(
    ("typed", "marking", "told"),
    [
        ("", "", ""),
        ("none", "", ""),
        ("official", "OFFICIAL", ""),
        ("Official-Sensitive", "OFFICIAL-SENSITIVE", "may be published"),
        ("official - sensitive: commercial", "OFFICIAL-SENSITIVE COMMERCIAL", "may be published"),
        ("OFFICIAL-SENSITIVE [COMMERCIAL]", "OFFICIAL-SENSITIVE [COMMERCIAL]", "may be published"),
        ("RESTRICTED", "RESTRICTED", "is no protective marking"),
    ],
)
def test_a_marking_is_printed_as_the_government_spells_it(
    plain_office: Office, typed: str, marking: str, told: str
) -> None:
    wish = wish_of(Project(plain_office.root).year(None), "plan", None, typed)
    assert (wish.marking, wish.names) == (marking, Names.SHOWN)
    assert told in " ".join(wish.remarks)
    assert bool(told) == bool(wish.remarks)


def test_a_marking_that_is_a_text_is_refused(plain_office: Office) -> None:
    with pytest.raises(PlanbuilderError, match="The protective marking has 100 letters"):
        wish_of(Project(plain_office.root).year(None), "plan", "shown", "x" * 100)


@pytest.mark.parametrize("typed", ["Draft", "OFFICIAL (not for publication)", "{{ title }}", "-"])
def test_a_marking_that_could_not_be_published_is_refused_before_anything_is_built(
    plain_office: Office, typed: str
) -> None:
    with pytest.raises(PlanbuilderError, match="is no marking of what is published"):
        wish_of(Project(plain_office.root).year(None), "plan", "shown", typed)


def test_a_web_page_that_shows_the_header_of_the_word_file_is_not_marked_again() -> None:
    page = """<html><body><main><p>A &amp; B "x"</p></main></body></html>"""
    assert marked_page(page, 'A & B "x"') == page


def test_the_web_page_is_marked_inside_its_main_part_once() -> None:
    page = "<html><body><a>skip</a><main id='m'><p>x</p></main></body></html>"
    marked = marked_page(page, "A & B")
    assert marked.count("A &amp; B</p>") == 2
    assert marked.index("<main") < marked.index("A &amp; B") < marked.index("<p>x")
    assert marked_page(page, "") == page
    assert marked_page(marked, "A & B") == marked


# --- what files inside say of people ---------------------------------------------------------------------------------


def photograph(kind: str) -> bytes:
    """A small picture with its maker, its place and (in a JPEG) that it is to be turned."""
    image, content = Image.new("RGB", (8, 6), "navy"), io.BytesIO()
    words = PngInfo()
    words.add_text("Author", "Jo Bloggs")
    about = Image.Exif()
    about[0x0112], about[0x013B] = 6, "Jo Bloggs"
    about.get_ifd(0x8825)[1] = "N"
    image.save(content, kind, **({"pnginfo": words} if kind == "PNG" else {"exif": about, "comment": b"Jo Bloggs"}))
    return content.getvalue()


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_a_picture_no_longer_says_who_made_it_and_looks_the_same(kind: str) -> None:
    before = photograph(kind)
    after = without_people("word/media/picture1", before)
    assert b"Jo Bloggs" in before
    assert b"Jo Bloggs" not in after
    old, new = (Image.open(io.BytesIO(content)) for content in (before, after))
    assert old.tobytes() == new.tobytes()
    assert dict(new.getexif()) == ({0x0112: 6} if kind == "JPEG" else {})
    assert without_people("word/media/picture1", after) == after


def test_a_workbook_inside_no_longer_says_who_made_it() -> None:
    before = data_book(COVER, [TABLE])
    after = without_people("word/embeddings/chart1.xlsx", before)
    assert load_workbook(io.BytesIO(before)).properties.creator == "Safer Anytown"
    with zipfile.ZipFile(io.BytesIO(after)) as package:
        assert b"Safer Anytown" not in package.read("docProps/core.xml")
    assert load_workbook(io.BytesIO(after)).sheetnames == load_workbook(io.BytesIO(before)).sheetnames


# --- conformance -----------------------------------------------------------------------------------------------------

GOOD = Check("title", "It has a title", "WCAG 2.2, 2.4.2", "https://www.w3.org/TR/WCAG22/", "passed")
BAD = Check(
    "alt", "Pictures say what they show", "WCAG 1.1.1", "x", "failed", (Place("page 2", "<no words>"),), "Say it."
)
AWAY = Check("pdf-ua", "It keeps PDF/UA-1", "ISO 14289-1", "x", "not run", reason="There is no Java here.")


def test_the_page_keeps_what_it_says_of_the_other_document() -> None:
    plan = Published("plan", "The Plan", "Agreed.", {"plan.docx": [GOOD, AWAY]})
    report = Published("report", "The Report", "Agreed.", {"report.docx": [GOOD, BAD]})
    first = conformance_page(plan, "2026/27")
    both = conformance_page(report, "2026/27", first, ["plan"])
    assert both.index("The Plan") < both.index("The Report")
    assert "There is no Java here." in both
    assert "page 2: &lt;no words&gt;" in both
    assert conformance_page(plan, "2026/27", both, ["report"]) == both
    assert conformance_page(plan, "2026/27", both, []) == first


def test_a_failed_check_stops_and_one_that_was_not_run_is_told() -> None:
    (problem,) = failures({"plan.docx": [GOOD, BAD, AWAY]})
    assert str(problem).startswith(
        "STOP  plan.docx: This check failed: Pictures say what they show (page 2: <no words>). Say it."
    )
    assert not_run({"plan.pdf": [GOOD, AWAY]}) == ["Not checked here: It keeps PDF/UA-1 (There is no Java here.)."]


def test_another_word_than_was_agreed_is_a_failed_check() -> None:
    assert agreed_words(["One", "Two"], ["One", "Two"]).state == "passed"
    check = agreed_words(["One", "Two"], ["One", "Too", "Three"])
    assert (check.state, check.places) == ("failed", (Place("paragraph 2", "agreed: “Two”; now: “Too”"),))


# --- the sample year -------------------------------------------------------------------------------------------------


def test_the_data_of_the_sample_report_are_its_figures_as_numbers() -> None:
    inputs = check_inputs(Project(REPOSITORY).year("2017-18"), REPORT.workbooks)
    report = make_report(*(inputs.workbooks[name] for name in REPORT.workbooks))
    tables = {table.name: table for table in report_tables(report)}
    own = ("Crime", "Districts", "Fly_tips_reported", "Enforcement", "Indicators", "Progress", "Funders", "Costs")
    assert tuple(tables) == (*own, "Policing")
    crime = {row[0]: row for row in tables["Crime"].rows}
    assert crime["All crime"][2:7] == (4135, 4835, 700, Decimal("16.9"), Decimal("63.3"))
    assert crime["Residential burglary"][4] == "[z]"  # counted by this definition for a part of the year alone
    assert tables["Districts"].rows[-1][:3] == ("[z]", "Stansted", 1724)
    assert tables["Enforcement"].rows[2] == ("2015/16", 4, Decimal("1710.5"))
    assert all(len(row) == len(table.headings) for table in tables.values() for row in table.rows)
    assert all(value != "" for table in tables.values() for row in table.rows for value in row)
