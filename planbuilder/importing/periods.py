"""The quarters of the crime tables, and the twelve months that are made of four of them.

In come a financial year and quarter as the tables write them, or twelve months as an officer types them; out come
numbers of quarters that can be counted on, their dates, and their names. Quarter 1 is April to June: calendar 2017 is
quarter 4 of 2016/17 and quarters 1 to 3 of 2017/18.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass

from planbuilder.problems import Level, PlanbuilderError, Problem

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_NAMES = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_FINANCIAL_YEAR = re.compile(r"\D*(\d{4})\s*[/\-–—_]\s*(\d{4}|\d{2})(?!\d).*")
_QUARTER = re.compile(r"\s*(?:quarter|qtr|q)?\s*([1-4])(?:\.0+)?\s*(?:\[.*)?", re.IGNORECASE)
_MONTH = re.compile(
    r"(?:\d{1,2}[ /.\-])?(?:(?P<number>\d{1,2})[/.\-](?P<then>\d{4})|(?P<year>\d{4})-(?P<month>\d{1,2})(?:-\d{1,2})?"
    r"|(?:\d{1,2}(?:st|nd|rd|th)? )?(?P<word>[a-z]{3,9})\.? (?P<after>\d{4}))",
)
_WAYS = "Write it like: --to 2017-12, or --period “Jan 2017 to Dec 2017”."


@dataclass(frozen=True)
class Span:
    """Twelve months, as four quarters in a row from the quarter `first` on."""

    first: int

    @property
    def quarters(self) -> range:
        """Its quarters by their numbers."""
        return range(self.first, self.first + 4)

    @property
    def start(self) -> dt.date:
        """Its first day."""
        return quarter_start(self.first)

    @property
    def end(self) -> dt.date:
        """Its last day."""
        return quarter_start(self.first + 4) - dt.timedelta(days=1)

    @property
    def before(self) -> Span:
        """The twelve months before."""
        return Span(self.first - 4)

    @property
    def name(self) -> str:
        """As officers call it: "2017", "2017/18", or "Jul 2016 to Jun 2017"."""
        if self.start.month == 1:
            return str(self.start.year)
        if self.start.month == 4:
            return f"{self.start.year}/{self.end.year % 100:02d}"
        return f"{_month_name(self.start)} to {_month_name(self.end)}"


def quarter_number(year: str, quarter: str) -> int | None:
    """The number of a quarter, from "2016/17" and "4"; None where that is not how a quarter is written."""
    found, number = _FINANCIAL_YEAR.fullmatch(year), _QUARTER.fullmatch(quarter)
    if not found or not number or (int(found[1]) + 1) % 100 != int(found[2]) % 100:
        return None
    return int(found[1]) * 4 + int(number[1]) - 1


def quarter_start(number: int) -> dt.date:
    """The first day of a quarter."""
    year, quarter = divmod(number, 4)
    return dt.date(year + 1, 1, 1) if quarter == 3 else dt.date(year, 4 + 3 * quarter, 1)


def quarter_name(number: int) -> str:
    """ "Jan to Mar 2017 (2016/17 quarter 4)"."""
    year, quarter = divmod(number, 4)
    start = quarter_start(number)
    months = f"{_NAMES[start.month - 1]} to {_NAMES[start.month + 1]} {start.year}"
    return f"{months} ({_financial(year)} quarter {quarter + 1})"


def quarters_named(numbers: Sequence[int], most: int = 4) -> str:
    """Several quarters in words, those in a row as from-to."""
    runs: list[list[int]] = []
    for number in sorted(numbers):
        if runs and runs[-1][-1] == number - 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    names = [
        quarter_name(run[0])
        if len(run) == 1
        else f"{_month_name(quarter_start(run[0]))} to {_month_name(quarter_start(run[-1] + 1) - dt.timedelta(days=1))}"
        for run in runs[:most]
    ]
    return ", ".join(names) + (f" and {len(runs) - most} more" if len(runs) > most else "")


def asked_span(to: str | None, period: str | None) -> Span | None:
    """The twelve months that an officer asked for; None where nobody asked. Raises `PlanbuilderError`."""
    if to and period:
        raise _refused("both --to and --period were given", "Give one of them.")
    if to:
        return _ending(to)
    return _whole(period) if period else None


def _ending(typed: str) -> Span:
    """Twelve months to the end of a month that ends a quarter."""
    month = _month(typed)
    if month is None:
        raise _refused(f"“{typed}” is not a month", _WAYS)
    if month.month % 3:
        near = [
            f"{month.year}-{other:02d}" for other in (month.month - month.month % 3, month.month - month.month % 3 + 3)
        ]
        near = [one if not one.endswith("-00") else f"{month.year - 1}-12" for one in near]
        do = f"These tables count by quarter: give {near[0]} or {near[1]}."
        raise _refused(f"no quarter ends with {_month_name(month)}", do)
    year, quarter = (month.year - 1, 3) if month.month == 3 else (month.year, month.month // 3 - 2)
    return Span(year * 4 + quarter - 3)


def _whole(typed: str) -> Span:
    """Twelve months as "Jan 2017 to Dec 2017", "2017", "2017/18" or "year ending December 2017"."""
    text = " ".join(typed.split()).casefold()
    if re.fullmatch(r"\d{4}", text):
        return _ending(f"{text}-12")
    year = re.fullmatch(r"(\d{4})[/\-–](\d{4}|\d{2})", text)
    if year and (int(year[1]) + 1) % 100 == int(year[2]) % 100:
        return Span(int(year[1]) * 4)
    ends = re.split(r"\s+(?:to|-|–|until)\s+", re.sub(r"^(?:12 months|year) (?:ending|to)(?: in)? ", "", text))
    if len(ends) == 1 and ends[0] != text:
        return _ending(ends[0])
    if len(ends) != 2:
        raise _refused(f"“{typed}” is not a period of twelve months", _WAYS)
    first, last = _month(ends[0]), _month(ends[1])
    if first is None or last is None:
        raise _refused(f"“{typed}” is not a period of twelve months", _WAYS)
    span = _ending(ends[1])
    if span.start != first:
        do = f"Twelve months to {_month_name(last)} begin with {_month_name(span.start)}. {_WAYS}"
        raise _refused(f"“{typed}” is not twelve months", do)
    return span


def _month(typed: str) -> dt.date | None:
    """The first day of a month, however it is written."""
    found = _MONTH.fullmatch(" ".join(typed.split()).casefold())
    if not found:
        return None
    if found["word"]:
        number = next((place for place, name in enumerate(_MONTHS, 1) if found["word"].startswith(name)), 0)
    else:
        number = int(found["number"] or found["month"])
    year = int(found["then"] or found["year"] or found["after"])
    return dt.date(year, number, 1) if 1 <= number <= 12 and 1990 <= year <= 2200 else None


def _month_name(day: dt.date) -> str:
    return f"{_NAMES[day.month - 1]} {day.year}"


def _financial(year: int) -> str:
    return f"{year}/{(year + 1) % 100:02d}"


def _refused(what: str, do: str) -> PlanbuilderError:
    return PlanbuilderError(Problem(Level.STOP, what, do))
