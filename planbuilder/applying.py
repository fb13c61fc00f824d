"""The command that writes accepted proposals into the officers' workbooks, as one straight list of steps.

In come the replies files with the decisions that officers typed; out come changed workbooks, each with a dated backup,
and replies files that show what was applied. All that was accepted for a workbook is written, or nothing of it: where a
cell has moved on since the draft, officers see it and decide again. What no cell holds is left to people, and said.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from time import perf_counter

from planbuilder import building, pipeline
from planbuilder.collecting import book_of, workbooks_of
from planbuilder.drafts.issued import issued_drafts
from planbuilder.outcome import MadeFile, Outcome
from planbuilder.patching.apply import apply_edits, examine_edits
from planbuilder.patching.cell_lines import mark_of
from planbuilder.patching.edits import Applied, CellEdit, Edit, LineEdit, Refused, RowEdit, Written
from planbuilder.problems import Level, PlanbuilderError, Problem, counted, shortened
from planbuilder.project import Project, Year
from planbuilder.proposals import Proposal
from planbuilder.publications import PUBLICATIONS
from planbuilder.returned.accepted import Decided
from planbuilder.returned.new_lines import line_above
from planbuilder.returned.now import Workbooks
from planbuilder.returned.replies import (
    APPLIED,
    Kept,
    drafts_replied_to,
    read_all_typed,
    read_kept,
    write_kept,
    write_replies,
)
from planbuilder.returned.replies_look import what, where

Say = Callable[[str], None]
_OWN_WORDS = "you accepted it in words of your own: type them into the cell yourself"
_IN_A_FILE = re.compile(r"\S.*\.(?:docx?|odt|rtf|txt)\s*", re.IGNORECASE)


@dataclass
class _Wanted:
    """What was accepted for one workbook: each proposal with its edits."""

    edits: list[tuple[Proposal, Edit]] = field(default_factory=list)

    def proposal_of(self, edit: Edit) -> Proposal:
        """The proposal that an edit belongs to."""
        return next(proposal for proposal, own in self.edits if own is edit)


def apply(project: Project, options: pipeline.Options, draft: str, say: Say) -> Outcome:
    """Write what was accepted, and check the workbooks; raises `PlanbuilderError` where nothing was written."""
    begun = perf_counter()
    year = project.year(options.year)
    now = dt.datetime.now()
    with building.working_folder(year, lambda: say("Another command is at work on this year: waiting for it")) as work:
        say(f"Reading the decisions in outputs/{year.name}/replies")
        workbooks = workbooks_of(year)
        replies = [read_kept(year, number) for number in _drafts(year, draft)]
        decided = Decided()
        for kept in replies:
            decided.add(kept, read_all_typed(year, kept.draft, book_of(year, kept, workbooks)))
        accepted, of_kept = decided.accepted, decided.kept
        wanted, by_hand = _sorted(year, decided, workbooks)
        if not wanted and not by_hand:
            what = "no proposal is accepted that is not applied yet"
            do = "Choose Accept in the column “Decision” of the replies file, save it, and run this again."
            raise PlanbuilderError(Problem(Level.STOP, what, " ".join([do, *decided.remarks])))
        if faults := _faults(year, wanted):
            raise PlanbuilderError(*faults)
        made, remarks, told, backups = [], [], dict(by_hand), dict[str, str]()
        for name, own in wanted.items():
            say(f"Writing {counted(len({one.identity for one, _ in own.edits}), 'accepted proposal')} into {name}")
            done = apply_edits(year.inputs / name, [edit for _, edit in own.edits], year.backups, now)
            if isinstance(done, Refused):  # somebody has opened or saved it since it was examined
                raise PlanbuilderError(*done.problems)
            told |= _record(own, done, now)
            if done.backup:
                changed = {id(one.edit) for one in done.written}
                backups |= {one.identity: done.backup.name for one, edit in own.edits if id(edit) in changed}
            remarks += [*done.remarks, *_about(year, done)]
            made.append(MadeFile(done.path, done.path.stat().st_size))
        for kept in replies:
            own_ones = [one.identity for one in accepted if of_kept[one.identity] is kept]
            kept.applied |= {identity: told[identity] for identity in own_ones}
            kept.backups |= {identity: backups[identity] for identity in own_ones if identity in backups}
            made += _write(year, kept, work)
    remarks += [
        f"Left to you: {_place(one, workbooks)}: {told[one.identity]}." for one in accepted if one.identity in by_hand
    ]
    remarks += decided.remarks
    checked = pipeline.check(project, options, say)
    remarks.append("To take this back: make undo.")
    title = f"Applied what was accepted to inputs/{year.name}"
    return Outcome(
        title,
        made,
        checked.problems,
        [*remarks, *checked.remarks],
        checked.accepted,
        checked.work_list,
        seconds=perf_counter() - begun,
        year=year.name,
    )


# --- what is accepted -------------------------------------------------------------------------------------


def _drafts(year: Year, asked: str) -> list[int]:
    """The drafts that there are replies to; the one that is asked for, where one is."""
    found = drafts_replied_to(year)
    number = asked.casefold().removeprefix("draft").strip()
    if number and (not number.isdecimal() or int(number) not in found):
        known = f"There are replies to draft {', '.join(map(str, found))}." if found else ""
        do = f"{known} Read what came back first: make collect.".strip()
        raise PlanbuilderError(Problem(Level.STOP, f"there are no replies to draft {asked}", do))
    if not found:
        do = f"Put the returned files into inputs/{year.name}/returned, and run: make collect."
        raise PlanbuilderError(Problem(Level.STOP, "there are no replies yet", do))
    return [int(number)] if number else found


def _sorted(year: Year, decided: Decided, workbooks: Workbooks) -> tuple[dict[str, _Wanted], dict[str, str]]:
    """The edits by workbook; and by identity what only a person can do, and why."""
    wanted: dict[str, _Wanted] = defaultdict(_Wanted)
    by_hand: dict[str, str] = {}
    raws = _Frozen(year)
    for one in decided.accepted:
        why = _OWN_WORDS if one.identity in decided.own_words else _for_a_person(one, workbooks)
        if why:
            by_hand[one.identity] = why
        else:
            edits = _edits(one, workbooks, raws, decided.kept[one.identity])
            wanted[one.workbook].edits += [(one, edit) for edit in edits]
    return wanted, by_hand


def _for_a_person(one: Proposal, workbooks: Workbooks) -> str:
    """Why a proposal cannot be written into a cell; "" where it can."""
    if one.kind == "template" or not one.workbook:
        return "these words stand in the template"
    if one.kind == "move":
        return "move the row or the line yourself"
    if one.kind == "remove" and not one.field:
        return "delete the row yourself, if no other sheet needs it"
    if workbooks.is_gone(one):
        return f"“{shortened(one.record, 60)}” is no longer in that sheet"
    if not one.proposed and not one.line and workbooks.may_not_be_empty(one):
        return "that cell must say something: change it, or delete the row, yourself"
    if one.field == "Ref" and one.sheet == "Actions":
        return "change the reference yourself, with all that names it: other sheets, and drafts, know the action by it"
    whole = workbooks.cell(one)
    if "[[" in whole:
        return "the text quotes a figure, which is worked out"
    return "the text stands in a Word file" if _IN_A_FILE.fullmatch(whole) else ""


def _edits(one: Proposal, workbooks: Workbooks, frozen: _Frozen, kept: Kept) -> list[Edit]:
    if one.kind == "add" and not one.line:
        given = {name: text for name, text in one.values if text}
        return [RowEdit(one.sheet, {**workbooks.shared(one), **given}, frozen.references)]
    cell = workbooks.now(one).cell
    line = one.line or _marked(one, workbooks)
    if not line:
        return [CellEdit(one.sheet, cell, one.before, one.proposed or None)]
    if one.kind == "add":
        above, number = line_above(one, kept, frozen.text(one), workbooks.lines(one))
        return [LineEdit(one.sheet, cell, above, one.proposed, line=number, kind="add")]
    before, after = one.before.split("\n"), one.proposed.split("\n") if one.proposed else []
    edits: list[Edit] = []
    for number, text in enumerate(before):
        if number < len(after):
            edits.append(LineEdit(one.sheet, cell, text, after[number], line + number))
        else:
            edits.append(LineEdit(one.sheet, cell, text, line=line + number, kind="remove"))
    last = before[-1]
    return edits + [LineEdit(one.sheet, cell, last, text, kind="add") for text in after[len(before) :]]


def _marked(one: Proposal, workbooks: Workbooks) -> int:
    """1 where the one line of a cell is typed as a list item: the mark is not printed, and stays. Else 0."""
    lines = workbooks.lines(one)
    return 1 if len(lines) == 1 and mark_of(lines[0]).strip() and not mark_of(one.before).strip() else 0


class _Frozen:
    """What the drafts of a year say."""

    def __init__(self, year: Year) -> None:
        drafts = [draft for publication in PUBLICATIONS for draft in issued_drafts(year, publication.name)]
        self._values = {draft.number: draft.manifest["values"] for draft in drafts}

    def text(self, one: Proposal) -> str:
        """What the cell of a proposal held in its draft."""
        return str(self._values.get(one.draft, {}).get(one.key, {}).get("raw", ""))

    @property
    def references(self) -> list[str]:
        """Every reference that a draft has used: it counts for ever."""
        values = [value for draft in self._values.values() for value in draft.values()]
        return sorted({str(value["record"]) for value in values if value["sheet"] == "Actions"})


# --- what came of it --------------------------------------------------------------------------------------


def _faults(year: Year, wanted: dict[str, _Wanted]) -> list[Problem]:
    """Why nothing is written, workbook by workbook, each with the proposal that it is about."""
    problems: list[Problem] = []
    for name, own in wanted.items():
        refused = examine_edits(year.inputs / name, [edit for _, edit in own.edits])
        if refused is None:
            continue
        about = {id(problem): own.proposal_of(edit) for edit, problem in refused.faults}
        for problem in refused.problems:
            one = about.get(id(problem))
            of = f" ({one.partner}: “{_cut(one.proposed or one.before)}”)" if one else ""
            do = f"{problem.do} Or choose Defer in the replies file." if one else problem.do
            problems.append(Problem(problem.level, f"{problem.what}{of}", do, name, problem.sheet, problem.cell))
    if problems:
        what = "nothing was written, because all that was accepted is written at once or not at all"
        problems.append(Problem(Level.NOTE, what, "Mend what is above, and run this again."))
    return problems


def _record(own: _Wanted, done: Applied, now: dt.datetime) -> dict[str, str]:
    """What the replies file says of each proposal."""
    day = f"{now.day} {now:%B %Y, %H.%M}"
    told = {}
    for proposal, edit in own.edits:
        cells = [one.cell for one in done.written if one.edit is edit]
        where = f" to {cells[0]}" if cells else " (it said so already)" if edit in done.already else ""
        told[proposal.identity] = f"{APPLIED}{where}, {day}"
    return told


def _place(one: Proposal, workbooks: Workbooks) -> str:
    """Where a proposal belongs today, in words."""
    return f"{where(one, workbooks.now(one).cell)} ({what(one)})" if one.workbook else "the template"


def _about(year: Year, done: Applied) -> list[str]:
    lines = [_said(one) for one in done.written]
    if done.backup:
        kept = done.backup.relative_to(year.project.root).as_posix()
        lines.append(f"As it was, {done.path.name} is kept in {kept}.")
    return lines


def _said(one: Written) -> str:
    """What was written, in words; of a cell with several lines the line alone."""
    place, edit = f"{one.sheet} > {one.cell}", one.edit
    if isinstance(edit, LineEdit) and edit.kind == "add":
        return f"{place}: the line “{_cut(edit.new)}” added"
    if isinstance(edit, LineEdit) and edit.kind == "remove":
        return f"{place}: the line “{_cut(edit.expected)}” taken out"
    before, after = (edit.expected, edit.new) if isinstance(edit, LineEdit) else (one.before, one.after)
    if not after:
        return f"{place}: emptied; it said “{_cut(before)}”"
    return f"{place}: “{_cut(after)}” instead of “{_cut(before)}”" if before else f"{place}: “{_cut(after)}”"


def _write(year: Year, kept: Kept, work: Path) -> list[MadeFile]:
    """The replies file anew, with what was applied."""
    write_kept(year, kept, work)
    book = book_of(year, kept, workbooks_of(year))
    written = write_replies(year, kept, book, work)
    return [MadeFile(written.path, written.path.stat().st_size)]


def _cut(text: str) -> str:
    return shortened(" ".join(text.split()), 60)
