"""The checks that read the words of a plan."""

from __future__ import annotations

from planbuilder.catalogue.declare import Check
from planbuilder.problems import Level

WRONG_YEAR = Check(
    "wrong-year",
    Level.WARN,
    "A title that holds another year than the plan's, or a text that speaks of another year as if it were the plan's:"
    " “In 2016/17 the partnership will ...” in the plan for 2017/18.",
    "A plan often starts as a copy of last year's. A text that looks back (“in 2016/17 there were ...”), a law or a"
    " census with its year, and a date within the plan's year are passed.",
    "Bring the text up to date. If the year on the sheet “Plan” is the wrong one, correct it there.",
)
STATED_TWICE = Check(
    "stated-twice",
    Level.WARN,
    "The same thing with two numbers, or with two words for how often: “minimum of 4 workshops” and “max of 4"
    " workshops”, “quarterly newsletter” and “bi-monthly newsletter”.",
    "Residents cannot tell which of the two was promised, and nobody can say at the end of the year whether it was"
    " kept. What was done last year (“Highlights”) and the area's profile are not compared.",
    "Make both places say the same. Where two different things are meant, give them names that tell them apart.",
)
UNEXPLAINED_ABBREVIATION = Check(
    "unexplained-abbreviation",
    Level.NOTE,
    "Letters such as MARAC that the plan uses and never writes out.",
    "Residents do not know the partnership's abbreviations. Those that everybody knows (NHS, CCTV ...) are passed.",
    "Write it out once, with the letters in brackets: “Multi-Agency Risk Assessment Conference (MARAC)”. Letters that"
    " stand for a partner or a funder may be explained in those sheets instead.",
)
LONG_SENTENCE = Check(
    "long-sentence",
    Level.NOTE,
    "A sentence of more than 40 words. Bullets are sentences of their own; of a list with semicolons its parts count.",
    "Long sentences are hard to follow, above all for people who read slowly or listen to a screen reader.",
    "Make two sentences of it, or a list with bullets.",
)
READING_LEVEL = Check(
    "reading-level",
    Level.NOTE,
    "How hard the plan is to read: its grade on the Flesch-Kincaid scale, which Word shows as well.",
    "The plan is written for residents. The grade says how many years of school a text asks of its reader.",
    "Shorter sentences and everyday words bring the grade down; begin with the part that is named.",
)
EXAMPLE_LEFT = Check(
    "example-left",
    Level.NOTE,
    "Rows that still hold an example, as a new partnership's workbooks come with: something marked [example].",
    "Examples are made up, their numbers too, and they are printed like anything else until they are typed over. As"
    " long as there are any, no version can be agreed.",
    "Type your own entries over them, or delete the rows. The mark [example] goes with the text that it stands in.",
)

CHECKS: tuple[Check, ...] = (
    WRONG_YEAR,
    STATED_TWICE,
    UNEXPLAINED_ABBREVIATION,
    LONG_SENTENCE,
    READING_LEVEL,
    EXAMPLE_LEFT,
)
