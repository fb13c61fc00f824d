"""The catalogue: for each check, a mistake and exactly what is said of it, and a twin that looks alike and is right."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Font

from planbuilder.catalogue import CATALOGUE, CHECKS
from planbuilder.cells import DATE, LINES, TEXT
from planbuilder.checking import check_inputs
from planbuilder.project import Project
from planbuilder.schema import PLAN_SHEETS, Column, Record, columns
from planbuilder.telling import line
from workbooks import plan_book

Change = Callable[[Workbook], object]


@dataclass(frozen=True)
class Case:
    """A mistake in the small plan, what is said of it (without the workbook's name), and a twin that passes."""

    check: str
    mistake: Change
    says: tuple[str, ...]
    twin: Change


def put(sheet: str, **cells: Any) -> Change:
    """Put values into cells of a sheet."""

    def change(book: Workbook) -> None:
        for cell, value in cells.items():
            book[sheet][cell] = value

    return change


def both(*changes: Change) -> Change:
    """One change after the other."""

    def change(book: Workbook) -> None:
        for one in changes:
            one(book)

    return change


def row(sheet: str, *values: object) -> Change:
    """Add a row below the others."""
    return lambda book: book[sheet].append(list(values))


def struck(whole: bool) -> Change:
    """A highlight struck through from end to end, or two words of it."""

    def change(book: Workbook) -> None:
        cell = book["Highlights"]["B2"]
        if whole:
            cell.font = Font(strike=True)
        else:
            old = TextBlock(InlineFont(strike=True), "to schools")
            cell.value = CellRichText("visits ", old)

    return change


def bold(book: Workbook) -> None:
    """The same cell in bold, which is no fault."""
    book["Highlights"]["B2"].font = Font(bold=True, underline="single")


NO_LEAD = (
    "WARN  Actions > E2: The action CE1 has no lead officer. Name one, as Name, Organisation.  [no-lead]",
    "NOTE  Accepted > A2: There is nothing at “Actions > E3” for “no-lead” to find (any more)."
    " Correct the cell, as rows may have moved; or delete this row.  [accepted-nothing]",
)

CASES = (
    # --- sheets, headings and rows
    Case(
        "missing-sheet",
        lambda book: setattr(book["Priorities"], "title", "Themes"),
        (
            "STOP  Priorities: The sheet “Priorities” is missing. Copy it from a blank workbook (make blank)."
            " Or add a sheet of that name with the headings “Priority”, “Colour”, “Picture”, “Picture description”"
            " in its first row.",
        ),
        lambda book: setattr(book["Priorities"], "title", " PRIORITIES "),
    ),
    Case(
        "old-sheet-name",
        lambda book: setattr(book["Actions"], "title", "Action plan"),
        ("NOTE  Actions: The sheet “Action plan” was read as “Actions”. There is no need to act.  [old-sheet-name]",),
        lambda book: book.create_sheet("My own notes"),
    ),
    Case(
        "spare-sheet",
        lambda book: setattr(book.copy_worksheet(book["Actions"]), "title", "Actions (2)"),
        (
            "WARN  Actions: The sheet “Actions (2)” beside it was not read."
            " Delete it, or name it “Actions” if it is the right one.  [spare-sheet]",
        ),
        lambda book: book.create_sheet("Actions for the board"),
    ),
    Case(
        "hidden-sheet",
        lambda book: setattr(book["Profile"], "sheet_state", "hidden"),
        ("WARN  Profile: This sheet is hidden but still counts. Unhide it to see what is in it.  [hidden-sheet]",),
        lambda book: setattr(book["How to use"], "sheet_state", "hidden"),
    ),
    Case(
        "no-headings",
        lambda book: book["Highlights"].delete_rows(1),
        ("STOP  Highlights > A1: The headings were not found. One row should read: Figure, Text, Print, Note.",),
        lambda book: book["Highlights"].insert_rows(1),
    ),
    Case(
        "missing-column",
        put("Actions", F1="Cost"),
        (
            "STOP  Actions > row 1: The column “Budget” is missing."
            " Add a column with the heading “Budget” (its cells may stay empty)."
            " If “Cost” is meant for it, rename that column instead.",
        ),
        put("Actions", F1=" BUDGET "),
    ),
    Case(
        "double-column",
        put("Actions", J1="Budget"),
        (
            "STOP  Actions > row 1: Two columns have the heading “Budget”."
            " Give one of them another heading, or delete it.",
        ),
        put("Actions", J1="Budget last year", J2="about £500"),
    ),
    Case(
        "old-heading",
        put("Actions", E1="Lead"),
        (
            "NOTE  Actions > row 1: The heading “Lead” was read as “Lead officer”."
            " There is no need to act.  [old-heading]",
        ),
        put("Actions", E1="lead  officer"),
    ),
    Case(
        "rows-above",
        both(lambda book: book["Profile"].insert_rows(1, 2), put("Profile", A1="The profile of Anytown")),
        ("NOTE  Profile > A3: The headings are in row 3. It was read from there.  [rows-above]",),
        lambda book: book["Profile"].insert_rows(2, 2),
    ),
    Case(
        "missing-setting",
        put("Plan", A4="District"),
        ("STOP  Plan: The setting “Area” is missing. Add a row for it in column A.",),
        row("Plan", "Remember", "to ask Jo"),
    ),
    Case(
        "double-setting",
        row("Plan", "Area", "Elsewhere"),
        ("STOP  Plan > A7: The setting “Area” stands here a second time (first in B4). Delete one of the two rows.",),
        row("Plan", "Kind of area", "borough"),
    ),
    Case(
        "merged-cells",
        lambda book: book["Actions"].merge_cells("E2:E3"),
        (
            "STOP  Actions > E2:E3: These cells are merged, so that it is not clear to which row their contents belong."
            " Choose Home > Merge & Centre > Unmerge Cells, and type the contents in each row that they belong to.",
        ),
        both(
            lambda book: book["Actions"].insert_rows(1),
            lambda book: book["Actions"].merge_cells("A1:H1"),
        ),
    ),
    Case(
        "hidden-rows",
        lambda book: setattr(book["Actions"].row_dimensions[3], "hidden", True),
        (
            "WARN  Actions > row 3: Row 3 is hidden but still counts. Unhide it to check it, or clear the filter."
            "  [hidden-rows]",
        ),
        lambda book: setattr(book["Actions"].row_dimensions[9], "hidden", True),
    ),
    Case(
        "hidden-rows",
        lambda book: setattr(book["Actions"].column_dimensions["F"], "hidden", True),
        ("WARN  Actions > F1: Column F is hidden but still counts. Unhide it to check it.  [hidden-rows]",),
        lambda book: setattr(book["People"].column_dimensions["D"], "hidden", True),
    ),
    Case(
        "formula-error",
        put("Actions", F2="#REF!"),
        ("STOP  Actions > F2: The formula here shows #REF!. Mend the formula, or type the value over it.",),
        put("Actions", D2="Room #1: open a drop-in"),
    ),
    Case(
        "formula-not-worked-out",
        put("Highlights", A2="=1+1"),
        (
            "STOP  Highlights > A2: The formula here was never worked out."
            " Open the workbook in Excel, save it, and run this again; or type the value over the formula.",
        ),
        put("Highlights", H2="=1+1"),
    ),
    # --- cells
    Case(
        "empty-cell",
        put("Actions", D2=None),
        ("STOP  Actions > D2: “Action” is empty. Fill it in, or delete the row.",),
        put("Actions", A9="  ", B9="\u00a0"),
    ),
    Case(
        "empty-cell",
        put("Actions", A7="Note: all sums exclude VAT"),
        (
            "STOP  Actions > row 7: This row has nothing but “Note: all sums exclude VAT”. Fill in the rest of it, or"
            " delete it; a note can stand above the headings or on a sheet of its own.",
        ),
        put("Actions", J7="Note: all sums exclude VAT"),
    ),
    Case(
        "rows-above",
        row("Focus", "Priority", "Heading", "Point"),
        ("NOTE  Focus > row 4: Row 4 repeats the headings and was left out. There is no need to act.  [rows-above]",),
        row("Focus", "ASB", "Why?", "Point"),
    ),
    Case(
        "unfinished",
        put("Text", B2="See Error! Reference source not found. for the figures"),
        (
            "WARN  Text > B2: “Error! Reference source not found.” was left in this text by Word or Excel."
            " Type what should stand there.  [unfinished]",
        ),
        put("Text", B2="Errors! They happen (add 5 to the number); see page [4], Who? Why?"),
    ),
    Case(
        "not-a-date",
        put("Versions", B2="Spring"),
        ("STOP  Versions > B2: “Spring” is not a date. Type it as day/month/year, for example 31/03/2018.",),
        put("Actions", H2="Spring"),
    ),
    Case(
        "not-a-date",
        put("Actions", H2="By 31/02/2018"),
        (
            "STOP  Actions > H2: “31/02/2018” is not a day in the calendar."
            " Type it as day/month/year, for example 31/03/2018.",
        ),
        put("Actions", H2="By 28/02/2018"),
    ),
    Case(
        "not-a-date",
        put("Actions", H2="1 September 2017 to 1 June 2017"),
        (
            "STOP  Actions > H2: This ends on 1 June 2017, before it begins on 1 September 2017."
            " Correct one of the two dates.",
        ),
        put("Actions", H2="1 June 2017 to 1 September 2017"),
    ),
    Case(
        "not-money",
        put("Actions", F2="approx £500 CSP"),
        (
            "STOP  Actions > F2: “approx £500 CSP” is not a definite amount of money."
            " Type the sum and who pays, one line a funder, for example £500 CSP; or: Existing resources.",
        ),
        put("Actions", F2="£1.5k CSP (approx half for rooms)"),
    ),
    Case(
        "not-a-year",
        put("Plan", B5="next year"),
        (
            "STOP  Plan > B5: “next year” is not a year."
            " Type it like 2017/18 (or 2025-2028 for a plan of several years).",
        ),
        put("Plan", B5="2017 - 2018"),
    ),
    Case(
        "not-a-colour",
        put("Priorities", C2="Yellow"),
        (
            "STOP  Priorities > C2: “Yellow” is not a colour that planbuilder knows."
            " Choose one of: Navy, Teal, Plum, Crimson, Blue, Slate, Green. Or type its digits, like #0B6B6B.",
        ),
        put("Priorities", C2="teal "),
    ),
    Case(
        "hard-to-read",
        put("Plan", A7="Main colour", B7="Blue", A8="Accent colour", B8="#F2B824"),
        (
            "WARN  Plan > B8: Words in the accent colour “#F2B824” are too hard to read on the main colour, Blue, and"
            " the other way round. The nearest that would do is #F7D479; it is printed instead until you choose"
            " another.  [hard-to-read]",
        ),
        put("Plan", A7="Main colour", B7="Navy", A8="Accent colour", B8="gold"),
    ),
    Case(
        "not-a-choice",
        put("Partners", B2="Council"),
        ("STOP  Partners > B2: “Council” is not one of the choices here. Choose one of: Statutory, Community.",),
        put("Partners", B2="statutory"),
    ),
    Case(
        "unknown-name",
        put("Actions", B2="Comunity engagment"),
        (
            "STOP  Actions > B2: “Comunity engagment” is not in the sheet “Priorities”."
            " Did you mean “Community engagement”?",
        ),
        put("Actions", B2="  community   ENGAGEMENT "),
    ),
    Case(
        "unknown-person",
        put("Actions", E2="Jo Blogs, ABC"),
        ("WARN  Actions > E2: “Jo Blogs” is not in the sheet “People”. Did you mean “Jo Bloggs”?  [unknown-person]",),
        put("Actions", E2="josephine bloggs, ABC"),
    ),
    Case(
        "contact-left-out",
        put("Actions", E2="Jo Bloggs, ABC, 01277 312500"),
        (
            "NOTE  Actions > E2: “01277 312500” stands beside a lead officer, and is left out of the plan."
            " There is no need to act.  [contact-left-out]",
        ),
        put("Actions", E2="PC 70123 Jo Bloggs, ABC"),
    ),
    Case(
        "used-twice",
        put("Actions", A3="ce1"),
        (
            "STOP  Actions > A3: “ce1” stands here a second time (first in A2)."
            " Each “Ref” may stand once: give this one another, or delete the row.",
        ),
        put("Actions", A3="CE11"),
    ),
    Case(
        "same-row",
        row("Focus", "Community engagement", "Focusing on", "Listening to people."),
        (
            "WARN  Focus > row 4: This row says the same as row 2. Delete one of them, unless both are meant."
            "  [same-row]",
        ),
        row("Focus", "Community engagement", "Focusing on", "Listening to young people."),
    ),
    Case(
        "text-as-date",
        put("Versions", B2="1st April 2017"),
        (
            "NOTE  Versions > B2: The text “1st April 2017” was read as the date 1 April 2017."
            " There is no need to act.  [text-as-date]",
        ),
        put("Versions", B2=dt.date(2017, 4, 1)),
    ),
    Case(
        "characters-removed",
        put("Profile", B2="One _x0007_bell."),
        (
            "NOTE  Profile > B2: A character that no document can show was taken out of the text."
            " There is no need to act.  [characters-removed]",
        ),
        put("Profile", B2="One _x_bell_x0041_, naïve – “quoted” 🇬🇧."),
    ),
    Case(
        "html-removed",
        put("Profile", B2="<p>Most homes</p><p>are <b>owned</b>.&nbsp;</p>"),
        (
            "NOTE  Profile > B2: The marks of a web page were taken out of this text."
            " Read it through once; there is no need to act where it is right.  [html-removed]",
        ),
        put("Profile", B2="Homes <5 rooms & flats > 2 <b or c>, {{ 7*7 }}, 3 < 4"),
    ),
    Case(
        "struck-through",
        struck(whole=True),
        (
            "WARN  Highlights > B2: “visits to schools” is struck through but will be printed."
            " Delete it, or take the line through it away.  [struck-through]",
        ),
        bold,
    ),
    Case(
        "struck-through",
        struck(whole=False),
        (
            "WARN  Highlights > B2: “to schools” is struck through but will be printed."
            " Delete it, or take the line through it away.  [struck-through]",
        ),
        bold,
    ),
    Case(
        "unfinished",
        put("Actions", H2="TBC"),
        ("WARN  Actions > H2: “TBC” says that something is still to come. Type what is now known.  [unfinished]",),
        put("Actions", H2="Tbcs meeting of 9 May 2017 (what to do next?)"),
    ),
    Case(
        "made-a-date",
        put("Highlights", A2=dt.date(2017, 2, 1)),
        (
            "WARN  Highlights > A2: Excel has made a date of this entry (1 February 2017)."
            " If it was no date: format the cell as Text and type it again.  [made-a-date]",
        ),
        put("Actions", H2=dt.date(2018, 2, 1)),
    ),
    Case(
        "date-as-number",
        put("Actions", H2=43190),
        (
            "WARN  Actions > H2: “43190” is the number by which Excel knows the date 31 March 2018."
            " Type 31 March 2018, or format the cell as a date.  [date-as-number]",
        ),
        put("Actions", H2="After 43190 visits"),
    ),
    Case(
        "garbled",
        put("Profile", B2="Rents are Â£900 a month."),
        (
            "WARN  Profile > B2: The letters “nts are Â£900 a mo” were spoilt on the way from another program."
            " Type the words again.  [garbled]",
        ),
        put("Profile", B2="Âge Île-de-France, São Tomé, £900 €5"),
    ),
    Case(
        "cut-off",
        put("Text", B2="12" * 16383 + "3"),
        (
            "WARN  Text > B2: This cell is full to the last character that Excel keeps in one (32,767)."
            " The end may be missing: put a text as long as this into a Word file.  [cut-off]",
        ),
        put("Text", B2="12" * 16000),
    ),
    Case(
        "very-long",
        put("Profile", A2="Housing and " * 20),
        (
            "WARN  Profile > A2: “Housing and Housing and Housing and H...” has 240 characters,"
            " which is long for “Theme”. Shorten it, or move it to where it belongs.  [very-long]",
        ),
        put("Profile", B2="Housing and " * 20),
    ),
    # --- what does not agree
    Case("no-lead", put("Actions", E2=None), NO_LEAD[:1], put("Actions", E2="Jo Bloggs")),
    Case(
        "no-budget",
        put("Actions", F2=None),
        (
            "WARN  Actions > F2: The action CE1 says nothing about money."
            " Type a sum and who pays, or: Existing resources.  [no-budget]",
        ),
        put("Actions", F2="Existing staff time"),
    ),
    Case(
        "no-timescale",
        put("Actions", H2=None),
        (
            "WARN  Actions > H2: The action CE1 has no timescale."
            " Type a date, or words such as: Immediate & ongoing.  [no-timescale]",
        ),
        put("Actions", H2="Ongoing"),
    ),
    Case(
        "no-funder",
        put("Actions", F2="£500"),
        (
            "WARN  Actions > F2: “£500” does not say who pays."
            " Add who pays after the sum, for example: £500 CSP.  [no-funder]",
        ),
        put("Actions", F2="£500 community safety partnership"),
    ),
    Case(
        "total-differs",
        put("Funders", D2="£600"),
        (
            "WARN  Funders > D2: CSP is to give £600, but the actions add up to £500 (£100 less)."
            " Correct the agreed total, or the budgets of the actions that it pays for.  [total-differs]",
        ),
        put("Funders", D2=500),
    ),
    Case(
        "total-differs",
        row("Actions", None, None, None, "Total", None, "£750"),
        (
            "WARN  Actions > F5: The total here is £750, but the sums above add up to £700 (£50 less)."
            " Correct the total or a sum above it; the document works out its own totals.  [total-differs]",
        ),
        row("Actions", "Total", None, None, None, None, 700),
    ),
    Case(
        "total-differs",
        both(
            row("Actions", "Subtotal", None, None, None, None, 700), row("Actions", "Total", None, None, None, None, 1)
        ),
        (
            "WARN  Actions > F6: The total here is £1, but the sums above add up to £700 (£699 more)."
            " Correct the total or a sum above it; the document works out its own totals.  [total-differs]",
        ),
        row("Funders", "Total", None, None, 0),
    ),
    Case(
        "priority-left-out",
        row("Priorities", "Serious violence"),
        (
            "WARN  Priorities > A4: “Serious violence” has neither focus points nor actions, so the plan leaves it out."
            " Add its points to the sheet “Focus” or its actions to the sheet “Actions”, or delete the row."
            "  [priority-left-out]",
        ),
        both(
            row("Priorities", "Serious violence"),
            row("Actions", "SV1", "Serious violence", "Less of it", "Meet.", "Jo Bloggs", "N/A", "All", "Ongoing"),
        ),
    ),
    Case(
        "no-actions",
        both(row("Priorities", "Serious violence"), row("Focus", "Serious violence", "Why?", "People are afraid.")),
        (
            "WARN  Priorities > A4: No action belongs to “Serious violence”."
            " Add its actions to the sheet “Actions”, or correct the priority of those that belong to it."
            "  [no-actions]",
        ),
        put("Focus", A2="ASB"),
    ),
    Case(
        "unserved",
        both(put("Actions", G3="Improve safety on our roads")),
        (
            "WARN  Police and crime plan > A4: No action serves the police and crime priority"
            " “Disrupt and prevent organised crime”."
            " Name it in an action that serves it, in the column “Police and crime priorities”.  [unserved]",
        ),
        put("Actions", G2=None, G3="1-3", G4="N/A"),
    ),
    Case(
        "unserved",
        put("Actions", G2=None, G3="None", G4="-"),
        (
            "WARN  Police and crime plan: No action says which police and crime priorities it serves."
            " Name them in the sheet “Actions”, in the column “Police and crime priorities”.  [unserved]",
        ),
        put("Actions", G2=None, G3="All of the above", G4=None),
    ),
    Case(
        "outside-year",
        put("Actions", H2="31 March 2017"),
        (
            "WARN  Actions > H2: 31 March 2017 is before the plan begins (1 April 2017)."
            " Correct the date, unless the action really runs there.  [outside-year]",
        ),
        put("Actions", H2="1 April 2017 to 31 March 2018"),
    ),
    Case(
        "outside-year",
        put("Actions", H2="Autumn 2017, then April 2018"),
        (
            "WARN  Actions > H2: April 2018 is after the plan ends (31 March 2018)."
            " Correct the date, unless the action really runs there.  [outside-year]",
        ),
        put("Actions", H2="Autumn 2017, then March 2018; ring 01277 312 500, see 12.04.2/17"),
    ),
    Case(
        "several-names",
        row("Priorities", "Anti social behavior"),
        (
            "WARN  Priorities > A4: “Anti social behavior” looks like “Anti-social behaviour” in A3."
            " If they are one, keep one and enter the other under “Also known as”.  [several-names]",
        ),
        both(
            row("Partners", "Anytown Ward 1 Watch", "Community"), row("Partners", "Anytown Ward 2 Watch", "Community")
        ),
    ),
    Case(
        "several-names",
        put("People", D3="Josephine Bloggs"),
        (
            "WARN  People > D3: “Josephine Bloggs” stands for “Jo Bloggs” (A2) as well."
            " Leave it with the one that is meant.  [several-names]",
        ),
        put("People", D3="Annie Other"),
    ),
    Case(
        "several-names",
        put("Actions", E2="Jo Bloggs, Neighbourhood Watch"),
        (
            "WARN  Actions > E2: Jo Bloggs is with “Neighbourhood Watch” here, and with “ABC” in People > B2."
            " Correct one of the two.  [several-names]",
        ),
        put("Actions", E2="Jo Bloggs, Anytown Borough Council"),
    ),
    Case(
        "twice-a-quarter",
        row("Progress", "CE1", "Q1", "Amber", "One more."),
        (
            "WARN  Progress > A3: Progress on CE1 in Q1 is entered a second time. Make one row of the two."
            "  [twice-a-quarter]",
        ),
        row("Progress", "CE1", "Q2", "Amber", "One more."),
    ),
    Case(
        "accepted-nothing",
        both(put("Actions", E2=None), row("Accepted", "Actions > E3", "no-lead", "Vacant.")),
        NO_LEAD,
        both(put("Actions", E2=None), row("Accepted", "plan.xlsx > Actions > E2", "[no-lead]", "Vacant.")),
    ),
    Case(
        "accepted-nothing",
        row("Accepted", "Actions > E2", "no-leed", "Vacant."),
        ("NOTE  Accepted > B2: No check is called “no-leed”. Did you mean “no-lead”?  [accepted-nothing]",),
        both(put("Actions", E2=None), row("Accepted", "actions!$E$2", "No lead", "Vacant.")),
    ),
    Case(
        "cannot-be-accepted",
        both(put("Actions", E2=None), row("Accepted", "Actions > CE1", "no-lead")),
        (
            NO_LEAD[0],
            "WARN  Accepted > A2: This row lacks its cell, its check or its reason, so nothing is accepted by it."
            " Fill in all three.  [cannot-be-accepted]",
        ),
        both(put("Actions", E2=None), row("Accepted", "Actions > CE1", "no-lead", "Vacant.")),
    ),
    Case(
        "cannot-be-accepted",
        row("Accepted", "Actions > E2", "empty-cell", "It is right."),
        (
            "WARN  Accepted > B2: “empty-cell” has to be mended and cannot be accepted."
            " Mend it at its cell, and delete this row.  [cannot-be-accepted]",
        ),
        both(put("Actions", E2=None, E3=None), row("Accepted", "Actions", "no-lead", "Vacant.")),
    ),
)

#: The checks that need files rather than cells, or a whole plan, and the tests that have their mistakes and twins.
ELSEWHERE = {
    **dict.fromkeys([check.name for check in CATALOGUE["Files"]], "test_files, test_pictures, test_word_text, stories"),
    **dict.fromkeys([check.name for check in CATALOGUE["What the law asks of a plan"]], "test_review_law"),
    **dict.fromkeys([check.name for check in CATALOGUE["How it is worded"]], "test_review_leftovers and its sisters"),
    **dict.fromkeys(
        [check.name for check in CATALOGUE["Counts and figures"]], "test_numbers, test_review_statistics, test_figures"
    ),
    "year-and-folder": "test_review_year",
}


def found(change: Change, folder: Path) -> list[str]:
    """What an officer reads when the small plan is changed like that."""
    inputs = folder / "inputs" / "2017-18"
    inputs.mkdir(parents=True)
    book = plan_book()
    change(book)
    book.save(inputs / "plan.xlsx")
    problems = check_inputs(Project(folder).year("2017-18")).problems
    return [line(problem).replace("plan.xlsx > ", "") for problem in problems]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.check)
def test_a_mistake_is_told_in_these_words(case: Case, tmp_path: Path) -> None:
    assert found(case.mistake, tmp_path) == list(case.says)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.check)
def test_what_looks_alike_and_is_right_passes_without_a_word(case: Case, tmp_path: Path) -> None:
    assert found(case.twin, tmp_path) == []


def test_every_check_of_the_catalogue_has_its_mistake_and_its_twin() -> None:
    assert {case.check for case in CASES} | set(ELSEWHERE) == set(CHECKS)
    assert not {case.check for case in CASES} & set(ELSEWHERE)


def test_no_two_checks_have_one_name_and_every_one_is_explained() -> None:
    declared = [check for checks in CATALOGUE.values() for check in checks]
    assert len(declared) == len(CHECKS)
    for check in declared:
        assert check.name == check.name.lower().replace(" ", "-")
        assert all(text.strip().endswith((".", "?")) for text in (check.finds, check.why, check.mend))


# --- every column -----------------------------------------------------------------------------------------

TABLES = [record for record in PLAN_SHEETS if not record.sheet.settings]
COLUMNS = [(record, name, column) for record in TABLES for name, column in columns(record).items()]


def name_of(one: object) -> str:
    """The heading of a column, for the name of a test."""
    return getattr(one, "heading", "")


def with_entry(record: type[Record], name: str, value: Any) -> Change:
    """One entry of the small plan exchanged; in its last column, a row of an empty sheet is made for it."""

    def change(book: Workbook) -> None:
        sheet = book[record.sheet.title]
        headings = [cell.value for cell in sheet[1]]
        heading = columns(record)[name].heading
        if heading not in headings:
            sheet.cell(1, len(headings) + 1, heading)
            headings.append(heading)
        sheet.cell(2, headings.index(heading) + 1, value)

    return change


def of_kind(*kinds: object, printed: bool = True) -> list[tuple[type[Record], str, Column]]:
    """The columns of these kinds."""
    return [one for one in COLUMNS if one[2].kind in kinds and (one[2].printed or not printed)]


def about(record: type[Record], change: Change, folder: Path) -> list[str]:
    """What is said of the second row of a sheet."""
    return [one for one in found(change, folder) if f" {record.sheet.title} > " in one and "2:" in one]


@pytest.mark.parametrize(("record", "name", "column"), COLUMNS, ids=name_of)
def test_a_formula_error_is_stopped_in_every_column(
    record: type[Record], name: str, column: Column, tmp_path: Path
) -> None:
    said = about(record, with_entry(record, name, "#REF!"), tmp_path)
    assert [one for one in said if one.startswith("STOP") and "shows #REF!" in one]
    assert len(said) == 1 + sum("Accepted" in one and "is empty" in one for one in said)


@pytest.mark.parametrize(
    ("record", "name", "column"), of_kind(TEXT, LINES), ids=lambda one: getattr(one, "heading", "")
)
@pytest.mark.parametrize(
    ("typed", "check"), [("to be confirmed", "unfinished"), ("Â£500", "garbled"), ("<p>one</p>", "html-removed")]
)
def test_a_text_is_looked_over_in_every_column_that_is_printed(
    record: type[Record], name: str, column: Column, typed: str, check: str, tmp_path: Path
) -> None:
    assert any(one.endswith(f"[{check}]") for one in about(record, with_entry(record, name, typed), tmp_path))


@pytest.mark.parametrize(
    ("record", "name", "column"), of_kind(TEXT, LINES), ids=lambda one: getattr(one, "heading", "")
)
def test_outer_double_and_no_break_spaces_are_right_in_every_column(
    record: type[Record], name: str, column: Column, tmp_path: Path
) -> None:
    small = plan_book()[record.sheet.title]
    headings = [cell.value for cell in small[1]]
    old = small.cell(2, headings.index(column.heading) + 1).value if column.heading in headings else None
    typed = f"\u00a0 {str(old).replace(' ', '  ')} \u2003" if isinstance(old, str) else " \u00a0 "
    if column.required or old:
        assert found(with_entry(record, name, typed), tmp_path) == []


@pytest.mark.parametrize(("record", "name", "column"), of_kind(DATE), ids=name_of)
@pytest.mark.parametrize("typed", ["Spring", "31/02/2017", "2017", 2017, "as soon as possible"])
def test_no_date_is_stopped_in_every_column_of_dates(
    record: type[Record], name: str, column: Column, typed: object, tmp_path: Path
) -> None:
    (said,) = about(record, with_entry(record, name, typed), tmp_path)
    assert said.startswith("STOP")
