"""What is checked before anything is built: the workbook, its pictures, and the whole that they make.

In comes a year; out come the checked records, the pictures that can be printed, and every finding, less those that
officers have accepted.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from planbuilder.problems import Problem
from planbuilder.project import Year

if TYPE_CHECKING:
    from planbuilder.intake.check import Checked
    from planbuilder.output.drawing import PictureFile

WORKBOOK = "plan.xlsx"
#: The boxes that pictures go into: centimetres across and down.
CREST, FOCUS_PICTURE = (7.0, 2.4), (16.6, 7.0)
#: The checks of how a text reads: only asked for, never pressed on anyone.
ADVICE = frozenset({"long-sentence", "reading-level"})


@dataclass(frozen=True)
class Inputs:
    """A year's inputs after checking: records, pictures by key, findings, and findings accepted with their reason."""

    checked: Checked
    pictures: Mapping[str, PictureFile]
    problems: Sequence[Problem]
    accepted: Sequence[tuple[Problem, str]]


def check_inputs(year: Year, *, advice: bool = False) -> Inputs:
    """Read and check everything in inputs/ that the plan is made from."""
    from planbuilder.intake.check import check_workbook
    from planbuilder.review.accepted import accept
    from planbuilder.review.whole import review
    from planbuilder.schema import WORKBOOKS

    checked = check_workbook(year.inputs / WORKBOOK, WORKBOOKS[WORKBOOK])
    found = [*checked.problems, *review(checked, year.name, advice=advice)]
    pictures, faults = _check_pictures(year, checked)
    problems, accepted = accept([*found, *faults], checked, not_looked_for=() if advice else ADVICE)
    return Inputs(checked, pictures, in_reading_order(problems), accepted)


def in_reading_order(problems: Sequence[Problem]) -> list[Problem]:
    """Problems as an officer meets them who reads the workbook from its first sheet down, whatever found them."""
    from planbuilder.schema import WORKBOOKS

    sheets = [record.sheet.title for records in WORKBOOKS.values() for record in records]
    places = {title: number for number, title in enumerate(sheets)}

    def place(problem: Problem) -> tuple[int, int, int, str]:
        cell = re.match(r"(?:row |([A-Z]{1,3}))(\d+)", problem.cell)
        column, row = (cell[1] or "", int(cell[2])) if cell else ("", 0)
        return places.get(problem.sheet, -1), row, len(column), column

    return sorted(problems, key=place)


def _check_pictures(year: Year, checked: Checked) -> tuple[dict[str, PictureFile], list[Problem]]:
    """The pictures that the workbook names, by the key of the record that names them."""
    from planbuilder.intake.pictures import examine_picture
    from planbuilder.output.documents import picture_key
    from planbuilder.output.drawing import PictureFile
    from planbuilder.schema.lists import Priority
    from planbuilder.schema.plan import Settings

    wanted = [
        (one, "crest", one.crest, one.crest_text or f"Crest of {one.partnership}", (*CREST, False))
        for one in checked.of(Settings)
    ] + [
        (one, "picture", one.picture, one.picture_text or f"Picture for {one.name}", (*FOCUS_PICTURE, True))
        for one in checked.of(Priority)
    ]
    pictures: dict[str, PictureFile] = {}
    problems: list[Problem] = []
    for record, name, file, description, (width, height, fills) in wanted:
        if not file:
            continue
        found = examine_picture(file, year.pictures)
        if isinstance(found, Problem):
            place = record.place
            found = dataclasses.replace(found, workbook=place.workbook, sheet=place.sheet, cell=record.cell(name))
            problems.append(found)
        else:
            pictures[picture_key(record)] = PictureFile(found, description, width, height, fills)
    return pictures, problems
