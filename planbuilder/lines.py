"""The lines of a cell, with their bold and italics: what is running text, and what is an item of a list."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from planbuilder.typed import Typed
from planbuilder.values import Line, Mark, Run

_ITEM = re.compile(
    r"""\s*(?:
        (?P<bullet>[•●○▪■◦‣·]\s*|[-–—*o]\s+|[-–—*](?=[^\W\d_]))  # Word pastes its hollow bullet as an "o"
      | (?P<number>(?:\d{1,2}[.)]|\(?(?:[a-z]|[ivx]{2,4})\)|\(\d{1,2}\))(?:\s+|(?=[A-Z])))
    )(?=\S)""",
    re.VERBOSE,
)
_LONE_BULLET = re.compile(r"\s*[•●○▪■◦‣·]\s*")


#: What a list mark may begin with; a letter before a bracket ("a)") is looked for by the bracket.
_MARKS = frozenset("•●○▪■◦‣·-–—*o(0123456789")


def to_lines(typed: Typed) -> tuple[Line, ...]:
    """Lines of a cell with bold and italics; a line that starts with a list mark is an item of a list."""
    runs = typed.runs
    if len(runs) == 1:  # as most cells are: they need no taking apart of runs, and this takes a third of the time
        bold, italic = runs[0].bold, runs[0].italic
        found = (_line_of(text.strip(), bold, italic) for text in runs[0].text.split("\n"))
        return tuple(line for line in found if line is not None)
    lines = []
    for parts in _split_lines(runs):
        text = "".join(run.text for run in parts)
        item = _ITEM.match(text)
        kept = _without_ends(parts, item.end() if item else 0)
        if kept and not _LONE_BULLET.fullmatch(text):
            lines.append(Line(kept, _mark_of(item)))
    return tuple(lines)


@lru_cache(maxsize=4096)
def _line_of(text: str, bold: bool, italic: bool) -> Line | None:
    """A line in one dress; None where there is nothing in it. Long plans say many of their lines more than once."""
    if not text or (text[0] in _MARKS and _LONE_BULLET.fullmatch(text)):
        return None
    item = _ITEM.match(text) if text[0] in _MARKS or ")" in text[:6] else None
    return Line((Run(text[item.end() :] if item else text, bold, italic),), _mark_of(item))


def _mark_of(item: re.Match[str] | None) -> Mark:
    return Mark.PARAGRAPH if item is None else Mark.BULLET if item["bullet"] else Mark.NUMBER


def _split_lines(runs: Iterable[Run]) -> Iterator[list[Run]]:
    line: list[Run] = []
    for run in runs:
        first, *others = run.text.split("\n")
        line.append(Run(first, run.bold, run.italic))
        for text in others:
            yield line
            line = [Run(text, run.bold, run.italic)]
    yield line


def _without_ends(runs: list[Run], start: int) -> tuple[Run, ...]:
    """Runs of one line without its first `start` characters and without outer spaces; none where nothing is left."""
    kept: list[Run] = []
    for run in runs:
        text, start = run.text[start:], max(0, start - len(run.text))
        if not kept:
            text = text.lstrip()
        if text:
            kept.append(Run(text, run.bold, run.italic))
    while kept and not (last := kept.pop()).text.isspace():
        kept.append(Run(last.text.rstrip(), last.bold, last.italic))
        break
    return tuple(kept)
