"""Charts in a Word document: valid, editable, drawn from the same numbers twice over, told apart without colour."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from lxml import etree

import chart_samples as samples
import word_files as word
from planbuilder.output.chart_style import QUIET, looks
from planbuilder.output.chart_workbook import column, workbook
from planbuilder.output.chart_xml import chart_xml, printed
from planbuilder.output.charts import Chart, ChartKind, Series, document_font
from planbuilder.output.drawing import EMU_PER_CM
from planbuilder.output.inspect import word_faults
from planbuilder.output.marks import chart
from planbuilder.output.word import WordDocument, make_document
from planbuilder.values import contrast
from word_validity import open_xml_errors

C = {
    "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
}
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
BODY = word.paragraph("{{ one }}")


def made(folder: Path, charts: dict[str, Chart], body: str = BODY, **values: object) -> WordDocument:
    """A document with charts, found to be valid."""
    document = make_document(word.template(folder, body), values, {}, word.PROPERTIES, charts)
    finished = folder / "finished.docx"
    finished.write_bytes(document.finished(None))
    assert word_faults(finished) == []
    assert open_xml_errors(finished) == []
    return document


def tree(one: Chart) -> Any:
    return etree.fromstring(chart_xml(one).encode())


def values(root: Any, path: str) -> list[str]:
    return [str(found) for found in root.xpath(path, namespaces=C)]


def inside(docx: bytes, name: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(docx)) as archive:
        return archive.read(name)


# --- in the document --------------------------------------------------------------------------------------


@pytest.mark.parametrize("key", samples.ALL)
def test_a_value_with_the_mark_of_a_chart_becomes_the_chart(key: str, tmp_path: Path) -> None:
    one = samples.ALL[key]
    root = word.tree(made(tmp_path, samples.ALL, one=chart(key)))
    (drawn,) = root.iter(f"{WP}inline")
    assert drawn.find(f"{WP}docPr").get("descr") == one.description
    size = drawn.find(f"{WP}extent")
    assert (int(size.get("cx")), int(size.get("cy"))) == tuple(round(side * EMU_PER_CM) for side in one.size)


def test_words_stand_before_and_behind_a_chart_in_the_same_text(tmp_path: Path) -> None:
    root = word.tree(made(tmp_path, samples.ALL, one=f"before {chart('spark')} behind"))
    assert word.texts(root)[0] == "before  behind"
    assert len(list(root.iter(f"{WP}inline"))) == 1


def test_a_chart_asked_for_twice_is_there_twice_each_with_numbers_of_its_own(tmp_path: Path) -> None:
    document = made(tmp_path, samples.ALL, BODY * 2, one=chart("fly-tips"))
    with zipfile.ZipFile(io.BytesIO(document.finished(None))) as archive:
        parts = [name for name in archive.namelist() if name.startswith(("word/charts/c", "word/embeddings"))]
    assert len(parts) == 4
    numbers = [one.get("id") for one in word.tree(document).iter(f"{WP}docPr")]
    assert len(numbers) == len(set(numbers)) == 2


def test_a_chart_may_stand_in_a_header_too(tmp_path: Path) -> None:
    parts: dict[str, str | bytes | None] = {"word/header1.xml": word.header(BODY)}
    template = word.template(tmp_path, word.paragraph("body"), parts)
    document = make_document(template, {"one": chart("spark")}, {}, word.PROPERTIES, samples.ALL)
    assert word_faults(document.finished(None)) == []
    assert len(list(word.tree(document, "word/header1.xml").iter(f"{WP}inline"))) == 1


def test_the_same_charts_give_the_same_bytes(tmp_path: Path) -> None:
    body = "".join(word.paragraph(f"{{{{ drawn[{place}] }}}}") for place in range(len(samples.ALL)))
    marks = [chart(key) for key in samples.ALL]
    first = made(tmp_path, samples.ALL, body, drawn=marks).finished(None)
    assert made(tmp_path, samples.ALL, body, drawn=marks).finished(None) == first


def test_charts_that_no_value_asks_for_change_nothing(tmp_path: Path) -> None:
    without = word.filled(tmp_path, BODY, {"one": "words"}).finished(None)
    assert made(tmp_path, samples.ALL, one="words").finished(None) == without


def test_the_mark_of_a_chart_in_an_attribute_leaves_nothing_behind(tmp_path: Path) -> None:
    root = word.tree(
        made(tmp_path, samples.ALL, '<w:p w:rsidR="{{ one }}"><w:r><w:t>x</w:t></w:r></w:p>', one="00AA00AA")
    )
    assert word.texts(root)[0] == "x"
    document = make_document(
        word.template(tmp_path, '<w:p w:rsidR="{{ one }}"/>'), {"one": chart("spark")}, {}, word.PROPERTIES, samples.ALL
    )
    assert "\ue00c" not in document.xml
    assert "spark" not in document.xml


@pytest.mark.parametrize(
    ("normal", "defaults", "font"),
    [
        ("", "", "+mn-lt"),
        ("", '<w:rFonts w:ascii="Cambria" w:hAnsi="Cambria"/>', "Cambria"),
        ('<w:rPr><w:rFonts w:ascii="Arial"/></w:rPr>', '<w:rFonts w:ascii="Cambria"/>', "Arial"),
        ("", '<w:rFonts w:asciiTheme="minorHAnsi" w:ascii="Cambria"/>', "+mn-lt"),
    ],
)
def test_a_chart_is_set_in_the_font_of_the_template(normal: str, defaults: str, font: str) -> None:
    styles = word.STYLES.replace('<w:name w:val="Normal"/>', f'<w:name w:val="Normal"/>{normal}')
    styles = styles.replace(
        "<w:style ", f"<w:docDefaults><w:rPrDefault>{defaults}</w:rPrDefault></w:docDefaults><w:style ", 1
    )
    assert document_font(word.package("", {"word/styles.xml": styles})) == font


# --- the numbers ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("key", samples.ALL)
def test_the_workbook_inside_holds_what_the_chart_draws(key: str, tmp_path: Path) -> None:
    one, docx = samples.ALL[key], made(tmp_path, samples.ALL, one=chart(key)).finished(None)
    sheet: Any = openpyxl.load_workbook(io.BytesIO(inside(docx, "word/embeddings/chart-data1.xlsx"))).active
    rows = list(sheet.iter_rows(values_only=True))
    assert rows[0] == (None, *(series.name for series in one.series))
    assert [row[0] for row in rows[1:]] == list(one.categories)
    root: Any = etree.fromstring(inside(docx, "word/charts/chart1.xml"))
    for place, series in enumerate(one.series):
        assert [row[place + 1] for row in rows[1:]] == list(series.values)
        (drawn,) = root.xpath(f"//c:ser[c:order/@val='{place}']", namespaces=C)
        (cells,) = values(drawn, "c:val/c:numRef/c:f/text()")
        assert [cell[0].value for cell in sheet[cells.split("!")[1].replace("$", "")]] == list(series.values)
        points = {int(p.get("idx")): float(p[0].text) for p in drawn.xpath("c:val//c:pt", namespaces=C)}
        assert points == {at: value for at, value in enumerate(series.values) if value is not None}


@pytest.mark.parametrize("key", samples.ALL)
def test_the_workbook_inside_is_valid_by_itself(key: str, tmp_path: Path) -> None:
    path = tmp_path / "data.xlsx"
    path.write_bytes(workbook(samples.ALL[key]))
    # The standard leaves it to the writer whether there is a theme (ECMA-376 part 1, 12.3.23).
    assert [error for error in open_xml_errors(path) if "/theme'" not in error] == []


def test_hostile_words_and_exact_numbers_come_through() -> None:
    hostile = Chart(
        ChartKind.COLUMNS,
        ("A & B", '<c> "d"', "\ue001bold\ue002"),
        (Series("it's <all>", (Decimal("0.10"), 1e-7, 10**18)),),
        "x",
        title="R & D",
        number_format='0.0"%"',
    )
    root = tree(hostile)
    assert values(root, "//c:cat//c:v/text()") == ["A & B", '<c> "d"', "bold"]
    assert values(root, "//c:val//c:v/text()") == ["0.10", "1e-07", "1000000000000000000"]
    assert values(root, "//c:title//a:t/text()") == ["R & D"]
    assert set(values(root, "//c:dLbls/c:numFmt/@formatCode")) == {'0.0"%"'}
    sheet: Any = openpyxl.load_workbook(io.BytesIO(workbook(hostile))).active
    assert [cell.value for cell in sheet["A"]] == [None, "A & B", '<c> "d"', "bold"]
    assert sheet["B2"].number_format == '0.0"%"'


def test_columns_of_a_sheet_have_their_letters() -> None:
    assert [column(number) for number in (1, 26, 27, 52, 703)] == ["A", "Z", "AA", "AZ", "AAA"]


@pytest.mark.parametrize(
    "change",
    [
        {"series": (Series("short", (1, 2)),)},
        {"series": (Series("no number", (float("nan"),) * 12),)},
        {"series": ()},
        {"categories": ()},
        {"highlighted": "Elsewhere"},
    ],
)
def test_a_chart_that_cannot_be_drawn_is_refused_at_once(change: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=r"chart needs|numbers for|finite|category"):
        replace(samples.FLY_TIPS, **change)


def test_a_chart_of_nothing_but_gaps_is_still_a_chart(tmp_path: Path) -> None:
    for kind in ChartKind:
        empty = Chart(kind, ("a", "b"), (Series("nothing yet", (None, None)),), "Nothing yet")
        made(tmp_path, {"empty": empty}, one=chart("empty"))


# --- the look ---------------------------------------------------------------------------------------------


def test_series_differ_in_more_than_their_colour() -> None:
    for count in range(1, 8):
        chosen = looks(count)
        assert len({(one.marker, one.dash) for one in chosen}) == count
        assert all(contrast(one.colour, "FFFFFF") >= 3 for one in chosen)
        for one, other in pairwise(chosen):
            assert bool(one.pattern) != bool(other.pattern)


def test_the_newest_series_is_the_plain_one() -> None:
    first, last = tree(samples.FLY_TIPS).xpath("//c:ser/c:spPr", namespaces=C)
    assert values(first, "a:pattFill/@prst") == ["wdUpDiag"]
    assert values(last, "a:solidFill/a:srgbClr/@val") == ["0B6B6B"]


def test_the_own_district_is_darker_and_its_number_bold() -> None:
    root = tree(samples.LEAGUE)
    (place,) = values(root, "//c:dPt/c:idx/@val")
    assert samples.LEAGUE.categories[int(place)] == "Brentwood"
    (own,) = values(root, "//c:dPt/c:spPr/a:solidFill/a:srgbClr/@val")
    assert contrast(own, QUIET) >= 3
    assert values(root, "//c:dLbl/c:idx/@val") == [place]
    assert values(root, "//c:dLbl//a:defRPr/@b") == ["1"]


def test_bars_have_the_first_category_on_top_and_their_axis_below() -> None:
    root = tree(samples.LEAGUE)
    assert values(root, "//c:catAx/c:scaling/c:orientation/@val") == ["maxMin"]
    assert values(root, "//c:valAx/c:crosses/@val") == ["max"]


def test_an_axis_begins_at_nought_unless_there_are_numbers_below_it() -> None:
    assert values(tree(samples.FLY_TIPS), "//c:valAx//c:min/@val") == ["0"]
    below = replace(samples.FLY_TIPS, series=(Series("change", (-1, *[1] * 11)),))
    assert values(tree(below), "//c:valAx//c:min/@val") == []


def test_one_series_needs_no_legend_and_two_do() -> None:
    assert values(tree(samples.LEAGUE), "//c:legend") == []
    assert values(tree(samples.FLY_TIPS), "//c:legend/c:legendPos/@val") == ["b"]


def test_labels_stand_upright_turn_or_go_as_there_is_room() -> None:
    def turned(times: int, count: int) -> list[str]:
        series = tuple(Series(f"s{n}", tuple(v * times for v in samples.LAST_YEAR)) for n in range(count))
        return values(tree(replace(samples.FLY_TIPS, series=series)), "//c:ser[1]/c:dLbls//a:bodyPr/@rot")

    assert turned(1, 2) == []
    assert len(values(tree(samples.FLY_TIPS), "//c:dLbls")) == 2
    assert turned(100, 2) == ["-5400000"]
    many = replace(samples.FLY_TIPS, series=tuple(Series(str(n), samples.LAST_YEAR) for n in range(7)))
    assert tree(many).xpath("//c:dLbls", namespaces=C) == []


@pytest.mark.parametrize(
    ("number", "number_format", "text"),
    [
        (1234, "#,##0", "1,234"),
        (1234.5, "0.0", "1234.5"),
        (12, '0.0"%"', "12.0%"),
        (5, "£#,##0.00", "5.00£"),
        (5, "General", "5General"),
    ],
)
def test_how_wide_a_number_is_follows_its_format(number: float, number_format: str, text: str) -> None:
    assert printed(number, number_format) == text


def test_nothing_in_a_chart_hangs_on_a_theme_or_rounds_its_corners() -> None:
    for one in samples.ALL.values():
        xml = chart_xml(one)
        assert "schemeClr" not in xml
        assert '<c:roundedCorners val="0"/>' in xml
        assert not re.search(r'axId val="-', xml)
