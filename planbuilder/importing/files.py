"""Which files an officer means, and whether each can be read in safety: before anything tries to read them.

In come paths as they were typed (files, a folder, or a pattern such as crime/*.ods); out come the files with their
kind, or why one is refused and what to do. What a file is, intake/kinds.py finds out as for every workbook; published
tables may be far larger than those.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from planbuilder.importing.weight import MOST_ROWS, TableWeight
from planbuilder.intake.files import refusal, unreadable
from planbuilder.intake.kinds import kind_of
from planbuilder.intake.zips import Limits
from planbuilder.problems import Level, PlanbuilderError, Problem, nearest

#: Ten years of all partnerships are some 2 million rows: 100 MB as a file, 2 GB unpacked.
LIMITS: Final = Limits(file=400 * 2**20, unpacked=4 * 2**30, xml=4 * 2**30, wanted=("ods",))
_SUFFIXES: Final = (".ods", ".xlsx", ".csv")
_AGAIN = "Download it again from GOV.UK (police recorded crime open data tables), and run this again."
_OWN_WORDS: Final = {
    "too-big": (
        f"This file is larger than {LIMITS.file // 2**20} MB, more than the published tables are",
        "Take a file of fewer years.",
    ),
    "heavy": (
        f"This file has more than {MOST_ROWS:,} rows, more than the published tables have",
        "Take a file of fewer years, or delete the sheets of years that are not needed and save it.",
    ),
    "far": (
        "Something stands far away from the table in this file, or is repeated thousands of times",
        f"If it is your own, delete what stands far below or beside the table and save it. If not: {_AGAIN}",
    ),
    "bomb": ("This file unpacks to far more than a table holds", f"Do not open it. {_AGAIN}"),
    "damaged": ("This file is damaged or was only copied in part", _AGAIN),
    "blank": ("This file holds nothing but zeros: it did not arrive properly", _AGAIN),
    "empty": ("This file is empty (0 bytes)", _AGAIN),
    "unknown": ("This is not a spreadsheet, and it cannot be told what it is", _AGAIN),
    "html": (
        "This is a web page, not the table that it leads to",
        "Open it in the browser, download the table itself (.ods, .xlsx or .csv), and give that.",
    ),
    "ods-password": (
        "This spreadsheet has a password",
        "Open it in LibreOffice or Excel, save it without a password, and run this again.",
    ),
    "archive": ("This is a compressed folder", "Open it, take the table out of it, and give that."),
    "pdf": ("This is a PDF", "Give the table itself, as .ods, .xlsx or .csv."),
}


@dataclass(frozen=True)
class TableFile:
    """A file that can be read: where it is, and its kind: "ods", "xlsx" or "csv"."""

    path: Path
    kind: str


def files_meant(typed: Sequence[str]) -> list[Path]:
    """The files that were typed, each once; a folder or a pattern stands for the tables in it.

    Raises `PlanbuilderError` for what is not there.
    """
    found: dict[Path, Path] = {}
    problems: list[Problem] = []
    for one in typed:
        path = Path(one).expanduser()
        paths = _tables_in(path) if path.is_dir() else _by_pattern(path)
        if not paths:
            problems.append(_missing(path))
        found.update({one.resolve(): one for one in paths})
    if problems:
        raise PlanbuilderError(*problems)
    return list(found.values())


def examine_table(path: Path) -> TableFile:
    """The kind of a table's file. Raises `PlanbuilderError` where it cannot be read, in words for officers."""
    try:
        kind = kind_of(path, LIMITS, TableWeight())
    except FileNotFoundError:
        raise PlanbuilderError(_missing(path)) from None
    except OSError as error:
        raise PlanbuilderError(unreadable(path, error)) from error
    known = {"": "xlsx", "ods": "ods", "text": "csv"}.get(kind)
    if known:
        return TableFile(path, known)
    raise PlanbuilderError(refused(kind, path))


def refused(kind: str, path: Path) -> Problem:
    """Why a file of this kind is not read, and what to do."""
    if kind in _OWN_WORDS:
        what, do = _OWN_WORDS[kind]
        return Problem(Level.STOP, what, do, path.name)
    return refusal(kind, path)


def _tables_in(folder: Path) -> list[Path]:
    return sorted(
        path
        for path in folder.iterdir()
        if path.suffix.lower() in _SUFFIXES and path.is_file() and not path.name.startswith((".", "~$"))
    )


def _by_pattern(path: Path) -> list[Path]:
    """The path itself where it is there, else what fits it as a pattern (Windows leaves patterns to programs)."""
    if path.exists() or not any(sign in path.name for sign in "*?"):
        return [path] if path.exists() else []
    return sorted(path.parent.glob(path.name)) if path.parent.is_dir() else []


def _missing(path: Path) -> Problem:
    if path.is_dir():
        do = "Give the files themselves, or the folder that they lie in."
        return Problem(Level.STOP, f"there is no .ods, .xlsx or .csv file in the folder “{path.name}”", do)
    if not path.parent.is_dir():
        return Problem(
            Level.STOP, f"there is no folder “{path.parent}”", "Give the file with the folder that it lies in."
        )
    near = nearest(path.name, [one.name for one in _tables_in(path.parent)])
    do = f"Did you mean “{near}”?" if near else "Give the file with the folder that it lies in."
    return Problem(Level.STOP, f"there is no file “{path.name}”", do)
