"""What changed inside a paragraph, piece by piece: which value of which cell says something else now.

In come the pieces of a paragraph as frozen, and those that came back; out come the pieces that changed with their new
words. What was typed beside a control belongs to the value that it stands beside. Where nothing but quotes or spaces
differ, the words stay as they were frozen, also within a value that did change.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from planbuilder.returned.words import Paragraph, Piece, plain

_TOKEN = re.compile(r"\w+|\s+|[^\w\s]")


@dataclass(frozen=True)
class Changed:
    """A piece with what it said and what it says now; `key` is "" for words that no cell holds."""

    key: str
    before: str
    proposed: str


def changed_pieces(old: Sequence[Paragraph], new: Sequence[Paragraph]) -> list[Changed]:
    """The pieces that changed between paragraphs that belong together; [] where all say the same."""
    before, after = _tidy_pieces(old), _tidy_pieces(new)
    was, now = "".join(piece.text for piece in before), "".join(piece.text for piece in after)
    if plain(was) == plain(now) and len(old) == len(new):
        return []
    keys = {piece.key for piece in before}
    one_value = len(keys) == 1
    found = [Changed(keys.pop(), was, _merged(was, now))] if one_value else list(_of_several(before, after))
    return [one for one in found if plain(one.before) != plain(one.proposed) or "\n" in one.before + one.proposed]


def _tidy_pieces(paragraphs: Sequence[Paragraph]) -> list[Piece]:
    """The pieces of several paragraphs one below the other, without spaces at the ends of the paragraphs."""
    pieces: list[Piece] = []
    for number, paragraph in enumerate(paragraphs):
        own = [piece for piece in paragraph.pieces if piece.text]
        if own:
            own[0] = Piece(own[0].text.lstrip(), own[0].key)
            own[-1] = Piece(own[-1].text.rstrip(), own[-1].key)
        if number and own:
            own[0] = Piece(f"\n{own[0].text}", own[0].key)
        pieces += [piece for piece in own if piece.text]
    return pieces


def _tokens(text: str) -> tuple[list[str], list[str]]:
    """The words and signs of a text, and the same as they are compared."""
    own = _TOKEN.findall(text)
    return own, [plain(token) or " " for token in own]


def _merged(was: str, now: str) -> str:
    """The new words, in the old spelling of quotes and spaces wherever that is all the difference."""
    olds, old_signs = _tokens(was)
    news, new_signs = _tokens(now)
    merged = []
    for kind, a, b, c, d in difflib.SequenceMatcher(None, old_signs, new_signs, autojunk=False).get_opcodes():
        both_break = [("\n" in old) == ("\n" in new) for old, new in zip(olds[a:b], news[c:d], strict=False)]
        if kind == "equal":
            merged += [old if same else new for old, new, same in zip(olds[a:b], news[c:d], both_break, strict=True)]
        else:
            merged += news[c:d]
    return "".join(merged).strip().replace("\u00a0", " ")


def _of_several(before: Sequence[Piece], after: Sequence[Piece]) -> Iterator[Changed]:
    """The pieces that changed: one by one where each stands in its control still, else told by the words."""
    if [one.key for one in before] != [one.key for one in after] or any(
        not old.key and not re.search(r"\w", old.text) and plain(old.text) != plain(new.text)
        for old, new in zip(before, after, strict=True)
    ):
        yield from _by_piece(before, after)
        return
    for old, new in zip(before, after, strict=True):
        if plain(old.text) != plain(new.text):
            yield Changed(old.key, old.text.strip(), _merged(old.text, new.text))


def _by_piece(before: Sequence[Piece], after: Sequence[Piece]) -> Iterator[Changed]:
    """The new words of each piece of a paragraph that says several things."""
    owners = [number for number, piece in enumerate(before) for _ in _TOKEN.findall(piece.text)]
    olds = [token for piece in before for token in _TOKEN.findall(piece.text)]
    news = [(token, piece.key) for piece in after for token in _TOKEN.findall(piece.text)]
    said: list[list[str]] = [[] for _ in before]
    signs = ([plain(one) or " " for one in olds], [plain(one) or " " for one, _ in news])
    for kind, a, b, c, d in difflib.SequenceMatcher(None, *signs, autojunk=False).get_opcodes():
        if kind == "equal":
            for token, owner in zip(olds[a:b], owners[a:b], strict=True):
                said[owner].append(token)
            continue
        touched = sorted(set(owners[a:b])) or _beside(owners, a)
        for token, key in news[c:d]:
            said[_owner(before, touched, key)].append(token)
    for piece, words in zip(before, said, strict=True):
        now = "".join(words).strip()
        if plain(now) != plain(piece.text):
            yield Changed(piece.key, piece.text.strip(), now.replace("\u00a0", " "))


def _beside(owners: Sequence[int], place: int) -> list[int]:
    """The pieces on both sides of a place where something was put in."""
    return sorted({owners[one] for one in (place - 1, place) if 0 <= one < len(owners)})


def _owner(before: Sequence[Piece], touched: Sequence[int], key: str) -> int:
    """Whose words these are: of the piece whose control they stand in, else of a value rather than the words around."""
    own = [number for number in touched if key and before[number].key == key]
    worded = [number for number in touched if before[number].key or re.search(r"\w", before[number].text)]
    values = [number for number in touched if before[number].key]
    if own:
        return own[0]
    if key == "" and len(touched) > 1 and len(worded) > len(values):
        return next(number for number in touched if number in worded and not before[number].key)
    return (values or worded or list(touched))[0]
