"""Where LibreOffice is absent, both documents are made all the same, and it is said what the PDF is worth."""

from __future__ import annotations

import pytest

from planbuilder.output.inspect import missing_words, word_faults
from stories.office import Office, Ran
from stories.reading import contents, pdf_outline
from verapdf import pdf_ua_failures


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[Office, Ran]:
    office = Office.furnished(tmp_path_factory.mktemp("rdocx"))
    return office, office.run("plan", PLANBUILDER_PDF_ENGINE="rdocx")


def test_both_documents_are_made(built: tuple[Office, Ran]) -> None:
    office, ran = built
    assert ran.code == 0, ran.words
    assert office.in_outputs() == [office.docx.name, office.pdf.name]
    assert "Laying out the PDF with the engine inside planbuilder" in ran.said


def test_it_is_said_that_the_pdf_is_of_draft_quality_and_how_to_get_the_full_one(built: tuple[Office, Ran]) -> None:
    words = built[1].words
    assert "This PDF is of draft quality" in words
    assert "install LibreOffice (https://www.libreoffice.org) and run this again" in words


def test_it_is_said_again_when_nothing_has_changed(built: tuple[Office, Ran]) -> None:
    ran = built[0].run("plan", PLANBUILDER_PDF_ENGINE="rdocx")
    assert "nothing has changed since the last build" in ran.words
    assert "This PDF is of draft quality" in ran.words


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


def test_a_libreoffice_that_makes_nothing_is_a_broken_installation(built_office: Office) -> None:
    office, old = built_office, built_office.files()
    broken = office.root.parent / "soffice"
    broken.write_text("#!/bin/sh\nexit 0\n", encoding="utf-8")
    broken.chmod(0o755)
    ran = office.run("plan", SOFFICE=str(broken))
    assert ran.code == 2
    assert "LibreOffice made no PDF" in ran.words
    assert {name: old[name] for name in old if name.startswith("outputs/")} == {
        name: content for name, content in office.files().items() if name.startswith("outputs/")
    }
