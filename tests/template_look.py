"""What a Word template looks like to a reader: the colour of every text, and of the ground that it stands on.

In: the parts of a .docx. Out: its styles, and pairs of colours. Only what this project's templates use is understood:
colours of paragraph and character styles, fills of paragraphs, runs, cells and table styles.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
WHITE, BLACK = "FFFFFF", "000000"


@dataclass(frozen=True)
class Pair:
    """Text of one colour on a ground of another, and where it stands."""

    text: str
    ground: str
    words: str


class Template:
    """The parts of a template as trees, and its styles by id."""

    def __init__(self, path: Path) -> None:
        with zipfile.ZipFile(path) as archive:
            self.parts = {
                name: etree.fromstring(archive.read(name))
                for name in archive.namelist()
                if name.endswith((".xml", ".rels"))
            }
        self.body = self.parts["word/document.xml"]
        self.styles = {style.get(f"{W}styleId"): style for style in self.parts["word/styles.xml"].iter(f"{W}style")}

    def stories(self) -> list[etree._Element]:
        """The parts that carry words: the body and the footers."""
        return [tree for name, tree in self.parts.items() if name.startswith(("word/document", "word/footer"))]

    def setting(self, style: str | None, path: str, attribute: str) -> str | None:
        """What a style, or the nearest one that it is based on, says of one thing."""
        while style in self.styles:
            found = self.styles[style].find(path)
            if found is not None:
                return found.get(f"{W}{attribute}")
            style = value(self.styles[style].find(f"{W}basedOn"))
        return None

    def pairs(self) -> Iterator[Pair]:
        """Every run of words with its colour and its ground."""
        for paragraph in (p for story in self.stories() for p in story.iter(f"{W}p")):
            style = value(paragraph.find(f"{W}pPr/{W}pStyle")) or "Normal"
            for run in paragraph.iter(f"{W}r"):
                if words := text(run).strip():
                    dress = value(run.find(f"{W}rPr/{W}rStyle"))
                    colour = self.setting(dress, f"{W}rPr/{W}color", "val") or self.setting(
                        style, f"{W}rPr/{W}color", "val"
                    )
                    ground = self.setting(dress, f"{W}rPr/{W}shd", "fill") or self.setting(
                        style, f"{W}pPr/{W}shd", "fill"
                    )
                    yield Pair(colour or BLACK, ground or self._cell_fill(paragraph), words)

    def _cell_fill(self, paragraph: etree._Element) -> str:
        """The fill of the table cell round a paragraph, by the order in which Word lays one part over another."""
        cell = next(paragraph.iterancestors(f"{W}tc"), None)
        if cell is None:
            return WHITE
        own = cell.find(f"{W}tcPr/{W}shd")
        if own is not None:
            return str(own.get(f"{W}fill"))
        row = cell.getparent()
        table = next(cell.iterancestors(f"{W}tbl"))
        assert row is not None
        style = self.styles[value(table.find(f"{W}tblPr/{W}tblStyle"))]
        look, rows = table.find(f"{W}tblPr/{W}tblLook"), table.findall(f"{W}tr")
        assert look is not None
        top, last = row is rows[0], row is rows[-1] and look.get(f"{W}lastRow") == "1"
        first = row.find(f"{W}tc") is cell and look.get(f"{W}firstColumn") == "1"
        over = {"nwCell": top and first, "firstCol": first, "lastRow": last, "firstRow": top}
        for place, applies in over.items():
            fill = style.find(f"{W}tblStylePr[@{W}type='{place}']/{W}tcPr/{W}shd") if applies else None
            if fill is not None:
                return str(fill.get(f"{W}fill"))
        plain = style.find(f"{W}tcPr/{W}shd")
        return WHITE if plain is None else str(plain.get(f"{W}fill"))


def value(element: etree._Element | None) -> str | None:
    """The `w:val` of an element that may not be there."""
    return None if element is None else element.get(f"{W}val")


def text(element: etree._Element) -> str:
    """The words in an element."""
    return "".join(part.text or "" for part in element.iter(f"{W}t"))
