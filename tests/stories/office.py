"""An officer's folder with the sample year in it, and planbuilder's command line run in it.

Commands run in this process, unless a story is about processes: those run in processes of their own, `apart`.
"""

from __future__ import annotations

import contextlib
import gc
import hashlib
import io
import os
import shutil
import signal
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from planbuilder.__main__ import main

REPOSITORY = Path(__file__).resolve().parents[2]
YEAR = "2017-18"
SECONDS = 120


@dataclass(frozen=True)
class Ran:
    """What a command did: its exit code and its words on the terminal."""

    code: int
    said: str
    complained: str

    @property
    def words(self) -> str:
        """All that an officer sees, in one line."""
        return " ".join(f"{self.said} {self.complained}".split())


@dataclass(frozen=True)
class Office:
    """A partnership's folder: inputs/2017-18 and templates as they come with planbuilder, and nothing built yet."""

    root: Path
    #: Commands run in processes of their own, as on an officer's computer. It takes a second longer each time.
    apart: bool = False

    @classmethod
    def furnished(cls, root: Path, *, apart: bool = False) -> Office:
        """A new folder, with copies of the sample year and of the templates."""
        shutil.copytree(REPOSITORY / "inputs" / YEAR, root / "inputs" / YEAR)
        shutil.copytree(REPOSITORY / "templates", root / "templates")
        return cls(root, apart)

    @property
    def inputs(self) -> Path:
        return self.root / "inputs" / YEAR

    @property
    def workbook(self) -> Path:
        return self.inputs / "plan.xlsx"

    @property
    def template(self) -> Path:
        return self.root / "templates" / "partnership-plan.docx"

    @property
    def outputs(self) -> Path:
        return self.root / "outputs" / YEAR

    @property
    def docx(self) -> Path:
        return self.outputs / f"partnership-plan-{YEAR}.docx"

    @property
    def pdf(self) -> Path:
        return self.docx.with_suffix(".pdf")

    def run(self, command: str, *options: str, **settings: str) -> Ran:
        """Run a command to its end; settings are those of the environment, such as SOFFICE."""
        if self.apart:
            return self.finished(self.start(command, *options, **settings))
        return self.run_here(*command.split(), *options, **settings)

    def run_here(self, *words: str, **settings: str) -> Ran:
        """Run a command in this process."""
        said, complained = io.StringIO(), io.StringIO()
        folder = contextlib.chdir(self.root) if self.root.is_dir() else contextlib.nullcontext()
        with _as_before(settings), folder, contextlib.redirect_stdout(said), contextlib.redirect_stderr(complained):
            try:
                code = main([*words, "--project", str(self.root)])
            except SystemExit as end:  # argparse's, for wrong words
                code = end.code if isinstance(end.code, int) else 1
        ran = Ran(code, said.getvalue(), complained.getvalue())
        assert "Traceback" not in ran.words, ran.words
        return ran

    def finished(self, process: subprocess.Popen[str]) -> Ran:
        """Wait for a command, and hold it to never showing an officer the inside of planbuilder."""
        with process:
            try:
                said, complained = process.communicate(timeout=SECONDS)
            except BaseException:
                process.kill()
                raise
        ran = Ran(process.returncode, said, complained)
        assert "Traceback" not in ran.words, ran.words
        return ran

    def start(
        self,
        command: str,
        *options: str,
        through: Sequence[str] = (),
        **settings: str,
    ) -> subprocess.Popen[str]:
        """Begin a command, through another program where one is named, and leave it running."""
        words = [*through, sys.executable, "-m", "planbuilder", *command.split(), *options, "--project", str(self.root)]
        return subprocess.Popen(
            words,
            cwd=self.root if self.root.is_dir() else None,
            env=surroundings(**settings),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            encoding="utf-8",
        )

    def built(self, *options: str) -> Office:
        """The same office after a build that must succeed."""
        ran = self.run("plan", *options)
        assert ran.code == 0, ran.words
        return self

    @contextlib.contextmanager
    def book(self) -> Iterator[Workbook]:
        """The plan workbook, open to be changed; it is saved at the end."""
        with editing(self.workbook) as book:
            yield book

    def files(self) -> dict[str, str]:
        """Every file of the folder, by its place, with a hash of its contents."""
        found = sorted(path for path in self.root.rglob("*") if path.is_file())
        return {path.relative_to(self.root).as_posix(): digest(path) for path in found}

    def in_outputs(self) -> list[str]:
        """The names of all files in the year's outputs, hidden ones too; those of the work list apart."""
        found = sorted(path.name for path in self.outputs.iterdir()) if self.outputs.is_dir() else []
        return [name for name in found if name != "checks"]

    @property
    def in_checks(self) -> list[str]:
        """The names of the files of the work list."""
        folder = self.outputs / "checks"
        return sorted(path.name for path in folder.iterdir()) if folder.is_dir() else []


@contextlib.contextmanager
def _as_before(settings: Mapping[str, str]) -> Iterator[None]:
    """What a command changes in its process is as before when it has ended; settings hold in between."""
    numbers = [getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name)]
    handlers = {number: signal.getsignal(number) for number in numbers}
    pace, environment = gc.get_threshold(), dict(os.environ)
    os.environ.pop("PLANBUILDER_PDF_ENGINE", None)
    os.environ.update(settings)
    try:
        yield
    finally:
        gc.set_threshold(*pace)
        for number, handler in handlers.items():
            signal.signal(number, handler)
        os.environ.clear()
        os.environ.update(environment)


def surroundings(**settings: str) -> dict[str, str]:
    """This process's environment without a developer's own choice of engine, and with some settings added."""
    own = {name: value for name, value in os.environ.items() if name != "PLANBUILDER_PDF_ENGINE"}
    return {**own, "PYTHONIOENCODING": "utf-8", **settings}


def digest(path: Path) -> str:
    """A hash of a file's contents."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


# --- editing, as an officer does in Excel and Word -----------------------------------------------------------


@contextlib.contextmanager
def editing(path: Path) -> Iterator[Workbook]:
    """A workbook, open to be changed with its bold and italics; it is saved at the end."""
    book = load_workbook(path, rich_text=True)
    yield book
    book.save(path)
    book.close()


def column(sheet: Worksheet, heading: str) -> int:
    """The number of the column with this heading."""
    return next(cell.column for cell in sheet[1] if cell.value == heading)


def clear(sheet: Worksheet) -> None:
    """Empty every row below the headings."""
    for row in sheet.iter_rows(min_row=2):
        for cell in row:
            cell.value = None


def refill(sheet: Worksheet, rows: Sequence[Sequence[object]]) -> None:
    """Put these rows below the headings in place of those that are there."""
    clear(sheet)
    for number, row in enumerate(rows, 2):
        for place, value in enumerate(row, 1):
            sheet.cell(number, place).value = value  # type: ignore[assignment]  # any entry that Excel can hold


def without_police_priorities(book: Workbook) -> None:
    """Empty the list of police and crime priorities, and the column of the actions that names them."""
    clear(book["Police and crime plan"])
    serves = column(book["Actions"], "Police and crime priorities")
    for row in range(2, book["Actions"].max_row + 1):
        book["Actions"].cell(row, serves).value = None


def change_part(package: Path, part: str, change: Callable[[str], str]) -> None:
    """Change one XML part of a Word file, and leave all others as they are."""
    with zipfile.ZipFile(package) as old:
        parts = {name: old.read(name) for name in old.namelist()}
    before = parts[part].decode("utf-8")
    after = change(before)
    if after == before:
        raise ValueError(f"nothing was changed in {part}")
    parts[part] = after.encode("utf-8")
    with zipfile.ZipFile(package, "w", zipfile.ZIP_DEFLATED) as new:
        for name, content in parts.items():
            new.writestr(name, content)


# --- where a real disturbance is made ------------------------------------------------------------------------


def after(python: str) -> list[str]:
    """A program that runs some Python and then becomes the program whose words follow."""
    imports = "import ctypes, os, resource, signal, sys"
    return [sys.executable, "-c", f"{imports}; {python}; os.execv(sys.argv[1], sys.argv[1:])"]


def counting_soffice(folder: Path) -> tuple[Path, Path]:
    """A program that stands in front of LibreOffice and writes a line to a file each time it is called."""
    folder.mkdir(parents=True, exist_ok=True)
    program, log = folder / "soffice", folder / "called"
    real = shutil.which(os.environ.get("SOFFICE", "soffice")) or shutil.which("libreoffice")
    assert real, "LibreOffice is missing. `make test` installs it."
    program.write_text(f'#!/bin/sh\necho called >> "{log}"\nexec "{real}" "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    return program, log


def soffice_processes(temporary: Path) -> list[str]:
    """The command lines of all LibreOffice processes whose profile lies in a folder for temporary files."""
    lines = []
    for process in Path("/proc").iterdir():
        if process.name.isdigit():
            try:
                line = (process / "cmdline").read_bytes().replace(b"\0", b" ").decode("utf-8", "replace")
            except OSError:  # it has ended since
                continue
            if "soffice" in line and str(temporary) in line:
                lines.append(line)
    return lines
