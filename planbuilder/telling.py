"""How findings are told on a terminal: the worst first, grouped by sheet, and no more than a person would read."""

from __future__ import annotations

from collections.abc import Sequence

from planbuilder.problems import Level, Problem, worst_first

#: More lines than these scroll out of sight.
MOST_LINES = 40


def told(problems: Sequence[Problem], most: int = MOST_LINES) -> list[str]:
    """The lines that tell all problems, at most `most` of them; what does not fit is counted, sheet by sheet.

    Each sheet is told with as many of its problems as leave room for the others. What is worse is never left out for
    what is less so.
    """
    groups = _groups(problems)
    shown = _shares([len(group) for group in groups], most)
    lines: list[str] = []
    left: list[list[Problem]] = []
    for group, share in zip(groups, shown, strict=True):
        if not share:
            left.append(group)
            continue
        lines += ["", *(line(problem) for problem in group[:share])]
        if len(group) > share:
            lines.append(f"      ... and {len(group) - share} more in {_sheet(group[0])}")
    return [*lines, *_left_out(left)]


def line(problem: Problem) -> str:
    """A finding in one line; with the name of its check, where officers may accept it."""
    name = f"  [{problem.check}]" if problem.check and problem.level is not Level.STOP else ""
    return f"{problem}{name}"


def closing(problems: Sequence[Problem], accepted: int = 0) -> str:
    """How many things there are of each kind: "3 things to mend, 2 to check"."""
    counts = {level: sum(problem.level is level for problem in problems) for level in Level}
    things = f"{counts[Level.STOP]} thing{'s' * (counts[Level.STOP] != 1)} to mend"
    notes = f", {counts[Level.NOTE]} note{'s' * (counts[Level.NOTE] != 1)}" if counts[Level.NOTE] else ""
    return f"{things}, {counts[Level.WARN]} to check{notes}{f', {accepted} accepted' if accepted else ''}."


def accepted_lines(accepted: Sequence[tuple[Problem, str]], most: int = 8) -> list[str]:
    """What officers have accepted, with their reasons."""
    lines = [f"  {problem.place}  [{problem.check}]: {reason}" for problem, reason in accepted[:most]]
    more = len(accepted) - most
    return ["Accepted:", *lines, *([f"  ... and {more} more in the sheet Accepted"] if more > 0 else [])]


def _groups(problems: Sequence[Problem]) -> list[list[Problem]]:
    """The problems of each level and sheet; the worst level first, the sheets in the order in which they came."""
    groups: dict[tuple[Level, str], list[Problem]] = {}
    for problem in worst_first(problems):
        groups.setdefault((problem.level, _sheet(problem)), []).append(problem)
    return list(groups.values())


def _sheet(problem: Problem) -> str:
    return " > ".join(part for part in (problem.workbook, problem.sheet) if part) or "the whole"


def _shares(sizes: Sequence[int], most: int) -> list[int]:
    """How many of each group are told: all, or as many of each as there is room for, the first groups first."""
    for share in range(max(sizes, default=0), 0, -1):
        if sum(1 + min(size, share) + (size > share) for size in sizes) <= most:
            return [min(size, share) for size in sizes]
    room = (most - 2) // 3  # a blank line, a problem, "and more"; two lines at the end count the rest
    return [min(size, 1) if place < room else 0 for place, size in enumerate(sizes)]


def _left_out(groups: Sequence[Sequence[Problem]]) -> list[str]:
    if not groups:
        return []
    count = sum(len(group) for group in groups)
    sheets = list(dict.fromkeys(_sheet(group[0]) for group in groups))
    where = ", ".join(sheets[:4]) + (f" and {len(sheets) - 4} more sheets" if len(sheets) > 4 else "")
    return ["", f"      ... and {count} more in {where}"]
