"""The texts of the report that may quote a figure, `[[All crime: change %]]`: which they are, and what is said of them.

In come the checked workbooks; out come the same with the figures in place, and the findings at their cells. All texts
that are printed may quote, except names that other sheets refer to; of plan.xlsx only the progress, because the plan
itself is made without statistics.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping
from typing import Any

from planbuilder.cells import LINES, TEXT
from planbuilder.intake.check import Checked
from planbuilder.model.figures import figures, other_names
from planbuilder.model.filled import Quotable, fill, fill_lines
from planbuilder.model.outturn import make_outturn
from planbuilder.model.quoted import Quotations
from planbuilder.model.statistics import Statistics
from planbuilder.problems import Problem
from planbuilder.schema import ACHIEVEMENTS_SHEETS, STATISTICS_SHEETS, Record, columns
from planbuilder.schema.achievements import Comment
from planbuilder.schema.plan import Progress
from planbuilder.values import Line

#: The sheets whose texts may quote, with the fields of these texts.
QUOTING: Mapping[type[Record], tuple[str, ...]] = {
    record: tuple(
        name
        for name, column in columns(record).items()
        if column.printed and not column.refers_to and not column.unique and column.kind in (TEXT, LINES)
    )
    for record in (*ACHIEVEMENTS_SHEETS, *STATISTICS_SHEETS, Progress)
}


def quotable(plan: Checked, statistics: Statistics) -> Quotable:
    """The figures that the texts of a report may quote."""
    return Quotable(figures(statistics, make_outturn(plan)), other_names(statistics))


def filled(checked: Checked, known: Quotable) -> tuple[Checked, list[Problem]]:
    """A workbook with the figures in its texts filled in, and what is wrong with those that are not."""
    problems: list[Problem] = []
    records: dict[str, list[Record]] = {}
    for title, rows in checked.records.items():
        records[title] = []
        for row in rows:
            done, found = _filled(row, known)
            records[title].append(done)
            problems += found
    return dataclasses.replace(checked, records=records), problems


def contradictions(achievements: Checked, statistics: Statistics) -> list[Problem]:
    """The numbers typed in the texts of achievements.xlsx that the statistics contradict."""
    known = Quotations(statistics)
    problems: list[Problem] = []
    for rows in achievements.records.values():
        for row in rows:
            measure = row.measure if isinstance(row, Comment) else ""
            for name, value in _texts(row):
                text = value if isinstance(value, str) else "\n".join(line.text for line in value)
                problems += [_at(row, name, one) for one in known.look_through(text, measure)]
    return problems


def _filled(row: Record, known: Quotable) -> tuple[Record, list[Problem]]:
    changes: dict[str, Any] = {}
    problems: list[Problem] = []
    for name, value in _texts(row):
        done, found = fill(value, known) if isinstance(value, str) else fill_lines(value, known)
        problems += [_at(row, name, one) for one in dict.fromkeys(found)]
        if done != value:
            changes[name] = done
    return dataclasses.replace(row, **changes) if changes else row, problems


def _texts(row: Record) -> Iterator[tuple[str, str | tuple[Line, ...]]]:
    """The texts of a record that may quote, by their fields."""
    for name in QUOTING.get(type(row), ()):
        value = getattr(row, name)
        if value:
            yield name, value


def _at(row: Record, name: str, problem: Problem) -> Problem:
    return problem.at(workbook=row.place.workbook, sheet=row.place.sheet, cell=row.cell(name))
