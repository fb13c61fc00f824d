"""The command that publishes the agreed version, as one straight list of steps.

In comes the agreed draft as it was frozen; out come, whole or not at all, the files that may leave the council: a Word
file with nothing personal in it, an accessible PDF, a web page, the data, and the page that says what all of them were
checked against. Nothing is written while a check fails or a name stands where none should.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

from planbuilder import building, pipeline
from planbuilder.checking import Inputs, check_inputs
from planbuilder.drafts.manifest import made_with
from planbuilder.drafts.standing import day_of
from planbuilder.edition import Edition
from planbuilder.frozen_build import edition_of, name_of, publication_of
from planbuilder.outcome import MadeFile, Outcome
from planbuilder.problems import Level, PlanbuilderError, Problem, stops
from planbuilder.project import Project, Year
from planbuilder.publications import Contents, Publication
from planbuilder.publishing import own_checks, searching, withheld
from planbuilder.publishing.agreed import Agreed, agreed_version
from planbuilder.publishing.conformance import PAGE, Published, conformance_page, summary
from planbuilder.publishing.refusing import failures, not_run
from planbuilder.publishing.texts import texts_of
from planbuilder.publishing.wishes import Names, Wish, wish_of
from planbuilder.review.examples import refuse_examples
from planbuilder.values import long_date

if TYPE_CHECKING:
    from planbuilder.inspecting.results import Check
    from planbuilder.output.word import WordDocument
    from planbuilder.publishing.tables import Table


@dataclass(frozen=True)
class _Source:
    """What is published: the agreed draft, its frozen inputs as they were agreed, and as they may be published."""

    publication: Publication
    agreed: Agreed
    frozen: Year
    inputs: Inputs
    edition: Edition
    wish: Wish

    @property
    def shown(self) -> tuple[Inputs, Edition]:
        """The inputs and the edition, with names as they were asked for."""
        return withheld.without_names(self.inputs, self.edition, self.wish.names)


def publish(
    project: Project,
    options: pipeline.Options,
    document: str,
    names: str | None,
    marking: str | None,
    say: pipeline.Say,
) -> Outcome:
    """Publish the agreed version of a document; raises `PlanbuilderError` with what is missing or not in order."""
    begun = perf_counter()
    year = project.year(options.year)
    publication = publication_of(document)
    wish = wish_of(year, document, names, marking)
    engine = pipeline.find_pdf_engine()
    say(f"Looking for the agreed version of the {publication.name}")
    agreed = agreed_version(year, publication)
    name, target = f"{publication.file}-{year.name}", year.outputs / "publish"
    _refuse_open(target, name)
    with building.working_folder(year, lambda: say("Another build of this year is running: waiting for it")) as folder:
        say(f"Reading what is frozen with draft {agreed.draft.number}")
        source = _source(publication, agreed, wish)
        say("Writing the Word document without anything personal")
        contents, clean, same = _word(source)
        outcome, made_by = pipeline.finish_files(folder / f"{name}.docx", contents, clean, engine, say)
        say("Making the web page and the data")
        word, pdf = (one.path for one in outcome.made)
        title, status = contents.title, _status(agreed)
        files = [word, pdf, _page(word, contents, wish), *_data(folder, name, source, contents, status)]
        say("Checking every file")
        checks, found, notes = _checked(source, files, same)
        problems = [*found, *failures(checks)]
        if stops(problems) or stops(outcome.problems, strict=options.strict):
            raise PlanbuilderError(*problems, *notes, *outcome.problems)
        _refuse_open(target, name)  # somebody may have opened it in the meantime
        published = Published(publication.name, title, status, checks)
        files.append(_conformance(folder / PAGE, published, year, target))
        building.put_in_place(files, target)
        _clear_away_old(target, name, {file.name for file in files})
    pages = {one.path.name: one.pages for one in outcome.made}
    made = [_made(target / file.name, pages.get(file.name)) for file in files]
    remarks = [*agreed.remarks, *wish.remarks, *_remarks(source), *_made_by(agreed, name_of(made_by or engine))]
    remarks += [*outcome.remarks, *not_run(checks), f"{summary(published.all)} {PAGE} lists them with their rules."]
    told = f"Published: {title}"
    problems = [*notes, *outcome.problems]
    return Outcome(told, made, problems, remarks, seconds=perf_counter() - begun)


# --- the document ---------------------------------------------------------------------------------------------


def _source(publication: Publication, agreed: Agreed, wish: Wish) -> _Source:
    frozen = Year(Project(agreed.draft.folder), agreed.manifest["year"], frozen=True)
    inputs = publication.concerned(check_inputs(frozen, publication.workbooks))
    if stops(inputs.problems):
        raise PlanbuilderError(*inputs.problems, accepted=inputs.accepted)
    refuse_examples(inputs.problems, "nothing can be published before they are gone")
    return _Source(publication, agreed, frozen, inputs, edition_of(agreed.manifest), wish)


def _word(source: _Source) -> tuple[Contents, WordDocument, Check]:
    """The document that is published, clean and marked; and whether it says what was agreed."""
    from planbuilder.publishing.clean import cleaned
    from planbuilder.publishing.marking import marked

    contents, document = _written(source, source.inputs, source.edition)
    same = own_checks.agreed_words(_said(source.agreed.draft.word.read_bytes()), _said(document.finished(None)))
    if source.wish.names is not Names.SHOWN:
        contents, document = _written(source, *source.shown)
    if source.wish.marking:
        keywords = f"{contents.properties.keywords}; {source.wish.marking}"
        contents = dataclasses.replace(contents, properties=dataclasses.replace(contents.properties, keywords=keywords))
    return contents, marked(cleaned(document), source.wish.marking), same


def _written(source: _Source, inputs: Inputs, edition: Edition) -> tuple[Contents, WordDocument]:
    from planbuilder.output.word import make_document

    made = source.publication.contents(inputs, edition)
    template = source.frozen.project.templates / source.publication.template
    document = make_document(
        *(template, made.values, inputs.pictures, made.properties, made.charts, made.watermark),
        anchors=False,
        palette=made.palette,
    )
    return made, document


def _said(word: bytes) -> list[str]:
    """What a Word file says, paragraph by paragraph, in its body, headers, footers and notes."""
    from planbuilder.output.docx_text import paragraphs
    from planbuilder.output.opened_docx import open_docx

    return [
        words for _, tree in open_docx(word).stories() for text in paragraphs(tree) if (words := " ".join(text.split()))
    ]


def _status(agreed: Agreed) -> str:
    entry = agreed.draft.entry
    return f"Agreed on {long_date(day_of(entry.date))} (draft {entry.number})."


# --- page and data --------------------------------------------------------------------------------------------


def _page(word: Path, contents: Contents, wish: Wish) -> Path:
    from planbuilder.publishing.marking import marked_page
    from planbuilder.web.page import page_of

    page = word.with_suffix(".html")
    text = page_of(word, title=contents.properties.title, language=contents.properties.language)
    page.write_text(marked_page(text, wish.marking), "utf-8", newline="\n")
    return page


def _data(folder: Path, name: str, source: _Source, contents: Contents, status: str) -> list[Path]:
    from planbuilder.publishing.data_book import Cover, csv_of, data_book

    tables, contact = _tables(source)
    cover = Cover(contents.title, contents.properties.author, status, contact, source.wish.marking)
    book = folder / f"{name}-data.xlsx"
    book.write_bytes(data_book(cover, tables))
    files = [book]
    for table in tables:
        file = folder / f"{name}-data-{table.name.lower().replace('_', '-')}.csv"
        file.write_bytes(csv_of(table))
        files.append(file)
    return files


def _tables(source: _Source) -> tuple[list[Table], list[str]]:
    """The tables of the document, each with a name of its own; and whom to ask."""
    from planbuilder.publishing.tables import named_apart

    inputs, _ = source.shown
    if source.publication.name == "plan":
        from planbuilder.model.plan import make_plan
        from planbuilder.publications import with_figures
        from planbuilder.publishing.plan_tables import plan_tables

        plan = make_plan(with_figures(inputs))
        tables = plan_tables(plan, source.wish.names)
    else:
        from planbuilder.model.report import make_report
        from planbuilder.publishing.report_tables import report_tables

        report = make_report(*(inputs.workbooks[one] for one in source.publication.workbooks))
        tables, plan = report_tables(report), report.plan
    return named_apart(tables), [line.text for line in plan.settings.contact if line.text.strip()]


# --- checks ---------------------------------------------------------------------------------------------------


def _checked(
    source: _Source, files: Sequence[Path], same: Check
) -> tuple[dict[str, list[Check]], list[Problem], list[Problem]]:
    """Every check by file name; names that must not stand there; and words that may be names."""
    from planbuilder.inspecting.files import inspect_file

    word, pdf, page, *data = files
    beside = {pdf: word, page: word}
    checks: dict[str, list[Check]] = {
        file.name: list(inspect_file(file, beside=beside[file]) if file in beside else inspect_file(file))
        for file in files
    }
    workbooks, unprinted = source.inputs.workbooks, source.publication.does_without

    def cells(pattern: re.Pattern[str]) -> Iterator[tuple[str, str]]:
        return searching.cells_with(pattern, workbooks, unprinted)

    texts = {file: list(texts_of(file)) for file in files}
    own = [same, own_checks.no_draft(texts, cells)]
    found: list[Problem] = []
    notes: list[Problem] = []
    if source.wish.names is not Names.SHOWN:
        people = withheld.withheld_people(source.inputs)
        found, notes = searching.names_found(texts, people, workbooks, unprinted)
        own.append(own_checks.no_names(len(people)))
    if source.wish.marking:
        own.append(own_checks.marking_on_each_page(texts, pdf, (word, page, data[0]), source.wish.marking))
    checks[word.name].append(own_checks.nothing_personal(word))
    return {"All files": own, **checks}, found, notes


# --- writing --------------------------------------------------------------------------------------------------


def _refuse_open(target: Path, name: str) -> None:
    """Files that belong together are not written beside an old one that somebody reads."""
    there = [*target.glob(f"{name}.*"), *target.glob(f"{name}-data*"), target / PAGE]
    taken = sorted(file.name for file in there if building.is_open(file))
    if taken:
        verb = "are" if len(taken) > 1 else "is"
        what = f"{', '.join(taken)} in outputs/{target.parent.name}/publish {verb} open in a program"
        raise PlanbuilderError(Problem(Level.STOP, what, "Close it, and run this again."))


def _conformance(file: Path, published: Published, year: Year, target: Path) -> Path:
    from planbuilder.publications import PUBLICATIONS

    others = [
        one.name
        for one in PUBLICATIONS
        if one.name != published.name and (target / f"{one.file}-{year.name}.docx").is_file()
    ]
    before = ""
    if (target / PAGE).is_file():
        before = (target / PAGE).read_text("utf-8", "replace")
    file.write_text(conformance_page(published, year.printed, before, others), "utf-8", newline="\n")
    return file


def _clear_away_old(target: Path, name: str, made: set[str]) -> None:
    """Tables of an earlier version that this one does not have any more."""
    for old in target.glob(f"{name}-data-*.csv"):
        if old.name not in made:
            old.unlink()


def _made(path: Path, pages: int | None) -> MadeFile:
    return MadeFile(path, path.stat().st_size, pages)


def _remarks(source: _Source) -> list[str]:
    if source.wish.names is Names.SHOWN:
        return []
    how = "by their role" if source.wish.names is Names.ROLE else "not at all"
    remarks = [f"Lead officers are named {how}; every file was searched for their names."]
    missing = withheld.without_role(source.inputs) if source.wish.names is Names.ROLE else []
    if missing:
        who = "; ".join(
            f"{one.name} ({one.place.workbook} > {one.place.sheet} > {one.cell('role')})" for one in missing
        )
        remarks.append(f"No role is typed for {who}: the organisation alone is printed.")
    return remarks


def _made_by(agreed: Agreed, engine: str) -> list[str]:
    """That other programs laid the pages out than those that made the agreed draft."""
    then: Mapping[str, str] = agreed.manifest.get("made_with", {})
    now = made_with(engine)
    differ = [one for one in ("planbuilder's code", "PDF engine") if then.get(one) and then[one] != now[one]]
    if not differ:
        return []
    what = "planbuilder" if differ[0] != "PDF engine" else "the PDF program"
    return [
        f"The agreed draft was made with another version of {what}: its words are the same, which was checked;"
        " please look through the pages once."
    ]
