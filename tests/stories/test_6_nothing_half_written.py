"""However a build ends, the last good documents are there, whole, and nothing else is."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import time
from pathlib import Path

import pytest

from stories.office import SECONDS, Office, Ran, after, column, soffice_processes

#: A shell that runs tests in the background may have switched Ctrl+C off for all its children.
HEARS_CTRL_C = after("signal.signal(signal.SIGINT, signal.SIG_DFL)")
MOMENTS = [
    ("Checking inputs", 0.1),
    ("Writing the Word document", 0.05),
    ("Laying out the PDF", 0.05),
    ("Laying out the PDF", 0.5),
    ("Making the PDF accessible", 0.05),
    ("Checking that nothing was lost", 0.05),
]
#: SIGTERM and SIGHUP are made the same as Ctrl+C, so that they need not be tried at every moment.
FEWER = {signal.SIGTERM: MOMENTS[1::2], signal.SIGHUP: MOMENTS[3:4]}
#: To a shell the two are one: where Python was loading a library just then, it ends by the signal itself.
STOPPED = {130, -signal.SIGINT}
Documents = tuple[bytes, bytes]


def documents(office: Office) -> Documents:
    return office.docx.read_bytes(), office.pdf.read_bytes()


def change_a_cell(office: Office) -> None:
    with office.book() as book:
        sheet = book["Actions"]
        sheet.cell(2, column(sheet, "Timescale")).value = "By Easter"


@pytest.fixture(scope="module")
def changed(first_build: tuple[Office, Ran], tmp_path_factory: pytest.TempPathFactory) -> tuple[Office, Documents]:
    """An office with a change that is not built yet, and the documents that will come of it."""
    root = tmp_path_factory.mktemp("changed") / "office"
    shutil.copytree(first_build[0].root, root)
    office = Office(root)
    change_a_cell(office)
    elsewhere = Office(root.parent / "elsewhere")
    shutil.copytree(root, elsewhere.root)
    return office, documents(elsewhere.built())


def stop_at(process: subprocess.Popen[str], step: str, delay: float, number: signal.Signals) -> Ran:
    """Send a signal some time after a step is told; how it ended."""
    assert process.stdout and process.stderr
    said = ""
    for line in process.stdout:
        said += line
        if step in line:
            break
    time.sleep(delay)
    process.send_signal(number)
    rest, complained = process.communicate(timeout=SECONDS)
    return Ran(process.returncode, said + rest, complained)


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGINT, signal.SIGTERM, signal.SIGHUP], ids=lambda n: n.name)
def test_a_build_that_is_stopped_leaves_the_last_documents(
    changed: tuple[Office, Documents], tmp_path: Path, number: signal.Signals
) -> None:
    office, new = changed
    old = documents(office)
    for step, delay in FEWER.get(number, MOMENTS):
        process = office.start("plan", through=HEARS_CTRL_C, TMPDIR=str(tmp_path))
        ran = stop_at(process, step, delay, number)
        assert documents(office) in (old, new), step
        assert office.in_outputs() == [office.docx.name, office.pdf.name]
        if ran.code == 0:  # it was done before the signal came
            break
        assert documents(office) == old
        if number is not signal.SIGKILL:
            assert ran.code in STOPPED
            assert ran.complained.strip() == "Stopped. The documents made before are as they were."
            assert soffice_processes(tmp_path) == []
            assert [path.name for path in tmp_path.iterdir()] == []
            assert not list((office.root / ".planbuilder").glob("work*"))
    else:
        assert old == documents(office)


def test_the_next_build_after_all_that_works(changed: tuple[Office, Documents]) -> None:
    office, new = changed
    assert office.run("plan").code == 0
    assert documents(office) == new
    assert not list((office.root / ".planbuilder").glob("work*"))


def test_two_builds_at_once_do_not_spoil_each_other(built_office: Office, changed: tuple[Office, Documents]) -> None:
    change_a_cell(built_office)
    both = [built_office.start("plan") for _ in range(2)]
    ended = [built_office.finished(process) for process in both]
    assert [ran.code for ran in ended] == [0, 0]
    assert documents(built_office) == changed[1]
    assert built_office.in_outputs() == [built_office.docx.name, built_office.pdf.name]
    waited = [ran for ran in ended if "Another build of this year is running: waiting for it" in ran.said]
    assert len(waited) == 1


# --- where the disk says no ----------------------------------------------------------------------------------


def test_a_full_disk_is_said_and_leaves_the_last_documents(built_office: Office) -> None:
    office, old = built_office, documents(built_office)
    change_a_cell(office)
    memory = office.root / ".planbuilder"
    unshare = ["unshare", "--mount"] if os.geteuid() == 0 else ["unshare", "--map-root-user", "--mount"]
    small_disk = [*unshare, "sh", "-c", f'mount -t tmpfs -o size=64k tmpfs "{memory}" && exec "$@"', "sh"]
    if not can_run([*small_disk, "true"]):
        pytest.skip("this machine lets nobody mount a small disk")
    ran = office.finished(office.start("plan", "--no-pdf", through=small_disk))
    assert ran.code == 1, ran.words
    assert "the disk is full. Free some room, and run this again." in ran.words
    assert documents(office) == old
    assert office.in_outputs() == [office.docx.name, office.pdf.name]


def can_run(command: list[str]) -> bool:
    return bool(shutil.which(command[0])) and subprocess.run(command, capture_output=True, check=False).returncode == 0


def test_a_limit_to_the_size_of_files_is_said_and_leaves_the_last_documents(built_office: Office) -> None:
    office, old = built_office, documents(built_office)
    change_a_cell(office)
    limit = after("resource.setrlimit(resource.RLIMIT_FSIZE, (50_000, 50_000))")
    ran = office.finished(office.start("plan", "--no-pdf", through=limit))
    assert ran.code == 1, ran.words
    assert "the file would be larger than this computer allows" in ran.words
    assert documents(office) == old
    assert office.in_outputs() == [office.docx.name, office.pdf.name]


def test_an_outputs_folder_that_may_not_be_written_to_is_said(built_office: Office) -> None:
    office, old = built_office, documents(built_office)
    change_a_cell(office)
    drop_rights_of_root = after("ctypes.CDLL(None).prctl(24, 1, 0, 0, 0)")  # PR_CAPBSET_DROP, CAP_DAC_OVERRIDE
    office.outputs.chmod(0o555)
    try:
        ran = office.finished(office.start("plan", "--no-pdf", through=drop_rights_of_root))
    finally:
        office.outputs.chmod(0o755)
    assert ran.code == 1, ran.words
    assert f"outputs/2017-18/{office.docx.name}: planbuilder may not write or read there." in ran.words
    assert documents(office) == old
    assert office.in_outputs() == [office.docx.name, office.pdf.name]


def test_a_workbook_that_may_not_be_read_is_said(built_office: Office) -> None:
    drop_rights_of_root = after("ctypes.CDLL(None).prctl(24, 1, 0, 0, 0); ctypes.CDLL(None).prctl(24, 2, 0, 0, 0)")
    built_office.workbook.chmod(0o000)
    try:
        ran = built_office.finished(built_office.start("plan", through=drop_rights_of_root))
    finally:
        built_office.workbook.chmod(0o644)
    assert ran.code == 1, ran.words
    assert "STOP  plan.xlsx: This computer does not let you read the file." in ran.said
