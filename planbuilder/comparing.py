"""The command `compare`: two versions of a document of a year -> a redline in Word, and what changed in words.

In come the numbers of two drafts, or one and the workbooks as they are now; out come the files in outputs/YEAR/compare.
"""

from __future__ import annotations

import datetime as dt
import getpass
import hashlib
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

from planbuilder import building, pipeline
from planbuilder.checking import PLAN, check_inputs
from planbuilder.drafts.issued import Issued, chosen, issued_drafts, no_drafts
from planbuilder.outcome import MadeFile, Outcome
from planbuilder.problems import Level, PlanbuilderError, Problem, stops
from planbuilder.project import Project, Year
from planbuilder.publications import PUBLICATIONS, Publication

if TYPE_CHECKING:
    from planbuilder.compare.changes import Changes
    from planbuilder.intake.check import Checked

Say = Callable[[str], None]
NOW = "now"
_ALSO_NOW = ("", NOW, "workbook", "the workbook")


@dataclass(frozen=True)
class Wish:
    """What is to be compared: the draft to begin with ("" is the last one), and a draft or `NOW`."""

    document: str = "plan"
    from_draft: str = ""
    to_draft: str = ""


@dataclass(frozen=True)
class Side:
    """One of the two versions; `short` stands in file names, `title` in sentences.

    `workbooks` are as the document prints them, with the figures that their texts quote.
    """

    title: str
    short: str
    word: Path
    workbooks: Mapping[str, Checked]
    pictures: Path
    template: Path
    author: str
    when: dt.datetime


def compare(project: Project, asked_year: str | None, wish: Wish, say: Say) -> Outcome:
    """Write the redline and what changed; raises `PlanbuilderError` where there is nothing to compare."""
    begun = perf_counter()
    year = project.year(asked_year)
    publication = next(one for one in PUBLICATIONS if one.name == wish.document)
    _know(year, publication, wish)
    before, after = _which(issued_drafts(year, publication.name), wish, year.name)
    with building.working_folder(year, lambda: say("Another build of this year is running: waiting for it")) as folder:
        say(f"Reading draft {before.number}")
        old = _frozen(before, publication)
        say(f"Reading draft {after.number}" if after else f"Checking inputs/{year.name}")
        new = _frozen(after, publication) if after else _now(year, publication, folder)
        made, problems, remarks = _made(year, publication, (old, new), folder, say)
        went = building.put_in_place(made, year.outputs / "compare")
    files = [MadeFile(target, target.stat().st_size) for target in went.values()]
    title = f"Compared {old.title} with {new.title}"
    return Outcome(title, files, problems, remarks, seconds=perf_counter() - begun, year=year.name)


def _know(year: Year, publication: Publication, wish: Wish) -> None:
    """Raises `PlanbuilderError` where a number that was asked for is that of a draft of another document."""
    for other in PUBLICATIONS:
        if other is publication:
            continue
        numbers = {draft.number for draft in issued_drafts(year, other.name)}
        for asked in (wish.from_draft, wish.to_draft):
            digits = asked.casefold().removeprefix("draft").strip()
            if digits.isdecimal() and int(digits) in numbers:
                what = f"draft {int(digits)} is a draft of the {other.name}, not of the {publication.name}"
                do = f"Say DOCUMENT={other.name} to compare drafts of the {other.name}. make drafts lists all of them."
                raise PlanbuilderError(Problem(Level.STOP, what, do))


def _which(drafts: Sequence[Issued], wish: Wish, year: str) -> tuple[Issued, Issued | None]:
    """The drafts to compare; None stands for the workbooks as they are now."""
    if not drafts:
        raise no_drafts(year)
    after = None if wish.to_draft.casefold().strip() in _ALSO_NOW else chosen(drafts, wish.to_draft, year)
    if wish.from_draft.strip():
        before = chosen(drafts, wish.from_draft, year)
    else:
        earlier = [one for one in drafts if after is None or one.number < after.number]
        if not earlier:
            what = f"draft {after.number if after else ''} is the first one, and nothing is issued before it"
            raise PlanbuilderError(Problem(Level.STOP, what, "Say with FROM= which draft to compare it with."))
        before = earlier[-1]
    if after is not None and before.number == after.number:
        what = f"draft {before.number} was asked to be compared with itself"
        raise PlanbuilderError(Problem(Level.STOP, what, "Give two different numbers, as in: FROM=1 TO=2."))
    return before, after


def _frozen(draft: Issued, publication: Publication) -> Side:
    quoted = [name for name in publication.may_quote if (draft.inputs / name).is_file()]
    workbooks = draft.workbooks((*publication.workbooks, *quoted))
    return Side(
        draft.title,
        f"draft-{draft.number:02d}",
        draft.word,
        _as_printed(workbooks, publication),
        draft.inputs / "pictures",
        draft.folder / "templates" / publication.template,
        draft.entry.who,
        draft.issued,
    )


def _now(year: Year, publication: Publication, folder: Path) -> Side:
    """The workbooks as they are, and the Word document that they make."""
    inputs = publication.concerned(check_inputs(year, publication.workbooks))
    if stops(inputs.problems):
        raise PlanbuilderError(*inputs.problems, accepted=inputs.accepted)
    _, document = pipeline.write_word(year, publication, inputs, pipeline.working_edition(year, publication)[0])
    word = folder / "the workbook as it is now.docx"  # messages name it so
    word.write_bytes(document.finished(None))
    saved = max(int((year.inputs / name).stat().st_mtime) for name in publication.workbooks)
    when = dt.datetime.fromtimestamp(saved, dt.UTC)
    workbooks = _as_printed(inputs.workbooks, publication)
    what = "workbook as it is" if publication.workbooks == (PLAN,) else "workbooks as they are"
    template = year.project.templates / publication.template
    return Side(f"the {what} now", NOW, word, workbooks, year.pictures, template, _user(), when)


def _as_printed(workbooks: Mapping[str, Checked], publication: Publication) -> dict[str, Checked]:
    """The workbooks that a document prints, with the figures in their texts, whichever workbook these come from."""
    from planbuilder.compare.figures import with_figures

    printed = with_figures(workbooks, publication.does_without)
    return {name: printed[name] for name in publication.workbooks}


def _user() -> str:
    """Who works here, as the computer calls them."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return "planbuilder"


# --- files ------------------------------------------------------------------------------------------------


def _made(
    year: Year, publication: Publication, sides: tuple[Side, Side], folder: Path, say: Say
) -> tuple[list[Path], list[Problem], list[str]]:
    """The files in the working folder; where there is no redline, the problem says why."""
    from planbuilder.compare.changes import compare_inputs
    from planbuilder.compare.redline import Redline, Refusal, compare_documents
    from planbuilder.compare.templates import wording_changed

    old, new = sides
    stem = f"{'' if publication.name == 'plan' else f'{publication.name}-'}{old.short}-to-{new.short}"
    say("Finding out what changed")
    pictures = (_pictures(old.pictures), _pictures(new.pictures))
    changes = compare_inputs(old.workbooks, new.workbooks, publication.does_without, pictures)
    say("Writing the redline")
    redline = compare_documents(old.word, new.word, new.author, new.when)
    remarks: list[str] = []
    problems: list[Problem] = []
    made: list[Path] = []
    if wording_changed(old.template, new.template):
        remarks.append("Wording of the template was changed; see the redline.")
    file = folder / f"{stem}-redline.docx"
    if isinstance(redline, Refusal):
        problems.append(Problem(Level.WARN, f"there is no redline: {redline.what}", redline.do))
        with suppress(OSError):  # an earlier one would be taken for this one
            (year.outputs / "compare" / file.name).unlink(missing_ok=True)
    else:
        file.write_bytes(redline.document)
        made.append(file)
        remarks += redline.remarks
        if redline.is_same:
            remarks.append("The two documents say and show the same: the redline has no changes in it.")
    same = isinstance(redline, Redline) and redline.is_same
    changes = replace(changes, documents_same=same)
    if not (changes.changes or same or remarks or problems):
        remarks.append("What the redline marks is what a draft says of itself, such as its number and date.")
    made += _told(year, publication, sides, changes, folder / f"{stem}-what-changed", remarks)
    return made, problems, remarks


def _told(
    year: Year,
    publication: Publication,
    sides: tuple[Side, Side],
    changes: Changes,
    stem: Path,
    remarks: Sequence[str],
) -> list[Path]:
    """What changed, in Word, as a page and as JSON."""
    from planbuilder.compare.summary_document import summary_document
    from planbuilder.compare.summary_page import About, as_json, changes_page
    from planbuilder.output.documents import palette_of
    from planbuilder.schema.plan import Settings

    old, new = sides
    settings = [one for side in (new, old) for one in side.workbooks[PLAN].of(Settings)]
    about = About(publication.title, year.printed, old.title, new.title)
    partnership = settings[0].partnership if settings else ""
    word, page, machine = (stem.with_name(f"{stem.name}{ending}") for ending in (".docx", ".html", ".json"))
    templates = year.project.templates
    palette = palette_of(settings[0]) if settings else None
    word.write_bytes(summary_document(templates, about, changes, partnership, new.when.date(), remarks, palette))
    page.write_text(changes_page(about, changes, remarks), "utf-8")
    machine.write_text(as_json(about, changes, remarks), "utf-8")
    return [word, page, machine]


def _pictures(folder: Path) -> dict[str, str]:
    """The pictures of a version by their file names, with a hash of each."""
    files = [path for path in folder.iterdir() if path.is_file()] if folder.is_dir() else []
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in files}
