"""What changed between two versions of a year's workbooks, record by record and field by field.

In come the checked workbooks of both versions; out come `Changes`, by priority, with what they do to the money. It is
made from the records and not from the documents, so that each change is told once, and at its cause. Records are found
again by what identifies them for good (an action by its Ref); rows of sheets without such a key by what they say.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING, TypeVar

from planbuilder.cells import MONEY, PICTURE
from planbuilder.compare.align import align
from planbuilder.compare.naming import about, as_printed, keeps_order, label, title
from planbuilder.compare.printed import lines_of, printed
from planbuilder.compare.words import in_common
from planbuilder.model.resources import Resources, work_out
from planbuilder.schema import Record, columns
from planbuilder.schema.lists import Funder, Priority
from planbuilder.schema.plan import Action

if TYPE_CHECKING:
    from planbuilder.intake.check import Checked

R = TypeVar("R", bound=Record)
Workbooks = Mapping[str, "Checked"]
#: Of rows without a key, and of records that got another name, this share of words must be the same.
_LIKE_ROW, _LIKE_RENAMED = 0.4, 0.75


class What(StrEnum):
    """What happened to a record."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"
    MOVED = "moved"


@dataclass(frozen=True)
class FieldChange:
    """A field whose value is another: its heading, and the lines that it printed before and prints now.

    The lines of a budget are `whole`: without the funder beside it, a sum says nothing.
    """

    heading: str
    before: Sequence[str]
    after: Sequence[str]
    whole: bool = False


@dataclass(frozen=True)
class Change:
    """What happened to one record.

    `priority` is that of the partnership which it belongs to ("" for what belongs to the whole document), `record` what
    officers call it ("CE3"), `title` what it is about. `money` is what the change does to the budget; None where the
    record has none. `cell` is its place in TO's workbook, or in FROM's where it is gone. `about` is what the record
    says in its own words; `came_from` the priority that it belonged to before, and `costs` its budget before and now,
    where it is an action of another priority now.
    """

    what: What
    priority: str
    workbook: str
    sheet: str
    record: str
    title: str
    cell: str
    fields: Sequence[FieldChange] = ()
    money: Decimal | None = None
    about: str = ""
    came_from: str = ""
    costs: tuple[Decimal, Decimal] = (Decimal(0), Decimal(0))


@dataclass(frozen=True)
class Sum:
    """What a priority or a funder came to before, and what it comes to now."""

    name: str
    before: Decimal
    after: Decimal

    @property
    def difference(self) -> Decimal:
        """How much more it is now; less than 0 where it is less."""
        return self.after - self.before


@dataclass(frozen=True)
class Changes:
    """All changes, in the order of the priorities, then those to the whole document.

    `documents_same` says whether the documents are the same as well, as far as it is known: what is not in the
    workbooks (the template, the version table) changes them too.
    """

    changes: Sequence[Change]
    priorities: Sequence[str]
    by_priority: Sequence[Sum] = ()
    by_funder: Sequence[Sum] = ()
    total: Sum = field(default=Sum("", Decimal(0), Decimal(0)))
    documents_same: bool = True

    def of(self, priority: str) -> list[Change]:
        """The changes of one priority, or with "" those of the whole document."""
        return [change for change in self.changes if change.priority == priority]

    def gone_from(self, priority: str) -> list[Change]:
        """What belonged to a priority before, and belongs to another now."""
        return [change for change in self.changes if priority and change.came_from == priority]

    def count(self, what: What, sheet: str = "") -> int:
        """How many records were added, removed, changed or moved; in one sheet, where it is named."""
        return sum(change.what is what and sheet in ("", change.sheet) for change in self.changes)


def compare_inputs(
    before: Workbooks,
    after: Workbooks,
    without: Iterable[str] = (),
    pictures: tuple[Mapping[str, str], Mapping[str, str]] = ({}, {}),
) -> Changes:
    """What changed from one version to another; `without` names sheets that the document does not print.

    `pictures` are the hashes of both versions' pictures by their file names.
    """
    left_out = set(without)
    other = {name for name in pictures[0].keys() & pictures[1].keys() if pictures[0][name] != pictures[1][name]}
    told = _Told(_renamed_priorities(before, after), frozenset(other))
    old_name = told.old_name
    found: list[Change] = []
    for name in [*after, *(name for name in before if name not in after)]:
        olds, news = (side[name].records if name in side else {} for side in (before, after))
        for sheet in [*news, *(one for one in olds if one not in news)]:
            if sheet not in left_out:
                found += _sheet(olds.get(sheet, []), news.get(sheet, []), told)
    priorities = _priorities(before, after, old_name)
    old_money, new_money = _money(before), _money(after)
    by_priority = {old_name.get(one.name, one.name): one.amount for one in old_money.by_priority}
    return Changes(
        sorted(found, key=lambda change: priorities.index(change.priority) if change.priority in priorities else 999),
        priorities,
        _sums(by_priority, {one.name: one.amount for one in new_money.by_priority}),
        _sums(*({one.name: one.amount for one in side.by_funder} for side in (old_money, new_money))),
        Sum("", old_money.total, new_money.total),
    )


@dataclass(frozen=True)
class _Told:
    """What is known of both versions: the new names of priorities, and the picture files with another picture now."""

    old_name: Mapping[str, str]
    other_pictures: frozenset[str]


def _of(side: Workbooks, record: type[R]) -> list[R]:
    return [one for checked in side.values() for one in checked.of(record)]


def _priorities(before: Workbooks, after: Workbooks, old_name: Mapping[str, str]) -> list[str]:
    """All priorities: those of TO in their order, then those that are gone."""
    names = [printed(one, "name") for one in _of(after, Priority)]
    gone = [old_name.get(name, name) for name in (printed(one, "name") for one in _of(before, Priority))]
    return list(dict.fromkeys([*names, *gone]))


def _renamed_priorities(before: Workbooks, after: Workbooks) -> dict[str, str]:
    """The new name of each priority that got another: most of its actions are now under a name that was not there."""
    olds, news = ({printed(one, "name") for one in _of(side, Priority)} for side in (before, after))
    now = {printed(one, "ref"): printed(one, "priority") for one in _of(after, Action)}
    found = {}
    for name in olds - news:
        refs = [printed(one, "ref") for one in _of(before, Action) if printed(one, "priority") == name]
        votes = Counter(now[ref] for ref in refs if ref in now)
        if votes and (best := votes.most_common(1)[0])[1] * 2 > len(refs) and best[0] in news - olds:
            found[name] = best[0]
    return found


def _money(side: Workbooks) -> Resources:
    return work_out(_of(side, Action), _of(side, Priority), _of(side, Funder))


def _sums(before: Mapping[str, Decimal], after: Mapping[str, Decimal]) -> list[Sum]:
    names = dict.fromkeys([*after, *before])
    return [Sum(name, before.get(name, Decimal(0)), after.get(name, Decimal(0))) for name in names]


# --- one sheet --------------------------------------------------------------------------------------------


def _sheet(old: Sequence[Record], new: Sequence[Record], told: _Told) -> list[Change]:
    """The changes of one sheet, in the order in which its rows stand."""
    now = {_identity(one): one for one in new}
    crossed = [(one, now[_identity(one)]) for one in old if _came_from(one, now.get(_identity(one)), told)]
    apart = {id(one) for pair in crossed for one in pair}  # they say nothing of the order within a priority
    old = as_printed([one for one in old if id(one) not in apart], told.old_name)
    new = as_printed([one for one in new if id(one) not in apart], {})
    words = {id(one): Counter(_all_words(one)) for one in (*old, *new)}
    keys = {_identity(one) for one in old} & {_identity(one) for one in new}

    def likeness(a: Record, b: Record) -> float:
        if type(a).sheet.settings:
            return 1.0
        if type(a).sheet.key and (_identity(a) in keys or _identity(b) in keys):
            return float(_identity(a) == _identity(b))
        if isinstance(a, Action):
            return 0.0  # a Ref is kept for life: another Ref is another action
        common = in_common(words[id(a)], words[id(b)])
        return common if common >= (_LIKE_RENAMED if type(a).sheet.key else _LIKE_ROW) else 0.0

    pairs = align(old, new, _identity, likeness)
    alone = {_identity(old[a]): old[a] for a, b in pairs if a is not None and b is None}
    found = [change for pair in crossed for change in _record(*pair, told, moved=False)]
    moved = set()
    for a, b in pairs:
        if b is None:
            continue
        before = old[a] if a is not None else alone.get(_identity(new[b]))
        if a is None and before is not None:
            moved.add(id(before))
        found += _record(before, new[b], told, moved=a is None and before is not None)
    gone = [old[a] for a, b in pairs if a is not None and b is None and id(old[a]) not in moved]
    return [*found, *(change for one in gone for change in _record(one, None, told, moved=False))]


def _identity(record: Record) -> str:
    """What a row is found again by: its key, or all that it says."""
    sheet = type(record).sheet
    if sheet.settings:
        return sheet.title
    return printed(record, sheet.key) if sheet.key else label(record) or "\n".join(_all_words(record))


def _all_words(record: Record) -> list[str]:
    fields = [name for name, column in columns(type(record)).items() if column.printed]
    return [word for name in fields for line in lines_of(getattr(record, name)) for word in line.casefold().split()]


def _record(before: Record | None, after: Record | None, told: _Told, *, moved: bool) -> list[Change]:
    here = after or before
    assert here is not None
    fields, came_from = _fields(before, after, told), _came_from(before, after, told)
    if (before is None or after is None) and not fields:
        return []  # nothing of it is printed
    if before is None or after is None:
        what = What.ADDED if before is None else What.REMOVED
    elif came_from:
        what = What.MOVED
    elif fields:
        what = What.CHANGED
    elif moved and keeps_order(type(here)):
        what = What.MOVED
    else:
        return []
    sheet = type(here).sheet
    return [
        Change(
            what,
            _priority_of(here, told.old_name),
            here.place.workbook,
            sheet.title,
            "" if sheet.settings else printed(here, sheet.key) if sheet.key else "",
            label(here) or title(here),
            f"row {here.place.row}" if not sheet.settings else "",
            fields,
            _cost(after) - _cost(before) if isinstance(here, Action) else None,
            about(here),
            came_from,
            (_cost(before), _cost(after)),
        )
    ]


def _fields(before: Record | None, after: Record | None, told: _Told) -> list[FieldChange]:
    """The printed fields that are not the same."""
    here = after or before
    assert here is not None
    fields = []
    for name, column in columns(type(here)).items():
        if not column.printed:
            continue
        old, new = (() if one is None else lines_of(getattr(one, name)) for one in (before, after))
        if column.refers_to == Priority.sheet.title:
            old = tuple(told.old_name.get(line, line) for line in old)
        if column.kind is PICTURE and old == new and set(new) & told.other_pictures:
            new = tuple(f"{line} (another picture of that name)" for line in new)
        if tuple(old) != tuple(new):
            fields.append(FieldChange(column.heading, old, new, column.kind is MONEY))
    return fields


def _came_from(before: Record | None, after: Record | None, told: _Told) -> str:
    """The priority that a record belonged to, where it belongs to another now."""
    if before is None or after is None or isinstance(after, Priority) or not type(after).sheet.key:
        return ""
    was = _priority_of(before, told.old_name)
    return was if was != _priority_of(after, {}) else ""


def _priority_of(record: Record, old_name: Mapping[str, str]) -> str:
    own = printed(record, "name") if isinstance(record, Priority) else printed(record, "priority")
    return old_name.get(own, own)


def _cost(record: Record | None) -> Decimal:
    budget = record.budget if isinstance(record, Action) else ()
    return sum((money.amount or Decimal(0) for money in budget), Decimal(0))
