"""A chart as data -> the chart part of a Word document (DrawingML, ECMA-376 part 1, 21.2).

The numbers stand in it twice over: as references to the cells of the workbook inside, and as a copy of what is there,
from which Word and LibreOffice draw.
"""

from __future__ import annotations

from planbuilder.output.chart_axes import AXIS_IDS, WHOLE_AREA, axes, legend
from planbuilder.output.chart_data import Chart, ChartKind, Number, Series
from planbuilder.output.chart_style import (
    AXIS_POINTS,
    LABEL_POINTS,
    QUIET,
    TITLE_POINTS,
    Look,
    area,
    letters,
    line,
    looks,
    solid,
    title,
)
from planbuilder.output.chart_workbook import categories_at, figures, name_at, values_at, words
from planbuilder.output.package import quoted

C = "http://schemas.openxmlformats.org/drawingml/2006/chart"
A = "http://schemas.openxmlformats.org/drawingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_GAP = 55  # between categories, in per cent of a column's width
_AXIS_ROOM = 1.6  # centimetres that the value axis and its title take from the width
_DIGIT, _LINE = 0.52, 1.25  # the width of a digit and the height of a line, in parts of the letters' size
_CM_PER_POINT = 2.54 / 72
_MOST_LABELLED = 13  # months and a total; more labels on a line run into one another


def chart_xml(chart: Chart, font: str = "Calibri", relationship: str = "rId1") -> str:
    """The chart part; `relationship` is its id of the workbook inside."""
    small = chart.kind is ChartKind.SPARKLINE
    heading = "" if small else title(words(chart.title), TITLE_POINTS, font, bold=True)
    plot = _lines(chart, font) if chart.kind in (ChartKind.LINES, ChartKind.SPARKLINE) else _bars(chart, font)
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<c:chartSpace xmlns:c="{C}" xmlns:a="{A}" xmlns:r="{R}"><c:date1904 val="0"/><c:lang val="en-GB"/>'
        f'<c:roundedCorners val="0"/><c:chart>{heading}<c:autoTitleDeleted val="{int(not heading)}"/>'
        f"<c:plotArea>{WHOLE_AREA if small else '<c:layout/>'}{plot}{axes(chart, font)}"
        f"<c:spPr><a:noFill/>{line('', 0)}</c:spPr></c:plotArea>{legend(chart, font)}"
        '<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>'
        f"<c:spPr>{'<a:noFill/>' if small else solid('FFFFFF')}{line('', 0)}</c:spPr>{letters(AXIS_POINTS, font)}"
        f'<c:externalData r:id="{relationship}"><c:autoUpdate val="0"/></c:externalData></c:chartSpace>'
    )


def text_reference(cells: str, texts: list[str]) -> str:
    """Texts as a chart refers to them: their cells, and a copy."""
    points = "".join(f'<c:pt idx="{place}"><c:v>{words(text)}</c:v></c:pt>' for place, text in enumerate(texts))
    return f'<c:strRef><c:f>{cells}</c:f><c:strCache><c:ptCount val="{len(texts)}"/>{points}</c:strCache></c:strRef>'


def number_reference(cells: str, numbers: list[Number | None], number_format: str) -> str:
    """Numbers as a chart refers to them; a gap is a point that is not there."""
    points = "".join(
        f'<c:pt idx="{place}"><c:v>{figures(number)}</c:v></c:pt>'
        for place, number in enumerate(numbers)
        if number is not None
    )
    return (
        f"<c:numRef><c:f>{cells}</c:f><c:numCache><c:formatCode>{words(number_format)}</c:formatCode>"
        f'<c:ptCount val="{len(numbers)}"/>{points}</c:numCache></c:numRef>'
    )


# --- the plot ---------------------------------------------------------------------------------------------


def _bars(chart: Chart, font: str) -> str:
    direction = "bar" if chart.kind is ChartKind.BARS else "col"
    turned = _turned(chart)
    labels = "" if turned is None else _labels(chart, font, "outEnd", turned)
    series = []
    for place, (one, look) in enumerate(zip(chart.series, _looks(chart), strict=True)):
        own, own_label = _highlight(chart, look, font, turned)
        label = labels.replace("<c:dLbls>", f"<c:dLbls>{own_label}", 1)
        series.append(_series(chart, place, one, f'{area(look)}<c:invertIfNegative val="0"/>{own}{label}'))
    return (
        f'<c:barChart><c:barDir val="{direction}"/><c:grouping val="clustered"/><c:varyColors val="0"/>'
        f'{"".join(series)}<c:gapWidth val="{_GAP}"/><c:overlap val="0"/>{AXIS_IDS}</c:barChart>'
    )


def _lines(chart: Chart, font: str) -> str:
    small = chart.kind is ChartKind.SPARKLINE
    labels = ""
    if not small and len(chart.series) == 1 and len(chart.categories) <= _MOST_LABELLED:
        labels = _labels(chart, font, "t")
    series = []
    for place, (one, look) in enumerate(zip(chart.series, _looks(chart), strict=True)):
        stroke = f"<c:spPr>{line(look.colour, 1.5 if small else 2.25, 'solid' if small else look.dash, 'rnd')}</c:spPr>"
        marker = '<c:marker><c:symbol val="none"/></c:marker>' if small else _marker(look)
        last = _last_point(one, look) if small else ""
        series.append(_series(chart, place, one, f"{stroke}{marker}{last}{labels}", '<c:smooth val="0"/>'))
    return (
        '<c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/>'
        f'{"".join(series)}<c:marker val="1"/>{AXIS_IDS}</c:lineChart>'
    )


def _series(chart: Chart, place: int, series: Series, dress: str, end: str = "") -> str:
    texts = text_reference(categories_at(chart), list(chart.categories))
    numbers = number_reference(values_at(chart, place), list(series.values), chart.number_format)
    return (
        f'<c:ser><c:idx val="{place}"/><c:order val="{place}"/>'
        f"<c:tx>{text_reference(name_at(place), [series.name])}</c:tx>"
        f"{dress}<c:cat>{texts}</c:cat><c:val>{numbers}</c:val>{end}</c:ser>"
    )


def _looks(chart: Chart) -> list[Look]:
    chosen = [look.in_colour(one.colour) for look, one in zip(looks(len(chart.series)), chart.series, strict=True)]
    if chart.highlighted and len(chosen) == 1 and not chart.series[0].colour:
        return [Look(QUIET)]  # what is highlighted stands out by being darker, not by its hue
    return chosen


def _highlight(chart: Chart, look: Look, font: str, turned: int | None) -> tuple[str, str]:
    """The highlighted point of a series of bars, and its label: darker, and in bold."""
    place = chart.highlighted_place
    if place is None:
        return "", ""
    fill = area(Look("12355B", look.pattern))
    point = f'<c:dPt><c:idx val="{place}"/><c:invertIfNegative val="0"/><c:bubble3D val="0"/>{fill}</c:dPt>'
    dress = _label_dress(chart, font, "outEnd", turned or 0, bold=True)
    return point, f'<c:dLbl><c:idx val="{place}"/>{dress}</c:dLbl>'


def _marker(look: Look, size: int = 7) -> str:
    paint = solid(look.colour) if look.marker not in ("x", "star", "plus") else "<a:noFill/>"
    return (
        f'<c:marker><c:symbol val="{look.marker}"/><c:size val="{size}"/>'
        f"<c:spPr>{paint}{line(look.colour, 1)}</c:spPr></c:marker>"
    )


def _last_point(series: Series, look: Look) -> str:
    """A dot on the last number of a sparkline: where things stand now."""
    places = [place for place, value in enumerate(series.values) if value is not None]
    if not places:
        return ""
    stroke = f"<c:spPr>{line(look.colour, 1.5, cap='rnd')}</c:spPr>"
    return f'<c:dPt><c:idx val="{places[-1]}"/>{_marker(look, 5)}<c:bubble3D val="0"/>{stroke}</c:dPt>'


# --- labels -----------------------------------------------------------------------------------------------


def _labels(chart: Chart, font: str, position: str, turned: int = 0) -> str:
    return f"<c:dLbls>{_label_dress(chart, font, position, turned)}</c:dLbls>"


def _label_dress(chart: Chart, font: str, position: str, turned: int, *, bold: bool = False) -> str:
    clear = (
        chart.kind is ChartKind.BARS and len(chart.series) == 1
    )  # of the gridlines; else it would cover its neighbour
    behind = solid("FFFFFF") if clear else "<a:noFill/>"
    return (
        f'<c:numFmt formatCode={quoted(chart.number_format)} sourceLinked="0"/>'
        f"<c:spPr>{behind}{line('', 0)}</c:spPr>{letters(LABEL_POINTS, font, bold=bold, turned=turned)}"
        f'<c:dLblPos val="{position}"/><c:showLegendKey val="0"/><c:showVal val="1"/><c:showCatName val="0"/>'
        '<c:showSerName val="0"/><c:showPercent val="0"/><c:showBubbleSize val="0"/>'
    )


def _turned(chart: Chart) -> int | None:
    """How the labels of columns and bars are turned so that none runs into the next; None where there is no room."""
    width, height = chart.size
    groups = len(chart.categories) * (len(chart.series) + _GAP / 100)
    letter = LABEL_POINTS * _CM_PER_POINT
    if chart.kind is ChartKind.BARS:
        return 0 if (height - 2) / groups >= letter * _LINE * 0.9 else None
    room = (width - _AXIS_ROOM) / groups
    longest = max((len(printed(number, chart.number_format)) for number in chart.numbers), default=0)
    if longest * letter * _DIGIT <= room * (1 + _GAP / 100 / len(chart.series) * 0.5):
        return 0
    return 90 if letter * _LINE <= room else None


def printed(number: Number, number_format: str) -> str:
    """About what a number looks like in this format; good enough to tell how wide it is."""
    shape = number_format.split(";")[0].replace('"', "").replace("\\", "")
    digits = len(shape.partition(".")[2].rstrip("%").replace("#", "0").rstrip("m k")) if "." in shape else 0
    digits = min(digits, shape.count("0"))
    text = f"{number:,.{digits}f}" if "," in shape else f"{number:.{digits}f}"
    return text + "".join(sign for sign in shape if sign not in "#0,.")
