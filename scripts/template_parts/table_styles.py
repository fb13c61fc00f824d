"""The table styles of the house style: fills, rules and cell margins.

`Partnership Panels`, `Partnership Boxes` and `Partnership Actions` are the three that are painted: the
builder makes a copy of the style in which the colour and the tint named here are exchanged for those of the
priority.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from . import palette as c
from .style_xml import style_id

Border = tuple[str, float, str]


@dataclass(frozen=True)
class TableStyle:
    """A table style; borders are (side, points, colour), margins are twips: top, left, bottom, right."""

    name: str
    head: str
    borders: tuple[Border, ...]
    margins: tuple[int, int, int, int]
    body: str = ""
    head_borders: tuple[Border, ...] = ()
    #: Fills of parts of the table; a first column also needs the corner above it (columns win over rows).
    conditional: tuple[tuple[str, str], ...] = ()
    last_row_rule: str = ""
    centred: bool = False

    def xml(self) -> str:
        """The style as it stands in the style sheet."""
        sides = zip(("top", "left", "bottom", "right"), self.margins, strict=True)
        margins = "".join(f'<w:{side} w:w="{width}" w:type="dxa"/>' for side, width in sides)
        align = '<w:vAlign w:val="center"/>' if self.centred else ""
        body = f"<w:tcPr>{_fill(self.body)}{align}</w:tcPr>" if self.body or align else ""
        head = f'{_cell_borders(self.head_borders)}{_fill(self.head)}<w:vAlign w:val="bottom"/>'
        parts = [f'<w:tblStylePr w:type="firstRow"><w:tblPr/><w:tcPr>{head}</w:tcPr></w:tblStylePr>']
        if self.last_row_rule:
            rule = _cell_borders((("top", 1, self.last_row_rule),)) + _fill(c.TINT_NAVY)
            parts.append(f'<w:tblStylePr w:type="lastRow"><w:tblPr/><w:tcPr>{rule}</w:tcPr></w:tblStylePr>')
        for where, colour in self.conditional:
            parts.append(f'<w:tblStylePr w:type="{where}"><w:tblPr/><w:tcPr>{_fill(colour)}</w:tcPr></w:tblStylePr>')
        return (
            f'<w:style w:type="table" w:customStyle="1" w:styleId="{style_id(self.name)}">'
            f'<w:name w:val="{self.name}"/><w:basedOn w:val="TableNormal"/><w:uiPriority w:val="40"/>'
            '<w:qFormat/><w:tblPr><w:tblStyleRowBandSize w:val="1"/><w:tblStyleColBandSize w:val="1"/>'
            f"<w:tblBorders>{_sides(self.borders)}</w:tblBorders><w:tblCellMar>{margins}</w:tblCellMar></w:tblPr>"
            f"{body}{''.join(parts)}</w:style>"
        )


def _fill(colour: str) -> str:
    return f'<w:shd w:val="clear" w:color="auto" w:fill="{colour}"/>' if colour else ""


def _sides(borders: tuple[Border, ...]) -> str:
    order = ("top", "left", "bottom", "right", "insideH", "insideV")
    return "".join(
        f'<w:{side} w:val="single" w:sz="{round(points * 8)}" w:space="0" w:color="{colour}"/>'
        for side, points, colour in sorted(borders, key=lambda border: order.index(border[0]))
    )


def _cell_borders(borders: tuple[Border, ...]) -> str:
    return f"<w:tcBorders>{_sides(borders)}</w:tcBorders>" if borders else ""


def _framed(colour: str) -> tuple[Border, ...]:
    """A rule above and below the table in its colour, and hairlines between its rows."""
    return ("top", 1, colour), ("bottom", 1, colour), ("insideH", 0.5, c.RULE)


def _seamless(colour: str) -> tuple[Border, ...]:
    """Rules in the colour of a header row hide the white seams that LibreOffice leaves in it."""
    return ("bottom", 1, colour), ("insideV", 0.25, colour)


def _gutter(colour: str) -> tuple[Border, ...]:
    """Panels side by side: a white gutter between them and a rule below in their colour."""
    return ("bottom", 1.5, colour), ("insideV", 6, c.WHITE)


WHITE_GUTTER: Final = (("insideV", 6, c.WHITE),)

TABLE_STYLES: Final = (
    TableStyle(
        "Partnership Table",
        c.NAVY,
        _framed(c.NAVY),
        (60, 100, 60, 100),
        head_borders=_seamless(c.NAVY),
        conditional=(("band2Horz", c.ZEBRA),),
        last_row_rule=c.NAVY,
    ),
    TableStyle(
        "Partnership Actions",
        c.NAVY,
        _framed(c.NAVY),
        (65, 100, 65, 100),
        head_borders=_seamless(c.NAVY),
        conditional=(("firstCol", c.TINT_NAVY), ("nwCell", c.NAVY)),
    ),
    TableStyle(
        "Partnership Panels",
        c.TEAL,
        _gutter(c.TEAL),
        (110, 170, 130, 170),
        c.TINT_TEAL,
        head_borders=WHITE_GUTTER,
    ),
    TableStyle(
        "Partnership Boxes",
        c.NAVY,
        _gutter(c.NAVY),
        (80, 160, 100, 160),
        c.TINT_NAVY,
        head_borders=WHITE_GUTTER,
    ),
    TableStyle(
        "Partnership Partners",
        c.NAVY,
        WHITE_GUTTER,
        (60, 160, 70, 160),
        c.TINT_TEAL,
        head_borders=WHITE_GUTTER,
        conditional=(("firstCol", c.TINT_NAVY), ("nwCell", c.NAVY)),
    ),
    TableStyle(
        "Partnership Numbers",
        c.NAVY,
        (("insideH", 4.5, c.WHITE), ("insideV", 6, c.WHITE)),
        (70, 160, 70, 160),
        c.TINT_NAVY,
        conditional=(("firstCol", c.GOLD), ("nwCell", c.NAVY)),
        centred=True,
    ),
    TableStyle(
        "Partnership Tiles",
        c.TINT_NAVY,
        (("top", 4.5, c.TEAL), ("insideV", 6, c.WHITE)),
        (50, 160, 60, 160),
        c.TINT_NAVY,
    ),
)
