"""Simple people for the pictures: a head, hair, a coat, arms and legs, without a face.

In: a canvas, how the person looks and where he or she stands. Out: shapes on the canvas.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from picture_parts.canvas import NAVY, Canvas, Point, blob, curve_points, mix

PALE, TAN, BROWN, DARK = "#F1C7A5", "#D9A074", "#8A5A3C", "#5E3B28"
GREY_HAIR, BLACK_HAIR, BROWN_HAIR, FAIR_HAIR = "#C9CED6", "#2B2230", "#5B3A29", "#B9803F"

_HEADS_TALL = 6.3


@dataclass(frozen=True)
class Person:
    """How a person looks. The hands are where they are held: (across, up) from the feet, in heads."""

    coat: str
    skin: str = PALE
    hair: str = BLACK_HAIR
    trousers: str = NAVY
    long_hair: bool = False
    skirt: bool = False
    child: bool = False
    left_hand: Point = (-1.05, 2.75)
    right_hand: Point = (1.05, 2.75)


def draw_person(canvas: Canvas, person: Person, x: float, ground: float, height: float) -> None:
    """A person of `height` pixels who stands on the line `ground` with the feet around `x`."""
    head = height / _HEADS_TALL

    def at(across: float, up: float) -> Point:
        return x + across * head, ground - up * head

    if person.long_hair:
        locks = [(-0.5, 6.3), (0.5, 6.3), (0.75, 4.5), (-0.75, 4.5)]
        canvas.polygon(blob([at(*lock) for lock in locks]), person.hair)
    for side in (-1, 1):
        canvas.stroke([at(0.36 * side, 2.6), at(0.36 * side, 0.4)], 0.56 * head, person.trousers)
        shoe = at(0.36 * side + 0.12 * side, 0.14)
        canvas.ellipse(*shoe, 0.38 * head, 0.17 * head, mix(person.trousers, "#000000", 0.45))
    hem, flare = (1.35, 1.15) if person.skirt else (2.3, 0.82)
    coat = [
        (-0.95, 5.12),
        (0, 5.22),
        (0.95, 5.12),
        (0.74, 3.6),
        (flare, hem),
        (0, hem),
        (-flare, hem),
        (-0.74, 3.6),
    ]
    canvas.polygon(blob([at(*corner) for corner in coat]), person.coat)
    canvas.stroke([at(0, 5.15), at(0, 4.98)], 0.36 * head, mix(person.skin, NAVY, 0.18))
    size = head * (1.3 if person.child else 1)
    canvas.circle(*at(0, 5.86), 0.55 * size, person.hair)
    canvas.ellipse(*at(0, 5.64), 0.45 * size, 0.5 * size, person.skin)
    for side, hand in ((-1, person.left_hand), (1, person.right_hand)):
        _arm(canvas, person, at, head, side, hand)


def _arm(
    canvas: Canvas, person: Person, at: Callable[[float, float], Point], head: float, side: int, hand: Point
) -> None:
    shoulder, sleeve = (0.6 * side, 4.72), mix(person.coat, "#000000", 0.16)
    elbow = ((shoulder[0] + hand[0]) / 2 + 0.34 * side, (shoulder[1] + hand[1]) / 2 - 0.2)
    canvas.circle(*at(*hand), 0.22 * head, person.skin)
    bend = curve_points(at(*shoulder), at(*elbow), at(*hand))
    canvas.stroke(bend[:36], 0.4 * head, sleeve)
