"""What stands in a cell compared with what is expected there, and what a new text becomes in it.

A workbook keeps a sum or a date as a number with a format; a partner answers in words. "£1,950" is written as a number
where a number stood, "31 March 2018" as a date where a date stood; everything else is text and stays text.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from planbuilder.dates import date_parts
from planbuilder.patching.cell_xml import Entry, Found
from planbuilder.patching.edits import Value
from planbuilder.patching.formats import Formats
from planbuilder.patching.runs import TextRun, plain, retold
from planbuilder.typed import as_shown, clean, tidy
from planbuilder.values import long_date

_NUMBER: Final = re.compile(r"([-−–]?)\s*(£?)\s*((?:0|[1-9]\d{0,2}(?:,\d{3})+|[1-9]\d*)?(?:\.\d+)?)\s*(%?)")
_TIME: Final = re.compile(r"(?<=\d)[T ]\d{2}:\d{2}(?::\d{2})?(?:\.\d+)?$")
_YES: Final = {"yes": True, "true": True, "no": False, "false": False}
#: Excel keeps no more digits of a number than this.
_DIGITS: Final = 15


@dataclass(frozen=True)
class Reading:
    """How a workbook's numbers are to be read: its formats, and the day from which it counts dates."""

    formats: Formats
    from_1904: bool = False

    @property
    def _day_0(self) -> dt.datetime:
        return dt.datetime(1904, 1, 1) if self.from_1904 else dt.datetime(1899, 12, 30)

    def shown(self, found: Found, style: int) -> str:
        """What a person sees in the cell, in full: a date with its month in words."""
        if found.entry is None:
            return ""
        if found.number is None:
            return found.text if found.text is not None else as_shown(found.entry)
        day = self._date(found, style)
        number = int(found.number) if found.number == found.number.to_integral_value() else float(found.number)
        return as_shown(day if day is not None else number, self.formats.pattern(style))

    def stands(self, value: Value, found: Found, style: int) -> bool:
        """Whether a cell says this; how it is typed (spaces, a number as text, a date in words) does not count."""
        shown = self.shown(found, style)
        if value is None or not _same(str(value)):
            return not _same(shown)
        if isinstance(value, dt.date):
            return (self._date(found, style) or _day(shown)) == _only_day(value)
        if isinstance(value, bool):
            return found.entry is value or (found.text is not None and _YES.get(found.text.strip().casefold()) is value)
        if not isinstance(value, str):
            told = found.number if found.number is not None else _number(shown, share=False)
            return told is not None and abs(told - Decimal(str(value))) <= abs(told) * Decimal("1e-12")
        return _same(value) == _same(shown) or (found.text is None and self._says(value, found, style))

    def _says(self, text: str, found: Found, style: int) -> bool:
        """Whether a text means the number, date or answer that a cell holds."""
        text = tidy(text)
        if isinstance(found.entry, bool):
            return _YES.get(text.casefold()) is found.entry
        day = self._date(found, style)
        if day is not None:
            return _day(text) == day
        number = _number(text, share="%" in self.formats.pattern(style))
        return number is not None and found.number is not None and _near(number, found.number)

    def to_write(self, value: Value, found: Found, style: int) -> Entry:
        """What to put into a cell, given what stands there."""
        if value is None or value == "":
            return None
        if isinstance(value, bool):
            return value
        if isinstance(value, int | float | Decimal):
            return Decimal(str(value))
        if isinstance(value, dt.date):
            dated = self.formats.is_date(style)
            return self._serial(_only_day(value)) if dated else (TextRun(long_date(_only_day(value))),)
        value = value.replace("\r\n", "\n").replace("\r", "\n")
        if found.text is not None and isinstance(found.entry, tuple):
            return retold(found.entry, value)
        typed = self._typed(tidy(value), found, style)
        return (TextRun(value),) if typed is None else typed

    def _typed(self, text: str, found: Found, style: int) -> Decimal | bool | None:
        """The number, date or answer that a text is, where the cell holds or is meant for one."""
        if isinstance(found.entry, bool):
            return _YES.get(text.casefold())
        if self.formats.is_date(style):
            day = _day(text)
            return None if day is None else self._serial(day)
        if found.number is None and not self.formats.is_number(style):
            return None
        return _number(text, share="%" in self.formats.pattern(style))

    def _date(self, found: Found, style: int) -> dt.date | None:
        if found.number is None or not self.formats.is_date(style) or not 0 <= found.number < 2_958_466:
            return None
        return (self._day_0 + dt.timedelta(days=float(found.number))).date()

    def _serial(self, day: dt.date) -> Decimal:
        return Decimal((day - self._day_0.date()).days)


def as_words(entry: Entry) -> Found:
    """An entry as it will be found when it is written."""
    return Found(entry if entry != () and (not isinstance(entry, tuple) or plain(entry)) else None)


def _same(text: str) -> str:
    """A text as texts are compared: what the eye cannot see does not count."""
    return tidy(clean(text, []))


def _near(one: Decimal, other: Decimal) -> bool:
    return abs(one - other) <= abs(other) * Decimal("1e-12")


def _number(text: str, *, share: bool) -> Decimal | None:
    """The number that a text is and nothing else; a share is kept as a fraction of one, as Excel does."""
    found = _NUMBER.fullmatch(text)
    if not found or not found[3] or (found[4] and not share):
        return None
    number = Decimal(found[3].replace(",", "")) * (-1 if found[1] else 1)
    if len(number.as_tuple().digits) > _DIGITS:
        return None
    return number / 100 if share else number


def _day(text: str) -> dt.date | None:
    """The day in the calendar that a text is and nothing else."""
    parts = date_parts(_TIME.sub("", tidy(text)))
    try:
        return dt.date(*parts) if parts and parts[0] >= 1901 else None
    except ValueError:
        return None


def _only_day(day: dt.date) -> dt.date:
    return day.date() if isinstance(day, dt.datetime) else day
