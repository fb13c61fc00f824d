"""A workbook that is missing, closed to the reader, open elsewhere or one of several is told as such."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

import hostile_files as made
from planbuilder.intake.files import examine_workbook
from planbuilder.problems import Level


def _put(folder: Path, name: str) -> Path:
    path = folder / name
    path.write_bytes(made.workbook())
    return path


def test_a_missing_workbook_names_the_file_that_is_probably_meant(tmp_path: Path) -> None:
    _put(tmp_path, "plan (1).xlsx")
    _put(tmp_path, "statistics.xlsx")
    [problem] = examine_workbook(tmp_path / "plan.xlsx")
    assert problem.level is Level.STOP
    assert problem.what == f"This workbook is not in the folder “{tmp_path.name}”"
    assert problem.do == "Did you mean “plan (1).xlsx”? Rename the right one to plan.xlsx."


def test_a_missing_workbook_that_is_there_in_another_format_is_to_be_saved_anew(tmp_path: Path) -> None:
    (tmp_path / "plan.ods").write_bytes(b"x")
    [problem] = examine_workbook(tmp_path / "plan.xlsx")
    assert problem.do == "Did you mean “plan.ods”? Save the right one as plan.xlsx (Excel Workbook)."


@pytest.mark.parametrize("name", ["Plan 2017.xlsx", "paln.xlsx", "Copy of plan.xlsx"])
def test_a_missing_workbook_is_recognised_under_a_near_name(name: str, tmp_path: Path) -> None:
    _put(tmp_path, name)
    assert f"Did you mean “{name}”?" in examine_workbook(tmp_path / "plan.xlsx")[0].do


def test_a_missing_workbook_without_a_near_name_is_to_be_made(tmp_path: Path) -> None:
    year = tmp_path / "2018-19"
    year.mkdir()
    do = "Put it there, or make an empty one to fill in by: make blank YEAR=2018-19"
    assert examine_workbook(year / "plan.xlsx")[0].do == do


def test_a_missing_folder_is_said_to_be_missing(tmp_path: Path) -> None:
    [problem] = examine_workbook(tmp_path / "2018-19" / "plan.xlsx")
    assert problem.what == "There is no folder “2018-19” to find it in"


def test_a_folder_with_the_name_of_a_workbook_is_no_workbook(tmp_path: Path) -> None:
    (tmp_path / "plan.xlsx").mkdir()
    assert examine_workbook(tmp_path / "plan.xlsx")[0].what == "This is a folder, not a workbook"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such files")
def test_a_pipe_with_the_name_of_a_workbook_does_not_make_it_wait_for_ever(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "plan.xlsx")
    assert examine_workbook(tmp_path / "plan.xlsx")[0].what == "This is not an ordinary file"


@pytest.mark.skipif(sys.platform == "win32", reason="permissions are other there")
def test_a_workbook_that_may_not_be_read_says_so(tmp_path: Path) -> None:
    path = _put(tmp_path, "plan.xlsx")
    path.chmod(0)
    reader, writer = os.pipe()
    child = os.fork()  # another user has to look, as nothing is closed to root
    if child == 0:
        try:
            os.chdir(tmp_path)
            if os.getuid() == 0:
                os.setuid(65534)
            os.write(writer, str(examine_workbook(Path("plan.xlsx"))[0]).encode())
        finally:
            os._exit(0)
    os.waitpid(child, 0)
    os.close(writer)
    with os.fdopen(reader) as answer:
        assert "plan.xlsx: This computer does not let you read the file." in answer.read()


# ---- beside it --------------------------------------------------------------------------------------------


def test_a_workbook_open_in_excel_names_who_has_it_open(tmp_path: Path) -> None:
    path = _put(tmp_path, "plan.xlsx")
    (tmp_path / "~$plan.xlsx").write_bytes(b"\x0aJane Smith".ljust(55) + "Jane Smith".encode("utf-16-le").ljust(110))
    [problem] = examine_workbook(path)
    assert problem.level is Level.WARN
    assert problem.what == "Jane Smith seems to have this workbook open in Excel; what was saved last is read"
    assert problem.do.endswith("If nobody has it open, delete the leftover file ~$plan.xlsx.")


@pytest.mark.parametrize(
    ("content", "who"),
    [(",jane,PC7,01.04.2017 09:00,file;", "jane"), ("Jane Smith,jane,PC7,;", "Jane Smith"), ("", "Somebody")],
)
def test_a_workbook_open_in_libreoffice_names_who_has_it_open(content: str, who: str, tmp_path: Path) -> None:
    path = _put(tmp_path, "plan.xlsx")
    (tmp_path / ".~lock.plan.xlsx#").write_text(content)
    [problem] = examine_workbook(path)
    assert problem.what == f"{who} seems to have this workbook open in LibreOffice; what was saved last is read"


@pytest.mark.parametrize(
    "name",
    [
        "plan - Copy.xlsx",
        "plan draft.xlsx",
        "plan TL comments.xlsx",
        "plan2.xlsx",
        "plan 2017-18.xlsx",
        "plan - Copy (2).xlsx",
        "Copy of plan.xlsx",
        "plan (1).xlsx",
        "PLAN(2).XLSX",
        "plan (Jane's conflicted copy 2017-05-01).xlsx",
        "plan.sync-conflict-20170501-090000.xlsx",
        "plan (Recovered).xlsx",
        "plan(AutoRecovered-30876).xlsb",
        "plan (version 1).xlsb",
        "plan-LAPTOP-7F2K.xlsx",
        "plan final.xlsx",
        "plan v2.xlsx",
        "plan_old.xlsx",
        "plan.xls",
    ],
)
def test_a_copy_beside_the_workbook_is_said_not_to_have_been_read(name: str, tmp_path: Path) -> None:
    path = _put(tmp_path, "plan.xlsx")
    _put(tmp_path, name)
    [problem] = examine_workbook(path)
    assert (problem.level, problem.what) == (Level.WARN, f"“{name}” beside it was not read")


@pytest.mark.parametrize(
    "name",
    ["statistics.xlsx", "planning (1).xlsx", "plan of the building.xlsx", "workplan - Copy.xlsx", "plan notes.docx"],
)
def test_another_file_beside_the_workbook_is_no_copy_of_it(name: str, tmp_path: Path) -> None:
    path = _put(tmp_path, "plan.xlsx")
    _put(tmp_path, name)
    assert examine_workbook(path) == []


def test_several_copies_are_named_together(tmp_path: Path) -> None:
    path = _put(tmp_path, "plan.xlsx")
    _put(tmp_path, "plan (1).xlsx")
    _put(tmp_path, "plan (2).xlsx")
    [problem] = examine_workbook(path)
    assert problem.what == "“plan (1).xlsx” and “plan (2).xlsx” beside it were not read"
