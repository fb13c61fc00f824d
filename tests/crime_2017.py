"""A published crime comparison, with its counts and every figure that was printed beside them; and a workbook of it.

The counts and the printed figures are facts of a published report; the borough's and the force's people and households
are round numbers with which all printed rates come out. The populations of the other districts were not printed: they
are worked back from the printed rates, to the nearest hundred, and stand for illustration alone.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from openpyxl import Workbook

from planbuilder.intake.check import Checked, check_workbook
from planbuilder.schema import columns
from planbuilder.schema.statistics import STATISTICS_SHEETS

Rows = Sequence[Sequence[Any]]

#: Measure; borough before and now, difference, %, gap, rate, rate gap; force before and now, difference, %, rate.
PUBLISHED = """\
All Crime | 4135 4835 700 16.9 5.6 63.3 -9.5 | 117807 131146 13339 11.3 72.8
Violence with Injury | 379 429 50 13.2 2.9 5.6 -1.9 | 12353 13620 1267 10.3 7.6
Violence without Injury | 425 518 93 21.9 3.1 6.8 -2.1 | 13535 16071 2536 18.7 8.9
Stalking and Harassment | 166 287 121 72.9 29.7 3.8 -1.6 | 6715 9612 2897 43.1 5.3
Sexual Offences | 79 96 17 21.5 -2.4 1.3 -0.7 | 2895 3587 692 23.9 2.0
Robbery | 37 38 1 2.7 -30.6 0.5 -0.3 | 1109 1478 369 33.3 0.8
Residential Burglary | - 471 - - - 15.4 3.3 | - 8663 - - 12.1
Business and Community Burglary | - 244 - - - 3.2 8.0 | - 4273 - - 2.4
Dwelling Burglary (pre-Apr 17 definition) | 374 353 -21 -5.6 -1.8 11.5 1.9 | 7199 6927 -272 -3.8 9.6
Other Burglary (pre-Apr 17 definition) | 299 362 63 21.1 21.0 4.7 1.4 | 6005 6009 4 0.1 3.3
Theft from a Vehicle | 300 388 88 29.3 24.6 5.1 0.7 | 7481 7833 352 4.7 4.3
Theft of a Vehicle | 240 299 59 24.6 3.7 3.9 1.5 | 3623 4378 755 20.8 2.4
Theft from the Person | 62 81 19 30.6 34.7 1.1 0.2 | 1578 1514 -64 -4.1 0.8
Theft of Pedal Cycles | 51 104 53 103.9 91.6 1.4 -0.1 | 2267 2546 279 12.3 1.4
Shoplifting | 203 205 2 1.0 4.1 2.7 -2.7 | 10072 9756 -316 -3.1 5.4
Other Theft | 506 533 27 5.3 1.9 7.0 -0.1 | 12292 12717 425 3.5 7.1
Criminal Damage (incl. arson) | 568 558 -10 -1.8 -5.3 7.3 -1.5 | 15284 15822 538 3.5 8.8
Anti-Social Behaviour Incidents | 1801 1746 -55 -3.1 1.8 22.9 -4.8 | 52454 49909 -2545 -4.9 27.7
"""
#: The one printed figure that does not follow from the counts, and what does.
MISPRINT = ("Business and Community Burglary", "rate_gap", "8.0", "0.8")
PER_HOUSEHOLD = ("Residential Burglary", "Dwelling Burglary (pre-Apr 17 definition)")
NEW_DEFINITION = ("Residential Burglary", "Business and Community Burglary")

#: District, count and printed rate per 1,000 people; the airport has none.
DISTRICTS = """\
Basildon 15952 87.0
Southend-On-Sea 15186 84.5
Colchester 14742 79.0
Thurrock 14267 85.4
Tendring 12658 88.8
Chelmsford 12319 70.8
Epping Forest 9430 72.4
Braintree 8059 53.4
Harlow 7632 88.7
Brentwood 4835 63.3
Castle Point 4789 53.4
Uttlesford 3679 42.7
Rochford 3419 39.9
Maldon 2455 38.7
Stansted 1724 -
"""
PEOPLE = {
    **{"Basildon": 183_400, "Southend-On-Sea": 179_700, "Colchester": 186_600, "Thurrock": 167_100},
    **{"Tendring": 142_500, "Chelmsford": 174_000, "Epping Forest": 130_200, "Braintree": 150_900},
    **{"Harlow": 86_000, "Castle Point": 89_700, "Uttlesford": 86_200, "Rochford": 85_700, "Maldon": 63_400},
}
FORCE = "Essex Police Force"
ENFORCEMENT = (
    *(("13/14", 1, "£80.00"), ("14/15", 1, "£360.00"), ("15/16", 4, "£1,710.50")),
    *(("16/17", 9, "£1,710.00"), ("17/18", 17, "£6,499.00")),
)


def published() -> dict[str, tuple[list[str], list[str]]]:
    """The printed cells of each measure: the borough's and the force's."""
    rows = (line.split(" | ") for line in PUBLISHED.splitlines())
    return {name: (own.split(), force.split()) for name, own, force in rows}


def districts() -> dict[str, tuple[int, str]]:
    """Count and printed rate of each district."""
    rows = (line.rsplit(" ", 2) for line in DISTRICTS.splitlines())
    return {name: (int(count), rate) for name, count, rate in rows}


def workbook_rows() -> dict[str, list[list[Any]]]:
    """The rows of each sheet below its headings, as an officer would type them; tests change what they are about."""
    return {
        "Statistics": [["Brentwood"], [FORCE], ["All Crime"], ["Lowest rate"], [50], ["Police recorded crime"]],
        "Areas": [
            ["Brentwood", "District", 76_386, 30_600],
            [FORCE, "Force", 1_802_000, 718_400],
            *([name, "District", PEOPLE[name], "-"] for name in districts() if name not in {"Brentwood", "Stansted"}),
            ["Stansted", "Other", "-", "-"],
        ],
        "Periods": [
            ["2016", "Previous", dt.date(2016, 1, 1), dt.date(2016, 12, 31)],
            ["2017", "Current", dt.date(2017, 1, 1), dt.date(2017, 12, 31)],
        ],
        "Crime": [_measure(name, own, force) for name, (own, force) in published().items()],
        "Districts": [[name, count] for name, (count, _) in districts().items()],
        "Series": [["Fly-tips reported", "fly-tip", "fly-tips", "Lower"]],
        "Monthly": [
            ["Fly-tips reported", year, month, count]
            for year, counts in (("2016/17", (50, 40, 61)), ("2017/18", (48, 44, 50)))
            for month, count in zip(("January", "February", "March"), counts, strict=True)
        ],
        "Enforcement": [list(row) for row in ENFORCEMENT],
        "Indicators": [
            ["Residents who feel safe at night", None, "% of residents", "61%", "65%", "64.2%", "Higher", "5%"],
            ["Repeat victims", None, "people", 40, 30, 37, "Lower", 2],
        ],
    }


def _measure(name: str, own: Sequence[str], force: Sequence[str]) -> list[Any]:
    counts = [cell if cell == "-" else int(cell) for cell in (*own[:2], *force[:2])]
    per = "Households" if name in PER_HOUSEHOLD else "People"
    since = dt.date(2017, 4, 1) if name in NEW_DEFINITION else None
    also = {"Anti-Social Behaviour Incidents": "ASB Incidents\nASB"}.get(name)
    return [name, "Incident" if "Incidents" in name else "Crime", *counts, per, "Lower", since, None, None, also]


def statistics_book(changed: Mapping[str, Rows] | None = None) -> Workbook:
    """A statistics workbook of these counts, with whole sheets exchanged where asked."""
    book = Workbook()
    book.remove(book.worksheets[0])
    rows = {**workbook_rows(), **(changed or {})}
    for record in STATISTICS_SHEETS:
        title, declared = record.sheet.title, columns(record)
        if title not in rows:
            continue
        sheet = book.create_sheet(title)
        headings = [column.heading for column in declared.values()]
        if record.sheet.settings:
            table = [
                ["Setting", "Value"],
                *([heading, *row] for heading, row in zip(headings, rows[title], strict=True)),
            ]
        else:
            table = [headings, *(list(row) for row in rows[title])]
        for row in table:
            sheet.append(row)
    return book


def check_book(book: Workbook, folder: Path) -> Checked:
    """Save a workbook and check it as planbuilder does."""
    book.save(folder / "statistics.xlsx")
    return check_workbook(folder / "statistics.xlsx", STATISTICS_SHEETS)


def checked_statistics(folder: Path, **changed: Rows) -> Checked:
    """The checked records of the workbook, with whole sheets exchanged."""
    return check_book(statistics_book(changed), folder)
