"""Projects to measure with: the sample plan's workbook, with as many actions as asked for.

In come the folder of a year and a number of action rows; out comes a project folder of its own. The front matter
stays as it is. Each action keeps the objective, officers, budget, priorities and timescale of a row of the sample and
has eleven bullets taken from all of them in turn, about as many as the longest of the sample has; its Ref is new.
"""

from __future__ import annotations

import re
import shutil
from itertools import cycle, islice
from pathlib import Path

from measure import REPOSITORY

BULLETS = 11


def sample_project(target: Path, year: Path) -> Path:
    """A copy of the templates and of one year's inputs, and nothing built yet."""
    shutil.copytree(REPOSITORY / "templates", target / "templates")
    shutil.copytree(year, target / "inputs" / year.name)
    return target


def project_of(rows: int, target: Path, year: Path) -> Path:
    """The sample project with that many actions."""
    from openpyxl import load_workbook

    sample_project(target, year)
    path = target / "inputs" / year.name / "plan.xlsx"
    book = load_workbook(path, rich_text=True)
    sheet = book["Actions"]
    headings = [cell.value for cell in sheet[1]]
    action, ref = headings.index("Action"), headings.index("Ref")
    kept = [list(values) for values in sheet.iter_rows(min_row=2, values_only=True) if values[ref]]
    lines = [line for values in kept for line in str(values[action]).split("\n")]
    bullets = cycle([line for line in lines if line.startswith("•")])
    sheet.delete_rows(2, sheet.max_row)
    for number, values in enumerate(islice(cycle(kept), rows), 1):
        stem = re.sub(r"\d+$", "", str(values[ref]))
        values[ref] = f"{stem}{number}"
        values[action] = "\n".join(islice(bullets, BULLETS))
        sheet.append(values)
    book.save(path)
    return target


def forget(project: Path) -> None:
    """Make the next build of a project a first one."""
    shutil.rmtree(project / ".planbuilder", ignore_errors=True)
    shutil.rmtree(project / "outputs", ignore_errors=True)
