"""Colours of a Word document: six digits, a name of the theme made lighter or darker, or none that is known.

In: attributes of `w:color` and `w:shd`. Out: six hexadecimal digits; AUTO where Word chooses (it takes care of the
contrast itself); UNKNOWN where the colour cannot be worked out.
"""

from __future__ import annotations

import colorsys
import re
from typing import Any

from planbuilder.output.opened_docx import OpenedDocx, w

AUTO, UNKNOWN = "auto", "unknown"
_DIGITS = re.compile(r"[0-9A-Fa-f]{6}")
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
#: The names that documents use -> those of the theme's parts, as Word maps them unless the settings say otherwise.
_MAPPED = {
    **{"dark1": "dk1", "light1": "lt1", "dark2": "dk2", "light2": "lt2"},
    **{"text1": "dk1", "background1": "lt1", "text2": "dk2", "background2": "lt2"},
    **{"hyperlink": "hlink", "followedHyperlink": "folHlink"},
}
#: The colours of the highlighter, by ECMA-376, 17.18.40.
HIGHLIGHTS = {
    **{"black": "000000", "blue": "0000FF", "cyan": "00FFFF", "green": "00FF00", "magenta": "FF00FF"},
    **{"red": "FF0000", "yellow": "FFFF00", "white": "FFFFFF", "darkBlue": "000080", "darkCyan": "008080"},
    **{"darkGreen": "008000", "darkMagenta": "800080", "darkRed": "800000", "darkYellow": "808000"},
    **{"darkGray": "808080", "lightGray": "C0C0C0"},
}


class Theme:
    """The colours of a document's theme."""

    def __init__(self, docx: OpenedDocx) -> None:
        self._colours: dict[str, str] = {}
        tree = next(
            (tree for name, tree in docx.trees.items() if re.fullmatch(r"word/(?:theme/)?theme\d*\.xml", name)), None
        )
        scheme = None if tree is None else next(tree.iter(f"{_A}clrScheme"), None)
        for part in () if scheme is None else scheme:
            if isinstance(part.tag, str) and len(part):
                value = part[0].get("lastClr") or part[0].get("val", "")
                if _DIGITS.fullmatch(value):
                    self._colours[part.tag.removeprefix(_A)] = value.upper()

    def text(self, element: Any) -> str:
        """The colour that a `w:color` stands for."""
        return self._of(element, "val", "themeColor", "themeTint", "themeShade")

    def fill(self, element: Any) -> str:
        """The colour of a `w:shd`; AUTO where it lets the background through."""
        pattern = element.get(w("val"), "clear")
        if pattern == "solid":
            return self._of(element, "color", "themeColor", "themeTint", "themeShade")
        if pattern not in ("clear", "nil"):
            return UNKNOWN  # a pattern of two colours
        return self._of(element, "fill", "themeFill", "themeFillTint", "themeFillShade")

    def _of(self, element: Any, value: str, name: str, tint: str, shade: str) -> str:
        named = element.get(w(name), "")
        if named and (base := self._colours.get(_MAPPED.get(named, named))):
            return _shaded(base, element.get(w(tint), ""), element.get(w(shade), ""))
        plain = element.get(w(value), AUTO)
        if _DIGITS.fullmatch(plain):
            return str(plain).upper()
        return AUTO if plain in (AUTO, "") else UNKNOWN


def _shaded(base: str, tint: str, shade: str) -> str:
    """A colour made lighter (tint) or darker (shade), by the lightness of HSL as in ECMA-376, 17.3.2.6."""
    if not (tint or shade):
        return base
    try:
        by = int(shade or tint, 16) / 255
    except ValueError:
        return UNKNOWN
    hue, light, full = colorsys.rgb_to_hls(*(int(base[i : i + 2], 16) / 255 for i in (0, 2, 4)))
    light = light * by if shade else light * by + 1 - by
    return "".join(f"{round(255 * part):02X}" for part in colorsys.hls_to_rgb(hue, min(light, 1.0), full))
