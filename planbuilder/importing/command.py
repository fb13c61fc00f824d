"""`planbuilder statistics import` as a list of steps: from published tables to a new statistics workbook.

In come the files as typed, what was asked for, and the year; out comes what was made, with all that was found. Nothing
is written before every file has been read and every count is known.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from time import perf_counter
from typing import TYPE_CHECKING

from planbuilder.importing.counts import Counts, count, find_span
from planbuilder.importing.files import examine_table, files_meant
from planbuilder.importing.known import Known, known_of
from planbuilder.importing.offences import Offences
from planbuilder.importing.periods import Span, asked_span
from planbuilder.importing.places import Asked, Place, find_place, is_district
from planbuilder.importing.rows import counted, once, together
from planbuilder.importing.tables import Table, read_tables
from planbuilder.importing.workbook import imported_workbook, write_beside
from planbuilder.outcome import MadeFile, Outcome
from planbuilder.problems import Level, PlanbuilderError, Problem, stops
from planbuilder.project import Year

if TYPE_CHECKING:
    import pandas as pd

Say = Callable[[str], None]


@dataclass(frozen=True)
class Wishes:
    """What was asked for on the command line."""

    files: Sequence[str]
    area: str = ""
    before: Sequence[str] = ()
    force: str = ""
    to: str = ""
    period: str = ""
    strict: bool = False


def import_statistics(year: Year, wishes: Wishes, say: Say) -> Outcome:
    """Write inputs/YEAR/statistics-imported.xlsx; raises `PlanbuilderError` where the tables do not allow it."""
    begun = perf_counter()
    span = asked_span(wishes.to, wishes.period)
    tables = read_all(wishes.files, say)
    known = known_of(year.inputs)
    say("Counting")
    counts, place, problems = count_tables(tables, wishes, known, span)
    if stops(problems, strict=wishes.strict):
        raise PlanbuilderError(*problems)
    path = write_beside(
        year.inputs, imported_workbook(counts, place, known, [table.place for table in tables], year.printed)
    )
    made = MadeFile(path, path.stat().st_size)
    title = f"{place.own} and {place.force}, {counts.current.name} after {counts.previous.name}"
    return Outcome(
        title, [made], problems, _remarks(year, counts, place, known, path.name), seconds=perf_counter() - begun
    )


def read_all(typed: Sequence[str], say: Say) -> list[Table]:
    """The tables of all files; what is wrong with any of them is told at once."""
    tables: list[Table] = []
    problems: list[Problem] = []
    for path in files_meant(typed):
        say(f"Looking into {path.name}")
        try:
            tables += read_tables(examine_table(path), say)
        except PlanbuilderError as error:
            problems += error.problems
    if problems:
        raise PlanbuilderError(*problems)
    return tables


def count_tables(
    tables: Sequence[Table], wishes: Wishes, known: Known, asked: Span | None
) -> tuple[Counts, Place, list[Problem]]:
    """The counts, the place that they are of, and findings; raises `PlanbuilderError`."""
    frame, problems = together(tables)
    if not len(frame):
        what = "no row of these tables can be read"
        raise PlanbuilderError(*problems, Problem(Level.STOP, what, "Give the tables as they were published."))
    meant = Asked(wishes.area, tuple(wishes.before), wishes.force, known.own, known.whence)
    pairs = frame[["force", "area"]].drop_duplicates().astype(str)
    place = find_place(zip(pairs["force"], pairs["area"], strict=True), meant)
    rows = _of_force(frame, place)
    span = find_span(sorted(int(one) for one in rows["quarter"].unique()), asked)
    rows = rows[rows["quarter"].isin([*span.before.quarters, *span.quarters])]
    rows, unread, uncounted = counted(rows, tables)
    rows, doubles = once(rows, tables)
    offences = Offences(frame)
    rows = rows.assign(measure=offences.measures(rows))
    unread = unread.assign(measure=offences.measures(unread))
    counts = count(rows, unread, place, span, offences)
    return (
        counts,
        place,
        [*problems, *uncounted, *doubles, *offences.told(), *counts.problems, *_left_over(counts, place)],
    )


def _of_force(frame: pd.DataFrame, place: Place) -> pd.DataFrame:
    """The rows of the force, the own area under its one name."""
    rows = frame[frame["force"] == place.force_name].copy()
    names = rows["area"].astype(object)
    rows["area"] = names.where(~names.isin(place.own_names), place.own).astype("category")
    return rows


def _left_over(counts: Counts, place: Place) -> list[Problem]:
    if not counts.left_over:
        return []
    what = f"{counts.left_over:,} offences of {place.own} in {counts.current.name} belong to no measure but “All crime”"
    return [Problem(Level.NOTE, what, "docs/crime-table.md says which offences make up which measure.")]


def _remarks(year: Year, counts: Counts, place: Place, known: Known, name: str) -> list[str]:
    """What was counted, what is left empty, and what to do with it."""
    whole = next(row for row in counts.rows)
    now, before = (f"{one:,}" if one is not None else "-" for one in (whole.own_current, whole.own_previous))
    measures = sum(row.own_current is not None for row in counts.rows)
    districts = sum(is_district(area) for area in counts.districts)
    partnerships = f"{districts} partnership{'s' * (districts != 1)}"
    counted = f"All crime in {place.own}: {now} ({counts.current.name}), {before} ({counts.previous.name})."
    beside = (year.inputs / "statistics.xlsx").exists()
    use = (
        f"Your statistics.xlsx is as it was. Copy the counts that you want from {name} into it, measure by measure; the"
        " sheets Periods and Districts can be copied whole."
        if beside
        else f"Look through it, fill in what is yellow, and rename {name} to statistics.xlsx."
    )
    people = "" if known.areas else "people and households of each area, which the rates need; "
    taken = " People and households were taken over from statistics.xlsx." if known.areas else ""
    return [
        f"{measures} {'measure was' if measures == 1 else 'measures were'} counted, for {partnerships} of"
        f" {place.force_name}. {counted}",
        f"Left empty: {people}anti-social behaviour, which these tables do not hold; and the sheets Series, Monthly,"
        f" Enforcement and Indicators.{taken}",
        use,
    ]
