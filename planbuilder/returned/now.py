"""What stands in the workbooks now, where a proposal would change something.

In come the year's workbooks, and where each record stands in them today; out comes, for a proposal, the cell and its
text as it is today. A record that is not among those is looked for by what it is called, because rows move; failing
that, the cell is the one of the frozen draft.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from planbuilder.intake.files import examine_workbook
from planbuilder.intake.read import read_workbook
from planbuilder.intake.rows import Row, SheetRows
from planbuilder.keys import record_key
from planbuilder.problems import Level
from planbuilder.proposals import Proposal
from planbuilder.returned.places import lines_in
from planbuilder.returned.words import plain
from planbuilder.schema import WORKBOOKS, columns
from planbuilder.schema.choices import YES_OR_NO
from planbuilder.typed import Typed

_YES = {"yes", *(typed.casefold() for typed, meant in YES_OR_NO.items() if meant == "Yes")}


@dataclass(frozen=True)
class Now:
    """A cell as it is today; `text` is of the line that the proposal is about, where it is still there."""

    cell: str
    text: str
    known: bool = True


class Workbooks:
    """The workbooks of a year, each read when it is first asked for."""

    def __init__(
        self, inputs: Path, cells: Mapping[str, str] | None = None, drafted: Collection[str] = frozenset()
    ) -> None:
        """`cells` are the addresses of today by the keys of the values; `drafted` the keys of records in drafts."""
        self._inputs = inputs
        self._drafted = drafted
        self._cells = cells or {}
        self._sheets = cache(self._read)

    def now(self, proposal: Proposal) -> Now:
        """The cell of a proposal today; `known` is False where it cannot be told."""
        found = self._find(proposal)
        if found is None:
            return Now(proposal.cell, "", known=False)
        row, name = found
        text = _text(row.cells.get(name))
        return Now(row.addresses.get(name, proposal.cell), _line(text, proposal))

    def cell(self, proposal: Proposal) -> str:
        """All that stands in the cell of a proposal today; "" where it cannot be told."""
        found = self._find(proposal)
        return _text(found[0].cells.get(found[1])) if found else ""

    def lines(self, proposal: Proposal) -> list[str]:
        """The lines of the cell of a proposal today."""
        return lines_in(self.cell(proposal))

    def shared(self, proposal: Proposal) -> dict[str, str]:
        """What a new record takes over from the one beside it: required columns that the document does not print there.

        A row of an action plan does not say which priority the plan is of.
        """
        rows = self._sheets(proposal.workbook).get(proposal.sheet)
        address = self._cells.get(proposal.key)
        beside = (
            next((row for row in rows.rows if address in row.addresses.values()), None) if rows and address else None
        )
        if rows is None or beside is None:
            return {}
        given, key = {name for name, _ in proposal.values}, rows.record.sheet.key
        wanted = {name: one.heading for name, one in columns(rows.record).items() if one.required and name != key}
        return {heading: _text(beside.cells.get(name)) for name, heading in wanted.items() if heading not in given}

    def is_gone(self, proposal: Proposal) -> bool:
        """Whether the record of a proposal is no longer in its sheet."""
        rows = self._sheets(proposal.workbook).get(proposal.sheet)
        return rows is not None and rows.readable and bool(proposal.record) and self._find(proposal) is None

    def may_not_be_empty(self, proposal: Proposal) -> bool:
        """Whether the cell of a proposal is one that every row must fill in."""
        rows = self._sheets(proposal.workbook).get(proposal.sheet)
        wanted = [one for one in columns(rows.record).values() if one.heading == proposal.field] if rows else []
        return any(one.required for one in wanted)

    def names(self, workbook: str, sheet: str, marked: Sequence[str] = ()) -> list[str]:
        """What the records of a sheet are called, in their order; of those with a Yes under one of these headings.

        Where no row has one, because the columns are not used yet, all count.
        """
        rows = self._sheets(workbook).get(sheet)
        if rows is None:
            return []
        key, fields = rows.record.sheet.key, [_field(rows, heading) for heading in marked]
        named = [(row, text) for row in rows.rows if (text := _text(row.cells.get(key)))]
        chosen = [text for row, text in named if any(_is_yes(_text(row.cells.get(one))) for one in fields)]
        return chosen or [text for _, text in named]

    def setting(self, workbook: str, sheet: str, heading: str) -> str:
        """A setting; "" where it cannot be read."""
        rows = self._sheets(workbook).get(sheet)
        return _text(rows.rows[0].cells.get(_field(rows, heading))) if rows is not None and rows.rows else ""

    def _read(self, workbook: str) -> dict[str, SheetRows]:
        path = self._inputs / workbook
        if workbook not in WORKBOOKS or any(one.level is Level.STOP for one in examine_workbook(path)):
            return {}
        return read_workbook(path, WORKBOOKS[workbook])[0]

    def _find(self, proposal: Proposal) -> tuple[Row, str] | None:
        rows = self._sheets(proposal.workbook).get(proposal.sheet)
        if rows is None or not proposal.record:
            return None
        name = _field(rows, proposal.field)
        if rows.record.sheet.settings:
            return (rows.rows[0], name) if rows.rows else None
        address = self._cells.get(proposal.key)
        for row in rows.rows if address and name else ():
            if row.addresses.get(name) == address:
                return row, name
        key = rows.record.sheet.key
        called = [row for row in rows.rows if key and plain(_text(row.cells.get(key))) == plain(proposal.record)]
        if len(called) == 1:
            return called[0], name or key
        here = (row for row in rows.rows if name and row.addresses.get(name) == proposal.cell)
        frozen = next((row for row in here if not self._is_another(proposal, _text(row.cells.get(key)))), None)
        return (frozen, name) if frozen is not None else None

    def _is_another(self, proposal: Proposal, called: str) -> bool:
        """Whether a row where the record stood is now one of those that stood elsewhere: rows move up."""
        other = record_key(proposal.workbook, proposal.sheet, called)
        return plain(called) != plain(proposal.record) and other in self._drafted


def _field(rows: SheetRows, heading: str) -> str:
    return next((name for name, column in columns(rows.record).items() if column.heading == heading), "")


def _is_yes(text: str) -> bool:
    return text.strip().casefold() in _YES


def _text(typed: Typed | None) -> str:
    if typed is None or typed.value is None:
        return ""
    if isinstance(typed.value, dt.date):
        return f"{typed.value.day} {typed.value:%B %Y}"
    return typed.text


def _line(text: str, proposal: Proposal) -> str:
    """The line of a cell that the draft printed, as it is now; the whole cell where that line has gone."""
    lines = lines_in(text)
    if not proposal.line or not proposal.before:
        return text
    wanted = plain(proposal.before.split("\n")[0])
    same = [line for line in lines if plain(line).endswith(wanted)]
    if same:
        return same[0]
    return lines[proposal.line - 1] if proposal.line <= len(lines) else text
