"""The imported counts as a statistics workbook of the usual, friendly kind; never over one that is there.

In come the counts of both periods; out come the bytes of a workbook that can be renamed to statistics.xlsx, and the
first free name for it. How each count came about stands on its first sheet.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from planbuilder.importing.counts import Counts
from planbuilder.importing.known import Known
from planbuilder.importing.measures import ALL_CRIME, ANTI_SOCIAL
from planbuilder.importing.places import Place, is_district, place_key
from planbuilder.intake.workbook_file import write_new
from planbuilder.intake.workbooks import Entry, workbook_bytes
from planbuilder.problems import Level, PlanbuilderError, Problem
from planbuilder.schema import COMMANDS, TITLES, WORKBOOKS

STEM: Final = "statistics-imported"
_STATISTICS: Final = "statistics.xlsx"
_NOT_RECORDED: Final = "-"
_SMALL: Final = 50
_SOURCE: Final = (
    "Police recorded crime, Home Office open data, Community Safety Partnership tables (Open Government Licence v3.0)."
)
_Rows = dict[str, list[Mapping[str, Entry]]]


def imported_workbook(counts: Counts, place: Place, known: Known, files: Sequence[str], year: str) -> bytes:
    """The workbook; `files` are the tables that were read, and `year` as printed ("2017/18")."""
    rows: _Rows = {
        "Statistics": [_settings(counts, place)],
        "Areas": _areas(counts, place, known),
        "Periods": [
            {"Period": span.name, "Role": role, "From": span.start, "To": span.end}
            for role, span in (("Previous", counts.previous), ("Current", counts.current))
        ],
        "Crime": _crime(counts),
        "Districts": [{"Area": name, "Count": _count(count)} for name, count in counts.districts.items()]
        if has_league(counts)
        else [],
    }
    sheets, title, command = WORKBOOKS[_STATISTICS], TITLES[_STATISTICS], COMMANDS[_STATISTICS]
    return workbook_bytes(
        sheets,
        title=title,
        year=year,
        rows=rows,
        about=_about(counts, place, files),
        about_title="Where these counts come from",
        command=command,
    )


def write_beside(folder: Path, content: bytes) -> Path:
    """Write the workbook under the first free name; raises `PlanbuilderError` where none is free."""
    for number in range(1, 100):
        path = folder / f"{STEM}{f'-{number}' if number > 1 else ''}.xlsx"
        try:
            write_new(path, content)
        except FileExistsError:
            continue
        return path
    what = f"all names from {STEM}.xlsx to {STEM}-99.xlsx are taken in {folder.name}"
    raise PlanbuilderError(Problem(Level.STOP, what, "Move or delete those that are no longer needed."))


def has_league(counts: Counts) -> bool:
    """Whether there are districts to compare: a force with a single one has no league table."""
    return sum(is_district(name) for name in counts.districts) > 1


def _settings(counts: Counts, place: Place) -> Mapping[str, Entry]:
    league: dict[str, Entry] = (
        {"League table measure": ALL_CRIME, "Rank 1 is": "Lowest rate"} if has_league(counts) else {}
    )
    return {
        "Own area": place.own,
        "Force area": place.force,
        **league,
        "Small number": _SMALL,
        "Source of the counts": _SOURCE,
    }


def _areas(counts: Counts, place: Place, known: Known) -> list[Mapping[str, Entry]]:
    names = list(counts.districts) if has_league(counts) else [place.own]
    return [
        *(_area(name, "District" if is_district(name) else "Other", known) for name in names),
        _area(place.force, "Force", known),
    ]


def _area(name: str, kind: str, known: Known) -> Mapping[str, Entry]:
    """An area, with the people and households that statistics.xlsx has for it."""
    found = known.areas.get(place_key(name))
    row: dict[str, Entry] = {"Area": name, "Kind": kind}
    if kind == "Other":
        row["People"] = _NOT_RECORDED
    if found and found.kind == kind:
        own = {"People": found.people, "Households": found.households, "Source": found.source, "Date": found.date}
        row |= {heading: entry for heading, entry in own.items() if entry is not None}
    return row


def _crime(counts: Counts) -> list[Mapping[str, Entry]]:
    rows: list[Mapping[str, Any]] = []
    for row in counts.rows:
        measure = row.measure
        rows.append(
            {
                "Measure": measure.name,
                "Kind": "Crime",
                "Own area, previous period": _count(row.own_previous),
                "Own area, current period": _count(row.own_current),
                "Force, previous period": _count(row.force_previous),
                "Force, current period": _count(row.force_current),
                "Rate per 1,000": "Households" if measure.households else "People",
                "Good direction": "Lower",
                "Defined from": measure.since,
                "Defined to": measure.until,
                "Note": measure.note,
                "Also known as": measure.also,
            }
        )
    rows.append(
        {
            "Measure": ANTI_SOCIAL,
            "Kind": "Incident",
            "Rate per 1,000": "People",
            "Good direction": "Lower",
            "Also known as": "ASB\nASB incidents",
        }
    )
    return rows


def _count(count: int | None) -> Entry:
    return _NOT_RECORDED if count is None else count


def _about(counts: Counts, place: Place, files: Sequence[str]) -> list[str]:
    """How the counts came about, for whoever has to answer for them."""
    partnerships = sum(is_district(name) for name in counts.districts)
    others = [name for name in counts.districts if not is_district(name)]
    beside = f" with {', '.join(others)}" if others else ""
    names = f" (in the tables: {', '.join(sorted(place.own_names))})" if place.own_names != {place.own} else ""
    return [
        f"Counted by planbuilder from the Home Office's tables: {'; '.join(files)}.",
        f"{place.own}{names}, and all {partnerships} partnerships of {place.force_name}{beside}: {counts.current.name}"
        f" after {counts.previous.name}. A - stands where the tables have no whole count.",
        "Check the counts, fill in what is left empty (people and households, anti-social behaviour, the other sheets),"
        " delete measures that are not to be printed, and rename this file to statistics.xlsx; or copy the counts into"
        " the one you have.",
        *(f"{row.measure.name}: {row.measure.rule}." for row in counts.rows),
    ]
