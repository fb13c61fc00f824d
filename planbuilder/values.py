"""The values that cells become: lines with their bold and bullets, money with its funder, lead officers, colours.

They are plain frozen records; `cells.py` makes them from what officers type, the model reckons with them, and the
output prints them.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text in one dress."""

    text: str
    bold: bool = False
    italic: bool = False


class Mark(StrEnum):
    """What a line is: running text, or an item of a list."""

    PARAGRAPH = "paragraph"
    BULLET = "bullet"
    NUMBER = "number"


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture that came with a text: its file's contents, and what it shows."""

    contents: bytes
    description: str

    @property
    def key(self) -> str:
        """What tells this picture from others."""
        return hashlib.sha256(self.contents).hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a cell, without the list mark that it was typed with; or a picture that stands in a text.

    `source` is the key of its cell, once it stands beside lines of other cells (`schema/said.py`).
    """

    runs: tuple[Run, ...]
    mark: Mark = Mark.PARAGRAPH
    picture: Picture | None = None
    source: str = field(default="", compare=False)

    @property
    def text(self) -> str:
        """The words alone."""
        return self.runs[0].text if len(self.runs) == 1 else "".join(run.text for run in self.runs)


@dataclass(frozen=True, slots=True)
class Money:
    """One budget line: an amount in pounds and who pays; `amount` is None where no sum is named.

    `existing` says that the action uses existing resources, so that no new money is needed.
    """

    text: str
    amount: Decimal | None = None
    funder: str = ""
    note: str = ""
    existing: bool = False

    def paid_by(self, funder: str) -> Money:
        """The same budget line with its funder named so."""
        return Money(self.text.replace(self.funder, funder, 1), self.amount, funder, self.note, self.existing)


@dataclass(frozen=True, slots=True)
class Number:
    """A figure as typed: 16.9 with `per_cent` for "16.9%"."""

    amount: Decimal
    per_cent: bool = False


@dataclass(frozen=True, slots=True)
class Lead:
    """A lead officer as typed in an action: "Name, Organisation"."""

    name: str
    organisation: str = ""

    @property
    def text(self) -> str:
        """ "Name, Organisation", or the name alone."""
        return f"{self.name}, {self.organisation}" if self.organisation else self.name


@dataclass(frozen=True, slots=True)
class Colour:
    """A colour of a priority: its name as typed and its value, six hexadecimal digits."""

    name: str
    value: str


def long_date(day: dt.date) -> str:
    """ "11 September 2017"."""
    return f"{day.day} {day:%B %Y}"


def pounds(amount: Decimal) -> str:
    """ "£1,950", with pence only where there are any."""
    return f"£{amount:,.0f}" if amount == amount.to_integral_value() else f"£{amount:,.2f}"


def contrast(one: str, other: str) -> float:
    """The contrast of two colours, 1 to 21, by the formula of WCAG 2.1 (relative luminance)."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    shares = [int(colour[i : i + 2], 16) / 255 for i in (0, 2, 4)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in shares)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
