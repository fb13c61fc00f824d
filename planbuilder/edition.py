"""Which edition of a document is built, and what it says of itself: numbered draft, working copy or agreed.

In come the numbered drafts that were issued so far (the register of drafts knows them); out come the words for the
cover, the foot of each page, the document's properties and the watermark. Where nothing was issued yet, the workbook's
own status counts.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

#: The stage that ends the drafts, and takes the watermark away.
AGREED = "agreed"
#: A longer status would not go on the cover's line beside the year; the version table has the stage in full.
_LONGEST_STATUS = 30


@dataclass(frozen=True)
class NumberedDraft:
    """A draft as the version table prints it: its number, its stage, the day, why and by whom it was issued."""

    number: int
    stage: str
    date: dt.date
    note: str = ""
    who: str = ""

    @property
    def agreed(self) -> bool:
        """Whether this is the version that was agreed."""
        return self.stage.casefold() == AGREED

    @property
    def label(self) -> str:
        """ "Draft 1: first draft", or "Agreed (draft 3)"."""
        return f"Agreed (draft {self.number})" if self.agreed else f"Draft {self.number}: {self.stage}"


@dataclass(frozen=True)
class SignOff:
    """A partner's agreement as the sign-off page prints it: who signed for it, when, which draft, what conditions."""

    partner: str
    by: str
    on: dt.date
    draft: int
    conditions: str = ""


@dataclass(frozen=True)
class Watermark:
    """What stands across each page, and the smaller line at its head."""

    word: str
    line: str


@dataclass(frozen=True)
class Edition:
    """The drafts of a document that were issued so far, oldest first.

    `is_last`: what is built is the last of them; otherwise it is a working copy that comes after it. `key` is the same
    for all drafts of a partnership's year, and `document` is what the document's command is called ("plan").
    `sign_offs` are the agreements that held when the draft was issued.
    """

    issued: tuple[NumberedDraft, ...] = ()
    is_last: bool = False
    document: str = ""
    key: str = ""
    sign_offs: tuple[SignOff, ...] = ()

    @property
    def last(self) -> NumberedDraft | None:
        """The draft that was issued last."""
        return self.issued[-1] if self.issued else None

    @property
    def number(self) -> int:
        """The number of the draft that is built; 0 for a working copy."""
        return self.last.number if self.last and self.is_last else 0

    def status(self, in_workbook: str) -> str:
        """The status in words; as the workbook has it, where no draft was issued."""
        if self.last is None:
            return in_workbook
        if not self.is_last:
            return self._working_copy
        label = "Agreed" if self.last.agreed else self.last.label
        return label if len(label) <= _LONGEST_STATUS else f"Draft {self.last.number}"

    def is_agreed(self, in_workbook: str) -> bool:
        """Whether this is the document that was agreed."""
        if self.last is None:
            return in_workbook.casefold() == AGREED
        return self.is_last and self.last.agreed

    def watermark(self, in_workbook: str) -> Watermark | None:
        """What each page bears until the document is agreed."""
        if self.is_agreed(in_workbook):
            return None
        if self.last is None:
            return Watermark("DRAFT", "Not for publication")
        what = f"Draft {self.last.number}" if self.is_last else self._working_copy
        return Watermark("DRAFT", f"{what}, not for publication")

    @property
    def _working_copy(self) -> str:
        return f"Working copy after draft {self.last.number}" if self.last else "Working copy"
