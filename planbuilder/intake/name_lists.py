"""The names of a list sheet, each found in whatever way officers write it.

A record is known by its key and by every other name in its own row (short name, full name, "Also known as"). Case,
kind of quote and dash, "&" and spacing never count. Where that finds nothing, punctuation, a number before the name
("1. Burglary") and quotation marks round it do not count either; of a person, titles, ranks and honours do not.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

from planbuilder.people import bare_name
from planbuilder.schema.lists import Person
from planbuilder.typed import folded

_NUMBER = re.compile(r"\W*(?:priority |no[. ]|number )?\(?\d{1,2}(?:\s*[.):,-]\s*|\s+)[\"'(]*(?=[^\W\d_])")


@lru_cache(maxsize=4096)
def loose(name: str) -> str:
    """A name without punctuation; without spaces too, except between figures, so that "1.1" never is "11"."""
    words = " ".join(re.findall(r"\w+", folded(name).replace("'", "")))
    words = words.removeprefix("the ")
    if any(sign.isdigit() for sign in words):
        return re.sub(r"(?<=[^\W\d_]) (?=\d)", "", words)
    return words.replace(" ", "")


@lru_cache(maxsize=4096)
def loose_person(name: str) -> str:
    """The name of a person without titles, ranks, honours and punctuation."""
    return "".join(re.findall(r"\w+", bare_name(name)))


@dataclass
class NameList:
    """The names of one list sheet, in its order."""

    title: str
    form: Callable[[str], str] = loose
    names: list[str] = field(default_factory=list)
    #: The organisation that the list gives to a person.
    belongs: dict[str, str] = field(default_factory=dict)
    _keys: dict[str, str] = field(default_factory=dict)
    _others: dict[str, str] = field(default_factory=dict)
    _written: dict[str, str] = field(default_factory=dict)

    def add(self, key: str, others: Iterable[str]) -> None:
        """Enter a record by its key and its other names; the key of a record wins over another's other name."""
        if folded(key) not in self._keys:
            self.names.append(key)
        self._keys.setdefault(folded(key), key)
        self._written.setdefault(folded(key), key)
        for other in others:
            self._others.setdefault(folded(other), key)
            self._written.setdefault(folded(other), other)

    def find(self, name: str) -> str | None:
        """The key of the record that goes by this name."""
        plain = folded(name)
        return self._keys.get(plain) or self._others.get(plain) or self._find_loosely(name)

    def spelt(self, name: str) -> str | None:
        """This name as its row spells it, which need not be the key; as typed where it is only known loosely."""
        return self._written.get(folded(name)) or (name.strip("()[] ") if self.find(name) else None)

    def _find_loosely(self, name: str) -> str | None:
        form = self.form(name)
        if not form:
            return None
        forms, without_number = self._forms
        if form in forms or form in without_number:
            return forms.get(form) or without_number.get(form)
        rest = _NUMBER.sub("", folded(name), count=1) if any(sign.isdigit() for sign in name) else ""
        return forms.get(self.form(rest)) if rest else None

    @cached_property
    def _forms(self) -> tuple[dict[str, str | None], dict[str, str | None]]:
        """Every loose name, with its key; None where two records share it. And those with a number before them.

        "2 Rivers" is known as "Rivers", and "1. Rivers" as "Rivers", but never "3 Rivers" as "2 Rivers".
        """
        forms: dict[str, str | None] = {}
        without_number: dict[str, str | None] = {}
        for known in (self._keys, self._others):  # the keys first, as they win
            own: dict[str, str | None] = {}
            for name, key in known.items():
                form = self.form(name)
                own[form] = key if own.get(form, key) == key else None
                rest = _NUMBER.sub("", name, count=1)
                if rest != name:
                    form = self.form(rest)
                    without_number[form] = key if without_number.get(form, key) == key else None
            forms = own | forms
        return forms, without_number


def name_list(title: str, key: str, rows: Iterable[Mapping[str, object]]) -> NameList:
    """The list of a sheet from the values of its rows."""
    names = NameList(title, loose_person if title == Person.sheet.title else loose)
    for row in rows:
        name = row.get(key)
        if isinstance(name, str):
            others = [row.get("short_name"), row.get("full_name"), *_tuple(row.get("also"))]
            names.add(name, [part.strip() for other in others if other for part in str(other).split(";")])
            if isinstance(organisation := row.get("organisation"), str):
                names.belongs.setdefault(name, organisation)
    return names


def _tuple(value: object) -> tuple[object, ...]:
    return value if isinstance(value, tuple) else ()
