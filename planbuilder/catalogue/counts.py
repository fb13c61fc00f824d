"""Checks of counts, figures and what is worked out from them."""

from __future__ import annotations

from planbuilder.catalogue.declare import Check
from planbuilder.problems import Level

NOT_A_COUNT = Check(
    "not-a-count",
    Level.STOP,
    "A count that is no whole number from 0 up: “about 50”, -3, 4.5.",
    "Changes, rates and totals are worked out from it.",
    "Type the number alone, such as 1,250; or - where it was not recorded.",
)
NOT_A_NUMBER = Check(
    "not-a-number",
    Level.STOP,
    "A figure that is none: “about half”, “12 or 13”.",
    "It is compared with a target, and printed.",
    "Type the number alone, such as 16.9%, 3.5 or 1,250; or - where it was not recorded.",
)
SHARE_ABOVE_100 = Check(
    "share-above-100",
    Level.WARN,
    "A percentage above 100.",
    "A share of something cannot be more than all of it; 1690% is often 16.9% typed into a cell that Excel shows as"
    " a percentage.",
    "Correct it, or accept it where more than 100% is meant (a rise, for example).",
)

PERIOD_ROLES = Check(
    "period-roles",
    Level.STOP,
    "Not one previous and one current period in the sheet “Periods”.",
    "Changes are counted from the one to the other.",
    "Keep two rows, one with the role Previous and one with Current.",
)
UNEVEN_PERIODS = Check(
    "uneven-periods",
    Level.WARN,
    "Two periods of different length, that overlap, or of which the current one is the earlier.",
    "Counts of unlike periods cannot fairly be compared.",
    "Correct the dates, or accept it with a reason.",
)
PERIOD_NAME = Check(
    "period-name",
    Level.WARN,
    "A period whose name is a year that its dates do not lie in: “2017”, or “2016/17”, beside dates of other years.",
    "The name stands above every count, so readers would take them for those of another time.",
    "Correct the dates or the name.",
)
OWN_IS_FORCE = Check(
    "own-is-force",
    Level.WARN,
    "One area that is both the own area and the force area in the sheet “Statistics”.",
    "The comparison would print the same counts twice, and gaps of 0.0.",
    "Choose the police force as the force area; or accept it, where the partnership's area is the whole force.",
)
ABOVE_FORCE = Check(
    "above-force",
    Level.WARN,
    "A count of the own area that is above the force's count of the same period, or people or households likewise.",
    "The own area is a part of the force, so one of the two numbers is a slip; often two columns are exchanged.",
    "Compare both with their source.",
)
LEAGUE_TOTAL = Check(
    "league-total",
    Level.WARN,
    "Counts of the sheet “Districts” that do not add up to the force's count of the same measure.",
    "A reader who adds them up would find another total than the one printed beside it.",
    "Correct a count; or add the area that is missing, with the kind Other where it is no district (an airport).",
)
TWO_COUNTS = Check(
    "two-counts",
    Level.WARN,
    "The own area's count in the sheet “Districts” that differs from the one in the sheet “Crime”.",
    "The same figure would be printed in two ways.",
    "Correct the one that is wrong.",
)
NO_DENOMINATOR = Check(
    "no-denominator",
    Level.WARN,
    "An area that needs a rate and has no people, or no households.",
    "Its rate would print as “n/a”.",
    "Type the number on the sheet “Areas”, or accept the gap.",
)
NO_LEAGUE_MEASURE = Check(
    "no-league-measure",
    Level.WARN,
    "Counts in the sheet “Districts” without a league table measure in the sheet “Statistics”.",
    "The league table would be left out.",
    "Choose the measure that the districts count.",
)
MONTH_TWICE = Check(
    "month-twice",
    Level.STOP,
    "A month of a series that is entered twice for one year.",
    "The chart could not say which of the two holds.",
    "Make one row of the two.",
)
MONTH_MISSING = Check(
    "month-missing",
    Level.WARN,
    "A month that one of the last two years of a series has, and the other has not.",
    "Only the months that are recorded in both are compared.",
    "Add the month, with - where it was not recorded.",
)
MIXED_UNITS = Check(
    "mixed-units",
    Level.WARN,
    "An indicator whose baseline, target and outturn are not all percentages, or all plain numbers.",
    "They cannot be compared, so that there is no rating.",
    "Type all of them alike: 64% or 64.",
)
UNKNOWN_FIGURE = Check(
    "unknown-figure",
    Level.STOP,
    "A name in [[double square brackets]] that no figure goes by.",
    "It would print as it stands.",
    "Correct the name; the nearest one is pointed out.",
)
NO_FIGURE = Check(
    "no-figure",
    Level.WARN,
    "A figure in [[double square brackets]] that cannot be given, because a count is not recorded, for example.",
    "It would read “n/a” in the middle of a sentence.",
    "Say it in other words.",
)
NO_COUNTS = Check(
    "no-counts",
    Level.STOP,
    "A text of plan.xlsx with a figure in [[double square brackets]], where statistics.xlsx is not there, is still"
    " empty or has something to mend.",
    "The figure cannot be worked out, and the plan would print the brackets.",
    "Put statistics.xlsx beside plan.xlsx and mend what is told of it; or take the brackets out of the text.",
)
FIGURE_IN_NAME = Check(
    "figure-in-name",
    Level.STOP,
    "A name with a figure in [[double square brackets]]: of a partner, a team, a lead officer, an indicator.",
    "Names are looked up as they are typed, so none is filled in, and the brackets would be printed.",
    "Take the figure out of the name; a text beside it may quote it.",
)
FIGURE_DIFFERS = Check(
    "figure-differs",
    Level.WARN,
    "A number in a text that looks like a worked-out figure of the measure that the sentence names, and differs:"
    " “55 fewer incidents” beside a table that says 54.",
    "Text and table would contradict each other.",
    "Type the figure's name in double square brackets, so that it is always filled in; or correct the number.",
)

CHECKS = (
    *(NOT_A_COUNT, NOT_A_NUMBER, SHARE_ABOVE_100, PERIOD_ROLES, UNEVEN_PERIODS, ABOVE_FORCE, LEAGUE_TOTAL, TWO_COUNTS),
    *(PERIOD_NAME, OWN_IS_FORCE),
    *(NO_DENOMINATOR, NO_LEAGUE_MEASURE, MONTH_TWICE, MONTH_MISSING, MIXED_UNITS, UNKNOWN_FIGURE, NO_FIGURE),
    *(NO_COUNTS, FIGURE_IN_NAME, FIGURE_DIFFERS),
)
