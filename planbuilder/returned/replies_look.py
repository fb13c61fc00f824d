"""What the replies workbook shows: its sheets, their columns, and the texts of each row.

In come proposals, decisions and what stands in the workbooks now; out come rows of texts. Partners' words are texts and
nothing else; the columns of officers are "Decision" and "Reason", which are theirs alone.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from planbuilder.proposals import Proposal
from planbuilder.returned.words import plain

SUMMARY, PROPOSALS, SIDE_BY_SIDE, COMMENTS, SIGN_OFF = "Summary", "Proposals", "Side by side", "Comments", "Sign-off"
DECISIONS = ("Accept", "Reject", "Defer")
#: Excel holds no more than 32,767 characters in a cell.
_LONGEST = 32_000


@dataclass(frozen=True)
class Col:
    """A column: its heading, its width in Excel's characters, and whether officers fill it in."""

    heading: str
    width: int
    theirs: bool = False


SHEETS: Mapping[str, tuple[Col, ...]] = {
    PROPOSALS: (
        *(Col("No.", 6), Col("Where", 25), Col("What", 26), Col("Before", 40), Col("Now in the workbook", 40)),
        *(Col("Proposed", 44), Col("Partner", 22), Col("Decision", 12, True), Col("Reason", 32, True)),
        *(Col("Comment", 34), Col("Others on the same", 34), Col("Kind", 15), Col("Who and when", 22)),
        *(Col("How it was found", 26), Col("Sure", 8), Col("Applied", 16), Col("Id", 19)),
    ),
    COMMENTS: (
        *(Col("No.", 6), Col("Where", 25), Col("What", 26), Col("Text", 44), Col("Comment", 50), Col("Partner", 22)),
        *(Col("Decision", 12, True), Col("Reason", 40, True), Col("Who and when", 22), Col("Id", 19)),
    ),
    SIGN_OFF: (
        *(Col("Partner", 34), Col("Agreed", 11, True), Col("By whom", 26, True), Col("On", 14, True)),
        *(Col("Conditions", 50, True), Col("Replied", 12)),
    ),
}
#: The partners' own words, which officers do not change here.
FIXED = ("Before", "Proposed", "Comment", "Text", "Partner")
_KINDS = {
    "change": "Change",
    "remove": "Take out",
    "move": "Move",
    "template": "Template wording",
    "comment": "Comment",
}


@dataclass
class Book:
    """All that a replies workbook shows.

    `now` gives a proposal's cell and its text today; `decisions` are by identity, `sign_offs` by partner; `applied`
    says of a proposal what became of it; `files` are those that were read, by partner.
    """

    draft: int
    title: str
    year: str
    proposals: list[Proposal] = field(default_factory=list)
    partners: list[str] = field(default_factory=list)
    files: Mapping[str, Sequence[str]] = field(default_factory=dict)
    decisions: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    sign_offs: Mapping[str, tuple[Any, ...]] = field(default_factory=dict)
    applied: Mapping[str, str] = field(default_factory=dict)
    now: Callable[[Proposal], tuple[str, str]] = lambda one: (one.cell, "")

    @property
    def changes(self) -> list[Proposal]:
        """What would change something, place by place."""
        return sorted((one for one in self.proposals if one.kind != "comment"), key=in_order)

    @property
    def comments(self) -> list[Proposal]:
        """Comments that go with no change, place by place."""
        return sorted((one for one in self.proposals if one.kind == "comment"), key=in_order)

    @property
    def contested(self) -> list[list[Proposal]]:
        """The proposals about one value on which partners, or people of one partner, do not agree."""
        return [group for group in self._by_value().values() if len({plain(one.proposed) for one in group}) > 1]

    def _by_value(self) -> dict[tuple[object, ...], list[Proposal]]:
        groups: dict[tuple[object, ...], list[Proposal]] = defaultdict(list)
        for one in self.changes:
            if one.kind in ("change", "remove", "move", "template") and one.before:
                groups[one.workbook, one.key, one.line, plain(one.before) if not one.key else ""].append(one)
        return {
            value: group for value, group in groups.items() if len({one.partner for one in group}) > 1 or _differ(group)
        }

    def fixed(self, one: Proposal) -> dict[str, str]:
        """The texts of a row that are the partner's own."""
        texts = {"Before": one.before, "Proposed": shown(one), "Comment": one.comment, "Text": one.before}
        return {name: cut(text) for name, text in (texts | {"Partner": one.partner or "(not said)"}).items()}

    def proposal_rows(self) -> list[dict[str, str]]:
        """The rows of the sheet of proposals, by heading."""
        others = {one.identity: _others(one, group) for group in self._by_value().values() for one in group}
        rows = []
        for one in self.changes:
            cell, now = self.now(one)
            row = {"Where": where(one, cell), "What": what(one), "Kind": kind(one), "Now in the workbook": cut(now)}
            row |= {"How it was found": one.how, "Sure": f"{one.confidence:.0%}" if one.confidence < 1 else ""}
            row |= {
                "Others on the same": cut(others.get(one.identity, "")),
                "Applied": self.applied.get(one.identity, ""),
            }
            rows.append(row | self._common(one))
        return rows

    def comment_rows(self) -> list[dict[str, str]]:
        """The rows of the sheet of comments, by heading."""
        return [{"Where": where(one, self.now(one)[0]), "What": what(one)} | self._common(one) for one in self.comments]

    def _common(self, one: Proposal) -> dict[str, str]:
        decision, reason = self.decisions.get(one.identity, ("", ""))
        who = ", ".join(part for part in (one.who, one.when) if part)
        return self.fixed(one) | {"Decision": decision, "Reason": reason, "Who and when": who, "Id": one.identity}


def in_order(one: Proposal) -> tuple[object, ...]:
    """Place by place: the sheets as they stand, rows before columns; what has no cell last; else as it was read."""
    letters, _, digits = re.sub(r"([A-Z]+)(\d+)", r"\1 \2", one.cell).partition(" ")
    number = int(digits) if digits.isdigit() else 10**6
    return (
        not one.workbook,
        one.workbook,
        one.sheet,
        number,
        len(letters),
        letters,
        one.line,
        one.before,
        one.partner,
    )


def where(one: Proposal, cell: str) -> str:
    """The place as officers read it."""
    if not one.workbook:
        return "in the template" if one.kind in ("template", "comment") else "no cell known"
    return " > ".join(part for part in (one.workbook, one.sheet, cell) if part)


def what(one: Proposal) -> str:
    """The value in words: "CE1: Budget", "CE1: Actions, line 3"."""
    name = ": ".join(part for part in (one.record, one.field) if part) or one.field or one.sheet
    return f"{name}, line {one.line}" if one.line else name


def kind(one: Proposal) -> str:
    """The kind of a proposal in words."""
    if one.kind == "add":
        return "New row" if len(one.values) > 1 else "New line" if one.record else "New entry"
    return _KINDS.get(one.kind, one.kind)


def shown(one: Proposal) -> str:
    """What is proposed, in words; taking out and moving say so."""
    if one.kind == "move":
        return f"Move it {one.proposed}"
    if one.kind == "remove":
        return "(take it out)"
    return one.proposed if one.proposed or one.kind == "comment" else "(nothing: empty it)"


def _differ(group: Iterable[Proposal]) -> bool:
    """Whether two people of one partner want different words."""
    return len({plain(one.proposed) for one in group if one.kind == "change"}) > 1


def _others(one: Proposal, group: Iterable[Proposal]) -> str:
    lines = [
        f"{other.partner or '(not said)'}: "
        + ("the same" if plain(other.proposed) == plain(one.proposed) else f"“{shown(other)}”")
        for other in group
        if other.partner != one.partner or (other.kind == one.kind and plain(other.proposed) != plain(one.proposed))
    ]
    return "\n".join(dict.fromkeys(lines))


def cut(text: str) -> str:
    """A text that fits into a cell."""
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}... (cut)"
