"""Names that refer to other sheets: found in their list however they are written, or reported with the nearest one.

A priority, a person, a funder is known by its key and by every other name in its own row (short name, full name,
"Also known as"). Case, kind of quote and dash, "&" and spacing never count.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from planbuilder.catalogue.entries import UNKNOWN_NAME, UNKNOWN_PERSON
from planbuilder.cells import MONEY, NAMES
from planbuilder.problems import Problem, known_names, nearest, shortened
from planbuilder.schema import Column
from planbuilder.typed import folded
from planbuilder.values import Lead, Money

_JOINED = re.compile(r"\s*[/+&]\s*|\s+and\s+", re.IGNORECASE)


@dataclass
class NameList:
    """The names of one list sheet."""

    title: str
    names: list[str] = field(default_factory=list)
    _keys: dict[str, str] = field(default_factory=dict)
    _others: dict[str, str] = field(default_factory=dict)

    def add(self, key: str, others: Iterable[str]) -> None:
        """Enter a record by its key and its other names; the key of a record wins over another's other name."""
        if folded(key) not in self._keys:
            self.names.append(key)
        self._keys.setdefault(folded(key), key)
        for other in others:
            self._others.setdefault(folded(other), key)

    def find(self, name: str) -> str | None:
        """The key of the record that goes by this name."""
        return self._keys.get(folded(name)) or self._others.get(folded(name))


def name_list(title: str, key: str, rows: Iterable[Mapping[str, object]]) -> NameList:
    """The list of a sheet from the values of its rows."""
    names = NameList(title)
    for row in rows:
        if isinstance(row.get(key), str):
            others = [row.get("short_name"), row.get("full_name"), *_tuple(row.get("also"))]
            names.add(str(row[key]), [part.strip() for other in others if other for part in str(other).split(";")])
    return names


def _tuple(value: object) -> tuple[object, ...]:
    return value if isinstance(value, tuple) else ()


def resolve(value: object, column: Column, names: NameList) -> tuple[object, list[str]]:
    """A value with every name in the words of the list that it refers to, and the names that are not in it."""
    unknown: list[str] = []

    def known(name: str) -> str:
        found = names.find(name)
        if found is None:
            unknown.append(name)
        return found or name

    if isinstance(value, str):
        return known(value), unknown
    if not isinstance(value, tuple):
        return value, unknown
    if column.kind is not NAMES:
        people = [one for entry in value for one in _people(entry, names)]
        return tuple(_with_known_name(entry, known) for entry in people), unknown
    if [folded(str(name)) for name in value] == ["all"]:
        return tuple(names.names), unknown
    entries = [name for entry in value for name in _parted(str(entry), names)]
    return tuple(dict.fromkeys(known(name) for name in entries)), unknown


def _parted(entry: str, names: NameList) -> list[str]:
    """The names on one line: one as a rule, several where the whole line is no name and its parts are."""
    if names.find(entry):
        return [entry]
    by_semicolon = [part.strip() for part in entry.split(";") if part.strip()]
    by_comma = [part.strip() for part in entry.split(",") if part.strip()]
    return by_comma if by_comma and all(names.find(part) for part in by_comma) else by_semicolon


def _people(entry: object, names: NameList) -> list[object]:
    """The people whom one line names: "A and B, BBC", "A / B" and "A, B" are two, where both are in the list."""
    if not isinstance(entry, Lead):
        return [entry]
    if names.find(entry.name):
        second = entry.organisation
        return [Lead(entry.name), Lead(second)] if second and names.find(second) else [entry]
    parts = [part.strip() for part in _JOINED.split(entry.name)]
    if len(parts) > 1 and all(names.find(part) for part in parts):
        return [Lead(part, entry.organisation) for part in parts]
    return [entry]


def _with_known_name(entry: object, known: Callable[[str], str]) -> object:
    if isinstance(entry, Lead):
        return dataclasses.replace(entry, name=known(entry.name))
    if isinstance(entry, Money):
        return entry.paid_by(known(entry.funder)) if entry.funder else entry
    return known(str(entry))


def unknown_name(name: str, cells: Sequence[str], column: Column, names: NameList) -> Problem:
    """One problem for a name that is not in its list, at the first cell that has it."""
    also = ""
    if len(cells) > 1:
        more = f" and {len(cells) - 4} more" if len(cells) > 4 else ""
        also = f" (it stands in {', '.join(cells[1:4])}{more} as well)"
    near = nearest(name, names.names)
    several = [part.strip() for part in _JOINED.split(name)]
    if column.kind is MONEY and len(several) > 1 and all(names.find(part) for part in several):
        do = "Type one line a funder, each with its own sum."
        return UNKNOWN_NAME.problem(f"“{shortened(name)}” are several funders{also}", do, cell=cells[0])
    do = (
        f"Did you mean “{shortened(near)}”?"
        if near
        else f"Add it to that sheet, or correct it. {known_names(names.names)}"
    )
    check = UNKNOWN_PERSON if column.lenient else UNKNOWN_NAME
    sheet = f"“{names.title}”{f' of {column.of_workbook}' if column.of_workbook else ''}"
    return check.problem(f"“{shortened(name)}” is not in the sheet {sheet}{also}", do.rstrip(), cell=cells[0])
