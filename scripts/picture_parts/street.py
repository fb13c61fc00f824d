"""The picture for Anti-Social Behaviour and Environmental Crime: a clean, calm street at dusk."""

from __future__ import annotations

from picture_parts.canvas import CRIMSON, GOLD, LEAF, NAVY, PLUM, TEAL, WHITE, WOOD, Canvas, Point, blob, mix
from picture_parts.people import BROWN, FAIR_HAIR, Person, draw_person

_DUSK, _FAR, _NEAR = mix(PLUM, WHITE, 0.72), mix(PLUM, WHITE, 0.5), mix(PLUM, WHITE, 0.2)
_LIT = mix(GOLD, WHITE, 0.25)
_KERB = 560
_IRON = mix(NAVY, PLUM, 0.25)


def street() -> Canvas:
    """1660 by 700 pixels, in shades of plum."""
    canvas = Canvas(1660, 700, _DUSK)
    canvas.circle(420, 210, 150, mix(GOLD, _DUSK, 0.62))
    canvas.circle(420, 210, 95, mix(GOLD, WHITE, 0.4))
    _skyline(canvas)
    _terrace(canvas)
    canvas.rectangle(0, _KERB - 50, 1660, 80, mix(PLUM, WHITE, 0.78))
    canvas.rectangle(0, _KERB + 22, 1660, 12, mix(PLUM, WHITE, 0.5))
    canvas.rectangle(0, _KERB + 34, 1660, 110, mix(PLUM, NAVY, 0.62))
    for left in range(40, 1660, 190):
        canvas.rectangle(left, _KERB + 86, 100, 9, mix(PLUM, WHITE, 0.65), 4)
    _tree(canvas, 110, 1.0)
    _tree(canvas, 1560, 1.08)
    _bench(canvas, 280)
    _bin(canvas, 572)
    _planter(canvas, 1380)
    _walkers(canvas)
    _lamp(canvas, 720)
    return canvas


def _skyline(canvas: Canvas) -> None:
    """Houses far off, with gables and a few small windows."""
    left, wall = 0.0, mix(PLUM, WHITE, 0.62)
    for width, height in ((150, 270), (120, 200), (160, 290), (110, 210), (150, 250), (140, 190)):
        top = _KERB - height
        canvas.rectangle(left, top, width, height, wall)
        canvas.polygon([(left - 4, top), (left + width / 2, top - 64), (left + width + 4, top)], wall)
        for column in (0.3, 0.7):
            for floor in range(2):
                window = (left + width * column - 11, top + 26 + 66 * floor)
                canvas.rectangle(*window, 22, 32, mix(wall, GOLD if floor else WHITE, 0.35), 3)
        left += width


def _terrace(canvas: Canvas) -> None:
    """Shops with lit windows and flats above them, from the middle to the right."""
    left = 800.0
    for width, height, wall, awning in (
        (215, 380, _NEAR, GOLD),
        (235, 430, mix(PLUM, WHITE, 0.32), TEAL),
        (215, 360, mix(PLUM, WHITE, 0.12), CRIMSON),
        (215, 410, mix(PLUM, WHITE, 0.28), GOLD),
    ):
        top = _KERB - 50 - height
        canvas.rectangle(left, top, width, height, wall)
        canvas.rectangle(left - 6, top - 12, width + 12, 24, mix(wall, NAVY, 0.4), 4)
        gap = width / 3
        for floor in range(2):
            for column in range(3):
                lit = (floor + column + int(left)) % 3 != 0
                window = _LIT if lit else mix(wall, NAVY, 0.45)
                canvas.rectangle(left + gap * (column + 0.5) - 19, top + 44 + 84 * floor, 38, 54, window, 4)
        shop = _KERB - 50 - 120
        canvas.rectangle(left + 18, shop, width - 88, 104, _LIT, 4)
        canvas.rectangle(left + width - 58, shop, 42, 120, mix(wall, NAVY, 0.55), 4)
        canvas.circle(left + width - 24, shop + 66, 4, GOLD)
        canvas.polygon(
            [
                (left + 12, shop - 26),
                (left + width - 12, shop - 26),
                (left + width - 2, shop + 12),
                (left + 2, shop + 12),
            ],
            awning,
        )
        canvas.rectangle(left + 2, shop + 10, width - 4, 10, mix(awning, "#000000", 0.2), 5)
        left += width


def _tree(canvas: Canvas, x: float, size: float) -> None:
    leaf, trunk = mix(LEAF, PLUM, 0.15), mix("#5B3A29", PLUM, 0.2)

    def at(across: float, up: float) -> Point:
        return x + across * size, _KERB - 8 - up * size

    canvas.ellipse(*at(0, 0), 60 * size, 10, mix(PLUM, WHITE, 0.62))
    canvas.stroke([at(0, 0), at(0, 200)], 24 * size, trunk)
    canvas.stroke([at(0, 120), at(52, 190)], 13 * size, trunk)
    canvas.stroke([at(0, 150), at(-46, 205)], 12 * size, trunk)
    for across, up, radius in ((-70, 230, 78), (70, 235, 80), (0, 310, 100), (0, 235, 86)):
        canvas.circle(*at(across, up), radius * size, leaf)
    for across, up, radius in ((-44, 300, 46), (50, 262, 34), (-74, 232, 26)):
        canvas.circle(*at(across, up), radius * size, mix(leaf, WHITE, 0.16))


def _bench(canvas: Canvas, left: float) -> None:
    wood = mix(WOOD, PLUM, 0.1)
    for x in (left + 22, left + 196):
        canvas.stroke([(x, 566), (x, 438)], 11, _IRON)
        canvas.stroke([(x - 26, 566), (x - 26, 506)], 11, _IRON)
    for y in (436, 466):
        canvas.rectangle(left - 6, y, 232, 21, wood, 7)
    canvas.rectangle(left - 26, 500, 256, 18, mix(wood, WHITE, 0.16), 7)


def _bin(canvas: Canvas, x: float) -> None:
    body = mix(TEAL, NAVY, 0.15)
    canvas.ellipse(x, 566, 44, 8, mix(PLUM, WHITE, 0.62))
    canvas.polygon([(x - 36, 470), (x + 36, 470), (x + 30, 566), (x - 30, 566)], body)
    for k in (-1, 0, 1):
        canvas.stroke([(x + 17 * k, 488), (x + 15 * k, 552)], 5, mix(body, WHITE, 0.35))
    canvas.rectangle(x - 42, 458, 84, 17, mix(body, "#000000", 0.25), 8)
    canvas.pie(x, 460, 34, 30, 180, 360, mix(body, WHITE, 0.12))
    canvas.rectangle(x - 18, 440, 36, 9, _IRON, 4)


def _planter(canvas: Canvas, left: float) -> None:
    for k, colour in enumerate((CRIMSON, GOLD, WHITE, CRIMSON, GOLD)):
        x, y = left + 14 + 26 * k, 500 - (10 if k % 2 else 0)
        canvas.stroke([(x, 530), (x, y)], 5, LEAF)
        canvas.circle(x, y, 15, colour)
        canvas.circle(x, y, 6, mix(colour, PLUM, 0.6))
    canvas.polygon([(left - 12, 524), (left + 142, 524), (left + 128, 572), (left + 2, 572)], mix(WOOD, PLUM, 0.35))


def _lamp(canvas: Canvas, x: float) -> None:
    """A street lamp with its cone of light."""
    canvas.veil([(x - 24, 172), (x + 24, 172), (x + 130, 572), (x - 130, 572)], mix(GOLD, WHITE, 0.5), 0.34)
    canvas.veil([(x - 22, 172), (x + 22, 172), (x + 72, 572), (x - 72, 572)], mix(GOLD, WHITE, 0.5), 0.3)
    canvas.stroke([(x, 566), (x, 180)], 12, _IRON)
    canvas.rectangle(x - 20, 506, 40, 64, _IRON, 8)
    canvas.rectangle(x - 34, 190, 68, 10, _IRON, 5)
    canvas.polygon([(x - 22, 190), (x + 22, 190), (x + 34, 116), (x - 34, 116)], mix(GOLD, WHITE, 0.3))
    canvas.polygon([(x - 44, 118), (x + 44, 118), (x, 78)], _IRON)
    canvas.circle(x, 76, 8, _IRON)


def _walkers(canvas: Canvas) -> None:
    """A couple who are out for a walk with their dog."""
    draw_person(canvas, Person(CRIMSON, hair=FAIR_HAIR, long_hair=True, skirt=True, trousers=_IRON), 1010, 572, 262)
    draw_person(canvas, Person(TEAL, skin=BROWN, trousers=_IRON, right_hand=(1.2, 2.9)), 1110, 574, 274)
    _dog(canvas, 1240, 574)
    canvas.curve((1163, 448), (1180, 530), (1268, 520), 4, _IRON)


def _dog(canvas: Canvas, x: float, ground: float) -> None:
    fur = "#8A5A3C"
    for leg in (-34, -20, 24, 38):
        canvas.stroke([(x + leg, ground - 42), (x + leg, ground - 4)], 11, mix(fur, "#000000", 0.15))
    canvas.stroke([(x - 34, ground - 52), (x + 36, ground - 52)], 36, fur)
    canvas.stroke([(x + 38, ground - 56), (x + 52, ground - 86)], 22, fur)
    canvas.circle(x + 56, ground - 92, 20, fur)
    canvas.stroke([(x + 62, ground - 88), (x + 84, ground - 85)], 15, fur)
    canvas.circle(x + 90, ground - 88, 5, NAVY)
    canvas.polygon(
        blob([(x + 40, ground - 108), (x + 54, ground - 108), (x + 48, ground - 72), (x + 38, ground - 76)]),
        mix(fur, "#000000", 0.35),
    )
    canvas.curve((x - 46, ground - 58), (x - 78, ground - 70), (x - 70, ground - 100), 9, fur)
