"""Whole or not at all: how finished files get into outputs/.

Files are made in a working folder of their own and moved into place when all of them are complete; one build of a year
runs at a time.
"""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from planbuilder.problems import Level, PlanbuilderError, Problem
from planbuilder.project import Year

if TYPE_CHECKING:
    from filelock import BaseFileLock

SECONDS_TO_WAIT = 600


@contextmanager
def working_folder(year: Year, waiting: Callable[[], None]) -> Iterator[Path]:
    """A folder to build in, alone: a second build of the same year waits for the first; gone afterwards.

    `waiting` is called once when there is something to wait for.
    """
    memory = year.project.memory
    memory.mkdir(exist_ok=True)
    with alone(memory / f"{year.name}.lock", waiting, f"another build of {year.name}"):
        folder = memory / f"work-{year.name}"
        try:
            shutil.rmtree(folder, ignore_errors=True)  # what a build that was killed may have left
            folder.mkdir()
            yield folder
        finally:
            shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def alone(file: Path, waiting: Callable[[], None], what: str) -> Iterator[None]:
    """Hold the operating system's lock on a file; whoever comes second waits.

    `waiting` is called once when there is something to wait for; `what` says in messages what that is.
    """
    from filelock import FileLock, Timeout

    lock = FileLock(file, mode=0o666, thread_local=False)  # a shared folder has several users
    try:
        lock.acquire(timeout=0)
    except Timeout:
        waiting()
        _wait_for(lock, what)
    try:
        yield
    finally:
        lock.release()


def _wait_for(lock: BaseFileLock, what: str) -> None:
    from filelock import Timeout

    try:
        lock.acquire(timeout=SECONDS_TO_WAIT)
    except Timeout:
        what = f"{what} has been running for more than {SECONDS_TO_WAIT // 60} minutes"
        do = "Stop it, or restart the computer where you cannot find it; then run this again."
        raise PlanbuilderError(Problem(Level.STOP, what, do)) from None


def put_in_place(made: Iterable[Path], outputs: Path) -> dict[Path, Path]:
    """Move finished files into outputs/; each goes to the first of its names that nobody has open.

    Returns where each file went. Moving is a single step of the file system: whoever looks finds the old document or
    the new one, never half of one.
    """
    outputs.mkdir(parents=True, exist_ok=True)
    files = list(made)
    _clear_away(outputs, files)
    went: dict[Path, Path] = {}
    near: dict[Path, Path] = {}
    try:
        for file in files:
            near[file] = _on_the_disk_of(outputs, file)
        for file in files:
            went[file] = _move(near[file], outputs / file.name)
    except BaseException:  # the documents belong together: either all of them are new, or none
        for file, target in went.items():
            _put_back(near[file], target)
        raise
    finally:
        _clear_away(outputs, files)
    return went


def _on_the_disk_of(outputs: Path, file: Path) -> Path:
    """A file as it is, or a copy of it where outputs/ is on another disk: nothing is moved before all is there."""
    if file.stat().st_dev == outputs.stat().st_dev:
        return file
    try:
        return Path(shutil.copyfile(file, _part(outputs, file)))
    except OSError as error:
        raise OSError(error.errno, error.strerror, str(outputs / file.name)) from None


def _part(outputs: Path, file: Path) -> Path:
    return outputs / f".{file.name}.part"


def _clear_away(outputs: Path, files: Iterable[Path]) -> None:
    """Take away copies that a build that was killed may have left."""
    for file in files:
        for left in (_part(outputs, file), _earlier(_part(outputs, file))):
            with suppress(OSError):
                left.unlink()


def _earlier(file: Path) -> Path:
    """Where the document that a finished file takes the place of is kept until all are in place."""
    return file.with_name(f".earlier-{file.name.lstrip('.')}")


def _put_back(file: Path, target: Path) -> None:
    with suppress(OSError):
        if _earlier(file).exists():
            _replace(_earlier(file), target)
        else:
            target.unlink()


def _move(file: Path, wanted: Path) -> Path:
    for number in range(1, 100):
        target = wanted if number == 1 else wanted.with_name(f"{wanted.stem} ({number}){wanted.suffix}")
        if is_open(target):
            continue
        try:
            if target.is_file():
                shutil.copy2(target, _earlier(file))
            _replace(file, target)
        except PermissionError:
            if sys.platform == "win32" and target.exists():  # a program has it open, and Windows does not let go of it
                continue
            raise
        return target
    do = "Close the documents that are open, and run this again."
    raise PlanbuilderError(Problem(Level.STOP, f"every name for {wanted.name} is in use", do))


def _replace(file: Path, target: Path) -> None:
    try:
        file.replace(target)
    except OSError as error:
        raise OSError(error.errno, error.strerror, str(target)) from None  # the place that an officer knows


def is_open(document: Path) -> bool:
    """Whether Word or LibreOffice left its mark beside a document that it has open."""
    names = (f"~${document.name}", f"~${document.name[2:]}", f".~lock.{document.name}#")
    return any(document.with_name(name).exists() for name in names)


# --- a file that takes the place of another -----------------------------------------------------------------


@dataclass(frozen=True)
class Beside:
    """A complete new file beside the one whose place it may take."""

    path: Path
    target: Path

    def take_its_place(self) -> None:
        """Put the new file where the old one is, in a single step, for good (also when the power fails now)."""
        _replace(self.path, self.target)
        if sys.platform != "win32":
            folder = os.open(self.target.parent, os.O_RDONLY)
            try:
                os.fsync(folder)
            except OSError:  # some network folders cannot; the file itself is safe
                pass
            finally:
                os.close(folder)


@contextmanager
def written_beside(file: Path, content: bytes) -> Iterator[Beside]:
    """New contents of a file, written whole beside it; gone afterwards unless they took its place.

    The new file has the rights of the old one. Where the file is a link, what it leads to is meant.
    """
    target = file.resolve()
    part = _part(target.parent, target)
    try:
        try:
            with part.open("wb") as new:
                new.write(content)
                new.flush()
                os.fsync(new.fileno())
            if target.exists():
                shutil.copymode(target, part)
        except OSError as error:
            raise OSError(error.errno, error.strerror, str(file)) from None
        yield Beside(part, target)
    finally:
        with suppress(OSError):
            part.unlink()


def write_over(file: Path, content: bytes) -> None:
    """Write a file whole or not at all, over one that may be there."""
    with written_beside(file, content) as beside:
        beside.take_its_place()
