"""The picture for CCTV: a mobile camera on a column that looks down on a park."""

from __future__ import annotations

from picture_parts.canvas import GOLD, LEAF, NAVY, SLATE, TEAL, WHITE, WOOD, Canvas, mix
from picture_parts.people import BROWN, GREY_HAIR, Person, draw_person

_SKY, _GRASS = mix(NAVY, WHITE, 0.84), mix(LEAF, WHITE, 0.35)
_HORIZON = 420
_STEEL = mix(SLATE, WHITE, 0.1)


def mobile_camera() -> Canvas:
    """1200 by 700 pixels, in shades of navy and green."""
    canvas = Canvas(1200, 700, _SKY)
    for x, y, size in ((180, 110, 1.0), (880, 90, 1.2)):
        for across, radius in ((-46, 30), (0, 42), (48, 32)):
            canvas.circle(x + across * size, y, radius * size, WHITE)
    for k in range(15):
        canvas.circle(k * 86, _HORIZON + 10 - 26 * (k % 3), 70, mix(LEAF, WHITE, 0.55))
    canvas.rectangle(0, _HORIZON, 1200, 280, _GRASS)
    canvas.polygon([(820, _HORIZON), (880, _HORIZON), (1010, 700), (560, 700)], mix(WOOD, WHITE, 0.6))
    _tree(canvas, 120, 560, 1.1)
    _tree(canvas, 1090, 520, 0.9)
    _bench(canvas, 990, 590)
    canvas.veil([(526, 284), (548, 270), (1030, 640), (620, 690)], mix(GOLD, WHITE, 0.4), 0.34)
    draw_person(canvas, Person(TEAL, skin=BROWN), 800, 610, 210)
    draw_person(canvas, Person(GOLD, hair=GREY_HAIR, long_hair=True, skirt=True), 880, 604, 200)
    _column(canvas, 360)
    return canvas


def _tree(canvas: Canvas, x: float, ground: float, size: float) -> None:
    leaf = mix(LEAF, NAVY, 0.2)
    canvas.stroke([(x, ground), (x, ground - 190 * size)], 24 * size, mix(WOOD, NAVY, 0.4))
    for across, up, radius in ((-60, 210, 70), (60, 214, 72), (0, 290, 88), (0, 216, 76)):
        canvas.circle(x + across * size, ground - up * size, radius * size, leaf)
    canvas.circle(x - 34 * size, ground - 276 * size, 38 * size, mix(leaf, WHITE, 0.15))


def _bench(canvas: Canvas, left: float, ground: float) -> None:
    for x in (left + 14, left + 136):
        canvas.stroke([(x, ground), (x, ground - 92)], 9, NAVY)
    for up, height in ((98, 16), (74, 16), (44, 14)):
        canvas.rectangle(left - 6, ground - up, 162, height, mix(WOOD, NAVY, 0.1), 6)


def _column(canvas: Canvas, x: float) -> None:
    """The column with its sign, and the camera on an arm at its head."""
    canvas.ellipse(x, 668, 70, 12, mix(LEAF, NAVY, 0.15))
    canvas.rectangle(x - 30, 520, 60, 148, mix(SLATE, NAVY, 0.35), 8)
    canvas.rectangle(x - 13, 70, 26, 460, _STEEL, 8)
    canvas.rectangle(x - 20, 60, 40, 18, NAVY, 6)
    canvas.stroke([(x, 132), (x + 92, 132), (x + 92, 200)], 14, NAVY)
    canvas.polygon([(x + 40, 160), (x + 178, 222), (x + 150, 284), (x + 12, 222)], WHITE)
    canvas.polygon([(x + 40, 160), (x + 178, 222), (x + 171, 238), (x + 33, 176)], mix(NAVY, WHITE, 0.25))
    canvas.polygon([(x + 170, 240), (x + 196, 252), (x + 178, 290), (x + 152, 278)], NAVY)
    canvas.circle(x + 178, 268, 13, mix(TEAL, WHITE, 0.4))
    canvas.circle(x + 46, 214, 7, GOLD)
    _sign(canvas, x, 350)


def _sign(canvas: Canvas, x: float, top: float) -> None:
    """A gold plate with a camera on it, as such signs have."""
    canvas.rectangle(x - 62, top, 124, 96, NAVY, 10)
    canvas.rectangle(x - 55, top + 7, 110, 82, GOLD, 7)
    canvas.rectangle(x - 36, top + 32, 54, 30, NAVY, 6)
    canvas.polygon([(x + 18, top + 42), (x + 40, top + 30), (x + 40, top + 64), (x + 18, top + 52)], NAVY)
    canvas.rectangle(x - 16, top + 62, 12, 16, NAVY)
