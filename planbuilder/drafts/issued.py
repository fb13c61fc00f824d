"""The drafts that were issued, for those who read them again: their documents and their frozen inputs.

In comes a year; out come the drafts of a document as the register has them, in the order of their numbers.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from planbuilder.drafts.entries import Entry
from planbuilder.drafts.manifest import MANIFEST, changed_files, file_hash, read_manifest
from planbuilder.drafts.register import read_register
from planbuilder.drafts.standing import day_of
from planbuilder.problems import Level, PlanbuilderError, Problem
from planbuilder.project import Year
from planbuilder.values import long_date

if TYPE_CHECKING:
    from planbuilder.intake.check import Checked
    from planbuilder.intake.name_lists import NameList


@dataclass(frozen=True)
class Issued:
    """A frozen draft: its folder, and its entry in the register."""

    folder: Path
    entry: Entry

    @property
    def number(self) -> int:
        """Its number."""
        return self.entry.number

    @property
    def title(self) -> str:
        """ "draft 2 (final draft, 7 August 2017)"."""
        return f"draft {self.number} ({self.entry.stage}, {long_date(day_of(self.entry.date))})"

    @property
    def issued(self) -> dt.datetime:
        """When it was issued, in universal time."""
        return dt.datetime.fromisoformat(self.entry.issued.replace("Z", "+00:00"))

    @cached_property
    def manifest(self) -> dict[str, Any]:
        """What the draft says of itself; raises `PlanbuilderError` where it is not whole, or not as it was entered."""
        manifest = read_manifest(self.folder)
        inputs = self.folder / "inputs"
        if manifest is None or not inputs.is_dir() or not (self.folder / str(manifest.get("word"))).is_file():
            what = f"draft {self.number} is not whole: its folder {self.folder.name} or a file in it is missing"
            do = "See what is missing with: make verify. Then put the folder back from a copy."
            raise PlanbuilderError(Problem(Level.STOP, what, do, workbook=self._place))
        if file_hash(self.folder / MANIFEST) != self.entry.manifest:
            raise self._changed([MANIFEST])
        return manifest

    @property
    def word(self) -> Path:
        """Its Word file, as it was frozen; raises `PlanbuilderError` where it was changed."""
        name = str(self.manifest["word"])
        if changed := changed_files(self.folder, self.manifest, name):
            raise self._changed(changed)
        return self.folder / name

    @cached_property
    def inputs(self) -> Path:
        """The workbooks, texts and pictures that it was made from; raises `PlanbuilderError` if they were changed."""
        if changed := changed_files(self.folder, self.manifest, "inputs/"):
            raise self._changed(changed)
        return self.folder / "inputs"

    @property
    def _place(self) -> str:
        return f"drafts/{self.folder.name}"

    def _changed(self, names: Sequence[str]) -> PlanbuilderError:
        listed = ", ".join(names[:4]) + (f" and {len(names) - 4} more" if len(names) > 4 else "")
        what = f"draft {self.number} is no longer as it was frozen, so it cannot be gone by: {listed}"
        do = "make verify says what was changed. Then put the folder back from a copy."
        return PlanbuilderError(Problem(Level.STOP, what, do, workbook=self._place))

    def workbooks(self, names: Sequence[str]) -> dict[str, Checked]:
        """The records of its frozen workbooks; what is found wrong in them is no longer news."""
        from planbuilder.intake.check import check_workbook
        from planbuilder.schema import WORKBOOKS

        lists: dict[str, NameList] = {}
        read: dict[str, Checked] = {}
        for name in names:
            read[name] = check_workbook(self.inputs / name, WORKBOOKS[name], lists)
            lists.update(read[name].lists)
        return read


def issued_drafts(year: Year, document: str) -> list[Issued]:
    """The drafts of a document, by number."""
    drafts = year.outputs / "drafts"
    entries = read_register(drafts, year.name).of(document) if drafts.is_dir() else []
    return [Issued(drafts / entry.folder, entry) for entry in sorted(entries, key=lambda one: one.number)]


def chosen(drafts: Sequence[Issued], wanted: str, year: str) -> Issued:
    """The draft with this number ("2", "02", "draft 2"); raises `PlanbuilderError` with the numbers there are."""
    if not drafts:
        raise no_drafts(year)
    for draft in drafts:
        if is_number(wanted, draft.number):
            return draft
    what = f"there is no draft “{wanted}” of {year}"
    known = "; ".join(draft.title.removeprefix("draft ") for draft in drafts)
    raise PlanbuilderError(Problem(Level.STOP, what, f"The drafts there are: {known}."))


def is_number(wanted: str, number: int) -> bool:
    """Whether a number as it was typed ("2", "02", "draft 2") is this one."""
    return wanted.casefold().strip().removeprefix("draft").strip().lstrip("0") == str(number)


def no_drafts(year: str) -> PlanbuilderError:
    """What is said where no draft was issued yet."""
    what = f"no draft of {year} has been issued yet, so there is nothing to compare with"
    do = f"Issue one with: make draft YEAR={year}. It is kept as it is, and later versions can be compared with it."
    return PlanbuilderError(Problem(Level.STOP, what, do))
