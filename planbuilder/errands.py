"""The commands that build no document: figures, trace, blank workbooks, published counts, undo.

Each is a straight list of steps, like those of `pipeline.py`: it returns its outcome, or raises `PlanbuilderError`.
"""

from __future__ import annotations

import datetime as dt
import os
from time import perf_counter
from typing import TYPE_CHECKING

from planbuilder import building, pipeline
from planbuilder.checking import check_inputs
from planbuilder.outcome import MadeFile, Outcome
from planbuilder.pipeline import Options, Say
from planbuilder.problems import PlanbuilderError, stops
from planbuilder.project import Project, Year
from planbuilder.publications import Publication

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from planbuilder.anchors.cells import CellOf
    from planbuilder.anchors.trace import Traced
    from planbuilder.importing.command import Wishes
    from planbuilder.patching.backups import Restored


# --- figures ----------------------------------------------------------------------------------------------


def figures(publication: Publication, project: Project, options: Options, say: Say) -> Outcome:
    """List every figure of a document with the cells it comes from; raises `PlanbuilderError` as building it does."""
    from planbuilder.tracing.folder import write_figures

    begun = perf_counter()
    year = project.year(options.year)
    with building.working_folder(year, lambda: say("A build of this year is running: waiting for it")) as folder:
        say(f"Checking inputs/{year.name}")
        inputs = publication.concerned(check_inputs(year, publication.workbooks))
        if stops(inputs.problems, strict=options.strict):
            raise pipeline.refusal(year, publication, inputs.problems, inputs)
        say(f"Listing the figures of the {publication.name}")
        title = publication.contents(inputs, pipeline.working_edition(year, publication)[0]).title
        listing, files = write_figures(folder, year, publication.name, title, inputs.workbooks)
        went = building.put_in_place(files, year.outputs / "figures")
    made = [MadeFile(file, file.stat().st_size) for file in went.values()]
    remark = f"{listing.count:,} figures, and {len(listing.typed):,} texts with numbers that officers typed."
    return Outcome(f"Figures of {title}", made, remarks=[remark], seconds=perf_counter() - begun)


# --- trace ------------------------------------------------------------------------------------------------


def trace(publication: Publication, project: Project, options: Options, words: str) -> tuple[Traced, list[CellOf]]:
    """Which cells some printed words come from; where they are not printed, the cells that they are typed in."""
    from planbuilder.anchors.trace import last_document, trace, typed_in

    year = project.year(options.year)
    last_document(year, publication)  # before any workbook is read: there may be none
    inputs = check_inputs(year, publication.workbooks)
    traced = trace(words, year, publication, inputs)
    return traced, [] if traced.places else typed_in(words, inputs)


# --- blank workbooks --------------------------------------------------------------------------------------


def blank(project: Project, year: str, say: Say) -> Outcome:
    """Empty, friendly workbooks for a year; never over one that is there."""
    from planbuilder.schema import WORKBOOKS
    from planbuilder.starting.workbooks import make_workbook

    begun = perf_counter()
    new = project.new_year(year)
    for folder in (new.inputs, new.pictures, new.texts):
        folder.mkdir(parents=True, exist_ok=True)
    kept = [name for name in WORKBOOKS if os.path.lexists(new.inputs / name)]
    made = []
    for name in [name for name in WORKBOOKS if name not in kept] or kept:  # where all are there, the first one says so
        say(f"Making inputs/{new.name}/{name}")
        made.append(make_workbook(new.inputs / name, new.printed))
    remarks = [f"{' and '.join(kept)} {'were' if len(kept) > 1 else 'was'} there and stayed as before."] if kept else []
    remarks.append(
        f"Fill in the yellow cells; put pictures into inputs/{new.name}/pictures; then: make plan YEAR={new.name}"
        f" (and at the end of the year: make report YEAR={new.name})"
    )
    return Outcome(f"Blank workbooks for {new.printed}", made, remarks=remarks, seconds=perf_counter() - begun)


# --- published counts -------------------------------------------------------------------------------------


def import_statistics(project: Project, year: str | None, wishes: Wishes, say: Say) -> Outcome:
    """A new statistics workbook from published tables; raises `PlanbuilderError` where they do not allow it."""
    from planbuilder.importing import command

    return command.import_statistics(project.year(year), wishes, say)


# --- undo -------------------------------------------------------------------------------------------------


def undo(project: Project, options: Options, say: Say) -> Outcome:
    """The workbooks that planbuilder changed last as they were before; what they hold now becomes a backup."""
    from planbuilder.patching.backups import undo as put_back

    begun = perf_counter()
    year = project.year(options.year)
    with building.working_folder(
        year, lambda: say("Another command is at work on this year: waiting for it")
    ) as folder:
        say(f"Putting back the last backup in inputs/{year.name}/{year.backups.name}")
        restored = put_back(year.inputs, year.backups, dt.datetime.now())
        told = _tell_replies(year, restored, folder)
    remarks = []
    for one in restored:
        remarks.append(f"{one.workbook.name} is again as it was on {one.backup.told}, when planbuilder changed it.")
        if one.kept:
            remarks.append(f"What was in it until now is kept: {one.kept.relative_to(project.root).as_posix()}")
    remarks += told
    remarks.append(f"To see how it stands: make check YEAR={year.name}. To take this back: make undo once more.")
    made = [MadeFile(one.workbook, one.workbook.stat().st_size) for one in restored]
    return Outcome("Undone", made, remarks=remarks, seconds=perf_counter() - begun)


def _tell_replies(year: Year, restored: Sequence[Restored], work: Path) -> list[str]:
    """Note in the replies what is no longer applied, or is again; the workbooks are back whatever becomes of this."""
    from planbuilder.collecting import book_of, workbooks_of
    from planbuilder.returned.replies import drafts_replied_to, read_kept, write_kept, write_replies

    now = dt.datetime.now()
    remarks: list[str] = []
    for number in drafts_replied_to(year):
        try:
            kept = read_kept(year, number)
            day = f"{now.day} {now:%B %Y, %H.%M}"
            names = [(one.workbook.name, one.backup.path.name, one.kept.name if one.kept else "") for one in restored]
            concerned = [kept.taken_back(*own, day) for own in names]
            if not any(concerned):
                continue
            write_kept(year, kept, work)
            book = book_of(year, kept, workbooks_of(year))
            written = write_replies(year, kept, book, work)
            remarks += [f"The column “Applied” of {written.path.name} says so too.", *written.remarks]
        except (OSError, PlanbuilderError):
            remarks.append(f"The replies to draft {number} could not be written anew: make collect does that.")
    return remarks
