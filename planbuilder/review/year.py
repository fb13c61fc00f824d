"""Whether a workbook is the one of its year: last year's file, copied and not yet brought up to date, is told apart."""

from __future__ import annotations

from planbuilder.catalogue.agreement import YEAR_AND_FOLDER
from planbuilder.intake.check import Checked
from planbuilder.problems import Problem
from planbuilder.project import folder_name
from planbuilder.schema.achievements import ReportSettings
from planbuilder.schema.plan import Settings


def check_year(checked: Checked, folder: str) -> list[Problem]:
    """A warning where the year in the workbook is not the year of its folder."""
    problems = []
    stated: list[Settings | ReportSettings] = [*checked.of(Settings), *checked.of(ReportSettings)]
    for settings in stated:
        if folder_name(settings.year) != folder_name(folder):
            what = f"the year here is {settings.year}, but the workbook lies in the folder inputs/{folder}"
            right = f"inputs/{folder_name(settings.year)}"
            do = f"Correct the year, or put the workbook, with its pictures and texts, into {right}."
            place = settings.place
            problems.append(YEAR_AND_FOLDER.problem(what, do, place.workbook, place.sheet, settings.cell("year")))
    return problems
