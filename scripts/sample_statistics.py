"""The content of inputs/2017-18/statistics.xlsx, as data: one name a sheet, one dict a row, keyed by heading.

In: nothing. Out: the names of __all__, which make_sample.py turns into the workbook. The crime figures live in
sample_parts.

The counts are those of the year-end report 2017/18 of Safer Brentwood as published. Where it has only a picture (the
fly-tips of two years by month) or sets no target (the indicators), the numbers are illustrative, and say so.
"""

from __future__ import annotations

from typing import Any

from sample_parts.crime import AREAS, CRIME, DISTRICTS, PERIODS

__all__ = ["AREAS", "CRIME", "DISTRICTS", "ENFORCEMENT", "INDICATORS", "MONTHLY", "PERIODS", "SERIES", "STATISTICS"]

STATISTICS: dict[str, Any] = {
    "Own area": "Brentwood",
    "Force area": "Essex",
    "League table measure": "All crime",
    "Rank 1 is": "Lowest rate",
    "Small number": 50,
    "Source of the counts": "Counts of Essex Police, as published in the year-end report of 2017/18.",
}

FLY_TIPS = "Fly-tips reported"
ILLUSTRATIVE = "Illustrative: the published report shows only a picture"

SERIES: list[dict[str, Any]] = [
    {
        "Series": FLY_TIPS,
        "One of them": "fly-tip",
        "Several of them": "fly-tips",
        "Good direction": "Lower",
        "Source": ILLUSTRATIVE,
        "Note": "The numbers are invented. All that the published report says in words is that there was a slight "
        "decrease, January to December.",
    }
]

_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_FLY_TIPS = {
    "2016/17": (52, 47, 55, 58, 61, 57, 63, 60, 54, 50, 46, 41),
    "2017/18": (50, 46, 58, 56, 60, 55, 59, 61, 52, 47, 44, 40),
}
MONTHLY: list[dict[str, Any]] = [
    {"Series": FLY_TIPS, "Year": year, "Month": month, "Count": count}
    for year, counts in _FLY_TIPS.items()
    for month, count in zip(_MONTHS, counts, strict=True)
]

ENFORCEMENT: list[dict[str, Any]] = [
    {"Year": year, "Number": number, "Costs and fines received": received, "Note": ""}
    for year, number, received in (
        ("2013/14", 1, "£80.00"),
        ("2014/15", 1, "£360.00"),
        ("2015/16", 4, "£1,710.50"),
        ("2016/17", 9, "£1,710.00"),
        ("2017/18", 17, "£6,499.00"),
    )
]


def _indicator(name: str, priority: str, unit: str, figures: tuple[int, int, int], good: str, note: str) -> Any:
    baseline, target, outturn = figures
    return {
        "Indicator": name,
        "Priority": priority,
        "Unit": unit,
        "Baseline": baseline,
        "Target": target,
        "Outturn": outturn,
        "Good direction": good,
        "Amber within": "10%",
        "Note": f"{note} The target and its limit for Amber are illustrative.",
    }


INDICATORS: list[dict[str, Any]] = [
    _indicator(
        "Followers on Twitter",
        "Community Engagement",
        "followers",
        (300, 400, 450),
        "Higher",
        "Published as more than 300 and over 450.",
    ),
    _indicator(
        "Engagement events",
        "Community Engagement",
        "events",
        (60, 55, 50),
        "Higher",
        "Published as more than 60 and over 50.",
    ),
    _indicator(
        "Average stay of an unauthorised encampment",
        "Anti-Social Behaviour and Environmental Crime",
        "days",
        (8, 5, 3),
        "Lower",
        "On land of the Council and of Parish Councils, in the summers of 2016 and 2017.",
    ),
    _indicator(
        "Safety roadshows",
        "Protecting People from Harm",
        "roadshows",
        (5, 6, 7),
        "Higher",
        "Senior Safety Roadshows before, Community Safety Roadshows now.",
    ),
]
