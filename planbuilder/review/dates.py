"""Dates that lie outside the year of the plan, that never were, or that run backwards.

A financial year runs from 1 April to 31 March. Timescales are free text: only whole dates in them are looked at, and
"2017" or "March" alone says nothing.
"""

from __future__ import annotations

import datetime as dt
import re
from itertools import pairwise

from planbuilder.catalogue.agreement import OUTSIDE_YEAR
from planbuilder.catalogue.entries import NOT_A_DATE
from planbuilder.dates import Period, periods_in
from planbuilder.intake.check import Checked
from planbuilder.problems import Problem
from planbuilder.review.agreement import at
from planbuilder.schema.plan import Action, Settings, Version
from planbuilder.values import long_date

_RANGE = re.compile(r"\s*(?:[-–—]|to|until|till)\s*", re.IGNORECASE)


def dates(checked: Checked) -> list[Problem]:
    """What is wrong with the dates of actions and versions."""
    settings = checked.of(Settings)
    span = plan_years(settings[0].year) if settings else None
    problems = []
    for action in checked.of(Action):
        problems += _in_timescale(action, span)
    for version in checked.of(Version):
        if span and version.date > span[1]:
            what = f"{long_date(version.date)} is after the end of the plan's year ({long_date(span[1])})"
            problems.append(at(OUTSIDE_YEAR, version, "date", what, "Correct the date, or the year of the plan."))
    return problems


def plan_years(year: str) -> tuple[dt.date, dt.date]:
    """The first and the last day of a plan: "2017/18" is a financial year, "2025-2028" is three of them.

    A single year ("2018") may be a calendar year or the financial year that begins in it: it covers both.
    """
    first, *more = re.split(r"[/-]", year)
    if not more:
        return dt.date(int(first), 1, 1), dt.date(int(first) + 1, 3, 31)
    last = int(more[0]) if len(more[0]) == 4 else int(first) + 1
    return dt.date(int(first), 4, 1), dt.date(last, 3, 31)


def _in_timescale(action: Action, span: tuple[dt.date, dt.date] | None) -> list[Problem]:
    problems = []
    for line in action.timescale:
        found, wrong = periods_in(line.text)
        for text in wrong:
            do = "Type it as day/month/year, for example 31/03/2018."
            problems.append(at(NOT_A_DATE, action, "timescale", f"“{text}” is not a day in the calendar", do))
        for one, other in pairwise(found):
            if other.last < one.first and _RANGE.fullmatch(line.text[one.end : other.start]):
                what = f"this ends on {other.text}, before it begins on {one.text}"
                problems.append(at(NOT_A_DATE, action, "timescale", what, "Correct one of the two dates."))
        outside = [_outside(period, span) for period in found if span]
        do = "Correct the date, unless the action really runs there."
        problems += [at(OUTSIDE_YEAR, action, "timescale", what, do) for what in outside if what]
    return problems


def _outside(period: Period, span: tuple[dt.date, dt.date]) -> str:
    if period.last < span[0]:
        return f"{period.text} is before the plan begins ({long_date(span[0])})"
    if period.first > span[1]:
        return f"{period.text} is after the plan ends ({long_date(span[1])})"
    return ""
