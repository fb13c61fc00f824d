"""What a partnership is called, in full and in short, and the folder that may bear its name.

In comes what was typed behind `planbuilder new`; out come names. Nothing is guessed that would be printed as a fact:
the area is what remains of the name without “Safer” and “Partnership”, and stands in the workbook to be corrected.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from planbuilder.problems import Level, PlanbuilderError, Problem

_LONGEST = 120
#: What a name must not hold on Windows, where a shared folder may lie; and what no cell can hold.
_NOT_IN_A_FOLDER = re.compile(r'[\\/:*?"<>|]+')
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]+")
_RESERVED = re.compile(r"(?:con|prn|aux|nul|conin\$|conout\$|com[\d¹²³]|lpt[\d¹²³])(?: *\..*)?", re.IGNORECASE)
#: In a workbook, two brackets hold the name of a figure; one bracket is a bracket.
_QUOTES_A_FIGURE = re.compile(r"\[\[+|\]\]+")
#: Behind these words "Council" is not that of a district (Local Government Act 1972, sections 9 and 27).
_OF_A_PARISH = re.compile(r"\b(?:parish|town|community|youth)$", re.IGNORECASE)
_IS_A_PARTNERSHIP = re.compile(r"\b(?:partnership|partneriaeth|board|bwrdd|CSP)\b", re.IGNORECASE)
_AROUND = re.compile(
    r"^(?:safer|the)\s+|\s*\b(?:community safety partnership|safety partnership|partnership|CSP)$"
    r"|^partneriaeth (?:diogelwch cymunedol )?",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Naming:
    """A partnership's names: in full, in short, and the place that it is for."""

    full: str
    short: str
    area: str

    @property
    def council(self) -> str:
        """What the council in the examples is called: one that the law names, whatever the area is called."""
        return f"{self.area} District Council" if _OF_A_PARISH.search(self.area) else f"{self.area} Council"

    @property
    def folder(self) -> str:
        """The name of its folder, as every system can have it."""
        name = _NOT_IN_A_FOLDER.sub("-", self.short).strip(" .-")
        name = name.encode()[:120].decode(errors="ignore").strip(" .-") or "Partnership"
        return f"{name} partnership" if _RESERVED.fullmatch(name) else name


def naming(typed: str) -> Naming:
    """The names that follow from the one that was typed; raises `PlanbuilderError` where there is none in it."""
    name = " ".join(_CONTROL.sub(" ", unicodedata.normalize("NFC", typed)).split())
    name = _QUOTES_A_FIGURE.sub(lambda found: found[0][0], name)
    if not any(character.isalnum() for character in name):
        do = "Type it behind the command: planbuilder new “Safer Anytown” --year 2026-27"
        raise PlanbuilderError(Problem(Level.STOP, "the new partnership has no name yet", do))
    if len(name) > _LONGEST:
        do = f"Give it in at most {_LONGEST} characters; the full name can be typed on the sheet “Plan” afterwards."
        raise PlanbuilderError(Problem(Level.STOP, f"the name is {len(name)} characters long", do))
    full = name if _IS_A_PARTNERSHIP.search(name) else f"{name} Community Safety Partnership"
    area = name
    while (rest := _AROUND.sub("", area).strip(" ,")) and rest != area:
        area = rest
    return Naming(full, name, area)
