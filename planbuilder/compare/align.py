"""Which of two rows of things belong together.

In come two rows, a name for each thing and a measure of likeness; out come pairs in order, with None where a thing has
no partner. Names that stand once on both sides are matched first, as far as they keep their order; between them, the
matching with the greatest likeness is found.
"""

from __future__ import annotations

import difflib
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Hashable, Iterator, Sequence
from typing import TypeVar

T = TypeVar("T")
Pairs = list[tuple[int | None, int | None]]
#: Beyond as many comparisons, only equal names are matched: the time would grow with their square.
MOST_COMPARISONS = 12_000


def align(
    old: Sequence[T], new: Sequence[T], name: Callable[[T], Hashable], likeness: Callable[[T, T], float]
) -> Pairs:
    """Pairs of places; what is gone comes before what is new. A likeness of 0 keeps two things apart."""
    olds, news = [name(one) for one in old], [name(one) for one in new]
    pairs: Pairs = []
    begun = (0, 0)
    for fixed in [*_fixed(olds, news), (len(old), len(new))]:
        pairs += _between(old, new, olds, news, begun, fixed, likeness)
        if fixed != (len(old), len(new)):
            pairs.append(fixed)
        begun = (fixed[0] + 1, fixed[1] + 1)
    return pairs


def _fixed(olds: Sequence[Hashable], news: Sequence[Hashable]) -> list[tuple[int, int]]:
    """Places with the same name at both ends, and between them names that stand once on both sides, in order."""
    start = 0
    while start < min(len(olds), len(news)) and olds[start] == news[start]:
        start += 1
    end = 0
    while end < min(len(olds), len(news)) - start and olds[-1 - end] == news[-1 - end]:
        end += 1
    old_count, new_count = Counter(olds[start : len(olds) - end]), Counter(news[start : len(news) - end])
    places = {one: place for place, one in enumerate(news[: len(news) - end]) if place >= start}
    once = [
        (place, places[one])
        for place, one in enumerate(olds[: len(olds) - end])
        if place >= start and old_count[one] == 1 == new_count[one]
    ]
    ends = [(len(olds) - n, len(news) - n) for n in range(end, 0, -1)]
    return [*((n, n) for n in range(start)), *_longest_in_order(once), *ends]


def _longest_in_order(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The most pairs whose second places rise as the first ones do (Schensted 1961, by patience sorting)."""
    piles: list[int] = []
    tops: list[int] = []
    before: list[int] = []
    for number, (_, place) in enumerate(pairs):
        pile = bisect_left(piles, place)
        before.append(tops[pile - 1] if pile else -1)
        if pile == len(piles):
            piles.append(place)
            tops.append(number)
        else:
            piles[pile], tops[pile] = place, number
    found = []
    number = tops[-1] if tops else -1
    while number >= 0:
        found.append(pairs[number])
        number = before[number]
    return found[::-1]


def _between(
    old: Sequence[T],
    new: Sequence[T],
    olds: Sequence[Hashable],
    news: Sequence[Hashable],
    begin: tuple[int, int],
    end: tuple[int, int],
    likeness: Callable[[T, T], float],
) -> Pairs:
    rows, columns = range(begin[0], end[0]), range(begin[1], end[1])
    if not rows or not columns:
        matched: list[tuple[int, int]] = []
    elif len(rows) * len(columns) > MOST_COMPARISONS:
        matcher = difflib.SequenceMatcher(None, olds[begin[0] : end[0]], news[begin[1] : end[1]], autojunk=False)
        blocks = matcher.get_matching_blocks()
        matched = [(begin[0] + a + n, begin[1] + b + n) for a, b, size in blocks for n in range(size)]
    else:
        scores = [[likeness(old[row], new[column]) for column in columns] for row in rows]
        matched = [(begin[0] + a, begin[1] + b) for a, b in _best(scores)]
    return list(_filled(matched, begin, end))


def _best(scores: Sequence[Sequence[float]]) -> Iterator[tuple[int, int]]:
    """The matching in order with the greatest sum."""
    height, width = len(scores), len(scores[0])
    best = [[0.0] * (width + 1) for _ in range(height + 1)]
    for row in range(height - 1, -1, -1):
        here, below, score = best[row], best[row + 1], scores[row]
        for column in range(width - 1, -1, -1):
            found = max(below[column], here[column + 1])
            if score[column] > 0:
                found = max(found, score[column] + below[column + 1])
            here[column] = found
    row = column = 0
    while row < height and column < width:
        score_here = scores[row][column]
        if score_here > 0 and best[row][column] == score_here + best[row + 1][column + 1]:
            yield row, column
            row, column = row + 1, column + 1
        elif best[row][column] == best[row + 1][column]:
            row += 1
        else:
            column += 1


def _filled(
    matched: Sequence[tuple[int, int]], begin: tuple[int, int], end: tuple[int, int]
) -> Iterator[tuple[int | None, int | None]]:
    """The matched places with what stands alone between them."""
    row, column = begin
    for pair in [*matched, end]:
        yield from ((one, None) for one in range(row, pair[0]))
        yield from ((None, one) for one in range(column, pair[1]))
        if pair != end:
            yield pair
        row, column = pair[0] + 1, pair[1] + 1
