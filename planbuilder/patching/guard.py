"""Whether a workbook may be written to just now: it is a sound .xlsx, nobody has it open, and it is not read-only.

Windows keeps a file to the program that has it open; on other systems LibreOffice holds a lock, and both Excel and it
leave a sign beside it everywhere.
"""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

from planbuilder.intake.files import examine_workbook, signs_of_use
from planbuilder.problems import Level, Problem


def in_the_way(path: Path) -> list[Problem]:
    """What keeps a workbook from being written to; [] where nothing does."""
    stops = [problem for problem in examine_workbook(path) if problem.level is Level.STOP]
    return stops or held(path)


def held(path: Path) -> list[Problem]:
    """Whether somebody has a workbook open, or it is not to be changed; [] where it can be replaced."""
    for program, owner, sign in signs_of_use(path):
        what = f"{owner or 'Somebody'} seems to have this workbook open in {program}"
        do = f"Save and close it there, and run this again. If nobody has it open, delete the leftover file {sign}."
        return [Problem(Level.STOP, what, do, workbook=path.name)]
    if not path.stat().st_mode & stat.S_IWUSR or not os.access(path, os.W_OK):
        do = "Take the tick from Read-only in its Properties, or ask for the right to change it; then run this again."
        return [Problem(Level.STOP, "this workbook is read-only", do, workbook=path.name)]
    if not os.access(path.parent, os.W_OK):
        do = "Ask for the right to change files there, or copy the whole folder to a place where you may."
        return [Problem(Level.STOP, f"nothing can be written to the folder “{path.parent.name}”", do, path.name)]
    if _is_locked(path):
        do = "Close it wherever it is open, and run this again."
        return [Problem(Level.STOP, "another program keeps this workbook to itself", do, workbook=path.name)]
    return []


def _is_locked(path: Path) -> bool:
    try:
        with path.open("r+b") as file:
            return _cannot_be_locked(file.fileno())
    except PermissionError:  # Windows: a program has it open
        return True


def _cannot_be_locked(number: int) -> bool:
    """Whether another process holds a lock on an open file; it is let go of when the file is closed."""
    try:
        import fcntl
    except ImportError:  # Windows, where opening alone has told it
        return False
    try:
        fcntl.lockf(number, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        return error.errno in {errno.EACCES, errno.EAGAIN}
    return False
