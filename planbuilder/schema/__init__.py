"""Every workbook, sheet and column, declared once.

A sheet is a record class; a column is one of its fields. From these declarations come the blank workbooks (headings,
drop-downs, prompts, widths), the reading, the checks and the officers' data guide. To add a column, add a field.

The sheets and the ways of typing follow what officers of a Community Safety Partnership already do in their own
action-plan spreadsheets; docs/decisions.md says why each sheet that is not obvious is there.
"""

from __future__ import annotations

from collections.abc import Mapping

from planbuilder.schema.achievements import ACHIEVEMENTS_SHEETS
from planbuilder.schema.declare import Column, Place, Record, Sheet, columns, references
from planbuilder.schema.plan import PLAN_SHEETS
from planbuilder.schema.statistics import STATISTICS_SHEETS

#: The workbooks of a year by file name, with the sheets of each in the order of their tabs.
WORKBOOKS: Mapping[str, tuple[type[Record], ...]] = {
    "plan.xlsx": PLAN_SHEETS,
    "statistics.xlsx": STATISTICS_SHEETS,
    "achievements.xlsx": ACHIEVEMENTS_SHEETS,
}
#: What each workbook is called, and the command that makes a document of it.
TITLES: Mapping[str, str] = {
    "plan.xlsx": "Partnership Plan",
    "statistics.xlsx": "Statistics",
    "achievements.xlsx": "Achievements",
}
COMMANDS: Mapping[str, str] = {
    "plan.xlsx": "make plan",
    "statistics.xlsx": "make report",
    "achievements.xlsx": "make report",
}

__all__ = [
    "ACHIEVEMENTS_SHEETS",
    "COMMANDS",
    "PLAN_SHEETS",
    "STATISTICS_SHEETS",
    "TITLES",
    "WORKBOOKS",
    "Column",
    "Place",
    "Record",
    "Sheet",
    "columns",
    "references",
]
