"""The crime comparison: what has changed, here and in the whole force, and how that compares.

In come the counts of one measure; out come differences, percentages, gaps and rates, each with its reason where there
is none. Difference: current less previous. Change: difference as a percentage of the previous count. Gap: the own
area's change less the force's, in percentage points. Rate: per 1,000 people or households, as the measure says. Rate
gap: the own area's rate less the force's.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from planbuilder.model.worked import Worked, change_per_cent, counted, difference, rate
from planbuilder.schema.statistics import Area, Measure, Period
from planbuilder.values import long_date


@dataclass(frozen=True)
class Change:
    """The counts of one area in both periods, and what follows from them."""

    area: Area
    previous: Worked
    current: Worked
    difference: Worked
    per_cent: Worked
    rate: Worked


@dataclass(frozen=True)
class Comparison:
    """One measure in the own area and in the force."""

    measure: Measure
    own: Change
    force: Change
    gap: Worked
    rate_gap: Worked

    @property
    def nouns(self) -> tuple[str, str]:
        """What one, and several, of what is counted are called."""
        return ("incident", "incidents") if self.measure.kind == "Incident" else ("offence", "offences")

    @property
    def cells(self) -> tuple[Worked, ...]:
        """The figures of its row, as the table prints them: own area, comparison, force."""
        own, force = self.own, self.force
        return (
            *(own.previous, own.current, own.difference, own.per_cent, self.gap, own.rate, self.rate_gap),
            *(force.previous, force.current, force.difference, force.per_cent, force.rate),
        )

    @property
    def reasons(self) -> tuple[str, ...]:
        """Why its cells that read "n/a" do, each reason once."""
        return tuple(dict.fromkeys(cell.reason for cell in self.cells if cell.exact is None))

    @property
    def direction(self) -> str:
        """ "Better" or "Worse" by the measure's own good direction, "Same", or "" where nothing can be said."""
        if self.own.difference.exact is None or self.measure.good == "Neither":
            return ""
        if self.own.difference.exact == 0:
            return "Same"
        return "Better" if (self.own.difference.exact < 0) == (self.measure.good == "Lower") else "Worse"


def compare(
    measure: Measure, own: Area, force: Area, periods: tuple[Period, Period], small_below: int = 0
) -> Comparison:
    """One measure worked out; percentages of counts below `small_below` are marked as small."""
    counts = (measure.own_previous, measure.own_current), (measure.force_previous, measure.force_current)
    here, there = (
        _change(measure, area, both, periods, small_below) for area, both in zip((own, force), counts, strict=True)
    )
    return Comparison(
        measure,
        here,
        there,
        gap=difference(here.per_cent, there.per_cent, 1),
        rate_gap=difference(here.rate, there.rate, 1),
    )


def _change(
    measure: Measure, area: Area, counts: Sequence[int | None], periods: tuple[Period, Period], small_below: int
) -> Change:
    broken = break_of_definition(measure, *periods)
    previous, current = (
        counted(count, broken or f"not recorded for {area.name} in {period.name}")
        for count, period in zip(counts, periods, strict=True)
    )
    people = measure.denominator == "People"
    whole = area.people if people else area.households
    unknown = f"the number of {measure.denominator.lower()} in {area.name} is not known"
    found = rate(current, whole, unknown)
    if broken:
        none, no_share = Worked(None, reason=broken), Worked(None, 1, broken)
        return Change(area, previous, current, none, no_share, found)
    share = change_per_cent(previous, current, periods[0].name, small_below)
    return Change(area, previous, current, difference(current, previous), share, found)


def break_of_definition(measure: Measure, previous: Period, current: Period) -> str:
    """Why the two periods cannot be compared, where the measure's definition does not hold all through both."""
    if measure.defined_from and measure.defined_from > previous.start:
        return f"counted by this definition only from {long_date(measure.defined_from)}"
    if measure.defined_to and measure.defined_to < current.end:
        return f"counted by this definition only until {long_date(measure.defined_to)}"
    return ""
