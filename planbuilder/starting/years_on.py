"""A year moved on: the plan's own, and those in titles, labels and dates.

In come the year that a plan is for, and texts or days of it; out come those of the plan that follows. A plan of one
year is followed by the next year, a plan of three by the three years after it. Years of other times stay as they are.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

_SPAN = re.compile(r"(?<![\d/-])((?:19|20)\d\d)(\s*[/–—-]\s*|\s+(?:to|and)\s+)((?:19|20)\d\d|\d\d)(?![\d/])")
_ALONE = re.compile(r"(?<![\d/–—.,£-])((?:19|20)\d\d)(?![\d/%]|\s*[/–—-]\s*\d|[.,]\d)")


@dataclass(frozen=True)
class Moved:
    """From one plan's years to the next: "2017/18" to "2018/19", "2017-2020" to "2020-2023", "2018" to "2019"."""

    first: int
    last: int

    @classmethod
    def from_year(cls, year: str) -> Moved:
        """From a year as the workbook is read: "2017/18", "2017-2020" or "2018"."""
        first, *more = re.split(r"[/-]", year)
        if not more:
            return cls(int(first), int(first))
        last = int(more[0]) if len(more[0]) == 4 else int(first) + 1
        return cls(int(first), last)

    @property
    def step(self) -> int:
        """How many years a plan holds for."""
        return max(1, self.last - self.first)

    @property
    def next_year(self) -> str:
        """The year of the next plan, as it is printed."""
        first, last = self.first + self.step, self.last + self.step
        if last == first:
            return str(first)
        return f"{first}/{last % 100:02d}" if last == first + 1 else f"{first}-{last}"

    def title(self, text: str) -> str:
        """A title with the plan's own years moved on, in the form in which they were typed; no other year."""

        def on(found: re.Match[str]) -> str:
            first, last = int(found[1]), _full(found[3], found[1])
            if (first, last) != (self.first, self.last):
                return found[0]
            return f"{first + self.step}{found[2]}{_as_long_as(found[3], last + self.step)}"

        text = _SPAN.sub(on, text)
        if self.first != self.last:
            return text
        return _ALONE.sub(lambda found: str(self.first + 1) if int(found[1]) == self.first else found[0], text)

    def names_a_year(self, text: str) -> bool:
        """Whether a text names the years of the plan that was, or of the one before it: it may have to be put right."""
        ours = set(range(self.first - self.step, self.last + 1))
        spans = [(int(found[1]), _full(found[3], found[1])) for found in _SPAN.finditer(text)]
        alone = {int(found[1]) for found in _ALONE.finditer(text)}
        return any(first in ours and last in ours for first, last in spans) or bool(alone & ours)


def _full(digits: str, first: str) -> int:
    if len(digits) == 4:
        return int(digits)
    year = int(first) // 100 * 100 + int(digits)
    return year + 100 if year < int(first) else year


def _as_long_as(digits: str, year: int) -> str:
    return str(year) if len(digits) == 4 else f"{year % 100:02d}"


def label_on(label: str, years: int = 1) -> str:
    """A label such as "2017", "2017/18" or "Year to March 2018", with every year in it moved on."""

    def span(found: re.Match[str]) -> str:
        first, last = int(found[1]), _full(found[3], found[1])
        return f"{first + years}{found[2]}{_as_long_as(found[3], last + years)}"

    # what stands in a span is moved there; years that stand alone are moved between the spans
    parts: list[str] = []
    end = 0
    for found in _SPAN.finditer(label):
        parts += [_alone_on(label[end : found.start()], years), span(found)]
        end = found.end()
    return "".join([*parts, _alone_on(label[end:], years)])


def _alone_on(text: str, years: int) -> str:
    return _ALONE.sub(lambda found: str(int(found[1]) + years), text)


def day_on(day: dt.date, years: int) -> dt.date:
    """The same day in a later year; the last of February stays the last of February."""
    if (day + dt.timedelta(days=1)).month == 3 and day.month == 2:
        return dt.date(day.year + years, 3, 1) - dt.timedelta(days=1)
    return day.replace(year=day.year + years)
