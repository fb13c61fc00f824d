"""How alike two texts are, and which of two rows of texts belong together by their words alone.

In come texts as they are compared; out come shares from 0 to 1, and pairs of positions in order. Used where anchors are
gone: below `LEAST_ALIKE` two texts are not held to be the same one.
"""

from __future__ import annotations

import difflib
from collections import Counter
from collections.abc import Sequence

#: Below this likeness a paragraph whose anchors are gone counts as deleted, and the other as new.
LEAST_ALIKE = 0.6
#: More comparisons than these would take seconds; such documents are told by equal texts alone.
_MOST_COMPARED = 40_000


def words_of(text: str) -> list[str]:
    """The words of a text, in small letters."""
    return text.casefold().split()


def likeness(old: str, new: str) -> float:
    """How much of two texts is the same, 0 to 1: words in their order, or letters where there are few words."""
    if old == new:
        return 1.0
    if not old or not new:
        return 0.0
    olds, news = words_of(old), words_of(new)
    if min(len(olds), len(news)) < 4:
        return difflib.SequenceMatcher(None, old.casefold(), new.casefold(), autojunk=False).ratio()
    return difflib.SequenceMatcher(None, olds, news, autojunk=False).ratio()


def part_of(part: str, whole: str) -> float:
    """The share of the words of `part` that are in `whole`."""
    words = Counter(words_of(part))
    common = words & Counter(words_of(whole))
    return common.total() / words.total() if words else 0.0


def equal_pairs(olds: Sequence[str], news: Sequence[str]) -> list[tuple[int, int]]:
    """The positions of texts that are the same in both rows, in order; empty texts do not count."""
    matcher = difflib.SequenceMatcher(None, olds, news, autojunk=False)
    found = [(block.a + step, block.b + step) for block in matcher.get_matching_blocks() for step in range(block.size)]
    return [(a, b) for a, b in found if olds[a]]


def alike_pairs(olds: Sequence[str], news: Sequence[str]) -> list[tuple[int, int, float]]:
    """The positions of texts that are most alike, with how much; each text at most once, the most alike first."""
    if len(olds) * len(news) > _MOST_COMPARED:
        return []
    scores = [
        (score, a, b)
        for a, old in enumerate(olds)
        for b, new in enumerate(news)
        if _may_be_alike(old, new) and (score := likeness(old, new)) > LEAST_ALIKE
    ]
    found: list[tuple[int, int, float]] = []
    for score, a, b in sorted(scores, key=lambda one: (-one[0], abs(one[1] - one[2]), one[1])):
        if all(a != other and b != another for other, another, _ in found):
            found.append((a, b, score))
    return sorted(found)


def _may_be_alike(old: str, new: str) -> bool:
    """A quick look at the lengths: texts of very different ones cannot be alike enough."""
    short, long = sorted((len(old), len(new)))
    return short > 0 and 2 * short / (short + long) > LEAST_ALIKE / 2


def moved(order: Sequence[int]) -> set[int]:
    """The positions of those that do not stand in rising order, as few as possible."""
    best: list[list[int]] = []  # by length, the run of positions that ends lowest
    for place, value in enumerate(order):
        length = next((n for n, run in enumerate(best) if order[run[-1]] >= value), len(best))
        best[length : length + 1] = [[*(best[length - 1] if length else []), place]]
    return set(range(len(order))) - set(best[-1] if best else ())
