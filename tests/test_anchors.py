"""Anchors in the Word document: what ties a value to its cell is there, is valid, and changes nothing that is seen."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

import broken_word as made
import word_files as word
from planbuilder.anchors.read import Anchor, anchors_in
from planbuilder.output.marks import ITALIC_OFF, ITALIC_ON, blocks, unanchored
from planbuilder.output.word import WordDocument
from planbuilder.schema.said import Said, woven
from planbuilder.values import Line, Mark, Run
from word_files import W

KEY, OTHER = "0123456789_abcd", "fedcba9876_4321"
RED = {"value": Said("Red & <b>", KEY), "other": Said("Green", OTHER), "plain": "Blue", "empty": Said("", KEY)}
Parts = dict[str, str | bytes | None]


def tree_of(folder: Path, body: str, values: dict[str, Any] | None = None, parts: Parts | None = None) -> Any:
    """The main part; `filled` has found the document to be valid."""
    return word.tree(word.filled(folder, body, RED | (values or {}), parts=parts))


def found(tree: Any) -> list[tuple[str, str]]:
    return [(one.key, one.text) for one in anchors_in(tree)]


def written(document: bytes | WordDocument, part: str = "word/document.xml") -> str:
    """A part of the finished file."""
    docx = document if isinstance(document, bytes) else document.finished(None)
    with zipfile.ZipFile(io.BytesIO(docx)) as archive:
        return archive.read(part).decode()


# --- what an anchor is --------------------------------------------------------------------------------------


def test_a_value_stands_in_a_hidden_rich_control_within_a_bookmark(tmp_path: Path) -> None:
    document = word.filled(tmp_path, word.paragraph("Is {{ value }} and {{ plain }}"), RED)
    xml = written(document)
    [anchor] = re.findall(r"<w:bookmarkStart.*?<w:bookmarkEnd [^>]*>", xml)
    assert re.sub(r'w:id="\d+"|<w:id w:val="\d+"/>', "", anchor) == (
        f'<w:bookmarkStart  w:name="_pb_{KEY}"/><w:sdt><w:sdtPr><w:alias w:val="pb:{KEY}"/><w:tag w:val="pb:{KEY}"/>'
        '<w15:appearance w15:val="hidden"/></w:sdtPr><w:sdtContent><w:r><w:t xml:space="preserve">Red &amp; &lt;b&gt;'
        "</w:t></w:r></w:sdtContent></w:sdt><w:bookmarkEnd />"
    )
    assert (
        re.search(r'mc:Ignorable="w14 w15"', xml) and 'xmlns:w15="http://schemas.microsoft.com/office/word/2012' in xml
    )
    assert word.texts(word.tree(document)) == ["Is Red & <b> and Blue"]


def test_words_of_the_template_and_values_without_a_cell_have_no_anchor(tmp_path: Path) -> None:
    tree = tree_of(tmp_path, word.paragraph("{{ plain }}{{ empty }} words"))
    assert found(tree) == []
    assert next(tree.iter(f"{W}sdt"), None) is None and "w15" not in tree.nsmap


def test_a_value_that_is_printed_several_times_has_a_name_and_number_each_time(tmp_path: Path) -> None:
    tree = tree_of(tmp_path, word.paragraph("{{ value }} {{ value }}") + word.paragraph("{{ other }}{{ value }}"))
    names = [one.get(f"{W}name") for one in tree.iter(f"{W}bookmarkStart")]
    assert names == [f"_pb_{KEY}", f"_pb_{KEY}_2", f"_pb_{OTHER}", f"_pb_{KEY}_3"]
    controls = [one.get(f"{W}val") for one in tree.iter(f"{W}id")]
    assert len(set(controls)) == 4
    again = word.tree(word.filled(tmp_path, word.paragraph("{{ value }}"), RED))
    assert word.value_of(next(again.iter(f"{W}sdtPr")), "id") == controls[0]  # the same key, the same number


def test_bold_and_italics_within_a_value_stay_within_its_control(tmp_path: Path) -> None:
    value = Said(f"Red and {ITALIC_ON}slanted{ITALIC_OFF} words", KEY)
    tree = tree_of(tmp_path, word.paragraph("Is {{ value }}."), {"value": value})
    assert found(tree) == [(KEY, "Red and slanted words")]
    [content] = tree.iter(f"{W}sdtContent")
    assert len(content) == 3
    assert word.dresses(next(tree.iter(f"{W}p"))) == [("Is Red and ", ""), ("slanted", "i"), (" words.", "")]


def test_each_line_of_a_cell_is_an_anchor_of_its_own(tmp_path: Path) -> None:
    lines = [Line((Run("one"),), Mark.NUMBER), Line((Run("two"),), Mark.NUMBER)]
    body = (
        word.paragraph("{%p for block in blocks %}")
        + word.styled("ListNumber", "{{ block }}")
        + word.paragraph("{%p endfor %}")
    )
    tree = tree_of(tmp_path, body, {"blocks": blocks(lines, KEY)})
    assert found(tree) == [(KEY, "one"), (KEY, "two")]
    assert len(list(tree.iter(f"{W}numId"))) == 2


def test_a_text_that_is_woven_of_two_cells_has_two_anchors(tmp_path: Path) -> None:
    whole = woven(Said("Essex Police", KEY), " (", Said("EP", OTHER), ")")
    tree = tree_of(tmp_path, word.paragraph("{{ value }}"), {"value": whole})
    assert found(tree) == [(KEY, "Essex Police"), (OTHER, "EP")]
    assert word.texts(tree) == ["Essex Police (EP)"]


# --- where it stands ----------------------------------------------------------------------------------------


def control(properties: str, inside: str) -> str:
    """A paragraph with a content control of the template's own."""
    about = f'<w:sdtPr><w:id w:val="5"/>{properties}</w:sdtPr>'
    return f"<w:p><w:sdt>{about}<w:sdtContent>{inside}</w:sdtContent></w:sdt></w:p>"


VALUE = word.run("{{ value }}")


@pytest.mark.parametrize(
    ("body", "anchored"),
    [
        (f'<w:p><w:hyperlink r:id="rId5">{VALUE}</w:hyperlink></w:p>', True),
        (control("", VALUE), True),
        (control("<w:text/>", VALUE), False),
        (control('<w:dataBinding w:xpath="/a" w:storeItemID="{1}"/><w:text/>', VALUE), False),
        (control('<w:date><w:dateFormat w:val="d"/></w:date>', VALUE) + f"<w:p>{VALUE}</w:p>", True),
        (f"<w:p>{made.field(' DATE {{ value }} ', 'x')}</w:p>", False),
        ('<w:p><w:fldSimple w:instr=" TITLE {{ value }} "><w:r><w:t>x</w:t></w:r></w:fldSimple></w:p>', False),
        (f'<w:p><w:ins w:id="9" w:author="Jo" w:date="2017-09-11T00:00:00Z">{VALUE}</w:ins></w:p>', True),
        (made.DRAWING.replace('descr="A crest"', 'descr="{{ value }}"'), False),
        ("<w:p><w:r><w:tab/><w:t>a</w:t><w:t>{{ value }}</w:t><w:br/></w:r></w:p>", True),
    ],
    ids=["link", "rich", "plain text", "bound", "date", "field", "simple field", "tracked", "alt text", "among tabs"],
)
def test_an_anchor_stands_wherever_it_may_and_nowhere_else(tmp_path: Path, body: str, anchored: bool) -> None:
    tree = tree_of(tmp_path, body)
    assert found(tree) == ([(KEY, "Red & <b>")] if anchored else [])
    assert KEY not in re.sub(r'w:name="_pb_[^"]*"|"pb:[^"]*"', "", etree.tostring(tree, encoding="unicode"))


def test_headers_and_footers_print_values_without_anchors(tmp_path: Path) -> None:
    parts: Parts = {"word/header1.xml": word.header(word.paragraph("{{ value }} {{ other }}"))}
    document = word.filled(tmp_path, word.paragraph("words"), RED, parts=parts)
    assert word.texts(word.tree(document, "word/header1.xml")) == ["Red & <b> Green"]
    assert "_pb_" not in written(document, "word/header1.xml")


def test_numbers_of_bookmarks_and_controls_of_the_template_are_not_used_again(tmp_path: Path) -> None:
    first = word.tree(word.filled(tmp_path, word.paragraph("{{ value }}"), RED))
    taken = word.value_of(next(first.iter(f"{W}sdtPr")), "id")
    number = next(first.iter(f"{W}bookmarkStart")).get(f"{W}id")
    body = (
        f'<w:p><w:bookmarkStart w:id="{number}" w:name="own"/><w:bookmarkEnd w:id="{number}"/></w:p>'
        + control("", word.run("own")).replace('w:val="5"', f'w:val="{taken}"')
        + word.paragraph("{{ value }}")
    )
    assert found(tree_of(tmp_path, body)) == [(KEY, "Red & <b>")]  # `filled` finds no number twice


# --- headings and contents ----------------------------------------------------------------------------------

INSTRUCTION = ' TOC \\o "1-2" \\h '
TOC = f"<w:p>{made.field(INSTRUCTION, 'x')}</w:p>"


def test_the_contents_are_the_same_with_and_without_anchors(tmp_path: Path) -> None:
    body = TOC + word.styled("Heading1", "Focus: {{ value }}") + word.styled("Heading2", "{{ other }}")
    with_cells = word.filled(tmp_path, body, RED)
    without = word.filled(tmp_path, body, {name: str.__str__(value) for name, value in RED.items()})
    assert with_cells.headings == without.headings
    entries = list(word.tree(with_cells.finished([1, 2])).iter(f"{W}hyperlink"))
    assert [word.texts(one.getparent().getparent())[0] for one in entries][:1] == ["Focus: Red & <b>\t1"]
    assert not [one for entry in entries for one in entry.iter(f"{W}sdt", f"{W}bookmarkStart")]
    assert [one.count("<w:bookmarkStart") for one in (unanchored(with_cells.xml), without.xml)] == [2, 2]


# --- the copy for the PDF -----------------------------------------------------------------------------------


def test_the_copy_that_is_laid_out_has_all_words_and_no_anchor(tmp_path: Path) -> None:
    body = word.paragraph("Is {{ value }} and {{ other }}") + control("", VALUE)
    document = word.filled(tmp_path, body, RED)
    laid_out = written(document.laid_out())
    assert "_pb_" not in laid_out and "pb:" not in laid_out and laid_out.count("<w:sdt>") == 1
    assert word.texts(word.tree(document.laid_out())) == word.texts(word.tree(document.finished(None)))
    assert found(word.tree(document.finished(None))) == [(KEY, "Red & <b>"), (OTHER, "Green"), (KEY, "Red & <b>")]


# --- reading back what came round ---------------------------------------------------------------------------


def test_a_value_whose_control_is_lost_is_known_by_its_bookmark_and_the_other_way_round(tmp_path: Path) -> None:
    document = word.filled(tmp_path, word.paragraph("Is {{ value }}!"), RED)
    xml = written(document)
    bare = re.sub(r"<w:sdt><w:sdtPr>.*?</w:sdtPr><w:sdtContent>|</w:sdtContent></w:sdt>", "", xml)
    lone = re.sub(r"<w:bookmark[^>]*>", "", xml)
    for source, control_left, bookmark_left in ((xml, True, True), (bare, False, True), (lone, True, False)):
        tree = word.tree(word.package("", {"word/document.xml": source}).to_bytes())
        assert anchors_in(tree) == [Anchor(KEY, "Red & <b>", control_left, bookmark_left)]
