"""The picture for the engagement events: the partnership's stall at a community day in a high street."""

from __future__ import annotations

from picture_parts.canvas import BLUE, CRIMSON, GOLD, LEAF, NAVY, PLUM, TEAL, WHITE, WOOD, Canvas, mix
from picture_parts.people import BROWN, BROWN_HAIR, DARK, FAIR_HAIR, GREY_HAIR, PALE, TAN, Person, draw_person

_SKY, _PAVING = mix(TEAL, WHITE, 0.85), mix(TEAL, WHITE, 0.55)
_GROUND = 520


def community_day() -> Canvas:
    """1200 by 700 pixels, in shades of teal."""
    canvas = Canvas(1200, 700, _SKY)
    for left, width, height, wall in (
        (0, 210, 330, 0.6),
        (210, 240, 390, 0.68),
        (450, 230, 320, 0.6),
        (680, 260, 370, 0.66),
        (940, 260, 340, 0.58),
    ):
        _shop(canvas, left, width, height, mix(TEAL, WHITE, wall))
    canvas.rectangle(0, _GROUND, 1200, 180, _PAVING)
    for y in (_GROUND, 578, 640):
        canvas.rectangle(0, y, 1200, 3, mix(TEAL, WHITE, 0.44))
    _helpers(canvas)
    _tent(canvas)
    _visitors(canvas)
    return canvas


def _shop(canvas: Canvas, left: float, width: float, height: float, wall: str) -> None:
    top = _GROUND - height
    canvas.rectangle(left, top, width, height, wall)
    canvas.rectangle(left - 4, top - 14, width + 8, 22, mix(wall, NAVY, 0.22), 4)
    for row in range(2):
        for column in range(3):
            window = left + width * (column + 0.5) / 3 - 18
            canvas.rectangle(window, top + 34 + 82 * row, 36, 54, mix(wall, WHITE, 0.6), 4)
    canvas.rectangle(left + 14, _GROUND - 116, width - 28, 116, mix(wall, NAVY, 0.16), 6)
    canvas.rectangle(left + 26, _GROUND - 100, width - 90, 84, mix(wall, WHITE, 0.55), 4)


def _helpers(canvas: Canvas) -> None:
    """Two people in the partnership's navy, behind the table."""
    draw_person(canvas, Person(NAVY, skin=BROWN, right_hand=(1.5, 3.9)), 400, 606, 300)
    draw_person(canvas, Person(NAVY, skin=PALE, hair=GREY_HAIR, long_hair=True), 600, 606, 286)
    for x in (400, 600):
        canvas.rectangle(x - 24, 384, 48, 12, GOLD, 3)


def _tent(canvas: Canvas) -> None:
    """A gazebo with a striped roof, and a table with a cloth, leaflets and a box for questions."""
    for x in (232, 756):
        canvas.rectangle(x, 210, 14, 420, mix(NAVY, WHITE, 0.15))
    width = 620 / 8
    for k in range(8):
        stripe = TEAL if k % 2 == 0 else WHITE
        left = 190 + width * k
        canvas.polygon([(300 + 50 * k, 96), (350 + 50 * k, 96), (left + width, 214), (left, 214)], stripe)
        canvas.pie(left + width / 2, 213, width / 2, 26, 0, 180, mix(stripe, NAVY, 0.07))
    canvas.rectangle(250, 492, 500, 148, NAVY, 8)
    canvas.rectangle(240, 480, 520, 24, mix(WOOD, WHITE, 0.25), 6)
    canvas.polygon([(470, 536), (530, 536), (530, 584), (500, 608), (470, 584)], GOLD)
    canvas.stroke([(486, 566), (497, 580), (516, 552)], 8, NAVY)
    for left, colour in ((276, CRIMSON), (322, WHITE), (520, GOLD), (566, PLUM)):
        canvas.polygon([(left, 480), (left + 9, 432), (left + 43, 432), (left + 34, 480)], colour)
        canvas.stroke([(left + 15, 448), (left + 34, 448)], 4, mix(colour, NAVY, 0.5))
        canvas.stroke([(left + 13, 460), (left + 30, 460)], 4, mix(colour, NAVY, 0.5))
    canvas.rectangle(660, 420, 74, 60, mix(TEAL, WHITE, 0.15), 6)
    canvas.rectangle(680, 428, 34, 6, NAVY, 3)


def _visitors(canvas: Canvas) -> None:
    people = (
        (Person(CRIMSON, skin=TAN, hair=BROWN_HAIR, long_hair=True, skirt=True, left_hand=(-1.4, 4.2)), 868, 300),
        (Person(GOLD, skin=TAN, hair=BROWN_HAIR, child=True), 960, 176),
        (Person(BLUE, skin=DARK, left_hand=(-1.5, 4.4)), 1062, 312),
        (Person(PLUM, skin=PALE, hair=FAIR_HAIR, trousers=mix(NAVY, WHITE, 0.25), right_hand=(1.4, 4.1)), 116, 304),
    )
    for person, x, height in people:
        canvas.ellipse(x, 668, height * 0.22, 9, mix(TEAL, WHITE, 0.4))
        draw_person(canvas, person, x, 666, height)
    canvas.polygon([(168, 440), (206, 432), (212, 476), (174, 484)], WHITE)
    canvas.circle(1150, 600, 34, LEAF)
    canvas.circle(1176, 578, 30, LEAF)
    canvas.polygon([(1120, 620), (1196, 620), (1188, 676), (1128, 676)], mix(WOOD, NAVY, 0.2))
