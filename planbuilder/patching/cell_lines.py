"""Single lines of a cell changed, added and taken out, the others left as they are.

In come the runs of a cell and the edits of its lines; out come the new runs. A line is found by its text, as a document
prints it: without its list mark, outer spaces and what the eye cannot see.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from planbuilder.lines import to_lines
from planbuilder.patching.edits import CannotWrite, LineEdit
from planbuilder.patching.runs import Runs, TextRun, lines_of, of_lines, plain, reworded, usual
from planbuilder.problems import shortened
from planbuilder.typed import Typed, clean

_COUNTED: Final = re.compile(r"(\D*)(\d+)(.*)", re.DOTALL)


def with_lines(runs: Runs, edits: Sequence[LineEdit]) -> Runs:
    """The text of a cell after these edits; raises `CannotWrite` where a line is gone, or two edits change one line."""
    lines = lines_of(runs)
    before: dict[int, list[Runs]] = {}
    instead: dict[int, Runs | None] = {}
    instead_of: dict[int, LineEdit] = {}
    for edit in dict.fromkeys(edits):
        place = -1 if edit.kind == "add" and not edit.expected.strip() else _find(lines, edit)
        if edit.kind == "add":
            before.setdefault(place + 1, []).append(_added(lines, place, edit, usual_of(runs)))
            continue
        if place in instead:
            what = f"two changes are asked for the line “{shortened(edit.expected)}”"
            both = [instead_of[place], edit]
            raise CannotWrite(what, "Accept one of them, and reject or defer the other.", edits=both)
        instead_of[place] = edit
        instead[place] = None if edit.kind == "remove" else _changed(lines[place], edit.new)
    kept: list[Runs] = []
    for place in range(len(lines) + 1):
        kept += before.get(place, [])
        if place < len(lines):
            new = instead.get(place, lines[place])
            kept += [] if new is None else [new]
    if not plain(runs):  # the one line of an empty cell
        kept = [line for line in kept if line]
    return of_lines(kept)


def usual_of(runs: Runs) -> TextRun:
    """A text of no length in the dress of most of the cell."""
    return TextRun("", usual(runs))


def mark_of(text: str) -> str:
    """The list mark with which a line begins, with the spaces round it."""
    inside = to_lines(Typed(text))
    words = inside[0].text if inside else ""
    body = text.rstrip()
    return body[: len(body) - len(words)] if words and body.endswith(words) else ""


def _bare(text: str) -> str:
    """A line as it is compared: clean, without its mark."""
    text = clean(text, []).strip()
    return text[len(mark_of(text)) :]


def _find(lines: Sequence[Runs], edit: LineEdit) -> int:
    wanted, whole = _bare(edit.expected), clean(edit.expected, []).strip()
    texts = [clean(plain(line), []).strip() for line in lines]
    same = [n for n, text in enumerate(texts) if text and text == whole]
    same = same or [n for n, text in enumerate(texts) if text and _bare(text) == wanted]
    if not same:
        what = f"the line “{shortened(edit.expected)}” is no longer in this cell"
        now = " / ".join(text for text in texts if text)
        do = f"It now says “{shortened(now, 200)}”." if now else "The cell is empty now."
        raise CannotWrite(f"{what}: the cell has moved on", f"{do} Look at both, and type what is meant.", edits=[edit])
    filled = [n for n, text in enumerate(texts) if text]
    return min(same, key=lambda n: abs(filled.index(n) + 1 - edit.line))


def _changed(line: Runs, text: str) -> Runs:
    """A line with other words behind the list mark that it has."""
    old = plain(line)
    text = text.strip("\n")
    mark = "" if mark_of(text) else mark_of(old)
    return reworded(line, mark + text)


def _added(lines: Sequence[Runs], place: int, edit: LineEdit, dress: TextRun) -> Runs:
    mark = edit.mark
    if mark is None:
        neighbour = lines[place] if place >= 0 else lines[0]
        mark = "" if mark_of(edit.new) else mark_of(plain(neighbour))
        counted = _COUNTED.fullmatch(mark)
        if counted and place >= 0:
            mark = f"{counted[1]}{int(counted[2]) + 1}{counted[3]}"
    return (TextRun(mark + edit.new.strip("\n"), dress.dress),)
