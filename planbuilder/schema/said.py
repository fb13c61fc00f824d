"""Texts that know which cell they were typed in, all the way into the document.

In come a record and a field; out come its words as a text that is like any other (it compares, slices and counts as its
words do) and that knows the key of its cell. Only printing a value asks for that key; a text that is changed or put
together with others on the way becomes a plain one, unless it is put together with `woven`.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from typing import TypeVar

from planbuilder.keys import record_key, value_key
from planbuilder.schema.declare import Record
from planbuilder.values import Line

S = TypeVar("S", bound="Said")


class Said(str):
    """A text that comes from a cell, or one that is woven of several.

    The name of its slot begins with "_", so that a template cannot ask for it.
    """

    __slots__ = ("_from",)

    _from: str | tuple[str, ...]

    def __new__(cls: type[S], text: str, source: str | tuple[str, ...] = "") -> S:
        """A text with the key of its cell, or with the texts that it is woven of; "" is of no cell."""
        made = str.__new__(cls, text)
        made._from = source
        return made

    # What a template's filters of these names come to: the same cell, in other letters.

    def upper(self) -> str:
        """The words in capitals."""
        return self._likewise(super().upper())

    def lower(self) -> str:
        """The words in small letters."""
        return self._likewise(super().lower())

    def capitalize(self) -> str:
        """The words with one capital."""
        return self._likewise(super().capitalize())

    def _likewise(self, text: str) -> str:
        return Said(text, self._from) if isinstance(self._from, str) else text


def lone_key(text: Said) -> str:
    """The key of the one cell that a text is from; "" where it is from none, or woven of several."""
    source = text._from
    return source if isinstance(source, str) else ""


def pieces(text: Said) -> Iterator[tuple[str, str]]:
    """What a text is made of: each piece with the key of its cell, "" for words that are not from one."""
    source = text._from
    if isinstance(source, str):
        yield source, str.__str__(text)
        return
    for piece in source:
        if isinstance(piece, Said):
            yield from pieces(piece)
        elif piece:
            yield "", piece


def key_of(record: Record, field: str) -> str:
    """The key of a field of a record; "" for a record that was made without a reference of its own."""
    place = record.place
    if not place.reference:
        return ""
    return value_key(record_key(place.workbook, place.sheet, place.reference), field)


def said(record: Record, field: str, text: str | None = None) -> str:
    """A field of a record as text, or in the words `text`, that knows its cell; "" where there is nothing to say."""
    words = (getattr(record, field) or "") if text is None else text
    key = key_of(record, field) if words else ""
    return Said(words, key) if key else str(words)


def woven(*parts: str) -> str:
    """Texts put together, each with what it knows of its cell."""
    return Said("".join(parts), parts)


def lines_of(record: Record, field: str) -> tuple[Line, ...]:
    """The lines of a cell, each with its key, for texts that are put together from several cells."""
    key = key_of(record, field)
    lines: tuple[Line, ...] = getattr(record, field)
    return tuple(dataclasses.replace(line, source=key) for line in lines) if key else lines
