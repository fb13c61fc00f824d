"""Years as a plan names them: "2017/18", "2016-17", "17/18", "2025-2028", "2017".

In comes a text; out come the years that it names, and how they stand to the plan's own.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

MENTION = re.compile(r"[0-9]{2}(?:[0-9]{2}(?:\s?[/–—-]\s?(?:20)?[0-9]{2}(?![0-9/]))?|/[0-9]{2})(?![0-9])")
#: The months of the year in which a financial year begins, before it begins (April to March).
_FIRST_QUARTER = re.compile(r"\b(?:january|february|march|jan|feb|mar)[\s-]+$")


@dataclass(frozen=True, slots=True)
class Years:
    """A year or a span of years by its first and last calendar year; `short` where it was named as "17/18"."""

    name: str
    first: int
    last: int
    short: bool = False

    @property
    def bare(self) -> bool:
        """One calendar year."""
        return self.first == self.last

    @property
    def financial(self) -> bool:
        """A year from April to March, like 2017/18."""
        return self.last == self.first + 1

    @property
    def last_year(self) -> str:
        """The year before: "2016/17" for "2017/18", "2017" for "2018"."""
        return str(self.first - 1) if self.bare else f"{self.first - 1}/{self.first % 100:02d}"

    def covers(self, other: Years) -> bool:
        """Whether the other lies within this."""
        return self.first <= other.first and other.last <= self.last

    def before(self, plan: Years, words: str = "") -> bool:
        """Whether this was over when the plan's began; `words` may end with the month that a calendar year is of."""
        if self.bare and not plan.bare and self.first == plan.first:
            return bool(_FIRST_QUARTER.search(words))
        return self.last < plan.first if self.bare or plan.bare else self.last <= plan.first


def year_of(name: str) -> Years:
    """The years of a plan from its name in the sheet "Plan": "2017/18", "2025-2028" or "2018"."""
    found = MENTION.fullmatch(name)
    named = mention(name, found) if found else None
    return named or Years(name, int(name[:4]), int(name[:4]))


def mention(text: str, found: re.Match[str]) -> Years | None:
    """The years that a find of `MENTION` names; None where it is another figure (a sum, a date, a telephone number)."""
    start, end = found.span()
    return _mention(text[start - 1 : start], found[0], text[end : end + 2])


@lru_cache(maxsize=4096)
def _mention(before: str, year: str, after: str) -> Years | None:
    if before.strip("( “‘\"'\n–—:;,[") or (after[:1] in {"%", "/", "-"} and after[1:].isdigit()) or after[:1] == "%":
        return None
    digits = re.findall("[0-9]+", year)
    if len(digits[0]) == 2:
        first, last = 2000 + int(digits[0]), 2000 + int(digits[1])
        return Years(year, first, last, short=True) if last == first + 1 and first > 2005 else None
    first = int(digits[0])
    if not 1990 <= first <= 2099:
        return None
    last = first
    if len(digits) > 1:
        last = int(digits[1]) if len(digits[1]) == 4 else first // 100 * 100 + int(digits[1])
    return Years(year, first, last) if last >= first else None
