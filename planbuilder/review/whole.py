"""Every check that reads across the sheets of a plan, in the order in which officers should think of them."""

from __future__ import annotations

from planbuilder.intake.check import Checked
from planbuilder.problems import Problem
from planbuilder.review.agreement import agreement
from planbuilder.review.colours import colours
from planbuilder.review.dates import dates
from planbuilder.review.law import law
from planbuilder.review.money import money
from planbuilder.review.names import names
from planbuilder.review.wording import wording
from planbuilder.review.year import check_year


def review(checked: Checked, folder: str, *, advice: bool) -> list[Problem]:
    """What does not agree in a plan whose workbook lies in the folder of that year.

    With `advice`, also what would be easier to read.
    """
    return [
        *check_year(checked, folder),
        *agreement(checked),
        *money(checked),
        *dates(checked, folder),
        *names(checked),
        *colours(checked),
        *law(checked),
        *wording(checked, advice=advice),
    ]
