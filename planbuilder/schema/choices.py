"""Other words that officers type for the choices of a column.

What surely means a choice is read as it without a word. What most likely does (LIKELY_...) is only asked about, as a
wrong guess would be printed.
"""

from __future__ import annotations

#: What marks the made-up entries of a new partnership's workbooks, in any case of letters.
EXAMPLE_MARK = "[example]"

PARTNER_KINDS = {
    **dict.fromkeys(("Statutory partner", "Statutory partners", "Statutory body", "Statutory agency"), "Statutory"),
    **dict.fromkeys(("Statutory authority", "Statutory organisation", "Responsible authority"), "Statutory"),
    **dict.fromkeys(
        ("Community partner", "Community partners", "Community organisation", "Community group"), "Community"
    ),
}
LIKELY_PARTNER_KINDS = dict.fromkeys(
    ("Voluntary", "Voluntary sector", "Voluntary organisation", "Charity", "Non-statutory", "Not statutory", "Other"),
    "Community",
)

YES_OR_NO = {
    **dict.fromkeys(("Y", "x", "✓", "✔", "☑", "1", "True", "Required", "Consulted", "To be consulted"), "Yes"),
    **dict.fromkeys(("N", "-", "–", "—", "✗", "✘", "☐", "0", "False", "None", "n/a", "Not required"), "No"),
}

LEAD_NAMES = {
    **dict.fromkeys(("Show", "Yes", "Names", "In full", "Named"), "Shown"),
    **dict.fromkeys(("Role", "Roles", "Role only", "By role only", "By roles", "Job title", "Job titles"), "By role"),
    **dict.fromkeys(("None", "No", "No names", "Leave out", "Omit", "Omitted", "Hidden", "Without names"), "Left out"),
}

STATUSES = {
    **dict.fromkeys(("First draft", "Second draft", "Working draft", "Final draft", "Drafted"), "Draft"),
    **dict.fromkeys(("Approved", "Adopted", "Signed off"), "Agreed"),
}

FOCUS_HEADINGS = {
    **dict.fromkeys(("Focussing on", "Focus on", "Focusing", "Focussing", "Focus", "Our focus"), "Focusing on"),
    **dict.fromkeys(("We are focusing on", "What we are focusing on", "We will focus on"), "Focusing on"),
    **dict.fromkeys(
        ("Why is this a priority", "Why this is a priority", "Why this matters", "Why we chose it"), "Why?"
    ),
}

SECTION_NAMES = {
    "Intro": "Introduction",
    "Actions": "Action plans",
    "Action plan": "Action plans",
    "Our partners": "Partners",
    "Our promise": "Promise",
    "Police and crime": "Police and crime plan",
    "Police plan": "Police and crime plan",
}

RATINGS = {
    **{"G": "Green", "A": "Amber", "R": "Red", "C": "Complete", "NS": "Not started", "N/S": "Not started"},
    **dict.fromkeys(("Completed", "Completed.", "Finished", "Fully complete"), "Complete"),
    **dict.fromkeys(("Not yet started", "Not started yet", "Yet to start", "To be started"), "Not started"),
}
LIKELY_RATINGS = {
    **dict.fromkeys(("Blue", "Done", "Closed", "Delivered", "Achieved"), "Complete"),
    **dict.fromkeys(("Yellow", "Orange"), "Amber"),
    **dict.fromkeys(("On track", "On target"), "Green"),
    **dict.fromkeys(("Grey", "White", "Not begun"), "Not started"),
}

_MONTHS = (("April", "June"), ("July", "September"), ("October", "December"), ("January", "March"))


def _quarter(number: int, first: str, last: str) -> dict[str, str]:
    ordinals = (("1st", "first"), ("2nd", "second"), ("3rd", "third"), ("4th", "fourth"))[number - 1]
    months = [
        f"{one}{to}{other}"
        for one in (first, first[:3])
        for other in (last, last[:3], last[:4])
        for to in ("-", " to ", "/", " ")
    ]
    ways = [str(number), f"Q {number}", f"Quarter {number}", f"Qtr {number}", f"Qtr{number}", f"Q.{number}"]
    return dict.fromkeys([*ways, *(f"{one} quarter" for one in ordinals), *months], f"Q{number}")


#: The quarters of a financial year, April to March.
QUARTERS = {way: name for number, months in enumerate(_MONTHS, 1) for way, name in _quarter(number, *months).items()}
