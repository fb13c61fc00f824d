"""What officers have accepted, with their reason: it is no longer told as a finding, but listed as accepted.

A row of the sheet "Accepted" names a place as the messages do ("Actions > E5", or a sheet alone), the check by the name
in square brackets, and why. Only warnings and notes can be accepted.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from functools import lru_cache

from planbuilder.catalogue import CHECKS
from planbuilder.catalogue.agreement import ACCEPTED_NOTHING, CANNOT_BE_ACCEPTED
from planbuilder.intake.check import Checked
from planbuilder.problems import Level, Problem, did_you_mean, nearest, stops
from planbuilder.review.agreement import at
from planbuilder.schema.plan import Accepted
from planbuilder.typed import folded

_ALL = {"all", "anywhere", "everywhere", "*"}


def accept(
    problems: Sequence[Problem], checked: Checked, *, not_looked_for: Collection[str] = (), stopped: bool = False
) -> tuple[list[Problem], list[tuple[Problem, str]]]:
    """The findings of a workbook that remain, and those that its own rows accept, each with its reason.

    A row that accepts nothing is told; not where something stops the build, here or (`stopped`) in another workbook, as
    what it accepts may not have been looked for; nor for the checks that were `not_looked_for`.
    """
    rows = checked.of(Accepted)
    by_name: dict[str, list[Accepted]] = {}
    for row in rows:
        by_name.setdefault(_name(row), []).append(row)
    keys = _keys(checked, {_place_of(problem) for problem in problems if problem.check in by_name})
    used: set[int] = set()
    stopped = stopped or stops(problems)
    remaining: list[Problem] = []
    accepted: list[tuple[Problem, str]] = []
    for problem in problems:
        accepting = (row for row in by_name.get(problem.check, ()) if row.reason and _is_for(row, problem, keys))
        by = next(accepting, None)
        if by is not None:
            used.add(by.place.row)
        if by is None or problem.level is Level.STOP:
            remaining.append(problem)
        else:
            accepted.append((problem, by.reason or ""))
    for row in rows:
        remaining += _about(row, row.place.row in used, stopped, not_looked_for)
    return remaining, accepted


Keys = Mapping[tuple[str, int], str]


def _place_of(problem: Problem) -> tuple[str, int]:
    """The sheet and the row of a finding; row 0 where it is of no row."""
    number = re.search(r"\d+", problem.cell)
    return folded(problem.sheet), int(number[0]) if number else 0


def _keys(checked: Checked, places: Collection[tuple[str, int]]) -> Keys:
    """The key of the record at each of these places: "PH6" stays right when rows move, and a cell does not."""
    sheets = {sheet for sheet, _ in places}
    return {
        (sheet, one.place.row): folded(str(getattr(one, one.sheet.key)))
        for title, records in checked.records.items()
        if (sheet := folded(title)) in sheets
        for one in records
        if one.sheet.key and (sheet, one.place.row) in places
    }


def _is_for(row: Accepted, problem: Problem, keys: Keys) -> bool:
    """Whether a row that names the check of a finding names its place too."""
    if not row.where:
        return False
    if folded(row.where) in _ALL:
        return True
    workbook, sheet, cells = _place(row.where)
    if (workbook and workbook != folded(problem.workbook)) or (sheet and sheet != folded(problem.sheet)):
        return False
    key = keys.get(_place_of(problem), "")
    return not cells or folded(problem.cell) in cells or (bool(key) and key in cells)


def _name(row: Accepted) -> str:
    return "-".join(folded((row.check or "").strip("[] ")).split())


@lru_cache(maxsize=256)
def _place(where: str) -> tuple[str, str, list[str]]:
    """Workbook, sheet and cells, each folded and empty where it is not given.

    "Actions > E5", "Actions!$E$5", "Actions > PH6", "Actions > E5, E7", "E5", or a whole message as it was pasted.
    """
    where = re.sub(r"^(?:STOP|WARN|NOTE)\s+", "", where.strip())
    where = re.split(r":\s", where, maxsplit=1)[0]
    parts = [part.strip().strip("'") for part in re.split(r"\s*[>!›]\s*", where) if part.strip()]
    workbook = folded(parts.pop(0)) if parts and parts[0].casefold().endswith((".xlsx", ".docx", ".pdf")) else ""
    sheet = (
        parts.pop(0) if parts and not (len(parts) == 1 and re.fullmatch(r"\$?[A-Za-z]{1,2}\$?\d+", parts[0])) else ""
    )
    cells = [folded(cell.replace("$", "")) for cell in re.split(r"[,;]", parts[0])] if parts else []
    return workbook, folded(sheet), cells


def _about(row: Accepted, used: bool, stopped: bool, not_looked_for: Collection[str]) -> list[Problem]:
    name = _name(row)
    if not row.where or not row.check or not row.reason:
        what = "this row lacks its cell, its check or its reason, so nothing is accepted by it"
        return [at(CANNOT_BE_ACCEPTED, row, "where", what, "Fill in all three.")]
    check = CHECKS.get(name)
    if check is None:
        near = nearest(name, list(CHECKS))
        do = did_you_mean(name, [near]) if near else "Copy the name in square brackets at the end of the message."
        return [at(ACCEPTED_NOTHING, row, "check", f"no check is called “{row.check}”", do)]
    if check.level is Level.STOP:
        what = f"“{check.name}” has to be mended and cannot be accepted"
        return [at(CANNOT_BE_ACCEPTED, row, "check", what, "Mend it at its cell, and delete this row.")]
    if used or stopped or name in not_looked_for:
        return []
    what = f"there is nothing at “{row.where}” for “{check.name}” to find (any more)"
    do = "Correct the cell, as rows may have moved; or delete this row."
    return [at(ACCEPTED_NOTHING, row, "where", what, do)]
