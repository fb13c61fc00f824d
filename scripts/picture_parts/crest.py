"""The sample's crest: a shield with a gold rim, and on it a town gate under a star, above waves.

An invention: it is nobody's arms.
"""

from __future__ import annotations

from picture_parts.canvas import GOLD, NAVY, TEAL, WHITE, Canvas, Point, curve_points, mix, ring


def crest() -> Canvas:
    """600 by 700 pixels, see-through around the shield."""
    canvas = Canvas(600, 700)
    canvas.polygon(_shield(0), mix(GOLD, "#000000", 0.18))
    canvas.polygon(_shield(7), GOLD)
    canvas.polygon(_shield(34), WHITE)
    canvas.polygon(_shield(43), NAVY)
    canvas.polygon(_star(300, 138, 50), GOLD)
    _gate(canvas)
    _waves(canvas)
    return canvas


def _shield(inset: float) -> list[Point]:
    """The outline of the shield, `inset` pixels inside the largest one."""
    left, right, top, waist, foot = 20 + inset, 580 - inset, 20 + inset, 330.0, 684 - 1.2 * inset
    return [
        (left, top),
        (right, top),
        *curve_points((right, waist), (right - 4, 560 - 0.6 * inset), (300, foot)),
        *curve_points((300, foot), (left + 4, 560 - 0.6 * inset), (left, waist)),
    ]


def _star(x: float, y: float, radius: float) -> list[Point]:
    outer, inner = ring(x, y, radius, 5), ring(x, y, radius * 0.42, 5, start=-54)
    return [corner for pair in zip(outer, inner, strict=True) for corner in pair]


def _gate(canvas: Canvas) -> None:
    """A gate between two towers, all with battlements."""
    for left, top, width in ((150, 232, 90), (360, 232, 90), (240, 292, 120)):
        canvas.rectangle(left, top + 22, width, 440 - top - 22, WHITE)
        teeth = 3
        for k in range(teeth):
            canvas.rectangle(left + (width - 22) * k / (teeth - 1), top, 22, 24, WHITE)
    canvas.rectangle(132, 428, 336, 24, WHITE)
    canvas.pie(300, 384, 38, 38, 180, 360, NAVY)
    canvas.rectangle(262, 382, 76, 46, NAVY)
    for x in (195, 405):
        canvas.rectangle(x - 9, 300, 18, 52, NAVY, 9)


def _waves(canvas: Canvas) -> None:
    """Three bands of water, each shorter than the one above."""
    half = 31  # of a wave
    for y, halves, colour in ((494, 8, GOLD), (534, 6, mix(TEAL, WHITE, 0.5)), (574, 4, GOLD)):
        points: list[Point] = []
        for k in range(halves):
            x = 300 + half * (k - halves / 2)
            lift = -17 if k % 2 else 17
            points += curve_points((x, y), (x + half / 2, y + lift), (x + half, y), steps=12)
        canvas.stroke(points, 13, colour)
