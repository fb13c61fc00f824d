"""Officers restyle the template in Word or LibreOffice, and the plan follows it."""

from __future__ import annotations

import re
import shutil
import subprocess

import pytest

from planbuilder.output.inspect import missing_words, word_faults
from stories.office import Office, change_part, surroundings
from stories.reading import W, actions, contents, headings, part, pdf_outline, text
from verapdf import pdf_ua_failures
from word_validity import open_xml_errors


@pytest.fixture(scope="module")
def restyled(tmp_path_factory: pytest.TempPathFactory) -> Office:
    """A plan whose template has another font, other colours and sizes, and other words in its headings."""
    office = Office.furnished(tmp_path_factory.mktemp("restyled"))

    def restyle(xml: str) -> str:
        xml = re.sub(
            r'w:(ascii|hAnsi|cs|eastAsia)="(?!Symbol|Wingdings|Courier)[^"]+"', r'w:\1="Liberation Serif"', xml
        )
        xml = re.sub(r'<w:(ascii|hAnsi|cs|eastAsia)Theme="[^"]+"', "", xml)
        xml = xml.replace('w:fill="12355B"', 'w:fill="5B1235"').replace('w:val="12355B"', 'w:val="5B1235"')
        return re.sub(r'(<w:name w:val="heading 1"/>.*?<w:sz w:val=)"\d+"', r'\1"52"', xml, count=1, flags=re.DOTALL)

    def reword(xml: str) -> str:
        assert "Budget by funder" in xml
        return xml.replace("Budget by funder", "Who pays &amp; how much").replace("Not stated", "To be agreed")

    change_part(office.template, "word/styles.xml", restyle)
    change_part(office.template, "word/document.xml", reword)
    return office.built()


def test_the_new_look_is_kept(restyled: Office) -> None:
    styles = part(restyled.docx, "word/styles.xml")
    heading = next(one for one in styles.iter(f"{W}style") if one.find(f"{W}name").get(f"{W}val") == "heading 1")
    assert heading.find(f"{W}rPr/{W}sz").get(f"{W}val") == "52"
    fonts = {one.get(f"{W}ascii") for one in styles.iter(f"{W}rFonts") if one.get(f"{W}ascii")}
    assert "Liberation Serif" in fonts
    assert "Carlito" not in fonts
    assert "Calibri" not in fonts


def test_the_new_words_are_kept(restyled: Office) -> None:
    assert "Who pays & how much" in headings(restyled.docx, 2)
    assert "Who pays & how much" in [words for words, _ in contents(restyled.docx)]
    assert actions(restyled.docx)["PH6"][2] == ["To be agreed"]


def test_the_documents_are_as_sound_as_before(restyled: Office) -> None:
    assert open_xml_errors(restyled.docx) == []
    assert word_faults(restyled.docx) == []
    assert missing_words(restyled.docx, restyled.pdf) == []
    assert pdf_ua_failures(restyled.pdf) == []
    assert contents(restyled.docx) == pdf_outline(restyled.pdf)


@pytest.fixture(scope="module")
def resaved(tmp_path_factory: pytest.TempPathFactory) -> Office:
    """A plan whose template was opened and saved in LibreOffice."""
    folder = tmp_path_factory.mktemp("resaved")
    office = Office.furnished(folder / "office")
    shutil.copyfile(office.template, folder / "partnership-plan.docx")
    subprocess.run(
        [
            *("soffice", f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--norestore"),
            *("--convert-to", "docx:MS Word 2007 XML", "--outdir", str(office.template.parent)),
            str(folder / "partnership-plan.docx"),
        ],
        capture_output=True,
        env=surroundings(),
        timeout=180,
        check=True,
    )
    assert "LibreOffice" in part(office.template, "docProps/app.xml").xpath("string()")
    return office.built()


def test_a_template_saved_in_libreoffice_gives_the_same_plan(
    resaved: Office, first_build: tuple[Office, object]
) -> None:
    sample = first_build[0]
    assert headings(resaved.docx) == headings(sample.docx)
    assert actions(resaved.docx) == actions(sample.docx)
    assert [words for words, _ in contents(resaved.docx)] == [words for words, _ in contents(sample.docx)]
    assert contents(resaved.docx) == pdf_outline(resaved.pdf)


def test_a_template_saved_in_libreoffice_gives_sound_documents(resaved: Office) -> None:
    assert word_faults(resaved.docx) == []
    assert missing_words(resaved.docx, resaved.pdf) == []
    assert pdf_ua_failures(resaved.pdf) == []


def test_words_put_into_a_template_in_many_runs_are_still_a_tag(office: Office) -> None:
    """Word splits what is typed wherever the spelling or the language changes."""
    run = '</w:t></w:r><w:r><w:rPr><w:lang w:val="en-US"/></w:rPr><w:t xml:space="preserve">'

    def split(xml: str) -> str:
        return xml.replace("{{ title }}", f"{{{run}{{ ti{run}tle }}{run}}}", 1)

    change_part(office.template, "word/document.xml", split)
    office.built("--no-pdf")
    assert "Partnership Plan" in text(office.docx).splitlines()
    assert "{" not in "".join(text(office.docx).splitlines()[:8])
