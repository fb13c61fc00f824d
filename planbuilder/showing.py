"""What is said to a person on the terminal: steps, findings, refusals, and the files that were made.

Only this module and `__main__.py` speak; all others return what is to be said.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from planbuilder.problems import PlanbuilderError, Problem
from planbuilder.telling import MOST_LINES, accepted_lines, closing, told

if TYPE_CHECKING:
    from planbuilder.outcome import Outcome
    from planbuilder.project import Project


class Steps:
    """Steps of work as they begin."""

    def __init__(self, quiet: bool) -> None:
        self.quiet = quiet

    def say(self, step: str) -> None:
        """Tell that a step begins."""
        if not self.quiet:
            say(f"  - {step} ...")


def say(text: str, *, error: bool = False) -> None:
    """Say a line, on the standard output or as an error."""
    stream = sys.stderr if error else sys.stdout
    try:
        print(text, file=stream, flush=True)
    except BrokenPipeError:  # whoever read along has gone (as in "| head"); the work goes on
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def show_outcome(outcome: Outcome, project: Project, *, quiet: bool) -> None:
    """What a command found and made: findings, remarks, one closing line, and the files."""
    if outcome.problems or outcome.accepted:
        show_findings(outcome.problems, outcome.accepted, outcome.work_list, "", quiet=quiet)
    for remark in outcome.remarks:
        say(f"\n{remark}")
    time = "nothing has changed since the last build" if outcome.unchanged else f"in {outcome.seconds:.1f} seconds"
    say(f"\n{outcome.title}: {time}.")
    for file in outcome.made:
        path = file.path.relative_to(project.root) if file.path.is_relative_to(project.root) else file.path
        pages = f"{file.pages} page{'s' * (file.pages != 1)}, " if file.pages else ""
        say(f"  {path}  ({pages}{_size(file.size)})")


def show_refusal(error: PlanbuilderError, ending: str = "No document was written.") -> None:
    """Why nothing was built, and where the list of what to mend lies."""
    show_findings(error.problems, error.accepted, error.work_list, ending)


def _short(path: Path) -> str:
    """A path as seen from the folder that the officer is in."""
    return str(path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path)


def _size(size: int) -> str:
    return f"{size / 1_000_000:.1f} MB" if size >= 1_000_000 else f"{max(1, round(size / 1000))} KB"


def show_findings(
    problems: Sequence[Problem],
    accepted: Sequence[tuple[Problem, str]],
    work_list: Sequence[Path],
    ending: str,
    remarks: Sequence[str] = (),
    *,
    quiet: bool = False,
) -> None:
    """All findings, what was accepted, and one closing line that says where they can be worked through."""
    below = ["", *accepted_lines(accepted)] if accepted and not quiet else []
    for line in [*told(problems, MOST_LINES - len(below)), *below]:
        say(line)
    files = ", ".join(_short(file) for file in work_list)
    end = [closing(problems, len(accepted)), ending, *remarks, f"Work list: {files}" if files else ""]
    say("\n" + " ".join(part for part in end if part))
