"""The figures of the crime comparison and of the districts, each with its formula and its cells."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from planbuilder.model.comparison import Change, Comparison
from planbuilder.model.figure import AS_TYPED, SMALL, Cell, Figure, added, cells, counted, exactly, words, worked
from planbuilder.model.league import League, Place
from planbuilder.model.sentences import measure_in_words, rank_in_words
from planbuilder.model.statistics import Statistics
from planbuilder.model.worked import Worked, in_figures
from planbuilder.schema.statistics import Area


def of_measure(one: Comparison, statistics: Statistics) -> Iterator[Figure]:
    """Everything that the table of crime and the sentences say of a measure; the force's figures begin with "force"."""
    yield from _of_change(one, one.own, "own", statistics)
    for figure in _of_change(one, one.force, "force", statistics):
        yield replace(figure, name=f"force {figure.name}")
    counts = cells(one.measure, "own_previous", "own_current", "force_previous", "force_current")
    there = one.force.area.name
    gap = f"% change here less % change in {there}, in percentage points"
    yield worked("gap", one.gap, gap, counts, _less(one.own.per_cent, one.force.per_cent))
    rates = cells(one.measure, "own_current", "force_current")
    wholes = [cell for area in (one.own.area, one.force.area) for cell in _denominator(one.measure.denominator, area)]
    gap = f"rate here less rate in {there}"
    yield worked("rate gap", one.rate_gap, gap, (*rates, *wholes), _less(one.own.rate, one.force.rate))


def _of_change(one: Comparison, change: Change, whose: str, statistics: Statistics) -> Iterator[Figure]:
    before, now = statistics.previous.name, statistics.current.name
    counts = cells(one.measure, f"{whose}_previous", f"{whose}_current")
    previous, current, apart = change.previous.text, change.current.text, change.difference.text
    yield worked("previous", change.previous, f"count in {change.area.name} in {before}, {AS_TYPED}", counts[:1])
    yield worked("current", change.current, f"count in {change.area.name} in {now}, {AS_TYPED}", counts[1:])
    less = f"{now} less {before}"
    yield worked("difference", change.difference, less, counts, f"{current} - {previous}")
    unsigned = ", without its sign"
    yield worked("difference size", change.difference.size, f"{less}{unsigned}", counts, f"{current} - {previous}")
    share, sum_ = f"difference as a percentage of {before}", f"{apart} / {previous} x 100"
    yield worked("change %", change.per_cent, share, counts, sum_, per_cent=True)
    yield worked("change size %", change.per_cent.size, f"{share}{unsigned}", counts, sum_, per_cent=True)
    people = one.measure.denominator.lower()
    whole = _number(people, change.area)
    per, sum_ = f"count in {now} per 1,000 {people}", f"{current} / {in_figures(whole)} x 1,000"
    yield worked("rate", change.rate, per, (*counts[1:], *_denominator(people, change.area)), sum_)
    said = measure_in_words(one, before, own=whose == "own")
    how = f"in words: the difference ({apart}) and the % change ({change.per_cent.per_cent})"
    yield words("change", said, how, counts)


def of_small_number(statistics: Statistics) -> Iterator[Figure]:
    """Below which count a percentage is marked."""
    formula = f"{AS_TYPED}; percentages of counts below it are marked {SMALL}"
    number = statistics.settings.small_number
    yield counted("small number", number, formula, cells(statistics.settings, "small_number"), "none is chosen")


def of_area(area: Area) -> Iterator[Figure]:
    """How many people and households there are in an area."""
    for field in ("people", "households"):
        number = getattr(area, field)
        yield counted(field, number, AS_TYPED, cells(area, field), f"the number of {field} is not recorded")


def of_league(league: League) -> Iterator[Figure]:
    """The totals of the league table; those of the whole force begin with "force"."""
    whence = [cell for place in league.places for cell in cells(place.row, "count")]
    sum_ = added(place.count.text for place in league.places)
    yield worked("total", league.total, "sum of the counts of all rows", whence, sum_)
    yield counted("number", league.ranked, "how many districts have a rank", whence)
    measure = league.measure
    force = cells(measure, "force_current")
    yield worked("force count", league.force, f"{measure.name} in the whole force, {AS_TYPED}", force)
    people = measure.denominator.lower()
    per = f"{measure.name} in the whole force per 1,000 {people}"
    whole = _number(people, league.whole)
    sum_ = f"{league.force.text} / {in_figures(whole)} x 1,000"
    of_force = (*force, *_denominator(people, league.whole))
    yield worked("force rate", league.force_rate, per, of_force, sum_)
    if league.apart.exact == 0:
        yield worked("rate", league.total_rate, f"the total is the whole force's count: {per}", of_force, sum_)
    else:
        per = f"total of the rows per 1,000 {people} in their districts"
        districts = [place.area for place in league.places if place.area.kind != "Other"]
        wholes = [cell for area in districts for cell in _denominator(people, area)]
        yield worked("rate", league.total_rate, per, (*whence, *wholes))
    apart = "count of the whole force less the total of the rows"
    yield worked("force less total", league.apart, apart, (*force, *whence), _less(league.force, league.total))


def of_place(place: Place, league: League, of_ranks: Sequence[Cell]) -> Iterator[Figure]:
    """One row of the league table; `of_ranks` are the cells that every rank rests on."""
    measure = league.measure
    people = measure.denominator.lower()
    whence = (*cells(place.row, "count"), *_denominator(measure.denominator, place.area))
    count = f"count of {measure.name} in the current period, {AS_TYPED}"
    yield worked("count", place.count, count, whence[:1])
    whole = _number(people, place.area)
    sum_ = f"{place.count.text} / {in_figures(whole)} x 1,000"
    yield worked("rate", place.rate, f"{measure.name} per 1,000 {people}", whence, sum_)
    order = "lowest" if league.lowest_first else "highest"
    formula = f"place among {league.ranked} districts, the {order} rate first; equal rates share a place"
    rank = counted("rank", place.rank, formula, of_ranks, place.rate.reason)
    yield rank if place.rank else replace(rank, prints=("\N{EN DASH}",))
    if place.own and (said := rank_in_words(league)):
        yield words("rank in words", said, f"in words: {formula}", of_ranks)


def cells_of_ranks(league: League) -> tuple[Cell, ...]:
    """What every rank rests on: the count of each row, and the people or households of its area."""
    districts = [place for place in league.places if place.area.kind != "Other"]
    counts = [cell for place in districts for cell in cells(place.row, "count")]
    people = league.measure.denominator
    return (*counts, *(cell for place in districts for cell in _denominator(people, place.area)))


def _number(people: str, area: Area) -> int | None:
    return area.people if people == "people" else area.households


def _denominator(denominator: str, area: Area) -> Sequence[Cell]:
    return cells(area, denominator.lower())


def _less(one: Worked, other: Worked) -> str:
    """A subtraction of exact values, as it is worked out."""
    if one.exact is None or other.exact is None:
        return ""
    second = exactly(other.exact)
    return f"{exactly(one.exact)} - {f'({second})' if other.exact < 0 else second}"
