"""Which block of FROM is which block of TO.

In come the blocks of a body, a header, a footer or a cell on both sides; out come `Pair`s in the order of the redline:
a block with its partner, or alone where it is gone or new. Rows are found again by their record, texts by their anchors
and their words. What is gone in one place and new in another, and says the same, was moved.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from planbuilder.compare.align import Pairs, align
from planbuilder.compare.blocks import Block, Kind
from planbuilder.compare.words import in_common

#: Paragraphs and rows with a smaller share of words in common are different ones.
_LIKE_PARAGRAPH, _LIKE_ROW, _LIKE_TABLE = 0.4, 0.5, 0.3
#: Of rows with the anchors of two records, this share of words makes them one and the same under another name.
_SAME_RECORD = 0.75
#: A text of fewer words may stand in many places: that it was moved could not be said.
_FEWEST_MOVED_WORDS = 4
_REF = re.compile(r"[A-Za-z]{1,5}[ ./-]?\d{1,4}[a-z]?")


@dataclass(slots=True, eq=False)
class Pair:
    """A block of FROM and its partner in TO; one of them is None where the other is gone or new.

    `inside` pairs what two tables or two rows hold; `moved` is the number of the move that the block is one end of.
    """

    old: Block | None
    new: Block | None
    inside: list[Pair] = field(default_factory=list)
    moved: int = 0

    @property
    def is_same(self) -> bool:
        """Whether the block stands on both sides."""
        return self.old is not None and self.new is not None

    @property
    def block(self) -> Block:
        """The block of TO, or else of FROM."""
        found = self.new or self.old
        assert found is not None
        return found


def paired(old: Sequence[Block], new: Sequence[Block], *, in_cell: bool = False) -> list[Pair]:
    """The blocks of a story or a cell in pairs."""
    if in_cell and len(old) == len(new) == 1 and old[0].kind is new[0].kind is Kind.PARAGRAPH:
        return [Pair(old[0], new[0])]
    counts = Counter(key for side in (old, new) for one in side for key in set(one.anchors))

    def likeness(a: Block, b: Block) -> float:
        return _likeness(a, b, counts, in_cell=in_cell)

    found = _pairs(align(old, new, _name, likeness), old, new)
    if _ends_badly(found):  # the last paragraph of a story cannot go: it is one and the same on both sides
        found = [*_pairs(align(old[:-1], new[:-1], _name, likeness), old, new), Pair(old[-1], new[-1])]
    return found


def _pairs(places: Pairs, old: Sequence[Block], new: Sequence[Block]) -> list[Pair]:
    return [_pair(None if a is None else old[a], None if b is None else new[b]) for a, b in places]


def _pair(old: Block | None, new: Block | None) -> Pair:
    pair = Pair(old, new)
    if old is not None and new is not None and old.sign != new.sign and old.kind is new.kind:
        if old.kind is Kind.TABLE:
            pair.inside = _pairs(
                align(old.inside, new.inside, _row_name, _row_likeness(old, new)), old.inside, new.inside
            )
        elif old.kind is Kind.ROW:
            pair.inside = [_pair(a, b) for a, b in zip(old.inside, new.inside, strict=True)]
        elif old.kind is Kind.CELL:
            pair.inside = paired(old.inside, new.inside, in_cell=True)
        elif old.kind is Kind.CONTENTS:
            pair.inside = _entries(old.inside, new.inside)
    return pair


def _ends_badly(pairs: Sequence[Pair]) -> bool:
    """Whether a story ends in paragraphs of which the last one is gone or new, with a table among them."""
    last = []
    for pair in reversed(pairs):
        if pair.is_same:
            break
        last.append(pair)
    kinds = {pair.block.kind for pair in last}
    ends = [next((one for one in reversed(pairs) if side(one)), None) for side in (_has_old, _has_new)]
    both = all(end is not None and end.block.kind is Kind.PARAGRAPH and not end.block.shape for end in ends)
    return both and bool(last) and (kinds != {Kind.PARAGRAPH} or len({pair.old is None for pair in last}) > 1)


def _has_old(pair: Pair) -> bool:
    return pair.old is not None


def _has_new(pair: Pair) -> bool:
    return pair.new is not None


# --- likeness ---------------------------------------------------------------------------------------------


def _name(block: Block) -> str:
    """What a block is found by: all that it says, or for a table what it is called."""
    if block.kind is Kind.TABLE and block.name:
        return f"{block.shape} {block.name}"
    return "contents" if block.kind is Kind.CONTENTS else block.sign


def _likeness(old: Block, new: Block, counts: Counter[str], *, in_cell: bool) -> float:
    if old.kind is not new.kind or old.shape != new.shape:
        return 0.0
    if old.sign == new.sign:
        return 0.3 + 0.02 * min(new.words.total(), 50) + (0.7 if new.words else 0.0)
    if old.kind is Kind.CONTENTS or old.shape == "section":
        return 2.0
    common = in_common(old.words, new.words)
    if old.kind is Kind.TABLE:
        return 1.5 if old.name and old.name == new.name else common if common >= _LIKE_TABLE else 0.0
    if old.look != new.look and common < 0.9:
        return 0.0
    if _same_value(old, new, counts):
        return 0.4 + common
    if _draws(old) and _draws(new):
        return 0.5
    if in_cell:
        return 0.2 + common
    return common if common >= _LIKE_PARAGRAPH else 0.0


def _same_value(old: Block, new: Block, counts: Counter[str]) -> bool:
    """Whether two paragraphs print the same value, and no others print it."""
    first = old.anchors[:1]
    return bool(first) and list(first) == list(new.anchors[:1]) and counts[first[0]] == 2


def _draws(block: Block) -> bool:
    return not block.text and any("<drawing" in word for word in block.words)


def _row_name(row: Block) -> str:
    return f"{row.shape} {row.name}" if row.name else row.sign


def _row_likeness(old: Block, new: Block) -> Callable[[Block, Block], float]:
    """How alike two rows of these tables are; rows with references of their own are not mistaken for each other."""
    old_names, new_names = ({row.name for row in side.inside} - {""} for side in (old, new))
    places = {id(row): place for side in (old, new) for place, row in enumerate(side.inside)}
    as_many = len(old.inside) == len(new.inside)

    def likeness(a: Block, b: Block) -> float:
        if a.shape != b.shape:
            return 0.0
        if a.name and a.name == b.name:
            return 2.0
        if a.name in new_names or b.name in old_names:
            return 0.0
        common = in_common(a.words, b.words)
        if _is_record(a.name) and _is_record(b.name) and common >= _SAME_RECORD and not (_has_ref(a) and _has_ref(b)):
            return common  # a row may be known by its priority, which has another name now
        if as_many and places[id(a)] == places[id(b)] and not (_is_ref(a.name) or _is_ref(b.name)):
            return 0.2 + common  # a table of figures: the same place holds the same thing
        if _is_ref(a.name) and _is_ref(b.name):
            return 0.0  # a Ref is kept for life: another Ref is another record
        return common if common >= _LIKE_ROW else 0.0

    return likeness


def _is_record(name: str) -> bool:
    return name.startswith("record ")


def _has_ref(row: Block) -> bool:
    return bool(row.inside) and _REF.fullmatch(row.inside[0].text.strip()) is not None


def _is_ref(name: str) -> bool:
    """Whether a row's name is that of a record; figures and short words are not."""
    return _is_record(name) or _REF.fullmatch(name) is not None


def _entries(old: Sequence[Block], new: Sequence[Block]) -> list[Pair]:
    """The entries of two contents lists; their ends hold the ends of the field, and so belong together."""
    if min(len(old), len(new)) < 2:
        return [*(Pair(one, None) for one in old), *(Pair(None, one) for one in new)]

    def likeness(a: Block, b: Block) -> float:
        common = in_common(a.words, b.words)
        return common if common >= _LIKE_PARAGRAPH else 0.0

    middle = _pairs(align(old[1:-1], new[1:-1], _name, likeness), old[1:-1], new[1:-1])
    return [Pair(old[0], new[0]), *middle, Pair(old[-1], new[-1])]


# --- moves ------------------------------------------------------------------------------------------------


def find_moves(pairs: Sequence[Pair]) -> int:
    """Mark what is gone in one place and new in another, and says the same; returns how many moves there are."""
    alone = list(_alone(pairs))
    gone = Counter(pair.old.sign for pair in alone if pair.old is not None)
    fresh = Counter(pair.new.sign for pair in alone if pair.new is not None)
    both = {sign for sign, number in gone.items() if number == 1 == fresh.get(sign, 0)}
    numbers: dict[str, int] = {}
    for pair in alone:
        block = pair.block
        if block.sign in both and block.shape != "section" and block.words.total() >= _FEWEST_MOVED_WORDS:
            pair.moved = numbers.setdefault(block.sign, len(numbers) + 1)
    return len(numbers)


def _alone(pairs: Sequence[Pair]) -> Iterator[Pair]:
    """All blocks without a partner; the contents list apart, in which everything is a repetition."""
    for pair in pairs:
        if not pair.is_same:
            yield pair
        elif pair.block.kind is not Kind.CONTENTS:
            yield from _alone(pair.inside)
