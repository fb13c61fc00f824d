"""The examples in a new achievements.xlsx: what the year-end report says in words, each marked “[example]”.

In come the names of a partnership and its year; out come rows.
"""

from __future__ import annotations

from collections.abc import Sequence

from planbuilder.starting.example_plan import ANTISOCIAL, BURGLARY, VIOLENCE, Row
from planbuilder.starting.naming import Naming

_TEAM = "Neighbourhood policing team [example]"


def achievements_rows(names: Naming, year: str) -> dict[str, Sequence[Row]]:
    """The rows of achievements.xlsx, by the title of their sheet; `year` as it is printed."""
    return {
        "Report": [
            {"Title": "Achievements Report", "Subtitle": "What we did together", "Year": year, "Status": "Draft"}
        ],
        "Text": [
            {
                "Section": "Introduction",
                "Text": f"[Example] This report says what {names.short} did about crime and disorder in {names.area},"
                " and what came of it.",
            },
            {
                "Section": "Crime comparison",
                "Text": "[Example] All crime changed by [[All crime: change %]] in the year.",
            },
            {"Section": "Conclusion", "Text": "[Example] Thank you to everybody who gave their time."},
        ],
        "Police teams": [
            {"Team": _TEAM, "Short name": "NPT", "What it does": "[Example] Patrols, and answers residents' reports"}
        ],
        "Policing": [
            {"Team": _TEAM, "Rank": "Sergeant", "Number": 1, "Note": "[Example] shared with a neighbouring district"},
            {"Team": _TEAM, "Rank": "Constable", "Number": 4, "Note": "[Example]"},
        ],
        "Commentary": [
            {"Measure": "All crime", "Explanation": "[Example] Fewer thefts from shops and vehicles were recorded."},
            {"Measure": "Residential burglary", "Explanation": "[Example] Homes at risk were visited and made safer."},
        ],
        "Highlights": [
            {"Priority": ANTISOCIAL, "Text": "[Example] 104 evening patrols in the town centre"},
            {"Priority": VIOLENCE, "Text": "[Example] 1,200 pupils heard a talk on knives"},
            {"Priority": BURGLARY, "Text": "[Example] 350 bicycles marked"},
        ],
        "Projects": [
            {
                "Project": "Calm evenings",
                "Priority": ANTISOCIAL,
                "Text": "[Example] Police, council and volunteers walked the town centre together on weekend evenings.",
                "Picture": "street.png",
                "Picture description": "[Example] Drawing of a street at dusk, with shops and street lamps",
                "Picture note": "[Example] A drawing",
            },
            {
                "Project": "One form",
                "Priority": VIOLENCE,
                "Text": "[Example] Services agreed on one form, so that victims tell their story once.",
            },
        ],
        "Events": [
            {"Priority": ANTISOCIAL, "Event": "Community day [example]", "Place": "Market square"},
            {"Priority": BURGLARY, "Event": "Bicycle marking [example]", "Place": "Railway station"},
        ],
    }
