"""What an officer may type into a cell, and what it becomes.

In come the contents of one cell (`Typed`); out comes a value of the field's kind: a text, lines with their bold and
bullets, money with its funder, a date, a name from a list. Whatever is plain to a person is taken without a word; a
reading that an officer might not expect is added to `Typed.found`; what cannot be read raises `CellFault` with what
is wrong and what to do. Nothing here knows about sheets or workbooks.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from planbuilder.catalogue.entries import (
    CONTACT_LEFT_OUT,
    NOT_A_CHOICE,
    NOT_A_DATE,
    NOT_A_YEAR,
    NOT_MONEY,
    TEXT_AS_DATE,
    UNFINISHED,
)
from planbuilder.colours import ACCENTS, COLOURS, to_accent, to_colour
from planbuilder.dates import date_parts
from planbuilder.lines import to_lines
from planbuilder.money import budget
from planbuilder.money_faults import not_money
from planbuilder.no_sum import untold
from planbuilder.numbers import to_count, to_number
from planbuilder.people import without_contacts
from planbuilder.problems import nearest, shortened
from planbuilder.typed import CellFault, Typed, as_shown, folded
from planbuilder.values import Lead, Money, long_date, pounds


def to_text(typed: Typed) -> str:
    """One line of plain text; line breaks inside it become spaces."""
    return typed.one_line


def to_names(typed: Typed) -> tuple[str, ...]:
    """Names, one a line; a list mark before a name does not count."""
    return tuple(line.text for line in to_lines(typed))


def to_leads(typed: Typed) -> tuple[Lead, ...]:
    """Lead officers, one a line: "Name, Organisation"; without telephone numbers, which should not be published."""
    leads = []
    text = "\n".join(to_names(typed)).replace(",\n", ", ")
    for entry in (part for line in text.split("\n") for part in line.split(";") if part.strip()):
        rest, contacts = without_contacts(entry)
        for contact in contacts:
            what = f"“{shortened(contact)}” stands beside a lead officer, and is left out of the plan"
            typed.found.append(CONTACT_LEFT_OUT.problem(what, "There is no need to act."))
        name, _, organisation = rest.partition(",")
        if rest.strip(" ,"):
            leads.append(Lead(name.strip(), organisation.strip(" ,")))
    return tuple(leads)


def to_money(typed: Typed) -> tuple[Money, ...]:
    """Budget lines, one a funder: "£1,950 BBC (Keep Safe Budget)", or "Existing resources"."""
    if isinstance(typed.value, dt.date):
        raise not_money(typed.text)
    if _is_number(typed) and "%" not in typed.number_format:
        amount = round(Decimal(str(typed.value)), 2)
        if amount < 0:
            raise CellFault(NOT_MONEY, "an amount of money cannot be below zero", "Type it without the minus sign.")
        return (Money(pounds(amount), amount),)
    found = budget([line.text for line in to_lines(typed)])
    for money in found:
        if money.amount is None and not money.existing and untold(money.text):
            what = f"“{shortened(money.text, 40)}” says that something is still to come"
            typed.found.append(UNFINISHED.problem(what, "Type what is now known."))
    return tuple(found)


def _is_number(typed: Typed) -> bool:
    return isinstance(typed.value, int | float) and not isinstance(typed.value, bool)


_DAY_0 = dt.date(1899, 12, 30)  # Excel counts days from here
#: The time of day that stands behind many a date that was pasted, and the apostrophe that keeps Excel's hands off it.
_TIME = re.compile(r"(?<=\d)(?:,?\s+(?:at\s+)?|T)\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?:\s?[ap]m)?$", re.IGNORECASE)
_DATE_HINT = "Type it as day/month/year, for example 31/03/2018."


def to_date(typed: Typed) -> dt.date:
    """A date: Excel's own, or one of the ways in which officers write it (day first)."""
    if isinstance(typed.value, dt.date):
        day = typed.value.date() if isinstance(typed.value, dt.datetime) else typed.value
        number = (day - _DAY_0).days
        if 1900 <= number <= 2100:  # what Excel makes of a year in a cell that is formatted as a date
            raise CellFault(NOT_A_DATE, f"“{number}” is a year, not a date (Excel shows {long_date(day)})", _DATE_HINT)
        return day
    text = to_text(typed)
    if _is_number(typed):
        raise CellFault(NOT_A_DATE, f"“{shortened(text)}” is a number, not a date", _DATE_HINT)
    parts = date_parts(_TIME.sub("", text.lstrip("'’")))
    if parts is None:
        raise CellFault(NOT_A_DATE, f"“{shortened(text)}” is not a date", _DATE_HINT)
    try:
        day = dt.date(*parts)
    except ValueError:
        raise CellFault(NOT_A_DATE, f"“{shortened(text)}” is not a day in the calendar", _DATE_HINT) from None
    what = f"the text “{text}” was read as the date {long_date(day)}"
    typed.found.append(TEXT_AS_DATE.problem(what, "There is no need to act."))
    return day


def to_year(typed: Typed) -> str:
    """The year or years of the plan: "2017/18", "2017-18" and "2017/2018" are one; "2025-2028" stays a span."""
    text = as_shown(typed.value) if _is_number(typed) else to_text(typed)
    plain = _YEAR_WORDS.sub("", text)
    if re.fullmatch(r"[1-9]\d{3}", plain):
        return plain
    found = _YEARS.fullmatch(plain) or _MONTHS_OF_YEARS.fullmatch(plain)
    years = _first_and_last(found[1], found[2]) if found else None
    if years is None:
        do = "Type it like 2017/18 (or 2025-2028 for a plan of several years)."
        raise CellFault(NOT_A_YEAR, f"“{shortened(text)}” is not a year", do)
    first, last = years
    if last == first + 1:
        return f"{first}/{last % 100:02d}"
    if last <= first:
        raise CellFault(NOT_A_YEAR, f"“{shortened(text)}” ends before it begins", "Type the year like 2017/18.")
    return f"{first}-{last}"


_YEAR_WORDS = re.compile(r"(?:FY|(?:the )?(?:financial )?year)\s*(?=\d)", re.IGNORECASE)
_YEARS = re.compile(r"([1-9]\d{3}|\d{2})\s*(?:[/\\–—-]|to)\s*(\d{4}|\d{1,2})")
_MONTHS_OF_YEARS = re.compile(
    r"(?:1(?:st)? )?Apr(?:il)?\.? (\d{4})\s*(?:[–—-]|to|until)\s*(?:31(?:st)? )?Mar(?:ch)?\.? (\d{4})", re.IGNORECASE
)


def _first_and_last(first: str, last: str) -> tuple[int, int] | None:
    """The years of "2017/18"; "17/18" and "2017/8" are taken where the second is the year after the first."""
    begins = int(first) if len(first) == 4 else 2000 + int(first)
    if len(first) == 4 and len(last) != 1:
        ends = int(last) if len(last) == 4 else begins // 100 * 100 + int(last)
        return begins, ends + (100 if begins % 100 == 99 and last == "00" else 0)  # 1999/00
    follows = (begins + 1) % 10 ** len(last) == int(last)
    return (begins, begins + 1) if follows and (len(first), len(last)) in {(2, 2), (4, 1)} else None


@dataclass(frozen=True)
class Kind:
    """A kind of entry: its name for officers, what they may type, how it is read, and the choices that Excel offers."""

    name: str
    typing: str
    read: Callable[[Typed], object]
    choices: tuple[str, ...] = ()
    several_lines: bool = False


TEXT = Kind("Text", "One line of text.", to_text)
PICTURE = Kind("Picture", "The file name of a picture (PNG or JPEG) in the pictures folder.", to_text)
LINES = Kind(
    "Long text",
    "Lines of text (Alt+Enter for a new line). A line that starts with • or - is a bullet, one that starts with"
    " 1. is numbered. Bold and italics stay.",
    to_lines,
    several_lines=True,
)
NAMES = Kind("Names", "Names from the list, one a line (Alt+Enter for a new line).", to_names, several_lines=True)
LEADS = Kind(
    "Lead officers",
    "Name, Organisation. One person a line (Alt+Enter for a new line).",
    to_leads,
    several_lines=True,
)
MONEY = Kind(
    "Money",
    "One line a funder, for example £1,950 BBC (Keep Safe Budget); or Existing resources.",
    to_money,
    several_lines=True,
)
DATE = Kind("Date", "Day/month/year, for example 31/03/2018.", to_date)
YEAR = Kind("Year", "Like 2017/18, or 2025-2028 for a plan of several years.", to_year)
COUNT = Kind("Count", "A whole number, such as 1,250; or - where it was not recorded.", to_count)
NUMBER = Kind("Number", "A number, such as 16.9%, 3.5 or 1,250; or - where it was not recorded.", to_number)
COLOUR = Kind("Colour", "A colour from the list.", to_colour, choices=tuple(COLOURS))
ACCENT = Kind("Colour", "A light colour from the list, or one such as #F2B824.", to_accent, choices=tuple(ACCENTS))


_YEAR_BEHIND = re.compile(r"[ ,(]+(?:19|20)\d\d(?:\s*[/-]\s*\d{2,4})?\)?$")  # "Q1 2017/18"


def choice(*choices: str, also: Mapping[str, str] | None = None, perhaps: Mapping[str, str] | None = None) -> Kind:
    """A kind whose entries come from a short fixed list.

    `also` are other words that surely mean one of them, and are read as it without a word; `perhaps` those that most
    likely do, and are only asked about.
    """
    known = {folded(name): meant for name, meant in {**(also or {}), **{one: one for one in choices}}.items()}
    asked = {folded(name): meant for name, meant in (perhaps or {}).items()}

    def as_compared(text: str) -> str:
        return _YEAR_BEHIND.sub("", folded(text.strip("“”‘’\"' ")))

    def read(typed: Typed) -> str:
        text = to_text(typed)
        name = as_compared(text)
        for parts in ([text], re.split(r"[():,]", text), re.split(r"\s[-–—]\s", text)):  # "Q1 (Apr-Jun)"
            meanings = {known.get(as_compared(part)) for part in parts if part.strip()}
            if len(meanings) == 1 and (sure := meanings.pop()):
                return sure
        near = asked.get(name) or _near_choice(name, choices, known)
        what = f"“{shortened(text)}” is not one of the choices here"
        meant = f"Did you mean “{near}”? " if near else ""
        raise CellFault(NOT_A_CHOICE, what, f"{meant}Choose one of: {', '.join(choices)}.")

    return Kind("Choice", f"One of: {', '.join(choices)}.", read, choices=choices)


def _near_choice(name: str, choices: Iterable[str], known: Mapping[str, str]) -> str | None:
    """The one choice that stands in an entry ("Green - on track"), or that looks most like it."""
    words = re.sub(r"[^\w]+", " ", name)
    inside = [one for one in choices if re.search(rf"\b{re.escape(folded(one))}\b", words)]
    if not inside:
        figures = re.findall(r"\d+", name)  # "Quarter 5" is not meant for "Quarter 1"
        near = nearest(name, [one for one in known if re.findall(r"\d+", one) == figures], cutoff=0.75)
        return known[near] if near else None
    longest = max(inside, key=len)  # "Not started" has "started" in it
    return longest if all(folded(one) in folded(longest) for one in inside) else None
