"""A CSV file as a table, however it was saved: with commas, semicolons or tabs, in any usual code.

In comes the path of a text file; out come its headings and its rows, a piece at a time. Titles and notes may stand
above the headings.
"""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path

from planbuilder.importing.layout import ROWS_TO_LOOK_AT, Headings, find_headings
from planbuilder.problems import Level, PlanbuilderError, Problem

_PIECE = 100_000
_SEPARATORS = (",", ";", "\t", "|")
_BEGINNING = 2**16
_Piece = tuple[Mapping[str, Sequence[object]], int]


def read_csv(path: Path) -> tuple[str, Headings | None, Iterator[_Piece]]:
    """The headings of a CSV file, None where it has none; and its rows, which raise `PlanbuilderError` where broken."""
    code = _code_of(path)
    with path.open(encoding=code, errors="replace", newline="") as file:
        beginning = file.read(_BEGINNING)
    best: tuple[Headings, str, int, int] | None = None
    for separator in _SEPARATORS:
        rows, ends = _first_rows(beginning, separator)
        headings = find_headings(rows)
        if headings and (best is None or len(headings.places) > len(best[0].places)):
            best = headings, separator, ends[headings.row], len(rows[headings.row])
    if best is None:
        return "", None, iter(())
    return "", best[0], _pieces(path, code, *best)


def _first_rows(beginning: str, separator: str) -> tuple[list[list[str]], list[int]]:
    """The first rows, and for each the number of lines up to its end."""
    reader = csv.reader(io.StringIO(beginning, newline=""), delimiter=separator)
    rows: list[list[str]] = []
    ends: list[int] = []
    try:
        for row in reader:
            rows.append(row)
            ends.append(reader.line_num)
            if len(rows) == ROWS_TO_LOOK_AT:
                break
    except csv.Error:  # a field without an end: no table by this separator
        pass
    return rows, ends


def _pieces(path: Path, code: str, headings: Headings, separator: str, lines: int, width: int) -> Iterator[_Piece]:
    with path.open(encoding=code, errors="replace", newline="") as file:
        for _ in range(lines):
            file.readline()
        reader = csv.reader(file, delimiter=separator, strict=True)
        while True:
            first = lines + reader.line_num + 1
            try:
                rows = list(islice(reader, _PIECE))
            except csv.Error as error:
                raise _unsound(path, "a field in quotation marks has no end") from error
            if not rows:
                return
            for number, row in enumerate(rows):
                if len(row) != width:
                    if any(map(str.strip, row[width:])):  # a comma within a name moves what follows it out of place
                        raise _unsound(path, f"row {first + number} has more fields than there are headings")
                    row += [""] * (width - len(row))
            yield {field: [row[place] for row in rows] for field, place in headings.places.items()}, first


def _unsound(path: Path, reason: str) -> PlanbuilderError:
    do = "Open it in Excel or LibreOffice, look at that place, and save it anew; or download it again."
    return PlanbuilderError(Problem(Level.STOP, f"this file is no sound CSV table: {reason}", do, path.name))


def _code_of(path: Path) -> str:
    """UTF-8 where the whole file is that, UTF-16 by its mark, else the code of Windows."""
    with path.open("rb") as file:
        head = file.read(4)
        if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
            return "utf-16"
        file.seek(0)
        decoder = codecs.getincrementaldecoder("utf-8")()
        try:
            while piece := file.read(2**20):
                decoder.decode(piece)
            decoder.decode(b"", final=True)
        except UnicodeDecodeError:
            return "cp1252"
    return "utf-8-sig"
