"""The content of inputs/2017-18/plan.xlsx, as data: one name a sheet, one dict a row, keyed by heading.

In: nothing. Out: the names of __all__, which make_sample.py turns into the workbook. The longer sheets live
in sample_parts.

The facts (names, money, counts, dates, order and number of points, what is left blank) are those of the
Safer Brentwood Partnership Plan 2017/18 as published; the progress is from the year-end report. The
sentences are this project's own. A cell of several lines holds "\n"; **bold** and *italic* become Excel
rich text.
"""

from __future__ import annotations

from datetime import date

from sample_parts.action import POLICE_PRIORITIES, Row
from sample_parts.actions_at_home import BURGLARY, PROTECTING_PEOPLE
from sample_parts.actions_in_public import ANTI_SOCIAL_BEHAVIOUR, ENGAGEMENT
from sample_parts.focus import FOCUS, PRIORITIES, PROFILE
from sample_parts.progress import PROGRESS

__all__ = [
    "ACCEPTED",
    "ACTIONS",
    "FOCUS",
    "FUNDERS",
    "HIGHLIGHTS",
    "PARTNERS",
    "PEOPLE",
    "PLAN",
    "POLICE",
    "PRIORITIES",
    "PROFILE",
    "PROGRESS",
    "TEXT",
    "VERSIONS",
    "Row",
]

PLAN: dict[str, str] = {
    "Partnership": "Safer Brentwood Community Safety Partnership",
    "Short name": "Safer Brentwood",
    "Area": "Brentwood",
    "Kind of area": "borough",
    "Council": "Brentwood Borough Council",
    "Police force": "Essex Police",
    "Year": "2017/18",
    "Title": "Partnership Plan",
    "Subtitle": "Working together for a safer borough",
    # The plan of September 2017 names no chair. The report names one, but as of its own date in spring 2018.
    "Chair": "",
    "Contact": "Website: www.saferbrentwood.com\nTwitter: @saferbrentwood",
    "Crest": "crest.png",
    "Crest description": "Crest of Safer Brentwood: a shield with a gold rim on navy",
}

VERSIONS: list[dict[str, str | date]] = [
    {"Stage": "First draft prepared", "Date": date(2017, 7, 28), "Status": "Draft"},
    {"Stage": "Final draft prepared", "Date": date(2017, 8, 7), "Status": "Draft"},
    {"Stage": "Final version agreed", "Date": date(2017, 9, 11), "Status": "Agreed"},
]

_COMPILED = "Compiled from the organisations that the published plan and report name; the published list is a picture."


#: The published documents do not say who was consulted, nor who signed: who is, here, is illustrative. They print no
#: addresses either, so none stand here.
_ILLUSTRATIVE = "Illustrative: whether it is consulted, and whether it signs off."


def _partner(name: str, kind: str, short_name: str = "", also_known_as: str = "") -> Row:
    return {
        "Partner": name,
        "Kind": kind,
        "Short name": short_name,
        "Also known as": also_known_as,
        "Consulted": "Yes",
        "Must sign off": "Yes" if kind == "Statutory" else "No",
        "Note": f"{_COMPILED} {_ILLUSTRATIVE}",
    }


# Statutory: the responsible authorities of the Crime and Disorder Act 1998, section 5, as far as the
# published documents name them. They name neither the National Probation Service nor a clinical
# commissioning group, so neither is listed. The Police and Crime Commissioner is not a responsible authority
# and takes part only by way of the Police and Crime Plan, so is not listed either. Neighbouring councils,
# contractors and charities that gained from a project are no partners.
PARTNERS: list[Row] = [
    _partner("Brentwood Borough Council", "Statutory", "BBC"),
    _partner("Essex Police", "Statutory"),
    _partner("Essex County Council", "Statutory", "ECC", "ECC Youth Service\nEssex Youth Service"),
    _partner(
        "Essex County Fire and Rescue Service",
        "Statutory",
        "ECFRS",
        "Essex County Fire & Rescue Service\nEssex County Fire & Rescue\nEssex Fire & Rescue Service",
    ),
    _partner("Essex Community Rehabilitation Company", "Statutory"),
    _partner("Brentwood Neighbourhood Watch", "Community", "Brentwood NHW", "NHW\nNeighbourhood Watch"),
    _partner("Essex Crimestoppers", "Community", "", "Crimestoppers"),
    _partner("Victim Support", "Community"),
    _partner("Federation of Small Businesses", "Community", "FSB", "Federation of Small Business"),
    _partner("Essex Rural Partnership", "Community"),
    _partner("Parish Councils", "Community"),
    _partner("Speedwatch groups", "Community", "", "Speedwatch"),
    _partner("Family Mosaic", "Community"),
    _partner("Phoenix Community Radio", "Community"),
    _partner("Baytree Security", "Community", "", "Baytree Centre"),
]

FUNDERS: list[Row] = [
    {
        "Funder": "CSP",
        "Full name": "Safer Brentwood Community Safety Partnership",
        "Also known as": "Safer Brentwood",
    },
    {"Funder": "BBC", "Full name": "Brentwood Borough Council", "Also known as": ""},
    {"Funder": "ECFRS", "Full name": "Essex County Fire and Rescue Service", "Also known as": ""},
    # The plan does not spell out "IYS"; elsewhere it says "ECC Youth Service".
    {"Funder": "ECC IYS", "Full name": "Essex County Council Youth Service", "Also known as": ""},
    {"Funder": "Essex Rural Partnership", "Full name": "Essex Rural Partnership", "Also known as": ""},
]


def _person(name: str, organisation: str, role: str = "", also_known_as: str = "") -> Row:
    return {"Name": name, "Organisation": organisation, "Role": role, "Also known as": also_known_as}


PEOPLE: list[Row] = [
    _person("Daniel Cannon", "BBC"),
    _person("Tracey Lilley", "BBC"),
    _person("David Carter", "BBC"),
    _person("Alan Jefcoate", "FSB"),
    _person("Colin Dobinson", "Essex Crimestoppers"),
    _person("Peter Salmon", "Brentwood NHW", "Brentwood NHW Co-ordinator"),
    _person("Claire Love", "ECC Youth Service"),
    _person("Alan Twine", "Essex Police", "Crime Prevention Tactical Advisor (CPTA)"),
    _person("Insp Tom Mitchel", "Essex Police", "Inspector", "Tom Mitchel"),
]

_POLICE_ALSO_KNOWN_AS = {
    "Breaking the cycle of domestic abuse": "Breaking through the cycle of domestic abuse",
    "Tackle gangs and organised crime": "Tackle gangs & organised crime",
    "Protecting children and vulnerable people": "Protecting children & vulnerable people",
}

POLICE: list[Row] = [
    {"Priority": name, "Also known as": _POLICE_ALSO_KNOWN_AS.get(name, "")} for name in POLICE_PRIORITIES
]


TEXT: list[Row] = [
    {
        "Section": "Introduction",
        "Text": (
            "Safer Brentwood is the Community Safety Partnership (CSP) that Brentwood has by statute. It "
            "exists so that agencies and communities in the borough deal with local crime and disorder "
            "strategically, and do so together.\n"
            "Its members are statutory and community organisations. They are listed below."
        ),
    },
    {
        "Section": "Background",
        "Text": (
            "The Crime and Disorder Act 1998 places joint duties on the members of a CSP. Together they "
            "must draw up strategies against crime, disorder and reoffending in their area and carry them "
            "out, and they must keep a partnership plan that states their priorities.\n"
            "Once a year we make a Strategic Intelligence Assessment. It tests whether our priorities "
            "still stand and shows where new ones are coming up, so that we act early and on good "
            "information.\n"
            "This plan starts from two sources: the priorities that residents name, and the data in the "
            "assessment. It explains how partners will join forces over the coming twelve months to deal "
            "with crime and disorder and meet those priorities.\n"
            "In writing it we took account of the objectives in the Police and Crime Plan of the Police "
            "and Crime Commissioner (PCC), who will receive a copy."
        ),
    },
    {
        "Section": "Partners",
        "Text": ("*The list is compiled from the organisations that the published plan and the year-end report name.*"),
    },
    {
        "Section": "Profile",
        "Text": (
            "From the **Joint Strategic Needs Assessment**: Brentwood at a glance, with the main issues "
            "for its people, their health and wellbeing, and the demand that services meet."
        ),
    },
    {
        "Section": "Police and crime plan",
        "Text": "The Police and Crime Plan sets seven priorities. Our own focus for 2017/18 reflects them.",
    },
    {
        "Section": "Promise",
        "Text": "Local people tell us what is wrong where they live. We promise answers that are just as local.",
    },
    {
        "Section": "Highlights",
        "Text": "What the partnership achieved for its strategic priorities in 2016/17.",
    },
    {
        "Section": "Resources",
        "Text": (
            'The sums below are those that the action plans name. An action marked "Existing resources" is '
            "carried out with what partners already have."
        ),
    },
    {
        "Section": "Action plans",
        "Text": (
            "Each priority has an action plan. For every action it gives the strategic objective, the lead "
            "officer, the budget, the Police and Crime Plan priorities that the action serves, and the "
            "timescale."
        ),
    },
]

HIGHLIGHTS: list[Row] = [
    {"Figure": "60+", "Text": "events held across the borough to engage people and raise awareness"},
    {"Figure": "14", "Text": "projects run, which reached more than 11,000 young people"},
    {
        "Figure": "5",
        "Text": "Senior Safety Roadshows, attended by more than 130 elderly and vulnerable residents",
    },
    {"Figure": "80,000+", "Text": "people reached by a campaign on abuse"},
    {"Figure": "7", "Text": "businesses in Ingatestone added to the Keep Safe locations"},
    {"Figure": "300+", "Text": "Twitter followers: twice as many as before, with new tweets every day"},
    {"Figure": "Bi-monthly", "Text": "publication of the CSP newsletter"},
    {
        "Figure": "20+",
        "Text": "Speedwatch volunteers trained, and 3 more locations, which makes 33 sites in the borough",
    },
    {"Figure": "1", "Text": "Gang Awareness Pack co-produced, for the use of parents and professionals"},
]

ACTIONS: list[Row] = [*ENGAGEMENT, *ANTI_SOCIAL_BEHAVIOUR, *PROTECTING_PEOPLE, *BURGLARY]

_BLANK = "The published plan leaves this open; the sample says what was published."
ACCEPTED: list[Row] = [
    {"Cell": "Actions > ASB1", "Check": "unfinished", "Reason": "The published plan says TBC here."},
    {"Cell": "Actions > ASB4", "Check": "no-budget", "Reason": _BLANK},
    {"Cell": "Actions > ASB5", "Check": "no-timescale", "Reason": _BLANK},
    {"Cell": "Actions > PH6", "Check": "no-lead", "Reason": _BLANK},
    {"Cell": "Actions > PH8", "Check": "no-timescale", "Reason": _BLANK},
    {"Cell": "Actions > PH9", "Check": "no-timescale", "Reason": _BLANK},
    {"Cell": "Actions > CE4", "Check": "stated-twice", "Reason": "The published plan says both."},
    {"Cell": "Actions", "Check": "unexplained-abbreviation", "Reason": "The published plan does not explain them."},
    {"Cell": "Partners", "Check": "law-health", "Reason": "The published plan names no clinical commissioning group."},
    {"Cell": "Text", "Check": "law-success", "Reason": "The published plan does not say; the year-end report does."},
]
