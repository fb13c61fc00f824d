"""Marks in rendered XML become Word's own markup, in the order that the schema asks for."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import broken_word as made
import word_files as word
from planbuilder.output.drawing import PictureFile
from planbuilder.output.dress import Dressing, dressed_properties, painted_style
from planbuilder.output.marks import (
    ANY,
    BOLD_OFF,
    BOLD_ON,
    ITALIC_OFF,
    ITALIC_ON,
    KEEP_ROW,
    Block,
    blocks,
    colour,
    dressed,
    picture,
)
from planbuilder.output.package import MAIN
from planbuilder.output.word import tint
from planbuilder.values import Line, Mark, Run
from word_files import W

PLUM, TEAL = "6B2C74", "0B6B6B"
LOUD = f"{BOLD_ON}loud{BOLD_OFF}"


def dressed_paragraph(folder: Path, properties: str, value: str, *, before: str = "", after: str = "") -> Any:
    """The paragraph that a run with these properties becomes when it prints a value."""
    run = f"<w:r>{properties}<w:t>{before}{{{{ value }}}}{after}</w:t></w:r>"
    document = word.filled(folder, f"<w:p>{run}</w:p>", {"value": value})
    return next(word.tree(document).iter(f"{W}p"))


# --- bold and italics ---------------------------------------------------------------------------------------


def mixed(*runs: tuple[str, str]) -> str:
    return dressed(Run(text, "b" in dress, "i" in dress) for text, dress in runs)


@pytest.mark.parametrize(
    "runs",
    [
        [("all loud", "b")],
        [("a ", ""), ("loud", "b"), (" word", "")],
        [("loud", "b"), ("slanted", "i")],
        [("loud", "b"), ("both", "bi"), ("slanted", "i"), (" end", "")],
        [("both", "bi")],
        [("at the end ", ""), ("loud", "b")],
        [("R & D <b>", "b"), (" & more", "")],
    ],
)
def test_words_take_on_the_dress_that_they_were_typed_in(tmp_path: Path, runs: list[tuple[str, str]]) -> None:
    assert word.dresses(dressed_paragraph(tmp_path, "", mixed(*runs))) == runs


def test_the_words_of_the_template_round_a_value_keep_their_own_dress_and_spaces(tmp_path: Path) -> None:
    paragraph = dressed_paragraph(tmp_path, "", mixed(("loud ", "b"), ("and ", "")), before="Be ", after="clear")
    assert word.dresses(paragraph) == [("Be ", ""), ("loud ", "b"), ("and clear", "")]


PROPERTIES = [
    "",
    "<w:rPr/>",
    '<w:rPr><w:rStyle w:val="Loud"/></w:rPr>',
    '<w:rPr><w:rStyle w:val="Loud"/><w:rFonts w:ascii="Arial"/><w:color w:val="12355B"/><w:sz w:val="24"/></w:rPr>',
    "<w:rPr><w:b/><w:bCs/></w:rPr>",
    '<w:rPr><w:b w:val="0"/><w:i w:val="0"/><w:caps/></w:rPr>',
    "<w:rPr><w:i/><w:iCs/><w:strike/></w:rPr>",
    '<w:rPr><w:rFonts w:hint="default"/><w:b/><w:i/><w:lang w:val="en-GB"/></w:rPr>',
]


@pytest.mark.parametrize("properties", PROPERTIES)
@pytest.mark.parametrize("dress", ["b", "i", "bi"])
def test_a_dress_joins_the_properties_that_a_run_has(tmp_path: Path, properties: str, dress: str) -> None:
    """`filled` has the result validated: the order of the elements is the schema's, and none stands twice."""
    paragraph = dressed_paragraph(tmp_path, properties, mixed(("plain ", ""), ("dressed", dress)))
    has = "".join(letter for letter in "bi" if f"<w:{letter}/>" in properties)
    both = "".join(letter for letter in "bi" if letter in has + dress)
    expected = [("plain ", has), ("dressed", both)] if has != both else [("plain dressed", has)]
    assert word.dresses(paragraph) == expected
    for name in re.findall(r"<w:(rStyle|rFonts|color|sz|caps|strike|lang)\b", properties):
        assert len(list(paragraph.iter(f"{W}{name}"))) == 2


def test_properties_with_a_tracked_change_stay_whole(tmp_path: Path) -> None:
    change = '<w:rPrChange w:id="9" w:author="Jo" w:date="2017-09-11T00:00:00Z"><w:rPr><w:i/></w:rPr></w:rPrChange>'
    paragraph = dressed_paragraph(tmp_path, f"<w:rPr><w:sz w:val='24'/>{change}</w:rPr>", mixed(("loud", "b")))
    assert word.dresses(paragraph) == [("loud", "b")]
    assert len(list(paragraph.iter(f"{W}rPrChange"))) == 1


def test_tabs_and_breaks_beside_a_value_stay_where_they_are(tmp_path: Path) -> None:
    run = "<w:r><w:rPr><w:caps/></w:rPr><w:t>{{ value }}</w:t><w:tab/><w:t>{{ value }}</w:t><w:br/></w:r>"
    document = word.filled(tmp_path, f"<w:p>{run}</w:p>", {"value": LOUD})
    paragraph = next(word.tree(document).iter(f"{W}p"))
    assert word.dresses(paragraph) == [("loud", "b"), ("\t", ""), ("loud", "b")]
    assert len(list(paragraph.iter(f"{W}br"))) == 1


def test_no_empty_runs_are_left_behind(tmp_path: Path) -> None:
    paragraph = dressed_paragraph(tmp_path, "<w:rPr><w:caps/></w:rPr>", LOUD)
    assert len(list(paragraph.iter(f"{W}r"))) == 1


def test_a_bold_that_is_cut_off_by_the_template_ends_with_its_run(tmp_path: Path) -> None:
    body = "<w:p><w:r><w:t>{{ value[:3] }}</w:t></w:r><w:r><w:t> plain</w:t></w:r></w:p>"
    paragraph = next(word.tree(word.filled(tmp_path, body, {"value": LOUD})).iter(f"{W}p"))
    assert word.dresses(paragraph) == [("lo", "b"), (" plain", "")]


@settings(deadline=None)
@given(st.text(alphabet=[BOLD_ON, BOLD_OFF, ITALIC_ON, ITALIC_OFF, KEEP_ROW, "a", " "], max_size=12))
def test_marks_in_any_order_leave_well_formed_xml_with_all_words(value: str) -> None:
    xml = Dressing({}).dress(word.document(f"<w:p><w:r><w:rPr><w:caps/></w:rPr><w:t>{value}</w:t></w:r></w:p>"), MAIN)
    package = word.package("", {"word/document.xml": xml})
    assert "".join(word.texts(word.tree(package.to_bytes()))) == ANY.sub("", value)


# --- where marks cannot act ---------------------------------------------------------------------------------


def test_marks_in_an_attribute_vanish_and_later_ones_still_act(tmp_path: Path) -> None:
    table = word.table(word.paragraph("{{ value }}")).replace(
        "</w:tblPr>", '<w:tblCaption w:val="A {{ value }} table"/></w:tblPr>'
    )
    for body in (
        table + word.paragraph("{{ value }}"),
        word.paragraph("before") + table + word.paragraph("{{ value }}"),
    ):
        tree = word.tree(word.filled(tmp_path, body, {"value": LOUD}))
        caption = next(tree.iter(f"{W}tblCaption"))
        assert caption.get(f"{W}val") == "A loud table"
        assert [word.dresses(one) for one in tree.iter(f"{W}p")][-2:] == [[("loud", "b")], [("loud", "b")]]


def test_marks_in_the_code_of_a_field_vanish(tmp_path: Path) -> None:
    body = f"<w:p>{made.field(' DATE {{ value }} ', 'x')}{word.run('{{ value }}')}</w:p>"
    tree = word.tree(word.filled(tmp_path, body, {"value": LOUD}))
    assert [one.text for one in tree.iter(f"{W}instrText")] == [" DATE loud "]
    assert word.dresses(next(tree.iter(f"{W}p"))) == [("x", ""), ("loud", "b")]


def test_headers_and_footers_are_dressed(tmp_path: Path) -> None:
    parts: dict[str, str | bytes | None] = {"word/header1.xml": word.header(word.paragraph("{{ value }}"))}
    document = word.filled(tmp_path, word.paragraph("words"), {"value": LOUD}, parts=parts)
    tree = word.tree(document, "word/header1.xml")
    assert word.dresses(next(tree.iter(f"{W}p"))) == [("loud", "b")]


# --- pictures -----------------------------------------------------------------------------------------------

CREST = {"crest.png": PictureFile(made.DOT, "A crest", 2, 2)}


def test_a_picture_stands_in_a_run_of_its_own_among_the_words(tmp_path: Path) -> None:
    body = word.paragraph("before {{ crest }} after {{ value }}")
    document = word.filled(tmp_path, body, {"crest": picture("crest.png"), "value": LOUD}, CREST)
    paragraph = next(word.tree(document).iter(f"{W}p"))
    kinds = [
        "picture" if run.find(f"{W}drawing") is not None else "".join(text.text for text in run.iter(f"{W}t"))
        for run in paragraph.iter(f"{W}r")
    ]
    assert kinds == ["before ", "picture", " after ", "loud"]


def test_a_picture_among_bold_words_does_not_end_the_bold(tmp_path: Path) -> None:
    value = f"{BOLD_ON}before {picture('crest.png')} after{BOLD_OFF}"
    document = word.filled(tmp_path, word.paragraph("{{ value }}"), {"value": value}, CREST)
    assert word.dresses(next(word.tree(document).iter(f"{W}p"))) == [("before  after", "b")]


def test_a_picture_in_a_header_shows_there(tmp_path: Path) -> None:
    parts: dict[str, str | bytes | None] = {"word/header1.xml": word.header(word.paragraph("{{ crest }}"))}
    body = word.paragraph("{{ crest }}")
    document = word.filled(tmp_path, body, {"crest": picture("crest.png")}, CREST, parts)
    assert "word/_rels/header1.xml.rels" in document.package.parts
    assert "<w:drawing>" in document.package.text("word/header1.xml")


def test_a_picture_in_an_attribute_leaves_nothing_behind(tmp_path: Path) -> None:
    table = word.table(word.paragraph("x")).replace("</w:tblPr>", '<w:tblCaption w:val="A {{ crest }}"/></w:tblPr>')
    tree = word.tree(word.filled(tmp_path, table, {"crest": picture("crest.png")}, CREST))
    assert next(tree.iter(f"{W}tblCaption")).get(f"{W}val") == "A "


# --- painted tables -----------------------------------------------------------------------------------------


def table_styles(tree: Any) -> list[str | None]:
    return [word.value_of(table, "tblPr/tblStyle") for table in tree.iter(f"{W}tbl")]


PLUM_TABLE, TEAL_TABLE = painted_style("PlanTable", PLUM), painted_style("PlanTable", TEAL)
MARKED = word.paragraph("{{ mark }}Words")
PLAIN = word.paragraph("Words")


@pytest.mark.parametrize(
    ("body", "styles"),
    [
        (word.table(MARKED), [PLUM_TABLE]),
        (word.table(PLAIN, MARKED), [PLUM_TABLE]),
        (word.table(MARKED, MARKED), [PLUM_TABLE]),
        (PLAIN.join(map(word.table, (PLAIN, MARKED, PLAIN))), ["PlanTable", PLUM_TABLE, "PlanTable"]),
        (word.table(MARKED) + PLAIN + word.table(MARKED), [PLUM_TABLE, PLUM_TABLE]),
        (word.table(PLAIN) + MARKED, ["PlanTable"]),
        (MARKED + word.table(PLAIN), ["PlanTable"]),
        (word.table(word.table(MARKED) + PLAIN), ["PlanTable", PLUM_TABLE]),
        (word.table(MARKED + word.table(PLAIN) + PLAIN), [PLUM_TABLE, "PlanTable"]),
        (word.table(word.table(PLAIN) + MARKED), [PLUM_TABLE, "PlanTable"]),
        (word.table(word.table(MARKED) + MARKED), [PLUM_TABLE, PLUM_TABLE]),
    ],
    ids=["alone", "second row", "twice", "between others", "both", "after", "before", "inner", "outer first",
         "outer last", "inner and outer"],
)  # fmt: skip
def test_a_colour_paints_the_table_that_it_stands_in(tmp_path: Path, body: str, styles: list[str]) -> None:
    tree = word.tree(word.filled(tmp_path, body, {"mark": colour(PLUM)}))
    assert table_styles(tree) == styles
    assert all(text == "Words" for text in word.texts(tree))


def test_a_table_without_a_style_is_left_alone_even_if_an_inner_one_has_one(tmp_path: Path) -> None:
    bare = word.table(MARKED + word.table(PLAIN) + MARKED).replace('<w:tblStyle w:val="PlanTable"/>', "", 1)
    assert table_styles(word.tree(word.filled(tmp_path, bare, {"mark": colour(PLUM)}))) == [None, "PlanTable"]


def test_each_colour_has_one_copy_of_the_style(tmp_path: Path) -> None:
    body = PLAIN.join(word.table(word.paragraph(f"{{{{ {name} }}}}x")) for name in ("plum", "teal", "plum"))
    document = word.filled(tmp_path, body, {"plum": colour(PLUM), "teal": colour(TEAL)})
    styles = document.package.text("word/styles.xml")
    for copy, value in ((PLUM_TABLE, PLUM), (TEAL_TABLE, TEAL)):
        assert styles.count(f'w:styleId="{copy}"') == 1
        assert styles.count(f'<w:name w:val="Plan Table {value}"/>') == 1


def test_a_copy_differs_only_in_its_name_and_in_the_header_fill_and_the_body_tint(tmp_path: Path) -> None:
    document = word.filled(tmp_path, word.table(MARKED), {"mark": colour(PLUM)})
    styles = document.package.text("word/styles.xml")
    assert word.PLAN_TABLE in styles
    expected = (
        word.PLAN_TABLE.replace('"PlanTable"', f'"{PLUM_TABLE}"')
        .replace('"Plan Table"', f'"Plan Table {PLUM}"')
        .replace("12355B", PLUM)
        .replace("E8EEF5", tint(PLUM))
    )
    assert expected in styles


def test_white_rules_and_white_words_stay_white_where_the_body_is_white(tmp_path: Path) -> None:
    white = word.PLAN_TABLE.replace("E8EEF5", "FFFFFF").replace("B8C4D0", "FFFFFF")
    parts: dict[str, str | bytes | None] = {"word/styles.xml": word.STYLES.replace(word.PLAN_TABLE, white)}
    document = word.filled(tmp_path, word.table(MARKED), {"mark": colour(PLUM)}, parts=parts)
    copy = document.package.text("word/styles.xml").split(f'w:styleId="{PLUM_TABLE}"')[1]
    assert re.findall(r'<w:insideH [^>]*w:color="(\w+)"', copy) == ["FFFFFF"]


def test_a_template_that_was_made_from_a_finished_document_has_its_copies_already(tmp_path: Path) -> None:
    copy = word.PLAN_TABLE.replace('"PlanTable"', f'"{PLUM_TABLE}"').replace("Plan Table", f"Plan Table {PLUM}")
    parts: dict[str, str | bytes | None] = {"word/styles.xml": word.STYLES.replace("</w:styles>", copy + "</w:styles>")}
    document = word.filled(tmp_path, word.table(MARKED), {"mark": colour(PLUM)}, parts=parts)
    assert document.package.text("word/styles.xml").count(f'w:styleId="{PLUM_TABLE}"') == 1


@pytest.mark.parametrize("value", [PLUM, TEAL, "000000", "FFFFFF", "1B6E3C"])
def test_a_tint_is_pale(value: str) -> None:
    shares = [int(tint(value)[place : place + 2], 16) for place in (0, 2, 4)]
    assert min(shares) >= 220


# --- rows that stay whole -----------------------------------------------------------------------------------

KEPT = word.paragraph("{{ keep }}Words")


def kept_rows(tree: Any) -> list[int]:
    """How often each row says that it may not be split."""
    return [len(row.findall(f"{W}trPr/{W}cantSplit")) for row in tree.iter(f"{W}tr")]


@pytest.mark.parametrize(
    "opening",
    [
        "<w:tr>",
        '<w:tr w:rsidR="00AB12CD">',
        "<w:tr><w:trPr><w:tblHeader/></w:trPr>",
        "<w:tr><w:trPr><w:cantSplit/></w:trPr>",
        '<w:tr><w:trPr><w:trHeight w:val="300"/><w:cantSplit/></w:trPr>',
        '<w:tr><w:tblPrEx><w:tblCellMar><w:top w:w="0" w:type="dxa"/></w:tblCellMar></w:tblPrEx>',
        '<w:tr><w:tblPrEx><w:tblCellMar><w:top w:w="0" w:type="dxa"/></w:tblCellMar></w:tblPrEx>'
        "<w:trPr><w:cantSplit/></w:trPr>",
    ],
)
def test_a_row_says_once_that_it_may_not_be_split(tmp_path: Path, opening: str) -> None:
    body = word.table(PLAIN, KEPT + KEPT, PLAIN)
    head, _, tail = body.partition("</w:tr>")
    body = f"{head}</w:tr>{tail.replace('<w:tr>', opening, 1)}"
    tree = word.tree(word.filled(tmp_path, body, {"keep": KEEP_ROW}))
    assert kept_rows(tree) == [0, 1, 0]
    assert all(text == "Words" for text in word.texts(tree))


@pytest.mark.parametrize(
    ("body", "rows"),
    [
        (word.table(KEPT, KEPT), [1, 1]),
        (word.table(PLAIN) + KEPT, [0]),
        (word.table(word.table(PLAIN, PLAIN) + KEPT), [1, 0, 0]),
        (word.table(word.table(PLAIN, KEPT) + PLAIN), [0, 0, 1]),
    ],
    ids=["each", "outside", "outer", "inner"],
)
def test_a_mark_keeps_the_row_that_it_stands_in(tmp_path: Path, body: str, rows: list[int]) -> None:
    assert kept_rows(word.tree(word.filled(tmp_path, body, {"keep": KEEP_ROW}))) == rows


# --- numbered lists -----------------------------------------------------------------------------------------

LISTED = (
    word.paragraph("{%p for block in blocks %}")
    + word.paragraph("{%p if block.number %}")
    + word.styled("ListNumber", "{{ block }}")
    + word.paragraph("{%p else %}")
    + word.styled("Normal", "{{ block }}")
    + word.paragraph("{%p endif %}")
    + word.paragraph("{%p endfor %}")
)


def numbered(*lines: str) -> list[Block]:
    """Lines that begin with "1." are numbered."""
    return blocks(
        Line((Run(line.removeprefix("1. ")),), Mark.NUMBER if line.startswith("1. ") else Mark.PARAGRAPH)
        for line in lines
    )


def lists_of(tree: Any) -> list[str | None]:
    return [word.value_of(paragraph, "pPr/numPr/numId") for paragraph in tree.iter(f"{W}p")]


def test_the_items_of_a_list_share_its_number_and_the_next_list_begins_anew(tmp_path: Path) -> None:
    values = {"blocks": numbered("1. One", "1. Two", "between", "1. One", "1. Two")}
    document = word.filled(tmp_path, LISTED, values)
    assert lists_of(word.tree(document)) == ["3", "3", None, "4", "4"]
    lists = {one.get(f"{W}numId"): one for one in word.tree(document, "word/numbering.xml").iter(f"{W}num")}
    for number in ("3", "4"):
        assert word.value_of(lists[number], "abstractNumId") == "5"  # the look of List Number
        assert word.value_of(lists[number], "lvlOverride/startOverride") == "1"


def test_bold_in_a_numbered_line_is_still_bold(tmp_path: Path) -> None:
    lines = [Line((Run("Loud", bold=True), Run(" words")), Mark.NUMBER)]
    tree = word.tree(word.filled(tmp_path, LISTED, {"blocks": blocks(lines)}))
    paragraph = next(tree.iter(f"{W}p"))
    assert (lists_of(tree), word.dresses(paragraph)) == (["3"], [("Loud", "b"), (" words", "")])


@pytest.mark.parametrize(
    "properties",
    [
        "",
        '<w:keepNext/><w:spacing w:after="80"/>',
        '<w:pStyle w:val="Normal"/><w:keepNext/><w:keepLines/><w:jc w:val="left"/>',
        '<w:pStyle w:val="ListNumber"/><w:numPr><w:ilvl w:val="0"/><w:numId w:val="2"/></w:numPr><w:jc w:val="left"/>',
    ],
)
def test_a_numbered_line_is_numbered_whatever_its_paragraph_looks_like(tmp_path: Path, properties: str) -> None:
    body = word.styled("Heading1", "Before") + word.paragraph("{{ block }}", properties)
    tree = word.tree(word.filled(tmp_path, body, {"block": numbered("1. One")[0]}))
    assert lists_of(tree) == [None, "3"]


def test_a_template_that_has_no_lists_prints_numbered_lines_as_paragraphs(tmp_path: Path) -> None:
    styles = re.sub(r"<w:pPr><w:numPr>.*?</w:pPr>", "", word.STYLES)
    rels = re.sub(r'<Relationship Id="rId2"[^>]*>', "", str(made.GOOD["word/_rels/document.xml.rels"]))
    types = re.sub(r'<Override PartName="/word/numbering.xml"[^>]*>', "", str(made.GOOD["[Content_Types].xml"]))
    parts: dict[str, str | bytes | None] = {
        "word/numbering.xml": None,
        "word/styles.xml": styles,
        "word/_rels/document.xml.rels": rels,
        "[Content_Types].xml": types,
    }
    tree = word.tree(word.filled(tmp_path, LISTED, {"blocks": numbered("1. One", "1. Two")}, parts=parts))
    assert (lists_of(tree), word.texts(tree)) == ([None, None], ["One", "Two"])


def test_lists_are_added_before_what_must_stand_last_in_the_part(tmp_path: Path) -> None:
    numbering = word.NUMBERING.replace("</w:numbering>", '<w:numIdMacAtCleanup w:val="2"/></w:numbering>')
    parts: dict[str, str | bytes | None] = {"word/numbering.xml": numbering}
    document = word.filled(tmp_path, LISTED, {"blocks": numbered("1. One")}, parts=parts)
    assert document.package.text("word/numbering.xml").endswith('<w:numIdMacAtCleanup w:val="2"/></w:numbering>')


def test_without_marks_nothing_is_changed() -> None:
    xml = word.document(word.table(PLAIN) + word.styled("ListNumber", "words"))
    assert Dressing({}).dress(xml, MAIN) == xml


@pytest.mark.parametrize(
    ("properties", "dressed_as"),
    [
        ("", "<w:rPr><w:b/><w:bCs/></w:rPr>"),
        ("<w:rPr/>", "<w:rPr><w:b/><w:bCs/></w:rPr>"),
        ("<w:rPr><w:sz w:val='2'/></w:rPr>", "<w:rPr><w:b/><w:bCs/><w:sz w:val='2'/></w:rPr>"),
        ('<w:rPr><w:rStyle w:val="A"/><w:i/></w:rPr>', '<w:rPr><w:rStyle w:val="A"/><w:b/><w:bCs/><w:i/></w:rPr>'),
        ('<w:rPr><w:b w:val="0"/></w:rPr>', "<w:rPr><w:b/><w:bCs/></w:rPr>"),
    ],
)
def test_bold_is_put_where_the_schema_has_it(properties: str, dressed_as: str) -> None:
    assert dressed_properties(properties, bold=True, italic=False) == dressed_as
    assert dressed_properties(properties, bold=False, italic=False) == properties
