"""What one sheet is to hold: each edit of a cell checked against what stands there, and made into XML.

In come a sheet and its edits; out come the cells to write. An edit whose cell has moved on, holds a formula, lies
inside merged cells or is locked is refused with the reason, and the others are looked at all the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final

from planbuilder.patching.book import OpenSheet
from planbuilder.patching.cell_lines import mark_of, with_lines
from planbuilder.patching.cell_xml import Entry, cell_xml, refuse_what_cannot_be_typed
from planbuilder.patching.edits import CannotWrite, CellEdit, Edit, LineEdit, Value, Written
from planbuilder.patching.grid import within
from planbuilder.patching.meaning import as_words
from planbuilder.patching.runs import TextRun, plain
from planbuilder.patching.splices import Splice, cell_splices, spliced
from planbuilder.problems import shortened
from planbuilder.typed import clean
from planbuilder.worklist.places import LAST_COLUMN, LAST_ROW, Cell, address, column_number

_ADDRESS: Final = re.compile(r"\$?([A-Z]{1,3})\$?([1-9]\d{0,6})", re.IGNORECASE)
_RICH_VALUE: Final = re.compile(rb"\svm\s*=")
_LOOK: Final = "Look at both, and type what is meant."


@dataclass
class SheetPlan:
    """The cells of one sheet that are to be written."""

    sheet: OpenSheet
    entries: dict[Cell, Entry] = field(default_factory=dict)
    written: list[Written] = field(default_factory=list)
    already: list[Edit] = field(default_factory=list)
    like: dict[int, int] = field(default_factory=dict)  # a new row: the row whose dress it takes
    styles: dict[Cell, int] = field(default_factory=dict)
    rules: list[Splice] = field(default_factory=list)

    def style_of(self, cell: Cell) -> int:
        """The format that a cell has, or will have."""
        return self.styles.get(cell, self.sheet.grid.style_of(cell))

    def put(self, edit: Edit, cell: Cell, entry: Entry) -> None:
        """Note that a cell is to hold this."""
        style = self.style_of(cell)
        self._xml(cell, entry)  # what is too long is refused now
        before, after = self.sheet.shown(cell), self.sheet.book.reading.shown(as_words(entry), style)
        self.entries[cell] = entry
        self.written.append(Written(edit, self.sheet.title, address(cell), before, after))

    def _xml(self, cell: Cell, entry: Entry) -> bytes:
        grid = self.sheet.grid
        span = grid.span(cell)
        tag = grid.tag(span.start) if span else b""
        return cell_xml(address(cell), self.style_of(cell), grid.prefix, entry, tag)

    def content(self) -> bytes:
        """The XML of the sheet with these cells."""
        cells = {cell: self._xml(cell, entry) for cell, entry in self.entries.items()}
        grid = self.sheet.grid
        return spliced(grid.content, [*cell_splices(grid, cells, self.like), *self.rules])


def find_cell(place: str) -> Cell:
    """Row and column of "B3"; raises `CannotWrite` for what names no cell."""
    found = _ADDRESS.fullmatch(place.strip())
    cell = (int(found[2]), column_number(found[1])) if found else (0, 0)
    if not found or cell[0] > LAST_ROW or cell[1] > LAST_COLUMN:
        raise CannotWrite(f"“{shortened(place)}” is no cell", "Name one cell, such as B3.")
    return cell


def refuse_unwritable(sheet: OpenSheet, cell: Cell) -> None:
    """Raises `CannotWrite` for a cell that nobody should type over."""
    grid, span = sheet.grid, sheet.grid.span(cell)
    if span and span.formula:
        do = "Change what the formula works with, or type over it in Excel."
        raise CannotWrite("this cell holds a formula, which is not typed over", do)
    if any(within(cell, box) for box in grid.arrays):
        do = "Change what the formula works with, or the whole range in Excel."
        raise CannotWrite("this cell is filled by a formula that stands in another cell", do)
    if any(within(cell, box) for box in sheet.pivots):
        raise CannotWrite("this cell belongs to a pivot table", "Change what the pivot table is made from.")
    if any(table.headed and cell[0] == table.box[0][0] and within(cell, table.box) for table in sheet.tables):
        raise CannotWrite(
            "this cell is a heading of the table", "Leave headings as they are: entries are found by them."
        )
    for box in grid.merged:
        if within(cell, box) and cell != box[0]:
            do = f"Unmerge {address(box[0])}:{address(box[1])} in Excel (Home > Merge & Centre), and run this again."
            raise CannotWrite(f"this cell is merged with {address(box[0])}, and does not show", do)
    if grid.protected and sheet.book.reading.formats.is_locked(grid.style_of(cell)):
        do = "In Excel choose Review > Unprotect Sheet, save, and run this again."
        raise CannotWrite("this cell is locked, and the sheet is protected", do)
    if span and _RICH_VALUE.search(grid.tag(span.start)):
        raise CannotWrite("this cell holds a picture or linked data, not a text", "Type over it in Excel.")


def plan_cell(plan: SheetPlan, cell: Cell, edits: Sequence[CellEdit | LineEdit]) -> None:
    """Work out what all edits of one cell make of it; raises `CannotWrite` where they cannot be made."""
    edits = list(dict.fromkeys(edits))
    refuse_unwritable(plan.sheet, cell)
    for edit in edits:
        if isinstance(edit.new, str):
            refuse_what_cannot_be_typed(edit.new)
    whole = [edit for edit in edits if isinstance(edit, CellEdit)]
    if whole and len(edits) > 1:
        what = "two changes are asked for this cell"
        raise CannotWrite(what, "Accept one of them, and reject or defer the other.")
    if whole:
        _plan_whole(plan, cell, whole[0], whole[0].expected, whole[0].new)
        return
    _plan_lines(plan, cell, [edit for edit in edits if isinstance(edit, LineEdit)])


def _plan_whole(plan: SheetPlan, cell: Cell, edit: Edit, expected: Value, new: Value) -> None:
    found, style, reading = plan.sheet.found(cell), plan.style_of(cell), plan.sheet.book.reading
    if reading.stands(new, found, style):
        plan.already.append(edit)
        return
    if not reading.stands(expected, found, style):
        raise _moved_on(plan.sheet.shown(cell), expected)
    plan.put(edit, cell, reading.to_write(new, found, style))


def _moved_on(now: str, expected: Value) -> CannotWrite:
    says = f"it now says “{shortened(now, 200)}”" if now else "it is empty now"
    was = f"“{shortened(str(expected), 200)}”" if expected not in (None, "") else "nothing"
    return CannotWrite(f"this cell has moved on: {says}, where {was} was expected", _LOOK)


def _plan_lines(plan: SheetPlan, cell: Cell, edits: Sequence[LineEdit]) -> None:
    found, reading, style = plan.sheet.found(cell), plan.sheet.book.reading, plan.style_of(cell)
    if found.entry is not None and not isinstance(found.entry, tuple):
        _plan_one_line(plan, cell, edits)
        return
    runs = found.entry if isinstance(found.entry, tuple) else ()
    lines = [_bare(line) for line in plain(runs).split("\n")]
    left = [edit for edit in edits if not _is_there(edit, lines)]
    plan.already += [edit for edit in edits if edit not in left]
    if not left:
        return
    new = with_lines(runs, left)
    before, after = plan.sheet.shown(cell), plain(new)
    if runs:
        plan.put(left[0], cell, new or None)
    else:  # a sum or a date may be what an empty cell is for
        plan.put(left[0], cell, reading.to_write(after, found, style))
    plan.written += [Written(edit, plan.sheet.title, address(cell), before, after) for edit in left[1:]]


def _plan_one_line(plan: SheetPlan, cell: Cell, edits: Sequence[LineEdit]) -> None:
    """A number or date is a cell of one line; with a line more it becomes text."""
    edit = edits[0]
    if len(edits) > 1:
        raise CannotWrite("several changes are asked for a cell that holds one number", _LOOK)
    if edit.kind == "change":
        _plan_whole(plan, cell, edit, edit.expected, edit.new)
    elif edit.kind == "remove":
        _plan_whole(plan, cell, edit, edit.expected, None)
    elif plan.sheet.book.reading.stands(edit.expected, plan.sheet.found(cell), plan.style_of(cell)):
        plan.put(edit, cell, (TextRun(f"{edit.expected}\n{edit.new}"),))
    else:
        raise _moved_on(plan.sheet.shown(cell), edit.expected)


def _is_there(edit: LineEdit, lines: Sequence[str]) -> bool:
    """Whether a line says already what it is to say."""
    new, old = _bare(edit.new), _bare(edit.expected)
    if edit.kind == "change":
        return bool(new) and new in lines and (old not in lines or old == new)
    if edit.kind == "add" and old in lines:
        return lines[lines.index(old) + 1 : lines.index(old) + 2] == [new]
    return False


def _bare(text: str) -> str:
    text = clean(text, []).strip()
    return text[len(mark_of(text)) :]


def by_cell(edits: Iterable[CellEdit | LineEdit]) -> dict[str, list[CellEdit | LineEdit]]:
    """The edits of each cell, in their order."""
    found: dict[str, list[CellEdit | LineEdit]] = {}
    for edit in edits:
        found.setdefault(edit.cell.replace("$", "").strip().upper(), []).append(edit)
    return found
