"""A redline says what changed as a person would mark it, and gives both documents back exactly or is refused."""

from __future__ import annotations

import dataclasses
import datetime as dt
import re
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from planbuilder.compare.blocks import blocks_of
from planbuilder.compare.gate import said, why_not
from planbuilder.compare.pairing import paired
from planbuilder.compare.redline import Redline, Refusal, compare_documents
from planbuilder.compare.settle import settled
from planbuilder.compare.story import open_word
from planbuilder.output.opened_docx import w
from planbuilder.output.package import MAIN, Package
from planbuilder.output.report_charts import report_charts
from planbuilder.output.report_documents import report_values
from planbuilder.output.word import make_document
from planbuilder.values import Line, Run
from random_plans import document, first_plan
from sample_report import pictures_of, properties_of, sample_report
from word_validity import open_xml_errors

WHEN = dt.datetime(2017, 8, 7, 9, 30, tzinfo=dt.UTC)
ROOT = Path(__file__).resolve().parents[1]
Edit = Callable[[str], str]


@pytest.fixture(scope="module")
def records(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[Any]]:
    return dict(first_plan(tmp_path_factory.mktemp("plan")).records)


@pytest.fixture(scope="module")
def plan(records: dict[str, list[Any]]) -> bytes:
    return document(records)


def parts_of(docx: bytes, folder: Path) -> dict[str, bytes]:
    file = folder / "parts.docx"
    file.write_bytes(docx)
    with zipfile.ZipFile(file) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def edited(docx: bytes, folder: Path, edit: Edit, part: str = MAIN) -> bytes:
    """A document with one of its parts changed as text."""
    package = Package(parts_of(docx, folder))
    before = package.text(part)
    after = edit(before)
    assert after != before
    package.set_text(part, after)
    return package.to_bytes()


def compared(folder: Path, old: bytes, new: bytes) -> Redline | Refusal:
    for name, docx in (("from.docx", old), ("to.docx", new)):
        (folder / name).write_bytes(docx)
    return compare_documents(folder / "from.docx", folder / "to.docx", "Jo Bloggs", WHEN)


def redline_of(folder: Path, old: bytes, new: bytes) -> Package:
    """The parts of a redline that was not refused, and that is valid."""
    made = compared(folder, old, new)
    assert isinstance(made, Redline), made
    file = folder / "redline.docx"
    file.write_bytes(made.document)
    assert open_xml_errors(file) == []
    return Package(parts_of(made.document, folder))


def marked(xml: str, kind: str) -> list[str]:
    """The texts in each mark of a kind."""
    found = re.findall(rf"<w:{kind} [^>]*>((?:(?!</w:{kind}>).)*<w:(?:t|delText)\b.*?)</w:{kind}>", xml, re.DOTALL)
    return ["".join(re.findall(r"<w:(?:t|delText)\b[^>]*>([^<]*)<", one)) for one in found]


def with_action(records: dict[str, list[Any]], place: int, **changes: Any) -> dict[str, list[Any]]:
    actions = list(records["Actions"])
    actions[place] = dataclasses.replace(actions[place], **changes)
    return {**records, "Actions": actions}


def lines(*texts: str) -> tuple[Line, ...]:
    return tuple(Line((Run(text),)) for text in texts)


# --- texts ------------------------------------------------------------------------------------------------


def test_a_changed_word_is_marked_with_its_author_and_date(
    tmp_path: Path, records: dict[str, list[Any]], plan: bytes
) -> None:
    new = document(with_action(records, 0, what=lines("Hold a meeting in every ward.")))
    xml = redline_of(tmp_path, plan, new).text(MAIN)
    assert marked(xml, "del") == ["each"]
    assert marked(xml, "ins") == ["every"]
    assert set(re.findall(r'w:author="([^"]*)"', xml)) == {"Jo Bloggs"}
    assert set(re.findall(r'w:date="([^"]*)"', xml)) == {"2017-08-07T09:30:00Z"}


def test_a_sentence_that_changed_beyond_recognition_is_replaced_whole(
    tmp_path: Path, records: dict[str, list[Any]], plan: bytes
) -> None:
    new = document(with_action(records, 0, what=lines("Visit each of the markets in spring.")))
    xml = redline_of(tmp_path, plan, new).text(MAIN)
    assert marked(xml, "del") == ["Hold a meeting in each ward."]
    assert marked(xml, "ins") == ["Visit each of the markets in spring."]


def test_documents_that_say_the_same_have_no_marks_whatever_their_page_numbers(
    tmp_path: Path, records: dict[str, list[Any]], plan: bytes
) -> None:
    other_pages = edited(plan, tmp_path, lambda xml: re.sub(r"<w:t>(\d)</w:t>", r"<w:t>1\1</w:t>", xml))
    made = compared(tmp_path, plan, other_pages)
    assert isinstance(made, Redline)
    assert made.is_same


def test_bold_alone_is_a_change_of_format_and_no_new_word(
    tmp_path: Path, records: dict[str, list[Any]], plan: bytes
) -> None:
    bold = (Line((Run("Hold a meeting in "), Run("each ward", bold=True), Run("."))),)
    xml = redline_of(tmp_path, plan, document(with_action(records, 0, what=bold))).text(MAIN)
    assert "<w:rPrChange " in xml
    assert marked(xml, "ins") == marked(xml, "del") == []


# --- rows, moves, pictures --------------------------------------------------------------------------------


def test_a_new_action_is_one_inserted_row_and_a_removed_one_a_deleted_row(
    tmp_path: Path, records: dict[str, list[Any]], plan: bytes
) -> None:
    actions = records["Actions"]
    place = dataclasses.replace(actions[1].place, reference="CE9")
    what = lines("Ask the schools what they need first.")
    fresh = dataclasses.replace(actions[1], place=place, ref="CE9", what=what)
    new = document({**records, "Actions": [actions[0], fresh, *actions[2:]]})
    xml = redline_of(tmp_path, plan, new).text(MAIN)
    rows = re.findall(r"<w:tr>(?:(?!</w:tr>).)*</w:tr>", xml, re.DOTALL)
    assert [row for row in rows if "CE2" in row and "<w:del " in row.partition("</w:trPr>")[0]]
    assert [row for row in rows if "CE9" in row and "<w:ins " in row.partition("</w:trPr>")[0]]


def test_an_action_in_another_place_was_moved(tmp_path: Path, records: dict[str, list[Any]], plan: bytes) -> None:
    actions = [*records["Actions"][1:3], records["Actions"][0], *records["Actions"][3:]]
    xml = redline_of(tmp_path, plan, document({**records, "Actions": actions})).text(MAIN)
    assert "<w:moveFromRangeStart " in xml
    assert set(re.findall(r'<w:moveFromRangeStart [^>]*w:name="([^"]*)"', xml)) == set(
        re.findall(r'<w:moveToRangeStart [^>]*w:name="([^"]*)"', xml)
    )


def test_another_picture_takes_the_place_of_the_first_and_both_are_kept(
    tmp_path: Path, records: dict[str, list[Any]]
) -> None:
    def with_picture(name: str) -> bytes:
        first = dataclasses.replace(records["Priorities"][0], picture=name)
        return document({**records, "Priorities": [first, *records["Priorities"][1:]]})

    made = redline_of(tmp_path, with_picture("burglary.png"), with_picture("community-day.png"))
    xml = made.text(MAIN)
    assert len(re.findall(r"<w:del [^>]*><w:r>(?:(?!</w:r>).)*<w:drawing>", xml, re.DOTALL)) == 1
    assert sum(name.startswith("word/media/") for name in made.parts) == 2


def test_another_chart_of_the_report_takes_the_place_of_the_first(tmp_path: Path) -> None:
    report = sample_report()
    made = make_document(
        ROOT / "templates" / "achievements-report.docx",
        report_values(report, pictures_of(report)),
        pictures_of(report),
        properties_of(report),
        report_charts(report),
    )
    old = made.finished(None)
    other = re.compile(r"<c:v>[\d.]+</c:v>")
    new = edited(old, tmp_path, lambda xml: other.sub("<c:v>7</c:v>", xml), "word/charts/chart1.xml")
    parts = redline_of(tmp_path, old, new).parts
    charts = [name for name in parts if re.fullmatch(r"word/charts/\w+\.xml", name)]
    assert len(charts) == len(report_charts(report)) + 1


def test_without_any_action_the_landscape_part_goes_and_comes(
    tmp_path: Path, records: dict[str, list[Any]], plan: bytes
) -> None:
    without = document({**records, "Actions": []})
    redline_of(tmp_path, plan, without)
    redline_of(tmp_path, without, plan)


# --- headers, footers, templates --------------------------------------------------------------------------

HEADER = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:hdr'
    ' xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:v="urn:schemas-microsoft-com:vml">'
    '<w:p><w:r><w:pict><v:shape id="Watermark" style="position:absolute"><v:textpath string="{}"/></v:shape></w:pict>'
    "</w:r></w:p></w:hdr>"
)


def with_watermark(docx: bytes, folder: Path, words: str) -> bytes:
    """A document with a header on every page that holds nothing but a watermark."""
    package = Package(parts_of(docx, folder))
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml"
    package.add_part("word/header1.xml", kind, HEADER.format(words))
    identity = package.relate("header", "header1.xml")
    reference = f'<w:headerReference w:type="default" r:id="{identity}"/>'
    package.set_text(MAIN, package.text(MAIN).replace("<w:sectPr>", f"<w:sectPr>{reference}"))
    return package.to_bytes()


def test_a_watermark_comes_changes_and_goes_as_a_tracked_change_of_the_header(tmp_path: Path, plan: bytes) -> None:
    second, third = (with_watermark(plan, tmp_path, f"Draft {n}") for n in (2, 3))
    for old, new in ((plan, second), (second, third), (third, plan)):
        made = redline_of(tmp_path, old, new)
        [header] = [name for name in made.parts if name.startswith("word/header") and name.endswith(".xml")]
        assert "<w:ins " in made.text(header) or "<w:del " in made.text(header)


def test_a_footer_that_says_something_else_is_tracked(
    tmp_path: Path, records: dict[str, list[Any]], plan: bytes
) -> None:
    new = document({**records, "Plan": [dataclasses.replace(records["Plan"][0], short_name="Anytown CSP")]})
    made = redline_of(tmp_path, plan, new)
    footers = [made.text(name) for name in made.parts if name.startswith("word/footer")]
    assert any(marked(footer, "ins") for footer in footers)


def test_a_restyled_template_is_said_and_gives_its_look_to_the_redline(tmp_path: Path, plan: bytes) -> None:
    restyled = edited(plan, tmp_path, lambda xml: xml.replace('w:val="12355B"', 'w:val="882233"'), "word/styles.xml")
    made = compared(tmp_path, plan, restyled)
    assert isinstance(made, Redline)
    assert any("template" in remark for remark in made.remarks)


def test_a_redline_is_no_draft_and_does_not_say_that_it_is_one(tmp_path: Path, plan: bytes) -> None:
    entry = '<property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="3" name="planbuilder draft">' + (
        "<vt:i4>3</vt:i4></property></Properties>"
    )
    custom = "docProps/custom.xml"
    draft = edited(plan, tmp_path, lambda xml: xml.replace("</Properties>", entry), custom)
    assert "planbuilder draft" not in redline_of(tmp_path, plan, draft).text(custom)


# --- anchors ----------------------------------------------------------------------------------------------


def anchored(docx: bytes, folder: Path) -> bytes:
    """A document in which the text of every cell and paragraph is anchored, as the agreed format says."""
    package = Package(parts_of(docx, folder))
    tree: Any = etree.fromstring(package.parts[MAIN])
    for number, run in enumerate([run for run in tree.iter(w("r")) if run.find(w("t")) is not None], 1):
        if run.getparent().tag != w("p"):
            continue
        row = next(run.iterancestors(w("tr")), None)
        ref = "".join(row.find(w("tc")).itertext()) if row is not None else f"text {number}"
        key = f"{sum(map(ord, ref)):010x}_{number % 65536:04x}"
        place, parent = run.getparent().index(run), run.getparent()
        control: Any = etree.fromstring(
            f'<w:sdt xmlns:w="{tree.nsmap["w"]}"><w:sdtPr><w:alias w:val="pb:{key}"/><w:tag w:val="pb:{key}"/>'
            f'<w:id w:val="{number}"/></w:sdtPr><w:sdtContent/></w:sdt>'
        )
        start = etree.Element(w("bookmarkStart"), {w("id"): str(9000 + number), w("name"): f"_pb_{key}"})
        end = etree.Element(w("bookmarkEnd"), {w("id"): str(9000 + number)})
        control.find(w("sdtContent")).append(run)
        parent[place:place] = [start, control, end]
    package.parts[MAIN] = etree.tostring(tree, encoding="UTF-8", xml_declaration=True, standalone=True)
    return package.to_bytes()


def test_changes_in_anchored_values_are_tracked_inside_their_anchors(
    tmp_path: Path, records: dict[str, list[Any]], plan: bytes
) -> None:
    new = document(with_action(records, 0, what=lines("Hold a meeting in every ward.")))
    xml = redline_of(tmp_path, anchored(plan, tmp_path), anchored(new, tmp_path)).text(MAIN)
    inside = re.findall(r"<w:sdtContent>(?:(?!</w:sdtContent>).)*<w:ins .*?</w:sdtContent>", xml, re.DOTALL)
    assert any("every" in one and "each" in one for one in inside)


def test_rows_that_came_or_went_have_no_anchors_in_them(
    tmp_path: Path, records: dict[str, list[Any]], plan: bytes
) -> None:
    new = document({**records, "Actions": [records["Actions"][0], *records["Actions"][2:]]})
    for a, b in ((plan, new), (new, plan)):
        tree: Any = etree.fromstring(redline_of(tmp_path, anchored(a, tmp_path), anchored(b, tmp_path)).parts[MAIN])
        rows = [row for row in tree.iter(w("tr")) if row.find(f"{w('trPr')}/{w('ins')}") is not None]
        rows += [row for row in tree.iter(w("tr")) if row.find(f"{w('trPr')}/{w('del')}") is not None]
        assert rows
        assert not any(list(row.iter(w("sdt"))) for row in rows)


def test_a_priority_with_another_name_keeps_the_rest_of_its_focus_table(plan: bytes) -> None:
    def row(priority: str, key: str, *points: str) -> str:
        anchor = f'<w:sdt><w:sdtPr><w:tag w:val="pb:{key}_251f"/></w:sdtPr><w:sdtContent>%s</w:sdtContent></w:sdt>'
        run = "<w:r><w:t>%s</w:t></w:r>"
        cells = (f"<w:p>{anchor % (run % f'{priority} {point}')}</w:p>" for point in points)
        return "<w:tr>" + "".join(f"<w:tc>{cell}</w:tc>" for cell in cells) + "</w:tr>"

    def rows_of(priority: str, key: str, *points: str) -> Any:
        space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
        grid = '<w:tblGrid><w:gridCol w:w="1"/><w:gridCol w:w="1"/></w:tblGrid>'
        xml = f"<w:body {space}><w:tbl>{grid}{row(priority, key, *points)}</w:tbl></w:body>"
        return blocks_of(etree.fromstring(xml), open_word(plan, "it"), MAIN)

    points = ("hot spots and how more people hear of them", "victims who need support at home and after")
    [pair] = paired(rows_of("Burglary", "1" * 10, *points), rows_of("Home", "2" * 10, *points))
    assert [one.is_same for one in pair.inside] == [True]
    refs = [("B1", "meet in each ward of the borough all year"), ("B2", "meet in each ward of the borough all year")]
    [pair] = paired(*(rows_of("", key * 10, *ref) for key, ref in zip("12", refs, strict=True)))
    assert [one.is_same for one in pair.inside] == [False, False]  # another Ref is another action


# --- the gate ---------------------------------------------------------------------------------------------


def broken(docx: bytes, folder: Path, edit: Edit, old: bytes, new: bytes) -> str:
    """What the gate says of a redline that was spoilt."""
    sides = [(name, list(said(open_word(one, name)))) for name, one in (("from.docx", old), ("to.docx", new))]
    assert why_not(docx, sides[0], sides[1]) == ""
    return why_not(edited(docx, folder, edit), sides[0], sides[1])


@pytest.mark.parametrize(
    ("edit", "direction"),
    [
        (lambda xml: xml.replace(">every<", ">all<", 1), "accepting"),
        (lambda xml: xml.replace(">each<", ">all<", 1), "rejecting"),
        (lambda xml: re.sub(r"<w:ins [^>]*>(<w:r>.*?</w:r>)</w:ins>", r"\1", xml, count=1), "rejecting"),
        (lambda xml: xml.replace('<w:pStyle w:val="TableText"/>', "", 1), "accepting"),
        (lambda xml: xml.replace('w:w="850"', 'w:w="851"', 1), "accepting"),
    ],
)
def test_the_gate_refuses_a_redline_that_would_not_give_both_documents_back(
    tmp_path: Path, records: dict[str, list[Any]], plan: bytes, edit: Edit, direction: str
) -> None:
    new = document(with_action(records, 0, what=lines("Hold a meeting in every ward.")))
    made = compared(tmp_path, plan, new)
    assert isinstance(made, Redline)
    assert broken(made.document, tmp_path, edit, plan, new).startswith(f"{direction} every change")


def test_a_fault_that_the_documents_have_themselves_does_not_stop_a_redline_and_one_of_its_own_does(
    tmp_path: Path, records: dict[str, list[Any]], plan: bytes
) -> None:
    def no_style(xml: str) -> str:
        return re.sub(r'(<w:pStyle w:val=")[^"]+"', r'\1GoneFromTheTemplate"', xml, count=1)

    new = document(with_action(records, 0, what=lines("Hold a meeting in every ward.")))
    old, faulty = (edited(one, tmp_path, no_style, "word/footer1.xml") for one in (plan, new))
    assert isinstance(compared(tmp_path, old, faulty), Redline)
    made = compared(tmp_path, plan, new)
    assert isinstance(made, Redline)
    sound, spoilt = (tmp_path / name for name in ("sound.docx", "spoilt.docx"))
    sound.write_bytes(new)
    spoilt.write_bytes(faulty)
    sides = [(name, list(said(open_word(one, name)))) for name, one in (("from.docx", old), ("to.docx", faulty))]
    redline = compared(tmp_path, old, faulty)
    assert isinstance(redline, Redline)
    assert "style-undefined" in why_not(redline.document, sides[0], sides[1], None, (sound,))
    assert why_not(redline.document, sides[0], sides[1], None, (sound, spoilt)) == ""


def test_a_document_with_tracked_changes_of_its_own_is_refused_with_what_to_do(tmp_path: Path, plan: bytes) -> None:
    mark = '<w:ins w:id="9" w:author="A" w:date="2017-01-01T00:00:00Z"><w:r><w:t>new</w:t></w:r></w:ins></w:p>'
    tracked = edited(plan, tmp_path, lambda xml: xml.replace("</w:p>", mark, 1))
    refusal = compared(tmp_path, plan, tracked)
    assert isinstance(refusal, Refusal)
    assert "tracked changes" in refusal.what


def test_what_is_no_word_document_is_refused(tmp_path: Path, plan: bytes) -> None:
    refusal = compared(tmp_path, plan, b"no zip at all")
    assert isinstance(refusal, Refusal)
    assert "to.docx" in refusal.what


# --- accepting and rejecting, by the standard's own examples ------------------------------------------------

NAMESPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
BY = 'w:id="1" w:author="A" w:date="2017-01-01T00:00:00Z"'


@pytest.mark.parametrize(
    ("tracked", "accepted", "rejected"),
    [
        (f"<w:p><w:r><w:t>a</w:t></w:r><w:ins {BY}><w:r><w:t>b</w:t></w:r></w:ins></w:p>", ["ab"], ["a"]),
        (f"<w:p><w:r><w:t>a</w:t></w:r><w:del {BY}><w:r><w:delText>b</w:delText></w:r></w:del></w:p>", ["a"], ["ab"]),
        (
            f"<w:p><w:pPr><w:rPr><w:del {BY}/></w:rPr></w:pPr><w:r><w:t>a</w:t></w:r></w:p>"
            "<w:p><w:r><w:t>b</w:t></w:r></w:p>",
            ["ab"],
            ["a", "b"],
        ),
        (
            f"<w:p><w:pPr><w:rPr><w:moveTo {BY}/></w:rPr></w:pPr><w:moveTo {BY}><w:r><w:t>a</w:t></w:r></w:moveTo>"
            "</w:p><w:p><w:r><w:t>b</w:t></w:r></w:p>",
            ["a", "b"],
            ["b"],
        ),
        (
            f"<w:tbl><w:tr><w:trPr><w:ins {BY}/></w:trPr>"
            "<w:tc><w:p><w:r><w:t>a</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
            "<w:p><w:r><w:t>b</w:t></w:r></w:p>",
            ["a", "b"],
            ["b"],
        ),
    ],
)
def test_changes_are_settled_as_the_standard_says(tracked: str, accepted: list[str], rejected: list[str]) -> None:
    tree = etree.fromstring(f"<w:body {NAMESPACE}>{tracked}</w:body>")
    for accept, wanted in ((True, accepted), (False, rejected)):
        paragraphs = settled(tree, accept=accept).iter(w("p"))
        assert ["".join(one.itertext()) for one in paragraphs] == wanted
