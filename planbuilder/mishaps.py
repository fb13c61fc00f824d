"""What is said when the disk, or planbuilder itself, gives up; the documents made before are as they were."""

from __future__ import annotations

import errno
import sys
import traceback
from pathlib import Path
from typing import TYPE_CHECKING

from planbuilder import __version__

if TYPE_CHECKING:
    from planbuilder.project import Project

_NO_RIGHT = ("planbuilder may not write or read there", "Ask for the right to, or work in a folder of your own.")
_TAKEN = (
    "a file stands where a folder belongs, or a folder where a file does",
    "Give it another name, and run this again.",
)
_REASONS = {
    errno.ENOSPC: ("the disk is full", "Free some room, and run this again."),
    errno.EDQUOT: ("your share of the disk is full", "Free some room, and run this again."),
    errno.EACCES: _NO_RIGHT,
    errno.EPERM: _NO_RIGHT,
    errno.EFBIG: ("the file would be larger than this computer allows", "Ask whoever looks after it to allow more."),
    errno.EEXIST: _TAKEN,
    errno.ENOTDIR: _TAKEN,
    errno.EISDIR: _TAKEN,
    errno.EROFS: ("nothing can be written there", "Copy the whole folder to a place where you may write."),
}


def disk_trouble(error: OSError) -> str:
    """What a full disk or a missing right is called, and what to do; nothing for an error of another kind."""
    if error.errno not in _REASONS:
        return ""
    what, do = _REASONS[error.errno]
    place = f"{error.filename}: " if error.filename else ""
    return f"\nSTOP  {place}{what}. {do}\nThe documents made before are as they were."


def unexpected(project: Project) -> str:
    """Write what happened to the log, and say where it is."""
    import tempfile

    text = f"planbuilder {__version__}\n{' '.join(sys.argv)}\n{traceback.format_exc()}\n"
    for log in (project.log, Path(tempfile.gettempdir()) / "planbuilder.log"):
        try:
            with log.open("a", encoding="utf-8") as file:
                file.write(text)
        except OSError:
            continue
        return (
            "\nSomething went wrong inside planbuilder; it is not your doing. The last documents are as they were."
            f"\nPlease send the file {log} to whoever looks after planbuilder for you."
        )
    return "\nSomething went wrong inside planbuilder, and its log could not be written either (is the disk full?)."
