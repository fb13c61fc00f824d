"""Dates as officers write them, day first: one that a cell holds, or those that stand in a text."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from dataclasses import dataclass

from planbuilder.values import long_date

_MONTHS = {
    name.casefold(): number
    for number in range(1, 13)
    for name in (f"{dt.date(2000, number, 1):%B}", f"{dt.date(2000, number, 1):%b}")
} | {"sept": 9}
_DAY_FIRST = re.compile(r"(\d{1,2})\s*[./\s-]\s*(\d{1,2})\s*[./\s-]\s*(\d{4}|\d{2})")
_YEAR_FIRST = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ]00:00(?::00)?)?")
_WORDS = re.compile(
    r"(?:[a-z]+,?\s+)?(\d{1,2})(?:st|nd|rd|th)?(?:\s+of)?[\s-]+([a-z]+)\.?,?[\s-]+(\d{4}|\d{2})",
    re.IGNORECASE,
)
_MONTH_FIRST = re.compile(r"([a-z]+)\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})", re.IGNORECASE)


def date_parts(text: str) -> tuple[int, int, int] | None:
    """Year, month and day of a text that is a date and nothing else; they may be no day in the calendar."""
    if found := _YEAR_FIRST.fullmatch(text):
        return int(found[1]), int(found[2]), int(found[3])
    if found := _DAY_FIRST.fullmatch(text):
        return _full_year(found[3]), int(found[2]), int(found[1])
    if (found := _WORDS.fullmatch(text)) and found[2].casefold() in _MONTHS:
        return _full_year(found[3]), _MONTHS[found[2].casefold()], int(found[1])
    if (found := _MONTH_FIRST.fullmatch(text)) and found[1].casefold() in _MONTHS:
        return int(found[3]), _MONTHS[found[1].casefold()], int(found[2])
    return None


def _full_year(digits: str) -> int:
    return int(digits) if len(digits) == 4 else 2000 + int(digits)


_IN_TEXT = re.compile(
    r"(?<![\w/.-])(?:\d{1,2}\s?[/.-]\s?\d{1,2}\s?[/.-]\s?(?:\d{4}|\d{2})|\d{4}-\d{1,2}-\d{1,2}"
    r"|\d{1,2}(?:st|nd|rd|th)?(?:\s+of)?[ -]+[a-z]{3,9}\.?,?[ -]+\d{4}"
    r"|[a-z]{3,9}\.?\s+\d{1,2}(?:st|nd|rd|th)?,?\s+\d{4}"
    r"|(?P<month>[a-z]{3,9})[ -]+(?P<year>\d{4}))(?![\w/-]|\.\d)",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Period:
    """A day, or a whole month, that a text names: from where to where it stands, and its first and last day."""

    start: int
    end: int
    first: dt.date
    last: dt.date
    text: str


def periods_in(text: str) -> tuple[list[Period], list[str]]:
    """The days and months that a text names, and what looks like a day and is none ("31/02/2018")."""
    found: list[Period] = []
    wrong: list[str] = []
    for one in _IN_TEXT.finditer(text):
        if one["month"]:
            month = _MONTHS.get(one["month"].casefold())
            if month and int(one["year"]):
                first = dt.date(int(one["year"]), month, 1)
                last = first.replace(day=calendar.monthrange(first.year, month)[1])
                found.append(Period(one.start(), one.end(), first, last, one[0]))
            continue
        parts = date_parts(one[0])
        if parts is None:
            continue
        try:
            day = dt.date(*parts)
        except ValueError:
            wrong.append(one[0])
        else:
            found.append(Period(one.start(), one.end(), day, day, long_date(day)))
    return found, wrong
