"""The sheets of statistics.xlsx: counts as the force and the council give them, and whom and when they count.

Officers type counts alone. Every change, percentage, rate, rank and total is worked out from them, and so is every
sentence that states one. Periods are rows of a sheet, so that no heading has to be changed from year to year.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import ClassVar

from planbuilder.cells import COUNT, DATE, LINES, MONEY, NAMES, NUMBER, TEXT, choice
from planbuilder.schema.declare import Record, Sheet, column
from planbuilder.schema.lists import ALSO_KNOWN_AS
from planbuilder.schema.plan import Accepted
from planbuilder.values import Line, Money, Number

_COUNTED = "The count; - where it was not recorded."
GOOD_DIRECTION = choice("Lower", "Higher", "Neither")


@dataclass(frozen=True, kw_only=True)
class StatisticsSettings(Record):
    """Whose figures they are, and how they are worked out and ranked."""

    sheet: ClassVar[Sheet] = Sheet(
        "Statistics", "Whose figures these are, and how they are compared.", settings=True, tab="12355B"
    )
    own_area: str = column(
        "Own area", TEXT, "The area of the partnership.", required=True, refers_to="Areas", example="Anytown"
    )
    force: str = column(
        "Force area",
        TEXT,
        "The whole area of the police force, which the own area is compared with.",
        required=True,
        refers_to="Areas",
        example="Anyshire",
    )
    league_measure: str | None = column(
        "League table measure",
        TEXT,
        "The measure that the sheet Districts counts.",
        refers_to="Crime",
        example="All crime",
    )
    ranks: str | None = column(
        "Rank 1 is",
        choice("Lowest rate", "Highest rate"),
        "Which district comes first in the league table; left empty, the one with the lowest rate.",
        example="Lowest rate",
    )
    small_number: int | None = column(
        "Small number",
        COUNT,
        "Percentages of counts below this number are marked, because small counts make large percentages.",
        example="50",
    )
    source: tuple[Line, ...] = column(
        "Source of the counts",
        LINES,
        "Printed below the table of crime: whose counts they are, and when they were taken.",
        example="Police recorded crime, Anyshire Police",
    )


@dataclass(frozen=True, kw_only=True)
class Area(Record):
    """An area that is counted: the own one, its neighbours, the force; with the people and households in it."""

    sheet: ClassVar[Sheet] = Sheet(
        "Areas", "The areas that are compared, with their people and households.", key="name"
    )
    name: str = column("Area", TEXT, "As printed.", required=True, unique=True, width=30, example="Anytown")
    kind: str = column(
        "Kind",
        choice("District", "Force", "Other"),
        "District: the own area and its neighbours. Force: all of them together. Other: what belongs to no district"
        " and has no people living in it, such as an airport.",
        required=True,
        width=14,
        example="District",
    )
    people: int | None = column(
        "People",
        COUNT,
        "How many people live there; - where nobody does, or it is not known.",
        width=14,
        example="76,400",
    )
    households: int | None = column(
        "Households", COUNT, "How many households there are; - where it is not known.", width=14, example="30,600"
    )
    source: str | None = column(
        "Source", TEXT, "Where the two numbers come from.", width=50, example="ONS mid-year estimates"
    )
    date: dt.date | None = column("Date", DATE, "The day that the estimate is for.", width=16, example="30/06/2016")
    note: tuple[Line, ...] = column("Note", LINES, "Printed below the league table.", may_be_missing=True, width=60)
    also: tuple[str, ...] = column("Also known as", NAMES, ALSO_KNOWN_AS, may_be_missing=True, printed=False, width=30)


@dataclass(frozen=True, kw_only=True)
class Period(Record):
    """One of the two periods that are compared."""

    sheet: ClassVar[Sheet] = Sheet("Periods", "The two periods that are compared.", key="name")
    name: str = column(
        "Period",
        TEXT,
        "As printed above the counts.",
        required=True,
        unique=True,
        as_typed=True,
        width=16,
        example="2017",
    )
    role: str = column(
        "Role",
        choice("Previous", "Current"),
        "Changes are counted from the previous period to the current one.",
        required=True,
        width=14,
        example="Current",
    )
    start: dt.date = column("From", DATE, "Its first day.", required=True, width=16, example="01/01/2017")
    end: dt.date = column("To", DATE, "Its last day.", required=True, width=16, example="31/12/2017")


@dataclass(frozen=True, kw_only=True)
class Measure(Record):
    """A kind of crime or incident with its four counts: the own area and the force, before and now."""

    sheet: ClassVar[Sheet] = Sheet(
        "Crime",
        "The crime comparison: counts alone. Changes, percentages and rates are worked out.",
        key="name",
        tab="F2B824",
    )
    name: str = column("Measure", TEXT, "As printed.", required=True, unique=True, width=44, example="All crime")
    kind: str = column(
        "Kind", choice("Crime", "Incident"), "Whether it counts offences or incidents.", required=True, width=12
    )
    own_previous: int | None = column("Own area, previous period", COUNT, _COUNTED, width=16, example="4,135")
    own_current: int | None = column("Own area, current period", COUNT, _COUNTED, width=16, example="4,835")
    force_previous: int | None = column("Force, previous period", COUNT, _COUNTED, width=16, example="117,807")
    force_current: int | None = column("Force, current period", COUNT, _COUNTED, width=16, example="131,146")
    denominator: str = column(
        "Rate per 1,000",
        choice("People", "Households"),
        "Dwelling and residential burglary are counted per 1,000 households, all else per 1,000 people.",
        required=True,
        width=16,
        example="People",
    )
    good: str = column("Good direction", GOOD_DIRECTION, "Which way is good.", required=True, width=16, example="Lower")
    defined_from: dt.date | None = column(
        "Defined from",
        DATE,
        "Where a definition is new: the first day that it is counted by. No comparison is printed with a period that"
        " begins before it.",
        may_be_missing=True,
        width=16,
        example="01/04/2017",
    )
    defined_to: dt.date | None = column(
        "Defined to",
        DATE,
        "Where a definition was given up: the last day that it was counted by. No comparison is printed with a period"
        " that ends after it.",
        may_be_missing=True,
        width=16,
        example="31/03/2017",
    )
    note: tuple[Line, ...] = column("Note", LINES, "Printed below the table.", may_be_missing=True, width=60)
    also: tuple[str, ...] = column("Also known as", NAMES, ALSO_KNOWN_AS, may_be_missing=True, printed=False, width=30)


@dataclass(frozen=True, kw_only=True)
class DistrictCount(Record):
    """What one area counts of the league table's measure, in the current period."""

    sheet: ClassVar[Sheet] = Sheet(
        "Districts", "The league table: each area's count of one measure in the current period.", key="area"
    )
    area: str = column(
        "Area",
        TEXT,
        "Choose from the list.",
        required=True,
        unique=True,
        refers_to="Areas",
        width=30,
        example="Anytown",
    )
    count: int | None = column("Count", COUNT, _COUNTED, width=14, example="4,835")


@dataclass(frozen=True, kw_only=True)
class Series(Record):
    """Something that is counted month by month."""

    sheet: ClassVar[Sheet] = Sheet("Series", "What is counted month by month on the sheet Monthly.", key="name")
    name: str = column("Series", TEXT, "As printed.", required=True, unique=True, width=34, example="Fly-tips reported")
    one: str = column("One of them", TEXT, "The word for one.", required=True, width=18, example="fly-tip")
    many: str = column("Several of them", TEXT, "The word for several.", required=True, width=18, example="fly-tips")
    good: str = column("Good direction", GOOD_DIRECTION, "Which way is good.", required=True, width=16, example="Lower")
    source: str | None = column(
        "Source", TEXT, "Whose counts they are; printed below the chart.", width=60, example="Anytown Council"
    )
    note: tuple[Line, ...] = column("Note", LINES, "Printed below the chart.", may_be_missing=True, width=60)


MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


@dataclass(frozen=True, kw_only=True)
class MonthCount(Record):
    """The count of one month of a series."""

    sheet: ClassVar[Sheet] = Sheet(
        "Monthly",
        "Counts by month, such as fly-tips: two years or more of each series.",
        named_by=("series", "year", "month"),
    )
    series: str = column("Series", TEXT, "Choose from the list.", required=True, refers_to="Series", width=34)
    year: str = column(
        "Year",
        TEXT,
        "The year as printed, such as 2017 or 2017/18; the same words for all its months.",
        required=True,
        as_typed=True,
        width=14,
        example="2017/18",
    )
    month: str = column("Month", choice(*MONTHS), "Choose from the list.", required=True, width=16, example="April")
    count: int | None = column("Count", COUNT, _COUNTED, width=14, example="52")


@dataclass(frozen=True, kw_only=True)
class Enforcement(Record):
    """Enforcement action of a year: how often, and what was received in fines and costs."""

    sheet: ClassVar[Sheet] = Sheet("Enforcement", "Enforcement action by year; the totals are worked out.", key="year")
    year: str = column(
        "Year", TEXT, "As printed.", required=True, unique=True, as_typed=True, width=14, example="2017/18"
    )
    number: int | None = column("Number", COUNT, "How many actions were taken; - where not recorded.", width=14)
    received: tuple[Money, ...] = column(
        "Costs and fines received", MONEY, "The sum in pounds.", width=24, example="£6,499"
    )
    note: tuple[Line, ...] = column("Note", LINES, "Printed below the table.", may_be_missing=True, width=60)


@dataclass(frozen=True, kw_only=True)
class Indicator(Record):
    """Something that the partnership wants to reach: where it began, where it should be, where it is."""

    sheet: ClassVar[Sheet] = Sheet(
        "Indicators", "What the partnership set out to reach, and what it reached.", key="name"
    )
    name: str = column(
        "Indicator",
        TEXT,
        "As printed.",
        required=True,
        unique=True,
        width=50,
        example="Residents who feel safe at night",
    )
    priority: str | None = column(
        "Priority", TEXT, "The partnership's priority that it belongs to, as named in plan.xlsx.", width=30
    )
    unit: str | None = column("Unit", TEXT, "What the figures count.", width=16, example="% of residents")
    baseline: Number | None = column("Baseline", NUMBER, "Where it began.", width=14, example="61%")
    target: Number | None = column("Target", NUMBER, "Where it should be.", width=14, example="65%")
    outturn: Number | None = column("Outturn", NUMBER, "Where it is at the end of the year.", width=14, example="64.2%")
    good: str = column(
        "Good direction", choice("Lower", "Higher"), "Which way is good.", required=True, width=16, example="Higher"
    )
    amber: Number | None = column(
        "Amber within",
        NUMBER,
        "How far from the target is still Amber: 10% is a tenth of the target, 2 is two of its units. Left empty, what"
        " misses the target is Red.",
        width=14,
        example="5%",
    )
    note: tuple[Line, ...] = column("Note", LINES, "Printed below the table.", may_be_missing=True, width=60)


STATISTICS_SHEETS: tuple[type[Record], ...] = (
    StatisticsSettings,
    Area,
    Period,
    Measure,
    DistrictCount,
    Series,
    MonthCount,
    Enforcement,
    Indicator,
    Accepted,
)
