"""The register of drafts: the order of the numbers, whatever the clock says, and entries that follow on each other."""

from __future__ import annotations

import datetime as dt
import os
from pathlib import Path

import pytest

from planbuilder import issuing
from planbuilder.drafts.register import Entry, Register, next_number, read_register, write_register
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
    (tmp_path / "07-somebodys-folder").mkdir()
    assert next_number(tmp_path, chain(1, 2)) == 8
    (tmp_path / ".last-number").write_text("11\n")
    assert next_number(tmp_path, chain(1, 2)) == 12


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
