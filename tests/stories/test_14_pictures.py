"""Pictures as officers name them: signs in a file's name, the wrong ending, one file in two places, a linked folder."""

from __future__ import annotations

import shutil
import zipfile

from stories.office import Office, column
from stories.reading import text
from word_validity import open_xml_errors


def test_a_picture_may_have_signs_in_its_name_and_be_used_twice(office: Office) -> None:
    pictures = office.workbook.parent / "pictures"
    shutil.copy(pictures / "burglary.png", pictures / "é #1 & children's.jpeg")  # a PNG, whatever its name says
    with office.book() as book:
        sheet = book["Priorities"]
        name, words = column(sheet, "Picture"), column(sheet, "Picture description")
        for row in (2, 3):
            sheet.cell(row, name).value = "é #1 & children's.jpeg"
            sheet.cell(row, words).value = f"The picture of row {row}"
    ran = office.run("plan", "--no-pdf")
    assert ran.code == 0, ran.said
    with zipfile.ZipFile(office.docx) as package:
        document = package.read("word/document.xml").decode()
    assert 'descr="The picture of row 2"' in document
    assert 'descr="The picture of row 3"' in document
    assert open_xml_errors(office.docx) == []
    assert "Partnership Plan" in text(office.docx)


def test_a_changed_picture_in_a_linked_folder_is_noticed(office: Office) -> None:
    pictures, elsewhere = office.workbook.parent / "pictures", office.root / "elsewhere"
    pictures.rename(elsewhere)
    pictures.symlink_to(elsewhere, target_is_directory=True)
    assert office.run("plan", "--no-pdf").code == 0
    before = office.docx.read_bytes()
    shutil.copy(elsewhere / "burglary.png", elsewhere / "community-engagement.png")
    assert office.run("plan", "--no-pdf").code == 0
    assert office.docx.read_bytes() != before
