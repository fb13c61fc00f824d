"""Where things are: the project's folder, its years, and the ways in which a year is written."""

from __future__ import annotations

from pathlib import Path

import pytest

from planbuilder.problems import PlanbuilderError
from planbuilder.project import Project, find_project, folder_name


def project(root: Path, *years: str) -> Project:
    (root / "templates").mkdir()
    for year in years:
        (root / "inputs" / year).mkdir(parents=True)
    return Project(root)


def test_the_newest_year_is_the_default(tmp_path: Path) -> None:
    made = project(tmp_path, "2016-17", "2018-19", "2017-18", "1999-00", "2018")
    assert made.years == ["2018-19", "2018", "2017-18", "2016-17", "1999-00"]
    assert made.year(None).name == "2018-19"


def test_only_folders_that_are_named_like_years_count(tmp_path: Path) -> None:
    made = project(tmp_path, "2017-18", "archive", "2017-18 old", "17-18", ".2019-20")
    (tmp_path / "inputs" / "2020-21").write_text("a file, not a folder")
    assert made.years == ["2017-18"]


@pytest.mark.parametrize("typed", ["2017-18", "2017/18", " 2017-2018 ", "2017–18", "2017 / 18", "2017 to 2018"])
def test_a_year_can_be_asked_for_in_every_usual_way(tmp_path: Path, typed: str) -> None:
    assert project(tmp_path, "2017-18", "2018-19").year(typed).name == "2017-18"


def test_a_year_that_is_not_there_is_told_with_the_nearest(tmp_path: Path) -> None:
    with pytest.raises(PlanbuilderError) as raised:
        project(tmp_path, "2016-17", "2017-18").year("2017/19")
    [problem] = raised.value.problems
    assert str(problem) == (
        "STOP  There is no year “2017/19” in inputs/. Did you mean “2017-18”?"
        " A new year is made with: make blank YEAR=2017-2019"
    )


def test_without_any_year_it_is_told_how_to_make_one(tmp_path: Path) -> None:
    for asked in (None, "2017-18"):
        with pytest.raises(PlanbuilderError, match="make blank YEAR="):
            Project(tmp_path).year(asked)


@pytest.mark.parametrize(
    ("typed", "name", "printed"),
    [
        ("2018/19", "2018-19", "2018/19"),
        ("2018-2019", "2018-19", "2018/19"),
        ("1999-2000", "1999-00", "1999/00"),
        ("2025-2028", "2025-2028", "2025-2028"),
        ("2018", "2018", "2018"),
    ],
)
def test_a_new_year_gets_one_name_for_its_folder_and_one_in_print(
    tmp_path: Path, typed: str, name: str, printed: str
) -> None:
    year = Project(tmp_path).new_year(typed)
    assert (year.name, year.printed) == (name, printed)
    assert folder_name(year.printed) == name


@pytest.mark.parametrize(
    "typed", ["", "next", "18-19", "2018-1", "2018-192", "../2018-19", "2018-19/..", "2018-19\n x"]
)
def test_what_is_no_year_becomes_no_folder(tmp_path: Path, typed: str) -> None:
    with pytest.raises(PlanbuilderError, match="is not a year"):
        Project(tmp_path).new_year(typed)


def test_a_year_knows_its_folders(tmp_path: Path) -> None:
    year = project(tmp_path, "2017-18").year(None)
    assert year.pictures == tmp_path / "inputs" / "2017-18" / "pictures"
    assert year.texts == tmp_path / "inputs" / "2017-18" / "text"
    assert year.outputs == tmp_path / "outputs" / "2017-18"


def test_the_project_is_found_from_any_folder_in_it(tmp_path: Path) -> None:
    made = project(tmp_path, "2017-18")
    deep = tmp_path / "inputs" / "2017-18" / "pictures"
    deep.mkdir()
    assert find_project(deep) == find_project(tmp_path) == made


def test_outside_any_project_the_folder_that_planbuilder_came_from_is_taken(tmp_path: Path) -> None:
    found = find_project(tmp_path)
    assert found.root == Path(__file__).resolve().parents[1]


def test_a_folder_of_several_years_may_be_written_short_or_long(tmp_path: Path) -> None:
    assert folder_name("2025-28") == folder_name("2025-2028") == folder_name("2025 to 2028") == "2025-2028"
    assert folder_name("1999/00") == folder_name("1999-2000") == "1999-00"
    (tmp_path / "inputs" / "2025-28").mkdir(parents=True)
    assert Project(tmp_path).year("2025-2028").name == "2025-28"
