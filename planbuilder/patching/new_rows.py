"""New rows below the last one of a table, as an officer would type them.

In come a sheet and the rows to add; out go their cells into the sheet's plan, and the tables that reach further now. A
row goes into the first spare row of the table; where there is none, the table is made longer, unless something stands
below it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final

from planbuilder.patching.book import Table
from planbuilder.patching.cell_xml import Found, refuse_what_cannot_be_typed
from planbuilder.patching.edits import CannotWrite, RowEdit, Value
from planbuilder.patching.grid import Box, boxes, within
from planbuilder.patching.meaning import as_words
from planbuilder.patching.references import next_reference
from planbuilder.patching.sheet_plan import SheetPlan, refuse_unwritable
from planbuilder.patching.splices import Splice
from planbuilder.problems import known_names, shortened
from planbuilder.schema import columns
from planbuilder.typed import folded
from planbuilder.worklist.places import LAST_ROW, Cell, address, column_letters, column_number

_HEADINGS_WITHIN: Final = 15
_TOTAL: Final = re.compile(r"(?:grand |overall |sub-?\s?)?totals?\b.{0,30}", re.IGNORECASE)
_REF: Final = re.compile(rb"""(\sref\s*=\s*["'])([^"']*)""")
_AUTO_FILTER: Final = re.compile(rb"<(?:\w+:)?autoFilter\b[^>]*>")
_SQREF: Final = re.compile(rb"""(\ssqref\s*=\s*["'])([^"']*)""")


class NewRows:
    """The next free row of one sheet's table, moved on with each row that is added."""

    def __init__(self, plan: SheetPlan) -> None:
        self.plan, self.sheet = plan, plan.sheet
        self.record = self.sheet.book.record(self.sheet.title)
        if self.record is not None and self.record.sheet.settings:
            do = "Type the setting into the cell beside its name."
            raise CannotWrite("this sheet holds one setting a row, so that no row can be added", do)
        self.top, self.columns = self._headings()
        self.table = self._table()
        left, right = self._width()
        self.inside = range(left, right + 1)
        self.filled = self._filled_rows()
        self._by_text: dict[int, Mapping[str, set[int]]] = {}
        self.last = max(self.filled, default=self.top)
        self.model = self.last  # the row whose dress new rows take; of empty tables, no row's
        self._refuse_totals()

    # --- where the table stands -------------------------------------------------------------------------------

    def _headings(self) -> tuple[int, dict[str, int]]:
        """The row of the headings, and the column of each by what it may be called (folded)."""
        tops = {table.box[0][0] for table in self.sheet.tables}
        rows = sorted({row for row in self.sheet.grid.rows if row <= _HEADINGS_WITHIN} | tops)
        known = self._known()
        best: tuple[int, int, dict[str, int]] = (0, 0, {})
        for row in rows:
            found = self._texts(row)
            score = sum(name in found for name in known) if known else int(row in tops)
            if score > best[0]:
                best = (score, row, found)
        if not best[0]:
            do = "Bring the row of headings back, or copy the sheet from a blank workbook (make blank)."
            raise CannotWrite("the headings of the table were not found", do)
        return best[1], best[2]

    def _known(self) -> set[str]:
        if self.record is None:
            return set()
        return {folded(h) for one in columns(self.record).values() for h in (one.heading, *one.old_headings)}

    def _texts(self, row: int) -> dict[str, int]:
        found: dict[str, int] = {}
        for column in sorted(self.sheet.grid.rows[row].cells) if row in self.sheet.grid.rows else ():
            text = " ".join((self.sheet.found((row, column)).text or "").split())
            if text:
                found.setdefault(folded(text), column)
        return found

    def _table(self) -> Table | None:
        heads = [(self.top, column) for column in self.columns.values()]
        for table in self.sheet.tables:
            if table.box[0][0] == self.top and any(within(cell, table.box) for cell in heads):
                return table
        return None

    def _width(self) -> tuple[int, int]:
        if self.table:
            return self.table.box[0][1], self.table.box[1][1]
        return min(self.columns.values()), max(self.columns.values())

    @property
    def _bottom(self) -> int:
        """The last row that belongs to the table and is no row of totals."""
        if self.table is None:
            return LAST_ROW
        return self.table.box[1][0] - self.table.totals

    def _filled_rows(self) -> list[int]:
        """The rows of the table in which something is typed; a formula alone waits for its row to be filled."""
        found = [
            number
            for number, row in sorted(self.sheet.grid.rows.items())
            if self.top < number <= self._bottom
            and any(span.filled and not span.formula and column in self.inside for column, span in row.cells.items())
        ]
        while found and not self._shows_anything(found[-1]):
            found.pop()
        return found

    def _shows_anything(self, row: int) -> bool:
        cells = self.sheet.grid.rows[row].cells.items()
        return any(c in self.inside and not span.formula and self.sheet.shown((row, c)) for c, span in cells)

    def _refuse_totals(self) -> None:
        if self.last == self.top:
            return
        row = self.sheet.grid.rows[self.last]
        if any(_TOTAL.fullmatch(self.sheet.shown((self.last, c)).strip()) for c in row.cells if c in self.inside):
            do = f"Insert an empty row above row {self.last} in Excel, type the new row there, and mark it as done."
            raise CannotWrite(f"the last row of the table (row {self.last}) is a total, so no row fits below it", do)
        key = self._key_column()
        if key is not None and not self.sheet.shown((self.last, key)):
            heading = self.sheet.shown((self.top, key))
            do = f"Give it one, or delete row {self.last} where it is no part of the table; then run this again."
            raise CannotWrite(f"row {self.last}, the last one that is filled, has nothing under “{heading}”", do)

    # --- adding -----------------------------------------------------------------------------------------------

    def add(self, edit: RowEdit) -> None:
        """Put a row below the last one; raises `CannotWrite` where there is no room, or an entry has no column."""
        given = self._by_column(edit)
        if not given:
            raise CannotWrite("the new row has no entries", "Type it into the workbook yourself.")
        key = self._key_column()
        if self._alike({column: value for column, value in given.items() if column != key or value}):
            self.plan.already.append(edit)
            return
        if key is not None and not given.get(key):
            given[key] = next_reference(self._references(key, given), edit.taken)
        elif key is not None:
            self._refuse_a_second(key, str(given[key]))
        row = self._free_row()
        reading = self.sheet.book.reading
        for column, value in sorted(given.items()):
            cell = (row, column)
            refuse_unwritable(self.sheet, cell)
            if self.sheet.grid.span(cell) is None and self.model != self.top:
                self.plan.styles[cell] = self.sheet.grid.style_of((self.model, column))
            self.plan.put(edit, cell, reading.to_write(value, Found(), self.plan.style_of(cell)))
        if self.model != self.top:
            self.plan.like[row] = self.model
            self._dress_the_rest(row)
        self.last = row

    def _dress_the_rest(self, row: int) -> None:
        """Cells without an entry get the format of the one above, so that what is typed later looks like the others."""
        grid = self.sheet.grid
        for column, above in grid.rows[self.model].cells.items():
            cell = (row, column)
            bare = column in self.inside and cell not in self.plan.entries and grid.span(cell) is None
            if bare and above.style != grid.style_of(cell):
                self.plan.styles[cell] = above.style
                self.plan.entries[cell] = None

    def _by_column(self, edit: RowEdit) -> dict[int, Value]:
        given: dict[int, Value] = {}
        for name, value in edit.values.items():
            if isinstance(value, str):
                refuse_what_cannot_be_typed(value)
            if value not in (None, ""):
                given[self._column(name)] = value
        return given

    def _column(self, name: str) -> int:
        names = [name]
        for one in columns(self.record).values() if self.record else ():
            if folded(name) in map(folded, (one.heading, *one.old_headings)):
                names += [one.heading, *one.old_headings]
        for one_name in map(folded, names):
            if one_name in self.columns:
                return self.columns[one_name]
        if re.fullmatch("[A-Z]{1,3}", name) and column_number(name) in self.inside:
            return column_number(name)
        do = known_names([self.sheet.shown((self.top, column)) for column in self.columns.values()])
        raise CannotWrite(f"there is no column “{shortened(name)}”", do or "Add it, or leave that entry out.")

    def _key_column(self) -> int | None:
        """The column of the reference or name by which a row is known."""
        if self.record is None or not self.record.sheet.key:
            return None
        column = columns(self.record)[self.record.sheet.key]
        found = (self.columns.get(folded(name)) for name in (column.heading, *column.old_headings))
        return next((number for number in found if number), None)

    def _references(self, key: int, given: Mapping[int, Value]) -> list[tuple[str, bool]]:
        """The references of the table, each with whether its row is of the same kind as the new one (its priority)."""
        kinds = self._one_line_references()
        alike = {column: given[column] for column in kinds if given.get(column)}
        rows = self._alike(alike) if alike else set()
        known = [(self.sheet.shown((row, key)), row in rows) for row in self.filled]
        added = [cell[0] for cell in self.plan.entries if cell[1] == key]
        same = [all(self._new((row, column)) == value for column, value in alike.items()) for row in added]
        return known + [(self._new((row, key)), one) for row, one in zip(added, same, strict=True)]

    def _one_line_references(self) -> list[int]:
        """The columns that name one record of another sheet, as an action names its priority."""
        found = columns(self.record).values() if self.record else ()
        named = [one for one in found if one.refers_to and not one.kind.several_lines]
        return [self.columns[folded(one.heading)] for one in named if folded(one.heading) in self.columns]

    def _new(self, cell: Cell) -> str:
        return self.sheet.book.reading.shown(as_words(self.plan.entries.get(cell)), self.plan.style_of(cell))

    def _alike(self, given: Mapping[int, Value]) -> set[int]:
        """The rows that hold these entries."""
        texts = {column: value for column, value in given.items() if isinstance(value, str)}
        rows = set(self.filled)
        for column, value in texts.items():
            rows &= self._rows_by_text(column).get(_compared(value), set())
        rest = {column: value for column, value in given.items() if column not in texts}
        sheet, stands = self.sheet, self.sheet.book.reading.stands
        return {
            row
            for row in rows
            if all(stands(v, sheet.found((row, c)), sheet.grid.style_of((row, c))) for c, v in rest.items())
        }

    def _rows_by_text(self, column: int) -> Mapping[str, set[int]]:
        """The rows of the table by what they say in a column."""
        if column not in self._by_text:
            found: dict[str, set[int]] = {}
            for row in self.filled:
                found.setdefault(_compared(self.sheet.shown((row, column))), set()).add(row)
            self._by_text[column] = found
        return self._by_text[column]

    def _refuse_a_second(self, key: int, name: str) -> None:
        for row in self.filled:
            if folded(self.sheet.shown((row, key))) == folded(name):
                do = "Give the new row another one, or change the row that is there."
                raise CannotWrite(f"“{shortened(name)}” stands in row {row} already", do, address((row, key)))

    def _free_row(self) -> int:
        row = self.last + 1
        if row > self._bottom:
            self._refuse_what_is_in_the_way(row)
        if any((row, column) in self.plan.entries for column in self.inside) or row > LAST_ROW:
            raise CannotWrite("the row below the table is being written to", "Run this again for the new rows.")
        return row

    def _refuse_what_is_in_the_way(self, row: int) -> None:
        """Raises `CannotWrite` where the table cannot be made longer by this row."""
        assert self.table is not None
        do = f"Insert empty rows into the table above row {row} in Excel, and run this again."
        if self.table.totals:
            raise CannotWrite(f"the table is full, and its row of totals stands in row {row}", do)
        filled = self.sheet.grid.rows.get(row)
        if filled and any(span.filled for column, span in filled.cells.items() if column in self.inside):
            raise CannotWrite(f"the table is full, and something else stands below it in row {row}", do)
        if any(within((row, column), box) for column in self.inside for box in self._others()):
            raise CannotWrite(f"the table is full, and row {row} below it belongs to something else", do)
        if self.table.worked_out:
            what = "the table is full, and a column of it is worked out by a formula that the new row would lack"
            raise CannotWrite(what, do)

    def _others(self) -> list[Box]:
        tables = [other.box for other in self.sheet.tables if other is not self.table]
        return [*self.sheet.grid.merged, *self.sheet.grid.arrays, *tables]

    # --- what reaches further now -----------------------------------------------------------------------------

    def extended(self) -> tuple[dict[str, bytes], list[Splice]]:
        """The table's part, and the rules of the sheet, where they have to reach further than before."""
        if self.table is None or self.last <= self._bottom:
            return {}, []
        content = self.sheet.book.parts.read(self.table.part)
        old = self._bottom
        corner = f"{address(self.table.box[0])}:{column_letters(self.table.box[1][1])}{self.last}".encode()
        content = _REF.sub(rb"\g<1>" + corner, content, count=1)
        content = _AUTO_FILTER.sub(lambda tag: _REF.sub(rb"\g<1>" + corner, tag[0], count=1), content, count=1)
        return {self.table.part: content}, list(self._longer_rules(old))

    def _longer_rules(self, old: int) -> Sequence[Splice]:
        """Drop-downs and colours that ended with the table end with it again."""
        grid, splices = self.sheet.grid, []
        for rule in grid.rules:
            parts = rule.cells.split()
            longer = [self._longer(part, old) for part in parts]
            if longer != parts:
                tag = grid.tag(rule.start)
                new = _SQREF.sub(rb"\g<1>" + " ".join(longer).encode(), tag, count=1)
                splices.append((rule.start, rule.start + len(tag), new))
        return splices

    def _longer(self, cells: str, old: int) -> str:
        first, last = boxes(cells)[0]
        if last[0] != old or not (first[1] in self.inside and last[1] in self.inside):
            return cells
        return f"{address(first)}:{address((self.last, last[1]))}"


def _compared(text: str) -> str:
    """A text as entries of rows are compared; several lines, of which the names in many columns are, stay apart."""
    return "\n".join(folded(line) for line in text.strip().split("\n"))
