"""Dates that lie outside the year of the plan, that never were, or that run backwards.

A financial year runs from 1 April to 31 March. Timescales are free text: days, months, seasons and quarters in them are
looked at, and a year that stands alone. Words that explain a date ("since April 2015", "review April 2018") end the
matter, and a year alone that lies ahead is an aim.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from itertools import pairwise

from planbuilder.catalogue.agreement import OUTSIDE_YEAR
from planbuilder.catalogue.entries import DATE_AS_NUMBER, NOT_A_DATE, UNFINISHED
from planbuilder.dates import Period, dates_in
from planbuilder.intake.check import Checked
from planbuilder.problems import Problem
from planbuilder.review.agreement import at
from planbuilder.review.year import check_year, plan_years
from planbuilder.schema.plan import Action, Settings, Version
from planbuilder.values import long_date

_Span = tuple[dt.date, dt.date]
_RANGE = re.compile(r"\s*(?:[-–—]|to|until|till)\s*", re.IGNORECASE)
#: What tells that a date behind it lies in the past on purpose; "by" or "until" right before the date takes it back.
_BEGAN = re.compile(
    r"\b(?:since|from|on-?going|continu\w+|beg[au]n|started|starting|launched|commenced|introduced|established|running"
    r"|in place|rolling|following|after|agreed|approved|adopted|reviewed|carried|delayed|postponed|deferred"
    r"|completed|finished)\b",
    re.IGNORECASE,
)
_UNTIL = re.compile(
    r"\b(?:until|till|to|by|ends?|ending|before|due|complete)\W+(?:the\s+)?(?:end\s+of\s+)?$", re.IGNORECASE
)
_RUNS_ON = re.compile(r"\b(?:onwards?|on-?going|continu\w+|to date|to (?:the )?present|to now)\b", re.IGNORECASE)
_OPEN_END = re.compile(r"\s*[-–—](?:\s*(?:>|\.{2,}|…))?\s*")
_LATER = re.compile(
    r"\b(?:review\w*|evaluat\w+|report\w*|renew\w*|refresh\w*|follow[- ]?up|on-?going|continu\w+|beyond|onwards?"
    r"|long[- ]term|next)\b",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"[3-5]\d{4}(?:\.0+)?|60000")
_DAY_0 = dt.date(1899, 12, 30)  # Excel counts days from here
#: An older date of a version is a slip: nobody drafts a plan for so long.
_DRAFTING = 2


def dates(checked: Checked, folder: str = "") -> list[Problem]:
    """What is wrong with the dates of actions and versions.

    Where the workbook is of another year than its folder, which is told by itself, no date is held against the year.
    """
    settings = checked.of(Settings)
    span = plan_years(settings[0].year) if settings and not (folder and check_year(checked, folder)) else None
    problems = [problem for action in checked.of(Action) for problem in _in_timescale(action, span)]
    for version in checked.of(Version) if span else ():
        what = _of_version(version.date, span) if span else ""
        if what:
            problems.append(at(OUTSIDE_YEAR, version, "date", what, "Correct the date, or the year of the plan."))
    return problems


def _of_version(day: dt.date, span: _Span) -> str:
    if day > span[1]:
        return f"{long_date(day)} is after the end of the plan's year ({long_date(span[1])})"
    if day < span[0].replace(year=span[0].year - _DRAFTING):
        return f"{long_date(day)} is more than two years before the plan begins ({long_date(span[0])})"
    return ""


def _in_timescale(action: Action, span: _Span | None) -> Iterator[Problem]:
    for line in action.timescale:
        text = line.text.strip()
        if _NUMBER.fullmatch(text):
            day = long_date(_DAY_0 + dt.timedelta(days=int(float(text))))
            what = f"“{text}” is the number by which Excel knows the date {day}"
            yield at(DATE_AS_NUMBER, action, "timescale", what, f"Type {day}, or format the cell as a date.")
            continue
        found = dates_in(text)
        for wrong in found.wrong:
            do = "Type it as day/month/year, for example 31/03/2018."
            do = f"Did you mean “{wrong.meant}”?" if wrong.meant else do
            yield at(NOT_A_DATE, action, "timescale", f"“{wrong.text}” {wrong.wrong}", do)
        for unknown in found.open:
            what = f"“{unknown}” says that something is still to come"
            yield at(UNFINISHED, action, "timescale", what, "Type what is now known.")
        if found.periods:
            yield from _periods(action, text, found.periods, span)


def _periods(action: Action, text: str, periods: tuple[Period, ...], span: _Span | None) -> Iterator[Problem]:
    told: set[Period] = set()
    for one, other in pairwise(periods):
        if not _RANGE.fullmatch(text[one.end : other.start]):
            continue
        if other.last < one.first:
            what = f"this ends on {other.text}, before it begins on {one.text}"
            yield at(NOT_A_DATE, action, "timescale", what, "Correct one of the two dates.")
            told |= {one, other}
        elif span and other.last < span[0]:
            told.add(one)  # the end says enough
        elif span and one.first > span[1]:
            told.add(other)
    for number, period in enumerate(periods) if span else ():
        before = text[periods[number - 1].end if number else 0 : period.start]
        after = text[period.end : periods[number + 1].end] if number + 1 < len(periods) else text[period.end :]
        what = "" if period in told or not span else _outside(period, before, after, span)
        if what:
            do = "Correct the date, unless the action really runs there."
            yield at(OUTSIDE_YEAR, action, "timescale", what, do)


def _outside(period: Period, before: str, after: str, span: _Span) -> str:
    """How a period lies outside the plan; nothing where the words round it explain why."""
    if period.last < span[0]:
        began = (_BEGAN.search(before) and not _UNTIL.search(before)) or _OPEN_END.fullmatch(after)
        return (
            "" if began or _RUNS_ON.search(after) else f"{period.text} is before the plan begins ({long_date(span[0])})"
        )
    if period.first > span[1] and not period.year_alone:
        explained = _LATER.search(before) or _LATER.search(after)
        return "" if explained else f"{period.text} is after the plan ends ({long_date(span[1])})"
    return ""
