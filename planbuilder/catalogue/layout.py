"""Checks of how a workbook is laid out: its sheets, headings and rows."""

from __future__ import annotations

from planbuilder.catalogue.declare import Check
from planbuilder.problems import Level

_WHICH_ROW = "What stands there would print in the wrong place, or not at all."

MISSING_SHEET = Check(
    "missing-sheet",
    Level.STOP,
    "A sheet that is not there, or has been renamed. Capitals, spaces and quotes do not count.",
    "What it holds would be missing from the document without a word.",
    "Rename the sheet, or copy an empty one from a blank workbook (make blank).",
)
OLD_SHEET_NAME = Check(
    "old-sheet-name",
    Level.NOTE,
    "A sheet with a name that it had in earlier years.",
    "It is read all the same; the note says as what.",
    "There is no need to act.",
)
SPARE_SHEET = Check(
    "spare-sheet",
    Level.WARN,
    "A second sheet that looks like a copy of one that is read: “Actions (2)”, “Actions old”.",
    "Only the sheet of the right name is read, and the newest work may be in the other.",
    "Delete it, or give it the name of the sheet that it should be.",
)
HIDDEN_SHEET = Check(
    "hidden-sheet",
    Level.WARN,
    "A hidden sheet.",
    "What it says is printed, although nobody who looks through the workbook sees it.",
    "Unhide it, or delete what should not be printed.",
)
NO_HEADINGS = Check(
    "no-headings",
    Level.STOP,
    "A sheet without its row of headings.",
    _WHICH_ROW,
    "Put the headings back in one row; the message names them.",
)
MISSING_COLUMN = Check(
    "missing-column",
    Level.STOP,
    "A column that is not there, or whose heading was changed; the one that is meant is named where one looks like it."
    " The order of columns does not matter, nor do columns of your own.",
    "What was typed in it would be lost in silence.",
    "Rename the column, or add it; it may stay empty where its cells may.",
)
DOUBLE_COLUMN = Check(
    "double-column",
    Level.STOP,
    "Two columns with one heading.",
    "Nobody could say which of them counts.",
    "Give one of them another heading, or delete it.",
)
OLD_HEADING = Check(
    "old-heading",
    Level.NOTE,
    "A heading that the column had in earlier years.",
    "It is read all the same; the note says as what.",
    "There is no need to act.",
)
ROWS_ABOVE = Check(
    "rows-above",
    Level.NOTE,
    "A title or an explanation above the headings.",
    "The sheet is read from its headings on.",
    "There is no need to act.",
)
MISSING_SETTING = Check(
    "missing-setting",
    Level.STOP,
    "A row of the sheet “Plan” that is not there, or has been renamed.",
    "Names, year and titles run all through the document.",
    "Rename the setting, or add a row for it in column A.",
)
DOUBLE_SETTING = Check(
    "double-setting",
    Level.STOP,
    "A setting that stands twice on the sheet “Plan”.",
    "Nobody could say which of them counts.",
    "Delete one of the two rows.",
)
MERGED_CELLS = Check(
    "merged-cells",
    Level.STOP,
    "Merged cells among the data. Merged cells in a title above it do no harm.",
    "Excel keeps what they say in the first row alone; the other rows are empty.",
    "Home > Merge & Centre > Unmerge Cells, and type the contents in each row that they belong to.",
)
HIDDEN_ROWS = Check(
    "hidden-rows",
    Level.WARN,
    "Rows or columns that are hidden, or filtered out.",
    "They are printed like any others, although they cannot be seen.",
    "Unhide them to check them, or clear the filter.",
)
FORMULA_ERROR = Check(
    "formula-error",
    Level.STOP,
    "A formula that shows #REF!, #N/A, #VALUE! or the like.",
    "The document would print it.",
    "Mend the formula, or type the value over it.",
)
FORMULA_NOT_WORKED_OUT = Check(
    "formula-not-worked-out",
    Level.STOP,
    "A formula without a result, as programs other than Excel leave it.",
    "It would print as an empty cell.",
    "Open the workbook in Excel, save it, and run the command again.",
)

CHECKS = (
    *(
        MISSING_SHEET,
        OLD_SHEET_NAME,
        SPARE_SHEET,
        HIDDEN_SHEET,
        NO_HEADINGS,
        MISSING_COLUMN,
        DOUBLE_COLUMN,
        OLD_HEADING,
    ),
    *(ROWS_ABOVE, MISSING_SETTING, DOUBLE_SETTING, MERGED_CELLS, HIDDEN_ROWS, FORMULA_ERROR, FORMULA_NOT_WORKED_OUT),
)
