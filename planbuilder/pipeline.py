"""Each command as one straight list of steps; the only module that knows all the rooms.

A step returns its result and its problems, or raises; it never prints. What is being done is told to `say`, for whoever
shows it to a person.
"""

from __future__ import annotations

import dataclasses
import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

from planbuilder import building, memory
from planbuilder.checking import Inputs, check_inputs
from planbuilder.outcome import MadeFile, Outcome
from planbuilder.problems import PlanbuilderError, Problem, stops
from planbuilder.project import Project, Year

if TYPE_CHECKING:
    from planbuilder.intake.check import Checked
    from planbuilder.model.plan import Plan
    from planbuilder.output.pdf import Engine
    from planbuilder.output.word import Properties, WordDocument

TEMPLATE = "partnership-plan.docx"
#: The box that a picture of a text goes into: centimetres across and down.
TEXT_PICTURE = (16.6, 9.0)

Say = Callable[[str], None]


@dataclass(frozen=True)
class Options:
    """What a person asked for on the command line."""

    year: str | None = None
    pdf: bool = True
    strict: bool = False
    advice: bool = False


# --- check ------------------------------------------------------------------------------------------------


def check(project: Project, options: Options, say: Say) -> Outcome:
    """Check the workbooks, pictures and templates of a year; write nothing."""
    begun = perf_counter()
    year = project.year(options.year)
    say(f"Checking inputs/{year.name}")
    inputs = check_inputs(year, advice=options.advice)
    say("Checking the template")
    problems = [*inputs.problems]
    problems += _template_problems(project) if stops(problems) else _trial(year, inputs)
    remarks = [] if stops(problems) else [_counts(inputs.checked)]
    title = f"Checked inputs/{year.name}"
    work_list = _hand_out(year, problems, inputs.accepted)
    return Outcome(
        title, [], problems, remarks, inputs.accepted, work_list, seconds=perf_counter() - begun, year=year.name
    )


def _hand_out(year: Year, problems: Sequence[Problem], accepted: Sequence[tuple[Problem, str]]) -> list[Path]:
    """Write what officers work through into outputs/YEAR/checks; where that cannot be, the terminal tells all."""
    from planbuilder.worklist.folder import write_work_list

    try:
        return write_work_list(year, "Partnership Plan", problems, accepted)
    except OSError:
        return []


def _counts(checked: Checked) -> str:
    from planbuilder.schema.lists import Priority
    from planbuilder.schema.plan import Action

    actions, priorities = len(checked.of(Action)), len(checked.of(Priority))
    return f"Read {actions} action{'s' * (actions != 1)} under {priorities} priorit{'y' if priorities == 1 else 'ies'}."


def _template_problems(project: Project) -> list[Problem]:
    from planbuilder.output.package import open_template
    from planbuilder.output.render import tag_faults

    try:
        return tag_faults(open_template(project.templates / TEMPLATE), TEMPLATE)
    except PlanbuilderError as error:
        return list(error.problems)


def _trial(year: Year, inputs: Inputs) -> list[Problem]:
    """What filling the template would run into; names that the template should not use show only then."""
    try:
        _write_word(year, inputs)
    except PlanbuilderError as error:
        return list(error.problems)
    return []


# --- plan -------------------------------------------------------------------------------------------------


def plan(project: Project, options: Options, say: Say) -> Outcome:
    """Build the Partnership Plan of a year; raises `PlanbuilderError` where something must be mended first."""
    begun = perf_counter()
    year = project.year(options.year)
    engine = _engine(options)
    made_from = _made_from(year, options, engine)
    known = memory.last_outcome(year, "plan", made_from)
    if known:
        return dataclasses.replace(known, seconds=perf_counter() - begun)
    with building.working_folder(year, lambda: say("Another build of this year is running: waiting for it")) as folder:
        say(f"Checking inputs/{year.name}")
        inputs = check_inputs(year, advice=options.advice)
        if stops(inputs.problems, strict=options.strict):
            raise _refusal(year, [*inputs.problems, *_template_problems(project)], inputs)
        say("Writing the Word document")
        plan, document = _write_word(year, inputs)
        outcome, made_by = _finish(folder, year, plan, document, engine, say)
        problems = [*inputs.problems, *outcome.problems]
        outcome = dataclasses.replace(outcome, problems=problems, accepted=inputs.accepted)
        if stops(outcome.problems, strict=options.strict):
            raise _refusal(year, outcome.problems, inputs)
        work_list = _hand_out(year, outcome.problems, outcome.accepted)
        outcome = dataclasses.replace(outcome, work_list=work_list)
        names = [file.path.name for file in outcome.made]
        outcome = _put_in_place(outcome, year, pdf_was_made=engine is not None)
        # Not remembered: what had to take another name, what officers went on changing in the meantime, and what
        # another engine than the chosen one made, so that the next build tries that one again.
        as_wanted = made_by == engine and names == [file.path.name for file in outcome.made]
        if as_wanted and made_from == _made_from(year, options, engine):
            memory.remember(year, "plan", made_from, outcome)
    return dataclasses.replace(outcome, seconds=perf_counter() - begun)


def _refusal(year: Year, problems: Sequence[Problem], inputs: Inputs) -> PlanbuilderError:
    work_list = _hand_out(year, problems, inputs.accepted)
    return PlanbuilderError(*problems, accepted=inputs.accepted, work_list=work_list)


def _made_from(year: Year, options: Options, engine: Engine | None) -> str:
    settings = {"strict": str(options.strict), "advice": str(options.advice), "engine": _identity(engine)}
    return memory.fingerprint(year, year.project.templates / TEMPLATE, settings)


def _engine(options: Options) -> Engine | None:
    if not options.pdf:
        return None
    from planbuilder.output.pdf import find_engine

    return find_engine(os.environ.get("PLANBUILDER_PDF_ENGINE"))


def _identity(engine: Engine | None) -> str:
    """What tells this PDF engine from another, from its own next version, and why it is the one."""
    if engine is None:
        return "none"
    program = Path(engine.program)
    return f"{engine.name} {engine.choice} {engine.program} {program.stat().st_mtime_ns if program.is_file() else ''}"


def _write_word(year: Year, inputs: Inputs) -> tuple[Plan, WordDocument]:
    from planbuilder.model.plan import make_plan
    from planbuilder.output.documents import plan_values
    from planbuilder.output.drawing import PictureFile
    from planbuilder.output.word import make_document

    plan = make_plan(inputs.checked)
    in_texts = {
        key: PictureFile(one.contents, one.description, *TEXT_PICTURE) for key, one in plan.text_pictures.items()
    }
    pictures = {**inputs.pictures, **in_texts}
    values = plan_values(plan, pictures)
    template = year.project.templates / TEMPLATE
    return plan, make_document(template, values, pictures, _properties(plan))


def _properties(plan: Plan) -> Properties:
    from planbuilder.output.word import Properties

    settings = plan.settings
    name = settings.short_name or settings.partnership
    return Properties(
        title=f"{name} {settings.title} {settings.year}",
        author=settings.partnership,
        subject=f"Community safety in {settings.area}, {settings.year}",
        year=settings.year,
        date=plan.date,
        keywords=f"community safety; {settings.title}; {settings.area}; {settings.year}",
    )


def _finish(
    folder: Path, year: Year, plan: Plan, document: WordDocument, engine: Engine | None, say: Say
) -> tuple[Outcome, Engine | None]:
    """The finished files in the working folder, Word and, where one is wanted, the PDF; and the engine that made it."""
    title = f"{plan.settings.title} {plan.settings.year}"
    word = folder / f"partnership-plan-{year.name}.docx"
    if engine is None:
        word.write_bytes(document.finished(None))
        remark = "The page numbers of the contents come with the PDF; in Word, Ctrl+A and F9 fill them in."
        remarks = [remark] if document.headings else []
        return Outcome(title, [MadeFile(word, word.stat().st_size)], remarks=remarks), None
    from planbuilder.output.finish import finish

    pdf = word.with_suffix(".pdf")
    done = finish(word, pdf, document, _properties(plan), engine, say, folder=folder / "layout")
    made = [MadeFile(file, file.stat().st_size, done.pages) for file in (word, pdf)]
    return Outcome(title, made, done.problems, done.remarks), done.engine


def _put_in_place(outcome: Outcome, year: Year, *, pdf_was_made: bool) -> Outcome:
    """Move the finished files to outputs/, and say where one had to take another name."""
    went = building.put_in_place([file.path for file in outcome.made], year.outputs)
    made = [dataclasses.replace(file, path=went[file.path]) for file in outcome.made]
    remarks = list(outcome.remarks)
    for source, target in went.items():
        if source.name != target.name:
            remarks.append(f"{source.name} is open in another program, so the new one is called {target.name}.")
    older = year.outputs / f"partnership-plan-{year.name}.pdf"
    if not pdf_was_made and older.exists():
        remarks.append(f"{older.name} was not made anew: it may be older than the Word document.")
    return dataclasses.replace(outcome, made=made, remarks=remarks)


# --- blank workbooks --------------------------------------------------------------------------------------


def blank(project: Project, year: str, say: Say) -> Outcome:
    """Empty, friendly workbooks for a year; never over one that is there."""
    from planbuilder.intake.workbooks import write_blank
    from planbuilder.schema import WORKBOOKS

    begun = perf_counter()
    new = project.new_year(year)
    made = []
    for folder in (new.inputs, new.pictures, new.texts):
        folder.mkdir(parents=True, exist_ok=True)
    for name, sheets in WORKBOOKS.items():
        say(f"Making inputs/{new.name}/{name}")
        path = new.inputs / name
        write_blank(path, sheets, title="Partnership Plan", year=new.printed)
        made.append(MadeFile(path, path.stat().st_size))
    remark = f"Fill in the yellow cells; put pictures into inputs/{new.name}/pictures; then: make plan YEAR={new.name}"
    return Outcome(f"Blank workbooks for {new.printed}", made, remarks=[remark], seconds=perf_counter() - begun)
