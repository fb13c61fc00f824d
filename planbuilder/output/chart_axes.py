"""The axes and the legend of a chart, as DrawingML; and the plot area of a chart that has neither."""

from __future__ import annotations

import re

from planbuilder.output.chart_data import Chart, ChartKind
from planbuilder.output.chart_style import AXIS_POINTS, GRID, RULE, letters, line, title
from planbuilder.output.chart_workbook import figures, words
from planbuilder.output.package import quoted

_IDS = ("111111111", "222222222")
AXIS_IDS = "".join(f'<c:axId val="{number}"/>' for number in _IDS)
_WHOLE_STEPS = 8  # from here on the steps of a value axis are 1 or more
#: The plot of a sparkline takes the whole of its room, but for the last point's dot.
WHOLE_AREA = (
    '<c:layout><c:manualLayout><c:layoutTarget val="inner"/><c:xMode val="edge"/><c:yMode val="edge"/>'
    '<c:x val="0.02"/><c:y val="0.05"/><c:w val="0.94"/><c:h val="0.9"/></c:manualLayout></c:layout>'
)


def axes(chart: Chart, font: str) -> str:
    """The axis of the categories and that of the values; bars have their first category on top."""
    category, value = _IDS
    bars, small = chart.kind is ChartKind.BARS, chart.kind is ChartKind.SPARKLINE
    hidden = int(small)
    gridlines = "" if small else f"<c:majorGridlines><c:spPr>{line(GRID, 0.75)}</c:spPr></c:majorGridlines>"
    words_turned = 0 if bars else 90
    return (
        f'<c:catAx><c:axId val="{category}"/>'
        f'<c:scaling><c:orientation val="{"maxMin" if bars else "minMax"}"/></c:scaling>'
        f'<c:delete val="{hidden}"/><c:axPos val="{"l" if bars else "b"}"/>'
        f"{title(words(chart.category_title), AXIS_POINTS, font, turned=90 - words_turned)}"
        '<c:numFmt formatCode="General" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/>'
        f'<c:tickLblPos val="low"/><c:spPr>{line(RULE, 1)}</c:spPr>{letters(AXIS_POINTS, font)}'
        f'<c:crossAx val="{value}"/><c:crosses val="autoZero"/><c:auto val="0"/><c:lblAlgn val="ctr"/>'
        '<c:lblOffset val="100"/><c:noMultiLvlLbl val="1"/></c:catAx>'
        f'<c:valAx><c:axId val="{value}"/>{_scaling(chart)}<c:delete val="{hidden}"/>'
        f'<c:axPos val="{"b" if bars else "l"}"/>{gridlines}'
        f"{title(words(chart.value_title), AXIS_POINTS, font, turned=words_turned)}"
        f'<c:numFmt formatCode={quoted(_axis_format(chart))} sourceLinked="0"/>'
        '<c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/>'
        f"<c:spPr>{line('', 0)}</c:spPr>{letters(AXIS_POINTS, font)}"
        f'<c:crossAx val="{category}"/><c:crosses val="{"max" if bars else "autoZero"}"/>'
        '<c:crossBetween val="between"/></c:valAx>'
    )


def _axis_format(chart: Chart) -> str:
    """The format of the numbers along the axis: without decimals where its steps are whole."""
    whole = max((abs(float(number)) for number in chart.numbers), default=0) >= _WHOLE_STEPS
    return re.sub(r"\.[0#]+", "", chart.number_format) if whole else chart.number_format


def _scaling(chart: Chart) -> str:
    """The range of the value axis: from nought, so that lengths compare; a sparkline's from its least to its most."""
    numbers = chart.numbers or [0]
    limits = ""
    if chart.kind is ChartKind.SPARKLINE:
        least, most = float(min(numbers)), float(max(numbers))
        margin = (most - least) * 0.15 or abs(most) * 0.1 or 1.0
        limits = f'<c:max val="{figures(most + margin)}"/><c:min val="{figures(least - margin)}"/>'
    elif min(numbers) >= 0:
        limits = '<c:min val="0"/>'
    return f'<c:scaling><c:orientation val="minMax"/>{limits}</c:scaling>'


def legend(chart: Chart, font: str) -> str:
    """What each series is; nothing where there is only one."""
    if len(chart.series) < 2 or chart.kind is ChartKind.SPARKLINE:
        return ""
    return f'<c:legend><c:legendPos val="b"/><c:overlay val="0"/>{letters(AXIS_POINTS, font)}</c:legend>'
