"""Whatever lies in inputs/, the officer is told in plain words what it is and what to do."""

from __future__ import annotations

import os
import struct
import sys
import time
import tracemalloc
from pathlib import Path

import hostile_files as made
import pytest

from planbuilder.intake.files import damaged, examine_picture, examine_workbook
from planbuilder.problems import Level, Problem

SAVE_AS = "Open it in Excel and choose File > Save As > Excel Workbook (*.xlsx)."
NEW_COPY = (
    "Bring back an earlier copy of it (Version history, or Restore previous versions), or ask for a new one."
)
SUSPECT = "Do not open it. Ask whoever sent it for the workbook as they saved it in Excel."
NOT_IT = "Put the workbook in its place."
DAMAGED = "This workbook is damaged or was only copied in part"
DEFINITION = "This workbook holds a document type definition, which Excel never writes and which can do harm"
TOO_MUCH = "This workbook unpacks to far more than a real one holds"
LEADS_OUT = "This workbook holds parts whose names lead out of it, which Excel never writes"
TEXT = "This is plain text, such as a CSV export that was given an .xlsx name"
HTML = "This is a web page that was given an .xlsx name, as some systems export them"
NESTED = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;">]>'
DECLARED = b'<?xml version="1.0"?>'
PNG = made.png(3, 2)


def _sheet(content: bytes) -> bytes:
    return made.with_parts(made.workbook(), **{"xl/worksheets/sheet2.xml": content})


WRONG_FILES = {
    "nothing in it": (
        b"",
        "This file is empty (0 bytes)",
        "It may not have finished copying or syncing: open it once in Excel, save it, then run this again.",
    ),
    "password": (
        made.compound_file("EncryptionInfo", "EncryptedPackage"),
        "This workbook is encrypted: it has a password or a protecting label",
        "In Excel choose File > Info > Protect Workbook > Encrypt with Password, empty the box and save.",
    ),
    "old Excel": (
        made.compound_file("Workbook"),
        "This is an old Excel 97-2003 workbook that was given an .xlsx name",
        SAVE_AS,
    ),
    "old Word": (
        made.compound_file("WordDocument"),
        "This is a Word document that was given an .xlsx name",
        NOT_IT,
    ),
    "Outlook message": (
        made.compound_file("__properties_version1.0"),
        "This is an Outlook message that was given an .xlsx name",
        "Open the message, save its attachment and put that in its place.",
    ),
    "binary workbook": (
        made.packed(**{"[Content_Types].xml": b"<Types/>", "xl/workbook.bin": b"\0"}),
        "This is a binary Excel workbook (.xlsb) that was given an .xlsx name",
        SAVE_AS,
    ),
    "macros": (
        made.with_type("application/vnd.ms-excel.sheet.macroEnabled.main+xml"),
        "This is a workbook with macros (.xlsm) that was given an .xlsx name; macros are never run here",
        SAVE_AS,
    ),
    "template": (
        made.with_type("application/vnd.openxmlformats-officedocument.spreadsheetml.template.main+xml"),
        "This is an Excel template (.xltx) that was given an .xlsx name",
        SAVE_AS,
    ),
    "strict": (
        made.strict(),
        "This workbook was saved as “Strict Open XML Spreadsheet”, which cannot be read here",
        SAVE_AS,
    ),
    "LibreOffice": (
        made.packed(mimetype=b"application/vnd.oasis.opendocument.spreadsheet", **{"content.xml": b"<x/>"}),
        "This is a LibreOffice spreadsheet (.ods) that was given an .xlsx name",
        "Open it and choose File > Save As, with the file type Excel 2007-365 (.xlsx).",
    ),
    "Numbers": (
        made.packed(**{"Index/Document.iwa": b"\0"}),
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
        made.packed(**{"[Content_Types].xml": b"<Types/>", "word/document.xml": b"<x/>"}),
        "This is a Word document that was given an .xlsx name",
        NOT_IT,
    ),
    "PowerPoint": (
        made.packed(**{"[Content_Types].xml": b"<Types/>", "ppt/presentation.xml": b"<x/>"}),
        "This is a PowerPoint presentation that was given an .xlsx name",
        NOT_IT,
    ),
    "PDF": (
        b"%PDF-1.7\n%\xe2\xe3\n",
        "This is a PDF that was given an .xlsx name",
        "Put the workbook that it was made from in its place.",
    ),
    "picture": (PNG, "This is a picture that was given an .xlsx name", NOT_IT),
    "zip of a workbook": (
        made.packed(**{"plan.xlsx": b"PK"}),
        "This is a compressed folder, not a workbook",
        "Open it, take the workbook out and put that in its place.",
    ),
    "no telling": (
        b"\x01\x02\0\x03" * 50,
        "This is not an Excel workbook, and it cannot be told what it is",
        NEW_COPY,
    ),
    "zeros": (bytes(5000), "This file holds nothing but zeros: it did not copy or sync properly", NEW_COPY),
    "cut short": (made.workbook()[:3000], DAMAGED, NEW_COPY),
    "cut very short": (made.workbook()[:6], DAMAGED, NEW_COPY),
    "bytes overwritten": (made.with_damaged_sheet(), DAMAGED, NEW_COPY),
    "main part missing": (made.with_parts(made.workbook(), **{"xl/workbook.xml": None}), DAMAGED, NEW_COPY),
    "types missing": (made.with_parts(made.workbook(), **{"[Content_Types].xml": None}), DAMAGED, NEW_COPY),
    "part that is no XML": (_sheet(b"\x4c\x6f\xa7\x94 in another code"), DAMAGED, NEW_COPY),
    "part in an odd code": (_sheet(b'<?xml version="1.0" encoding="cp037"?><x/>'), DAMAGED, NEW_COPY),
    "entities": (_sheet(DECLARED + NESTED + b"<x>&b;</x>"), DEFINITION, SUSPECT),
    "entities far down": (
        _sheet(DECLARED + b"<!--" + b"-" * 65_500 + b" -->" + NESTED + b"<x/>"),
        DEFINITION,
        SUSPECT,
    ),
    "entities in UTF-16": (
        _sheet((DECLARED + NESTED + b"<x/>").decode().encode("utf-16")),
        DEFINITION,
        SUSPECT,
    ),
    "entities in relationships": (
        made.with_parts(made.workbook(), **{"xl/_rels/workbook.xml.rels": DECLARED + NESTED + b"<x/>"}),
        DEFINITION,
        SUSPECT,
    ),
    "name that climbs out": (
        made.with_parts(made.workbook(), **{"../../evil.xml": b"<x/>"}),
        LEADS_OUT,
        SUSPECT,
    ),
    "name from the root": (
        made.with_parts(made.workbook(), **{"/etc/evil.xml": b"<x/>"}),
        LEADS_OUT,
        SUSPECT,
    ),
    "name with a drive": (made.with_parts(made.workbook(), **{"C:\\evil.xml": b"<x/>"}), LEADS_OUT, SUSPECT),
    "too many parts": (
        made.with_parts(made.workbook(), **{f"xl/media/{n}.bin": b"" for n in range(3001)}),
        "This workbook is packed in a way that Excel does not use",
        SAVE_AS,
    ),
    "a second list of parts": (
        made.with_overruling_directory(),
        "This workbook is packed in a way that Excel does not use",
        SAVE_AS,
    ),
    "unpacks to too much": (
        made.bomb(),
        TOO_MUCH,
        "If it is your own, the empty rows below the data are probably formatted down to the end: delete them"
        " and save. If it came from elsewhere, do not open it and ask for a new copy.",
    ),
}


@pytest.mark.parametrize("kind", WRONG_FILES)
def test_a_file_that_is_no_workbook_is_named_and_its_mend_is_said(kind: str, tmp_path: Path) -> None:
    content, what, do = WRONG_FILES[kind]
    path = tmp_path / "plan.xlsx"
    path.write_bytes(content)
    [problem] = examine_workbook(path)
    assert (problem.level, problem.workbook, problem.what, problem.do) == (Level.STOP, "plan.xlsx", what, do)


def test_an_ordinary_workbook_alone_in_its_folder_has_no_problem(tmp_path: Path) -> None:
    assert examine_workbook(_put(tmp_path, "plan.xlsx")) == []


def test_an_old_workbook_with_its_own_name_is_not_said_to_be_renamed(tmp_path: Path) -> None:
    path = tmp_path / "plan.xls"
    path.write_bytes(made.compound_file("Workbook"))
    assert examine_workbook(path)[0].what == "This is an old Excel 97-2003 workbook"


def test_a_part_that_is_larger_than_it_claims_makes_the_workbook_a_damaged_one(tmp_path: Path) -> None:
    path = tmp_path / "plan.xlsx"
    path.write_bytes(made.lying_bomb())
    [problem] = examine_workbook(path)
    assert problem.what == DAMAGED


@pytest.mark.parametrize("content", [made.bomb(), made.lying_bomb(), WRONG_FILES["too many parts"][0]])
def test_a_hostile_file_takes_little_time_and_memory(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "plan.xlsx"
    path.write_bytes(content)
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


# ---- not there, not readable ------------------------------------------------------------------------------


def test_a_missing_workbook_names_the_file_that_is_probably_meant(tmp_path: Path) -> None:
    _put(tmp_path, "plan (1).xlsx")
    _put(tmp_path, "statistics.xlsx")
    [problem] = examine_workbook(tmp_path / "plan.xlsx")
    assert problem.level is Level.STOP
    assert problem.what == f"This workbook is not in the folder “{tmp_path.name}”"
    assert problem.do == "Did you mean “plan (1).xlsx”? Rename the right one to plan.xlsx."


def test_a_missing_workbook_that_is_there_in_another_format_is_to_be_saved_anew(tmp_path: Path) -> None:
    (tmp_path / "plan.ods").write_bytes(b"x")
    [problem] = examine_workbook(tmp_path / "plan.xlsx")
    assert problem.do == "Did you mean “plan.ods”? Save the right one as plan.xlsx (Excel Workbook)."


@pytest.mark.parametrize("name", ["Plan 2017.xlsx", "paln.xlsx", "Copy of plan.xlsx"])
def test_a_missing_workbook_is_recognised_under_a_near_name(name: str, tmp_path: Path) -> None:
    _put(tmp_path, name)
    assert f"Did you mean “{name}”?" in examine_workbook(tmp_path / "plan.xlsx")[0].do


def test_a_missing_workbook_without_a_near_name_is_to_be_made(tmp_path: Path) -> None:
    year = tmp_path / "2018-19"
    year.mkdir()
    do = "Put it there, or make an empty one to fill in by: make blank YEAR=2018-19"
    assert examine_workbook(year / "plan.xlsx")[0].do == do


def test_a_missing_folder_is_said_to_be_missing(tmp_path: Path) -> None:
    [problem] = examine_workbook(tmp_path / "2018-19" / "plan.xlsx")
    assert problem.what == "There is no folder “2018-19” to find it in"


def test_a_folder_with_the_name_of_a_workbook_is_no_workbook(tmp_path: Path) -> None:
    (tmp_path / "plan.xlsx").mkdir()
    assert examine_workbook(tmp_path / "plan.xlsx")[0].what == "This is a folder, not a workbook"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such files")
def test_a_pipe_with_the_name_of_a_workbook_does_not_make_it_wait_for_ever(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "plan.xlsx")
    assert examine_workbook(tmp_path / "plan.xlsx")[0].what == "This is not an ordinary file"


@pytest.mark.skipif(sys.platform == "win32", reason="permissions are other there")
def test_a_workbook_that_may_not_be_read_says_so(tmp_path: Path) -> None:
    path = _put(tmp_path, "plan.xlsx")
    path.chmod(0)
    reader, writer = os.pipe()
    child = os.fork()  # another user has to look, as nothing is closed to root
    if child == 0:
        try:
            os.chdir(tmp_path)
            if os.getuid() == 0:
                os.setuid(65534)
            os.write(writer, str(examine_workbook(Path("plan.xlsx"))[0]).encode())
        finally:
            os._exit(0)
    os.waitpid(child, 0)
    os.close(writer)
    with os.fdopen(reader) as answer:
        assert "plan.xlsx: This computer does not let you read the file." in answer.read()


# ---- beside it --------------------------------------------------------------------------------------------


def test_a_workbook_open_in_excel_names_who_has_it_open(tmp_path: Path) -> None:
    path = _put(tmp_path, "plan.xlsx")
    (tmp_path / "~$plan.xlsx").write_bytes(
        b"\x0aJane Smith".ljust(55) + "Jane Smith".encode("utf-16-le").ljust(110)
    )
    [problem] = examine_workbook(path)
    assert problem.level is Level.WARN
    assert problem.what == "Jane Smith seems to have this workbook open in Excel; what was saved last is read"
    assert problem.do.endswith("If nobody has it open, delete the leftover file ~$plan.xlsx.")


@pytest.mark.parametrize(
    ("content", "who"),
    [(",jane,PC7,01.04.2017 09:00,file;", "jane"), ("Jane Smith,jane,PC7,;", "Jane Smith"), ("", "Somebody")],
)
def test_a_workbook_open_in_libreoffice_names_who_has_it_open(content: str, who: str, tmp_path: Path) -> None:
    path = _put(tmp_path, "plan.xlsx")
    (tmp_path / ".~lock.plan.xlsx#").write_text(content)
    [problem] = examine_workbook(path)
    assert (
        problem.what == f"{who} seems to have this workbook open in LibreOffice; what was saved last is read"
    )


@pytest.mark.parametrize(
    "name",
    [
        "plan - Copy.xlsx",
        "plan - Copy (2).xlsx",
        "Copy of plan.xlsx",
        "plan (1).xlsx",
        "PLAN(2).XLSX",
        "plan (Jane's conflicted copy 2017-05-01).xlsx",
        "plan.sync-conflict-20170501-090000.xlsx",
        "plan (Recovered).xlsx",
        "plan(AutoRecovered-30876).xlsb",
        "plan (version 1).xlsb",
        "plan-LAPTOP-7F2K.xlsx",
        "plan final.xlsx",
        "plan v2.xlsx",
        "plan_old.xlsx",
        "plan.xls",
    ],
)
def test_a_copy_beside_the_workbook_is_said_not_to_have_been_read(name: str, tmp_path: Path) -> None:
    path = _put(tmp_path, "plan.xlsx")
    _put(tmp_path, name)
    [problem] = examine_workbook(path)
    assert (problem.level, problem.what) == (Level.WARN, f"“{name}” beside it was not read")


@pytest.mark.parametrize(
    "name", ["statistics.xlsx", "planning (1).xlsx", "workplan - Copy.xlsx", "plan notes.docx"]
)
def test_another_file_beside_the_workbook_is_no_copy_of_it(name: str, tmp_path: Path) -> None:
    path = _put(tmp_path, "plan.xlsx")
    _put(tmp_path, name)
    assert examine_workbook(path) == []


def test_several_copies_are_named_together(tmp_path: Path) -> None:
    path = _put(tmp_path, "plan.xlsx")
    _put(tmp_path, "plan (1).xlsx")
    _put(tmp_path, "plan (2).xlsx")
    [problem] = examine_workbook(path)
    assert problem.what == "“plan (1).xlsx” and “plan (2).xlsx” beside it were not read"


def _put(folder: Path, name: str) -> Path:
    path = folder / name
    path.write_bytes(made.workbook())
    return path


# ---- pictures ---------------------------------------------------------------------------------------------

ONLY = "only PNG, JPEG and GIF pictures can be used"
WRONG_PICTURES = {
    "nothing in it": (b"", "The picture “crest.png” is empty (0 bytes)"),
    "WebP": (b"RIFF\x24\0\0\0WEBPVP8 ", f"“crest.png” is a WebP picture; {ONLY}"),
    "HEIC": (b"\0\0\0\x18ftypheic\0\0\0\0mif1heic", f"“crest.png” is a HEIC photograph; {ONLY}"),
    "AVIF": (b"\0\0\0\x18ftypavif\0\0\0\0mif1avif", f"“crest.png” is an AVIF picture; {ONLY}"),
    "TIFF": (b"II*\0\x08\0\0\0", f"“crest.png” is a TIFF picture; {ONLY}"),
    "BMP": (b"BM\x3a\0\0\0\0\0\0\0", f"“crest.png” is a bitmap (BMP); {ONLY}"),
    "SVG": (
        b'<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg"/>',
        f"“crest.png” is an SVG drawing; {ONLY}",
    ),
    "PDF": (b"%PDF-1.4\n", f"“crest.png” is a PDF; {ONLY}"),
    "text": (b"see the shared drive", "“crest.png” is not a picture"),
    "cut PNG": (PNG[:-20], "The picture “crest.png” is damaged or was only copied in part"),
    "PNG without size": (made.png(0, 2), "The picture “crest.png” is damaged or was only copied in part"),
    "cut JPEG": (made.jpeg()[:-2], "The picture “crest.png” is damaged or was only copied in part"),
    "JPEG without JFIF or Exif": (b"\xff\xd8" + made.jpeg()[20:], "“crest.png” is a JPEG of a rare kind"),
    "cut GIF": (made.gif()[:-1], "The picture “crest.png” is damaged or was only copied in part"),
    "PNG that fills the memory": (
        made.png(60_000, 60_000),
        "The picture “crest.png” measures 60,000 x 60,000 dots, more than Word can handle",
    ),
    "too large": (PNG + bytes(21 * 2**20), "The picture “crest.png” has 21 MB; at most 20 MB can be used"),
}


@pytest.mark.parametrize("kind", WRONG_PICTURES)
def test_a_file_that_is_no_picture_for_word_is_named(kind: str, tmp_path: Path) -> None:
    content, what = WRONG_PICTURES[kind]
    (tmp_path / "crest.png").write_bytes(content)
    problem = examine_picture("crest.png", tmp_path)
    assert isinstance(problem, Problem)
    assert (problem.level, problem.what) == (Level.STOP, what)
    assert problem.do.endswith(".")


@pytest.mark.parametrize("content", [PNG, made.jpeg(), made.gif()], ids=["PNG", "JPEG", "GIF"])
def test_a_picture_is_found_whatever_its_capitals_and_python_docx_can_take_it(
    content: bytes, tmp_path: Path
) -> None:
    from docx.image.image import Image

    path = tmp_path / "pictures" / "Crest.PNG"
    path.parent.mkdir()
    path.write_bytes(content)
    for name in ("pictures/Crest.PNG", "pictures\\crest.png", " Pictures/crest.png "):
        assert examine_picture(name, tmp_path) == path
    assert (Image.from_file(str(path)).px_width, Image.from_file(str(path)).px_height) == (3, 2)


@pytest.mark.parametrize(
    ("name", "do"),
    [
        ("crset.png", "Did you mean “crest.png”?"),
        ("crest.jpg", "Did you mean “crest.png”?"),
        ("crest", "Did you mean “crest.png”?"),
        ("zebra.gif", "The names there are: “crest.png”; “people/chair.jpg”."),
    ],
)
def test_a_missing_picture_names_the_ones_that_are_there(name: str, do: str, tmp_path: Path) -> None:
    (tmp_path / "people").mkdir()
    (tmp_path / "people" / "chair.jpg").write_bytes(made.jpeg())
    (tmp_path / "crest.png").write_bytes(PNG)
    problem = examine_picture(name, tmp_path)
    assert isinstance(problem, Problem)
    assert problem.what == f"There is no picture “{name}” in the folder “{tmp_path.name}”"
    assert problem.do == do


@pytest.mark.parametrize("name", ["a\0b.png", "x" * 5000, "loop.png", "."])
def test_a_name_that_no_file_can_have_is_a_problem_and_no_crash(name: str, tmp_path: Path) -> None:
    (tmp_path / "loop.png").symlink_to(tmp_path / "loop.png")
    assert isinstance(examine_picture(name, tmp_path), Problem)


@pytest.mark.parametrize(
    "name",
    [
        "../secret.png",
        "/etc/secret.png",
        "C:\\Users\\jane\\crest.png",
        "\\\\server\\crest.png",
        "link.png",
        "out/secret.png",
    ],
)
def test_a_picture_outside_the_folder_is_never_opened(name: str, tmp_path: Path) -> None:
    (tmp_path / "secret.png").write_bytes(PNG)
    inputs = tmp_path / "inputs"
    inputs.mkdir()
    (inputs / "link.png").symlink_to(tmp_path / "secret.png")
    (inputs / "out").symlink_to(tmp_path)
    problem = examine_picture(name, inputs)
    assert isinstance(problem, Problem)
    assert problem.what == f"The picture “{name}” lies outside the folder “inputs”"
    assert problem.do == "Copy it into that folder and give only its name, such as crest.png."


def test_a_picture_on_the_web_is_not_fetched(tmp_path: Path) -> None:
    problem = examine_picture("https://example.org/crest.png", tmp_path)
    assert isinstance(problem, Problem)
    assert problem.what == "“https://example.org/crest.png” is a web address"


def test_a_folder_is_no_picture(tmp_path: Path) -> None:
    (tmp_path / "people").mkdir()
    problem = examine_picture("people", tmp_path)
    assert isinstance(problem, Problem)
    assert problem.what == "“people” is a folder, not a picture"


def test_a_photograph_with_the_phones_own_data_after_its_end_is_whole(tmp_path: Path) -> None:
    (tmp_path / "chair.jpg").write_bytes(made.jpeg() + struct.pack(">L", 7) * 100)
    assert examine_picture("chair.jpg", tmp_path) == tmp_path / "chair.jpg"
