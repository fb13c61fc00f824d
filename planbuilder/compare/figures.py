"""The records of a version as its document prints them: with the figures in place that its texts quote.

In come the checked workbooks of a version, statistics.xlsx among them where there is one; out come the same with their
figures filled in, as the documents themselves fill them in. So a figure that changed is told wherever it is quoted.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING

from planbuilder.intake.brackets import has_brackets

if TYPE_CHECKING:
    from planbuilder.intake.check import Checked

_PLAN, _STATISTICS, _ACHIEVEMENTS = "plan.xlsx", "statistics.xlsx", "achievements.xlsx"


def with_figures(workbooks: Mapping[str, Checked], without: Collection[str] = ()) -> dict[str, Checked]:
    """The workbooks with the figures in their texts; `without` are sheets of plan.xlsx that are not printed."""
    found = dict(workbooks)
    plan = found.get(_PLAN)
    quoting = [name for name, one in found.items() if has_brackets(one, without if name == _PLAN else ())]
    if plan is None or not quoting:
        return found
    from planbuilder.model.quoting import filled, quotable
    from planbuilder.model.statistics import statistics_of

    counts = statistics_of(found[_STATISTICS]) if _STATISTICS in found else None
    known = quotable(plan, counts, found.get(_ACHIEVEMENTS))
    of_the_plan = quotable(plan, counts)
    for name in quoting:
        is_plan = name == _PLAN
        found[name] = filled(found[name], of_the_plan if is_plan else known, without if is_plan else ())[0]
    return found
