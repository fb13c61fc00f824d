"""How the charts look: fills, lines and letters, as DrawingML.

Colour is never the only sign: neighbouring series differ by pattern or marker and by how dark they are, too. Each
colour stands out from white by at least 3 to 1 (WCAG 2, 1.4.11), so that it still does on a bad projector.
"""

from __future__ import annotations

from dataclasses import dataclass

from planbuilder.colours import COLOURS

INK, RULE, GRID = "1B2733", COLOURS["Slate"], "D5DCE4"
#: A light slate for what stands in the background; 3.29 to 1 on white, 3.8 to 1 against navy.
QUIET = "7A90A8"
LABEL_POINTS, AXIS_POINTS, TITLE_POINTS = 8, 9, 12
EMU_PER_POINT = 12_700


@dataclass(frozen=True)
class Look:
    """What tells a series from its neighbours, in any kind of chart."""

    colour: str
    pattern: str = ""  # a preset of DrawingML, "wdUpDiag"; "" is a plain fill
    marker: str = "circle"
    dash: str = "solid"

    def in_colour(self, colour: str) -> Look:
        """The same look in another colour, where one is asked for."""
        return Look(colour, self.pattern, self.marker, self.dash) if colour else self


#: The last series, mostly the year that the document is about, is plain and strong; those before it step back.
_LOOKS = (
    Look(COLOURS["Teal"]),
    Look(QUIET, "wdUpDiag", "square", "sysDash"),
    Look(COLOURS["Navy"], "", "diamond", "dash"),
    Look(COLOURS["Crimson"], "ltHorz", "triangle", "sysDot"),
    Look(COLOURS["Plum"], "", "x", "lgDash"),
    Look(COLOURS["Blue"], "wdDnDiag", "star", "dashDot"),
    Look(COLOURS["Slate"], "", "plus", "lgDashDot"),
)


def looks(series: int) -> list[Look]:
    """The looks of this many series, in their order."""
    return [_LOOKS[place % len(_LOOKS)] for place in reversed(range(series))]


def solid(colour: str) -> str:
    """A plain fill."""
    return f'<a:solidFill><a:srgbClr val="{colour}"/></a:solidFill>'


def line(colour: str, points: float, dash: str = "solid", cap: str = "") -> str:
    """A line; without a colour, none."""
    if not colour:
        return "<a:ln><a:noFill/></a:ln>"
    dashes = f'<a:prstDash val="{dash}"/>' if dash != "solid" else ""
    ends = f' cap="{cap}"' if cap else ""
    return f'<a:ln w="{round(points * EMU_PER_POINT)}"{ends}>{solid(colour)}{dashes}<a:round/></a:ln>'


def area(look: Look) -> str:
    """The shape of a column or bar."""
    if not look.pattern:
        return f"<c:spPr>{solid(look.colour)}{line('', 0)}</c:spPr>"
    front, back = '<a:srgbClr val="FFFFFF"/>', f'<a:srgbClr val="{look.colour}"/>'  # LibreOffice's hatches are thin
    pattern = f'<a:pattFill prst="{look.pattern}"><a:fgClr>{front}</a:fgClr><a:bgClr>{back}</a:bgClr></a:pattFill>'
    return f"<c:spPr>{pattern}{line(look.colour, 1)}</c:spPr>"


def letters(points: float, font: str, *, bold: bool = False, turned: int = 0) -> str:
    """How words are set: c:txPr. `turned` is in degrees, against the clock."""
    body = f'<a:bodyPr rot="{-60000 * turned}" vert="horz"/>' if turned else "<a:bodyPr/>"
    return (
        f"<c:txPr>{body}<a:lstStyle/><a:p><a:pPr>{_run('defRPr', points, font, bold)}</a:pPr>"
        '<a:endParaRPr lang="en-GB"/></a:p></c:txPr>'
    )


def title(text: str, points: float, font: str, *, bold: bool = False, turned: int = 0) -> str:
    """The title of a chart or of an axis; `text` is XML. Nothing where there is no text."""
    if not text:
        return ""
    body = f'<a:bodyPr rot="{-60000 * turned}" vert="horz"/>' if turned else "<a:bodyPr/>"
    dress = _run("defRPr", points, font, bold)
    run = _run("rPr", points, font, bold).replace("<a:rPr", '<a:rPr lang="en-GB"')
    return (
        f"<c:title><c:tx><c:rich>{body}<a:lstStyle/><a:p><a:pPr>{dress}</a:pPr><a:r>{run}<a:t>{text}</a:t></a:r></a:p>"
        '</c:rich></c:tx><c:overlay val="0"/></c:title>'
    )


def _run(element: str, points: float, font: str, bold: bool) -> str:
    theme = font.startswith("+")  # a font of the theme, which has its own for other scripts
    face = f'<a:latin typeface="{font}"/>' + ("" if theme else f'<a:cs typeface="{font}"/>')
    return f'<a:{element} sz="{round(points * 100)}" b="{int(bold)}">{solid(INK)}{face}</a:{element}>'
