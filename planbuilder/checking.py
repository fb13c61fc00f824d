"""What is checked before anything is built: the workbooks, their pictures, and the whole that they make.

In comes a year; out come the checked records of its workbooks, the pictures that can be printed, and every finding,
less those that officers have accepted. A document is held up only by the workbooks that it is made from.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from planbuilder.catalogue.counts import FIGURE_DIFFERS, NO_COUNTS, NO_FIGURE, UNKNOWN_FIGURE
from planbuilder.catalogue.entries import EMPTY_CELL
from planbuilder.problems import Problem, stops
from planbuilder.project import Year

if TYPE_CHECKING:
    from planbuilder.intake.check import Checked
    from planbuilder.intake.name_lists import NameList
    from planbuilder.output.drawing import PictureFile
    from planbuilder.schema import Record

PLAN, STATISTICS, ACHIEVEMENTS = "plan.xlsx", "statistics.xlsx", "achievements.xlsx"
#: The sheet of plan.xlsx that only the report prints.
PROGRESS = "Progress"
#: The boxes that pictures go into: centimetres across and down.
CREST, FOCUS_PICTURE, PROJECT_PICTURE, TEXT_PICTURE = (7.0, 2.4), (16.6, 7.0), (16.6, 7.0), (16.6, 9.0)
#: The checks of how a text reads: only asked for, never pressed on anyone.
ADVICE = frozenset({"long-sentence", "reading-level"})
#: The checks of texts against figures: they need the workbooks that figures come from, without a fault that stops.
FIGURES_IN_TEXTS = frozenset({UNKNOWN_FIGURE.name, NO_FIGURE.name, NO_COUNTS.name, FIGURE_DIFFERS.name})


@dataclass(frozen=True)
class Inputs:
    """A year's inputs after checking.

    `workbooks` holds the records of each workbook that was read, by its file name; `pictures` are known by their keys;
    `accepted` are findings that officers have accepted, each with its reason; `not_begun` are workbooks in which
    nothing is typed yet, and which nobody asked for.
    """

    workbooks: Mapping[str, Checked]
    pictures: Mapping[str, PictureFile]
    problems: Sequence[Problem]
    accepted: Sequence[tuple[Problem, str]]
    not_begun: Sequence[str] = ()

    @property
    def plan(self) -> Checked:
        """The records of plan.xlsx."""
        return self.workbooks[PLAN]

    def of(self, workbooks: Collection[str]) -> list[Problem]:
        """The findings in some of the workbooks."""
        return [problem for problem in self.problems if problem.workbook in workbooks]


def check_inputs(year: Year, workbooks: Sequence[str] = (PLAN,), *, advice: bool = False) -> Inputs:
    """Read and check everything in inputs/ that a document is made from: these workbooks, with pictures and texts.

    The plan is made from statistics.xlsx as well, where one of its texts quotes a figure from there.
    """
    read, _ = _read(year, workbooks)
    if STATISTICS not in read and (year.inputs / STATISTICS).exists() and _quotes_statistics(read[PLAN]):
        read |= _read(year, (STATISTICS,), may_wait=(STATISTICS,))[0]
    return _checked(year, read, advice=advice)


def check_all(year: Year, *, advice: bool = False) -> Inputs:
    """Read and check the plan's workbook, and the others as far as they are there and something is typed in them."""
    others = [name for name in (STATISTICS, ACHIEVEMENTS) if (year.inputs / name).exists()]
    read, not_begun = _read(year, (PLAN, *others), may_wait=others)
    return dataclasses.replace(_checked(year, read, advice=advice), not_begun=not_begun)


def is_begun(year: Year, workbook: str) -> bool:
    """Whether a workbook is there and something is typed in it."""
    return (year.inputs / workbook).exists() and not _read(year, (workbook,), may_wait=(workbook,))[1]


def in_reading_order(problems: Iterable[Problem]) -> list[Problem]:
    """Problems as an officer meets them who reads each workbook from its first sheet down, whatever found them."""
    from planbuilder.schema import WORKBOOKS

    workbooks = {name: number for number, name in enumerate(WORKBOOKS)}
    sheets = {
        (name, record.sheet.title): number
        for name, records in WORKBOOKS.items()
        for number, record in enumerate(records)
    }

    def place(problem: Problem) -> tuple[int, int, int, int, str]:
        cell = re.match(r"(?:row |([A-Z]{1,3}))(\d+)", problem.cell)
        column, row = (cell[1] or "", int(cell[2])) if cell else ("", 0)
        sheet = sheets.get((problem.workbook, problem.sheet), -1)
        return workbooks.get(problem.workbook, -1), sheet, row, len(column), column

    return sorted(problems, key=place)


def _read(
    year: Year, workbooks: Sequence[str], *, may_wait: Collection[str] = ()
) -> tuple[dict[str, Checked], list[str]]:
    """The workbooks as they were read, each with the lists of those before it; and those that are not yet begun."""
    from planbuilder.intake.check import check_workbook
    from planbuilder.schema import WORKBOOKS

    lists: dict[str, NameList] = {}
    read: dict[str, Checked] = {}
    not_begun: list[str] = []
    for name in workbooks:
        checked = check_workbook(year.inputs / name, WORKBOOKS[name], lists)
        if name in may_wait and _is_blank(checked, WORKBOOKS[name]):
            not_begun.append(name)
            continue
        read[name] = checked
        lists.update(checked.lists)
    return read, not_begun


def _is_blank(checked: Checked, sheets: Sequence[type[Record]]) -> bool:
    """Whether a workbook is as `make blank` writes it: no rows, and settings of which nothing is said but "empty"."""
    settings = {record.sheet.title for record in sheets if record.sheet.settings}
    empty = all(one.check == EMPTY_CELL.name and one.sheet in settings for one in checked.problems)
    return empty and bool(checked.problems) and not any(checked.records.values())


def _checked(year: Year, read: Mapping[str, Checked], *, advice: bool) -> Inputs:
    from planbuilder.review.examples import examples

    found = [problem for checked in read.values() for problem in checked.problems]
    for name, checked in read.items():
        found += [*_review(name, checked, year, advice=advice), *examples(checked)]
        found += _figures_in_names(checked)
    left_out = set() if advice else set(ADVICE)
    of_texts, looked_at = _figures_in_texts(year, read, found)
    found += of_texts
    left_out |= set() if looked_at else FIGURES_IN_TEXTS
    pictures, faults = _check_pictures(year, read)
    found += faults
    problems, accepted = _accept(found, read, left_out)
    return Inputs(read, pictures, in_reading_order(problems), accepted)


def _review(name: str, checked: Checked, year: Year, *, advice: bool) -> list[Problem]:
    """What reads across the sheets of one workbook."""
    if name == PLAN:
        from planbuilder.review.whole import review

        return review(checked, year.name, advice=advice)
    if name == STATISTICS:
        from planbuilder.review.statistics import statistics

        return statistics(checked)
    from planbuilder.review.year import check_year

    return check_year(checked, year.name)


def _quotes_statistics(plan: Checked) -> bool:
    """Whether the plan's own texts quote statistics.xlsx; with something to mend in them, nothing is worked out."""
    from planbuilder.intake.brackets import has_brackets

    if stops(plan.problems) or not has_brackets(plan, (PROGRESS,)):
        return False
    from planbuilder.model.quoting import quotes_statistics

    return quotes_statistics(plan, (PROGRESS,))


def _figures_in_names(checked: Checked) -> list[Problem]:
    """What is to be said of names that quote a figure; it needs no figures, and so never waits for other mending."""
    from planbuilder.intake.brackets import has_brackets

    if not has_brackets(checked):
        return []
    from planbuilder.model.quoting import figures_in_names

    return figures_in_names(checked)


def _figures_in_texts(year: Year, read: Mapping[str, Checked], found: Sequence[Problem]) -> tuple[list[Problem], bool]:
    """What is to be said of figures in texts, and whether all of them could be looked at.

    Figures are worked out from sound workbooks only. Where statistics.xlsx has none to give, the texts of the plan that
    quote it are told; those of the report wait until it is mended.
    """
    from planbuilder.intake.brackets import has_brackets

    faulty = {name for name in read if stops([one for one in found if one.workbook == name])}
    if PLAN in faulty:
        return [], False
    plan, whole = read[PLAN], len(read) == 3 and not faulty
    unprinted = () if whole else (PROGRESS,)
    if not whole and not has_brackets(plan, unprinted):
        return [], False
    from planbuilder.model.quoting import contradictions, filled, quotable, without_counts
    from planbuilder.model.statistics import statistics_of

    statistics = statistics_of(read[STATISTICS]) if STATISTICS in read and STATISTICS not in faulty else None
    if statistics is None:
        return without_counts(plan, _why_no_counts(year, read, faulty), unprinted), False
    told = filled(plan, quotable(plan, statistics), unprinted)[1] if has_brackets(plan, unprinted) else []
    if not whole:
        return told, False
    achievements = read[ACHIEVEMENTS]
    if any(has_brackets(read[name]) for name in (STATISTICS, ACHIEVEMENTS)):
        known = quotable(plan, statistics, achievements)
        told += [problem for name in (STATISTICS, ACHIEVEMENTS) for problem in filled(read[name], known)[1]]
    return [*told, *contradictions(achievements, statistics, plan)], True


def _why_no_counts(year: Year, read: Mapping[str, Checked], faulty: Collection[str]) -> str:
    if STATISTICS in faulty:
        return f"{STATISTICS} has something to mend"
    if STATISTICS in read:
        return f"{STATISTICS} does not say whose counts it has and for which periods"
    there = (year.inputs / STATISTICS).exists()
    return f"{STATISTICS} is still empty" if there else f"{STATISTICS} is not there"


def _accept(
    found: Sequence[Problem], read: Mapping[str, Checked], left_out: Collection[str]
) -> tuple[list[Problem], list[tuple[Problem, str]]]:
    """What each workbook's own sheet "Accepted" leaves of its findings."""
    from planbuilder.review.accepted import accept

    remaining = [problem for problem in found if problem.workbook not in read]
    accepted: list[tuple[Problem, str]] = []
    for name, checked in read.items():
        own = [problem for problem in found if problem.workbook == name]
        left, right = accept(own, checked, not_looked_for=left_out, stopped=stops(found))
        remaining += left
        accepted += right
    return remaining, accepted


# --- pictures ---------------------------------------------------------------------------------------------


def _check_pictures(year: Year, read: Mapping[str, Checked]) -> tuple[dict[str, PictureFile], list[Problem]]:
    """The pictures that the workbooks name, by the key of the record that names them; and those of their texts."""
    from planbuilder.intake.pictures import examine_picture
    from planbuilder.output.drawing import PictureFile
    from planbuilder.output.marks import picture_key

    pictures = dict(_pictures_in_texts(read.values()))
    problems: list[Problem] = []
    for record, name, description, (width, height, fills) in _named_pictures(read.values()):
        file = getattr(record, name)
        if not file:
            continue
        found = examine_picture(file, year.pictures)
        if isinstance(found, Problem):
            place = record.place
            found = dataclasses.replace(found, workbook=place.workbook, sheet=place.sheet, cell=record.cell(name))
            problems.append(found)
        else:
            pictures[picture_key(record)] = PictureFile(found, description, width, height, fills)
    return pictures, problems


def _named_pictures(read: Iterable[Checked]) -> Iterator[tuple[Record, str, str, tuple[float, float, bool]]]:
    """Each record that may name a picture: its field, the picture's description, and the box that it goes into."""
    from planbuilder.schema.achievements import Project
    from planbuilder.schema.lists import Priority
    from planbuilder.schema.plan import Settings

    for checked in read:
        for settings in checked.of(Settings):
            yield settings, "crest", settings.crest_text or f"Crest of {settings.partnership}", (*CREST, False)
        for one in checked.of(Priority):
            yield one, "picture", one.picture_text or f"Picture for {one.name}", (*FOCUS_PICTURE, True)
        for project in checked.of(Project):
            yield project, "picture", project.picture_text or f"Picture for {project.name}", (*PROJECT_PICTURE, False)


def _pictures_in_texts(read: Iterable[Checked]) -> Iterator[tuple[str, PictureFile]]:
    """The pictures that came with texts from Word files."""
    from planbuilder.output.drawing import PictureFile
    from planbuilder.schema import columns

    for rows in (rows for checked in read for rows in checked.records.values() if rows):
        fields = [name for name, column in columns(type(rows[0])).items() if column.may_name_a_file]
        for picture in (line.picture for row in rows for name in fields for line in getattr(row, name)):
            if picture:
                yield picture.key, PictureFile(picture.contents, picture.description, *TEXT_PICTURE)
