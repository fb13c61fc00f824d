"""The engines that planbuilder is measured against: which of them are here, and how each is run."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import tables
from measure import REPOSITORY, Command, nothing

PROGRAMS = Path(__file__).resolve().parent / "programs"
SECONDS_TO_INSTALL = 300


def python_program(name: str, *words: str | Path, folder: Path) -> Command:
    """A program of bench/programs, run by the Python that runs this."""
    settings = {"PYTHONPATH": f"{REPOSITORY}:{PROGRAMS.parent}"}
    return Command([sys.executable, PROGRAMS / name, *words], folder, settings=settings)


def planbuilder(
    project: Path, *, document: str = "plan", pdf: bool = False, before: Callable[[], object] = nothing
) -> Command:
    """The whole command, in a project."""
    return Command([sys.executable, "-m", "planbuilder", document, *([] if pdf else ["--no-pdf"])], project, before)


#: How each engine says in a template what planbuilder says in its own, and the program that runs it.
TABLE_ENGINES = {
    "planbuilder": (tables.PLANBUILDER, "with_planbuilder.py"),
    "docxtemplater": (tables.DOCXTEMPLATER, "docxtemplater.mjs"),
    "carbone": (tables.CARBONE, "carbone.mjs"),
}


def table_program(engine: str, *words: str | Path, folder: Path) -> Command:
    """An engine that fills the table of `tables.py`."""
    program = TABLE_ENGINES[engine][1]
    if program.endswith(".py"):
        return python_program(program, *words, folder=folder)
    return Command(["node", PROGRAMS / program, *words], folder)


def install_from_npm() -> str:
    """Install the engines that come from npm, as pinned in package-lock.json; returns what stands against it, or ""."""
    for needed in ("node", "npm"):
        if shutil.which(needed) is None:
            return f"{needed} is not installed"
    if (PROGRAMS / "node_modules" / "carbone").is_dir():
        return ""
    install = ["npm", "ci", "--no-audit", "--no-fund"]
    try:
        done = subprocess.run(
            install, cwd=PROGRAMS, capture_output=True, text=True, timeout=SECONDS_TO_INSTALL, check=False
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        return f"npm could not install them ({error})"
    return f"npm could not install them ({done.stderr.strip()[-200:]})" if done.returncode else ""


def soffice() -> str | None:
    """LibreOffice, where it is installed."""
    return shutil.which("soffice") or shutil.which("libreoffice")
