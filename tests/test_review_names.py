"""One thing under two names, and two under one: told where it is likely, and not where two things are alike."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from openpyxl import Workbook

from planbuilder.review.agreement import agreement
from planbuilder.review.names import names
from workbooks import check, plan_book


def told(book: Workbook, folder: Path) -> list[str]:
    """What is said of the names of a workbook."""
    return [str(one).replace("plan.xlsx > ", "") for one in names(check(book, folder))]


def with_people(*people: Sequence[str | None]) -> Workbook:
    book = plan_book()
    for person in people:
        book["People"].append(list(person))
    return book


@pytest.mark.parametrize(
    "people",
    [
        (("Cllr Daniel Cannon",), ("Daniel Cannon",)),
        (("Daniel Cannon", "ABC"), ("Cllr. Daniel Cannon MBE", "Council")),
        (("Inspector Tom Mitchel",), ("Insp Tom Mitchel",)),
        (("Tracey Lilley",), ("T Lilley",)),
        (("T. Lilley", "ABC"), ("Tracey Lilley", "ABC")),
        (("Tracey Lilley",), ("T. J. Lilley",)),
        (("Tracey Lilley",), ("Lilley, Tracey",)),
        (("Insp Mitchel",), ("Inspector Tom Mitchel",)),
    ],
)
def test_one_person_in_two_rows_is_told(tmp_path: Path, people: tuple[tuple[str, ...], ...]) -> None:
    (found,) = told(with_people(*people), tmp_path)
    assert found == (
        f"WARN  People > A5: “{people[1][0]}” looks like “{people[0][0]}” in A4."
        " If they are one, keep one and enter the other under “Also known as”."
    )


@pytest.mark.parametrize(
    "people",
    [
        (("Tracey Lilley",), ("Tom Lilley",)),
        (("Tracey Lilley",), ("D Lilley",)),
        (("Tracey Lilley", "ABC"), ("T Lilley", "Police")),
        (("Mr Lilley",), ("Tracey Lilley",)),
        (("Mr Mitchel",), ("Insp Mitchell-Jones",)),
        (("Cllr Jo Cannon",), ("Cllr Al Cannon",)),
    ],
)
def test_two_people_of_one_surname_are_two(tmp_path: Path, people: tuple[tuple[str, ...], ...]) -> None:
    assert told(with_people(*people), tmp_path) == []


@pytest.mark.parametrize(
    "name",
    [
        *("Tracey Lilley and Daniel Cannon", "Tracey Lilley / Daniel Cannon", "Tracey Lilley & Cllr Daniel Cannon"),
        *("Jo Bloggs, Ann Other", "Tracey Lilley; Daniel Cannon"),
    ],
)
def test_two_people_in_one_row_are_told(tmp_path: Path, name: str) -> None:
    assert told(with_people((name,)), tmp_path) == [
        f"WARN  People > A4: “{name}” looks like two people. Give each of them a row of their own."
    ]


@pytest.mark.parametrize(
    "name",
    [
        *("Lilley, Tracey", "Community Safety and Emergency Planning", "Parks & Open Spaces Manager", "Al Ng, ABC"),
        *("Tracey Lilley, Family Mosaic", "Licensing Team / Safety Team", "Trading Standards and Licensing"),
        "Ann Smith-Jones",
    ],
)
def test_one_person_or_a_team_is_one(tmp_path: Path, name: str) -> None:
    assert told(with_people((name,)), tmp_path) == []


def test_a_short_name_that_is_another_rows_name_is_told_in_plain_words(tmp_path: Path) -> None:
    book = plan_book()
    book["Partners"].append(("ABC", "Community"))
    assert told(book, tmp_path) == [
        "WARN  Partners > C2: “ABC” is the name of its own row, A4. Leave it with the one that is meant."
    ]


@pytest.mark.parametrize("typed", ["Vacant", "N/A", "None", "-", "Vacant post", "Vacant\n-"])
def test_nobody_as_lead_is_no_lead_officer(tmp_path: Path, typed: str) -> None:
    book = plan_book()
    book["Actions"]["E2"] = typed
    checked = check(book, tmp_path)
    first = typed.split("\n")[0]
    assert checked.problems == []
    assert [one.what for one in agreement(checked)] == [f"the action CE1 has no lead officer (“{first}”)"]


@pytest.mark.parametrize("typed", ["Jo Bloggs\nVacant", "TBC", "?", "ABC", "All partners"])
def test_somebody_as_lead_is_enough(tmp_path: Path, typed: str) -> None:
    book = plan_book()
    book["Actions"]["E2"] = typed
    assert agreement(check(book, tmp_path)) == []
