"""A chart that stands in the template gets this year's numbers and keeps the style that an officer gave it in Word.

In: the part of the template's chart, and the data. Out: the same part with other names, categories and numbers. The
series are filled in their order. Where the data has more series than the template's chart, the last one is repeated in
the looks of the house; where it has fewer, the rest is taken out. One point that was coloured by hand goes along with
the highlighted category.
"""

from __future__ import annotations

import copy
from typing import Any

from lxml import etree

from planbuilder.output.chart_data import Chart
from planbuilder.output.chart_style import Look, area, line, looks
from planbuilder.output.chart_workbook import categories_at, name_at, values_at
from planbuilder.output.chart_xml import A, C, R, number_reference, text_reference

_C, _R = f"{{{C}}}", f"{{{R}}}"
#: What stands before a series' categories and numbers; CT_BarSer, CT_LineSer, CT_PieSer, CT_AreaSer.
_BEFORE_NUMBERS = (
    *("idx", "order", "tx", "spPr", "invertIfNegative", "pictureOptions", "marker", "explosion"),
    *("dPt", "dLbls", "trendline", "errBars"),
)
_BEFORE_LOOK = ("idx", "order", "tx")


def refill(chart_xml: bytes, chart: Chart, relationship: str) -> bytes:
    """The chart part with new data, bound to the workbook that `relationship` names.

    A part without series of categories and values, such as a scatter chart, raises ValueError.
    """
    root: Any = etree.fromstring(chart_xml, etree.XMLParser(resolve_entities=False, no_network=True))
    series = _in_order(root)
    if not series:
        raise ValueError("no series with categories and values")
    for one in series[len(chart.series) :]:
        one.getparent().remove(one)
    series = series[: len(chart.series)]
    for place in range(len(series), len(chart.series)):
        series.append(_one_more(series[-1], series, looks(len(chart.series))[place]))
    for place, one in enumerate(series):
        _fill(one, chart, place)
    for linked in root.findall(f"{_C}externalData"):
        linked.set(f"{_R}id", relationship)
    if root.find(f"{_C}externalData") is None:
        _bind(root, relationship)
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))


def _in_order(root: Any) -> list[Any]:
    """The series that have categories and values, as the chart orders them."""
    found = [one for one in root.iter(f"{_C}ser") if one.find(f"{_C}val") is not None]
    return sorted(found, key=lambda one: int(one.find(f"{_C}order").get("val")))


def _fill(series: Any, chart: Chart, place: int) -> None:
    texts = text_reference(categories_at(chart), list(chart.categories))
    numbers = number_reference(values_at(chart, place), list(chart.series[place].values), chart.number_format)
    _put(series, "tx", text_reference(name_at(place), [chart.series[place].name]), ("idx", "order"))
    _put(series, "cat", texts, _BEFORE_NUMBERS)
    _put(series, "val", numbers, (*_BEFORE_NUMBERS, "cat"))
    _move_own_point(series, chart)
    for point in [*series.findall(f"{_C}dPt"), *series.findall(f"{_C}dLbls/{_C}dLbl")]:
        if int(point.find(f"{_C}idx").get("val")) >= len(chart.categories):
            point.getparent().remove(point)


def _move_own_point(series: Any, chart: Chart) -> None:
    """The point of a series that was given a colour of its own, and a label of its own, move to what is highlighted."""
    if chart.highlighted_place is None:
        return
    for points in (series.findall(f"{_C}dPt"), series.findall(f"{_C}dLbls/{_C}dLbl")):
        if len(points) == 1:
            points[0].find(f"{_C}idx").set("val", str(chart.highlighted_place))


def _one_more(last: Any, series: list[Any], look: Look) -> Any:
    """A copy of the last series, in a look of its own: two that look alike could not be told apart."""
    new = copy.deepcopy(last)
    for name in ("spPr", "marker", "dPt", "extLst"):
        for element in new.findall(f"{_C}{name}"):
            new.remove(element)
    is_line = last.getparent().tag == f"{_C}lineChart"
    stroke = f"<c:spPr>{line(look.colour, 2.25, look.dash, 'rnd')}</c:spPr>"
    _insert(new, _parsed(stroke if is_line else area(look)), _BEFORE_LOOK)
    if is_line:
        _insert(
            new,
            _parsed(f'<c:marker><c:symbol val="{look.marker}"/><c:size val="7"/></c:marker>'),
            (*_BEFORE_LOOK, "spPr"),
        )
    for name in ("idx", "order"):
        taken = {int(one.find(f"{_C}{name}").get("val")) for one in series}
        new.find(f"{_C}{name}").set("val", str(max(taken) + 1))
    last.addnext(new)
    return new


def _put(series: Any, name: str, contents: str, before: tuple[str, ...]) -> None:
    """Exchange an element of a series for one with these contents; where it was not there, the schema says where."""
    for element in series.findall(f"{_C}{name}"):
        series.remove(element)
    _insert(series, _parsed(f"<c:{name}>{contents}</c:{name}>"), before)


def _insert(series: Any, element: Any, before: tuple[str, ...]) -> None:
    earlier = {f"{_C}{name}" for name in before}
    series.insert(sum(child.tag in earlier for child in series), element)


def _bind(root: Any, relationship: str) -> None:
    """The reference to the workbook, which the schema has before what Word prints with a chart."""
    element = _parsed(f'<c:externalData r:id="{relationship}"><c:autoUpdate val="0"/></c:externalData>')
    later = {f"{_C}{name}" for name in ("printSettings", "userShapes", "extLst")}
    place = next((place for place, child in enumerate(root) if child.tag in later), len(root))
    root.insert(place, element)


def _parsed(xml: str) -> Any:
    holder: Any = etree.fromstring(f'<c:x xmlns:c="{C}" xmlns:a="{A}" xmlns:r="{R}">{xml}</c:x>')
    return holder[0]
