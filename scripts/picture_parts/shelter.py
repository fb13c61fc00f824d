"""The picture for Protecting People from Harm: an umbrella that shelters people of all ages from the rain."""

from __future__ import annotations

from picture_parts.canvas import BLUE, CRIMSON, GOLD, NAVY, PLUM, TEAL, WHITE, Canvas, Point, curve_points, mix
from picture_parts.people import BROWN, BROWN_HAIR, DARK, FAIR_HAIR, GREY_HAIR, PALE, TAN, Person, draw_person

_AIR, _HILL = mix(CRIMSON, WHITE, 0.86), mix(CRIMSON, WHITE, 0.7)
_MIDDLE, _RIM, _RISE, _REACH = 830.0, 330.0, 262.0, 470.0
_GROUND = 650


def umbrella() -> Canvas:
    canvas = Canvas(1660, 700, _AIR)
    for x, y, size in ((170, 120, 1.0), (480, 70, 0.7), (1240, 80, 0.8), (1520, 140, 1.05)):
        _cloud(canvas, x, y, size)
    _rain(canvas)
    canvas.ellipse(300, 760, 620, 190, mix(CRIMSON, WHITE, 0.77))
    canvas.ellipse(1390, 770, 640, 210, mix(CRIMSON, WHITE, 0.77))
    canvas.rectangle(0, 610, 1660, 90, _HILL)
    canvas.ellipse(_MIDDLE, 658, 500, 26, mix(CRIMSON, WHITE, 0.55))
    canvas.veil([(390, 330), (1270, 330), (1310, 652), (350, 652)], WHITE, 0.42)
    canvas.rectangle(_MIDDLE - 8, 90, 16, 430, NAVY)
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
    """Eight panels from the tip to a scalloped rim."""
    tip = (_MIDDLE, _RIM - _RISE)
    dome = [(_MIDDLE - _REACH + 2 * _REACH * k / 60, 0.0) for k in range(61)]
    outline = [(x, _RIM - _RISE * (1 - ((x - _MIDDLE) / _REACH) ** 2) ** 0.5) for x, _ in dome]
    canvas.polygon(outline, CRIMSON)
    ribs = (-1.0, -0.62, -0.22, 0.22, 0.62, 1.0)
    for k, (left, right) in enumerate(zip(ribs, ribs[1:], strict=False)):
        panel = [*_rib(left, tip), *reversed(_rib(right, tip))]
        canvas.polygon(panel, WHITE if k % 2 else CRIMSON)
    for left, right in zip(ribs, ribs[1:], strict=False):
        x0, x1 = _MIDDLE + left * _REACH, _MIDDLE + right * _REACH
        canvas.pie((x0 + x1) / 2, _RIM + 2, (x1 - x0) / 2, 34, 180, 360, mix(CRIMSON, NAVY, 0.55))
    canvas.stroke([(tip[0], tip[1] + 4), (tip[0], tip[1] - 34)], 14, GOLD)


def _rib(place: float, tip: Point) -> list[Point]:
    """The seam of the canopy that ends at `place` (-1 is the left end of the rim, 1 the right)."""
    end = (_MIDDLE + place * _REACH, _RIM)
    if abs(place) == 1:
        points = [(_MIDDLE + place * _REACH * k / 40, 0.0) for k in range(41)]
        return [(x, _RIM - _RISE * (1 - ((x - _MIDDLE) / _REACH) ** 2) ** 0.5) for x, _ in points]
    return curve_points(tip, (_MIDDLE + place * _REACH * 0.96, tip[1] + 60), end)


def _family(canvas: Canvas) -> None:
    """People of all ages; the one in the middle holds the umbrella."""
    people = (
        (Person(BLUE, skin=PALE, hair=GREY_HAIR, right_hand=(0.9, 3.0)), 480, 250),
        (Person(PLUM, skin=PALE, hair=GREY_HAIR, long_hair=True, skirt=True, left_hand=(-1.0, 3.0)), 580, 240),
        (Person(GOLD, skin=BROWN, child=True, right_hand=(1.3, 3.9)), 690, 170),
        (Person(CRIMSON, skin=BROWN, long_hair=True, left_hand=(-1.4, 2.5), right_hand=(0.62, 3.7)), 800, 275),
        (Person(TEAL, skin=TAN, hair=BROWN_HAIR), 940, 285),
        (Person(WHITE, skin=TAN, hair=FAIR_HAIR, long_hair=True, child=True, skirt=True), 1050, 160),
        (Person(NAVY, skin=DARK, trousers=mix(NAVY, WHITE, 0.35)), 1165, 270),
    )
    for person, x, height in people:
        draw_person(canvas, person, x, _GROUND, height)
    canvas.stroke([(436, 540), (424, _GROUND)], 8, "#5B3A29")
