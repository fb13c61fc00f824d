"""The report's template is what its script makes, is a good Word file, and fills well with much, little and nothing."""

from __future__ import annotations

import re
import subprocess
import sys
from collections import Counter
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from lxml import etree

from planbuilder.intake.check import Checked
from planbuilder.model.outturn import STATUSES
from planbuilder.model.report import Report, make_report
from planbuilder.output.finish import finish
from planbuilder.output.inspect import word_faults
from planbuilder.output.pdf import find_engine
from planbuilder.output.report_documents import report_charts, report_values
from planbuilder.output.word import WordDocument, make_document
from planbuilder.schema import Record
from planbuilder.schema.achievements import (
    Comment,
    Event,
    HighlightBox,
    PoliceTeam,
    Post,
    Project,
    ReportPassage,
)
from planbuilder.schema.lists import Partner, Priority
from planbuilder.schema.plan import Action, Passage, Progress
from planbuilder.schema.statistics import DistrictCount, Enforcement, Indicator, Measure, MonthCount, Series
from planbuilder.values import contrast
from sample_report import changed, pictures_of, properties_of, report_without, sample_report
from sample_year import sample_year
from template_look import Template, W, text, value
from test_template import CONTROL, PDF_STRUCTURE_TYPES
from verapdf import pdf_ua_failures
from word_validity import open_xml_errors

ROOT = Path(__file__).resolve().parents[1]
PATH = ROOT / "templates" / "achievements-report.docx"
TEMPLATE = Template(PATH)


def document(report: Report) -> WordDocument:
    pictures = pictures_of(report)
    values = report_values(report, pictures)
    return make_document(PATH, values, pictures, properties_of(report), report_charts(report))


def filled(report: Report, folder: Path) -> Path:
    path = folder / "report.docx"
    path.write_bytes(document(report).finished(None))
    return path


def paragraphs(path: Path, *styles: str) -> list[str]:
    several = Template(path).body.iter(f"{W}p")
    return [text(p) for p in several if not styles or value(p.find(f"{W}pPr/{W}pStyle")) in styles]


# --- the file ---------------------------------------------------------------------------------------------


def test_the_script_makes_the_template_byte_for_byte(tmp_path: Path) -> None:
    plan, report = tmp_path / "plan.docx", tmp_path / "report.docx"
    script = ROOT / "scripts" / "make_template.py"
    command = [sys.executable, str(script), "--to", str(plan), "--report-to", str(report)]
    subprocess.run(command, check=True, capture_output=True, timeout=60)
    assert report.read_bytes() == PATH.read_bytes(), "run: python scripts/make_template.py"


def test_a_template_that_was_not_asked_for_is_left_alone(tmp_path: Path) -> None:
    script = ROOT / "scripts" / "make_template.py"
    before = PATH.stat().st_mtime_ns
    command = [sys.executable, str(script), "--to", str(tmp_path / "partnership-plan (original).docx")]
    subprocess.run(command, check=True, capture_output=True, timeout=60)
    assert PATH.stat().st_mtime_ns == before
    assert [path.name for path in tmp_path.iterdir()] == ["partnership-plan (original).docx"]


def test_the_originals_of_all_templates_and_texts_are_put_beside_those_in_use(tmp_path: Path) -> None:
    script = ROOT / "scripts" / "make_template.py"
    command = [sys.executable, str(script), "--originals", str(tmp_path)]
    subprocess.run(command, check=True, capture_output=True, timeout=60)
    shipped = sorted(path for path in (ROOT / "templates").iterdir() if "(original)" not in path.name)
    made = {path.name.replace(" (original)", ""): path.read_bytes() for path in tmp_path.iterdir()}
    assert made == {path.name: path.read_bytes() for path in shipped}
    assert all(" (original)." in path.name for path in tmp_path.iterdir())


def test_word_opens_it_without_a_repair() -> None:
    assert open_xml_errors(PATH) == []
    assert word_faults(PATH) == []


def test_nothing_floats() -> None:
    names = {etree.QName(element).localname for story in TEMPLATE.stories() for element in story.iter()}
    assert not names & {"anchor", "framePr", "pict", "txbxContent", "tblpPr"}


@pytest.mark.parametrize(("tag", "kind"), [("pStyle", "paragraph"), ("rStyle", "character"), ("tblStyle", "table")])
def test_every_style_that_is_used_is_defined(tag: str, kind: str) -> None:
    used = {value(element) for story in TEMPLATE.stories() for element in story.iter(f"{W}{tag}")}
    assert used
    assert used <= {name for name, style in TEMPLATE.styles.items() if style.get(f"{W}type") == kind}


def test_every_style_is_based_on_one_that_is_defined() -> None:
    linked = {value(e) for style in TEMPLATE.styles.values() for e in style if e.tag in {f"{W}basedOn", f"{W}next"}}
    assert linked <= set(TEMPLATE.styles)


def test_each_list_style_has_a_list_of_its_own() -> None:
    numbers = [value(e) for style in TEMPLATE.styles.values() for e in style.iter(f"{W}numId")]
    assert max(Counter(numbers).values()) == 1


def test_no_paragraph_style_of_ours_is_named_like_a_pdf_structure_type() -> None:
    ours = [style for style in TEMPLATE.styles.values() if style.get(f"{W}customStyle") == "1"]
    names = {(value(style.find(f"{W}name")) or "").casefold() for style in ours}
    assert [name for name in names if PDF_STRUCTURE_TYPES.fullmatch(name)] == []


def test_all_text_stands_out_from_its_ground() -> None:
    pairs = list(TEMPLATE.pairs())
    assert {"FFC83D", "1B6E3C", "F2B824"} <= {pair.ground for pair in pairs}
    assert [pair for pair in pairs if contrast(pair.text, pair.ground) < 4.5] == []


def test_look_lives_in_styles_and_not_in_runs() -> None:
    dressed = [run for story in TEMPLATE.stories() for run in story.iter(f"{W}rPr")]
    assert {etree.QName(child).localname for dress in dressed for child in dress} == {"rStyle"}


# --- tags and tables --------------------------------------------------------------------------------------


def test_control_tags_stand_alone_in_the_style_for_tags() -> None:
    found = [paragraph for paragraph in TEMPLATE.body.iter(f"{W}p") if "{%" in text(paragraph)]
    assert len(found) > 200
    for paragraph in found:
        assert CONTROL.fullmatch(text(paragraph)), text(paragraph)
        assert {value(style) for style in paragraph.iter(f"{W}rStyle")} == {"TemplateTag"}


def test_every_loop_in_a_cell_says_what_stands_there_when_there_is_nothing() -> None:
    loops = 0
    for cell in TEMPLATE.body.iter(f"{W}tc"):
        open_tags: list[list[str]] = []
        for words in map(text, cell.iter(f"{W}p")):
            if words.startswith(("{%p for", "{%p if")):
                open_tags.append([words])
            elif words == "{%p else %}":
                open_tags[-1].append(words)
            elif words in {"{%p endfor %}", "{%p endif %}"}:
                done = open_tags.pop()
                loops += "for" in done[0].split()
                assert len(done) == 2 or "for" not in done[0].split(), text(cell)
        assert not open_tags
    assert loops > 5


def test_every_table_has_a_title_and_a_header_row_that_repeats() -> None:
    tables = list(TEMPLATE.body.iter(f"{W}tbl"))
    assert len(tables) > 15
    for table in tables:
        first = table.find(f"{W}tr")
        assert first is not None
        assert value(table.find(f"{W}tblPr/{W}tblCaption"))
        assert first.find(f"{W}trPr/{W}tblHeader") is not None
        assert all(text(cell) for cell in first.findall(f"{W}tc"))


def test_both_header_rows_of_the_crime_table_repeat() -> None:
    (crime,) = [t for t in TEMPLATE.body.iter(f"{W}tbl") if "crime.own" in (value(t.find(f".//{W}tblCaption")) or "")]
    headers = [row for row in crime.findall(f"{W}tr") if row.find(f"{W}trPr/{W}tblHeader") is not None]
    assert [len(row.findall(f"{W}tc")) for row in headers] == [4, 13]


def test_columns_and_cells_fill_the_width_between_the_margins() -> None:
    widths = set()
    for table in TEMPLATE.body.iter(f"{W}tbl"):
        columns = [int(column.get(f"{W}w") or 0) for column in table.iter(f"{W}gridCol")]
        widths.add(sum(columns))
        for row in table.findall(f"{W}tr"):
            assert sum(int(cell.get(f"{W}w") or 0) for cell in row.iter(f"{W}tcW")) == sum(columns)
    assert widths == {9412, 14796}


def test_the_columns_of_the_table_of_statuses_are_those_that_are_counted() -> None:
    (table,) = [
        t for t in TEMPLATE.body.iter(f"{W}tbl") if "Actions by status" in (value(t.find(f".//{W}tblCaption")) or "")
    ]
    first = table.find(f"{W}tr")
    assert first is not None
    assert [text(cell) for cell in first.findall(f"{W}tc")] == ["Priority", *STATUSES, "All"]


# --- filled -----------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return filled(sample_report(), tmp_path_factory.mktemp("sample"))


HEADINGS = (
    "The year on one page",
    "Introduction",
    "Policing structure and resources",
    "Crime comparison",
    "Districts compared",
    "Activity and achievements",
    "Fly-tips reported",
    "Enforcement",
    "Indicators",
    "Conclusion",
    "Partnership promise",
)


def test_the_sample_is_a_valid_document_with_its_parts_in_order(sample: Path) -> None:
    assert open_xml_errors(sample) == []
    assert word_faults(sample) == []
    assert tuple(paragraphs(sample, "Heading1")) == HEADINGS


def test_headings_go_down_one_level_at_a_time(sample: Path) -> None:
    several = [value(p.find(f"{W}pPr/{W}pStyle")) or "" for p in Template(sample).body.iter(f"{W}p")]
    levels = [int(style[-1]) for style in several if re.fullmatch("Heading[123]", style)]
    assert levels[0] == 1
    assert max(later - earlier for earlier, later in pairwise(levels)) == 1


def test_no_cell_is_empty_but_the_one_below_a_merged_heading(sample: Path) -> None:
    cells = [cell for cell in Template(sample).body.iter(f"{W}tc") if not text(cell)]
    assert [value(cell.find(f"{W}tcPr/{W}vMerge")) for cell in cells] == ["continue"]


def test_its_sentences_state_the_figures_of_its_table(sample: Path) -> None:
    words = paragraphs(sample)
    said = "All crime has increased by 16.9% (700 more offences)."
    assert f"{said} In the whole of Essex, it has increased by 11.3% (13,339 more offences)." in words
    assert "have decreased by 3.1% (55 fewer incidents)" in "\n".join(words)
    explanation = words.index(next(one for one in words if one.startswith("That is a little more than in the force")))
    assert words[explanation - 1].startswith(said)


def test_it_has_eighteen_measures_and_twenty_seven_events(sample: Path) -> None:
    tables = Template(sample).body.iter(f"{W}tbl")
    (crime,) = [table for table in tables if "Residential burglary" in text(table)]
    assert len(crime.findall(f"{W}tr")) == 2 + 18
    assert len(paragraphs(sample, "ListNumberTight")) == 27


def test_its_pictures_and_charts_say_what_they_show(sample: Path) -> None:
    drawings = [one for one in Template(sample).body.iter() if etree.QName(one).localname == "docPr"]
    assert len(drawings) == 7
    assert all(len(one.get("descr") or "") > 20 for one in drawings)


def test_a_rating_stands_on_its_colour_with_its_word(sample: Path) -> None:
    assert set(paragraphs(sample, "RatingGreen")) == {"Green"}
    assert len(paragraphs(sample, "RatingComplete")) == 6
    assert len(paragraphs(sample, "RatingAmber")) == 2


def test_the_own_district_is_named_in_words(sample: Path) -> None:
    assert paragraphs(sample, "TableTotalTight").count("Brentwood (our area)") == 1


def test_the_same_report_gives_the_same_bytes() -> None:
    report = sample_report()
    assert document(report).finished(None) == document(report).finished(None)


# --- with less --------------------------------------------------------------------------------------------


PARTS: dict[str, tuple[str, tuple[type[Record], ...], str]] = {
    "policing": ("Policing structure and resources", (PoliceTeam, Post), "Policing"),
    "crime": ("Crime comparison", (Measure, Comment), "Crime comparison"),
    "districts": ("Districts compared", (DistrictCount,), "Districts"),
    "activity": (
        "Activity and achievements",
        (HighlightBox, Project, Event, Progress),
        "Activity|Events|Progress",
    ),
    "months": ("Fly-tips reported", (MonthCount, Series), "Monthly figures"),
    "enforcement": ("Enforcement", (Enforcement,), "Enforcement"),
    "indicators": ("Indicators", (Indicator,), "Indicators"),
    "conclusion": ("Conclusion", (), "Conclusion"),
    "promise": ("Partnership promise", (), "Promise"),
    "introduction": ("Introduction", (Partner, Priority, Action, Progress), "Introduction|Partners|Priorities"),
}


def without(sheets: tuple[type[Record], ...], sections: str) -> Report:
    texts = sample_year()["achievements.xlsx"].of(ReportPassage)
    kept = [one for one in texts if not re.fullmatch(sections, one.section)]
    (settings,) = sample_year()["achievements.xlsx"].records["Report"]
    changes = {"Report": [replace(settings, chair=None, vice_chair=None)]}  # type: ignore[call-arg]
    return report_without(*sheets, Text=list(kept), **(changes if "Introduction" in sections else {}))


@pytest.mark.parametrize("part", PARTS)
def test_a_part_whose_sheets_are_empty_is_left_out_with_its_heading(part: str, tmp_path: Path) -> None:
    heading, sheets, sections = PARTS[part]
    path = filled(without(sheets, sections), tmp_path)
    left = paragraphs(path, "Heading1")
    assert heading not in left
    assert [one for one in HEADINGS if one in left and one != heading] == [one for one in left if one in HEADINGS]
    assert len(left) >= len(HEADINGS) - 2
    assert word_faults(path) == []
    assert open_xml_errors(path) == []


def test_a_text_is_printed_even_where_its_sheet_is_empty(tmp_path: Path) -> None:
    report = report_without(Measure, DistrictCount, MonthCount, Series, Enforcement, Indicator, Project, Progress)
    words = "\n".join(paragraphs(filled(report, tmp_path)))
    for said in (
        "calendar year 2017",
        "How does Brentwood compare",
        "Fixed Penalty Notice",
        "Targets are illustrative",
    ):
        assert said in words
    assert "Month by month" in words
    assert "What was done is taken from the published report" in words


def test_a_report_of_settings_alone_has_no_parts_and_no_empty_headings(tmp_path: Path) -> None:
    plan = changed("plan", Action, Progress, Passage, Partner, Priority)
    told = (ReportPassage, PoliceTeam, Post, Comment, HighlightBox, Project, Event)
    settings = changed("achievements", *told)
    (only,) = settings.records["Report"]
    settings.records["Report"] = [replace(only, chair=None, vice_chair=None, status=None)]  # type: ignore[call-arg]
    path = filled(make_report(plan, Checked(), settings), tmp_path)
    assert paragraphs(path, "Heading1", "Heading2", "Heading3") == []
    assert open_xml_errors(path) == []
    assert word_faults(path) == []
    footers = {text(tree) for name, tree in Template(path).parts.items() if name.startswith("word/footer")}
    assert "Safer Brentwood Achievements Report 2017/18Page 1 of 1" in footers


def test_lists_that_are_empty_say_so_in_every_cell(tmp_path: Path) -> None:
    report = report_without(Focus=[], Partners=sample_year()["plan.xlsx"].of(Partner)[:1])
    path = filled(report, tmp_path)
    empty = [cell for cell in Template(path).body.iter(f"{W}tc") if not text(cell)]
    assert len(empty) == 1  # the one below the heading "Measure", which it goes on from
    assert word_faults(path) == []


# --- the PDF ----------------------------------------------------------------------------------------------


@pytest.mark.slow
def test_the_pdf_is_accessible_and_has_lost_nothing(tmp_path: Path) -> None:
    report = sample_report()
    engine = find_engine(None)
    assert engine is not None
    word, pdf = tmp_path / "report.docx", tmp_path / "report.pdf"
    done = finish(
        word, pdf, document(report), properties_of(report), engine, lambda _: None, folder=tmp_path / "layout"
    )
    assert done.problems == []
    assert 20 < done.pages < 40
    assert pdf_ua_failures(pdf) == []
