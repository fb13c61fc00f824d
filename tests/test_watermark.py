"""The watermark: on every page of both files, for the eye alone, and nothing else of the pages moves."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2  # type: ignore[import-untyped]
import pytest
from docx import Document
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.shared import Cm

import pdf_samples
from planbuilder.edition import Edition, NumberedDraft, Watermark
from planbuilder.output.inspect import word_faults
from planbuilder.output.letters import strokes, width
from planbuilder.output.package import MAIN, Package, open_template
from planbuilder.output.pdf import convert, find_engine
from planbuilder.output.pdf_structure import kids_of
from planbuilder.output.pdf_tags import About, clean_up
from planbuilder.output.word_watermark import in_sections, with_watermark
from verapdf import pdf_ua_failures
from word_validity import open_xml_errors

MARK = Watermark("DRAFT", "Draft 2, not for publication")
TITLE = ("Plan", "Safer Anytown", "Subject", "en-GB", dt.date(2017, 4, 1))


# --- the words -------------------------------------------------------------------------------------------------------


def issued(*stages: str) -> tuple[NumberedDraft, ...]:
    return tuple(NumberedDraft(number, stage, dt.date(2017, 7, 1)) for number, stage in enumerate(stages, 1))


@pytest.mark.parametrize(
    ("edition", "in_workbook", "line"),
    [
        (Edition(), "Draft", "Not for publication"),
        (Edition(), "", "Not for publication"),
        (Edition(issued("first draft"), True), "Agreed", "Draft 1, not for publication"),
        (Edition(issued("first draft", "for the board")), "Agreed", "Working copy after draft 2, not for publication"),
        (Edition(issued("agreed", "mid-year change"), True), "", "Draft 2, not for publication"),
        (Edition(issued("agreed")), "Agreed", "Working copy after draft 1, not for publication"),
    ],
)
def test_every_page_says_so_until_the_document_is_agreed(edition: Edition, in_workbook: str, line: str) -> None:
    assert edition.watermark(in_workbook) == Watermark("DRAFT", line)


@pytest.mark.parametrize(
    ("edition", "in_workbook"), [(Edition(), "Agreed"), (Edition(issued("agreed"), True), "Draft")]
)
def test_no_page_says_so_once_it_is_agreed(edition: Edition, in_workbook: str) -> None:
    assert edition.watermark(in_workbook) is None
    assert edition.status(in_workbook) == "Agreed"


def test_every_letter_that_a_watermark_can_have_is_drawn() -> None:
    for text in ("DRAFT", "Not for publication", "Working copy after draft 1234567890, not for publication"):
        path = strokes(text).decode()
        assert re.fullmatch(r"(?:-?[\d.]+ )+[mlc](?:\n(?:-?[\d.]+ )+[mlc])*", path)
        assert width(text) > 100 * len(text)


# --- the PDF ---------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module", params=[pytest.param("libreoffice", marks=pytest.mark.slow), "rdocx"])
def pdfs(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The same document without and with a watermark, by each engine."""
    folder = tmp_path_factory.mktemp("watermark")
    docx = pdf_samples.make_plan(folder / "plan.docx")
    convert([(docx, folder / "raw.pdf")], find_engine(request.param), timeout_seconds=120)
    plain, marked = folder / "plain.pdf", folder / "marked.pdf"
    clean_up(folder / "raw.pdf", plain, About(*TITLE))
    clean_up(folder / "raw.pdf", marked, About(*TITLE, watermark=MARK))
    return plain, marked


def test_a_pdf_with_a_watermark_keeps_every_rule_of_pdf_ua(pdfs: tuple[Path, Path]) -> None:
    assert pdf_ua_failures(pdfs[1]) == []


def test_a_screen_reader_is_told_the_same_with_and_without(pdfs: tuple[Path, Path]) -> None:
    def said(path: Path) -> list[str]:
        return [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(path)]

    def tags(path: Path) -> list[str]:
        def under(tag: Any) -> list[str]:
            return [str(tag.get("/S")), *(name for kid in kids_of(tag) if hasattr(kid, "get") for name in under(kid))]

        with pikepdf.open(path) as pdf:
            return under(pdf.Root.StructTreeRoot)

    assert said(pdfs[0]) == said(pdfs[1])
    assert tags(pdfs[0]) == tags(pdfs[1])


def test_every_page_is_marked_and_can_still_be_read(pdfs: tuple[Path, Path]) -> None:
    before, after = (pypdfium2.PdfDocument(path) for path in pdfs)
    assert len(before) == len(after) > 1
    for old, new in zip(before, after, strict=True):
        plain, marked = (page.render(scale=0.5, grayscale=True).to_pil() for page in (old, new))
        pairs = list(zip(plain.tobytes(), marked.tobytes(), strict=True))
        changed = [(one, other) for one, other in pairs if one != other]
        assert 0.02 < len(changed) / len(pairs) < 0.35
        head = plain.height // 12 * plain.width  # the line at the head is small and may be dark
        on_paper = [other for one, other in pairs[head:] if one == 255]
        assert min(on_paper) > 205, "paper under the word stays light enough for text"
        assert all(other < 130 for one, other in pairs[head:] if one < 60), "ink under the word stays dark"


def test_the_same_watermark_gives_the_same_bytes(pdfs: tuple[Path, Path], tmp_path: Path) -> None:
    again = tmp_path / "again.pdf"
    clean_up(pdfs[0].with_name("raw.pdf"), again, About(*TITLE, watermark=MARK))
    assert again.read_bytes() == pdfs[1].read_bytes()


# --- the Word file ---------------------------------------------------------------------------------------------------


def sections(*, own_headers: bool = False, first: bool = False, even: bool = False) -> Any:
    """A document with an upright and a landscape section, as an officer's restyled template may be."""
    document = Document()
    document.add_paragraph("Upright")
    document.add_section(WD_SECTION.NEW_PAGE).orientation = WD_ORIENT.LANDSCAPE
    document.add_paragraph("Landscape")
    if own_headers:
        document.sections[0].header.paragraphs[0].text = "Our crest"
        document.sections[1].header.is_linked_to_previous = False
        document.sections[1].header.add_table(1, 1, Cm(5)).cell(0, 0).text = "A table"
    document.sections[1].different_first_page_header_footer = first
    document.settings.odd_and_even_pages_header_footer = even
    return document


def marked(document: Any, folder: Path) -> Package:
    path = folder / "plain.docx"
    document.save(str(path))
    package = open_template(path)
    made, xml = with_watermark(package, package.text(MAIN), MARK)
    made.set_text(MAIN, xml)
    (folder / "marked.docx").write_bytes(made.to_bytes())
    assert MAIN in package.parts and not any("PowerPlus" in str(part) for part in package.parts.values())
    return made


def headers(package: Package) -> list[str]:
    return [package.text(name) for name in sorted(package.parts) if re.fullmatch(r"word/header\d+\.xml", name)]


@pytest.mark.parametrize(
    ("kinds", "expected"),
    [
        ({}, ["default"]),
        ({"first": True, "even": True}, ["default", "even", "first"]),
    ],
)
def test_a_template_without_headers_gets_those_that_its_pages_use(
    tmp_path: Path, kinds: dict[str, bool], expected: list[str]
) -> None:
    package = marked(sections(**kinds), tmp_path)
    found = re.search(r"<w:sectPr.*?</w:sectPr>", package.text(MAIN), re.DOTALL)
    assert found
    assert sorted(re.findall(r'headerReference[^>]*w:type="(\w+)"', found[0])) == expected
    assert len(headers(package)) == len(expected)
    assert word_faults(tmp_path / "marked.docx") == []
    assert not kinds or set(open_xml_errors(tmp_path / "marked.docx")) <= set(open_xml_errors(tmp_path / "plain.docx"))


def test_headers_of_a_templates_own_keep_what_they_say_and_bear_it_too(tmp_path: Path) -> None:
    package = marked(sections(own_headers=True), tmp_path)
    found = headers(package)
    assert len(found) == 2
    assert "Our crest" in found[0] + found[1] and "A table" in found[0] + found[1]
    for header in found:
        assert 'string="DRAFT"' in header and 'string="Draft 2, not for publication"' in header
    shapes = re.findall(r'id="(PowerPlusWaterMarkObject\d+)"', "".join(found))
    assert len(shapes) == len(set(shapes)) == 4
    assert word_faults(tmp_path / "marked.docx") == []
    assert set(open_xml_errors(tmp_path / "marked.docx")) <= set(open_xml_errors(tmp_path / "plain.docx"))


def test_no_line_of_the_pages_moves_when_a_header_is_added(tmp_path: Path) -> None:
    header = headers(marked(sections(), tmp_path))[0]
    assert '<w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>' in header


@pytest.mark.slow
def test_libreoffice_shows_it_on_every_page_of_a_restyled_template(tmp_path: Path) -> None:
    marked(sections(own_headers=True, first=True, even=True), tmp_path)
    engine = find_engine("libreoffice")
    files = [(tmp_path / f"{name}.docx", tmp_path / f"{name}.pdf") for name in ("plain", "marked")]
    convert(files, engine, timeout_seconds=120)
    plain, shown = (pypdfium2.PdfDocument(pdf) for _, pdf in files)
    assert len(plain) == len(shown)
    for old, new in zip(plain, shown, strict=True):
        one, other = (page.render(scale=0.5, grayscale=True).to_pil().tobytes() for page in (old, new))
        assert sum(a != b for a, b in zip(one, other, strict=True)) > 0.02 * len(one)


# --- sections --------------------------------------------------------------------------------------------------------

ANEW = '<w:headerReference w:type="{}" r:id="rId9"/>'


def test_a_later_section_with_a_first_page_of_its_own_gets_the_header_of_first_pages() -> None:
    cover, wide = "<w:sectPr><w:titlePg/></w:sectPr>", '<w:sectPr><w:pgSz w:orient="landscape"/></w:sectPr>'
    signed = "<w:sectPr><w:titlePg/></w:sectPr>"
    first = ANEW.format("first")
    found = in_sections(f"{cover}{wide}{signed}", "first", first)
    titled = f"<w:sectPr>{first}<w:titlePg/></w:sectPr>"
    assert found == f"{titled}{wide}{titled}"


def test_a_section_keeps_the_first_page_that_it_has_or_does_not_want() -> None:
    first = ANEW.format("first")
    own = '<w:sectPr><w:headerReference w:type="first" r:id="rId2"/><w:titlePg/></w:sectPr>'
    none = '<w:sectPr><w:titlePg w:val="0"/></w:sectPr>'
    assert in_sections(f"<w:sectPr/>{own}{none}", "first", first) == f"<w:sectPr>{first}</w:sectPr>{own}{none}"


def test_the_header_of_all_pages_is_handed_on_from_the_first_section() -> None:
    usual = ANEW.format("default")
    found = in_sections("<w:sectPr/><w:sectPr><w:titlePg/></w:sectPr>", "default", usual)
    assert found == f"<w:sectPr>{usual}</w:sectPr><w:sectPr><w:titlePg/></w:sectPr>"
