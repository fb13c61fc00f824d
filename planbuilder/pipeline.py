"""Each command as one straight list of steps; the only module that knows all the rooms.

A step returns its result and its problems, or raises; it never prints. What is being done is told to `say`, for whoever
shows it to a person.
"""

from __future__ import annotations

import dataclasses
import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

from planbuilder import building, memory
from planbuilder.outcome import MadeFile, Outcome
from planbuilder.problems import Level, PlanbuilderError, Problem, stops
from planbuilder.project import Project, Year

if TYPE_CHECKING:
    from planbuilder.intake.check import Checked
    from planbuilder.model.plan import Plan
    from planbuilder.output.drawing import PictureFile
    from planbuilder.output.pdf import Engine
    from planbuilder.output.word import Properties, WordDocument

WORKBOOK = "plan.xlsx"
TEMPLATE = "partnership-plan.docx"
SECONDS_FOR_PDF = 600
#: The boxes that pictures go into: centimetres across and down.
CREST, FOCUS_PICTURE, TEXT_PICTURE = (7.0, 2.4), (16.6, 7.0), (16.6, 9.0)

ENGINES = {"libreoffice": "LibreOffice", "word": "Word", "rdocx": "the engine inside planbuilder"}

Say = Callable[[str], None]


@dataclass(frozen=True)
class Options:
    """What a person asked for on the command line."""

    year: str | None = None
    pdf: bool = True
    strict: bool = False


# --- check ------------------------------------------------------------------------------------------------


def check(project: Project, options: Options, say: Say) -> Outcome:
    """Check the workbooks, pictures and templates of a year; write nothing."""
    begun = perf_counter()
    year = project.year(options.year)
    say(f"Checking inputs/{year.name}/{WORKBOOK}")
    checked = _check_workbook(year)
    say("Checking pictures and template")
    pictures, problems = _check_pictures(year, checked)
    problems = [*checked.problems, *problems]
    problems += _template_problems(project) if stops(problems) else _trial(year, checked, pictures)
    title = f"Checked inputs/{year.name}"
    return Outcome(title, problems=problems, remarks=[_counts(checked)], seconds=perf_counter() - begun)


def _check_workbook(year: Year) -> Checked:
    from planbuilder.intake.check import check_workbook
    from planbuilder.intake.crosscheck import crosscheck
    from planbuilder.intake.year import check_year
    from planbuilder.schema import WORKBOOKS

    checked = check_workbook(year.inputs / WORKBOOK, WORKBOOKS[WORKBOOK])
    checked.problems += [*check_year(checked, year.name), *crosscheck(checked)]
    return checked


def _counts(checked: Checked) -> str:
    from planbuilder.schema.plan import Action, Priority

    actions, priorities = len(checked.of(Action)), len(checked.of(Priority))
    return f"Read {actions} action{'s' * (actions != 1)} under {priorities} priorit{'y' if priorities == 1 else 'ies'}."


def _check_pictures(year: Year, checked: Checked) -> tuple[dict[str, PictureFile], list[Problem]]:
    """The pictures that the workbook names, by the name it gives them."""
    from planbuilder.intake.pictures import examine_picture
    from planbuilder.output.documents import picture_key
    from planbuilder.output.drawing import PictureFile
    from planbuilder.schema.plan import Priority, Settings

    wanted = [
        (one, "crest", one.crest, one.crest_text or f"Crest of {one.partnership}", (*CREST, False))
        for one in checked.of(Settings)
    ] + [
        (one, "picture", one.picture, one.picture_text or f"Picture for {one.name}", (*FOCUS_PICTURE, True))
        for one in checked.of(Priority)
    ]
    pictures: dict[str, PictureFile] = {}
    problems: list[Problem] = []
    for record, name, file, description, (width, height, fills) in wanted:
        if not file:
            continue
        found = examine_picture(file, year.pictures)
        if isinstance(found, Problem):
            place = record.place
            found = dataclasses.replace(found, workbook=place.workbook, sheet=place.sheet, cell=record.cell(name))
            problems.append(found)
        else:
            pictures[picture_key(record)] = PictureFile(found, description, width, height, fills)
    return pictures, problems


def _template_problems(project: Project) -> list[Problem]:
    from planbuilder.output.package import open_template
    from planbuilder.output.render import tag_faults

    try:
        return tag_faults(open_template(project.templates / TEMPLATE), TEMPLATE)
    except PlanbuilderError as error:
        return list(error.problems)


def _trial(year: Year, checked: Checked, pictures: Mapping[str, PictureFile]) -> list[Problem]:
    """What filling the template would run into; names that the template should not use show only then."""
    try:
        _write_word(year, checked, pictures)
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
        say(f"Checking inputs/{year.name}/{WORKBOOK}")
        checked = _check_workbook(year)
        pictures, problems = _check_pictures(year, checked)
        problems = [*checked.problems, *problems]
        if stops(problems, strict=options.strict):
            raise PlanbuilderError(*problems, *_template_problems(project))
        say("Writing the Word document")
        plan, document = _write_word(year, checked, pictures)
        outcome = _finish(folder, year, plan, document, engine, say)
        outcome = dataclasses.replace(outcome, problems=[*problems, *outcome.problems])
        if stops(outcome.problems, strict=options.strict):
            raise PlanbuilderError(*outcome.problems)
        names = [file.path.name for file in outcome.made]
        outcome = _put_in_place(outcome, year, pdf_was_made=engine is not None)
        # Not remembered: what had to take another name, and what officers went on changing in the meantime.
        if names == [file.path.name for file in outcome.made] and made_from == _made_from(year, options, engine):
            memory.remember(year, "plan", made_from, outcome)
    return dataclasses.replace(outcome, seconds=perf_counter() - begun)


def _made_from(year: Year, options: Options, engine: Engine | None) -> str:
    settings = {"strict": str(options.strict), "engine": _identity(engine)}
    return memory.fingerprint(year, year.project.templates / TEMPLATE, settings)


def _engine(options: Options) -> Engine | None:
    if not options.pdf:
        return None
    from planbuilder.output.pdf import find_engine

    return find_engine(os.environ.get("PLANBUILDER_PDF_ENGINE"))


def _identity(engine: Engine | None) -> str:
    """What tells this PDF engine from another, or from its own next version."""
    if engine is None:
        return "none"
    program = Path(engine.program)
    return f"{engine.name} {engine.program} {program.stat().st_mtime_ns if program.is_file() else ''}"


def _write_word(year: Year, checked: Checked, pictures: Mapping[str, PictureFile]) -> tuple[Plan, WordDocument]:
    from planbuilder.model.plan import make_plan
    from planbuilder.output.documents import plan_values
    from planbuilder.output.drawing import PictureFile
    from planbuilder.output.word import make_document

    plan = make_plan(checked)
    in_texts = {
        key: PictureFile(one.contents, one.description, *TEXT_PICTURE) for key, one in plan.text_pictures.items()
    }
    pictures = {**pictures, **in_texts}
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


def _finish(folder: Path, year: Year, plan: Plan, document: WordDocument, engine: Engine | None, say: Say) -> Outcome:
    """The finished files in the working folder: Word with its page numbers, and the PDF where one is wanted."""
    title = f"{plan.settings.title} {plan.settings.year}"
    word = folder / f"partnership-plan-{year.name}.docx"
    if engine is None:
        word.write_bytes(document.finished(None))
        remark = "The page numbers of the contents come with the PDF; in Word, Ctrl+A and F9 fill them in."
        return Outcome(title, [MadeFile(word, word.stat().st_size)], remarks=[remark] if document.headings else [])
    from planbuilder.output.contents import page_numbers
    from planbuilder.output.inspect import missing_words
    from planbuilder.output.pdf import convert, outline, page_count
    from planbuilder.output.pdf_tags import About, clean_up

    say(f"Laying out the PDF with {ENGINES[engine.name]}")
    laid_out, raw = folder / "layout.docx", folder / "layout.pdf"
    laid_out.write_bytes(document.laid_out())
    convert([(laid_out, raw)], engine, timeout_seconds=SECONDS_FOR_PDF)
    say("Making the PDF accessible")
    pdf = word.with_suffix(".pdf")
    about = _properties(plan)
    clean_up(raw, pdf, About(about.title, about.author, about.subject, about.language, about.date, about.keywords))
    # The finished PDF keeps the outline and is read in a tenth of the time that the raw one takes.
    word.write_bytes(document.finished(page_numbers(document.headings, outline(pdf))))
    say("Checking that nothing was lost")
    count = page_count(pdf)
    made = [MadeFile(word, word.stat().st_size, count), MadeFile(pdf, pdf.stat().st_size, count)]
    remarks = [DRAFT_QUALITY] if engine.draft_quality else []
    return Outcome(title, made, _lost(missing_words(word, pdf), pdf.name), remarks)


DRAFT_QUALITY = (
    "This PDF is of draft quality: LibreOffice is not on this computer, so the engine inside planbuilder made it."
    " For the full one, install LibreOffice (https://www.libreoffice.org) and run this again."
)


def _lost(words: list[str], pdf: str) -> list[Problem]:
    if not words:
        return []
    some = ", ".join(f"“{word}”" for word in words[:8]) + (f" and {len(words) - 8} more" if len(words) > 8 else "")
    what = f"{len(words)} word{'s' * (len(words) != 1)} of the Word document did not get into the PDF: {some}"
    return [Problem(Level.WARN, what, "Compare the two before you publish the PDF.", workbook=pdf)]


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
