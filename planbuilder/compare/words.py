"""What changed between two texts, in whole words and phrases that can be read.

In come the atoms of two paragraphs; out come pairs: the same, gone, or new. A text is compared sentence by sentence; a
sentence that changed beyond recognition is replaced whole; a word or two that happen to be the same between two changes
are replaced with them.
"""

from __future__ import annotations

import difflib
from collections import Counter
from collections.abc import Iterator, Sequence

from planbuilder.compare.align import align
from planbuilder.compare.atoms import WORD, Atom

Step = tuple[Atom | None, Atom | None]
#: A stretch of fewer words than these between two changes is replaced with them.
_FEWEST_WORDS = 3
#: Below this share of letters in common, a sentence is another one.
_LEAST_IN_COMMON = 0.4
_ENDS = frozenset(".!?")
_CLOSERS = frozenset("”’\")]'")


def steps(old: Sequence[Atom], new: Sequence[Atom]) -> list[Step]:
    """What is the same (both), gone (the first alone) and new (the second alone), in reading order."""
    if [one.sign for one in old] == [one.sign for one in new]:
        return list(zip(old, new, strict=True))
    found: list[Step] = []
    olds, news = _sentences(old), _sentences(new)
    if len(olds) == len(news) == 1:
        return _in_order(_sentence(olds[0], news[0]))
    for a, b in align(olds, news, _said, _likeness):
        if a is not None and b is not None:
            found += _sentence(olds[a], news[b])
        elif a is not None:
            found += [(one, None) for one in olds[a]]
        elif b is not None:
            found += [(None, one) for one in news[b]]
    return _in_order(found)


def _sentences(row: Sequence[Atom]) -> list[list[Atom]]:
    """The sentences of a text, each with the space behind it."""
    found: list[list[Atom]] = [[]]
    for place, atom in enumerate(row):
        found[-1].append(atom)
        if atom.text.isspace() and place + 1 < len(row) and _ends_sentence(row, place):
            found.append([])
    return found


def _ends_sentence(row: Sequence[Atom], space: int) -> bool:
    place = space - 1
    while place > 0 and row[place].text in _CLOSERS:
        place -= 1
    return place > 0 and row[place].text in _ENDS and row[space + 1].text[:1].isupper()


def _said(sentence: Sequence[Atom]) -> str:
    return "".join(one.sign for one in sentence)


def _likeness(old: Sequence[Atom], new: Sequence[Atom]) -> float:
    likeness = in_common(_words(old), _words(new))
    return likeness if likeness >= _LEAST_IN_COMMON else 0.0


def _words(row: Sequence[Atom]) -> Counter[str]:
    return Counter(one.text.casefold() or one.sign for one in row if not one.text.isspace())


def in_common(old: Counter[str], new: Counter[str]) -> float:
    """The share of words that two texts have in common, 0 to 1 (Dice's coefficient)."""
    total = old.total() + new.total()
    return 2 * sum(min(number, new[one]) for one, number in old.items() if one in new) / total if total else 0.0


# --- one sentence -----------------------------------------------------------------------------------------


def _sentence(old: Sequence[Atom], new: Sequence[Atom]) -> list[Step]:
    olds, news = [one.sign for one in old], [one.sign for one in new]
    codes = difflib.SequenceMatcher(None, olds, news, autojunk=False).get_opcodes()
    kept = [code[0] == "equal" for code in codes]
    for place, (_, start, end, _, _) in enumerate(codes):
        between = 0 < place < len(codes) - 1
        if kept[place] and between and _is_short(old[start:end]):
            kept[place] = False
    if not _enough_kept(old, new, [code[1:3] for code, keep in zip(codes, kept, strict=True) if keep]):
        kept = [
            keep and not all(one.text for one in old[code[1] : code[2]]) for code, keep in zip(codes, kept, strict=True)
        ]
    found: list[Step] = []
    for (_, a, b, c, d), keep in zip(codes, kept, strict=True):
        if keep:
            found += zip(old[a:b], new[c:d], strict=True)
        else:
            found += [*((one, None) for one in old[a:b]), *((None, one) for one in new[c:d])]
    return found


def _is_short(row: Sequence[Atom]) -> bool:
    """Whether a stretch that stayed is no more than a word or two; a picture or a field always stays."""
    return all(one.text for one in row) and sum(one.text[:1].isalnum() for one in row) < _FEWEST_WORDS


def _enough_kept(old: Sequence[Atom], new: Sequence[Atom], kept: Sequence[tuple[int, int]]) -> bool:
    longest = max(_letters(old), _letters(new))
    return not longest or sum(_letters(old[a:b]) for a, b in kept) / longest >= _LEAST_IN_COMMON


def _letters(row: Sequence[Atom]) -> int:
    return sum(len(one.text) for one in row if not one.text.isspace())


def _in_order(row: Sequence[Step]) -> list[Step]:
    """Between two stretches that stayed, all that is gone before all that is new."""
    return list(_ordered(row))


def _ordered(row: Sequence[Step]) -> Iterator[Step]:
    gone: list[Step] = []
    fresh: list[Step] = []
    for step in row:
        if step[0] is not None and step[1] is not None:
            yield from (*gone, *fresh, step)
            gone, fresh = [], []
        else:
            (fresh if step[0] is None else gone).append(step)
    yield from (*gone, *fresh)


# --- plain texts ------------------------------------------------------------------------------------------


def phrases(old: str, new: str) -> list[tuple[str, str]] | None:
    """The places where two plain texts differ, each before and after, with a word beside what is short.

    None where the texts have too little in common to speak of places.
    """
    row = steps(_plain(old), _plain(new))
    kept = sum(len(a.text) for a, b in row if a is not None and b is not None)
    if kept < _LEAST_IN_COMMON * max(len(old), len(new)):
        return None
    found = []
    for begin, end in _changed_stretches(row):
        while begin > 0 and _is_thin(row[begin:end]):
            begin = _word_before(row, begin)
        sides = [[step[side] for step in row[begin:end]] for side in (0, 1)]
        before, after = ("".join(one.text for one in side if one).strip() for side in sides)
        if before != after:
            found.append((before, after))
    return found


def _plain(text: str) -> list[Atom]:
    return [Atom(piece, piece, "", None, (), "") for piece in WORD.findall(text)]


def _changed_stretches(row: Sequence[Step]) -> Iterator[tuple[int, int]]:
    begin = None
    for place, (a, b) in enumerate((*row, (None, None))):
        same = place == len(row) or (a is not None and b is not None)
        if same and begin is not None:
            yield begin, place
            begin = None
        elif not same and begin is None:
            begin = place


def _is_thin(row: Sequence[Step]) -> bool:
    """Whether a stretch is nothing but a sign or a single short word, which nobody could find."""
    gone = sum(len(a.text) for a, _ in row if a is not None)
    fresh = sum(len(b.text) for _, b in row if b is not None)
    return max(gone, fresh) < 4


def _word_before(row: Sequence[Step], place: int) -> int:
    place -= 1
    while place > 0 and all(one is None or one.text.isspace() for one in row[place]):
        place -= 1
    return place
