"""Whatever a PDF has lost of its Word document is found, and nothing else is reported."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

import broken_word as made
from planbuilder.output.inspect import missing_characters, missing_words


def _docx(path: Path, paragraphs: Sequence[str], footer: str = "", header_row: str = "") -> Path:
    """A docx of these paragraphs; what begins with < goes in as it is, other text as a run."""

    def runs(text: str) -> str:
        return text if text.startswith("<") else made.run(text)

    body = "".join(f"<w:p>{runs(text)}</w:p>" for text in paragraphs)
    if header_row:
        cells = "".join(f"<w:tc><w:p>{made.run(word)}</w:p></w:tc>" for word in header_row.split("|"))
        body = f"<w:tbl><w:tr><w:trPr><w:tblHeader/></w:trPr>{cells}</w:tr></w:tbl>{body}"
    start, end = f"<w:document {made.NAMESPACES}><w:body>", "</w:body></w:document>"
    parts = {"word/document.xml": f"{start}{body}{end}", "word/footer1.xml": made.footer(runs(footer))}
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
    made.run("Safer Brentwood Plan Page ") + made.field("PAGE", "1") + made.run(" of ") + made.field("NUMPAGES", "1")
)
HEADINGS = "Strategic objective|Lead officer|Timescale"

SIGNS = "café naïve “agreed” it\u2019s £5 €6 \u2013 10%"

# case -> the paragraphs of the docx, the pages of the PDF, the words that are missing
WORDS = {
    "nothing is missing": (["Reduce burglary by 5%"], [["Reduce burglary by 5%"]], ""),
    "a word is missing": (["Reduce burglary and theft"], [["Reduce burglary and"]], "theft"),
    "one of two equal words is missing": (
        ["more patrols", "more lights"],
        [["more patrols", "lights"]],
        "more",
    ),
    "the pound sign is missing": (["£1,950 BBC"], [["1,950 BBC"]], "£"),
    "a sign made of letters is missing, and the letters are not": (
        ["Area C", "20 ℃", "m2", "5 ㎡"],
        [["Area C 20 m2 5"]],
        "℃ ㎡",
    ),
    "letters are missing, and a sign like them is not in the docx": (["Area C"], [["Area"]], "C"),
    "a number is missing": (["1,950 and 24/7"], [["1,950 and 24/"]], "7"),
    "signs": ([SIGNS], [[SIGNS]], ""),
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
    "a word lost beside its own pieces": (["today", "to", "day"], [["to"], ["day"]], "today"),
    "figures lost beside labels": (["12 points", "Lights"], [["1. points", "2. Lights"]], "12"),
    "cells apart in the docx and joined in the PDF": (["one", "two", "six"], [["onesix", "two"]], ""),
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
}


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


# ---- the same with LibreOffice ----------------------------------------------------------------------------

POINTS = (
    "Work with schools so that first-time entrants do not re-offend",
    "Spend £1,950 of the “Keep Safe” budget, 24/7 if needed",
    "Difficult files of the licensing office: affluent, efficient, fine waffles",
    "Report on https://www.essex.police.uk/advice-and-information/a-very-long-address-indeed/1234567",
    "Café owners in the naïve quarter: 16.9% fewer thefts, 10\u00a0per\u00a0cent more reports ✓",
    "Non\u2011stop co-ordinated multi-agency partnership responsibilities",
)


def _plan(path: Path, without: int | None = None) -> Path:
    """A plan of many pages with a table with rows cut by page ends; one of its points may be left out."""
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


LEFTWARDS = "שלום עולם, 25 מטרים; العربية لا مرحبا بالعالم"


def _set_by_libreoffice(docx: Path) -> Path:
    profile = f"-env:UserInstallation={(docx.parent / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(docx.parent), str(docx)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return docx.with_suffix(".pdf")


def _texts(path: Path, *texts: str) -> Path:
    from docx import Document

    document = Document()
    for text in texts:
        document.add_paragraph(text)
    document.save(str(path))
    return path


@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not on this computer")
def test_words_from_right_to_left_are_found_in_whatever_order_their_letters_come_out(tmp_path: Path) -> None:
    whole = _texts(tmp_path / "whole.docx", LEFTWARDS, "Plain words")
    pdf = _set_by_libreoffice(whole)
    assert missing_words(whole, pdf) == missing_characters(whole, pdf) == []
    more = _texts(tmp_path / "more.docx", LEFTWARDS, "Plain words קפה تفاح")
    assert missing_words(more, pdf) == ["קפה", "تفاح"]


def test_a_lost_word_is_named_as_it_is_spelt(tmp_path: Path) -> None:
    docx = _docx(tmp_path / "a.docx", ["At 20 ℃ on 5 ㎡, हिन्दी, cafe\u0301 👨\u200d👩\u200d👧"])
    pdf = _pdf(tmp_path / "a.pdf", ["At 20 on 5"])
    assert missing_words(docx, pdf) == ["℃", "㎡", "हिन्दी", "café", "👨👩👧"]


def test_characters_that_are_nowhere_in_a_pdf_are_named_once(tmp_path: Path) -> None:
    docx = _docx(tmp_path / "a.docx", ["A「b」 「c」 ½ – ﬁne\u2011\u200b £"], footer="fine ¶")
    pdf = _pdf(tmp_path / "a.pdf", ["a b c 1/2 fine £"])
    assert [one for one in missing_characters(docx, pdf) if not one.isalpha()] == ["「", "」", "½", "¶"]


@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not on this computer")
def test_one_lost_point_of_a_long_plan_made_by_libreoffice_is_found_and_nothing_else(tmp_path: Path) -> None:
    whole, poor = _plan(tmp_path / "whole.docx"), _plan(tmp_path / "poor.docx", without=200)
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [
        "soffice",
        profile,
        "--headless",
        "--convert-to",
        "pdf",
        "--outdir",
        str(tmp_path),
        str(whole),
        str(poor),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    assert missing_words(whole, tmp_path / "whole.pdf") == []
    lost = " ".join(missing_words(whole, tmp_path / "poor.pdf"))
    assert lost == "Difficult files of the licensing office affluent efficient fine waffles"
    assert missing_words(poor, tmp_path / "whole.pdf") == []
