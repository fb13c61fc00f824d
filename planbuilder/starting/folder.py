"""The command `planbuilder new`: a partnership's own folder, complete and valid, which can be built at once.

In come a name, a year and a place; out comes a folder with workbooks full of examples, templates, pictures, a guide and
the commands. It is furnished out of sight and moved into place when it is whole; nothing that is there is touched.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

from planbuilder.outcome import MadeFile, Outcome
from planbuilder.problems import Level, PlanbuilderError, Problem
from planbuilder.project import Project, Year
from planbuilder.starting import supplies
from planbuilder.starting.example_achievements import achievements_rows
from planbuilder.starting.example_plan import plan_rows
from planbuilder.starting.example_statistics import statistics_rows
from planbuilder.starting.guide import start_here
from planbuilder.starting.make_files import make_files
from planbuilder.starting.naming import Naming, naming
from planbuilder.starting.workbooks import ABOUT_EXAMPLES, make_workbook

Say = Callable[[str], None]
GUIDE = "Start here.html"
#: Most file systems take 255 bytes for a name; the folder bears a longer one while it is furnished.
_LONGEST = 200
_ROWS = {"plan.xlsx": plan_rows, "statistics.xlsx": statistics_rows, "achievements.xlsx": achievements_rows}


@dataclass(frozen=True)
class Asked:
    """What was typed: the partnership's name, its first year, and the folder to make ("" for one of its name)."""

    name: str
    year: str
    to: str = ""


def new_folder(asked: Asked, here: Path, say: Say) -> Outcome:
    """Make a partnership's folder; raises `PlanbuilderError` where the name, the year or the place will not do.

    `here` is the folder that the command was given in.
    """
    begun = perf_counter()
    names = naming(asked.name)
    year = Project(here).new_year(asked.year)
    target = _place(asked.to, names, here)
    _refuse(target)
    target.parent.mkdir(parents=True, exist_ok=True)
    part = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        shutil.rmtree(part, ignore_errors=True)
        _furnish(Project(part), year.name, names, say)
        _move(part, target)
    finally:
        shutil.rmtree(part, ignore_errors=True)
    made = [MadeFile(path, path.stat().st_size) for path in _shown(Year(Project(target), year.name))]
    remarks = [
        f"Everything is in the folder {target}",
        "It is filled with made-up examples, so that it can be built at once. Type over them; make check says how many"
        " are left.",
        f"Open “{GUIDE}” first. Then, in that folder: make plan",
    ]
    return Outcome(f"{names.short} {year.printed}", made, remarks=remarks, seconds=perf_counter() - begun)


# --- where ------------------------------------------------------------------------------------------------


def _place(to: str, names: Naming, here: Path) -> Path:
    """The folder that is meant; where none is given, one of the partnership's name here, or beside a folder like it."""
    if to.strip():
        return (here / Path(to.strip()).expanduser()).resolve()
    around = _partnership_around(here)
    return (around.parent if around else here) / names.folder


def _partnership_around(folder: Path) -> Path | None:
    """The partnership's folder that a place lies in, the repository being one as well."""
    for one in (folder, *folder.parents):
        if (one / "inputs").is_dir() and (one / "templates").is_dir():
            return one
    return None


def _refuse(target: Path) -> None:
    """Raise `PlanbuilderError` where no folder can be made there, or one is in use."""
    what = ""
    do = "Give another place with --to (make new ... TO=...), or empty that folder first."
    there_is = next(one for one in (target, *target.parents) if os.path.lexists(one))
    if not there_is.is_dir():
        what, do = f"“{there_is}” is a file, not a folder", "Give another place with --to (make new ... TO=...)."
    elif any(len(part.encode()) > _LONGEST for part in target.parts):
        what, do = "the name of the folder is too long", "Give a shorter one with --to (make new ... TO=...)."
    elif target.is_dir() and (there := sorted(path.name for path in target.iterdir())):
        more = f" and {len(there) - 1} more" if len(there) > 1 else ""
        what = f"the folder “{target}” is not empty: it has “{there[0]}”{more} in it"
    elif around := _partnership_around(target):
        what = f"“{target}” lies inside the folder of another partnership, “{around}”"
        do = "Give a place outside it with --to (make new ... TO=...)."
    if what:
        raise PlanbuilderError(Problem(Level.STOP, what, do))


def _move(part: Path, target: Path) -> None:
    """The furnished folder into its place; an empty one that is there stays: a terminal may be open in it."""
    if not target.is_dir():
        part.rename(target)
        return
    moved: list[Path] = []
    try:
        for one in sorted(part.iterdir()):
            place = target / one.name
            if os.path.lexists(place):  # put there meanwhile
                raise FileExistsError(f"{place} is there already")
            moved.append(one.rename(place))
    except BaseException:
        for place in moved:
            place.rename(part / place.name)
        raise


# --- what -------------------------------------------------------------------------------------------------


def _furnish(project: Project, year_name: str, names: Naming, say: Say) -> None:
    year = Year(project, year_name)
    for folder in (year.pictures, year.texts, project.templates):
        folder.mkdir(parents=True)
    say("Making the workbooks")
    for name, rows in _ROWS.items():
        make_workbook(
            year.inputs / name,
            year.printed,
            rows(names, year.printed),
            about=ABOUT_EXAMPLES,
            about_title="The examples in this workbook",
            examples=True,
        )
    say("Copying the templates and pictures")
    for template in supplies.templates():
        shutil.copyfile(template, project.templates / template.name)
    for picture in sorted(supplies.PICTURES.glob("*.png")):
        shutil.copyfile(picture, year.pictures / picture.name)
    say("Writing the guide and the commands")
    for name, content in make_files(home=str(Path.home())).items():
        (project.root / name).write_bytes(content)
    (project.root / GUIDE).write_text(start_here(names, year.name, year.printed), "utf-8", newline="\n")


def _shown(year: Year) -> list[Path]:
    return [year.project.root / GUIDE, *(year.inputs / name for name in _ROWS)]
