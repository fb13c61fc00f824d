"""A figure that is worked out: exact until it is printed, and with its reason where there is none.

Shares and rates stay fractions, are rounded once, half up, and only then are words. (Worked out from rounded figures,
12 of the 54 gaps of a published report came out wrong.) A figure that cannot be given prints as "n/a", never as a
blank or a zero, and says why.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

#: What is printed where there is no figure; the reason stands in a note.
NOT_AVAILABLE = "n/a"
MINUS = "−"


@dataclass(frozen=True, slots=True)
class Worked:
    """A figure: its exact value, or None and the reason why there is none.

    It is printed with so many `places`. `small` says that it is a percentage of a small count, to be marked.
    """

    exact: Fraction | None
    places: int = 0
    reason: str = ""
    small: bool = False

    @property
    def rounded(self) -> Decimal | None:
        """The value as it is printed; never a negative zero."""
        return None if self.exact is None else half_up(self.exact, self.places)

    @property
    def text(self) -> str:
        """ "4,835", "−9.5", or "n/a"."""
        return in_figures(self.rounded)

    @property
    def per_cent(self) -> str:
        """ "16.9%", or "n/a"."""
        return self.text if self.exact is None else f"{self.text}%"

    @property
    def size(self) -> Worked:
        """The same figure without its sign."""
        return self if self.exact is None else replace(self, exact=abs(self.exact))


def half_up(exact: Fraction, places: int) -> Decimal:
    """A value rounded to so many places; a half goes away from zero, as in Excel's ROUND."""
    scaled = abs(exact) * 10**places
    whole = (2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator)
    digits = tuple(int(digit) for digit in str(whole))
    return Decimal((int(exact < 0 and whole > 0), digits, -places))  # exact, however long


def in_figures(value: Decimal | int | None) -> str:
    """A number with its thousands parted and a true minus sign, which screen readers speak; "n/a" for none."""
    return NOT_AVAILABLE if value is None else f"{Decimal(value):,f}".replace("-", MINUS)


def counted(count: int | None, reason: str) -> Worked:
    """A count as a figure; the reason is kept where it was not recorded."""
    return Worked(None, reason=reason) if count is None else Worked(Fraction(count))


def combined(one: Worked, other: Worked, how: Callable[[Fraction, Fraction], Fraction], places: int = 0) -> Worked:
    """A figure worked out from two; where one of them is missing, its reason is kept (the first one's, if both are)."""
    if one.exact is None or other.exact is None:
        return Worked(None, places, one.reason or other.reason)
    return Worked(how(one.exact, other.exact), places, small=one.small or other.small)


def difference(minuend: Worked, subtrahend: Worked, places: int = 0) -> Worked:
    """The first less the second."""
    return combined(minuend, subtrahend, lambda one, other: one - other, places)


def change_per_cent(previous: Worked, current: Worked, name: str, small_below: int) -> Worked:
    """By how many per cent a count has changed; none from zero. `name` is the previous period's."""
    if previous.exact == 0:
        return Worked(None, 1, f"the count in {name} was 0, of which nothing is a percentage")
    found = combined(previous, current, lambda before, now: (now - before) / before * 100, 1)
    return replace(found, small=found.exact is not None and previous.exact is not None and previous.exact < small_below)


def rate(count: Worked, whole: int | None, reason: str) -> Worked:
    """So many per 1,000 of the whole, to one place; the reason is for a whole that is not known, or nothing."""
    if count.exact is None or not whole:
        return Worked(None, 1, count.reason or reason)
    return Worked(count.exact * 1000 / whole, 1)
