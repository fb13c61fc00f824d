"""The stand-in for a crest that a new partnership's folder comes with: a plain shield, which is nobody's arms."""

from __future__ import annotations

from picture_parts.canvas import WHITE, Canvas, Point, curve_points

SLATE = "#4A5A6A"
PALE = "#DCE3EA"


def stand_in() -> Canvas:
    """600 by 700 pixels, see-through around the shield: a slate rim, and three bars."""
    canvas = Canvas(600, 700)
    canvas.polygon(_shield(0), SLATE)
    canvas.polygon(_shield(26), WHITE)
    canvas.polygon(_shield(40), PALE)
    for top, left, width in ((190, 150, 300), (300, 150, 300), (410, 195, 210)):
        canvas.rectangle(left, top, width, 44, SLATE, 22)
    return canvas


def _shield(inset: float) -> list[Point]:
    """The outline of the shield, `inset` pixels inside the largest one."""
    left, right, top, foot = 20 + inset, 580 - inset, 20 + inset, 684 - 1.2 * inset
    return [
        (left, top),
        (right, top),
        *curve_points((right, 330.0), (right - 4, 560 - 0.6 * inset), (300, foot)),
        *curve_points((300, foot), (left + 4, 560 - 0.6 * inset), (left, 330.0)),
    ]
