"""Each command as one straight list of steps; the only module that knows all the rooms.

A step returns its result and its problems, or raises; it never prints. What is being done is told to `say`, for whoever
shows it to a person.
"""

from __future__ import annotations

import dataclasses
import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

from planbuilder import building, memory
from planbuilder.checking import Inputs, check_all, check_inputs, is_begun
from planbuilder.edition import Edition
from planbuilder.inspecting import short
from planbuilder.outcome import MadeFile, Outcome
from planbuilder.problems import PlanbuilderError, Problem, stops
from planbuilder.project import Project, Year
from planbuilder.publications import PARTNERSHIP_PLAN, PUBLICATIONS, REPORT, Contents, Publication

if TYPE_CHECKING:
    from planbuilder.output.pdf import Engine
    from planbuilder.output.word import WordDocument
    from planbuilder.schema import Record

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
    """Check the workbooks, pictures and templates of a year, as far as they are there; write nothing."""
    begun = perf_counter()
    year = project.year(options.year)
    say(f"Checking inputs/{year.name}")
    inputs = check_all(year, advice=options.advice)
    documents = [one for one in PUBLICATIONS if set(one.workbooks) <= set(inputs.workbooks)]
    say("Checking the template" if len(documents) == 1 else "Checking the templates")
    problems = [*inputs.problems]
    for publication in documents:
        stopped = stops(inputs.of(publication.workbooks))
        problems += template_problems(project, publication) if stopped else _trial(year, publication, inputs)
    remarks = [] if stops(problems) else [_counts(inputs)]
    if inputs.not_begun:
        remarks.append(f"Nothing is typed yet in {' and '.join(inputs.not_begun)}.")
    title = " and ".join(one.title for one in documents)
    work_list = hand_out(year, title, problems, inputs)
    title = f"Checked inputs/{year.name}"
    return Outcome(
        title, [], problems, remarks, inputs.accepted, work_list, seconds=perf_counter() - begun, year=year.name
    )


def hand_out(year: Year, title: str, problems: Sequence[Problem], inputs: Inputs) -> list[Path]:
    """Write what officers work through into outputs/YEAR/checks; where that cannot be, the terminal tells all."""
    from planbuilder.worklist.folder import write_work_list

    looked_at = (*inputs.workbooks, *inputs.not_begun)
    try:
        return write_work_list(year, title, problems, inputs.accepted, looked_at)
    except OSError:
        return []


def _counts(inputs: Inputs) -> str:
    """What was read, in numbers that officers can compare with what they typed."""
    from planbuilder.schema.achievements import Project as Achievement
    from planbuilder.schema.lists import Priority
    from planbuilder.schema.plan import Action
    from planbuilder.schema.statistics import Measure

    def several(number: int, one: str, many: str) -> str:
        return f"{number} {one if number == 1 else many}"

    def number_of(record: type[Record]) -> int:
        return sum(len(checked.of(record)) for checked in inputs.workbooks.values())

    actions = several(number_of(Action), "action", "actions")
    read = [f"{actions} under {several(number_of(Priority), 'priority', 'priorities')}"]
    if measures := number_of(Measure):
        read.append(several(measures, "measure of crime", "measures of crime"))
    if projects := number_of(Achievement):
        read.append(several(projects, "project", "projects"))
    return f"Read {', '.join(read[:-1])} and {read[-1]}." if len(read) > 1 else f"Read {read[0]}."


def working_edition(year: Year, publication: Publication) -> tuple[Edition, list[str]]:
    """What a working copy says of itself; and remarks. Where no draft was ever issued, nothing is loaded for it."""
    if not (year.outputs / "drafts").is_dir():
        return Edition(), []
    from planbuilder.drafts import standing

    return standing.working_edition(year, publication.name)


def template_problems(project: Project, publication: Publication) -> list[Problem]:
    """What is wrong with a document's template, as far as it shows before it is filled."""
    from planbuilder.output.package import open_template
    from planbuilder.output.render import tag_faults

    try:
        return tag_faults(open_template(project.templates / publication.template), publication.template)
    except PlanbuilderError as error:
        return list(error.problems)


def _trial(year: Year, publication: Publication, inputs: Inputs) -> list[Problem]:
    """What filling the template would run into; names that the template should not use show only then."""
    try:
        write_word(year, publication, inputs, working_edition(year, publication)[0])
    except PlanbuilderError as error:
        return list(error.problems)
    return []


# --- plan and report --------------------------------------------------------------------------------------


def plan(project: Project, options: Options, say: Say) -> Outcome:
    """Build the Partnership Plan of a year; raises `PlanbuilderError` where something must be mended first."""
    return build(PARTNERSHIP_PLAN, project, options, say)


def report(project: Project, options: Options, say: Say) -> Outcome:
    """Build the achievements report of a year; raises `PlanbuilderError` where something must be mended first."""
    return build(REPORT, project, options, say)


def begun(project: Project, options: Options) -> list[Publication]:
    """The documents that somebody works on: the plan, and the report where all of its own workbooks are begun."""
    year = project.year(options.year)
    others = [name for name in REPORT.workbooks if name not in PARTNERSHIP_PLAN.workbooks]
    return list(PUBLICATIONS) if all(is_begun(year, name) for name in others) else [PARTNERSHIP_PLAN]


def documents(project: Project, options: Options, name: str | None) -> list[Publication]:
    """The document of this name ("plan", "report"), or all that somebody works on."""
    return [one for one in PUBLICATIONS if one.name == name] if name else begun(project, options)


def build(publication: Publication, project: Project, options: Options, say: Say) -> Outcome:
    """Build one document of a year, in Word and, where it is wanted, in PDF; raises `PlanbuilderError`."""
    begun = perf_counter()
    year = project.year(options.year)
    engine = find_pdf_engine() if options.pdf else None
    standing = working_edition(year, publication)
    edition, remarks = standing
    made_from = _made_from(year, publication, options, engine, standing)
    for one in made_from.values():
        if known := memory.last_outcome(year, publication.name, one):
            return dataclasses.replace(known, seconds=perf_counter() - begun)
    with building.working_folder(year, lambda: say("Another build of this year is running: waiting for it")) as folder:
        say(f"Checking inputs/{year.name}")
        inputs = publication.concerned(check_inputs(year, publication.workbooks, advice=options.advice))
        if stops(inputs.problems, strict=options.strict):
            found = [*inputs.problems, *template_problems(project, publication)]
            raise refusal(year, publication, found, inputs)
        say("Writing the Word document")
        contents, document = write_word(year, publication, inputs, edition)
        if document.watermark and not edition.issued:
            of_it = "" if publication is PARTNERSHIP_PLAN else f" DOCUMENT={publication.name}"
            told = f"Every page says DRAFT until the {publication.name} is agreed; then: make draft STAGE=agreed{of_it}"
            remarks = [*remarks, told]
        outcome, made_by = finish_files(
            folder / f"{publication.file}-{year.name}.docx", contents, document, engine, say
        )
        problems = [*inputs.problems, *outcome.problems]
        outcome = dataclasses.replace(outcome, problems=problems, accepted=inputs.accepted)
        if stops(outcome.problems, strict=options.strict):
            raise refusal(year, publication, outcome.problems, inputs)
        work_list = hand_out(year, publication.title, outcome.problems, inputs)
        outcome = dataclasses.replace(outcome, work_list=work_list)
        names = [file.path.name for file in outcome.made]
        outcome = _put_in_place(outcome, year, publication, pdf_was_made=engine is not None)
        # Not remembered: what had to take another name, what officers went on changing in the meantime, and what
        # another engine than the chosen one made, so that the next build tries that one again.
        as_wanted = made_by == engine and names == [file.path.name for file in outcome.made]
        outcome = dataclasses.replace(outcome, remarks=[*remarks, *outcome.remarks])
        if as_wanted and made_from == _made_from(year, publication, options, engine, standing):
            quoting = not set(inputs.workbooks) <= set(publication.workbooks)
            memory.remember(year, publication.name, made_from[quoting], outcome)
    return dataclasses.replace(outcome, seconds=perf_counter() - begun)


def refusal(year: Year, publication: Publication, problems: Sequence[Problem], inputs: Inputs) -> PlanbuilderError:
    """Why a document is not built, after the work list is written."""
    work_list = hand_out(year, publication.title, problems, inputs)
    return PlanbuilderError(*problems, accepted=inputs.accepted, work_list=work_list)


def _made_from(
    year: Year, publication: Publication, options: Options, engine: Engine | None, standing: object
) -> Mapping[bool, str]:
    """What tells this build from another: as long as the document quotes no other workbook (False), and where it does.

    Which of the two holds is known once the workbooks are read; a build that is remembered was one or the other.
    """
    settings = {"strict": str(options.strict), "advice": str(options.advice), "engine": _identity(engine)}
    settings["standing"] = repr(standing)
    others = {name for one in PUBLICATIONS for name in one.workbooks} - set(publication.workbooks)
    alone = memory.fingerprint(year, year.project.templates / publication.template, settings, without=others)
    quoted = (memory.hash_of(year.inputs / name) for name in publication.may_quote)
    return {False: alone, True: f"{alone} {' '.join(quoted)}"}


def find_pdf_engine() -> Engine:
    """The engine for the PDF: the one that a setting asks for, or the best that is here; raises BrokenInstallation."""
    from planbuilder.output.pdf import find_engine

    return find_engine(os.environ.get("PLANBUILDER_PDF_ENGINE"))


def _identity(engine: Engine | None) -> str:
    """What tells this PDF engine from another, from its own next version, and why it is the one."""
    if engine is None:
        return "none"
    program = Path(engine.program)
    return f"{engine.name} {engine.choice} {engine.program} {program.stat().st_mtime_ns if program.is_file() else ''}"


def write_word(year: Year, publication: Publication, inputs: Inputs, edition: Edition) -> tuple[Contents, WordDocument]:
    """A document of checked inputs, which lacks only its page numbers."""
    from planbuilder.output.word import make_document

    made = publication.contents(inputs, edition)
    template = year.project.templates / publication.template
    return made, make_document(
        *(template, made.values, inputs.pictures, made.properties, made.charts, made.watermark), palette=made.palette
    )


def finish_files(
    word: Path, contents: Contents, document: WordDocument, engine: Engine | None, say: Say
) -> tuple[Outcome, Engine | None]:
    """The finished files in the working folder, Word and, where one is wanted, the PDF; and the engine that made it."""
    if engine is None:
        word.write_bytes(document.finished(None))
        remark = "The page numbers of the contents come with the PDF; in Word, Ctrl+A and F9 fill them in."
        remarks = [*([remark] if document.headings else []), short.told(None, [word], ())]
        return Outcome(contents.title, [MadeFile(word, word.stat().st_size)], remarks=remarks), None
    from planbuilder.output.finish import finish

    glance = short.Glance(document)  # at work while another program lays out the pages
    pdf = word.with_suffix(".pdf")
    done = finish(word, pdf, document, contents.properties, engine, say, folder=word.with_name("layout"))
    made = [MadeFile(file, file.stat().st_size, done.pages) for file in (word, pdf)]
    remarks = [*done.remarks, short.told(glance, [word, pdf], done.problems)]
    return Outcome(contents.title, made, done.problems, remarks), done.engine


def _put_in_place(outcome: Outcome, year: Year, publication: Publication, *, pdf_was_made: bool) -> Outcome:
    """Move the finished files to outputs/, and say where one had to take another name."""
    went = building.put_in_place([file.path for file in outcome.made], year.outputs)
    made = [dataclasses.replace(file, path=went[file.path]) for file in outcome.made]
    remarks = list(outcome.remarks)
    for source, target in went.items():
        if source.name != target.name:
            remarks.append(f"{source.name} is open in another program, so the new one is called {target.name}.")
    older = year.outputs / f"{publication.file}-{year.name}.pdf"
    if not pdf_was_made and older.exists():
        remarks.append(f"{older.name} was not made anew: it may be older than the Word document.")
    return dataclasses.replace(outcome, made=made, remarks=remarks)
