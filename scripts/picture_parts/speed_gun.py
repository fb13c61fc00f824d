"""The picture for Speedwatch: two volunteers at the roadside, one with a speed gun, and a car that comes along."""

from __future__ import annotations

from picture_parts.canvas import CRIMSON, GOLD, LEAF, NAVY, SLATE, TEAL, WHITE, Canvas, mix
from picture_parts.people import BLACK_HAIR, GREY_HAIR, PALE, TAN, Person, draw_person

_SKY = mix(CRIMSON, WHITE, 0.88)
_ROAD = mix(SLATE, WHITE, 0.25)
_HI_VIS = "#D7E04A"


def speed_gun() -> Canvas:
    """1200 by 700 pixels, in shades of crimson."""
    canvas = Canvas(1200, 700, _SKY)
    canvas.circle(240, 150, 76, mix(GOLD, WHITE, 0.45))
    for left, width, height in ((0, 190, 170), (200, 150, 130), (560, 200, 180), (780, 170, 140), (1010, 190, 175)):
        _house(canvas, left, width, height)
    canvas.rectangle(0, 400, 1200, 70, mix(LEAF, WHITE, 0.35))
    for x in range(0, 1240, 62):
        canvas.circle(x, 404, 34, mix(LEAF, WHITE, 0.2))
    canvas.rectangle(0, 452, 1200, 140, _ROAD)
    for left in range(-30, 1200, 170):
        canvas.rectangle(left, 516, 96, 10, WHITE, 4)
    canvas.rectangle(0, 592, 1200, 12, mix(SLATE, WHITE, 0.6))
    canvas.rectangle(0, 604, 1200, 96, mix(LEAF, WHITE, 0.45))
    _limit(canvas, 600)
    _car(canvas, 70, 508)  # on the far side: it drives on the left
    canvas.veil([(806, 392), (806, 404), (440, 488), (440, 446)], GOLD, 0.5)
    _volunteers(canvas)
    return canvas


def _house(canvas: Canvas, left: float, width: float, height: float) -> None:
    top, wall = 420 - height, mix(CRIMSON, WHITE, 0.7)
    canvas.rectangle(left, top, width, height, wall)
    canvas.polygon(
        [(left - 12, top), (left + width / 2, top - 74), (left + width + 12, top)], mix(CRIMSON, WHITE, 0.45)
    )
    for share in (0.25, 0.75):
        canvas.rectangle(left + width * share - 17, top + 24, 34, 42, mix(wall, WHITE, 0.65), 4)


def _limit(canvas: Canvas, x: float) -> None:
    """A round sign with "30" on it."""
    canvas.rectangle(x - 6, 230, 12, 230, SLATE)
    canvas.circle(x, 200, 62, "#B3261E")
    canvas.circle(x, 200, 46, WHITE)
    upper, lower = [(x - 30, 180), (x - 12, 180), (x - 20, 197)], [(x - 20, 197), (x - 10, 206), (x - 18, 219)]
    canvas.stroke([*upper, *lower, (x - 31, 218)], 7, NAVY)
    canvas.ellipse(x + 17, 199, 15, 23, NAVY)
    canvas.ellipse(x + 17, 199, 8, 16, WHITE)


def _car(canvas: Canvas, left: float, ground: float) -> None:
    """A car that drives to the right."""
    body, glass = TEAL, mix(TEAL, WHITE, 0.75)
    canvas.ellipse(left + 185, ground + 8, 195, 12, mix(_ROAD, NAVY, 0.35))
    canvas.polygon([(left + 66, ground - 84), (left + 116, ground - 148), (left + 238, ground - 148)], body)
    canvas.polygon([(left + 66, ground - 84), (left + 238, ground - 148), (left + 300, ground - 84)], body)
    canvas.polygon([(left + 92, ground - 88), (left + 126, ground - 134), (left + 172, ground - 134)], glass)
    canvas.polygon([(left + 92, ground - 88), (left + 172, ground - 134), (left + 172, ground - 88)], glass)
    shield = [
        (left + 184, ground - 134),
        (left + 230, ground - 134),
        (left + 274, ground - 88),
        (left + 184, ground - 88),
    ]
    canvas.polygon(shield, glass)
    canvas.rectangle(left, ground - 90, 370, 72, body, 26)
    canvas.rectangle(left + 346, ground - 74, 22, 20, GOLD, 8)
    canvas.rectangle(left + 2, ground - 74, 14, 20, CRIMSON, 6)
    canvas.rectangle(left + 176, ground - 80, 4, 56, mix(body, NAVY, 0.4))
    for x in (left + 84, left + 288):
        canvas.circle(x, ground - 22, 36, mix(NAVY, "#000000", 0.4))
        canvas.circle(x, ground - 22, 17, mix(SLATE, WHITE, 0.5))


def _volunteers(canvas: Canvas) -> None:
    with_gun = Person(_HI_VIS, skin=PALE, hair=GREY_HAIR, left_hand=(-1.35, 4.75), right_hand=(-0.5, 4.3))
    with_board = Person(
        _HI_VIS, skin=TAN, hair=BLACK_HAIR, long_hair=True, left_hand=(-0.75, 3.7), right_hand=(0.45, 3.6)
    )
    for person, x, height in ((with_gun, 900, 330), (with_board, 1070, 316)):
        canvas.ellipse(x, 676, 74, 10, mix(LEAF, WHITE, 0.2))
        draw_person(canvas, person, x, 672, height)
    for left, top in ((862, 488), (1034, 494)):  # the reflecting bands of the vests
        canvas.rectangle(left, top, 76, 12, WHITE, 4)
    canvas.rectangle(806, 382, 62, 30, NAVY, 8)
    canvas.rectangle(796, 388, 14, 18, mix(TEAL, WHITE, 0.4), 4)
    canvas.polygon([(836, 408), (860, 408), (854, 452), (832, 452)], NAVY)
    canvas.polygon([(1016, 470), (1086, 482), (1078, 530), (1008, 518)], mix(GOLD, "#000000", 0.2))
    canvas.polygon([(1024, 476), (1080, 485), (1074, 524), (1018, 515)], WHITE)
    for y in (490, 500, 510):
        canvas.stroke([(1030, y), (1066, y + 6)], 3, SLATE)
