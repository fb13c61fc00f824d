"""From a printed text back to its cell: found as a person remembers it, and told so that the cell can be opened."""

from __future__ import annotations

import os
import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest
from openpyxl import load_workbook

from planbuilder.__main__ import main
from planbuilder.anchors.manifest import values_of
from planbuilder.anchors.read import anchors_in, stories
from planbuilder.anchors.trace import Source, Traced, trace
from planbuilder.checking import Inputs, check_inputs
from planbuilder.edition import Edition
from planbuilder.output.word import make_document
from planbuilder.project import Project, Year
from planbuilder.publications import PARTNERSHIP_PLAN, REPORT, Publication
from sample_year import INPUTS

TEMPLATES = INPUTS.parents[1] / "templates"


@dataclass(frozen=True)
class Office:
    """A folder with the sample year and both of its documents, in Word alone."""

    year: Year
    inputs: dict[str, Inputs]

    def document(self, publication: Publication) -> Path:
        return self.year.outputs / f"{publication.file}-{self.year.name}.docx"

    def trace(self, words: str, publication: Publication = PARTNERSHIP_PLAN) -> Traced:
        return trace(words, self.year, publication, self.inputs[publication.name])

    def told(self, words: str, *more: str) -> int:
        return main(["trace", *more, "--project", str(self.year.project.root), "--", words])


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Office:
    root = tmp_path_factory.mktemp("traced")
    shutil.copytree(INPUTS, root / "inputs" / INPUTS.name)
    shutil.copytree(TEMPLATES, root / "templates")
    made = Office(Project(root).year(None), {})
    made.year.outputs.mkdir(parents=True)
    for one in (PARTNERSHIP_PLAN, REPORT):
        inputs = made.inputs[one.name] = check_inputs(made.year, one.workbooks)
        says = one.contents(inputs, Edition())
        template = TEMPLATES / one.template
        document = make_document(template, says.values, inputs.pictures, says.properties, says.charts)
        made.document(one).write_bytes(document.finished(None))
    return made


def cells(traced: Traced) -> list[str]:
    return [origin.cell.place for origin in traced.origins if origin.cell]


# --- every value --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("publication", [PARTNERSHIP_PLAN, REPORT], ids=lambda one: one.name)
def test_every_anchor_of_a_document_is_of_a_cell_that_says_what_is_printed(
    office: Office, publication: Publication
) -> None:
    docx = office.document(publication)
    values = values_of(office.inputs[publication.name], office.year.inputs, docx)
    anchors = [one for _, tree in stories(docx) for one in anchors_in(tree)]
    assert len(anchors) > 500 and {one.key for one in anchors} == set(values)
    assert all(one.control and one.bookmark for one in anchors)
    assert all(value["raw"] for value in values.values())
    texts = [value for value in values.values() if value["type"] == "text" and "[[" not in value["raw"]]
    plain = [value for value in texts if value["raw"] == value["printed"]]
    assert len(plain) > 0.5 * len(texts)


@pytest.mark.parametrize("workbook", ["plan.xlsx", "statistics.xlsx", "achievements.xlsx"])
def test_a_manifest_names_the_cell_that_an_officer_would_open(office: Office, workbook: str) -> None:
    values = values_of(office.inputs["report"], office.year.inputs, office.document(REPORT))
    book = load_workbook(office.year.inputs / workbook, data_only=True)
    own = [value for value in values.values() if value["workbook"] == workbook]
    assert own
    for value in own:
        typed = book[value["sheet"]][value["cell"]].value
        if value["type"] == "text":
            assert str(typed) == value["raw"]
        elif value["type"] == "number":
            assert float(value["raw"]) == typed


# --- as a person remembers it -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "words",
    [
        "£1,950 BBC (Keep Safe Budget)",
        "keep safe  budget",
        "£1,950 bbc",
        " KEEP SAFE BUDGET) ",
        "BBC Keep Safe",
    ],
)
def test_a_text_is_found_without_regard_to_case_spaces_and_signs(office: Office, words: str) -> None:
    assert "plan.xlsx > Actions > F16" in cells(office.trace(words))


def test_kinds_of_quotes_and_dashes_do_not_count(office: Office) -> None:
    name = "Criminal Investigations Department “reactive”"
    assert cells(office.trace(name, REPORT)) == ["achievements.xlsx > Police teams > A5"]


def test_a_piece_from_the_middle_of_a_sentence_and_one_over_two_lines_are_found(office: Office) -> None:
    assert cells(office.trace("twitter: @saferbrentwood")) == ["plan.xlsx > Plan > B13"]
    assert cells(office.trace("www.saferbrentwood.com Twitter")) == ["plan.xlsx > Plan > B13"]


def test_a_whole_number_is_not_found_within_another(office: Office) -> None:
    assert cells(office.trace("4,835", REPORT)) == ["statistics.xlsx > Crime > D2", "statistics.xlsx > Districts > B11"]
    assert office.trace("835", REPORT).places == 0


def test_what_stands_in_no_cell_is_told_apart(office: Office) -> None:
    [standing] = office.trace("version CONTROL").origins
    assert standing.source is Source.TEMPLATE
    [total] = office.trace("£28,374").origins
    assert total.source is Source.FIGURE and total.figures[0].name == "Plan: money planned"
    assert len(total.figures[0].cells) > 5
    heading = office.trace("Partnership focus: Burglary").origins
    assert [origin.source for origin in heading] == [Source.TEMPLATE, Source.CELL]
    assert office.trace("no such words").origins == ()


def test_a_figure_is_known_by_what_stands_beside_it(office: Office) -> None:
    names = [figure.name for origin in office.trace("16.9%", REPORT).origins for figure in origin.figures]
    assert set(names) == {"All crime: change", "All crime: change %"}
    [share] = office.trace("8.6%").origins
    assert share.figures[0].name == "Brentwood Borough Council (BBC): share"


def test_a_row_that_has_moved_is_found_where_it_is_now(office: Office, tmp_path: Path) -> None:
    inputs = tmp_path / "inputs" / INPUTS.name
    shutil.copytree(office.year.inputs, inputs)
    book = load_workbook(inputs / "plan.xlsx", rich_text=True)
    book["Actions"].insert_rows(2, 3)
    book.save(inputs / "plan.xlsx")
    moved = Project(tmp_path).year(None)
    moved.outputs.mkdir(parents=True)
    shutil.copy(office.document(PARTNERSHIP_PLAN), moved.outputs)
    newer = (inputs / "plan.xlsx").stat().st_mtime + 5
    found = trace("Keep Safe Budget", moved, PARTNERSHIP_PLAN, check_inputs(moved))
    assert cells(found) == ["plan.xlsx > Actions > F19"]
    os.utime(inputs / "plan.xlsx", (newer, newer))
    assert trace("Keep Safe Budget", moved, PARTNERSHIP_PLAN, check_inputs(moved)).older


# --- as it is told ------------------------------------------------------------------------------------------


def test_the_command_names_the_cell(office: Office, capsys: pytest.CaptureFixture[str]) -> None:
    assert office.told("keep safe budget") == 0
    assert capsys.readouterr().out.splitlines() == [
        "“keep safe budget” stands in 1 place of partnership-plan-2017-18.docx:",
        "",
        "  plan.xlsx > Actions > F16",
        "    Budget of PH4: “£1,950 BBC (Keep Safe Budget)”",
    ]
    assert office.told("63.3", "--document", "report") == 0
    assert "statistics.xlsx > Crime > D2; statistics.xlsx > Areas > C11" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ("no such words", "“no such words” does not stand in partnership-plan-2017-18.docx."),
        ("Speedwatch training", "“Speedwatch training” does not stand in partnership-plan-2017-18.docx."),
        (" ", "Give some words of the document"),
        ("...", "Give a few words as they are printed"),
    ],
)
def test_words_that_are_not_printed_are_told(
    office: Office, capsys: pytest.CaptureFixture[str], words: str, says: str
) -> None:
    assert office.told(words) == 1
    assert says in capsys.readouterr().out


def test_words_that_are_typed_and_not_printed_are_told_with_their_cell(
    office: Office, capsys: pytest.CaptureFixture[str]
) -> None:
    assert office.told("The published plan does not explain them.") == 1
    assert "It is typed in plan.xlsx > Accepted > C" in capsys.readouterr().out
    assert office.told("Safer Brentwood Partnership Plan 2017/18") == 0
    assert "Its words are typed in plan.xlsx > Plan > B3" in capsys.readouterr().out


def test_before_the_first_build_there_is_nothing_to_look_in(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "inputs" / "2017-18").mkdir(parents=True)
    assert main(["trace", "--project", str(tmp_path), "words"]) == 1
    assert "Build it first: make plan YEAR=2017-18" in capsys.readouterr().out
