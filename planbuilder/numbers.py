"""Counts and other figures as officers type them, and what they say.

In come the contents of one cell; out comes a whole number, or a number that knows whether it is a percentage. Counts
come as text as often as numbers ("1,250" from a web page or an e-mail), and a count that nobody took is written "-" or
"n/a": that is no zero, and comes out as None.
"""

from __future__ import annotations

import datetime as dt
import re
from decimal import Decimal

from planbuilder.catalogue.counts import NOT_A_COUNT, NOT_A_NUMBER, SHARE_ABOVE_100
from planbuilder.problems import shortened
from planbuilder.typed import CellFault, Typed, folded
from planbuilder.values import Number

#: What officers write where there is no figure; `folded` has taken off full stops and made every dash a hyphen.
NOT_RECORDED = {
    "-",
    "--",
    "n/a",
    "na",
    "n.a",
    "not recorded",
    "not known",
    "not available",
    "unknown",
    "not applicable",
}
_FIGURES = r"(?:\d{1,3}(?:[, ]\d{3})+|\d+)"
_COUNT = re.compile(rf"({_FIGURES})(?:\.0*)?")
_NUMBER = re.compile(
    rf"(?P<sign>[-−–]\s*|\+\s*)?£?\s*(?P<number>{_FIGURES}(?:\.\d+)?|\.\d+)\s*(?P<share>%|per ?cent)?", re.I
)
_COUNT_HINT = "Type a whole number, such as 1,250; or - where it was not recorded."
_NUMBER_HINT = "Type the number alone, such as 16.9%, 3.5 or 1,250; or - where it was not recorded."
#: Excel keeps no more digits than this; the rest is noise of its binary fractions.
_DIGITS = 15


def to_count(typed: Typed) -> int | None:
    """A whole number from 0 up, or None where the cell says that it was not recorded.

    Raises `CellFault` where it is below zero, a fraction, a percentage or no number.
    """
    text = _one_line(typed)
    if folded(text) in NOT_RECORDED:
        return None
    if isinstance(typed.value, dt.date | dt.time | bool):
        raise CellFault(NOT_A_COUNT, f"“{shortened(text)}” is not a count", _COUNT_HINT)
    amount = _as_decimal(typed.value)
    if amount is None:
        found = _COUNT.fullmatch(text)
        if not found and (below := _NUMBER.fullmatch(text)) and (below["sign"] or "+")[0] != "+":
            raise CellFault(NOT_A_COUNT, f"“{shortened(text)}” is below zero, which no count can be", _COUNT_HINT)
        if not found:
            raise CellFault(NOT_A_COUNT, f"“{shortened(text)}” is not a count", _COUNT_HINT)
        return int(re.sub("[, ]", "", found[1]))
    if amount < 0:
        raise CellFault(NOT_A_COUNT, f"“{shortened(text)}” is below zero, which no count can be", _COUNT_HINT)
    if amount != amount.to_integral_value() or "%" in typed.number_format:
        raise CellFault(NOT_A_COUNT, f"“{shortened(text)}” is not a whole number", _COUNT_HINT)
    return int(amount)


def to_number(typed: Typed) -> Number | None:
    """A number, with whether it is a percentage; None where the cell says that it was not recorded.

    Excel keeps 16.9% as 0.169 with a format; either way it becomes 16.9 per cent. A percentage above 100 is told.
    Raises `CellFault` where it is no number.
    """
    text = _one_line(typed)
    if folded(text) in NOT_RECORDED:
        return None
    if isinstance(typed.value, dt.date | dt.time | bool):
        raise CellFault(NOT_A_NUMBER, f"“{shortened(text)}” is not a number", _NUMBER_HINT)
    amount = _as_decimal(typed.value)
    if amount is not None:
        share = "%" in typed.number_format
        number = Number(amount * 100 if share else amount, share)
    else:
        found = _NUMBER.fullmatch(text)
        if not found:
            raise CellFault(NOT_A_NUMBER, f"“{shortened(text)}” is not a number", _NUMBER_HINT)
        amount = Decimal(re.sub("[, ]", "", found["number"]))
        number = Number(-amount if (found["sign"] or "+")[0] != "+" else amount, bool(found["share"]))
    if number.per_cent and number.amount > 100:
        do = "Correct it, unless more than 100% is meant."
        typed.found.append(SHARE_ABOVE_100.problem(f"“{shortened(text)}” is more than 100%", do))
    return number


def _one_line(typed: Typed) -> str:
    return typed.one_line


def _as_decimal(value: object) -> Decimal | None:
    """The number of a cell as it was typed; None where the cell holds no number."""
    if not isinstance(value, int | float):
        return None
    return Decimal(f"{value:.{_DIGITS}g}")
