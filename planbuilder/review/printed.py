"""Every text that the plan prints, line by line with its place: gathered once, read by all checks of its words.

In come checked records; out comes `Texts`. Beside the single lines it holds them all as one long text, in which each
stands once, for looking through thousands of lines at a time costs far less than looking through each; `at` leads from
a find back to its line.
What officers keep for themselves (notes on partners, quarterly progress) is not printed in the plan and not in here.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from functools import cached_property
from itertools import accumulate
from typing import NamedTuple

from planbuilder.intake.check import Checked
from planbuilder.schema import Record
from planbuilder.schema.lists import Funder, Partner, PolicePriority, Priority
from planbuilder.schema.plan import Action, FocusPoint, Highlight, Passage, ProfilePoint, Settings, Version
from planbuilder.values import Lead, Line, Money

#: The fields of each sheet that the plan prints; a picture's description is read out to people who cannot see it.
PRINTED: Mapping[type[Record], tuple[str, ...]] = {
    Settings: ("partnership", "short_name", "title", "subtitle", "contact", "crest_text"),
    Version: ("stage",),
    Partner: ("name",),
    Funder: ("name", "full_name"),
    PolicePriority: ("name",),
    Priority: ("name", "picture_text"),
    FocusPoint: ("point",),
    ProfilePoint: ("theme", "point"),
    Passage: ("text",),
    Highlight: ("figure", "text"),
    Action: ("objective", "what", "leads", "budget", "timescale"),
}


class Printed(NamedTuple):
    """One printed line: its words, its record and field, and which line of the cell it is (from 1)."""

    text: str
    record: Record
    field: str
    number: int

    @property
    def workbook(self) -> str:
        """The file name of the workbook."""
        return self.record.place.workbook

    @property
    def sheet(self) -> str:
        """The title of the sheet."""
        return self.record.place.sheet

    @property
    def cell(self) -> str:
        """The address of the cell."""
        return self.record.cell(self.field)


class Texts:
    """The printed lines of a plan, in the order of its sheets.

    `said` holds each different line with the numbers of those that say it, for long plans say many things more than
    once; `whole` is all different lines as one text, parted by newlines.
    """

    def __init__(self, cells: list[tuple[Record, str, list[str]]]) -> None:
        self.cells = cells
        self.texts = [text for _, _, texts in cells for text in texts]
        if any("\n" in text for text in set(self.texts)):  # a line that is broken inside counts as one
            self.texts = [text.replace("\n", " ") for text in self.texts]
        self.said: dict[str, list[int]] = {}
        for number, text in enumerate(self.texts):
            self.said.setdefault(text, []).append(number)
        self.whole = "\n".join(self.said)
        self.starts = list(accumulate((len(text) + 1 for text in self.said), initial=0))
        self._saying = list(self.said.values())
        self._first_lines = list(accumulate((len(texts) for _, _, texts in cells), initial=0))

    def at(self, offset: int) -> tuple[Printed, int]:
        """The first line that says what stands at a place of the whole text, and where in it."""
        one = bisect_right(self.starts, offset) - 1
        return self.line(self._saying[one][0]), offset - self.starts[one]

    def saying(self, one: int) -> list[int]:
        """The numbers of the lines that say one of the different lines, by its place among them."""
        return self._saying[one]

    def line(self, number: int) -> Printed:
        """A line by its number in the whole plan, from 0."""
        cell = bisect_right(self._first_lines, number) - 1
        record, field, _ = self.cells[cell]
        return Printed(self.texts[number], record, field, number - self._first_lines[cell] + 1)

    @cached_property
    def plain(self) -> bytes:
        """The whole text in small letters without signs, one byte a character: quick to search for words."""
        return self.whole.encode("ascii", "replace").translate(_PLAIN)


_KEPT = b"abcdefghijklmnopqrstuvwxyz0123456789-'+\n"
_PLAIN = bytes(byte if byte in _KEPT else 32 for byte in bytes(range(256)).lower())


def printed_texts(checked: Checked) -> Texts:
    """All that the plan of these records prints."""
    cells: list[tuple[Record, str, list[str]]] = []
    for sheet, fields in PRINTED.items():
        for record in checked.of(sheet):
            for field in fields:
                value = getattr(record, field)
                if value:
                    cells.append((record, field, [value] if isinstance(value, str) else _lines(value)))
    return Texts(cells)


def _lines(entries: tuple[object, ...]) -> list[str]:
    """The lines of one cell; of a lead officer the organisation alone, as a person's name is not made of words."""
    if isinstance(entries[0], Line):
        return [line.runs[0].text if len(line.runs) == 1 else line.text for line in entries if isinstance(line, Line)]
    if isinstance(entries[0], Lead):
        return [lead.organisation for lead in entries if isinstance(lead, Lead)]
    return [money.text for money in entries if isinstance(money, Money)]
