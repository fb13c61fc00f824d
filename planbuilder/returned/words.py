"""The words of a Word file as containers: paragraphs in the body, and tables of rows of cells of paragraphs.

What the reader of a story makes, and what pairing and comparing go by. Anchors tell which paragraph this is; its words
are taken whole, because people type beside a control as well as in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from lxml import etree

from planbuilder.output.opened_docx import w

#: The attribute by which a paragraph or row is known in the views of one file.
NUMBER = "pbn"
#: The bookmark of an anchor; that of a repeat has a number behind it.
BOOKMARK = re.compile(r"_pb_([0-9a-f]{10}_[0-9a-f]{4})(?:_\d+)?")


@dataclass(frozen=True)
class Piece:
    """Words with the key of their cell; "" for words that no cell holds."""

    text: str
    key: str = ""


@dataclass(eq=False)
class Paragraph:
    """A paragraph: its pieces, and the anchors that it stands in.

    `names` are bookmarks round some of its words, `weak` those that lost theirs; `tags` the keys of controls, however
    empty. `commented` are the ids of comments with the words that they are about.
    """

    number: str
    pieces: list[Piece] = field(default_factory=list)
    names: dict[str, None] = field(default_factory=dict)
    weak: dict[str, None] = field(default_factory=dict)
    tags: dict[str, None] = field(default_factory=dict)
    commented: dict[str, str] = field(default_factory=dict)
    in_contents: bool = False

    @property
    def text(self) -> str:
        """All words of the paragraph."""
        return "".join(piece.text for piece in self.pieces)

    @property
    def plain(self) -> str:
        """The words as they are compared."""
        return plain(self.text)

    @property
    def keys(self) -> list[str]:
        """The keys of its pieces, each once."""
        return list(dict.fromkeys(piece.key for piece in self.pieces if piece.key))


@dataclass(eq=False)
class Cell:
    """A cell of a table, or the body, as a container of paragraphs."""

    paragraphs: list[Paragraph] = field(default_factory=list)

    @property
    def plain(self) -> str:
        """The words of all paragraphs as they are compared."""
        return " ".join(filter(None, (one.plain for one in self.paragraphs)))


@dataclass(eq=False)
class Row:
    """A row of a table."""

    number: str
    cells: list[Cell] = field(default_factory=list)

    @property
    def plain(self) -> str:
        """The words of all cells as they are compared."""
        return " | ".join(cell.plain for cell in self.cells)

    @property
    def paragraphs(self) -> Iterator[Paragraph]:
        """The paragraphs of all cells."""
        return (one for cell in self.cells for one in cell.paragraphs)


@dataclass(eq=False)
class Table:
    """A table."""

    rows: list[Row] = field(default_factory=list)


@dataclass(eq=False)
class Story:
    """A story: the paragraphs outside tables, the tables, and all paragraphs in reading order."""

    body: Cell = field(default_factory=Cell)
    tables: list[Table] = field(default_factory=list)
    paragraphs: list[Paragraph] = field(default_factory=list)


_ALIKE = {0xA0: 32, 0x202F: 32, 0x2018: 39, 0x2019: 39, 0x201A: 39, 0x2032: 39, 0x201C: 34, 0x201D: 34, 0x201E: 34}
_ALIKE |= {0x2011: 45, 0x2007: 32, 0x2009: 32}
_ALIKE_OR_NOTHING: dict[int, int | str | None] = {
    **_ALIKE,
    **dict.fromkeys((0xAD, 0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF)),
    0x2026: "...",
}


def plain(text: str) -> str:
    """A text as it is compared: kinds of quotes and spaces, and signs that nobody sees, make no difference."""
    import unicodedata

    text = unicodedata.normalize("NFC", text) if not text.isascii() else text
    return " ".join(text.translate(_ALIKE_OR_NOTHING).split())


def number_all(tree: Any) -> None:
    """Give every paragraph and row a number, which stays with it when tracked changes are accepted or rejected."""
    for number, element in enumerate(tree.iter(w("p"), w("tr"))):
        element.set(NUMBER, str(number))


def parsed(xml: bytes) -> Any:
    """The tree of a part that came from elsewhere; nothing that it points to is followed."""
    return etree.fromstring(xml, etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False))
