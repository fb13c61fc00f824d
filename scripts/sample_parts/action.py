"""How one row of the Actions sheet is written down in the sample, and the names that its columns draw on.

In: the words of one action. Out: a row keyed by column heading. POLICE_PRIORITIES holds the seven names in
the order of the Police and Crime Plan, which is the order that `serves` counts by.
"""

from __future__ import annotations

Row = dict[str, str]

POLICE_PRIORITIES: tuple[str, ...] = (
    "More local, visible and accessible policing",
    "Crack down on anti-social behaviour",
    "Breaking the cycle of domestic abuse",
    "Reverse the trend in serious violence",
    "Tackle gangs and organised crime",
    "Protecting children and vulnerable people",
    "Improve safety on our roads",
)
ALL_SEVEN = (1, 2, 3, 4, 5, 6, 7)

_PRIORITY_OF_PREFIX = {
    "CE": "Community Engagement",
    "ASB": "Anti-Social Behaviour and Environmental Crime",
    "PH": "Protecting People from Harm",
    "B": "Burglary",
}
EXISTING = "Existing resources"
ONGOING = "Immediate & ongoing"


def action(
    ref: str,
    objective: str,
    *lines: str,
    leads: str,
    budget: str,
    serves: tuple[int, ...],
    timescale: str = ONGOING,
) -> Row:
    """One row. `lines` are the lines of the action's text; `serves` counts the police priorities from 1."""
    return {
        "Ref": ref,
        "Priority": _PRIORITY_OF_PREFIX[ref.rstrip("0123456789")],
        "Strategic objective": objective,
        "Action": "\n".join(lines),
        "Lead officer": leads,
        "Budget": budget,
        "Police and crime priorities": "\n".join(POLICE_PRIORITIES[number - 1] for number in serves),
        "Timescale": timescale,
    }
