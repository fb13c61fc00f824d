"""What officers typed into a replies file, read back so that nothing of it is ever lost.

In comes a replies workbook that may have been worked on; out come decisions and reasons by proposal, the sign-offs by
partner, and what was found that is not planbuilder's own. Rows may be sorted and filtered; where columns, sheets or
planbuilder's own texts were changed, the file is left as it is and a new one is written beside it.
"""

from __future__ import annotations

import warnings
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from planbuilder.returned.replies_look import (
    COMMENTS,
    DECISIONS,
    FIXED,
    PROPOSALS,
    SHEETS,
    SIDE_BY_SIDE,
    SIGN_OFF,
    SUMMARY,
    Book,
)
from planbuilder.worklist.words import clean

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet


ACCEPT, REJECT, DEFER = DECISIONS
#: What officers type for a decision where the drop-down is not there: pasted, or in another program.
_MEANT = {
    **dict.fromkeys(("accept", "accepted", "yes", "y", "agree", "agreed", "ok"), ACCEPT),
    **dict.fromkeys(("reject", "rejected", "no", "n"), REJECT),
    **dict.fromkeys(("defer", "deferred"), DEFER),
}


@dataclass
class Typed:
    """What was typed: (decision, reason) by a proposal's identity, and what was signed off, by partner.

    `reworded` has, by identity, the words that officers put in place of the partner's. `oddities` say as clauses why
    the file may not be written over.
    """

    decisions: dict[str, tuple[str, str]] = field(default_factory=dict)
    sign_offs: dict[str, tuple[Any, ...]] = field(default_factory=dict)
    reworded: dict[str, str] = field(default_factory=dict)
    oddities: list[str] = field(default_factory=list)


def meant(decision: str) -> str:
    """A decision in the words of the drop-down; anything else as it was typed."""
    return _MEANT.get(decision.strip().rstrip(".").casefold(), decision.strip())


def read_typed(path: Path, book: Book) -> Typed:
    """What officers typed into the file at `path`, of which `book` is what was last known. Raises `OSError`."""
    from openpyxl import load_workbook

    typed = Typed()
    try:
        with warnings.catch_warnings(), path.open("rb") as file:
            warnings.simplefilter("ignore")
            loaded = load_workbook(file)
    except OSError:
        raise
    except Exception:
        typed.oddities.append("it could not be read")
        return typed
    known = {one.identity: one for one in book.proposals}
    for sheet in loaded.worksheets:
        if sheet.title in (PROPOSALS, COMMENTS):
            _read_decisions(sheet, typed, {identity: book.fixed(one) for identity, one in known.items()})
        elif sheet.title == SIGN_OFF:
            _read_sign_offs(sheet, typed)
        elif sheet.title not in (SUMMARY, SIDE_BY_SIDE) and (sheet.max_row > 1 or sheet.cell(1, 1).value):
            typed.oddities.append(f"it has a sheet of your own, “{sheet.title}”")
        if any(cell.comment for row in sheet.iter_rows() for cell in row):
            typed.oddities.append(f"there are notes on its sheet “{sheet.title}”")
    missing = [title for title in (PROPOSALS, COMMENTS, SIGN_OFF) if title not in loaded.sheetnames]
    typed.oddities += [f"its sheet “{title}” is gone" for title in missing]
    return typed


def _headings(sheet: Worksheet) -> dict[str, int]:
    row = next(sheet.iter_rows(min_row=1, max_row=1, values_only=True), ())
    return {str(text).strip(): number for number, text in enumerate(row) if text not in (None, "")}


def _read_decisions(sheet: Worksheet, typed: Typed, known: Mapping[str, Mapping[str, str]]) -> None:
    columns = _headings(sheet)
    expected = [one.heading for one in SHEETS[sheet.title]]
    if not {"Decision", "Reason", "Id"} <= columns.keys():
        typed.oddities.append(f"columns of its sheet “{sheet.title}” are gone")
        return
    if set(columns) - set(expected):
        typed.oddities.append(f"its sheet “{sheet.title}” has a column of your own")
    for row in sheet.iter_rows(min_row=2, values_only=True):
        said = {name: _said(row[place]) for name, place in columns.items() if place < len(row)}
        identity, decision, reason = (said.get(name, "") for name in ("Id", "Decision", "Reason"))
        if identity not in known:
            if any(said.values()):
                typed.oddities.append(f"its sheet “{sheet.title}” has a row of your own")
            continue
        if decision or reason:
            typed.decisions[identity] = (meant(decision), reason)
        changed = [name for name in FIXED if name in said and said[name] != _said(known[identity].get(name, ""))]
        if "Proposed" in changed:
            typed.reworded[identity] = said["Proposed"]
        if changed:
            typed.oddities.append(f"a text under “{changed[0]}” on its sheet “{sheet.title}” was changed")


def _read_sign_offs(sheet: Worksheet, typed: Typed) -> None:
    columns = _headings(sheet)
    expected = [one.heading for one in SHEETS[SIGN_OFF]]
    if "Partner" not in columns or set(columns) != set(expected):
        typed.oddities.append("the columns of its sheet “Sign-off” were changed")
    for row in sheet.iter_rows(min_row=2, values_only=True):
        partner = _said(row[columns["Partner"]]) if "Partner" in columns else ""
        values = tuple(row[columns[name]] if name in columns else None for name in expected[1:5])
        if partner:
            typed.sign_offs[partner] = values
        elif any(values):
            typed.oddities.append("its sheet “Sign-off” has a row without a partner")


def _said(value: object) -> str:
    """A cell's text as it is compared: as it was written, whatever a program makes of line ends and escapes."""
    text = "" if value is None else str(value)
    return clean(text).replace("x005F_", "").replace("_x000D_", "").replace("\r", "").strip()


def merged(found: Sequence[Typed]) -> tuple[Typed, list[str]]:
    """What was typed in several files, the newest last; and the identities on which they do not agree."""
    whole = Typed()
    differ: list[str] = []
    for one in found:
        for identity, said in one.decisions.items():
            if whole.decisions.get(identity, said) != said:
                differ.append(identity)
            whole.decisions[identity] = said
        whole.reworded |= one.reworded
        whole.sign_offs |= {
            partner: said for partner, said in one.sign_offs.items() if any(said) or partner not in whole.sign_offs
        }
    return whole, differ
