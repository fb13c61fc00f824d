"""Checks across sheets: what is right by itself and does not agree with something else."""

from __future__ import annotations

from planbuilder.catalogue.declare import Check
from planbuilder.problems import Level

YEAR_AND_FOLDER = Check(
    "year-and-folder",
    Level.WARN,
    "A workbook whose year is not the year of its folder.",
    "It is probably last year's workbook, copied and not yet brought up to date.",
    "Correct the year, or put the workbook into the folder of its own year.",
)
NO_LEAD = Check(
    "no-lead",
    Level.WARN,
    "An action without a lead officer, or with “Vacant”, “N/A” or the like for one.",
    "Nobody could be asked for it at year end.",
    "Name one, or accept the gap with a reason.",
)
NO_BUDGET = Check(
    "no-budget",
    Level.WARN,
    "An action that says nothing about money.",
    "The table of resources lists it as not stated.",
    "Type a sum, or “Existing resources”.",
)
NO_TIMESCALE = Check(
    "no-timescale",
    Level.WARN,
    "An action without a timescale.",
    "Nobody could say at year end whether it is late.",
    "Type a date, or words such as “Immediate & ongoing”.",
)
NO_FUNDER = Check(
    "no-funder",
    Level.WARN,
    "A sum that does not say who pays.",
    "The table of resources would have to say so.",
    "Add who pays after the sum: £500 CSP.",
)
TOTAL_DIFFERS = Check(
    "total-differs",
    Level.WARN,
    "A total that is stated (in the sheet “Funders”, or in a row “Total” below the actions) and is not what the"
    " budgets of the actions add up to. Totals in the document are always worked out.",
    "Either a budget or the total is wrong.",
    "Correct one of them; the message names both sums.",
)
PRIORITY_LEFT_OUT = Check(
    "priority-left-out",
    Level.WARN,
    "A priority with neither focus points nor actions.",
    "The plan would not mention it.",
    "Add its points or its actions, or delete the row.",
)
NO_ACTIONS = Check(
    "no-actions",
    Level.WARN,
    "A priority that has focus points and not a single action.",
    "The plan would promise something and do nothing about it.",
    "Add an action, or accept it where the actions are in another plan.",
)
UNSERVED = Check(
    "unserved",
    Level.WARN,
    "A priority of the police and crime plan that no action serves; or actions that name none of them at all.",
    "Partners must have regard to that plan; a reader would ask.",
    "Name it in an action that serves it, or accept it.",
)
OUTSIDE_YEAR = Check(
    "outside-year",
    Level.WARN,
    "A date in a timescale that lies outside the year of the plan, or a version dated after its end.",
    "It is often last year's date, or a slip of the year.",
    "Correct the date, or accept it where the action runs on.",
)
SEVERAL_NAMES = Check(
    "several-names",
    Level.WARN,
    "Two entries of a list that look like one thing (of people, with another title or an initial for the first name),"
    " two people in one entry, one other name (“Also known as”) for two of them, or a lead officer with two different"
    " organisations.",
    "Sums and tables would be split between them.",
    "Keep one and enter the other under “Also known as”; or accept it where they are two.",
)
TWICE_A_QUARTER = Check(
    "twice-a-quarter",
    Level.WARN,
    "Progress on one action that is entered twice for one quarter.",
    "The report could not say which of the two holds.",
    "Make one row of the two.",
)
ACCEPTED_NOTHING = Check(
    "accepted-nothing",
    Level.NOTE,
    "A row of the sheet “Accepted” that silences nothing (any more).",
    "Rows may have moved, or the matter is mended.",
    "Correct its cell or its check, or delete the row.",
)
CANNOT_BE_ACCEPTED = Check(
    "cannot-be-accepted",
    Level.WARN,
    "A row of the sheet “Accepted” for something that has to be mended, or without a cell, a check or a reason.",
    "What has to be mended would make the document wrong; and whoever comes next should know why something is right.",
    "Mend it at its cell and delete the row, or fill in what is missing.",
)

CHECKS = (
    *(YEAR_AND_FOLDER, NO_LEAD, NO_BUDGET, NO_TIMESCALE, NO_FUNDER, TOTAL_DIFFERS, PRIORITY_LEFT_OUT, NO_ACTIONS),
    *(UNSERVED, OUTSIDE_YEAR, SEVERAL_NAMES, TWICE_A_QUARTER, ACCEPTED_NOTHING, CANNOT_BE_ACCEPTED),
)
