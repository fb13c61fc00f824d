"""Where each partner stands with a document: sent, read back, agreed to which draft, and whether that still holds.

In come the register of circulation and the drafts; out comes one `Standing` a partner. An agreement holds as long as
the last version says what the draft said that was agreed to: another number or stage does not end it, another word
does.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from planbuilder.circulate.contents import Said, differs
from planbuilder.circulate.register import Entry, Event
from planbuilder.problems import PlanbuilderError

if TYPE_CHECKING:
    from planbuilder.drafts.issued import Issued
    from planbuilder.publications import Publication
    from planbuilder.schema.lists import Partner


@dataclass(frozen=True)
class Standing:
    """What is known of one partner and a document; an entry is None where the like of it never was.

    `stale` says in a clause what changed after the draft that was agreed to; "" where the agreement holds.
    """

    partner: str
    must_sign: bool = False
    sent: Entry | None = None
    reminded: Entry | None = None
    answered: Entry | None = None
    agreed: Entry | None = None
    withdrawn: Entry | None = None
    stale: str = ""

    @property
    def has_signed(self) -> bool:
        """Whether the partner agrees to what the document says."""
        return self.agreed is not None and not self.stale

    @property
    def state(self) -> str:
        """All of it in a few words."""
        if self.agreed:
            words = f"Agreed to draft {self.agreed.draft}"
            if self.stale:
                return f"{words}, which has changed since: {self.stale}"
            return f"{words}, on a condition" if self.agreed.how else words
        if self.withdrawn:
            return f"Withdrew its agreement to draft {self.withdrawn.draft}"
        if self.answered and (self.sent is None or self.answered.draft >= self.sent.draft):
            return f"Answered draft {self.answered.draft}, not agreed yet"
        return f"No answer to draft {self.sent.draft} yet" if self.sent else "Not sent yet"


def standings(
    entries: Sequence[Entry], partners: Sequence[Partner], changed_since: Callable[[int], str]
) -> list[Standing]:
    """Each partner that is consulted, must sign, or has an entry; in the order of their sheet, others behind.

    `changed_since` tells in a clause what changed after a draft with this number; "" where nothing did.
    """
    known = {one.name: one for one in partners}
    told = {one.partner for one in entries}
    names = [one.name for one in partners if "Yes" in (one.consulted, one.signs_off) or one.name in told]
    names += sorted(told - known.keys())
    return [
        _standing(name, [one for one in entries if one.partner == name], known.get(name), changed_since)
        for name in names
    ]


def _standing(
    name: str, own: Sequence[Entry], partner: Partner | None, changed_since: Callable[[int], str]
) -> Standing:
    def last(*events: Event) -> Entry | None:
        return next((one for one in reversed(own) if one.event in events), None)

    word = last(Event.AGREED, Event.WITHDRAWN)
    agreed = word if word and word.event == Event.AGREED else None
    return Standing(
        name,
        partner is not None and partner.signs_off == "Yes",
        last(Event.CIRCULATED),
        last(Event.REMINDED),
        last(Event.ANSWERED),
        agreed,
        word if agreed is None else None,
        changed_since(agreed.draft) if agreed else "",
    )


def since_draft(drafts: Sequence[Issued], publication: Publication, now: Said | None = None) -> Callable[[int], str]:
    """What changed after a draft: up to the last one, or up to what the workbooks make `now`."""
    by_number = {one.number: one for one in drafts}
    known: dict[int, str] = {}

    def changed(number: int) -> str:
        if number not in known:
            known[number] = _changed(number)
        return known[number]

    def _changed(number: int) -> str:
        if number not in by_number:
            return "it is not in the register of drafts any more"
        last = max(by_number)
        if now is None and number == last:
            return ""
        with suppress(PlanbuilderError):  # a draft that is not whole
            own = Said.by(by_number[number], publication)
            return differs(own, now or Said.by(by_number[last], publication))
        return "its frozen draft is not whole"

    return changed


def local_day(entry: Entry) -> dt.date:
    """The day on which something was entered, by this computer's time zone."""
    return dt.datetime.fromisoformat(entry.when.replace("Z", "+00:00")).astimezone().date()
