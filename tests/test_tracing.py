"""The list of figures: it has every number that a document prints, and an auditor can follow each to its cells."""

from __future__ import annotations

import re
import shutil
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from lxml import etree
from openpyxl import load_workbook

from planbuilder import errands, pipeline
from planbuilder.checking import check_inputs
from planbuilder.model.figure import Cell, Figure, exactly
from planbuilder.project import Project
from planbuilder.publications import PUBLICATIONS
from planbuilder.tracing.listing import Listing, make_listing
from planbuilder.tracing.places import places
from planbuilder.typed import folded
from sample_year import INPUTS
from stories.reading import words

NUMBER = re.compile(r"£?\d[\d,]*(?:\.\d+)?")
NUMERIC = re.compile(r"[£−]?\d[\d,]*(?:\.\d+)?%?\*?|n/a")
C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
CRIME = (
    *("previous", "current", "difference", "change %", "rate", "gap", "rate gap"),
    *("force previous", "force current", "force difference", "force change %", "force rate"),
)


@dataclass
class Made:
    """A built Word document, and the list of its figures."""

    docx: Path
    folder: Path
    listing: Listing

    @property
    def figures(self) -> Mapping[str, Figure]:
        several = (one for part in self.listing.parts for entries in part.subjects.values() for one in entries)
        return {one.figure.name: one.figure for one in several}

    def forms(self, label: str) -> set[str]:
        """How the figures are printed whose names have these words in them."""
        words = folded(label)
        return {form for name, one in self.figures.items() if words in folded(name) for form in (one.text, *one.prints)}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Made]:
    root = tmp_path_factory.mktemp("tracing")
    shutil.copytree(INPUTS, root / "inputs" / "2017-18")
    shutil.copytree(INPUTS.parents[1] / "templates", root / "templates")
    project, options = Project(root), pipeline.Options(pdf=False)
    found = {}
    for one in PUBLICATIONS:
        docx = pipeline.build(one, project, options, lambda _: None).made[0].path
        pages = errands.figures(one, project, options, lambda _: None).made
        read = check_inputs(project.year(None), one.workbooks).workbooks
        found[one.name] = Made(docx, pages[0].path.parent, make_listing(one.name, read))
    return found


def rows(docx: Path) -> Iterator[tuple[list[str], list[str]]]:
    """Each row of the tables with the headings of its table."""
    for table in Document(str(docx)).tables:
        several = [["\n".join(words(one._p) for one in cell.paragraphs) for cell in row.cells] for row in table.rows]
        for row in several[1:]:
            yield several[0], row


# --- nothing is missing -----------------------------------------------------------------------------------


def test_every_cell_of_the_crime_table_is_the_figure_of_its_row_and_column(made: Mapping[str, Made]) -> None:
    report = made["report"]
    checked = 0
    for heading, row in rows(report.docx):
        if heading[0] == "Measure" and row[0] != "Measure":
            for name, printed in zip(CRIME, row[1:], strict=True):
                figure = report.figures[f"{row[0]}: {name}"]
                assert printed in (figure.text, *figure.prints), (row[0], name)
                assert figure.cells and figure.formula
                checked += 1
    assert checked == 18 * 12


@pytest.mark.parametrize("document", ["plan", "report"])
def test_every_number_in_a_table_is_a_figure_of_what_its_row_is_about(made: Mapping[str, Made], document: str) -> None:
    one = made[document]
    checked = 0
    for heading, row in rows(one.docx):
        label = row[1] if heading[0] in {"Rank", "No."} and heading[1] != "Number" else row[0]
        short = re.search(r"\(([A-Z ]+)\)$", label)
        label = short[1] if short and heading[0] == "Funder" else label.split("\n")[0]
        label = label.removesuffix(" (our area)")
        if label == "Measure":  # the second row of headings
            continue
        if heading[0] == "No." or label.startswith("All "):
            label = ""
        for printed in (cell for cell in row[1:] if NUMERIC.fullmatch(cell)):
            assert printed in one.forms(label), (heading, row)
            checked += 1
    assert checked > {"plan": 30, "report": 370}[document]


@pytest.mark.parametrize("document", ["plan", "report"])
def test_every_number_in_any_paragraph_is_listed_worked_out_or_typed(made: Mapping[str, Made], document: str) -> None:
    one = made[document]
    listed = {number for form in one.forms("") for number in NUMBER.findall(form)}
    listed |= {number for typed in one.listing.typed for number in NUMBER.findall(typed.text)}
    with zipfile.ZipFile(one.docx) as package:
        said = etree.fromstring(package.read("word/document.xml")).itertext(
            "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}t"
        )
        text = "\n".join(str(one) for one in said)
    text = re.sub(r"\b(?:\d{1,2} [A-Z][a-z]+ )?(?:19|20)\d\d(?:/\d\d)?\b", " ", text)  # days and years are no figures
    missing = {number for number in NUMBER.findall(text) if number not in listed}
    assert missing == set()


def test_every_number_of_a_chart_is_a_figure(made: Mapping[str, Made]) -> None:
    one = made["report"]
    exact = {figure.value for figure in one.figures.values() if isinstance(figure.value, Decimal)}
    with zipfile.ZipFile(one.docx) as package:
        charts = [name for name in package.namelist() if re.fullmatch(r"word/charts/chart\d+\.xml", name)]
        drawn = [
            Decimal(value.text or 0)
            for name in charts
            for value in etree.fromstring(package.read(name)).iterfind(f".//{C}val//{C}v")
        ]
    assert len(charts) == 2 and len(drawn) == 14 + 24
    assert set(drawn) <= exact


# --- each can be followed ---------------------------------------------------------------------------------


def test_every_figure_says_how_it_was_worked_out_and_a_missing_one_why(made: Mapping[str, Made]) -> None:
    for one in made.values():
        for figure in one.figures.values():
            assert figure.formula
            assert "n/a /" not in figure.formula and "None" not in figure.formula
            assert (figure.value is None) == (figure.text == "n/a") == bool(figure.reason)
            assert figure.cells or figure.value == 0, figure.name


def test_every_cell_that_is_named_is_there_and_holds_something(made: Mapping[str, Made]) -> None:
    books = {path.name: load_workbook(path) for path in INPUTS.glob("*.xlsx")}
    for one in made.values():
        named = {cell for figure in one.figures.values() for cell in figure.cells if figure.value is not None}
        named |= {typed.cell for typed in one.listing.typed}
        for cell in named:
            assert books[cell.workbook][cell.sheet][cell.cell].value is not None, cell


def test_the_numbers_in_a_formula_lead_to_the_figure() -> None:
    assert exactly(Fraction(700, 1)) == "700"
    assert exactly(Fraction(70000, 4135)) == "16.92865..."
    assert exactly(Fraction(-5, 2)) == "−2.5"
    assert exactly(Fraction(1, 10**7)) == "0.00000..."
    assert exactly(Fraction(1234567)) == "1,234,567"


def test_cells_below_each_other_are_one_range() -> None:
    cells = [Cell("plan.xlsx", "Actions", cell) for cell in ("F2", "F3", "F4", "F9", "G9", "row 7")]
    (place,) = places(cells)
    assert place.words == "plan.xlsx!Actions!F2:F4, F9, G9, row 7"
    assert place.location == "'Actions'!F2"


# --- the two files ----------------------------------------------------------------------------------------


def test_the_workbook_has_real_numbers_that_read_as_they_are_printed(made: Mapping[str, Made]) -> None:
    one = made["report"]
    sheet = load_workbook(one.folder / "figures-report.xlsx")["Figures"]
    by_name = {row[1].value: row for row in sheet.iter_rows(min_row=2)}
    assert len(by_name) == one.listing.count == sheet.max_row - 1
    change: Any = by_name["All crime: change %"]
    rank: Any = by_name["Brentwood: rank"]
    assert (change[2].value, change[3].value, change[3].number_format) == ("16.9%", 16.9, '#,##0.0"%"')
    assert round(change[4].value, 6) == 16.928658
    assert (rank[2].value, rank[3].value, rank[3].number_format) == ("6", 6, "#,##0")
    assert (change[6].hyperlink.target, change[6].hyperlink.location) == (
        "../../../inputs/2017-18/statistics.xlsx",
        "'Crime'!C2",
    )
    assert (one.folder / change[6].hyperlink.target).resolve().is_file()
    assert by_name["Enforcement: 2014/15 received"][2].value == "£360; £360.00"
    assert not [row for row in by_name.values() if re.search(r"\.\d*0{4,}", str(row[2].value))]


def test_the_workbook_offers_every_name_in_its_brackets(made: Mapping[str, Made]) -> None:
    sheet = load_workbook(made["plan"].folder / "figures-plan.xlsx")["Names to quote"]
    assert [cell.value for cell in sheet[2]][:2] == ["[[Plan: actions]]", "23"]


class Page(HTMLParser):
    """A page's tags that are open, its headings, and whether it asks for anything from elsewhere."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.headings: list[int] = []
        self.sources: list[str] = []
        self.captions = self.tables = 0

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.sources += [str(value) for name, value in attributes if name == "src"]
        self.captions += tag == "caption"
        self.tables += tag == "table"
        if re.fullmatch("h[1-6]", tag):
            self.headings.append(int(tag[1]))
        if tag not in {"meta", "col", "br", "wbr"}:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


@pytest.mark.parametrize("document", ["plan", "report"])
def test_the_page_stands_alone_and_is_sound(made: Mapping[str, Made], document: str) -> None:
    text = (made[document].folder / f"figures-{document}.html").read_text("utf-8")
    page = Page()
    page.feed(text)
    assert page.open == [] and page.sources == []
    assert page.captions == page.tables > 3
    assert page.headings[0] == 1 and set(page.headings[1:]) == {2}
    assert 'lang="en-GB"' in text and "http://" not in text.replace("http://www", "")


def test_the_same_inputs_give_the_same_files(made: Mapping[str, Made]) -> None:
    one = made["plan"]
    before = {path: path.read_bytes() for path in one.folder.glob("figures-plan.*")}
    project = Project(one.folder.parents[2])
    errands.figures(PUBLICATIONS[0], project, pipeline.Options(), lambda _: None)
    assert {path: path.read_bytes() for path in before} == before
