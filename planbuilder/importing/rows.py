"""The rows of several tables as one: what cannot be counted told, what stands there twice counted once.

In come the tables of all files, and from step to step fewer of their rows; out come the rows that count, with findings.
A row that was left out is always told, because it would be missing from a sum that looks whole.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from typing import TYPE_CHECKING

from planbuilder.importing.layout import plain
from planbuilder.importing.measures import same_code
from planbuilder.importing.periods import quarters_named
from planbuilder.importing.places import is_total, unite_names
from planbuilder.importing.tables import NO_QUARTER, Table, concatenated
from planbuilder.problems import Level, Problem

if TYPE_CHECKING:
    import pandas as pd

_ROW = ["quarter", "area", "group", "subgroup", "code", "description"]


def together(tables: Sequence[Table]) -> tuple[pd.DataFrame, list[Problem]]:
    """The rows of all tables that can be placed, each with the number of its table; and what was left out."""
    frame = concatenated([table.frame.assign(table=number) for number, table in enumerate(tables)])
    problems: list[Problem] = []
    unplaced = (frame["quarter"] == NO_QUARTER) | (frame["area"] == "") | (frame["force"] == "")
    for number, row, count in _first_rows(frame[unplaced]):
        what = f"{_rows(count)} without a financial year, quarter, force or partnership that can be read"
        do = f"Look at row {row}; a year is written 2016/17, and a quarter 1 to 4."
        problems.append(Problem(Level.WARN, f"{what}, left out", do, tables[number].file, tables[number].sheet))
    frame = frame[~unplaced]
    totals = _is_total(frame, "area") | _is_total(frame, "group") | _is_total(frame, "subgroup")
    for number, row, count in _first_rows(frame[totals]):
        adds = "adds" if count == 1 else "add"
        what = f"{_rows(count)} that {adds} up others (row {row}{' and more' * (count > 1)}), left out"
        problems.append(
            Problem(Level.NOTE, what, "There is no need to act.", tables[number].file, tables[number].sheet)
        )
    frame = frame[~totals].reset_index(drop=True)
    for column in ("force", "area"):
        unite_names(frame, column)
    return frame, problems


def counted(frame: pd.DataFrame, tables: Sequence[Table]) -> tuple[pd.DataFrame, pd.DataFrame, list[Problem]]:
    """The rows with a count, and those without one, which are told, for the sums that they belong to are not whole.

    A row that another table has with its count is not missing.
    """
    blank = frame["count"].isna()
    if not blank.any():
        return frame, frame[blank], []
    known = set(frame.loc[~blank, _ROW].astype(str).itertuples(index=False, name=None))
    missing = frame[blank]
    keys = missing[_ROW].astype(str).itertuples(index=False, name=None)
    missing = missing[[key not in known for key in keys]]
    problems = []
    for number, row, count in _first_rows(missing):
        what = f"{_rows(count)} of this force without a count that can be read"
        sums = "every sum that it belongs to is" if count == 1 else "every sum that they belong to is"
        do = f"Look at row {row}; a count is a whole number."
        problems.append(
            Problem(
                Level.WARN, f"{what}; {sums} written as not recorded (-)", do, tables[number].file, tables[number].sheet
            )
        )
    return frame[~blank], missing, problems


def once(frame: pd.DataFrame, tables: Sequence[Table]) -> tuple[pd.DataFrame, list[Problem]]:
    """Each row once, whether a table says it twice or several tables do; where tables differ, the last one counts."""
    problems: list[Problem] = []
    twice = frame.duplicated([*_ROW, "count", "table"]) & frame["table"].map(lambda number: not tables[number].more)
    for number, row, count in _first_rows(frame[twice & (frame["count"] != 0)]):
        what = f"{_rows(count)} that stand{'s' * (count == 1)} there twice, counted once"
        do = f"Look at row {row}, in case another partnership or quarter was meant."
        problems.append(Problem(Level.WARN, what, do, tables[number].file, tables[number].sheet))
    frame = frame[~twice]
    several = frame.groupby(["quarter", "area"], observed=True)["table"].transform("nunique") > 1
    if not several.any():
        return frame, problems
    doubles = _Doubles(frame[several])
    problems += doubles.told(tables)
    return frame.drop(index=doubles.superseded), problems


class _Doubles:
    """What several tables say of the same partnership and quarter."""

    def __init__(self, frame: pd.DataFrame) -> None:
        self.superseded: list[int] = []
        self.same: dict[tuple[int, int], int] = {}
        self.other: dict[tuple[int, int], list[tuple[int, str, str, int, int]]] = {}
        names = {name: same_code(str(name)) for name in frame["code"].cat.categories}
        for key, unit in frame.groupby(["quarter", "area"], observed=True):
            where = int(str(key[0])), str(key[1])
            said = {int(str(number)): _counts(rows, names) for number, rows in unit.groupby("table")}
            gone: set[int] = set()
            for (first, before), (second, after) in combinations(sorted(said.items()), 2):
                if first in gone or not before.keys() & after.keys():
                    continue  # two tables that complement each other, such as one for each group of offences
                gone.add(first)
                self._compare((first, second), where, before, after)
            self.superseded += unit.index[unit["table"].isin(gone)].tolist()

    def _compare(
        self, pair: tuple[int, int], where: tuple[int, str], before: Mapping[str, int], after: Mapping[str, int]
    ) -> None:
        offences = [one for one in {**before, **after} if before.get(one, 0) != after.get(one, 0)]
        self.same[pair] = self.same.get(pair, 0) + len(before.keys() & after.keys()) - len(offences)
        self.other.setdefault(pair, []).extend(
            (where[0], where[1], one, before.get(one, 0), after.get(one, 0)) for one in offences
        )

    def told(self, tables: Sequence[Table]) -> Iterator[Problem]:
        """One finding for each pair of tables."""
        for pair, differing in self.other.items():
            first, second = tables[pair[0]], tables[pair[1]]
            if not differing:
                what = f"what is also in {first.place} is the same there, and was counted once"
                yield Problem(Level.NOTE, what, "There is no need to act.", second.file, second.sheet)
                continue
            quarters = quarters_named(sorted({one[0] for one in differing}))
            _, area, offence, before, after = differing[0]
            what = (
                f"{len(differing):,} counts of {quarters} are not those of {first.place} (first: {area}, offence"
                f" {offence}: {before:,} there, {after:,} here); those of {second.place}, which came last, were counted"
            )
            do = f"If {first.file} is the newer one, give it last."
            yield Problem(Level.WARN, what, do, second.file, second.sheet)


def _counts(rows: pd.DataFrame, codes: Mapping[str, str]) -> dict[str, int]:
    """What a table says of each offence of one partnership and quarter; spellings change from year to year."""
    said: dict[str, int] = {}
    for code, subgroup, description, count in zip(
        rows["code"], rows["subgroup"], rows["description"], rows["count"], strict=True
    ):
        offence = codes.get(code) or plain(f"{subgroup} {description}")
        said[offence] = said.get(offence, 0) + int(count)
    return said


def _is_total(frame: pd.DataFrame, column: str) -> pd.Series[bool]:
    totals = [name for name in frame[column].cat.categories if is_total(str(name))]
    return frame[column].isin(totals)


def _first_rows(frame: pd.DataFrame) -> Iterator[tuple[int, int, int]]:
    """For each table: its number, the first of these rows, and how many there are."""
    for number, rows in frame.groupby("table"):
        yield int(str(number)), int(rows["row"].min()), len(rows)


def _rows(count: int) -> str:
    return "a row" if count == 1 else f"{count:,} rows"
