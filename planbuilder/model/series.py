"""Counts by month and by year: the table behind a chart, and what has changed between two years.

Two years are compared by the months that are recorded in both; where one lacks months, the change says so. Sums of
money are exact.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from planbuilder.model.sentences import change_in_words, is_plural
from planbuilder.model.worked import Worked, change_per_cent, difference
from planbuilder.schema.months import months_in_order, years_in_order
from planbuilder.schema.statistics import MONTHS, Enforcement, MonthCount, Series


@dataclass(frozen=True)
class Monthly:
    """A series: its counts by year and month (None: not recorded), and the change between its last two years.

    `months` stand in the order in which the sheet has them, which tells whether a year begins in April. `compared`
    are those that both years have; `totals` are sums of the months that are recorded.
    """

    series: Series
    years: tuple[str, ...]
    months: tuple[str, ...]
    counts: Mapping[str, tuple[int | None, ...]]
    totals: Mapping[str, Worked]
    compared: tuple[str, ...]
    previous: Worked
    current: Worked
    difference: Worked
    per_cent: Worked
    rows: tuple[MonthCount, ...]

    @property
    def nouns(self) -> tuple[str, str]:
        """What one, and several, of what is counted are called."""
        return self.series.one, self.series.many

    @property
    def whole(self) -> bool:
        """Whether every month of the sheet is recorded in both years that are compared."""
        return self.compared == self.months

    @property
    def in_words(self) -> str:
        """The change from the verb on: "have decreased by 2.3% (12 fewer fly-tips)"."""
        plural = is_plural(self.series.name)
        words = change_in_words(self.previous, self.current, self.per_cent, self.nouns, plural=plural)
        if not words or self.whole:
            return words
        if len(self.compared) == 1:
            return f"{words} in the one month that is recorded in both years"
        return f"{words} in the {len(self.compared)} months that are recorded in both years"


def make_monthly(series: Series, rows: Sequence[MonthCount], small_below: int = 0) -> Monthly:
    """One series from the rows that name it; its years in their order of time, as far as their names tell it."""
    own = tuple(row for row in rows if row.series == series.name)
    years = years_in_order(row.year for row in own)
    by_year = {year: [row.month for row in own if row.year == year] for year in years}
    months = months_in_order(by_year) if own else MONTHS
    found = {(row.year, row.month): row.count for row in own}
    counts = {year: tuple(found.get((year, month)) for month in months) for year in years}
    totals = {year: _sum(counts[year], f"not recorded in {year}") for year in years}
    before, now = (counts[year] for year in years[-2:]) if len(years) > 1 else ((), ())
    pairs = list(zip(months, before, now, strict=False))  # none at all where there are no two years
    both = [pair for pair in pairs if pair[1] is not None and pair[2] is not None]
    previous = _sum([pair[1] for pair in both], "there are no two years to compare")
    current = _sum([pair[2] for pair in both], "there are no two years to compare")
    return Monthly(
        series,
        years,
        months,
        counts,
        totals,
        tuple(pair[0] for pair in both),
        previous,
        current,
        difference(current, previous),
        change_per_cent(previous, current, years[-2] if len(years) > 1 else "", small_below),
        own,
    )


def _sum(counts: Sequence[int | None], reason: str) -> Worked:
    """The sum of what is recorded; the reason is for where nothing is."""
    recorded = [count for count in counts if count is not None]
    return Worked(Fraction(sum(recorded))) if recorded else Worked(None, reason=reason)


@dataclass(frozen=True)
class EnforcementYears:
    """Enforcement by year, with totals of what is recorded."""

    rows: tuple[Enforcement, ...]
    number: Worked
    received: Decimal


def received(row: Enforcement) -> Decimal | None:
    """What a year brought in; None where no sum is named."""
    sums = [money.amount for money in row.received if money.amount is not None]
    return sum(sums, Decimal(0)) if sums else None


def make_enforcement(rows: Sequence[Enforcement]) -> EnforcementYears:
    """The years in the order of their sheet, and the totals."""
    numbers = [row.number for row in rows if row.number is not None]
    total = Worked(Fraction(sum(numbers))) if numbers else Worked(None, reason="no number is recorded")
    return EnforcementYears(tuple(rows), total, sum((received(row) or Decimal(0) for row in rows), Decimal(0)))
