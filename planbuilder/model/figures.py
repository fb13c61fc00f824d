"""Every figure by a name that officers can type: what it is, how it was worked out, and from which cells.

"All crime: change %" is a name; `[[All crime: change %]]` in a text becomes the figure. The same list answers an
auditor's question where a number comes from.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from planbuilder.model.comparison import Change, Comparison
from planbuilder.model.indicators import Rated, number_in_figures
from planbuilder.model.league import League
from planbuilder.model.outturn import Outturn
from planbuilder.model.sentences import measure_in_words
from planbuilder.model.series import EnforcementYears, Monthly, received
from planbuilder.model.statistics import Statistics
from planbuilder.model.worked import NOT_AVAILABLE, Worked, in_figures
from planbuilder.schema import Record
from planbuilder.typed import folded
from planbuilder.values import pounds


@dataclass(frozen=True)
class Cell:
    """A cell that a figure comes from."""

    workbook: str
    sheet: str
    cell: str


@dataclass(frozen=True)
class Figure:
    """A figure by its name: its value (None where there is none, with the reason), its words, and whence it comes.

    `formula` says in words how it was worked out, with the numbers it was worked out from.
    """

    name: str
    value: Decimal | str | None
    text: str
    formula: str
    cells: tuple[Cell, ...]
    reason: str = ""


def figures(statistics: Statistics, outturn: Outturn | None = None) -> Mapping[str, Figure]:
    """All figures of the statistics, and of the plan's outturn where it is given, by their names as compared.

    Look one up with `key(name)`. Where two things have one name, the later one's figures carry their sheet before it:
    "Series Fly-tipping: change".
    """
    found: dict[str, Figure] = {}
    for sheet, subject, several in _subjects(statistics, outturn):
        listed = list(several)
        if any(key(f"{subject}: {one.name}") in found for one in listed):
            subject = f"{sheet} {subject}"
        for one in listed:
            name = f"{subject}: {one.name}"
            found.setdefault(key(name), Figure(name, one.value, one.text, one.formula, one.cells, one.reason))
    return found


def other_names(statistics: Statistics) -> Mapping[str, str]:
    """The other names ("Also known as") of measures and areas, as compared, with the name that figures go by."""
    named = [(one.measure.name, one.measure.also) for one in statistics.comparisons]
    named += [(area.name, area.also) for area in statistics.areas]
    return {folded(other): name for name, also in named for other in also}


def key(name: str) -> str:
    """A figure's name as names are compared: case, spaces, kinds of dash and "per cent" for "%" do not count."""
    subject, colon, which = name.replace("per cent", "%").rpartition(":")
    return f"{folded(subject)}: {folded(which)}" if colon else folded(which)


def names(found: Mapping[str, Figure]) -> list[str]:
    """The names to choose from in Excel, in the order of the sheets; those that have no figure are left out."""
    return [figure.name for figure in found.values() if figure.value is not None]


def _subjects(statistics: Statistics, outturn: Outturn | None) -> Iterator[tuple[str, str, Iterable[Figure]]]:
    """What there are figures of: its sheet, its name, and its figures, named without it."""
    for comparison in statistics.comparisons:
        yield "Crime", comparison.measure.name, _of_measure(comparison, statistics)
    if statistics.league:
        yield "Districts", "Districts", _of_league(statistics.league)
        for place in statistics.league.places:
            cells = (*_cells(place.row, "count"), *_denominator(statistics.league.measure.denominator, place.area))
            yield "Districts", place.area.name, _of_place(place.count, place.rate, place.rank, cells, statistics.league)
    for monthly in statistics.monthly:
        yield "Series", monthly.series.name, _of_series(monthly)
    if statistics.enforcement.rows:
        yield "Enforcement", "Enforcement", _of_enforcement(statistics.enforcement)
    for rated in statistics.indicators:
        yield "Indicators", rated.indicator.name, _of_indicator(rated)
    if outturn:
        yield "Plan", "Plan", _of_outturn(outturn)


def _cells(record: Record, *fields: str) -> tuple[Cell, ...]:
    return tuple(Cell(record.place.workbook, record.place.sheet, record.cell(field)) for field in fields)


def _denominator(denominator: str, area: Record) -> tuple[Cell, ...]:
    return _cells(area, denominator.lower())


def _figure(name: str, worked: Worked, formula: str, cells: Sequence[Cell], *, per_cent: bool = False) -> Figure:
    text = worked.per_cent if per_cent else worked.text
    return Figure(name, worked.rounded, text, formula, tuple(cells), worked.reason)


# --- measures ---------------------------------------------------------------------------------------------


def _of_measure(one: Comparison, statistics: Statistics) -> Iterator[Figure]:
    own = list(_of_change(one, one.own, "own", statistics))
    force = list(_of_change(one, one.force, "force", statistics))
    yield from own
    yield from (Figure(f"force {f.name}", f.value, f.text, f.formula, f.cells, f.reason) for f in force)
    counts = _cells(one.measure, "own_previous", "own_current", "force_previous", "force_current")
    gap = f"change here less change in {one.force.area.name}, in percentage points, rounded once"
    yield _figure("gap", one.gap, gap, counts)
    rates = (*_cells(one.measure, "own_current", "force_current"),)
    wholes = [cell for area in (one.own.area, one.force.area) for cell in _denominator(one.measure.denominator, area)]
    gap = f"rate here less rate in {one.force.area.name}, rounded once"
    yield _figure("rate gap", one.rate_gap, gap, (*rates, *wholes))


def _of_change(one: Comparison, change: Change, whose: str, statistics: Statistics) -> Iterator[Figure]:
    before, now = statistics.previous.name, statistics.current.name
    counts = _cells(one.measure, f"{whose}_previous", f"{whose}_current")
    previous, current = change.previous.text, change.current.text
    yield _figure("previous", change.previous, f"count in {change.area.name} in {before}", counts[:1])
    yield _figure("current", change.current, f"count in {change.area.name} in {now}", counts[1:])
    less = f"{now} less {before}: {current} - {previous}"
    yield _figure("difference", change.difference, less, counts)
    yield _figure("difference size", change.difference.size, f"{less}, without its sign", counts)
    share = f"difference as a percentage of {before}: {change.difference.text} / {previous} x 100"
    yield _figure("change %", change.per_cent, share, counts, per_cent=True)
    yield _figure("change size %", change.per_cent.size, f"{share}, without its sign", counts, per_cent=True)
    people = one.measure.denominator.lower()
    whole = change.area.people if people == "people" else change.area.households
    per = f"count in {now} per 1,000 {people}: {current} / {in_figures(whole)} x 1,000"
    yield _figure("rate", change.rate, per, (*counts[1:], *_denominator(people, change.area)))
    words = measure_in_words(one, before, own=whose == "own")
    yield Figure("change", words, words, f"in words: {less}; {share}", counts)


# --- districts --------------------------------------------------------------------------------------------


def _of_league(league: League) -> Iterator[Figure]:
    cells = [cell for place in league.places for cell in _cells(place.row, "count")]
    yield _figure("total", league.total, "sum of the counts of all rows", cells)
    yield Figure("number", Decimal(league.ranked), str(league.ranked), "districts that have a rank", tuple(cells))


def _of_place(count: Worked, rate: Worked, rank: int | None, cells: Sequence[Cell], league: League) -> Iterator[Figure]:
    yield _figure("count", count, f"count of {league.measure.name} in the current period", cells[:1])
    per = f"{league.measure.name}: count per 1,000 {league.measure.denominator.lower()}"
    yield _figure("rate", rate, per, cells)
    order = "lowest" if league.lowest_first else "highest"
    formula = f"place among {league.ranked} districts, the {order} rate first; equal rates share a place"
    value = None if rank is None else Decimal(rank)
    yield Figure("rank", value, in_figures(rank), formula, tuple(cells), "" if rank else rate.reason)


# --- series, enforcement, indicators ----------------------------------------------------------------------


def _of_series(monthly: Monthly) -> Iterator[Figure]:
    for year, total in monthly.totals.items():
        cells = [cell for row in monthly.rows if row.year == year for cell in _cells(row, "count")]
        yield _figure(year, total, f"sum of the months of {year} that are recorded", cells)
    if len(monthly.years) < 2:
        return
    before, now = monthly.years[-2:]
    cells = [cell for row in monthly.rows if row.year in (before, now) for cell in _cells(row, "count")]
    less = f"{now} less {before}: {monthly.current.text} - {monthly.previous.text}"
    less += "" if monthly.whole else f" (the {len(monthly.compared)} months recorded in both)"
    share = f"difference as a percentage of {before}: {monthly.difference.text} / {monthly.previous.text} x 100"
    yield _figure("difference", monthly.difference, less, cells)
    yield _figure("difference size", monthly.difference.size, f"{less}, without its sign", cells)
    yield _figure("change %", monthly.per_cent, share, cells, per_cent=True)
    yield _figure("change size %", monthly.per_cent.size, f"{share}, without its sign", cells, per_cent=True)
    words = monthly.in_words
    yield Figure(
        "change", words or None, words or NOT_AVAILABLE, f"in words: {less}", tuple(cells), monthly.previous.reason
    )


def _of_enforcement(years: EnforcementYears) -> Iterator[Figure]:
    for row in years.rows:
        number = None if row.number is None else Decimal(row.number)
        reason = "" if row.number is not None else f"not recorded in {row.year}"
        yield Figure(f"{row.year} number", number, in_figures(number), "as typed", _cells(row, "number"), reason)
        sums = received(row)
        money = NOT_AVAILABLE if sums is None else pounds(sums)
        reason = "" if sums is not None else f"no sum is recorded in {row.year}"
        yield Figure(f"{row.year} received", sums, money, "as typed", _cells(row, "received"), reason)
    numbers = tuple(cell for row in years.rows for cell in _cells(row, "number"))
    sums_of = tuple(cell for row in years.rows for cell in _cells(row, "received"))
    yield _figure("total number", years.number, "sum of all years", numbers)
    yield Figure("total received", years.received, pounds(years.received), "sum of all years", sums_of)


def _of_indicator(rated: Rated) -> Iterator[Figure]:
    one = rated.indicator
    for name in ("baseline", "target", "outturn"):
        number = getattr(one, name)
        reason = "" if number else f"no {name} is recorded"
        value = number.amount if number else None
        yield Figure(name, value, number_in_figures(number), "as typed", _cells(one, name), reason)
    cells = _cells(one, "target", "outturn", "amber")
    formula = "outturn held against the target: Green at it or better, Amber within what is allowed, else Red"
    value = rated.rating if rated.rating != NOT_AVAILABLE else None
    yield Figure("RAG", value, rated.rating, formula, cells, rated.reason)


# --- the plan ---------------------------------------------------------------------------------------------


def _of_outturn(outturn: Outturn) -> Iterator[Figure]:
    yield Figure("actions", Decimal(outturn.actions), in_figures(outturn.actions), "rows of the sheet Actions", ())
    for status, number in outturn.by_status.items():
        cells = tuple(cell for row in outturn.last.values() if row.rag == status for cell in _cells(row, "rag"))
        yield Figure(status, Decimal(number), in_figures(number), "actions by their last quarter's progress", cells)
    total = outturn.resources.total
    yield Figure("money planned", total, pounds(total), "sum of the budgets of all actions", ())
    for share in outturn.resources.by_funder:
        if share.name:
            formula = f"sum of what {share.name} pays"
            yield Figure(f"money {share.name}", share.amount, pounds(share.amount), formula, ())
