"""The sheets of plan.xlsx, the workbook that the Partnership Plan is made from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from planbuilder.cells import LEADS, LINES, MONEY, NAMES, TEXT, choice
from planbuilder.schema.choices import (
    FOCUS_HEADINGS,
    LIKELY_RATINGS,
    QUARTERS,
    RATINGS,
    SECTION_NAMES,
    YES_OR_NO,
)
from planbuilder.schema.declare import Record, Sheet, column
from planbuilder.schema.lists import Funder, Partner, Person, PolicePriority, Priority
from planbuilder.schema.settings import Settings as Settings
from planbuilder.schema.settings import Version as Version
from planbuilder.values import Lead, Line, Money

_FOR_OFFICERS = "For officers; it is not printed."


@dataclass(frozen=True, kw_only=True)
class FocusPoint(Record):
    """One point of a priority's page: what the partnership is focusing on, or why."""

    sheet: ClassVar[Sheet] = Sheet(
        "Focus", "What each priority focuses on, and why: one point a row.", named_by=("priority", "heading")
    )
    priority: str = column("Priority", TEXT, "Choose from the list.", required=True, refers_to="Priorities", width=44)
    heading: str = column(
        *("Heading", choice("Focusing on", "Why?", also=FOCUS_HEADINGS), "Under which heading the point stands."),
        required=True,
        width=16,
    )
    point: tuple[Line, ...] = column("Point", LINES, "The point itself.", required=True, width=90)


@dataclass(frozen=True, kw_only=True)
class ProfilePoint(Record):
    """One point of the area's profile."""

    sheet: ClassVar[Sheet] = Sheet(
        "Profile", "The profile of the area, by theme: one point a row.", named_by=("theme",)
    )
    theme: str = column(
        "Theme", TEXT, "Points with the same theme stand together.", required=True, width=32, example="Housing"
    )
    point: tuple[Line, ...] = column("Point", LINES, "The point itself.", required=True, width=90)


SECTIONS = {
    "Introduction": "introduction",
    "Background": "background",
    "Partners": "partners",
    "Profile": "profile",
    "Police and crime plan": "police",
    "Focus": "priorities",
    "Promise": "promise",
    "Highlights": "highlights",
    "Resources": "resources",
    "Action plans": "actions",
}


@dataclass(frozen=True, kw_only=True)
class Passage(Record):
    """Paragraphs of a part of the plan."""

    sheet: ClassVar[Sheet] = Sheet("Text", "The paragraphs of each part of the plan.", named_by=("section",))
    section: str = column(
        "Section",
        choice(*SECTIONS, also=SECTION_NAMES),
        "The part of the plan that the text belongs to.",
        required=True,
        width=24,
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
class Highlight(Record):
    """An achievement of last year: a figure that stands out, and what it counts."""

    sheet: ClassVar[Sheet] = Sheet(
        "Highlights",
        "Last year's achievements, each with the figure that stands out.",
        named_by=("figure",),
        unless=("chosen", "No"),
    )
    figure: str = column(
        "Figure", TEXT, "The figure, or a word or two, to print large.", required=True, width=16, example="60+"
    )
    text: tuple[Line, ...] = column("Text", LINES, "What the figure stands for.", required=True, width=80)
    chosen: str | None = column(
        "Print",
        choice("Yes", "No", also=YES_OR_NO),
        "No: it stands here to be chosen from, and is not printed. Left empty, it is printed.",
        may_be_missing=True,
        printed=False,
        width=10,
        example="Yes",
    )
    note: tuple[Line, ...] = column("Note", LINES, _FOR_OFFICERS, may_be_missing=True, printed=False, width=50)


@dataclass(frozen=True, kw_only=True)
class Action(Record):
    """One action of the plan; its Ref is given once and kept for life."""

    sheet: ClassVar[Sheet] = Sheet(
        "Actions",
        "The action plans: one action a row.",
        key="ref",
        old_titles=("Action plan", "Action plans"),
        tab="F2B824",
    )
    ref: str = column(
        "Ref",
        TEXT,
        "The action's own reference. Never change or reuse it: give a new action the next unused number.",
        required=True,
        unique=True,
        width=8,
        example="CE1",
    )
    priority: str = column("Priority", TEXT, "Choose from the list.", required=True, refers_to="Priorities", width=22)
    objective: tuple[Line, ...] = column(
        "Strategic objective",
        LINES,
        "What is to be achieved.",
        required=True,
        width=32,
        old_headings=("Objective", "Aim", "What we want to achieve"),
    )
    what: tuple[Line, ...] = column(
        "Action",
        LINES,
        "What will be done. Start a line with • or - for a bullet.",
        required=True,
        width=64,
        old_headings=("What", "What we will do", "What will be done"),
    )
    leads: tuple[Lead, ...] = column(
        "Lead officer",
        LEADS,
        "Name, Organisation. One person a line.",
        refers_to="People",
        lenient=True,
        example="Jo Bloggs, BBC",
        width=25,
        old_headings=("Lead officers", "Lead", "Leads", "Who", "Who leads", "Led by"),
    )
    budget: tuple[Money, ...] = column(
        "Budget",
        MONEY,
        "One line a funder, like £500 CSP; or Existing resources.",
        refers_to="Funders",
        width=26,
        example="£1,950 BBC (Keep Safe Budget)",
        old_headings=("Budget allocation", "Funding", "Money"),
    )
    serves: tuple[str, ...] = column(
        "Police and crime priorities",
        NAMES,
        "Which priorities of the police and crime plan it serves, one a line; or All.",
        example="Improve safety on our roads",
        refers_to="Police and crime plan",
        width=42,
        old_headings=(
            "Police & crime plan priority",
            "Police and crime plan priority",
            "Police & crime plan priorities",
        ),
        may_be_missing=True,
    )
    timescale: tuple[Line, ...] = column(
        "Timescale",
        LINES,
        "A date, or words.",
        as_typed=True,
        width=17,
        example="Immediate & ongoing",
        old_headings=("When", "By when", "Deadline"),
    )
    note: tuple[Line, ...] = column("Note", LINES, _FOR_OFFICERS, may_be_missing=True, printed=False, width=50)


@dataclass(frozen=True, kw_only=True)
class Progress(Record):
    """What was done on an action in a quarter, for the year-end report."""

    sheet: ClassVar[Sheet] = Sheet(
        "Progress",
        "What was done on each action, quarter by quarter (for the year-end report).",
        named_by=("action", "quarter"),
    )
    action: str = column("Action", TEXT, "The action's Ref.", required=True, refers_to="Actions", width=10)
    quarter: str = column(
        *("Quarter", choice("Q1", "Q2", "Q3", "Q4", also=QUARTERS), "Q1 is April to June."), required=True, width=10
    )
    rag: str = column(
        "RAG",
        choice("Green", "Amber", "Red", "Complete", "Not started", also=RATINGS, perhaps=LIKELY_RATINGS),
        "How it stands: Green, Amber, Red, Complete or Not started.",
        required=True,
        width=14,
    )
    done: tuple[Line, ...] = column("What was done", LINES, "In a few lines.", required=True, width=90)
    note: tuple[Line, ...] = column("Note", LINES, _FOR_OFFICERS, may_be_missing=True, printed=False, width=50)


@dataclass(frozen=True, kw_only=True)
class Accepted(Record):
    """A finding that is right as it is, with the reason; it is no longer told."""

    sheet: ClassVar[Sheet] = Sheet(
        "Accepted",
        "Findings that are right as they are: they are told no longer, and listed in the summary instead.",
        may_be_missing=True,
        tab="4A5A6A",
    )
    where: str | None = column(
        "Cell",
        TEXT,
        "The place as the message gives it, or a Ref instead of the cell, which stays right when rows move."
        " A sheet alone stands for all its cells.",
        may_be_missing=True,
        printed=False,
        width=34,
        example="Actions > CE1",
    )
    check: str | None = column(
        "Check",
        TEXT,
        "The name in square brackets at the end of the message.",
        may_be_missing=True,
        printed=False,
        width=26,
        example="no-lead",
    )
    reason: str | None = column(
        "Reason",
        TEXT,
        "Why it is right as it is.",
        may_be_missing=True,
        printed=False,
        width=90,
        example="The post is vacant until May.",
    )


PLAN_SHEETS: tuple[type[Record], ...] = (
    Settings,
    Version,
    Partner,
    Person,
    Funder,
    PolicePriority,
    Priority,
    FocusPoint,
    ProfilePoint,
    Passage,
    Highlight,
    Action,
    Progress,
    Accepted,
)
