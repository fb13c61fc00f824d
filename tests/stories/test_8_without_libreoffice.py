"""Where LibreOffice is absent, both documents are made all the same, and it is said what the PDF is worth."""

from __future__ import annotations

import pytest

from planbuilder import pipeline
from planbuilder.output import pdf_soffice
from planbuilder.output.inspect import missing_words, word_faults
from planbuilder.project import Project
from stories.office import Office, Ran
from stories.reading import contents, pdf_outline
from verapdf import pdf_ua_failures


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[Office, Ran]:
    office = Office.furnished(tmp_path_factory.mktemp("rdocx"))
    return office, office.run("plan", PLANBUILDER_PDF_ENGINE="rdocx")


def soffice(office: Office, script: str) -> str:
    """A program that stands in LibreOffice's place."""
    program = office.root.parent / "soffice"
    program.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    program.chmod(0o755)
    return str(program)


def outputs(office: Office) -> dict[str, str]:
    return {name: content for name, content in office.files().items() if name.startswith("outputs/")}


def test_both_documents_are_made(built: tuple[Office, Ran]) -> None:
    office, ran = built
    assert ran.code == 0, ran.words
    assert office.in_outputs() == [office.docx.name, office.pdf.name]
    assert "Laying out the PDF with the engine inside planbuilder" in ran.said


def test_it_is_said_that_the_pdf_is_of_draft_quality_and_how_to_get_the_full_one(built: tuple[Office, Ran]) -> None:
    words = built[1].words
    assert "This PDF is of draft quality: the setting PLANBUILDER_PDF_ENGINE asks for the engine inside" in words
    assert "remove that setting and run this again, on a computer with LibreOffice" in words
    assert "LibreOffice is not on this computer" not in words


def test_it_is_said_again_when_nothing_has_changed(built: tuple[Office, Ran]) -> None:
    ran = built[0].run("plan", PLANBUILDER_PDF_ENGINE="rdocx")
    assert "nothing has changed since the last build" in ran.words
    assert "This PDF is of draft quality: the setting PLANBUILDER_PDF_ENGINE asks for" in ran.words


def test_where_libreoffice_is_not_here_that_is_the_reason_even_after_a_build_by_setting(
    built: tuple[Office, Ran], monkeypatch: pytest.MonkeyPatch
) -> None:
    for setting in ("PLANBUILDER_PDF_ENGINE", "SOFFICE"):
        monkeypatch.delenv(setting, raising=False)
    monkeypatch.setenv("PATH", "")
    monkeypatch.setattr(pdf_soffice, "PROGRAMS", ())
    outcome = pipeline.plan(Project(built[0].root), pipeline.Options(), lambda _: None)
    remark, checked = outcome.remarks
    assert checked.startswith("Checked: ")
    assert remark.startswith("This PDF is of draft quality: LibreOffice is not on this computer")
    assert "install LibreOffice (https://www.libreoffice.org) and run this again" in remark


def test_the_pdf_is_accessible_and_whole(built: tuple[Office, Ran]) -> None:
    office = built[0]
    assert pdf_ua_failures(office.pdf) == []
    assert missing_words(office.docx, office.pdf) == []


def test_the_contents_have_the_page_numbers_of_this_pdf(built: tuple[Office, Ran]) -> None:
    office = built[0]
    assert word_faults(office.docx) == []
    assert contents(office.docx) == pdf_outline(office.pdf) != []


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ({"PLANBUILDER_PDF_ENGINE": "wordperfect"}, "asks for “wordperfect”, which is no known way of making PDFs"),
        ({"PLANBUILDER_PDF_ENGINE": "word"}, "asks for Word, and Word cannot be reached on this computer"),
        ({"SOFFICE": "/nowhere/soffice"}, "says that LibreOffice is at “/nowhere/soffice”, and it is not"),
    ],
)
def test_an_engine_that_is_not_there_is_a_broken_installation(
    office: Office, settings: dict[str, str], said: str
) -> None:
    ran = office.run("plan", **settings)
    assert ran.code == 2
    assert said in ran.words
    assert office.in_outputs() == []


def test_where_libreoffice_makes_nothing_the_engine_inside_makes_a_draft_and_says_why(office: Office) -> None:
    broken = soffice(office, "exit 0")
    ran = office.run("plan", SOFFICE=broken)
    assert ran.code == 0, ran.words
    assert "LibreOffice made no PDF: laying it out with the engine inside planbuilder" in ran.words
    assert (
        "This PDF is of draft quality: LibreOffice made no PDF, so the engine inside planbuilder made it" in ran.words
    )
    assert "is not on this computer" not in ran.words
    assert office.in_outputs() == [office.docx.name, office.pdf.name]
    assert contents(office.docx) == pdf_outline(office.pdf) != []


def test_the_next_build_tries_libreoffice_again(office: Office) -> None:
    broken = soffice(office, f"echo tried >> '{office.root.parent}/tries'")
    for _ in range(2):
        assert office.run("plan", SOFFICE=broken).code == 0
    assert len((office.root.parent / "tries").read_text().splitlines()) == 4


def test_a_setting_that_demands_libreoffice_takes_no_other_engine(built_office: Office) -> None:
    office, old = built_office, outputs(built_office)
    broken = soffice(office, "exit 0")
    ran = office.run("plan", SOFFICE=broken, PLANBUILDER_PDF_ENGINE="libreoffice")
    assert ran.code == 2
    assert f"LibreOffice was tried 2 times and made no PDF of “{office.docx.name}”: it ended without one" in ran.words
    assert "seconds" not in ran.words
    assert "is not affected" not in ran.words
    assert outputs(office) == old


def test_signs_that_no_font_has_are_named_and_the_pdf_is_accessible(office: Office) -> None:
    tangut = "\U00017000" * 60
    with office.book() as book:
        book["Profile"]["A2"].value = f"Theme {tangut} of 20 ℃ \U00017001"
    ran = office.run("plan", PLANBUILDER_PDF_ENGINE="rdocx")
    assert ran.code == 0, ran.words
    [warning] = [line for line in ran.said.splitlines() if line.startswith("WARN")]
    assert "Words or signs of the Word document did not get into the PDF whole" in warning
    assert f"“{tangut[:37]}...”, " in warning
    assert "“\U00017001”" in warning
    assert "No font that was at hand has all of their characters" in warning
    assert "Theme" not in warning
    assert pdf_ua_failures(office.pdf) == []
