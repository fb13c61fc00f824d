"""What the last build was made from, so that the same inputs are not built twice.

Everything that a document depends on goes into one hash; where it is the same as last time, and the documents are as
they were left, there is nothing to do. What is remembered may be deleted at any time.
"""

from __future__ import annotations

import dataclasses
import hashlib
import json
from collections.abc import Iterable, Mapping
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any

from planbuilder import __version__
from planbuilder.outcome import MadeFile, Outcome
from planbuilder.problems import Level, Problem
from planbuilder.project import Year


def fingerprint(year: Year, template: Path, settings: Mapping[str, str], *, without: Iterable[str] = ()) -> str:
    """One hash over the year's inputs, a document's template, planbuilder's own code, and settings.

    `without` names the workbooks that the document is not made from: neither they nor the signs that somebody has them
    open count.
    """
    ignored = {year.inputs / name for one in without for name in (one, f"~${one}", f".~lock.{one}#")}
    folders = (year.inputs, year.pictures, year.texts)  # the last two may be links, which rglob does not follow
    inputs = {path for folder in folders for path in folder.rglob("*") if path.is_file()} - ignored
    inputs -= {*year.backups.rglob("*"), *year.returned.rglob("*")}  # nothing is made from them
    total = hashlib.sha256(json.dumps([__version__, _own_code(), dict(settings)], sort_keys=True).encode())
    for file in sorted([template, *inputs]):
        total.update(f"\n{file}\n{hash_of(file)}".encode(errors="surrogateescape"))
    return total.hexdigest()


@cache
def _own_code() -> str:
    """One hash over planbuilder's own code, which is what it was when this process began to run it."""
    total = hashlib.sha256()
    for file in sorted(Path(__file__).parent.rglob("*.py")):
        total.update(f"\n{file}\n{hash_of(file)}".encode(errors="surrogateescape"))
    return total.hexdigest()


def hash_of(file: Path) -> str:
    """The SHA-256 of a file; nothing where it cannot be read."""
    try:
        return hashlib.sha256(file.read_bytes()).hexdigest()
    except OSError:
        return ""


def last_outcome(year: Year, document: str, made_from: str) -> Outcome | None:
    """The last build's outcome, where it was made from the same things and its files are as they were left."""
    with suppress(OSError, KeyError, TypeError, ValueError):  # not there, or not as this version writes it
        known = json.loads(_file(year, document).read_text("utf-8"))
        if known["made_from"] != made_from:
            return None
        made = [MadeFile(year.outputs / name, size, pages) for name, size, pages, _ in known["made"]]
        if any(hash_of(file.path) != kept[3] for file, kept in zip(made, known["made"], strict=True)):
            return None
        problems = [_problem(entry) for entry in known["problems"]]
        accepted = [(_problem(entry), reason) for entry, reason in known["accepted"]]
        return Outcome(known["title"], made, problems, known["remarks"], accepted, unchanged=True)
    return None


def _problem(entry: Mapping[str, Any]) -> Problem:
    return Problem(**{**entry, "level": Level(entry["level"])})


def remember(year: Year, document: str, made_from: str, outcome: Outcome) -> None:
    """Remember a build; whole or not at all, like everything else. One that cannot be remembered is built again."""
    facts: dict[str, Any] = {
        "made_from": made_from,
        "title": outcome.title,
        "remarks": outcome.remarks,
        "made": [(file.path.name, file.size, file.pages, hash_of(file.path)) for file in outcome.made],
        "problems": [dataclasses.asdict(problem) for problem in outcome.problems],
        "accepted": [(dataclasses.asdict(problem), reason) for problem, reason in outcome.accepted],
    }
    draft = _file(year, document).with_suffix(".new")
    with suppress(OSError):  # the documents are in place by now, and a full disk does not take them away
        draft.write_text(json.dumps(facts, indent=1), "utf-8")
        draft.replace(_file(year, document))


def _file(year: Year, document: str) -> Path:
    return year.project.memory / f"{year.name}-{document}.json"
