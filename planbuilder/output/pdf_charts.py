"""The charts of a Word document, as the makers of PDFs need them told.

LibreOffice 7.4 drops a chart's alt text; it is read from the docx again and given to the tag of the picture in the PDF
that has the chart's size. rdocx draws a chart only in plain fills and plain formats of numbers; it gets a copy.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import unescape
from pathlib import Path

_EMU_PER_POINT = 12_700
_NEAR = 2.0  # points by which a box in the PDF may differ from the drawing's size
_LEAST_EMU = 720_000  # rdocx draws no chart that is less than about two centimetres high
_CHART = b"drawingml/2006/chart"
_DRAWING = re.compile(r"<w:drawing\b(?:(?!</w:drawing>).)*</w:drawing>", re.DOTALL)
_EXTENT = re.compile(r'<wp:extent\b[^>]*?\bcx="(\d+)"[^>]*?\bcy="(\d+)"')
_DESCRIPTION = re.compile(r'<wp:docPr\b[^>]*?\sdescr="([^"]*)"')
_PATTERN = re.compile(r"<a:pattFill\b.*?<a:bgClr>(.*?)</a:bgClr>\s*</a:pattFill>", re.DOTALL)
_FORMAT = re.compile(r'(<c:numFmt\b[^>]*?\bformatCode=)"([^"]*)"')


@dataclass(frozen=True)
class DrawnChart:
    """A chart of the document: what it shows, in words, and its size in points."""

    description: str
    width: float
    height: float


class ChartsInOrder:
    """The charts of a document whose tags in the PDF have not been met yet, in reading order."""

    def __init__(self, charts: Sequence[DrawnChart]) -> None:
        self._left = list(charts)

    def take(self, box: tuple[float, float, float, float] | None, *, holds_words: bool) -> str:
        """The description of the chart that a picture without one is; "" where it is none.

        It is the first of its size. Where none has that size, a picture that holds words can only be the next chart,
        made smaller so that it fits its place.
        """
        found = next((chart for chart in self._left if box and _fits(chart, box)), None)
        if found is None and holds_words and self._left:
            found = self._left[0]
        if found is None:
            return ""
        self._left.remove(found)
        return found.description

    def met(self, description: str) -> None:
        """A picture has this description already, as newer engines write it: it need not be given to another."""
        found = next((chart for chart in self._left if chart.description == description), None)
        if found:
            self._left.remove(found)


def _fits(chart: DrawnChart, box: tuple[float, float, float, float]) -> bool:
    left, bottom, right, top = box
    return abs(right - left - chart.width) <= _NEAR and abs(top - bottom - chart.height) <= _NEAR


def charts_of(docx: Path) -> list[DrawnChart]:
    """The charts in the body of a Word document, in its order."""
    with zipfile.ZipFile(docx) as archive:
        main = archive.read("word/document.xml")
    return list(_charts_in(main.decode())) if _CHART in main else []


def _charts_in(xml: str) -> Iterator[DrawnChart]:
    for drawing in _DRAWING.findall(xml):
        if _CHART.decode() in drawing and (extent := _EXTENT.search(drawing)):
            words = _DESCRIPTION.search(drawing)
            width, height = (int(size) / _EMU_PER_POINT for size in extent.groups())
            yield DrawnChart(unescape(words[1]) if words else "", width, height)


def drawable_by_rdocx(docx: Path) -> Path | io.BytesIO:
    """The document as rdocx can draw its charts: with plain fills and formats, and without charts as small as a word.

    The document itself where it has no charts; else a copy in memory.
    """
    with zipfile.ZipFile(docx) as archive:
        if not any(name.startswith("word/charts/") for name in archive.namelist()):
            return docx
        copy = io.BytesIO()
        with zipfile.ZipFile(copy, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as plain:
            for name in archive.namelist():
                part = archive.read(name)
                if re.fullmatch(r"word/charts/chart\d*\.xml", name):
                    part = _plain(part.decode("utf-8-sig")).encode()
                elif name == "word/document.xml" and _CHART in part:
                    part = _DRAWING.sub(_unless_small, part.decode("utf-8-sig")).encode()
                plain.writestr(name, part)
    copy.seek(0)
    return copy


def _plain(chart: str) -> str:
    chart = _PATTERN.sub(r"<a:solidFill>\1</a:solidFill>", chart)
    return _FORMAT.sub(lambda found: f'{found[1]}"{_plain_format(found[2])}"', chart)


def _plain_format(number_format: str) -> str:
    """ "General", or a nought with as many decimals."""
    if number_format == "General":
        return number_format
    decimals = re.search(r"0\.(0+)", number_format)
    return f"0.{decimals[1]}" if decimals else "0"


def _unless_small(drawing: re.Match[str]) -> str:
    extent = _EXTENT.search(drawing[0])
    is_small = extent and int(extent[2]) < _LEAST_EMU and _CHART.decode() in drawing[0]
    return "" if is_small else drawing[0]
