"""A change that a partner proposes, before it is known whether it was tracked and which cell it concerns.

In come paired paragraphs and rows; out come `Change`s: what stood there, what stands there now, and where.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from planbuilder.returned.pairing import BOOKMARKED, CONTROL, EQUAL, Group, Paired, pair
from planbuilder.returned.pieces import changed_pieces
from planbuilder.returned.rows import ANCHORS, PairedRows, RowPair, pair_rows
from planbuilder.returned.words import Cell, Paragraph, Row, Story

CHANGE, ADD, REMOVE, MOVE, TEMPLATE, COMMENT = "change", "add", "remove", "move", "template", "comment"


@dataclass(frozen=True)
class Change:
    """One thing that differs. `old` are the frozen paragraphs that it concerns, `numbers` the returned ones and rows.

    `beside` are frozen paragraphs near by, the one before first, where something was added; `row` is the frozen row
    that it stands in. `found` says how it was recovered where the anchors were gone, `sure` how surely.
    """

    kind: str
    key: str
    before: str
    proposed: str
    old: tuple[Paragraph, ...] = ()
    numbers: tuple[str, ...] = ()
    row: Row | None = None
    whole_row: bool = False
    column: int = -1
    beside: tuple[Paragraph | None, Paragraph | None] = (None, None)
    found: str = ""
    sure: float = 1.0
    cells: tuple[tuple[int, str], ...] = ()

    @property
    def target(self) -> tuple[object, ...]:
        """What tells this change from others in both views of a file: what it is about, not what it says."""
        about = tuple(map(id, self.old)) or self.numbers
        return self.kind, self.key, self.whole_row, self.column if not self.old else -1, about, self.before


def changes_between(old: Story, new: Story) -> tuple[list[Change], dict[Paragraph, tuple[Paragraph, ...]]]:
    """All changes of a story, and for each returned paragraph the frozen ones that it is."""
    look = _Look()
    look.container(old.body, new.body, is_cell=False)
    rows = pair_rows(old.tables, new.tables)
    for one in rows.pairs:
        look.row(one)
    look.lone_rows(rows)
    look.join_moves()
    return look.changes, look.origin


class _Look:
    """Goes through what was paired and notes each difference once."""

    def __init__(self) -> None:
        self.changes: list[Change] = []
        self.origin: dict[Paragraph, tuple[Paragraph, ...]] = {}

    def container(
        self, old: Cell, new: Cell, *, is_cell: bool, row: Row | None = None, column: int = -1, recovered: str = ""
    ) -> None:
        """The paragraphs of a cell or of the body."""
        paired = pair(old.paragraphs, new.paragraphs, is_cell=is_cell)
        alone = is_cell and len([p for p in old.paragraphs if p.plain]) == 1
        for group in paired.groups:
            self.origin |= {one: tuple(group.old) for one in group.new}
            self._group(group, row, column, recovered, is_value=alone)
        for one in paired.gone:
            self._gone(one, row, column, alone and not paired.fresh)
        for one in paired.fresh:
            self._fresh(one, old, new, paired, row, column)

    def _group(self, group: Group, row: Row | None, column: int, recovered: str, *, is_value: bool) -> None:
        old, numbers = tuple(group.old), tuple(one.number for one in group.new)
        anchored = any(one.keys for one in old)  # words of the template have no anchors to lose
        found = (recovered or ("" if group.found in (CONTROL, EQUAL) else group.found)) if anchored else ""
        sure = 1.0 if group.found in (CONTROL, BOOKMARKED, EQUAL) or not anchored else group.sure
        if not any(one.plain for one in group.new):
            self._gone(old[0], row, column, is_value, numbers=numbers)
            return
        for piece in changed_pieces(group.old, group.new):
            kind = CHANGE if piece.key else TEMPLATE
            self.changes.append(
                Change(
                    kind,
                    piece.key,
                    piece.before,
                    piece.proposed,
                    old,
                    numbers,
                    row,
                    False,
                    column,
                    found=found,
                    sure=sure,
                )
            )
        if group.is_moved:
            behind = group.moved_behind
            where = f"after “{_short(behind.plain)}”" if behind is not None else "to the beginning"
            keys = group.old[0].keys
            self.changes.append(
                Change(
                    MOVE, keys[0] if keys else "", group.old[0].text.strip(), where, old, numbers, row, False, column
                )
            )

    def _gone(
        self, one: Paragraph, row: Row | None, column: int, is_value: bool, numbers: tuple[str, ...] = ()
    ) -> None:
        """A paragraph that is gone or empty: each value in it, or its words where it has none."""
        if not one.keys:
            self.changes.append(Change(TEMPLATE, "", one.text.strip(), "", (one,), numbers, row, False, column))
        kind = CHANGE if len(one.keys) == 1 and is_value and row is not None else REMOVE
        for key in one.keys:
            words = one.text if len(one.keys) == 1 else "".join(part.text for part in one.pieces if part.key == key)
            self.changes.append(Change(kind, key, words.strip(), "", (one,), numbers, row, False, column))

    def _fresh(self, one: Paragraph, old: Cell, new: Cell, paired: Paired, row: Row | None, column: int) -> None:
        origin = {part: group.old for group in paired.groups for part in group.new}
        place = new.paragraphs.index(one)
        before = next((origin[p][-1] for p in reversed(new.paragraphs[:place]) if p in origin), None)
        after = next((origin[p][0] for p in new.paragraphs[place + 1 :] if p in origin), None)
        copied = f"copy of {paired.copies[one]}" if one in paired.copies else ""
        self.changes.append(
            Change(ADD, "", "", one.text.strip(), (), (one.number,), row, False, column, (before, after), copied)
        )

    # --- rows

    def row(self, one: RowPair) -> None:
        """The cells of a row that came back, and whether it stands elsewhere."""
        recovered = "" if one.found in (ANCHORS, EQUAL) else one.found
        cells = one.old.cells
        if len(cells) == len(one.new.cells):
            for column, (old, new) in enumerate(zip(cells, one.new.cells, strict=True)):
                self.container(old, new, is_cell=True, row=one.old, column=column, recovered=recovered)
        else:
            everything = [Cell([p for cell in side.cells for p in cell.paragraphs]) for side in (one.old, one.new)]
            self.container(*everything, is_cell=False, row=one.old, recovered=recovered)
        if one.is_moved:
            where = f"after {_row_name(one.moved_behind)}" if one.moved_behind is not None else "to the first row"
            first = next((p for p in one.old.paragraphs if p.plain), None)
            key = next((key for p in one.old.paragraphs for key in p.keys), "")
            told = (first,) if first is not None else ()
            self.changes.append(
                Change(MOVE, key, _row_words(one.old), where, told, (one.new.number,), one.old, whole_row=True)
            )

    def lone_rows(self, rows: PairedRows) -> None:
        """Rows that are gone and rows that are new."""
        for row in rows.gone:
            if len({key.partition("_")[0] for p in row.paragraphs for key in p.keys}) > len(row.cells):
                for one in (p for p in row.paragraphs if p.plain):  # a list of records, one a paragraph
                    self._gone(one, row, 0, is_value=False)
                continue
            key = next((key for p in row.paragraphs for key in p.keys), "")
            first = tuple(p for p in row.paragraphs if p.plain)[:1]
            self.changes.append(
                Change(REMOVE if key else TEMPLATE, key, _row_words(row), "", first, (), row, whole_row=True)
            )
        by_new = {one.new: one.old for one in rows.pairs}
        for row in rows.fresh:
            behind: Row | None = row
            while behind is not None and behind not in by_new:
                behind = rows.behind.get(behind)
            sibling = by_new[behind] if behind is not None else None
            table = rows.table_of.get(row)
            if table is not None and (sibling is None or not any(p.keys for p in sibling.paragraphs)):
                sibling = next((one for one in table.rows if any(p.keys for p in one.paragraphs)), sibling)
            copied = rows.copies.get(row)
            said = tuple(
                (n, "\n".join(p.text.strip() for p in cell.paragraphs if p.plain)) for n, cell in enumerate(row.cells)
            )
            numbers = (row.number, *(p.number for p in row.paragraphs))
            found = f"copy of {_row_name(copied)}" if copied is not None else ""
            self.changes.append(
                Change(ADD, "", "", _row_words(row), (), numbers, copied or sibling, True, found=found, cells=said)
            )

    # --- what went from one place to another

    def join_moves(self) -> None:
        """What is gone in one container and new in another, with the same words, was moved."""
        gone = {
            one.before: one
            for one in self.changes
            if one.kind in (REMOVE, TEMPLATE) and one.before and not one.proposed
        }
        counts = Counter(one.before for one in self.changes)
        for fresh in [one for one in self.changes if one.kind == ADD]:
            lost = gone.get(fresh.proposed)
            if (
                lost is None
                or counts[lost.before] > 1
                or len(lost.before.split()) < 3
                or fresh.whole_row != lost.whole_row
            ):
                continue
            behind = fresh.beside[0]
            where = f"after “{_short(behind.plain)}”" if behind is not None else "elsewhere"
            self.changes[self.changes.index(lost)] = Change(
                MOVE, lost.key, lost.before, where, lost.old, fresh.numbers, lost.row, lost.whole_row, lost.column
            )
            self.changes.remove(fresh)
            del gone[lost.before]


def _row_words(row: Row) -> str:
    """The words of a row in short, cell by cell."""
    return " | ".join(_short(cell.plain, 80) for cell in row.cells if cell.plain)


def _row_name(row: Row | None) -> str:
    """A row as a person knows it: its first words."""
    words = next((cell.plain for cell in row.cells if cell.plain), "") if row is not None else ""
    return f"“{_short(words)}”"


def _short(text: str, most: int = 60) -> str:
    return text if len(text) <= most else f"{text[: most - 3].rstrip()}..."


def numbers_of(changes: Sequence[Change]) -> Iterator[str]:
    """The numbers of all returned paragraphs and rows that changes concern."""
    return (number for change in changes for number in change.numbers)
