"""A chart as a picture of the page: SVG, drawn from its data, in the document's own colours.

In: a `Chart`. Out: an svg that a screen reader meets as one picture with a title and a description. Neighbouring series
differ by more than their hue: hatching, dashes and markers, and a legend (WCAG 2.2, 1.4.1); shapes stand out from white
by 3 to 1, or have an outline that does (1.4.11).
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from planbuilder.web.chart_data import Chart, Series, said_number
from planbuilder.web.words import INK, WHITE, readable, text

_WIDTH, _LETTER, _LINE = 720, 8.2, 20  # of the picture; of a letter and a line of text in it
_GRID = "D5DCE4"
_DASHES = ("", "8 4", "2 4", "12 4 2 4")
_LEGEND_GAP = 44


@dataclass(frozen=True)
class Scale:
    """Values, and where they stand: `low` to `high` in steps, between two edges of the picture."""

    low: float
    high: float
    step: float
    start: float
    end: float

    def at(self, value: float) -> float:
        """The place of a value."""
        return self.start + (value - self.low) / (self.high - self.low) * (self.end - self.start)

    @property
    def ticks(self) -> list[float]:
        """The values that have a line."""
        return [self.low + self.step * number for number in range(round((self.high - self.low) / self.step) + 1)]


def svg(chart: Chart, name: str, title: str, description: str) -> str:
    """The picture; `name` begins the ids in it."""
    height, body = _lying(chart) if chart.is_lying else _standing(chart)
    legend, room = _legend(chart)
    body += f'<g transform="translate(0 {height})">{legend}</g>' if legend else ""
    height += room
    words = f'<title id="{name}-title">{text(title)}</title>'
    named = f"{name}-title"
    if description and description != title:
        words += f'<desc id="{name}-desc">{text(description)}</desc>'
        named += f" {name}-desc"
    return (
        f'<svg class="chart" role="img" aria-labelledby="{named}" viewBox="0 0 {_WIDTH} {height:g}"'
        f' width="{_WIDTH}" height="{height:g}" xmlns="http://www.w3.org/2000/svg">{words}{_patterns(chart, name)}'
        f"{body.replace('url(#hatch-', f'url(#{name}-hatch-')}</svg>"
    )


# --- the two shapes -----------------------------------------------------------------------------------------


def _lying(chart: Chart) -> tuple[float, str]:
    """Bars from left to right, a category a row."""
    bars = 1 if chart.is_stacked else len(chart.series)
    longest = max((len(name) for name in chart.categories), default=0)
    left = min(longest * _LETTER + 14, _WIDTH * 0.42)
    thick = 20 if bars == 1 else 16
    row = bars * thick + 12
    top, bottom = 8.0, 8.0 + row * len(chart.categories)
    scale = _scale(chart, left, _WIDTH - 64)
    parts = [_line(scale.at(tick), top, scale.at(tick), bottom, _GRID) for tick in scale.ticks]
    parts += [_text(scale.at(tick), bottom + 18, _tick(chart, tick), "middle") for tick in scale.ticks]
    order = range(len(chart.categories)) if chart.is_reversed else reversed(range(len(chart.categories)))
    for number, place in enumerate(order):
        y = top + row * number
        parts.append(_text(left - 8, y + row / 2 + 5, _short(chart.categories[place], left), "end"))
        for offset, (series, low, high) in enumerate(_stretches(chart, place)):
            at = y + 6 + (0 if chart.is_stacked else offset * thick)
            x, wide = sorted((scale.at(low), scale.at(high))), abs(scale.at(high) - scale.at(low))
            parts.append(_box(x[0], at, wide, thick - 2, series, place, chart.series.index(series)))
            if not chart.is_stacked:
                parts.append(_text(x[1] + 5, at + thick / 2 + 4, series.said(place), bold=place in series.points))
    parts.append(_line(scale.at(max(scale.low, 0)), top, scale.at(max(scale.low, 0)), bottom, "4A5A6A"))
    height = bottom + 26
    if chart.value_title:
        parts.append(_text((left + _WIDTH - 64) / 2, height + 12, chart.value_title, "middle"))
        height += 22
    return height, "".join(parts)


def _standing(chart: Chart) -> tuple[float, str]:
    """Columns, and lines over the same categories."""
    top, bottom, left = 28.0 if not chart.value_title else 44.0, 300.0, 58.0
    scale = _scale(chart, bottom, top)
    parts = []
    if chart.value_title:
        parts.append(_text(8, 16, chart.value_title))
    for tick in scale.ticks:
        parts.append(_line(left, scale.at(tick), _WIDTH - 8, scale.at(tick), _GRID))
        parts.append(_text(left - 8, scale.at(tick) + 5, _tick(chart, tick), "end"))
    slot = (_WIDTH - 8 - left) / max(len(chart.categories), 1)
    columns = [one for one in chart.series if not one.is_line]
    thick = slot * 0.72 / max(1 if chart.is_stacked else len(columns), 1)
    longest = max((len(one.said(place)) for one in columns for place in range(len(chart.categories))), default=0)
    is_labelled = not chart.is_stacked and longest * 6.6 <= thick + slot * 0.14
    for place, category in enumerate(chart.categories):
        x = left + slot * place
        if len(chart.categories) <= 40 or place % math.ceil(len(chart.categories) / 20) == 0:
            parts.append(_category(x + slot / 2, bottom, category, is_turned=slot < _turn_below(chart)))
        for offset, (series, low, high) in enumerate(_stretches(chart, place)):
            at = x + slot * 0.14 + (0 if chart.is_stacked else offset * thick)
            y = min(scale.at(low), scale.at(high))
            tall = abs(scale.at(high) - scale.at(low))
            parts.append(_box(at, y, thick - 1, tall, series, place, chart.series.index(series)))
            if is_labelled:
                parts.append(_text(at + thick / 2, y - 5, series.said(place), "middle", small=True))
    parts.append(_line(left, scale.at(max(scale.low, 0)), _WIDTH - 8, scale.at(max(scale.low, 0)), "4A5A6A"))
    middles = [left + slot * (place + 0.5) for place in range(len(chart.categories))]
    parts += [_polyline(one, middles, scale, number) for number, one in enumerate(chart.series) if one.is_line]
    return bottom + (30 if slot >= _turn_below(chart) else 16 + _LETTER * min(_longest(chart), 14)), "".join(parts)


def _stretches(chart: Chart, place: int) -> list[tuple[Series, float, float]]:
    """From where to where the bars of a category run."""
    found, up, down = [], 0.0, 0.0
    for one in chart.series:
        number = one.values[place] if place < len(one.values) else None
        if one.is_line or (number is None and chart.is_stacked):
            continue
        if not chart.is_stacked:
            found.append((one, 0.0, number or 0.0))
        elif number is not None and number >= 0:
            found.append((one, up, up + number))
            up += number
        elif number is not None:
            found.append((one, down, down + number))
            down += number
    return found


def _scale(chart: Chart, start: float, end: float) -> Scale:
    """A scale from nought, or below it, in steps of 1, 2 or 5 times a power of ten."""
    numbers = chart.numbers
    if chart.is_stacked:
        ends = [high for place in range(len(chart.categories)) for _, _, high in _stretches(chart, place)]
        numbers = numbers + ends
    low, high = min(0.0, *numbers), max(0.0, *numbers)
    if high == low:
        high = low + 1
    rough = (high - low) / 5
    power = 10.0 ** math.floor(math.log10(rough))
    step = next(power * factor for factor in (1, 2, 5, 10) if power * factor >= rough * 0.999)
    return Scale(math.floor(low / step) * step, math.ceil(high / step) * step, step, start, end)


# --- pieces -------------------------------------------------------------------------------------------------


def _box(x: float, y: float, wide: float, tall: float, series: Series, place: int, number: int) -> str:
    colour = series.points.get(place, series.colour)
    fill = f"url(#hatch-{number})" if series.is_hatched and place not in series.points else f"#{colour}"
    outline = readable(colour, WHITE, 3)
    return (
        f'<rect x="{x:.1f}" y="{y:.1f}" width="{max(wide, 0):.1f}" height="{max(tall, 0):.1f}" fill="{fill}"'
        f' stroke="#{outline}"/>'
    )


def _polyline(series: Series, middles: list[float], scale: Scale, number: int) -> str:
    colour = readable(series.colour, WHITE, 3)
    dash = f' stroke-dasharray="{_DASHES[number % 4]}"' if number % 4 else ""
    parts: list[str] = []
    stretch: list[str] = []
    for x, value in [*zip(middles, series.values, strict=False), (0.0, None)]:
        if value is not None:
            stretch.append(f"{x:.1f},{scale.at(value):.1f}")
        elif stretch:
            stroke = f'stroke="#{colour}" stroke-width="3"{dash}'
            parts.append(f'<polyline points="{" ".join(stretch)}" fill="none" {stroke}/>')
            stretch = []
    points = [(x, value) for x, value in zip(middles, series.values, strict=False) if value is not None]
    parts += [_marker(x, scale.at(value), colour, number) for x, value in points]
    if series.has_labels:
        parts += [
            _text(x, scale.at(value) - 10, said_number(value, series.number_format), "middle", small=True)
            for x, value in points
        ]
    return "".join(parts)


def _marker(x: float, y: float, colour: str, number: int) -> str:
    if number % 3 == 1:
        return f'<rect x="{x - 4.5:.1f}" y="{y - 4.5:.1f}" width="9" height="9" fill="#{colour}"/>'
    if number % 3 == 2:
        return f'<path d="M{x:.1f} {y - 6:.1f}l6 6l-6 6l-6 -6z" fill="#{colour}"/>'
    return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="5" fill="#{colour}"/>'


def _legend(chart: Chart) -> tuple[str, float]:
    if len(chart.series) < 2:
        return "", 0
    parts, x, y = [], 8.0, 16.0
    for number, one in enumerate(chart.series):
        wide = len(one.name) * _LETTER + _LEGEND_GAP
        if x + wide > _WIDTH and x > 8:
            x, y = 8.0, y + 24
        if one.is_line:
            colour = readable(one.colour, WHITE, 3)
            parts.append(_line(x, y - 5, x + 22, y - 5, colour, 3, _DASHES[number % 4]))
            parts.append(_marker(x + 11, y - 5, colour, number))
        else:
            parts.append(_box(x + 3, y - 12, 14, 14, one, -1, number))
        parts.append(_text(x + 28, y, one.name))
        x += wide
    return "".join(parts), y + 12


def _patterns(chart: Chart, name: str) -> str:
    found = [
        f'<pattern id="{name}-hatch-{number}" width="7" height="7" patternUnits="userSpaceOnUse"'
        f' patternTransform="rotate(45)"><rect width="7" height="7" fill="#{one.colour}"/>'
        f'<rect width="2.5" height="7" fill="#{WHITE}"/></pattern>'
        for number, one in enumerate(chart.series)
        if one.is_hatched
    ]
    return f"<defs>{''.join(found)}</defs>" if found else ""


def _category(x: float, bottom: float, name: str, *, is_turned: bool) -> str:
    if not is_turned:
        return _text(x, bottom + 20, name, "middle")
    short = _short(name, 14 * _LETTER)
    return f'<g transform="translate({x + 4:.1f} {bottom + 12:.1f}) rotate(-90)">{_text(0, 0, short, "end")}</g>'


def _turn_below(chart: Chart) -> float:
    return _longest(chart) * _LETTER - 4


def _longest(chart: Chart) -> int:
    return max((len(name) for name in chart.categories), default=0)


def _short(name: str, room: float) -> str:
    most = max(int(room / _LETTER), 4)
    return name if len(name) <= most else name[: most - 1].rstrip() + "…"


def _tick(chart: Chart, value: float) -> str:
    form = next((one.number_format for one in chart.series), "General")
    return said_number(round(value, 10), form if "%" in form or "£" in form else "General")


def _text(x: float, y: float, words: str, anchor: str = "", *, bold: bool = False, small: bool = False) -> str:
    said = f' text-anchor="{anchor}"' if anchor else ""
    said += ' font-weight="bold"' if bold else ""
    said += ' font-size="12"' if small else ""
    return f'<text x="{x:.1f}" y="{y:.1f}"{said} fill="#{INK}">{text(words)}</text>' if words else ""


def _line(x: float, y: float, to_x: float, to_y: float, colour: str, wide: float = 1, dash: str = "") -> str:
    dashes = f' stroke-dasharray="{dash}"' if dash else ""
    ends = f'x1="{x:.1f}" y1="{y:.1f}" x2="{to_x:.1f}" y2="{to_y:.1f}"'
    return f'<line {ends} stroke="#{colour}" stroke-width="{wide:g}"{dashes}/>'
