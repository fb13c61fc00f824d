"""The league table: what each district counts, per 1,000 people, and its rank.

Districts with the same rate, as exactly worked out, share a rank, and the next one is passed over (1, 2, 2, 4). What
belongs to no district, such as an airport, has neither rate nor rank; it counts in the total, which is held against
the force's own count.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from planbuilder.model.worked import Worked, counted, difference, rate
from planbuilder.schema.statistics import Area, DistrictCount, Measure


@dataclass(frozen=True)
class Place:
    """One row: an area, its count and rate, its rank (None where it has no rate), and whether it is the own area."""

    area: Area
    count: Worked
    rate: Worked
    rank: int | None
    own: bool
    row: DistrictCount


@dataclass(frozen=True)
class League:
    """All districts in the order of their ranks, then what has no rank; their total and the force's own count.

    `exceptions` are the areas that belong to no district but count in the total. `apart` is by how much the force's
    own count exceeds the total; nothing, where all is well. `total_rate` is the rate of the total: the force's,
    where the total is its count, else that of the districts' own people. `whole` is the force as an area.
    """

    measure: Measure
    places: tuple[Place, ...]
    exceptions: tuple[Place, ...]
    total: Worked
    force: Worked
    force_rate: Worked
    total_rate: Worked
    apart: Worked
    lowest_first: bool
    whole: Area

    @property
    def own(self) -> Place | None:
        """The own area's row."""
        return next((place for place in self.places if place.own), None)

    @property
    def ranked(self) -> int:
        """How many districts have a rank."""
        return sum(place.rank is not None for place in self.places)


def make_league(
    rows: Sequence[DistrictCount],
    areas: Sequence[Area],
    measure: Measure,
    own: Area,
    force: Area,
    *,
    lowest_first: bool,
) -> League:
    """The league table of these counts of a measure; a row for the force itself is none of its parts."""
    known = {area.name: area for area in areas}
    parts = [row for row in rows if known[row.area].name != force.name]
    counts = {row.area: counted(row.count, f"not recorded for {row.area}") for row in parts}
    rates = {row.area: _rate(known[row.area], measure, counts[row.area]) for row in parts}
    order = ranks({name: one.exact for name, one in rates.items() if one.exact is not None}, lowest_first=lowest_first)
    places = [
        Place(known[row.area], counts[row.area], rates[row.area], order.get(row.area), row.area == own.name, row)
        for row in parts
    ]
    places.sort(key=lambda place: (place.rank is None, place.rank or 0))  # ties stay in the order of the sheet
    total = _total(counts)
    whole = counted(measure.force_current, f"not recorded for {force.name}")
    apart, force_rate = difference(whole, total), _rate(force, measure, whole)
    return League(
        measure,
        tuple(places),
        tuple(place for place in places if place.area.kind == "Other"),
        total,
        whole,
        force_rate,
        force_rate if apart.exact == 0 else _rate_of_rows([known[row.area] for row in parts], measure, total),
        apart,
        lowest_first,
        force,
    )


def _rate_of_rows(areas: Sequence[Area], measure: Measure, total: Worked) -> Worked:
    """The rate of a total among those who live in its districts; none, where it is not known how many they are."""
    people = measure.denominator.lower()
    numbers = {
        area.name: area.people if people == "people" else area.households for area in areas if area.kind != "Other"
    }
    missing = [name for name, number in numbers.items() if not number]
    unknown = f"the number of {people} in {', '.join(missing) or 'the districts'} is not known"
    return rate(total, None if missing else sum(number or 0 for number in numbers.values()), unknown)


def _rate(area: Area, measure: Measure, count: Worked) -> Worked:
    whole = area.people if measure.denominator == "People" else area.households
    if area.kind == "Other":
        return Worked(None, 1, f"{area.name} is no district, and no rate is given for it")
    return rate(count, whole, f"the number of {measure.denominator.lower()} in {area.name} is not known")


def ranks(rates: Mapping[str, Fraction], *, lowest_first: bool) -> dict[str, int]:
    """The rank of each rate: one more than how many come before it, so that equal ones share theirs."""
    order = sorted(rates.values(), reverse=not lowest_first)
    return {name: order.index(one) + 1 for name, one in rates.items()}


def _total(counts: dict[str, Worked]) -> Worked:
    missing = [name for name, count in counts.items() if count.exact is None]
    if missing:
        return Worked(None, reason=f"not recorded for {', '.join(missing)}")
    return Worked(sum((count.exact or Fraction(0) for count in counts.values()), Fraction(0)))
