"""The contents: entries for the headings that the field asks for, bookmarks, and page numbers from the outline."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

import word_files as word
from planbuilder.output.contents import Heading, page_numbers, style_ids
from planbuilder.output.word import WordDocument
from word_files import W

BEGIN, SEPARATE, END = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end"))


def code(instruction: str) -> str:
    return f'<w:r><w:instrText xml:space="preserve"> {instruction} </w:instrText></w:r>'


def toc(switches: str = '\\o "1-2" \\h') -> str:
    """A contents field as one paragraph."""
    return f"<w:p>{BEGIN}{code(f'TOC {switches}')}{SEPARATE}{word.run('Update me')}{END}</w:p>"


def word_toc(*, heading: str = "Contents") -> str:
    """An automatic table of contents as Word writes it, with entries of an older version of the document."""

    def entry(text: str, first: str = "") -> str:
        page = BEGIN + code("PAGEREF _Toc111 \\h") + SEPARATE + word.run("9") + END
        link = f'<w:hyperlink w:anchor="_Toc111" w:history="1">{word.run(text)}<w:r><w:tab/></w:r>{page}</w:hyperlink>'
        return f'<w:p><w:pPr><w:pStyle w:val="Toc1"/></w:pPr>{first}{link}</w:p>'

    start = BEGIN + code('TOC \\o "1-2" \\h \\z \\u') + SEPARATE
    return (
        '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/><w:docPartUnique/></w:docPartObj>'
        f"</w:sdtPr><w:sdtContent>{word.paragraph(heading)}{entry('Old one', start)}{entry('Old two')}"
        f"<w:p>{END}</w:p></w:sdtContent></w:sdt>"
    )


HEADINGS = (
    word.styled("Heading1", "Introduction")
    + word.paragraph("Words.")
    + word.styled("Heading2", "Our partners")
    + word.styled("Heading3", "Too deep")
    + word.styled("Heading1", "Action plans")
)


def entries(document: WordDocument, pages: list[int] | None = None) -> list[str]:
    """What the contents print, an entry a line."""
    tree = word.tree(document.finished(pages))
    return [text for paragraph, text in zip(tree.iter(f"{W}p"), word.texts(tree), strict=True) if linked(paragraph)]


def linked(paragraph: Any) -> list[str]:
    return [one.get(f"{W}anchor") for one in paragraph.findall(f"{W}hyperlink") if one.get(f"{W}anchor")]


def levels(document: WordDocument) -> list[tuple[int, str]]:
    return [(heading.level, heading.text) for heading in document.headings]


# --- entries ------------------------------------------------------------------------------------------------


def test_every_heading_has_an_entry_with_its_page(tmp_path: Path) -> None:
    document = word.filled(tmp_path, toc() + HEADINGS)
    assert entries(document, [3, 4, 12]) == ["Introduction\t3", "Our partners\t4", "Action plans\t12"]
    assert "Update me" not in document.package.text("word/document.xml")


def test_without_page_numbers_the_entries_stand_alone(tmp_path: Path) -> None:
    document = word.filled(tmp_path, toc() + HEADINGS)
    assert entries(document) == ["Introduction\t", "Our partners\t", "Action plans\t"]


@pytest.mark.parametrize(
    ("switches", "expected"),
    [
        ('\\o "1-1"', [1, 1]),
        ('\\o "1-2" \\h \\z \\u', [1, 2, 1]),
        ('\\h \\o "1-3"', [1, 2, 3, 1]),
        ('\\o "2-3"', [2, 3]),
        ("\\h \\z", [1, 2, 3, 1]),
        ("", [1, 2, 3, 1]),
    ],
)
def test_the_field_says_which_levels_are_shown(tmp_path: Path, switches: str, expected: list[int]) -> None:
    document = word.filled(tmp_path, toc(switches) + HEADINGS)
    assert [heading.level for heading in document.headings] == expected


def test_each_level_has_its_own_style_and_a_level_without_one_has_none(tmp_path: Path) -> None:
    tree = word.tree(word.filled(tmp_path, toc('\\o "1-3"') + HEADINGS))
    styles = [word.value_of(paragraph, "pPr/pStyle") for paragraph in tree.iter(f"{W}p") if linked(paragraph)]
    assert styles == ["Toc1", "Toc2", None, "Toc1"]


def test_a_table_of_contents_that_word_made_keeps_its_frame_and_gets_new_entries(tmp_path: Path) -> None:
    document = word.filled(tmp_path, word_toc() + HEADINGS)
    assert entries(document, [1, 2, 3]) == ["Introduction\t1", "Our partners\t2", "Action plans\t3"]
    tree = word.tree(document.finished([1, 2, 3]))
    content = next(tree.iter(f"{W}sdtContent"))
    assert [word.texts(one)[0] for one in content] == [
        "Contents",
        "Introduction\t1",
        "Our partners\t2",
        "Action plans\t3",
    ]
    assert tree.find(f".//{W}docPartGallery") is not None


def test_a_simple_field_is_filled_in_as_well(tmp_path: Path) -> None:
    field = f'<w:p><w:fldSimple w:instr=" TOC \\o &quot;1-1&quot; \\h ">{word.run("Update me")}</w:fldSimple></w:p>'
    document = word.filled(tmp_path, field + HEADINGS)
    assert entries(document, [1, 2]) == ["Introduction\t1", "Action plans\t2"]
    assert 'TOC \\o "1-1" \\h' in document.package.text("word/document.xml")


def test_a_document_without_a_contents_field_stays_as_it_is(tmp_path: Path) -> None:
    document = word.filled(tmp_path, HEADINGS + "<w:p>" + BEGIN + code("PAGE") + SEPARATE + END + "</w:p>")
    assert document.headings == []
    assert "bookmarkStart" not in document.xml


def test_headings_before_the_contents_come_first(tmp_path: Path) -> None:
    document = word.filled(tmp_path, word.styled("Heading1", "Foreword") + toc() + HEADINGS)
    assert [heading.text for heading in document.headings][:2] == ["Foreword", "Introduction"]
    assert len({heading.bookmark for heading in document.headings}) == 4


def test_headings_without_words_are_passed_over(tmp_path: Path) -> None:
    body = toc() + word.styled("Heading1", "{{ nothing }}") + word.styled("Heading1", " ") + HEADINGS
    assert levels(word.filled(tmp_path, body, {"nothing": ""}))[0] == (1, "Introduction")


def test_a_document_without_headings_keeps_a_paragraph_where_the_contents_stood(tmp_path: Path) -> None:
    """In a cell, or in the frame that Word puts round contents, there must be one."""
    for body in (word.table(toc()), word_toc(), toc()):
        document = word.filled(tmp_path, body + word.paragraph("Words."))
        assert document.headings == []
        assert "TOC" not in document.xml


def test_a_heading_is_read_whole_whatever_its_runs_look_like(tmp_path: Path) -> None:
    runs = "<w:r><w:t>Crime &amp; </w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>dis</w:t></w:r><w:r><w:t></w:t></w:r>"
    runs += "<w:r><w:t>order</w:t><w:br/><w:t>in Anytown</w:t></w:r>"
    body = toc() + f'<w:p><w:pPr><w:pStyle w:val="Heading1"/><w:keepNext/></w:pPr>{runs}</w:p>'
    document = word.filled(tmp_path, body)
    assert entries(document, [7]) == ["Crime & disorder in Anytown\t7"]
    assert document.headings[0].text == "Crime &amp; disorder in Anytown"


def test_headings_are_known_by_the_name_of_their_style_whatever_its_id(tmp_path: Path) -> None:
    """Word in other languages, and other programs, give the same styles other ids."""
    styles = word.STYLES.replace('"Heading1"', '"berschrift1"').replace('"Toc1"', '"Verzeichnis1"')
    parts: dict[str, str | bytes | None] = {"word/styles.xml": styles.replace('"heading 1"', '"Heading 1"')}
    document = word.filled(tmp_path, toc() + HEADINGS.replace('"Heading1"', '"berschrift1"'), parts=parts)
    assert [text for _, text in levels(document)] == ["Introduction", "Our partners", "Action plans"]
    first = next(one for one in word.tree(document).iter(f"{W}p") if linked(one))
    assert word.value_of(first, "pPr/pStyle") == "Verzeichnis1"


def test_styles_are_listed_by_name_and_only_those_of_paragraphs() -> None:
    ids = style_ids(word.STYLES)
    assert ids["heading 1"] == "Heading1"
    assert ids["toc 2"] == "Toc2"
    assert "plan table" not in ids


# --- what stands in the paragraphs of the field -------------------------------------------------------------


def test_words_behind_the_field_in_its_last_paragraph_are_kept(tmp_path: Path) -> None:
    body = f"<w:p>{BEGIN}{code('TOC')}{SEPARATE}{word.run('Old')}</w:p><w:p>{END}{word.run('Welcome.')}</w:p>"
    document = word.filled(tmp_path, body + HEADINGS)
    assert word.texts(word.tree(document))[:5] == [
        "Introduction\t",
        "Our partners\t",
        "Too deep\t",
        "Action plans\t",
        "Welcome.",
    ]


@pytest.mark.parametrize("apart", [True, False])
def test_a_section_break_in_the_last_paragraph_of_the_field_is_kept(tmp_path: Path, apart: bool) -> None:
    section = '<w:pPr><w:sectPr><w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/></w:sectPr></w:pPr>'
    start = f"{BEGIN}{code('TOC')}{SEPARATE}{word.run('Old')}"
    body = f"<w:p>{start}</w:p><w:p>{section}{END}</w:p>" if apart else f"<w:p>{section}{start}{END}</w:p>"
    document = word.filled(tmp_path, body + HEADINGS)
    assert len(list(word.tree(document).iter(f"{W}sectPr"))) == 2
    assert entries(document) == ["Introduction\t", "Our partners\t", "Too deep\t", "Action plans\t"]


# --- bookmarks ----------------------------------------------------------------------------------------------


def bookmarks(document: WordDocument) -> tuple[list[tuple[str, str]], list[str]]:
    tree = word.tree(document)
    starts = [(one.get(f"{W}id"), one.get(f"{W}name")) for one in tree.iter(f"{W}bookmarkStart")]
    return starts, [one.get(f"{W}id") for one in tree.iter(f"{W}bookmarkEnd")]


def test_bookmarks_are_unique_and_paired_and_the_entries_lead_to_them(tmp_path: Path) -> None:
    document = word.filled(tmp_path, toc() + HEADINGS)
    starts, ends = bookmarks(document)
    assert len({identity for identity, _ in starts}) == len({name for _, name in starts}) == 3
    assert sorted(identity for identity, _ in starts) == sorted(ends)
    tree = word.tree(document)
    anchors = [anchor for paragraph in tree.iter(f"{W}p") for anchor in linked(paragraph)]
    assert anchors == [name for _, name in starts]
    references = [one.text.split()[1] for one in tree.iter(f"{W}instrText") if "PAGEREF" in (one.text or "")]
    assert references == anchors


def test_bookmarks_of_the_template_keep_their_names_and_ids(tmp_path: Path) -> None:
    own = '<w:bookmarkStart w:id="41" w:name="annex"/><w:r><w:t>Annex</w:t></w:r><w:bookmarkEnd w:id="41"/>'
    document = word.filled(tmp_path, toc() + HEADINGS + f"<w:p>{own}</w:p>")
    starts, _ = bookmarks(document)
    assert ("41", "annex") in starts
    assert [identity for identity, name in starts if name != "annex"] == ["42", "43", "44"]


def test_the_bookmarks_that_word_gave_headings_are_replaced_even_in_a_loop(tmp_path: Path) -> None:
    """Word puts them in when an officer inserts contents; in a loop they would stand twice."""
    marked = (
        '<w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr><w:bookmarkStart w:id="0" w:name="_Toc111"/>'
        '<w:r><w:t>{{ name }}</w:t></w:r><w:bookmarkEnd w:id="0"/></w:p>'
    )
    loop = word.paragraph("{%p for name in names %}") + marked + word.paragraph("{%p endfor %}")
    document = word.filled(tmp_path, toc() + loop, {"names": ["One", "Two"]})
    starts, ends = bookmarks(document)
    assert len(set(starts)) == len(starts) == len(ends) == 2
    assert entries(document, [1, 2]) == ["One\t1", "Two\t2"]


# --- the copy that is laid out, and the finished one --------------------------------------------------------


def test_the_copy_to_be_laid_out_has_the_entries_without_the_field(tmp_path: Path) -> None:
    document = word.filled(tmp_path, toc() + HEADINGS)
    laid_out, finished = (word.tree(content) for content in (document.laid_out(), document.finished([1, 2, 3])))
    codes = [
        [(one.text or "").split()[0] for one in tree.iter(f"{W}instrText") if (one.text or "").strip()]
        for tree in (laid_out, finished)
    ]
    assert codes == [["PAGEREF"] * 3, ["TOC", *["PAGEREF"] * 3]]
    assert [len(linked(one)) for one in laid_out.iter(f"{W}p")].count(1) == 3
    assert "\t0" in word.texts(laid_out)[0]


def test_fields_are_begun_parted_and_ended_equally_often(tmp_path: Path) -> None:
    document = word.filled(tmp_path, word_toc() + HEADINGS)
    for content in (document.laid_out(), document.finished([1, 2, 3]), document.finished(None)):
        kinds = [one.get(f"{W}fldCharType") for one in word.tree(content).iter(f"{W}fldChar")]
        assert kinds.count("begin") == kinds.count("separate") == kinds.count("end") > 0


def test_no_mark_of_the_contents_is_left_in_either_copy(tmp_path: Path) -> None:
    document = word.filled(tmp_path, toc() + HEADINGS)
    for content in (document.laid_out(), document.finished([1, 2, 3]), document.finished(None)):
        assert not re.search("[\ue000-\uf8ff]", "".join(word.texts(word.tree(content))))


def test_a_finished_document_serves_as_a_template_again(tmp_path: Path) -> None:
    document = word.filled(tmp_path, toc() + HEADINGS)
    body = document.xml  # with the marks of the contents, as `finished` replaces them
    document.finished([1, 2, 3])
    again = document.package.text("word/document.xml")
    assert body != again
    second = word.filled(tmp_path, "", parts={"word/document.xml": again})
    assert entries(second, [4, 5, 6]) == ["Introduction\t4", "Our partners\t5", "Action plans\t6"]


# --- page numbers -------------------------------------------------------------------------------------------


def headings(*texts: str) -> list[Heading]:
    return [Heading(1, text, f"_Toc{number}") for number, text in enumerate(texts)]


@pytest.mark.parametrize(
    ("texts", "outline", "pages"),
    [
        ((), [], []),
        (("One", "Two"), [("One", 1), ("Two", 5)], [1, 5]),
        (("One", "One"), [("One", 1), ("One", 5)], [1, 5]),
        (("One", "Three"), [("One", 1), ("Two", 2), ("Three", 3)], [1, 3]),
        (("R &amp; D",), [("R & D", 4)], [4]),
        (("Our  partners",), [("our\u00a0partners ", 4)], [4]),
        (("One", "Two"), [("One", 1)], None),
        (("Two", "One"), [("One", 1), ("Two", 2)], None),
        (("One",), [], None),
    ],
    ids=[
        "none",
        "two",
        "same words",
        "deeper ones between",
        "entity",
        "spaces",
        "lacking",
        "other order",
        "no outline",
    ],
)
def test_pages_are_read_from_the_outline_in_its_order(
    texts: tuple[str, ...], outline: list[tuple[str, int]], pages: list[int] | None
) -> None:
    assert page_numbers(headings(*texts), outline) == pages
