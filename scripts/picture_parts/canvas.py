"""A canvas that draws flat shapes with soft edges, and the colours of the house style.

In: shapes, measured in pixels of the finished picture from its top left corner. Out: a small palette PNG, the
same bytes every time on a given version of Pillow. Everything is drawn three times as large and then
reduced, since Pillow's own shapes have hard edges.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from pathlib import Path

from PIL import Image, ImageColor, ImageDraw

Point = tuple[float, float]

NAVY, TEAL, PLUM = "#12355B", "#0B6B6B", "#6B2C74"
CRIMSON, BLUE, GOLD = "#9B2242", "#1D5FA8", "#F2B824"
WHITE = "#FFFFFF"
WOOD, LEAF, SLATE = "#B9803F", "#2F7D5B", "#4A5A6A"

_OVERSIZE = 3
_COLOURS_OF_A_PALETTE = 128


def mix(colour: str, other: str, share: float) -> str:
    """`colour` with a share (0 to 1) of `other` in it; with WHITE that is a tint, with NAVY a shade."""
    pairs = zip(ImageColor.getrgb(colour), ImageColor.getrgb(other), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * share):02X}" for a, b in pairs)


class Canvas:
    """A picture of `width` by `height` pixels in the making."""

    def __init__(self, width: int, height: int, ground: str | None = None) -> None:
        """`ground` is the colour to start from; without one, what is not drawn on is see-through."""
        self._see_through = ground is None
        self._image = Image.new("RGBA", (width * _OVERSIZE, height * _OVERSIZE), ground or "#FFFFFF00")
        self._draw = ImageDraw.Draw(self._image)

    def rectangle(self, left: float, top: float, width: float, height: float, fill: str, radius: float = 0) -> None:
        """A box; `radius` rounds its corners."""
        box = self._box(left, top, width, height)
        if radius:
            self._draw.rounded_rectangle(box, round(radius * _OVERSIZE), fill=fill)
        else:
            self._draw.rectangle(box, fill=fill)

    def ellipse(self, x: float, y: float, across: float, down: float, fill: str) -> None:
        """An ellipse around (x, y) with the radii `across` and `down`."""
        self._draw.ellipse(self._box(x - across, y - down, 2 * across, 2 * down), fill=fill)

    def circle(self, x: float, y: float, radius: float, fill: str) -> None:
        """A disc around (x, y)."""
        self.ellipse(x, y, radius, radius, fill)

    def pie(self, x: float, y: float, across: float, down: float, start: float, end: float, fill: str) -> None:
        """A slice of an ellipse; angles in degrees, clockwise from three o'clock."""
        self._draw.pieslice(self._box(x - across, y - down, 2 * across, 2 * down), start, end, fill=fill)

    def polygon(self, points: Sequence[Point], fill: str) -> None:
        """The shape between the points, in their order."""
        self._draw.polygon([self._point(point) for point in points], fill=fill)

    def stroke(self, points: Sequence[Point], thickness: float, fill: str) -> None:
        """A line through the points, with round ends and round bends."""
        self._draw.line([self._point(p) for p in points], fill=fill, width=round(thickness * _OVERSIZE))
        for x, y in points:
            self.circle(x, y, thickness / 2, fill)

    def curve(self, start: Point, bend: Point, end: Point, thickness: float, fill: str) -> None:
        """A curved line from start to end, pulled towards `bend` (a quadratic Bezier curve)."""
        self.stroke(curve_points(start, bend, end), thickness, fill)

    def veil(self, points: Sequence[Point], colour: str, strength: float) -> None:
        """A polygon that lets what lies below shine through; `strength` 0 is invisible, 1 is solid."""
        layer = Image.new("RGBA", self._image.size, "#00000000")
        red, green, blue = ImageColor.getrgb(colour)[:3]
        tone = (red, green, blue, round(255 * strength))
        ImageDraw.Draw(layer).polygon([self._point(point) for point in points], fill=tone)
        self._image.alpha_composite(layer)

    def save(self, path: Path) -> None:
        """Write the picture as PNG."""
        reduced = self._image.reduce(_OVERSIZE)
        if self._see_through:
            palette = reduced.quantize(_COLOURS_OF_A_PALETTE, method=Image.Quantize.FASTOCTREE)
        else:
            flat = reduced.convert("RGB")
            palette = flat.quantize(_COLOURS_OF_A_PALETTE, Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
        palette.save(path, format="PNG", optimize=True)

    @staticmethod
    def _point(point: Point) -> tuple[int, int]:
        return round(point[0] * _OVERSIZE), round(point[1] * _OVERSIZE)

    def _box(self, left: float, top: float, width: float, height: float) -> tuple[int, int, int, int]:
        right, bottom = self._point((left + width, top + height))
        # Pillow counts the last pixel in: without the -1 neighbouring shapes would overlap.
        return *self._point((left, top)), right - 1, bottom - 1


def curve_points(start: Point, bend: Point, end: Point, steps: int = 40) -> list[Point]:
    """Points along a quadratic Bezier curve, both ends included."""
    shares = [step / steps for step in range(steps + 1)]
    return [
        (
            (1 - t) ** 2 * start[0] + 2 * (1 - t) * t * bend[0] + t**2 * end[0],
            (1 - t) ** 2 * start[1] + 2 * (1 - t) * t * bend[1] + t**2 * end[1],
        )
        for t in shares
    ]


def ring(x: float, y: float, radius: float, count: int, start: float = -90) -> list[Point]:
    """`count` points evenly on a circle around (x, y), the first at the angle `start` (degrees)."""
    angles = [math.radians(start + 360 * k / count) for k in range(count)]
    return [(x + radius * math.cos(angle), y + radius * math.sin(angle)) for angle in angles]


def blob(points: Sequence[Point]) -> list[Point]:
    """The closed, smooth outline that is pulled towards each of the points in turn."""
    outline: list[Point] = []
    count = len(points)
    for k, (x, y) in enumerate(points):
        (x0, y0), (x1, y1) = points[k - 1], points[(k + 1) % count]
        outline += curve_points(((x0 + x) / 2, (y0 + y) / 2), (x, y), ((x + x1) / 2, (y + y1) / 2), steps=16)
    return outline
