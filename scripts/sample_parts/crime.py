"""The crime comparison of the report: the 18 measures with their counts, and the districts, as published.

The published table gives counts, and what follows from them. Only the counts are kept.
"""

from __future__ import annotations

from datetime import date
from typing import Any

_CRIME, _INCIDENT = "Crime", "Incident"
_PEOPLE, _HOUSEHOLDS = "People", "Households"
NOT_RECORDED = "-"
_SINCE_APRIL = date(2017, 4, 1)

_NEW_BURGLARY = (
    "In April 2017 residential burglary, and business and community burglary, took the place of dwelling burglary and "
    "other burglary. Both pairs count the same offences, 715 in the borough and 12,936 in the force, so nobody "
    "should add them up."
)


def _measure(
    name: str,
    own_previous: int | str,
    own_current: int,
    force_previous: int | str,
    force_current: int,
    per: str = _PEOPLE,
    kind: str = _CRIME,
    **more: Any,
) -> dict[str, Any]:
    return {
        "Measure": name,
        "Kind": kind,
        "Own area, previous period": own_previous,
        "Own area, current period": own_current,
        "Force, previous period": force_previous,
        "Force, current period": force_current,
        "Rate per 1,000": per,
        "Good direction": "Lower",
        "Defined from": more.get("since", ""),
        "Defined to": "",
        "Note": more.get("note", ""),
        "Also known as": more.get("also", ""),
    }


CRIME: list[dict[str, Any]] = [
    _measure("All crime", 4135, 4835, 117_807, 131_146),
    _measure("Violence with injury", 379, 429, 12_353, 13_620),
    _measure("Violence without injury", 425, 518, 13_535, 16_071),
    _measure("Stalking and harassment", 166, 287, 6715, 9612),
    _measure("Sexual offences", 79, 96, 2895, 3587),
    _measure("Robbery", 37, 38, 1109, 1478),
    _measure(
        "Residential burglary",
        NOT_RECORDED,
        471,
        NOT_RECORDED,
        8663,
        _HOUSEHOLDS,
        since=_SINCE_APRIL,
        note=_NEW_BURGLARY,
    ),
    _measure("Business and community burglary", NOT_RECORDED, 244, NOT_RECORDED, 4273, since=_SINCE_APRIL),
    # The force went on counting by the old definition, all through both years.
    _measure("Dwelling burglary (pre-Apr 17 definition)", 374, 353, 7199, 6927, _HOUSEHOLDS, also="Dwelling burglary"),
    _measure("Other burglary (pre-Apr 17 definition)", 299, 362, 6005, 6009, also="Other burglary"),
    _measure("Theft from a vehicle", 300, 388, 7481, 7833),
    _measure("Theft of a vehicle", 240, 299, 3623, 4378),
    _measure("Theft from the person", 62, 81, 1578, 1514),
    _measure("Theft of pedal cycles", 51, 104, 2267, 2546),
    _measure("Shoplifting", 203, 205, 10_072, 9756),
    _measure("Other theft", 506, 533, 12_292, 12_717),
    _measure("Criminal damage (incl. arson)", 568, 558, 15_284, 15_822),
    _measure("Anti-social behaviour incidents", 1801, 1746, 52_454, 49_909, kind=_INCIDENT, also="ASB\nASB incidents"),
]

PERIODS: list[dict[str, Any]] = [
    {"Period": "2016", "Role": "Previous", "From": date(2016, 1, 1), "To": date(2016, 12, 31)},
    {"Period": "2017", "Role": "Current", "From": date(2017, 1, 1), "To": date(2017, 12, 31)},
]

_WORKED_BACK = "Worked back from the published counts and rates: the report prints no population"

#: Area: kind, people, households, all crime of 2017. The published rates follow from the people, whose sum is that of
#: the force; there are other numbers that would give the same rates.
_AREAS: dict[str, tuple[str, int | str, int | str, int]] = {
    "Basildon": ("District", 183_400, "", 15_952),
    "Southend-on-Sea": ("District", 179_700, "", 15_186),
    "Colchester": ("District", 186_700, "", 14_742),
    "Thurrock": ("District", 167_100, "", 14_267),
    "Tendring": ("District", 142_600, "", 12_658),
    "Chelmsford": ("District", 174_000, "", 12_319),
    "Epping Forest": ("District", 130_200, "", 9430),
    "Braintree": ("District", 150_914, "", 8059),
    "Harlow": ("District", 86_000, "", 7632),
    "Brentwood": ("District", 76_386, 30_600, 4835),
    "Castle Point": ("District", 89_700, "", 4789),
    "Uttlesford": ("District", 86_200, "", 3679),
    "Rochford": ("District", 85_700, "", 3419),
    "Maldon": ("District", 63_400, "", 2455),
    "Stansted": ("Other", NOT_RECORDED, "", 1724),
}
_AIRPORT = "Stansted is the airport. Nobody lives there, so it has no rate; its offences count in the force."


def _area(name: str, kind: str, people: int | str, households: int | str) -> dict[str, Any]:
    return {
        "Area": name,
        "Kind": kind,
        "People": people,
        "Households": households,
        "Source": _WORKED_BACK if people != NOT_RECORDED else "",
        "Date": "",
        "Note": _AIRPORT if kind == "Other" else "",
        "Also known as": "Essex Police" if kind == "Force" else "",
    }


AREAS: list[dict[str, Any]] = [
    *(_area(name, *facts[:3]) for name, facts in _AREAS.items()),
    _area("Essex", "Force", 1_802_000, 718_400),
]
DISTRICTS: list[dict[str, Any]] = [{"Area": name, "Count": facts[3]} for name, facts in _AREAS.items()]
