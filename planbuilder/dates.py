"""Dates as officers write them, day first: one that a cell holds, or those that stand in a text.

What a text names may be a day, a month, a quarter, a season or a year; each is a period from its first to its last day.
What was surely meant as a date and is none ("31/02/2018", "31 Marhc 2018") is given back apart.
"""

from __future__ import annotations

import calendar
import datetime as dt
import difflib
import re
from dataclasses import dataclass
from functools import lru_cache

from planbuilder.values import long_date

_NAMES = [f"{dt.date(2000, number, 1):%B}" for number in range(1, 13)]
_MONTHS = {name.casefold(): number for number, name in enumerate(_NAMES, 1)}
_MONTHS |= {name[:3]: number for name, number in _MONTHS.items()} | {"sept": 9}
_DAY_FIRST = re.compile(r"(\d{1,2})\s*[./\s-]\s*(\d{1,2})\s*[./\s-]\s*['’]?(\d{4}|\d{2})")
_YEAR_FIRST = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_WORDS = re.compile(
    r"(?:[a-z]+,?\s+)?(\d{1,2})(?:st|nd|rd|th)?(?:\s+of)?[\s-]+([a-z]+)\.?,?[\s-]+['’]?(\d{4}|\d{2})",
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


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of days that a text names: where it stands, its first and last day, and whether it is a mere year."""

    start: int
    end: int
    first: dt.date
    last: dt.date
    text: str
    year_alone: bool = False


@dataclass(frozen=True, slots=True)
class NoDate:
    """What was surely meant as a date: as it stands, what is wrong with it, and what it may mean."""

    text: str
    wrong: str = "is not a date"
    meant: str = ""


@dataclass(frozen=True, slots=True)
class Dates:
    """The periods that a text names, what in it is no date although it was meant as one, and what is left open."""

    periods: tuple[Period, ...]
    wrong: tuple[NoDate, ...]
    open: tuple[str, ...]


#: Behind the two figures of a year: "31 March 17" may end there, "31 March 17 schools" speaks of schools.
_TWO = r"(?:['’]\d{2}|\d{2}(?=\s*(?:$|[,;)–]|-\s|[.:](?!\d)|(?:to|until|till|and|at the latest)\b)))"
_IN_TEXT = re.compile(
    r"(?<![\w/.-])(?:"
    r"(?:(?:spring|summer|autumn|winter)/)?(?P<season>spring|summer|autumn|winter)(?: of)?,? (?P<of>\d{4})"
    r"|(?:q(?P<q>[1-4])|quarter (?P<number>[1-4])|(?P<nth>1st|2nd|3rd|4th|first|second|third|fourth|last) quarter)"
    r"(?: of)?,? (?P<quarter>\d{4})"
    r"|(?P<day>\d{1,2}\s?[/.-]\s?\d{1,2}\s?[/.-]\s?(?:\d{4}|\d{2})|\d{4}-\d{1,2}-\d{1,2}"
    r"|\d{1,2}(?:st|nd|rd|th)?(?:\s+of)?[ -]+(?!spring|summer|autumn|winter|quarter)[a-z]{3,10}"
    rf"(?:\.?,?[ -]+\d{{4}}|(?:\. ?| |-){_TWO})"
    r"|[a-z]{3,9}\.?\s+\d{1,2}(?:st|nd|rd|th)?,?\s+\d{4})"
    r"|(?P<month>[a-z]{3,10})[ -]+(?P<year>\d{4}|['’]\d{2})"
    r"|(?P<open>(?:[x?_]{1,2}|dd|\d{1,2})/(?:[x?_]{1,2}|mm|\d{1,2})/(?:[x?_]{2,4}|yyyy|yy|\d\d[x?]{2}|\d{4}|\d{2}))"
    r"|(?P<digits>\d{1,2}/\d{1,2}/(?:\d{3}|\d{5,6}))"
    r"|(?P<letter>(?:\d{1,2}[./-](?:\d{1,2}|[a-z]{3,9})[./-])?2(?=\d{0,2}[oil])[0o][\doil]{2})"
    r")(?![\w/-]|\.\d)",
    re.IGNORECASE,
)
_FIGURE = re.compile(r"[\d/]")
#: Nothing but a year, with the words that may stand before it.
_YEAR_ALONE = re.compile(
    r"(?:(?:by|in|during|before|until|throughout|late|early|mid|(?:the )?(?:end|start|beginning|middle) of)[ -]+)*"
    r"(?P<year>(?:19|20)\d{2})\.?",
    re.IGNORECASE,
)
#: First and last month, wide enough for every reading: a winter may begin or end with its year.
_SEASONS = {"spring": (3, 5), "summer": (6, 9), "autumn": (9, 11), "winter": (1, 14)}
_QUARTERS = {"1st": 1, "2nd": 2, "3rd": 3, "4th": 4, "first": 1, "second": 2, "third": 3, "fourth": 4, "last": 4}
#: Words that differ from a month by a letter, and may well stand before a year.
_NO_MONTH = {"augusta", "augustus", "match", "marches", "marsh", "mayor", "mayors", "mary", "jane", "jury"}
_FIGURES = str.maketrans("OoIil", "00111")


@lru_cache(maxsize=2048)
def dates_in(text: str) -> Dates:
    """The dates that a text names."""
    if not _FIGURE.search(text):
        return Dates((), (), ())
    periods: list[Period] = []
    wrong: list[NoDate] = []
    left_open: list[str] = []
    for found in _IN_TEXT.finditer(text):
        if found["day"]:
            one = _day(found)
        elif found["open"]:
            left_open.append(found[0])
            continue
        elif found["digits"] or found["letter"]:
            one = NoDate(
                found[0], meant=found[0].translate(_FIGURES) if found[0][-4:].translate(_FIGURES).isdigit() else ""
            )
        else:
            one = _stretch(found)
        if isinstance(one, Period):
            periods.append(one)
        elif one:
            wrong.append(one)
    if alone := _YEAR_ALONE.fullmatch(text):
        year = int(alone["year"])
        periods.append(Period(0, len(text), *_months(year, 1, 12), alone["year"], year_alone=True))
    return Dates(tuple(periods), tuple(wrong), tuple(left_open))


def _day(found: re.Match[str]) -> Period | NoDate | None:
    """A day; what is none in the calendar, or surely misspelt; nothing where the figures mean something else."""
    parts = date_parts(found[0])
    if parts is None:
        word = re.search(r"[^\W\d_]{3,}", found[0])
        month = _misspelt(word[0].casefold(), 0.75) if word and found[0][0].isdigit() else ""
        return NoDate(found[0], meant=found[0].replace(word[0], month)) if word and month else None
    try:
        day = dt.date(*parts)
    except ValueError:
        return NoDate(found[0], "is not a day in the calendar")
    return Period(found.start(), found.end(), day, day, long_date(day))


def _stretch(found: re.Match[str]) -> Period | NoDate | None:
    """A month, a season or a quarter; the last may be one of the calendar or of the financial year."""
    year = int((found["of"] or found["quarter"] or found["year"]).lstrip("'’"))
    year += 2000 if year < 100 else 0
    if not 1000 <= year < 9999:
        return None
    if found["season"]:
        first, last = _SEASONS[found["season"].casefold()]
    elif found["quarter"]:
        number = int(found["q"] or found["number"] or _QUARTERS[found["nth"].casefold()])
        first, last = 3 * number - 2, 3 * number + 3
    else:
        word = found["month"].casefold()
        if word not in _MONTHS:
            month = _misspelt(word, 0.85)
            return NoDate(found[0], meant=f"{month} {year}") if month else None
        first = last = _MONTHS[word]
    return Period(found.start(), found.end(), *_months(year, first, last), found[0])


def _months(year: int, first: int, last: int) -> tuple[dt.date, dt.date]:
    """The first and the last day of some months; the 13th is the next year's first."""
    end = dt.date(year + (last - 1) // 12, (last - 1) % 12 + 1, 1)
    return dt.date(year, first, 1), end.replace(day=calendar.monthrange(end.year, end.month)[1])


@lru_cache(maxsize=2048)
def _misspelt(word: str, likeness: float) -> str:
    """The month that a word surely means; two letters that changed places count for more than likeness."""
    if word in _NO_MONTH or word in _MONTHS:
        return ""
    near = difflib.get_close_matches(word, [name.casefold() for name in _NAMES], 1, 0.7)
    if not near:
        return ""
    swapped = sorted(word) == sorted(near[0]) and word[0] == near[0][0]
    alike = difflib.SequenceMatcher(None, word, near[0]).ratio() >= likeness
    return near[0].capitalize() if swapped or (alike and (likeness < 0.8 or len(near[0]) > 5)) else ""
