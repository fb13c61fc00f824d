"""What the checks of a plan's words say of small real plans: the minimal workbook with a few rows exchanged."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from planbuilder.review.wording import wording
from workbooks import PLAN, Rows, check, plan_book

AT_ALL, ASB = "Community engagement", "Anti-social behaviour"
HEADINGS = PLAN["Actions"][0]


def said(
    folder: Path,
    check_name: str,
    *,
    year: str = "2017/18",
    settings: Sequence[tuple[str, str]] = (),
    focus: Sequence[tuple[str, str, str]] = (),
    text: Sequence[tuple[str, str]] = (),
    actions: Sequence[tuple[str, str, str]] = (),
    advice: bool = False,
    **sheets: Rows,
) -> list[str]:
    """What one check says: the place, then what was found. An action is given as priority, objective, action."""
    changed = {"Year": year, **dict(settings)}
    kept = [row for row in PLAN["Plan"] if row[0] not in changed]
    plan: dict[str, Rows] = {"Plan": [*kept, *changed.items()]}
    plan["Focus"] = [*PLAN["Focus"], *focus]
    plan["Text"] = [*PLAN["Text"], *text]
    rows = [
        (f"N{number}", priority, objective, what, "Jo Bloggs, ABC", "£5 CSP", "All", "TBC")
        for number, (priority, objective, what) in enumerate(actions, 1)
    ]
    plan["Actions"] = [*PLAN["Actions"], *rows]
    checked = check(plan_book(**{**plan, **sheets}), folder)
    found = wording(checked, advice=advice)
    return [f"{one.sheet} > {one.cell}: {one.what}" for one in found if one.check == check_name]
