"""What happened to this year's workbooks on the way to next year's, kept as it happens and told as a text file.

In come single lines from the modules that carry rows over; out comes a file that any editor opens, beside the new
workbooks. Nothing that was in a workbook goes without a line here.
"""

from __future__ import annotations

from dataclasses import dataclass, field

_TITLES = {
    "carried": "Carried over as it was",
    "cleared": "Cleared, because it belongs to the year that was (with what stood there)",
    "left": "Not carried over",
    "to_fill": "To be filled in",
    "look": "To be looked through: texts that were carried over and name a year or quote a figure",
}


@dataclass
class Ledger:
    """Lines by what became of an entry; each says workbook, sheet and cell where it has one."""

    carried: list[str] = field(default_factory=list)
    cleared: list[str] = field(default_factory=list)
    left: list[str] = field(default_factory=list)
    to_fill: list[str] = field(default_factory=list)
    look: list[str] = field(default_factory=list)

    def told(self, this: str, following: str) -> str:
        """All lines as a text, under plain headings."""
        title = f"From {this} to {following}: what became of this year's workbooks"
        lines = [title, "=" * len(title), ""]
        lines += [f"The workbooks of {this} were only read; they are as they were.", ""]
        for name, heading in _TITLES.items():
            found: list[str] = getattr(self, name)
            if found:
                lines += [f"{heading} ({len(found)})", "-" * len(heading), *(f"- {line}" for line in found), ""]
        return "\n".join(lines).rstrip() + "\n"


def quoted(text: str, most: int = 160) -> str:
    """A text in one line between quotes, cut where it is long."""
    one_line = " / ".join(part.strip() for part in text.splitlines() if part.strip())
    return f"“{one_line if len(one_line) <= most else one_line[: most - 3].rstrip() + '...'}”"


def several(number: int, one: str, many: str) -> str:
    """ "1 action", "3 actions"."""
    return f"{number:,} {one if number == 1 else many}"
