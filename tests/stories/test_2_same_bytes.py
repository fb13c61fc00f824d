"""The same inputs give the same bytes, and what has not changed is not built again."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest
from stories.office import Office, Ran, change_part, column, counting_soffice


def test_a_build_elsewhere_and_later_gives_the_same_bytes(first_build: tuple[Office, Ran], tmp_path: Path) -> None:
    first = first_build[0]
    later = Office.furnished(tmp_path / "another folder é")
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


def edit_a_cell(office: Office) -> None:
    with office.book() as book:
        sheet = book["Actions"]
        cell = sheet.cell(2, column(sheet, "Timescale"))
        cell.value = f"By Easter {time.monotonic_ns()}"


def exchange_a_picture(office: Office) -> None:
    picture = next(path for path in sorted((office.inputs / "pictures").glob("*.png")) if "burglary" in path.name)
    picture.write_bytes((office.inputs / "pictures" / "community-engagement.png").read_bytes())


def put_a_file_beside_the_workbook(office: Office) -> None:
    (office.inputs / "pictures" / "more").mkdir()
    (office.inputs / "pictures" / "more" / "another.png").write_bytes(b"not yet a picture")


def reword_the_template(office: Office) -> None:
    change_part(office.template, "word/document.xml", lambda xml: xml.replace("Budget by funder", "Who pays"))


def delete_the_pdf(office: Office) -> None:
    office.pdf.unlink()


def spoil_the_word_document(office: Office) -> None:
    with office.docx.open("ab") as file:
        file.write(b"\0")


@pytest.mark.parametrize(
    "change",
    [
        edit_a_cell,
        exchange_a_picture,
        put_a_file_beside_the_workbook,
        reword_the_template,
        delete_the_pdf,
        spoil_the_word_document,
    ],
)
def test_any_change_is_built(settled: tuple[Office, str, Path], change: object) -> None:
    office, program, calls = settled
    before = calls.read_text()
    assert callable(change)
    change(office)
    ran = office.run("plan", SOFFICE=program)
    assert ran.code == 0, ran.words
    assert "nothing has changed" not in ran.said
    assert calls.read_text() == before + "called\n"
    assert office.in_outputs() == [office.docx.name, office.pdf.name]


def test_what_is_remembered_may_be_deleted(settled: tuple[Office, str, Path]) -> None:
    office, program, _ = settled
    word, pdf = office.docx.read_bytes(), office.pdf.read_bytes()
    for path in (office.root / ".planbuilder").iterdir():
        path.unlink()
    ran = office.run("plan", SOFFICE=program)
    assert ran.code == 0, ran.words
    assert "nothing has changed" not in ran.said
    assert (office.docx.read_bytes(), office.pdf.read_bytes()) == (word, pdf)


def test_what_is_remembered_may_be_damaged(settled: tuple[Office, str, Path]) -> None:
    office, program, _ = settled
    for known in (office.root / ".planbuilder").glob("*.json"):
        known.write_text('{"made_from": [')
    assert office.run("plan", "--no-pdf", SOFFICE=program).code == 0


def test_a_word_document_alone_does_not_pass_for_both(settled: tuple[Office, str, Path]) -> None:
    office, program, calls = settled
    assert office.run("plan", "--no-pdf", SOFFICE=program).code == 0
    before = calls.read_text()
    ran = office.run("plan", SOFFICE=program)
    assert ran.code == 0, ran.words
    assert calls.read_text() == before + "called\n"
