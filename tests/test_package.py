"""A Word file as its parts: the same bytes each time, pictures once, and templates that are none refused."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

import broken_word as made
import word_files as word
from planbuilder.output.package import MAIN, MOST_BYTES, Package, open_template
from planbuilder.problems import PlanbuilderError

RELS = "word/_rels/document.xml.rels"
TYPES = "[Content_Types].xml"


def relationship(package: Package, identity: str, part: str = RELS) -> str:
    """The whole element of a relationship."""
    return str(re.findall(rf'<Relationship [^>]*Id="{identity}"[^>]*>', package.text(part))[0])


# --- writing ------------------------------------------------------------------------------------------------


def test_the_same_parts_give_the_same_bytes_in_whatever_order_they_came() -> None:
    one = word.package(word.paragraph("words"))
    other = Package(dict(reversed(one.parts.items())))
    assert one.to_bytes() == other.to_bytes()
    assert one.to_bytes() == one.to_bytes()
    assert one.to_bytes(level=1) != one.to_bytes()


def test_the_content_types_come_first_and_every_entry_has_the_same_date() -> None:
    with zipfile.ZipFile(io.BytesIO(word.package(word.paragraph("words")).to_bytes())) as archive:
        entries = archive.infolist()
    assert entries[0].filename == TYPES
    assert {entry.date_time for entry in entries} == {(1980, 1, 1, 0, 0, 0)}
    assert [entry.filename for entry in entries[1:]] == sorted(entry.filename for entry in entries[1:])


def test_a_template_that_is_only_opened_and_written_keeps_its_parts(tmp_path: Path) -> None:
    path = word.template(tmp_path, word.paragraph("words"))
    opened = open_template(path)
    again = tmp_path / "again.docx"
    again.write_bytes(opened.to_bytes())
    assert open_template(again) == opened


def test_characters_beyond_the_basic_plane_are_written_and_read_back() -> None:
    package = Package()
    package.set_text(MAIN, "<a>🚓 ‘£’</a>")
    assert package.text(MAIN) == "<a>🚓 ‘£’</a>"
    package.parts[MAIN] = b"\xef\xbb\xbf<a/>"
    assert package.text(MAIN) == "<a/>"


def test_stories_are_the_parts_that_carry_words() -> None:
    names = ["word/header2.xml", "word/footer1.xml", "word/styles.xml", "word/footnotes.xml", MAIN, "word/header1.xml"]
    package = Package(dict.fromkeys(names, b"<a/>"))
    assert list(package.stories()) == [
        MAIN,
        "word/footer1.xml",
        "word/footnotes.xml",
        "word/header1.xml",
        "word/header2.xml",
    ]


# --- pictures and relationships -----------------------------------------------------------------------------


def test_a_picture_is_put_in_once_however_often_it_is_asked_for() -> None:
    package = word.package("")
    first = package.add_picture(b"picture one", "png")
    assert package.add_picture(b"picture one", "png") == first
    second = package.add_picture(b"picture two", "png")
    assert second != first
    media = sorted(name for name in package.parts if name.startswith("word/media/"))
    assert media == ["word/media/crest.png", "word/media/picture1.png", "word/media/picture2.png"]
    assert 'Target="media/picture1.png"' in relationship(package, first)


def test_a_picture_that_the_template_holds_already_is_used_again() -> None:
    package = word.package("")
    assert package.add_picture(made.DOT, "png") == "rId4"
    assert [name for name in package.parts if name.startswith("word/media/")] == ["word/media/crest.png"]


def test_a_picture_in_a_header_is_related_to_the_header() -> None:
    package = word.package("")
    identity = package.add_picture(b"picture", "png", "word/header1.xml")
    assert 'Target="media/picture1.png"' in relationship(package, identity, "word/_rels/header1.xml.rels")
    assert "picture1" not in package.text(RELS)


@pytest.mark.parametrize(
    ("extension", "entry"),
    [
        ("png", ""),  # the template has it
        ("jpg", '<Default Extension="jpg" ContentType="image/jpeg"/>'),
        ("gif", '<Default Extension="gif" ContentType="image/gif"/>'),
    ],
)
def test_each_kind_of_picture_has_its_content_type_once(extension: str, entry: str) -> None:
    package = word.package("")
    package.add_picture(b"one", extension)
    package.add_picture(b"two", extension)
    types = package.text(TYPES)
    assert types.count(f'Extension="{extension}"') == 1
    assert entry in types


def test_a_part_that_is_there_is_replaced_and_keeps_its_content_type() -> None:
    package = word.package("")
    package.add_part("docProps/core.xml", "application/x", "<new/>")
    package.add_part("docProps/custom.xml", "application/y", "<own/>")
    package.add_part("docProps/custom.xml", "application/y", "<again/>")
    types = package.text(TYPES)
    assert types.count('PartName="/docProps/core.xml"') == 1
    assert '"application/x"' not in types
    assert types.count('<Override PartName="/docProps/custom.xml" ContentType="application/y"/>') == 1
    assert (package.text("docProps/core.xml"), package.text("docProps/custom.xml")) == ("<new/>", "<again/>")


@pytest.mark.parametrize(
    "entry",
    [
        '<Override ContentType="application/x" PartName="/docProps/custom.xml"/>',
        '<Override PartName="/DocProps/Custom.xml" ContentType="application/x"/>',
    ],
)
def test_a_content_type_is_known_however_it_is_written(entry: str) -> None:
    types = str(made.GOOD[TYPES]).replace("</Types>", f"{entry}</Types>")
    package = word.package("", {TYPES: types})
    package.add_part("docProps/custom.xml", "application/y", "<own/>")
    assert package.text(TYPES) == types


def test_a_relationship_is_made_once_with_the_first_free_id() -> None:
    package = word.package("")
    assert package.relate("styles", "styles.xml") == "rId1"
    package.set_text(RELS, package.text(RELS).replace('Id="rId2"', 'Id="rId77"'))
    assert package.relate("image", "media/new.png") == "rId2"
    assert package.relate("image", "media/new.png") == "rId2"
    assert package.relate("hyperlink", "media/new.png") == "rId10"


def test_relationships_begin_where_there_were_none() -> None:
    package = Package({MAIN: b"<a/>"})
    assert package.relate("image", "media/one.png") == "rId1"
    assert package.relate("custom-properties", "docProps/custom.xml", owner="") == "rId1"
    assert 'Target="docProps/custom.xml"' in relationship(package, "rId1", "_rels/.rels")


def test_relationships_that_close_at_once_are_opened() -> None:
    schema = "http://schemas.openxmlformats.org/package/2006/relationships"
    package = word.package("", {RELS: f'{word.XML}<Relationships xmlns="{schema}"/>\n'})
    package.relate("image", "media/a&b.png")
    tree = word.tree(package.to_bytes(), RELS)
    assert [(one.get("Id"), one.get("Target")) for one in tree] == [("rId1", "media/a&b.png")]


# --- templates that are none --------------------------------------------------------------------------------


def refused(path: Path) -> str:
    with pytest.raises(PlanbuilderError) as caught:
        open_template(path)
    (problem,) = caught.value.problems
    assert problem.workbook == f"templates/{path.name}"
    assert problem.do
    return problem.what


def test_a_missing_template_is_refused(tmp_path: Path) -> None:
    assert refused(tmp_path / "plan.docx") == "the template is missing"
    (tmp_path / "folder.docx").mkdir()
    assert refused(tmp_path / "folder.docx") == "the template is missing"


def bad_bytes(content: bytes) -> bytes:
    """The file with a few bytes of its main part overwritten, as a failing disk does."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        at = archive.getinfo(MAIN).header_offset + 70
    return content[:at] + bytes(byte ^ 0x5A for byte in content[at : at + 12]) + content[at + 12 :]


def encrypted(content: bytes) -> bytes:
    """The file with each entry marked as encrypted."""
    entry = re.compile(rb"(PK\x03\x04..|PK\x01\x02....)\0", re.DOTALL)
    return entry.sub(lambda found: found[1] + b"\1", content)


@pytest.mark.parametrize(
    "damage",
    [
        lambda content: b"",
        lambda content: b"dear all, the template is attached",
        lambda content: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600),
        lambda content: content[: len(content) // 2],
        bad_bytes,
        encrypted,
    ],
    ids=["empty", "text", "old Word", "cut short", "bad bytes", "encrypted"],
)
def test_a_damaged_template_is_refused(tmp_path: Path, damage: Callable[[bytes], bytes]) -> None:
    path = word.template(tmp_path, word.paragraph("words " * 400))
    path.write_bytes(damage(path.read_bytes()))
    assert refused(path) == "this is not a Word document, or it is damaged"


@pytest.mark.parametrize(
    "kind",
    [
        "application/vnd.ms-word.document.macroEnabled.main+xml",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml",
        "application/vnd.ms-word.template.macroEnabledTemplate.main+xml",
    ],
)
def test_a_document_with_macros_and_a_word_template_are_refused(tmp_path: Path, kind: str) -> None:
    types = str(made.GOOD[TYPES]).replace(f"{made.WORD}.document.main+xml", kind)
    path = word.template(tmp_path, word.paragraph("words"), {TYPES: types})
    assert refused(path) == "this is not a Word document (.docx)"


def test_a_document_in_the_strict_dialect_is_refused(tmp_path: Path) -> None:
    strict = word.document(word.paragraph("words")).replace(
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "http://purl.oclc.org/ooxml/wordprocessingml/main",
    )
    assert refused(word.template(tmp_path, "", {MAIN: strict})) == "this is not a Word document (.docx)"


@pytest.mark.parametrize("part", [MAIN, TYPES])
def test_another_kind_of_zip_is_refused(tmp_path: Path, part: str) -> None:
    path = word.template(tmp_path, word.paragraph("words"), {part: None})
    assert refused(path) == "this is not a Word document (.docx)"


@pytest.mark.parametrize("part", [MAIN, RELS])
def test_a_part_that_declares_entities_is_refused(tmp_path: Path, part: str) -> None:
    bomb = '<!DOCTYPE a [<!ENTITY b "bbbb"><!ENTITY c "&b;&b;">]>'
    text = word.template_parts(word.paragraph("words"))[part]
    assert isinstance(text, str)
    path = word.template(tmp_path, "", {part: text.replace("?>\n", f"?>\n{bomb}")})
    assert "declares its own entities" in refused(path)


def test_a_part_in_another_code_than_utf_8_is_refused(tmp_path: Path) -> None:
    text = word.document(word.paragraph("words")).replace("UTF-8", "UTF-16")
    path = word.template(tmp_path, "", {MAIN: text.encode("utf-16")})
    assert "not a document as Word writes it" in refused(path)


def test_a_template_without_styles_is_refused(tmp_path: Path) -> None:
    assert "it has no styles" in refused(word.template(tmp_path, "", {"word/styles.xml": None}))


def test_a_template_that_unpacks_to_far_too_much_is_refused_unread(tmp_path: Path) -> None:
    path = word.template(tmp_path, "", {"word/media/huge.png": bytes(MOST_BYTES)})
    assert path.stat().st_size < 200_000
    assert refused(path) == "the template is far larger than a Word document can be"
