"""Edits made at random to circulated drafts, each with what should be found of it: the proof of the round trip.

`edited_paper` makes many edits on a copy of a draft, away from each other, with noise that is no edit in between;
`as_expected` says which of them were found, and what was found besides. The same seed gives the same edits.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from random import Random
from typing import Any

import edits_of_blocks as blocks
import edits_of_words as words
from edits_of_words import Found, how_of
from planbuilder.proposals import Proposal
from returned_paper import Expected, Paper, Values


@dataclass
class Made:
    """A returned file, and its edits: kind by kind what should be found."""

    content: bytes
    edits: list[tuple[str, tuple[Expected, ...]]]
    lost: str


Edit = Callable[[Paper, Random], Found]


def _both(edit: Callable[..., Found], name: str) -> dict[str, Edit]:
    return {
        f"{name}, {how_of(tracked)}": lambda paper, random, tracked=tracked: edit(paper, random, tracked=tracked)  # type: ignore[misc]
        for tracked in (True, False)
    }


def _ways(edit: Callable[..., Found], name: str, **ways: Sequence[Any]) -> dict[str, Edit]:
    [(argument, values)] = ways.items()
    return {
        f"{name}, {value if isinstance(value, str) else 'changed' if value else 'as it was'}": (
            lambda paper, random, value=value: edit(paper, random, **{argument: value})  # type: ignore[misc]
        )
        for value in values
    }


EDITS: dict[str, Edit] = {
    **_both(words.words_changed, "words changed"),
    "words changed in two ways": words.changed_twice,
    "words changed, runs and quotes too": words.changed_with_noise,
    **_both(words.typed_anew, "typed anew"),
    **_both(words.anchors_lost, "anchors lost"),
    **_ways(words.emptied, "emptied", way=("tracked", "silent", "prompt")),
    **_both(blocks.point_added, "point added"),
    "point added within a control": blocks.entered_within,
    **_both(blocks.point_taken_out, "point taken out"),
    **_both(blocks.point_moved, "point moved"),
    **_both(blocks.paragraph_split, "paragraph split"),
    **_both(blocks.paragraphs_joined, "paragraphs joined"),
    **_both(blocks.row_added, "row added"),
    **_both(blocks.row_taken_out, "row taken out"),
    **_both(blocks.two_points_added, "two points added"),
    **_both(blocks.two_points_taken_out, "two points taken out"),
    "row moved": blocks.row_moved,
    "row dragged with tracking": blocks.row_dragged,
    **_ways(blocks.row_copied, "row copied", changed=(False, True)),
    **_both(words.template_changed, "template"),
    **_both(words.value_among_words, "value among words"),
    **_both(words.figure_changed, "figure that is worked out"),
    "template beside a value": words.words_beside_a_value,
    **_ways(words.comment, "comment", way=("alone", "answered", "resolved")),
    "comment on a change": words.change_with_comment,
}
NOISE = ("break_up", "smarten", "nudge_format", "lose_all", "drop_bookmarks")


def edited_paper(content: bytes, values: Values, random: Random, kinds: Sequence[str]) -> Made:
    """A copy of the draft with edits of these kinds, as far as there is room, and noise where there are none."""
    return added_to(Paper(content, values), random, kinds)


def added_to(paper: Paper, random: Random, kinds: Sequence[str]) -> Made:
    """The same on a draft of which some places are left alone."""
    made: list[tuple[str, tuple[Expected, ...]]] = []
    for name in kinds:
        found = EDITS[name](paper, random)
        if found and all(found != other for _, other in made):  # a value that is printed twice, emptied twice: one edit
            made.append((name, found))
    for site in random.sample(paper.sites, min(12, len(paper.sites))):
        if paper.may_touch(site):
            getattr(paper, random.choice(NOISE))(site.holder)
    lost = random.choice(["", "", "", "", "controls", "bookmarks"])
    if lost == "controls":
        paper.lose_controls()
    elif lost == "bookmarks" and any("anew" in name for name, _ in made):  # nothing would be left of their anchors
        lost = ""
    elif lost == "bookmarks":
        paper.lose_bookmarks()
    return Made(paper.saved(), made, lost)


def as_expected(made: Made, found: Iterable[Proposal]) -> tuple[list[tuple[str, Expected]], list[Proposal]]:
    """The edits that were not found, and what was found that nobody edited."""
    left = list(found)
    missed = []
    for name, expected in made.edits:
        for one in expected:
            same = next((proposal for proposal in left if _is_found(one, proposal)), None)
            if same is None:
                missed.append((name, one))
            else:
                left.remove(same)
    return missed, left


def _is_found(one: Expected, found: Proposal) -> bool:
    """Whether a proposal says what was done: once, at the right cell and line, with the right words."""
    told = one.kind == found.kind and one.comment == found.comment and found.how.startswith(one.how)
    placed = one.key in ("", found.key) and one.sheet in ("", found.sheet) and one.line in (None, found.line)
    if one.recovered and one.how == "silent" and "recovered" not in found.how:
        return False
    before, proposed = _straight(found.before), _straight(found.proposed)
    if one.in_short:  # rows and moves are told by their first words
        return (
            told
            and placed
            and before.startswith(_straight(one.before))
            and proposed.startswith(_straight(one.proposed))
        )
    return told and placed and (before, proposed) == (_straight(one.before), _straight(one.proposed))


def _straight(text: str) -> str:
    return text.translate({0x2018: 39, 0x2019: 39, 0x201C: 34, 0x201D: 34, 0xA0: 32})
