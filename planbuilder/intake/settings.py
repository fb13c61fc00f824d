"""A sheet of settings becomes one row: the name of each setting is in column A, its value in column B."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from planbuilder.catalogue.layout import DOUBLE_SETTING, MISSING_SETTING
from planbuilder.intake.rows import Dress, Row, SheetRows, cells_by_row
from planbuilder.problems import Problem, nearest
from planbuilder.schema import Column, columns
from planbuilder.typed import Typed, folded

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet


def read_settings(worksheet: Worksheet, sheet: SheetRows) -> list[Problem]:
    """Fill a settings sheet; what is missing or stands twice is said."""
    problems: list[Problem] = []
    declared = columns(sheet.record)
    fields = {folded(h): name for name, column in declared.items() for h in (column.heading, *column.old_headings)}
    typed: dict[str, Typed] = {}
    addresses: dict[str, str] = {}
    unknown: list[str] = []
    dress = Dress()
    for number, cells in cells_by_row(worksheet).items():
        by_column = {cell.column: cell for cell in cells}
        label = Typed(by_column[1].value).text if 1 in by_column else ""
        name = fields.get(folded(label))
        if name is None:
            unknown += [label] if label else []
        elif name in addresses:
            what = f"the setting “{declared[name].heading}” stands here a second time (first in {addresses[name]})"
            problems.append(DOUBLE_SETTING.problem(what, "Delete one of the two rows.", cell=f"A{number}"))
        else:
            addresses[name] = f"B{number}"
            if 2 in by_column:
                typed[name] = dress.typed(by_column[2])
    for name, column in declared.items():
        problems += _missing_setting(column, unknown) if name not in addresses else []
    sheet.columns = frozenset({2})
    sheet.rows += [Row(1, typed, addresses)] if addresses else []
    return problems


def _missing_setting(column: Column, unknown: Sequence[str]) -> list[Problem]:
    # an officer's own row is not to be taken for a setting that may be missing
    near = nearest(column.heading, unknown, cutoff=0.6 if column.required else 0.8)
    if not near and not column.required:
        return []
    do = f"Rename the setting “{near}” to “{column.heading}”." if near else "Add a row for it in column A."
    return [MISSING_SETTING.problem(f"the setting “{column.heading}” is missing", do)]
