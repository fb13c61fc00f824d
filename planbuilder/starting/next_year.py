"""The command `planbuilder next-year`: new workbooks for the year that follows, from those of this year.

In comes a year that was checked; out comes the folder of the next one, with three workbooks, the pictures and texts
that they name, and a file that says what became of every row. This year's files are only read. All of it is made out of
sight and moved in when it is whole.
"""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from time import perf_counter

from planbuilder import building
from planbuilder.checking import ACHIEVEMENTS, PLAN, STATISTICS, Inputs, check_all
from planbuilder.intake.pictures import examine_picture
from planbuilder.outcome import MadeFile, Outcome
from planbuilder.problems import Level, PlanbuilderError, Problem, stops
from planbuilder.project import Project, Year, folder_name
from planbuilder.schema import WORKBOOKS, Record, columns
from planbuilder.schema.plan import Progress, Settings
from planbuilder.starting.carrying import Entries, Source, tell_own
from planbuilder.starting.ledger import Ledger, several
from planbuilder.starting.next_achievements import next_achievements
from planbuilder.starting.next_plan import next_plan
from planbuilder.starting.next_statistics import next_statistics
from planbuilder.starting.workbooks import make_workbook
from planbuilder.starting.years_on import Moved

Say = Callable[[str], None]
_ABOUT = (
    "This workbook was made from that of {this}: see the file “{told}” beside it for what was carried over, what was"
    " cleared and what was not carried over.",
)
_ABOUT_PLAN = (
    "Actions that were not complete are here with their Refs; the column Note says how they stood. Dates that have"
    " passed and sums of money were taken out, and stand in the note.",
    "The sheet Highlights lists what was achieved in {this}, to choose from: nothing of it is printed until you say Yes"
    " under Print, and give it a figure to print large.",
)


def next_year(project: Project, asked: str | None, say: Say) -> Outcome:
    """Make the next year's workbooks; raises `PlanbuilderError` where this year's must be mended first."""
    begun = perf_counter()
    this = project.year(asked)
    say(f"Checking inputs/{this.name}")
    inputs = check_all(this)
    settings = inputs.plan.of(Settings)
    if stops(inputs.problems) or not settings:
        raise PlanbuilderError(*inputs.problems)
    moved = Moved.from_year(settings[0].year)
    new = Year(project, folder_name(moved.next_year))
    _refuse(this, new, inputs, asked)
    with building.working_folder(
        this, lambda: say("Another command is at work on this year: waiting for it")
    ) as folder:
        say(f"Making inputs/{new.name}")
        work, ledger = folder / new.name, Ledger()
        work.mkdir()
        made = _make(this, inputs, moved, work, ledger)
        _move_in(work, new.inputs)
    files = [MadeFile(new.inputs / name, (new.inputs / name).stat().st_size) for name in made]
    return Outcome(
        f"Workbooks for {moved.next_year}", files, remarks=_remarks(this, new, ledger), seconds=perf_counter() - begun
    )


def told_in(this: str) -> str:
    """The file that says what became of this year's rows."""
    return f"Carried over from {this}.txt"


def _refuse(this: Year, new: Year, inputs: Inputs, asked: str | None) -> None:
    there = sorted(path.name for path in _files(new.inputs) if path.suffix.casefold().startswith(".xls"))
    if there:
        what = f"there is a workbook in inputs/{new.name} already: {', '.join(there)}"
        do = "Rename or move it first; planbuilder never writes over a workbook."
        raise PlanbuilderError(Problem(Level.STOP, what, do))
    fresh = any(path.name.startswith("Carried over from ") for path in _files(this.inputs))
    if fresh and not asked and not inputs.plan.of(Progress):
        what = f"the year in inputs/{this.name} was itself carried over, and no progress is entered in it yet"
        do = f"If the year after it is meant all the same: make next-year YEAR={this.name}"
        raise PlanbuilderError(Problem(Level.STOP, what, do))


def _files(folder: Path) -> list[Path]:
    return list(folder.iterdir()) if folder.is_dir() else []


def _make(this: Year, inputs: Inputs, moved: Moved, work: Path, ledger: Ledger) -> list[str]:
    """All files of the new year in a folder of their own; returns the names of those that are shown."""
    sources = {name: Source.read(this.inputs / name, checked) for name, checked in inputs.workbooks.items()}
    rows: dict[str, Mapping[str, Sequence[Entries]]] = {
        PLAN: next_plan(sources[PLAN], sources.get(ACHIEVEMENTS), moved, ledger)
    }
    if STATISTICS in sources:
        rows[STATISTICS] = next_statistics(sources[STATISTICS], moved, ledger)
    if ACHIEVEMENTS in sources:
        rows[ACHIEVEMENTS] = next_achievements(sources[ACHIEVEMENTS], moved, ledger)
    for source in sources.values():
        tell_own(source, ledger)
    this_year = inputs.plan.of(Settings)[0].year
    told = told_in(folder_name(this_year))
    for folder in ("pictures", "text"):
        (work / folder).mkdir()
    for name in WORKBOOKS:
        about = (*_ABOUT, *(_ABOUT_PLAN if name == PLAN else ())) if name in rows else ()
        if name not in rows:
            ledger.to_fill.append(f"{name}: all of it; {this_year} had none, or nothing in it")
        make_workbook(
            work / name,
            moved.next_year,
            rows.get(name),
            about=[line.format(this=this_year, told=told) for line in about],
            about_title=f"From {this_year}",
        )
        _copy_files(this, WORKBOOKS[name], rows.get(name, {}), work, ledger)
    text = ledger.told(this_year, moved.next_year).replace("\n", "\r\n")
    (work / told).write_bytes(b"\xef\xbb\xbf" + text.encode())  # so that any editor knows it for UTF-8
    return [*WORKBOOKS, told]


# --- pictures and texts -----------------------------------------------------------------------------------

_WORD_FILE = re.compile(r"[“\"']?(?:text[\\/])?([^\n\\/]{1,120}\.docx)[”\"']?", re.IGNORECASE)


def _copy_files(
    this: Year, sheets: Iterable[type[Record]], rows: Mapping[str, Sequence[Entries]], work: Path, ledger: Ledger
) -> None:
    """The pictures and Word files that the rows name, as they are."""
    for record in sheets:
        for column in columns(record).values():
            named = [str(value) for row in rows.get(record.sheet.title, ()) if (value := row.get(column.heading))]
            if column.kind.name == "Picture":
                _copy(this.pictures, work / "pictures", [_picture(one, this.pictures) for one in named], ledger)
            elif column.may_name_a_file:
                texts = [found[1] for one in named if (found := _WORD_FILE.fullmatch(one.strip()))]
                _copy(this.texts, work / "text", [_text(one, this.texts) for one in texts], ledger)


def _picture(name: str, folder: Path) -> Path | None:
    found = examine_picture(name, folder)
    return found if isinstance(found, Path) else None


def _text(name: str, folder: Path) -> Path | None:
    return next((path for path in _files(folder) if path.name.casefold() == name.casefold()), None)


def _copy(folder: Path, to: Path, files: Iterable[Path | None], ledger: Ledger) -> None:
    for file in files:
        if file is None:
            continue
        target = to / file.relative_to(folder)
        if not target.exists():
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(file, target)
            ledger.carried.append(f"{folder.name}/{file.relative_to(folder).as_posix()}")


# --- into place -------------------------------------------------------------------------------------------


def _move_in(work: Path, target: Path) -> None:
    """The finished folder into its place; into one that is there already, file by file, and never over another."""
    if not os.path.lexists(target):
        work.rename(target)
        return
    moved: list[Path] = []
    try:
        for file in sorted(path for path in work.rglob("*") if path.is_file()):
            place = target / file.relative_to(work)
            if place.exists():
                continue  # a picture that is there already
            place.parent.mkdir(parents=True, exist_ok=True)
            moved.append(Path(shutil.copyfile(file, place)))
    except BaseException:
        for place in moved:
            place.unlink(missing_ok=True)
        raise


def _remarks(this: Year, new: Year, ledger: Ledger) -> list[str]:
    looked = f" and {several(len(ledger.look), 'text', 'texts')} to look through" if ledger.look else ""
    return [
        "To be filled in:\n" + "\n".join(f"  {line}" for line in ledger.to_fill),
        f"{several(len(ledger.left), 'entry was', 'entries were')} not carried over,"
        f" {several(len(ledger.cleared), 'was', 'were')} cleared or moved on{looked}: each is listed in"
        f" inputs/{new.name}/{told_in(this.name)}",
        f"The files of {this.name} are as they were. To see how the new year stands: make check YEAR={new.name}",
    ]
