"""Figures in officers' texts: `[[All crime: change %]]` becomes what the statistics say.

In come a text, or a line with its bold and italics, and the figures by name; out come the same with the figures in
place, and what is to be said of names that are in no list.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from planbuilder.catalogue.counts import NO_FIGURE, UNKNOWN_FIGURE
from planbuilder.model.figures import Figure, key
from planbuilder.problems import Problem, nearest, shortened
from planbuilder.typed import folded
from planbuilder.values import Line, Run

_NAMED = re.compile(r"\[\[([^\[\]\n]{1,200})\]\]")
_STRAY = re.compile(r"\[\[[^\n]{0,40}|[^\n\[]{0,40}\]\]")
_PICK = "The names are listed by “planbuilder figures”."


@dataclass(frozen=True)
class Quotable:
    """The figures that texts may quote; `others` are other names of what they are of, as `other_names` gives them."""

    figures: Mapping[str, Figure]
    others: Mapping[str, str] = field(default_factory=dict)

    def find(self, name: str) -> Figure | None:
        """The figure of this name, or of another name for the same thing."""
        subject, _, which = name.rpartition(":")
        known = self.others.get(folded(subject), subject)
        return self.figures.get(key(name)) or self.figures.get(key(f"{known}:{which}"))

    def near(self, name: str) -> str | None:
        """The name most like this one: first of the thing itself, then of what is said of it."""
        subject, colon, which = name.rpartition(":")
        subjects = {one.name.rpartition(":")[0]: None for one in self.figures.values()}
        known = self.others.get(folded(subject)) or nearest(subject if colon else which, list(subjects))
        own = [one.name for one in self.figures.values() if known and one.name.rpartition(":")[0] == known]
        names = {one.rpartition(":")[2].strip(): one for one in own}
        if found := nearest(which.strip(), list(names)) if colon else None:
            return names[found]
        return own[0] if own else nearest(name, [one.name for one in self.figures.values()])


def named(text: str) -> list[str]:
    """The names of figures in a text, as typed."""
    return [" ".join(found[1].split()) for found in _NAMED.finditer(text)]


def fill(text: str, quotable: Quotable) -> tuple[str, list[Problem]]:
    """A text with its figures filled in; a name that is not known stays as typed and is told, without its place."""
    edits, problems = _edits(text, quotable)
    for start, end, words in reversed(edits):
        text = text[:start] + words + text[end:]
    return text, problems


def fill_line(line: Line, quotable: Quotable) -> tuple[Line, list[Problem]]:
    """A line with its figures filled in, each in the dress of its first bracket, even where the dress changes in it."""
    if "[[" not in line.text and "]]" not in line.text:
        return line, []
    edits, problems = _edits(line.text, quotable)
    runs = list(line.runs)
    for start, end, words in reversed(edits):
        runs = _exchanged(runs, start, end, words)
    return replace(line, runs=tuple(runs)), problems


def fill_lines(lines: Sequence[Line], quotable: Quotable) -> tuple[tuple[Line, ...], list[Problem]]:
    """The lines of one cell with their figures filled in."""
    done = [fill_line(line, quotable) for line in lines]
    return tuple(line for line, _ in done), list(dict.fromkeys(one for _, found in done for one in found))


def _edits(text: str, quotable: Quotable) -> tuple[list[tuple[int, int, str]], list[Problem]]:
    """Which stretches become which words, and what is wrong with the others."""
    edits: list[tuple[int, int, str]] = []
    problems: list[Problem] = []
    for named in _NAMED.finditer(text):
        name = " ".join(named[1].split())
        figure = quotable.find(name)
        if figure is None:
            problems.append(_unknown(name, quotable))
            continue
        if figure.value is None:
            what = f"there is no figure for “{shortened(name)}”: {figure.reason}"
            problems.append(NO_FIGURE.problem(what, f"It would read “{figure.text}”. Say it in other words."))
        edits.append((named.start(), named.end(), figure.text))
    if stray := _STRAY.search(_NAMED.sub("", text)):
        what = f"the square brackets of “{shortened(stray[0].strip(), 40)}” are not a pair"
        problems.append(UNKNOWN_FIGURE.problem(what, "Type two before the name and two behind it."))
    return edits, problems


def _unknown(name: str, quotable: Quotable) -> Problem:
    near = quotable.near(name)
    do = f"Did you mean “{near}”?" if near else _PICK
    return UNKNOWN_FIGURE.problem(f"“{shortened(name)}” is not the name of a figure", do)


def _exchanged(runs: Sequence[Run], start: int, end: int, words: str) -> list[Run]:
    """Runs in which one stretch has become these words, in the dress of where it began."""
    done: list[Run] = []
    at = 0
    for run in runs:
        first, last = at, at + len(run.text)
        at = last
        if last <= start or first >= end:
            done.append(run)
            continue
        before, after = run.text[: max(0, start - first)], run.text[max(0, end - first) :]
        text = before + (words if first <= start else "") + after
        if text:
            done.append(replace(run, text=text))
    return done
