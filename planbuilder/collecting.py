"""The command that reads what partners sent back, as one straight list of steps.

Like `pipeline.py`: a step returns its result and its problems, or raises; what is being done is told to `say`. Every
file in inputs/YEAR/returned is looked at each time; what was read before adds nothing, and what officers decided stays.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

from planbuilder import building
from planbuilder.checking import PLAN
from planbuilder.drafts.issued import issued_drafts
from planbuilder.drafts.register import read_register
from planbuilder.outcome import MadeFile, Outcome
from planbuilder.problems import Level, PlanbuilderError, Problem, counted
from planbuilder.project import Project, Year
from planbuilder.publications import PUBLICATIONS
from planbuilder.returned.reply import Refused, Reply, read_returned
from planbuilder.signing import note_answers

if TYPE_CHECKING:
    from planbuilder.returned.now import Workbooks
    from planbuilder.returned.replies import Kept
    from planbuilder.returned.replies_look import Book

#: So many files are read at the same time, each in a process of its own.
_AT_ONCE = 4
_NOT_SENT = frozenset({"thumbs.db", "desktop.ini"})


def collect(project: Project, asked: str | None, say: Callable[[str], None]) -> Outcome:
    """Read all returned files and write the replies workbooks; raises `PlanbuilderError` where there is nothing."""
    begun = perf_counter()
    year = project.year(asked)
    files = _files(year)
    say(f"Reading {counted(len(files), 'returned file')}")
    read = _read(files, year.outputs / "drafts")
    problems = [_refusal(one) for one in read if isinstance(one, Refused)]
    replies = [one for one in read if isinstance(one, Reply)]
    if not replies:
        raise PlanbuilderError(*problems)
    by_draft: dict[int, list[Reply]] = defaultdict(list)
    for reply in replies:
        by_draft[reply.draft].append(reply)
    made: list[MadeFile] = []
    remarks: list[str] = []
    with building.working_folder(year, lambda: say("Another build of this year is running: waiting for it")) as work:
        for draft, own in sorted(by_draft.items()):
            say(f"Writing the replies to draft {draft}")
            written, told, found = _write(year, draft, own, work)
            made += written
            remarks += told
            problems += found
    answers = [(one.document, one.draft, one.partner, one.file) for one in replies if one.partner]
    remarks += [line for line in note_answers(year, answers) if line]
    title = "Replies to " + " and ".join(f"draft {draft}" for draft in sorted(by_draft))
    return Outcome(title, made, problems, remarks, seconds=perf_counter() - begun, year=year.name)


def _files(year: Year) -> list[Path]:
    folder = year.returned
    found = sorted(folder.iterdir()) if folder.is_dir() else []
    files = [path for path in found if not path.name.startswith((".", "~$")) and path.name.lower() not in _NOT_SENT]
    if not files:
        what = f"there are no returned files in inputs/{year.name}/returned"
        do = "Put the Word files that partners sent back there, under any name; then run this again."
        raise PlanbuilderError(Problem(Level.STOP, what, do))
    return files


def _read(files: Sequence[Path], drafts: Path) -> list[Reply | Refused]:
    from concurrent.futures import ThreadPoolExecutor

    with ThreadPoolExecutor(_AT_ONCE) as pool:
        return list(pool.map(lambda file: _read_one(file, drafts), files))


def _read_one(file: Path, drafts: Path) -> Reply | Refused:
    try:
        return read_returned(file, drafts)
    except OSError as error:
        do = "Close it if it is open in another program, or ask for the right to read it"
        return Refused(file.name, f"it could not be read ({error.strerror or error})", do)


def _refusal(one: Refused) -> Problem:
    return Problem(Level.WARN, f"this file was not read: {one.reason}", f"{one.do}.", workbook=one.file)


def _write(
    year: Year, draft: int, replies: Sequence[Reply], work: Path
) -> tuple[list[MadeFile], list[str], list[Problem]]:
    """The replies workbook and the schedule of one draft; with what was found, in words."""
    from planbuilder.returned.replies import read_kept, write_kept, write_replies

    kept = read_kept(year, draft)
    known = {one.identity for one in kept.proposals}
    kept.add(replies)
    workbooks = workbooks_of(year)
    book = book_of(year, kept, workbooks)
    write_kept(year, kept, work)
    written = write_replies(year, kept, book, work)
    schedule, problems = _schedule(year, book, workbooks, work)
    made = [MadeFile(path, path.stat().st_size) for path in (written.path, *schedule)]
    return made, [_summary(replies, known, book), *written.remarks], problems


def workbooks_of(year: Year) -> Workbooks:
    """The year's workbooks as they are, in which each record is found by its key, wherever its row was moved."""
    from planbuilder.anchors.cells import cells_by_key
    from planbuilder.checking import check_all
    from planbuilder.returned.now import Workbooks

    found = cells_by_key(check_all(year).workbooks.values())
    drafted: set[str] = set()
    for draft in (one for publication in PUBLICATIONS for one in issued_drafts(year, publication.name)):
        with suppress(PlanbuilderError):  # a draft that is not whole
            drafted |= {key.partition("_")[0] for key in draft.manifest["values"]}
    return Workbooks(year.inputs, {key: cell.cell for key, cell in found.items()}, drafted)


def book_of(year: Year, kept: Kept, workbooks: Workbooks) -> Book:
    """What the replies workbook of a draft shows."""
    from planbuilder.returned.replies_look import Book

    def now(one: object) -> tuple[str, str]:
        found = workbooks.now(one)  # type: ignore[arg-type]
        return found.cell, found.text if found.known else "(not found there)" if getattr(one, "cell", "") else ""

    title = next((one.title for one in PUBLICATIONS if one.name == kept.document), kept.document)
    partners = workbooks.names(PLAN, "Partners", ("Consulted", "Must sign off"))
    return Book(kept.draft, title, year.name, kept.proposals, partners, kept.files, now=now)


def _schedule(year: Year, book: Book, workbooks: Workbooks, work: Path) -> tuple[list[Path], list[Problem]]:
    """The schedule of responses; a template that cannot be used keeps nothing else back."""
    from planbuilder.colours import palette_typed
    from planbuilder.returned.replies import folder_of
    from planbuilder.returned.schedule import schedule_bytes

    entry = read_register(year.outputs / "drafts", year.name).entry(book.draft)
    day = dt.date.fromisoformat(entry.date) if entry is not None else dt.date(2000, 1, 1)
    partnership = workbooks.setting(PLAN, "Plan", "Partnership")
    palette = palette_typed(
        *(workbooks.setting(PLAN, "Plan", one) for one in ("Main colour", "Second colour", "Accent colour"))
    )
    try:
        content = schedule_bytes(year.project.templates, book, partnership, year.printed, day, palette)
    except PlanbuilderError as error:
        return [], list(error.problems)
    file = work / f"schedule-of-responses-draft-{book.draft}.docx"
    file.write_bytes(content)
    return list(building.put_in_place([file], folder_of(year)).values()), []


# --- what is said -----------------------------------------------------------------------------------------


def _summary(replies: Sequence[Reply], known: set[str], book: Book) -> str:
    """What was read, partner by partner, and who has not replied."""
    lines = [f"Draft {book.draft}:"]
    for reply in replies:
        changes = sum(1 for one in reply.proposals if one.kind != "comment")
        new = sum(1 for one in reply.proposals if one.identity not in known)
        said = f"{counted(changes, 'change')}, {counted(reply.comments, 'comment')}"
        fresh = "nothing new" if not new else f"{new} new"
        lines.append(f"  {reply.partner or '(partner not said)'}: {said}; {fresh}  ({reply.file})")
        lines += [f"    Note: {note}." for note in reply.notes]
    waiting = [name for name in book.partners if not book.files.get(name)]
    if waiting:
        lines.append(f"  No reply yet: {_shortened(waiting)}.")
    if book.contested:
        lines.append(f"  Answers differ about {counted(len(book.contested), 'value')}: see the sheet “Side by side”.")
    return "\n".join(lines)


def _shortened(names: Iterable[str], most: int = 8) -> str:
    listed = list(names)
    more = f" and {len(listed) - most} more" if len(listed) > most else ""
    return ", ".join(listed[:most]) + more
