"""The same figure, stated differently in two places.

In come the printed texts; out comes a warning at the later place, which quotes the other. Two statements are only
held against each other where they are surely of one thing: an action against the focus or the text that sums it up,
a thing with a name of its own against itself, a newsletter (a partnership has one) wherever it is mentioned. Where
parts add up to a whole, or words tell two things apart, or several actions differ, nothing is said.

The statements are sorted into groups by their thing; within one, few are looked at, so that the time grows with the
number of texts and no faster.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from planbuilder.catalogue.wording import STATED_TWICE
from planbuilder.problems import Problem, shortened
from planbuilder.review.printed import Texts
from planbuilder.review.statements import Statement, statements
from planbuilder.review.words import PERIODICALS
from planbuilder.schema.plan import Action, FocusPoint, Passage

#: More statements of one thing than this are of several things.
MOST = 8
#: An earlier statement and a later one that contradicts it.
Pair = tuple[Statement, Statement]


def stated_twice(texts: Texts) -> list[Problem]:
    """A warning for each statement that an earlier one contradicts."""
    found = statements(texts)
    pairs = [*_periodicals(found), *_within_an_action(found), *_summed_up(found), *_by_name(found)]
    told: set[tuple[str, str, str]] = set()
    problems = []
    for earlier, later in pairs:
        place = (later.line.sheet, later.line.cell, later.noun)
        if place not in told:
            told.add(place)
            problems.append(_told(earlier, later))
    return problems


def _told(earlier: Statement, later: Statement) -> Problem:
    line, other = later.line, earlier.line
    place = f"{other.sheet} > {other.cell}"
    if (other.sheet, other.cell) == (line.sheet, line.cell):
        place = "the same cell"
    what = f"“{shortened(later.quote)}” here, but “{shortened(earlier.quote)}” in {place}"
    do = "Make both say the same; or name them so that they can be told apart, if two things are meant."
    return STATED_TWICE.problem(what, do, line.workbook, line.sheet, line.cell)


def _periodicals(found: Iterable[Statement]) -> Iterator[Pair]:
    """How often a newsletter comes out, wherever it is said; of several newsletters, those of the same name."""
    groups: dict[str, list[Statement]] = defaultdict(list)
    for statement in found:
        if statement.often and statement.noun in PERIODICALS:
            groups[statement.noun].append(statement)
    for group in groups.values():
        names = sorted({statement.words for statement in group}, key=len)
        if all(one <= other for one, other in pairwise(names)):
            yield from _against_the_first(group)
        else:
            by_name: dict[frozenset[str], list[Statement]] = defaultdict(list)
            for statement in group:
                by_name[statement.words].append(statement)
            for name, namesakes in by_name.items():
                yield from _against_the_first(namesakes if name else ())


def _against_the_first(group: Sequence[Statement]) -> Iterator[Pair]:
    return ((group[0], other) for other in group[1:] if group[0].contradicts(other))


def _within_an_action(found: Iterable[Statement]) -> Iterator[Pair]:
    """The objective of an action against what is to be done for it."""
    rows: dict[tuple[int, str], tuple[list[Statement], list[Statement]]] = {}
    for statement in found:
        record = statement.line.record
        if isinstance(record, Action):
            row = rows.setdefault((record.place.row, statement.noun), ([], []))
            row[statement.line.field == "what"].append(statement)
    for objectives, others in rows.values():
        for objective in objectives[:MOST]:
            yield from _contradicted(objective, others)


def _summed_up(found: Sequence[Statement]) -> Iterator[Pair]:
    """The focus of a priority against its actions, and the plan's texts against both."""
    actions: dict[tuple[str, str], list[Statement]] = defaultdict(list)
    focus: dict[tuple[str, str], list[Statement]] = defaultdict(list)
    texts: dict[str, list[Statement]] = defaultdict(list)
    for statement in found:
        record = statement.line.record
        if isinstance(record, Passage):
            texts[statement.noun].append(statement)
        elif isinstance(record, Action | FocusPoint):
            parts = actions if isinstance(record, Action) else focus
            parts[record.priority, statement.noun].append(statement)
            parts["", statement.noun].append(statement)  # for the texts, which speak of all priorities
    for key, points in list(focus.items()):
        for point in points[:MOST] if key[0] else ():
            yield from _contradicted(point, actions[key])
    for noun, wholes in texts.items():
        for whole in wholes[:MOST]:
            yield from ((part, text) for text, part in _contradicted(whole, focus["", noun]))
            yield from _contradicted(whole, actions["", noun])


def _contradicted(whole: Statement, parts: Iterable[Statement]) -> Iterator[Pair]:
    """A statement that sums up, and the one that it cannot be squared with."""
    same_kind = [part for part in parts if bool(part.often) == bool(whole.often)]
    alike = [part for part in same_kind if _alike(whole, part)]
    if any(not whole.contradicts(part) for part in alike) or _adds_up(whole, same_kind):
        return
    surely = [part for part in alike if part.words & whole.words or (len(same_kind) == 1 and not whole.often)]
    if len({(part.low, part.high, part.often) for part in surely}) == 1:
        yield whole, surely[0]


def _alike(one: Statement, other: Statement) -> bool:
    """Whether nothing tells the things of two statements apart: the words before, the words behind, the verb."""
    named = one.words <= other.words or other.words <= one.words
    return named and one.doing == other.doing and (not one.about or not other.about or bool(one.about & other.about))


def _adds_up(whole: Statement, parts: Sequence[Statement]) -> bool:
    return len(parts) > 1 and whole.low <= sum(part.low for part in parts) <= whole.high


def _by_name(found: Iterable[Statement]) -> Iterator[Pair]:
    """A thing with a name of its own, in several actions or points of one priority."""
    groups: dict[object, list[Statement]] = defaultdict(list)
    for statement in found:
        record = statement.line.record
        if statement.named and statement.noun not in PERIODICALS and isinstance(record, Action | FocusPoint):
            thing = (statement.noun, statement.words, statement.about, statement.doing, bool(statement.often))
            groups[type(record), record.priority, thing].append(statement)
    for group in groups.values():
        if len({(one.low, one.high, one.often) for one in group}) == 2:
            yield from _against_the_first(group)
