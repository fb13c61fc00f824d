"""The picture for Community Engagement: people at the market stalls of a town square hung with bunting."""

from __future__ import annotations

from picture_parts.canvas import BLUE, CRIMSON, GOLD, NAVY, PLUM, TEAL, WHITE, WOOD, Canvas, curve_points, mix
from picture_parts.people import (
    BROWN,
    BROWN_HAIR,
    DARK,
    FAIR_HAIR,
    GREY_HAIR,
    PALE,
    TAN,
    Person,
    draw_person,
)

_SKY, _FAR, _NEAR = mix(TEAL, WHITE, 0.86), mix(TEAL, WHITE, 0.68), mix(TEAL, WHITE, 0.5)
_PAVING = mix(TEAL, WHITE, 0.3)
_GROUND = 560


def town_square() -> Canvas:
    """1660 by 700 pixels, in shades of teal."""
    canvas = Canvas(1660, 700, _SKY)
    canvas.circle(1290, 190, 190, mix(GOLD, WHITE, 0.62))
    canvas.circle(1290, 190, 130, mix(GOLD, WHITE, 0.4))
    _town(canvas)
    canvas.rectangle(0, _GROUND - 40, 1660, 180, _PAVING)
    for y, thickness in ((_GROUND, 3), (_GROUND + 48, 4), (_GROUND + 102, 5)):
        canvas.rectangle(0, y, 1660, thickness, mix(TEAL, WHITE, 0.38))
    _bunting(canvas, -20, 60, 840, 40, 150)
    _bunting(canvas, 840, 40, 1680, 70, 160)
    _stall(canvas, 150, CRIMSON, Person(mix(TEAL, WHITE, 0.2), skin=TAN, hair=BROWN_HAIR, right_hand=(1.25, 4.1)))
    _stall(canvas, 1130, TEAL, Person(GOLD, skin=DARK, long_hair=True, left_hand=(-1.25, 4.1)))
    _crowd(canvas)
    return canvas


def _town(canvas: Canvas) -> None:
    """Two rows of houses and, in the middle, a town hall with a clock tower."""
    for left, width, height in (
        (0, 130, 210),
        (130, 170, 270),
        (300, 120, 190),
        (1160, 160, 230),
        (1320, 190, 290),
        (1510, 150, 220),
    ):
        _house(canvas, left, width, height, _FAR)
    for left, width, height in ((420, 150, 240), (1010, 160, 250)):
        _house(canvas, left, width, height, _NEAR)
    canvas.rectangle(570, 290, 440, 270, mix(TEAL, WHITE, 0.36))
    canvas.polygon([(545, 296), (790, 216), (1035, 296)], mix(TEAL, WHITE, 0.22))
    canvas.rectangle(735, 120, 110, 120, mix(TEAL, WHITE, 0.36))
    canvas.polygon([(722, 124), (790, 30), (858, 124)], mix(TEAL, WHITE, 0.14))
    canvas.circle(790, 176, 38, WHITE)
    canvas.stroke([(790, 176), (790, 150)], 6, NAVY)
    canvas.stroke([(790, 176), (808, 184)], 6, NAVY)
    for left in (605, 675, 865, 935):
        canvas.rectangle(left, 335, 42, 80, _SKY, 20)
    canvas.rectangle(742, 350, 96, 210, mix(TEAL, NAVY, 0.3), 46)


def _house(canvas: Canvas, left: float, width: float, height: float, wall: str) -> None:
    top = _GROUND - height
    canvas.rectangle(left, top, width, height, wall)
    canvas.polygon([(left, top), (left + width / 2, top - 62), (left + width, top)], mix(wall, TEAL, 0.3))
    columns = 3 if width > 140 else 2
    gap = width / columns
    for row in range(3):
        for column in range(columns):
            window = left + gap * (column + 0.5) - 14
            canvas.rectangle(window, top + 24 + 74 * row, 28, 42, mix(wall, WHITE, 0.55), 3)


def _bunting(canvas: Canvas, left: float, left_y: float, right: float, right_y: float, sag: float) -> None:
    """A string of flags that hangs down by `sag` between its ends."""
    string = curve_points((left, left_y), ((left + right) / 2, sag + (left_y + right_y) / 2), (right, right_y), 48)
    canvas.stroke(string, 4, NAVY)
    colours = (GOLD, WHITE, CRIMSON, TEAL, PLUM)
    for k, (x, y) in enumerate(string[2:-1:4]):
        after = string[min(2 + 4 * k + 2, 48)]
        canvas.polygon([(x, y), after, ((x + after[0]) / 2, (y + after[1]) / 2 + 46)], colours[k % 5])


def _stall(canvas: Canvas, left: float, colour: str, holder: Person) -> None:
    """A stall of 380 pixels with a striped awning, a counter with fruit on it and someone behind it."""
    for x in (left + 22, left + 348):
        canvas.rectangle(x, 300, 12, 300, mix(NAVY, WHITE, 0.1))
    canvas.rectangle(left + 22, 340, 338, 140, mix(colour, "#000000", 0.35))
    draw_person(canvas, holder, left + 191, 612, 246)
    canvas.rectangle(left + 4, 470, 372, 150, mix(WOOD, WHITE, 0.1), 6)
    canvas.rectangle(left - 6, 462, 392, 22, mix(WOOD, "#000000", 0.25), 6)
    for y in (524, 566):
        canvas.rectangle(left + 4, y, 372, 4, mix(WOOD, "#000000", 0.12))
    for crate, fruit in ((left + 26, GOLD), (left + 254, CRIMSON)):
        for n in range(4):
            canvas.circle(crate + 16 + 23 * n, 432, 15, fruit)
        canvas.rectangle(crate, 434, 100, 30, mix(WOOD, WHITE, 0.35), 4)
    width = 380 / 8  # of a stripe
    for k in range(8):
        stripe = colour if k % 2 == 0 else WHITE
        x = left + width * k
        canvas.polygon([(left + 30 + 40 * k, 262), (left + 70 + 40 * k, 262), (x + width, 340), (x, 340)], stripe)
        canvas.pie(x + width / 2, 339, width / 2, 24, 0, 180, mix(stripe, NAVY, 0.06))


def _crowd(canvas: Canvas) -> None:
    people = (
        (Person(BLUE, skin=PALE, hair=GREY_HAIR, long_hair=True, skirt=True), 90, 300),
        (Person(TEAL, skin=BROWN, right_hand=(1.5, 4.0)), 590, 300),
        (Person(GOLD, skin=PALE, hair=FAIR_HAIR, long_hair=True, left_hand=(-1.4, 4.1)), 730, 285),
        (Person(WHITE, skin=DARK, child=True), 830, 180),
        (Person(CRIMSON, skin=TAN, hair=BROWN_HAIR, right_hand=(1.5, 5.6)), 960, 305),
        (Person(PLUM, skin=PALE, hair=GREY_HAIR), 1080, 295),
        (Person(NAVY, skin=TAN, trousers=PLUM, long_hair=True, skirt=True, left_hand=(-1.4, 4.0)), 1570, 295),
    )
    for person, x, height in people:
        canvas.ellipse(x, 664, height * 0.22, 9, mix(TEAL, WHITE, 0.16))
        draw_person(canvas, person, x, 662, height)
    _speech(canvas, 545, 240, WHITE, TEAL)
    _speech(canvas, 985, 232, GOLD, NAVY)


def _speech(canvas: Canvas, x: float, y: float, fill: str, dots: str) -> None:
    canvas.rectangle(x, y, 110, 70, fill, 24)
    canvas.polygon([(x + 30, y + 60), (x + 60, y + 60), (x + 26, y + 96)], fill)
    for k in range(3):
        canvas.circle(x + 30 + 25 * k, y + 35, 8, dots)
