"""How the Community Safety Partnership tables of recorded crime are laid out, whatever year they are from.

In come the first rows of a sheet or of a CSV file; out comes where its headings stand and which column is which. The
Home Office has renamed columns over the years ("Force Name", now "Police Force"; "Number of Offences", now "Offence
Count"), and puts cover sheets, titles and notes around its tables.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

#: What a column holds -> the headings it has had, the newest first.
HEADINGS: Final[Mapping[str, tuple[str, ...]]] = {
    "year": ("Financial Year",),
    "quarter": ("Financial Quarter",),
    "force": ("Police Force", "Force Name", "Force", "Police Force Area"),
    "area": ("CSP Name", "CSP", "Community Safety Partnership", "Community Safety Partnership Name"),
    "description": ("Offence Description",),
    "group": ("Offence Group",),
    "subgroup": ("Offence Subgroup", "Offence Sub-group"),
    "code": ("Offence Code",),
    "count": ("Offence Count", "Number of Offences", "Number of Offences Recorded"),
}
TEXTS: Final = ("force", "area", "description", "group", "subgroup", "code")
_MAY_BE_MISSING: Final = {"description"}
#: A table has its headings somewhere in the first rows, below a title and notes.
ROWS_TO_LOOK_AT: Final = 40
#: So many of the headings in one row are no accident; a sheet of notes mentions two or three at most.
_ENOUGH: Final = 5
_NOTE = re.compile(r"\[[^\]]*\]|\([^)]*\)")


@dataclass(frozen=True)
class Headings:
    """Where the headings stand: their row (from 0), the column of each field (from 0), and what is not there.

    `more` says whether there are columns that nobody here reads.
    """

    row: int
    places: Mapping[str, int]
    missing: tuple[str, ...]
    more: bool


def find_headings(rows: Sequence[Sequence[object]]) -> Headings | None:
    """The headings of a table in the first rows of a sheet; None where the sheet holds no such table."""
    for number, row in enumerate(rows[:ROWS_TO_LOOK_AT]):
        places: dict[str, int] = {}
        for place, cell in enumerate(row):
            field = _FIELDS.get(plain(cell)) if isinstance(cell, str) else None
            if field:
                places.setdefault(field, place)
        if len(places) >= _ENOUGH:
            missing = [field for field in HEADINGS if field not in places and field not in _MAY_BE_MISSING]
            named = sum(bool(str(cell).strip()) for cell in row)
            return Headings(number, places, tuple(HEADINGS[field][0] for field in missing), named > len(places))
    return None


def plain(name: object) -> str:
    """A heading or a name without what changes between years: capitals, "&" for "and", footnote marks, punctuation."""
    text = _NOTE.sub(" ", str(name)).replace("&", " and ").casefold()
    return " ".join(re.sub(r"[^\w]|_", " ", text.replace("'", "").replace("’", "")).split())


def clean(value: object) -> str:
    """A cell as one line of text that can be printed: 45.0 is "45", and no sign in it does anything."""
    if isinstance(value, float):
        return "" if value != value else str(int(value)) if value.is_integer() else repr(value)
    text = "".join(sign if sign.isprintable() else " " for sign in str(value))
    return " ".join(text.split())[:_LONGEST_NAME]


_LONGEST_NAME: Final = 120
_FIELDS: Final = {plain(heading): field for field, headings in HEADINGS.items() for heading in headings}
