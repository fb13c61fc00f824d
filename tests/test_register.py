"""The register of drafts: the order of the numbers, whatever the clock says, and entries that follow on each other."""

from __future__ import annotations

import dataclasses
import datetime as dt
import os
from pathlib import Path

import pytest

from planbuilder import issuing
from planbuilder.drafts.entries import Entry
from planbuilder.drafts.numbers import gaps, note_of
from planbuilder.drafts.register import Register, next_number, read_register, write_register
from planbuilder.pipeline import Options
from planbuilder.project import Project
from small_office import ENGINE, drafts_of, small_office


def entry(number: int, before: str = "", stage: str = "first draft") -> Entry:
    facts = (number, f"{number:02d}-x", stage, "plan", "2017-07-28T10:00:00Z", "2017-07-28", "Jo", "", "0.1.0")
    return Entry(*facts, before, "f" * 64).sealed()


def chain(*numbers: int) -> Register:
    entries: list[Entry] = []
    for number in numbers:
        entries.append(entry(number, entries[-1].hash if entries else ""))
    return Register(tuple(entries), "k" * 64)


def test_a_register_is_read_as_it_was_written(tmp_path: Path) -> None:
    write_register(tmp_path, "2017-18", chain(1, 2, 3))
    assert read_register(tmp_path, "2017-18") == chain(1, 2, 3)


def test_a_folder_without_a_register_has_none(tmp_path: Path) -> None:
    assert read_register(tmp_path, "2017-18") == Register()
    assert read_register(tmp_path / "not there", "2017-18") == Register()


def test_an_entry_that_was_put_in_breaks_the_chain(tmp_path: Path) -> None:
    whole = chain(1, 2)
    write_register(tmp_path, "2017-18", Register((whole.entries[0], entry(2, "0" * 64)), whole.key))
    assert read_register(tmp_path, "2017-18").broken == ("the entry of draft 2 does not follow on the entry before it",)


@pytest.mark.parametrize(
    "content", ["", "[]", "null", '{"entries": 1, "key": ""}', '{"entries": [{}], "key": "k"}', "\0"]
)
def test_whatever_stands_in_the_file_is_no_fault_of_the_program(tmp_path: Path, content: str) -> None:
    (tmp_path / "register.json").write_text(content)
    register = read_register(tmp_path, "2017-18")
    assert register.entries == ()
    assert register.mended


def test_a_register_that_came_along_from_another_year_is_not_this_ones(tmp_path: Path) -> None:
    write_register(tmp_path, "2016-17", chain(1, 2))
    assert read_register(tmp_path, "2017-18").entries == ()
    assert "the register was that of 2016-17" in read_register(tmp_path, "2017-18").mended[0]
    assert read_register(tmp_path, "2016-2017") == chain(1, 2)


def test_the_next_number_is_above_all_that_were_ever_given(tmp_path: Path) -> None:
    assert next_number(tmp_path, Register()) == 1
    assert next_number(tmp_path, chain(1, 2)) == 3
    (tmp_path / "07-a-draft-without-its-entry" / "inputs").mkdir(parents=True)
    assert next_number(tmp_path, chain(1, 2)) == 8
    (tmp_path / ".last-number").write_text(note_of(11))
    assert next_number(tmp_path, chain(1, 2)) == 12


def test_a_folder_that_is_no_draft_and_a_number_typed_by_hand_keep_no_number(tmp_path: Path) -> None:
    (tmp_path / "07-notes").mkdir()
    (tmp_path / ".last-number").write_text("99999999\n")
    write_register(tmp_path, "2017-18", chain(1, 2))
    assert next_number(tmp_path, chain(1, 2)) == 3
    assert read_register(tmp_path, "2017-18") == chain(1, 2)
    (tmp_path / ".last-number").write_text("2\n")  # as an older planbuilder noted it
    assert read_register(tmp_path, "2017-18") == chain(1, 2)
    for odd in ("99999999\n", f"12 {note_of(2).split()[1]}\n"):
        (tmp_path / ".last-number").write_text(odd)
        assert read_register(tmp_path, "2017-18").typed_number == int(odd.split()[0])
        assert next_number(tmp_path, chain(1, 2)) == 3


@pytest.mark.parametrize("odd", ["", "x", "-5", "9" * 5000, "\0"])
def test_a_note_of_the_last_number_that_is_none_is_passed_over(tmp_path: Path, odd: str) -> None:
    write_register(tmp_path, "2017-18", chain(1, 2))
    (tmp_path / ".last-number").write_text(odd)
    assert read_register(tmp_path, "2017-18") == chain(1, 2)


def test_the_last_number_is_never_noted_lower_than_it_was(tmp_path: Path) -> None:
    write_register(tmp_path, "2017-18", chain(1, 2, 3))
    write_register(tmp_path, "2017-18", chain(1, 2))
    assert next_number(tmp_path, chain(1, 2)) == 4


def test_gaps_are_ranges() -> None:
    assert list(gaps([1, 2, 4, 9], 9)) == [(3, 3), (5, 8)]
    assert list(gaps([], 99_999_999)) == [(1, 99_999_999)]
    assert list(gaps([1, 2, 3], 3)) == list(gaps([7], 0)) == []


@pytest.mark.parametrize("place", [0, 1, 2])
def test_a_number_edited_in_an_entry_is_known_by_the_entrys_own_fingerprint(tmp_path: Path, place: int) -> None:
    whole = chain(1, 2, 3)
    entries = list(whole.entries)
    entries[place] = dataclasses.replace(entries[place], number=999)
    write_register(tmp_path, "2017-18", Register(tuple(entries), whole.key))
    (tmp_path / ".last-number").write_text(note_of(3))
    found = read_register(tmp_path, "2017-18")
    assert found.entries == whole.entries
    assert (len(found.mended), found.broken) == (1, ())
    assert f"(number: “999” instead of “{place + 1}”)" in found.mended[0]


def test_an_entry_of_a_draft_that_never_was_is_told_and_left_out(tmp_path: Path) -> None:
    whole = chain(1, 2)
    invented = dataclasses.replace(entry(999), manifest="0" * 64)
    write_register(tmp_path, "2017-18", Register((*whole.entries, invented), whole.key))
    (tmp_path / ".last-number").write_text(note_of(2))
    found = read_register(tmp_path, "2017-18")
    assert found.entries == whole.entries
    assert found.mended == ("the register had a draft 999 that was never issued: it was written in by hand",)


def test_a_clock_that_was_set_back_is_told_and_the_numbers_keep_the_order(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(os.environ, "PLANBUILDER_PDF_ENGINE", ENGINE["PLANBUILDER_PDF_ENGINE"])
    office = small_office(tmp_path / "office")
    said = []
    for stage, day in (("first draft", dt.datetime(2017, 8, 7, 12)), ("final draft", dt.datetime(2017, 7, 1, 12))):
        asked = issuing.request(stage, None, None, "Jo")
        outcome = issuing.draft(Project(office.root), Options(), asked, lambda _: None, day.replace(tzinfo=dt.UTC))
        said.append([remark for remark in outcome.remarks if "clock" in remark])
    assert said == [
        [],
        [
            "By this computer's clock it is 1 July 2017, before draft 1 was issued (7 August 2017)."
            " The numbers keep the order; please look at the clock."
        ],
    ]
    assert [one.number for one in read_register(drafts_of(office), "2017-18").entries] == [1, 2]
