"""The first two sheets of plan.xlsx: what the plan is called, how it looks, and how far it has got."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import ClassVar

from planbuilder.cells import ACCENT, COLOUR, DATE, LINES, PICTURE, TEXT, YEAR, choice
from planbuilder.schema.choices import LEAD_NAMES, STATUSES, YES_OR_NO
from planbuilder.schema.declare import Record, Sheet, column
from planbuilder.values import Colour, Line


@dataclass(frozen=True, kw_only=True)
class Settings(Record):
    """What the plan is called, and for whom it speaks."""

    sheet: ClassVar[Sheet] = Sheet(
        "Plan", "Names, year and titles that appear all through the document.", settings=True, tab="12355B"
    )
    partnership: str = column(
        "Partnership",
        TEXT,
        "The full name, as it stands on the cover.",
        required=True,
        example="Safer Anytown Partnership",
    )
    short_name: str | None = column("Short name", TEXT, "For the foot of each page.", example="Safer Anytown")
    area: str = column("Area", TEXT, "The place that the plan is for.", required=True, example="Anytown")
    area_kind: str | None = column("Kind of area", TEXT, "Borough, district, city, county ...", example="borough")
    council: str | None = column(
        "Council", TEXT, "By its full name; for templates that print it.", example="Anytown Council"
    )
    force: str | None = column(
        "Police force",
        TEXT,
        "By its full name; for templates that print it.",
        example="Anyshire Police",
    )
    year: str = column("Year", YEAR, "The year that the plan is for.", required=True, example="2026/27")
    title: str = column("Title", TEXT, "The title on the cover.", required=True, example="Partnership Plan")
    subtitle: str | None = column("Subtitle", TEXT, "A short line under the title.")
    chair: str | None = column("Chair", TEXT, "Who chairs the partnership; for templates that print it.")
    vice_chair: str | None = column("Vice chair", TEXT, "Who stands in for the chair; for templates that print it.")
    contact: tuple[Line, ...] = column(
        "Contact", LINES, "Website, e-mail, address, telephone: one a line.", example="www.anytown.example"
    )
    crest: str | None = column(
        "Crest",
        PICTURE,
        "The file name of the crest or logo, in the pictures folder beside this workbook.",
        example="crest.png",
    )
    crest_text: str | None = column(
        "Crest description", TEXT, "What the crest shows, for people who cannot see it.", example="Crest of Anytown"
    )
    colour: Colour | None = column(
        "Main colour",
        COLOUR,
        "Headings, cover, heads of tables, charts: a dark colour. Left empty, the template keeps its own.",
        may_be_missing=True,
        example="#12355B",
    )
    second_colour: Colour | None = column(
        "Second colour",
        COLOUR,
        "Lesser headings, boxes, charts: another dark colour. Left empty, the template keeps its own.",
        may_be_missing=True,
        example="Teal",
    )
    accent: Colour | None = column(
        "Accent colour",
        ACCENT,
        "Rules, and the year on the cover: a light colour that goes with the main one.",
        may_be_missing=True,
        example="Gold",
    )
    sign_off_page: str | None = column(
        "Sign-off page",
        choice("Yes", "No", also=YES_OR_NO),
        "Yes: a numbered draft lists the partners that have signed off what it says.",
        may_be_missing=True,
        printed=False,
        example="No",
    )
    lead_names: str | None = column(
        "Names of lead officers",
        choice("Shown", "By role", "Left out", also=LEAD_NAMES),
        "Whether make publish shows them, gives their role instead, or leaves them out; left empty, they are shown.",
        may_be_missing=True,
        printed=False,
        example="Shown",
    )
    marking: str | None = column(
        "Protective marking",
        TEXT,
        "What make publish prints at the head of each page, such as OFFICIAL; left empty, nothing is.",
        may_be_missing=True,
        printed=False,
        example="OFFICIAL",
    )


@dataclass(frozen=True, kw_only=True)
class Version(Record):
    """A stage of the plan, for the version control table on the cover."""

    sheet: ClassVar[Sheet] = Sheet("Versions", "The version control table on the cover.", key="stage")
    stage: str = column(
        "Stage", TEXT, "What was done.", required=True, unique=True, width=40, example="First draft prepared"
    )
    date: dt.date = column("Date", DATE, "When it was done.", required=True, width=16, example="28/07/2017")
    status: str = column(
        "Status",
        choice("Draft", "Agreed", also=STATUSES, perhaps={"Final": "Agreed", "Published": "Agreed", "Live": "Agreed"}),
        "Whether the plan was a draft or agreed then. The last one is printed at the foot of each page.",
        required=True,
        width=14,
        example="Draft",
    )
