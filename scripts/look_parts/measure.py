"""How far a page has moved from the picture of it that was approved.

In: two pictures of one page. Out: the dots at which they differ by more than the edges of letters do between two
versions of a program, and a picture that shows them.

Both are blurred, once a little (thin rules, letters) and once well (colours, fills, ink), and compared dot by dot. A
dot may differ by what it would if all had moved by a part of a dot: much at an edge, hardly anything in a plain fill.
So stripes that are gone are seen, and other smoothing of letters is not. How it was tuned: docs/decisions.md.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TypeAlias

import numpy as np
import numpy.typing as npt
from PIL import Image, ImageFilter

Values: TypeAlias = npt.NDArray[np.float32]
Mask: TypeAlias = npt.NDArray[np.bool_]


@dataclass(frozen=True)
class Tolerance:
    """What passes for the same look: levels (of 255) anywhere, and dots by which an edge may have moved."""

    levels: float
    moved: float
    blurs: tuple[float, float]


#: Pages of the version of LibreOffice that the reference was made with.
SAME_ENGINE = Tolerance(5, 0.75, (1.5, 4))
#: Pages of another version, which may set lines up to a millimetre (two dots) elsewhere.
OTHER_ENGINE = Tolerance(10, 2, (3, 6))
#: Fewer dots than these are what few colours in the reference do; at 50 dots an inch, a square of 5 mm.
FEW_DOTS = 100


@dataclass(frozen=True)
class Difference:
    """The dots of a page that have moved, or no mask where the page has another size."""

    mask: Mask | None

    @cached_property
    def dots(self) -> int:
        """How many dots have moved."""
        return 0 if self.mask is None else int(self.mask.sum())

    @property
    def seen(self) -> bool:
        """Whether a person would see it."""
        return self.mask is None or self.dots > FEW_DOTS

    @property
    def where(self) -> str:
        """Where on the page, in words."""
        if self.mask is None:
            return "the page has another size"
        rows = np.flatnonzero(self.mask.any(axis=1))
        if not len(rows):
            return "nowhere"
        top, bottom = (round(100 * int(row) / len(self.mask)) for row in (rows[0], rows[-1] + 1))
        return f"{self.dots:,} dots, from {top}% to {bottom}% of the page's height"

    def shown_on(self, page: Image.Image) -> Image.Image:
        """The page in pale grey, with what has moved in crimson."""
        pale = Image.blend(page.convert("L").convert("RGB"), Image.new("RGB", page.size, "white"), 0.6)
        if self.mask is None:
            return pale
        return Image.composite(Image.new("RGB", page.size, "#9B2242"), pale, Image.fromarray(self.mask))


def difference(reference: Image.Image, shown: Image.Image, tolerance: Tolerance) -> Difference:
    """Compare a page as it is with the picture of it that was approved."""
    if reference.size != shown.size:
        return Difference(None)
    mask = np.zeros((reference.height, reference.width), dtype=np.bool_)
    for blur in tolerance.blurs:
        old, new = _blurred(reference, blur), _blurred(shown, blur)
        apart = np.abs(old - new).max(axis=2)
        if apart.max() > tolerance.levels:
            mask |= apart > tolerance.levels + tolerance.moved * np.maximum(_slope(old), _slope(new))
    return Difference(mask)


def _blurred(picture: Image.Image, radius: float) -> Values:
    return np.asarray(picture.convert("RGB").filter(ImageFilter.GaussianBlur(radius)), dtype=np.float32)


def _slope(values: Values) -> Values:
    """How much a dot would change if all moved by one dot: the steepest step beside it, across and down."""
    slope = np.zeros(values.shape[:2], dtype=np.float32)
    across = np.abs(np.diff(values, axis=1)).max(axis=2)
    down = np.abs(np.diff(values, axis=0)).max(axis=2)
    slope += np.maximum(np.pad(across, ((0, 0), (1, 0))), np.pad(across, ((0, 0), (0, 1))))
    slope += np.maximum(np.pad(down, ((1, 0), (0, 0))), np.pad(down, ((0, 1), (0, 0))))
    return slope
