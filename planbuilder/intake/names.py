"""Names that refer to other sheets: found in their list however they are written, or reported with the nearest one.

A priority, a person, a funder is known by its key and by every other name in its own row (short name, full name,
"Also known as"). Case, kind of quote and dash, "&" and spacing never count.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from planbuilder.problems import Level, Problem, did_you_mean
from planbuilder.schema import Column
from planbuilder.typed import folded
from planbuilder.values import Lead, Money


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
            names.add(str(row[key]), [str(other) for other in others if other])
    return names


def _tuple(value: object) -> tuple[object, ...]:
    return value if isinstance(value, tuple) else ()


def resolve(value: object, column: Column, names: NameList) -> tuple[object, list[Problem]]:
    """A value with every name in the words of the list that it refers to, and a problem for each unknown name."""
    problems: list[Problem] = []

    def known(name: str) -> str:
        found = names.find(name)
        if found is None:
            problems.append(_unknown(name, column, names))
        return found or name

    if isinstance(value, str):
        return known(value), problems
    if not isinstance(value, tuple):
        return value, problems
    if [folded(name) for name in value if isinstance(name, str)] == ["all"]:
        return tuple(names.names), problems
    resolved = tuple(_with_known_name(entry, known) for entry in value)
    return (tuple(dict.fromkeys(resolved)) if column.kind.name == "Names" else resolved), problems


def _with_known_name(entry: object, known: Callable[[str], str]) -> object:
    if isinstance(entry, Lead):
        return dataclasses.replace(entry, name=known(entry.name))
    if isinstance(entry, Money):
        return entry.paid_by(known(entry.funder)) if entry.funder else entry
    return known(str(entry))


def _unknown(name: str, column: Column, names: NameList) -> Problem:
    level = Level.WARN if column.lenient else Level.STOP
    hint = did_you_mean(name, names.names)
    near = hint if hint.startswith("Did") else f"Add it to the sheet “{names.title}”, or correct it. {hint}".rstrip()
    return Problem(level, f"“{name}” is not in the sheet “{names.title}”", near)
