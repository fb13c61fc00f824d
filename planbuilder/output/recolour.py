"""A partnership's own colours in the place of the template's: styles, theme, tables, headers and charts.

In come the parts of a Word file and the colours from the sheet Plan; out go the same parts. The house colours are known
by their values; where officers restyled the template in other colours, those stay, unless they are the theme's. What
is painted in the colour of a priority comes later and is never touched.
"""

from __future__ import annotations

import re

from planbuilder.colours import Palette, readable_tint
from planbuilder.output.package import Package

_PARTS = re.compile(r"word/(?:document|styles|numbering|header\d*|footer\d*|footnotes|endnotes|glossary/\w+)\.xml")
_CHARTS = re.compile(r"word/charts/[^/]+\.xml")
_THEME = re.compile(r"word/theme/[^/]+\.xml")
#: A colour; before it, what says that it is the colour of words.
_HEX = re.compile(r'(<w:color w:val=)?"([0-9A-Fa-f]{6})"')
#: A colour of the theme with its value written beside it, for programs that do not look into the theme.
_OF_THEME = re.compile(
    r"(<w:(?:color|shd|top|left|bottom|right|insideH|insideV|start|end)\b)"
    r'((?: [^<>]*)? w:theme(?:Color|Fill)="\w+"[^<>]*)'
)


def recolour(package: Package, palette: Palette) -> None:
    """Put the partnership's colours into a template: all but its charts, which get theirs when they are filled."""
    if not palette:
        return
    for name in package.parts:
        if _THEME.fullmatch(name):
            package.set_text(name, _in_theme(package.text(name), palette))
        elif _PARTS.fullmatch(name):
            package.set_text(name, _beside_theme(_swapped(package.text(name), palette), palette))


def recolour_charts(package: Package, palette: Palette) -> None:
    """Put the partnership's colours into the finished charts, planbuilder's own and those of the template."""
    if not palette:
        return
    for name in package.parts:
        if _CHARTS.fullmatch(name):
            package.set_text(name, _swapped(package.text(name), palette))


def _swapped(xml: str, palette: Palette) -> str:
    instead, words = palette.instead, palette.words

    def own(found: re.Match[str]) -> str:
        value = found[2].upper()
        swaps = {**instead, **words} if found[1] else instead
        return f'{found[1] or ""}"{swaps.get(value, found[2])}"'

    return _HEX.sub(own, xml)


def _theme_colours(palette: Palette) -> dict[str, str]:
    """The colours of a theme that the partnership's stand for, by their names in the theme."""
    colours: dict[str, str] = {}
    if palette.main:
        colours |= {"dk2": palette.main, "lt2": readable_tint(palette.main), "accent1": palette.main}
    if palette.second:
        colours["accent2"] = palette.second
    if palette.main or palette.accent:
        colours["accent6"] = palette.light
    return colours


def _in_theme(xml: str, palette: Palette) -> str:
    for name, colour in _theme_colours(palette).items():
        pattern = rf"(<a:{name}>).*?(</a:{name}>)"
        xml = re.sub(pattern, rf'\g<1><a:srgbClr val="{colour}"/>\g<2>', xml, count=1, flags=re.DOTALL)
    return xml


def _beside_theme(xml: str, palette: Palette) -> str:
    """The values that stand beside the names of theme colours, for the colours that were exchanged in the theme."""
    named = {
        {"dk2": "text2", "lt2": "background2"}.get(name, name): value for name, value in _theme_colours(palette).items()
    }

    def own(found: re.Match[str]) -> str:
        rest = found[2]
        for attribute, theme in (("val", "themeColor"), ("color", "themeColor"), ("fill", "themeFill")):
            used = re.search(rf' w:{theme}="(\w+)"', rest)
            if used and used[1] in named:
                value = _shaded(named[used[1]], rest, theme.removesuffix("Color"))
                kept = rf'(?<= w:{attribute}=")[0-9A-Fa-f]{{6}}(?=")'
                rest = re.sub(kept, value, rest)
        return found[1] + rest

    return _OF_THEME.sub(own, xml)


def _shaded(colour: str, attributes: str, theme: str) -> str:
    """A theme colour with its shade or tint (ECMA-376 part 1, 17.3.2.41): parts of 255 towards black or white."""
    shade = re.search(rf' w:{theme}Shade="([0-9A-Fa-f]{{2}})"', attributes)
    tint = re.search(rf' w:{theme}Tint="([0-9A-Fa-f]{{2}})"', attributes)
    parts = [int(colour[place : place + 2], 16) for place in (0, 2, 4)]
    if shade:
        parts = [round(part * int(shade[1], 16) / 255) for part in parts]
    elif tint:
        parts = [round(255 - (255 - part) * int(tint[1], 16) / 255) for part in parts]
    return "".join(f"{part:02X}" for part in parts)
