"""The work list in outputs/YEAR/checks: a marked copy of each workbook with findings, and checks.html.

It is written anew after every check, and what an earlier check left and no longer holds is taken away: the copies of
the workbooks that were looked at. The officers' own workbooks are only read.
"""

from __future__ import annotations

import shutil
import tempfile
import time
from collections.abc import Collection, Sequence
from contextlib import suppress
from pathlib import Path

from planbuilder import building
from planbuilder.catalogue.files import (
    DAMAGED,
    EMPTY_FILE,
    ENCRYPTED,
    HARMFUL_FILE,
    TOO_LARGE,
    UNREADABLE_FILE,
    WRONG_FORMAT,
)
from planbuilder.problems import Problem
from planbuilder.project import Year
from planbuilder.schema import WORKBOOKS
from planbuilder.worklist.page import checks_page

_OLD_TITLES = {
    workbook: {record.sheet.title: record.sheet.old_titles for record in records}
    for workbook, records in WORKBOOKS.items()
}
_UNREAD = {
    check.name for check in (DAMAGED, EMPTY_FILE, ENCRYPTED, HARMFUL_FILE, TOO_LARGE, UNREADABLE_FILE, WRONG_FORMAT)
}
_ENDING = "-to-do.xlsx"
PAGE = "checks.html"
_WORK, _OLD_SECONDS = "checks-", 600


def write_work_list(
    year: Year,
    title: str,
    problems: Sequence[Problem],
    accepted: Sequence[tuple[Problem, str]] = (),
    looked_at: Collection[str] = tuple(WORKBOOKS),
) -> list[Path]:
    """Write marked copies and the page; returns where they are, the page first. Raises `OSError`.

    The copies of workbooks that were not `looked_at` stay as they are.
    """
    year.project.memory.mkdir(exist_ok=True)
    _clear_away(year.project.memory)
    with tempfile.TemporaryDirectory(prefix=_WORK, dir=year.project.memory) as folder:
        copies = _marked_copies(year, problems, Path(folder))
        went = building.put_in_place(copies.values(), year.outputs / "checks")
        links = {workbook: went[copy].name for workbook, copy in copies.items()}
        page = Path(folder) / PAGE
        again = f"make check YEAR={year.name}"
        page.write_text(checks_page(title, year.printed, problems, accepted, copies=links, again=again), "utf-8")
        went = building.put_in_place([page], year.outputs / "checks") | went
    others = {_copy_of(name) for name in set(WORKBOOKS) - set(looked_at)}
    for old in (year.outputs / "checks").glob(f"*{_ENDING}"):
        if old not in went.values() and old.name not in others:
            with suppress(OSError):  # still open in Excel: it goes next time
                old.unlink()
    return list(went.values())


def _copy_of(workbook: str) -> str:
    """The name of the marked copy: "plan-to-do.xlsx"."""
    return f"{Path(workbook).stem}{_ENDING}"


def _clear_away(memory: Path) -> None:
    """Take away what checks that were killed left behind; what is younger may belong to one that is running."""
    for left in memory.glob(f"{_WORK}*"):
        with suppress(OSError):
            if time.time() - left.stat().st_mtime > _OLD_SECONDS:
                shutil.rmtree(left)


def _marked_copies(year: Year, problems: Sequence[Problem], folder: Path) -> dict[str, Path]:
    """The marked copies by the name of their workbook."""
    if not any(Path(problem.workbook).suffix.lower() == ".xlsx" for problem in problems):
        return {}
    # loaded when there is something to mark: a twentieth of a build of the sample plan
    from planbuilder.worklist.marked_copy import marked_copy
    from planbuilder.worklist.parts import CannotMark

    copies = {}
    for workbook in sorted({problem.workbook for problem in problems}):
        original = year.inputs / workbook
        if Path(workbook).suffix.lower() != ".xlsx" or not original.is_file():
            continue
        if any(one.workbook == workbook and one.check in _UNREAD for one in problems):
            continue  # nothing in such a file is opened, and no copy of it is handed on
        with suppress(CannotMark):
            copy = folder / _copy_of(workbook)
            copy.write_bytes(marked_copy(original, problems, _OLD_TITLES.get(workbook)))
            copies[workbook] = copy
    return copies
