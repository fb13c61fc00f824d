"""Workbooks that are open, read-only, signed or on a full disk; backups, and the way back to them."""

from __future__ import annotations

import datetime as dt
import shutil
import signal
import stat
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from openpyxl import load_workbook

from planbuilder.intake.files import examine_workbook
from planbuilder.memory import fingerprint
from planbuilder.patching.apply import apply_edits
from planbuilder.patching.backups import backups_in, keep, undo
from planbuilder.patching.edits import Applied, CellEdit, Refused
from planbuilder.problems import PlanbuilderError
from planbuilder.project import Project, Year
from sample_year import INPUTS

NOW = dt.datetime(2026, 11, 22, 14, 5, 33)
EDIT = CellEdit("Actions", "F2", "£1,000 CSP", "£1,250 CSP")
BACK = CellEdit("Actions", "F2", "£1,250 CSP", "£1,000 CSP")


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    folder = tmp_path / "inputs" / "2017-18"
    folder.mkdir(parents=True)
    return Path(shutil.copy(INPUTS / "plan.xlsx", folder))


def write(path: Path, *edits: CellEdit, now: dt.datetime = NOW) -> Applied | Refused:
    return apply_edits(path, edits, path.parent / "backups", now)


def refused(path: Path) -> str:
    before, beside = path.read_bytes(), sorted(path.parent.iterdir())
    result = write(path, EDIT)
    assert isinstance(result, Refused)
    assert (path.read_bytes(), sorted(path.parent.iterdir())) == (before, beside)
    return "\n".join(map(str, result.problems))


# --- what may not be written to ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("sign", "content", "who"),
    [
        ("~$plan.xlsx", b"\x09Jo Bloggs", "Jo Bloggs seems to have this workbook open in Excel"),
        (
            ".~lock.plan.xlsx#",
            b"Ann Other,ann,pc,22.11.2026 14:00,x;",
            "Ann Other seems to have this workbook open in Lib",
        ),
        ("~$plan.xlsx", b"", "Somebody seems to have this workbook open in Excel"),
    ],
)
def test_a_workbook_that_is_open_is_left_alone_and_who_has_it_is_named(
    plan: Path, sign: str, content: bytes, who: str
) -> None:
    (plan.parent / sign).write_bytes(content)
    said = refused(plan)
    assert who in said
    assert f"delete the leftover file {sign}." in said


def test_that_another_workbook_is_open_does_not_matter(plan: Path) -> None:
    (plan.parent / "~$statistics.xlsx").write_bytes(b"\x02Jo")
    assert isinstance(write(plan, EDIT), Applied)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has locks of its own")
def test_a_workbook_that_another_program_has_locked_is_left_alone(plan: Path) -> None:
    words = "import fcntl, sys; f = open(sys.argv[1], 'r+b'); fcntl.lockf(f, fcntl.LOCK_EX); print(flush=True); input()"
    with subprocess.Popen(
        [sys.executable, "-c", words, str(plan)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as holder:
        assert holder.stdout
        holder.stdout.readline()
        try:
            assert "another program keeps this workbook to itself" in refused(plan).lower()
        finally:
            holder.kill()
    assert isinstance(write(plan, EDIT), Applied)


def test_a_workbook_that_is_read_only_is_left_alone(plan: Path) -> None:
    plan.chmod(stat.S_IRUSR)
    assert "This workbook is read-only" in refused(plan)


@pytest.mark.parametrize(
    ("part", "content", "said"),
    [
        ("_xmlsignatures/sig1.xml", "<Signature/>", "this workbook is signed"),
        (
            "docProps/custom.xml",
            '<P xmlns:vt="v"><property name="_MarkAsFinal" pid="2"><vt:bool>true</vt:bool></property></P>',
            "this workbook is marked as final",
        ),
    ],
)
def test_a_workbook_that_somebody_finished_is_left_alone(plan: Path, part: str, content: str, said: str) -> None:
    with zipfile.ZipFile(plan, "a") as package:
        package.writestr(part, content)
    assert said in refused(plan).lower()


@pytest.mark.parametrize("content", [b"", b"Ref,Action\n", b"PK\x03\x04 and no more"])
def test_what_is_no_workbook_is_left_alone(plan: Path, content: bytes) -> None:
    plan.write_bytes(content)
    assert refused(plan)


@pytest.mark.parametrize(
    ("part", "old", "new"),
    [
        ("xl/worksheets/sheet13.xml", b'<c r="F2" s="15" t="s"><v>', b'<c r="F2" s="15" t="n"><v>x'),
        ("xl/worksheets/sheet13.xml", b'<row r="2"', b'<row r="two"'),
        ("xl/worksheets/sheet13.xml", b"</sheetData>", b""),
        ("xl/tables/table12.xml", b'ref="A1:I84"', b'ref=""'),
        ("xl/styles.xml", b"<cellXfs", b"<cellXfs><"),
    ],
)
def test_a_workbook_with_a_damaged_part_is_left_alone(plan: Path, part: str, old: bytes, new: bytes) -> None:
    with zipfile.ZipFile(plan) as package:
        contents = {name: package.read(name) for name in package.namelist()}
    assert old in contents[part]
    contents[part] = contents[part].replace(old, new, 1)
    with zipfile.ZipFile(plan, "w") as package:
        for name, content in contents.items():
            package.writestr(name, content)
    assert "damaged" in refused(plan)


def test_a_workbook_that_is_missing_is_named(plan: Path) -> None:
    plan.unlink()
    result = write(plan, EDIT)
    assert isinstance(result, Refused)
    assert "is not in the folder" in str(result.problems[0])


# --- whole or not at all ----------------------------------------------------------------------------------


@contextmanager
def no_file_larger_than(size: int) -> Iterator[None]:
    """As on a disk that is full: writing beyond this size fails."""
    resource = pytest.importorskip("resource")
    before, was = resource.getrlimit(resource.RLIMIT_FSIZE), signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, was)


def test_a_full_disk_leaves_the_workbook_as_it_was_and_nothing_beside_it(plan: Path) -> None:
    before = plan.read_bytes()
    with no_file_larger_than(20_000), pytest.raises(OSError, match=r"plan\.xlsx"):
        write(plan, EDIT)
    assert plan.read_bytes() == before
    assert [path.name for path in plan.parent.iterdir()] == ["plan.xlsx"]


KILLED = """
import datetime as dt, os, signal, sys
from pathlib import Path
from planbuilder.patching import backups, apply
from planbuilder.patching.edits import CellEdit
plan, place = Path(sys.argv[1]), sys.argv[2]
die = lambda *_: os.kill(os.getpid(), signal.SIGKILL)
seen = []
def watch(event, _):
    if event == place:
        seen.append(event)
        if len(seen) == int(sys.argv[3]):
            die()
sys.addaudithook(watch)
apply.apply_edits(plan, [CellEdit("Actions", "F2", "£1,000 CSP", "x")], plan.parent / "backups", dt.datetime.now())
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signal")
@pytest.mark.parametrize(
    ("place", "time"), [("shutil.copymode", 1), ("os.mkdir", 1), ("os.rename", 1), ("os.rename", 2)]
)
def test_a_kill_at_the_worst_moment_leaves_a_sound_workbook(plan: Path, place: str, time: int) -> None:
    before = plan.read_bytes()
    done = subprocess.run([sys.executable, "-c", KILLED, str(plan), place, str(time)], check=False, timeout=60)
    assert done.returncode == -signal.SIGKILL
    assert plan.read_bytes() == before
    assert isinstance(write(plan, EDIT), Applied)
    assert not [path for path in plan.parent.rglob("*") if path.name.endswith(".part") and path.parent == plan.parent]


def test_a_workbook_behind_a_link_is_changed_where_it_lies_and_keeps_its_rights(plan: Path, tmp_path: Path) -> None:
    real = plan.rename(tmp_path / "shared.xlsx")
    real.chmod(0o640)
    plan.symlink_to(real)
    assert isinstance(write(plan, EDIT), Applied)
    assert plan.is_symlink()
    assert stat.S_IMODE(real.stat().st_mode) == 0o640
    assert load_workbook(real)["Actions"]["F2"].value == "£1,250 CSP"


# --- backups ----------------------------------------------------------------------------------------------


def test_a_backup_is_the_workbook_as_it_was_and_is_not_taken_for_a_second_one(plan: Path) -> None:
    before, time = plan.read_bytes(), plan.stat().st_mtime
    result = write(plan, EDIT)
    assert isinstance(result, Applied)
    assert result.backup == plan.parent / "backups" / "plan 2026-11-22 14.05.33.xlsx"
    assert result.backup.read_bytes() == before
    assert result.backup.stat().st_mtime == time
    assert examine_workbook(plan) == []


def test_a_backup_makes_no_document_out_of_date(plan: Path) -> None:
    year = Year(Project(plan.parents[2]), "2017-18")
    before = fingerprint(year, plan, {})
    keep(plan, year.backups, NOW)
    assert fingerprint(year, plan, {}) == before
    write(plan, EDIT)
    assert fingerprint(year, plan, {}) != before


def test_backups_of_the_same_second_do_not_write_over_each_other(plan: Path) -> None:
    for edit in (EDIT, BACK, EDIT):
        write(plan, edit)
    names = [backup.path.name for backup in backups_in(plan.parent / "backups")]
    assert names == [f"plan 2026-11-22 14.05.33{more}.xlsx" for more in ("", " (2)", " (3)")]


def restored(plan: Path, now: dt.datetime = NOW) -> list[str]:
    return [one.backup.path.name for one in undo(plan.parent, plan.parent / "backups", now)]


def test_undo_puts_the_last_backup_back_and_once_more_takes_that_back(plan: Path) -> None:
    before = plan.read_bytes()
    write(plan, EDIT)
    after = plan.read_bytes()
    later = NOW + dt.timedelta(minutes=1)
    assert restored(plan, later) == ["plan 2026-11-22 14.05.33.xlsx"]
    assert plan.read_bytes() == before
    assert restored(plan, later) == ["plan 2026-11-22 14.06.33.xlsx"]
    assert plan.read_bytes() == after
    assert restored(plan, NOW - dt.timedelta(days=400)) == ["plan 2026-11-22 14.06.34.xlsx"]  # a clock that is wrong
    assert plan.read_bytes() == before


def test_undo_puts_workbooks_back_together_that_were_changed_together(plan: Path) -> None:
    other = Path(shutil.copy(INPUTS / "statistics.xlsx", plan.parent))
    content = other.read_bytes()
    keep(other, plan.parent / "backups", NOW - dt.timedelta(days=1))
    write(plan, EDIT)
    assert restored(plan) == ["plan 2026-11-22 14.05.33.xlsx"]
    backup = keep(other, plan.parent / "backups", NOW + dt.timedelta(days=1))
    keep(plan, plan.parent / "backups", NOW + dt.timedelta(days=1))
    other.unlink()
    assert len(restored(plan)) == 2
    assert other.read_bytes() == content == backup.read_bytes()


def spoil(plan: Path) -> None:
    next((plan.parent / "backups").iterdir()).write_bytes(b"PK\x03\x04 cut short")


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda plan: (plan.parent / "~$plan.xlsx").write_bytes(b"\x02Jo"), "Jo seems to have this workbook open"),
        (spoil, "damaged"),
        (lambda plan: shutil.rmtree(plan.parent / "backups"), "There is nothing to undo"),
    ],
)
def test_undo_that_cannot_be_done_changes_nothing(plan: Path, change: Callable[[Path], object], said: str) -> None:
    write(plan, EDIT)
    change(plan)
    before = plan.read_bytes()
    with pytest.raises(PlanbuilderError, match=said):
        restored(plan)
    assert plan.read_bytes() == before


def test_files_of_other_names_in_the_folder_of_backups_do_not_matter(plan: Path) -> None:
    write(plan, EDIT)
    for name in ("notes.xlsx", "~$plan 2026-11-22 14.05.33.xlsx", "plan 2030.xlsx"):
        (plan.parent / "backups" / name).write_bytes(b"x")
    assert restored(plan) == ["plan 2026-11-22 14.05.33.xlsx"]
