"""One figure by its name: what it is, how it was worked out, and the cells that it comes from.

In come what was worked out and the records that it rests on; out come `Figure`s. A formula says in words what was done
and puts the numbers in: "2017 less 2016: 4,835 - 4,135 = 700".
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from planbuilder.model.worked import MINUS, Worked, in_figures
from planbuilder.schema import Record
from planbuilder.values import pounds

#: Behind a percentage of a small count, wherever a table prints it.
SMALL = "*"
_PLACES = 5
AS_TYPED = "as typed in the workbook"


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell that a figure comes from."""

    workbook: str
    sheet: str
    cell: str


@dataclass(frozen=True)
class Figure:
    """A figure by its name: its value (None where there is none, with the reason), its words, and whence it comes.

    `value` is rounded as it is printed, and `exact` is what it was before (where it is a number). `formula` says in
    words how it was worked out, with the numbers it was worked out from. `prints` are other forms in which a table
    prints it ("£6,499.00", "2.7%*"); `part` is the part of the document that it belongs to.
    """

    name: str
    value: Decimal | str | None
    text: str
    formula: str
    cells: tuple[Cell, ...]
    reason: str = ""
    exact: Fraction | None = None
    prints: tuple[str, ...] = ()
    part: str = ""


def cells(record: Record, *fields: str) -> tuple[Cell, ...]:
    """The cells of some fields of a record."""
    return tuple(Cell(record.place.workbook, record.place.sheet, record.cell(field)) for field in fields)


def cells_of(records: Iterable[Record], field: str) -> tuple[Cell, ...]:
    """The cells of one field of several records."""
    return tuple(cell for record in records for cell in cells(record, field))


def worked(
    name: str, one: Worked, words: str, whence: Sequence[Cell], sum_: str = "", *, per_cent: bool = False
) -> Figure:
    """A figure that was worked out; `words` say how, `sum_` puts the numbers in ("4,835 - 4,135")."""
    text = one.per_cent if per_cent else one.text
    prints = (f"{text}{SMALL}",) if one.small and one.exact is not None else ()
    formula = words
    if one.exact is not None and sum_:
        formula = f"{words}: {sum_} = {result(one.exact, text, per_cent=per_cent)}"
    return Figure(name, one.rounded, text, formula, tuple(whence), one.reason, one.exact, prints)


def counted(name: str, number: int | None, formula: str, whence: Sequence[Cell], reason: str = "") -> Figure:
    """A number of things; the reason is for one that is not known."""
    value = None if number is None else Decimal(number)
    exact = None if number is None else Fraction(number)
    return Figure(name, value, in_figures(number), formula, tuple(whence), "" if exact is not None else reason, exact)


def money(
    name: str, amount: Decimal | None, formula: str, whence: Sequence[Cell], reason: str = "", *, pence: bool = False
) -> Figure:
    """A sum in pounds; the reason is for one that is not named. With `pence`, its table always prints them."""
    if amount is None:
        return Figure(name, None, in_figures(None), formula, tuple(whence), reason)
    prints = (f"£{amount:,.2f}",) if pence else ()
    return Figure(name, amount, pounds(amount), formula, tuple(whence), "", Fraction(amount), prints)


def words(name: str, text: str, formula: str, whence: Sequence[Cell], reason: str = "") -> Figure:
    """A figure in words, or a word such as a rating; the reason is for none."""
    return Figure(name, text or None, text or in_figures(None), formula, tuple(whence), "" if text else reason)


def exactly(value: Fraction) -> str:
    """A value with all its decimals, or with five of them and "..." where there are more: "16.92865..."."""
    scaled = abs(value) * 10**_PLACES
    whole = scaled.numerator // scaled.denominator
    shown = f"{Decimal(whole).scaleb(-_PLACES):,.{_PLACES}f}"
    sign = MINUS if value < 0 else ""
    if whole == scaled:
        return sign + (shown.rstrip("0").rstrip("."))
    return f"{sign}{shown}..."


def added(amounts: Iterable[object], most: int = 24) -> str:
    """Numbers as a sum in words, "1 + 2 + 3"; "" where they are too many to be read."""
    listed = [str(amount) for amount in amounts]
    return " + ".join(listed) if 0 < len(listed) <= most else ""


def result(exact: Fraction, text: str, *, per_cent: bool = False) -> str:
    """What a sum comes to: the figure as it is printed, after the exact value where that is another."""
    shown = exactly(exact) + ("%" if per_cent else "")
    return shown if shown == text or shown == text.replace(".0", "") else f"{shown}, rounded to {text}"
