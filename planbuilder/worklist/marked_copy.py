"""The marked copy of an officer's workbook: cells filled by level, messages as notes, a first sheet "To do".

In come the path of an .xlsx and the problems that were found; out come the bytes of the copy, which depend on nothing
else. It is made by changing single parts of the package: a save through openpyxl would lose last results of formulas,
text boxes, conversations and more. Every part that need not change is copied byte for byte.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache, partial
from pathlib import Path
from typing import Final

from lxml import etree

from planbuilder.problems import Level, Problem, worst_first
from planbuilder.worklist.book import Book
from planbuilder.worklist.note_boxes import Boxes
from planbuilder.worklist.notes import NoteText, add_notes
from planbuilder.worklist.over_rules import show_over_rules
from planbuilder.worklist.parts import CannotMark, Parts, main, open_parts
from planbuilder.worklist.places import Cell, address, find_place, find_sheet, free_title
from planbuilder.worklist.sheet_cells import SheetCells
from planbuilder.worklist.styles import Styles
from planbuilder.worklist.todo_sheet import MOST_LISTED, TITLE, Entry, own_names, quoted, todo_sheet
from planbuilder.worklist.words import LOOKS, sentence

__all__ = ["MOST_LISTED", "MOST_NOTES", "CannotMark", "marked_copy"]

#: Notes in one workbook, worst first; cells beyond them are filled and listed, but get no note.
MOST_NOTES: Final = 2_000
_HIDDEN: Final = "(The sheet is hidden: right-click on any sheet's tab, then Unhide.)"
_CONVERSATION: Final = "(There is a conversation in this cell, so no note was added to it.)"
_NO_NOTE: Final = "(Too many notes for one workbook: this cell has the colour alone.)"
_GRAVITY: Final = {level: number for number, level in enumerate(Level)}


@dataclass
class _Marks:
    """What is to be marked on one sheet: the worst level of each cell, and the problems told in its note."""

    levels: dict[Cell, Level] = field(default_factory=dict)
    told: dict[Cell, list[int]] = field(default_factory=dict)  # the problems by their number in the list


def marked_copy(
    workbook: Path, problems: Sequence[Problem], old_titles: Mapping[str, Sequence[str]] | None = None
) -> bytes:
    """A copy of the workbook in which every cell that a problem names is marked, with a list of all problems.

    Problems of other workbooks are left out. `old_titles` gives for a sheet's title the other names under which it may
    still stand in the workbook, as the sheet's declaration has them. Raises `CannotMark` where the file cannot be read
    as an ordinary .xlsx (damaged, encrypted, Strict, with macros); then there is no copy, and the terminal and the page
    say it all.
    """
    parts = open_parts(workbook)
    own = [one for one in worst_first(problems) if one.workbook.casefold() in {"", workbook.name.casefold()}]
    try:
        return _marked(parts, workbook, own, old_titles or {})
    except (ValueError, LookupError, etree.LxmlError) as error:
        raise CannotMark("it is damaged, or made in a way that Excel does not use") from error


def _marked(
    parts: Parts, workbook: Path, problems: Sequence[Problem], old_titles: Mapping[str, Sequence[str]]
) -> bytes:
    book = Book(parts)
    styles = Styles(parts, book.part, book.related)
    entries = [Entry(problem) for problem in problems]
    boxes = Boxes(parts)
    titles = [sheet.title for sheet in book.sheets]
    find = cache(lambda title: find_sheet((title, *old_titles.get(title, ())), titles))
    by_sheet: dict[int, list[int]] = {}
    for number, problem in enumerate(problems):
        position = find(problem.sheet)
        if position is not None and book.sheets[position].part in parts:
            by_sheet.setdefault(position, []).append(number)
    most = _last_with_note(problems, by_sheet)
    for position, numbers in by_sheet.items():
        sheet = book.sheets[position]
        root = parts.tree(sheet.part)
        if root.tag != main("worksheet"):  # a chart has no cells
            continue
        cells = SheetCells(root)
        marks = _find_marks(problems, numbers, cells)
        for number, cell in ((number, cell) for cell, told in marks.told.items() for number in told):
            link = "" if sheet.hidden else f"{quoted(sheet.title)}!{address(cell)}"
            remark = _HIDDEN if sheet.hidden else ""
            entries[number] = replace(entries[number], link=link, remark=remark, sheet=sheet.title)
        _mark(parts, sheet.part, cells, marks, entries, styles, boxes, most)
        parts.write(sheet.part, root)
    title = free_title(TITLE, titles)
    content = todo_sheet(workbook.name, _again(workbook), entries, cache(styles.listed))
    book.put_first(title, content, own_names(title, len(entries)))
    styles.save()
    return parts.to_bytes()


def _last_with_note(problems: Sequence[Problem], by_sheet: dict[int, list[int]]) -> int:
    """The number of the last problem that is told in a note."""
    in_cells = sorted(number for numbers in by_sheet.values() for number in numbers)
    return in_cells[MOST_NOTES - 1] if len(in_cells) > MOST_NOTES else len(problems)


def _find_marks(problems: Sequence[Problem], numbers: Sequence[int], cells: SheetCells) -> _Marks:
    marks = _Marks()
    for number in numbers:
        place = find_place(problems[number].cell)
        named = (cells.first_typed(place.cells[0][0]),) if place.row_only else place.cells
        shown = [cells.visible(cell) for cell in named]
        for cell in shown:
            level = problems[number].level
            marks.levels[cell] = min(level, marks.levels.get(cell, level), key=_GRAVITY.__getitem__)
        marks.told.setdefault(shown[0], []).append(number)
    return marks


def _mark(
    parts: Parts,
    sheet_part: str,
    cells: SheetCells,
    marks: _Marks,
    entries: list[Entry],
    styles: Styles,
    boxes: Boxes,
    most: int,
) -> None:
    """Fill the cells of one sheet and write their notes; the list is told where there is none."""
    for cell, level in sorted(marks.levels.items()):
        cells.give(cell, partial(styles.marked, level=level))
    show_over_rules(cells.root, marks.levels, styles.rule)
    wanted = {
        cell: [_note(entries[number].problem) for number in told if number <= most]
        for cell, told in marks.told.items()
        if told[0] <= most
    }
    without = add_notes(parts, sheet_part, cells, wanted, boxes)
    for cell, told in marks.told.items():
        remark = _CONVERSATION if cell in without else "" if cell in wanted else _NO_NOTE
        for number in told if remark else ():
            entries[number] = replace(entries[number], remark=f"{entries[number].remark} {remark}".strip())


def _note(problem: Problem) -> NoteText:
    check = f" [{problem.check}]" if problem.check else ""
    return NoteText(f"{LOOKS[problem.level].words}:", f"{sentence(problem.what)} {problem.do}".strip() + check)


def _again(workbook: Path) -> str:
    """The command that checks this workbook once more: its folder tells the year."""
    year = workbook.absolute().parent.name
    return f"make check YEAR={year}" if re.fullmatch(r"\d{4}(?:-\d{2,4})?", year) else "make check"
