"""A native Word chart, read: its categories, series, numbers, colours and words (ECMA-376 part 1, 21.2).

In: a chart part. Out: `Chart`, from the copy of the numbers that Word draws from; None where there is nothing to draw.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass, field
from typing import Any

from planbuilder.output.chart_xml import printed
from planbuilder.web.looks import Styles
from planbuilder.web.opened import child, q
from planbuilder.web.words import is_colour

_BARS = ("barChart", "bar3DChart")
_ROUND = ("pieChart", "pie3DChart", "doughnutChart", "ofPieChart")  # drawn as bars, which are easier to compare
_LINES = ("lineChart", "line3DChart", "areaChart", "area3DChart", "radarChart")
_FALLBACK = ("12355B", "0B6B6B", "6B2C74", "9B2242", "1D5FA8", "4A5A6A")


@dataclass(frozen=True)
class Series:
    """A row of numbers; None is a gap. `points` are colours of single numbers."""

    name: str
    values: tuple[float | None, ...]
    colour: str
    number_format: str = "General"
    is_hatched: bool = False
    is_line: bool = False
    has_labels: bool = False
    points: dict[int, str] = field(default_factory=dict)

    def said(self, place: int) -> str:
        """A number as it is printed; "" for a gap."""
        number = self.values[place] if place < len(self.values) else None
        return "" if number is None else said_number(number, self.number_format)


@dataclass(frozen=True)
class Chart:
    """What a chart shows. `is_lying`: bars that run from left to right; `is_stacked`: on top of one another."""

    title: str
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    is_lying: bool = False
    is_reversed: bool = False  # the first category of lying bars stands at the top
    is_stacked: bool = False
    category_title: str = ""
    value_title: str = ""

    @property
    def numbers(self) -> list[float]:
        """All numbers of it."""
        return [number for one in self.series for number in one.values if number is not None]


def said_number(number: float, number_format: str) -> str:
    """A number as its format prints it."""
    if number_format in ("", "General"):
        whole = math.isclose(number, round(number))
        return (f"{round(number):,d}" if whole else f"{number:,.4g}").replace("-", "−")
    if "%" in number_format:
        number *= 100
    return printed(number, number_format).replace("-", "−")


def read_chart(tree: Any, styles: Styles) -> Chart | None:
    """The chart of a part."""
    plot = None if tree is None else child(tree, "c:chart/c:plotArea")
    if plot is None:
        return None
    categories: tuple[str, ...] = ()
    found: list[Series] = []
    is_lying = is_stacked = is_round = False
    for kind in plot:
        name = str(kind.tag).rpartition("}")[2]
        if name not in (*_BARS, *_ROUND, *_LINES):
            continue
        direction = child(kind, "c:barDir")
        is_lying |= name in _ROUND or (direction is not None and direction.get("val") == "bar")
        is_round |= name in _ROUND
        grouping = child(kind, "c:grouping")
        is_stacked |= grouping is not None and grouping.get("val") in ("stacked", "percentStacked")
        for one in kind.findall(q("c:ser")):
            texts = _points(child(one, "c:cat"))
            categories = max(categories, tuple(texts), key=len)
            found.append(_series(one, len(found), styles, is_line=name in _LINES))
    length = max((len(one.values) for one in found), default=0)
    if not any(number is not None for one in found for number in one.values):
        return None
    categories += tuple(str(number + 1) for number in range(len(categories), length))
    titles = [_words(child(axis, "c:title")) for axis in (child(plot, "c:catAx"), child(plot, "c:valAx"))]
    turned = child(plot, "c:catAx/c:scaling/c:orientation")
    return Chart(
        _words(child(tree, "c:chart/c:title")),
        categories,
        tuple(found),
        is_lying,
        is_round or (turned is not None and turned.get("val") == "maxMin"),
        is_stacked and len(found) > 1,
        *titles,
    )


def _series(one: Any, place: int, styles: Styles, *, is_line: bool) -> Series:
    numbers = child(one, "c:val")
    form = "" if numbers is None else "".join(numbers.itertext(q("c:formatCode")))
    label = child(one, "c:dLbls/c:numFmt")
    values = [_number(text) for text in _points(numbers)]
    shows = child(one, "c:dLbls/c:showVal")
    points = {
        int(index.get("val")): colour
        for point in one.findall(q("c:dPt"))
        if (index := child(point, "c:idx")) is not None and (colour := _colour(child(point, "c:spPr"), styles))
    }
    fallback = styles.theme.get(f"accent{place % 6 + 1}", _FALLBACK[place % len(_FALLBACK)])
    return Series(
        " ".join(_points(child(one, "c:tx"))) or f"Series {place + 1}",
        tuple(values),
        _colour(child(one, "c:spPr"), styles) or fallback,
        (label.get("formatCode") if label is not None and not form else form) or "General",
        child(one, "c:spPr/a:pattFill") is not None,
        is_line,
        shows is not None and shows.get("val") not in ("0", "false"),
        points,
    )


def _points(reference: Any) -> list[str]:
    """The copy of what a reference refers to; a point that is not there is ""."""
    if reference is None:
        return []
    many = next(reference.iter(q("c:lvl")), None)  # of categories in several levels, the innermost
    holder = reference if many is None else many
    found = {int(point.get("idx", "0")): "".join(point.itertext()).strip() for point in holder.iter(q("c:pt"))}
    count = next(reference.iter(q("c:ptCount")), None)
    length = max(int(count.get("val", "0")) if count is not None else 0, max(found, default=-1) + 1)
    plain = [text.text or "" for text in reference.iterfind(q("c:v"))]
    return [found.get(place, "") for place in range(min(length, 5000))] or plain


def _number(text: str) -> float | None:
    try:
        number = float(text)
    except ValueError:
        return None
    return number if math.isfinite(number) else None


def _colour(dress: Any, styles: Styles) -> str:
    """The colour of a shape's fill, a pattern's ground, or a line."""
    for path in ("a:solidFill", "a:pattFill/a:bgClr", "a:gradFill/a:gsLst/a:gs", "a:ln/a:solidFill"):
        holder = child(dress, path)
        for colour in [] if holder is None else holder:
            code = colour.get("val", "")
            code = code if is_colour(code) else styles.theme.get({"tx1": "dk1", "bg1": "lt1"}.get(code, code), "")
            if code:
                return str(code).upper()
    return ""


def _words(title: Any) -> str:
    """The words of a title."""
    if title is None:
        return ""
    paragraphs = ["".join(letters.text or "" for letters in one.iter(q("a:t"))) for one in title.iter(q("a:p"))]
    return re.sub(r"\s+", " ", " ".join(paragraphs or _points(title))).strip()
