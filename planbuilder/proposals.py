"""What a partner proposes, as a record that every step after the reading shares.

In comes what was found in a returned file; out comes a `Proposal` that names the cell, what the draft printed there and
what the partner wrote. A proposal that is read again is the same one: its identity is worked out of what it says.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from typing import Any

#: The kinds of proposals: a value said otherwise; a line, record or row that is new, gone or elsewhere; words that no
#: cell holds; a comment that goes with no change.
KINDS = ("change", "add", "remove", "move", "template", "comment")


@dataclass(frozen=True)
class Proposal:
    """One thing that one partner proposes about one place of one draft.

    `key` is that of the cell in the draft's manifest, "" where no cell is known. `before` is what the draft printed,
    `proposed` what should stand there instead: for "add" the new line, for "move" where to. `line` counts the lines of
    a cell from 1, 0 is the whole cell; with "add" it is the number that the new line would have. It is 0 for a new row,
    whose `values` are headings with texts ("" where a cell is empty), and whose `key` is of the record beside it. `how`
    says how it was found (tracked, silent, recovered), `confidence` how surely.
    """

    draft: int
    document: str
    partner: str
    key: str
    workbook: str
    sheet: str
    record: str
    field: str
    cell: str
    kind: str
    before: str
    proposed: str
    who: str = ""
    when: str = ""
    comment: str = ""
    how: str = ""
    confidence: float = 1.0
    line: int = 0
    values: tuple[tuple[str, str], ...] = ()

    @property
    def identity(self) -> str:
        """The same for the same proposal, however often and from whatever file it is read."""
        said = (
            *(str(self.draft), self.document, self.partner, self.key, str(self.line)),
            *(self.kind, self.before, self.proposed, self.comment),
        )
        return hashlib.sha256("\0".join(said).encode("utf-8", "surrogatepass")).hexdigest()[:16]

    @property
    def place(self) -> str:
        """ "plan.xlsx > Actions > F15", as far as it is known."""
        return " > ".join(part for part in (self.workbook, self.sheet, self.cell) if part)


def each_once(proposals: Iterable[Proposal]) -> list[Proposal]:
    """Proposals without those that say the same once more."""
    return list({one.identity: one for one in proposals}.values())


def from_json(facts: Mapping[str, Any]) -> Proposal:
    """A proposal from what `dataclasses.asdict` made of it."""
    known = {one.name: facts[one.name] for one in fields(Proposal) if one.name in facts}
    return Proposal(**known | {"values": tuple((str(name), str(text)) for name, text in facts.get("values", ()))})
