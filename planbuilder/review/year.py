"""Whether a workbook is the one of its year: last year's file, copied and not yet brought up to date, is told apart."""

from __future__ import annotations

import datetime as dt
import re

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
        if folder_name(settings.year) != folder_name(folder) and not _is_one_of_several(settings, folder):
            what = f"the year here is {settings.year}, but the workbook lies in the folder inputs/{folder}"
            right = f"inputs/{folder_name(settings.year)}"
            do = f"Correct the year, or put the workbook, with its pictures and texts, into {right}."
            place = settings.place
            problems.append(YEAR_AND_FOLDER.problem(what, do, place.workbook, place.sheet, settings.cell("year")))
    return problems


def _is_one_of_several(settings: Settings | ReportSettings, folder: str) -> bool:
    """Whether a report looks back on one year of a plan of several, whose folder it shares."""
    if not isinstance(settings, ReportSettings):
        return False
    (first, last), (begins, ends) = plan_years(settings.year), plan_years(folder)
    return begins <= first and last <= ends


def plan_years(year: str) -> tuple[dt.date, dt.date]:
    """The first and the last day of a plan: "2017/18" is a financial year, "2025-28" is three of them.

    A single year ("2018") may be a calendar year or the financial year that begins in it: it covers both.
    """
    first, *more = re.split(r"[/-]", year)
    if not more:
        return dt.date(int(first), 1, 1), dt.date(int(first) + 1, 3, 31)
    last = int(first[: -len(more[0])] + more[0])
    return dt.date(int(first), 4, 1), dt.date(last if last > int(first) else last + 100, 3, 31)
