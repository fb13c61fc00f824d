"""Checks of what stands in single cells."""

from __future__ import annotations

from planbuilder.catalogue.declare import Check
from planbuilder.problems import Level

_NO_NEED = "There is no need to act."

EMPTY_CELL = Check(
    "empty-cell",
    Level.STOP,
    "A cell that must be filled in, in a row that has been started.",
    "The row would print with a gap that changes what it says.",
    "Fill it in, or delete the row.",
)
NOT_A_DATE = Check(
    "not-a-date",
    Level.STOP,
    "A date that is none: “Spring”, 31/02, a year alone, a number; or a period that ends before it begins.",
    "The document would print a day that never was.",
    "Type day/month/year, for example 31/03/2018.",
)
NOT_MONEY = Check(
    "not-money",
    Level.STOP,
    "Money that is no definite sum: “approx £500”, “five hundred”; and sums below zero.",
    "It could not be added up, so the table of resources would be wrong.",
    "Type the sum and who pays, one line a funder: £500 CSP; or: Existing resources.",
)
NOT_A_YEAR = Check(
    "not-a-year",
    Level.STOP,
    "A year that is none, or that ends before it begins.",
    "The year stands on the cover, at the foot of each page and in the name of the files.",
    "Type it like 2017/18, or 2025-2028 for a plan of several years.",
)
NOT_A_COLOUR = Check(
    "not-a-colour",
    Level.STOP,
    "A colour that planbuilder does not know, or on which white words are too hard to read.",
    "The heading of a table in it could not be read by everyone (contrast below 4.5 to 1).",
    "Choose one from the list, or type the nearest that would do, which the message names.",
)
HARD_TO_READ = Check(
    "hard-to-read",
    Level.WARN,
    "An accent colour on which words in the main colour cannot be read by everyone, and the other way round (contrast"
    " below 4.5 to 1, WCAG 2.2, 1.4.3).",
    "The year on the cover is set in one of the two on the other.",
    "Type the colour that the message names, or another light one; or choose another main colour.",
)
NOT_A_CHOICE = Check(
    "not-a-choice",
    Level.STOP,
    "An entry that is not one of the few that a column offers.",
    "planbuilder would not know where it belongs.",
    "Choose one from the list in the cell.",
)
UNKNOWN_NAME = Check(
    "unknown-name",
    Level.STOP,
    "A priority, funder, police and crime priority or action that is in no list. Capitals, punctuation, a number before"
    " the name and every name under “Also known as” are understood; so are “All”, “N/A” and the numbers of the police"
    " and crime priorities. The nearest name is pointed out.",
    "It would print a wrong sum, or a table without its rows.",
    "Correct it, add it to its sheet, or enter it there under “Also known as”.",
)
UNKNOWN_PERSON = Check(
    "unknown-person",
    Level.WARN,
    "A lead officer who is not in the sheet “People”. Titles, ranks, honours and the order of the names do not count;"
    " a partner or funder, “All partners” and “CSP” may lead too.",
    "It may be a new colleague, or a name that is spelt in two ways.",
    "Correct the name, or add the person to the sheet “People”.",
)
CONTACT_LEFT_OUT = Check(
    "contact-left-out",
    Level.NOTE,
    "A telephone number or e-mail address beside a lead officer.",
    "An officer's own number should not be published by accident; it is left out of the plan.",
    "Nothing. What readers should have belongs under “Contact” in the sheet “Plan”.",
)
USED_TWICE = Check(
    "used-twice",
    Level.STOP,
    "A reference or name that stands a second time; the first cell is named.",
    "Comments, drafts and progress could not be told apart.",
    "Give this one another, or delete the row.",
)
SAME_ROW = Check(
    "same-row",
    Level.WARN,
    "A row that says the same as one above it.",
    "It would print twice.",
    "Delete one of them, unless both are meant.",
)
TEXT_AS_DATE = Check(
    "text-as-date",
    Level.NOTE,
    "A date that was typed as text: “1st April 2017”, “31/3/18”.",
    "It is read as a date, day first; the note says which.",
    "Nothing, where the date is right.",
)
CHARACTERS_REMOVED = Check(
    "characters-removed",
    Level.NOTE,
    "Control characters and others that no document can show.",
    "They come with text pasted from other programs, and would spoil the file.",
    _NO_NEED,
)
HTML_REMOVED = Check(
    "html-removed",
    Level.NOTE,
    "The marks of a web page (<p>, <b>, &nbsp;) that were pasted with a text. “<5” and “A & B” stay as typed.",
    "They would print as they stand.",
    "Read the text through once; there is no need to act where it is right.",
)
STRUCK_THROUGH = Check(
    "struck-through",
    Level.WARN,
    "Text that is struck through.",
    "It is printed, because the document knows no struck-through text; most likely it was meant to go.",
    "Delete it, or take the line through it away.",
)
UNFINISHED = Check(
    "unfinished",
    Level.WARN,
    "“TBC”, “to be confirmed”, “???”, “[insert ...]” and the like.",
    "Readers of a published plan would see that it was not finished.",
    "Type what is now known, or accept it.",
)
MADE_A_DATE = Check(
    "made-a-date",
    Level.WARN,
    "A date in a cell that is for a name, a reference or a figure.",
    "Excel makes a date of what looks like one: of “1-2”, it makes 1 February.",
    "Format the cell as Text and type it again.",
)
GARBLED = Check(
    "garbled",
    Level.WARN,
    "Letters that were spoilt on the way from another program, such as “Â£500” or “donâ€™t”.",
    "They would print as they stand.",
    "Type the words again, or import the file anew as UTF-8.",
)
CUT_OFF = Check(
    "cut-off",
    Level.WARN,
    "A cell that is filled to the last character that Excel keeps in one (32,767).",
    "The end of the text is probably missing.",
    "Put the text into a Word file in the text folder and type its name here.",
)
VERY_LONG = Check(
    "very-long",
    Level.WARN,
    "A name or title of more than 200 characters.",
    "It is probably a text that was pasted into the wrong cell, and would not fit where it is printed.",
    "Shorten it, or move it to where it belongs.",
)

DATE_AS_NUMBER = Check(
    "date-as-number",
    Level.WARN,
    "A bare number in a timescale, such as 43190, that is a date to Excel (31 March 2018).",
    "It would print as a number: the cell lost the format of a date.",
    "Type the date, or format the cell as a date.",
)

CHECKS = (
    *(EMPTY_CELL, NOT_A_DATE, NOT_MONEY, NOT_A_YEAR, NOT_A_COLOUR, NOT_A_CHOICE, UNKNOWN_NAME, UNKNOWN_PERSON),
    *(USED_TWICE, SAME_ROW, TEXT_AS_DATE, CHARACTERS_REMOVED, HTML_REMOVED, STRUCK_THROUGH, UNFINISHED),
    *(MADE_A_DATE, GARBLED, CUT_OFF, VERY_LONG, DATE_AS_NUMBER, CONTACT_LEFT_OUT, HARD_TO_READ),
)
