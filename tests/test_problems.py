"""The one vocabulary in which everything that is wrong is said."""

from __future__ import annotations

import pytest

from planbuilder.problems import (
    BrokenInstallation,
    Level,
    PlanbuilderError,
    Problem,
    did_you_mean,
    known_names,
    nearest,
    shortened,
    stops,
    worst_first,
)

STOP = Problem(Level.STOP, "“Spring” is not a date", "Type it as 31/03/2018.", "plan.xlsx", "Versions", "B3")
WARN = Problem(Level.WARN, "this sheet is hidden", "Unhide it.")
NOTE = Problem(Level.NOTE, "the headings are in row 3", "It was read from there.")


def test_a_problem_says_its_level_its_place_what_is_wrong_and_what_to_do() -> None:
    assert str(STOP) == "STOP  plan.xlsx > Versions > B3: “Spring” is not a date. Type it as 31/03/2018."


@pytest.mark.parametrize(
    ("known", "line"),
    [
        ({"workbook": "plan.xlsx", "sheet": "Text"}, "WARN  plan.xlsx > Text: This sheet is hidden. Unhide it."),
        ({"workbook": "plan.xlsx"}, "WARN  plan.xlsx: This sheet is hidden. Unhide it."),
        ({}, "WARN  This sheet is hidden. Unhide it."),
    ],
)
def test_the_place_is_as_full_as_it_is_known(known: dict[str, str], line: str) -> None:
    assert str(WARN.at(**known)) == line


def test_a_place_that_is_known_already_is_not_changed() -> None:
    assert STOP.at(workbook="other.xlsx", sheet="Other", cell="A1") == STOP


def test_a_problem_with_nothing_to_do_ends_after_its_first_sentence() -> None:
    assert str(Problem(Level.NOTE, "done", "")) == "NOTE  Done."


def test_the_worst_come_first_and_otherwise_they_stay_in_order() -> None:
    other = STOP.at()
    assert worst_first([NOTE, WARN, STOP, other, NOTE]) == [STOP, other, WARN, NOTE, NOTE]


@pytest.mark.parametrize(
    ("problems", "strict", "stopped"),
    [
        ([], False, False),
        ([], True, False),
        ([NOTE], True, False),
        ([WARN, NOTE], False, False),
        ([WARN, NOTE], True, True),
        ([NOTE, STOP], False, True),
    ],
)
def test_only_a_stop_stops_and_in_strict_work_a_warning_too(
    problems: list[Problem], strict: bool, stopped: bool
) -> None:
    assert stops(problems, strict=strict) is stopped


def test_an_error_carries_its_problems_and_says_them_line_by_line() -> None:
    error = PlanbuilderError(STOP, WARN)
    assert error.problems == (STOP, WARN)
    assert str(error) == f"{STOP}\n{WARN}"


def test_a_broken_installation_says_what_and_what_to_do() -> None:
    assert str(BrokenInstallation("Java is missing", "Install it.")) == "Java is missing. Install it."
    assert str(BrokenInstallation("Java is missing")) == "Java is missing"


NAMES = ["Burglary", "Anti-social behaviour", "Community engagement"]


@pytest.mark.parametrize(
    ("word", "name"),
    [
        ("Anti-socal behavior", "Anti-social behaviour"),
        ("BURGLERY", "Burglary"),
        ("communty engagment", "Community engagement"),
        ("Burglary", "Burglary"),
        ("Roads", None),
        ("", None),
    ],
)
def test_the_nearest_name_is_found_in_spite_of_spelling_and_case(word: str, name: str | None) -> None:
    assert nearest(word, NAMES) == name


def test_help_with_a_name_is_the_nearest_or_the_names_there_are() -> None:
    assert did_you_mean("Burglry", NAMES) == "Did you mean “Burglary”?"
    assert did_you_mean("Roads", NAMES[:2]) == "The names there are: “Burglary”; “Anti-social behaviour”."
    assert did_you_mean("Roads", []) == ""


def test_a_long_list_of_names_is_cut_and_counted() -> None:
    assert known_names(["a", "b", "c", "d"], most=2) == "The names there are: “a”; “b” and 2 more."


@pytest.mark.parametrize(("length", "ending"), [(70, "xx"), (71, "...")])
def test_a_quoted_text_is_cut_where_it_is_long(length: int, ending: str) -> None:
    cut = shortened("x" * length)
    assert len(cut) == 70
    assert cut.endswith(ending)
