"""What officers accepted that does not stand in the workbooks yet, and the decisions that nobody can follow.

In come the replies to drafts and what was typed beside them; out come the proposals to write. A partner's words are
written only where these very words were accepted: "Accept with a change" and words put in place of the partner's are
left to a person.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from planbuilder.problems import shortened
from planbuilder.proposals import Proposal
from planbuilder.returned.decisions import ACCEPT, Typed
from planbuilder.returned.replies import Kept
from planbuilder.returned.replies_look import DECISIONS, what

#: So many decisions that are not understood are named.
_MOST = 5


@dataclass
class Decided:
    """The accepted proposals, each with the replies it is from; `own_words` are those accepted in other words.

    `remarks` tell of decisions that are not understood.
    """

    accepted: list[Proposal] = field(default_factory=list)
    kept: dict[str, Kept] = field(default_factory=dict)
    own_words: set[str] = field(default_factory=set)
    remarks: list[str] = field(default_factory=list)

    def add(self, kept: Kept, typed: Typed) -> None:
        """Note what is accepted of the replies to a draft."""
        unclear: list[str] = []
        for one in kept.proposals:
            decision = typed.decisions.get(one.identity, ("", ""))[0]
            if one.kind == "comment" or not decision or kept.is_applied(one):
                continue
            if decision.casefold().startswith(ACCEPT.casefold()):
                self.accepted.append(one)
                self.kept[one.identity] = kept
                if decision != ACCEPT or one.identity in typed.reworded:
                    self.own_words.add(one.identity)
            elif decision not in DECISIONS:
                unclear.append(f"{what(one)} (“{shortened(decision, 40)}”)")
        if unclear:
            more = f" and {len(unclear) - _MOST} more" if len(unclear) > _MOST else ""
            told = f"{'; '.join(unclear[:_MOST])}{more}"
            self.remarks.append(f"Neither Accept, Reject nor Defer, so nothing was written of it: {told}.")
