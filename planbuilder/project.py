"""Where things are: a partnership's folder with its years, templates and outputs.

templates/            the Word templates
inputs/2017-18/       the workbooks of a year, with pictures/ and text/
outputs/2017-18/      what is built
.planbuilder/         what planbuilder remembers between builds; may be deleted at any time
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from planbuilder.problems import Level, PlanbuilderError, Problem, did_you_mean

_YEAR_FOLDER = re.compile(r"\d{4}(?:-\d{2}(?:\d{2})?)?")


@dataclass(frozen=True)
class Project:
    """A partnership's folder."""

    root: Path

    @property
    def templates(self) -> Path:
        """The folder of Word templates."""
        return self.root / "templates"

    @property
    def memory(self) -> Path:
        """The folder of what planbuilder remembers between builds."""
        return self.root / ".planbuilder"

    @property
    def log(self) -> Path:
        """The file that tells what went wrong inside planbuilder."""
        return self.root / "planbuilder.log"

    @property
    def years(self) -> list[str]:
        """The years that have a folder in inputs/, the newest first."""
        folder = self.root / "inputs"
        names = [path.name for path in folder.iterdir() if path.is_dir()] if folder.is_dir() else []
        return sorted((name for name in names if _YEAR_FOLDER.fullmatch(name)), reverse=True)

    def year(self, asked: str | None) -> Year:
        """The year asked for, or the newest; raises `PlanbuilderError` where there is none."""
        years = self.years
        if not asked and years:
            return Year(self, years[0])
        for year in years if asked else ():
            if folder_name(year) == folder_name(asked or ""):
                return Year(self, year)
        if not asked:
            do = "Make one with: make blank YEAR=2026-27"
            raise PlanbuilderError(Problem(Level.STOP, "there is no year in inputs/ yet", do))
        do = f"{did_you_mean(folder_name(asked), years)} A new year is made with: make blank YEAR={folder_name(asked)}"
        raise PlanbuilderError(Problem(Level.STOP, f"there is no year “{asked}” in inputs/", do.strip()))

    def new_year(self, asked: str) -> Year:
        """A year that may not have a folder yet; raises `PlanbuilderError` where it is not written like a year."""
        name = folder_name(asked)
        do = "Write it like 2018-19 (or 2025-2028 for a plan of several years)."
        if not _YEAR_FOLDER.fullmatch(name) or name.startswith("0"):
            raise PlanbuilderError(Problem(Level.STOP, f"“{asked}” is not a year", do))
        if len(name) == 9 and name[5:] <= name[:4]:
            raise PlanbuilderError(Problem(Level.STOP, f"“{asked}” ends before it begins", do))
        return Year(self, name)


@dataclass(frozen=True)
class Year:
    """One year of a partnership, by the name of its folder: "2017-18".

    A frozen draft is a project of one year, whose workbooks lie in inputs/ itself.
    """

    project: Project
    name: str
    frozen: bool = False

    @property
    def inputs(self) -> Path:
        """The officers' workbooks, pictures and texts."""
        folder = self.project.root / "inputs"
        return folder if self.frozen else folder / self.name

    @property
    def pictures(self) -> Path:
        """The folder that pictures must lie in."""
        return self.inputs / "pictures"

    @property
    def texts(self) -> Path:
        """The folder of long texts in Word files."""
        return self.inputs / "text"

    @property
    def backups(self) -> Path:
        """The workbooks as they were before planbuilder changed them."""
        return self.inputs / "backups"

    @property
    def returned(self) -> Path:
        """The drafts that partners sent back."""
        return self.inputs / "returned"

    @property
    def outputs(self) -> Path:
        """What is built."""
        return self.project.root / "outputs" / self.name

    @property
    def printed(self) -> str:
        """The year as it is printed: "2017/18"."""
        return re.sub(r"^(\d{4})-(\d{2})$", r"\1/\2", self.name)


def folder_name(year: str) -> str:
    """The name of a year's folder: "2017/18", "2017-2018" and "2017-18" are one; so are "2025-28" and "2025-2028"."""
    name = re.sub(r"\s*[/–—]\s*|\s+to\s+", "-", year.strip())
    found = re.fullmatch(r"(\d{4})-(\d{2}|\d{4})", name)
    if not found:
        return name
    first, last = int(found[1]), int(found[2]) % 100
    return f"{first}-{last:02d}" if last == (first + 1) % 100 else f"{first}-{first // 100 * 100 + last}"


def find_project(start: Path) -> Project:
    """The project that a folder lies in: the nearest folder upwards with inputs/ or templates/ in it.

    Outside any, the folder that planbuilder was installed from (the two commands of the README work from anywhere in
    it); failing that, `start` itself.
    """
    for folder in (start, *start.parents):
        if (folder / "inputs").is_dir() and (folder / "templates").is_dir():
            return Project(folder)
    own = Path(__file__).resolve().parent.parent
    return Project(own if (own / "templates").is_dir() else start)
