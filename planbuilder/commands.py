"""The commands: each takes what was asked for to the module that does it, and shows what came of it.

Heavy libraries are loaded by the command that needs them.
"""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from planbuilder.problems import PlanbuilderError, stops
from planbuilder.showing import Steps, say, show_findings, show_outcome, show_refusal

if TYPE_CHECKING:
    from planbuilder.pipeline import Options
    from planbuilder.project import Project

#: The exit codes: all is well; something is for the officer to mend; a wrong use, or a broken installation.
GOOD, TO_MEND, BROKEN = 0, 1, 2


def run_build(options: argparse.Namespace, project: Project) -> int:
    """Build the plan or the report."""
    from planbuilder import pipeline

    build = {"plan": pipeline.plan, "report": pipeline.report}[options.name]
    outcome = build(project, _wishes(options), Steps(options.quiet).say)
    show_outcome(outcome, project, quiet=options.quiet)
    return GOOD


def _wishes_of_year(options: argparse.Namespace) -> Options:
    """What is asked of a command that builds nothing."""
    from planbuilder.pipeline import Options

    return Options(options.year)


def _wishes(options: argparse.Namespace, *, pdf: bool = True) -> Options:
    """What is asked of a build."""
    from planbuilder.pipeline import Options

    return Options(options.year, pdf and not getattr(options, "no_pdf", False), options.strict)


def run_check(options: argparse.Namespace, project: Project) -> int:
    """Check the workbooks, and build nothing."""
    from planbuilder import pipeline
    from planbuilder.outcome import Outcome

    steps = Steps(options.quiet or options.json)
    wishes = pipeline.Options(options.year, strict=options.strict, advice=options.advice)
    try:
        outcome = pipeline.check(project, wishes, steps.say)
    except PlanbuilderError as error:
        if not options.json:
            raise
        outcome = Outcome("", problems=list(error.problems), year=options.year or "")
    if options.json:
        from planbuilder.worklist.machine import as_json

        say(as_json(outcome.problems, outcome.accepted, year=outcome.year, strict=options.strict).rstrip())
    else:
        show_findings(outcome.problems, outcome.accepted, outcome.work_list, "", outcome.remarks, quiet=options.quiet)
    return TO_MEND if stops(outcome.problems, strict=options.strict) else GOOD


def run_trace(options: argparse.Namespace, project: Project) -> int:
    """Say which cells printed words come from."""
    from planbuilder import errands
    from planbuilder.anchors.telling import told_nothing, told_trace
    from planbuilder.publications import PUBLICATIONS

    publication = next(one for one in PUBLICATIONS if one.name == options.document)
    traced, typed = errands.trace(publication, project, _wishes_of_year(options), options.text)
    lines = told_trace(options.text, traced, publication) if traced.places else []
    for line in lines or told_nothing(options.text, traced, typed, publication):
        say(line)
    return GOOD if traced.places else TO_MEND


def run_inspect(options: argparse.Namespace, project: Project) -> int:
    """Look at finished files."""
    from planbuilder.inspecting.command import inspect
    from planbuilder.inspecting.telling import as_json, told

    steps = Steps(options.quiet or options.json)
    try:
        found = inspect(project, options.year, options.files, options.word, steps.say)
    except PlanbuilderError as error:
        show_refusal(error, "Nothing was looked at.")
        return TO_MEND
    if options.json:
        say(as_json(found).rstrip())
    else:
        for line in told(found, quiet=options.quiet):
            say(line)
    return GOOD if all(one.passed for one in found) else TO_MEND


def run_compare(options: argparse.Namespace, project: Project) -> int:
    """Show what changed between two drafts."""
    from planbuilder.comparing import Wish, compare

    wish = Wish(options.document, options.from_draft, options.to_draft)
    outcome = compare(project, options.year, wish, Steps(options.quiet).say)
    show_outcome(outcome, project, quiet=options.quiet)
    return TO_MEND if outcome.problems else GOOD


def run_publish(options: argparse.Namespace, project: Project) -> int:
    """Publish the agreed version."""
    from planbuilder.publish import publish

    wishes, tell = _wishes(options), Steps(options.quiet).say
    try:
        outcome = publish(project, wishes, options.document, options.names, options.marking, tell)
    except PlanbuilderError as error:
        show_refusal(error, "Nothing was published.")
        return TO_MEND
    show_outcome(outcome, project, quiet=options.quiet)
    return GOOD


def run_apply(options: argparse.Namespace, project: Project) -> int:
    """Write what was accepted into the workbooks."""
    from planbuilder.applying import apply

    try:
        outcome = apply(project, _wishes(options, pdf=False), options.draft, Steps(options.quiet).say)
    except PlanbuilderError as error:
        show_refusal(error, "No workbook was changed.")
        return TO_MEND
    show_outcome(outcome, project, quiet=options.quiet)
    return TO_MEND if stops(outcome.problems, strict=options.strict) else GOOD


def run_collect(options: argparse.Namespace, project: Project) -> int:
    """Read what partners sent back."""
    from planbuilder.collecting import collect

    outcome = collect(project, options.year, Steps(options.quiet).say)
    show_outcome(outcome, project, quiet=options.quiet)
    return TO_MEND if stops(outcome.problems, strict=options.strict) else GOOD


def run_blank(options: argparse.Namespace, project: Project) -> int:
    """Make empty workbooks."""
    from planbuilder import errands

    if not options.year:
        say("Say for which year: planbuilder blank --year 2018-19 (or make blank YEAR=2018-19).", error=True)
        return BROKEN
    outcome = errands.blank(project, options.year, Steps(options.quiet).say)
    show_outcome(outcome, project, quiet=options.quiet)
    return GOOD


def run_new(options: argparse.Namespace, project: Project) -> int:
    """Make a partnership's own folder."""
    from pathlib import Path

    from planbuilder.starting.folder import Asked, new_folder

    if not options.year:
        say('Say for which year: planbuilder new "Safer Anytown" --year 2026-27', error=True)
        return BROKEN
    try:
        outcome = new_folder(Asked(options.name, options.year, options.to), Path.cwd(), Steps(options.quiet).say)
    except PlanbuilderError as error:
        show_refusal(error, "No folder was made.")
        return TO_MEND
    show_outcome(outcome, project, quiet=options.quiet)
    return GOOD


def run_next_year(options: argparse.Namespace, project: Project) -> int:
    """Make the next year's workbooks."""
    from planbuilder.starting.next_year import next_year

    try:
        outcome = next_year(project, options.year, Steps(options.quiet).say)
    except PlanbuilderError as error:
        show_refusal(error, "No workbook was made.")
        return TO_MEND
    show_outcome(outcome, project, quiet=options.quiet)
    return GOOD


def run_template(options: argparse.Namespace, project: Project) -> int:
    """Put the original templates beside those that are there."""
    from planbuilder.starting.originals import put_originals

    show_outcome(put_originals(project), project, quiet=options.quiet)
    return GOOD


def run_import(options: argparse.Namespace, project: Project) -> int:
    """Make a statistics workbook from published tables."""
    from planbuilder import errands
    from planbuilder.importing.options import wishes_of

    try:
        outcome = errands.import_statistics(project, options.year, wishes_of(options), Steps(options.quiet).say)
    except PlanbuilderError as error:
        show_refusal(error, "No workbook was written.")
        return TO_MEND
    show_outcome(outcome, project, quiet=options.quiet)
    return GOOD


def run_undo(options: argparse.Namespace, project: Project) -> int:
    """Take back what was changed in workbooks."""
    from planbuilder import errands, pipeline

    try:
        outcome = errands.undo(project, pipeline.Options(options.year), Steps(options.quiet).say)
    except PlanbuilderError as error:
        show_refusal(error, "No workbook was changed.")
        return TO_MEND
    show_outcome(outcome, project, quiet=options.quiet)
    return GOOD


def run_draft(options: argparse.Namespace, project: Project) -> int:
    """Issue a numbered draft."""
    from planbuilder import issuing

    asked = issuing.request(options.stage, options.document, options.note, options.who)
    outcome = issuing.draft(project, _wishes(options), asked, Steps(options.quiet).say)
    show_outcome(outcome, project, quiet=options.quiet)
    return GOOD


def run_circulate(options: argparse.Namespace, project: Project) -> int:
    """Write a message to each partner."""
    from planbuilder.circulating import Asked, circulate

    asked = Asked(options.draft, options.document, options.by, options.remind, options.who)
    try:
        outcome = circulate(project, options.year, asked, Steps(options.quiet).say)
    except PlanbuilderError as error:
        show_refusal(error, "No message was written.")
        return TO_MEND
    show_outcome(outcome, project, quiet=options.quiet)
    return TO_MEND if options.strict and outcome.problems else GOOD


def run_sign_off(options: argparse.Namespace, project: Project) -> int:
    """Show who has agreed, or enter that a partner has."""
    from planbuilder.signing import Answer, sign_off

    said = (options.partner, options.draft, options.document, options.by, options.on, options.condition)
    try:
        lines = sign_off(project, options.year, Answer(*said, options.withdraw, options.who))
    except PlanbuilderError as error:
        show_refusal(error, "Nothing was entered." if options.partner else "")
        return TO_MEND
    for line in lines:
        say(line)
    return GOOD


def run_figures(options: argparse.Namespace, project: Project) -> int:
    """List every figure of a document."""
    from planbuilder import errands, pipeline

    steps, wishes = Steps(options.quiet), _wishes(options, pdf=False)
    for publication in pipeline.documents(project, wishes, options.document):
        outcome = errands.figures(publication, project, wishes, steps.say)
        show_outcome(outcome, project, quiet=options.quiet)
    return GOOD


def run_look_back(options: argparse.Namespace, project: Project) -> int:
    """The register of drafts: shown, verified, or a draft built again."""
    from planbuilder import looking_back

    tell = Steps(options.quiet).say
    if options.name == "drafts":
        found = looking_back.drafts(project, options.year)
    elif options.name == "verify":
        found = looking_back.verify(project, options.year, tell)
    else:
        found = looking_back.rebuild(project, options.year, options.number, tell)
    for line in found.lines:
        say(line)
    return GOOD if found.all_well else TO_MEND


def run_watch(options: argparse.Namespace, project: Project) -> int:
    """Build again whenever something is saved."""
    from planbuilder.watching import changes

    try:
        for number, reason in enumerate(changes(project, options.year)):
            say(reason)
            try:
                _build_all(options, project, first=number == 0)
            except PlanbuilderError as error:
                show_refusal(error)
            say("Watching for the next change. To stop: Ctrl+C.\n")
    except KeyboardInterrupt:  # the way to end it, and no fault
        say("\nNo longer watching.")
    return GOOD


def _build_all(options: argparse.Namespace, project: Project, *, first: bool) -> None:
    """Build the documents that somebody works on; of one that did not change, nothing is said a second time."""
    from planbuilder import pipeline

    steps, wishes = Steps(options.quiet), _wishes(options)
    for number, publication in enumerate(pipeline.begun(project, wishes)):
        try:
            outcome = pipeline.build(publication, project, wishes, steps.say)
        except PlanbuilderError as error:  # what keeps the first one back keeps back those after it
            show_refusal(error, "Nothing more was written." if number else "No document was written.")
            return
        if first or not outcome.unchanged:
            show_outcome(outcome, project, quiet=options.quiet)
