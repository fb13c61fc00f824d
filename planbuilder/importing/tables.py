"""From files to one table of counts, in memory that stays small: names as categories, quarters as numbers.

In come files that were found safe; out comes a `Table` a sheet that holds counts, with the columns of layout.py.
Sheets without the headings (covers, notes) are passed over. calamine reads ODS and XLSX, Python itself reads CSV; both
go through the file once, a piece at a time.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from planbuilder.importing.files import TableFile, refused
from planbuilder.importing.layout import HEADINGS, ROWS_TO_LOOK_AT, TEXTS, Headings, clean, find_headings
from planbuilder.importing.periods import quarter_number
from planbuilder.problems import Level, PlanbuilderError, Problem

if TYPE_CHECKING:
    import pandas as pd

_PIECE = 100_000
_T = TypeVar("_T")
NO_QUARTER = -1


@dataclass(frozen=True)
class Table:
    """The rows of one sheet: `frame` has the columns of TEXTS as categories, `quarter`, `count` and `row`.

    A `quarter` of -1 was not understood, nor a `count` that is no number; `more` says that the sheet has columns that
    were not read.
    """

    file: str
    sheet: str
    frame: pd.DataFrame
    more: bool

    @property
    def place(self) -> str:
        """Its file and sheet, in words."""
        return f"{self.file} (sheet {self.sheet})" if self.sheet else self.file


def read_tables(file: TableFile, say: Callable[[str], None]) -> list[Table]:
    """All tables of counts in a file; each is told to `say` as it begins.

    Raises `PlanbuilderError` where there is none, or a column is missing.
    """
    tables: list[Table] = []
    problems: list[Problem] = []
    passed: list[str] = []
    for sheet, headings, rows in _sheets(file):
        if headings is None:
            passed.append(sheet)
            continue
        say(f"Reading {file.path.name}{f', sheet {sheet}' if sheet else ''}")
        if headings.missing:
            problems.append(_missing(file.path, sheet, headings))
        else:
            tables.append(Table(file.path.name, sheet, _frame(rows), headings.more))
    if problems:
        raise PlanbuilderError(*problems)
    if not tables:
        raise PlanbuilderError(_no_table(file.path, passed))
    return tables


#: A piece of a sheet: the entries of each column by its field, and the number of its first row.
_Piece = tuple[Mapping[str, Sequence[object]], int]
_Sheet = tuple[str, Headings | None, Iterator[_Piece]]


def _sheets(file: TableFile) -> Iterator[_Sheet]:
    if file.kind == "csv":
        from planbuilder.importing.csv_file import read_csv

        yield read_csv(file.path)
    else:
        yield from _spreadsheet(file.path)


def _spreadsheet(path: Path) -> Iterator[_Sheet]:
    from python_calamine import CalamineWorkbook, SheetTypeEnum

    with path.open("rb") as file:  # by its content: from a path, the ending of its name would decide
        book = _sound(path, lambda: CalamineWorkbook.from_filelike(file))
    for meta in book.sheets_metadata:
        if meta.typ != SheetTypeEnum.WorkSheet:
            continue
        sheet = _sound(path, lambda name=meta.name: book.get_sheet_by_name(name))  # type: ignore[misc]
        first_row = sheet.start[0] + 1 if sheet.start else 1
        rows = sheet.iter_rows()
        first = list(islice(rows, ROWS_TO_LOOK_AT))
        headings = find_headings(first)
        below = chain(first[headings.row + 1 :] if headings else (), rows)
        yield meta.name, headings, _pieces(below, headings, first_row)


def _pieces(rows: Iterable[Sequence[object]], headings: Headings | None, first_row: int) -> Iterator[_Piece]:
    if headings is None:
        return
    number = first_row + headings.row + 1
    rows = iter(rows)
    while piece := list(islice(rows, _PIECE)):
        yield {field: [row[place] for row in piece] for field, place in headings.places.items()}, number
        number += len(piece)


def _sound(path: Path, read: Callable[[], _T]) -> _T:
    """What was read; a reader that gives up, in whatever way, means a damaged file."""
    try:
        return read()
    except OSError:
        raise
    except BaseException as error:
        if isinstance(error, KeyboardInterrupt | SystemExit | MemoryError | GeneratorExit):
            raise
        raise PlanbuilderError(refused("damaged", path)) from error


# --- columns ----------------------------------------------------------------------------------------------


def _frame(pieces: Iterator[_Piece]) -> pd.DataFrame:
    frames = [_piece_frame(columns, first) for columns, first in pieces]
    frames = frames or [_piece_frame(dict.fromkeys(HEADINGS, ()), 1)]
    return concatenated(frames)


def _piece_frame(columns: Mapping[str, Sequence[object]], first: int) -> pd.DataFrame:
    import numpy as np
    import pandas as pd

    number = len(columns["year"])
    texts: dict[str, Any] = {name: _category(columns.get(name), number) for name in TEXTS}
    year, quarter = _category(columns["year"], number), _category(columns["quarter"], number)
    pairs = year.codes.astype("int64") * len(quarter.categories) + quarter.codes
    known = {
        one: quarter_number(
            str(year.categories[one // len(quarter.categories)]), str(quarter.categories[one % len(quarter.categories)])
        )
        for one in np.unique(pairs).tolist()
    }
    texts["quarter"] = (
        pd.Series(pairs)
        .map({one: NO_QUARTER if found is None else found for one, found in known.items()})
        .astype("int32")
    )
    texts["count"] = _numbers(columns["count"])
    texts["row"] = np.arange(first, first + number, dtype="int32")
    frame = pd.DataFrame(texts)
    # lines of notes and empty rows below a table have neither a partnership nor a count
    empty = (frame["area"] == "") & frame["count"].isna()
    return frame[~empty] if empty.any() else frame


def _category(values: Sequence[object] | None, number: int) -> pd.Categorical:
    """A column of names, each different one cleaned once."""
    import numpy as np
    import pandas as pd

    if values is None:
        return pd.Categorical.from_codes(np.zeros(number, dtype="int8"), categories=pd.Index([""], dtype=object))
    codes, different = pd.factorize(np.asarray(values, dtype=object), use_na_sentinel=False)
    again, names = pd.factorize(np.asarray([clean(one) for one in different], dtype=object))
    return pd.Categorical.from_codes(again[codes], categories=pd.Index(names, dtype=object))


def _numbers(values: Sequence[object]) -> Any:
    """Counts as numbers; what is none, or no whole number, is not a number."""
    import numpy as np
    import pandas as pd

    column = pd.Series(np.asarray(values, dtype=object))
    numbers = pd.to_numeric(column, errors="coerce").astype("float64")
    doubtful = numbers.isna()
    if doubtful.any():
        texts = column[doubtful].map(lambda one: clean(one).replace(",", "").replace("−", "-").replace(" ", ""))
        numbers[doubtful] = pd.to_numeric(texts, errors="coerce")
    whole = np.isfinite(numbers) & (numbers == numbers.round()) & (numbers.abs() < 1e9)
    return numbers.where(whole).to_numpy()


def concatenated(frames: Sequence[pd.DataFrame]) -> pd.DataFrame:
    """Frames below each other, their categories united."""
    import pandas as pd
    from pandas.api.types import union_categoricals

    if len(frames) == 1:
        return frames[0].reset_index(drop=True)
    columns: dict[str, Any] = {
        name: union_categoricals([frame[name] for frame in frames])
        if name in TEXTS
        else pd.concat([frame[name] for frame in frames], ignore_index=True)
        for name in frames[0].columns
    }
    return pd.DataFrame(columns)


# --- what is said -----------------------------------------------------------------------------------------


def _missing(path: Path, sheet: str, headings: Headings) -> Problem:
    several = "s" if len(headings.missing) > 1 else ""
    names = ", ".join(f"“{name}”" for name in headings.missing)
    if headings.missing == (HEADINGS["area"][0],):
        what = "this is a table of police forces: it has no column “CSP Name” for the partnerships"
        return Problem(
            Level.STOP, what, "Take the Community Safety Partnership tables of the same page.", path.name, sheet
        )
    do = "Give the table as it was published, with all its columns."
    return Problem(
        Level.STOP, f"the column{several} {names} {'are' if several else 'is'} missing", do, path.name, sheet
    )


def _no_table(path: Path, passed: Sequence[str]) -> Problem:
    where = f" (its sheets are {', '.join(f'“{name}”' for name in passed[:6])})" if any(passed) else ""
    what = f"this file holds no table of recorded crime by Community Safety Partnership{where}"
    headings = ", ".join(names[0] for names in HEADINGS.values())
    return Problem(Level.STOP, what, f"Such a table has the columns {headings}.", path.name)
