"""The charts of the report by the names that a template calls them by: the districts, and each series of months.

Their numbers are those of the tables beside them; each says in its alt text what it shows.
"""

from __future__ import annotations

from collections.abc import Mapping

from planbuilder.model.league import League
from planbuilder.model.report import Report
from planbuilder.model.sentences import in_a_sentence, rank_in_words
from planbuilder.model.series import Monthly
from planbuilder.output.chart_data import Chart, ChartKind, Series
from planbuilder.output.report_compared import DISTRICTS_CHART
from planbuilder.output.report_counts import monthly_subject

#: Centimetres that the bars of one district, and the axis below them all, take.
_BAR, _AXIS = 0.4, 1.6
#: What leaves room for the heading and the notes on the page.
_TALLEST = 20.0


def report_charts(report: Report) -> Mapping[str, Chart]:
    """The charts by name; none of what has no numbers."""
    statistics = report.statistics
    if statistics is None:
        return {}
    charts = {one.series.name: _months(one) for one in statistics.monthly if _has_counts(one)}
    league = statistics.league
    if league and any(place.rate.exact is not None for place in league.places):
        charts[DISTRICTS_CHART] = _districts(league, statistics.current.name)
    return charts


def _districts(league: League, period: str) -> Chart:
    """The rates as bars, in the order of the table; the own area is set off and named in words."""
    rated = [place for place in league.places if place.rate.rounded is not None]
    names = {place.area.name: f"{place.area.name} (our area)" if place.own else place.area.name for place in rated}
    per = f"per 1,000 {league.measure.denominator.lower()}"
    ends = f"It runs from {names[rated[0].area.name]} with {rated[0].rate.text}"
    if len(rated) > 1:
        ends += f" to {names[rated[-1].area.name]} with {rated[-1].rate.text}"
    own = f" {league.own.area.name} {rank_in_words(league)}." if league.own and rank_in_words(league) else ""
    return Chart(
        ChartKind.BARS,
        list(names.values()),
        [Series(f"Rate {per}", [place.rate.rounded for place in rated])],
        f"Bar chart of the rate of {in_a_sentence(league.measure.name)} {per} in each district, {period}. {ends}.{own}",
        value_title=f"{league.measure.name} {per}, {period}",
        number_format="0.0",
        highlighted=next((names[place.area.name] for place in rated if place.own), ""),
        height=min(_AXIS + _BAR * len(rated), _TALLEST),
    )


def _has_counts(one: Monthly) -> bool:
    return any(count is not None for year in one.years[-2:] for count in one.counts[year])


def _months(one: Monthly) -> Chart:
    """The last two years side by side, month by month."""
    years = one.years[-2:]
    totals = ", ".join(f"{one.totals[year].text} in {year}" for year in years)
    words = f" {monthly_subject(one)} {one.in_words}." if one.in_words else ""
    return Chart(
        ChartKind.COLUMNS,
        [month[:3] for month in one.months],
        [Series(year, one.counts[year]) for year in years],
        f"Column chart of {one.series.name} by month, {' and '.join(years)}. In all: {totals}.{words}",
        value_title=one.series.name,
    )
