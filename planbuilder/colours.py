"""The house colours, and a colour as officers choose or type it."""

from __future__ import annotations

import re

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


def to_colour(typed: Typed) -> Colour:
    """A colour by its name in the list, or as six hexadecimal digits ("#0B6B6B")."""
    text = typed.one_line
    for name, value in COLOURS.items():
        if folded(text) == folded(name):
            return Colour(name, value)
    names = ", ".join(COLOURS)
    found = re.fullmatch(r"#?([0-9A-Fa-f]{6})", text)
    if not found:
        what = f"“{shortened(text)}” is not a colour that planbuilder knows"
        raise CellFault(NOT_A_COLOUR, what, f"Choose one of: {names}.")
    value = found[1].upper()
    if contrast(value, "FFFFFF") < 4.5:
        raise CellFault(
            NOT_A_COLOUR,
            f"white words on the colour “{text}” are too hard to read",
            f"Choose a darker one, or one of: {names}.",
        )
    return Colour(f"#{value}", value)
