"""How a check is declared: its name, how grave what it finds is, and what docs/checks.md says of it."""

from __future__ import annotations

from dataclasses import dataclass

from planbuilder.problems import Level, Problem


@dataclass(frozen=True)
class Check:
    """Something that is looked for in every workbook.

    `name` stands in square brackets behind each finding, and in the sheet "Accepted". `finds`, `why` and `mend` are
    one or two sentences each, addressed to an officer; docs/checks.md prints them.
    """

    name: str
    level: Level
    finds: str
    why: str
    mend: str

    def problem(self, what: str, do: str, workbook: str = "", sheet: str = "", cell: str = "") -> Problem:
        """A finding of this check; `what` and `do` as in `Problem`."""
        return Problem(self.level, what, do, workbook, sheet, cell, self.name)
