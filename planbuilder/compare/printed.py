"""The values of a record as they are printed, as plain lines that can be compared and quoted."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from decimal import Decimal

from planbuilder.schema import Record
from planbuilder.values import Colour, Lead, Line, Money, Number, long_date


def lines_of(value: object) -> tuple[str, ...]:
    """A value as lines; none where nothing is typed."""
    if value is None or value == "":
        return ()
    if isinstance(value, tuple | list):
        return tuple(line for one in value for line in lines_of(one))
    return (_line(value),)


def _line(value: object) -> str:
    if isinstance(value, Line):
        return "(a picture)" if value.picture else value.text
    if isinstance(value, Money | Lead):
        return value.text
    if isinstance(value, Colour):
        return value.name
    if isinstance(value, Number):
        return f"{value.amount}{'%' if value.per_cent else ''}"
    if isinstance(value, dt.date):
        return long_date(value)
    if isinstance(value, Decimal | int) and not isinstance(value, bool):
        return f"{value:,}"
    return str(value)


def printed(record: Record, name: str) -> str:
    """A field of a record in one line; "" where it has no such field."""
    return " ".join(lines_of(getattr(record, name, None)))


def quoted(lines: Sequence[str], most: int = 160) -> str:
    """Lines as a quotation in a sentence, cut where they are long; "nothing" for none."""
    text = "; ".join(line for line in lines if line.strip())
    if not text:
        return "nothing"
    return f"“{text if len(text) <= most else text[: most - 3].rstrip() + '...'}”"
