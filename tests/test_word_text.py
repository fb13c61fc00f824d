"""A long text in a Word file: its words, its bold, its lists and its pictures, and files that are none."""

from __future__ import annotations

import struct
from pathlib import Path

import pytest

import broken_word as made
import word_files as word
from hostile_files import png
from planbuilder.intake.word_text import read_word_text
from planbuilder.problems import Level, Problem
from planbuilder.values import Line, Mark

B, N, P = Mark.BULLET, Mark.NUMBER, Mark.PARAGRAPH


def read(folder: Path, body: str, **parts: str | bytes | None) -> tuple[tuple[Line, ...], list[Problem]]:
    """The lines of a Word file with this body; parts by the last word of their names ("styles", "numbering")."""
    exchanged = {f"word/{name}.xml": part for name, part in parts.items()}
    (folder / "intro.docx").write_bytes(made.zipped(word.template_parts(body, exchanged).items()))
    return read_word_text("intro.docx", folder)


def lines(folder: Path, body: str, **parts: str | bytes | None) -> list[tuple[Mark, str]]:
    """Marks and words, of a file that there is nothing to say about."""
    found, problems = read(folder, body, **parts)
    assert problems == []
    return [(line.mark, line.text) for line in found]


def dress(folder: Path, body: str) -> list[tuple[str, str]]:
    found, problems = read(folder, body)
    assert problems == []
    return [(run.text, "b" * run.bold + "i" * run.italic) for line in found for run in line.runs]


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


# --- words and their dress ----------------------------------------------------------------------------------


def test_every_paragraph_with_words_is_a_line(tmp_path: Path) -> None:
    body = word.paragraph("One &amp; two") + "<w:p/>" + word.paragraph(" ") + word.paragraph("Three “four”")
    assert lines(tmp_path, body) == [(P, "One & two"), (P, "Three “four”")]


@pytest.mark.parametrize(
    ("properties", "expected"),
    [
        ("", ""),
        ("<w:b/>", "b"),
        ("<w:i/>", "i"),
        ("<w:b/><w:i/>", "bi"),
        ('<w:b w:val="0"/><w:i w:val="false"/>', ""),
        ('<w:b w:val="true"/>', "b"),
        ('<w:rStyle w:val="Strong"/>', "b"),
        ('<w:rStyle w:val="Emphasis"/>', "i"),
        ('<w:rStyle w:val="Loud"/>', ""),
        ('<w:rStyle w:val="Unheard"/>', ""),
        ('<w:color w:val="FF0000"/><w:sz w:val="40"/><w:u w:val="single"/>', ""),
    ],
)
def test_bold_and_italics_come_along_and_nothing_else(tmp_path: Path, properties: str, expected: str) -> None:
    assert dress(tmp_path, f"<w:p>{run('words', properties)}</w:p>") == [("words", expected)]


def test_a_style_that_is_based_on_a_bold_one_is_bold(tmp_path: Path) -> None:
    own = '<w:style w:type="character" w:styleId="Mine"><w:name w:val="Mine"/><w:basedOn w:val="Strong"/></w:style>'
    circle = '<w:style w:type="character" w:styleId="Ring"><w:name w:val="Ring"/><w:basedOn w:val="Ring"/></w:style>'
    styles = word.STYLES.replace("</w:styles>", f"{own}{circle}</w:styles>")
    body = "".join("<w:p>" + run(name, '<w:rStyle w:val="' + name + '"/>') + "</w:p>" for name in ("Mine", "Ring"))
    found, _ = read(tmp_path, body, styles=styles)
    assert [(line.text, line.runs[0].bold) for line in found] == [("Mine", True), ("Ring", False)]


@pytest.mark.parametrize("style", ["Heading1", "Heading3"])
def test_headings_are_bold_paragraphs(tmp_path: Path, style: str) -> None:
    assert dress(tmp_path, word.styled(style, "Who we are")) == [("Who we are", "b")]


def test_a_line_break_begins_a_new_line_and_keeps_the_dress(tmp_path: Path) -> None:
    breaks = "<w:r><w:rPr><w:b/></w:rPr><w:t>one</w:t><w:br/><w:t>two</w:t><w:cr/></w:r>"
    body = f"<w:p>{breaks}{run('three')}</w:p>"
    found, _ = read(tmp_path, body)
    assert [[(one.text, one.bold) for one in line.runs] for line in found] == [
        [("one", True)],
        [("two", True)],
        [("three", False)],
    ]


def test_tabs_and_hyphens_of_word_become_characters(tmp_path: Path) -> None:
    inside = "<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:noBreakHyphen/><w:t>c</w:t><w:softHyphen/><w:t>d</w:t></w:r>"
    assert lines(tmp_path, f"<w:p>{inside}</w:p>") == [(P, "a b-cd")]


def test_signs_of_the_symbol_fonts_that_have_a_character_are_read(tmp_path: Path) -> None:
    body = '<w:p><w:r><w:sym w:font="Wingdings" w:char="F0FC"/><w:t> done</w:t></w:r></w:p>'
    assert lines(tmp_path, body) == [(P, "✓ done")]


@pytest.mark.parametrize("number", ["FFFFFFFF", "110000", "D800"])
def test_a_sign_of_a_font_that_is_no_character_is_left_out(tmp_path: Path, number: str) -> None:
    body = f'<w:p><w:r><w:sym w:font="Wingdings" w:char="{number}"/><w:t>done</w:t></w:r></w:p>'
    assert lines(tmp_path, body) == [(P, "done")]


def test_characters_that_no_document_can_hold_are_taken_out_with_a_note(tmp_path: Path) -> None:
    found, problems = read(tmp_path, word.paragraph("a\ue001b"))
    assert [line.text for line in found] == ["ab"]
    assert [problem.level for problem in problems] == [Level.NOTE]
    assert "intro.docx" in problems[0].what


# --- lists --------------------------------------------------------------------------------------------------


def own_list(number: int) -> str:
    return f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{number}"/></w:numPr>'


def test_items_of_lists_are_bullets_and_numbers_by_style_or_of_their_own(tmp_path: Path) -> None:
    body = (
        word.styled("ListBullet", "by style")
        + word.styled("ListNumber", "by style")
        + word.paragraph("own", own_list(1))
        + word.paragraph("own", own_list(2))
        + word.paragraph("switched off", f'<w:pStyle w:val="ListBullet"/>{own_list(0)}')
        + word.paragraph("a list that is not there", own_list(99))
        + word.paragraph("number instead", f'<w:pStyle w:val="ListBullet"/>{own_list(2)}')
    )
    assert lines(tmp_path, body) == [
        (B, "by style"),
        (N, "by style"),
        (B, "own"),
        (N, "own"),
        (P, "switched off"),
        (B, "a list that is not there"),
        (N, "number instead"),
    ]


def test_lists_without_a_part_that_describes_them_are_bullets(tmp_path: Path) -> None:
    assert lines(tmp_path, word.paragraph("own", own_list(2)), numbering=None) == [(B, "own")]


def test_a_file_without_styles_is_read(tmp_path: Path) -> None:
    assert lines(tmp_path, word.styled("Heading1", "words"), styles=None) == [(P, "words")]


# --- what is not plain text ---------------------------------------------------------------------------------


def test_inserted_words_are_kept_and_deleted_and_moved_away_ones_ignored(tmp_path: Path) -> None:
    who = 'w:id="{}" w:author="Jo" w:date="2017-09-11T00:00:00Z"'
    body = (
        f"<w:p>{run('kept ')}<w:ins {who.format(1)}>{run('inserted')}</w:ins>"
        f"<w:del {who.format(2)}><w:r><w:delText>deleted</w:delText></w:r></w:del></w:p>"
        f"<w:p><w:moveFrom {who.format(3)}>{run('moved')}</w:moveFrom></w:p>"
        f"<w:p><w:moveTo {who.format(4)}>{run('moved')}</w:moveTo></w:p>"
    )
    assert lines(tmp_path, body) == [(P, "kept inserted"), (P, "moved")]


def test_hidden_words_stay_hidden(tmp_path: Path) -> None:
    body = f"<w:p>{run('seen')}{run(' and not seen', '<w:vanish/>')}</w:p>"
    assert lines(tmp_path, body) == [(P, "seen")]


def test_links_and_fields_give_the_words_that_they_show(tmp_path: Path) -> None:
    link = f'<w:hyperlink r:id="rId5">{word.run("our website")}</w:hyperlink>'
    assert lines(tmp_path, f"<w:p>{link}{word.run(' of ')}{made.field('DATE', '2017')}</w:p>") == [
        (P, "our website of 2017")
    ]


def test_words_in_content_controls_are_read(tmp_path: Path) -> None:
    control = f"<w:sdt><w:sdtPr/><w:sdtContent>{word.paragraph('inside')}</w:sdtContent></w:sdt>"
    assert lines(tmp_path, control) == [(P, "inside")]


def test_a_table_is_read_cell_by_cell_and_pointed_out(tmp_path: Path) -> None:
    found, problems = read(tmp_path, word.paragraph("before") + word.table(word.paragraph("a"), word.paragraph("b")))
    assert [line.text for line in found] == ["before", "a", "b"]
    assert [(problem.level, "table" in problem.what) for problem in problems] == [(Level.WARN, True)]


TEXT_BOX = (
    '<mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx'
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><w:txbxContent>{0}</w:txbxContent>'
    "</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><w:txbxContent>{0}</w:txbxContent></w:pict></mc:Fallback>"
    "</mc:AlternateContent>"
)


def test_the_words_of_a_text_box_are_read_once_behind_its_paragraph(tmp_path: Path) -> None:
    box = TEXT_BOX.format(word.paragraph("boxed"))
    body = f"<w:p>{word.run('around')}<w:r>{box}</w:r></w:p>" + word.paragraph("after")
    assert lines(tmp_path, body) == [(P, "around"), (P, "boxed"), (P, "after")]


@pytest.mark.parametrize("kind", ["footnoteReference", "endnoteReference"])
def test_a_note_that_is_left_out_is_told(tmp_path: Path, kind: str) -> None:
    found, problems = read(tmp_path, f'<w:p>{word.run("words")}<w:r><w:{kind} w:id="2"/></w:r></w:p>')
    assert [line.text for line in found] == ["words"]
    assert [(problem.level, "note" in problem.what) for problem in problems] == [(Level.WARN, True)]


# --- pictures -----------------------------------------------------------------------------------------------


def with_picture(folder: Path, drawing: str = made.DRAWING, **more: str | bytes) -> tuple[list[Line], list[Problem]]:
    found, problems = read(folder, word.paragraph("before") + drawing + word.paragraph("after"), **more)
    return list(found), problems


def test_a_picture_stands_where_it_stood_with_its_words(tmp_path: Path) -> None:
    found, problems = with_picture(tmp_path)
    assert problems == []
    assert [line.text for line in found] == ["before", "", "after"]
    picture = found[1].picture
    assert picture is not None
    assert (picture.contents, picture.description) == (made.DOT, "A crest")


def test_a_picture_without_words_is_called_a_picture(tmp_path: Path) -> None:
    found, _ = with_picture(tmp_path, made.DRAWING.replace(' descr="A crest"', ""))
    assert found[1].picture is not None
    assert found[1].picture.description == "Picture"


def with_media(
    folder: Path, contents: bytes, target: str = "media/crest.png"
) -> tuple[tuple[Line, ...], list[Problem]]:
    parts = word.template_parts(made.DRAWING, {"word/media/crest.png": contents})
    rels = str(parts["word/_rels/document.xml.rels"]).replace('"media/crest.png"', f'"{target}"')
    (folder / "intro.docx").write_bytes(made.zipped((parts | {"word/_rels/document.xml.rels": rels}).items()))
    return read_word_text("intro.docx", folder)


def test_a_picture_may_be_named_from_the_top_of_the_file(tmp_path: Path) -> None:
    found, problems = with_media(tmp_path, png(3, 2), "/word/media/crest.png")
    assert problems == []
    assert found[0].picture is not None


@pytest.mark.parametrize(
    "contents",
    [struct.pack("<LL", 1, 88) + bytes(32) + b" EMF" + bytes(40), b"\xd7\xcd\xc6\x9a" + bytes(40), b"<svg/>", b"",
     made.DOT[:40]],
    ids=["EMF", "WMF", "SVG", "empty", "cut short"],
)  # fmt: skip
def test_a_picture_of_a_kind_that_cannot_be_printed_is_left_out_and_told(tmp_path: Path, contents: bytes) -> None:
    found, problems = with_media(tmp_path, contents)
    assert [line for line in found if line.picture] == []
    assert "picture" in problems[0].what
    assert problems[0].level is Level.WARN


def test_a_drawing_that_is_no_picture_is_left_out_and_told(tmp_path: Path) -> None:
    shape = "<w:p><w:r><w:drawing/></w:r></w:p>"
    found, problems = with_picture(tmp_path, shape)
    assert [line.text for line in found] == ["before", "after"]
    assert [problem.level for problem in problems] == [Level.WARN]


def test_a_deleted_picture_is_ignored(tmp_path: Path) -> None:
    deleted = made.DRAWING.replace("<w:r>", '<w:del w:id="1" w:author="Jo"><w:r>').replace("</w:r>", "</w:r></w:del>")
    assert [line.picture for line in with_picture(tmp_path, deleted)[0]] == [None, None]


# --- files that cannot be read ------------------------------------------------------------------------------


def stopped(folder: Path, name: str) -> Problem:
    found, problems = read_word_text(name, folder)
    assert found == ()
    (problem,) = problems
    assert problem.level is Level.STOP
    assert problem.do
    return problem


def test_a_missing_file_is_answered_with_the_nearest_name(tmp_path: Path) -> None:
    (tmp_path / "introduction.docx").write_bytes(made.good_docx())
    problem = stopped(tmp_path, "introduktion.docx")
    assert "there is no Word file “introduktion.docx”" in problem.what
    assert "Did you mean “introduction.docx”?" in problem.do
    assert "“elsewhere”" in stopped(tmp_path / "elsewhere", "a.docx").what


@pytest.mark.parametrize("name", ["../intro.docx", "sub/intro.docx", "/etc/intro.docx", "../../a/../intro.docx"])
def test_a_file_outside_the_folder_is_not_looked_at(tmp_path: Path, name: str) -> None:
    (tmp_path / "text").mkdir()
    (tmp_path / "intro.docx").write_bytes(made.good_docx())
    assert "is not in the folder “text”" in stopped(tmp_path / "text", name).what


def overwritten(content: bytes) -> bytes:
    at = content.index(b"word/document.xml") + 40
    return content[:at] + bytes(byte ^ 0x5A for byte in content[at : at + 12]) + content[at + 12 :]


def bomb() -> bytes:
    return made.zipped([*made.GOOD.items(), ("word/media/huge.png", bytes(60 * 2**20))])


def with_main(text: str) -> bytes:
    return made.zipped((made.GOOD | {"word/document.xml": text}).items())


MAIN = str(made.GOOD["word/document.xml"])
ENTITIES = '<!DOCTYPE w:document [<!ENTITY a "aaaa"><!ENTITY b SYSTEM "file:///etc/hostname">]>'
UNREADABLE = {
    "empty": b"",
    "text": b"dear all",
    "old Word": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600),
    "half": made.good_docx()[:2000],
    "bad bytes": overwritten(made.good_docx()),
    "other zip": made.zipped([("a.txt", "a")]),
    "no XML": with_main("words"),
    "broken XML": with_main(MAIN.replace("</w:body>", "")),
    "entities": with_main(MAIN.replace("?>\n", f"?>\n{ENTITIES}")),
    "way out": made.zipped([*made.GOOD.items(), ("../evil.xml", "<a/>")]),
}


@pytest.mark.parametrize("kind", UNREADABLE)
def test_a_file_that_is_no_sound_word_document_is_refused(tmp_path: Path, kind: str) -> None:
    (tmp_path / "intro.docx").write_bytes(UNREADABLE[kind])
    assert stopped(tmp_path, "intro.docx").what == "“intro.docx” is not a Word document that can be read"


LONG = word.paragraph("word") * 50_000
TOO_MUCH = {"bomb": bomb(), "too many words": with_main(MAIN.replace("</w:body>", f"{LONG}</w:body>"))}


@pytest.mark.parametrize("kind", TOO_MUCH)
def test_a_file_that_would_fill_the_memory_is_not_read(tmp_path: Path, kind: str) -> None:
    (tmp_path / "intro.docx").write_bytes(TOO_MUCH[kind])
    assert stopped(tmp_path, "intro.docx").what == "“intro.docx” holds far more than a text for the document"


def test_a_text_of_a_hundred_pages_is_read(tmp_path: Path) -> None:
    found, problems = read(tmp_path, word.paragraph("A line of words. " * 10) * 3_000)
    assert (len(found), problems) == (3_000, [])


def test_a_folder_with_the_name_of_a_file_is_no_file(tmp_path: Path) -> None:
    (tmp_path / "intro.docx").mkdir()
    assert "there is no Word file" in stopped(tmp_path, "intro.docx").what


def test_a_file_without_a_word_is_warned_about(tmp_path: Path) -> None:
    found, problems = read(tmp_path, "<w:p/>")
    assert found == ()
    assert [(problem.level, problem.what) for problem in problems] == [
        (Level.WARN, "the Word file “intro.docx” has no text")
    ]


def test_a_file_that_python_docx_wrote_is_read(tmp_path: Path) -> None:
    from docx import Document

    document = Document()
    document.add_heading("Who we are", 1)
    paragraph = document.add_paragraph("We are a ")
    paragraph.add_run("partnership").bold = True
    document.add_paragraph("first", "List Bullet")
    document.add_paragraph("second", "List Number")
    document.save(str(tmp_path / "intro.docx"))
    found, problems = read_word_text("intro.docx", tmp_path)
    assert problems == []
    assert [(line.mark, line.text) for line in found] == [
        (P, "Who we are"),
        (P, "We are a partnership"),
        (B, "first"),
        (N, "second"),
    ]
    assert [run.bold for run in found[1].runs] == [False, True]


@pytest.mark.parametrize("name", ["intro.docx", "INTRO.DOCX", "text/intro.docx", "text\\intro.docx"])
def test_a_file_is_found_whatever_its_capitals_and_with_its_folder_before_it(tmp_path: Path, name: str) -> None:
    folder = tmp_path / "text"
    folder.mkdir()
    read(folder, word.paragraph("words"))
    found, problems = read_word_text(name, folder)
    assert ([line.text for line in found], problems) == (["words"], [])


@pytest.mark.parametrize("name", ["intro.doc", "intro.odt", "Intro.PDF"])
def test_a_file_of_another_kind_is_asked_for_as_a_word_document(tmp_path: Path, name: str) -> None:
    [problem] = read_word_text(name, tmp_path)[1]
    assert str(problem) == (
        f"STOP  “{name}” is not a Word document of today's kind (.docx)."
        f" Save it as a Word Document (*.docx) in the folder “{tmp_path.name}”, and type that name."
    )
