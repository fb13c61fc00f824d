"""Finished files get into outputs/ whole, under a name that nobody has open, one build at a time."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from filelock import FileLock

from planbuilder import building
from planbuilder.building import put_in_place, working_folder
from planbuilder.problems import PlanbuilderError
from planbuilder.project import Project, Year


@pytest.fixture
def year(tmp_path: Path) -> Year:
    return Year(Project(tmp_path), "2017-18")


@pytest.fixture
def made(tmp_path: Path) -> Path:
    """A finished document in a working folder."""
    folder = tmp_path / "work"
    folder.mkdir()
    path = folder / "plan.docx"
    path.write_bytes(b"new")
    return path


def never() -> None:
    pytest.fail("there was nothing to wait for")


# --- the working folder --------------------------------------------------------------------------------------


def test_the_working_folder_is_empty_at_first_and_gone_afterwards(year: Year) -> None:
    with working_folder(year, never) as folder:
        assert list(folder.iterdir()) == []
        (folder / "half a document").write_bytes(b"PK")
    assert not folder.exists()


def test_the_working_folder_is_gone_after_a_failure_too(year: Year) -> None:
    with pytest.raises(KeyboardInterrupt), working_folder(year, never) as folder:
        (folder / "half a document").write_bytes(b"PK")
        raise KeyboardInterrupt
    assert not folder.exists()
    with working_folder(year, never):
        pass


def test_what_a_build_that_was_killed_left_is_cleared_away(year: Year) -> None:
    with working_folder(year, never) as folder:
        place = folder
    place.mkdir()
    (place / "partnership-plan.docx").write_bytes(b"half")
    with working_folder(year, never) as folder:
        assert list(folder.iterdir()) == []


def test_a_second_build_of_a_year_says_that_it_waits_and_then_has_the_folder_to_itself(year: Year) -> None:
    told: list[str] = []
    order: list[str] = []
    begun = threading.Event()

    def first() -> None:
        with working_folder(year, never) as folder:
            (folder / "of the first").touch()
            begun.set()
            while not told:
                time.sleep(0.01)
            order.append("first")

    thread = threading.Thread(target=first)
    thread.start()
    begun.wait()
    with working_folder(year, lambda: told.append("waiting")) as folder:
        order.append("second")
        assert list(folder.iterdir()) == []
    thread.join()
    assert told == ["waiting"]
    assert order == ["first", "second"]


def test_two_years_can_be_built_at_once(year: Year) -> None:
    with working_folder(year, never) as one, working_folder(Year(year.project, "2018-19"), never) as other:
        assert one != other


def test_a_build_that_never_ends_is_told_to_the_one_that_waits(year: Year, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(building, "SECONDS_TO_WAIT", 0.1)
    year.project.memory.mkdir()
    told: list[str] = []
    with (
        FileLock(year.project.memory / "2017-18.lock", thread_local=False),
        pytest.raises(PlanbuilderError, match="Another build of 2017-18 has been running"),
        working_folder(year, lambda: told.append("waiting")),
    ):
        pytest.fail("two builds at once")
    assert told == ["waiting"]


# --- into place ----------------------------------------------------------------------------------------------


def test_a_file_is_moved_under_its_own_name_over_the_last_one(made: Path, tmp_path: Path) -> None:
    outputs = tmp_path / "outputs" / "2017-18"
    outputs.mkdir(parents=True)
    (outputs / "plan.docx").write_bytes(b"old")
    assert put_in_place([made], outputs) == {made: outputs / "plan.docx"}
    assert (outputs / "plan.docx").read_bytes() == b"new"
    assert not made.exists()
    assert [path.name for path in outputs.iterdir()] == ["plan.docx"]


@pytest.mark.parametrize("mark", ["~$plan.docx", ".~lock.plan.docx#"])
def test_an_open_document_is_left_alone(made: Path, tmp_path: Path, mark: str) -> None:
    (tmp_path / "plan.docx").write_bytes(b"old")
    (tmp_path / mark).touch()
    assert put_in_place([made], tmp_path) == {made: tmp_path / "plan (2).docx"}
    assert (tmp_path / "plan.docx").read_bytes() == b"old"


def test_the_mark_of_word_beside_a_long_name_lacks_its_first_letters(made: Path, tmp_path: Path) -> None:
    """Word writes the mark of "partnership-plan.docx" as "~$rtnership-plan.docx"."""
    long = made.with_name("partnership-plan.docx")
    made.rename(long)
    (tmp_path / "~$rtnership-plan.docx").touch()
    assert put_in_place([long], tmp_path) == {long: tmp_path / "partnership-plan (2).docx"}


def test_when_every_name_is_in_use_nothing_is_moved_and_that_is_said(made: Path, tmp_path: Path) -> None:
    (tmp_path / ".~lock.plan.docx#").touch()
    for number in range(2, 100):
        (tmp_path / f".~lock.plan ({number}).docx#").touch()
    with pytest.raises(PlanbuilderError, match=r"Every name for plan\.docx is in use"):
        put_in_place([made], tmp_path)
    assert made.read_bytes() == b"new"


@pytest.fixture
def other_disk() -> Iterator[Path]:
    """A folder on another disk than the one for temporary files."""
    folder = Path("/dev/shm")
    if not folder.is_dir():
        pytest.skip("this machine has one disk only")
    place = folder / f"planbuilder-test-{os.getpid()}"
    place.mkdir()
    yield place
    for path in place.iterdir():
        path.unlink()
    place.rmdir()


def test_a_file_comes_whole_onto_another_disk(made: Path, other_disk: Path) -> None:
    if made.stat().st_dev == other_disk.stat().st_dev:
        pytest.skip("this machine has one disk only")
    assert put_in_place([made], other_disk) == {made: other_disk / "plan.docx"}
    assert [path.name for path in other_disk.iterdir()] == ["plan.docx"]
    assert (other_disk / "plan.docx").read_bytes() == b"new"


def test_a_place_that_cannot_be_written_to_is_named(made: Path, tmp_path: Path) -> None:
    (tmp_path / "plan.docx").mkdir()
    with pytest.raises(OSError) as raised:
        put_in_place([made], tmp_path)
    assert raised.value.filename == str(tmp_path / "plan.docx")
    assert made.read_bytes() == b"new"


def test_where_the_second_file_cannot_be_put_in_place_the_first_is_put_back(tmp_path: Path) -> None:
    work, outputs = tmp_path / "work", tmp_path / "outputs"
    work.mkdir()
    (outputs / "plan.pdf" / "a folder in its place").mkdir(parents=True)
    (outputs / "plan.docx").write_text("old")
    for name in ("plan.docx", "plan.pdf"):
        (work / name).write_text("new")
    with pytest.raises(OSError, match=r"plan\.pdf"):
        put_in_place([work / "plan.docx", work / "plan.pdf"], outputs)
    assert (outputs / "plan.docx").read_text() == "old"
    assert sorted(path.name for path in outputs.iterdir()) == ["plan.docx", "plan.pdf"]


def test_what_a_killed_build_left_on_another_disk_is_cleared_away(made: Path, other_disk: Path) -> None:
    if made.stat().st_dev == other_disk.stat().st_dev:
        pytest.skip("this machine has one disk only")
    for left in (".plan.docx.part", ".earlier-plan.docx.part"):
        (other_disk / left).write_bytes(b"half")
    (other_disk / "plan.docx").write_bytes(b"old")
    put_in_place([made], other_disk)
    assert [path.name for path in other_disk.iterdir()] == ["plan.docx"]
    assert (other_disk / "plan.docx").read_bytes() == b"new"


def test_on_another_disk_nothing_is_moved_before_all_is_there(made: Path, tmp_path: Path, other_disk: Path) -> None:
    if made.stat().st_dev == other_disk.stat().st_dev:
        pytest.skip("this machine has one disk only")
    (other_disk / "plan.docx").write_bytes(b"old")
    with pytest.raises(OSError, match=r"gone\.pdf"):
        put_in_place([made, tmp_path / "gone.pdf"], other_disk)
    assert [path.name for path in other_disk.iterdir()] == ["plan.docx"]
    assert (other_disk / "plan.docx").read_bytes() == b"old"
