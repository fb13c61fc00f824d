"""The texts that may quote a figure, `[[All crime: change %]]`: which they are, and what is said of them.

In come the checked workbooks; out come the same with the figures in place, and the findings at their cells. All texts
that are printed may quote, except names: they are looked up as they are typed, and a figure in one is told. Texts of
plan.xlsx quote figures of the plan itself and of statistics.xlsx, which the plan is then made from as well; those of
the other workbooks quote every figure.
"""

from __future__ import annotations

import dataclasses
from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from typing import Any

from planbuilder.catalogue.counts import FIGURE_IN_NAME, NO_COUNTS
from planbuilder.cells import LEADS, LINES, MONEY, TEXT
from planbuilder.intake.brackets import bare_texts
from planbuilder.intake.check import Checked
from planbuilder.model.figures import figures, other_names
from planbuilder.model.filled import Quotable, fill, fill_lines, named
from planbuilder.model.outturn import make_outturn
from planbuilder.model.quoted import Quotations
from planbuilder.model.statistics import Statistics
from planbuilder.problems import Problem, shortened
from planbuilder.schema import WORKBOOKS, Column, Record, columns
from planbuilder.schema.achievements import Comment, Event, Project
from planbuilder.schema.plan import Version
from planbuilder.values import Line

_TO_DO = "Put statistics.xlsx in order (make check lists what is wrong in it), or take the brackets out of this text."
_NO_NAME = "Take the square brackets and what they hold out of it; a text beside it may quote the figure."
#: What is unique on its sheet, and yet nothing is looked up by it: the headings of projects, the stages of the plan.
_HEADINGS: Mapping[type[Record], str] = {Project: "name", Version: "stage"}
#: The sheets whose texts may quote, with the fields of these texts.
QUOTING: Mapping[type[Record], tuple[str, ...]] = {
    record: tuple(
        name
        for name, column in columns(record).items()
        if column.printed
        and not column.refers_to
        and (not column.unique or name == _HEADINGS.get(record))
        and column.kind in (TEXT, LINES)
    )
    for records in WORKBOOKS.values()
    for record in records
}
#: The fields that are names and printed. What must stand on another sheet is none of them: it is told there.
_NAMES: Mapping[type[Record], tuple[str, ...]] = {
    record: tuple(
        name
        for name, column in columns(record).items()
        if column.printed
        and column.kind in (TEXT, LEADS, MONEY)
        and name not in QUOTING[record]
        and (column.lenient or not column.refers_to or column.kind is MONEY)
    )
    for records in WORKBOOKS.values()
    for record in records
}


def quotable(plan: Checked, statistics: Statistics | None, achievements: Checked | None = None) -> Quotable:
    """The figures that texts may quote: of the plan, of the statistics and of the year, as far as they are given."""
    others = other_names(statistics) if statistics else {}
    return Quotable(figures(statistics, make_outturn(plan), achievements), others)


def quotes_statistics(plan: Checked, without: Collection[str] = ()) -> bool:
    """Whether any text of plan.xlsx quotes what is no figure of the plan itself."""
    return bool(without_counts(plan, "", without))


def without_counts(plan: Checked, why: str, without: Collection[str] = ()) -> list[Problem]:
    """What is to be said of texts of plan.xlsx that quote statistics.xlsx, of which there are no figures, and `why`."""
    quoting = list(quoting_texts(plan, without))
    own = quotable(plan, None) if quoting else Quotable({})
    return [
        _at(row, field, NO_COUNTS.problem(f"“{shortened(name)}” cannot be filled in, because {why}", _TO_DO))
        for row, field, text in quoting
        for name in dict.fromkeys(named(text))
        if own.find(name) is None
    ]


def filled(checked: Checked, known: Quotable, without: Collection[str] = ()) -> tuple[Checked, list[Problem]]:
    """A workbook with the figures in its texts filled in, and what is wrong with those that are not.

    `without` are sheets that are left as they are.
    """
    problems: list[Problem] = []
    records: dict[str, list[Record]] = {}
    for title, rows in checked.records.items():
        if title in without:
            records[title] = rows
            continue
        records[title] = []
        for row in rows:
            done, found = _filled(row, known)
            records[title].append(done)
            problems += found
    return dataclasses.replace(checked, records=records), problems


def figures_in_names(checked: Checked) -> list[Problem]:
    """What is to be said of names in which a figure is quoted: none is filled in, and the brackets would be printed."""
    return [
        _at(
            row,
            field,
            FIGURE_IN_NAME.problem(f"a name cannot quote a figure, and “{shortened(name)}” is one", _NO_NAME),
        )
        for rows in checked.records.values()
        for row in rows
        for field in _NAMES.get(type(row), ())
        for text in bare_texts(getattr(row, field))
        for name in dict.fromkeys(named(text))
    ]


def contradictions(achievements: Checked, statistics: Statistics, plan: Checked) -> list[Problem]:
    """The numbers typed in the texts of achievements.xlsx that the figures contradict."""
    by_priority = Counter(event.priority for event in achievements.of(Event))
    known = Quotations(statistics, make_outturn(plan), (by_priority.total(), *by_priority.values()))
    problems: list[Problem] = []
    for rows in achievements.records.values():
        for row in rows:
            measure = row.measure if isinstance(row, Comment) else ""
            part = bool(getattr(row, "priority", None)) or isinstance(row, Project)
            for name, value in _texts(row):
                text = value if isinstance(value, str) else "\n".join(line.text for line in value)
                problems += [_at(row, name, one) for one in known.look_through(text, measure, part=part)]
    return problems


def texts(row: Record) -> Iterator[tuple[Column, str, list[str]]]:
    """The texts of a record that may quote: column, field, and lines."""
    for name, value in _texts(row):
        lines = [value] if isinstance(value, str) else [line.text for line in value]
        yield columns(type(row))[name], name, lines


def _filled(row: Record, known: Quotable) -> tuple[Record, list[Problem]]:
    changes: dict[str, Any] = {}
    problems: list[Problem] = []
    for name, value in _texts(row):
        done, found = fill(value, known) if isinstance(value, str) else fill_lines(value, known)
        problems += [_at(row, name, one) for one in dict.fromkeys(found)]
        if done != value:
            changes[name] = done
    return dataclasses.replace(row, **changes) if changes else row, problems


def quoting_texts(checked: Checked, without: Collection[str] = ()) -> Iterator[tuple[Record, str, str]]:
    """The texts with a figure's name in them: record, field, and the text itself."""
    for title, rows in checked.records.items():
        for row in rows if title not in without else ():
            for name, value in _texts(row):
                lines = (value,) if isinstance(value, str) else (line.text for line in value)
                for text in lines:
                    if "[[" in text or "]]" in text:
                        yield row, name, text


def _texts(row: Record) -> Iterator[tuple[str, str | tuple[Line, ...]]]:
    """The texts of a record that may quote, by their fields."""
    for name in QUOTING.get(type(row), ()):
        value = getattr(row, name)
        if value:
            yield name, value


def _at(row: Record, name: str, problem: Problem) -> Problem:
    return problem.at(workbook=row.place.workbook, sheet=row.place.sheet, cell=row.cell(name))
