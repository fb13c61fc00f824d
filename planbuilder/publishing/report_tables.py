"""The tables of the report's data file: crime, districts, months, enforcement, indicators, progress and posts."""

from __future__ import annotations

import re
from collections.abc import Sequence

from planbuilder.model.comparison import Comparison
from planbuilder.model.league import League
from planbuilder.model.report import Report
from planbuilder.model.series import EnforcementYears, Monthly, received
from planbuilder.model.statistics import Statistics
from planbuilder.publishing.plan_tables import money_tables
from planbuilder.publishing.tables import (
    LOW_RELIABILITY,
    NOT_APPLICABLE,
    NOT_AVAILABLE,
    Heading,
    Table,
    Value,
    figure,
    lines,
    number,
    pounds,
    words,
)
from planbuilder.values import long_date


def report_tables(report: Report) -> list[Table]:
    """Every table of the report that has rows."""
    statistics = report.statistics
    tables: list[Table] = []
    if statistics:
        tables += [_crime(statistics)] if statistics.comparisons else []
        tables += [_league(statistics, statistics.league)] if statistics.league else []
        tables += [_monthly(one, place) for place, one in enumerate(statistics.monthly, 1) if one.years]
        tables += [_enforcement(statistics.enforcement), _indicators(statistics)]
    tables += [_progress(report), *money_tables(report.plan), _posts(report)]
    return [table for table in tables if table.rows]


# --- crime ---------------------------------------------------------------------------------------------------


def _crime(statistics: Statistics) -> Table:
    before, now = words(statistics.previous.name), words(statistics.current.name)
    headings = [Heading("Measure", 40), Heading("Rate is per 1,000", 16)]
    for area in (statistics.own.name, statistics.force.name):
        headings += [
            Heading(f"{area} {before} (number)", 16, 0),
            Heading(f"{area} {now} (number)", 16, 0),
            Heading(f"{area} change (number)", 16, 0),
            Heading(f"{area} change (%)", 16, 1),
            Heading(f"{area} rate in {now} (per 1,000)", 18, 1),
        ]
    note = f"{statistics.own.name} less {statistics.force.name}."
    headings += [
        Heading("Gap between the changes (percentage points)", 20, 1, note),
        Heading("Gap between the rates (per 1,000)", 20, 1, note),
    ]
    about = [_period(statistics, one) for one in (statistics.previous, statistics.current)]
    about += [f"Source: {source}"] if (source := lines(statistics.settings.source, "")) else []
    return Table(
        "Crime",
        f"Recorded crime and incidents in {statistics.own.name} and {statistics.force.name}, {before} and {now}",
        headings,
        [_measure(one) for one in statistics.comparisons],
        about,
        [_measure_notes(one, statistics.settings.small_number or 0) for one in statistics.comparisons],
    )


def _period(statistics: Statistics, period: object) -> str:
    one = statistics.previous if period is statistics.previous else statistics.current
    return f"{words(one.name)} is {long_date(one.start)} to {long_date(one.end)}."


def _measure(one: Comparison) -> tuple[Value, ...]:
    own, force = (
        (figure(area.previous), figure(area.current), figure(area.difference), figure(area.per_cent), figure(area.rate))
        for area in (one.own, one.force)
    )
    return (
        words(one.measure.name),
        one.measure.denominator.lower(),
        *own,
        *force,
        figure(one.gap),
        figure(one.rate_gap),
    )


def _measure_notes(one: Comparison, small: int) -> list[str]:
    notes = [f"{one.measure.name}: {reason}." for reason in one.reasons]
    if any(cell.small for cell in one.cells):
        notes.append(f"{LOW_RELIABILITY} A percentage in this row is that of a count below {small:,}.")
    note = lines(one.measure.note, "")
    return [*notes, *([f"{one.measure.name}: {note}"] if note else [])]


def _league(statistics: Statistics, league: League) -> Table:
    people = league.measure.denominator.lower()
    headings = (
        Heading("Rank (1 is the lowest rate)" if league.lowest_first else "Rank (1 is the highest rate)", 14, 0),
        Heading("Area", 32),
        Heading(f"{league.measure.name} in {words(statistics.current.name)} (number)", 20, 0),
        Heading(f"Rate (per 1,000 {people})", 20, 1),
    )
    rows: list[tuple[Value, ...]] = [
        (
            place.rank if place.rank is not None else NOT_APPLICABLE,
            words(place.area.name),
            figure(place.count),
            figure(place.rate),
        )
        for place in league.places
    ]
    notes = [[f"{place.area.name}: {lines(place.area.note, '')}"] if place.area.note else [] for place in league.places]
    about = (_period(statistics, statistics.current), "Areas with the same rate share a rank.")
    title = f"{league.measure.name} by district, {words(statistics.current.name)}"
    return Table("Districts", title, headings, rows, about, notes)


# --- months and years ------------------------------------------------------------------------------------------


def _monthly(one: Monthly, place: int) -> Table:
    headings = [Heading("Month", 16), *(Heading(f"{year} ({one.nouns[1]})", 18, 0) for year in one.years)]
    rows = [
        (
            month,
            *(NOT_AVAILABLE if one.counts[year][at] is None else one.counts[year][at] or 0 for year in one.years),
        )
        for at, month in enumerate(one.months)
    ]
    about = [f"Source: {words(one.series.source)}"] if one.series.source else []
    about += [note] if (note := lines(one.series.note, "")) else []
    name = re.sub(r"\W+", "_", one.series.name).strip("_")[:24] or f"Series_{place}"
    return Table(name, f"{one.series.name} by month", headings, rows, about)


def _enforcement(found: EnforcementYears) -> Table:
    money = [received(row) for row in found.rows]
    decimals = 0 if all(one is None or one == one.to_integral_value() for one in money) else 2
    headings = (
        Heading("Year", 14),
        Heading("Enforcement actions (number)", 20, 0),
        Heading("Costs and fines received (£)", 20, decimals),
    )
    rows: list[Sequence[Value]] = [
        (
            words(row.year),
            NOT_AVAILABLE if row.number is None else row.number,
            NOT_AVAILABLE if amount is None else pounds(amount),
        )
        for row, amount in zip(found.rows, money, strict=True)
    ]
    notes = [[f"{row.year}: {lines(row.note)}"] if row.note else [] for row in found.rows]
    return Table("Enforcement", "Enforcement action by year", headings, rows, (), notes)


# --- indicators, progress, posts -------------------------------------------------------------------------------


def _indicators(statistics: Statistics) -> Table:
    headings = (
        Heading("Indicator", 50),
        Heading("Priority", 30),
        Heading("Unit", 20),
        Heading("Baseline (in its unit)", 14, 1),
        Heading("Target (in its unit)", 14, 1),
        Heading("Outturn (in its unit)", 14, 1),
        Heading("Rating", 12),
        Heading("Since the baseline", 14),
    )
    rows, notes = [], []
    for one in statistics.indicators:
        own = one.indicator
        shares = any(value.per_cent for value in (own.baseline, own.target, own.outturn) if value)
        rows.append(
            (
                words(own.name),
                words(own.priority, NOT_APPLICABLE),
                words(own.unit, "%" if shares else NOT_AVAILABLE),
                *(number(value) for value in (own.baseline, own.target, own.outturn)),
                NOT_AVAILABLE if one.reason else one.rating,
                words(one.direction, NOT_AVAILABLE),
            )
        )
        note = lines(own.note, "")
        reasons = [f"{own.name}: {one.reason}."] if one.reason else []
        notes.append([*reasons, *([f"{own.name}: {note}"] if note else [])])
    about = ("Green: the target was reached. Amber: nearly. Red: it was missed.",)
    return Table("Indicators", "Indicators and targets", headings, rows, about, notes)


def _progress(report: Report) -> Table:
    headings = (
        Heading("Ref", 10),
        Heading("Priority", 30),
        Heading("Strategic objective", 40),
        Heading("Quarter", 12),
        Heading("Rating", 16),
        Heading("What was done", 80),
    )
    rows: list[tuple[Value, ...]] = []
    for achieved in report.achieved:
        if not any(done.quarters for done in achieved.actions):
            continue  # the report prints no table of actions for it either
        for done in achieved.actions:
            first = (words(done.action.ref), words(achieved.area.priority.name), lines(done.action.objective))
            rows += [(*first, row.quarter, row.rag, lines(row.done)) for row in done.quarters]
            rows += [] if done.quarters else [(*first, NOT_AVAILABLE, NOT_AVAILABLE, NOT_AVAILABLE)]
    about = ("Each row is one action in one quarter; Q1 is April to June.",)
    return Table("Progress", "Progress on the actions", headings, rows, about)


def _posts(report: Report) -> Table:
    headings = (Heading("Team", 50), Heading("Rank", 30), Heading("Posts (number)", 14, 0))
    rows = [(words(team.team.name), words(post.rank), post.number) for team in report.teams for post in team.posts]
    notes = [[f"{post.rank}: {lines(post.note)}"] if post.note else [] for team in report.teams for post in team.posts]
    return Table("Policing", "Police posts by team", headings, rows, (), notes)
