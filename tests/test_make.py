"""The commands that officers type: what `make` explains, what each word runs, and when it sets up again."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import venv
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
HELP = (ROOT / "scripts" / "help.txt").read_text(encoding="ascii")
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")
BATCH_FILE = (ROOT / "make.bat").read_bytes()

needs_make = pytest.mark.skipif(shutil.which("make") is None, reason="Windows has make.bat instead")


def make(*arguments: str, folder: Path = ROOT, **settings: str) -> subprocess.CompletedProcess[str]:
    """Run make as from a fresh terminal, not as a part of the `make test` that may have started this test."""
    own = {"MAKEFLAGS", "MAKELEVEL", "MFLAGS", "YEAR", "STRICT", "QUIET", "NOPDF", "FILE", "AREA", "TO"}
    own |= {"STAGE", "NOTE", "WHO", "DRAFT", "DOCUMENT"}
    environment = {name: value for name, value in os.environ.items() if name not in own} | settings
    return subprocess.run(["make", *arguments], cwd=folder, env=environment, capture_output=True, text=True)


def words_of_the_makefile() -> set[str]:
    listed = re.findall(r"^\.PHONY: ([a-z -]+)$", MAKEFILE, re.MULTILINE)
    return {word for line in listed for word in line.split()}


def words_of_the_help() -> set[str]:
    return set(re.findall(r"^  make ([a-z-]+)", HELP, re.MULTILINE))


def command_run_by(*arguments: str) -> str:
    lines = make("--dry-run", *arguments).stdout.splitlines()
    return " ".join(next(line for line in lines if line.startswith(".venv/bin/planbuilder")).split())


# ---- What is explained is what is there


@needs_make
def test_make_alone_explains_the_commands_by_audience() -> None:
    answer = make()
    assert answer.returncode == 0
    assert answer.stdout == HELP
    assert re.findall(r"^(Every week|Every year|Developers)$", HELP, re.MULTILINE) == [
        "Every week",
        "Every year",
        "Developers",
    ]


def test_every_command_is_explained_and_every_explained_command_exists() -> None:
    assert words_of_the_makefile() - {"help"} == words_of_the_help()


def test_the_help_fits_a_narrow_terminal() -> None:
    assert max(len(line) for line in HELP.splitlines()) <= 88


def test_windows_has_the_same_words() -> None:
    text = BATCH_FILE.decode("ascii")
    accepted = re.search(r"^for %%W in \(([a-z -]+)\)", text, re.MULTILINE)
    assert accepted is not None
    assert set(accepted[1].split()) == words_of_the_makefile()
    labels = set(re.findall(r"^:([a-z-]+)\r$", text, re.MULTILINE))
    assert words_of_the_makefile() <= labels


def test_windows_takes_the_same_choices() -> None:
    for choice in re.findall(r"^  ([A-Z]+)=", HELP, re.MULTILINE):
        assert f'"{choice}'.encode() in BATCH_FILE
        assert f"$({choice})" in MAKEFILE


def test_every_line_of_the_batch_file_ends_as_windows_wants_it() -> None:
    assert BATCH_FILE.count(b"\n") == BATCH_FILE.count(b"\r\n") > 0


def test_continuous_integration_runs_the_tests() -> None:
    script = ROOT / ".ci" / "run"
    assert script.read_text(encoding="utf-8").splitlines()[-1] == "make test"
    assert os.access(script, os.X_OK)


# ---- What a word runs


@needs_make
@pytest.mark.parametrize(
    ("arguments", "command"),
    [
        (["plan"], "plan"),
        (["plan", "YEAR=2017-18"], 'plan --year "$YEAR"'),
        (["plan", "NOPDF=1", "STRICT=1", "QUIET=1"], "plan --strict --quiet --no-pdf"),
        (["plan", "STRICT=0", "NOPDF="], "plan"),
        (["report", "YEAR=2017-18", "NOPDF=1", "STRICT=1"], 'report --year "$YEAR" --strict --no-pdf'),
        (["check", "NOPDF=1", "STRICT=1"], "check --strict"),
        (["watch", "YEAR=2017-18"], 'watch --year "$YEAR"'),
        (["trace", "TEXT=Keep Safe", "DOCUMENT=report"], 'trace --document "$DOCUMENT" -- "$TEXT"'),
        (["blank", "YEAR=2018-19"], 'blank --year "$YEAR"'),
        (["statistics-import", "FILE=a b.ods"], 'statistics import -- "$FILE"'),
        (
            ["statistics-import", "FILE=crime", "AREA=Castle Point", "TO=2017-12", "YEAR=2017-18"],
            'statistics import --year "$YEAR" --area "$AREA" --to "$TO" -- "$FILE"',
        ),
        (["draft", "STAGE=first draft", "STRICT=1"], 'draft --strict --stage="$STAGE"'),
        (
            ["draft", "STAGE=agreed", "NOTE=why", "WHO=Jo", "DOCUMENT=report"],
            'draft --stage="$STAGE" --document="$DOCUMENT" --note="$NOTE" --who="$WHO"',
        ),
        (["drafts"], "drafts"),
        (["verify", "YEAR=2017-18"], 'verify --year "$YEAR"'),
    ],
)
def test_choices_become_options(arguments: list[str], command: str) -> None:
    assert command_run_by(*arguments) == f".venv/bin/planbuilder {command}"


# ---- When it sets up again


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project, set up, whose planbuilder only says what it was asked; in a folder with a space in its name."""
    folder = tmp_path / "the plan"
    (folder / "scripts").mkdir(parents=True)
    for name in ("Makefile", "pyproject.toml", "scripts/setup.py", "scripts/setup_system.py"):
        shutil.copy(ROOT / name, folder / name)
    venv.create(folder / ".venv")
    program = folder / ".venv/bin/planbuilder"
    program.write_text('#!/bin/sh\nprintf "<%s>" "$@"\n', encoding="ascii")
    program.chmod(0o755)
    stamp = [sys.executable, "-c", "import setup; print(setup.fingerprint_of_needs(), end='')"]
    fingerprint = subprocess.run(stamp, cwd=folder / "scripts", capture_output=True, text=True, check=True)
    (folder / ".venv/ready").write_text(fingerprint.stdout, encoding="utf-8")
    return folder


def is_set_up(folder: Path) -> bool:
    return make("--question", ".venv/ready", folder=folder).returncode == 0


@needs_make
def test_a_project_that_is_set_up_goes_straight_to_work(project: Path) -> None:
    assert make("plan", folder=project).stdout == "<plan>"


@needs_make
def test_a_year_with_quotes_and_spaces_reaches_the_program_as_typed(project: Path) -> None:
    year = """2017'18"; touch trap; echo `touch trap` #"""
    assert make("plan", f"YEAR={year}", folder=project).stdout == f"<plan><--year><{year}>"
    assert not (project / "trap").exists()


@needs_make
def test_a_stage_and_a_note_reach_the_program_as_typed(project: Path) -> None:
    note = """it's "late"; touch trap; -x"""
    said = make("draft", "STAGE=first draft", f"NOTE={note}", folder=project).stdout
    assert said == f"<draft><--stage=first draft><--note={note}>"
    assert not (project / "trap").exists()


@needs_make
def test_a_rebuild_needs_a_number(project: Path) -> None:
    assert make("rebuild", "DRAFT=2", folder=project).stdout == "<rebuild><2>"
    answer = make("rebuild", folder=project)
    assert (answer.returncode, "Say which draft: make rebuild DRAFT=1" in answer.stderr) == (2, True)


@needs_make
def test_a_list_of_packages_that_only_looks_newer_is_not_installed_again(project: Path) -> None:
    os.utime(project / ".venv/ready", (1, 1))
    assert not is_set_up(project)
    assert make("plan", folder=project).stdout == "<plan>"
    assert is_set_up(project)


@needs_make
def test_a_set_up_that_was_broken_off_is_not_trusted(project: Path) -> None:
    assert is_set_up(project)
    (project / ".venv/unfinished").touch()
    assert not is_set_up(project)


@needs_make
def test_a_folder_that_was_moved_is_set_up_again(project: Path) -> None:
    moved = project.rename(project.with_name("moved"))
    assert not is_set_up(moved)


@needs_make
def test_a_python_that_is_gone_is_set_up_again(project: Path) -> None:
    (project / ".venv/bin/python").unlink()
    (project / ".venv/bin/python").symlink_to("/no/such/python")
    assert not is_set_up(project)


@needs_make
def test_a_set_up_without_a_network_says_so_and_is_tried_again(project: Path, tmp_path: Path) -> None:
    shutil.rmtree(project / ".venv")
    programs = tmp_path / "programs"  # a computer without apt, sudo and Python's own pip
    programs.mkdir()
    (programs / "ensurepip.py").write_text("raise SystemExit('not on this computer')\n", encoding="ascii")
    for name in ("sh", "make", "head", "cat"):
        (programs / name).symlink_to(shutil.which(name) or pytest.fail(f"no {name}"))
    (programs / "python3").symlink_to(Path(sys.executable).resolve())
    offline = {"PATH": str(programs), "PYTHONPATH": str(programs), "PIP_INDEX_URL": "http://127.0.0.1:9/simple"}
    for _ in range(2):
        answer = make("plan", folder=project, **offline)
        assert answer.returncode == 2
        assert answer.stdout.startswith("Setting up planbuilder: this happens once")
        assert "Is this computer on the internet" in answer.stderr
        assert str(project / ".venv/set-up.log") in answer.stderr
        assert "Traceback" not in answer.stderr
        assert "<plan>" not in answer.stdout
