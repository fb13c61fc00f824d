"""The picture for Protecting People from Harm: an umbrella that shelters people of all ages from the rain."""

from __future__ import annotations

from itertools import pairwise

from picture_parts.canvas import (
    BLUE,
    CRIMSON,
    GOLD,
    NAVY,
    PLUM,
    TEAL,
    WHITE,
    Canvas,
    Point,
    curve_points,
    mix,
)
from picture_parts.people import BROWN, BROWN_HAIR, DARK, FAIR_HAIR, GREY_HAIR, PALE, TAN, Person, draw_person

_AIR, _HILL = mix(CRIMSON, WHITE, 0.86), mix(CRIMSON, WHITE, 0.7)
_MIDDLE, _RIM, _RISE, _REACH = 830.0, 330.0, 262.0, 470.0
_GROUND = 650


def umbrella() -> Canvas:
    """1660 by 700 pixels, in shades of crimson."""
    canvas = Canvas(1660, 700, _AIR)
    _rain(canvas)
    for x, y, size in ((170, 120, 1.0), (450, 66, 0.7), (1240, 76, 0.8), (1520, 138, 1.05)):
        _cloud(canvas, x, y, size)
    canvas.ellipse(300, 760, 620, 190, mix(CRIMSON, WHITE, 0.77))
    canvas.ellipse(1390, 770, 640, 210, mix(CRIMSON, WHITE, 0.77))
    canvas.rectangle(0, 610, 1660, 90, _HILL)
    canvas.ellipse(_MIDDLE, 658, 500, 26, mix(CRIMSON, WHITE, 0.55))
    canvas.veil([(390, 330), (1270, 330), (1310, 652), (350, 652)], WHITE, 0.42)
    canvas.rectangle(_MIDDLE - 8, 90, 16, 450, NAVY)
    canvas.curve((_MIDDLE, 538), (_MIDDLE + 4, 572), (_MIDDLE + 34, 546), 16, GOLD)
    _family(canvas)
    _canopy(canvas)
    return canvas


def _cloud(canvas: Canvas, x: float, y: float, size: float) -> None:
    fill = mix(CRIMSON, WHITE, 0.66)
    for across, down, radius in ((-70, 10, 38), (-20, -16, 56), (44, -4, 46), (88, 14, 32)):
        canvas.circle(x + across * size, y + down * size, radius * size, fill)
    canvas.rectangle(x - 108 * size, y + 2 * size, 228 * size, 46 * size, fill, 23 * size)


def _rain(canvas: Canvas) -> None:
    """Slanting drops, none of them where the umbrella keeps it dry."""
    for row in range(9):
        for column in range(26):
            x = 20 + 66 * column + (33 if row % 2 else 0)
            y = 150 + 54 * row
            dry = abs(x - _MIDDLE) < _REACH + 30 and y > 60
            if not dry:
                canvas.stroke([(x, y), (x - 9, y + 26)], 5, mix(BLUE, _AIR, 0.45))


def _canopy(canvas: Canvas) -> None:
    """Five panels from the tip to a scalloped rim."""
    canvas.stroke([(_MIDDLE, _RIM - _RISE), (_MIDDLE, _RIM - _RISE - 30)], 14, GOLD)
    canvas.pie(_MIDDLE, _RIM, _REACH, _RISE, 180, 360, CRIMSON)
    for left, right in ((-0.62, -0.22), (0.22, 0.62)):
        canvas.polygon([*_seam(left), *reversed(_seam(right))], WHITE)
    for left, right in pairwise((-1.0, -0.62, -0.22, 0.22, 0.62, 1.0)):
        middle, half = _MIDDLE + _REACH * (left + right) / 2, _REACH * (right - left) / 2
        canvas.pie(middle, _RIM + 1, half, 34, 180, 360, mix(CRIMSON, NAVY, 0.55))


def _seam(place: float) -> list[Point]:
    """The seam that runs from the tip to `place` on the rim (-1 is its left end, 1 its right)."""
    top = _RIM - _RISE
    return curve_points((_MIDDLE, top), (_MIDDLE + place * _REACH * 0.96, top + 60), (_MIDDLE + place * _REACH, _RIM))


def _family(canvas: Canvas) -> None:
    """People of all ages; the one in the middle holds the umbrella."""
    people = (
        (Person(BLUE, skin=PALE, hair=GREY_HAIR, right_hand=(0.9, 3.0)), 480, 250),
        (
            Person(PLUM, skin=PALE, hair=GREY_HAIR, long_hair=True, skirt=True, left_hand=(-1.0, 3.0)),
            580,
            240,
        ),
        (Person(GOLD, skin=BROWN, child=True, right_hand=(1.3, 3.9)), 690, 170),
        (
            Person(CRIMSON, skin=BROWN, long_hair=True, left_hand=(-1.4, 2.5), right_hand=(0.62, 3.7)),
            800,
            275,
        ),
        (Person(TEAL, skin=TAN, hair=BROWN_HAIR), 940, 285),
        (Person(WHITE, skin=TAN, hair=FAIR_HAIR, long_hair=True, child=True, skirt=True), 1050, 160),
        (Person(NAVY, skin=DARK, trousers=mix(NAVY, WHITE, 0.35)), 1165, 270),
    )
    for person, x, height in people:
        draw_person(canvas, person, x, _GROUND, height)
    canvas.stroke([(436, 544), (426, _GROUND)], 8, "#5B3A29")
