"""What a sentence may be about: measures and series by all their names, with the figures that may be typed of them.

In come the statistics; out come the names that are looked for in a text, and what goes by which.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from planbuilder.model.quoted_forms import NOUN
from planbuilder.model.statistics import Statistics
from planbuilder.model.worked import Worked
from planbuilder.typed import folded

#: "Anti-social behaviour incidents" goes by its first words alone; "Sexual offences" does not.
_NOUN_BEHIND = re.compile(rf"(?P<name>\S+\s.*\S)\s+(?:{NOUN})", re.IGNORECASE)


@dataclass(frozen=True)
class Subject:
    """What a sentence may be about: a measure, or a series of months; with the figures that may be typed of it."""

    name: str
    nouns: tuple[str, str]
    periods: tuple[str, str]
    difference: Worked
    per_cent: Worked
    counts: tuple[Worked, ...]
    rates: tuple[Worked, ...] = ()
    names: tuple[str, ...] = ()
    now: str = "current"


@dataclass(frozen=True)
class Names:
    """The names of what is counted and of other areas, as they are looked for; what goes by which, and the years.

    `words` are all words of the names of what is counted, of the own area and of the years.
    """

    subjects: Mapping[str, str]
    subject: re.Pattern[str] | None
    others: re.Pattern[str] | None
    years: frozenset[str]
    words: frozenset[str]


def subjects_of(statistics: Statistics, known: Mapping[str, str]) -> Iterator[Subject]:
    names: dict[str, list[str]] = {}
    for name, subject in known.items():
        names.setdefault(subject, []).append(name)
    periods = (statistics.previous.name, statistics.current.name)
    for one in statistics.comparisons:
        own, force = one.own, one.force
        counts = (own.current, own.previous, force.current, force.previous)
        rates = (own.rate, force.rate)
        several = tuple(names.get(one.measure.name, ()))
        changes = (own.difference, own.per_cent)
        yield Subject(one.measure.name, one.nouns, periods, *changes, counts, rates, several)
    for monthly in statistics.monthly:
        if len(monthly.years) > 1 and monthly.whole:
            before, now = monthly.years[-2:]
            name, changes = monthly.series.name, (monthly.difference, monthly.per_cent)
            totals = (monthly.totals[now], monthly.totals[before])
            yield Subject(name, monthly.nouns, (before, now), *changes, totals, now=now)


def names_of(statistics: Statistics) -> Names:
    subjects = {
        folded(name): one.measure.name
        for one in statistics.comparisons
        for name in (one.measure.name, *one.measure.also, *_short(one.measure.name))
    }
    for one in statistics.comparisons:
        for name in (one.measure.name, *one.measure.also):
            if bare := _NOUN_BEHIND.fullmatch(name):
                subjects.setdefault(folded(bare["name"]), one.measure.name)
    for monthly in statistics.monthly:
        for name in (monthly.series.name, monthly.series.many):
            if not re.fullmatch(NOUN, name, re.IGNORECASE):  # "incidents" says nothing of what they are
                subjects.setdefault(folded(name), monthly.series.name)
    areas = [name for area in statistics.areas if area != statistics.own for name in (area.name, *area.also)]
    periods = (statistics.previous, statistics.current)
    years = {str(day.year) for period in periods for day in (period.start, period.end)} | {one.name for one in periods}
    years |= {year for monthly in statistics.monthly for year in monthly.years[-2:]}
    said = " ".join((*subjects, folded(statistics.own.name), *map(folded, statistics.own.also), *map(folded, years)))
    words = frozenset(re.findall(r"\w+", said))
    return Names(subjects, _any_of(subjects), _any_of(folded(name) for name in areas), frozenset(years), words)


def _any_of(names: Iterable[str]) -> re.Pattern[str] | None:
    """A pattern for any of these names as whole words, the longest first; None for no name."""
    listed = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True) if name)
    return re.compile(rf"(?<!\w)(?:{listed})(?!\w)") if listed else None


def _short(name: str) -> Sequence[str]:
    """A measure's name without what stands in brackets behind it."""
    short = re.sub(r"\s*\([^()]*\)\s*$", "", name)
    return (short,) if short != name else ()
