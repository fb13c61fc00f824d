"""Files that are no documents, or could do harm, end in one failed check in plain words, and quickly."""

from __future__ import annotations

import time
import zipfile
from pathlib import Path

import pytest

import broken_word as made
import hostile_files as hostile
from broken_word import paragraph
from inspected_word import heading, word
from planbuilder.inspecting.files import inspect_file


def told(path: Path) -> tuple[str, str, str]:
    """The one check that failed: its key, what is wrong, and what to do."""
    (check,) = inspect_file(path)
    assert (check.state, len(check.places)) == ("failed", 1)
    return check.key, check.places[0].what, check.mend


@pytest.mark.parametrize(
    ("name", "content", "what"),
    [
        ("empty.docx", b"", "it is empty (0 bytes)"),
        ("zeros.docx", bytes(2000), "it holds nothing but zeros"),
        ("text.docx", b"just words", "it is not a Word document"),
        ("old.doc", hostile.compound_file("WordDocument"), "it is a document of an old kind (.doc or .rtf)"),
        (
            "locked.docx",
            hostile.compound_file("EncryptedPackage"),
            "it is encrypted: it has a password or a protecting label",
        ),
        ("page.docx", b"%PDF-1.7 x", "it is a PDF"),
        ("book.docx", hostile.workbook(), "it is an Excel workbook"),
        ("cut.docx", made.good_docx()[:3000], "it is damaged, or was only copied in part"),
        (
            "macros.docx",
            made.broken_docx(
                "[Content_Types].xml", "wordprocessingml.document.main+xml", "ms-word.document.macroEnabled.main+xml"
            ),
            "",
        ),
        ("cut.pdf", b"%PDF-1.7\n1 0 obj", "it is damaged, or was only copied in part"),
        ("text.pdf", b"just words", "it is not a PDF"),
        ("empty.pdf", b"", "it is empty (0 bytes)"),
        ("zeros.html", bytes(500), "it holds something else than text"),
        ("word.xlsx", made.good_docx(), "it is a Word document"),
        ("bomb.xlsx", hostile.bomb(), "it unpacks to far more than such a document could hold"),
    ],
)
def test_what_is_no_such_document_is_told_in_words(tmp_path: Path, name: str, content: bytes, what: str) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    key, said, mend = told(path)
    assert key.endswith("-readable")
    assert said == what or (not what and "macros" in said)
    assert mend.endswith(".")


def test_a_bomb_in_a_word_file_is_refused_before_it_unpacks(tmp_path: Path) -> None:
    path = tmp_path / "bomb.docx"
    parts = {**made.GOOD, "word/media/a.xml": b" " * 150_000_000}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    began = time.process_time()
    assert "unpacks to far more" in told(path)[1]
    assert time.process_time() - began < 2


def test_a_document_type_definition_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "dtd.docx"
    path.write_bytes(made.broken_docx("word/document.xml", "<w:document", '<!DOCTYPE w [<!ENTITY a "b">]><w:document'))
    assert "document type definition" in told(path)[1]


def test_what_is_not_there_and_a_folder_are_told(tmp_path: Path) -> None:
    assert told(tmp_path / "plan.docx")[1] == "it is not there"
    (tmp_path / "folder.docx").mkdir()
    (tmp_path / "folder.pdf").mkdir()
    assert told(tmp_path / "folder.docx")[1] == told(tmp_path / "folder.pdf")[1] == "it is a folder"


def test_five_hundred_pages_are_looked_at_in_seconds(tmp_path: Path) -> None:
    path = tmp_path / "long.docx"
    text = paragraph("The partnership met four times in the year, and agreed on four priorities for the next. " * 3)
    path.write_bytes(word((heading(1, "Part") + text * 12) * 500))
    began = time.process_time()
    assert [check.key for check in inspect_file(path) if check.state == "failed"] == []
    assert time.process_time() - began < 15


def test_a_text_without_end_inside_itself_does_not_stop_the_look(tmp_path: Path) -> None:
    path = tmp_path / "deep.docx"
    path.write_bytes(word("<w:sdt><w:sdtContent>" * 200 + paragraph("Deep") + "</w:sdtContent></w:sdt>" * 200))
    assert all(check.state != "not run" for check in inspect_file(path))
