"""What a chart shows: its kind, its categories, its series of numbers, and the words for those who cannot see it.

Plain data, without a word about Word: the report says what is to be drawn, `charts.py` makes the drawing of it.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

Number = int | float | Decimal


class ChartKind(StrEnum):
    """How a chart draws its numbers."""

    COLUMNS = "columns"  # upright, the series of a category side by side: months, years
    BARS = "bars"  # lying, the first category on top: a league table with long names
    LINES = "lines"  # a course over time
    SPARKLINE = "sparkline"  # a course as small as a word, without axes: for a cell of a table


#: Centimetres across and down that suit each kind on an upright page with 16.6 cm of text.
SIZES = {
    ChartKind.COLUMNS: (16.6, 8.4),
    ChartKind.BARS: (16.6, 11.0),
    ChartKind.LINES: (16.6, 7.6),
    ChartKind.SPARKLINE: (3.0, 0.9),
}


@dataclass(frozen=True)
class Series:
    """Numbers that belong together, one a category; None where nothing was recorded, which is drawn as a gap.

    `colour` is six hexadecimal digits; without it, the series gets its turn of the house colours.
    """

    name: str
    values: Sequence[Number | None]
    colour: str = ""


@dataclass(frozen=True)
class Chart:
    """A chart as data.

    `description` is the alt text, which says what the picture shows. `title` stands in the chart itself; leave it out
    where a caption says the same. `highlighted` names the category that is set off from the others, such as the own
    district. `number_format` is Excel's ("#,##0", '0.0"%"', "£#,##0"). `width` and `height` are centimetres; without
    them, a chart has the size of its kind.

    Raises ValueError where a series has not one number a category or one that is not finite, where there is nothing to
    draw, or where the highlighted category is not there.
    """

    kind: ChartKind
    categories: Sequence[str]
    series: Sequence[Series]
    description: str
    title: str = ""
    value_title: str = ""
    category_title: str = ""
    number_format: str = "#,##0"
    highlighted: str = ""
    width: float = 0.0
    height: float = 0.0

    def __post_init__(self) -> None:
        if not self.categories or not self.series:
            raise ValueError("a chart needs a category and a series")
        for series in self.series:
            if len(series.values) != len(self.categories):
                raise ValueError(
                    f"“{series.name}” has {len(series.values)} numbers for {len(self.categories)} categories"
                )
            if not all(math.isfinite(value) for value in series.values if value is not None):
                raise ValueError(f"“{series.name}” has a number that is not finite")
        if self.highlighted and self.highlighted not in self.categories:
            raise ValueError(f"there is no category “{self.highlighted}”")

    @property
    def size(self) -> tuple[float, float]:
        """Centimetres across and down."""
        width, height = SIZES[self.kind]
        return self.width or width, self.height or height

    @property
    def numbers(self) -> list[Number]:
        """All numbers, without the gaps."""
        return [value for series in self.series for value in series.values if value is not None]

    @property
    def highlighted_place(self) -> int | None:
        """Which category is highlighted, counted from 0."""
        return list(self.categories).index(self.highlighted) if self.highlighted else None
