"""The counts of every measure in both periods, here and in the whole force; and what keeps one from being whole.

In come the rows that count; out come the figures of the sheets Crime and Districts. A count is given only where all of
its twelve months are in the tables and counted by one definition: a gap is never taken for nought.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from planbuilder.importing.measures import ALL_CRIME, MEASURES, Counted
from planbuilder.importing.offences import Offences
from planbuilder.importing.periods import Span, quarters_named
from planbuilder.importing.places import Place, is_district
from planbuilder.problems import Level, PlanbuilderError, Problem
from planbuilder.values import long_date

if TYPE_CHECKING:
    import pandas as pd

#: Fewer offences than these in any quarter may be none in another; more do not vanish unless they are not counted.
_TOO_MANY_TO_VANISH = 20


@dataclass(frozen=True)
class Row:
    """One measure: own area and force, before and now; None where there is no whole count."""

    measure: Counted
    own_previous: int | None
    own_current: int | None
    force_previous: int | None
    force_current: int | None


@dataclass
class Counts:
    """All that is counted: the measures, the areas of the force, and findings."""

    current: Span
    previous: Span
    rows: list[Row] = field(default_factory=list)
    districts: dict[str, int | None] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    left_over: int = 0


def find_span(quarters: Sequence[int], asked: Span | None) -> Span:
    """The current period: the one asked for, or the last four quarters; raises `PlanbuilderError` for one not whole."""
    span = asked or Span(max(quarters) - 3)
    missing = [one for one in span.quarters if one not in quarters]
    if missing:
        have = quarters_named(quarters)
        what = f"{quarters_named(missing)} {_is(missing)} in none of these tables, so {span.name} cannot be counted"
        do = f"They have {have}. Give the file with the rest as well, or other months: --to {_last(quarters)}."
        raise PlanbuilderError(Problem(Level.STOP, what, do))
    return span


def count(frame: pd.DataFrame, unread: pd.DataFrame, place: Place, span: Span, offences: Offences) -> Counts:
    """Everything counted; `frame` holds the rows of the force in both periods, each with its measure.

    `unread` holds those whose count cannot be read: no sum that they belong to is given.
    """
    counts = Counts(span, span.before)
    own = frame[frame["area"] == place.own]
    sums = [_Sums(own, unread[unread["area"] == place.own], place.own), _Sums(frame, unread, place.force)]
    counts.problems += [*_gaps(sums, counts), *_below_nought(own, place.own)]
    for measure in MEASURES:
        if not measure.holds_somewhere(counts.previous.start, span.end):
            continue
        if measure.name != ALL_CRIME and measure.name not in offences.sizes:
            continue
        figures = [_figure(measure, one, when, offences) for one in sums for when in (counts.previous, span)]
        counts.problems += _vanished(measure, counts, offences)
        counts.rows.append(Row(measure, *(None if one is not None and one < 0 else one for one in figures)))
        if any(one is not None and one < 0 for one in figures):
            what = f"“{measure.name}” adds up to less than nought in a period, because records were taken back"
            counts.problems.append(Problem(Level.WARN, what, "It is written as not recorded (-)."))
    counts.problems += _breaks(counts)
    counts.left_over = sum(sums[0].by.get(("", quarter), 0) for quarter in span.quarters)
    _count_districts(frame, unread, place, counts)
    return counts


class _Sums:
    """The sums of an area, by measure and quarter."""

    def __init__(self, frame: pd.DataFrame, unread: pd.DataFrame, name: str) -> None:
        self.name = name
        gaps = list(zip(unread["measure"], unread["quarter"].astype(int), strict=True))
        self.not_whole = {*gaps, *((ALL_CRIME, quarter) for _, quarter in gaps)}
        grouped = frame.groupby(["measure", "quarter"], observed=True)["count"].sum()
        self.by = {(str(key[0]), int(key[1])): int(total) for key, total in grouped.items()}  # type: ignore[index]
        self.quarters = {int(one) for one in frame["quarter"].unique()}
        whole = frame.groupby("quarter")["count"].sum()
        self.by.update({(ALL_CRIME, int(str(quarter))): int(total) for quarter, total in whole.items()})


def _figure(measure: Counted, sums: _Sums, span: Span, offences: Offences) -> int | None:
    if not measure.holds_within(span.start, span.end) or not set(span.quarters) <= sums.quarters:
        return None
    if _not_counted(measure, span.quarters, offences):
        return None
    if any((measure.name, quarter) in sums.not_whole for quarter in span.quarters):
        return None
    return sum(sums.by.get((measure.name, quarter), 0) for quarter in span.quarters)


def _not_counted(measure: Counted, quarters: Iterable[int], offences: Offences) -> list[int]:
    """The quarters in which nobody counted a measure that is counted in hundreds otherwise."""
    sizes = offences.sizes.get(measure.name, {})
    if measure.name == ALL_CRIME or max(sizes.values(), default=0) < _TOO_MANY_TO_VANISH:
        return []
    return [quarter for quarter in quarters if quarter not in sizes]


# --- what is told -----------------------------------------------------------------------------------------


def _gaps(sums: Sequence[_Sums], counts: Counts) -> Iterator[Problem]:
    """Quarters that are missing, for all or for the own area alone."""
    own, force = sums
    for span in (counts.previous, counts.current):
        missing = [one for one in span.quarters if one not in force.quarters]
        if missing:
            what = f"{quarters_named(missing)} {_is(missing)} in none of these tables, so {span.name} has no counts (-)"
            yield Problem(Level.WARN, what, "Give the file with those quarters as well.")
        alone = [one for one in span.quarters if one in force.quarters and one not in own.quarters]
        if alone:
            what = (
                f"{own.name} has no rows for {quarters_named(alone)}, though {force.name} has; its counts of"
                f" {span.name} are left as not recorded (-)"
            )
            do = "If the partnership had another name then, or was made from others, give each with --before “NAME”."
            yield Problem(Level.WARN, what, do)


def _below_nought(own: pd.DataFrame, name: str) -> Iterator[Problem]:
    rows = own[own["count"] < 0]
    if len(rows):
        what = (
            f"{len(rows):,} count{'s' * (len(rows) > 1)} of {name} {'are' if len(rows) > 1 else 'is'} below nought"
            f" ({int(rows['count'].sum()):,} in all): records that were cancelled or moved to another kind later;"
            " they were taken off"
        )
        yield Problem(Level.NOTE, what, "There is no need to act.")


def _breaks(counts: Counts) -> Iterator[Problem]:
    """Where a definition begins or ends inside the periods: one finding for all measures that share the day."""
    broken: dict[tuple[str, str], list[str]] = {}
    for row in counts.rows:
        one = row.measure
        spans = [span.name for span in (counts.previous, counts.current) if not one.holds_within(span.start, span.end)]
        if spans:
            day = f"from {long_date(one.since)}" if one.since else f"until {long_date(one.until)}" if one.until else ""
            broken.setdefault((day, " and ".join(spans)), []).append(f"“{one.name}”")
    for (day, periods), names in broken.items():
        what = f"{' and '.join(names)} {_is(names)} counted {day} only, so there is no whole count for {periods} (-)"
        yield Problem(Level.NOTE, what, "The day stands in the sheet Crime, and the report gives it as the reason.")


def _vanished(measure: Counted, counts: Counts, offences: Offences) -> Iterator[Problem]:
    """Quarters that are in the tables, but without this measure."""
    spans = [span for span in (counts.previous, counts.current) if measure.holds_within(span.start, span.end)]
    absent = [one for span in spans for one in _not_counted(measure, span.quarters, offences)]
    absent = [one for one in absent if any(one in sizes for sizes in offences.sizes.values())]
    if absent:
        what = f"the tables have no “{measure.name}” for {quarters_named(absent)}, so there is no whole count (-)"
        yield Problem(Level.WARN, what, "The group may have had another name then: see docs/crime-table.md.")


def _count_districts(frame: pd.DataFrame, unread: pd.DataFrame, place: Place, counts: Counts) -> None:
    """The league table: all crime of every area of the force in the current period."""
    span = counts.current
    now = frame[frame["quarter"].isin(list(span.quarters))]
    quarters = {
        str(area): {int(one) for one in rows}
        for area, rows in now.groupby("area", observed=True)["quarter"].unique().items()
    }
    sums = now.groupby("area", observed=True)["count"].sum()
    gaps = set(unread.loc[unread["quarter"].isin(list(span.quarters)), "area"].astype(str))
    for name in sorted(quarters, key=lambda one: (not is_district(one), one.casefold())):
        whole = len(quarters[name]) == len(span.quarters) or not is_district(name)
        counts.districts[name] = int(sums[name]) if whole and sums[name] >= 0 and name not in gaps else None
        if not whole and name != place.own:
            there = quarters_named(sorted(quarters[name]))
            what = f"{name} is in the tables for {there} only, so it has no count for {span.name} (-)"
            do = "Where it was renamed or merged, it stands there under two names: add them up in the sheet Districts."
            counts.problems.append(Problem(Level.WARN, what, do))
    gone = sorted({str(one) for one in frame["area"].unique()} - quarters.keys())
    if gone:
        what = f"{', '.join(gone)} {_is(gone)} in the tables of {counts.previous.name}, but no longer of {span.name}"
        counts.problems.append(
            Problem(Level.NOTE, what, "The counts of the force have them; the league table has the areas of today.")
        )


def _is(several: Sequence[object]) -> str:
    return "are" if len(several) > 1 else "is"


def _last(quarters: Sequence[int]) -> str:
    """The last month with four whole quarters up to it, as --to takes it."""
    whole = [one for one in quarters if {one - 1, one - 2, one - 3} <= set(quarters)]
    end = Span((max(whole) if whole else max(quarters)) - 3).end
    return f"{end.year}-{end.month:02d}"
