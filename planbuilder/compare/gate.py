"""Whether a redline is right: accepting all gives TO, rejecting all gives FROM, and Word is able to open it.

In come the finished redline, read anew from its bytes, and what the two documents say; out comes why the redline is
not to be had, or nothing. What is compared is all that a reader sees: texts, looks, tables, pictures, links, lists,
sections, headers and footers. Page numbers in fields are not, because Word works them out; nor are bookmarks and
anchors.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from planbuilder.compare.blocks import Block, Kind, blocks_of, section_look
from planbuilder.compare.headers import edges, name_own_edges
from planbuilder.compare.settle import settled
from planbuilder.compare.story import Facts, Word, open_word, tidy
from planbuilder.output.inspect import word_faults
from planbuilder.output.opened_docx import Fault, w
from planbuilder.output.package import MAIN
from planbuilder.problems import shortened

#: A document's name, and all that it says, as `said` tells it.
Side = tuple[str, Sequence[tuple[str, str]]]
_NOTES = ("word/footnotes.xml", "word/endnotes.xml")


def why_not(
    redline: bytes, old: Side, new: Side, known: dict[bytes, Facts] | None = None, made_from: Sequence[Path] = ()
) -> str:
    """Why a redline is not good enough, as a clause; "" where it is.

    A fault that a document which it is `made_from` has as well is no fault of the redline: Word opens that one.
    """
    for accept, (name, wanted) in ((True, new), (False, old)):
        word = open_word(redline, "the redline")
        word.known = {} if known is None else known
        word.trees = {part: settled(tree, accept=accept) for part, tree in word.trees.items()}
        for tree in word.trees.values():
            tidy(tree)
        if place := _first_difference(list(said(word)), wanted):
            what = "accepting" if accept else "rejecting"
            return f"{what} every change of the redline would not give “{name}” again (near “{place}”)"
    if faults := _own_faults(word_faults(redline), made_from):
        return f"Word might not open the redline ({faults[0].code}: {faults[0].what})"
    return ""


def _own_faults(faults: Sequence[Fault], made_from: Sequence[Path]) -> list[Fault]:
    """The faults that none of the two documents has, in whatever part of it."""
    inherited = {(one.code, one.what) for path in made_from for one in word_faults(path)} if faults else set()
    return [one for one in faults if (one.code, one.what) not in inherited]


def said(word: Word, body: Sequence[Block] | None = None) -> Iterator[tuple[str, str]]:
    """All that a document says and shows, piece by piece, each with words to find it by."""
    for block in body if body is not None else blocks_of(word.body, word, MAIN):
        yield block.sign, block.text or block.name or block.sign
    yield from _lists(word)
    name_own_edges(word)
    for section in word.trees[MAIN].iter(w("sectPr")):
        yield section_look(section, word, MAIN), "the layout of a section"
        yield from _at_the_edges(word, section)
    for part in _NOTES:
        if part in word.trees:
            yield "\n".join(one.sign for note in word.trees[part] for one in blocks_of(note, word, part)), "a note"


def _lists(word: Word) -> Iterator[tuple[str, str]]:
    """Which items belong to the same list, however the lists are numbered inside the file."""
    numbers: dict[str, int] = {}
    for one in word.trees[MAIN].iterfind(f".//{w('numPr')}/{w('numId')}"):
        identity = one.get(w("val"))
        yield str(numbers.setdefault(identity, len(numbers))), "the numbers of a list"


def _at_the_edges(word: Word, section: Any) -> Iterator[tuple[str, str]]:
    """What the headers and footers of a section print; those that print nothing are as good as none."""
    title_page = section.find(w("titlePg"))
    first = title_page is not None and title_page.get(w("val"), "1") not in ("0", "false", "off")
    for edge, part in sorted(edges(word, section).items()):
        blocks = blocks_of(word.trees[part], word, part)
        if (edge[1] != "first" or first) and any(map(_prints, blocks)):
            yield f"{edge}\n" + "\n".join(one.sign for one in blocks), f"the {edge[0]} of a page"


def _prints(block: Block) -> bool:
    return block.kind is not Kind.PARAGRAPH or bool(block.words)


def _first_difference(found: Sequence[tuple[str, str]], wanted: Sequence[tuple[str, str]]) -> str:
    """Words near the first difference; "" where there is none."""
    for (sign, _), (other, words) in zip(found, wanted, strict=False):
        if sign != other:
            return shortened(" ".join(words.split()), 60)
    return "" if len(found) == len(wanted) else "the end"
