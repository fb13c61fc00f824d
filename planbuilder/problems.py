"""What can be wrong, and how it is said: the project's only error vocabulary.

    Exception
    +-- PlanbuilderError      something for the officer to mend; carries its problems (exit code 1)
    +-- BrokenInstallation    something on this computer is missing or does not work (exit code 2)

A step that finds something wrong returns `Problem`s, so that all of them are shown together; it raises only
when it cannot go on. Nothing here prints.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path


class Level(StrEnum):
    """How much a problem matters: a STOP keeps documents from being built, a WARN and a NOTE do not."""

    STOP = "stop"
    WARN = "warn"
    NOTE = "note"


_GRAVITY = {Level.STOP: 0, Level.WARN: 1, Level.NOTE: 2}


@dataclass(frozen=True)
class Problem:
    """One thing that is wrong in one place, and what to do about it.

    `what` is a clause without its full stop ("“Spring” is not a date"); `do` is one or two sentences. The place
    is as full as it is known: a whole workbook, a sheet of it, or one cell ("B3", "row 12").
    """

    level: Level
    what: str
    do: str
    workbook: str = ""
    sheet: str = ""
    cell: str = ""
    check: str = ""

    @property
    def place(self) -> str:
        """ "plan.xlsx > Actions > B3", as far as it is known."""
        return " > ".join(part for part in (self.workbook, self.sheet, self.cell) if part)

    def __str__(self) -> str:
        place = f"{self.place}: " if self.place else ""
        first = self.what.partition(" ")[0]
        what = self.what if "." in first else self.what[:1].upper() + self.what[1:]  # a file keeps its name
        return f"{self.level.upper():4}  {place}{what}. {self.do}".rstrip()

    def at(self, *, workbook: str = "", sheet: str = "", cell: str = "") -> Problem:
        """The same problem with the parts of its place that were not yet known."""
        return replace(
            self,
            workbook=self.workbook or workbook,
            sheet=self.sheet or sheet,
            cell=self.cell or cell,
        )


class PlanbuilderError(Exception):
    """The work cannot go on until an officer has mended something.

    `accepted` are the findings that officers have accepted, each with its reason; `work_list` the files that list what
    to mend, where they were written.
    """

    def __init__(
        self, *problems: Problem, accepted: Sequence[tuple[Problem, str]] = (), work_list: Sequence[Path] = ()
    ) -> None:
        super().__init__("\n".join(str(problem) for problem in problems))
        self.problems = problems
        self.accepted = accepted
        self.work_list = work_list


class BrokenInstallation(Exception):
    """Something that planbuilder needs on this computer is missing or does not work."""

    def __init__(self, what: str, do: str = "") -> None:
        super().__init__(f"{what}. {do}".strip() if do else what)
        self.what = what
        self.do = do


def worst_first(problems: Iterable[Problem]) -> list[Problem]:
    """Problems in the order in which an officer should meet them: by level, otherwise as they were found."""
    return sorted(problems, key=lambda problem: _GRAVITY[problem.level])


def stops(problems: Iterable[Problem], *, strict: bool = False) -> bool:
    """Whether any of these problems keeps a document from being built; with `strict`, warnings do as well."""
    return any(p.level is Level.STOP or (strict and p.level is Level.WARN) for p in problems)


def did_you_mean(word: str, known: Sequence[str]) -> str:
    """A sentence that helps with a name that is not known: the nearest name, or the names there are."""
    near = nearest(word, known)
    return f"Did you mean “{shortened(near)}”?" if near else known_names(known)


def known_names(known: Sequence[str], *, most: int = 8) -> str:
    """A sentence that lists the names there are, as far as a person would read it."""
    if not known:
        return ""
    names = "; ".join(f"“{shortened(name)}”" for name in known[:most])
    more = f" and {len(known) - most} more" if len(known) > most else ""
    return f"The names there are: {names}{more}."


def counted(number: int, one: str, many: str = "") -> str:
    """ "1 draft", "3 drafts", "2 priorities"; `many` where the plural is another."""
    plural = many or (f"{one[:-1]}ies" if one.endswith("y") else f"{one}s")
    return f"{number} {one if number == 1 else plural}"


def shortened(text: str, most: int = 70) -> str:
    """A text that is quoted in a message, cut where it is long."""
    return text if len(text) <= most else f"{text[: most - 3].rstrip()}..."


def nearest(word: str, known: Sequence[str], cutoff: float = 0.6) -> str | None:
    """The known name that looks most like `word`, or None where none does."""
    folded = {name.casefold(): name for name in known}
    near = difflib.get_close_matches(word.casefold(), list(folded), n=1, cutoff=cutoff)
    return folded[near[0]] if near else None
