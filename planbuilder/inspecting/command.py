"""`planbuilder inspect`: which files are looked at, and with which Word file each is compared.

In: what was typed. Out: every file with its checks. Without a file, the documents of the year are meant.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from planbuilder.inspecting.files import ENDINGS, inspect_file
from planbuilder.inspecting.refusing import why_no_word
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
    if word:
        _refuse_other_than_word(word)
    found = []
    for path in files:
        say(f"Looking at {path.name}")
        beside = _beside(path, word)
        found.append(Inspected(path, beside, inspect_file(path, beside=beside)))
    return found


def _refuse_other_than_word(word: str) -> None:
    what = "" if not Path(word).is_file() else why_no_word(Path(word))[0]
    if what or not Path(word).is_file():
        said = f"there is no Word file “{word}”" + (f": {what}" if what else "")
        raise PlanbuilderError(Problem(Level.STOP, said, "Give its name after --word."))


def _meant(name: str) -> list[Path]:
    """The file of this name; the files of a folder, or those that a pattern describes, where the terminal leaves it
    as it is (Windows)."""
    path = Path(name)
    if path.is_dir():
        return _fit(path.iterdir()) or [path]
    if re.search(r"[*?]", path.name) and not path.exists():
        return _fit(path.parent.glob(path.name)) or [path]
    return [path]


def _fit(paths: Iterable[Path]) -> list[Path]:
    """Those that can be looked at, without the marks that Word and LibreOffice leave beside a file that is open."""
    fit = (one for one in paths if one.suffix.lower() in ENDINGS and one.is_file())
    return sorted(one for one in fit if not one.name.startswith(("~$", ".")))


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
