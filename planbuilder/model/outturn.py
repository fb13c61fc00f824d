"""The plan against what came of it: how the actions stand at the year's end, and the money that was planned.

An action stands as its last quarter's progress says. In come the checked records of plan.xlsx; money is worked out as
for the plan itself.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from planbuilder.intake.check import Checked
from planbuilder.model.resources import Resources, work_out
from planbuilder.schema.lists import Funder, PolicePriority, Priority
from planbuilder.schema.plan import Action, Progress
from planbuilder.schema.said import said

#: In the order in which they are listed; the last is for actions on which nothing was reported.
STATUSES = ("Complete", "Green", "Amber", "Red", "Not started", "No progress recorded")
#: What stands as it should.
WELL = ("Complete", "Green")
_QUARTERS = {"Q1": 1, "Q2": 2, "Q3": 3, "Q4": 4}


@dataclass(frozen=True)
class Outturn:
    """How many actions stand how, in all and by priority; `last` is the last progress on each, by its Ref.

    `rows` are the actions themselves, and `police` the priorities of the police and crime plan that they may serve.
    """

    actions: int
    by_status: Mapping[str, int]
    by_priority: Mapping[str, Mapping[str, int]]
    last: Mapping[str, Progress]
    resources: Resources
    rows: tuple[Action, ...]
    police: tuple[str, ...]


def make_outturn(plan: Checked) -> Outturn:
    """The outturn of the plan whose workbook was checked."""
    actions, priorities = plan.of(Action), plan.of(Priority)
    last = last_progress(plan.of(Progress))
    status = {action.ref: last[action.ref].rag if action.ref in last else STATUSES[-1] for action in actions}
    return Outturn(
        len(actions),
        _by_status(status.values()),
        {
            said(one, "name"): _by_status([status[a.ref] for a in actions if a.priority == one.name])
            for one in priorities
        },
        last,
        work_out(actions, priorities, plan.of(Funder)),
        tuple(actions),
        tuple(one.name for one in plan.of(PolicePriority)),
    )


def last_progress(rows: Sequence[Progress]) -> dict[str, Progress]:
    """The progress of the last quarter on each action; of two rows for one quarter the lower one."""
    return {row.action: row for row in sorted(rows, key=lambda row: _QUARTERS[row.quarter])}


def _by_status(found: Iterable[str]) -> dict[str, int]:
    counts = Counter(found)
    return {status: counts[status] for status in STATUSES if counts[status]}
