"""How a project, a highlight and an event of the report are written down in the sample.

In: their words. Out: a row keyed by column heading. A line that starts with "• " is an item of a list.
"""

from __future__ import annotations

from sample_parts.action import Row

ENGAGEMENT = "Community Engagement"
BEHAVIOUR = "Anti-Social Behaviour and Environmental Crime"
HARM = "Protecting People from Harm"
BURGLARY = "Burglary"
EVERY_PRIORITY = ""

DRAWN = "Drawing made for this sample; it stands in for a photograph."


def project(
    name: str, priority: str, *lines: str, picture: str = "", shows: str = "", written_by: str = "", note: str = ""
) -> Row:
    """One row; `shows` describes the picture for people who cannot see it, `note` is for officers alone."""
    return {
        "Project": name,
        "Priority": priority,
        "Text": "\n".join(lines),
        "Written by": written_by,
        "Picture": picture,
        "Picture description": shows,
        "Picture note": DRAWN if picture else "",
        "Note": note,
    }


def highlight(priority: str, text: str) -> Row:
    """A box at the head of a priority."""
    return {"Priority": priority, "Text": text}


def event(name: str, place: str = "", note: str = "") -> Row:
    """An event of community engagement."""
    return {"Priority": ENGAGEMENT, "Event": name, "Place": place, "Note": note}
