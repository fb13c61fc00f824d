"""Indicators: whether the target was reached, how nearly, and whether it has become better or worse.

Green: the outturn is at the target or on its good side. Amber: it misses the target by no more than the indicator
allows (a share of the target, or so many of its units). Red: it misses it by more. No rating where the target or the
outturn is missing.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from planbuilder.model.worked import NOT_AVAILABLE, in_figures
from planbuilder.schema.statistics import Indicator
from planbuilder.values import Number


@dataclass(frozen=True)
class Rated:
    """An indicator with its rating ("Green", "Amber", "Red" or "n/a") and its direction since the baseline.

    `reason` says why there is no rating. `direction` is "Better", "Worse", "Same", or "" where it cannot be told.
    """

    indicator: Indicator
    rating: str
    direction: str
    reason: str = ""


def rate_indicator(indicator: Indicator) -> Rated:
    """The rating and the direction of one indicator."""
    target, outturn = indicator.target, indicator.outturn
    direction = _direction(indicator)
    if target is None or outturn is None:
        missing = "target" if target is None else "outturn"
        return Rated(indicator, NOT_AVAILABLE, direction, f"no {missing} is recorded")
    if target.per_cent != outturn.per_cent:
        return Rated(indicator, NOT_AVAILABLE, direction, "the target and the outturn are in different units")
    missed = _missed_by(indicator, target, outturn)
    if missed <= 0:
        return Rated(indicator, "Green", direction)
    return Rated(indicator, "Amber" if missed <= _allowed(target, indicator.amber) else "Red", direction)


def _missed_by(indicator: Indicator, target: Number, outturn: Number) -> Fraction:
    short = Fraction(target.amount) - Fraction(outturn.amount)
    return short if indicator.good == "Higher" else -short


def _allowed(target: Number, amber: Number | None) -> Fraction:
    if amber is None:
        return Fraction(0)
    return abs(Fraction(target.amount)) * Fraction(amber.amount) / 100 if amber.per_cent else Fraction(amber.amount)


def _direction(indicator: Indicator) -> str:
    before, now = indicator.baseline, indicator.outturn
    if before is None or now is None or before.per_cent != now.per_cent:
        return ""
    if before.amount == now.amount:
        return "Same"
    return "Better" if (now.amount > before.amount) == (indicator.good == "Higher") else "Worse"


def number_in_figures(number: Number | None) -> str:
    """ "64.2%", "1,250", or "n/a"; with as many decimals as were typed."""
    if number is None:
        return NOT_AVAILABLE
    plain = Decimal(f"{number.amount.normalize():f}")
    return f"{in_figures(plain)}{'%' if number.per_cent else ''}"
