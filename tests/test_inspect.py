"""The checks on what was made find every fault they are for, and no fault in a good document."""

from __future__ import annotations

import shutil
import subprocess
import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import broken_word as made
import pytest
from word_validity import open_xml_errors

from planbuilder.output.inspect import missing_words, word_faults

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
    "pictures without content type": (TYPES, '<Default Extension="png" ContentType="image/png"/>', "", "type-missing type-wrong"),
    "pictures that are no pictures": (TYPES, "image/png", "text/plain", "type-wrong"),
    "one part with two content types": (TYPES, "</Types>", '<Override PartName="/word/styles.xml" ContentType="x"/></Types>', "type-twice"),
    "one ending with two content types": (TYPES, "</Types>", '<Default Extension="PNG" ContentType="x"/></Types>', "type-twice"),
    "relationship to nothing": (RELS, "header1.xml", "header9.xml", "target-missing"),
    "relationship defined twice": (RELS, 'Id="rId5"', 'Id="rId4"', "relationship-twice relationship-undefined"),
    "relationship not defined": (DOCUMENT, 'r:embed="rId4"', 'r:embed="rId99"', "relationship-undefined"),
    "prefix not declared": (DOCUMENT, 'mc:Ignorable="w14"', 'mc:Ignorable="w14 w15"', "prefix-undefined"),
    "property twice": (CORE, "<dc:title>", "<dc:title>Plan</dc:title><dc:title>", "property-twice"),
    "date that is none": (CORE, "2017-04-01T09:00:00Z", "1 April 2017", "property-date"),
    "date without time zone": (CORE, "09:00:00Z", "09:00:00", "property-date"),
    "date without type": (CORE, ' xsi:type="dcterms:W3CDTF"', "", "property-date"),
    "paragraph style not defined": (DOCUMENT, '<w:pStyle w:val="Heading1"/>', '<w:pStyle w:val="Heading7"/>', "style-undefined"),
    "character style not defined": (DOCUMENT, 'w:val="Loud"', 'w:val="Quiet"', "style-undefined"),
    "table style of the wrong kind": (DOCUMENT, 'w:val="PlanTable"', 'w:val="Loud"', "style-kind"),
    "list not defined": (DOCUMENT, '<w:numId w:val="1"/>', '<w:numId w:val="8"/>', "list-undefined"),
    "list without definition": (NUMBERING, '<w:abstractNumId w:val="4"/>', '<w:abstractNumId w:val="5"/>', "list-undefined"),
    "list of a style not defined": (STYLES, '<w:name w:val="heading 1"/>', '<w:name w:val="heading 1"/><w:pPr><w:numPr><w:numId w:val="8"/></w:numPr></w:pPr>', "list-undefined"),
    "drawing id twice": (DOCUMENT, made.DRAWING, made.DRAWING * 2, "drawing-twice"),
    "control id twice": (DOCUMENT, "<w:sectPr>", f"{CONTROL}<w:p/><w:sectPr>", "control-twice"),
    "control without content": (DOCUMENT, "<w:sectPr>", "<w:sdt><w:sdtContent/></w:sdt><w:p/><w:sectPr>", "control-empty"),
    "bookmark name twice": (DOCUMENT, BOOKMARK, f'{BOOKMARK}<w:bookmarkStart w:id="9" w:name="INTRO"/><w:bookmarkEnd w:id="9"/>', "bookmark-twice"),
    "bookmark without end": (DOCUMENT, '<w:bookmarkEnd w:id="3"/>', "", "bookmark-pair"),
    "bookmark without start": (DOCUMENT, BOOKMARK, "", "bookmark-pair"),
    "bookmark id twice": (DOCUMENT, BOOKMARK, f'{BOOKMARK}<w:bookmarkStart w:id="3" w:name="b"/><w:bookmarkEnd w:id="3"/>', "bookmark-pair"),
    "field without end": (DOCUMENT, '<w:r><w:fldChar w:fldCharType="end"/></w:r>', "", "field-balance"),
    "field without beginning": (DOCUMENT, '<w:r><w:fldChar w:fldCharType="begin"/></w:r>', "", "field-balance field-balance"),
    "field in a footer without end": ("word/footer1.xml", '<w:r><w:fldChar w:fldCharType="end"/></w:r>', "", "field-balance"),
    "field separated twice": (DOCUMENT, SEPARATE, SEPARATE * 2, "field-balance"),
    "cell without paragraph": (DOCUMENT, made.paragraph("March"), "", "cell-end"),
    "cell that ends in a table": (DOCUMENT, made.paragraph("March"), made.TABLE, "cell-end"),
    "row without cells": (DOCUMENT, "</w:tbl>", "<w:tr/></w:tbl>", "row-empty"),
    "row that is too short": (DOCUMENT, made.BOTH_COLUMNS, "", "row-span"),
    "row that is too long": (DOCUMENT, made.BOTH_COLUMNS, '<w:gridSpan w:val="3"/>', "row-span"),
    "table without grid": (DOCUMENT, '<w:tblGrid><w:gridCol w:w="2000"/><w:gridCol w:w="2000"/></w:tblGrid>', "", "row-span row-span row-span"),
    "table without rows": (DOCUMENT, "<w:sectPr>", "<w:tbl><w:tblPr/><w:tblGrid/></w:tbl><w:p/><w:sectPr>", "table-empty"),
    "row outside a table": (DOCUMENT, "<w:sectPr>", f"<w:tr>{LAST_CELL}<w:p/></w:tc></w:tr><w:sectPr>", "row-loose"),
    "paragraph in a paragraph": (DOCUMENT, END, END.replace("</w:p>", "<w:p/></w:p>"), "paragraph-misplaced"),
    "text between paragraphs": (DOCUMENT, "<w:sectPr>", "oops<w:sectPr>", "loose-text"),
    "text in a cell": (DOCUMENT, "<w:tc>", "<w:tc>oops", "loose-text"),
    "header without paragraph": ("word/header1.xml", made.paragraph("Partnership Plan"), "", "no-paragraph"),
}  # fmt: skip


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


# ---- every word of the docx is in the PDF: documents and PDFs made for the case -----------------------------


def _docx(path: Path, paragraphs: Sequence[str], footer: str = "", header_row: str = "") -> Path:
    """A docx of these paragraphs; a text that begins with < goes in as runs, "cell: " as a row of a table."""

    def runs(text: str) -> str:
        return text if text.startswith("<") else made.run(text)

    body = "".join(f"<w:p>{runs(text)}</w:p>" for text in paragraphs)
    if header_row:
        cells = "".join(f"<w:tc><w:p>{made.run(word)}</w:p></w:tc>" for word in header_row.split("|"))
        body = f"<w:tbl><w:tr><w:trPr><w:tblHeader/></w:trPr>{cells}</w:tr></w:tbl>{body}"
    start, end = f"<w:document {made.NAMESPACES}><w:body>", "</w:body></w:document>"
    parts = {DOCUMENT: f"{start}{body}{end}", "word/footer1.xml": made.footer(runs(footer))}
    path.write_bytes(made.zipped((made.GOOD | parts).items()))
    return path


def _pdf(path: Path, *pages: Sequence[str]) -> Path:
    """A PDF whose pages hold these lines, set in Helvetica."""
    import pikepdf

    with pikepdf.Pdf.new() as pdf:
        font = pikepdf.Dictionary(
            Type=pikepdf.Name.Font,
            Subtype=pikepdf.Name.Type1,
            BaseFont=pikepdf.Name.Helvetica,
            Encoding=pikepdf.Name.WinAnsiEncoding,
        )
        for lines in pages:
            page: Any = pdf.add_blank_page(page_size=(595, 842))
            page.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=font))
            strings = [b"<" + line.encode("cp1252").hex().encode() + b"> Tj 0 -20 Td" for line in lines]
            page.Contents = pdf.make_stream(b"BT /F1 12 Tf 50 800 Td " + b" ".join(strings) + b" ET")
        pdf.save(path)
    return path


PAGE_X_OF_Y = (
    made.run("Safer Brentwood Plan Page ")
    + made.field("PAGE", "1")
    + made.run(" of ")
    + made.field("NUMPAGES", "1")
)
HEADINGS = "Strategic objective|Lead officer|Timescale"

# case -> the paragraphs of the docx, the pages of the PDF, the words that are missing
WORDS = {
    "nothing is missing": (["Reduce burglary by 5%"], [["Reduce burglary by 5%"]], ""),
    "a word is missing": (["Reduce burglary and theft"], [["Reduce burglary and"]], "theft"),
    "one of two equal words is missing": (["more patrols", "more lights"], [["more patrols", "lights"]], "more"),
    "the pound sign is missing": (["£1,950 BBC"], [["1,950 BBC"]], "£"),
    "a number is missing": (["1,950 and 24/7"], [["1,950 and 24/"]], "7"),
    "signs": (["café naïve “agreed” it’s £5 €6 – 10%"], [["café naïve “agreed” it’s £5 €6 – 10%"]], ""),
    "capitals in the PDF": (["Priority one"], [["PRIORITY ONE"]], ""),
    "no-break space and hyphen": (["10\u00a0per\u00a0cent non\u2011stop"], [["10 per cent non-stop"]], ""),
    "ligature in the docx": (["ﬁne oﬃce"], [["fine office"]], ""),
    "accents coded in two ways": (["cafe\u0301"], [["café"]], ""),
    "soft hyphen, used": (["partner\u00adship"], [["partner-", "ship"]], ""),
    "soft hyphen, not used": (["partner\u00adship"], [["partnership"]], ""),
    "hyphen at the end of a line": (["co-ordinated work"], [["co-", "ordinated work"]], ""),
    "word cut by the edge of a cell": (["responsibilities of all"], [["responsibil", "ities", "of all"]], ""),
    "address over four lines": (
        ["see www.essex.police.uk/advice/neighbourhood"],
        [["see www.es", "sex.polic", "e.uk/advice/neigh", "bourhood"]],
        "",
    ),
    "word cut by the end of a page": (["breaking news", "Officer"], [["breakin", "Officer"], ["g news"]], ""),
    "a word lost beside its own pieces": (["today", "to", "day"], [["to", "x"], ["day"]], "today"),
    "cells without a space between them": (["Introduction", "Background"], [["IntroductionBackground"]], ""),
    "list labels of the PDF": (["Patrols", "Lights"], [["1. Patrols", "2. Lights", "\u2022"]], ""),
    "rows in another order": (["one two", "three four"], [["three", "one two"], ["four"]], ""),
    "page number of the contents": (
        [made.run("Introduction ") + made.field("PAGEREF _Toc1 \\h", "3")],
        [["Introduction 17"]],
        "",
    ),
    "result of another field": ([made.field("REF intro", "Introduction")], [[""]], "Introduction"),
    "hidden text": (["<w:r><w:rPr><w:vanish/></w:rPr><w:t>secret</w:t></w:r>"], [[""]], ""),
    "text that is not hidden after all": (
        ['<w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>open</w:t></w:r>'],
        [[""]],
        "open",
    ),
    "deleted text": (["<w:del><w:r><w:delText>gone</w:delText></w:r></w:del>"], [[""]], ""),
    "break inside a run": (["<w:r><w:t>one</w:t><w:br/><w:t>two</w:t></w:r>"], [["one", "two"]], ""),
    "word over two runs": (["<w:r><w:t>bur</w:t></w:r><w:r><w:t>glary</w:t></w:r>"], [["burglary"]], ""),
    "lost words in their order": (
        ["The lead officer reports", "Patrol the park", "The lead officer decides"],
        [["The lead officer reports", "The lead officer decides"]],
        "Patrol the park",
    ),
    "lost words that stand elsewhere too": (
        ["the park", "Close the park at night", "at night"],
        [["the park", "at night"]],
        "Close the park at night",
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", WORDS)
def test_the_words_that_a_pdf_lost_are_found_and_no_others(case: str, tmp_path: Path) -> None:
    paragraphs, pages, missing = WORDS[case]
    docx, pdf = _docx(tmp_path / "a.docx", paragraphs), _pdf(tmp_path / "a.pdf", *pages)
    assert missing_words(docx, pdf) == missing.split()


def test_words_of_the_footer_do_not_stand_in_for_lost_words_of_the_body(tmp_path: Path) -> None:
    docx = _docx(tmp_path / "a.docx", ["Aims", "Safer Brentwood Plan"], footer=PAGE_X_OF_Y)
    feet = [f"Safer Brentwood Plan Page {n} of 3" for n in (1, 2, 3)]
    whole = _pdf(tmp_path / "whole.pdf", ["Aims", "Safer Brentwood Plan", feet[0]], [feet[1]], [feet[2]])
    poor = _pdf(tmp_path / "poor.pdf", ["Aims", feet[0]], [feet[1]], [feet[2]])
    assert missing_words(docx, whole) == []
    assert missing_words(docx, poor) == ["Safer", "Brentwood", "Plan"]


def test_a_repeated_header_row_does_not_stand_in_for_lost_words_of_the_body(tmp_path: Path) -> None:
    docx = _docx(tmp_path / "a.docx", ["Lead", "officer", "to report"], header_row=HEADINGS)
    head = HEADINGS.replace("|", " ")
    assert missing_words(docx, _pdf(tmp_path / "b.pdf", [head, "Lead", "officer"], [head, "to report"])) == []
    assert missing_words(docx, _pdf(tmp_path / "c.pdf", [head, "to report"], [head])) == ["Lead", "officer"]
    assert missing_words(docx, _pdf(tmp_path / "d.pdf", ["Lead officer to report"])) == [
        *("Strategic", "objective", "Timescale")
    ] or missing_words(docx, tmp_path / "d.pdf") == ["Strategic", "objective", "Lead", "officer", "Timescale"]


# ---- the same with LibreOffice ----------------------------------------------------------------------------

POINTS = (
    "Work with schools so that first-time entrants don’t re-offend",
    "Spend £1,950 of the “Keep Safe” budget, 24/7 if needed",
    "Difficult files of the licensing office: affluent, efficient, fine waffles",
    "Report on https://www.essex.police.uk/advice-and-information/a-very-long-address-indeed/1234567",
    "Café owners in the naïve quarter: 16.9% fewer thefts, 10\u00a0per\u00a0cent more reports ✓",
    "Non\u2011stop co-ordinated multi-agency partnership responsibilities",
)


def _plan(path: Path, without: int | None = None) -> Path:
    """A plan of many pages whose table's rows, cut by page ends, hold every point; one point can be left out."""
    from docx import Document
    from docx.oxml import parse_xml
    from docx.shared import Cm

    document = Document()
    document.add_heading("Partnership Plan", 1)
    foot = document.sections[0].footer.paragraphs[0]._p
    for child in parse_xml(made.footer(PAGE_X_OF_Y))[0]:
        foot.append(child)
    table = document.add_table(1, 3, style="Light Grid Accent 1")
    for cell, heading in zip(table.rows[0].cells, HEADINGS.split("|"), strict=True):
        cell.text = heading
    table.rows[0]._tr.get_or_add_trPr().append(parse_xml(f"<w:tblHeader {made.NAMESPACES}/>"))
    for number in range(60):
        cells = table.add_row().cells
        cells[0].text, cells[2].text = f"Objective {number}", "March 2018"
        cells[1].width = Cm(4)
        for point in range(6):
            if number * 6 + point != without:
                cells[1].add_paragraph(POINTS[point], style="List Bullet")
    document.save(str(path))
    return path


@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not on this computer")
def test_one_lost_point_of_a_long_plan_made_by_libreoffice_is_found_and_nothing_else(tmp_path: Path) -> None:
    whole, poor = _plan(tmp_path / "whole.docx"), _plan(tmp_path / "poor.docx", without=200)
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", tmp_path, whole, poor]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    assert missing_words(whole, tmp_path / "whole.pdf") == []
    lost = " ".join(missing_words(whole, tmp_path / "poor.pdf"))
    assert lost == "Difficult files of the licensing office affluent efficient fine waffles"
    assert missing_words(poor, tmp_path / "whole.pdf") == []
