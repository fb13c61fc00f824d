"""Text of a cell in runs of one dress, and what becomes of the dress when the text changes.

Bold and italics inside a cell are kept in runs (ECMA-376 part 1, 18.4.4). A text that comes back from a partner is
plain; so the lines that stay keep their runs, and in a changed line the words that stay do.
"""

from __future__ import annotations

import difflib
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

#: Words, the spaces between them, and signs one by one.
_WORDS: Final = re.compile(r"\w+|\s+|[^\w\s]")
#: The elements of a run's font, each with its attributes; () is the dress of the cell itself.
Dress = tuple[tuple[str, tuple[tuple[str, str], ...]], ...]


@dataclass(frozen=True, slots=True)
class TextRun:
    """A stretch of text in one dress."""

    text: str
    dress: Dress = ()


Runs = tuple[TextRun, ...]


def plain(runs: Iterable[TextRun]) -> str:
    """The words alone."""
    return "".join(run.text for run in runs)


def lines_of(runs: Sequence[TextRun]) -> list[Runs]:
    """The runs of each line, without the line breaks."""
    lines: list[list[TextRun]] = [[]]
    for run in runs:
        first, *others = run.text.split("\n")
        lines[-1].append(TextRun(first, run.dress))
        lines += [[TextRun(text, run.dress)] for text in others]
    return [_together(line) for line in lines]


def of_lines(lines: Sequence[Runs]) -> Runs:
    """One text of lines; a line break is dressed as the end of its line."""
    runs: list[TextRun] = []
    for number, line in enumerate(lines):
        runs += line
        if number < len(lines) - 1:
            runs.append(TextRun("\n", line[-1].dress if line else runs[-1].dress if runs else ()))
    return _together(runs)


def _together(runs: Iterable[TextRun]) -> Runs:
    """The same runs, none of them empty and no two alike side by side."""
    kept: list[TextRun] = []
    for run in runs:
        if kept and kept[-1].dress == run.dress:
            kept[-1] = TextRun(kept[-1].text + run.text, run.dress)
        elif run.text:
            kept.append(run)
    return tuple(kept)


def usual(runs: Iterable[TextRun]) -> Dress:
    """The dress that most of a text has."""
    letters: Counter[Dress] = Counter()
    for run in runs:
        letters[run.dress] += len(run.text)
    return letters.most_common(1)[0][0] if letters else ()


def retold(runs: Runs, text: str) -> Runs:
    """The text in the dress of what stood there before: lines and words that stay keep theirs."""
    if len(runs) < 2:
        return _together([TextRun(text, runs[0].dress if runs else ())])
    old, new = lines_of(runs), text.split("\n")
    told: list[Runs] = []
    matcher = difflib.SequenceMatcher(None, [plain(line) for line in old], new, autojunk=False)
    for what, first, last, begin, end in matcher.get_opcodes():
        if what == "equal":
            told += old[first:last]
            continue
        paired = min(last - first, end - begin)
        told += [reworded(old[first + n], new[begin + n]) for n in range(paired)]
        told += [(TextRun(line, usual(runs)),) for line in new[begin + paired : end]]
    return of_lines([_together(line) for line in told])


def reworded(line: Runs, text: str) -> Runs:
    """A line with other words; those that stay keep their dress."""
    if len(line) < 2:
        return _together([TextRun(text, line[0].dress if line else ())])
    old, new = _WORDS.findall(plain(line)), _WORDS.findall(text)
    told: list[TextRun] = []
    at = 0
    for what, first, last, begin, end in difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        length = sum(map(len, old[first:last]))
        there = _cut(line, at, at + length)
        if what == "equal":
            told += there
        else:
            told.append(TextRun("".join(new[begin:end]), usual(there) if there else _dress_before(line, at)))
        at += length
    return _together(told)


def _cut(line: Runs, start: int, end: int) -> list[TextRun]:
    kept, at = [], 0
    for run in line:
        part = run.text[max(0, start - at) : max(0, end - at)]
        if part:
            kept.append(TextRun(part, run.dress))
        at += len(run.text)
    return kept


def _dress_before(line: Runs, place: int) -> Dress:
    """The dress in which somebody would go on typing at this place."""
    return next((run.dress for run in reversed(_cut(line, 0, place))), line[0].dress if line else ())
