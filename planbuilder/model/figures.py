"""Every figure by a name that officers can type: what it is, how it was worked out, and from which cells.

"All crime: change %" is a name; `[[All crime: change %]]` in a text becomes the figure. The same list answers an
auditor's question where a number comes from.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from planbuilder.intake.check import Checked
from planbuilder.model.figure import Cell, Figure
from planbuilder.model.figures_of_counts import of_enforcement, of_indicator, of_series
from planbuilder.model.figures_of_crime import cells_of_ranks, of_area, of_league, of_measure, of_place, of_small_number
from planbuilder.model.figures_of_plan import of_plan, of_priority, of_served
from planbuilder.model.figures_of_year import of_year
from planbuilder.model.outturn import Outturn
from planbuilder.model.statistics import Statistics
from planbuilder.typed import folded

__all__ = ["Cell", "Figure", "figures", "key", "names", "other_names"]


def figures(
    statistics: Statistics | None, outturn: Outturn | None = None, achievements: Checked | None = None
) -> Mapping[str, Figure]:
    """All figures of the statistics, of the plan and its outturn, and of the year, by their names as compared.

    What is None has none. Look one up with `key(name)`. Where two things have one name, the later one's figures carry
    their part of the document before it: "Series Fly-tipping: change".
    """
    found: dict[str, Figure] = {}
    for part, subject, several in _subjects(statistics, outturn, achievements):
        listed = list(several)
        if any(key(f"{subject}: {one.name}") in found for one in listed):
            subject = f"{part} {subject}"
        for one in listed:
            name = f"{subject}: {one.name}"
            found.setdefault(key(name), replace(one, name=name, part=part))
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
    """The names to choose from, in the order of the sheets; those that have no figure are left out."""
    return [figure.name for figure in found.values() if figure.value is not None]


def _subjects(
    statistics: Statistics | None, outturn: Outturn | None, achievements: Checked | None
) -> Iterator[tuple[str, str, Iterable[Figure]]]:
    """What there are figures of: its part of the document, its name, and its figures, named without it."""
    if statistics:
        yield from _of_statistics(statistics)
    if outturn:
        yield "Plan", "Plan", of_plan(outturn)
        for name in outturn.by_priority:
            yield "Plan", name, of_priority(name, outturn)
        for name in outturn.police:
            yield "Police and crime plan", name, of_served(name, outturn)
    if achievements:
        yield from of_year(achievements)


def _of_statistics(statistics: Statistics) -> Iterator[tuple[str, str, Iterable[Figure]]]:
    for comparison in statistics.comparisons:
        yield "Crime", comparison.measure.name, of_measure(comparison, statistics)
    if statistics.comparisons:
        yield "Crime", "Crime", of_small_number(statistics)
    if statistics.league:
        yield "Districts", "Districts", of_league(statistics.league)
        of_ranks = cells_of_ranks(statistics.league)
        for place in statistics.league.places:
            yield "Districts", place.area.name, of_place(place, statistics.league, of_ranks)
    for area in statistics.areas:
        yield "Areas", area.name, of_area(area)
    for monthly in statistics.monthly:
        yield "Series", monthly.series.name, of_series(monthly)
    if statistics.enforcement.rows:
        yield "Enforcement", "Enforcement", of_enforcement(statistics.enforcement)
    for rated in statistics.indicators:
        yield "Indicators", rated.indicator.name, of_indicator(rated)
