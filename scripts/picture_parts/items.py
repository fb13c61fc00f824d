"""The picture for Neighbourhood Watch: some of the things that it gives out, on a table."""

from __future__ import annotations

from picture_parts.canvas import BLUE, CRIMSON, GOLD, NAVY, SLATE, TEAL, WHITE, WOOD, Canvas, mix

_CLOTH = mix(TEAL, WHITE, 0.86)


def prevention_items() -> Canvas:
    """900 by 420 pixels: a torch on a key ring, a magnifier, a personal alarm, a marker pen and a leaflet."""
    canvas = Canvas(900, 420, _CLOTH)
    canvas.rectangle(0, 330, 900, 90, mix(WOOD, WHITE, 0.35))
    canvas.rectangle(0, 330, 900, 10, mix(WOOD, NAVY, 0.15))
    _torch(canvas)
    _magnifier(canvas)
    _alarm(canvas)
    _pen(canvas)
    _leaflet(canvas)
    return canvas


def _torch(canvas: Canvas) -> None:
    canvas.circle(66, 250, 40, SLATE)
    canvas.circle(66, 250, 29, _CLOTH)
    canvas.rectangle(100, 230, 96, 40, CRIMSON, 10)
    canvas.polygon([(190, 230), (224, 212), (224, 288), (190, 270)], mix(CRIMSON, NAVY, 0.35))
    canvas.rectangle(224, 214, 10, 72, mix(GOLD, WHITE, 0.4), 4)
    canvas.circle(146, 250, 8, WHITE)


def _magnifier(canvas: Canvas) -> None:
    canvas.stroke([(344, 246), (386, 306)], 22, mix(WOOD, NAVY, 0.35))
    canvas.circle(314, 196, 68, NAVY)
    canvas.circle(314, 196, 54, mix(BLUE, WHITE, 0.78))
    canvas.curve((284, 190), (292, 164), (320, 158), 7, WHITE)


def _alarm(canvas: Canvas) -> None:
    canvas.curve((488, 150), (440, 60), (540, 70), 7, SLATE)
    canvas.rectangle(440, 146, 100, 158, GOLD, 34)
    for y in (184, 202, 220):
        canvas.stroke([(466, y), (514, y)], 7, NAVY)
    canvas.circle(490, 264, 20, CRIMSON)


def _pen(canvas: Canvas) -> None:
    canvas.polygon([(600, 300), (584, 276), (680, 132), (712, 154)], BLUE)
    canvas.polygon([(600, 300), (584, 276), (578, 318)], NAVY)
    canvas.polygon([(680, 132), (712, 154), (730, 126), (698, 106)], mix(BLUE, NAVY, 0.55))


def _leaflet(canvas: Canvas) -> None:
    canvas.rectangle(744, 120, 124, 188, WHITE, 6)
    canvas.rectangle(744, 120, 124, 52, TEAL, 6)
    canvas.polygon([(806, 182), (838, 206), (774, 206)], NAVY)
    canvas.rectangle(784, 206, 44, 34, NAVY)
    for y in (258, 274, 290):
        canvas.stroke([(762, y), (850, y)], 5, mix(SLATE, WHITE, 0.4))
