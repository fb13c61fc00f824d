"""Where in the workbooks a change belongs: the cell, the line in it, the record, or the sheet for a new row.

In come changes and the values of the draft's manifest; out come the facts of a place. A new paragraph belongs to the
cell that the paragraphs beside it come from; between two records of the same kind it is a new record.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from planbuilder.returned.changes import ADD, CHANGE, TEMPLATE, Change
from planbuilder.returned.likeness import likeness
from planbuilder.returned.words import Paragraph, Row, Story, plain

_MARK = re.compile(r"^\s*(?:[•*·–—-]\s+|•\s*|\(?[0-9a-zA-Z]{1,2}[.)]\s+)")
#: A line of a cell is the one that was printed when it is this much like it.
_SAME_LINE = 0.8


@dataclass(frozen=True)
class Place:
    """A cell or less: any of these may be "" where it is not known."""

    key: str = ""
    workbook: str = ""
    sheet: str = ""
    record: str = ""
    field: str = ""
    cell: str = ""
    line: int = 0


class Places:
    """The values of a draft by their keys, and its tables."""

    def __init__(self, values: Mapping[str, Mapping[str, Any]], frozen: Story) -> None:
        self.values = values
        self._columns: dict[int, list[Counter[str]]] = {}
        self._tables = {row: table for table in frozen.tables for row in table.rows}

    def place(self, key: str, words: str = "", *, added: int = 0) -> Place:
        """The cell of a key, and the line in it that says `words`."""
        value = self.values.get(key)
        if value is None:
            return Place(key)
        facts = {name: str(value.get(name, "")) for name in ("workbook", "sheet", "record", "field", "cell")}
        line = line_of(str(value.get("raw", "")), words)
        return Place(key, **facts, line=line + added if line else 0)

    def resolve(self, change: Change) -> tuple[Change, Place, tuple[tuple[str, str], ...]]:
        """A change with its place; one whose kind shows only now becomes that. The texts of a new row come with it."""
        if change.kind == ADD:
            return self._new_row(change) if change.whole_row else self._new_paragraph(change)
        place = self.place(change.key, change.before)
        if change.whole_row:
            place = replace(place, field="", line=0)
        elif change.row is not None and not change.key and change.column >= 0 and change.kind == TEMPLATE:
            return change, place, ()
        return change, place, ()

    # --- what is new

    def _new_paragraph(self, change: Change) -> tuple[Change, Place, tuple[tuple[str, str], ...]]:
        before, after = (_only_key(one) for one in change.beside)
        own = [key for key in (before, after) if key]
        if not own and change.row is not None and change.column >= 0:
            return self._empty_cell(change)
        if not own:
            return replace(change, kind=TEMPLATE), Place(), ()
        if self._is_list_of_records(change, before or after):
            place = self.place(before or after)
            said = ((place.field, change.proposed),)
            return change, replace(place, record="", cell="", line=0), said
        if before and change.beside[0] is not None:
            lines = self._lines(before)
            place = self.place(before, change.beside[0].text)
            return change, replace(place, line=place.line + 1 if place.line else lines + 1), ()
        assert change.beside[1] is not None
        place = self.place(after, change.beside[1].text)
        return change, replace(place, line=place.line or 1), ()

    def _lines(self, key: str) -> int:
        return len(lines_in(str(self.values.get(key, {}).get("raw", ""))))

    def _is_list_of_records(self, change: Change, key: str) -> bool:
        """Whether records of one kind stand below one another here, one paragraph each."""
        own, _, field = key.partition("_")
        near = [_only_key(one) for one in change.beside]
        if change.row is not None:
            cells = change.row.cells if change.column < 0 else change.row.cells[change.column : change.column + 1]
            near += [_only_key(one) for cell in cells for one in cell.paragraphs]
        others = {other for other in near if other.partition("_")[2] == field and other.partition("_")[0] != own}
        if all(near[:2]) and near[0] == near[1]:
            return False
        return bool(others) and self._lines(key) <= 1

    def _empty_cell(self, change: Change) -> tuple[Change, Place, tuple[tuple[str, str], ...]]:
        """A cell that held nothing: its place follows from its row and from its column in the other rows."""
        assert change.row is not None
        sibling = self._column_key(change.row, change.column)
        own = next((key for one in change.row.paragraphs for key in one.keys), "")
        if not sibling or not own or any(one.plain for one in change.row.cells[change.column].paragraphs):
            return replace(change, kind=TEMPLATE), Place(), ()
        field = self.place(sibling)
        of_row = self._same_sheet(change.row, field.sheet) or own
        record = self.place(of_row)
        key = f"{of_row.partition('_')[0]}_{sibling.partition('_')[2]}"
        letters, row = re.match(r"[A-Z]*", field.cell), re.search(r"\d+$", record.cell)
        cell = f"{letters[0]}{row[0]}" if letters and row and record.sheet == field.sheet else ""
        place = replace(record, key=key, field=field.field, cell=cell, line=0)
        return replace(change, kind=CHANGE, key=key), place, ()

    def _same_sheet(self, row: Row, sheet: str) -> str:
        keys = (key for one in row.paragraphs for key in one.keys)
        return next((key for key in keys if self.values.get(key, {}).get("sheet") == sheet), "")

    def _new_row(self, change: Change) -> tuple[Change, Place, tuple[tuple[str, str], ...]]:
        if change.row is None or not any(one.keys for one in change.row.paragraphs):
            return replace(change, kind=TEMPLATE), Place(), ()
        keys = [self._column_key(change.row, column) for column, _ in change.cells]
        places = [self.place(key) for key in keys]
        sheet = Counter(one.sheet for one in places if one.sheet).most_common(1)
        of = next((one for one in places if sheet and one.sheet == sheet[0][0]), Place())
        named = [
            (place.field or f"Column {column + 1}", text)
            for place, (column, text) in zip(places, change.cells, strict=True)
            if text or place.field
        ]
        said = replace(change, proposed="\n".join(f"{name}: {text}" for name, text in named if text))
        beside = self._same_sheet(change.row, of.sheet)
        return said, Place(beside, workbook=of.workbook, sheet=of.sheet), tuple(named)

    def _column_key(self, row: Row, column: int) -> str:
        """A key whose field is that of the column in most rows of the same table."""
        table = self._tables.get(row)
        if table is None or column < 0:
            return ""
        if id(table) not in self._columns:
            width = max(len(one.cells) for one in table.rows)
            counts: list[Counter[str]] = [Counter() for _ in range(width)]
            for one in table.rows:
                for place, cell in enumerate(one.cells):
                    counts[place].update({key for paragraph in cell.paragraphs for key in paragraph.keys})
            self._columns[id(table)] = counts
        counted = self._columns[id(table)]
        keys = counted[column] if column < len(counted) else Counter()
        fields = Counter(key.partition("_")[2] for key in keys)
        common = fields.most_common(1)[0][0] if fields else ""
        return next((key for key in keys if common and key.endswith(f"_{common}") and key in self.values), "")


def _only_key(paragraph: Paragraph | None) -> str:
    """The key of a paragraph whose words are all one value's; "" for any other."""
    if paragraph is None:
        return ""
    said = {piece.key for piece in paragraph.pieces if re.search(r"\w", piece.text)}
    return said.pop() if len(said) == 1 else ""


def lines_in(raw: str) -> list[str]:
    """The lines of a cell that say something, as they are typed."""
    return [line for line in raw.replace("\r", "").split("\n") if line.strip()]


def line_of(raw: str, words: str) -> int:
    """The number of the line of a cell that says these words; 0 for a cell of one line, and where none does."""
    lines = lines_in(raw)
    if len(lines) < 2 or not words.strip():
        return 0
    first = plain(words.split("\n")[0])
    said = [plain(_MARK.sub("", line)) for line in lines]
    for number, line in enumerate(said, 1):
        if line == first:
            return number
    holding = [number for number, line in enumerate(said, 1) if first and first in line]
    if len(holding) == 1:
        return holding[0]
    score, number = max((likeness(line, first), -number) for number, line in enumerate(said, 1))
    return -number if score >= _SAME_LINE else 0


def keys_in(paragraphs: Iterable[Paragraph]) -> list[str]:
    """The keys of paragraphs, each once."""
    return list(dict.fromkeys(key for one in paragraphs for key in one.keys))
