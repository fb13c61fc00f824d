"""A document that somebody has open is left alone; the new one takes the next free name, and that is said."""

from __future__ import annotations

import pytest

from stories.office import Office, column
from stories.reading import actions


def change_a_cell(office: Office, timescale: str) -> None:
    with office.book() as book:
        sheet = book["Actions"]
        sheet.cell(2, column(sheet, "Timescale")).value = timescale


@pytest.mark.parametrize("sign", [".~lock.{}#", "~${}"], ids=["LibreOffice", "Word"])
def test_the_new_document_is_written_beside_the_open_one(built_office: Office, sign: str) -> None:
    office, old = built_office, built_office.docx.read_bytes()
    mark = office.docx.with_name(sign.format(office.docx.name))
    mark.write_bytes(b"\x05Clerk")
    change_a_cell(office, "By Easter")
    ran = office.run("plan", "--no-pdf")
    assert ran.code == 0, ran.words
    beside = office.docx.with_name(f"{office.docx.stem} (2).docx")
    assert f"{office.docx.name} is open in another program, so the new one is called {beside.name}." in ran.words
    assert f"outputs/2017-18/{beside.name}" in ran.said
    assert office.docx.read_bytes() == old
    assert actions(beside)["CE1"][5] == ["By Easter"]
    assert office.in_outputs() == sorted([office.docx.name, office.pdf.name, beside.name, mark.name])

    mark.unlink()  # it is closed: the next build goes where it belongs, though nothing has changed since
    ran = office.run("plan", "--no-pdf")
    assert ran.code == 0, ran.words
    assert actions(office.docx)["CE1"][5] == ["By Easter"]
    assert "open in another program" not in ran.words


def test_an_open_pdf_keeps_its_name_and_the_word_document_its_own(built_office: Office) -> None:
    office, old = built_office, built_office.pdf.read_bytes()
    office.pdf.with_name(f".~lock.{office.pdf.name}#").touch()
    change_a_cell(office, "By Whitsun")
    ran = office.run("plan")
    assert ran.code == 0, ran.words
    beside = office.pdf.with_name(f"{office.pdf.stem} (2).pdf")
    assert f"{office.pdf.name} is open in another program, so the new one is called {beside.name}." in ran.words
    assert office.pdf.read_bytes() == old
    assert beside.read_bytes().startswith(b"%PDF-")
    assert actions(office.docx)["CE1"][5] == ["By Whitsun"]


def test_a_name_that_is_open_as_well_is_passed_over(built_office: Office) -> None:
    office = built_office
    for name in (office.docx.name, f"{office.docx.stem} (2).docx"):
        office.docx.with_name(f".~lock.{name}#").touch()
    change_a_cell(office, "By Michaelmas")
    ran = office.run("plan", "--no-pdf")
    assert ran.code == 0, ran.words
    assert actions(office.docx.with_name(f"{office.docx.stem} (3).docx"))["CE1"][5] == ["By Michaelmas"]
