"""The sheets of statistics.xlsx: sound in themselves, and a blank workbook of them that officers can fill in."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import get_type_hints

import pytest
from openpyxl import load_workbook

from crime_2017 import statistics_book, workbook_rows
from planbuilder.cells import COUNT, DATE, LINES, MONEY, NAMES, NUMBER, TEXT
from planbuilder.intake.check import check_workbook
from planbuilder.intake.workbooks import Entry, workbook_bytes
from planbuilder.model.statistics import make_statistics
from planbuilder.schema import Column, Record, columns
from planbuilder.schema.statistics import MONTHS, STATISTICS_SHEETS, Measure, MonthCount
from planbuilder.typed import Typed, folded
from planbuilder.values import Line, Money, Number

OWN_SHEETS = tuple(record for record in STATISTICS_SHEETS if record.sheet.title != "Accepted")
COLUMNS = [
    pytest.param(record, name, one, id=f"{record.sheet.title}-{one.heading}")
    for record in OWN_SHEETS
    for name, one in columns(record).items()
]
TYPES: dict[str, object] = {
    **{TEXT.name: str, "Choice": str, COUNT.name: int, NUMBER.name: Number, DATE.name: dt.date},
    **{LINES.name: tuple[Line, ...], NAMES.name: tuple[str, ...], MONEY.name: tuple[Money, ...]},
}


def test_the_statistics_workbook_has_these_sheets_in_this_order() -> None:
    titles = ["Statistics", "Areas", "Periods", "Crime", "Districts", "Series", "Monthly", "Enforcement", "Indicators"]
    assert [record.sheet.title for record in STATISTICS_SHEETS] == [*titles, "Accepted"]


@pytest.mark.parametrize("record", OWN_SHEETS, ids=lambda record: str(record.sheet.title))
def test_a_sheet_is_sound(record: type[Record]) -> None:
    declared = columns(record)
    headings = [folded(one.heading) for one in declared.values()]
    assert len(set(headings)) == len(headings)
    assert record.sheet.purpose.endswith(".")
    unique = [name for name, one in declared.items() if one.unique]
    assert unique == ([record.sheet.key] if record.sheet.key else [])


@pytest.mark.parametrize(("record", "name", "one"), COLUMNS)
def test_a_column_is_sound(record: type[Record], name: str, one: Column) -> None:
    expected = TYPES[one.kind.name]
    several = one.kind in {LINES, NAMES, MONEY}
    assert get_type_hints(record)[name] == (expected if one.required or several else expected | None)  # type: ignore[operator]
    assert one.help[-1] in ".?" and 8 <= one.width <= 120
    assert not (one.required and one.may_be_missing)
    assert not one.refers_to or one.refers_to in {sheet.sheet.title for sheet in STATISTICS_SHEETS if sheet.sheet.key}
    if one.example:
        assert one.kind.read(Typed(one.example)) not in (None, "", ())


def test_the_months_are_those_of_a_year() -> None:
    assert columns(MonthCount)["month"].choices == MONTHS
    assert list(MONTHS) == [f"{dt.date(2018, number, 1):%B}" for number in range(1, 13)]


def test_a_workbook_that_planbuilder_writes_is_read_back_without_a_word(tmp_path: Path) -> None:
    rows: dict[str, list[dict[str, Entry]]] = {}
    for record in OWN_SHEETS:
        headings = [one.heading for one in columns(record).values()]
        typed = workbook_rows()[record.sheet.title]
        if record.sheet.settings:
            typed = [[value for (value,) in typed]]
        rows[record.sheet.title] = [dict(zip(headings, row, strict=False)) for row in typed]
    content = workbook_bytes(STATISTICS_SHEETS, title="Statistics", year="2017/18", rows=rows)
    (tmp_path / "statistics.xlsx").write_bytes(content)
    checked = check_workbook(tmp_path / "statistics.xlsx", STATISTICS_SHEETS)
    assert [str(problem) for problem in checked.problems] == []
    assert len(make_statistics(checked).comparisons) == 18
    crime = load_workbook(tmp_path / "statistics.xlsx")["Crime"]
    assert (crime["C2"].value, crime["C2"].number_format) == (4135, "#,##0")


def test_a_count_that_is_none_is_told_at_its_cell_and_the_row_is_kept(tmp_path: Path) -> None:
    book = statistics_book()
    book["Crime"]["C2"] = "approx 4,000"
    book.save(tmp_path / "statistics.xlsx")
    checked = check_workbook(tmp_path / "statistics.xlsx", STATISTICS_SHEETS)
    assert [str(problem) for problem in checked.problems] == [
        "STOP  statistics.xlsx > Crime > C2: “approx 4,000” is not a count."
        " Type a whole number, such as 1,250; or - where it was not recorded."
    ]
    assert len(checked.of(Measure)) == 18
