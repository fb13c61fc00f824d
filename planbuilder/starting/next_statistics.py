"""Next year's statistics.xlsx from this year's: what is counted stays, current counts become the previous ones.

In comes this year's workbook, checked; out come the rows of the new one by sheet. New counts are left empty; periods,
months and years are moved on by as long as the current period is.
"""

from __future__ import annotations

from collections.abc import Sequence

from planbuilder.schema.plan import Accepted
from planbuilder.schema.statistics import (
    Area,
    DistrictCount,
    Enforcement,
    Indicator,
    Measure,
    MonthCount,
    Period,
    Series,
    StatisticsSettings,
)
from planbuilder.starting.carrying import Entries, Source, entries
from planbuilder.starting.ledger import Ledger, quoted, several
from planbuilder.starting.next_plan import tell_years
from planbuilder.starting.years_on import Moved, day_on, label_on

_BOOK = "statistics.xlsx"


def next_statistics(source: Source, moved: Moved, ledger: Ledger) -> dict[str, Sequence[Entries]]:
    """The rows of the new statistics.xlsx, by the title of their sheet."""
    rows: dict[str, Sequence[Entries]] = {}
    for record in (StatisticsSettings, Area, Series):
        rows[record.sheet.title] = source.entries(record, ledger)
        tell_years(source, record, moved, ledger)
    rows["Periods"] = _periods(source, ledger)
    rows["Crime"] = _crime(source, ledger)
    rows["Districts"] = _districts(source, ledger)
    rows["Monthly"] = _months(source, ledger)
    rows["Enforcement"] = _enforcement(source, ledger)
    rows["Indicators"] = _indicators(source, ledger)
    source.tell_left(Accepted, ledger, "what was accepted is to be looked at anew each year", "where")
    if rows["Areas"]:
        ledger.to_fill.append(f"{_BOOK} > Areas: newer estimates of people and households, where there are any")
    return {title: found for title, found in rows.items() if found}


def _periods(source: Source, ledger: Ledger) -> list[Entries]:
    """The current period as the previous one, and a new one of the same length after it."""
    found: list[Entries] = []
    for period in source.checked.of(Period):
        if period.role != "Current":
            ledger.left.append(f"{_BOOK} > Periods: {period.name} (the period before the last)")
            continue
        years = max(1, round(((period.end - period.start).days + 1) / 365.25))
        start, end = day_on(period.start, years), day_on(period.end, years)
        name = label_on(period.name, years)
        if name == period.name:  # "This year" cannot stand for both
            name = f"{start:%B %Y} to {end:%B %Y}"
        found.append({"Period": period.name, "Role": "Previous", "From": period.start, "To": period.end})
        found.append({"Period": name, "Role": "Current", "From": start, "To": end})
        ledger.carried.append(f"{_BOOK} > Periods: {period.name} is now the previous period; the new one is {name}")
    return found


def _crime(source: Source, ledger: Ledger) -> list[Entries]:
    found = []
    moves = (
        ("Own area, previous period", "Own area, current period"),
        ("Force, previous period", "Force, current period"),
    )
    for row in source.rows(Measure):
        entry = entries(Measure, row)
        for previous, current in moves:
            entry[previous] = entry.pop(current, None)
        found.append(entry)
    if found:
        measures = several(len(found), "measure", "measures")
        ledger.carried.append(f"{_BOOK} > Crime: {measures}, the current counts as the previous ones")
        ledger.left.append(f"{_BOOK} > Crime: the counts of the period before the last")
        ledger.to_fill.append(f"{_BOOK} > Crime: the counts of the new period (or make statistics-import)")
    return found


def _districts(source: Source, ledger: Ledger) -> list[Entries]:
    found = source.entries(DistrictCount, ledger)
    for row, entry in zip(source.rows(DistrictCount), found, strict=True):
        if entry.pop("Count", None) is not None:
            ledger.cleared.append(f"{source.place(DistrictCount, row, 'count')}: {row.cells['count'].text}")
    if found:
        ledger.to_fill.append(f"{_BOOK} > Districts: the counts of the new period")
    return found


def _months(source: Source, ledger: Ledger) -> list[Entries]:
    """The last year of each series, and the months of the year after it without counts."""
    by_series: dict[str, dict[str, list[MonthCount]]] = {}
    for month in source.checked.of(MonthCount):
        by_series.setdefault(month.series, {}).setdefault(month.year, []).append(month)
    typed = {row.number: row for row in source.rows(MonthCount)}
    found: list[Entries] = []
    for series, years in by_series.items():
        last = max(years)  # labels of one series are written alike, so that they sort as the years do
        new = label_on(last)
        found += [entries(MonthCount, typed[month.place.row]) for month in years[last]]
        if new == last:
            continue
        found += [{"Series": series, "Year": new, "Month": month.month} for month in years[last]]
        ledger.carried.append(f"{_BOOK} > Monthly: {series}, the counts of {last}")
        ledger.left += [f"{_BOOK} > Monthly: {series}, the counts of {year}" for year in years if year != last]
        ledger.to_fill.append(f"{_BOOK} > Monthly: {series}, the counts of {new}")
    return found


def _enforcement(source: Source, ledger: Ledger) -> list[Entries]:
    found = source.entries(Enforcement, ledger)
    years = [one.year for one in source.checked.of(Enforcement)]
    if years and (new := label_on(max(years))) not in years:
        found.append({"Year": new})
        ledger.to_fill.append(f"{_BOOK} > Enforcement: {new}")
    return found


def _indicators(source: Source, ledger: Ledger) -> list[Entries]:
    """Where an indicator ended is where it begins; its target is for officers to set."""
    found = []
    for row in source.rows(Indicator):
        entry = entries(Indicator, row)
        outturn = entry.pop("Outturn", None)
        name = quoted(row.cells["name"].text, 60)
        if outturn is not None:
            if (before := row.cells.get("baseline")) is not None and not before.empty:
                ledger.left.append(
                    f"{source.place(Indicator, row, 'baseline')} ({name}): {before.text} (the old baseline)"
                )
            entry["Baseline"] = outturn
        if entry.pop("Target", None) is not None:
            ledger.cleared.append(f"{source.place(Indicator, row, 'target')} ({name}): {row.cells['target'].text}")
        found.append(entry)
    if found:
        ledger.carried.append(
            f"{_BOOK} > Indicators: {several(len(found), 'row', 'rows')}, outturns as the new baselines"
        )
        ledger.to_fill.append(f"{_BOOK} > Indicators: targets, and at the end of the year outturns")
    return found
