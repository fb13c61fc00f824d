"""The same inputs give the same bytes, and what has not changed is not built again."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from stories.office import Office, Ran, change_part, column, counting_soffice


def test_a_build_elsewhere_and_later_gives_the_same_bytes(first_build: tuple[Office, Ran], tmp_path: Path) -> None:
    first = first_build[0]
    later = Office.furnished(tmp_path / "another folder é", apart=True)
    long_ago = time.time() - 400 * 24 * 3600
    for path in later.root.rglob("*"):
        os.utime(path, (long_ago, long_ago))
    ran = later.run("plan", TZ="Pacific/Auckland", LC_ALL="C", PYTHONHASHSEED="7")
    assert ran.code == 0, ran.words
    assert later.docx.read_bytes() == first.docx.read_bytes()
    assert later.pdf.read_bytes() == first.pdf.read_bytes()


@pytest.fixture(scope="module")
def settled(tmp_path_factory: pytest.TempPathFactory) -> tuple[Office, str, Path]:
    """An office in which all is built, a LibreOffice that counts its calls, and the count's file."""
    folder = tmp_path_factory.mktemp("settled")
    program, calls = counting_soffice(folder / "bin")
    office = Office.furnished(folder / "office")
    ran = office.run("plan", SOFFICE=str(program))
    assert ran.code == 0, ran.words
    assert calls.read_text() == "called\n"
    return office, str(program), calls


def test_a_second_build_says_that_nothing_has_changed_and_starts_no_libreoffice(
    settled: tuple[Office, str, Path],
) -> None:
    office, program, calls = settled
    before, files = calls.read_text(), office.files()
    ran = office.run("plan", SOFFICE=program)
    assert ran.code == 0
    assert "Partnership Plan 2017/18: nothing has changed since the last build." in ran.said.splitlines()
    assert f"outputs/2017-18/{office.docx.name}" in ran.said
    assert f"outputs/2017-18/{office.pdf.name}" in ran.said
    assert calls.read_text() == before
    assert office.files() == files


def test_a_pdf_that_was_deleted_is_made_again(settled: tuple[Office, str, Path]) -> None:
    office, program, calls = settled
    before, pdf = calls.read_text(), office.pdf.read_bytes()
    office.pdf.unlink()
    ran = office.run("plan", SOFFICE=program)
    assert ran.code == 0, ran.words
    assert office.pdf.read_bytes() == pdf
    assert calls.read_text() == before + "called\n"


def test_what_is_remembered_may_be_damaged(settled: tuple[Office, str, Path]) -> None:
    office, program, calls = settled
    before = calls.read_text()
    for known in (office.root / ".planbuilder").glob("*.json"):
        known.write_text('{"made_from": [')
    assert office.run("plan", SOFFICE=program).code == 0
    assert calls.read_text() == before + "called\n"


def test_a_word_document_alone_does_not_pass_for_both(built_office: Office, tmp_path: Path) -> None:
    program, calls = counting_soffice(tmp_path / "bin")
    ran = built_office.run("plan", "--no-pdf", SOFFICE=str(program))
    assert "may be older than the Word document" in ran.words
    assert not calls.exists()
    assert built_office.run("plan", SOFFICE=str(program)).code == 0
    assert calls.read_text() == "called\n"


# --- what counts as a change ---------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def word_only(tmp_path_factory: pytest.TempPathFactory) -> Office:
    """An office with its Word document built; each test changes one thing and leaves it changed and built."""
    office = Office.furnished(tmp_path_factory.mktemp("word") / "office")
    (office.inputs / "pictures" / "more").mkdir()
    exchange(office.inputs / "pictures" / "more" / "burglary.png", "burglary.png", office)
    with office.book() as book:
        sheet = book["Priorities"]
        sheet.cell(5, column(sheet, "Picture")).value = "more/burglary.png"
    return office.built("--no-pdf")


def exchange(picture: Path, other: str, office: Office) -> None:
    picture.write_bytes((office.inputs / "pictures" / other).read_bytes())


def edit_a_cell(office: Office) -> None:
    with office.book() as book:
        sheet = book["Actions"]
        sheet.cell(2, column(sheet, "Timescale")).value = "By Easter"


def exchange_a_picture(office: Office) -> None:
    exchange(office.inputs / "pictures" / "protecting-people.png", "community-engagement.png", office)


def exchange_a_picture_in_a_folder_of_its_own(office: Office) -> None:
    exchange(office.inputs / "pictures" / "more" / "burglary.png", "community-engagement.png", office)


def reword_the_template(office: Office) -> None:
    change_part(office.template, "word/document.xml", lambda xml: xml.replace("Budget by funder", "Who pays"))


def spoil_the_word_document(office: Office) -> None:
    with office.docx.open("ab") as file:
        file.write(b"\0")


@pytest.mark.parametrize(
    "change",
    [
        edit_a_cell,
        exchange_a_picture,
        exchange_a_picture_in_a_folder_of_its_own,
        reword_the_template,
        spoil_the_word_document,
    ],
)
def test_any_change_is_built(word_only: Office, change: Callable[[Office], None]) -> None:
    assert "nothing has changed" in word_only.run("plan", "--no-pdf").said
    change(word_only)
    left = word_only.docx.read_bytes()
    ran = word_only.run("plan", "--no-pdf")
    assert ran.code == 0, ran.words
    assert "nothing has changed" not in ran.said
    assert word_only.docx.read_bytes() != left
