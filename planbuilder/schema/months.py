"""The order of time in a series of months: of its years by what their names say, and of the months within a year.

In come names as officers typed them, in the order of the sheet; out come the same names, each once, in their order.
Where names do not tell their year ("Before", "After"), and where months stand in no order of the calendar, the sheet's
own order holds.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from planbuilder.schema.statistics import MONTHS

#: "2016", or the first of "16/17".
_YEAR = re.compile(r"(?<![0-9])(?:(?:19|20)[0-9]{2}(?![0-9])|([0-9]{2})\s?[/–-]\s?[0-9]{2}(?![0-9]))")
#: "2016/17", "2016-2017", "16/17": a year that is named after two.
_TWO_YEARS = re.compile(r"[0-9]\s?[/–-]\s?(?:20)?[0-9]{2}(?![0-9])")
_JANUARY, _APRIL = 0, 3


def years_in_order(names: Iterable[str]) -> tuple[str, ...]:
    """The years of a series: by the first year that each name carries; as they stand where one carries none."""
    several = tuple(dict.fromkeys(names))
    numbers = {name: _number(name) for name in several}
    if any(number is None for number in numbers.values()):
        return several
    return tuple(sorted(several, key=lambda name: numbers[name] or 0))


def _number(name: str) -> int | None:
    found = _YEAR.search(name)
    if not found:
        return None
    return 2000 + int(found[1]) if found[1] else int(found[0])


def months_in_order(months: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
    """The months of all years of a series, given each year's months by its name.

    They run from the month with which every year's rows are in order: April for a name such as "2016/17", January for
    others, or else another one. Where there is no such month, the year with the most months goes first.
    """
    first = _APRIL if all(_TWO_YEARS.search(year) for year in months) else _JANUARY
    for start in dict.fromkeys((first, _JANUARY, _APRIL, *range(len(MONTHS)))):
        calendar = (*MONTHS[start:], *MONTHS[:start])
        places = [[calendar.index(month) for month in dict.fromkeys(year)] for year in months.values()]
        if all(year == sorted(year) for year in places):
            return tuple(month for month in calendar if any(month in year for year in months.values()))
    fullest = sorted(months.values(), key=lambda year: -len(set(year)))
    return tuple(dict.fromkeys(month for year in fullest for month in year))
