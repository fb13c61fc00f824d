"""Made-up examples that a new partnership's workbooks came with, and that nobody has typed over yet.

In come the checked records of any workbook; out comes one note. Only the mark “[example]” counts: no officer
types it by chance, and whoever types over an example takes it away. The texts of a sheet are looked through at once,
since most workbooks have none.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from planbuilder.catalogue.wording import EXAMPLE_LEFT
from planbuilder.intake.brackets import bare_texts, whole_text
from planbuilder.intake.check import Checked
from planbuilder.problems import Level, PlanbuilderError, Problem
from planbuilder.schema import Record, columns
from planbuilder.schema.choices import EXAMPLE_MARK
from planbuilder.values import Line


def examples(checked: Checked) -> list[Problem]:
    """One note where a workbook still has examples: on how many rows and sheets, at the first of their cells."""
    marked = {title: found for title, rows in checked.records.items() if rows and (found := _in_sheet(rows))}
    if not marked:
        return []
    row, name = next(iter(marked.values()))[0]
    count = sum(map(len, marked.values()))
    what = "this is still a made-up example"
    if count > 1:
        on = f"{count} rows" if len(marked) == 1 else f"{count} rows on {len(marked)} sheets"
        what = f"{on} are still made-up examples, this one first"
    do = "Type over what is marked [example], or delete it; as long as it stands there it is printed."
    return [EXAMPLE_LEFT.problem(what, do, row.place.workbook, row.place.sheet, row.cell(name))]


def refuse_examples(problems: Sequence[Problem], ending: str) -> None:
    """Raise `PlanbuilderError` where examples are left; `ending` says what cannot be done as long as they are."""
    left = [
        replace(one, level=Level.STOP, what=f"{one.what}, and {ending}", check="")
        for one in problems
        if one.check == EXAMPLE_LEFT.name
    ]
    if left:
        raise PlanbuilderError(*left)


def _in_sheet(rows: Sequence[Record]) -> list[tuple[Record, str]]:
    """The records that bear the mark, each with the first field that does."""
    whole = whole_text(rows)
    if "]" not in whole or EXAMPLE_MARK not in whole.casefold():
        return []
    names = list(columns(type(rows[0])))
    return [(row, name) for row in rows if (name := _marked(row, names))]


def _marked(row: Record, names: Sequence[str]) -> str:
    """The first field of a record that bears the mark; "" where none does."""
    return next((name for name in names if _has_mark(getattr(row, name))), "")


def _has_mark(value: object) -> bool:
    if isinstance(value, str):
        return "]" in value and EXAMPLE_MARK in value.casefold()
    if isinstance(value, tuple) and value:
        if isinstance(value[0], Line):
            return any("]" in run.text and EXAMPLE_MARK in line.text.casefold() for line in value for run in line.runs)
        return any("]" in text and EXAMPLE_MARK in text.casefold() for text in bare_texts(value))
    return False
