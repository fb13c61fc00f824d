"""The workbooks of a year as files: empty for `planbuilder blank`, with examples for `planbuilder new`, or with rows of
the year before for `planbuilder next-year`.

In come a file's path and its rows; out comes a workbook that was not there before.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from planbuilder.intake.workbooks import Rows, workbook_bytes, write_workbook
from planbuilder.outcome import MadeFile
from planbuilder.schema import COMMANDS, TITLES, WORKBOOKS

ABOUT_EXAMPLES = (
    "The blue rows are examples: made up, so that you see what goes where, and so that the document can be made at"
    " once. Type over them or delete them. Numbers in such a row are made up as well.",
    "What is marked [example] is an example. It is printed like anything else, and make check tells how many are left;"
    " no version can be agreed before they are gone.",
    "What is not blue can stay as it is where it is right for you, such as the names of the sheets and the wording of"
    " the settings.",
)


def make_workbook(
    path: Path,
    year: str,
    rows: Rows | None = None,
    *,
    about: Sequence[str] = (),
    about_title: str = "",
    examples: bool = False,
) -> MadeFile:
    """Write one workbook, known by its name; raises `PlanbuilderError` where there is one already."""
    name = path.name
    content = workbook_bytes(
        WORKBOOKS[name],
        title=TITLES[name],
        year=year,
        rows=rows,
        about=about,
        about_title=about_title,
        command=COMMANDS[name],
        examples=examples,
    )
    write_workbook(path, content)
    return MadeFile(path, len(content))
