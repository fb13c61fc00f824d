"""The examples in a new statistics.xlsx: made-up counts in round numbers, each row marked “[example]”.

In come the names of a partnership and its year; out come rows. The measures are those that most reports compare, so
that often nothing but the counts need be typed over.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from planbuilder.schema.statistics import MONTHS
from planbuilder.starting.example_plan import ANTISOCIAL, BURGLARY, Row
from planbuilder.starting.naming import Naming

_INVENTED = "[Example] Made-up numbers: type yours over them"
_FORCE = "Anyshire [example]"
_NEIGHBOURS = (("Eastbury [example]", 62_000, 25_000, 4_310), ("Westford [example]", 95_000, 40_000, 7_420))
_FLY_TIPS = (41, 38, 45, 50, 52, 47, 39, 36, 30, 44, 42, 40)


def statistics_rows(names: Naming, year: str) -> dict[str, Sequence[Row]]:
    """The rows of statistics.xlsx, by the title of their sheet; `year` as it is printed."""
    first = int(year[:4])
    return {
        "Statistics": [
            {
                "Own area": names.area,
                "Force area": _FORCE,
                "League table measure": "All crime",
                "Rank 1 is": "Lowest rate",
                "Small number": 50,
                "Source of the counts": f"{_INVENTED}, and say here whose they are",
            }
        ],
        "Areas": _areas(names.area),
        "Periods": [
            {
                "Period": f"{begins}/{(begins + 1) % 100:02d}",
                "Role": role,
                "From": date(begins, 4, 1),
                "To": date(begins + 1, 3, 31),
            }
            for begins, role in ((first - 1, "Previous"), (first, "Current"))
        ],
        "Crime": _crime(),
        "Districts": [
            {"Area": names.area, "Count": 5_160},
            *(Row({"Area": area, "Count": count}) for area, _, _, count in _NEIGHBOURS),
        ],
        "Series": [
            {
                "Series": "Fly-tips reported [example]",
                "One of them": "fly-tip",
                "Several of them": "fly-tips",
                "Good direction": "Lower",
                "Source": _INVENTED,
            }
        ],
        "Monthly": [
            {
                "Series": "Fly-tips reported [example]",
                "Year": f"{begins}/{(begins + 1) % 100:02d}",
                "Month": MONTHS[(number + 3) % 12],
                "Count": count - (begins - first + 1) * (number % 4),
            }
            for begins in (first - 1, first)
            for number, count in enumerate(_FLY_TIPS)
        ],
        "Enforcement": [
            {
                "Year": f"{first}/{(first + 1) % 100:02d}",
                "Number": 18,
                "Costs and fines received": "£3,600",
                "Note": _INVENTED,
            }
        ],
        "Indicators": _indicators(),
    }


def _areas(own: str) -> list[Row]:
    rows: list[Row] = [
        {"Area": own, "Kind": "District", "People": 80_000, "Households": 33_000, "Source": _INVENTED},
        *(
            Row({"Area": area, "Kind": "District", "People": people, "Households": homes, "Source": _INVENTED})
            for area, people, homes, _ in _NEIGHBOURS
        ),
    ]
    people, homes = 80_000 + sum(one[1] for one in _NEIGHBOURS), 33_000 + sum(one[2] for one in _NEIGHBOURS)
    return [*rows, {"Area": _FORCE, "Kind": "Force", "People": people, "Households": homes, "Source": _INVENTED}]


def _crime() -> list[Row]:
    rows = (
        ("All crime", "Crime", (5_420, 5_160, 17_400, 16_890), "People"),
        ("Antisocial behaviour", "Incident", (2_150, 1_990, 6_900, 6_750), "People"),
        ("Violence with injury", "Crime", (610, 640, 2_010, 2_080), "People"),
        ("Residential burglary", "Crime", (280, 245, 930, 870), "Households"),
        ("Theft of bicycles", "Crime", (160, 120, 420, 400), "People"),
    )
    headings = (
        "Own area, previous period",
        "Own area, current period",
        "Force, previous period",
        "Force, current period",
    )
    return [
        {
            "Measure": name,
            "Kind": kind,
            **dict(zip(headings, counts, strict=True)),
            "Rate per 1,000": per,
            "Good direction": "Lower",
            "Note": _INVENTED,
        }
        for name, kind, counts, per in rows
    ]


def _indicators() -> list[Row]:
    return [
        {
            "Indicator": "Residents who feel safe after dark [example]",
            "Priority": ANTISOCIAL,
            "Unit": "% of residents",
            "Baseline": "61%",
            "Target": "65%",
            "Outturn": "64%",
            "Good direction": "Higher",
            "Amber within": "5%",
        },
        {
            "Indicator": "Homes burgled a second time [example]",
            "Priority": BURGLARY,
            "Unit": "homes",
            "Baseline": "22",
            "Target": "18",
            "Outturn": "17",
            "Good direction": "Lower",
        },
    ]
