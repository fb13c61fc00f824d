"""What a record is called in sentences, what it says in its own words, and where it stands in print.

In come records; out come short texts. What a record refers to (its priority, its theme, its area) is where it stands
and never what it says: a point that is gone is told in the point's own words.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, TypeVar

from planbuilder.compare.printed import lines_of, printed
from planbuilder.schema import Record, columns

R = TypeVar("R", bound=Record)
#: Rows that go by the values of these fields, where they have no key of their own.
_LABELS = {"Monthly": ("series", "month", "year"), "Progress": ("action", "quarter"), "Policing": ("team", "rank")}
#: The fields that say it all of a row; of other sheets it is the first text.
_ABOUT = {
    "Focus": ("point",),
    "Profile": ("point",),
    "Text": ("text",),
    "Highlights": ("figure", "text"),
    "Events": ("event", "where"),
    "Progress": ("rag", "done"),
    "Monthly": ("count",),
    "Policing": ("number", "note"),
    "Crime": ("own_previous", "own_current", "force_previous", "force_current"),
    "Districts": ("count",),
    "Enforcement": ("number", "received"),
    "Indicators": ("baseline", "target", "outturn"),
}
#: Sheets of numbers, whose headings have to be told with them.
_NUMBERS = frozenset({"Monthly", "Policing", "Crime", "Districts", "Enforcement", "Indicators"})
#: What rows without a key are printed under: those of one of these stand together, in the order of the sheet.
_UNDER: Mapping[str, tuple[str, ...]] = {
    "Focus": ("priority", "heading"),
    "Profile": ("theme",),
    "Text": ("section", "priority"),
    "Highlights": ("priority",),
    "Events": ("priority",),
    "Policing": ("team",),
    "Actions": ("priority",),
    "Projects": ("priority",),
}
#: Of these the order is printed as it was typed, although the rows have no key.
_IN_ORDER = frozenset({"Focus", "Profile", "Text", "Highlights", "Events", "Policing"})


def label(record: Record) -> str:
    """What a row without a key goes by ("Fly-tips reported, April, 2017/18"); "" where its words must do."""
    return ", ".join(filter(None, (printed(record, name) for name in _LABELS.get(type(record).sheet.title, ()))))


def about(record: Record) -> str:
    """What a record says in its own words, in one line; never what it refers to."""
    sheet, headings = type(record).sheet, columns(type(record))
    names = [name for name in _ABOUT.get(sheet.title, ()) if name in headings]
    told = [(headings[name].heading, printed(record, name)) for name in names]
    if sheet.title in _NUMBERS:
        return "; ".join(f"{heading.lower()} {text}" for heading, text in told if text)
    return ", ".join(text for _, text in told if text) or title(record)


def title(record: Record) -> str:
    """What a record is about: the first of its texts, in one line."""
    key = type(record).sheet.key
    for name, column in columns(type(record)).items():
        is_about = name not in (key, "priority") and column.printed and not column.refers_to
        if is_about and (text := " ".join(lines_of(getattr(record, name)))):
            return text
    return ""


def keeps_order(record: type[Record]) -> bool:
    """Whether a row that stands in another place of its list is printed in another place."""
    return bool(record.sheet.key) or record.sheet.title in _IN_ORDER


def as_printed(rows: Sequence[R], old_name: Mapping[str, str]) -> list[R]:
    """The rows with those together that are printed together; `old_name` gives the names that priorities have now."""
    if not rows or not (
        under := [name for name in _UNDER.get(type(rows[0]).sheet.title, ()) if hasattr(rows[0], name)]
    ):
        return list(rows)
    met: dict[str, int] = {}  # themes and teams are printed in the order in which they come first

    def place(row: R) -> tuple[Any, ...]:
        values = [printed(row, name) for name in under]
        if under[0] in ("theme", "team"):
            return (met.setdefault(values[0], len(met)),)
        return tuple(old_name.get(value, value) for value in values)

    return sorted(rows, key=place)
