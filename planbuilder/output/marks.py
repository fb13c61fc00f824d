"""Marks that travel inside values through a template, and what they stand for.

A template prints every value alike, as `{{ value }}`. What text alone cannot carry (bold, italics, a picture, a chart,
the colour of a table) goes with it as private-use characters, which are turned into Word's own markup once the template
is rendered. Cells cannot bring such characters along: `typed.clean` takes them out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from planbuilder.values import Line, Mark, Run

BOLD_ON, BOLD_OFF = "\ue001", "\ue002"
ITALIC_ON, ITALIC_OFF = "\ue003", "\ue004"
PICTURE_ON, PICTURE_OFF = "\ue005", "\ue006"
COLOUR_ON, COLOUR_OFF = "\ue007", "\ue008"
KEEP_ROW = "\ue009"
NUMBER_FIRST, NUMBER_NEXT = "\ue00a", "\ue00b"
CHART_ON, CHART_OFF = "\ue00c", "\ue00d"
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


class Block(str):
    """A paragraph or list item as a template prints it: `{{ block }}`, `block.bullet`, `block.number`."""

    __slots__ = ("bullet", "number")

    bullet: bool
    number: bool


def blocks(lines: Iterable[Line]) -> list[Block]:
    """Lines as blocks; each run of numbered items starts a list of its own."""
    made: list[Block] = []
    numbering = False
    for line in lines:
        is_number = line.mark is Mark.NUMBER
        mark = (NUMBER_NEXT if numbering else NUMBER_FIRST) if is_number else ""
        block = Block(picture(line.picture.key) if line.picture else mark + dressed(line.runs))
        block.bullet, block.number = line.mark is Mark.BULLET, is_number
        numbering = is_number
        made.append(block)
    return made


def picture(key: str) -> str:
    """The mark of a picture that the package holds under `key`."""
    return f"{PICTURE_ON}{key}{PICTURE_OFF}"


def chart(key: str) -> str:
    """The mark of a chart that the report names `key`."""
    return f"{CHART_ON}{key}{CHART_OFF}"


def colour(value: str) -> str:
    """The mark that paints the table round it; six hexadecimal digits."""
    return f"{COLOUR_ON}{value}{COLOUR_OFF}"
