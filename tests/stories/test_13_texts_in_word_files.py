"""A long text that an officer keeps in a Word file comes along, with its bold, lists and pictures."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest
from docx.shared import Cm

from planbuilder.output.inspect import missing_words, word_faults
from stories.office import Office
from stories.reading import W, paragraphs, part, pdf_pages
from verapdf import pdf_ua_failures
from word_validity import open_xml_errors


def write_text(path: Path, picture: Path) -> None:
    """An introduction as an officer would write it in Word."""
    written = docx.Document()
    written.add_heading("How we work", level=2)
    paragraph = written.add_paragraph("The partnership is ")
    paragraph.add_run("very").bold = True
    paragraph.add_run(" much ")
    paragraph.add_run("alive").italic = True
    paragraph.add_run(" & {{ 7*7 }} <well>.")
    for point in ("One body", "Many members"):
        written.add_paragraph(point, style="List Bullet")
    for step in ("Listen first", "Act next"):
        written.add_paragraph(step, style="List Number")
    written.add_picture(str(picture), width=Cm(4))
    drawing = next(one for one in written.element.iter() if one.tag.endswith("}docPr"))
    drawing.set("descr", 'A "drawing" of a market & its stalls')
    path.parent.mkdir(exist_ok=True)
    written.save(str(path))


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Office:
    office = Office.furnished(tmp_path_factory.mktemp("texts"))
    write_text(office.inputs / "text" / "introduction.docx", office.inputs / "pictures" / "community-engagement.png")
    name_it(office)
    return office.built()


def name_it(office: Office) -> None:
    with office.book() as book:
        row = next(row for row in book["Text"].iter_rows(min_row=2) if row[0].value == "Introduction")
        row[1].value = "introduction.docx"


def test_words_bold_and_italics_come_along(built: Office) -> None:
    found = paragraphs(built.docx)
    [sentence] = [one for one in found if one.text == "The partnership is very much alive & {{ 7*7 }} <well>."]
    assert [run for run in sentence.runs if run[1] or run[2]] == [("very", True, False), ("alive", False, True)]
    [title] = [one for one in found if one.text == "How we work"]
    assert all(bold for _, bold, _ in title.runs)


def test_lists_come_along_in_the_template_s_own_look(built: Office) -> None:
    styles = {one.text: one.style for one in paragraphs(built.docx)}
    assert styles["One body"] == styles["Many members"] == "List Bullet"
    assert styles["Listen first"] == styles["Act next"] == "List Number"
    numbers = [one.list_number for one in paragraphs(built.docx) if one.text in {"Listen first", "Act next"}]
    assert len(set(numbers)) == 1


def test_its_picture_comes_along_with_its_description(built: Office) -> None:
    body = part(built.docx, "word/document.xml")
    descriptions = [one.get("descr") for one in body.iter() if one.tag.endswith("}docPr")]
    assert descriptions.count('A "drawing" of a market & its stalls') == 1
    assert all(one.find(f"{W}r/{W}drawing") is None or "{" not in one.xpath("string()") for one in body.iter(f"{W}p"))


def test_the_documents_are_sound(built: Office) -> None:
    assert open_xml_errors(built.docx) == []
    assert word_faults(built.docx) == []
    assert missing_words(built.docx, built.pdf) == []
    assert pdf_ua_failures(built.pdf) == []
    assert "The partnership is very much alive" in " ".join(pdf_pages(built.pdf))


def test_a_changed_text_is_built_again(built: Office) -> None:
    assert "nothing has changed" in built.run("plan").said
    text = built.inputs / "text" / "introduction.docx"
    changed = docx.Document(str(text))
    changed.add_paragraph("One thing more.")
    changed.save(str(text))
    assert built.run("plan", "--no-pdf").code == 0
    assert "One thing more." in [one.text for one in paragraphs(built.docx)]


def test_a_text_that_is_not_there_is_one_thing_to_mend(office: Office) -> None:
    name_it(office)
    ran = office.run("plan")
    assert ran.code == 1
    [stop] = [line for line in ran.said.splitlines() if line.startswith("STOP")]
    assert "there is no Word file “introduction.docx” in the folder “text”".casefold() in stop.casefold()
    (office.inputs / "text").mkdir(exist_ok=True)
    (office.inputs / "text" / "introduction.docx").write_text("not a Word document")
    ran = office.run("plan")
    assert ran.code == 1
    assert "“introduction.docx” is not a Word document that can be read" in ran.said
    assert office.in_outputs() == []
