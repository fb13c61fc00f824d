"""What stands on the terminal: the worst first, sheet by sheet; at most so many lines, and the rest is counted."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from planbuilder.problems import Level, Problem
from planbuilder.telling import MOST_LINES, accepted_lines, closing, line, told


def problem(level: Level, sheet: str, cell: str = "A1", check: str = "no-lead") -> Problem:
    return Problem(level, "something is missing", "Add it.", "plan.xlsx", sheet, cell, check)


def test_the_worst_is_told_first_and_each_sheet_apart() -> None:
    found = [problem(Level.NOTE, "Text"), problem(Level.WARN, "Actions"), problem(Level.STOP, "Text", "B2")]
    assert told(found) == [
        "",
        "STOP  plan.xlsx > Text > B2: Something is missing. Add it.",
        "",
        "WARN  plan.xlsx > Actions > A1: Something is missing. Add it.  [no-lead]",
        "",
        "NOTE  plan.xlsx > Text > A1: Something is missing. Add it.  [no-lead]",
    ]


def test_a_stop_cannot_be_accepted_and_so_does_not_name_its_check() -> None:
    assert line(problem(Level.STOP, "Text")).endswith("Add it.")


def test_each_sheet_gets_as_many_lines_as_leave_room_for_the_others() -> None:
    found = [problem(Level.WARN, sheet, f"A{row}") for sheet in ("Actions", "Focus") for row in range(100)]
    lines = told(found)
    assert len(lines) <= MOST_LINES
    assert [one.strip() for one in lines if "more in" in one] == [
        "... and 82 more in plan.xlsx > Actions",
        "... and 82 more in plan.xlsx > Focus",
    ]


def test_where_there_are_too_many_sheets_the_least_grave_are_counted_in_one_line() -> None:
    found = [problem(level, f"Sheet {number}") for level in (Level.NOTE, Level.STOP) for number in range(30)]
    lines = told(found)
    assert len(lines) <= MOST_LINES
    assert lines[1].startswith("STOP")
    assert "NOTE" not in " ".join(lines)
    assert lines[-1].strip().startswith("... and ")


PROBLEMS = st.lists(
    st.builds(problem, st.sampled_from(Level), st.sampled_from(["", *(f"Sheet {number}" for number in range(25))])),
    max_size=400,
)


@given(PROBLEMS)
def test_never_more_lines_than_a_person_reads_and_none_is_forgotten(found: list[Problem]) -> None:
    lines = told(found)
    assert len(lines) <= MOST_LINES
    shown = sum(one.startswith(("STOP", "WARN", "NOTE")) for one in lines)
    counted = sum(int(one.split("and ")[1].split(" more")[0]) for one in lines if "... and " in one)
    assert shown + counted == len(found)


def test_the_closing_line_counts_each_kind() -> None:
    found = [problem(Level.STOP, "Text"), problem(Level.NOTE, "Text"), problem(Level.NOTE, "Text")]
    assert closing(found) == "1 thing to mend, 0 to check, 2 notes."
    assert closing([], 3) == "0 things to mend, 0 to check, 3 accepted."


def test_what_is_accepted_is_listed_with_its_reason() -> None:
    accepted = [(problem(Level.WARN, "Actions", f"E{row}"), "Vacant.") for row in range(1, 11)]
    lines = accepted_lines(accepted)
    assert lines[1] == "  plan.xlsx > Actions > E1  [no-lead]: Vacant."
    assert lines[-1] == "  ... and 2 more in the sheet Accepted"
