"""A chart as data becomes a Word drawing in the line of text: native, so that Word can edit it and its numbers.

In: a `Chart`. Out: the XML of the drawing; the chart, with a workbook of its own inside, is put into the package.
"""

from __future__ import annotations

import re

from planbuilder.output.chart_data import Chart, ChartKind, Series
from planbuilder.output.chart_workbook import workbook
from planbuilder.output.chart_xml import A, C, R, chart_xml
from planbuilder.output.drawing import EMU_PER_CM
from planbuilder.output.package import MAIN, STYLES, Package, quoted

__all__ = ["Chart", "ChartKind", "Series", "chart_drawing", "document_font"]

CHART_TYPE = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
WORKBOOK_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def chart_drawing(chart: Chart, package: Package, part: str = MAIN, *, font: str = "") -> str:
    """The XML of the drawing for a part of the document.

    A chart that is asked for twice is put in twice, because in Word each is edited by itself. `font` is that of the
    document where it is left out.
    """
    name = add_chart(package, chart, font or document_font(package))
    relationship = package.relate("chart", name.removeprefix("word/"), part)
    across, down = (round(size * EMU_PER_CM) for size in chart.size)
    return (
        '<w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
        ' distT="0" distB="0" distL="0" distR="0">'  # LibreOffice adds a gap of its own where these are left out
        f'<wp:extent cx="{across}" cy="{down}"/><wp:docPr id="0" name="Chart" descr={quoted(chart.description)}/>'
        f'<wp:cNvGraphicFramePr/><a:graphic xmlns:a="{A}"><a:graphicData uri="{C}">'
        f'<c:chart xmlns:c="{C}" xmlns:r="{R}" r:id="{relationship}"/></a:graphicData></a:graphic>'
        "</wp:inline></w:drawing>"
    )


def add_chart(package: Package, chart: Chart, font: str) -> str:
    """Put a chart and its workbook into the package; returns the name of the chart's part."""
    name = package.free_name("word/charts/chart", "xml")
    data = package.add_file("word/embeddings/chart-data", "xlsx", WORKBOOK_TYPE, workbook(chart))
    relationship = package.relate("package", f"../{data.removeprefix('word/')}", name)
    package.add_part(name, CHART_TYPE, chart_xml(chart, font, relationship))
    return name


def document_font(package: Package) -> str:
    """The font of the document's running text: of its plain paragraphs, else of its defaults, else of its theme."""
    styles = package.text(STYLES)
    plain = r'<w:style\b(?=[^>]*w:type="paragraph")(?=[^>]*w:default="1").*?</w:style>'
    normal = re.search(plain, styles, re.DOTALL)
    defaults = re.search(r"<w:rPrDefault>.*?</w:rPrDefault>", styles, re.DOTALL)
    for place in (normal, defaults):
        fonts = re.search(r"<w:rFonts\b[^>]*>", place[0]) if place else None
        if fonts and "w:asciiTheme" in fonts[0]:
            return "+mn-lt"
        if fonts and (name := re.search(r'w:ascii="([^"]+)"', fonts[0])):
            return name[1]
    return "+mn-lt"
