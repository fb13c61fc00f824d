"""While an officer works, each saved change is built, until Ctrl+C."""

from __future__ import annotations

import queue
import signal
import subprocess
import threading
import time
from collections.abc import Callable, Iterator

import pytest

from stories.office import Office, after, change_part, column
from stories.reading import actions, headings

PATIENCE = 60.0
#: Seconds after which a saved file has been told: it is taken for saved when nothing has happened for 0.3 seconds.
MOMENT = 1.5
HEARS_CTRL_C = after("signal.signal(signal.SIGINT, signal.SIG_DFL)")


class Watch:
    """A running `planbuilder watch` and the lines that it says."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self.process = process
        self.lines: queue.Queue[str] = queue.Queue()
        threading.Thread(target=self._listen, daemon=True).start()

    def _listen(self) -> None:
        assert self.process.stdout
        for line in self.process.stdout:
            self.lines.put(line)

    def until(self, words: str) -> str:
        """Wait for a line with these words, and give all lines up to it."""
        heard, end = "", time.monotonic() + PATIENCE
        while words not in heard:
            heard += self.lines.get(timeout=max(0.1, end - time.monotonic()))
        return heard


def wait_for(condition: Callable[[], bool]) -> None:
    """Look again and again until something is so."""
    end = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < end, "it did not come about"
        time.sleep(0.1)


@pytest.fixture
def watch(office: Office) -> Iterator[Watch]:
    process = office.start("watch", "--no-pdf", through=HEARS_CTRL_C)
    with process:
        yield Watch(process)
        process.kill()


def set_timescale(office: Office, words: str) -> None:
    with office.book() as book:
        sheet = book["Actions"]
        sheet.cell(2, column(sheet, "Timescale")).value = words


def open_and_close(office: Office) -> None:
    """The marks that Excel and LibreOffice leave beside a workbook come and go."""
    for name in ("~$plan.xlsx", ".~lock.plan.xlsx#", "9C4D5E00.tmp", "plan.xlsx~"):
        (office.inputs / name).write_bytes(b"\x05Clerk")
    time.sleep(MOMENT)
    for name in ("~$plan.xlsx", ".~lock.plan.xlsx#"):
        (office.inputs / name).unlink()
    time.sleep(MOMENT)


def test_each_saved_change_is_built_until_ctrl_c_and_the_marks_of_excel_are_no_change(
    office: Office, watch: Watch
) -> None:
    heard = watch.until("To stop: Ctrl+C.")
    assert heard.startswith("Watching inputs/2017-18 and templates.")
    assert office.docx.is_file()

    open_and_close(office)
    assert watch.lines.empty() or watch.lines.get() == "\n"
    assert watch.lines.empty()

    set_timescale(office, "By Easter")
    watch.until("Saved: plan.xlsx.")
    wait_for(lambda: actions(office.docx)["CE1"][5] == ["By Easter"])

    last = office.docx.read_bytes()
    with office.book() as book:
        book["Actions"]["B2"].value = "Nonsense"
    watch.until("“Nonsense” is not in the sheet “Priorities”")
    watch.until("No document was written.")
    assert office.docx.read_bytes() == last

    with office.book() as book:
        book["Actions"]["B2"].value = "Community Engagement"
    change_part(office.template, "word/document.xml", lambda xml: xml.replace("Budget by funder", "Who pays"))
    wait_for(lambda: "Who pays" in headings(office.docx, 2))

    watch.process.send_signal(signal.SIGINT)
    assert watch.process.wait(timeout=PATIENCE) == 0
    assert "No longer watching." in watch.until("No longer watching.")
    assert watch.process.stderr and watch.process.stderr.read() == ""


def test_what_is_saved_during_the_first_build_is_built_as_well(office: Office, watch: Watch) -> None:
    watch.until("Writing the Word document")
    set_timescale(office, "By Whitsun")
    wait_for(lambda: office.docx.is_file() and actions(office.docx)["CE1"][5] == ["By Whitsun"])
