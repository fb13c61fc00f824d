"""What does not agree in statistics.xlsx: periods, counts beside their totals, areas without people, months.

In come the checked records; out come findings at their cells. Counts are held against each other, never against what
would be usual: crime may double.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from itertools import pairwise

from planbuilder.catalogue.counts import (
    ABOVE_FORCE,
    LEAGUE_TOTAL,
    MIXED_UNITS,
    MONTH_MISSING,
    MONTH_TWICE,
    NO_DENOMINATOR,
    NO_LEAGUE_MEASURE,
    OWN_IS_FORCE,
    PERIOD_NAME,
    PERIOD_ROLES,
    TWO_COUNTS,
    UNEVEN_PERIODS,
)
from planbuilder.catalogue.declare import Check
from planbuilder.catalogue.entries import NOT_A_DATE
from planbuilder.intake.check import Checked
from planbuilder.problems import Problem
from planbuilder.review.years import MENTION, mention
from planbuilder.schema import Record
from planbuilder.schema.months import years_in_order
from planbuilder.schema.statistics import (
    Area,
    DistrictCount,
    Indicator,
    Measure,
    MonthCount,
    Period,
    Series,
    StatisticsSettings,
)
from planbuilder.values import long_date

#: Days by which two periods may differ: a leap day, or where a year's last weekend falls.
_DAYS_APART = 3


def statistics(checked: Checked) -> list[Problem]:
    """All findings about the counts of a year."""
    return [*_periods(checked), *_own_and_force(checked), *_league(checked), *_months(checked), *_indicators(checked)]


def _at(check: Check, record: Record, field: str, what: str, do: str) -> Problem:
    return check.problem(what, do, record.place.workbook, record.place.sheet, record.cell(field))


# --- periods ----------------------------------------------------------------------------------------------


def _periods(checked: Checked) -> Iterator[Problem]:
    periods, measures = checked.of(Period), checked.of(Measure)
    for period in periods:
        if period.end < period.start:
            what = f"the period “{period.name}” ends before it begins"
            yield _at(NOT_A_DATE, period, "end", what, "Correct one of the two dates.")
    for one in measures:
        if one.defined_from and one.defined_to and one.defined_to < one.defined_from:
            what = f"the definition of “{one.name}” ends before it begins"
            yield _at(NOT_A_DATE, one, "defined_to", what, "Correct one of the two dates.")
    if not checked.sound(Period):
        return
    roles = {role: [one for one in periods if one.role == role] for role in ("Previous", "Current")}
    for role, found in roles.items():
        if len(found) > 1:
            what = f"a second period has the role {role} (the first is “{found[0].name}”)"
            yield _at(PERIOD_ROLES, found[1], "role", what, "Keep one of them.")
        elif not found:
            what, do = f"no period has the role {role}", "Add its row, with its first and its last day."
            yield PERIOD_ROLES.problem(what, do, "statistics.xlsx", Period.sheet.title)
    if all(len(found) == 1 for found in roles.values()):
        both = roles["Previous"][0], roles["Current"][0]
        uneven = list(_uneven(*both))
        yield from uneven
        if not uneven and all(one.start <= one.end for one in both):  # else it is told that a date is wrong
            yield from _names(both)


def _names(periods: tuple[Period, Period]) -> Iterator[Problem]:
    """Names such as 2017 and 2016/17 beside dates of other years; a weekend may shift them a little."""
    apart = dt.timedelta(_DAYS_APART)
    for one in periods:
        found = MENTION.fullmatch(one.name.strip())
        years = mention(one.name.strip(), found) if found else None
        if years and ((one.start + apart).year != years.first or (one.end - apart).year != years.last):
            what = f"the period “{one.name}” runs from {long_date(one.start)} to {long_date(one.end)}"
            yield _at(PERIOD_NAME, one, "start", what, "Correct the dates or the name.")


def _uneven(previous: Period, current: Period) -> Iterator[Problem]:
    do = "Correct the dates."
    if current.start < previous.start:
        what = f"the current period “{current.name}” begins before the previous one, “{previous.name}”"
        yield _at(UNEVEN_PERIODS, current, "start", what, "Exchange their roles, or correct the dates.")
        return
    if current.start <= previous.end:
        what = f"the current period “{current.name}” begins before the previous one, “{previous.name}”, has ended"
        yield _at(UNEVEN_PERIODS, current, "start", what, do)
        return
    days = [(one.end - one.start).days + 1 for one in (previous, current)]
    if min(days) > 0 and abs(days[0] - days[1]) > _DAYS_APART:
        what = f"“{previous.name}” has {days[0]} days and “{current.name}” has {days[1]}"
        yield _at(UNEVEN_PERIODS, current, "end", what, do)


# --- the own area in the force -----------------------------------------------------------------------------


def _settings(checked: Checked) -> tuple[StatisticsSettings, Area, Area] | None:
    """The settings, the own area and the force, where all three were read."""
    areas = {area.name: area for area in checked.of(Area)}
    for settings in checked.of(StatisticsSettings):
        if settings.own_area in areas and settings.force in areas:
            return settings, areas[settings.own_area], areas[settings.force]
    return None


def _own_and_force(checked: Checked) -> Iterator[Problem]:
    known = _settings(checked)
    if known is None:
        return
    settings, own, force = known
    measures = checked.of(Measure)
    if own is force:
        what = f"{own.name} is both the own area and the force area, so it is compared with itself"
        do = "Choose the police force, or accept it where your area is the whole force."
        yield _at(OWN_IS_FORCE, settings, "force", what, do)
    for field in ("people", "households"):
        part, whole = getattr(own, field), getattr(force, field)
        if part is not None and whole is not None and part > whole:
            what = f"{own.name} has more {field} ({part:,}) than {force.name} ({whole:,})"
            yield _at(ABOVE_FORCE, own, field, what, "Compare both with their source.")
        needs = [one.name for one in measures if one.denominator.lower() == field]
        for area in (own, force) if needs else ():
            if not getattr(area, field):
                what = f"the {field} of {area.name} are missing, which the rate of “{needs[0]}” needs"
                yield _at(NO_DENOMINATOR, area, field, what, "Type their number.")
    for one in measures:
        for when in ("previous", "current"):
            part, whole = getattr(one, f"own_{when}"), getattr(one, f"force_{when}")
            if part is not None and whole is not None and part > whole:
                what = f"“{one.name}”: {own.name} ({part:,}) is above {force.name} ({whole:,})"
                yield _at(ABOVE_FORCE, one, f"own_{when}", what, "Compare both with their source.")


# --- districts --------------------------------------------------------------------------------------------


def _league(checked: Checked) -> Iterator[Problem]:
    known, rows = _settings(checked), checked.of(DistrictCount)
    if known is None or not rows:
        return
    settings, own, force = known
    areas = {area.name: area for area in checked.of(Area)}
    measure = next((one for one in checked.of(Measure) if one.name == settings.league_measure), None)
    if measure is None:
        if not settings.league_measure:
            what = "the districts are counted, but no league table measure is chosen"
            yield _at(NO_LEAGUE_MEASURE, settings, "league_measure", what, "Choose the measure that they count.")
        return
    field = measure.denominator.lower()
    for row in rows:
        area = areas.get(row.area)
        if area and area.kind == "District" and area is not own and not getattr(area, field):
            what = f"the {field} of {area.name} are missing, which its rate in the league table needs"
            yield _at(NO_DENOMINATOR, area, field, what, "Type their number.")
        here = measure.own_current
        if row.area == own.name and None not in (row.count, here) and row.count != here:
            there = f"{measure.place.sheet} > {measure.cell('own_current')}"
            what = f"{own.name} has {row.count:,} here, but {here:,} in {there}"
            yield _at(TWO_COUNTS, row, "count", what, "Correct the one that is wrong.")
    yield from _league_total(checked, [row for row in rows if row.area != force.name], measure, force)


def _league_total(checked: Checked, parts: list[DistrictCount], measure: Measure, force: Area) -> Iterator[Problem]:
    counts = [row.count for row in parts if row.count is not None]
    whole = measure.force_current
    if not checked.sound(DistrictCount) or len(counts) < len(parts) or not parts or whole is None:
        return
    total = sum(counts)
    if total != whole:
        apart = f"{abs(whole - total):,} {'fewer' if total < whole else 'more'}"
        what = f"these counts add up to {total:,}, which is {apart} than {force.name} has in all ({whole:,})"
        do = "Correct a count, or add the area that is missing (kind Other, where it is no district)."
        yield _at(LEAGUE_TOTAL, parts[-1], "count", what, do)


# --- months and indicators -----------------------------------------------------------------------------------


def _months(checked: Checked) -> Iterator[Problem]:
    first: dict[tuple[str, str, str], MonthCount] = {}
    for row in checked.of(MonthCount):
        earlier = first.setdefault((row.series, row.year, row.month), row)
        if earlier is not row:
            what = (
                f"{row.month} {row.year} of “{row.series}” stands here a second time (first in {earlier.cell('month')})"
            )
            yield _at(MONTH_TWICE, row, "month", what, "Make one row of the two.")
    for series in checked.of(Series) if checked.sound(MonthCount) else ():
        years = years_in_order(year for name, year, _ in first if name == series.name)
        for pair in list(pairwise(years))[-1:]:
            yield from _missing_months(series, [row for key, row in first.items() if key[0] == series.name], pair)


def _missing_months(series: Series, rows: list[MonthCount], years: tuple[str, str]) -> Iterator[Problem]:
    """The months that one year has and the other has not."""
    has = {year: {row.month for row in rows if row.year == year} for year in years}
    for year, other in (years, years[::-1]):
        missing = [row.month for row in rows if row.year == other and row.month not in has[year]]
        if missing:
            what = f"“{series.name}” has no count for {', '.join(missing)} in {year}"
            do = "Add it, with - where it was not recorded."
            yield MONTH_MISSING.problem(what, do, series.place.workbook, MonthCount.sheet.title)


def _indicators(checked: Checked) -> Iterator[Problem]:
    for one in checked.of(Indicator):
        kinds = {number.per_cent for number in (one.baseline, one.target, one.outturn) if number is not None}
        if len(kinds) > 1:
            what = f"the figures of “{one.name}” are partly percentages and partly not"
            yield _at(MIXED_UNITS, one, "outturn", what, "Type all of them alike: 64% or 64.")
