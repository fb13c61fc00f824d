"""`planbuilder inspect`: which files are looked at, and with which Word file each is compared.

In: what was typed. Out: every file with its checks. Without a file, the documents of the year are meant.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from planbuilder.inspecting.files import ENDINGS, inspect_file
from planbuilder.inspecting.telling import Inspected
from planbuilder.problems import Level, PlanbuilderError, Problem
from planbuilder.project import Project


def inspect(
    project: Project, year: str | None, named: Sequence[str], word: str, say: Callable[[str], None]
) -> list[Inspected]:
    """Look at these files, or at the year's documents; raises `PlanbuilderError` where there are none.

    `word` is the Word file to compare PDFs and web pages with; if it is "", the one of the same name beside them.
    """
    files = [path for name in named for path in _meant(name)] if named else _of_the_year(project, year)
    if word and not Path(word).is_file():
        raise PlanbuilderError(Problem(Level.STOP, f"there is no Word file “{word}”", "Give its name after --word."))
    found = []
    for path in files:
        say(f"Looking at {path.name}")
        beside = _beside(path, word)
        found.append(Inspected(path, beside, inspect_file(path, beside=beside)))
    return found


def _meant(name: str) -> list[Path]:
    """The file of this name; the files that a pattern describes, where the terminal leaves it as it is (Windows)."""
    path = Path(name)
    if "*" in path.name and not path.exists():
        found = sorted(one for one in path.parent.glob(path.name) if one.suffix.lower() in ENDINGS)
        return [one for one in found if not one.name.startswith(("~$", ".~lock"))] or [path]
    return [path]


def _of_the_year(project: Project, year: str | None) -> list[Path]:
    outputs = project.year(year).outputs
    found = [
        one
        for ending in (".docx", ".pdf")
        for one in outputs.glob(f"*{ending}")
        if not one.name.startswith(("~$", "."))
    ]
    if not found:
        do = "Build one with make plan, or give a file: make inspect FILE=plan.pdf"
        raise PlanbuilderError(Problem(Level.STOP, f"there is no document in outputs/{outputs.name} yet", do))
    return sorted(found)


def _beside(path: Path, word: str) -> Path | None:
    """The Word file that a PDF or web page was made from, as far as names tell."""
    if path.suffix.lower() not in (".pdf", ".html", ".htm"):
        return None
    if word:
        return Path(word)
    same = path.with_suffix(".docx")
    return same if same.is_file() else None
