"""Names that refer to other sheets: found in their list however they are written, or reported with the nearest one.

In come the values of cells and the lists of names; out come the values in the words of the lists, and one problem for
each name that is in none.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence

from planbuilder.catalogue.entries import UNKNOWN_NAME, UNKNOWN_PERSON
from planbuilder.cells import LEADS, MONEY, NAMES
from planbuilder.intake.leads import Directory, read_leads
from planbuilder.intake.name_lists import NameList
from planbuilder.people import is_nobody, is_to_come
from planbuilder.problems import Problem, known_names, nearest, shortened
from planbuilder.schema import Column
from planbuilder.schema.lists import Funder, Partner
from planbuilder.typed import folded
from planbuilder.values import Lead, Money

#: What parts the names on one line; each of them may also stand inside a name.
_PARTS = re.compile(r"\s*[;,/+&|]\s*|\s+and\s+", re.IGNORECASE)
_FUNDERS = re.compile(r"\s*[/+&]\s*|\s+and\s+", re.IGNORECASE)
_ALL = re.compile(
    r"all(?: (?P<number>\d+|two|three|four|five|six|seven|eight|nine|ten))?(?: of)?(?: the| these| our)?"
    r"(?: (?P<of>\d+))?"
    r"(?: above| listed| them| these| that apply|(?: police(?: and crime)?)?(?: plan)? priorities)*"
)
_COUNT = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
#: A longer line is a text that was pasted into the wrong cell.
_LONGEST = 1000
_NUMBERS = re.compile(
    r"(?:priorities\s+|nos?\.?\s+)?(?:(?:and\s+)?(?:no\.?\s*|priority\s+|p)?\d{1,2}[.)]?(?:\s*(?:to|[-–—,;/&+]|and)\s*|\s+|$))+",
    re.IGNORECASE,
)
#: To look for the nearest of 5,000 names takes a twentieth of a second: no officer waits for it 5,000 times.
_MOST_COMPARED = 200_000


def resolve(
    value: object, column: Column, names: NameList, lists: Mapping[str, NameList] | None = None
) -> tuple[object, list[str]]:
    """A value with every name in the words of the list that it refers to, and the names that are not in it.

    `lists` are all lists by the titles of their sheets: an organisation may lead an action as well as a person.
    """
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
    if column.kind is LEADS:
        others = (lists or {}).get(Funder.sheet.title), (lists or {}).get(Partner.sheet.title)
        directory = Directory(names, [one for one in others if one])
        leads, unknown = read_leads([lead for lead in value if isinstance(lead, Lead)], directory)
        return tuple(leads), unknown
    if column.kind is NAMES:
        return tuple(dict.fromkeys(_listed([str(line) for line in value], names, known))), unknown
    return tuple(_paid_by_known(entry, known) for entry in value), unknown


def _paid_by_known(entry: object, known: Callable[[str], str]) -> object:
    if isinstance(entry, Money):
        return entry.paid_by(known(entry.funder)) if entry.funder else entry
    return known(str(entry))


# --- several names in one cell ----------------------------------------------------------------------------


def _listed(lines: list[str], names: NameList, known: Callable[[str], str]) -> Iterator[str]:
    """The names of a cell: one a line as a rule; "All", numbers of the list, and nothing in so many words."""
    for line in _put_together(lines, names):
        found = names.find(line)
        if found:
            yield found
        elif len(line) > _LONGEST:
            yield known(line)
        elif _means_all(line, len(names.names)):
            yield from names.names
        elif numbers := _numbers(line, len(names.names)):
            yield from (names.names[number - 1] for number in numbers)
        elif not is_nobody(line) and not is_to_come(line):  # what is to come is told as unfinished
            yield from (known(name) for name in _parted(line, names))


def _put_together(lines: Sequence[str], names: NameList) -> Iterator[str]:
    """The lines of a cell, with a name that was broken over two or more of them in one piece."""
    number = 0
    while number < len(lines):
        line, end = lines[number], number + 1
        follows = end < len(lines) and not names.find(lines[end])
        if follows:
            joined = ((last, " ".join(lines[number:last])) for last in range(min(number + 4, len(lines)), end, -1))
            end, line = next(((last, text) for last, text in joined if names.find(text)), (end, line))
            while end == number + 1 and end < len(lines) and not names.find(line) and _goes_on(lines[end], names):
                line, number, end = f"{line} {lines[end]}", number + 1, end + 1  # not known: told as one name
        yield line
        number = end


def _goes_on(line: str, names: NameList) -> bool:
    """Whether an unknown line reads as the rest of the one before."""
    return line[:1].islower() and not names.find(line) and not is_nobody(line) and not _means_all(line, 0)


def _means_all(line: str, length: int) -> bool:
    """Whether a line says "All" in some way; "all 6" only where the list has 6 names."""
    found = _ALL.fullmatch(" ".join(re.sub(r"[^\w ]", " ", folded(line)).split()))
    if not found:
        return False
    number = found["number"] or found["of"]
    return not length or not number or (int(number) if number.isdigit() else _COUNT.index(number) + 2) == length


def _numbers(line: str, last: int) -> list[int]:
    """The numbers of a line such as "1, 2 and 5-7" where it has nothing else, and the list has all of them."""
    if not _NUMBERS.fullmatch(line):
        return []
    numbers: list[int] = []
    for first, to in re.findall(r"(\d+)(?:\s*(?:-|–|—|to)\s*(\d+))?", line):
        numbers += range(int(first), int(to or first) + 1)
    return numbers if numbers and all(1 <= number <= last for number in numbers) else []


def _parted(line: str, names: NameList) -> list[str]:
    """The names on one line that is no name itself: the longest pieces that are; what is left over is unknown."""
    entries: list[str] = []
    for entry in (part.strip() for part in line.split(";")):
        if entry:
            entries += [entry] if names.find(entry) else _pieces(entry, names)
    return entries


def _pieces(entry: str, names: NameList) -> list[str]:
    signs = [(0, 0), *(found.span() for found in _PARTS.finditer(entry)), (len(entry), len(entry))]
    if not 2 < len(signs) < 40:
        return [entry]
    pieces: list[str] = []
    left_over: tuple[int, int] | None = None
    first = 0
    while first < len(signs) - 1:
        start = signs[first][1]
        for last in range(len(signs) - 1, first, -1):
            if names.find(entry[start : signs[last][0]]):
                break
        else:
            left_over = (left_over[0] if left_over else start, signs[first + 1][0])
            first += 1
            continue
        if left_over:
            pieces.append(entry[slice(*left_over)])
            left_over = None
        pieces.append(entry[start : signs[last][0]])
        first = last
    if left_over:
        pieces.append(entry[slice(*left_over)])
    return [piece for piece in pieces if piece.strip()]


# --- names that are in no list ----------------------------------------------------------------------------


def unknown_names(unknown: Mapping[str, Sequence[str]], column: Column, names: NameList) -> list[Problem]:
    """One problem for each name that is not in its list; only one in all where that list has no names yet."""
    if not unknown:
        return []
    if not names.names:
        check = UNKNOWN_PERSON if column.lenient else UNKNOWN_NAME
        first = next(iter(unknown.values()))[0]
        what = f"the sheet “{names.title}” has no names in it yet"
        return [check.problem(what, "Enter there those that this sheet refers to.", cell=first)]
    compared = len(unknown) * len(names.names) <= _MOST_COMPARED
    return [_unknown_name(name, cells, column, names, compared=compared) for name, cells in unknown.items()]


def _unknown_name(name: str, cells: Sequence[str], column: Column, names: NameList, *, compared: bool) -> Problem:
    """One problem for a name that is not in its list, at the first cell that has it."""
    also = ""
    if len(cells) > 1:
        more = f" and {len(cells) - 4} more" if len(cells) > 4 else ""
        also = f" (it stands in {', '.join(cells[1:4])}{more} as well)"
    several = _FUNDERS.split(name)
    if column.kind is MONEY and len(several) > 1 and all(names.find(part) for part in several):
        do = "Type one line a funder, each with its own sum."
        return UNKNOWN_NAME.problem(f"“{shortened(name)}” are several funders{also}", do, cell=cells[0])
    near = nearest(name, names.names) if compared else None
    do = (
        f"Did you mean “{shortened(near)}”?"
        if near
        else f"Add it to that sheet, or correct it. {known_names(names.names)}"
    )
    check = UNKNOWN_PERSON if column.lenient else UNKNOWN_NAME
    sheet = f"“{names.title}”{f' of {column.of_workbook}' if column.of_workbook else ''}"
    return check.problem(f"“{shortened(name)}” is not in the sheet {sheet}{also}", do.rstrip(), cell=cells[0])
