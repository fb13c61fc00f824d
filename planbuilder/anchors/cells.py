"""The cells behind the keys: where each record stands in the workbooks as they are now.

In come the checked workbooks of a year; out comes, for every key that a document may carry, the record, its field and
their cell. A key is of a record and no place, so it finds a row that was moved.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from planbuilder.intake.check import Checked
from planbuilder.schema import Record, columns
from planbuilder.schema.said import key_of


@dataclass(frozen=True)
class CellOf:
    """A field of a record and its cell; `heading` is what the field is called in the workbook."""

    record: Record
    field: str
    heading: str

    @property
    def workbook(self) -> str:
        """The workbook's file name."""
        return self.record.place.workbook

    @property
    def sheet(self) -> str:
        """The sheet's title."""
        return self.record.place.sheet

    @property
    def reference(self) -> str:
        """What the record is called on its sheet."""
        return self.record.place.reference

    @property
    def cell(self) -> str:
        """The address of the cell."""
        return self.record.cell(self.field)

    @property
    def place(self) -> str:
        """ "plan.xlsx > Actions > F15"."""
        return f"{self.workbook} > {self.sheet} > {self.cell}"


def cells_by_key(workbooks: Iterable[Checked]) -> Mapping[str, CellOf]:
    """Every cell of these workbooks by its key."""
    found: dict[str, CellOf] = {}
    for rows in (rows for checked in workbooks for rows in checked.records.values() if rows):
        headings = {name: column.heading for name, column in columns(type(rows[0])).items()}
        for record in rows:
            for name, heading in headings.items():
                if key := key_of(record, name):
                    found[key] = CellOf(record, name, heading)
    return found
