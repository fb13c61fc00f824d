"""The folders of drafts: claimed, filled out of sight, closed for writing, and moved into sight whole.

In comes a year; out comes a folder that nobody changes by accident. While a draft is made, its folder is hidden
(".03-unfinished") and belongs to nobody else: one draft of a year is made at a time. What a run that was killed left is
cleared away by the next.
"""

from __future__ import annotations

import shutil
import stat
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from planbuilder import building
from planbuilder.project import Year

UNFINISHED = "-unfinished"
_PICTURES = (".png", ".jpg", ".jpeg", ".gif")


def drafts_of(year: Year) -> Path:
    """Where a year's drafts and their register lie."""
    return year.outputs / "drafts"


@contextmanager
def issuing_alone(year: Year, waiting: Callable[[], None]) -> Iterator[Path]:
    """The folder of drafts, for one who issues: another, on this computer or on one that shares the folder, waits.

    The lock is the operating system's own, which lets go of it when a process dies. `waiting` is called once when
    there is something to wait for. Raises `OSError` and `PlanbuilderError`.
    """
    drafts = drafts_of(year)
    drafts.mkdir(parents=True, exist_ok=True)
    with building.alone(drafts / ".lock", waiting, f"another draft of {year.name}"):
        yield drafts


def clear_unfinished(drafts: Path) -> list[int]:
    """Take away what runs that were killed left; returns the numbers that they were about to give."""
    cleared = []
    for left in unfinished(drafts):
        number = left.name.lstrip(".").removesuffix(UNFINISHED)
        remove(left)
        cleared.append(int(number) if number.isdecimal() else 0)
    for part in drafts.glob(".*.part"):
        with suppress(OSError):
            part.unlink()
    return cleared


def unfinished(drafts: Path) -> list[Path]:
    """The folders of drafts that are being made, or were when they were broken off."""
    return sorted(path for path in drafts.glob(f".*{UNFINISHED}") if path.is_dir())


def claim(drafts: Path, number: int) -> Path:
    """A new, hidden folder for the draft with this number. Raises `OSError`, also where somebody else has it."""
    folder = drafts / f".{number:02d}{UNFINISHED}"
    folder.mkdir()
    return folder


def copy_inputs(year: Year, workbooks: Iterable[str], template: str, folder: Path) -> None:
    """Copy what a document is made from: its workbooks, the texts and pictures of the year, its template."""
    inputs = folder / "inputs"
    for name in workbooks:
        _copy(year.inputs / name, inputs / name)
    for own, endings in ((year.texts, (".docx",)), (year.pictures, _PICTURES)):
        for path in own.rglob("*"):
            if path.is_file() and path.suffix.lower() in endings and not path.name.startswith(("~$", ".")):
                _copy(path, inputs / own.name / path.relative_to(own))
    _copy(year.project.templates / template, folder / "templates" / template)


def _copy(source: Path, target: Path) -> None:
    if source.is_file():
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, target)


def keep_only(pictures: Path, used: Iterable[Path]) -> None:
    """Take away the pictures that the document does not print, and the folders that are empty then."""
    kept = {path.resolve() for path in used}
    if not pictures.is_dir():
        return
    for path in sorted(pictures.rglob("*"), reverse=True):
        if path.is_dir():
            with suppress(OSError):  # it is not empty
                path.rmdir()
        elif path.resolve() not in kept:
            path.unlink()
    with suppress(OSError):
        pictures.rmdir()


def protect(folder: Path) -> None:
    """Take the right to write from a folder's files and folders, its own apart (see `put_in_sight`)."""
    for path in folder.rglob("*"):
        _set_writable(path, writable=False)


def put_in_sight(folder: Path, name: str) -> Path:
    """Give a finished draft its name, in one step of the file system, and close it."""
    there = folder.with_name(name)
    folder.rename(there)
    close(there)
    return there


def close(folder: Path) -> None:
    """Take the right to write from a draft's folder itself, which must still have it while it is renamed."""
    with suppress(OSError):  # it may be another user's, who did it already
        _set_writable(folder, writable=False)


def remove(folder: Path) -> None:
    """Take a folder away, read-only or not."""
    for path in (folder, *folder.rglob("*")):
        if path.is_dir() or sys.platform == "win32":
            with suppress(OSError):
                _set_writable(path, writable=True)
    shutil.rmtree(folder)


def _set_writable(path: Path, *, writable: bool) -> None:
    """On Windows this is the read-only attribute, which a folder has but does not heed."""
    if path.is_symlink():
        return
    mode = path.stat().st_mode
    writing = stat.S_IWUSR if writable else 0
    kept = stat.S_IMODE(mode) & ~(stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH)
    path.chmod(kept | writing)
