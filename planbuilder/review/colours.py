"""Whether a partnership's colours can be read together: words in the main colour on the accent, and the other way.

In come the checked records of plan.xlsx; out comes a warning at the cell, with the nearest colour that would do. That
white words can be read on a dark colour is seen to where it is read (`planbuilder/colours.py`).
"""

from __future__ import annotations

from planbuilder.catalogue.entries import HARD_TO_READ
from planbuilder.colours import COLOURS, READABLE, Palette
from planbuilder.intake.check import Checked
from planbuilder.problems import Problem
from planbuilder.schema.plan import Settings
from planbuilder.values import contrast


def colours(checked: Checked) -> list[Problem]:
    """A warning where the accent colour and the main one are too much alike."""
    problems = []
    for settings in checked.of(Settings):
        accent, main = settings.accent, settings.colour
        ground = main.value if main else COLOURS["Navy"]
        if accent and contrast(accent.value, ground) < READABLE:
            beside = f"the main colour, {main.name}," if main else "navy, the main colour of the template,"
            what = (
                f"words in the accent colour “{accent.name}” are too hard to read on {beside} and the other way round"
            )
            nearest = Palette(main=ground, accent=accent.value).light
            do = f"The nearest that would do is #{nearest}; it is printed instead until you choose another."
            place = settings.place
            problems.append(HARD_TO_READ.problem(what, do, place.workbook, place.sheet, settings.cell("accent")))
    return problems
