"""A new officer's first morning: a folder of one's own, a plan at once, and one's own colours on it.

planbuilder is installed from its wheel, far from the repository, as an officer does who was sent the file.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest
from openpyxl import load_workbook

from planbuilder.starting.supplies import SUPPLIES
from stories.office import REPOSITORY, Office, Ran, surroundings


def run(folder: Path, *words: str) -> Ran:
    """planbuilder in a folder, in this process."""
    return Office(folder).run_here(*words)


def run_apart(folder: Path, *words: str, python: str) -> Ran:
    """planbuilder of another Python in a folder, as from a terminal there."""
    command = [python, "-m", "planbuilder", *words]
    done = subprocess.run(
        command, cwd=folder, env=surroundings(), capture_output=True, text=True, encoding="utf-8", timeout=120
    )
    assert "Traceback" not in done.stderr
    return Ran(done.returncode, done.stdout, done.stderr)


def set_up(path: Path, **settings: str) -> None:
    """Type values beside settings of the sheet Plan."""
    book = load_workbook(path, rich_text=True)
    for row in book["Plan"].iter_rows(min_row=2):
        if row[0].value in settings:
            row[1].value = settings[str(row[0].value)]
    book.save(path)


def colours_of(file: Path) -> str:
    """All that gives a document its colours."""
    with zipfile.ZipFile(file) as package:
        names = [name for name in package.namelist() if re.match(r"word/(styles|theme/|charts/chart)", name)]
        return "".join(package.read(name).decode() for name in names)


@pytest.fixture(scope="module")
def anytown(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new partnership's folder in which the plan was built once. Look at it, and change nothing."""
    here = tmp_path_factory.mktemp("morning")
    ran = run(here, "new", "Safer Anytown", "--year", "2026-27")
    assert ran.code == 0, ran.words
    assert "Open “Start here.html” first. Then, in that folder: make plan" in ran.words
    return here / "Safer Anytown"


def test_the_plan_is_made_at_once_and_says_that_examples_are_left(anytown: Path) -> None:
    ran = run(anytown, "plan")
    assert ran.code == 0, ran.words
    assert "0 things to mend, 0 to check, 1 note." in ran.words
    assert "rows on 13 sheets are still made-up examples" in ran.words
    assert (anytown / "outputs" / "2026-27" / "partnership-plan-2026-27.pdf").is_file()


def test_no_version_with_examples_in_it_is_agreed(anytown: Path) -> None:
    ran = run(anytown, "draft", "--stage", "agreed", "--note", "by the board", "--who", "Jo")
    assert ran.code == 1
    assert "made-up examples, this one first, and no version can be agreed before they are gone" in ran.words


def test_colours_set_in_the_workbook_carry_through_word_and_charts(anytown: Path, tmp_path: Path) -> None:
    root = tmp_path / "own"
    shutil.copytree(anytown, root, ignore=shutil.ignore_patterns("outputs"))
    workbook = root / "inputs" / "2026-27" / "plan.xlsx"
    set_up(workbook, **{"Main colour": "#FFCC00", "Second colour": "#A04000", "Accent colour": "#F4C2A1"})
    ran = run(root, "plan", "--no-pdf")
    assert ran.code == 1
    assert "plan.xlsx > Plan > B16: White words on the colour “#FFCC00” are too hard to read. The nearest" in ran.words
    set_up(workbook, **{"Main colour": "#7A1F3D"})
    assert run(root, "plan", "--no-pdf").code == run(root, "report", "--no-pdf").code == 0
    for name in ("partnership-plan", "achievements-report"):
        found = colours_of(root / "outputs" / "2026-27" / f"{name}-2026-27.docx")
        assert {"12355B", "F2B824"} & set(re.findall(r'"([0-9A-F]{6})"', found)) == set()  # teal is a priority's own
        assert all(f'"{colour}"' in found for colour in ("7A1F3D", "A04000", "F4C2A1"))


def test_a_name_is_asked_for_and_a_year_is_asked_for(tmp_path: Path) -> None:
    assert run(tmp_path, "new", "Safer Anytown").code == 2
    ran = run(tmp_path, "new", "...", "--year", "2026-27")
    assert (ran.code, list(tmp_path.iterdir())) == (1, [])
    assert "No folder was made." in ran.words


# --- from the wheel ---------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of planbuilder, built from a copy of the sources."""
    folder = tmp_path_factory.mktemp("wheel")
    sources = folder / "sources"
    names = ("planbuilder", "templates", "scripts", "Makefile", "make.bat", "pyproject.toml", "README.md")
    for name in names:
        path = REPOSITORY / name
        if path.is_dir():
            shutil.copytree(path, sources / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copyfile(path, sources / name)
    built = subprocess.run(
        [sys.executable, "-m", "pip", "wheel", "--no-deps", "--quiet", "--wheel-dir", str(folder), str(sources)],
        capture_output=True,
        text=True,
        timeout=300,
    )
    if built.returncode:
        if re.search(r"No matching distribution|ConnectionError|Temporary failure|No module named pip", built.stderr):
            pytest.skip("the build backend cannot be fetched here: there is no way to the package registry")
        pytest.fail(built.stderr)
    return next(folder.glob("*.whl"))


@pytest.mark.slow
def test_the_wheel_carries_what_a_new_folder_needs_as_it_is_in_the_repository(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as package:
        carried = {
            name.partition("supplies/")[2]: package.read(name) for name in package.namelist() if "/supplies/" in name
        }
    wanted = {
        f"{name}/{path.name}" if (REPOSITORY / place).is_dir() else name: path.read_bytes()
        for name, place in SUPPLIES.items()
        for path in (sorted((REPOSITORY / place).iterdir()) if (REPOSITORY / place).is_dir() else [REPOSITORY / place])
    }
    assert carried == wanted


@pytest.mark.slow
def test_what_was_installed_from_the_wheel_makes_a_folder_and_its_plan(wheel: Path, tmp_path: Path) -> None:
    home = tmp_path / "home of it"
    venv.create(home, with_pip=False)
    python = home / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    places = {"base": str(home), "platbase": str(home)}
    packages = Path(sysconfig.get_path("purelib", "venv", places))
    with zipfile.ZipFile(wheel) as package:  # a wheel without scripts of its own is installed by unpacking it
        package.extractall(packages)
    (packages / "others.pth").write_text(sysconfig.get_path("purelib"), "utf-8")
    ran = run_apart(tmp_path, "new", "Safer Ynys Môn", "--year", "2026-29", python=str(python))
    assert ran.code == 0, ran.words
    own = tmp_path / "Safer Ynys Môn"
    assert str(python) in (own / "Makefile").read_text("utf-8")
    words = ["make", "plan", "NOPDF=1"] if shutil.which("make") else [str(python), "-m", "planbuilder", "plan"]
    environment = {name: value for name, value in surroundings().items() if name not in {"MAKEFLAGS", "PYTHONPATH"}}
    done = subprocess.run(
        words, cwd=own, env=environment, capture_output=True, text=True, encoding="utf-8", timeout=120
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert Office(own).root.joinpath("outputs", "2026-2029", "partnership-plan-2026-2029.docx").is_file()
