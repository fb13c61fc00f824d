"""Changes in words: one sentence or two for each, for officers and partners who were not there.

In come `Changes`; out come headings and sentences that the Word document, the page and the terminal have in common.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from planbuilder.compare.align import align
from planbuilder.compare.changes import Change, Changes, FieldChange, Sum, What
from planbuilder.compare.printed import quoted
from planbuilder.compare.words import phrases
from planbuilder.problems import shortened
from planbuilder.schema.lists import Priority
from planbuilder.values import pounds

#: A text in which more than this many places changed is quoted before and after.
_MOST_PLACES = 3
#: The lines of a page, and how many of them its top, a row of the money table, a section, a group and an entry take.
_LINES, _TOP, _OF_ROW, _OF_SECTION, _OF_GROUP, _OF_ENTRY = 46, 6.0, 1.5, 3.0, 2.5, 1.7
#: The most letters of an entry; and where the page is crowded.
_LONGEST, _LONGEST_IN_A_CROWD = 320, 130
_NAMES = {
    **{"Focus": "point", "Profile": "point", "Text": "text", "Highlights": "highlight", "Actions": "action"},
    **{"Events": "event", "Monthly": "monthly count", "Policing": "posts", "Progress": "progress"},
}
#: Rows that are numbers, and go by what these count.
_LABELLED = frozenset({"Monthly", "Progress", "Policing", "Text"})
WHOLE = "The document as a whole"


@dataclass(frozen=True)
class Section:
    """What changed under one heading: sentences under "Added", "Removed", "Changed" and "Moved"."""

    heading: str
    money: str
    groups: Sequence[tuple[str, Sequence[str]]]


def sections(changes: Changes) -> list[Section]:
    """All changes in words, by priority; priorities in which nothing changed are left out.

    It is meant for one page: a priority that is new or gone is told as a whole, and of many changes the first ones.
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
    return _on_one_page(found, 0 if not changes.total.difference else len(money) + 2)


def _on_one_page(found: Sequence[Section], rows_of_money: int) -> list[Section]:
    """The first entries of each section and group, as many as a page has room for: one of each group at least."""
    groups = sum(len(one.groups) for one in found)
    left = _LINES - _TOP - _OF_ROW * rows_of_money - _OF_SECTION * len(found) - _OF_GROUP * groups
    most = max(int(left / _OF_ENTRY), groups)
    numbers = [sum(len(told) for _, told in one.groups) for one in found]
    longest = _LONGEST_IN_A_CROWD if sum(numbers) > most else _LONGEST
    room = _room(numbers, [len(one.groups) for one in found], most)
    return [replace(one, groups=_first(one.groups, own, longest)) for one, own in zip(found, room, strict=True)]


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
    with_it = [_several(number, name) for name, number in counts.items()]
    money = sum((one.money or Decimal(0) for one in own), Decimal(0))
    effect = f" ({difference(money)})" if money else ""
    return f"The whole priority{f', with {_listed(with_it)}' if with_it else ''}{effect}."


def _several(number: int, name: str) -> str:
    return f"{number} {name if number == 1 else f'{name[:-1]}ies' if name.endswith('y') else f'{name}s'}"


def _room(numbers: Sequence[int], fewest: Sequence[int], most: int) -> list[int]:
    """How many entries of each section the page has room for; what one does not need goes to the others."""
    room = [0] * len(numbers)
    for done, place in enumerate(sorted(range(len(numbers)), key=lambda one: numbers[one])):
        fair = (most - sum(room)) // (len(numbers) - done)
        room[place] = min(numbers[place], max(fair, fewest[place]))
    return room


def _first(groups: Sequence[tuple[str, Sequence[str]]], most: int, longest: int) -> list[tuple[str, Sequence[str]]]:
    """The first entries of each group, and how many there are besides."""
    found: list[tuple[str, Sequence[str]]] = []
    for (heading, told), number in zip(groups, _shares([len(told) for _, told in groups], most), strict=True):
        kept = [shortened(one, longest) for one in told[:number]]
        more = [f"And {len(told) - number} more; see the redline."] if len(told) > number else []
        found.append((heading, [*kept, *more]))
    return found


def _shares(numbers: Sequence[int], most: int) -> list[int]:
    """How many entries of each group there is room for: one at least, and the first group the most."""
    room = [1] * len(numbers)
    for place, number in enumerate(numbers):
        room[place] += max(0, min(number - 1, most - sum(room)))
    return room


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
