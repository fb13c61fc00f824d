"""A file that is no workbook is named in plain words, with what to do; a hostile one does no harm."""

from __future__ import annotations

import random
import time
import tracemalloc
from collections.abc import Callable
from pathlib import Path

import pytest

import hostile_files as made
from planbuilder.intake.files import damaged, examine_workbook
from planbuilder.problems import Level

SAVE_AS = "Open it in Excel and choose File > Save As > Excel Workbook (*.xlsx)."
NEW_COPY = "Bring back an earlier copy of it (Version history, or Restore previous versions), or ask for a new one."
SUSPECT = "Do not open it. Ask whoever sent it for the workbook as they saved it in Excel."
NOT_IT = "Put the workbook in its place."
DAMAGED = "This workbook is damaged or was only copied in part"
DEFINITION = "This workbook holds a document type definition, which Excel never writes and which can do harm"
TOO_MUCH = "This workbook unpacks to far more than a real one holds"
LEADS_OUT = "This workbook holds parts whose names lead out of it, which Excel never writes"
TEXT = "This is plain text, such as a CSV export that was given an .xlsx name"
HTML = "This is a web page that was given an .xlsx name, as some systems export them"
MACROS = "This is a workbook with macros (.xlsm) that was given an .xlsx name; macros are never run here"
SHORTCUT = "This is a shortcut that was given an .xlsx name, not the workbook that it leads to"
FOLLOW = "Open it, save the workbook itself in its place, and run this again."
OLD_EXCEL = "This is an old Excel 97-2003 workbook that was given an .xlsx name"
MERGED = "Merged cells or links in this workbook stretch over far too many cells"
UNMERGE = (
    "On each sheet press Ctrl+A, choose Home > Merge & Center > Unmerge Cells, take out links that cover whole rows or"
    " columns, and save."
)
CLUTTERED = "This workbook holds more rules, names, styles, formulas or pivot data than can be read in good time"
COPY_OVER = "Make an empty workbook by make blank, copy the entries into it as values, and use that."
OVERLONG = "This workbook holds a single entry far longer than Excel allows"
OWN_EMPTY_ROWS = (
    "If it is your own, the empty rows below the data are probably formatted down to the end: delete them"
    " and save. If it came from elsewhere, do not open it and ask for a new copy."
)
NESTED = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;">]>'
DECLARED = b'<?xml version="1.0"?>'


def _sheet(content: bytes) -> bytes:
    return made.with_parts(made.workbook(), **{"xl/worksheets/sheet2.xml": content})


#: A file's content, or what makes it: some take a second, and all tests are named before one is run.
Content = bytes | Callable[[], bytes]


def _saved(content: Content, folder: Path) -> Path:
    path = folder / "plan.xlsx"
    path.write_bytes(content if isinstance(content, bytes) else content())
    return path


WRONG_FILES: dict[str, tuple[Content, str, str]] = {
    "nothing in it": (
        b"",
        "This file is empty (0 bytes)",
        "It may not have finished copying or syncing: open it once in Excel, save it, then run this again.",
    ),
    "password": (
        lambda: made.compound_file("EncryptionInfo", "EncryptedPackage"),
        "This workbook is encrypted: it has a password or a protecting label",
        "In Excel choose File > Info > Protect Workbook > Encrypt with Password, empty the box and save.",
    ),
    "old Excel": (
        lambda: made.compound_file("Workbook"),
        "This is an old Excel 97-2003 workbook that was given an .xlsx name",
        SAVE_AS,
    ),
    "old Word": (
        lambda: made.compound_file("WordDocument"),
        "This is a Word document that was given an .xlsx name",
        NOT_IT,
    ),
    "Outlook message": (
        lambda: made.compound_file("__properties_version1.0"),
        "This is an Outlook message that was given an .xlsx name",
        "Open the message, save its attachment and put that in its place.",
    ),
    "binary workbook": (
        lambda: made.packed(**{"[Content_Types].xml": b"<Types/>", "xl/workbook.bin": b"\0"}),
        "This is a binary Excel workbook (.xlsb) that was given an .xlsx name",
        SAVE_AS,
    ),
    "macros": (
        lambda: made.with_type("application/vnd.ms-excel.sheet.macroEnabled.main+xml"),
        "This is a workbook with macros (.xlsm) that was given an .xlsx name; macros are never run here",
        SAVE_AS,
    ),
    "template": (
        lambda: made.with_type("application/vnd.openxmlformats-officedocument.spreadsheetml.template.main+xml"),
        "This is an Excel template (.xltx) that was given an .xlsx name",
        SAVE_AS,
    ),
    "strict": (
        lambda: made.strict(),
        "This workbook was saved as “Strict Open XML Spreadsheet”, which cannot be read here",
        SAVE_AS,
    ),
    "LibreOffice": (
        lambda: made.packed(mimetype=b"application/vnd.oasis.opendocument.spreadsheet", **{"content.xml": b"<x/>"}),
        "This is a LibreOffice spreadsheet (.ods) that was given an .xlsx name",
        "Open it and choose File > Save As, with the file type Excel 2007-365 (.xlsx).",
    ),
    "Numbers": (
        lambda: made.packed(**{"Index/Document.iwa": b"\0"}),
        "This is an Apple Numbers document that was given an .xlsx name",
        "Open it in Numbers and choose File > Export To > Excel.",
    ),
    "CSV": (b"Ref,Action,Lead officer\r\n1,Patrols,\xa3500\r\n", TEXT, SAVE_AS),
    "CSV as Excel's Unicode text": ("\ufeffRef\tAction\r\n".encode("utf-16-le"), TEXT, SAVE_AS),
    "web page": (b"\r\n<html><body><table><tr><td>1</td></tr></table></body></html>", HTML, SAVE_AS),
    "bare table": (b"<TABLE border=1><tr><td>1</td></tr></TABLE>", HTML, SAVE_AS),
    "single-file web page": (b"MIME-Version: 1.0\r\nX-Document-Type: Workbook\r\n", HTML, SAVE_AS),
    "XML of Excel 2003": (
        b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>',
        "This is an XML spreadsheet of Excel 2003 that was given an .xlsx name",
        SAVE_AS,
    ),
    "Word": (
        lambda: made.packed(**{"[Content_Types].xml": b"<Types/>", "word/document.xml": b"<x/>"}),
        "This is a Word document that was given an .xlsx name",
        NOT_IT,
    ),
    "PowerPoint": (
        lambda: made.packed(**{"[Content_Types].xml": b"<Types/>", "ppt/presentation.xml": b"<x/>"}),
        "This is a PowerPoint presentation that was given an .xlsx name",
        NOT_IT,
    ),
    "PDF": (
        b"%PDF-1.7\n%\xe2\xe3\n",
        "This is a PDF that was given an .xlsx name",
        "Put the workbook that it was made from in its place.",
    ),
    "picture": (lambda: made.png(3, 2), "This is a picture that was given an .xlsx name", NOT_IT),
    "zip of a workbook": (
        lambda: made.packed(**{"plan.xlsx": b"PK"}),
        "This is a compressed folder, not a workbook",
        "Open it, take the workbook out and put that in its place.",
    ),
    "no telling": (
        b"\x01\x02\0\x03" * 50,
        "This is not an Excel workbook, and it cannot be told what it is",
        NEW_COPY,
    ),
    "zeros": (bytes(5000), "This file holds nothing but zeros: it did not copy or sync properly", NEW_COPY),
    "cut short": (lambda: made.workbook()[:3000], DAMAGED, NEW_COPY),
    "cut very short": (lambda: made.workbook()[:6], DAMAGED, NEW_COPY),
    "bytes overwritten": (lambda: made.with_damaged_sheet(), DAMAGED, NEW_COPY),
    "main part missing": (lambda: made.with_parts(made.workbook(), **{"xl/workbook.xml": None}), DAMAGED, NEW_COPY),
    "types missing": (lambda: made.with_parts(made.workbook(), **{"[Content_Types].xml": None}), DAMAGED, NEW_COPY),
    "part that is no XML": (lambda: _sheet(b"\x4c\x6f\xa7\x94 in another code"), DAMAGED, NEW_COPY),
    "part in an odd code": (lambda: _sheet(b'<?xml version="1.0" encoding="cp037"?><x/>'), DAMAGED, NEW_COPY),
    "entities": (lambda: _sheet(DECLARED + NESTED + b"<x>&b;</x>"), DEFINITION, SUSPECT),
    "entities far down": (
        lambda: _sheet(DECLARED + b"<!--" + b"-" * 65_500 + b" -->" + NESTED + b"<x/>"),
        DEFINITION,
        SUSPECT,
    ),
    "entities in UTF-16": (
        lambda: _sheet((DECLARED + NESTED + b"<x/>").decode().encode("utf-16")),
        DEFINITION,
        SUSPECT,
    ),
    "entities in relationships": (
        lambda: made.with_parts(made.workbook(), **{"xl/_rels/workbook.xml.rels": DECLARED + NESTED + b"<x/>"}),
        DEFINITION,
        SUSPECT,
    ),
    "name that climbs out": (
        lambda: made.with_parts(made.workbook(), **{"../../evil.xml": b"<x/>"}),
        LEADS_OUT,
        SUSPECT,
    ),
    "name from the root": (
        lambda: made.with_parts(made.workbook(), **{"/etc/evil.xml": b"<x/>"}),
        LEADS_OUT,
        SUSPECT,
    ),
    "name with a drive": (lambda: made.with_parts(made.workbook(), **{"C:\\evil.xml": b"<x/>"}), LEADS_OUT, SUSPECT),
    "too many parts": (
        lambda: made.with_parts(made.workbook(), **{f"xl/media/{n}.bin": b"" for n in range(3001)}),
        "This workbook is packed in a way that Excel does not use",
        SAVE_AS,
    ),
    "a second list of parts": (
        lambda: made.with_overruling_directory(),
        "This workbook is packed in a way that Excel does not use",
        SAVE_AS,
    ),
    "unpacks to too much": (lambda: made.bomb(), TOO_MUCH, OWN_EMPTY_ROWS),
    "parts over one another": (lambda: made.with_parts_over_one_another(), TOO_MUCH, OWN_EMPTY_ROWS),
    "Excel 4": (b"\x09\x04\x06\0\0\0\x10\0" + bytes(range(256)), OLD_EXCEL, SAVE_AS),
    "CSV in UTF-16 without a mark": ("Ref\tAction\r\n1\tPatrols".encode("utf-16-le"), TEXT, SAVE_AS),
    "web page as Excel saves it": (b"From: <Saved by Microsoft Excel>\r\nSubject: plan\r\n", HTML, SAVE_AS),
    "Google Sheets": (
        b'{"url": "https://docs.google.com/spreadsheets/d/1/edit", "doc_id": "1"}',
        "This is a link to a Google Sheets workbook that was given an .xlsx name, not the workbook",
        "Open it in the browser, choose File > Download > Microsoft Excel (.xlsx), and put that in its place.",
    ),
    "address of a web page": (b"[InternetShortcut]\r\nURL=https://example.org/plan.xlsx\r\n", SHORTCUT, FOLLOW),
    "shortcut of Windows": (b"L\0\0\0\x01\x14\x02\0" + bytes(60), SHORTCUT, FOLLOW),
    "LibreOffice with a password": (
        lambda: made.packed(
            **{
                "mimetype": b"application/vnd.oasis.opendocument.spreadsheet",
                "META-INF/manifest.xml": b"<manifest:encryption-data/>",
            }
        ),
        "This is a LibreOffice spreadsheet (.ods) with a password that was given an .xlsx name",
        "Open it and choose File > Save As, with the file type Excel 2007-365 (.xlsx) and no password.",
    ),
    "macros under another name": (
        lambda: made.with_parts(made.workbook(), **{"xl/vbaProject.bin": b"\xd0\xcf\x11\xe0"}),
        MACROS,
        SAVE_AS,
    ),
    "macros in capitals": (
        lambda: made.with_type("application/vnd.ms-excel.sheet.MACROENABLED.main+xml"),
        MACROS,
        SAVE_AS,
    ),
    "a million formatted rows": (
        lambda: made.with_formatted_rows(700_000),
        "This workbook has more than 200,000 cells or 60,000 rows that are filled in or formatted",
        "Most are probably empty: on each sheet select the rows below the data down to the end, choose"
        " Home > Delete > Delete Sheet Rows, do the same with the columns beside it, and save.",
    ),
    "merged all over": (lambda: made.with_merged("A1:XFD1048576"), MERGED, UNMERGE),
    "merged column": (lambda: made.with_merged("A1:A1048576"), MERGED, UNMERGE),
    "merged in disguise": (lambda: made.with_merged("A1&#58;XFD1048576"), MERGED, UNMERGE),
    "merged by thousands": (lambda: made.with_merged(*(f"A{n}:B{n}" for n in range(1, 4000))), MERGED, UNMERGE),
    "link all over": (lambda: made.with_link("A1:XFD1048576"), MERGED, UNMERGE),
    "long formula shared by thousands": (lambda: made.with_shared_formula(5000, 8000), CLUTTERED, COPY_OVER),
    "a hundred thousand formats": (lambda: made.with_styles(100_000), CLUTTERED, COPY_OVER),
    "a thousand sheets of one part": (lambda: made.with_sheets_of_one_part(1000), DAMAGED, NEW_COPY),
    "sheet in a part that is no XML by its name": (
        lambda: made.with_sheet_named("xl/media/sheet1.svg", NESTED),
        DAMAGED,
        NEW_COPY,
    ),
    "attribute of a megabyte": (lambda: made.with_cells(f'<row x="{"ab" * 2**19}"/>'), OVERLONG, SUSPECT),
    "comment of a megabyte": (lambda: made.with_cells(f"<!--{'<a ' * 2**18}-->"), OVERLONG, SUSPECT),
    "text of a megabyte": (lambda: made.with_cells(f"<row><c><v>{'ab' * 2**19}</v></c></row>"), OVERLONG, SUSPECT),
}


@pytest.mark.parametrize("kind", WRONG_FILES)
def test_a_file_that_is_no_workbook_is_named_and_its_mend_is_said(kind: str, tmp_path: Path) -> None:
    content, what, do = WRONG_FILES[kind]
    path = _saved(content, tmp_path)
    [problem] = examine_workbook(path)
    assert (problem.level, problem.workbook, problem.what, problem.do) == (Level.STOP, "plan.xlsx", what, do)


def test_an_ordinary_workbook_alone_in_its_folder_has_no_problem(tmp_path: Path) -> None:
    path = tmp_path / "plan.xlsx"
    path.write_bytes(made.workbook())
    assert examine_workbook(path) == []


USUAL: dict[str, Content] = {
    "5,000 rows of 20 columns": lambda: made.with_cells(
        "".join(f'<row r="{n}">' + "<c><v>1</v></c>" * 20 + "</row>" for n in range(1, 5001))
    ),
    "10,000 formatted rows": lambda: made.with_formatted_rows(10_000),
    "merged headings": lambda: made.with_merged(*(f"A{n}:Z{n}" for n in range(1, 200)), "AB1:AB5000"),
    "merged row": lambda: made.with_merged("A1:XFD1"),
    "links": lambda: made.with_link("A1:B20"),
    "formula down 5,000 rows": lambda: made.with_shared_formula(5000, 90),
    "10,000 formats": lambda: made.with_styles(10_000),
    "longest cell that Excel takes": lambda: made.with_cells(f"<row><c><v>{'&amp;' * 32_767}</v></c></row>"),
    "20 MB of pictures": lambda: made.with_parts(
        made.workbook(), **{f"xl/media/image{n}.jpeg": random.Random(n).randbytes(5 * 2**20) for n in range(4)}
    ),
    "drawing from another program": lambda: made.with_parts(
        made.workbook(), **{"xl/media/image1.svg": b"<!DOCTYPE svg><svg/>"}
    ),
    "query of Excel": lambda: made.with_parts(
        made.workbook(), **{"customXml/item1.xml": b"<DataMashup>" + b"QUJD" * 2**18 + b"</DataMashup>"}
    ),
    "embedded Word document": lambda: made.with_parts(
        made.workbook(), **{"xl/embeddings/Microsoft_Word_Document.docx": b"PK\x03\x04"}
    ),
    "bytes behind its end": lambda: made.workbook() + b"\0" * 500,
    "formula that would call a program": lambda: made.with_cells(
        '<row r="1"><c r="A1" t="str"><f>cmd|\'/c calc\'!A1</f><v>1</v></c></row>'
    ),
}


@pytest.mark.parametrize("kind", USUAL)
def test_a_large_or_unusual_workbook_passes_without_a_word(kind: str, tmp_path: Path) -> None:
    assert examine_workbook(_saved(USUAL[kind], tmp_path)) == []


def test_an_old_workbook_with_its_own_name_is_not_said_to_be_renamed(tmp_path: Path) -> None:
    path = tmp_path / "plan.xls"
    path.write_bytes(made.compound_file("Workbook"))
    assert examine_workbook(path)[0].what == "This is an old Excel 97-2003 workbook"


def test_a_part_that_is_larger_than_it_claims_makes_the_workbook_a_damaged_one(tmp_path: Path) -> None:
    path = tmp_path / "plan.xlsx"
    path.write_bytes(made.lying_bomb())
    [problem] = examine_workbook(path)
    assert problem.what == DAMAGED


@pytest.mark.parametrize("content", [made.bomb, made.lying_bomb, WRONG_FILES["too many parts"][0]])
def test_a_hostile_file_takes_little_time_and_memory(content: Content, tmp_path: Path) -> None:
    path = _saved(content, tmp_path)
    tracemalloc.start()
    began = time.process_time()
    problems = examine_workbook(path)
    seconds, peak = time.process_time() - began, tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert problems
    assert seconds < 2
    assert peak < 20 * 2**20


def test_a_damaged_workbook_that_only_its_reader_notices_is_told_in_the_same_words(tmp_path: Path) -> None:
    assert damaged(tmp_path / "plan.xlsx").what == DAMAGED


@pytest.mark.parametrize("part", ["xl/externalLinks/externalLink1.xml", "xl/connections.xml"])
def test_links_out_of_a_workbook_are_noted_and_do_not_stop_it(part: str, tmp_path: Path) -> None:
    path = tmp_path / "plan.xlsx"
    path.write_bytes(made.with_parts(made.workbook(), **{part: b"<x/>"}))
    [note] = examine_workbook(path)
    assert note.level is Level.NOTE
    assert note.do == "Nothing to do if the values last saved in it are right."
