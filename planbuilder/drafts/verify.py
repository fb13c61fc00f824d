"""Whether the frozen drafts are as they were frozen: every fingerprint worked out again, and the chain of the register.

In comes the folder of drafts; out come findings, one for each file that was touched, removed or added, each entry of
the register that was changed, and each folder that is no draft. A copy that somebody put to the side does no harm, and
is only named. Nothing is written.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

from planbuilder.drafts.entries import Entry
from planbuilder.drafts.freezer import unfinished
from planbuilder.drafts.manifest import MANIFEST, file_hash, files_in, others_in, read_manifest
from planbuilder.drafts.numbers import LAST_NUMBER, draft_folders, gaps, last_number
from planbuilder.drafts.register import REGISTER, Register, read_register
from planbuilder.drafts.tables import odd_tables
from planbuilder.problems import Level, Problem
from planbuilder.project import Year

_RESTORE = "Restore it from a backup; the register keeps the draft's number and its fingerprint."
_PUT_RIGHT = "The next make draft puts it right from the frozen drafts"
_MOVE = "Move it to a place outside the drafts; a frozen draft holds only what it was frozen with."
#: The files by which Word, Excel and LibreOffice remember who has a document open hold a name and little else.
_LOCK_FILE = 1024


@dataclass(frozen=True)
class Verified:
    """How many drafts there are, the numbers of those that are not whole, and all that was found."""

    drafts: int
    not_whole: tuple[int, ...]
    problems: tuple[Problem, ...]

    @property
    def all_well(self) -> bool:
        """Whether every draft is as it was frozen, and the register as it was written."""
        return all(problem.level is Level.NOTE for problem in self.problems)


def verify(drafts: Path, year: Year) -> Verified:
    """Work out every fingerprint again. Raises `OSError` where the folder may not be read."""
    register = read_register(drafts, year.name)
    problems = list(_of_register(drafts, register))
    is_right = not problems  # the tables of a register that is not may be all that tells how it was
    others = {path: _fingerprint(path) for path in _folders(drafts) if path.name not in _names(register)}
    not_whole = []
    for entry in register.entries:
        found = list(_of_draft(drafts / entry.folder, entry, others))
        if any(problem.level is not Level.NOTE for problem in found):
            not_whole.append(entry.number)
        problems += found
    problems += _of_others(others, register)
    problems += (
        _note(left.name, "this draft was broken off before it was finished", "The next make draft clears it away.")
        for left in unfinished(drafts)
    )
    if register.entries and is_right:
        problems += (_note(*odd, "make drafts writes it again.") for odd in odd_tables(year, drafts, register))
    return Verified(len(register.entries), tuple(not_whole), tuple(problems))


def _names(register: Register) -> set[str]:
    return {entry.folder for entry in register.entries}


def _folders(drafts: Path) -> list[Path]:
    return sorted(path for path in drafts.iterdir() if path.is_dir() and not path.name.startswith("."))


def _fingerprint(folder: Path) -> str:
    try:
        return file_hash(folder / MANIFEST)
    except OSError:
        return ""


def _of_register(drafts: Path, register: Register) -> Iterator[Problem]:
    kept = ", and keeps the changed register beside it" if (drafts / REGISTER).exists() else ""
    for left, what in enumerate(register.mended, 1 - len(register.mended)):
        yield _warn(REGISTER, what, "" if left else f"{_PUT_RIGHT}{kept}.")  # said once, with the last
    for what in register.broken:
        yield _warn(REGISTER, what, "Restore the register and the folders of drafts from a backup.")
    for number in register.unfinished:
        what = f"draft {number} is whole, and was broken off before it was entered"
        yield _note(REGISTER, what, "The next make draft enters it.")
    if register.typed_number:
        what = f"the number of the last draft was changed by hand: no draft {register.typed_number} was issued"
        yield _warn(LAST_NUMBER, what, "It is not gone by; the next make draft puts it right.")
    numbers = {entry.number for entry in register.entries}
    highest = max([last_number(drafts), *numbers], default=0)
    for first, last in gaps([*numbers, *draft_folders(drafts).values()], highest):
        if first == last:
            what = f"draft {first} was issued, and neither its entry nor its folder is there"
            yield _warn(REGISTER, what, "Restore them from a backup. Its number is not given again.")
        else:
            what = f"drafts {first} to {last} were issued, and neither their entries nor their folders are there"
            yield _warn(REGISTER, what, "Restore them from a backup. Their numbers are not given again.")


def _of_draft(folder: Path, entry: Entry, others: dict[Path, str]) -> Iterator[Problem]:
    if not folder.is_dir():
        elsewhere = next((path.name for path, own in others.items() if own == entry.manifest), None)
        if elsewhere:
            what = f"draft {entry.number} lies in a folder that was renamed to “{elsewhere}”"
            yield _warn(entry.folder, what, f"Rename it back to “{entry.folder}”.")
        else:
            yield _warn(entry.folder, f"the folder of draft {entry.number} is gone", _RESTORE)
        return
    manifest = read_manifest(folder)
    if _fingerprint(folder) != entry.manifest or manifest is None:
        what = "is gone" if not (folder / MANIFEST).exists() else "was changed"
        what = f"the manifest of draft {entry.number} {what}, so its files cannot be vouched for"
        yield _warn(entry.folder, what, _RESTORE, MANIFEST)
        return
    there = files_in(folder)
    for place, expected in manifest["files"].items():
        if place not in there:
            yield _warn(entry.folder, f"this file of draft {entry.number} was removed", _RESTORE, place)
            continue
        try:
            touched = file_hash(there[place]) != expected
        except OSError as error:
            why = error.strerror or str(error)
            yield _warn(entry.folder, f"this file of draft {entry.number} cannot be read ({why})", _RESTORE, place)
            continue
        if there[place].is_symlink():
            what = f"this file of draft {entry.number} was replaced by a link to another place"
            yield _warn(entry.folder, what, _RESTORE, place)
        elif touched:
            yield _warn(entry.folder, f"this file was changed after draft {entry.number} was frozen", _RESTORE, place)
    for place in sorted(there.keys() - manifest["files"].keys()):
        yield _warn(entry.folder, f"this file was added after draft {entry.number} was frozen", _MOVE, place)
    yield from _of_strangers(folder, entry, manifest["files"])


def _of_strangers(folder: Path, entry: Entry, frozen: Collection[str]) -> Iterator[Problem]:
    """Files that look like those of other programs, and folders in which nothing was frozen."""
    for place, path in others_in(folder).items():
        if not path.name.startswith(("~$", ".~lock.")):
            what = f"this file was put there by a file manager after draft {entry.number} was frozen"
            yield _note(entry.folder, what, "It is no part of the draft, and does no harm.", place)
        elif path.is_symlink() or path.stat().st_size > _LOCK_FILE:
            yield _warn(entry.folder, f"this file was added after draft {entry.number} was frozen", _MOVE, place)
    needed = {folder, *(parent for place in frozen for parent in (folder / place).parents)}
    for path in sorted(folder.rglob("*")):
        if path.is_dir() and path.is_symlink():
            what = f"this folder is a link to another place, which was put into draft {entry.number}"
            yield _warn(entry.folder, what, _RESTORE, path.relative_to(folder).as_posix())
        elif path.is_dir() and path not in needed and not any(path.iterdir()):
            what = f"this empty folder was added after draft {entry.number} was frozen"
            yield _warn(entry.folder, what, _MOVE, path.relative_to(folder).as_posix())


def _of_others(others: dict[Path, str], register: Register) -> Iterator[Problem]:
    """Folders beside the drafts that are none themselves."""
    known = {entry.manifest: entry for entry in register.entries}
    gone = {entry.manifest for entry in register.entries if entry.folder not in {path.name for path in others}}
    for path, own in others.items():
        entry = known.get(own)
        if entry and not (path.parent / entry.folder).is_dir() and own in gone:
            continue  # told as a draft that was renamed
        if entry:
            what = f"this is a copy of draft {entry.number} that somebody made"
        elif manifest := read_manifest(path):
            what = f"this looks like a copy of draft {manifest['number']}, and is none that planbuilder entered"
        else:
            what = "this folder is no draft"
        yield _note(path.name, what, "It does no harm; the register is right without it.")


def _warn(place: str, what: str, do: str, file: str = "") -> Problem:
    return Problem(Level.WARN, what, do, workbook=place, sheet=file)


def _note(place: str, what: str, do: str, file: str = "") -> Problem:
    return Problem(Level.NOTE, what, do, workbook=place, sheet=file)
