"""Dated backups of workbooks, and the way back to one.

Before a workbook is changed, it is kept as it is: inputs/2017-18/backups/plan 2026-11-22 14.05.33.xlsx. The folder is
of its own, so that a backup is never taken for a second workbook. Undoing puts the last backup back and keeps what it
replaces as a backup too; so undoing twice changes nothing.
"""

from __future__ import annotations

import datetime as dt
import re
import shutil
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from planbuilder.building import write_over, written_beside
from planbuilder.intake.files import examine_workbook
from planbuilder.patching.guard import held
from planbuilder.problems import Level, PlanbuilderError, Problem

_NAME: Final = re.compile(
    r"(?P<stem>.+) (?P<date>\d{4}-\d{2}-\d{2}) (?P<time>\d{2}\.\d{2}\.\d{2})(?: \((?P<number>\d+)\))?"
)


@dataclass(frozen=True)
class Backup:
    """A workbook as it was at a time."""

    path: Path
    workbook: str
    when: dt.datetime
    number: int = 1

    @property
    def told(self) -> str:
        """When it was kept, in words: "22 November 2026, 14:05"."""
        return f"{self.when.day} {self.when:%B %Y, %H:%M}"


@dataclass(frozen=True)
class Restored:
    """A workbook that is as it was; `kept` is the backup of what was replaced (None where nothing was there)."""

    workbook: Path
    backup: Backup
    kept: Path | None


def keep(workbook: Path, folder: Path, now: dt.datetime) -> Path:
    """Copy a workbook into the folder of backups, whole or not at all; gives the copy."""
    folder.mkdir(parents=True, exist_ok=True)
    stem = f"{workbook.stem} {now:%Y-%m-%d %H.%M.%S}"
    names = (stem if number == 1 else f"{stem} ({number})" for number in range(1, 10_000))
    target = next(path for name in names if not (path := folder / f"{name}{workbook.suffix}").exists())
    write_over(target, workbook.read_bytes())
    shutil.copystat(workbook, target)
    return target


def backups_in(folder: Path) -> list[Backup]:
    """All backups, the oldest first."""
    found = []
    for path in folder.glob("*.xlsx") if folder.is_dir() else ():
        name = _NAME.fullmatch(path.stem)
        if name and not path.name.startswith(("~", ".")):
            when = dt.datetime.strptime(f"{name['date']} {name['time']}", "%Y-%m-%d %H.%M.%S")
            found.append(Backup(path, f"{name['stem']}{path.suffix}", when, int(name["number"] or 1)))
    return sorted(found, key=lambda one: (one.when, one.number, one.workbook))


def undo(inputs: Path, folder: Path, now: dt.datetime) -> list[Restored]:
    """Put back the workbooks that were changed last; several, where they were changed together.

    Raises `PlanbuilderError` where there is no backup, where one is damaged, or where a workbook is open; then nothing
    is changed.
    """
    found = backups_in(folder)
    if not found:
        what = f"there is nothing to undo: no backup is in {folder.parent.name}/{folder.name}"
        do = "Backups are made when planbuilder changes a workbook (make apply)."
        raise PlanbuilderError(Problem(Level.STOP, what, do))
    latest: dict[str, Backup] = {one.workbook: one for one in found if one.when == found[-1].when}
    problems = [problem for one in latest.values() for problem in _in_the_way(inputs / one.workbook, one)]
    if problems:
        raise PlanbuilderError(*problems)
    after = max(now.replace(microsecond=0), found[-1].when + dt.timedelta(seconds=1))  # whatever the clock says
    restored = []
    with ExitStack() as all_of_them:
        ready = [
            all_of_them.enter_context(written_beside(inputs / name, one.path.read_bytes()))
            for name, one in latest.items()
        ]
        for one in latest.values():
            workbook = inputs / one.workbook
            kept = keep(workbook, folder, after) if workbook.exists() else None
            restored.append(Restored(workbook, one, kept))
        for beside in ready:
            beside.take_its_place()
    return restored


def _in_the_way(workbook: Path, backup: Backup) -> Sequence[Problem]:
    unsound = [one for one in examine_workbook(backup.path) if one.level is Level.STOP]
    return unsound or (held(workbook) if workbook.exists() else [])
