"""The checks of published data (XLSX and CSV), declared: what each looks for, its rule, and how to mend it."""

from __future__ import annotations

from planbuilder.inspecting.results import Rule
from planbuilder.inspecting.sources import CSV, OWN, SPREADSHEETS, UNSEEN_PAGE

_GSS = "Government Analysis Function: releasing statistics in spreadsheets"
_TABULAR = "GOV.UK: tabular data standard (RFC 4180)"
_MEND = "Mend it in the file, or publish again."


def _sheet(key: str, title: str) -> Rule:
    return Rule(key, title, _GSS, SPREADSHEETS, _MEND, note=UNSEEN_PAGE)


def _csv(key: str, title: str) -> Rule:
    return Rule(key, title, _TABULAR, CSV, _MEND, note=UNSEEN_PAGE)


READABLE = Rule(
    "data-readable", "The file is data that can be opened", "Office Open XML; RFC 4180", OWN, "Save it once more."
)
TITLE = _sheet("data-title", "The workbook has a title among its properties")
NAMES = _sheet("data-sheet-names", "Sheets have names that say what is in them")
HEADED = _sheet("data-sheet-titles", "Every sheet begins with its title in cell A1")
TABLES = _sheet("data-tables", "Data stand in tables that are marked as such, one a sheet")
MERGED = _sheet("data-merged", "No cells are merged")
HEADINGS = _sheet("data-headings", "Every column of a table has a heading of its own")
BLANKS = _sheet("data-blanks", "No row or column of a table is blank")
HIDDEN = _sheet("data-hidden", "Nothing is hidden")
ERRORS = _sheet("data-errors", "No cell shows an error")
PICTURES = _sheet("data-pictures", "Nothing floats over the cells")
CODING = _csv("csv-coding", "The file is in UTF-8")
CSV_HEADINGS = _csv("csv-headings", "The first row names every column, each name once")
CSV_ROWS = _csv("csv-rows", "Every row has as many columns as the first")
CSV_BLANKS = _csv("csv-blanks", "No row is blank")
CSV_FORMULAS = Rule(
    "csv-formulas",
    "No value would run as a formula in Excel",
    "OWASP: CSV injection (from memory)",
    OWN,
    "Put a word before the sign, or publish the file again.",
)

WORKBOOK_RULES = (TITLE, NAMES, HEADED, TABLES, MERGED, HEADINGS, BLANKS, HIDDEN, ERRORS, PICTURES)
CSV_RULES = (CODING, CSV_HEADINGS, CSV_ROWS, CSV_BLANKS, CSV_FORMULAS)
RULES = (READABLE, *WORKBOOK_RULES, *CSV_RULES)
