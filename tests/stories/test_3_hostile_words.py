"""What an officer types comes out as typed, whatever it looks like, and none of it is ever run."""

from __future__ import annotations

import html

import pytest

from planbuilder.output.inspect import missing_words, word_faults
from stories.office import Office, Ran, column
from stories.reading import actions, headings, part, pdf_pages, text
from word_validity import open_xml_errors

HOSTILE = [
    "Fish & chips < 5 > 3 \"double\" 'single' &amp; &lt;w:p/&gt; ]]>",
    "{{ 7*7 }} {{ partnership.name }} {{ ''.__class__.__mro__ }}",
    "{% if %} {% for x in y %} {% endif %} {# remark #}",
    "{_{ }_} {_% %_} {{{ }}} {%p if %} {%tr for a in b %} {{r x }}",
    "<w:p><w:r><w:t>markup</w:t></w:r></w:p> </w:t> <script>alert(1)</script>",
    "Café, naïve, Łódź, ŵ, Ǎ, ß, Ελληνικά, Українська, עברית",
    "family 👨‍👩‍👧‍👦 flag 🏴󠁧󠁢󠁥󠁮󠁧󠁿 🇬🇧 thumb 👍🏽 tick ✅",
    "=cmd|'/c calc'!A0",
    "@SUM(1+1) +44 1277 -- ${7*7} #{7*7} %s %(x)s {0} \\n \\u0041",
]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[Office, Ran]:
    """A plan in which hostile words stand in every kind of cell."""
    office = Office.furnished(tmp_path_factory.mktemp("hostile"))
    with office.book() as book:
        sheet = book["Actions"]
        sheet["D2"].value = "\n".join(HOSTILE)
        sheet["D2"].data_type = "s"
        sheet["C3"].value = "Rung _x0007_the bell\ue001\ue005x\ue006"
        sheet.cell(4, column(sheet, "Timescale")).value = "{{ 7*7 }} & <b>"
        book["Highlights"]["A2"].value = "{{ 191*7 }}"
        book["Profile"]["A2"].value = "{% if %} & <theme>"
        book["Priorities"]["A5"].value = 'Burglary & "theft" {{ 191*7 }} {_{'
        book["Priorities"]["B5"].value = "Burglary"
        book["Partners"]["A2"].value = "Bänk & <Söhne> {{ 191*7 }}"
        book["Versions"]["A2"].value = "{%p endif %} first"
        plan = book["Plan"]
        for row in plan.iter_rows(min_row=2, max_col=2):
            if row[0].value == "Partnership":
                row[1].value = "Safer {{ 191*7 }} & <Brentwood> 'CSP'"
            if row[0].value == "Crest description":
                row[1].value = 'A crest with a "motto" & <lion>'
    return office, office.run("plan")


def test_the_build_succeeds(built: tuple[Office, Ran]) -> None:
    assert built[1].code == 0, built[1].words


@pytest.mark.parametrize("line", HOSTILE)
def test_each_line_comes_out_as_typed(built: tuple[Office, Ran], line: str) -> None:
    assert line in actions(built[0].docx)["CE1"][1]


def test_every_kind_of_cell_comes_out_as_typed(built: tuple[Office, Ran]) -> None:
    docx = built[0].docx
    lines = text(docx).splitlines()
    for typed in (
        *("{{ 7*7 }} & <b>", "{{ 191*7 }}", "{% if %} & <theme>", "Bänk & <Söhne> {{ 191*7 }}", "{%p endif %} first"),
        *("Safer {{ 191*7 }} & <Brentwood> 'CSP'", 'Partnership focus: Burglary & "theft" {{ 191*7 }} {_{'),
    ):
        assert typed in lines
    assert 'Action plan: Burglary & "theft" {{ 191*7 }} {_{' in headings(docx)
    descriptions = [one.get("descr") for one in part(docx, "word/document.xml").iter() if one.get("descr")]
    assert 'A crest with a "motto" & <lion>' in descriptions


def test_nothing_is_worked_out(built: tuple[Office, Ran]) -> None:
    assert "1337" not in text(built[0].docx)
    assert "1337" not in "".join(pdf_pages(built[0].pdf))


def test_characters_that_no_document_can_show_are_taken_out_with_a_note(built: tuple[Office, Ran]) -> None:
    assert actions(built[0].docx)["CE2"][0] == ["Rung the bellx"]
    [note] = [line for line in built[1].said.splitlines() if "C3" in line]
    assert note.startswith("NOTE  plan.xlsx > Actions > C3: 4 characters that no document can show were taken out")


def test_the_author_reads_as_typed(built: tuple[Office, Ran]) -> None:
    creator = part(built[0].docx, "docProps/core.xml").find("{http://purl.org/dc/elements/1.1/}creator")
    assert creator.text == "Safer {{ 191*7 }} & <Brentwood> 'CSP'"


def test_the_documents_are_valid_and_whole(built: tuple[Office, Ran]) -> None:
    office = built[0]
    assert open_xml_errors(office.docx) == []
    assert word_faults(office.docx) == []
    assert missing_words(office.docx, office.pdf) == []


def test_the_pdf_shows_the_same(built: tuple[Office, Ran]) -> None:
    pages = "".join("".join(pdf_pages(built[0].pdf)).split())
    for line in (*HOSTILE[:5], "{{ 191*7 }}"):
        assert "".join(line.split()) in pages, html.escape(line)
