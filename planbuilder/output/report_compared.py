"""The comparisons of the report as a template prints them: crime in the area and in the force, and the districts.

Every figure comes worked out from `model/statistics.py`; here it only becomes text, with its mark where it rests on a
small count.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from planbuilder.model.comparison import Comparison
from planbuilder.model.figure import SMALL
from planbuilder.model.league import League, Place
from planbuilder.model.report import Commented
from planbuilder.model.sentences import measure_in_words, rank_in_words, takes_have
from planbuilder.model.statistics import Statistics
from planbuilder.model.worked import Worked, in_figures
from planbuilder.output.documents import in_one_line
from planbuilder.output.marks import blocks, chart
from planbuilder.schema.said import said, woven
from planbuilder.schema.statistics import Area

DISTRICTS_CHART = "Districts"


# --- crime --------------------------------------------------------------------------------------------------


def crime(statistics: Statistics, comments: Sequence[Commented]) -> dict[str, Any]:
    """The table of all measures with its notes, and the measures that are commented on."""
    settings, comparisons = statistics.settings, statistics.comparisons
    households = [one.measure.name for one in comparisons if one.measure.denominator == "Households"]
    return {
        "own": said(statistics.own, "name"),
        "force": said(statistics.force, "name"),
        "previous": said(statistics.previous, "name"),
        "current": said(statistics.current, "name"),
        "measures": [_measure(one) for one in comparisons],
        "households": _listed(households),
        "small_below": said(settings, "small_number", in_figures(settings.small_number))
        if statistics.has_small
        else "",
        "missing": _missing(statistics),
        "notes": [
            {"name": said(one.measure, "name"), "text": in_one_line(one.measure, "note")}
            for one in comparisons
            if one.measure.note
        ],
        "source": _sources(statistics),
        "comments": [_comment(one, statistics) for one in comments],
    }


def _measure(one: Comparison) -> dict[str, str]:
    own, force = one.own, one.force
    figures = {
        "own_previous": own.previous,
        "own_current": own.current,
        "own_difference": own.difference,
        "own_change": own.per_cent,
        "own_rate": own.rate,
        "gap": one.gap,
        "rate_gap": one.rate_gap,
        "force_previous": force.previous,
        "force_current": force.current,
        "force_difference": force.difference,
        "force_change": force.per_cent,
        "force_rate": force.rate,
    }
    shares = {"own_change", "force_change"}
    printed = {
        name: (figure.per_cent if name in shares else figure.text) + (SMALL if figure.small else "")
        for name, figure in figures.items()
    }
    typed = [name for name in printed if getattr(one.measure, name, None) is not None]  # the others are worked out
    return (
        {"name": said(one.measure, "name")} | printed | {name: said(one.measure, name, printed[name]) for name in typed}
    )


def _missing(statistics: Statistics) -> list[Mapping[str, str]]:
    """Why cells read "n/a", each reason once, with the measures that it holds for."""
    reasons: dict[str, list[str]] = {}
    for measure, reason in statistics.notes:
        reasons.setdefault(reason, []).append(measure)
    return [{"reason": reason, "measures": _listed(measures)} for reason, measures in reasons.items()]


def _sources(statistics: Statistics) -> str:
    """The source of the counts, and those of the two areas' people and households, each once."""
    source = without_stop(in_one_line(statistics.settings, "source"))
    lines = [woven(said(statistics.settings, "source", source), ".")] if source else []
    areas = (statistics.own, statistics.force)
    several = {area.source for area in areas if area.source}
    for source in sorted(several):
        own = [area for area in areas if area.source == source]
        whom = " and ".join(area.name for area in own)
        lines.append(woven(f"People and households of {whom}: ", said(own[0], "source", without_stop(source)), "."))
    return woven(*[part for line in lines for part in (" ", line)][1:]) if lines else ""


def _comment(one: Commented, statistics: Statistics) -> dict[str, Any]:
    compared, name = one.comparison, one.comparison.measure.name
    they = "they" if takes_have(name) else "it"
    return {
        "name": said(compared.measure, "name"),
        "words": measure_in_words(compared, statistics.previous.name),
        "force_words": f"{they} {measure_in_words(compared, statistics.previous.name, own=False)}",
        "explanation": blocks(one.explanation),
    }


# --- districts ----------------------------------------------------------------------------------------------


def districts(statistics: Statistics) -> dict[str, Any]:
    """The league table, its total held against the force, and its chart; the statistics must have a league."""
    league = statistics.league
    assert league is not None
    return {
        "measure": said(league.measure, "name"),
        "own": said(statistics.own, "name"),
        "force": said(statistics.force, "name"),
        "period": said(statistics.current, "name"),
        "nouns": "incidents" if league.measure.kind == "Incident" else "offences",
        "per": league.measure.denominator.lower(),
        "order": "lowest" if league.lowest_first else "highest",
        "rank_words": rank_in_words(league),
        "places": [_place(place) for place in league.places],
        "total": league.total.text,
        "rate": league.total_rate.text,
        "agrees": league.apart.exact == 0,
        "force_count": said(league.measure, "force_current", league.force.text),
        "apart": _apart(league.apart),
        "why_no_total": league.total.reason,
        "exceptions": _listed([place.area.name for place in league.exceptions]),
        "notes": [*_no_rates(league), *(in_one_line(place.area, "note") for place in league.places if place.area.note)],
        "sources": _area_sources([place.area for place in league.places]),
        "chart": chart(DISTRICTS_CHART) if any(place.rate.exact is not None for place in league.places) else "",
    }


def _place(place: Place) -> dict[str, Any]:
    none = "\N{EN DASH}"
    return {
        "rank": none if place.rank is None else str(place.rank),
        "name": said(place.area, "name"),
        "count": place.count.text if place.row.count is None else said(place.row, "count", place.count.text),
        "rate": place.rate.text,
        "own": place.own,
    }


def _no_rates(league: League) -> list[str]:
    """Why districts have no rate, and the total none; of an airport, and of a total not given, other notes tell."""
    none = [place for place in league.places if place.rate.exact is None and place.area.kind != "Other"]
    uncounted = ", ".join(place.area.name for place in none if place.count.exact is None)
    unknown = ", ".join(place.area.name for place in none if place.count.exact is not None)
    notes = [f"n/a: not recorded for {uncounted}."] if uncounted else []
    if unknown:
        notes.append(f"n/a: the number of {league.measure.denominator.lower()} in {unknown} is not known.")
    elif league.total_rate.exact is None and league.total.exact is not None:
        notes.append(f"n/a: {league.total_rate.reason}.")
    return notes


def _apart(apart: Worked) -> str:
    """By how much the force's own count differs from the total: "12 more", "3 fewer", or ""."""
    if not apart.exact:
        return ""
    return f"{apart.size.text} {'more' if apart.exact > 0 else 'fewer'}"


def _area_sources(areas: Sequence[Area]) -> list[str]:
    several = {area.source: area for area in reversed(areas) if area.source}  # the first area of each source
    sources = dict.fromkeys(area.source for area in areas if area.source)
    return [woven(said(several[one], "source", without_stop(one)), ".") for one in sources]


def _listed(names: Sequence[str]) -> str:
    return "; ".join(names)


def without_stop(text: str) -> str:
    """A text without its last full stop, so that a sentence of the template may go on."""
    return text.strip().rstrip(".")
