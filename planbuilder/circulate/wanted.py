"""What officers type beside a command: which draft they mean, and a day."""

from __future__ import annotations

import datetime as dt

from planbuilder.cells import to_date
from planbuilder.drafts.issued import Issued, chosen, issued_drafts
from planbuilder.problems import Level, PlanbuilderError, Problem
from planbuilder.project import Year
from planbuilder.publications import PUBLICATIONS
from planbuilder.typed import CellFault, Typed


def the_draft(year: Year, number: str, document: str = "") -> Issued:
    """The draft with this number, or the last one; raises `PlanbuilderError` with those that there are.

    Numbers are given once a year, so that the number alone tells whether it is a draft of the plan or of the report.
    """
    wanted = document or PUBLICATIONS[0].name
    drafts = issued_drafts(year, wanted)
    if number.strip():
        if not document:
            others = [draft for one in PUBLICATIONS for draft in issued_drafts(year, one.name)]
            drafts = sorted(others, key=lambda draft: draft.number)
        if drafts:
            return chosen(drafts, number, year.name)
    if not drafts:
        what = f"no draft of the {wanted} {year.printed} has been issued yet"
        of_it = "" if wanted == PUBLICATIONS[0].name else f" DOCUMENT={wanted}"
        do = f'Issue one first: make draft STAGE="first draft"{of_it}'
        raise PlanbuilderError(Problem(Level.STOP, what, do))
    return drafts[-1]


def day_typed(text: str, where: str) -> dt.date:
    """A day in any of the ways in which officers type it; raises `PlanbuilderError`, which names the choice."""
    try:
        return to_date(Typed(text.strip()))
    except CellFault as fault:
        raise PlanbuilderError(Problem(Level.STOP, f"{where}: {fault.what}", fault.do)) from None
