"""Changes in words: one sentence or two for each, for officers and partners who were not there.

In come `Changes`; out come headings and sentences that the Word document, the page and the terminal have in common.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from decimal import Decimal

from planbuilder.compare.align import align
from planbuilder.compare.changes import Change, Changes, FieldChange, Sum, What
from planbuilder.compare.one_page import Above, Section, on_one_page
from planbuilder.compare.printed import quoted
from planbuilder.compare.words import phrases
from planbuilder.problems import counted, shortened
from planbuilder.schema.lists import Priority
from planbuilder.values import pounds

#: A text in which more than this many places changed is quoted before and after.
_MOST_PLACES = 3
#: The most rows of the table of the money, but for its total.
_MOST_ROWS = 12
_NAMES = {
    **{"Focus": "point", "Profile": "point", "Text": "text", "Highlights": "highlight", "Actions": "action"},
    **{"Events": "event", "Monthly": "monthly count", "Policing": "posts", "Progress": "progress"},
}
#: Rows that are numbers, and go by what these count.
_LABELLED = frozenset({"Monthly", "Progress", "Policing", "Text"})
WHOLE = "The document as a whole"


def sections(changes: Changes, above: Sequence[str] = ()) -> list[Section]:
    """All changes in words, by priority; priorities in which nothing changed are left out.

    It is meant for one page, on which `above` stands before them besides the summary and the money: a priority that is
    new or gone is told as a whole, and of many changes the first ones.
    """
    found = []
    money = {one.name: one for one in changes.by_priority}
    for priority in [*changes.priorities, ""]:
        own = changes.of(priority)
        if not priority:
            own = [change for change in changes.changes if change.priority not in changes.priorities]
        if groups := _groups(own, changes.gone_from(priority)):
            effect = money_effect(money[priority]) if priority in money and money[priority].difference else ""
            found.append(Section(priority or WHOLE, effect, groups))
    return on_one_page(found, Above([*above, " ".join(summary(changes))], [name for name, *_ in money_rows(changes)]))


def _groups(own: Sequence[Change], gone: Sequence[Change]) -> list[tuple[str, list[str]]]:
    groups: dict[str, list[str]] = {what.capitalize(): [] for what in What}
    came_or_went = {What.ADDED, What.REMOVED}
    whole = next((one.what for one in own if one.sheet == Priority.sheet.title and one.what in came_or_went), None)
    if whole:
        groups[whole.capitalize()].append(_as_a_whole([one for one in own if one.what is whole], whole))
    for one in own:
        if one.what is not whole:
            groups[one.what.capitalize()].append(sentence(one))
    groups["Moved"] += [_farewell(one) for one in gone]
    return [(heading, told) for heading, told in groups.items() if told]


def _as_a_whole(own: Sequence[Change], what: What) -> str:
    """A priority that is new or gone, in one sentence with what came or went with it."""
    counts = Counter(_NAMES.get(one.sheet, "other entry") for one in own if one.sheet != Priority.sheet.title)
    with_it = [counted(number, name) for name, number in counts.items()]
    money = sum((one.money or Decimal(0) for one in own), Decimal(0))
    effect = f" ({difference(money)})" if money else ""
    return f"The whole priority{f', with {_listed(with_it)}' if with_it else ''}{effect}."


def summary(changes: Changes) -> list[str]:
    """What changed in all, in two or three sentences."""
    if not changes.changes:
        if changes.documents_same:
            return ["Nothing that is printed has changed."]
        return ["Nothing in the workbooks that is printed has changed, but the documents are not the same."]
    told = []
    numbers = [(changes.count(what, "Actions"), str(what)) for what in What]
    if actions := [f"{number} {'was' if number == 1 else 'were'} {what}" for number, what in numbers if number]:
        told.append(f"Of the actions, {_listed(actions)}.")
    others = sum(change.sheet != "Actions" for change in changes.changes)
    if others:
        told.append(f"{others} other change{'s' * (others != 1)} {'were' if others != 1 else 'was'} made.")
    told.append(f"Budget: {money_effect(changes.total)}.")
    return told


def money_rows(changes: Changes) -> list[tuple[str, str, str, str]]:
    """The table of the money: priority, before, now, and the difference; none where no money moved.

    Of very many priorities, those whose money changed most; the others are one row.
    """
    rows = [one for one in changes.by_priority if one.before or one.after]
    if not any(one.difference for one in rows) and not changes.total.difference:
        return []
    if len(rows) > _MOST_ROWS:
        most = sorted(rows, key=lambda one: abs(one.difference), reverse=True)[: _MOST_ROWS - 1]
        rest = [one for one in rows if one not in most]
        others = Sum(
            f"{len(rest)} others",
            sum((one.before for one in rest), Decimal()),
            sum((one.after for one in rest), Decimal()),
        )
        rows = [*(one for one in rows if one in most), others]
    total = Sum("All priorities", changes.total.before, changes.total.after)
    return [(one.name, pounds(one.before), pounds(one.after), difference(one.difference)) for one in (*rows, total)]


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
    name = _name(change)
    money = f" ({difference(change.money)})" if change.money else ""
    if change.what in (What.ADDED, What.REMOVED):
        about = _about(change)
        return f"{name}: {about}{money}." if about and about != name else f"{name}{money}."
    label = f" ({shortened(change.title, 40)})" if not change.record and change.sheet not in ("Plan",) else ""
    fields = "; ".join(_field(one) for one in change.fields if not change.came_from or one.heading != "Priority")
    if change.came_from:
        more = f" ({pounds(change.costs[1])} more here)" if change.costs[1] else ""
        came = f"came from {_priority(change.came_from)}{more}"
        return f"{name}{label}: {came}{f'; {fields}{money}' if fields else ''}."
    if change.what is What.MOVED:
        said = f" ({shortened(change.about, 80)})" if not change.record and change.about else label
        return f"{name}{said}: stands in another place in its list now."
    return f"{name}{label}: {fields}{money}."


def _farewell(change: Change) -> str:
    """What is told where a record belonged before."""
    less = f" ({pounds(change.costs[0])} less here)" if change.costs[0] else ""
    return f"{_name(change)}: went to {_priority(change.priority)}{less}."


def _priority(name: str) -> str:
    return quoted([name]) if name else "all priorities"


def _name(change: Change) -> str:
    return change.record or _NAMES.get(change.sheet, change.sheet.lower()).capitalize()


def _about(change: Change) -> str:
    """What a record that came or went is about: its own words, and for an action its budget."""
    text = shortened(change.about or change.title, 160).rstrip(".")
    if not change.record and change.title != change.about and change.sheet in _LABELLED:
        text = f"{change.title}: {text}" if text else change.title
    budget = next((field for field in change.fields if field.heading == "Budget"), None)
    return f"{text}, {'; '.join(budget.after or budget.before)}" if budget else text


def _field(change: FieldChange) -> str:
    """How one field changed."""
    before, after = change.before, change.after
    if not before:
        return f"{change.heading} {quoted(after)} added"
    if not after:
        return f"{change.heading} {quoted(before)} taken out"
    if max(map(len, (*before, *after))) < 60 and len(before) == len(after) == 1:
        return f"{change.heading} from {quoted(before)} to {quoted(after)}"
    return f"{change.heading}: {_listed(list(_lines(before, after, whole=change.whole)))}"


def _lines(before: Sequence[str], after: Sequence[str], *, whole: bool) -> Iterator[str]:
    """How a text of several lines changed, line by line."""

    def likeness(a: str, b: str) -> float:
        if whole:  # a sum of money belongs to its funder, whatever it comes to
            return 1.0 if a.split()[1:] == b.split()[1:] else 0.1
        shares = phrases(a, b)
        return 0.0 if shares is None else 1.0

    if sorted(before) == sorted(after):
        yield "the same lines in another order"
        return
    pairs = align(before, after, str, likeness)
    for a, b in pairs:
        if a is not None and b is not None and before[a] != after[b]:
            yield from [_from_to(before[a], after[b])] if whole else _places(before[a], after[b])
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
        yield _from_to(before, after)
        return
    for old, new in found:
        if not old:
            yield f"{quoted([new])} put in"
        elif not new:
            yield f"{quoted([old])} taken out"
        else:
            yield f"{quoted([old])} is now {quoted([new])}"


def _from_to(before: str, after: str) -> str:
    return f"from {quoted([before])} to {quoted([after])}"


def _listed(parts: Sequence[str]) -> str:
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}" if parts else ""
