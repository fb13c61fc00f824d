"""Whether any text of a workbook has the double brackets in which a figure is quoted.

In come checked records; out comes yes or no. It is asked before every build, and most plans quote nothing: what works
figures out is loaded only where the answer is yes.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from planbuilder.intake.check import Checked
from planbuilder.values import Lead, Line, Money


def has_brackets(checked: Checked, without: Collection[str] = ()) -> bool:
    """Whether some text has “[[” or “]]” in it; `without` are sheets that do not count."""
    return any(
        _in(value)
        for title, rows in checked.records.items()
        if title not in without
        for row in rows
        for value in vars(row).values()
    )


def _in(value: object) -> bool:
    if isinstance(value, str):
        return "[[" in value or "]]" in value
    if isinstance(value, tuple):
        return any(
            any("[" in run.text or "]" in run.text for run in one.runs) and _in(one.text)
            for one in value
            if isinstance(one, Line)
        ) or any("[[" in text or "]]" in text for text in bare_texts(value))
    return False


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
