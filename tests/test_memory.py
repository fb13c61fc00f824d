"""What is remembered of the last build, and what counts as a change since."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from planbuilder.memory import fingerprint, last_outcome, remember
from planbuilder.outcome import MadeFile, Outcome
from planbuilder.problems import Level, Problem
from planbuilder.project import Project, Year

SETTINGS = {"engine": "libreoffice"}


@pytest.fixture
def year(tmp_path: Path) -> Year:
    """A year with inputs, a template, and a finished document."""
    year = Year(Project(tmp_path), "2017-18")
    for folder in (year.pictures / "more", year.texts, year.outputs, year.project.templates, year.project.memory):
        folder.mkdir(parents=True)
    (year.inputs / "plan.xlsx").write_bytes(b"workbook")
    (year.pictures / "crest.png").write_bytes(b"crest")
    (year.pictures / "more" / "fair.png").write_bytes(b"fair")
    (year.texts / "introduction.docx").write_bytes(b"text")
    template(year).write_bytes(b"template")
    (year.outputs / "plan.docx").write_bytes(b"document")
    return year


def template(year: Year) -> Path:
    return year.project.templates / "partnership-plan.docx"


def made_from(year: Year) -> str:
    return fingerprint(year, template(year), SETTINGS)


# --- what counts as a change ---------------------------------------------------------------------------------


def test_the_same_inputs_have_the_same_fingerprint_at_any_time(year: Year) -> None:
    before = made_from(year)
    os.utime(year.inputs / "plan.xlsx", (0, 0))
    assert made_from(year) == before


CHANGES: list[Callable[[Year], object]] = [
    lambda year: (year.inputs / "plan.xlsx").write_bytes(b"another"),
    lambda year: (year.pictures / "crest.png").write_bytes(b"another"),
    lambda year: (year.pictures / "more" / "fair.png").write_bytes(b"another"),
    lambda year: (year.texts / "introduction.docx").write_bytes(b"another"),
    lambda year: (year.pictures / "new.png").touch(),
    lambda year: (year.pictures / "crest.png").rename(year.pictures / "Crest.png"),
    lambda year: (year.pictures / "crest.png").unlink(),
    lambda year: (year.inputs / "~$plan.xlsx").touch(),
    lambda year: template(year).write_bytes(b"another"),
    lambda year: template(year).unlink(),
]
NAMES = [
    *("workbook", "picture", "picture in a folder", "text", "new picture", "renamed", "removed", "opened"),
    *("template", "no template"),
]


@pytest.mark.parametrize("change", CHANGES, ids=NAMES)
def test_every_change_to_what_a_document_is_made_from_shows(year: Year, change: Callable[[Year], object]) -> None:
    before = made_from(year)
    change(year)
    assert made_from(year) != before


def test_other_settings_and_other_years_show(year: Year) -> None:
    assert fingerprint(year, template(year), {"engine": "rdocx"}) != made_from(year)
    other = Year(year.project, "2018-19")
    assert fingerprint(other, template(year), SETTINGS) != made_from(year)


def test_a_workbook_that_a_document_is_not_made_from_does_not_count_nor_does_its_being_open(year: Year) -> None:
    def of_the_plan() -> str:
        return fingerprint(year, template(year), SETTINGS, without=("statistics.xlsx",))

    before, of_all = of_the_plan(), made_from(year)
    for name in ("statistics.xlsx", "~$statistics.xlsx", ".~lock.statistics.xlsx#"):
        (year.inputs / name).write_bytes(b"counts")
    assert of_the_plan() == before
    assert made_from(year) != of_all
    (year.inputs / "statistics (1).xlsx").write_bytes(b"counts")
    assert of_the_plan() != before


def test_outputs_and_what_is_remembered_are_no_inputs(year: Year) -> None:
    before = made_from(year)
    (year.outputs / "plan.docx").write_bytes(b"another")
    (year.project.memory / "2017-18-plan.json").write_text("{}")
    assert made_from(year) == before


# --- what is remembered --------------------------------------------------------------------------------------


@pytest.fixture
def outcome(year: Year) -> Outcome:
    path = year.outputs / "plan.docx"
    problem = Problem(Level.WARN, "“Jo” is not in the list", "Add them.", "plan.xlsx", "Actions", "E2")
    return Outcome("Partnership Plan 2017/18", [MadeFile(path, 8, 24)], [problem], ["A remark."], seconds=2.5)


def test_a_build_is_remembered_with_its_problems_and_remarks(year: Year, outcome: Outcome) -> None:
    remember(year, "plan", "abc", outcome)
    known = last_outcome(year, "plan", "abc")
    assert known is not None
    assert known.unchanged
    assert (known.title, known.made, known.problems, known.remarks) == (
        outcome.title,
        outcome.made,
        outcome.problems,
        outcome.remarks,
    )
    assert [path.name for path in year.project.memory.iterdir()] == ["2017-18-plan.json"]


def test_nothing_is_known_of_other_inputs_another_document_or_another_year(year: Year, outcome: Outcome) -> None:
    remember(year, "plan", "abc", outcome)
    assert last_outcome(year, "plan", "abd") is None
    assert last_outcome(year, "report", "abc") is None
    assert last_outcome(Year(year.project, "2018-19"), "plan", "abc") is None


@pytest.mark.parametrize("content", [None, b"", b"documenT"], ids=["deleted", "emptied", "altered"])
def test_a_document_that_is_not_as_it_was_left_is_not_taken_for_built(
    year: Year, outcome: Outcome, content: bytes | None
) -> None:
    remember(year, "plan", "abc", outcome)
    path = outcome.made[0].path
    if content is None:
        path.unlink()
    else:
        path.write_bytes(content)
    assert last_outcome(year, "plan", "abc") is None


@pytest.mark.parametrize(
    "damage",
    [
        lambda text: "",
        lambda text: text[: len(text) // 2],
        lambda text: "[]",
        lambda text: "null",
        lambda text: text.replace('"warn"', '"grave"'),
        lambda text: text.replace('"cell"', '"room"'),
        lambda text: json.dumps({**json.loads(text), "made": [["plan.docx"]]}),
        lambda text: json.dumps({key: value for key, value in json.loads(text).items() if key != "remarks"}),
    ],
)
def test_a_damaged_memory_is_as_good_as_none(year: Year, outcome: Outcome, damage: Callable[[str], str]) -> None:
    remember(year, "plan", "abc", outcome)
    path = year.project.memory / "2017-18-plan.json"
    damaged = damage(path.read_text("utf-8"))
    assert damaged != path.read_text("utf-8")
    path.write_text(damaged, "utf-8")
    assert last_outcome(year, "plan", "abc") is None


def test_a_memory_in_another_coding_is_as_good_as_none(year: Year, outcome: Outcome) -> None:
    remember(year, "plan", "abc", outcome)
    (year.project.memory / "2017-18-plan.json").write_bytes(b"\xff\xfe\x00")
    assert last_outcome(year, "plan", "abc") is None


def test_a_full_disk_takes_nothing_away_when_a_build_is_remembered(year: Year, outcome: Outcome) -> None:
    if not Path("/dev/full").exists():
        pytest.skip("this system has no /dev/full")
    remember(year, "plan", "abc", outcome)
    (year.project.memory / "2017-18-plan.new").symlink_to("/dev/full")
    remember(year, "plan", "abd", outcome)
    assert last_outcome(year, "plan", "abd") is None
    assert last_outcome(year, "plan", "abc") is not None
