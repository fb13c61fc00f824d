"""Template and values become the Word document: its properties, its last section, and the same bytes each time."""

from __future__ import annotations

import dataclasses
import datetime as dt
import re
from pathlib import Path

import pytest

import broken_word as made
import word_files as word
from planbuilder.output.inspect import word_faults
from planbuilder.output.marks import colour
from planbuilder.output.package import open_template
from planbuilder.output.word import make_document
from planbuilder.problems import PlanbuilderError
from test_dress import LISTED, numbered
from word_files import PROPERTIES, W
from word_validity import open_xml_errors

TYPES, RELS, ROOT_RELS = "[Content_Types].xml", "word/_rels/document.xml.rels", "_rels/.rels"
DC = "{http://purl.org/dc/elements/1.1/}"
CP = "{http://schemas.openxmlformats.org/package/2006/metadata/core-properties}"
DCTERMS = "{http://purl.org/dc/terms/}"
Parts = dict[str, str | bytes | None]


# --- properties ---------------------------------------------------------------------------------------------


def test_the_properties_say_what_the_document_is(tmp_path: Path) -> None:
    properties = dataclasses.replace(PROPERTIES, title="R & D <plan>", keywords="safety; Anytown")
    document = make_document(word.template(tmp_path, word.paragraph("words")), {}, {}, properties)
    core = word.tree(document, "docProps/core.xml")
    assert {one.tag: one.text for one in core} == {
        f"{DC}title": "R & D <plan>",
        f"{DC}subject": "Community safety",
        f"{DC}creator": "Safer Anytown",
        f"{CP}keywords": "safety; Anytown",
        f"{DC}language": "en-GB",
        f"{CP}lastModifiedBy": "Safer Anytown",
        f"{CP}category": "2017/18",
        f"{DCTERMS}created": "2017-09-11T00:00:00Z",
        f"{DCTERMS}modified": "2017-09-11T00:00:00Z",
    }
    assert word_faults(document.finished(None)) == []


def test_an_empty_property_is_left_out(tmp_path: Path) -> None:
    properties = dataclasses.replace(PROPERTIES, subject="", year="2017 & 2018", date=dt.date(2017, 4, 1))
    document = make_document(word.template(tmp_path, word.paragraph("words")), {}, {}, properties)
    assert word.tree(document, "docProps/core.xml").find(f"{DC}subject") is None
    assert "<vt:lpwstr>2017 &amp; 2018</vt:lpwstr>" in document.package.text("docProps/custom.xml")


def test_the_year_is_a_property_of_its_own_for_fields_in_word(tmp_path: Path) -> None:
    document = word.filled(tmp_path, word.paragraph("words"))
    custom = word.tree(document, "docProps/custom.xml")
    assert [(one.get("name"), one.get("pid"), one[0].text) for one in custom] == [("Year", "2", "2017/18")]
    assert document.package.text(ROOT_RELS).count("custom-properties") == 1


def test_a_template_without_properties_gets_them(tmp_path: Path) -> None:
    """What Word reads of a file is what its relationships lead to."""
    parts: Parts = {
        "docProps/core.xml": None,
        TYPES: re.sub(r'<Override PartName="/docProps/core.xml"[^>]*>', "", str(made.GOOD[TYPES])),
        ROOT_RELS: re.sub(r'<Relationship Id="rId2"[^>]*>', "", str(made.GOOD[ROOT_RELS])),
    }
    document = word.filled(tmp_path, word.paragraph("words"), parts=parts)
    kinds = [(one.get("Type").rpartition("/")[2], one.get("Target")) for one in word.tree(document, ROOT_RELS)]
    assert ("core-properties", "docProps/core.xml") in kinds
    again = tmp_path / "again.docx"
    again.write_bytes(document.finished(None))
    second = make_document(again, {}, {}, PROPERTIES)
    assert second.package.text(ROOT_RELS) == document.package.text(ROOT_RELS)


@pytest.mark.parametrize("target", ["/docProps/core.xml", "package/services/metadata/core-properties/0a1b.psmdcp"])
def test_properties_that_other_programs_keep_elsewhere_are_replaced(tmp_path: Path, target: str) -> None:
    """A second relationship to core properties would make the file a broken one."""
    core = str(made.GOOD["docProps/core.xml"])
    kind = "application/vnd.openxmlformats-package.core-properties+xml"
    types = str(made.GOOD[TYPES]).replace("<Default", f'<Default Extension="psmdcp" ContentType="{kind}"/><Default', 1)
    parts: Parts = {
        ROOT_RELS: str(made.GOOD[ROOT_RELS]).replace('"docProps/core.xml"', f'"{target}"'),
        TYPES: types,
        target.lstrip("/"): core,
    }
    document = word.filled(tmp_path, word.paragraph("words"), parts=parts)
    targets = [one.get("Target") for one in word.tree(document, ROOT_RELS) if "core-prop" in one.get("Type")]
    assert targets == ["docProps/core.xml"]


@pytest.mark.parametrize("update", ["<w:updateFields/>", '<w:updateFields w:val="true"/>'])
def test_word_is_not_told_to_ask_about_fields_on_opening(tmp_path: Path, update: str) -> None:
    settings = str(made.GOOD["word/settings.xml"]).replace("</w:settings>", f"{update}</w:settings>")
    document = word.filled(tmp_path, word.paragraph("words"), parts={"word/settings.xml": settings})
    assert "updateFields" not in document.package.text("word/settings.xml")
    assert "<w:zoom" in document.package.text("word/settings.xml")


# --- templates with fewer parts -----------------------------------------------------------------------------


def without(*parts: tuple[str, str]) -> Parts:
    """A template without these parts, (name, relationship id)."""
    types, rels = str(made.GOOD[TYPES]), str(made.GOOD[RELS])
    for name, identity in parts:
        types = re.sub(rf'<Override PartName="/{name}"[^>]*>', "", types)
        rels = re.sub(rf'<Relationship Id="{identity}"[^>]*>', "", rels)
    return {TYPES: types, RELS: rels, **{name: None for name, _ in parts}}


NUMBERING, SETTINGS = ("word/numbering.xml", "rId2"), ("word/settings.xml", "rId3")


@pytest.mark.parametrize("parts", [[SETTINGS], [NUMBERING], [NUMBERING, SETTINGS]])
def test_a_template_that_lacks_a_part_is_filled_all_the_same(tmp_path: Path, parts: list[tuple[str, str]]) -> None:
    exchanged = without(*parts)
    if NUMBERING in parts:
        exchanged["word/styles.xml"] = re.sub(r"<w:pPr><w:numPr>.*?</w:pPr>", "", word.STYLES)
    path = word.template(tmp_path, LISTED + word.table(word.paragraph("{{ mark }}x")), exchanged)
    values = {"blocks": numbered("1. One"), "mark": colour("6B2C74")}
    document = make_document(path, values, {}, PROPERTIES)
    assert word_faults(document.finished(None)) == []
    assert word.texts(word.tree(document)) == ["One", "x"]


def test_what_is_wrong_with_a_template_is_raised_as_problems(tmp_path: Path) -> None:
    with pytest.raises(PlanbuilderError, match="template is missing"):
        make_document(tmp_path / "none.docx", {}, {}, PROPERTIES)
    with pytest.raises(PlanbuilderError, match="titel"):
        make_document(word.template(tmp_path, word.paragraph("{{ titel }}")), {"title": "x"}, {}, PROPERTIES)


# --- the last section ---------------------------------------------------------------------------------------

SIZE = '<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>'
LANDSCAPE = f'<w:sectPr w:rsidR="00AB12CD">{SIZE}</w:sectPr>'
LEFT_OUT = word.paragraph("{%p if false %}") + word.paragraph("x") + word.paragraph("{%p endif %}")
BREAK = f"<w:p><w:pPr>{LANDSCAPE}</w:pPr></w:p>"


@pytest.mark.parametrize(
    ("end", "sections", "words"),
    [
        (BREAK, ["landscape"], ["Actions"]),
        (BREAK + LEFT_OUT, ["landscape"], ["Actions"]),
        (f"<w:p><w:pPr><w:keepNext/>{LANDSCAPE}</w:pPr></w:p>", ["landscape"], ["Actions"]),
        (BREAK + "<w:p/>", ["landscape"], ["Actions"]),
        (BREAK + '<w:p w:rsidR="00AB12CD"><w:pPr><w:pStyle w:val="Normal"/></w:pPr></w:p>', ["landscape"], ["Actions"]),
        (BREAK + word.paragraph("The end"), ["landscape", None], ["Actions", "", "The end"]),
        (BREAK + word.table(word.paragraph("The end")) + "<w:p/>", ["landscape", None], ["Actions", "", "The end", ""]),
        (BREAK + '<w:p><w:r><w:br w:type="page"/></w:r></w:p>', ["landscape", None], ["Actions", "", ""]),
        (f"<w:p><w:pPr>{LANDSCAPE}</w:pPr>{word.run('Last')}</w:p>", ["landscape", None], ["Actions", "Last"]),
        ("", [None], ["Actions"]),
    ],
    ids=["nothing", "a part left out", "other properties", "empty", "empty with style", "words", "table", "page break",
         "words before", "one section"],
)  # fmt: skip
def test_a_last_section_is_dropped_only_where_it_holds_nothing(
    tmp_path: Path, end: str, sections: list[str | None], words: list[str]
) -> None:
    tree = word.tree(word.filled(tmp_path, word.paragraph("Actions") + end))
    found = [section.find(f"{W}pgSz").get(f"{W}orient") for section in tree.iter(f"{W}sectPr")]
    assert (found, word.texts(tree)) == (sections, words)
    assert tree[0][-1].tag == f"{W}sectPr"


def test_an_empty_last_section_behind_an_upright_part_is_dropped_too(tmp_path: Path) -> None:
    upright = '<w:p><w:pPr><w:sectPr><w:pgSz w:w="11906" w:h="16838"/></w:sectPr></w:pPr></w:p>'
    tree = word.tree(word.filled(tmp_path, word.paragraph("One") + upright + word.paragraph("Two") + BREAK))
    assert [section.find(f"{W}pgSz").get(f"{W}orient") for section in tree.iter(f"{W}sectPr")] == [None, "landscape"]


# --- the same bytes -----------------------------------------------------------------------------------------


def test_two_renderings_are_the_same_to_the_byte(tmp_path: Path) -> None:
    toc = '<w:p><w:fldSimple w:instr=" TOC "/></w:p>'
    body = toc + word.styled("Heading1", "{{ title }}") + word.table(word.paragraph("{{ mark }}x")) + LISTED
    values = {"title": "Plan", "mark": colour("6B2C74"), "blocks": numbered("1. One", "x", "1. One")}
    path = word.template(tmp_path, body)
    first, second = (make_document(path, values, {}, PROPERTIES) for _ in range(2))
    assert first.finished([1]) == second.finished([1])
    assert first.laid_out() == second.laid_out()
    assert first.finished([1]) == second.finished([1])  # writing one copy changes nothing in the other


def test_making_a_document_leaves_its_template_alone(tmp_path: Path) -> None:
    path = word.template(tmp_path, word.paragraph("{{ title }}"))
    before = path.read_bytes()
    make_document(path, {"title": "Plan"}, {}, PROPERTIES).finished(None)
    assert path.read_bytes() == before


def test_the_template_of_the_plan_is_filled_with_the_sample_without_a_fault(tmp_path: Path) -> None:
    from planbuilder.intake.check import check_workbook
    from planbuilder.model.plan import make_plan
    from planbuilder.output.documents import plan_values
    from planbuilder.output.drawing import PictureFile
    from planbuilder.schema import PLAN_SHEETS
    from test_documents import ROOT

    year = ROOT / "inputs" / "2017-18"
    pictures = {path.name: PictureFile(path, path.stem, 16.6, 7, True) for path in (year / "pictures").glob("*.png")}
    plan = make_plan(check_workbook(year / "plan.xlsx", PLAN_SHEETS))
    template = ROOT / "templates" / "partnership-plan.docx"
    document = make_document(template, plan_values(plan, pictures), pictures, PROPERTIES)
    finished = tmp_path / "plan.docx"
    finished.write_bytes(document.finished(list(range(1, len(document.headings) + 1))))
    assert word_faults(finished) == []
    assert open_xml_errors(finished) == []
    printed = "\n".join(word.texts(word.tree(finished.read_bytes())))
    for action in (action for area in plan.focus_areas for action in area.actions):
        lines = [line.text for line in (*action.objective, *action.what, *action.timescale)]
        typed = [*lines, *(lead.text for lead in action.leads), *(money.text for money in action.budget)]
        assert [text for text in typed if text not in printed] == []
    assert not re.search(r"\{\{|\{%|[\ue000-\uf8ff]", printed)
    assert open_template(finished).parts.keys() >= {"word/document.xml", "docProps/custom.xml"}
