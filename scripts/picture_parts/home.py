"""The picture for Burglary: houses at night with lit windows, and beside them a large padlock and its key."""

from __future__ import annotations

import math

from picture_parts.canvas import BLUE, CRIMSON, GOLD, LEAF, NAVY, TEAL, WHITE, Canvas, mix

_NIGHT, _FAR = mix(BLUE, NAVY, 0.45), mix(BLUE, NAVY, 0.15)
_LIT, _DIM = mix(GOLD, WHITE, 0.3), mix(NAVY, BLUE, 0.35)
_GROUND = 590


def homes() -> Canvas:
    """1660 by 700 pixels, in shades of blue."""
    canvas = Canvas(1660, 700, _NIGHT)
    canvas.circle(190, 130, 120, mix(_NIGHT, WHITE, 0.08))
    canvas.circle(190, 130, 70, mix(GOLD, WHITE, 0.55))
    canvas.circle(222, 112, 60, mix(_NIGHT, WHITE, 0.08))
    for k in range(34):
        x, y = (k * 379 + 60) % 1640, (k * 157 + 30) % 270
        if (x - 190) ** 2 + (y - 130) ** 2 > 140**2:
            canvas.circle(x, y, 2.2 + k % 3, mix(_NIGHT, WHITE, 0.6))
    _roofs(canvas)
    canvas.rectangle(0, _GROUND - 20, 1660, 130, mix(TEAL, NAVY, 0.35))
    canvas.rectangle(0, _GROUND + 30, 1660, 80, mix(BLUE, WHITE, 0.55))
    for left in range(-20, 1660, 120):
        canvas.rectangle(left, _GROUND + 66, 116, 4, mix(BLUE, WHITE, 0.4))
    _house(canvas, 80, 300, mix(BLUE, WHITE, 0.3), TEAL, 0)
    _house(canvas, 390, 330, mix(BLUE, WHITE, 0.78), CRIMSON, 44)
    _house(canvas, 750, 300, mix(BLUE, WHITE, 0.45), GOLD, 0)
    for x in (40, 386, 734, 1066, 1112):
        _bush(canvas, x)
    _padlock(canvas, 1350, 420)
    _key(canvas, 930, 654)
    return canvas


def _roofs(canvas: Canvas) -> None:
    left = -15.0
    for width, height in (
        (190, 230),
        (160, 190),
        (210, 260),
        (170, 200),
        (190, 240),
        (180, 190),
        (210, 250),
        (170, 200),
        (200, 240),
    ):
        top = _GROUND - height
        canvas.rectangle(left, top, width, height, _FAR)
        canvas.polygon([(left - 8, top), (left + width / 2, top - 70), (left + width + 8, top)], _FAR)
        canvas.rectangle(left + width * 0.7, top - 66, 22, 60, _FAR)
        left += width


def _house(canvas: Canvas, left: float, width: float, wall: str, door: str, taller: float) -> None:
    """A house with a front door in the middle, two windows beside it and two above."""
    top, middle = 320 - taller, left + width / 2
    roof = mix(NAVY, BLUE, 0.12)
    canvas.rectangle(left + width * 0.72, top - 130, 40, 110, mix(wall, NAVY, 0.5))
    canvas.rectangle(left + width * 0.72 - 6, top - 138, 52, 16, roof, 4)
    canvas.rectangle(left, top, width, _GROUND - top, wall)
    canvas.polygon([(left - 28, top + 6), (middle, top - 128), (left + width + 28, top + 6)], roof)
    canvas.circle(middle, top - 40, 24, mix(wall, WHITE, 0.2))
    canvas.circle(middle, top - 40, 16, _LIT)
    for x in (left + width * 0.24, left + width * 0.76):
        _window(canvas, x, top + 36, _LIT)
        _window(canvas, x, top + 146 + taller, _LIT if x < middle else _DIM)
    canvas.rectangle(middle - 36, _GROUND - 130, 72, 130, mix(wall, NAVY, 0.55), 6)
    canvas.rectangle(middle - 29, _GROUND - 123, 58, 123, door, 4)
    canvas.pie(middle, _GROUND - 92, 20, 20, 180, 360, _LIT)
    canvas.circle(middle + 18, _GROUND - 56, 5, WHITE if door == GOLD else GOLD)
    canvas.rectangle(middle - 46, _GROUND - 6, 92, 12, mix(BLUE, WHITE, 0.7), 3)


def _window(canvas: Canvas, x: float, top: float, glass: str) -> None:
    canvas.rectangle(x - 33, top - 5, 66, 78, WHITE, 4)
    canvas.rectangle(x - 28, top, 56, 68, glass)
    canvas.rectangle(x - 2, top, 4, 68, WHITE)
    canvas.rectangle(x - 28, top + 32, 56, 4, WHITE)
    canvas.rectangle(x - 39, top + 72, 78, 8, WHITE, 3)


def _bush(canvas: Canvas, x: float) -> None:
    leaf = mix(LEAF, NAVY, 0.3)
    for across, down, radius in ((-24, 6, 26), (24, 6, 26), (0, -12, 32)):
        canvas.circle(x + across, _GROUND - 14 + down, radius, leaf)
    canvas.circle(x - 8, _GROUND - 32, 12, mix(leaf, WHITE, 0.14))


def _padlock(canvas: Canvas, x: float, y: float) -> None:
    """A closed padlock around (x, y), 330 pixels wide, with a keyhole."""
    steel = mix(BLUE, WHITE, 0.72)
    canvas.ellipse(x, y + 232, 200, 18, mix(BLUE, NAVY, 0.2))
    arch = [(x - 99 * math.cos(math.pi * k / 60), y - 150 - 99 * math.sin(math.pi * k / 60)) for k in range(61)]
    canvas.stroke([(x - 99, y - 40), *arch, (x + 99, y - 40)], 46, steel)
    canvas.stroke(arch[6:26], 9, WHITE)
    canvas.rectangle(x - 165, y - 60, 330, 290, mix(GOLD, "#000000", 0.18), 44)
    canvas.rectangle(x - 165, y - 60, 330, 276, GOLD, 44)
    canvas.rectangle(x - 135, y - 34, 270, 14, mix(GOLD, WHITE, 0.55), 7)
    canvas.circle(x, y + 56, 40, NAVY)
    canvas.polygon([(x - 18, y + 70), (x + 18, y + 70), (x + 30, y + 150), (x - 30, y + 150)], NAVY)


def _key(canvas: Canvas, x: float, y: float) -> None:
    """A key that lies on the pavement; (x, y) is the middle of its bow."""
    for down, colour in ((6, mix(BLUE, WHITE, 0.3)), (0, mix(GOLD, "#000000", 0.08))):
        canvas.stroke([(x + 30, y + down), (x + 176, y + down)], 15, colour)
        for tooth, length in ((128, 26), (152, 20), (174, 28)):
            canvas.stroke([(x + tooth, y + down), (x + tooth, y + down - length)], 13, colour)
        canvas.ellipse(x, y + down, 42, 33, colour)
        canvas.ellipse(x - 8, y + down, 17, 14, mix(BLUE, WHITE, 0.55))
