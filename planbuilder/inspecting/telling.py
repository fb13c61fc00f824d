"""What came of looking at files, as lines for the terminal and as JSON for other programs."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from planbuilder import __version__
from planbuilder.inspecting.results import FAILED, NOT_RUN, PASSED, Check, failed

_MOST_PLACES = 8
_WORDS = {FAILED: "NOT SO", NOT_RUN: "not run", PASSED: "ok"}


@dataclass(frozen=True)
class Inspected:
    """A file, what it was compared with, and its checks."""

    path: Path
    beside: Path | None
    checks: tuple[Check, ...]

    @property
    def passed(self) -> bool:
        """Whether nothing failed."""
        return not any(True for _ in failed(self.checks))


def told(files: Sequence[Inspected], *, quiet: bool = False) -> Iterator[str]:
    """Every check with its rule and result, failures first, with their places and mends; `quiet`: failures alone."""
    for one in files:
        counts = {state: sum(check.state == state for check in one.checks) for state in _WORDS}
        yield ""
        yield f"{one.path.name}: {_counted(counts)}"
        if one.beside is not None and not quiet:
            yield f"  Compared with {one.beside.name}"
        for state in (FAILED, NOT_RUN, PASSED):
            if quiet and state != FAILED:
                continue
            for check in (each for each in one.checks if each.state == state):
                yield from _lines(check)
    if len(files) > 1:
        good = sum(one.passed for one in files)
        yield ""
        yield f"{good} of {len(files)} files passed all checks that were run."


def _counted(counts: Mapping[str, int]) -> str:
    total = sum(counts.values())
    checks = f"{total} check{'s' * (total != 1)}"
    said = [f"{counts[PASSED]} passed"]
    said += [f"{counts[FAILED]} did not"] if counts[FAILED] else []
    said += [f"{counts[NOT_RUN]} not run"] if counts[NOT_RUN] else []
    return f"{checks}, {', '.join(said)}"


def _lines(check: Check) -> Iterator[str]:
    more = f" {check.reason}" if check.state == PASSED and check.reason else ""
    yield f"  {_WORDS[check.state]:8}{check.title}{'.' + more if more else ''}  [{check.rule}]"
    if check.state == NOT_RUN:
        yield f"          {check.reason}"
    if check.state != FAILED:
        return
    for place in check.places[:_MOST_PLACES]:
        yield f"          {place.where}: {place.what}"
    if len(check.places) > _MOST_PLACES:
        yield f"          ... and {len(check.places) - _MOST_PLACES} more"
    yield f"          To mend it: {check.mend}"


def as_json(files: Sequence[Inspected]) -> str:
    """The same, whole, for other programs."""
    facts = [
        {
            "file": str(one.path),
            "compared_with": None if one.beside is None else str(one.beside),
            "passed": one.passed,
            "counts": {state: sum(check.state == state for check in one.checks) for state in (PASSED, FAILED, NOT_RUN)},
            "checks": [dataclasses.asdict(check) for check in one.checks],
        }
        for one in files
    ]
    return json.dumps({"planbuilder": __version__, "files": facts}, ensure_ascii=False, indent=2) + "\n"
