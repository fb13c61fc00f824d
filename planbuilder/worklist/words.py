"""The words and colours that the marked copy, the page and the JSON have in common.

In come problems; out come the words for their level and their place, the counts in a sentence, and text that may
stand in any XML or HTML.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from planbuilder.problems import Level, Problem

#: House colours (docs of the template speak of them by name). Ink on any of the tints has a contrast above 10 to 1.
INK: Final = "1B2733"
NAVY: Final = "12355B"
BLUE: Final = "1D5FA8"
SLATE: Final = "4A5A6A"
GOLD: Final = "F2B824"
RULE: Final = "B8C4D0"
WHITE: Final = "FFFFFF"


@dataclass(frozen=True)
class Look:
    """How a level is said and shown: words, and a light tint that carries dark text."""

    words: str
    tint: str


LOOKS: Final = {
    Level.STOP: Look("To mend", "F9C9CE"),
    Level.WARN: Look("To check", "FFE3A0"),
    Level.NOTE: Look("Note", "CFE3F7"),
}

# XML 1.0, production 2 (Char): what no XML document may hold, not even as a reference
_NOT_XML: Final = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def clean(text: str) -> str:
    """The text without characters that no XML or HTML may hold; each leaves the sign for "not a character"."""
    return _NOT_XML.sub("\ufffd", text).replace("\r\n", "\n").replace("\r", "\n")


def sentence(what: str) -> str:
    """What was found as a sentence: with a capital, unless it begins with a file's name, and one full stop."""
    what = what.strip()
    first = what.partition(" ")[0]
    begun = what if "." in first else what[:1].upper() + what[1:]
    return begun if begun.endswith((".", "?", "!")) or not begun else f"{begun}."


def counts(problems: Iterable[Problem]) -> dict[Level, int]:
    """How many problems there are of each level, worst first; a level without any counts 0."""
    found = Counter(problem.level for problem in problems)
    return {level: found[level] for level in Level}


def counted(problems: Sequence[Problem]) -> str:
    """ "3 things to mend, 2 to check, 1 note", as far as there are any."""
    number = counts(problems)
    mend, check, notes = number[Level.STOP], number[Level.WARN], number[Level.NOTE]
    parts = [f"{mend} thing{'s' * (mend != 1)} to mend"] if mend else []
    if check:
        parts.append(f"{check} to check" if mend else f"{check} thing{'s' * (check != 1)} to check")
    if notes:
        parts.append(f"{notes} note{'s' * (notes != 1)}")
    return ", ".join(parts) or "nothing to mend and nothing to check"
