"""Marks that travel inside values through a template, and what they stand for.

A template prints every value alike, as `{{ value }}`. What text alone cannot carry (bold, italics, a picture, a chart,
the colour of a table) goes with it as private-use characters, which are turned into Word's own markup once the template
is rendered. Cells cannot bring such characters along: `typed.clean` takes them out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from planbuilder.keys import KEY_LENGTH
from planbuilder.schema import Record
from planbuilder.schema.said import Said, lone_key, pieces
from planbuilder.values import Line, Mark, Run

BOLD_ON, BOLD_OFF = "\ue001", "\ue002"
ITALIC_ON, ITALIC_OFF = "\ue003", "\ue004"
PICTURE_ON, PICTURE_OFF = "\ue005", "\ue006"
COLOUR_ON, COLOUR_OFF = "\ue007", "\ue008"
KEEP_ROW = "\ue009"
NUMBER_FIRST, NUMBER_NEXT = "\ue00a", "\ue00b"
CHART_ON, CHART_OFF = "\ue00c", "\ue00d"
#: Before a value that comes from a cell, with the key of that cell behind the first of the two.
ANCHOR_ON, ANCHOR_OFF = "\ue00e", "\ue00f"
ANY = re.compile("[\ue000-\ue0ff]")


def dressed(runs: Iterable[Run]) -> str:
    """Runs as one text with the marks of their bold and italics."""
    parts = []
    for run in runs:
        text = run.text
        if run.italic:
            text = f"{ITALIC_ON}{text}{ITALIC_OFF}"
        if run.bold:
            text = f"{BOLD_ON}{text}{BOLD_OFF}"
        parts.append(text)
    return "".join(parts)


class Block(Said):
    """A paragraph or list item as a template prints it: `{{ block }}`, `block.bullet`, `block.number`."""

    __slots__ = ("bullet", "number")

    bullet: bool
    number: bool


def blocks(lines: Iterable[Line], key: str = "") -> list[Block]:
    """Lines as blocks; each run of numbered items starts a list of its own.

    `key` is that of the cell that they stand in, for lines that do not know it themselves.
    """
    made: list[Block] = []
    numbering = False
    for line in lines:
        is_number = line.mark is Mark.NUMBER
        mark = (NUMBER_NEXT if numbering else NUMBER_FIRST) if is_number else ""
        if line.picture:
            block = Block(picture(line.picture.key), "")
        else:
            block = Block(mark + dressed(line.runs), line.source or key)
        block.bullet, block.number = line.mark is Mark.BULLET, is_number
        numbering = is_number
        made.append(block)
    return made


def numbered(parts: Sequence[str], *, first: bool) -> Block:
    """An item of a numbered list, put together from texts that know their cells; the first one starts the list."""
    whole = (NUMBER_FIRST if first else NUMBER_NEXT, *parts)
    block = Block("".join(whole), whole)
    block.bullet, block.number = False, True
    return block


def picture_key(record: Record) -> str:
    """The key of a record's picture: a file may be the picture of several, each with its own size and description."""
    return f"{type(record).sheet.title} {record.place.row}"


def picture(key: str) -> str:
    """The mark of a picture that the package holds under `key`."""
    return f"{PICTURE_ON}{key}{PICTURE_OFF}"


def chart(key: str) -> str:
    """The mark of a chart that the report names `key`."""
    return f"{CHART_ON}{key}{CHART_OFF}"


def colour(value: str) -> str:
    """The mark that paints the table round it; six hexadecimal digits."""
    return f"{COLOUR_ON}{value}{COLOUR_OFF}"


def anchored(value: object) -> object:
    """A value as a template prints it: what comes from a cell carries the mark of its cell; nothing is ""."""
    if not isinstance(value, Said):
        return "" if value is None else value
    if key := lone_key(value):
        return f"{ANCHOR_ON}{key}{value}{ANCHOR_OFF}" if value else value
    return "".join(f"{ANCHOR_ON}{key}{text}{ANCHOR_OFF}" if key and text else text for key, text in pieces(value))


def unanchored(text: str) -> str:
    """A text without the marks of cells."""
    return _ANCHORS.sub("", text) if ANCHOR_ON in text else text


_ANCHORS = re.compile(f"{ANCHOR_ON}.{{{KEY_LENGTH}}}|{ANCHOR_OFF}")
