"""The declarations of sheets and columns of every workbook: sound, and all that is needed for a new column or sheet."""

from __future__ import annotations

import dataclasses
import datetime as dt
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, ClassVar, get_type_hints

import pytest
from openpyxl import Workbook

from planbuilder.cells import COLOUR, COUNT, DATE, LEADS, LINES, MONEY, NAMES, NUMBER, PICTURE, TEXT, YEAR, Kind
from planbuilder.intake.check import check_workbook
from planbuilder.schema import WORKBOOKS, Column, Place, Record, Sheet, columns
from planbuilder.schema.declare import column
from planbuilder.schema.plan import SECTIONS, Passage
from planbuilder.typed import Typed, folded
from planbuilder.values import Colour, Lead, Line, Money, Number
from workbooks import PLAN

BY_TITLE = {book: {record.sheet.title: record for record in sheets} for book, sheets in WORKBOOKS.items()}
SHEETS = [
    pytest.param(book, record, id=f"{book}-{record.sheet.title}")
    for book, sheets in WORKBOOKS.items()
    for record in sheets
]
COLUMNS = [
    pytest.param(book, record, name, one, id=f"{book}-{record.sheet.title}-{one.heading}")
    for book, sheets in WORKBOOKS.items()
    for record in sheets
    for name, one in columns(record).items()
]
TYPES: dict[str, object] = {
    LINES.name: tuple[Line, ...],
    NAMES.name: tuple[str, ...],
    LEADS.name: tuple[Lead, ...],
    MONEY.name: tuple[Money, ...],
    DATE.name: dt.date,
    COLOUR.name: Colour,
    COUNT.name: int,
    NUMBER.name: Number,
    **dict.fromkeys((TEXT.name, PICTURE.name, YEAR.name, "Choice"), str),
}

# --- sheets -----------------------------------------------------------------------------------------------


def test_the_plan_workbook_has_the_sheets_that_officers_know_in_this_order() -> None:
    assert [record.sheet.title for record in WORKBOOKS["plan.xlsx"]] == [
        "Plan",
        "Versions",
        "Partners",
        "People",
        "Funders",
        "Police and crime plan",
        "Priorities",
        "Focus",
        "Profile",
        "Text",
        "Highlights",
        "Actions",
        "Progress",
        "Accepted",
    ]


@pytest.mark.parametrize("book", WORKBOOKS)
def test_no_two_sheets_go_by_one_title_and_excel_takes_every_title(book: str) -> None:
    named = {record: (record.sheet.title, *record.sheet.old_titles) for record in WORKBOOKS[book]}
    assert shared(named) == set()
    assert all(len(one) <= 31 and not re.search(r"[\[\]:*?/\\']", one) for titles in named.values() for one in titles)


def shared(names: Mapping[Any, Sequence[str]]) -> set[str]:
    """The names that more than one goes by, as names are compared."""
    counts = Counter(name for several in names.values() for name in {folded(one) for one in several})
    return {name for name, count in counts.items() if count > 1}


@pytest.mark.parametrize(("book", "record"), SHEETS)
def test_every_sheet_says_what_it_is_for(book: str, record: type[Record]) -> None:
    assert record.sheet.purpose.endswith(".")
    assert re.fullmatch(r"[0-9A-F]{6}", record.sheet.tab)


@pytest.mark.parametrize(("book", "record"), SHEETS)
def test_no_two_columns_of_a_sheet_go_by_one_heading(book: str, record: type[Record]) -> None:
    assert shared({name: (one.heading, *one.old_headings) for name, one in columns(record).items()}) == set()


@pytest.mark.parametrize(("book", "record"), SHEETS)
def test_what_identifies_a_record_is_required_and_stands_once(book: str, record: type[Record]) -> None:
    key = record.sheet.key
    unique = [name for name, one in columns(record).items() if one.unique]
    assert unique == ([key] if key else [])
    assert not key or columns(record)[key].required


def test_the_workbook_of_the_tests_has_the_declared_headings() -> None:
    assert list(PLAN) == list(BY_TITLE["plan.xlsx"])
    for title, record in BY_TITLE["plan.xlsx"].items():
        declared = [one.heading for one in columns(record).values()]
        assert record.sheet.settings or list(PLAN[title][0]) == declared


# --- columns ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("book", "record", "name", "one"), COLUMNS)
def test_a_field_has_the_type_that_its_kind_of_entry_becomes(
    book: str, record: type[Record], name: str, one: Column
) -> None:
    expected = TYPES[one.kind.name]
    several = one.kind in {LINES, NAMES, LEADS, MONEY}
    optional = expected if one.required or several else expected | None  # type: ignore[operator]
    assert get_type_hints(record)[name] == optional


@pytest.mark.parametrize(("book", "record", "name", "one"), COLUMNS)
def test_what_is_required_may_not_be_missing_and_what_is_explained_is_a_sentence(
    book: str, record: type[Record], name: str, one: Column
) -> None:
    assert not (one.required and one.may_be_missing)
    assert one.help.rstrip(".").strip() and one.help[-1] in ".?"
    assert 8 <= one.width <= 120


@pytest.mark.parametrize(("book", "record", "name", "one"), [param for param in COLUMNS if param.values[3].refers_to])  # type: ignore[union-attr]
def test_a_column_refers_to_a_sheet_whose_records_have_names(
    book: str, record: type[Record], name: str, one: Column
) -> None:
    assert BY_TITLE[one.of_workbook or book][one.refers_to].sheet.key


@pytest.mark.parametrize(("book", "record", "name", "one"), [param for param in COLUMNS if param.values[3].example])  # type: ignore[union-attr]
def test_every_example_is_read_without_a_fault(book: str, record: type[Record], name: str, one: Column) -> None:
    assert one.kind.read(Typed(one.example)) not in (None, "", ())


def test_every_choice_of_a_section_is_a_part_of_the_document() -> None:
    assert columns(Passage)["section"].choices == tuple(SECTIONS)
    assert len(set(SECTIONS.values())) == len(SECTIONS)


# --- records ----------------------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class Event(Record):
    """An event, as somebody might add it."""

    sheet: ClassVar[Sheet] = Sheet("Events", "What is on.", key="name")
    name: str = column("Event", TEXT, "Its name.", required=True, unique=True)
    day: dt.date | None = column("Day", DATE, "When it is.", old_headings=("Date",))
    cost: tuple[Money, ...] = column("Cost", MONEY, "What it costs.")


def test_a_new_sheet_needs_nothing_but_its_declaration(tmp_path: Path) -> None:
    book = Workbook()
    book.worksheets[0].title = "Events"
    for row in (["Cost", "Event", "Date"], ["£50 CSP", "Fair", dt.date(2018, 5, 1)], [None, "Market", "Spring"]):
        book.worksheets[0].append(row)
    book.save(tmp_path / "events.xlsx")
    checked = check_workbook(tmp_path / "events.xlsx", (Event,))
    assert [str(problem) for problem in checked.problems] == [
        "NOTE  events.xlsx > Events > row 1: The heading “Date” was read as “Day”. There is no need to act.",
        "STOP  events.xlsx > Events > C3: “Spring” is not a date. Type it as day/month/year, for example 31/03/2018.",
    ]
    fair, market = checked.of(Event)
    assert market.day is None
    assert (fair.name, fair.day, fair.cost[0].text) == ("Fair", dt.date(2018, 5, 1), "£50 CSP")


def test_a_record_is_the_same_wherever_it_stands_and_knows_its_cells() -> None:
    one = Event(place=Place("events.xlsx", "Events", 2, {"name": "B2"}), name="Fair")
    other = dataclasses.replace(one, place=Place("events.xlsx", "Events", 9, {"name": "B9"}))
    assert one == other
    assert (one.cell("name"), other.cell("name"), one.cell("day")) == ("B2", "B9", "row 2")
    assert (one.day, one.cost) == (None, ())


def test_columns_stand_in_the_order_of_their_fields_and_know_their_kind() -> None:
    declared = columns(Event)
    assert list(declared) == ["name", "day", "cost"]
    assert isinstance(declared["cost"].kind, Kind) and declared["cost"].kind is MONEY
