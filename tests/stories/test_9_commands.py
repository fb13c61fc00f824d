"""The commands as a person types them: what they say, what they write, and their exit codes."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from stories.office import Office, column, surroundings

COMMANDS = [
    "plan",
    "report",
    "check",
    "watch",
    "figures",
    "trace",
    "draft",
    "drafts",
    "verify",
    "rebuild",
    "compare",
    "blank",
    "undo",
]
HEAVY = {
    *("docx", "docxtpl", "filelock", "jinja2", "lxml", "numpy", "openpyxl", "pandas", "pikepdf", "PIL", "pypdf"),
    *("pypdfium2", "rdocx", "watchfiles"),
}


def planbuilder(
    *words: str, python: tuple[str, ...] = (), folder: Path | None = None
) -> subprocess.CompletedProcess[str]:
    """Run a command in a folder, as typed."""
    return subprocess.run(
        [sys.executable, *python, "-m", "planbuilder", *words],
        cwd=folder,
        capture_output=True,
        text=True,
        encoding="utf-8",
        env=surroundings(),
        timeout=60,
        check=False,
    )


# --- check ---------------------------------------------------------------------------------------------------


def test_check_accepts_the_sample_and_writes_nothing_but_its_page(office: Office) -> None:
    before = office.files()
    ran = office.run("check")
    assert ran.code == 0, ran.words
    assert ran.said.splitlines()[-1] == (
        "0 things to mend, 0 to check, 12 accepted."
        " Read 23 actions under 4 priorities, 18 measures of crime and 32 projects."
        " Work list: outputs/2017-18/checks/checks.html"
    )
    assert {name for name in office.files() if name not in before} == {"outputs/2017-18/checks/checks.html"}
    assert {name: one for name, one in office.files().items() if name in before} == before


def test_check_tells_what_is_to_mend_and_leaves_the_workbook_as_it_is(office: Office) -> None:
    with office.book() as book:
        sheet = book["Actions"]
        sheet.cell(2, column(sheet, "Priority")).value = "Comunity Engagement"
    before = office.files()
    ran = office.run("check", "--year", "2017/18")
    assert ran.code == 1
    [stop] = [line for line in ran.said.splitlines() if line.startswith("STOP")]
    assert stop.startswith("STOP  plan.xlsx > Actions > B2: “Comunity Engagement” is not in the sheet “Priorities”.")
    assert stop.endswith("Did you mean “Community Engagement”?")
    assert ran.said.splitlines()[-1] == (
        "1 thing to mend, 0 to check, 11 accepted."
        " Work list: outputs/2017-18/checks/checks.html, outputs/2017-18/checks/plan-to-do.xlsx"
    )
    assert {name: one for name, one in office.files().items() if name in before} == before
    assert office.in_checks == ["checks.html", "plan-to-do.xlsx"]


def test_a_warning_stops_only_the_strict(office: Office) -> None:
    shutil.copyfile(office.workbook, office.inputs / "plan - Copy.xlsx")
    told = office.run("check")
    assert told.code == 0, told.words
    assert "WARN  plan.xlsx: “plan - Copy.xlsx” beside it was not read." in told.said
    assert "0 things to mend, 1 to check" in told.said
    assert office.run("check", "--strict").code == 1
    assert office.run("plan", "--strict", "--no-pdf").code == 1
    assert office.in_outputs() == []
    assert office.run("plan", "--no-pdf").code == 0
    again = office.run("plan", "--no-pdf")
    assert "nothing has changed" in again.said
    assert "WARN  plan.xlsx: “plan - Copy.xlsx” beside it was not read." in again.said
    assert office.run("plan", "--strict", "--no-pdf").code == 1


def test_the_quiet_say_only_what_went_wrong_and_what_was_made(office: Office) -> None:
    checked = office.run("check", "--quiet")
    assert " - " not in checked.said
    built = office.run("plan", "--quiet", "--no-pdf")
    assert " ..." not in built.said
    assert f"outputs/2017-18/{office.docx.name}" in built.said


# --- use -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "words",
    [(), ("paln",), ("plan", "--yaer", "2017-18"), ("plan", "2017-18"), ("plan", "--year"), ("check", "--no-pdf")],
    ids=" ".join,
)
def test_wrong_use_is_told_with_exit_code_2(words: tuple[str, ...]) -> None:
    ran = planbuilder(*words)
    assert ran.returncode == 2
    assert ran.stdout == ""
    assert ran.stderr.startswith("usage: planbuilder")
    assert "Traceback" not in ran.stderr


def test_help_names_every_command_and_the_exit_codes() -> None:
    ran = planbuilder("--help")
    assert ran.returncode == 0
    assert all(f"    {command} " in ran.stdout for command in COMMANDS)
    assert "Exit codes: 0 good" in ran.stdout


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_its_help(command: str) -> None:
    ran = planbuilder(command, "--help")
    assert ran.returncode == 0
    assert f"usage: planbuilder {command}" in ran.stdout
    assert "--year" in ran.stdout


@pytest.mark.parametrize("words", [("--help",), ("plan", "--help"), ("--version",)], ids=" ".join)
def test_help_loads_no_heavy_library(words: tuple[str, ...]) -> None:
    ran = planbuilder(*words, python=("-X", "importtime"))
    loaded = {line.rpartition("|")[2].strip().partition(".")[0] for line in ran.stderr.splitlines()}
    assert "argparse" in loaded
    assert not loaded & HEAVY


def test_the_project_is_found_from_any_folder_in_it(office: Office) -> None:
    assert planbuilder("check", folder=office.inputs / "pictures").returncode == 0
    office.workbook.unlink()
    assert planbuilder("check", folder=office.inputs / "pictures").returncode == 1


def test_a_reader_that_goes_away_is_no_fault(office: Office) -> None:
    """`planbuilder check | head -1` closes the pipe while there is still something to say."""
    shell = f'"{sys.executable}" -m planbuilder check --project "{office.root}" | head -c 1'
    ran = subprocess.run(
        ["sh", "-c", shell], capture_output=True, text=True, env=surroundings(), timeout=60, check=False
    )
    assert "Traceback" not in ran.stderr
    assert not (office.root / "planbuilder.log").exists()
