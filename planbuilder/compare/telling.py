"""Changes in words: one sentence or two for each, for officers and partners who were not there.

In come `Changes`; out come headings and sentences that the Word document, the page and the terminal have in common.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from planbuilder.compare.align import align
from planbuilder.compare.changes import Change, Changes, FieldChange, Sum, What
from planbuilder.compare.printed import quoted
from planbuilder.compare.words import phrases
from planbuilder.problems import shortened
from planbuilder.values import pounds

#: A text in which more than this many places changed is quoted before and after.
_MOST_PLACES = 3
_NAMES = {"Focus": "point", "Profile": "point", "Text": "text", "Highlights": "highlight", "Actions": "action"}
WHOLE = "The document as a whole"


@dataclass(frozen=True)
class Section:
    """What changed under one heading: sentences under "Added", "Removed", "Changed" and "Moved"."""

    heading: str
    money: str
    groups: Sequence[tuple[str, Sequence[str]]]


def sections(changes: Changes) -> list[Section]:
    """All changes in words, by priority; priorities in which nothing changed are left out."""
    found = []
    money = {one.name: one for one in changes.by_priority}
    for priority in [*changes.priorities, ""]:
        own = changes.of(priority)
        if not priority:
            own = [change for change in changes.changes if change.priority not in changes.priorities]
        groups = [(what.capitalize(), [sentence(one) for one in own if one.what is what]) for what in What]
        groups = [(heading, told) for heading, told in groups if told]
        if groups:
            effect = money_effect(money[priority]) if priority in money else ""
            found.append(Section(priority or WHOLE, effect, groups))
    return found


def summary(changes: Changes) -> list[str]:
    """What changed in all, in two or three sentences."""
    if not changes.changes:
        return ["Nothing that is printed has changed."]
    told = []
    numbers = [(changes.count(what, "Actions"), str(what)) for what in What]
    if actions := [f"{number} {'was' if number == 1 else 'were'} {what}" for number, what in numbers if number]:
        told.append(f"Of the actions, {_listed(actions)}.")
    others = sum(change.sheet != "Actions" for change in changes.changes)
    if others:
        told.append(f"{others} other change{'s' * (others != 1)} {'were' if others != 1 else 'was'} made.")
    told.append(f"Budget: {money_effect(changes.total)}.")
    return told


def money_effect(one: Sum) -> str:
    """ "£28,374 before, £28,624 now: £250 more"."""
    if not one.difference:
        return f"{pounds(one.after)}, as before"
    return f"{pounds(one.before)} before, {pounds(one.after)} now: {difference(one.difference)}"


def difference(amount: Decimal) -> str:
    """ "£250 more" or "£250 less"."""
    return f"{pounds(abs(amount))} {'more' if amount > 0 else 'less'}" if amount else "no difference"


# --- one change -------------------------------------------------------------------------------------------


def sentence(change: Change) -> str:
    """One record's change in words, beginning with what officers call it."""
    name = change.record or _NAMES.get(change.sheet, change.sheet.lower()).capitalize()
    if change.what in (What.ADDED, What.REMOVED):
        money = f" ({difference(change.money)})" if change.money else ""
        about = _about(change)
        return f"{name}: {about}{money}." if about and about != name else f"{name}{money}."
    if change.what is What.MOVED:
        return f"{name}: stands in another place in its list now."
    fields = "; ".join(_field(one) for one in change.fields)
    money = f" ({difference(change.money)})" if change.money else ""
    about = f" ({shortened(change.title, 40)})" if not change.record and change.sheet not in ("Plan",) else ""
    return f"{name}{about}: {fields}{money}."


def _about(change: Change) -> str:
    """What a record that came or went is about: its title, and for an action its budget."""
    longest = max(
        (field.after or field.before for field in change.fields if len(change.fields) < 4),
        key=lambda lines: len(" ".join(lines)),
        default=(change.title,),
    )
    text = shortened(" ".join(longest) if change.sheet != "Actions" else change.title, 160)
    budget = next((field for field in change.fields if field.heading == "Budget"), None)
    return f"{text.rstrip('.')}, {'; '.join(budget.after or budget.before)}" if budget else text.rstrip(".")


def _field(change: FieldChange) -> str:
    """How one field changed."""
    before, after = change.before, change.after
    if not before:
        return f"{change.heading} {quoted(after)} added"
    if not after:
        return f"{change.heading} {quoted(before)} taken out"
    if max(map(len, (*before, *after))) < 60 and len(before) == len(after) == 1:
        return f"{change.heading} from {quoted(before)} to {quoted(after)}"
    return f"{change.heading}: {_listed(list(_lines(before, after)))}"


def _lines(before: Sequence[str], after: Sequence[str]) -> Iterator[str]:
    """How a text of several lines changed, line by line."""

    def likeness(a: str, b: str) -> float:
        shares = phrases(a, b)
        return 0.0 if shares is None else 1.0

    if sorted(before) == sorted(after):
        yield "the same lines in another order"
        return
    pairs = align(before, after, str, likeness)
    for a, b in pairs:
        if a is not None and b is not None and before[a] != after[b]:
            yield from _places(before[a], after[b])
        elif b is None and a is not None:
            yield f"{quoted([before[a]])} taken out"
        elif a is None and b is not None:
            yield f"{quoted([after[b]])} added"
    if all(a is not None and b is not None and before[a] == after[b] for a, b in pairs):
        yield "its bold or italic words"


def _places(before: str, after: str) -> Iterator[str]:
    """The places of a line that changed; all of it, where there are many."""
    found = phrases(before, after)
    if found is None or len(found) > _MOST_PLACES:
        yield f"from {quoted([before])} to {quoted([after])}"
        return
    for old, new in found:
        if not old:
            yield f"{quoted([new])} put in"
        elif not new:
            yield f"{quoted([old])} taken out"
        else:
            yield f"{quoted([old])} is now {quoted([new])}"


def _listed(parts: Sequence[str]) -> str:
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}" if parts else ""
