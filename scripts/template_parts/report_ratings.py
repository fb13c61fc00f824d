"""A rating in a cell: its word on the ground of its colour, so that the colour is never the only signal."""

from __future__ import annotations

from .report_styles import RATINGS
from .style_xml import style_id
from .wordml import paragraph, tag


def rating(value: str, none: str) -> str:
    """The rating that `value` names, in the style of its kind; `none` where it names none of them."""
    parts = []
    for number, (word, (style, *_)) in enumerate(RATINGS.items()):
        parts.append(tag(f"{{%p {'elif' if number else 'if'} {value} == '{word}' %}}"))
        parts.append(paragraph(style_id(style), f"{{{{ {value} }}}}"))
    return "".join([*parts, tag("{%p else %}"), paragraph("TableCentred", none), tag("{%p endif %}")])
