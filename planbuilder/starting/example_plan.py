"""The examples in a new plan.xlsx: rows by sheet and heading, each marked “[example]” where a reader sees it.

In come the names of a partnership and its year; out come rows. All people, places and figures are made up. Whatever is
typed over loses its mark, and the check “example-left” tells of the others.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from planbuilder.starting.naming import Naming

Row = dict[str, str | int | date]

ANTISOCIAL = "Antisocial behaviour"
VIOLENCE = "Serious violence and exploitation"
BURGLARY = "Burglary and vehicle crime"
_POLICE = ("Less crime, fewer victims [example]", "Safer public places [example]", "Support for victims [example]")


def plan_rows(names: Naming, year: str) -> dict[str, Sequence[Row]]:
    """The rows of plan.xlsx, by the title of their sheet; `year` as it is printed."""
    return {
        "Plan": [_settings(names, year)],
        "Versions": [
            {"Stage": "First draft prepared [example]", "Date": date(int(year[:4]), 4, 1), "Status": "Draft"},
        ],
        "Partners": _partners(names),
        "People": _people(names.council),
        "Funders": [
            {"Funder": "CSP", "Full name": f"{names.full} [example]"},
            {"Funder": "Council", "Full name": f"{names.council} [example]"},
            {"Funder": "PCC", "Full name": "Police and Crime Commissioner [example]"},
        ],
        "Police and crime plan": [{"Priority": one} for one in _POLICE],
        "Priorities": _priorities(),
        "Focus": _focus(names.area),
        "Profile": _profile(names.area),
        "Text": _texts(names),
        "Highlights": [
            {"Figure": "24", "Text": "[Example] community events, where residents met the partners"},
            {"Figure": "350", "Text": "[Example] bicycles marked and registered"},
            {"Figure": "9 in 10", "Text": "[Example] victims who were content with the support they had"},
        ],
        "Actions": _actions(),
        "Progress": _progress(),
    }


def _settings(names: Naming, year: str) -> Row:
    return {
        "Partnership": names.full,
        "Short name": names.short,
        "Area": names.area,
        "Year": year,
        "Title": "Partnership Plan",
        "Subtitle": "Working together for a safer place",
        "Contact": "[Example] Website: www.example.org\nE-mail: community.safety@example.org",
        "Crest": "crest.png",
        "Crest description": "[Example] A plain shield that stands in for the crest",
        "Sign-off page": "No",
    }


def _partners(names: Naming) -> list[Row]:
    statutory = (
        names.council,
        "Anyshire Police",
        "Anyshire Fire and Rescue Service",
        "Probation Service",
        "NHS Anyshire Integrated Care Board",
    )
    community = (f"{names.area} Neighbourhood Watch", "Anyshire Housing Association", "Anyshire Youth Trust")
    rows: list[Row] = []
    for kind, partners in (("Statutory", statutory), ("Community", community)):
        signs = "Yes" if kind == "Statutory" else "No"
        rows += [
            {
                "Partner": f"{one} [example]",
                "Kind": kind,
                "Also known as": one,
                "Consulted": "Yes",
                "Must sign off": signs,
            }
            for one in partners
        ]
    return rows


def _people(council: str) -> list[Row]:
    role = "[Example] Type your own lead officers over these"
    return [
        {"Name": "Jo Bloggs", "Organisation": council, "Role": role},
        {"Name": "Sam Sample", "Organisation": "Anyshire Police", "Role": role},
        {"Name": "Alex Other", "Organisation": "Anyshire Youth Trust", "Role": role},
    ]


def _priorities() -> list[Row]:
    return [
        {
            "Priority": ANTISOCIAL,
            "Colour": "Teal",
            "Picture": "street.png",
            "Picture description": "[Example] Drawing of a street at dusk, with shops and street lamps",
        },
        {
            "Priority": VIOLENCE,
            "Colour": "Plum",
            "Picture": "shelter.png",
            "Picture description": "[Example] Drawing of people under a large umbrella",
        },
        {
            "Priority": BURGLARY,
            "Colour": "Blue",
            "Picture": "homes.png",
            "Picture description": "[Example] Drawing of a row of homes with lit windows",
        },
    ]


def _focus(area: str) -> list[Row]:
    points = (
        (ANTISOCIAL, "Focusing on", "noise and nuisance in the town centre in the evening"),
        (ANTISOCIAL, "Focusing on", "young people who have nowhere to go after school"),
        (ANTISOCIAL, "Why?", f"Residents of {area} named it most often when we asked them."),
        (VIOLENCE, "Focusing on", "young people at risk of being drawn into carrying knives or drugs"),
        (VIOLENCE, "Focusing on", "victims of domestic abuse, who should have to tell their story only once"),
        (VIOLENCE, "Why?", "Few people meet with it, but nothing does more harm."),
        (BURGLARY, "Focusing on", "homes that were broken into before, and those next to them"),
        (BURGLARY, "Why?", "A home that was burgled is more likely to be burgled again."),
    )
    return [{"Priority": name, "Heading": heading, "Point": f"[Example] {point}"} for name, heading, point in points]


def _profile(area: str) -> list[Row]:
    points = (
        ("People", f"How many people live in {area}, and how old they are"),
        ("People", "Which languages are spoken, and who may need our help most"),
        ("Homes", "How many homes there are, and how many of them are rented"),
        ("Crime", "What the strategic assessment says about crime, disorder and reoffending"),
        ("Work and school", "How many people have work, and how the schools do"),
    )
    return [{"Theme": theme, "Point": f"[Example] {point}"} for theme, point in points]


def _texts(names: Naming) -> list[Row]:
    texts = {
        "Introduction": f"[Example] {names.short} brings together the organisations that keep {names.area} safe. This"
        " plan says what we will do, who leads and what it costs.",
        "Background": "[Example] The Crime and Disorder Act 1998 asks us to work together against crime and disorder,"
        " including antisocial behaviour, the misuse of drugs and alcohol, reoffending and serious violence.\n"
        "Our priorities follow from the strategic assessment, which we make each year, and from what residents told us"
        " when we consulted them. We review the plan every year and publish a summary of it. We shall know that it"
        " works by the indicators in our report, which we monitor every quarter.",
        "Partners": "[Example] These organisations make up the partnership.",
        "Police and crime plan": "[Example] We took account of the police and crime plan of the commissioner. Each of"
        " our actions says which of its priorities it serves.",
        "Promise": "[Example] Tell us what worries you. We will tell you what we did about it.",
        "Highlights": "[Example] What we achieved together last year.",
        "Resources": "[Example] The sums are those that the actions name. “Existing resources” means that partners"
        " use what they already have.",
        "Action plans": "[Example] Each priority has an action plan.",
    }
    return [{"Section": section, "Text": text} for section, text in texts.items()]


def _actions() -> list[Row]:
    rows = (
        *(
            ("AB1", ANTISOCIAL, "Calmer evenings in the town centre", "Joint patrols on Friday and Saturday evenings"),
            ("AB2", ANTISOCIAL, "Something to do after school", "Open the youth club on two more evenings a week"),
            ("SV1", VIOLENCE, "Fewer young people who carry a knife", "Talks in every secondary school"),
            ("SV2", VIOLENCE, "Victims tell their story once", "One shared form for all services"),
            ("BV1", BURGLARY, "Homes that are harder to break into", "Visit each burgled home and its neighbours"),
            ("BV2", BURGLARY, "Fewer stolen bicycles", "Mark bicycles at the station each month"),
        ),
    )
    leads = ("Sam Sample", "Alex Other", "Alex Other", "Jo Bloggs", "Sam Sample", "Jo Bloggs")
    budgets = ("Existing resources", "£4,000 CSP", "£2,500 PCC", "Existing resources", "£1,500 Council", "£500 CSP")
    timescales = ("Each weekend", "From September", "Each term", "By December", "Ongoing", "Each month")
    return [
        {
            "Ref": ref,
            "Priority": priority,
            "Strategic objective": objective,
            "Action": f"[Example] {what}",
            "Lead officer": leads[number],
            "Budget": budgets[number],
            "Police and crime priorities": _POLICE[number % len(_POLICE)],
            "Timescale": timescales[number],
        }
        for number, (ref, priority, objective, what) in enumerate(rows)
    ]


def _progress() -> list[Row]:
    rows = (
        ("AB1", "Green", "Patrols took place on every weekend of the quarter"),
        ("AB2", "Amber", "One more evening opened; staff for the second are being found"),
        ("SV1", "Green", "Talks held in two of three schools"),
        ("SV2", "Not started", "The form is with the services for comment"),
        ("BV1", "Green", "All burgled homes visited within a week"),
        ("BV2", "Complete", "Bicycles marked at the station in each month"),
    )
    return [
        {"Action": ref, "Quarter": "Q1", "RAG": rag, "What was done": f"[Example] {done}"} for ref, rag, done in rows
    ]
