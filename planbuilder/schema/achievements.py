"""The sheets of achievements.xlsx: what the partnership did in the year, in its own words.

Figures of crime stand in statistics.xlsx; priorities, partners, actions and their progress stand in plan.xlsx. A text
here may quote any of those figures, and never has to repeat one.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import ClassVar

from planbuilder.cells import COUNT, DATE, LINES, NAMES, PICTURE, TEXT, YEAR, choice
from planbuilder.schema.declare import Record, Sheet, column
from planbuilder.schema.lists import ALSO_KNOWN_AS
from planbuilder.schema.plan import Accepted
from planbuilder.values import Line

_PRIORITY = "The priority that it belongs to."
_FOR_OFFICERS = "For officers; it is not printed."


@dataclass(frozen=True, kw_only=True)
class ReportSettings(Record):
    """What the report is called, and who led the partnership when it was written."""

    sheet: ClassVar[Sheet] = Sheet(
        "Report", "The titles of the report, and who chairs the partnership.", settings=True, tab="12355B"
    )
    title: str = column("Title", TEXT, "The title on the cover.", required=True, example="Achievements Report")
    subtitle: str | None = column("Subtitle", TEXT, "A short line under the title.")
    year: str = column("Year", YEAR, "The year that the report looks back on.", required=True, example="2026/27")
    status: str | None = column(
        "Status",
        choice("Draft", "Agreed"),
        "Printed at the foot of each page; left empty, nothing is.",
        example="Draft",
    )
    date: dt.date | None = column("Date", DATE, "When it was finished or agreed.", example="30/04/2027")
    chair: str | None = column(
        "Chair",
        TEXT,
        "Who chairs the partnership now; left empty, the one named in plan.xlsx.",
        example="Cllr Jo Bloggs",
    )
    vice_chair: str | None = column(
        "Vice chair", TEXT, "Who stands in for the chair now; left empty, the one named in plan.xlsx."
    )


#: The parts of the report that may have paragraphs of their own, in the order in which they are printed.
REPORT_SECTIONS = {
    "Summary": "summary",
    "Introduction": "introduction",
    "Partners": "partners",
    "Priorities": "priorities",
    "Policing": "policing",
    "Crime comparison": "crime",
    "Districts": "districts",
    "Activity": "activity",
    "Events": "events",
    "Progress": "progress",
    "Monthly figures": "monthly",
    "Enforcement": "enforcement",
    "Indicators": "indicators",
    "Outturn": "outturn",
    "Conclusion": "conclusion",
    "Promise": "promise",
}


@dataclass(frozen=True, kw_only=True)
class ReportPassage(Record):
    """Paragraphs of a part of the report; with a priority named, the paragraphs that open that priority."""

    sheet: ClassVar[Sheet] = Sheet(
        "Text", "The paragraphs of each part of the report.", named_by=("section", "priority")
    )
    section: str = column(
        "Section", choice(*REPORT_SECTIONS), "The part of the report that the text belongs to.", required=True, width=24
    )
    priority: str | None = column(
        "Priority",
        TEXT,
        "Only with Activity or Events, where the text is about one priority.",
        refers_to="Priorities",
        of_workbook="plan.xlsx",
        may_be_missing=True,
        width=34,
    )
    text: tuple[Line, ...] = column(
        "Text",
        LINES,
        "The paragraphs. A long text may stand in a Word file in the text folder: type its file name here.",
        required=True,
        may_name_a_file=True,
        width=110,
    )


@dataclass(frozen=True, kw_only=True)
class PoliceTeam(Record):
    """A team of the police, and what it is there for."""

    sheet: ClassVar[Sheet] = Sheet("Police teams", "The teams of the police, and what each is there for.", key="name")
    name: str = column(
        "Team", TEXT, "Its full name.", required=True, unique=True, width=46, example="Community Policing Team"
    )
    short_name: str | None = column(
        "Short name", TEXT, "The letters that people use for it.", may_be_missing=True, width=16, example="CPT"
    )
    also: tuple[str, ...] = column("Also known as", NAMES, ALSO_KNOWN_AS, may_be_missing=True, printed=False, width=30)
    about: tuple[Line, ...] = column("What it does", LINES, "Where it is based, and what it deals with.", width=90)


@dataclass(frozen=True, kw_only=True)
class Post(Record):
    """How many officers of one rank a team has."""

    sheet: ClassVar[Sheet] = Sheet(
        "Policing", "How many officers of each rank the teams have: one rank a row.", named_by=("team", "rank")
    )
    team: str = column("Team", TEXT, "Choose from the list.", required=True, refers_to="Police teams", width=46)
    rank: str = column("Rank", TEXT, "For one officer of the rank.", required=True, width=36, example="Sergeant")
    number: int = column("Number", COUNT, "How many there are.", required=True, width=12, example="2")
    note: tuple[Line, ...] = column(
        "Note", LINES, "Which area they cover, whom they are shared with.", width=70, example="for Anytown alone"
    )


@dataclass(frozen=True, kw_only=True)
class Comment(Record):
    """A measure that the report speaks about: its figures are put into words by themselves."""

    sheet: ClassVar[Sheet] = Sheet(
        "Commentary",
        "The measures of the crime comparison that deserve a sentence. The figures in it are worked out; only the"
        " explanation is typed.",
        key="measure",
    )
    measure: str = column(
        "Measure",
        TEXT,
        "A measure of the crime comparison.",
        required=True,
        unique=True,
        refers_to="Crime",
        of_workbook="statistics.xlsx",
        width=44,
        example="All crime",
    )
    explanation: tuple[Line, ...] = column(
        "Explanation", LINES, "What lies behind the change, and what is done about it.", width=110
    )


@dataclass(frozen=True, kw_only=True)
class HighlightBox(Record):
    """A box at the head of a priority: what the partnership is proudest of."""

    sheet: ClassVar[Sheet] = Sheet(
        "Highlights", "The boxes at the head of each priority: one box a row.", named_by=("priority",)
    )
    priority: str = column(
        "Priority", TEXT, _PRIORITY, required=True, refers_to="Priorities", of_workbook="plan.xlsx", width=46
    )
    text: tuple[Line, ...] = column("Text", LINES, "A few lines: the box is small.", required=True, width=90)


@dataclass(frozen=True, kw_only=True)
class Project(Record):
    """Something that the partnership did: a heading, what it was, and a picture."""

    sheet: ClassVar[Sheet] = Sheet(
        "Projects",
        "Projects and other work, in the order in which they are printed within their priority.",
        key="name",
        tab="F2B824",
    )
    name: str = column("Project", TEXT, "Its heading.", required=True, unique=True, width=34, example="Speedwatch")
    priority: str | None = column(
        "Priority",
        TEXT,
        "The priority that it belongs to. Left empty for what serves all of them: it stands before the first.",
        refers_to="Priorities",
        of_workbook="plan.xlsx",
        width=34,
    )
    text: tuple[Line, ...] = column(
        "Text",
        LINES,
        "What was done, and what came of it. A partner's own text may stand in a Word file in the text folder: type"
        " its file name here.",
        required=True,
        may_name_a_file=True,
        width=100,
    )
    partner: str | None = column(
        "Written by",
        TEXT,
        "The partner who wrote the text; left empty where it is the partnership's own.",
        refers_to="Partners",
        of_workbook="plan.xlsx",
        lenient=True,
        may_be_missing=True,
        width=28,
        example="Neighbourhood Watch",
    )
    picture: str | None = column(
        "Picture",
        PICTURE,
        "The file name of a picture, in the pictures folder.",
        may_be_missing=True,
        width=26,
        example="speedwatch.png",
    )
    picture_text: str | None = column(
        "Picture description",
        TEXT,
        "What the picture shows, for people who cannot see it.",
        may_be_missing=True,
        width=50,
    )
    picture_note: str | None = column(
        "Picture note",
        TEXT,
        "Printed below the picture: who took it, or that it is a drawing.",
        may_be_missing=True,
        width=40,
        example="Photograph: Anytown Council",
    )
    note: tuple[Line, ...] = column("Note", LINES, _FOR_OFFICERS, may_be_missing=True, printed=False, width=50)


@dataclass(frozen=True, kw_only=True)
class Event(Record):
    """An event that the partnership held or went to."""

    sheet: ClassVar[Sheet] = Sheet(
        "Events", "The events of the year, printed as a numbered list: one event a row.", named_by=("priority", "event")
    )
    priority: str = column(
        "Priority", TEXT, _PRIORITY, required=True, refers_to="Priorities", of_workbook="plan.xlsx", width=34
    )
    event: str = column("Event", TEXT, "What it was about.", required=True, width=60, example="Knife crime")
    where: str | None = column(
        "Place", TEXT, "Where it was held.", may_be_missing=True, width=36, example="Market square"
    )
    note: tuple[Line, ...] = column("Note", LINES, _FOR_OFFICERS, may_be_missing=True, printed=False, width=50)


ACHIEVEMENTS_SHEETS: tuple[type[Record], ...] = (
    ReportSettings,
    ReportPassage,
    PoliceTeam,
    Post,
    Comment,
    HighlightBox,
    Project,
    Event,
    Accepted,
)
