"""The bullets and numbers of the list styles.

Each list style has a list of its own: where two styles share one, LibreOffice drops the bullet of the second.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from . import palette as c
from .wordml import twips

FONT: Final = "Calibri"


@dataclass(frozen=True)
class ListStyle:
    """The bullet or number of one list style: where it stands (cm from the left) and in which colour."""

    style: str
    number: int
    symbol: str
    left: float
    hanging: float
    colour: str

    def abstract_xml(self) -> str:
        kind = "decimal" if "%" in self.symbol else "bullet"
        return (
            f'<w:abstractNum w:abstractNumId="{self.number}"><w:multiLevelType w:val="singleLevel"/>'
            f'<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="{kind}"/>'
            f'<w:pStyle w:val="{self.style}"/><w:lvlText w:val="{self.symbol}"/><w:lvlJc w:val="left"/>'
            f'<w:pPr><w:ind w:left="{twips(self.left)}" w:hanging="{twips(self.hanging)}"/></w:pPr>'
            f'<w:rPr><w:rFonts w:ascii="{FONT}" w:hAnsi="{FONT}" w:cs="{FONT}" w:hint="default"/>'
            f'<w:color w:val="{self.colour}"/></w:rPr></w:lvl></w:abstractNum>'
        )

    def number_xml(self) -> str:
        return f'<w:num w:numId="{self.number}"><w:abstractNumId w:val="{self.number}"/></w:num>'


LISTS: Final = (
    ListStyle("ListBullet", 1, "•", 0.6, 0.5, c.TEAL),
    ListStyle("ListNumber", 2, "%1.", 0.8, 0.7, c.TEAL),
    ListStyle("TableBullet", 3, "•", 0.35, 0.35, c.SLATE),
    ListStyle("TableListNumber", 4, "%1.", 0.55, 0.55, c.SLATE),
    ListStyle("PanelBullet", 5, "•", 0.5, 0.45, c.SLATE),
    ListStyle("BoxBullet", 6, "•", 0.35, 0.35, c.SLATE),
)
LIST_NUMBER: Final = {entry.style: entry.number for entry in LISTS}


def numbering_xml() -> str:
    """What stands in `<w:numbering>`: a list and its number for each list style."""
    abstract = "".join(entry.abstract_xml() for entry in LISTS)
    return abstract + "".join(entry.number_xml() for entry in LISTS)
