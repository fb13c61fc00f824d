"""A line of a budget cell, as officers write it, and what it says: a sum, who pays, and for what.

"£1,950 BBC (Keep Safe Budget)" is a sum, a funder and a note; "Existing resources" asks for no new money.
"""

from __future__ import annotations

import re
from decimal import Decimal

from planbuilder.catalogue.entries import NOT_MONEY
from planbuilder.problems import shortened
from planbuilder.typed import CellFault
from planbuilder.values import Money, pounds

_EXISTING = re.compile(
    r"(?:(?:to be )?(?:met|funded|covered) )?(?:(?:with(?:in)?|from|by|through|use of|using) )?"
    r"existing (?:\w+ )?(?:resources?|budgets?|staff(?: time)?|funding)(?:\s*\(.*\))?\.?",
    re.IGNORECASE,
)
_NO_MONEY = {"n/a", "na", "none", "nil", "-", "not applicable", "no cost", "tbc", "tba", "to be confirmed"}
_SUM = r"£?\s*(?P<sum>\d{1,3}(?:,\d{3})+(?:\.\d{1,2})?|\d+(?:\.\d{1,2})?)\s*(?P<thousands>k(?![a-z]))?"
_AFTER = r"(?:\s*(?:\b(?:from|by)\b|[-–:])\s*|,\s+|\s+|$|(?=\()|(?=[^\W\d]))"
_SUM_FIRST = re.compile(rf"{_SUM}{_AFTER}(?P<who>.*)", re.IGNORECASE)
_WHO_FIRST = re.compile(rf"(?P<who>[^\d£]*[^\d£\s:,–-])\s*[:,–-]?\s*(?=£){_SUM}(?P<rest>\s*\(.*\))?", re.IGNORECASE)
_HINT = "Type the sum and who pays, one line a funder, for example £500 CSP; or: Existing resources."
_VAGUE = re.compile(
    r"(?:(?:approx\w*|est|estimated?|c)\.?|about|around|circa|up to|at least|over|under|roughly|~|<|>)"
    r"\s*£?\s*\d[\d,.]*k?\b",
    re.IGNORECASE,
)
#: Between two sums of one line, but not inside a note in brackets.
_JOINED = re.compile(r"\s*(?:[,;+&]|\band\b)\s*(?=£)(?![^(]*\))")


def budget_lines(line: str) -> list[Money]:
    """The sums that one line of a budget cell names; most lines name one.

    Raises `CellFault` where a sum cannot be read from the line, is negative or is only roughly stated.
    """
    return [_money(part) for part in _JOINED.split(line) if part.strip()]


def not_money(line: str) -> CellFault:
    """What is said of a line in which no sum can be found."""
    return CellFault(NOT_MONEY, f"“{shortened(line)}” is not an amount of money", _HINT)


def _money(line: str) -> Money:
    if _EXISTING.fullmatch(line):
        return Money(line[0].upper() + line[1:], existing=True)
    if line.casefold().rstrip(".") in _NO_MONEY:
        return Money(line)
    if re.match(r"[-−–]\s*£?\s*\d|£\s*[-−–]\s*\d", line):
        raise CellFault(NOT_MONEY, f"“{shortened(line)}” is an amount below zero", "Type it without the minus sign.")
    if _VAGUE.match(line):
        raise CellFault(NOT_MONEY, f"“{shortened(line)}” is not a definite amount of money", _HINT)
    found = _SUM_FIRST.fullmatch(line) or _WHO_FIRST.fullmatch(line)
    if not found:
        raise not_money(line)
    amount = Decimal(found["sum"].replace(",", "")) * (1000 if found["thousands"] else 1)
    who = (found["who"] + (found.groupdict().get("rest") or "")).strip()
    funder, note = _funder_and_note(who)
    if "£" in funder or re.fullmatch(r"\d[\d\W]*", funder):
        raise not_money(line)
    return Money(
        " ".join(part for part in (pounds(amount), funder, f"({note})" if note else "") if part),
        amount,
        funder,
        note,
    )


def _funder_and_note(who: str) -> tuple[str, str]:
    whole = re.fullmatch(r"\(([^()]*)\)", who)
    if whole:
        return whole[1].strip(), ""
    noted = re.fullmatch(r"(.*?)\s*\((.*)\)", who)
    return (noted[1].strip(), noted[2].strip()) if noted else (who, "")
