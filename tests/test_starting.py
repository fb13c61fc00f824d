"""A new partnership's folder: names and places, what is refused, and that it can be built at once."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from openpyxl import load_workbook

from make_pictures import OF_A_NEW_FOLDER
from planbuilder.catalogue.wording import EXAMPLE_LEFT
from planbuilder.checking import check_all
from planbuilder.intake.pictures import examine_picture
from planbuilder.problems import BrokenInstallation, Level, PlanbuilderError, stops
from planbuilder.project import Project
from planbuilder.review.examples import examples, refuse_examples
from planbuilder.starting import supplies
from planbuilder.starting.folder import GUIDE, Asked, new_folder
from planbuilder.starting.guide import start_here
from planbuilder.starting.make_files import COMMANDS, make_files
from planbuilder.starting.naming import naming
from word_validity import open_xml_errors
from workbooks import plan_book

ROOT = Path(__file__).resolve().parent.parent


def made(here: Path, name: str = "Safer Anytown", year: str = "2026-27", to: str = "") -> Project:
    here.mkdir(parents=True, exist_ok=True)
    outcome = new_folder(Asked(name, year, to), here, lambda _: None)
    guide = next(file.path for file in outcome.made if file.path.name == GUIDE)
    return Project(guide.parent)


def refused(here: Path, name: str = "Safer Anytown", year: str = "2026-27", to: str = "") -> str:
    before = sorted(here.rglob("*"))
    with pytest.raises(PlanbuilderError) as error:
        new_folder(Asked(name, year, to), here, lambda _: None)
    assert sorted(here.rglob("*")) == before
    return str(error.value)


@pytest.fixture(scope="module")
def anytown(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """A new folder. Look at it, and change nothing."""
    return made(tmp_path_factory.mktemp("new"))


# --- names ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "full", "area", "folder"),
    [
        ("Safer Anytown", "Safer Anytown Community Safety Partnership", "Anytown", "Safer Anytown"),
        ("CONIN$", "CONIN$ Community Safety Partnership", "CONIN$", "CONIN$ partnership"),
        ("com¹", "com¹ Community Safety Partnership", "com¹", "com¹ partnership"),
        ("Safer Ynys Môn", "Safer Ynys Môn Community Safety Partnership", "Ynys Môn", "Safer Ynys Môn"),
        (
            "Partneriaeth Diogelwch Cymunedol Bro Morgannwg",
            "Partneriaeth Diogelwch Cymunedol Bro Morgannwg",
            "Bro Morgannwg",
            "Partneriaeth Diogelwch Cymunedol Bro Morgannwg",
        ),
        (
            "Bath & North East Somerset",
            "Bath & North East Somerset Community Safety Partnership",
            "Bath & North East Somerset",
            "Bath & North East Somerset",
        ),
        (
            "East/West Community Safety Partnership",
            "East/West Community Safety Partnership",
            "East/West",
            "East-West Community Safety Partnership",
        ),
        ('The "Best"  Partnership', 'The "Best" Partnership', '"Best"', "The -Best- Partnership"),
        ("../../etc", "../../etc Community Safety Partnership", "../../etc", "etc"),
        ("CON", "CON Community Safety Partnership", "CON", "CON partnership"),
        ("Safer Partnership", "Safer Partnership", "Safer Partnership", "Safer Partnership"),
    ],
)
def test_a_name_becomes_its_names_and_a_folder_that_every_system_can_have(
    typed: str, full: str, area: str, folder: str
) -> None:
    names = naming(typed)
    assert (names.full, names.area, names.folder) == (full, area, folder)


@pytest.mark.parametrize("typed", ["", "   ", "--", "x" * 121])
def test_what_is_no_name_is_refused(typed: str, tmp_path: Path) -> None:
    assert "STOP" in refused(tmp_path, typed)


@pytest.mark.parametrize(
    ("typed", "folder", "printed"),
    [
        ("2026-27", "2026-27", "2026/27"),
        ("2026/27", "2026-27", "2026/27"),
        ("2026", "2026", "2026"),
        ("2026-29", "2026-2029", "2026-2029"),
        ("2026 to 2029", "2026-2029", "2026-2029"),
    ],
)
def test_a_year_may_be_written_in_any_form(typed: str, folder: str, printed: str) -> None:
    year = Project(Path()).new_year(typed)
    assert (year.name, year.printed) == (folder, printed)


@pytest.mark.parametrize("typed", ["soon", "26-27", "2029-2026", "2026-26", "0026-27", "2026-27-28"])
def test_a_year_that_is_none_is_refused(typed: str, tmp_path: Path) -> None:
    assert typed in refused(tmp_path, year=typed)


# --- the place --------------------------------------------------------------------------------------------


def test_the_folder_lies_where_one_is_or_where_it_is_asked_for(anytown: Project, tmp_path: Path) -> None:
    assert anytown.root.name == "Safer Anytown"
    assert made(tmp_path, to="deep/in here/Café").root == tmp_path / "deep" / "in here" / "Café"
    assert sorted(path.name for path in tmp_path.rglob(".*")) == []


def test_an_empty_folder_is_filled_and_stays_the_one_that_a_terminal_is_open_in(tmp_path: Path) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    before = empty.stat().st_ino
    assert made(tmp_path, to="empty").root == empty
    assert empty.stat().st_ino == before
    assert (empty / "inputs" / "2026-27" / "plan.xlsx").is_file()
    assert [path.name for path in tmp_path.iterdir()] == ["empty"]


def test_from_within_a_partnership_the_new_folder_lies_beside_it(anytown: Project, tmp_path: Path) -> None:
    own = tmp_path / "own"
    shutil.copytree(anytown.root, own)
    assert made(own / "inputs", name="Safer Newtown").root == tmp_path / "Safer Newtown"
    assert "lies inside the folder of another partnership" in refused(own, to="nested")


def test_what_is_there_is_never_touched(tmp_path: Path) -> None:
    (tmp_path / "Safer Anytown").mkdir()
    (tmp_path / "Safer Anytown" / "notes.txt").write_text("mine")
    assert "is not empty: it has “notes.txt” in it" in refused(tmp_path)
    (tmp_path / "file").write_text("mine")
    assert "is a file, not a folder" in refused(tmp_path, to="file")
    assert "file” is a file, not a folder" in refused(tmp_path, to="file/within")
    assert "the name of the folder is too long" in refused(tmp_path, to="x" * 300).casefold()


def test_a_folder_that_cannot_be_finished_is_not_begun(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(supplies, "SUPPLIES", supplies.SUPPLIES | {"templates": "nowhere"})
    with pytest.raises(BrokenInstallation):
        made(tmp_path)
    assert list(tmp_path.iterdir()) == []


# --- what is in it ----------------------------------------------------------------------------------------


def test_everything_is_in_it(anytown: Project) -> None:
    files = {path.relative_to(anytown.root).as_posix() for path in anytown.root.rglob("*") if path.is_file()}
    templates = {f"templates/{path.name}" for path in supplies.templates()}
    assert {GUIDE, "Makefile", "make.bat", COMMANDS, *templates} < files
    for name in ("plan.xlsx", "statistics.xlsx", "achievements.xlsx"):
        assert open_xml_errors(anytown.root / "inputs" / "2026-27" / name) == []
    for path in supplies.templates():
        assert (anytown.templates / path.name).read_bytes() == path.read_bytes()


def test_all_workbooks_pass_with_nothing_but_a_note_on_the_examples(anytown: Project) -> None:
    found = check_all(anytown.year(None)).problems
    assert [(one.workbook, one.level, one.check) for one in found] == [
        (name, Level.NOTE, "example-left") for name in ("plan.xlsx", "statistics.xlsx", "achievements.xlsx")
    ]


@pytest.mark.parametrize(
    ("name", "year"), [("A & B <\"C\"> 'D'", "2026-29"), ("=1+1 🦉 Ŵyr {{ x }} [[Area]] Town", "2026")]
)
def test_any_name_and_year_pass_as_well(name: str, year: str, tmp_path: Path) -> None:
    found = check_all(made(tmp_path, name=name, year=year).year(None))
    assert {one.check for one in found.problems} == {"example-left"}
    settings = found.plan.records["Plan"][0]
    assert vars(settings)["short_name"] == name.replace("[[", "[").replace("]]", "]")


def test_the_pictures_are_those_of_the_script_and_can_be_printed() -> None:
    for name in OF_A_NEW_FOLDER:
        assert examine_picture(name, supplies.PICTURES) == supplies.PICTURES / name
    assert {path.name for path in supplies.PICTURES.iterdir()} == set(OF_A_NEW_FOLDER)


def test_two_new_folders_are_the_same_to_the_byte(anytown: Project, tmp_path: Path) -> None:
    other = made(tmp_path)
    for path in sorted(path for path in anytown.root.rglob("*") if path.is_file()):
        assert (other.root / path.relative_to(anytown.root)).read_bytes() == path.read_bytes()


def test_the_guide_says_whose_it_is_and_escapes_it() -> None:
    page = start_here(naming("A & <B>"), "2026-27", "2026/27")
    assert "A &amp; &lt;B&gt;" in page
    assert '<html lang="en-GB">' in page
    assert "inputs/2026-27/plan.xlsx" in page


# --- examples ---------------------------------------------------------------------------------------------


def test_an_example_that_is_typed_over_is_told_no_longer(anytown: Project, tmp_path: Path) -> None:
    shutil.copytree(anytown.root, tmp_path / "own")
    path = tmp_path / "own" / "inputs" / "2026-27" / "plan.xlsx"
    book = load_workbook(path, rich_text=True)
    for sheet in book.worksheets[1:]:
        for row in sheet.iter_rows():
            for cell in row:
                if isinstance(cell.value, str):
                    cell.value = cell.value.replace("[Example] ", "").replace(" [example]", "").replace("[Example]", "")
    book.save(path)
    assert examples(check_all(Project(tmp_path / "own").year(None)).plan) == []


def test_examples_that_name_what_was_typed_over_are_left_out_and_stop_nothing(anytown: Project, tmp_path: Path) -> None:
    shutil.copytree(anytown.root, tmp_path / "own")
    path = tmp_path / "own" / "inputs" / "2026-27" / "plan.xlsx"
    book = load_workbook(path, rich_text=True)
    for row in book["Priorities"].iter_rows(min_row=2):
        row[0].value = f"Own priority {row[0].row}" if row[0].value else None
    book.save(path)
    inputs = check_all(Project(tmp_path / "own").year(None))
    assert not stops(inputs.problems)
    left = [one for one in inputs.problems if one.check == EXAMPLE_LEFT.name and "no longer in" in one.what]
    assert {one.workbook for one in left} == {"plan.xlsx", "achievements.xlsx"}
    with pytest.raises(PlanbuilderError, match="no version can be agreed"):
        refuse_examples(inputs.problems, "no version can be agreed before they are gone")


@pytest.mark.parametrize(
    ("name", "council"),
    [("Safer Luton Town", "Luton Town District Council"), ("Safer Townsville", "Townsville Council")],
)
def test_the_councils_example_is_one_that_the_law_names(name: str, council: str) -> None:
    assert naming(name).council == council


def test_what_an_officer_says_of_examples_passes_without_a_word(tmp_path: Path) -> None:
    book = plan_book()
    book["Actions"]["D2"] = "Example: talk to schools [for example, to heads] (example)"
    inputs = tmp_path / "inputs" / "2017-18"
    inputs.mkdir(parents=True)
    book.save(inputs / "plan.xlsx")
    assert examples(check_all(Project(tmp_path).year(None)).plan) == []


# --- the commands -----------------------------------------------------------------------------------------


@pytest.mark.skipif(shutil.which("make") is None, reason="Windows has make.bat instead")
@pytest.mark.parametrize("word", ["plan", "template"])
@pytest.mark.parametrize("python", ["/opt/a b/bin/python", "/opt/it's $HOME #1/bin/python", "/opt/a,b(c)/python"])
def test_make_finds_the_python_whatever_its_folder_is_called(python: str, word: str, tmp_path: Path) -> None:
    program = tmp_path / python.lstrip("/")
    program.parent.mkdir(parents=True)
    program.write_text('#!/bin/sh\necho "asked: $@"\n')
    program.chmod(0o755)
    (tmp_path / "Makefile").write_bytes(make_files(str(program))["Makefile"])
    done = subprocess.run(["make", word], cwd=tmp_path, capture_output=True, text=True, check=False, timeout=20)
    assert (done.stdout, done.stderr) == (f"asked: -P -m planbuilder {word}\n", "")


@pytest.mark.skipif(shutil.which("make") is None, reason="Windows has make.bat instead")
def test_make_says_plainly_that_planbuilder_is_gone(tmp_path: Path) -> None:
    (tmp_path / "Makefile").write_bytes(make_files("/gone/bin/python")["Makefile"])
    make = shutil.which("make") or "make"
    done = subprocess.run(
        [make, "plan"], cwd=tmp_path, env={"PATH": "/usr/bin:/bin"}, capture_output=True, text=True, timeout=20
    )
    assert done.returncode == 2
    assert "planbuilder is no longer where it was (/gone/bin/python): install it there again" in done.stderr


def test_the_commands_are_those_of_the_repository_without_the_developers() -> None:
    files = make_files("/usr/bin/python3")
    makefile, batch, told = (files[name].decode() for name in ("Makefile", "make.bat", COMMANDS))
    assert "make plan " in told
    assert "Developers" not in told + makefile + batch
    for word in ("pytest", "ruff", ".venv", "scripts/", "scripts\\", "set_up"):
        assert word not in makefile + batch
    assert batch.count("\n") == batch.count("\r\n")
    assert "\nplan:\n" in makefile
    assert "%PLANBUILDER% next-year" in batch


def test_a_batch_file_names_only_what_windows_can_read_there() -> None:
    own = make_files(r"C:\Users\Siân\venv\Scripts\python.exe", r"C:\Users\Siân")["make.bat"].decode("ascii")
    assert r'if exist "%USERPROFILE%\venv\Scripts\python.exe" set PLANBUILDER=' in own
    other = make_files(r"D:\Bro Môn\python.exe", r"C:\Users\Jo")["make.bat"].decode("ascii")
    assert "if exist" not in other
    assert 'set "PLANBUILDER=planbuilder"' in other
