"""The figures of docs/speed.md: what each compares, and the target that it has to meet.

In comes a `Bench` (where to work, how often to repeat); out come the lines of the table. Both sides of a ratio are
measured in the same minutes, in fresh processes that take turns.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import peers
import prepared
import tables
from large_workbooks import forget, project_of, sample_project
from measure import REPOSITORY, Command, Cost, in_turn

TEMPLATE = REPOSITORY / "templates" / "partnership-plan.docx"
REPORT_TEMPLATE = REPOSITORY / "templates" / "achievements-report.docx"


@dataclass(frozen=True)
class Line:
    """A line of the table: what was measured on both sides, their ratio, and the most that it may be.

    Where there is nothing to compare with, `ratio` is the figure itself; where it could not be measured, `missing`
    says why.
    """

    figure: str
    what: str
    ours: str = ""
    other: str = ""
    ratio: float = 0.0
    target: float = 0.0
    missing: str = ""

    @property
    def met(self) -> bool:
        """Whether the target is met."""
        return not self.missing and self.ratio <= self.target


@dataclass
class Bench:
    """Where to work, whose year to build, and how often to repeat what is quick to do."""

    work: Path
    year: Path
    repeats: int

    def project(self, rows: int) -> Path:
        """A project with that many actions; made when first asked for."""
        target = self.work / f"project-{rows}"
        return target if target.is_dir() else project_of(rows, target, self.year)

    @cached_property
    def sample(self) -> Path:
        """The sample project, as it comes."""
        return sample_project(self.work / "sample", self.year)

    def values(self, project: Path) -> Path:
        """The prepared values of a project."""
        path = self.work / f"{project.name}.json"
        return path if path.is_file() else prepared.save(prepared.values_of(project, self.year.name), path)

    def fresh(self, project: Path, *, document: str = "plan", pdf: bool = False) -> Command:
        """A first build of a project's document."""
        return peers.planbuilder(project, document=document, pdf=pdf, before=lambda: forget(project))


def ratio(figure: str, what: str, ours: float, other: float, target: float) -> Line:
    """A line that compares two times in seconds."""
    return Line(figure, what, f"{ours:.2f} s", f"{other:.2f} s", ours / other, target)


def small_plan(bench: Bench) -> Iterator[Line]:
    """S1 and S5: the sample plan, against the least that makes a Word document of it; and once more, unchanged."""
    workbook = bench.sample / "inputs" / bench.year.name / "plan.xlsx"
    values = bench.values(bench.sample)
    costs = in_turn(
        {
            "ours": bench.fresh(bench.sample),
            "bare": peers.python_program("bare.py", TEMPLATE, values, "bare.docx", workbook, folder=bench.work),
        },
        bench.repeats,
    )
    ours = costs["ours"].processor
    yield ratio("S1", "sample plan to Word / bare openpyxl + docxtpl", ours, costs["bare"].processor, 1.25)
    in_turn(
        {"with PDF": peers.planbuilder(bench.sample, pdf=True, before=lambda: forget(bench.sample))}, 1, warm_up=False
    )
    again = in_turn({"again": peers.planbuilder(bench.sample, pdf=True)}, bench.repeats)["again"]
    what = f"nothing changed (at most {again.memory:.0f} MB: no LibreOffice) / S1"
    yield ratio("S5", what, again.processor, ours, 0.5)


def report(bench: Bench) -> Iterator[Line]:
    """R1 and R4: the sample report with its charts, held to S1 and S4 of the plan."""
    folder = bench.sample / "inputs" / bench.year.name
    workbooks = [folder / name for name in ("plan.xlsx", "statistics.xlsx", "achievements.xlsx")]
    values = prepared.save(prepared.report_values_of(bench.sample, bench.year.name), bench.work / "report.json")
    bare = peers.python_program("bare.py", REPORT_TEMPLATE, values, "bare.docx", *workbooks, folder=bench.work)
    costs = in_turn({"ours": bench.fresh(bench.sample, document="report"), "bare": bare}, bench.repeats)
    what = "sample report to Word / bare openpyxl (3 books) + docxtpl"
    yield ratio("R1", what, costs["ours"].processor, costs["bare"].processor, 1.25)
    what, program = "sample report to Word and PDF / bare conversion (clock)", peers.soffice()
    if program is None:
        yield Line("R4", what, target=1.5, missing="LibreOffice is not installed")
        return
    costs = _with_and_without(bench, bench.sample, program, document="report")
    yield ratio("R4", what, costs["ours"].clock, costs["bare"].clock, 1.5)


def rendering(bench: Bench) -> Iterator[Line]:
    """S2: values of 5,000 actions into the template of the plan, against docxtpl."""
    values = bench.values(bench.project(5_000))
    costs = in_turn(
        {
            name: peers.python_program(f"with_{name}.py", TEMPLATE, values, f"{name}.docx", folder=bench.work)
            for name in ("planbuilder", "docxtpl")
        },
        max(3, bench.repeats // 2),
        warm_up=False,
    )
    ours, other = costs["planbuilder"].processor, costs["docxtpl"].processor
    yield ratio("S2", "rendering 5,000 actions / docxtpl", ours, other, 0.45)


def growth(bench: Bench) -> Iterator[Line]:
    """S3 and S6: how processor time grows with the actions, and the memory for 5,000."""
    costs = in_turn(
        {str(rows): bench.fresh(bench.project(rows)) for rows in (1_000, 5_000, 20_000)},
        max(1, bench.repeats // 3),
        warm_up=False,
    )
    many, few = costs["20000"].processor, costs["1000"].processor
    yield ratio("S3", "20,000 actions to Word / 1,000 actions", many, few, 22)
    memory = costs["5000"].memory
    yield Line("S6", "memory for 5,000 actions to Word, MB", f"{memory:.0f} MB", "", memory, 300)


def with_pdf(bench: Bench) -> Iterator[Line]:
    """S4: Word and PDF with the right contents, against one bare conversion of the same document by LibreOffice."""
    program = peers.soffice()
    for rows, target in ((25, 1.5), (250, 1.25)):
        what = f"{rows} actions to Word and PDF / bare conversion (clock)"
        if program is None:
            yield Line("S4", what, target=target, missing="LibreOffice is not installed")
            continue
        costs = _with_and_without(bench, bench.project(rows), program)
        yield ratio("S4", what, costs["ours"].clock, costs["bare"].clock, target)


def _with_and_without(bench: Bench, project: Path, program: str, *, document: str = "plan") -> dict[str, Cost]:
    word = bench.work / f"{project.name}-{document}.docx"
    in_turn({"document": bench.fresh(project, document=document)}, 1, warm_up=False)
    shutil.copyfile(next((project / "outputs").rglob("*.docx")), word)
    profile = bench.work / "profile"
    convert: list[str | Path] = [
        program,
        f"-env:UserInstallation={profile.as_uri()}",
        "--headless",
        "--convert-to",
        "pdf",
        word,
    ]
    bare = Command(convert, bench.work, before=lambda: shutil.rmtree(profile, ignore_errors=True))
    ours = bench.fresh(project, document=document, pdf=True)
    return in_turn({"ours": ours, "bare": bare}, max(3, bench.repeats // 2))


def against_npm(bench: Bench) -> Iterator[Line]:
    """S7: the same table by docxtemplater and by carbone."""
    reason = peers.install_from_npm()
    targets = {"docxtemplater": 1.0, "carbone": 1.3}
    for rows in (25, 1_000, 5_000):
        if reason:
            for peer, target in targets.items():
                yield Line("S7", f"table of {rows:,} rows / {peer}", target=target, missing=reason)
            continue
        costs = _tables(bench, rows)
        for peer, target in targets.items():
            ours, other = costs["planbuilder"].processor, costs[peer].processor
            yield ratio("S7", f"table of {rows:,} rows / {peer}", ours, other, target)


def _tables(bench: Bench, rows: int) -> dict[str, Cost]:
    plan: dict[str, Any] = prepared.load(bench.values(bench.project(rows)))
    values = tables.values(plan, bench.work / f"table-{rows}.json")
    commands = {}
    for engine, (tags, _) in peers.TABLE_ENGINES.items():
        template = tables.template(TEMPLATE, tags, bench.work / f"table-{engine}.docx")
        made = bench.work / f"table-{engine}-{rows}.docx"
        commands[engine] = peers.table_program(engine, template, values, made, folder=bench.work)
    costs = in_turn(commands, bench.repeats if rows < 5_000 else max(3, bench.repeats // 2))
    for engine in commands:
        tables.prove(bench.work / f"table-{engine}-{rows}.docx", rows)
    return costs


def checking(bench: Bench) -> Iterator[Line]:
    """C1 and C2: a workbook checked, against openpyxl reading it; and 5,000 actions against 1,000."""
    cost = {}
    for rows in (0, 1_000, 5_000):
        project = bench.project(rows) if rows else bench.sample
        workbook = project / "inputs" / bench.year.name / "plan.xlsx"
        costs = in_turn(
            {
                "ours": peers.python_program("check_only.py", project, bench.year.name, folder=bench.work),
                "read": peers.python_program("read_only.py", workbook, folder=bench.work),
            },
            bench.repeats,
        )
        cost[rows] = costs["ours"].processor
        what = f"{f'{rows:,} actions' if rows else 'sample plan'} checked / openpyxl reading it"
        yield ratio("C1", what, cost[rows], costs["read"].processor, 1.5)
    yield ratio("C2", "5,000 actions checked / 1,000 actions", cost[5_000], cost[1_000], 6)


FIGURES = {
    "C1": checking,
    "C2": checking,
    "R1": report,
    "R4": report,
    "S1": small_plan,
    "S2": rendering,
    "S3": growth,
    "S4": with_pdf,
    "S5": small_plan,
    "S6": growth,
    "S7": against_npm,
}
