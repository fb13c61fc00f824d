"""Which offences of the crime tables make up which measure of statistics.xlsx.

Declared once, here: docs/crime-table.md and the first sheet of an imported workbook tell officers the same. An offence
belongs to one measure at most, found by its code, else by its subgroup, else by its group; "All crime" counts every
row. So nothing is counted twice, and old and new burglary stay apart.

Sources: the headings of the Home Office's open data tables on police recorded crime and their user guide; the Home
Office Counting Rules, which replaced burglary in a dwelling (codes 28A to 28D, 29) and other burglary (30A, 30B, 31) by
residential burglary and burglary of business and community from 1 April 2017.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Final

from planbuilder.importing.layout import plain

ALL_CRIME: Final = "All crime"
ANTI_SOCIAL: Final = "Anti-social behaviour incidents"
_SINCE: Final = dt.date(2017, 4, 1)
_UNTIL: Final = dt.date(2017, 3, 31)
_BURGLARY_NOTE: Final = (
    "In April 2017 residential burglary, and business and community burglary, took the place of dwelling burglary and"
    " other burglary. The two pairs count the same kind of offence in different ways and cannot be compared."
)


@dataclass(frozen=True, kw_only=True)
class Counted:
    """One measure: its name in the workbook, what it counts, and the days between which its definition holds."""

    name: str
    codes: tuple[str, ...] = ()
    subgroups: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    households: bool = False
    since: dt.date | None = None
    until: dt.date | None = None
    note: str = ""
    also: str = ""

    @property
    def rule(self) -> str:
        """What it counts, in words for officers."""
        parts = [
            f"{kind}{'s' * (len(names) > 1)} {', '.join(names)}"
            for kind, names in (
                ("offence code", self.codes),
                ("subgroup", self.subgroups),
                ("group", self.groups),
            )
            if names
        ]
        return "; or ".join(parts) or "every offence of the table"

    def holds_within(self, start: dt.date, end: dt.date) -> bool:
        """Whether its definition holds all through these days."""
        return not (self.since and self.since > start) and not (self.until and self.until < end)

    def holds_somewhere(self, start: dt.date, end: dt.date) -> bool:
        """Whether its definition holds on any of these days."""
        return not (self.since and self.since > end) and not (self.until and self.until < start)


MEASURES: Final = (
    Counted(name=ALL_CRIME),
    Counted(name="Violence with injury", subgroups=("Violence with injury",)),
    Counted(name="Violence without injury", subgroups=("Violence without injury",)),
    Counted(name="Stalking and harassment", subgroups=("Stalking and harassment",)),
    Counted(name="Homicide", subgroups=("Homicide",)),
    Counted(
        name="Death or serious injury by unlawful driving",
        subgroups=(
            "Death or serious injury - unlawful driving",
            "Death or serious injury caused by illegal driving",
            "Death or serious injury by unlawful driving",
        ),
    ),
    Counted(
        name="Sexual offences",
        subgroups=("Rape", "Rape offences", "Other sexual offences"),
        groups=("Sexual offences",),
    ),
    Counted(
        name="Robbery",
        subgroups=("Robbery of personal property", "Robbery of business property"),
        groups=("Robbery",),
    ),
    Counted(
        name="Residential burglary",
        codes=("28E", "28F", "28G", "28H", "29A"),
        subgroups=("Residential burglary", "Burglary - residential"),
        households=True,
        since=_SINCE,
        note=_BURGLARY_NOTE,
    ),
    Counted(
        name="Business and community burglary",
        codes=("30C", "30D", "31A"),
        subgroups=("Non-residential burglary", "Burglary - business and community", "Business and community burglary"),
        since=_SINCE,
    ),
    Counted(
        name="Dwelling burglary (pre-Apr 17 definition)",
        codes=("28A", "28B", "28C", "28D", "29"),
        subgroups=("Domestic burglary", "Burglary in a dwelling"),
        households=True,
        until=_UNTIL,
        also="Dwelling burglary",
    ),
    Counted(
        name="Other burglary (pre-Apr 17 definition)",
        codes=("30A", "30B", "31"),
        subgroups=("Non-domestic burglary", "Burglary in a building other than a dwelling"),
        until=_UNTIL,
        also="Other burglary",
    ),
    Counted(
        name="Theft from a vehicle",
        codes=("45",),
        subgroups=("Theft from a vehicle", "Theft from vehicle"),
        also="Theft from vehicle",
    ),
    Counted(
        name="Theft of a vehicle",
        codes=("48", "37.2"),
        subgroups=(
            "Theft of a motor vehicle",
            "Theft or unauthorised taking of a motor vehicle",
            "Aggravated vehicle taking",
        ),
        also="Theft of vehicle",
    ),
    Counted(
        name="Interfering with a vehicle",
        codes=("126",),
        subgroups=("Interfering with a motor vehicle", "Vehicle interference"),
    ),
    Counted(name="Theft from the person", subgroups=("Theft from the person",)),
    Counted(name="Theft of pedal cycles", subgroups=("Bicycle theft",), also="Bicycle theft"),
    Counted(name="Shoplifting", subgroups=("Shoplifting",)),
    Counted(name="Other theft", subgroups=("Other theft offences", "All other theft offences", "Other theft")),
    Counted(
        name="Criminal damage (incl. arson)",
        subgroups=("Criminal damage", "Arson"),
        groups=("Criminal damage and arson",),
        also="Criminal damage and arson",
    ),
    Counted(
        name="Drug offences",
        subgroups=("Possession of drugs", "Trafficking of drugs"),
        groups=("Drug offences",),
    ),
    Counted(
        name="Possession of weapons",
        subgroups=("Possession of weapons offences",),
        groups=("Possession of weapons offences", "Possession of weapons"),
    ),
    Counted(name="Public order offences", subgroups=("Public order offences",), groups=("Public order offences",)),
    Counted(
        name="Miscellaneous crimes against society",
        subgroups=("Miscellaneous crimes against society",),
        groups=("Miscellaneous crimes against society",),
    ),
)

_BY_CODE: Final = {code: one.name for one in MEASURES for code in one.codes}
_BY_SUBGROUP: Final = {plain(name): one.name for one in MEASURES for name in one.subgroups}
_BY_GROUP: Final = {plain(name): one.name for one in MEASURES for name in one.groups}


def measure_of(code: str, subgroup: str, group: str) -> str:
    """The one measure beside "All crime" that an offence belongs to; "" where there is none."""
    known = _BY_CODE.get(same_code(code)) or _BY_SUBGROUP.get(plain(subgroup))
    return known or _BY_GROUP.get(plain(group), "")


def has_code_of_its_own(code: str) -> bool:
    """Whether a code alone says which measure an offence belongs to."""
    return same_code(code) in _BY_CODE


def same_code(code: str) -> str:
    """An offence code as one spelling: "37/2" and "37.20" are "37.2", "045" is "45"."""
    text = code.strip().upper().replace("/", ".").lstrip("0")
    return text.rstrip("0").rstrip(".") if "." in text else text
