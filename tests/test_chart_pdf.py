"""Charts in the PDF: drawn, described, and no reason for a false alarm, whichever engine makes it."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pikepdf
import pytest

import chart_samples as samples
import word_files as word
from hostile_files import png
from planbuilder.output.drawing import PictureFile
from planbuilder.output.inspect import missing_words
from planbuilder.output.marks import chart, picture
from planbuilder.output.pdf import convert, find_engine
from planbuilder.output.pdf_charts import ChartsInOrder, DrawnChart, charts_of, drawable_by_rdocx
from planbuilder.output.pdf_tags import About, clean_up
from planbuilder.output.word import make_document
from verapdf import pdf_ua_failures

ENGINES = ("libreoffice", "rdocx")
#: What each engine can draw: a chart as small as a word is too small for rdocx.
DRAWN = {"libreoffice": list(samples.ALL), "rdocx": ["fly-tips", "league", "course & more"]}
#: Beside the charts, a picture with words and one without, and the numbers of a chart in a table.
BODY = (
    word.styled("Heading1", "Fly-tipping")
    + word.paragraph("{{ crest }}")
    + word.paragraph("{%p for one in charts %}")
    + word.paragraph("Figure: {{ one }}")
    + word.paragraph("{%p endfor %}")
    + word.paragraph("{{ stripe }}")
    + word.table(
        *(word.paragraph(f"{month} {count}") for month, count in zip(samples.MONTHS, samples.LAST_YEAR, strict=True))
    )
    + word.paragraph("The end")
)
PICTURES = {"crest": PictureFile(png(40, 20), "The crest", 4, 4), "stripe": PictureFile(png(40, 2), "", 4, 4)}


@pytest.fixture(scope="module", params=ENGINES)
def finished(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[str, Path, Path]:
    """The engine, the docx, and the PDF that it made of it, cleaned up."""
    folder = tmp_path_factory.mktemp(request.param)
    values = {"charts": [chart(key) for key in samples.ALL], "crest": picture("crest"), "stripe": picture("stripe")}
    document = make_document(word.template(folder, BODY), values, PICTURES, word.PROPERTIES, samples.ALL)
    docx, raw, pdf = folder / "a.docx", folder / "raw.pdf", folder / "a.pdf"
    docx.write_bytes(document.laid_out())
    convert([(docx, raw)], find_engine(request.param), timeout_seconds=120)
    about = About("Report", "Safer Anytown", "Crime", "en-GB", dt.date(2018, 4, 1))
    clean_up(raw, pdf, about, charts_of(docx))
    return request.param, docx, pdf


def figures(pdf: Path) -> list[tuple[str, int]]:
    """The pictures in reading order: what their tags say, and how many tags stand in them."""

    def below(tag: Any) -> list[tuple[str, int]]:
        if isinstance(tag, pikepdf.Array):
            return [one for kid in tag for one in below(kid)]
        if not isinstance(tag, pikepdf.Dictionary) or "/S" not in tag:
            return []
        if tag.S == "/Figure":
            inside = [kid for kid in tag.K if isinstance(kid, pikepdf.Dictionary) and "/S" in kid]
            return [(str(tag.get("/Alt", "")), len(inside))]
        return below(tag.get("/K"))

    with pikepdf.open(pdf) as opened:
        return below(opened.Root.StructTreeRoot.K)


@pytest.mark.slow
def test_each_chart_has_its_words_in_the_pdf(finished: tuple[str, Path, Path]) -> None:
    engine, _, pdf = finished
    told = [words for words, _ in figures(pdf)]
    assert told == ["The crest", *(samples.ALL[key].description for key in DRAWN[engine])]


@pytest.mark.slow
def test_the_numbers_in_a_chart_are_part_of_the_picture(finished: tuple[str, Path, Path]) -> None:
    assert {tags for _, tags in figures(finished[2])} == {0}


@pytest.mark.slow
def test_a_pdf_with_charts_is_accessible(finished: tuple[str, Path, Path]) -> None:
    assert pdf_ua_failures(finished[2]) == []


@pytest.mark.slow
def test_no_word_is_missed_because_of_a_chart(finished: tuple[str, Path, Path]) -> None:
    _, docx, pdf = finished
    assert missing_words(docx, pdf) == []


@pytest.mark.slow
def test_every_chart_is_drawn(finished: tuple[str, Path, Path]) -> None:
    import pypdfium2  # type: ignore[import-untyped]

    with pypdfium2.PdfDocument(finished[2]) as pdf:
        text = "".join(page.get_textpage().get_text_range() for page in pdf)
    assert "Unsupported" not in text
    assert text.count("Southend-on-Sea") == 1
    assert text.count("2017/18") == 2


@pytest.mark.slow
def test_a_chart_without_words_is_no_part_of_the_tags(tmp_path: Path) -> None:
    from dataclasses import replace

    silent = {"silent": replace(samples.LEAGUE, description="")}
    body = word.styled("Heading1", "Districts") + word.paragraph("{{ one }}")
    document = make_document(word.template(tmp_path, body), {"one": chart("silent")}, {}, word.PROPERTIES, silent)
    docx, raw, pdf = tmp_path / "a.docx", tmp_path / "raw.pdf", tmp_path / "a.pdf"
    docx.write_bytes(document.laid_out())
    convert([(docx, raw)], find_engine("libreoffice"), timeout_seconds=120)
    clean_up(raw, pdf, About("Report", "x", "x", "en-GB", dt.date(2018, 4, 1)), charts_of(docx))
    assert figures(pdf) == []
    assert pdf_ua_failures(pdf) == []


# --- which picture is which chart -------------------------------------------------------------------------

WIDE, TALL = DrawnChart("wide", 400, 200), DrawnChart("tall", 100, 300)
AS_WIDE, AS_TALL, OTHER = (50, 100, 450.5, 300), (0, 0, 100, 299), (0, 0, 77, 77)


def test_a_picture_is_the_next_chart_of_its_size() -> None:
    charts = ChartsInOrder([TALL, WIDE, DrawnChart("second", 400, 200)])
    taken = [charts.take(box, holds_words=False) for box in (AS_WIDE, OTHER, AS_TALL, AS_WIDE, AS_WIDE)]
    assert taken == ["wide", "", "tall", "second", ""]


def test_a_picture_of_another_size_is_a_chart_only_if_it_holds_words() -> None:
    charts = ChartsInOrder([TALL, WIDE])
    assert charts.take(OTHER, holds_words=False) == ""
    assert charts.take(None, holds_words=False) == ""
    assert charts.take(OTHER, holds_words=True) == "tall"


def test_a_description_that_an_engine_kept_is_not_given_twice() -> None:
    charts = ChartsInOrder([WIDE, DrawnChart("second", 400, 200)])
    charts.met("wide")
    charts.met("unknown")
    assert charts.take(AS_WIDE, holds_words=True) == "second"


# --- what the embedded engine gets ------------------------------------------------------------------------


def test_a_document_without_charts_goes_to_the_embedded_engine_as_it_is(tmp_path: Path) -> None:
    word.filled(tmp_path, word.paragraph("words"))
    docx = tmp_path / "finished.docx"
    assert drawable_by_rdocx(docx) is docx
    assert charts_of(docx) == []


@pytest.mark.parametrize(
    ("number_format", "plain"),
    [("#,##0", "0"), ("0.0", "0.0"), ('#,##0.00"%"', "0.00"), ("£#,##0", "0"), ("General", "General")],
)
def test_the_embedded_engine_gets_plain_formats_and_fills(number_format: str, plain: str, tmp_path: Path) -> None:
    from dataclasses import replace
    from zipfile import ZipFile

    one = {"one": replace(samples.FLY_TIPS, number_format=number_format)}
    template = word.template(tmp_path, word.paragraph("{{ one }}"))
    docx = tmp_path / "a.docx"
    docx.write_bytes(make_document(template, {"one": chart("one")}, {}, word.PROPERTIES, one).laid_out())
    with ZipFile(docx) as own, ZipFile(drawable_by_rdocx(docx)) as copy:
        assert own.namelist() == copy.namelist()
        before, after = (archive.read("word/charts/chart1.xml").decode() for archive in (own, copy))
    assert "pattFill" in before
    assert "pattFill" not in after
    assert f'formatCode="{plain}" sourceLinked' in after
