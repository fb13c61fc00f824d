"""A Word document as its checks see it: paragraphs, tables, pictures and links in the order of reading.

These are the records that word_walk.py makes in one walk; places are told in words that an officer finds them by.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from planbuilder.inspecting.word_styles import Properties, Styles
from planbuilder.output.opened_docx import Fault, OpenedDocx
from planbuilder.problems import shortened

_SNIPPET = 50


@dataclass(slots=True)
class Link:
    """A link: its words, and the address or the place in the document that it leads to."""

    words: str
    address: str
    anchor: str
    paragraph: Paragraph


@dataclass(slots=True)
class Run:
    """A stretch of text that looks alike, with its properties worked out."""

    text: str
    properties: Properties
    direct: Properties
    linked: bool


@dataclass(slots=True)
class Paragraph:
    """A paragraph; `level` is 1 to 9 for a heading and 0 for any other, `under` the heading above it."""

    element: Any
    style: str
    properties: Properties
    direct: Properties
    under: str
    cell: Cell | None
    in_box: bool
    story: str
    runs: list[Run] = field(default_factory=list)
    text: str = ""
    level: int = 0
    in_contents: str = ""  # the instruction of the table of contents that it is an entry of
    holds_more: bool = False  # a picture, a page break, the end of a section, a formula

    @property
    def is_blank(self) -> bool:
        """Whether nothing can be seen of it."""
        return not self.holds_more and not self.text.strip()

    @property
    def where(self) -> str:
        """Its place in words."""
        if self.story != "body":
            return f"in a {self.story}"
        if self.cell is not None:
            return self.cell.where
        return f"under “{shortened(self.under, _SNIPPET)}”" if self.under else "before the first heading"


@dataclass(slots=True)
class Cell:
    """A cell of a table: its row and column (from 0), its width in columns, and the paragraphs in it."""

    element: Any
    table: Table
    row: int
    column: int
    span: int
    properties: Properties
    paragraphs: list[Paragraph] = field(default_factory=list)
    holds_table: bool = False

    @property
    def text(self) -> str:
        """All that it says."""
        return " ".join(one.text for one in self.paragraphs).strip()

    @property
    def is_blank(self) -> bool:
        """Whether nothing can be seen in it."""
        return not self.holds_table and all(one.is_blank for one in self.paragraphs)

    @property
    def where(self) -> str:
        """Its place in words."""
        return f"{self.table.where}, row {self.row + 1}"


@dataclass(slots=True)
class Table:
    """A table: its rows of cells, which rows are marked as its header, and where it stands."""

    element: Any
    number: int
    under: str
    style: str
    outer: Cell | None
    caption: str = ""
    rows: list[list[Cell]] = field(default_factory=list)
    headers: set[int] = field(default_factory=set)

    @property
    def where(self) -> str:
        """Its place in words."""
        named = shortened(self.caption or self.under, _SNIPPET)
        return f"table {self.number}" + (f" (“{named}”)" if named else "")


@dataclass(slots=True)
class Picture:
    """A picture, chart, shape or embedded object: the element that describes it, and the paragraph it stands in."""

    element: Any
    paragraph: Paragraph
    floats: bool


@dataclass
class WordLook:
    """Everything that the checks of a Word document ask for."""

    path: Path
    docx: OpenedDocx
    styles: Styles
    paragraphs: list[Paragraph] = field(default_factory=list)
    margins: list[Paragraph] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    pictures: list[Picture] = field(default_factory=list)
    boxes: list[Paragraph] = field(default_factory=list)

    @property
    def headings(self) -> list[Paragraph]:
        """The headings of the body, in their order."""
        return [one for one in self.paragraphs if one.level]

    @cached_property
    def faults(self) -> list[Fault]:
        """What Word would refuse, repair or live with."""
        from planbuilder.output.inspect import faults_of

        return faults_of(self.docx)

    @cached_property
    def addresses(self) -> dict[tuple[str, str], str]:
        """The target of each relationship that leads out of the document, by the part and the id."""
        return {
            (source, one.get("Id", "")): one.get("Target", "")
            for _, source, one in self.docx.relationships()
            if one.get("TargetMode") == "External"
        }
