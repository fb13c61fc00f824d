"""Formulas that show an error, and formulas that were never worked out."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from planbuilder.catalogue.layout import FORMULA_ERROR, FORMULA_NOT_WORKED_OUT
from planbuilder.intake.formula_places import Place
from planbuilder.intake.rows import SheetRows
from planbuilder.problems import Problem
from planbuilder.typed import FORMULA_ERRORS

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet


def formula_faults(rows: SheetRows, shown: Worksheet, formulas: Collection[Place]) -> list[Problem]:
    """Formulas that show an error, and those (at `formulas`) that were never worked out, in the columns read."""
    from openpyxl.utils import get_column_letter

    problems = []
    for row in rows.rows:
        for name, typed in row.cells.items():
            if isinstance(typed.value, str) and typed.value in FORMULA_ERRORS:
                what, do = f"the formula here shows {typed.value}", "Mend the formula, or type the value over it."
                problems.append(FORMULA_ERROR.problem(what, do, cell=row.addresses[name]))
    for number, column in sorted(formulas):
        if number > rows.top and column in rows.columns and _has_no_result(shown, (number, column)):
            what = "the formula here was never worked out"
            do = "Open the workbook in Excel, save it, and run this again; or type the value over the formula."
            problems.append(FORMULA_NOT_WORKED_OUT.problem(what, do, cell=f"{get_column_letter(column)}{number}"))
    rows.told.update(problem.cell for problem in problems)
    return problems


def _has_no_result(shown: Worksheet, place: Place) -> bool:
    """Whether a formula was never worked out; one whose result is an empty text has the type of a text."""
    result = shown._cells.get(place)
    return result is None or (result.value is None and result.data_type != "str")
