"""Every finished file searched for names that are not to be published; each find is told with the cell it comes from.

In come files, people and the frozen records; out come problems: a name that stands in a text stops the publishing, a
surname that may be another word is a note.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence

from planbuilder.intake.check import Checked
from planbuilder.problems import Level, Problem
from planbuilder.publishing.persons import Withheld, search
from planbuilder.publishing.texts import Texts
from planbuilder.schema.declare import Record, columns
from planbuilder.schema.lists import Person
from planbuilder.schema.plan import Accepted
from planbuilder.values import Lead, Line, Money

_DO = (
    "Write the role in its place and issue the document as agreed again, or publish with NAMES=shown. If this is a post"
    " and no person, type the same words under Role in the sheet People."
)
_PERHAPS = "Look whether the person is meant; planbuilder cannot tell a surname from another word."
_DO_FILE = (
    "It stands in no printed cell: look at the template, and at the names and descriptions of pictures. Take it out and"
    " issue the document as agreed again, or publish with NAMES=shown."
)
_Place = tuple[str, str, str]


def names_found(
    texts: Texts, people: Sequence[Withheld], workbooks: Mapping[str, Checked], unprinted: Collection[str] = ()
) -> tuple[list[Problem], list[Problem]]:
    """Names in the texts of files: those that stop, and those that may be names; by cell where they come from one.

    `unprinted` are sheets that the document does not print.
    """
    found: dict[str, dict[tuple[str, bool], str]] = {}  # by person: each way to write the name, and the first file
    for file, own in texts.items():
        for _, text in own:
            for one in search(text, people, perhaps=True):
                found.setdefault(one.person, {}).setdefault((one.words, one.sure), file.name)
    sure: list[Problem] = []
    perhaps: list[Problem] = []
    for person in people:
        forms = found.get(person.name, {})
        cells = list(_cells(person, workbooks, unprinted, set(forms))) if forms else []
        certain = [(words, place) for words, is_sure, place in cells if is_sure]
        told = {place for _, place in certain}
        sure += [_problem(Level.STOP, person.name, words, _DO, place) for words, place in certain]
        elsewhere = [(words, where) for (words, is_sure), where in forms.items() if is_sure]
        if elsewhere and not certain:
            sure.append(_problem(Level.STOP, person.name, [elsewhere[0][0]], _DO_FILE, (elsewhere[0][1], "", "")))
        others = [(words, place) for words, is_sure, place in cells if not is_sure and place not in told]
        perhaps += [_problem(Level.NOTE, person.name, words, _PERHAPS, place) for words, place in others[:1]]
    return sure, perhaps


def _problem(level: Level, name: str, words: Sequence[str], do: str, place: _Place) -> Problem:
    written = ", ".join(f"“{one}”" for one in words)
    says = f" (as {written})" if list(words) != [name] else ""
    what = f"“{name}”{says} stands here, and lead officers are not to be named"
    if level is Level.NOTE:
        what = f"{written} stands here, which may be the name of {name}"
    return Problem(level, what, do, *place)


def cells_with(
    pattern: re.Pattern[str], workbooks: Mapping[str, Checked], unprinted: Collection[str] = ()
) -> Iterator[tuple[str, str]]:
    """The printed cells whose words match: each by its place, with the words that do."""
    for checked in workbooks.values():
        for title, records in checked.records.items():
            for record in records if title not in unprinted and not issubclass(_type(records), Accepted) else ():
                for name, column in columns(type(record)).items():
                    found = pattern.search(_text(getattr(record, name))) if column.printed else None
                    if found:
                        place = record.place
                        yield f"{place.workbook} > {place.sheet} > {record.cell(name)}", f"“{found[0]}”"


def _type(records: Sequence[Record]) -> type[Record]:
    return type(records[0]) if records else Record


def _cells(
    person: Withheld, workbooks: Mapping[str, Checked], unprinted: Collection[str], forms: set[tuple[str, bool]]
) -> Iterator[tuple[list[str], bool, _Place]]:
    """The printed cells that hold the name in one of these forms; the lead officers of actions are replaced."""
    for checked in workbooks.values():
        for title, records in checked.records.items():
            for record in records if title not in unprinted else ():
                yield from _in_record(person, record, forms)


def _in_record(
    person: Withheld, record: Record, forms: set[tuple[str, bool]]
) -> Iterator[tuple[list[str], bool, _Place]]:
    if isinstance(record, Accepted):
        return
    for name, column in columns(type(record)).items():
        if name not in ("role", "organisation") if isinstance(record, Person) else not column.printed:
            continue
        text = _text(getattr(record, name))
        met = search(text, [person], perhaps=True) if text else []
        for is_sure in (True, False):
            words = [one.words for one in met if one.sure is is_sure and (one.words, is_sure) in forms]
            if words:
                yield words, is_sure, (record.place.workbook, record.place.sheet, record.cell(name))


def _text(value: object) -> str:
    """The words of a cell; lead officers are replaced, so that they are no find."""
    if isinstance(value, tuple):
        return "\n".join(_text(one) for one in value)
    if isinstance(value, Line | Money):
        return value.text
    return value if isinstance(value, str) and not isinstance(value, Lead) else ""
