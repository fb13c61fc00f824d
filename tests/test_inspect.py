"""The checks on what was made find every fault that they are for, and none in a good document."""

from __future__ import annotations

from pathlib import Path

import pytest

import broken_word as made
from planbuilder.output.inspect import word_faults
from word_validity import errors_without_memory, open_xml_errors

DOCUMENT, STYLES, RELS = "word/document.xml", "word/styles.xml", "word/_rels/document.xml.rels"
TYPES, CORE, NUMBERING = "[Content_Types].xml", "docProps/core.xml", "word/numbering.xml"
BOOKMARK = '<w:bookmarkStart w:id="3" w:name="intro"/>'
END = '<w:t xml:space="preserve">The end</w:t></w:r></w:p>'
SEPARATE = '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
CONTROL = '<w:sdt><w:sdtPr><w:id w:val="77"/></w:sdtPr><w:sdtContent><w:p/></w:sdtContent></w:sdt>'
CREATED = '<dcterms:created xsi:type="dcterms:W3CDTF">2017-04-01T09:00:00Z</dcterms:created>'
LAST_CELL = '<w:tc><w:tcPr><w:tcW w:w="2000" w:type="dxa"/></w:tcPr>'

# what is broken -> the part, what stands there, what is put there, the faults that are found
BROKEN = {
    "XML that does not parse": (DOCUMENT, "</w:body>", "", "unreadable-xml"),
    "document type": (DOCUMENT, "<w:document", "<!DOCTYPE w><w:document", "document-type"),
    "content type of the body": (TYPES, ".document.main+xml", ".unknown+xml", "type-wrong"),
    "content type of the styles": (TYPES, f"{made.WORD}.styles+xml", "application/xml", "type-wrong"),
    "pictures without content type": (
        TYPES,
        '<Default Extension="png" ContentType="image/png"/>',
        "",
        "type-missing type-wrong",
    ),
    "pictures that are no pictures": (TYPES, "image/png", "text/plain", "type-wrong"),
    "one part with two content types": (
        TYPES,
        "</Types>",
        '<Override PartName="/word/styles.xml" ContentType="x"/></Types>',
        "type-twice",
    ),
    "one ending with two content types": (
        TYPES,
        "</Types>",
        '<Default Extension="PNG" ContentType="x"/></Types>',
        "type-twice",
    ),
    "relationship to nothing": (RELS, "header1.xml", "header9.xml", "target-missing"),
    "relationship defined twice": (
        RELS,
        'Id="rId5"',
        'Id="rId4"',
        "relationship-twice relationship-undefined",
    ),
    "relationship not defined": (DOCUMENT, 'r:embed="rId4"', 'r:embed="rId99"', "relationship-undefined"),
    "prefix not declared": (DOCUMENT, 'mc:Ignorable="w14"', 'mc:Ignorable="w14 w15"', "prefix-undefined"),
    "property twice": (CORE, "<dc:title>", "<dc:title>Plan</dc:title><dc:title>", "property-twice"),
    "date that is none": (CORE, "2017-04-01T09:00:00Z", "1 April 2017", "property-date"),
    "date without time zone": (CORE, "09:00:00Z", "09:00:00", "property-date"),
    "date without type": (CORE, ' xsi:type="dcterms:W3CDTF"', "", "property-date"),
    "paragraph style not defined": (
        DOCUMENT,
        '<w:pStyle w:val="Heading1"/>',
        '<w:pStyle w:val="Heading7"/>',
        "style-undefined",
    ),
    "character style not defined": (DOCUMENT, 'w:val="Loud"', 'w:val="Quiet"', "style-undefined"),
    "table style of the wrong kind": (DOCUMENT, 'w:val="PlanTable"', 'w:val="Loud"', "style-kind"),
    "list not defined": (DOCUMENT, '<w:numId w:val="1"/>', '<w:numId w:val="8"/>', "list-undefined"),
    "list without definition": (
        NUMBERING,
        '<w:abstractNumId w:val="4"/>',
        '<w:abstractNumId w:val="5"/>',
        "list-undefined",
    ),
    "list of a style not defined": (
        STYLES,
        '<w:name w:val="heading 1"/>',
        '<w:name w:val="heading 1"/><w:pPr><w:numPr><w:numId w:val="8"/></w:numPr></w:pPr>',
        "list-undefined",
    ),
    "drawing id twice": (DOCUMENT, made.DRAWING, made.DRAWING * 2, "drawing-twice"),
    "control id twice": (DOCUMENT, "<w:sectPr>", f"{CONTROL}<w:p/><w:sectPr>", "control-twice"),
    "control without content": (
        DOCUMENT,
        "<w:sectPr>",
        "<w:sdt><w:sdtContent/></w:sdt><w:p/><w:sectPr>",
        "control-empty",
    ),
    "bookmark name twice": (
        DOCUMENT,
        BOOKMARK,
        f'{BOOKMARK}<w:bookmarkStart w:id="9" w:name="INTRO"/><w:bookmarkEnd w:id="9"/>',
        "bookmark-twice",
    ),
    "bookmark without end": (DOCUMENT, '<w:bookmarkEnd w:id="3"/>', "", "bookmark-pair"),
    "bookmark without start": (DOCUMENT, BOOKMARK, "", "bookmark-pair"),
    "bookmark id twice": (
        DOCUMENT,
        BOOKMARK,
        f'{BOOKMARK}<w:bookmarkStart w:id="3" w:name="b"/><w:bookmarkEnd w:id="3"/>',
        "bookmark-pair",
    ),
    "field without end": (DOCUMENT, '<w:r><w:fldChar w:fldCharType="end"/></w:r>', "", "field-balance"),
    "field without beginning": (
        DOCUMENT,
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>',
        "",
        "field-balance field-balance",
    ),
    "field in a footer without end": (
        "word/footer1.xml",
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>',
        "",
        "field-balance",
    ),
    "field separated twice": (DOCUMENT, SEPARATE, SEPARATE * 2, "field-balance"),
    "cell without paragraph": (DOCUMENT, made.paragraph("March"), "", "cell-end"),
    "cell that ends in a table": (DOCUMENT, made.paragraph("March"), made.TABLE, "cell-end"),
    "row without cells": (DOCUMENT, "</w:tbl>", "<w:tr/></w:tbl>", "row-empty"),
    "row that is too short": (DOCUMENT, made.BOTH_COLUMNS, "", "row-span"),
    "row that is too long": (DOCUMENT, made.BOTH_COLUMNS, '<w:gridSpan w:val="3"/>', "row-span"),
    "table without grid": (
        DOCUMENT,
        '<w:tblGrid><w:gridCol w:w="2000"/><w:gridCol w:w="2000"/></w:tblGrid>',
        "",
        "row-span row-span row-span",
    ),
    "table without rows": (
        DOCUMENT,
        "<w:sectPr>",
        "<w:tbl><w:tblPr/><w:tblGrid/></w:tbl><w:p/><w:sectPr>",
        "table-empty",
    ),
    "row outside a table": (
        DOCUMENT,
        "<w:sectPr>",
        f"<w:tr>{LAST_CELL}<w:p/></w:tc></w:tr><w:sectPr>",
        "row-loose",
    ),
    "paragraph in a paragraph": (DOCUMENT, END, END.replace("</w:p>", "<w:p/></w:p>"), "paragraph-misplaced"),
    "text between paragraphs": (DOCUMENT, "<w:sectPr>", "oops<w:sectPr>", "loose-text"),
    "text in a cell": (DOCUMENT, "<w:tc>", "<w:tc>oops", "loose-text"),
    "header without paragraph": ("word/header1.xml", made.paragraph("Partnership Plan"), "", "no-paragraph"),
}


@pytest.mark.parametrize("fault", BROKEN)
def test_a_broken_document_is_found_to_have_exactly_its_fault(fault: str) -> None:
    part, old, new, codes = BROKEN[fault]
    found = word_faults(made.broken_docx(part, old, new))
    assert [found_fault.code for found_fault in found] == codes.split()
    assert all(found_fault.place and found_fault.what for found_fault in found)


def test_a_good_document_has_no_fault(tmp_path: Path) -> None:
    path = tmp_path / "good.docx"
    path.write_bytes(made.good_docx())
    assert word_faults(path) == []
    assert open_xml_errors(path) == []


def test_the_validator_and_our_own_checks_find_different_things(tmp_path: Path) -> None:
    path = tmp_path / "bad.docx"
    path.write_bytes(made.broken_docx(DOCUMENT, "<w:pStyle", "<w:unheardOf/><w:pStyle"))
    assert open_xml_errors(path) != []
    path.write_bytes(made.broken_docx(DOCUMENT, made.DRAWING, made.DRAWING * 2))
    assert (open_xml_errors(path), [fault.code for fault in word_faults(path)]) == ([], ["drawing-twice"])


@pytest.mark.parametrize("fault", BROKEN)
def test_the_validator_says_the_same_of_a_broken_document_after_many_good_ones(fault: str, tmp_path: Path) -> None:
    """It remembers which elements it has found right, over all documents of a run."""
    good, broken = tmp_path / "good.docx", tmp_path / "broken.docx"
    good.write_bytes(made.good_docx())
    part, old, new, _ = BROKEN[fault]
    broken.write_bytes(made.broken_docx(part, old, new))
    assert [open_xml_errors(path) for path in (good, broken, good, broken)] == 2 * [[], errors_without_memory(broken)]


def test_a_part_that_is_in_the_zip_twice_is_a_fault() -> None:
    with pytest.warns(UserWarning, match="Duplicate name"):
        twice = made.zipped([*made.GOOD.items(), (STYLES, made.GOOD[STYLES])])
    assert [fault.code for fault in word_faults(twice)] == ["part-twice"]


def test_a_document_without_its_body_is_a_fault() -> None:
    parts = [(name, part) for name, part in made.GOOD.items() if name != DOCUMENT]
    assert [fault.code for fault in word_faults(made.zipped(parts))] == ["part-missing", "target-missing"]


def test_what_is_no_zip_at_all_is_a_fault() -> None:
    assert [fault.code for fault in word_faults(b"see attached")] == ["not-a-zip"]


def test_cells_inside_content_controls_count_in_their_row() -> None:
    old = f"{LAST_CELL}{made.paragraph('March')}</w:tc>"
    new = f"<w:sdt><w:sdtContent>{old}</w:sdtContent></w:sdt>"
    assert word_faults(made.broken_docx(DOCUMENT, old, new)) == []


def test_a_cell_that_ends_in_a_content_control_with_a_paragraph_is_no_fault() -> None:
    inner = made.paragraph("March")
    new = f"<w:sdt><w:sdtContent>{inner}</w:sdtContent></w:sdt>"
    assert word_faults(made.broken_docx(DOCUMENT, inner, new)) == []
