"""The paragraph and character styles of the house style.

No paragraph style has the name of a PDF structure type (Figure, Caption, Note, Quote...): LibreOffice would
tag its paragraphs as such.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from . import palette as c
from .list_styles import LIST_NUMBER
from .style_xml import CharacterStyle, ParagraphLook, ParagraphStyle, Rule, TextLook

PORTRAIT_TEXT_CM: Final = 16.6
LANDSCAPE_TEXT_CM: Final = 26.1


def _cover_block(ground: str, margin: float) -> ParagraphLook:
    """A coloured block on the cover: rules in its own colour are its inner margin."""
    sides = {
        "top": Rule(margin, ground, 10),
        "left": Rule(6, ground, 16),
        "bottom": Rule(margin, ground, 10),
        "right": Rule(6, ground, 16),
    }
    return ParagraphLook(rules=sides, fill=ground, before=0, after=10, line=1.0, left=0.78, right=0.78)


def _headings() -> list[ParagraphStyle]:
    gold_rule = {"bottom": Rule(2.25, c.GOLD, 4)}
    navy_23 = TextLook(bold=True, colour=c.NAVY, size=23)
    return [
        ParagraphStyle(
            "heading 1",
            ParagraphLook(
                keep_next=True,
                keep_lines=True,
                page_break=True,
                rules=gold_rule,
                before=0,
                after=12,
                line=1.0,
                level=1,
            ),
            navy_23,
            following="Normal",
            built_in=True,
        ),
        ParagraphStyle(
            "heading 2",
            ParagraphLook(keep_next=True, keep_lines=True, before=18, after=7, line=1.0, level=2),
            TextLook(bold=True, colour=c.TEAL, size=16),
            following="Normal",
            built_in=True,
        ),
        ParagraphStyle(
            "heading 3",
            ParagraphLook(keep_next=True, keep_lines=True, before=12, after=4, line=1.0, level=3),
            TextLook(bold=True, colour=c.NAVY, size=13),
            following="Normal",
            built_in=True,
        ),
        ParagraphStyle(
            "TOC Heading",
            ParagraphLook(keep_next=True, page_break=True, rules=gold_rule, before=0, after=12, line=1.0),
            navy_23,
            following="Normal",
            built_in=True,
        ),
    ]


def _cover() -> list[ParagraphStyle]:
    navy = _cover_block(c.NAVY, 12)
    gold = _cover_block(c.GOLD, 1)
    return [
        ParagraphStyle(
            "Title",
            ParagraphLook(after=0, line=0.95),
            TextLook(bold=True, colour=c.NAVY, size=46),
            built_in=True,
        ),
        ParagraphStyle("Subtitle", ParagraphLook(after=0, line=1.0), TextLook(colour=c.NAVY, size=20), built_in=True),
        ParagraphStyle("Cover Crest", ParagraphLook(before=0, after=112, line=1.0)),
        ParagraphStyle("Cover Kicker", navy, TextLook(bold=True, colour=c.GOLD, size=15, spacing=0.5)),
        ParagraphStyle("Cover Title", navy, TextLook(bold=True, colour=c.WHITE, size=46), based_on="Title"),
        ParagraphStyle("Cover Subtitle", navy, TextLook(colour=c.WHITE, size=20), based_on="Subtitle"),
        ParagraphStyle(
            "Cover Year",
            replace(gold, right_tab=PORTRAIT_TEXT_CM - 0.78, after=0),
            TextLook(bold=True, colour=c.NAVY, size=24),
        ),
        ParagraphStyle(
            "Cover Label",
            ParagraphLook(keep_next=True, before=84, after=6, line=1.0),
            TextLook(bold=True, colour=c.TEAL, size=14),
        ),
        ParagraphStyle("Contact Label", ParagraphLook(before=36), based_on="Cover Label"),
        ParagraphStyle("Contact Line", ParagraphLook(after=2, line=1.05)),
    ]


def _running_text() -> list[ParagraphStyle]:
    callout = {"top": Rule(3, c.TINT_TEAL, 2), "left": Rule(6, c.TEAL, 10), "bottom": Rule(3, c.TINT_TEAL, 2)}
    navy = {side: Rule(3, c.NAVY, 12) for side in ("top", "left", "bottom", "right")}
    return [
        ParagraphStyle(
            "List Bullet",
            ParagraphLook(numbering=LIST_NUMBER["ListBullet"], after=4, line=1.08),
            built_in=True,
        ),
        ParagraphStyle(
            "List Number",
            ParagraphLook(numbering=LIST_NUMBER["ListNumber"], after=4, line=1.08),
            built_in=True,
        ),
        ParagraphStyle("Text Kept Together", ParagraphLook(keep_next=True, keep_lines=True)),
        ParagraphStyle(
            "Callout",
            ParagraphLook(
                keep_lines=True,
                rules=callout,
                fill=c.TINT_TEAL,
                before=10,
                after=12,
                line=1.08,
                left=0.56,
                right=0,
            ),
        ),
        ParagraphStyle(
            "Promise",
            ParagraphLook(
                keep_lines=True,
                rules=navy,
                fill=c.NAVY,
                before=10,
                after=16,
                line=1.15,
                left=0.53,
                right=0.53,
            ),
            TextLook(bold=True, colour=c.WHITE, size=18),
        ),
        ParagraphStyle("Source Note", ParagraphLook(before=6, after=8, line=1.0), TextLook(colour=c.SLATE, size=10)),
        ParagraphStyle("Key Line", ParagraphLook(before=4, after=0, line=1.0), TextLook(size=10.5)),
        ParagraphStyle("Picture Holder", ParagraphLook(keep_next=True, before=0, after=12, line=1.0)),
        ParagraphStyle(
            "toc 1",
            ParagraphLook(right_tab=PORTRAIT_TEXT_CM, leader="dot", before=9, after=3, line=1.0),
            TextLook(bold=True, colour=c.NAVY),
            built_in=True,
        ),
        ParagraphStyle(
            "toc 2",
            ParagraphLook(right_tab=PORTRAIT_TEXT_CM, leader="dot", before=0, after=3, line=1.0, left=0.6),
            built_in=True,
        ),
    ]


def _tables() -> list[ParagraphStyle]:
    white_bold = TextLook(bold=True, colour=c.WHITE, size=10.5)
    bold = TextLook(bold=True)
    return [
        ParagraphStyle("Table Text", ParagraphLook(before=0, after=2, line=1.02), TextLook(size=10.5)),
        ParagraphStyle("Table Head", ParagraphLook(keep_next=True, after=0, line=1.0), white_bold, "Table Text"),
        ParagraphStyle("Table Head Number", ParagraphLook(align="right"), based_on="Table Head"),
        ParagraphStyle("Table Label", text=bold, based_on="Table Text"),
        ParagraphStyle("Table Reference", text=TextLook(bold=True, colour=c.NAVY), based_on="Table Text"),
        ParagraphStyle("Table Number", ParagraphLook(align="right"), based_on="Table Text"),
        ParagraphStyle("Table Total", text=TextLook(bold=True, colour=c.NAVY), based_on="Table Text"),
        ParagraphStyle("Table Total Number", ParagraphLook(align="right"), based_on="Table Total"),
        ParagraphStyle("Table Bullet", ParagraphLook(numbering=LIST_NUMBER["TableBullet"]), based_on="Table Text"),
        ParagraphStyle(
            "Table List Number",
            ParagraphLook(numbering=LIST_NUMBER["TableListNumber"]),
            based_on="Table Text",
        ),
    ]


def _panels() -> list[ParagraphStyle]:
    white = TextLook(bold=True, colour=c.WHITE, size=15)
    return [
        ParagraphStyle("Panel Head", ParagraphLook(keep_next=True, before=2, after=2, line=1.0), white),
        ParagraphStyle("Panel Text", ParagraphLook(before=0, after=5, line=1.06)),
        ParagraphStyle("Panel Bullet", ParagraphLook(numbering=LIST_NUMBER["PanelBullet"]), based_on="Panel Text"),
        ParagraphStyle("Box Head", ParagraphLook(before=0, after=0), TextLook(size=13), based_on="Panel Head"),
        ParagraphStyle("Box Text", ParagraphLook(before=0, after=3, line=1.05), TextLook(size=11.5)),
        ParagraphStyle("Box Bullet", ParagraphLook(numbering=LIST_NUMBER["BoxBullet"]), based_on="Box Text"),
        ParagraphStyle(
            "Tile Number",
            ParagraphLook(before=1, after=1, line=1.0, align="center"),
            TextLook(bold=True, colour=c.NAVY, size=18),
        ),
        ParagraphStyle("Tile Text", ParagraphLook(before=3, after=3, line=1.0), TextLook(bold=True, size=12)),
        ParagraphStyle(
            "Stat Number",
            ParagraphLook(keep_next=True, before=2, after=0, line=0.95),
            TextLook(bold=True, colour=c.NAVY, size=28),
        ),
        ParagraphStyle("Stat Label", ParagraphLook(before=0, after=4, line=1.05), TextLook(size=12)),
    ]


def _page_furniture() -> list[ParagraphStyle]:
    slate_10 = TextLook(colour=c.SLATE, size=10)
    return [
        ParagraphStyle(
            "footer",
            ParagraphLook(rules={"top": Rule(0.75, c.RULE, 6)}, right_tab=PORTRAIT_TEXT_CM, after=0, line=1.0),
            slate_10,
            built_in=True,
            in_gallery=False,
        ),
        ParagraphStyle(
            "Footer Landscape",
            ParagraphLook(clear_tab=PORTRAIT_TEXT_CM, right_tab=LANDSCAPE_TEXT_CM),
            based_on="footer",
            in_gallery=False,
        ),
        ParagraphStyle("Footer Empty", ParagraphLook(after=0, line=1.0), slate_10, in_gallery=False),
        ParagraphStyle("Gap", ParagraphLook(before=0, after=0, exact_line=6), TextLook(size=4), in_gallery=False),
        ParagraphStyle(
            "Section End", ParagraphLook(before=0, after=0, exact_line=1), TextLook(size=1), in_gallery=False
        ),
        ParagraphStyle("Template Line", ParagraphLook(before=0, after=2, line=1.0), TextLook(size=9), in_gallery=False),
    ]


def paragraph_styles() -> list[ParagraphStyle]:
    """All paragraph styles but Normal, in the order in which they stand in the style sheet."""
    return [*_headings(), *_cover(), *_running_text(), *_tables(), *_panels(), *_page_furniture()]


def character_styles() -> list[CharacterStyle]:
    """Bold, italic and links of running text, and the look of the control tags in a template."""
    return [
        CharacterStyle("Strong", TextLook(bold=True), built_in=True),
        CharacterStyle("Emphasis", TextLook(italic=True), built_in=True),
        CharacterStyle("Hyperlink", TextLook(colour=c.BLUE, underline=True), built_in=True),
        CharacterStyle(
            "Template Tag", TextLook(colour=c.PLUM, size=9, font="Consolas", fill=c.TINT_PLUM, no_proof=True)
        ),
    ]
