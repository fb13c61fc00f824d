"""Behind which line of a cell a partner's new line goes, whatever was written into the cell since the draft.

In come the proposal, what the draft's cell held, and the cell as it is today; out comes the line that it goes behind.
A number does not tell: each line that is written moves those below it, so that the lines above are looked for by what
they say, or by what was applied to them.
"""

from __future__ import annotations

from collections.abc import Sequence

from planbuilder.patching.cell_lines import mark_of
from planbuilder.proposals import Proposal
from planbuilder.returned.places import lines_in
from planbuilder.returned.replies import Kept
from planbuilder.returned.words import plain


def line_above(one: Proposal, kept: Kept, frozen: str, today: Sequence[str]) -> tuple[str, int]:
    """The line of `today` that a new line goes behind, and its number from 1; ("", 0) where it goes before all.

    `frozen` is what the draft's cell held.
    """
    known = {_bare(line): number for number, line in reversed(list(enumerate(today, 1)))}
    if number := _earlier_ones(one, kept, known):
        return today[number - 1], number
    was = lines_in(frozen)
    for place in range(min(one.line - 1, len(was)), 0, -1):
        now = [was[place - 1], *_instead_of(one, kept, place)]
        if number := next((known[_bare(text)] for text in reversed(now) if _bare(text) in known), 0):
            return today[number - 1], number
    above = today[: max(0, one.line - 1)]
    return (above[-1], len(above)) if above else ("", 0)


def _earlier_ones(one: Proposal, kept: Kept, known: dict[str, int]) -> int:
    """The line of the last new one that was read before this one for the same place, and is written already; else 0."""
    place = (one.key, one.line, "add")
    before = kept.proposals[: kept.proposals.index(one)]
    same = [other for other in before if (other.key, other.line, other.kind) == place and _is_written(other, kept)]
    lines = (known.get(_bare(other.proposed.split("\n")[-1]), 0) for other in reversed(same))
    return next((number for number in lines if number), 0)


def _instead_of(one: Proposal, kept: Kept, line: int) -> list[str]:
    """What was written in place of a line of the draft."""
    places = (line, 0) if line == 1 else (line,)
    return [
        other.proposed.split("\n")[-1]
        for other in kept.proposals
        if other.kind == "change" and other.key == one.key and other.line in places and _is_written(other, kept)
    ]


def _is_written(one: Proposal, kept: Kept) -> bool:
    return kept.is_applied(one) and bool(one.proposed)


def _bare(line: str) -> str:
    text = line.strip()
    return plain(text[len(mark_of(text)) :])
