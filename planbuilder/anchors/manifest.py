"""What a document says of each cell, with the cell as it was when the document was made: kept with a frozen draft.

In come the checked inputs, their folder and the document; out comes, by key, where each printed value stood, what was
typed there, and the words that were printed. Later the cell may move or change; the draft's own list stays as it is.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from pathlib import Path

from planbuilder.anchors.cells import cells_by_key
from planbuilder.anchors.read import anchors_in, stories
from planbuilder.checking import Inputs
from planbuilder.intake.read import read_workbook
from planbuilder.schema import WORKBOOKS
from planbuilder.typed import Typed

Values = dict[str, dict[str, str]]


def values_of(inputs: Inputs, folder: Path, docx: Path | bytes) -> Values:
    """Every printed value of a document by its key, in the order of the document.

    `folder` holds the workbooks that the document was made from. Each entry has `workbook`, `sheet`, `record` (what it
    is called there), `field` (the heading), `cell`, `raw` (as typed), `type` and `printed`: the lines of a cell stand
    one below the other, and what is printed in several places stands once.
    """
    cells = cells_by_key(inputs.workbooks.values())
    printed: dict[str, dict[str, None]] = {}
    for _, tree in stories(docx):
        for anchor in anchors_in(tree):
            printed.setdefault(anchor.key, {})[anchor.text] = None
    typed = {name: _typed_cells(folder / name) for name in inputs.workbooks}
    values: Values = {}
    for key, lines in printed.items():
        if (of := cells.get(key)) is None:
            continue
        raw, kind = _raw(typed[of.workbook].get((of.sheet, of.cell)))
        values[key] = {
            "workbook": of.workbook,
            "sheet": of.sheet,
            "record": of.reference,
            "field": of.heading,
            "cell": of.cell,
            "raw": raw,
            "type": kind,
            "printed": "\n".join(lines),
        }
    return values


def _typed_cells(workbook: Path) -> Mapping[tuple[str, str], Typed]:
    """What is typed in each cell of a workbook, by its sheet's title and its address."""
    found, _ = read_workbook(workbook, WORKBOOKS[workbook.name])
    return {
        (title, row.addresses[name]): typed
        for title, sheet in found.items()
        for row in sheet.rows
        for name, typed in row.cells.items()
        if name in row.addresses
    }


def _raw(typed: Typed | None) -> tuple[str, str]:
    """What is typed in a cell, as text, and what kind of thing it is."""
    value = typed.value if typed else None
    if value is None or typed is None:
        return "", "empty"
    if isinstance(value, bool):
        return str(value).lower(), "true or false"
    if isinstance(value, dt.date | dt.time):
        return value.isoformat(), "date" if isinstance(value, dt.date) else "time"
    if isinstance(value, int | float):
        return repr(value), "number"
    return (str(value), "text") if isinstance(value, str) else ("".join(map(str, value)), "text")  # type: ignore[call-overload]
