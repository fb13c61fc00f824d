"""Text for the page: escaped, without what no page may hold; names for its places; colours that can be read.

Contrast is measured by the formula of WCAG 2; 4.5 to 1 is what its 1.4.3 asks of text.
"""

from __future__ import annotations

import re
import unicodedata
from html import escape

from planbuilder.values import contrast

WHITE = "FFFFFF"
INK = "1B2733"
_LEAST = 4.5
#: What HTML forbids, and what a reader cannot see: control characters, noncharacters, private marks.
_FORBIDDEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufdd0-\ufdef\ufffe\uffff\ud800-\udfff]")


def text(words: str) -> str:
    """Words as HTML text."""
    return escape(_FORBIDDEN.sub("", words), quote=False)


def attribute(words: str) -> str:
    """Words as the value of an attribute, without its quotes."""
    return escape(" ".join(_FORBIDDEN.sub("", words).split()), quote=True)


def slug(words: str) -> str:
    """Words as a name for an address: “Résumé: 1 & 2” becomes “resume-1-2”."""
    plain = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode().casefold()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:60].strip("-")


class Names:
    """Names for places on the page, each given once."""

    def __init__(self, *taken: str) -> None:
        self._taken = set(taken)

    def new(self, words: str, otherwise: str) -> str:
        """A name made from the words; `otherwise` begins it where they have no letters that an address can hold."""
        base = slug(words) or otherwise
        base = base if base[0].isalpha() else f"{otherwise}-{base}"
        name, number = base, 1
        while name in self._taken:
            number += 1
            name = f"{base}-{number}"
        self._taken.add(name)
        return name


def is_colour(code: str) -> bool:
    """Whether this is six hexadecimal digits; Word also says “auto”."""
    return re.fullmatch(r"[0-9A-Fa-f]{6}", code) is not None


def readable(colour: str, ground: str, least: float = _LEAST) -> str:
    """The colour, made darker or lighter in steps until it stands out from its ground by `least` to 1."""
    if contrast(colour, ground) >= least:
        return colour
    end = "000000" if contrast("000000", ground) >= contrast(WHITE, ground) else WHITE
    for step in range(1, 21):
        mixed = _mixed(colour, end, step / 20)
        if contrast(mixed, ground) >= least:
            return mixed
    return end


def _mixed(colour: str, other: str, share: float) -> str:
    pairs = ((int(colour[at : at + 2], 16), int(other[at : at + 2], 16)) for at in (0, 2, 4))
    return "".join(f"{round(one + (two - one) * share):02X}" for one, two in pairs)
