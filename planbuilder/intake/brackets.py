"""Whether any text of a workbook has the double brackets in which a figure is quoted.

In come checked records; out comes yes or no. It is asked before every build, and most plans quote nothing: what works
figures out is loaded only where the answer is yes.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from operator import attrgetter

from planbuilder.intake.check import Checked
from planbuilder.schema import Record
from planbuilder.values import Lead, Line, Money


def has_brackets(checked: Checked, without: Collection[str] = ()) -> bool:
    """Whether some text has “[[” or “]]” in it; `without` are sheets that do not count."""
    sheets = (rows for title, rows in checked.records.items() if title not in without and rows)
    return any("[[" in whole or "]]" in whole for whole in map(whole_text, sheets))


def whole_text(rows: Sequence[Record]) -> str:
    """All texts of a sheet, parted by newlines; a value that stands in many rows is one object and looked at once."""
    values = {id(value): value for name in vars(rows[0]) for value in map(attrgetter(name), rows)}
    return "\n".join(text for value in values.values() for text in _texts(value))


def _texts(value: object) -> Iterator[str]:
    if type(value) is tuple:
        yield from (one.text for one in value if type(one) is Line)
    yield from bare_texts(value)


def bare_texts(value: object) -> Iterator[str]:
    """The texts of a value without lines of its own: a name, names, lead officers, lines of money."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for one in value:
            if isinstance(one, str):
                yield one
            elif isinstance(one, Lead):
                yield from (one.name, one.organisation)
            elif isinstance(one, Money):
                yield one.text
