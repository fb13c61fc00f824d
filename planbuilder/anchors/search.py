"""Finding words in a document as a person remembers them: without regard to case, spaces, kinds of quotes and dashes.

In comes a document; out come the places where some words stand, each with the pieces that it touches. Words may run on
over the lines of a cell. Where nothing is found to the letter, punctuation is left out of account as well.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from planbuilder.anchors.read import Piece, pieces, stories
from planbuilder.output.docx_text import FIELD, paragraphs, seen
from planbuilder.output.opened_docx import w

#: Fewer letters than these, with nothing between them, stand anywhere.
_SHORTEST_BARE = 2


@dataclass(frozen=True)
class Touched:
    """A piece of the document that the words touch: `words` are those that are looked for, `piece` all that it says.

    `beside` is what else stands in its row or paragraph, which tells one figure from another.
    """

    words: str
    piece: Piece
    beside: str


@dataclass(frozen=True)
class Match:
    """A place where the words stand."""

    touched: tuple[Touched, ...]


class Printed:
    """The words of some parts of a document in reading order; entries of the contents only repeat the headings."""

    def __init__(self, trees: Iterable[Any]) -> None:
        self._pieces: list[tuple[Piece, Any]] = []
        for tree in trees:
            for paragraph, found in pieces(tree):
                if not _is_entry(paragraph):
                    self._pieces += [(Piece(one.text.replace(FIELD, ""), one.key), paragraph) for one in found]
                    self._pieces.append((Piece(" "), paragraph))
        self._text, self._places = _folded(piece.text for piece, _ in self._pieces)

    def find(self, words: str) -> list[Match]:
        """Where these words stand; whole words, wherever there are any."""
        text = folded_words(words)
        if not text:
            return []
        ends = _ends(self._text, text)
        bare = _bare(text)[0]
        if not ends and len(bare) > _SHORTEST_BARE:
            thin, places = _bare(self._text)
            ends = [(places[begin], places[end - 1] + 1) for begin, end in _ends(thin, bare)]
        return [Match(tuple(self._touched(begin, end))) for begin, end in ends]

    def _touched(self, begin: int, end: int) -> Iterator[Touched]:
        places = self._places[begin:end]
        for number in dict.fromkeys(number for number, _ in places):
            piece, paragraph = self._pieces[number]
            letters = [letter for one, letter in places if one == number]
            own = piece.text[letters[0] : letters[-1] + 1]
            if re.search(r"\w", own):
                yield Touched(" ".join(own.split()), piece, _beside(paragraph))


def printed(docx: Path) -> Iterator[Printed]:
    """The words of a document: those of its pages, then those of its headers, footers and notes."""
    trees = dict(stories(docx))
    yield Printed([trees.pop("word/document.xml")])
    yield Printed(trees.values())


def _is_entry(paragraph: Any) -> bool:
    return any(link.get(w("anchor"), "").startswith("_Toc") for link in paragraph.iter(w("hyperlink")))


def _beside(paragraph: Any) -> str:
    """The words of the row that a paragraph stands in, or its own."""
    row = next(paragraph.iterancestors(w("tr")), None)
    return "".join(text for _, text in seen(paragraph)) if row is None else " ".join(paragraphs(row))


def folded_words(text: str) -> str:
    """A text as texts are compared here."""
    return _folded([text])[0].strip()


def _ends(text: str, words: str) -> list[tuple[int, int]]:
    """Where words begin and end in a text; within other words only where they stand nowhere by themselves."""
    found = [(at.start(), at.start() + len(words)) for at in re.finditer(f"(?={re.escape(words)})", text)]
    found = [ends for ends in found if not any(_cuts_a_number(text, at) for at in ends)]
    whole = [ends for ends in found if not any(_cuts_a_word(text, at) for at in ends)]
    return whole or found


def _cuts_a_word(text: str, at: int) -> bool:
    return 0 < at < len(text) and text[at - 1].isalnum() and text[at].isalnum()


def _cuts_a_number(text: str, at: int) -> bool:
    """Whether a number goes on across this place: "4,8|35", "4|,835", "4,|835"."""
    return re.search(r"\d(?:\|[.,]?|[.,]\|)\d", f"{text[max(0, at - 2) : at]}|{text[at : at + 2]}") is not None


def _folded(texts: Iterable[str]) -> tuple[str, list[tuple[int, int]]]:
    """Texts as one, made alike, and for each character the text that it is from and its place there."""
    letters: list[str] = []
    places: list[tuple[int, int]] = []
    last = " "
    for number, text in enumerate(texts):
        for at, letter in enumerate(text):
            for plain in _alike(letter):
                if plain != " " or last != " ":
                    letters.append(plain)
                    places.append((number, at))
                    last = plain
    return "".join(letters), places


@lru_cache(maxsize=4096)
def _alike(letter: str) -> str:
    """A character as characters are compared: case, kinds of quotes, dashes and spaces do not count."""
    if letter in '‘’ʼ´`′“”„″«»"':
        return "'"
    if letter in "‐‑‒–—―−":
        return "-"
    plain = unicodedata.normalize("NFKC", letter).casefold()
    return "".join(" " if one.isspace() else one for one in plain if unicodedata.category(one) != "Cf")


def _bare(text: str) -> tuple[str, list[int]]:
    """The letters, figures and signs of money alone, and where each stands."""
    kept = [(letter, place) for place, letter in enumerate(text) if letter.isalnum() or letter in "£€$%+"]
    return "".join(letter for letter, _ in kept), [place for _, place in kept]
