"""The house colours, a partnership's own in their place, and a colour as officers choose or type it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from planbuilder.catalogue.entries import NOT_A_COLOUR
from planbuilder.problems import shortened
from planbuilder.typed import CellFault, Typed, folded
from planbuilder.values import Colour, contrast

#: The house colours that carry white text (contrast at least 4.5 to 1 by the WCAG 2 formula).
COLOURS = {
    "Navy": "12355B",
    "Teal": "0B6B6B",
    "Plum": "6B2C74",
    "Crimson": "9B2242",
    "Blue": "1D5FA8",
    "Slate": "4A5A6A",
    "Green": "1B6E3C",
}


#: Light colours for the cover's line and for rules: words stand on them in the main colour, and they on it.
ACCENTS = {"Gold": "F2B824", "Sky": "A9D3F0", "Mint": "A8DDB5", "Peach": "F6C6A6", "Silver": "D3DAE1"}
#: The least contrast of words with their ground (WCAG 2.2, success criterion 1.4.3).
READABLE = 4.5
_WHITE, _BLACK = "FFFFFF", "000000"
#: The tints that the house colours have in the templates.
#: No tint that words in a house colour stand on is darker than this.
_DARKEST_TINT = "E3E8EC"
_TINTS = {"Navy": "E8EEF5", "Teal": "E3F1F0"}


def to_colour(typed: Typed) -> Colour:
    """A colour by its name, or by its digits ("#0B6B6B", "RGB 11, 107, 107"); white words can be read on it."""
    colour = _named(typed, COLOURS)
    if contrast(colour.value, _WHITE) < READABLE:
        raise CellFault(
            NOT_A_COLOUR,
            f"white words on the colour “{typed.one_line}” are too hard to read",
            f"The nearest that would do is #{nearest_readable(colour.value, _WHITE)}; or choose one of:"
            f" {', '.join(COLOURS)}.",
        )
    return colour


def to_accent(typed: Typed) -> Colour:
    """A light colour by its name in the list, or as six hexadecimal digits; what it must go with is checked later."""
    return _named(typed, ACCENTS)


def _named(typed: Typed, names: Mapping[str, str]) -> Colour:
    text = typed.one_line
    for name, value in names.items():
        if folded(text) == folded(name):
            return Colour(name, value)
    value = _digits(text)
    if not value:
        what = f"“{shortened(text)}” is not a colour that planbuilder knows"
        raise CellFault(NOT_A_COLOUR, what, f"Choose one of: {', '.join(names)}. Or type its digits, like #0B6B6B.")
    return Colour(f"#{value}", value)


def _digits(text: str) -> str:
    """Six hexadecimal digits, from those or from red, green and blue as a style guide gives them; "" for neither."""
    if found := re.fullmatch(r"#?([0-9A-Fa-f]{6})", text):
        return found[1].upper()
    parts = re.fullmatch(r"rgb *\(? *(\d{1,3}) *[, ] *(\d{1,3}) *[, ] *(\d{1,3}) *\)?", text, re.IGNORECASE)
    if parts and all(int(part) <= 255 for part in parts.groups()):
        return "".join(f"{int(part):02X}" for part in parts.groups())
    return ""


def nearest_readable(colour: str, against: str) -> str:
    """The colour nearest to this one that can be read with the other: darker beside a light one, else lighter."""
    end = _BLACK if contrast(against, _BLACK) > contrast(against, _WHITE) else _WHITE
    return next(
        (mixed for part in range(101) if contrast(mixed := _mixed(colour, end, part), against) >= READABLE), end
    )


def _mixed(colour: str, other: str, percent: int) -> str:
    pairs = ((int(colour[i : i + 2], 16), int(other[i : i + 2], 16)) for i in (0, 2, 4))
    return "".join(f"{round(one + (two - one) * percent / 100):02X}" for one, two in pairs)


# --- a partnership's own colours ------------------------------------------------------------------------------


@dataclass(frozen=True)
class Palette:
    """A partnership's colours, six hexadecimal digits each; "" where the template keeps its own."""

    main: str = ""
    second: str = ""
    accent: str = ""

    def __bool__(self) -> bool:
        return bool(self.main or self.second or self.accent)

    @property
    def light(self) -> str:
        """The accent that goes with the main colour: the chosen one, or the house's, lightened where it must be."""
        accent, main = self.accent or ACCENTS["Gold"], self.main or COLOURS["Navy"]
        beside = (main, nearest_readable(main, _DARKEST_TINT))  # as a ground, and as the colour of words
        mixed = (_mixed(accent, _WHITE, part) for part in range(101))
        return next((one for one in mixed if all(contrast(one, other) >= READABLE for other in beside)), _WHITE)

    @property
    def words(self) -> Mapping[str, str]:
        """What stands for a house colour where it is the colour of words: they stand on tints as well as on white."""
        return {COLOURS[name]: nearest_readable(own, _DARKEST_TINT) for name, own in self._own if own}

    @property
    def _own(self) -> tuple[tuple[str, str], ...]:
        return (("Navy", self.main), ("Teal", self.second))

    @property
    def instead(self) -> Mapping[str, str]:
        """What stands for each of the house colours, and for their tints."""
        swaps: dict[str, str] = {}
        for name, own in self._own:
            if own:
                swaps |= {COLOURS[name]: own, _TINTS[name]: readable_tint(own)}
        if self.main or self.accent:
            swaps[ACCENTS["Gold"]] = self.light
        return swaps

    def of(self, house: str) -> str:
        """What stands for a house colour; the colour itself where nothing does."""
        return self.instead.get(house, house)


def palette_typed(main: str, second: str, accent: str) -> Palette:
    """The colours as they stand in a workbook that may have faults: what is none leaves the template its own."""
    return Palette(_value(main, to_colour), _value(second, to_colour), _value(accent, to_accent))


def _value(text: str, known: Callable[[Typed], Colour]) -> str:
    try:
        return known(Typed(text)).value if text.strip() else ""
    except CellFault:
        return ""


def readable_tint(colour: str) -> str:
    """A colour thinned with white, so far that words in the colour itself can be read on it."""
    tints = (_mixed(colour, _WHITE, part) for part in range(90, 101))
    return next((tint for tint in tints if contrast(tint, colour) >= READABLE), _WHITE)
