"""What stands in one cell, made clean: text without what the eye cannot see, numbers as Excel shows them.

In come the raw contents of a cell as openpyxl reads them; out come clean text and runs. Characters that no document
may hold are taken out with a note; everything else stays as typed.
"""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from dataclasses import dataclass, field
from decimal import Decimal
from functools import lru_cache

from planbuilder.values import Run, long_date

#: What a formula shows when it cannot be worked out.
FORMULA_ERRORS = {"#REF!", "#N/A", "#VALUE!", "#DIV/0!", "#NAME?", "#NUM!", "#NULL!", "#SPILL!", "#CALC!"}


class CellFault(Exception):
    """A cell that an officer must mend: what is wrong, and what to do."""

    def __init__(self, what: str, do: str) -> None:
        super().__init__(what)
        self.what = what
        self.do = do


@dataclass(slots=True)
class Typed:
    """What stands in one cell: plain or rich text, a number, a date; with the dress of the whole cell."""

    value: object
    bold: bool = False
    italic: bool = False
    number_format: str = "General"
    notes: list[str] = field(default_factory=list)

    @property
    def runs(self) -> list[Run]:
        """The contents as runs of clean text; a number or date as Excel would show it."""
        if isinstance(self.value, str):
            return [Run(clean(self.value, self.notes), self.bold, self.italic)]
        if isinstance(self.value, list):  # openpyxl's rich text is a list of strings and of blocks with a font
            return [self._run(part) for part in self.value]
        return [Run(as_shown(self.value, self.number_format), self.bold, self.italic)]

    def _run(self, part: object) -> Run:
        font = getattr(part, "font", None)
        if font is None:
            return Run(clean(str(part), self.notes), self.bold, self.italic)
        return Run(clean(str(getattr(part, "text", "")), self.notes), bool(font.b), bool(font.i))

    @property
    def text(self) -> str:
        """The contents as one clean text, its lines parted by newlines."""
        return tidy("".join(run.text for run in self.runs))

    @property
    def empty(self) -> bool:
        """Whether nothing is typed that an eye could see."""
        return self.value is None or (not isinstance(self.value, int | float | dt.date) and not self.text)


# --- cleaning ---------------------------------------------------------------------------------------------

_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")  # ECMA-376 part 1, 22.9.2.19: how a workbook writes control characters
_SPACES = re.compile(r"[ \t\u00a0\u2000-\u200a\u202f\u205f\u3000]+")
_NEWLINES = re.compile(r"\r\n|\r|\v|\u2028|\u2029|\x85")
_UNSEEN = re.compile("[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]")
#: Also the private-use characters in which planbuilder's own marks travel through a template.
_FORBIDDEN = re.compile("[\x00-\x08\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ue000-\ue0ff\ufffe\uffff]")


def clean(text: str, notes: list[str]) -> str:
    """Text without what the eye cannot see; characters that no document may hold are taken out with a note."""
    if text.isascii() and text.isprintable() and "_x" not in text and "  " not in text:
        return text
    text = _ESCAPED.sub(lambda escaped: chr(int(escaped[1], 16)), text)
    text = _UNSEEN.sub("", _NEWLINES.sub("\n", text))
    text, count = _FORBIDDEN.subn("", text)
    if count:
        some = "a control character was" if count == 1 else f"{count} control characters were"
        notes.append(f"{some} taken out of the text, because no document can show it")
    return _SPACES.sub(" ", text)


def tidy(text: str) -> str:
    """Text without spaces at the ends of its lines and without empty lines round it."""
    return "\n".join(line.strip() for line in text.split("\n")).strip("\n")


def as_shown(value: object, number_format: str = "General") -> str:
    """A number or a date in the words that Excel shows, as far as its format is a common one."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if isinstance(value, dt.datetime | dt.date):
        return long_date(value)
    if not isinstance(value, int | float | Decimal):
        return str(value)
    places = len(match[1]) if (match := re.search(r"0\.(0+)", number_format)) else None
    comma = "," if "," in number_format else ""
    if "%" in number_format:
        return f"{value * 100:.{places or 0}f}%"
    pound = "£" if "£" in number_format else ""
    if places is not None:
        return f"{pound}{value:{comma}.{places}f}"
    whole = value == int(value) or number_format not in {"General", "@"}
    return f"{pound}{round(value) if whole else value:{comma}}"


@lru_cache(maxsize=4096)
def folded(name: str) -> str:
    """A name as names are compared: case, kind of quote and dash, "&" and spacing do not count."""
    name = unicodedata.normalize("NFKC", name).casefold().replace("&", " and ")
    name = re.sub("[‘’ʼ´`]", "'", name)
    name = re.sub("[“”„]", '"', name)
    name = re.sub(r"\s*[‐-―−-]\s*", "-", name)
    return " ".join(name.split()).rstrip(".,;:")
