"""The command that issues a numbered draft, as one straight list of steps.

Like `pipeline.py`, from whose steps a draft is built: a step returns its result and its problems, or raises; what is
being done is told to `say`. A draft is built from the copies of its inputs that are frozen with it, never from the
inputs themselves, so that building it again later is the same work.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import errno
import hashlib
import itertools
import os
import secrets
import shutil
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING, Any

from planbuilder import __version__, pipeline, signing
from planbuilder.anchors.manifest import values_of
from planbuilder.checking import Inputs, check_inputs
from planbuilder.drafts import freezer, standing
from planbuilder.drafts.entries import entry_of
from planbuilder.drafts.manifest import made_with, read_manifest, write_manifest
from planbuilder.drafts.register import Register, keep_aside, next_number, read_register, write_register
from planbuilder.drafts.stages import document_of, folder_of, note_of, stage_of, who_of
from planbuilder.edition import AGREED, NumberedDraft
from planbuilder.frozen_build import build_frozen, name_of, numbered_of, publication_of
from planbuilder.outcome import MadeFile, Outcome
from planbuilder.problems import Level, PlanbuilderError, Problem, stops
from planbuilder.project import Project, Year
from planbuilder.publications import Publication
from planbuilder.review.examples import refuse_examples

if TYPE_CHECKING:
    from planbuilder.output.pdf import Engine


_NO_ROOM = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}


@dataclass(frozen=True)
class Request:
    """A draft that is asked for: its stage, its document, why, and by whom; as they are entered in the register."""

    stage: str
    document: str
    note: str
    who: str


def request(stage: str | None, document: str | None, note: str | None, who: str | None) -> Request:
    """What an officer typed, made sure of. Raises `PlanbuilderError` with all that is wrong with it."""
    problems: list[Problem] = []
    found: list[str] = []
    for read, typed in ((stage_of, stage), (document_of, document), (note_of, note), (who_of, who)):
        try:
            found.append(read(typed))
        except PlanbuilderError as error:
            problems += error.problems
    if problems:
        raise PlanbuilderError(*problems)
    return Request(*found)


# --- a new draft ------------------------------------------------------------------------------------------


def draft(
    project: Project, options: pipeline.Options, asked: Request, say: pipeline.Say, now: dt.datetime | None = None
) -> Outcome:
    """Freeze a new draft and enter it in the register; `now` is the time where the computer's clock does not count.

    Raises `PlanbuilderError` where something must be mended.
    """
    begun = perf_counter()
    year = project.year(options.year)
    publication = publication_of(asked.document)
    engine = pipeline.find_pdf_engine()
    say(f"Checking inputs/{year.name}")
    inputs = publication.concerned(check_inputs(year, publication.workbooks, advice=options.advice))
    if stops(inputs.problems, strict=options.strict):
        found = [*inputs.problems, *pipeline.template_problems(project, publication)]
        raise pipeline.refusal(year, publication, found, inputs)
    if asked.stage == AGREED:
        refuse_examples(inputs.problems, "no version can be agreed before they are gone")
    with freezer.issuing_alone(
        year, lambda: say("Another draft of this year is being issued: waiting for it")
    ) as drafts:
        register, remarks = _put_in_order(drafts, year)
        try:
            outcome = _finished_before(drafts, year, register, asked)
            if outcome is None:
                standing.refuse_without_reason(register, asked.document, asked.note)
                signed = signing.standings_now(year, publication, inputs)
                if asked.stage == AGREED:
                    signing.refuse_unsigned(signed, asked.document, asked.note)
                freezing = _Freezing(year, publication, inputs, options, asked, register, signing.signed(signed), now)
                outcome = freezing.freeze(drafts, engine, say)
                if asked.stage == AGREED:
                    outcome = dataclasses.replace(outcome, remarks=[*outcome.remarks, *signing.remarks_on(signed)])
        except PlanbuilderError as error:  # what was put in order is told all the same
            notes = [Problem(Level.NOTE, remark.rstrip("."), "") for remark in remarks]
            raise PlanbuilderError(
                *error.problems, *notes, accepted=error.accepted, work_list=error.work_list
            ) from None
    remarks += outcome.remarks
    return dataclasses.replace(outcome, remarks=remarks, seconds=perf_counter() - begun)


def _put_in_order(drafts: Path, year: Year) -> tuple[Register, list[str]]:
    """Clear away what was broken off, enter what is whole, and put a register right that was changed by hand."""
    remarks = [
        f"Draft {number} had been broken off before it was finished: what was left of it is cleared away."
        for number in freezer.clear_unfinished(drafts)
    ]
    register = read_register(drafts, year.name)
    if register.mended:
        kept = keep_aside(drafts)
        where = f" The changed one is kept as “{kept.name}”." if kept else ""
        remarks += [f"{what[:1].upper()}{what[1:]}." for what in register.mended]
        remarks.append(f"The register is put right now from the frozen drafts.{where}")
    if register.typed_number:
        remarks.append(
            f"The number of the last draft had been changed by hand to {register.typed_number}: it is put right now."
        )
    remarks += [f"{what[:1].upper()}{what[1:]}. make verify YEAR={year.name} says more." for what in register.broken]
    remarks += [
        f"Draft {number} had been broken off at its last step: it is whole, and is entered in the register now."
        for number in register.unfinished
    ]
    if register.mended or register.unfinished or register.typed_number:
        write_register(drafts, year.name, register)
    for entry in register.entries[-1:]:
        freezer.close(drafts / entry.folder)
    return dataclasses.replace(register, mended=(), typed_number=None), remarks


def _finished_before(drafts: Path, year: Year, register: Register, asked: Request) -> Outcome | None:
    """The draft that is asked for, where an earlier run had frozen it and was broken off at its last step."""
    entry = register.entry(max(register.unfinished, default=0))
    if entry is None or not standing.is_same_request(
        entry, drafts / entry.folder, year, (asked.stage, asked.document, asked.note, asked.who)
    ):
        return None
    _write_tables(year, drafts, register)
    return _told(drafts / entry.folder, read_manifest(drafts / entry.folder) or {}, year)


def _told(folder: Path, manifest: Mapping[str, Any], year: Year) -> Outcome:
    """What is said of a draft that lies in its folder."""
    new = NumberedDraft(manifest["number"], manifest["stage"], standing.day_of(manifest["date"]))
    title = f"{new.label[:1].upper()}{new.label[1:]}, {publication_of(manifest['document']).title} {year.printed}"
    files = [folder / manifest[kind] for kind in ("word", "pdf")]
    return Outcome(title, [MadeFile(path, path.stat().st_size, manifest.get("pages")) for path in files])


@dataclass(frozen=True)
class _Freezing:
    """One draft on its way into its folder."""

    year: Year
    publication: Publication
    inputs: Inputs
    options: pipeline.Options
    asked: Request
    register: Register
    signed: Sequence[Mapping[str, object]] = ()
    now: dt.datetime | None = None

    def freeze(self, drafts: Path, engine: Engine, say: pipeline.Say) -> Outcome:
        """Build the draft out of sight, move it into its place whole, and enter it."""
        number = next_number(drafts, self.register)
        manifest = self._facts(number)
        folder = freezer.claim(drafts, number)
        try:
            say(f"Freezing the inputs of draft {number}")
            freezer.copy_inputs(
                self.year,
                dict.fromkeys((*self.publication.workbooks, *self.inputs.workbooks)),
                self.publication.template,
                folder,
            )
            outcome, frozen = self._build(folder, manifest, engine, say)
            say("Closing the draft")
            values = values_of(frozen, folder / "inputs", folder / str(manifest["word"]))
            fingerprint = write_manifest(folder, manifest, values)
            freezer.protect(folder)
            place = freezer.put_in_sight(folder, str(manifest["folder"]))
        except BaseException as error:
            with suppress(OSError):
                freezer.remove(folder)
            if isinstance(error, OSError) and error.errno in _NO_ROOM:  # told of the place that has no room
                raise OSError(error.errno, error.strerror, str(drafts)) from None
            raise
        entry = entry_of(manifest, fingerprint)
        register = dataclasses.replace(self.register, key=manifest["key"], entries=(*self.register.entries, entry))
        write_register(drafts, self.year.name, register)
        where = _from_root(place, self.year)
        remarks = standing.remarks_on(numbered_of(manifest), self.register, entry.issued, where, entry.document)
        remarks += _write_tables(self.year, drafts, register)
        told = _told(place, manifest, self.year)
        return dataclasses.replace(outcome, title=told.title, made=told.made, remarks=[*outcome.remarks, *remarks])

    def _facts(self, number: int) -> dict[str, Any]:
        """All that the manifest says of the draft but its files."""
        now = (self.now or dt.datetime.now()).astimezone(dt.UTC)
        kind = "agreed" if self.asked.stage == AGREED else "draft"
        name = f"{self.publication.file}-{self.year.name}-{kind}-{number:02d}"
        before = self.register.entries[-1].hash if self.register.entries else ""
        return {
            "number": number,
            "folder": self._free_folder(folder_of(number, self.asked.stage)),
            "stage": self.asked.stage,
            "document": self.asked.document,
            "issued": f"{now:%Y-%m-%dT%H:%M:%SZ}",
            "date": now.astimezone().date().isoformat(),
            "who": self.asked.who,
            "note": self.asked.note,
            "tool": __version__,
            "before": before,
            "year": self.year.name,
            "key": self.register.key or hashlib.sha256(secrets.token_bytes(32)).hexdigest(),
            "earlier": [
                {"number": one.number, "stage": one.stage, "date": one.date, "note": one.note, "who": one.who}
                for one in self.register.of(self.asked.document)
            ],
            "sign_offs": list(self.signed),
            "word": f"{name}.docx",
            "pdf": f"{name}.pdf",
        }

    def _free_folder(self, name: str) -> str:
        """The name of the draft's folder; with a number behind it where somebody's copy has that name."""
        drafts = freezer.drafts_of(self.year)
        names = itertools.chain([name], (f"{name}-{number}" for number in itertools.count(2)))
        return next(one for one in names if not os.path.lexists(drafts / one))

    def _build(
        self, folder: Path, manifest: dict[str, Any], engine: Engine, say: pipeline.Say
    ) -> tuple[Outcome, Inputs]:
        """The documents in the folder, with all that they were made from; the manifest learns what made them."""
        built, made_by, frozen = build_frozen(folder, folder / "work", manifest, engine, say)
        problems = [*self.inputs.problems, *built.problems]
        if stops(problems, strict=self.options.strict):
            raise pipeline.refusal(self.year, self.publication, problems, self.inputs)
        for file in built.made:
            file.path.rename(folder / file.path.name)
        shutil.rmtree(folder / "work")
        used = [picture.source for picture in frozen.pictures.values() if isinstance(picture.source, Path)]
        freezer.keep_only(folder / "inputs" / "pictures", used)
        manifest |= {"made_with": made_with(name_of(made_by)), "pages": built.made[0].pages}
        work_list = pipeline.hand_out(self.year, self.publication.title, problems, self.inputs)
        outcome = dataclasses.replace(built, problems=problems, accepted=self.inputs.accepted, work_list=work_list)
        return outcome, frozen


def _from_root(path: Path, year: Year) -> str:
    root = year.project.root
    return path.relative_to(root).as_posix() if path.is_relative_to(root) else str(path)


def _write_tables(year: Year, drafts: Path, register: Register) -> list[str]:
    """The tables of the register anew; the draft is issued, whether they can be written or not. Returns remarks."""
    from planbuilder.drafts.tables import write_tables

    try:
        write_tables(year, drafts, register)
    except OSError as error:
        return [
            f"The tables of the register could not be written ({error.strerror or error}); make drafts tries again."
        ]
    return []
