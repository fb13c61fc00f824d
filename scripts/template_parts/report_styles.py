"""The styles that the achievements report has beyond those of the plan: ratings, tight tables, boxes of highlights."""

from __future__ import annotations

from typing import Final

from . import palette as c
from .style_xml import ParagraphLook, ParagraphStyle, Rule, TextLook
from .table_styles import WHITE_GUTTER, TableStyle

#: A rating as it is typed -> its paragraph style, its ground and its letters; the word always stands with the colour.
RATINGS: Final = {
    "Complete": ("Rating Complete", c.BLUE, c.WHITE),
    "Green": ("Rating Green", c.GREEN, c.WHITE),
    "Amber": ("Rating Amber", c.AMBER, c.INK),
    "Red": ("Rating Red", c.RED, c.WHITE),
    "Not started": ("Rating Not Started", c.GREY, c.WHITE),
}


def _rating(name: str, ground: str, letters: str) -> ParagraphStyle:
    sides = {side: Rule(1, ground, 1) for side in ("top", "left", "bottom", "right")}
    look = ParagraphLook(rules=sides, fill=ground, before=1, after=2, line=1.0, left=0.05, right=0.05, align="center")
    return ParagraphStyle(name, look, TextLook(bold=True, colour=letters, size=10), "Table Text")


REPORT_STYLES: Final[tuple[ParagraphStyle | TableStyle, ...]] = (
    ParagraphStyle(
        "Table Heading",
        ParagraphLook(keep_next=True, keep_lines=True, before=12, after=4, line=1.0),
        TextLook(bold=True, colour=c.NAVY, size=11),
    ),
    ParagraphStyle("Table Head Group", ParagraphLook(align="center"), based_on="Table Head"),
    ParagraphStyle("Table Centred", ParagraphLook(align="center"), based_on="Table Text"),
    ParagraphStyle("Table Head Tight", text=TextLook(bold=True, colour=c.WHITE, size=10), based_on="Table Head"),
    ParagraphStyle("Table Head Number Tight", ParagraphLook(align="right"), based_on="Table Head Tight"),
    ParagraphStyle("Table Text Tight", ParagraphLook(after=0), TextLook(size=10), "Table Text"),
    ParagraphStyle("Table Number Tight", ParagraphLook(align="right"), based_on="Table Text Tight"),
    ParagraphStyle("Table Total Tight", text=TextLook(bold=True, colour=c.NAVY), based_on="Table Text Tight"),
    ParagraphStyle("Table Total Number Tight", ParagraphLook(align="right"), based_on="Table Total Tight"),
    ParagraphStyle("Source Line", ParagraphLook(before=2, after=0), TextLook(size=9), "Source Note"),
    ParagraphStyle("List Bullet Tight", ParagraphLook(after=1, line=1.0), based_on="List Bullet"),
    ParagraphStyle("List Number Tight", ParagraphLook(after=1, line=1.0), based_on="List Number"),
    *(_rating(*look) for look in RATINGS.values()),
    TableStyle(
        "Partnership Figures",
        c.NAVY,
        (("top", 1, c.NAVY), ("bottom", 1, c.NAVY), ("insideH", 0.5, c.RULE)),
        (22, 80, 22, 80),
        head_borders=(("bottom", 1, c.NAVY), ("insideV", 0.25, c.NAVY)),
        conditional=(("band2Horz", c.ZEBRA),),
        last_row_rule=c.NAVY,
    ),
    TableStyle(
        "Partnership Highlights",
        c.NAVY,
        (("bottom", 1.5, c.NAVY), ("insideH", 6, c.WHITE), ("insideV", 6, c.WHITE)),
        (80, 160, 80, 160),
        c.TINT_NAVY,
        head_borders=WHITE_GUTTER,
    ),
)
