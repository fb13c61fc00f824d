"""How an officer wants a document to be published: with which names, and under which protective marking.

In come what was typed on the command line and the sheet Plan as it is now; out comes a `Wish`. How a document is
published is no part of what was agreed, so the workbook as it is now counts, as it does for who is consulted.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from planbuilder.checking import PLAN
from planbuilder.problems import Level, PlanbuilderError, Problem
from planbuilder.project import Year
from planbuilder.schema.plan import Settings


class Names(StrEnum):
    """Whether lead officers are named, as it is typed on the command line."""

    SHOWN = "shown"
    ROLE = "role"
    NONE = "none"


#: As the sheet Plan says it.
_IN_WORKBOOK = {"Shown": Names.SHOWN, "By role": Names.ROLE, "Left out": Names.NONE}
#: The Government Security Classifications of 2024 and 2023, with the separate words that may follow the first of them.
_KNOWN = re.compile(
    r"OFFICIAL(?:[- :]+SENSITIVE(?:[- :]+(?:[A-Z][A-Z -]*|\[[A-Z][A-Z /-]*\]))?)?"
    r"|SECRET|TOP SECRET|NOT PROTECTIVELY MARKED"
)
_SENSITIVE = re.compile(r"OFFICIAL[- :]+SENSITIVE(?:[- :]+(?=[A-Z\[])|$)")
#: What would stop the finished files: they call themselves a draft, or hold a tag of a template.
_UNFIT = re.compile(r"(?<![\w-])draft(?![\w-])|not for publication|working copy|\{\{|\{%|\{#", re.IGNORECASE)
_LONGEST = 60


@dataclass(frozen=True)
class Wish:
    """Which document, how lead officers are named, and the marking of each page ("" for none)."""

    document: str = "plan"
    names: Names = Names.SHOWN
    marking: str = ""
    remarks: tuple[str, ...] = ()


def wish_of(year: Year, document: str, names: str | None, marking: str | None) -> Wish:
    """What was asked for; what was not typed is as the sheet Plan has it. Raises `PlanbuilderError`."""
    settings = _settings_now(year) if names is None or marking is None else None
    chosen = Names(names) if names else _IN_WORKBOOK.get(settings.lead_names or "" if settings else "", Names.SHOWN)
    typed = (settings.marking if settings else "") if marking is None else marking
    marking = " ".join((typed or "").split())
    if marking.casefold() == "none":
        marking = ""
    return Wish(document, chosen, *_marking(marking))


def _marking(typed: str) -> tuple[str, tuple[str, ...]]:
    """A marking as it is printed, and what an officer should know of it."""
    if len(typed) > _LONGEST:
        do = f"Give it in at most {_LONGEST} letters, such as OFFICIAL."
        raise PlanbuilderError(Problem(Level.STOP, f"the protective marking has {len(typed)} letters", do))
    if typed and (not re.search(r"\w", typed) or _UNFIT.search(typed)):
        do = "Give it in words, such as OFFICIAL; or MARKING=none."
        raise PlanbuilderError(Problem(Level.STOP, f"“{typed}” is no marking of what is published", do))
    marking = _SENSITIVE.sub(_spelt, typed.upper()) if _KNOWN.fullmatch(typed.upper()) else typed
    if not marking or marking == "OFFICIAL":
        return marking, ()
    if not _KNOWN.fullmatch(marking):
        return marking, (f"“{marking}” is no protective marking of the government's; it is printed as it is typed.",)
    if marking == "NOT PROTECTIVELY MARKED":
        return marking, ()
    return marking, (f"Marked {marking}: make sure that it may be published at all.",)


def _spelt(found: re.Match[str]) -> str:
    """As the government writes it, with a blank before the words that may follow."""
    return "OFFICIAL-SENSITIVE" + " " * (found.end() < len(found.string))


def _settings_now(year: Year) -> Settings:
    """The sheet Plan as it is now. Where it cannot be read nothing is guessed: it may ask for names to be left out."""
    from planbuilder.intake.check import check_workbook
    from planbuilder.problems import stops

    read = check_workbook(year.inputs / PLAN, (Settings,))
    found = read.of(Settings)
    if found and not stops(read.problems):
        return found[0]
    what = "the sheet Plan cannot be read, which may say how lead officers are named and what each page is marked with"
    do = "Mend it, or say both: make publish NAMES=shown MARKING=none (or others)."
    raise PlanbuilderError(*read.problems, Problem(Level.STOP, what, do, workbook=PLAN, sheet=Settings.sheet.title))
