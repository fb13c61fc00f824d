"""The letters of a watermark, as strokes of a pen: a PDF needs no font for them.

In comes a text; out come drawing instructions (ISO 32000-1, 8.5.2). An engine puts only those letters of a font into a
PDF that its pages use, and no font comes with planbuilder; so the few letters that a watermark needs are drawn.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

#: How high a capital is; everything below is measured in this unit.
CAPITAL = 700
#: Between two letters, beside the thickness of the pen.
_GAP, _BLANK = 175, 300
#: How far along its box the handles of a quarter of a circle reach.
_ROUND = 0.5523

#: Each letter: its width, then its strokes. M moves the pen, L draws a line, C a curve with two handles; H and V draw a
#: quarter of an ellipse that starts across (H) or up and down (V).
_LETTERS = {
    "A": (520, "M0 0 L260 700 L520 0 M85 230 L435 230"),
    "D": (460, "M0 0 L0 700 L170 700 H460 350 V170 0 L0 0"),
    "F": (380, "M380 700 L0 700 L0 0 M0 370 L320 370"),
    "N": (440, "M0 0 L0 700 L440 0 L440 700"),
    "R": (430, "M0 0 L0 700 L230 700 H420 520 V230 340 L0 340 M230 340 L430 0"),
    "T": (480, "M0 700 L480 700 M240 700 L240 0"),
    "W": (720, "M0 700 L180 0 L360 660 L540 0 L720 700"),
    "a": (360, "M360 250 V180 500 H0 250 V180 0 H360 250 M360 500 L360 0"),
    "b": (360, "M0 700 L0 0 M360 250 V180 500 H0 250 V180 0 H360 250"),
    "c": (330, "M330 410 C300 470 240 500 180 500 H0 250 V180 0 C240 0 300 30 330 90"),
    "d": (360, "M360 700 L360 0 M360 250 V180 500 H0 250 V180 0 H360 250"),
    "e": (360, "M0 260 L360 260 V180 500 H0 250 V180 0 C250 0 310 30 340 95"),
    "f": (240, "M250 700 H90 560 L90 0 M0 470 L225 470"),
    "g": (360, "M360 250 V180 500 H0 250 V180 0 H360 250 M360 500 L360 -50 V180 -200 C110 -200 60 -180 20 -130"),
    "i": (10, "M0 500 L0 0 M0 695 L0 700"),
    "k": (310, "M0 700 L0 0 M290 500 L0 200 M100 300 L310 0"),
    "l": (10, "M0 700 L0 0"),
    "n": (340, "M0 500 L0 0 M0 320 V180 500 H340 320 L340 0"),
    "o": (380, "M380 250 V190 500 H0 250 V190 0 H380 250"),
    "p": (360, "M0 500 L0 -200 M360 250 V180 500 H0 250 V180 0 H360 250"),
    "r": (210, "M0 500 L0 0 M0 290 V210 500"),
    "t": (220, "M80 660 L80 120 V200 0 L225 0 M0 490 L215 490"),
    "u": (340, "M0 500 L0 180 V160 0 H340 180 M340 500 L340 0"),
    "y": (350, "M0 500 L180 0 M350 500 L130 -130 C110 -180 80 -200 30 -195"),
    "0": (400, "M400 350 V200 700 H0 350 V200 0 H400 350"),
    "1": (160, "M0 570 L160 700 L160 0"),
    "2": (390, "M10 520 V200 700 H385 510 C385 330 80 200 0 0 L390 0"),
    "3": (
        380,
        "M10 610 C70 700 350 770 350 530 C350 400 250 375 130 375 C260 375 380 335 380 190 C380 -55 70 -45 0 100",
    ),
    "4": (400, "M300 0 L300 700 L0 220 L400 220"),
    "5": (380, "M350 700 L60 700 L35 400 C130 470 380 470 380 230 C380 -55 80 -50 0 85"),
    "6": (380, "M340 650 C170 780 0 560 0 220 V190 0 H380 220 V190 440 H0 220"),
    "7": (380, "M0 700 L380 700 L120 0"),
    "8": (380, "M350 535 V190 700 H30 535 V190 375 H350 535 M380 187 V190 375 H0 187 V190 0 H380 187"),
    "9": (380, "M40 50 C210 -80 380 140 380 480 V190 700 H0 480 V190 260 H380 480"),
    ",": (40, "M40 30 L0 -110"),
    "(": (130, "M130 760 C-40 560 -40 80 130 -120"),
    ")": (130, "M0 760 C170 560 170 80 0 -120"),
}


def width(text: str) -> float:
    """How long a text is, from the middle of its first stroke to the middle of its last."""
    return sum(_BLANK if letter == " " else _LETTERS[letter][0] + _GAP for letter in text) - _GAP


def strokes(text: str) -> bytes:
    """The path of a text that begins at the origin; whoever draws it chooses the pen. Raises `KeyError` for a letter
    that no watermark has."""
    parts: list[str] = []
    at = 0.0
    for letter in text:
        if letter == " ":
            at += _BLANK
            continue
        parts += (_instruction(numbers, operator, at) for numbers, operator in _path(_LETTERS[letter][1]))
        at += _LETTERS[letter][0] + _GAP
    return "\n".join(parts).encode("ascii")


def _instruction(numbers: tuple[float, ...], operator: str, right: float) -> str:
    moved = (number + right * (place % 2 == 0) for place, number in enumerate(numbers))
    return f"{' '.join(f'{number:.6g}' for number in moved)} {operator}"


@cache
def _path(drawn: str) -> tuple[tuple[tuple[float, ...], str], ...]:
    return tuple(_curves(drawn.split()))


def _curves(words: list[str]) -> Iterator[tuple[tuple[float, ...], str]]:
    """The strokes with every curve as PDF has it: by its two handles and its end."""
    x = y = 0.0
    place = 0
    while place < len(words):
        kind, count = words[place][0], 6 if words[place][0] == "C" else 2
        numbers = [float(words[place][1:]), *map(float, words[place + 1 : place + count])]
        place += count
        to_x, to_y = numbers[-2:]
        if kind == "H":
            numbers = [x + _ROUND * (to_x - x), y, to_x, to_y - _ROUND * (to_y - y), to_x, to_y]
        elif kind == "V":
            numbers = [x, y + _ROUND * (to_y - y), to_x - _ROUND * (to_x - x), to_y, to_x, to_y]
        yield tuple(numbers), {"M": "m", "L": "l"}.get(kind, "c")
        x, y = to_x, to_y
