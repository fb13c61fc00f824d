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
from planbuilder.schema.declare import Record
from planbuilder.schema.said import said, woven
from planbuilder.values import long_date


def period_dates(statistics: Statistics) -> dict[str, str]:
    """The first and the last day of both periods, which their names need not tell."""
    both = {"previous_dates": statistics.previous, "current_dates": statistics.current}
    return {
        name: woven(said(one, "start", long_date(one.start)), " to ", said(one, "end", long_date(one.end)))
        for name, one in both.items()
    }


def monthly(one: Monthly) -> dict[str, Any]:
    """The last two years of a series by month (or the one there is), with what has changed."""
    years = one.years[-2:]
    before, now = (one.counts[year] for year in (years[0], years[-1]))
    rows = zip(one.months, before, now, strict=True)
    cells = {(row.year, row.month): row for row in one.rows}
    totals = [one.totals[year].text for year in years]
    return {
        "name": said(one.series, "name"),
        "many": said(one.series, "many"),
        "years": list(years),
        "rows": [
            {
                "month": month,
                "previous": _typed(cells.get((years[0], month)), "count", in_figures(earlier)),
                "current": _typed(cells.get((years[-1], month)), "count", in_figures(later)),
                "change": _less(later, earlier),
            }
            for month, earlier, later in rows
        ],
        "totals": totals,
        "change": one.difference.text if one.whole else NOT_AVAILABLE,
        "sentence": f"{monthly_subject(one)} {one.in_words}." if one.in_words else "",
        "missing": any(count is None for count in (*before, *now)),
        "chart": chart(one.series.name) if any(count is not None for count in (*before, *now)) else "",
        "chart_name": one.series.name,  # for a chart of the template that asks for “[[chart: series]]”
        "source": said(one.series, "source", without_stop(one.series.source or "")),
        "notes": [in_one_line(one.series, "note")] if one.series.note else [],
    }


def monthly_subject(one: Monthly) -> str:
    """What a sentence on a series begins with, so that its verb is right: "Fly-tips", "The number of fly-tips"."""
    return one.series.name if is_plural(one.series.name) else f"The number of {one.series.many}"


def _typed(record: Record | None, field: str, text: str) -> str:
    """A number as printed, which knows its cell; not where nothing was typed there, so that it reads n/a."""
    return text if record is None or getattr(record, field) is None else said(record, field, text)


def _less(later: int | None, earlier: int | None) -> str:
    return NOT_AVAILABLE if later is None or earlier is None else in_figures(later - earlier)


def enforcement(statistics: Statistics) -> dict[str, Any]:
    """The years of enforcement with their totals."""
    years = statistics.enforcement
    sums = [received(row) for row in years.rows]
    return {
        "rows": [
            {
                "year": said(row, "year"),
                "number": _typed(row, "number", in_figures(row.number)),
                "received": NOT_AVAILABLE if amount is None else said(row, "received", f"£{amount:,.2f}"),
            }
            for row, amount in zip(years.rows, sums, strict=True)
        ],
        "number": years.number.text,
        "received": f"£{years.received:,.2f}",
        "missing": any(row.number is None for row in years.rows) or None in sums,
        "notes": [woven(said(row, "year"), ": ", in_one_line(row, "note")) for row in years.rows if row.note],
    }


def indicators(statistics: Statistics) -> dict[str, Any]:
    """The indicators with their ratings, and their notes."""
    rated = statistics.indicators
    return {
        "rows": [_indicator(one) for one in rated],
        "missing": [
            {"name": said(one.indicator, "name"), "reason": reason} for one in rated if (reason := _why_missing(one))
        ],
        "notes": [
            {"name": said(one.indicator, "name"), "text": in_one_line(one.indicator, "note")}
            for one in rated
            if one.indicator.note
        ],
    }


def _why_missing(one: Rated) -> str:
    """Why cells of an indicator read n/a: its figures, its direction or its rating; "" where none does."""
    figures = {name: getattr(one.indicator, name) for name in ("baseline", "target", "outturn")}
    none = [name for name, figure in figures.items() if figure is None]
    reasons = [f"no {' and no '.join(none)} {'is' if len(none) == 1 else 'are'} recorded"] if none else []
    before, now = one.indicator.baseline, one.indicator.outturn
    if before and now and before.per_cent != now.per_cent:
        reasons.append("the baseline and the outturn are in different units")
    if one.reason and not {"target", "outturn"} & set(none):
        reasons.append(one.reason)
    return "; ".join(reasons)


def _indicator(one: Rated) -> dict[str, str]:
    indicator = one.indicator
    return {
        "name": said(indicator, "name"),
        "unit": said(indicator, "unit"),
        "baseline": _typed(indicator, "baseline", number_in_figures(indicator.baseline)),
        "target": _typed(indicator, "target", number_in_figures(indicator.target)),
        "outturn": _typed(indicator, "outturn", number_in_figures(indicator.outturn)),
        "direction": one.direction or NOT_AVAILABLE,
        "rag": one.rating,
    }
