"""Which paragraphs of a container are which: by their anchors, else by their words.

In come the paragraphs of a cell (or of the body) as frozen and as they came back; out come `Group`s: what belongs
together, one to one as a rule, one to two where a paragraph was split, two to one where two were joined; and what is
left over on each side. A place in a container is trusted more than a place in the file: anchors first, then equal
words, then likeness, and in a cell the one that is left beside the one that is left.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from planbuilder.returned.likeness import alike_pairs, equal_pairs, likeness, moved, part_of
from planbuilder.returned.words import BOOKMARK, Paragraph

#: A part belongs to a paragraph that was split when the whole is this much like the old one, and so are its own words.
_WHOLE_AGAIN, _OWN_WORDS = 0.7, 0.6
#: In a cell of several lines, the one that is left is another one unless it is this much like the one that is gone.
_ALIKE_IN_PLACE = 0.4
#: A new paragraph in a control that was copied is this much like what stands in the control already.
_COPIED = 0.75
#: A paragraph with fewer words than these says too little to be known again in another place.
_FEWEST_WORDS = 2

CONTROL, BOOKMARKED, EQUAL, ALIKE, PLACE = "control", "bookmark", "equal", "alike", "place"


@dataclass(eq=False)
class Group:
    """Paragraphs that are one another's; `found` is by what, `sure` how much alike where words alone told."""

    old: list[Paragraph]
    new: list[Paragraph]
    found: str = CONTROL
    sure: float = 1.0
    moved_behind: Paragraph | None = None
    is_moved: bool = False


@dataclass
class Paired:
    """What was found in a container; `copies` are new paragraphs with the key that they were copied from."""

    groups: list[Group] = field(default_factory=list)
    gone: list[Paragraph] = field(default_factory=list)
    fresh: list[Paragraph] = field(default_factory=list)
    copies: dict[Paragraph, str] = field(default_factory=dict)


def pair(old: Sequence[Paragraph], new: Sequence[Paragraph], *, is_cell: bool) -> Paired:
    """Pair the paragraphs of a container; those without words count only where an anchor is left in them."""
    olds = [one for one in old if one.plain and not one.in_contents]
    news = [one for one in new if not one.in_contents and (one.plain or one.weak or one.tags)]
    pairing = _Pairing(olds, news)
    pairing.by_bookmarks()
    pairing.by_words()
    pairing.by_bookmarks_left()
    pairing.by_controls()
    pairing.by_empty_anchors()
    pairing.by_likeness()
    pairing.split_and_joined()
    pairing.by_gap()
    if is_cell:
        pairing.by_place()
    return pairing.result()


class _Pairing:
    def __init__(self, olds: list[Paragraph], news: list[Paragraph]) -> None:
        self.olds, self.news = olds, news
        self.group_of: dict[Paragraph, Group] = {}
        self.copies: dict[Paragraph, str] = {}

    def _free(self, side: Sequence[Paragraph]) -> list[Paragraph]:
        return [one for one in side if one not in self.group_of]

    def _free_words(self) -> tuple[list[Paragraph], list[Paragraph]]:
        return self._free(self.olds), [one for one in self._free(self.news) if one.plain]

    def _put(self, old: Paragraph, new: Paragraph, found: str, sure: float = 1.0) -> None:
        self.group_of[old] = self.group_of[new] = Group([old], [new], found, sure)

    # --- anchors

    def by_bookmarks(self) -> None:
        """A bookmark is of one paragraph alone."""
        own = {name: one for one in self.olds for name in (*one.names, *one.weak)}
        claims = [
            (likeness(old.plain, new.plain), old, new)
            for new in self.news
            if new.plain
            for old in dict.fromkeys(own[name] for name in new.names if name in own)
        ]
        for _, old, new in sorted(claims, key=lambda claim: -claim[0]):
            if old not in self.group_of and new not in self.group_of:
                held = any(key in new.tags for key in old.keys)
                self._put(old, new, CONTROL if held else BOOKMARKED)

    def by_bookmarks_left(self) -> None:
        """Typed anew: the control went with the words, and the bookmark is left beside the new ones."""
        own = {name: one for one in self._free(self.olds) for name in (*one.names, *one.weak)}
        for new in self._free(self.news):
            old = next((own[name] for name in new.weak if name in own and own[name] not in self.group_of), None)
            if old is not None and new.plain and not new.tags:
                self._put(old, new, BOOKMARKED)

    def by_controls(self) -> None:
        """A control's key may be of several paragraphs, is copied with its words, and stands round what is entered."""
        of_key: dict[str, list[Paragraph]] = defaultdict(list)
        for old in self.olds:
            for key in old.keys:
                of_key[key].append(old)
        news = [new for new in self._free(self.news) if new.plain]
        claims = [
            (likeness(old.plain, new.plain), old, new)
            for new in news
            for old in dict.fromkeys(old for key in new.tags for old in of_key[key] if old not in self.group_of)
        ]
        for _, old, new in sorted(claims, key=lambda claim: -claim[0]):
            if old not in self.group_of and new not in self.group_of:
                self._put(old, new, CONTROL)
        for new in self._free(news):
            key = next(
                (key for key in new.tags for old in of_key[key] if likeness(old.plain, new.plain) >= _COPIED), ""
            )
            if key:
                self.copies[new] = key

    def by_empty_anchors(self) -> None:
        """A paragraph that was emptied is known by the anchors that are left in it."""
        own = {name: one for one in self._free(self.olds) for name in (*one.names, *one.weak)}
        for new in self._free(self.news):
            old = next((own[name] for name in new.weak if name in own and own[name] not in self.group_of), None)
            if old is None:
                free = (one for one in self._free(self.olds) if set(one.keys) & set(new.tags))
                old = next(free, None)
            if old is not None:
                self._put(old, new, BOOKMARKED if new.weak else CONTROL)

    # --- words

    def by_words(self) -> None:
        """The same words in the same order."""
        olds, news = self._free_words()
        for a, b in equal_pairs([one.plain for one in olds], [one.plain for one in news]):
            self._put(olds[a], news[b], EQUAL)
            self.copies.pop(news[b], None)

    def by_likeness(self) -> None:
        """Words that are alike enough; what is part of a split paragraph is left for later."""
        olds, news = self._free_words()
        for a, b, score in alike_pairs([one.plain for one in olds], [one.plain for one in news]):
            if news[b] not in self.copies:
                self._put(olds[a], news[b], EQUAL if score == 1 else ALIKE, score)

    def by_place(self) -> None:
        """The only one that is left of a cell, beside the only one that came back."""
        olds, news = self._free_words()
        if len(olds) == len(news) == 1 and news[0] not in self.copies:
            score = likeness(olds[0].plain, news[0].plain)
            if len(self.olds) == 1 or score >= _ALIKE_IN_PLACE:
                self._put(olds[0], news[0], PLACE, max(_ALIKE_IN_PLACE, score))

    def by_gap(self) -> None:
        """Words of the template, alone between the same paragraphs as before, are what is alone between them now.

        Headings have few words: one that was said otherwise is like nothing, and would be a line of the cell above it.
        """
        olds, news = self._gaps(self.olds), self._gaps([one for one in self.news if one.plain])
        for edges, old in olds.items():
            new = news.get(edges, [])
            if len(old) == len(new) == 1 and not old[0].keys and not new[0].tags and new[0] not in self.copies:
                self._put(old[0], new[0], PLACE, likeness(old[0].plain, new[0].plain))

    def _gaps(self, side: Sequence[Paragraph]) -> dict[tuple[int, int], list[Paragraph]]:
        """The paragraphs that belong to none yet, by the groups before and behind them."""
        gaps: dict[tuple[int, int], list[Paragraph]] = {}
        before, waiting = 0, list[Paragraph]()
        for one in side:
            group = self.group_of.get(one)
            if group is None:
                waiting.append(one)
                continue
            if waiting:
                gaps[before, id(group)] = waiting
            before, waiting = id(group), []
        if waiting:
            gaps[before, 0] = waiting
        return gaps

    # --- split and joined

    def split_and_joined(self) -> None:
        """A new paragraph beside one that is shorter now may be its other half; so may an old one of a longer one."""
        for side, is_new in ((self.news, True), (self.olds, False)):
            for _ in range(2):  # a paragraph may be in three parts
                for place, one in enumerate(side):
                    if one in self.group_of or not one.plain:
                        continue
                    for beside in (place - 1, place + 1):
                        if 0 <= beside < len(side) and self._belongs(one, side[beside], is_new, beside < place):
                            break

    def _belongs(self, one: Paragraph, neighbour: Paragraph, is_new: bool, behind: bool) -> bool:
        group = self.group_of.get(neighbour)
        if group is None:
            return False
        own, other = (group.new, group.old) if is_new else (group.old, group.new)
        if neighbour is not (own[-1] if behind else own[0]):
            return False
        whole = " ".join(part.plain for part in other)
        so_far = " ".join(part.plain for part in own)
        with_it = f"{so_far} {one.plain}" if behind else f"{one.plain} {so_far}"
        if with_it.replace(" ", "") != whole.replace(" ", ""):
            better = likeness(whole, with_it)
            missing = part_of(one.plain, whole) >= _OWN_WORDS and better > likeness(whole, so_far)
            if not missing or better < _WHOLE_AGAIN or so_far == whole:
                return False
        own.insert(len(own) if behind else 0, one)
        self.copies.pop(one, None)
        self.group_of[one] = group
        return True

    # --- the end

    def result(self) -> Paired:
        groups = list(dict.fromkeys(self.group_of[one] for one in self.news if one in self.group_of))
        self._mark_moves(groups)
        return Paired(
            groups,
            self._free(self.olds),
            [one for one in self._free(self.news) if one.plain],
            {one: key for one, key in self.copies.items() if one not in self.group_of},
        )

    def _mark_moves(self, groups: list[Group]) -> None:
        often = Counter(one.plain for one in self.olds)
        known = [group for group in groups if group.found != PLACE and _says_enough(group, often)]
        places = {one: place for place, one in enumerate(self.olds)}
        for place in moved([places[group.old[0]] for group in known]):
            known[place].is_moved = True
            before = self.news.index(known[place].new[0])
            known[place].moved_behind = self.news[before - 1] if before else None


def _says_enough(group: Group, often: Mapping[str, int]) -> bool:
    """Whether it is known which paragraph this is; words that stand in several places do not say it."""
    held = any(key in new.tags for old in group.old for key in old.keys for new in group.new)
    if held or group.found in (CONTROL, BOOKMARKED):
        return True
    said = group.old[0].plain
    return often[said] == 1 and len(said.split()) >= _FEWEST_WORDS


def keys_of_names(paragraph: Paragraph) -> set[str]:
    """The keys that a paragraph's anchors name, of whatever kind."""
    names = {match[1] for name in (*paragraph.names, *paragraph.weak) if (match := BOOKMARK.fullmatch(name))}
    return names | set(paragraph.tags)
