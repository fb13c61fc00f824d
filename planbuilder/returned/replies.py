"""The replies to a draft: kept, put together with what officers decided, and written for them to decide on.

In come the replies that were read; out comes outputs/YEAR/replies/draft-N.xlsx, with draft-N.json beside it, which
holds every proposal that was ever read. A proposal is entered once. What officers typed is read back first and goes
into the new file; a file that somebody has open, or that is no longer as planbuilder wrote it, is left alone, and the
new one is written beside it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from planbuilder import building
from planbuilder.problems import Level, PlanbuilderError, Problem, counted
from planbuilder.project import Year
from planbuilder.proposals import Proposal, each_once, from_json
from planbuilder.returned.decisions import Typed, merged, read_typed
from planbuilder.returned.replies_look import Book
from planbuilder.returned.reply import Reply

#: How what is told of an applied proposal begins.
APPLIED = "Applied"


@dataclass
class Kept:
    """What is known of the replies to a draft: proposals, the files read by partner, and what was applied.

    `backups` names for each applied proposal the backup that was made before.
    """

    draft: int
    document: str = ""
    proposals: list[Proposal] = field(default_factory=list)
    files: dict[str, list[str]] = field(default_factory=dict)
    applied: dict[str, str] = field(default_factory=dict)
    backups: dict[str, str] = field(default_factory=dict)

    def is_applied(self, one: Proposal) -> bool:
        """Whether a proposal stands in the workbook, by what is known."""
        return self.applied.get(one.identity, "").startswith(APPLIED)

    def taken_back(self, workbook: str, backup: str, kept: str, day: str) -> bool:
        """Note that a workbook is as in a backup again, and that what it held is in `kept`; whether that concerns this.

        What was written after that backup is no longer applied; where it was itself an undoing, it is again.
        """
        own = [one for one in self.proposals if one.workbook == workbook and self.backups.get(one.identity) == backup]
        for one in own:
            self.applied[one.identity] = f"Taken back, {day}" if self.is_applied(one) else f"{APPLIED} again, {day}"
            self.backups[one.identity] = kept
        return bool(own)

    def add(self, replies: Iterable[Reply]) -> int:
        """Enter replies; returns how many proposals are new."""
        before = len(self.proposals)
        for reply in replies:
            self.document = reply.document
            self.proposals = each_once([*self.proposals, *reply.proposals])
            names = self.files.setdefault(reply.partner, [])
            self.files[reply.partner] = sorted({*names, reply.file})
        return len(self.proposals) - before


@dataclass(frozen=True)
class Written:
    """Where the replies workbook went, and remarks on it."""

    path: Path
    remarks: tuple[str, ...]
    decided: int


def folder_of(year: Year) -> Path:
    """The folder of replies."""
    return year.outputs / "replies"


def drafts_replied_to(year: Year) -> list[int]:
    """The numbers of the drafts that there are replies to."""
    return sorted(int(path.stem.removeprefix("draft-")) for path in folder_of(year).glob("draft-[0-9]*.json"))


def read_kept(year: Year, draft: int) -> Kept:
    """What is kept of the replies to a draft; nothing where none was read yet. Raises `OSError`, `PlanbuilderError`."""
    path = folder_of(year) / f"draft-{draft}.json"
    try:
        found = json.loads(path.read_text("utf-8"))
        proposals = [from_json(one) for one in found["proposals"]]
        return Kept(draft, found["document"], proposals, found["files"], found["applied"], found.get("backups", {}))
    except FileNotFoundError:
        return Kept(draft)
    except (ValueError, KeyError, TypeError, AttributeError):
        what = f"{path.name} in outputs/{year.name}/replies cannot be read: it was changed by hand or damaged"
        do = "Bring back an earlier copy of it, or move it away: the returned files are then read anew."
        raise PlanbuilderError(Problem(Level.STOP, what, do)) from None


def write_kept(year: Year, kept: Kept, work: Path) -> None:
    """Keep what is known. Raises `OSError`."""
    facts = asdict(kept) | {"proposals": [asdict(one) for one in kept.proposals]}
    path = work / f"draft-{kept.draft}.json"
    path.write_text(json.dumps(facts, indent=1, ensure_ascii=False, sort_keys=True) + "\n", "utf-8", newline="\n")
    building.put_in_place([path], folder_of(year))


def read_all_typed(year: Year, draft: int, book: Book) -> Typed:
    """All that officers typed into the replies files of a draft, the newest word of each. Raises `OSError`."""
    return _typed_in(year, draft, book)[0]


def read_decisions(
    year: Year, draft: int, book: Book
) -> tuple[Mapping[str, tuple[str, str]], Mapping[str, tuple[Any, ...]]]:
    """What officers decided, by proposal, and what was signed off, by partner. Raises `OSError`."""
    typed, _, _ = _typed_in(year, draft, book)
    return typed.decisions, typed.sign_offs


def _typed_in(year: Year, draft: int, book: Book) -> tuple[Typed, dict[Path, list[str]], list[str]]:
    files = sorted(_files(year, draft), key=lambda path: (path.stat().st_mtime_ns, path.name))
    found = {path: read_typed(path, book) for path in files}
    typed, differ = merged(list(found.values()))
    return typed, {path: one.oddities for path, one in found.items()}, differ


def _files(year: Year, draft: int) -> list[Path]:
    pattern = re.compile(rf"draft-{draft}(?: \(\d+\))?\.xlsx")
    folder = folder_of(year)
    return [path for path in folder.glob("draft-*.xlsx") if pattern.fullmatch(path.name)] if folder.is_dir() else []


def write_replies(year: Year, kept: Kept, book: Book, work: Path) -> Written:
    """Write the workbook, with what officers typed in the one that is there. Raises `OSError`, `PlanbuilderError`."""
    from planbuilder.returned.replies_book import replies_bytes

    typed, oddities, differ = _typed_in(year, kept.draft, book)
    book.decisions, book.sign_offs, book.applied = typed.decisions, typed.sign_offs, kept.applied
    content = replies_bytes(book)
    target, remarks = _target(year, kept.draft, oddities)
    if differ:
        number = counted(len(differ), "proposal")
        remarks.append(f"{number} decided differently in two replies files: the newer decision counts.")
    new = work / target.name
    new.write_bytes(content)
    went = building.put_in_place([new], folder_of(year))[new] if not _is_same(target, content) else target
    if went != target:
        remarks.append(
            f"{target.name} is open in another program, so the new one is {went.name}; decisions of both count."
        )
    decided = sum(1 for one in kept.proposals if typed.decisions.get(one.identity, ("", ""))[0])
    return Written(went, tuple(remarks), decided)


def _is_same(target: Path, content: bytes) -> bool:
    return target.is_file() and target.read_bytes() == content


def _target(year: Year, draft: int, oddities: Mapping[Path, Sequence[str]]) -> tuple[Path, list[str]]:
    """The first name whose file, if any, is still as planbuilder wrote it."""
    remarks: list[str] = []
    for number in range(1, 100):
        path = folder_of(year) / (f"draft-{draft}.xlsx" if number == 1 else f"draft-{draft} ({number}).xlsx")
        odd = oddities.get(path)
        if not odd:
            return path, [f"{remark}, so it stays as it is and the new one is {path.name}." for remark in remarks]
        remarks.append(f"{path.name} was changed beyond the columns for it ({odd[0]})")
    do = "Move those away that are no longer needed, and run this again."
    raise PlanbuilderError(Problem(Level.STOP, f"there are a hundred replies files of draft {draft}", do))
