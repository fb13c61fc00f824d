"""What officers may be told that no check of the catalogue tells: by room, in the words of the messages.

Each room is a list of `Row(see, means, do)`. `see` holds the words of the message, with “…” where it names a file, a
number or a name; several messages that mean the same stand in one row. Tests hold the rows to the code.
"""

from __future__ import annotations

from typing import NamedTuple


class Row(NamedTuple):
    """What is seen, what it means, what to do."""

    see: tuple[str, ...]
    means: str
    do: str


def row(means: str, do: str, *see: str) -> Row:
    """A row of the page; the messages come last, because there may be several."""
    return Row(see, means, do)
