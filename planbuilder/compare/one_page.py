"""“What changed” is cut to one page: as much of it as fits, told at length where there is room and shortly where not.

In come the sections with all that could be told; out come those that fit, each with a line that says how much more
there is. How high a text will stand is reckoned from its letters, on the safe side of what LibreOffice and Word make
of the template as it is shipped (Calibri 12, A4); an officer's own template may take more or less.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from math import ceil

from planbuilder.problems import shortened

#: Points: the page between its margins; a title, with its two sentences below it; the head of the table and a row.
_PAGE, _TITLE, _TABLE_HEAD, _TABLE_ROW = 780.0, 95.0, 30.0, 21.5
#: A heading of a section, of a group, a line of text and what parts it from the next, both in paragraphs and in lists.
_SECTION, _GROUP, _LINE, _AFTER_TEXT, _AFTER_ITEM = 45.0, 33.0, 16.5, 8.0, 4.0
#: Letters in a line of a paragraph, of a list, of a section's heading and of the table's first column.
_WIDE, _IN_LIST, _IN_HEADING, _IN_TABLE = 82, 76, 58, 34
#: The most letters of an entry, from where there is room to where there is none.
_LENGTHS = (320, 200, 130, 66)


@dataclass(frozen=True)
class Section:
    """What changed under one heading: sentences under "Added", "Removed", "Changed" and "Moved"."""

    heading: str
    money: str
    groups: Sequence[tuple[str, Sequence[str]]]


@dataclass(frozen=True)
class Above:
    """What stands on the page before the sections: its paragraphs, and the names in the table of the money."""

    texts: Sequence[str] = ()
    rows: Sequence[str] = ()

    @property
    def height(self) -> float:
        """In points."""
        table = _TABLE_HEAD + sum(_TABLE_ROW + (_lines(name, _IN_TABLE) - 1) * _LINE for name in self.rows)
        return _TITLE + sum(_lines(text, _WIDE) * _LINE + _AFTER_TEXT for text in self.texts) + table * bool(self.rows)


def on_one_page(found: Sequence[Section], above: Above) -> list[Section]:
    """The sections as one page has room for them: shorter first, then fewer entries, then counts alone."""
    room = _PAGE - above.height
    everything = sum(len(told) for one in found for _, told in one.groups)
    least = sum(len(one.groups) for one in found)
    for longest in _LENGTHS:
        cut = _first_entries(found, everything, longest)
        if _height(cut) <= room:
            return cut
    for longest in _LENGTHS[2:]:
        most = _most(least, everything, partial(_fits, found, room, longest))
        if most >= least:
            return _first_entries(found, most, longest)
    shortest = _first_entries(found, least, _LENGTHS[-1])
    kept = _most(0, len(found) - 1, lambda number: _height([*shortest[:number], _counted(found[number:])]) <= room)
    if kept >= 0:
        return [*shortest[:kept], _counted(found[kept:], elsewhere=kept > 0)]
    return [_counted(found, _most(1, len(found), lambda number: _height([_counted(found, number)]) <= room))]


def _fits(found: Sequence[Section], room: float, longest: int, number: int) -> bool:
    return _height(_first_entries(found, number, longest)) <= room


def _most(low: int, high: int, fits: Callable[[int], bool]) -> int:
    """The largest number from `low` to `high` that fits, where smaller ones fit better; `low - 1` where none does."""
    while low <= high:
        middle = (low + high) // 2
        if fits(middle):
            low = middle + 1
        else:
            high = middle - 1
    return low - 1


def _counted(rest: Sequence[Section], most: int | None = None, *, elsewhere: bool = False) -> Section:
    """One section for many: how often something changed in each."""
    told = [f"{shortened(one.heading, 36)}: {_numbers(one)}." for one in rest[:most]]
    more = [f"And {len(rest) - len(told)} more headings; see the redline."] if len(told) < len(rest) else []
    return Section(f"How much changed{' elsewhere' if elsewhere else ''}", "", [("Changed", [*told, *more])])


def _numbers(section: Section) -> str:
    return ", ".join(f"{len(told)} {heading.lower()}" for heading, told in section.groups)


# --- what of each section ---------------------------------------------------------------------------------


def _first_entries(found: Sequence[Section], most: int, longest: int) -> list[Section]:
    """About `most` entries in all, shared fairly by sections and groups: one of each group at least."""
    numbers = [sum(len(told) for _, told in one.groups) for one in found]
    room = _room(numbers, [len(one.groups) for one in found], most)
    return [replace(one, groups=_first(one.groups, own, longest)) for one, own in zip(found, room, strict=True)]


def _room(numbers: Sequence[int], fewest: Sequence[int], most: int) -> list[int]:
    """How many entries of each section there is room for; what one does not need goes to the others."""
    room = [0] * len(numbers)
    for done, place in enumerate(sorted(range(len(numbers)), key=lambda one: numbers[one])):
        fair = (most - sum(room)) // (len(numbers) - done)
        room[place] = min(numbers[place], max(fair, fewest[place]))
    return room


def _first(groups: Sequence[tuple[str, Sequence[str]]], most: int, longest: int) -> list[tuple[str, Sequence[str]]]:
    """The first entries of each group, and how many there are besides."""
    found: list[tuple[str, Sequence[str]]] = []
    for (heading, told), number in zip(groups, _shares([len(told) for _, told in groups], most), strict=True):
        kept = [shortened(one, longest) for one in told[:number]]
        more = [f"And {len(told) - number} more; see the redline."] if len(told) > number else []
        found.append((heading, [*kept, *more]))
    return found


def _shares(numbers: Sequence[int], most: int) -> list[int]:
    """How many entries of each group there is room for: one at least, and the first group the most."""
    room = [1] * len(numbers)
    for place, number in enumerate(numbers):
        room[place] += max(0, min(number - 1, most - sum(room)))
    return room


# --- how high it will stand -------------------------------------------------------------------------------


def _height(found: Sequence[Section]) -> float:
    return sum(height for one in found for height in _heights(one))


def _heights(section: Section) -> Iterator[float]:
    """Of each paragraph of a section, in points."""
    yield _SECTION + (_lines(section.heading, _IN_HEADING) - 1) * 20
    if section.money:
        yield _lines(f"Budget: {section.money}.", _WIDE) * _LINE + _AFTER_TEXT
    for _, told in section.groups:
        yield _GROUP
        yield from (_lines(one, _IN_LIST) * _LINE + _AFTER_ITEM for one in told)


def _lines(text: str, letters: int) -> int:
    """How many lines a text takes; capitals and figures are wider than what most texts are made of."""
    wide = sum(letter.isupper() or letter.isdigit() or not letter.isascii() for letter in text)
    return max(1, ceil((len(text) + wide * 0.25) / letters))
