"""What officers type of a draft: stages in any case, slips of the finger, and names of their own."""

from __future__ import annotations

import pytest

from planbuilder.drafts.stages import document_of, folder_of, note_of, sounds_agreed, stage_of, who_of
from planbuilder.problems import PlanbuilderError


@pytest.mark.parametrize(
    ("typed", "stage"),
    [
        ("first draft", "first draft"),
        (" FIRST  Draft ", "first draft"),
        ("first-draft", "first draft"),
        ("firstdraft", "first draft"),
        ("“Final draft”", "final draft"),
        ("final", "final draft"),
        ("1st draft", "first draft"),
        ("Agreed", "agreed"),
        ("agreed version", "agreed"),
    ],
)
def test_the_three_stages_are_known_however_they_are_typed(typed: str, stage: str) -> None:
    assert stage_of(typed) == stage


@pytest.mark.parametrize("typed", ["fist draft", "fnal draft", "first darft", "agred", "agreeed", "final draf"])
def test_a_slip_of_the_finger_is_asked_about(typed: str) -> None:
    with pytest.raises(PlanbuilderError, match="Did you mean"):
        stage_of(typed)


@pytest.mark.parametrize(
    "typed",
    [
        *("second draft", "third draft", "final draft 2", "first draft for the board", "draft", "consultation draft"),
        *("for the council", "mid-year change", "2nd reading", "disagreed", "Entwurf für den Rat", "not agreed"),
    ],
)
def test_a_name_of_the_partnerships_own_stays_as_it_is_typed(typed: str) -> None:
    assert stage_of(typed) == typed


@pytest.mark.parametrize("typed", [None, "", "  ", "***", "x" * 61])
def test_what_is_no_name_is_told(typed: str | None) -> None:
    with pytest.raises(PlanbuilderError):
        stage_of(typed)


def test_a_name_that_sounds_agreed_is_pointed_out_and_another_is_not() -> None:
    assert sounds_agreed("approved by the board")
    assert not sounds_agreed("for approval")
    assert not sounds_agreed("agreed")


def test_characters_that_nobody_sees_do_not_get_into_the_document() -> None:
    assert stage_of("for the\tboard\n\ue000\x07") == "for the board"
    assert note_of("one\nline") == "one line"
    assert who_of("  Jo   Bloggs ") == "Jo Bloggs"


def test_who_issues_is_the_user_of_the_computer_where_nothing_is_said() -> None:
    assert who_of(None)


def test_documents_are_known_in_any_case() -> None:
    assert [document_of(typed) for typed in (None, "Plan", "REPORT", "achievements report")] == [
        *("plan", "plan", "report", "report")
    ]


@pytest.mark.parametrize(
    ("number", "stage", "name"),
    [
        (2, "final draft", "02-final-draft"),
        (11, "Für den Rat / 2", "11-fur-den-rat-2"),
        (3, "../../x", "03-x"),
        (4, "議会", "04-draft"),
        (100, "agreed", "100-agreed"),
    ],
)
def test_a_folder_is_named_after_its_number_and_stage(number: int, stage: str, name: str) -> None:
    assert folder_of(number, stage) == name
