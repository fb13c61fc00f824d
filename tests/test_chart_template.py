"""A chart that an officer made in the template gets this year's numbers and keeps its style."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from lxml import etree

import broken_word as made
import chart_samples as samples
import word_files as word
from planbuilder.output.charts import Chart, Series
from planbuilder.output.inspect import word_faults
from planbuilder.output.marks import chart
from planbuilder.output.word import WordDocument, make_document
from planbuilder.problems import PlanbuilderError
from word_validity import open_xml_errors

C = {
    "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
}
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_TYPE = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
TWO = ("AA0000", "00AA00")


def parts(chart: str) -> dict[str, str | bytes | None]:
    """What a template has beyond its body when there is a chart in it."""

    def text(name: str) -> str:
        part = made.GOOD[name]
        assert isinstance(part, str)
        return part

    types = text("[Content_Types].xml").replace(
        "</Types>",
        f'<Default Extension="xlsx" ContentType="application/x-old"/><Override PartName="/word/charts/chart1.xml" '
        f'ContentType="{_TYPE}"/></Types>',
    )
    rels = text("word/_rels/document.xml.rels").replace(
        "</Relationships>",
        f'<Relationship Id="rId30" Type="{_OFFICE}/chart" Target="charts/chart1.xml"/></Relationships>',
    )
    own = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="rId3" Type="{_OFFICE}/package" Target="../embeddings/Microsoft_Excel_Sheet.xlsx"/>'
        "</Relationships>"
    )
    return {
        "[Content_Types].xml": types.replace(
            "application/x-old", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        ),
        "word/_rels/document.xml.rels": rels,
        "word/charts/chart1.xml": chart,
        "word/charts/_rels/chart1.xml.rels": own,
        "word/embeddings/Microsoft_Excel_Sheet.xlsx": b"PK secret plans of last year",
    }


def filled(
    folder: Path, body: str, chart: str, charts: dict[str, Chart] | None = None, values: dict[str, object] | None = None
) -> WordDocument:
    template = word.template(folder, body, parts(chart))
    document = make_document(template, values or {}, {}, word.PROPERTIES, samples.ALL if charts is None else charts)
    finished = folder / "finished.docx"
    finished.write_bytes(document.finished(None))
    assert word_faults(finished) == []
    assert open_xml_errors(finished) == []
    return document


def read(document: WordDocument) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(document.finished(None))) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def found(root: Any, path: str) -> list[str]:
    return [str(one) for one in root.xpath(path, namespaces=C)]


@pytest.mark.parametrize("attribute", ["descr", "title"])
@pytest.mark.parametrize("tag", ["[[chart: fly-tips]]", "[[ Chart:Fly-Tips ]]"])
def test_a_chart_of_the_template_keeps_its_style_and_gets_the_numbers(tag: str, attribute: str, tmp_path: Path) -> None:
    document = filled(tmp_path, samples.officers_drawing(tag, attribute=attribute), samples.officers_chart(TWO))
    root = etree.fromstring(read(document)["word/charts/chart1.xml"])
    assert found(root, "//c:ser/c:spPr//a:srgbClr/@val") == list(TWO)
    assert found(root, "//c:gapWidth/@val") == ["219"]
    assert found(root, "//c:roundedCorners/@val") == ["1"]
    assert found(root, "//c:ser/c:tx//c:v/text()") == ["2016/17", "2017/18"]
    assert found(root, "//c:ser[1]/c:cat//c:v/text()") == list(samples.MONTHS)
    assert found(root, "//c:ser[1]/c:val//c:v/text()") == [str(value) for value in samples.LAST_YEAR]
    assert len(found(root, "//c:ser[2]/c:val//c:v/text()")) == 11
    (drawing,) = word.tree(document).iter(f"{WP}docPr")
    assert drawing.get("descr") == samples.FLY_TIPS.description
    assert "[[" not in document.xml


def test_a_chart_that_was_copied_from_a_finished_report_and_restyled_keeps_its_new_look(tmp_path: Path) -> None:
    template = word.template(tmp_path, word.paragraph("{{ one }}"))
    report = make_document(template, {"one": chart("fly-tips")}, {}, word.PROPERTIES, samples.ALL)
    drawn = read(report)["word/charts/chart1.xml"].decode()
    assert "pattFill" in drawn  # one year is told from the other by more than its colour
    colours = dict.fromkeys(re.findall(r'srgbClr val="([0-9A-F]{6})"', drawn))
    restyled = re.sub(r'(<c:externalData r:id=)"[^"]*"', r'\1"rId3"', drawn)
    for number, colour in enumerate(colours):
        restyled = restyled.replace(f'srgbClr val="{colour}"', f'srgbClr val="AA00{number:02X}"')
    again = filled(tmp_path, samples.officers_drawing("[[chart: fly-tips]]"), restyled)
    kept = read(again)["word/charts/chart1.xml"].decode()
    assert set(re.findall(r'srgbClr val="([0-9A-F]{6})"', kept)) == {f"AA00{n:02X}" for n in range(len(colours))}
    assert "pattFill" in kept
    assert re.findall(r"<c:v>([^<]*)</c:v>", kept) == re.findall(r"<c:v>([^<]*)</c:v>", drawn)


def test_no_number_of_the_template_is_handed_on(tmp_path: Path) -> None:
    all_parts = read(filled(tmp_path, samples.officers_drawing("[[chart: fly-tips]]"), samples.officers_chart(TWO)))
    assert not any(b"ecret plans" in part or b"Old one" in part for part in all_parts.values())
    (name,) = [name for name in all_parts if name.startswith("word/embeddings/")]
    sheet: Any = openpyxl.load_workbook(io.BytesIO(all_parts[name])).active
    assert [cell.value for cell in sheet["C"]] == ["2017/18", *samples.THIS_YEAR]


def test_a_chart_without_a_name_in_brackets_is_left_alone(tmp_path: Path) -> None:
    chart = samples.officers_chart(TWO)
    all_parts = read(filled(tmp_path, samples.officers_drawing("A [[draft]] of the [chart: fly-tips]"), chart))
    assert all_parts["word/charts/chart1.xml"].decode() == chart
    assert b"secret" in all_parts["word/embeddings/Microsoft_Excel_Sheet.xlsx"]


def test_a_series_more_gets_a_look_of_its_own_and_a_series_less_is_taken_out(tmp_path: Path) -> None:
    drawing = samples.officers_drawing("[[chart: fly-tips]]")
    for colours in (("AA0000",), ("AA0000", "00AA00", "0000AA")):
        root = etree.fromstring(
            read(filled(tmp_path, drawing, samples.officers_chart(colours)))["word/charts/chart1.xml"]
        )
        assert found(root, "//c:ser/c:order/@val") == ["0", "1"]
        assert len(set(found(root, "//c:ser/c:spPr/a:solidFill/a:srgbClr/@val"))) == 2


def test_lines_of_the_template_are_filled_and_repeated_too(tmp_path: Path) -> None:
    chart = samples.officers_chart(("AA0000",), plot="lineChart")
    chart = chart.replace('<c:invertIfNegative val="0"/>', "").replace('"clustered"', '"standard"')
    chart = chart.replace('<c:gapWidth val="219"/>', '<c:marker val="1"/>')
    root = etree.fromstring(
        read(filled(tmp_path, samples.officers_drawing("[[chart: fly-tips]]"), chart))["word/charts/chart1.xml"]
    )
    assert len(found(root, "//c:lineChart/c:ser")) == 2
    assert found(root, "//c:ser/c:marker/c:symbol/@val") == ["circle"]


def test_the_bar_that_was_painted_by_hand_goes_with_the_own_district(tmp_path: Path) -> None:
    chart = samples.officers_chart(("AA0000",), samples.point(1))
    drawing = samples.officers_drawing("[[chart: league]]")
    root = etree.fromstring(read(filled(tmp_path, drawing, chart))["word/charts/chart1.xml"])
    assert found(root, "//c:dPt/c:idx/@val") == ["2"]
    assert found(root, "//c:dPt//a:srgbClr/@val") == ["F2B824"]
    short = replace(samples.LEAGUE, categories=("One",), series=(Series("s", (1,)),), highlighted="")
    root = etree.fromstring(read(filled(tmp_path, drawing, chart, {"league": short}))["word/charts/chart1.xml"])
    assert found(root, "//c:dPt") == []


def test_a_chart_in_a_loop_of_the_template_is_there_for_each_name(tmp_path: Path) -> None:
    body = (
        word.paragraph("{%p for name in names %}")
        + samples.officers_drawing("[[chart: {{ name }}]]")
        + word.paragraph("{%p endfor %}")
    )
    document = filled(
        tmp_path, body, samples.officers_chart(TWO), None, {"names": ["fly-tips", "league", "course & more"]}
    )
    all_parts = read(document)
    charts = sorted(name for name in all_parts if name.startswith("word/charts/chart"))
    titles = [found(etree.fromstring(all_parts[name]), "//c:ser[1]/c:tx//c:v/text()") for name in charts]
    assert titles == [["2016/17"], ["Offences per 1,000 people"], ["2016/17"]]
    assert [one.get("descr") for one in word.tree(document).iter(f"{WP}docPr")] == [
        samples.FLY_TIPS.description,
        samples.LEAGUE.description,
        samples.COURSE.description,
    ]


LOOP: tuple[str, str, dict[str, Any]] = (
    word.paragraph("{%p for series in monthly %}"),
    word.paragraph("{%p endfor %}"),
    {"monthly": [{"chart_name": "fly-tips"}, {"chart_name": "course & more"}]},
)


@pytest.mark.parametrize("tag", ["[[chart: series]]", "[[ Chart:Series ]]"])
def test_a_chart_in_the_loop_over_the_series_gets_the_numbers_of_each(tag: str, tmp_path: Path) -> None:
    body = LOOP[0] + samples.officers_drawing(tag) + LOOP[1]
    document = filled(tmp_path, body, samples.officers_chart(TWO), None, LOOP[2])
    assert [one.get("descr") for one in word.tree(document).iter(f"{WP}docPr")] == [
        samples.FLY_TIPS.description,
        samples.COURSE.description,
    ]
    drawn = [part.decode() for name, part in read(document).items() if name.startswith("word/charts/chart")]
    assert len(drawn) == 2
    assert all(colour in one for one in drawn for colour in TWO)


def test_a_chart_of_one_name_that_a_loop_would_print_for_another_series_is_told(tmp_path: Path) -> None:
    body = LOOP[0] + samples.officers_drawing("[[chart: fly-tips]]") + LOOP[1]
    charts = {key: samples.ALL[key] for key in ("fly-tips", "course & more")}
    with pytest.raises(PlanbuilderError) as told:
        filled(tmp_path, body, samples.officers_chart(TWO), charts, LOOP[2])
    (problem,) = told.value.problems
    assert "“course & more” would have no chart" in problem.what
    assert "[[chart: series]]" in problem.do


def test_a_chart_of_one_name_in_the_loop_passes_where_no_other_goes_without(tmp_path: Path) -> None:
    body = LOOP[0] + samples.officers_drawing("[[chart: fly-tips]]") + LOOP[1]
    one = {"fly-tips": samples.FLY_TIPS}
    filled(tmp_path, body, samples.officers_chart(TWO), one, {"monthly": LOOP[2]["monthly"][:1]})


def test_an_unknown_name_is_told_with_the_nearest(tmp_path: Path) -> None:
    with pytest.raises(PlanbuilderError) as told:
        filled(tmp_path, samples.officers_drawing("[[chart: fly-tip]]"), samples.officers_chart(TWO))
    (problem,) = told.value.problems
    assert "“fly-tip”" in problem.what
    assert problem.do == "Did you mean “fly-tips”?"


def test_a_kind_of_chart_that_cannot_be_filled_is_told(tmp_path: Path) -> None:
    scatter = samples.officers_chart(TWO).replace("c:val>", "c:yVal>").replace("c:cat>", "c:xVal>")
    with pytest.raises(PlanbuilderError, match="cannot fill"):
        filled(tmp_path, samples.officers_drawing("[[chart: fly-tips]]"), scatter)
