"""What a command did, for whoever tells a person about it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from planbuilder.problems import Problem


@dataclass(frozen=True)
class MadeFile:
    """A finished file: where it is, its size in bytes, its pages where they were counted."""

    path: Path
    size: int
    pages: int | None = None


@dataclass(frozen=True)
class Outcome:
    """What a command did: the files it made, the problems it met, and remarks on how it was done.

    `accepted` are findings that officers have accepted, each with its reason; `work_list` the files in which they can
    work through what was found.
    """

    title: str
    made: list[MadeFile] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    accepted: Sequence[tuple[Problem, str]] = ()
    work_list: Sequence[Path] = ()
    unchanged: bool = False
    seconds: float = 0.0
    year: str = ""
