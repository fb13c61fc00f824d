"""Whether a typed number is a slip of a figure: near it, the other way round, or with two digits exchanged.

A number that is the figure in round numbers is no slip, and one that is far off is most likely of something else.
"""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from planbuilder.model.worked import Worked


def agrees(typed: Decimal, worked: Worked) -> bool:
    return worked.exact is not None and (typed == worked.rounded or _is_rounding(typed, abs(worked.exact)))


def is_slip(typed: Decimal, worked: Worked, *, up: bool, surely: bool = False, within: Fraction) -> bool:
    """Whether a typed number is near a figure, or the same the other way round, and not that figure rounded.

    Where it is `surely` meant to be the figure, it need not be near; else it is so near as `within` says of the figure.
    """
    if worked.exact is None or worked.rounded is None:
        return False
    size, value = abs(worked.exact), Fraction(typed)
    if (worked.exact > 0) != up:
        return size > 0 and (surely or typed == abs(worked.rounded))
    near = surely or abs(value - size) <= max(size * within, Fraction(1)) or exchanged(typed, worked)
    return near and typed != abs(worked.rounded) and not _is_rounding(typed, size)


def _is_rounding(typed: Decimal, size: Fraction) -> bool:
    """Whether a typed number is a figure in round numbers: 17 for 16.9, and 700 for 704, but not 50 for 54."""
    places = len(f"{typed:f}".partition(".")[2])
    if places == 0 and size >= 100:
        places = len(f"{typed:f}".rstrip("0")) - len(f"{typed:f}")
    return abs(Fraction(typed) - size) <= Fraction(10) ** -places / 2


def exchanged(typed: Decimal, worked: Worked) -> bool:
    return worked.rounded is not None and exchanged_digits(typed, abs(worked.rounded))


def exchanged_digits(typed: Decimal, figure: Decimal) -> bool:
    """Whether two digits of a figure of at least three have changed places."""
    one, other = f"{typed:f}", f"{figure:f}"
    if "." in one + other and "." not in one:  # "£6,499.00" is typed as "£6,499"
        other = other.removesuffix(".00")
    elif "." in one and "." not in other:
        one = one.removesuffix(".00")
    at = [number for number, (a, b) in enumerate(zip(one, other, strict=False)) if a != b]
    digits = sum(sign.isdigit() for sign in other)
    return (
        len(one) == len(other)
        and digits > 2
        and len(at) == 2
        and (one[at[0]], one[at[1]]) == (other[at[1]], other[at[0]])
    )
