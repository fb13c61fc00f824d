"""An officer builds the sample year for the first time, and looks at what came out."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from openpyxl import load_workbook
from pypdf import PdfReader

from planbuilder.output.inspect import missing_words, word_faults
from stories.office import YEAR, Office, Ran
from stories.reading import (
    W,
    actions,
    contents,
    footers,
    headings,
    part,
    pdf_outline,
    pdf_pages,
    table,
    tables,
    text,
)
from verapdf import pdf_ua_failures
from word_validity import open_xml_errors

AREAS = [
    "Community Engagement",
    "Anti-Social Behaviour and Environmental Crime",
    "Protecting People from Harm",
    "Burglary",
]
REFS = [
    f"{letters}{number}"
    for letters, most in (("CE", 6), ("ASB", 5), ("PH", 9), ("B", 3))
    for number in range(1, most + 1)
]


@pytest.fixture(scope="module")
def office(first_build: tuple[Office, Ran]) -> Office:
    return first_build[0]


@pytest.fixture(scope="module")
def docx(office: Office) -> Path:
    return office.docx


def test_the_steps_are_told_and_the_files_named_with_pages_and_sizes(first_build: tuple[Office, Ran]) -> None:
    office, ran = first_build
    steps = re.findall(r"^  - (.*) \.\.\.$", ran.said, re.MULTILINE)
    assert steps[0] == "Checking inputs/2017-18"
    assert "Writing the Word document" in steps
    pages = len(pdf_pages(office.pdf))
    for path in (office.docx, office.pdf):
        size = round(path.stat().st_size / 1000)
        assert f"  outputs/{YEAR}/{path.name}  ({pages} pages, {size} KB)" in ran.said.splitlines()
    assert re.search(r"^Partnership Plan 2017/18: in \d+\.\d seconds\.$", ran.said, re.MULTILINE)
    assert ran.complained == ""


def test_outputs_hold_the_two_files_and_nothing_else(office: Office) -> None:
    assert office.in_outputs() == [office.docx.name, office.pdf.name]


def test_the_word_document_is_valid(docx: Path) -> None:
    assert open_xml_errors(docx) == []
    assert word_faults(docx) == []


def test_the_pdf_keeps_all_rules_of_pdf_ua(office: Office) -> None:
    assert pdf_ua_failures(office.pdf) == []


def test_every_word_of_the_word_document_is_in_the_pdf(office: Office) -> None:
    assert missing_words(office.docx, office.pdf) == []


def test_word_asks_no_question_on_opening(docx: Path) -> None:
    settings = part(docx, "word/settings.xml")
    assert settings.find(f"{W}updateFields") is None
    assert settings.find(f"{W}attachedTemplate") is None


# --- contents ------------------------------------------------------------------------------------------------


def test_the_contents_name_the_pages_on_which_the_headings_stand(office: Office) -> None:
    entries = contents(office.docx)
    assert len(entries) > 12
    assert entries == pdf_outline(office.pdf)
    pages = pdf_pages(office.pdf)
    assert all(squeezed(words) in squeezed(pages[page - 1]) for words, page in entries)


def test_the_contents_page_of_the_pdf_says_the_same(office: Office) -> None:
    page = squeezed(pdf_pages(office.pdf)[1])
    assert all(f"{squeezed(words)}{number}" in page for words, number in contents(office.docx))


def squeezed(words: str) -> str:
    """Words without blanks and leader dots, which readers of PDFs put in differently."""
    return re.sub(r"[\s.]+", "", words)


def test_the_contents_are_a_field_that_word_can_bring_up_to_date(docx: Path) -> None:
    fields = [one.text.split()[0] for one in part(docx, "word/document.xml").iter(f"{W}instrText")]
    assert fields.count("TOC") == 1
    assert fields.count("PAGEREF") == len(contents(docx))


# --- properties and footers ----------------------------------------------------------------------------------


def test_the_word_document_tells_its_title_author_language_subject_and_year(docx: Path) -> None:
    core = {re.sub(r"\{.*\}", "", one.tag): one.text for one in part(docx, "docProps/core.xml")}
    assert core["title"] == "Safer Brentwood Partnership Plan 2017/18"
    assert core["creator"] == "Safer Brentwood Community Safety Partnership"
    assert core["subject"] == "Community safety in Brentwood, 2017/18"
    assert core["language"] == "en-GB"
    assert core["created"] == "2017-09-11T00:00:00Z"
    assert "".join(part(docx, "docProps/custom.xml").itertext()) == "2017/18"
    languages = {one.get(f"{W}val") for one in part(docx, "word/styles.xml").iter(f"{W}lang")}
    assert languages == {"en-GB"}


def test_the_pdf_tells_the_same_and_shows_its_title(office: Office) -> None:
    reader = PdfReader(office.pdf)
    about = reader.metadata
    assert about is not None
    assert about.title == "Safer Brentwood Partnership Plan 2017/18"
    assert about.author == "Safer Brentwood Community Safety Partnership"
    assert about.subject == "Community safety in Brentwood, 2017/18"
    assert "2017/18" in str(about.get("/Keywords"))
    root = reader.root_object
    assert str(root["/Lang"]) == "en-GB"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"].value is True  # type: ignore[index]
    assert root["/MarkInfo"]["/Marked"].value is True  # type: ignore[index]


def test_each_page_but_the_cover_has_the_footer_with_its_number(office: Office) -> None:
    line = "Safer Brentwood Partnership Plan 2017/18 · Agreed"
    assert set(footers(office.docx)) == {f"{line} Page {{PAGE}} of {{NUMPAGES}}"}
    pages = pdf_pages(office.pdf)
    for number, page in enumerate(pages[1:], 2):
        assert page.count(f"Page {number} of {len(pages)}") == 1
        assert page.count(line) == 1


# --- facts ---------------------------------------------------------------------------------------------------


def test_the_parts_stand_in_the_order_of_the_published_plan(docx: Path) -> None:
    assert headings(docx) == [
        "Introduction",
        "Background",
        "Borough profile",
        "Police and crime plan priorities",
        *(f"Partnership focus: {area}" for area in AREAS),
        "Partnership promise",
        "Achievements and highlights of 2016/17",
        "Resources",
        *(f"Action plan: {area}" for area in AREAS),
    ]


def test_the_cover_has_the_version_control_table(docx: Path) -> None:
    assert table(docx, "Stage", "Date") == [
        [["First draft prepared"], ["28 July 2017"]],
        [["Final draft prepared"], ["7 August 2017"]],
        [["Final version agreed"], ["11 September 2017"]],
    ]


def test_partners_are_listed_as_statutory_and_community_with_a_key(office: Office) -> None:
    [[statutory, community]] = table(office.docx, "Statutory partners", "Community partners")
    rows = load_workbook(office.workbook)["Partners"].iter_rows(min_row=2, max_col=2, values_only=True)
    typed = [row for row in rows if row[0]]
    assert statutory == [name for name, kind in typed if kind == "Statutory"]
    assert community == [name for name, kind in typed if kind == "Community"]
    assert "Essex Police" in statutory
    assert "Victim Support" in community
    lines = text(office.docx).splitlines()
    assert [line for line in lines if line.startswith("Statutory partners: ")]
    assert [line for line in lines if line.startswith("Community partners: ")]


def test_the_profile_has_its_8_themes(docx: Path) -> None:
    tops = [" ".join(cell) for rows in tables(docx) for cell in rows[0]]
    themes = [
        *("People and place", "Lifestyles", "Physical and mental health", "Housing"),
        *("Children and Young people", "Education", "Employment", "Transport"),
    ]
    assert [top for top in tops if top in themes] == themes


def test_the_7_police_priorities_tell_which_focus_areas_serve_them(docx: Path) -> None:
    [header] = [rows[0] for rows in tables(docx) if rows[0][0] == ["No."]]
    rows = table(docx, *(" ".join(cell) for cell in header))
    assert [row[0] for row in rows] == [[str(number)] for number in range(1, 8)]
    served = {row[1][0]: row[2] for row in rows}
    assert served["Crack down on anti-social behaviour"] == [
        "Community Engagement (6 actions)",
        "Anti-Social Behaviour and Environmental Crime (5 actions)",
        "Protecting People from Harm (2 actions)",
    ]
    counted = {name: sum(name in cells[4] for cells in actions(docx).values()) for name in served}
    told = {
        name: sum(int(re.findall(r"\((\d+) actions?\)", area)[0]) for area in areas) for name, areas in served.items()
    }
    assert told == counted


def test_each_focus_area_has_a_page_with_its_picture_its_points_and_its_reasons(office: Office) -> None:
    panels = [rows[1] for rows in tables(office.docx) if rows[0] == [["Focusing on"], ["Why?"]]]
    assert [(len(left), len(right)) for left, right in panels] == [(8, 3), (6, 7), (5, 5), (5, 4)]
    starts = [page for words, page in pdf_outline(office.pdf) if words.startswith("Partnership focus")]
    assert len(set(starts)) == 4
    descriptions = [
        one.get("descr", "") for one in part(office.docx, "word/document.xml").iter() if one.tag.endswith("}docPr")
    ]
    assert len([words for words in descriptions if words.startswith("Drawing of ")]) == 4
    assert [words for words in descriptions if words.startswith("Crest of Safer Brentwood")]
    assert all(descriptions)


def test_the_9_highlights_stand_out_with_their_figures(docx: Path) -> None:
    figures = ["60+", "14", "5", "80,000+", "7", "300+", "Bi-monthly", "20+", "1"]
    tiles = [rows[0] for rows in tables(docx) if len(rows) == 2 and len(rows[0]) == 3]
    assert [cell[0] for tops in tiles for cell in tops if cell[0] in figures] == figures


def test_the_budget_adds_up_by_funder_and_by_priority(docx: Path) -> None:
    by_funder = {row[0][0]: row[1][0] for row in table(docx, "Funder", "Amount", "Share", "Actions")}
    assert by_funder["Safer Brentwood Community Safety Partnership (CSP)"] == "£14,924"
    assert by_funder.pop("All funders") == "£28,374"
    assert sum(map(pounds, by_funder.values())) == 28_374
    by_priority = {
        row[0][0]: row[1][0] for row in table(docx, "Priority", "Amount", "Actions", "With existing resources")
    }
    assert [pounds(by_priority[area]) for area in AREAS] == [2_500, 12_000, 13_874, 0]
    in_plans = sum(pounds(line) for cells in actions(docx).values() for line in cells[3] if line.startswith("£"))
    assert in_plans == 28_374


def pounds(amount: str) -> int:
    """The pounds of a line such as "£1,950 BBC (Keep Safe Budget)"."""
    return int(re.findall(r"£([\d,]+)", amount)[0].replace(",", ""))


def test_all_23_actions_stand_in_the_action_plans_with_what_was_left_blank_said(docx: Path) -> None:
    rows = actions(docx)
    assert list(rows) == REFS
    assert rows["PH4"][3] == ["£500 CSP", "£1,000 ECFRS", "£1,950 BBC (Keep Safe Budget)"]
    assert rows["ASB4"][2] == ["Daniel Cannon, BBC", "Claire Love, ECC Youth Service"]
    assert rows["B1"][3] == ["Existing resources"]
    assert (rows["PH6"][2], rows["ASB4"][3], rows["ASB5"][5]) == (["Not stated"], ["Not stated"], ["Not stated"])
    assert (rows["ASB1"][5], rows["PH3"][5]) == (["TBC"], ["N/A"])
    listed = [
        row[0][0]
        for row in next(
            t[1:] for t in tables(docx) if [c[0] for c in t[0]] == ["Ref", "Strategic objective", "Priority"]
        )
    ]
    assert listed == ["CE2", "CE3", "CE5", "ASB2", "PH1", "PH6", "PH7", "PH8", "PH9", "B1", "B2", "B3"]


def test_action_plans_are_landscape_in_their_priority_s_colour_and_repeat_their_header(docx: Path) -> None:
    body = part(docx, "word/document.xml")
    plans = [one for one in body.iter(f"{W}tbl") if "Actions" in one.find(f"{W}tblPr/{W}tblStyle").get(f"{W}val")]
    assert len({one.find(f"{W}tblPr/{W}tblStyle").get(f"{W}val") for one in plans}) == len(plans) == 4
    assert all(one.find(f"{W}tr/{W}trPr/{W}tblHeader") is not None for one in plans)
    orientations = [one.get(f"{W}orient", "portrait") for one in body.iter(f"{W}pgSz")]
    assert orientations[-1] == "landscape"
    assert orientations[0] == "portrait"
