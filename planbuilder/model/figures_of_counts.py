"""The figures that are counted by month and by year, and the indicators, each with its formula and its cells."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from planbuilder.model.figure import AS_TYPED, Figure, added, cells, cells_of, counted, money, words, worked
from planbuilder.model.indicators import Rated, number_in_figures
from planbuilder.model.series import EnforcementYears, Monthly, received
from planbuilder.model.worked import NOT_AVAILABLE, in_figures
from planbuilder.values import Money, pounds


def of_series(monthly: Monthly) -> Iterator[Figure]:
    """A series by month and by year, and what has changed between its last two years."""
    for year, total in monthly.totals.items():
        rows = [row for row in monthly.rows if row.year == year]
        sum_ = added(in_figures(row.count) for row in rows if row.count is not None)
        yield worked(year, total, f"sum of the months of {year} that are recorded", cells_of(rows, "count"), sum_)
    for row in monthly.rows:
        name = f"{row.month} {row.year}"
        yield counted(name, row.count, AS_TYPED, cells(row, "count"), f"not recorded in {name}")
    if len(monthly.years) > 1:
        yield from _by_month(monthly)
        yield from _change(monthly)


def _by_month(monthly: Monthly) -> Iterator[Figure]:
    before, now = monthly.years[-2:]
    rows = {(row.year, row.month): row for row in monthly.rows}
    for month in monthly.months:
        pair = [rows[year, month] for year in (before, now) if (year, month) in rows]
        counts = [row.count for row in pair if row.count is not None]
        less, whence = f"{month} {now} less {month} {before}", cells_of(pair, "count")
        reason = f"not recorded in both {before} and {now}"
        change = counts[1] - counts[0] if len(counts) == 2 else None
        sum_ = f": {in_figures(counts[1])} - {in_figures(counts[0])} = {in_figures(change)}" if len(counts) == 2 else ""
        yield counted(f"{month} change", change, less + sum_, whence, reason)


def _change(monthly: Monthly) -> Iterator[Figure]:
    before, now = monthly.years[-2:]
    rows = [row for row in monthly.rows if row.year in (before, now) and row.month in monthly.compared]
    rows = rows or [row for row in monthly.rows if row.year in (before, now)]
    whence = cells_of(rows, "count")
    part = "" if monthly.whole else f" (the {len(monthly.compared)} months recorded in both)"
    less, sum_ = f"{now} less {before}{part}", f"{monthly.current.text} - {monthly.previous.text}"
    difference = worked("difference", monthly.difference, less, whence, sum_)
    yield difference if monthly.whole else replace(difference, prints=(NOT_AVAILABLE,))
    unsigned = ", without its sign"
    yield worked("difference size", monthly.difference.size, f"{less}{unsigned}", whence, sum_)
    share = f"difference as a percentage of {before}{part}"
    sum_ = f"{monthly.difference.text} / {monthly.previous.text} x 100"
    yield worked("change %", monthly.per_cent, share, whence, sum_, per_cent=True)
    yield worked("change size %", monthly.per_cent.size, f"{share}{unsigned}", whence, sum_, per_cent=True)
    how = f"in words: the difference ({monthly.difference.text}) and the % change ({monthly.per_cent.per_cent})"
    yield words("change", monthly.in_words, how, whence, monthly.previous.reason)


def of_enforcement(years: EnforcementYears) -> Iterator[Figure]:
    """Enforcement by year, and its totals."""
    for row in years.rows:
        whence = cells(row, "number")
        yield counted(f"{row.year} number", row.number, AS_TYPED, whence, f"not recorded in {row.year}")
        how = AS_TYPED if len(row.received) < 2 else f"sum of the lines of the cell: {_lines(row.received)}"
        reason = f"no sum is recorded in {row.year}"
        yield money(f"{row.year} received", received(row), how, cells(row, "received"), reason, pence=True)
    numbers = added(in_figures(row.number) for row in years.rows if row.number is not None)
    yield worked("total number", years.number, "sum of all years", cells_of(years.rows, "number"), numbers)
    sums = added(pounds(sum_) for sum_ in map(received, years.rows) if sum_ is not None)
    how = f"sum of all years: {sums} = {pounds(years.received)}" if sums else "sum of all years"
    yield money("total received", years.received, how, cells_of(years.rows, "received"), pence=True)


def _lines(several: tuple[Money, ...]) -> str:
    return added(pounds(one.amount) for one in several if one.amount is not None)


def of_indicator(rated: Rated) -> Iterator[Figure]:
    """An indicator's baseline, target and outturn, its rating and its direction."""
    one = rated.indicator
    for name in ("baseline", "target", "outturn"):
        number = getattr(one, name)
        figure = counted(name, None, AS_TYPED, cells(one, name), f"no {name} is recorded")
        if number:
            exact = number.amount.as_integer_ratio()
            text = number_in_figures(number)
            figure = replace(figure, value=number.amount, text=text, reason="", exact=Fraction(*exact))
        yield figure
    numbers = f"outturn {number_in_figures(one.outturn)}, target {number_in_figures(one.target)}"
    allowed = f"Amber within {number_in_figures(one.amber)}" if one.amber else "no Amber"
    formula = f"Green at the target or better, Amber within what is allowed, else Red: {numbers}, {allowed}"
    rating = rated.rating if rated.rating != NOT_AVAILABLE else ""
    yield words("RAG", rating, formula, cells(one, "target", "outturn", "amber"), rated.reason)
    formula = f"outturn held against the baseline; {one.good.lower()} is better"
    reason = "the baseline or the outturn is not recorded, or they are in different units"
    yield words("direction", rated.direction, formula, cells(one, "baseline", "outturn"), reason)
