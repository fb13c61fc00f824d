"""Which rows of tables are which: by their anchors, else by their reference, else by their words.

In come the tables as frozen and as they came back; out come pairs of rows, what is left over on each side, which rows
were moved and which are copies. A row is known by the bookmarks in it; a copy of it has controls alone, or the same
words once more.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from planbuilder.returned.likeness import alike_pairs, equal_pairs, likeness, moved
from planbuilder.returned.pairing import keys_of_names
from planbuilder.returned.words import Row, Table

#: What a reference of an action looks like: "ASB4".
_REFERENCE = re.compile(r"[A-Za-z]{0,6}[ .-]?\d{1,4}[a-z]?")
#: A new row that is this much like an old one is a copy of it, even if its reference was changed.
_COPIED = 0.75
ANCHORS, REFERENCE, EQUAL, ALIKE = "anchors", "reference", "equal", "alike"


@dataclass(eq=False)
class RowPair:
    """A row as frozen and as it came back; `found` is by what, `sure` how much alike where words alone told."""

    old: Row
    new: Row
    found: str = ANCHORS
    sure: float = 1.0
    moved_behind: Row | None = None
    is_moved: bool = False


@dataclass
class PairedRows:
    """All rows of a story; `copies` are new rows with the old ones that they were copied from.

    `table_of` gives the old table that a new row stands in, `before` the row that a new row stands behind.
    """

    pairs: list[RowPair] = field(default_factory=list)
    gone: list[Row] = field(default_factory=list)
    fresh: list[Row] = field(default_factory=list)
    copies: dict[Row, Row] = field(default_factory=dict)
    table_of: dict[Row, Table] = field(default_factory=dict)
    behind: dict[Row, Row] = field(default_factory=dict)


def pair_rows(old: Sequence[Table], new: Sequence[Table]) -> PairedRows:
    """Pair the rows of all tables; a row may have come from another table."""
    pairing = _RowPairing(old, new)
    pairing.by_bookmarks()
    pairing.pair_tables()
    pairing.by_controls()
    pairing.by_words()
    return pairing.result()


class _RowPairing:
    def __init__(self, old: Sequence[Table], new: Sequence[Table]) -> None:
        self.old, self.new = old, new
        self.home = {row: table for table in (*old, *new) for row in table.rows}
        self.of_old: dict[Row, RowPair] = {}
        self.of_new: dict[Row, RowPair] = {}
        self.copies: dict[Row, Row] = {}
        self.tables: dict[Table, Table] = {}  # new -> old
        self.words = {row: row.plain for row in self.home}

    def _put(self, old: Row, new: Row, found: str, sure: float = 1.0) -> None:
        self.of_old[old] = self.of_new[new] = RowPair(old, new, found, sure)

    def by_bookmarks(self) -> None:
        """The row with most of a row's bookmarks is that row."""
        own = {name: row for table in self.old for row in table.rows for one in row.paragraphs for name in one.weak}
        votes: list[tuple[int, float, Row, Row]] = []
        for row in (row for table in self.new for row in table.rows):
            names = [name for one in row.paragraphs for name in (one.weak | one.names) if name in own]
            for old, count in Counter(own[name] for name in names).items():
                votes.append((count, likeness(self.words[old], self.words[row]), old, row))
        for _, _, old, row in sorted(votes, key=lambda vote: vote[:2], reverse=True):
            if old not in self.of_old and row not in self.of_new:
                self._put(old, row, ANCHORS)

    def pair_tables(self) -> None:
        """A table is the one that most of its rows come from; else the next that says the same, or begins alike."""
        for table in self.new:
            votes = Counter(self.home[self.of_new[row].old] for row in table.rows if row in self.of_new)
            if votes:
                self.tables[table] = votes.most_common(1)[0][0]
        olds = [table for table in self.old if table not in self.tables.values()]
        news = [table for table in self.new if table not in self.tables]
        said = [[" ".join(self.words[row] for row in table.rows) for table in side] for side in (olds, news)]
        pairs = {b: a for a, b in equal_pairs(*said)}
        pairs |= {b: a for a, b, _ in alike_pairs(*said) if b not in pairs and a not in pairs.values()}
        self.tables |= {news[b]: olds[a] for b, a in pairs.items()}

    def by_controls(self) -> None:
        """A row without bookmarks whose controls name a row that is missing; where it is not, this one is a copy."""
        by_key: dict[str, list[Row]] = defaultdict(list)
        for row in (row for table in self.old for row in table.rows):
            for key in dict.fromkeys(key for one in row.paragraphs for key in one.keys):
                by_key[key].append(row)
        for table in self.new:
            for row in table.rows:
                if row in self.of_new:
                    continue
                keys = {key for one in row.paragraphs for key in keys_of_names(one)}
                votes = Counter(old for key in keys for old in by_key.get(key, ()))
                if not votes:
                    continue
                home = self.tables.get(table)
                ranked = sorted(votes, key=lambda old: (votes[old], self.home[old] is home), reverse=True)
                free = [old for old in ranked if old not in self.of_old and votes[old] == votes[ranked[0]]]
                if free:
                    self._put(free[0], row, ANCHORS)
                else:
                    self.copies[row] = ranked[0]

    def by_words(self) -> None:
        """Rows without anchors: the same words, the same reference, or words that are alike."""
        for table, home in self.tables.items():
            olds, news = self._free(home, table)
            for a, b in equal_pairs(self._said(olds), self._said(news)):
                self._put(olds[a], news[b], EQUAL)
            self._by_reference(home, table)
            olds, news = self._free(home, table)
            for a, b, score in alike_pairs(self._said(olds), self._said(news)):
                self._put(olds[a], news[b], ALIKE, score)
            self._by_gap(home, table)
            self._copied_words(home, table)

    def _free(self, home: Table, table: Table) -> tuple[list[Row], list[Row]]:
        """The rows of a table on both sides that are not paired yet."""
        return (
            [row for row in home.rows if row not in self.of_old],
            [row for row in table.rows if row not in self.of_new and row not in self.copies],
        )

    def _said(self, rows: Sequence[Row]) -> list[str]:
        return [self.words[row].strip(" |") for row in rows]

    def _by_reference(self, home: Table, table: Table) -> None:
        olds, news = self._free(home, table)
        known: dict[str, list[Row]] = defaultdict(list)
        for row in olds:
            known[reference_of(row)].append(row)
        for row in news:
            same = known.get(reference_of(row), [])
            if reference_of(row) and len(same) == 1:
                self._put(same.pop(), row, REFERENCE)

    def _by_gap(self, home: Table, table: Table) -> None:
        """Figures that are worked out, alone between the same rows as before, are what is alone between them now."""
        olds, news = (_alone(side.rows, pairs) for side, pairs in ((home, self.of_old), (table, self.of_new)))
        for edges, old in olds.items():
            new = news.get(edges)
            anchored = new is None or any(one.keys or one.tags for row in (old, new) for one in row.paragraphs)
            if new is not None and not anchored and len(old.cells) == len(new.cells):
                self._put(old, new, ALIKE, likeness(self.words[old], self.words[new]))

    def _copied_words(self, home: Table, table: Table) -> None:
        for row in self._free(home, table)[1]:
            if not self.words[row].strip(" |"):
                continue
            scores = [
                (likeness(self.words[old], self.words[row]), old) for old in home.rows if self.words[old].strip(" |")
            ]
            best, old = max(scores, key=lambda one: one[0], default=(0.0, None))
            if old is not None and (best >= _COPIED or (reference_of(row) and reference_of(row) == reference_of(old))):
                self.copies[row] = old

    def result(self) -> PairedRows:
        found = PairedRows()
        for table in self.new:
            home, before = self.tables.get(table), None
            for row in table.rows:
                if home is not None:
                    found.table_of[row] = home
                if before is not None:
                    found.behind[row] = before
                before = row
                if row in self.of_new:
                    found.pairs.append(self.of_new[row])
                elif self.words[row].strip(" |"):
                    found.fresh.append(row)
            self._mark_moves(table, home, found)
        found.gone = [
            row for table in self.old for row in table.rows if row not in self.of_old and self.words[row].strip(" |")
        ]
        found.copies = {row: old for row, old in self.copies.items() if row not in self.of_new}
        return found

    def _mark_moves(self, table: Table, home: Table | None, found: PairedRows) -> None:
        pairs = [self.of_new[row] for row in table.rows if row in self.of_new]
        for one in pairs:
            one.is_moved = home is not None and self.home[one.old] is not home
        here = [one for one in pairs if not one.is_moved]
        order = [home.rows.index(one.old) for one in here] if home is not None else []
        for place in moved(order):
            here[place].is_moved = True
        for one in pairs:
            one.moved_behind = found.behind.get(one.new) if one.is_moved else None


def _alone(rows: Sequence[Row], pairs: Mapping[Row, RowPair]) -> dict[tuple[int, int], Row]:
    """The rows that belong to none yet and stand alone, by the pairs before and behind them."""
    around = [0, *(id(pairs[row]) if row in pairs else None for row in rows), 0]
    return {
        (before, behind): row
        for row, before, own, behind in zip(rows, around, around[1:], around[2:], strict=False)
        if own is None and before is not None and behind is not None
    }


def reference_of(row: Row) -> str:
    """The reference in a row's first cell; "" where there is none."""
    first = row.cells[0].plain if row.cells else ""
    return first if _REFERENCE.fullmatch(first) and any(sign.isdigit() for sign in first) else ""
