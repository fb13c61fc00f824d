"""The other counted parts of the report as a template prints them: months, enforcement, indicators.

Every figure comes worked out from `model/statistics.py`; here it only becomes text.
"""

from __future__ import annotations

from typing import Any

from planbuilder.model.indicators import Rated, number_in_figures
from planbuilder.model.sentences import is_plural
from planbuilder.model.series import Monthly, received
from planbuilder.model.statistics import Statistics
from planbuilder.model.worked import NOT_AVAILABLE, in_figures
from planbuilder.output.documents import in_one_line
from planbuilder.output.marks import chart
from planbuilder.output.report_compared import without_stop


def monthly(one: Monthly) -> dict[str, Any]:
    """The last two years of a series by month (or the one there is), with what has changed."""
    years = one.years[-2:]
    before, now = (one.counts[year] for year in (years[0], years[-1]))
    rows = zip(one.months, before, now, strict=True)
    totals = [one.totals[year].text for year in years]
    return {
        "name": one.series.name,
        "many": one.series.many,
        "years": list(years),
        "rows": [
            {
                "month": month,
                "previous": in_figures(earlier),
                "current": in_figures(later),
                "change": _less(later, earlier),
            }
            for month, earlier, later in rows
        ],
        "totals": totals,
        "change": one.difference.text if one.whole else NOT_AVAILABLE,
        "sentence": f"{monthly_subject(one)} {one.in_words}." if one.in_words else "",
        "missing": any(count is None for count in (*before, *now)),
        "chart": chart(one.series.name) if any(count is not None for count in (*before, *now)) else "",
        "source": without_stop(one.series.source or ""),
        "notes": [in_one_line(one.series.note)] if one.series.note else [],
    }


def monthly_subject(one: Monthly) -> str:
    """What a sentence on a series begins with, so that its verb is right: "Fly-tips", "The number of fly-tips"."""
    return one.series.name if is_plural(one.series.name) else f"The number of {one.series.many}"


def _less(later: int | None, earlier: int | None) -> str:
    return NOT_AVAILABLE if later is None or earlier is None else in_figures(later - earlier)


def enforcement(statistics: Statistics) -> dict[str, Any]:
    """The years of enforcement with their totals."""
    years = statistics.enforcement
    sums = [received(row) for row in years.rows]
    return {
        "rows": [
            {
                "year": row.year,
                "number": in_figures(row.number),
                "received": NOT_AVAILABLE if amount is None else f"£{amount:,.2f}",
            }
            for row, amount in zip(years.rows, sums, strict=True)
        ],
        "number": years.number.text,
        "received": f"£{years.received:,.2f}",
        "missing": any(row.number is None for row in years.rows) or None in sums,
        "notes": [f"{row.year}: {in_one_line(row.note)}" for row in years.rows if row.note],
    }


def indicators(statistics: Statistics) -> dict[str, Any]:
    """The indicators with their ratings, and their notes."""
    rated = statistics.indicators
    return {
        "rows": [_indicator(one) for one in rated],
        "missing": [{"name": one.indicator.name, "reason": one.reason} for one in rated if one.reason],
        "notes": [
            {"name": one.indicator.name, "text": in_one_line(one.indicator.note)} for one in rated if one.indicator.note
        ],
    }


def _indicator(one: Rated) -> dict[str, str]:
    indicator = one.indicator
    return {
        "name": indicator.name,
        "unit": indicator.unit or "",
        "baseline": number_in_figures(indicator.baseline),
        "target": number_in_figures(indicator.target),
        "outturn": number_in_figures(indicator.outturn),
        "direction": one.direction or NOT_AVAILABLE,
        "rag": one.rating,
    }
