"""planbuilder: from a partnership's workbooks to its documents.

The commands, what they say, and the exit codes: 0 good, 1 something for the officer to mend, 2 wrong use or a broken
installation. Only this module speaks to a person; heavy libraries are loaded by the command that needs them.
"""

from __future__ import annotations

import argparse
import gc
import os
import signal
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from planbuilder import __version__
from planbuilder.mishaps import disk_trouble, unexpected
from planbuilder.problems import BrokenInstallation, PlanbuilderError, Problem, stops
from planbuilder.telling import MOST_LINES, accepted_lines, closing, told

if TYPE_CHECKING:
    from planbuilder.outcome import Outcome
    from planbuilder.pipeline import Options
    from planbuilder.project import Project

GOOD, TO_MEND, BROKEN, INTERRUPTED = 0, 1, 2, 130
#: How often Python looks for rubbish that holds on to itself. A build makes much that stays and next to none of that:
#: at the usual pace (700, 10, 10) the looking takes 7% of a build of the sample plan, and 12% of 5,000 actions.
SELDOM = (20_000, 20, 50)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; returns its exit code."""
    options = _parser().parse_args(arguments)
    gc.set_threshold(*SELDOM)
    _speak_plainly()
    _end_as_by_hand()
    project = _project(options.project)
    if project is None:
        _say(
            f"There is no folder “{options.project}”. After --project, give the folder with inputs/ in it.", error=True
        )
        return BROKEN
    try:
        return int(options.run(options, project))
    except PlanbuilderError as error:
        _show_refusal(error)
        return TO_MEND
    except BrokenInstallation as error:
        _say(f"\n{error.what}.\n{error.do}".rstrip(), error=True)
        return BROKEN
    except KeyboardInterrupt:
        _say("\nStopped. The documents made before are as they were.", error=True)
        return INTERRUPTED
    except OSError as error:
        trouble = disk_trouble(error)
        _say(trouble or unexpected(project), error=True)
        return TO_MEND if trouble else BROKEN
    except Exception:
        _say(unexpected(project), error=True)
        return BROKEN


def _project(folder: str | None) -> Project | None:
    """The folder that was asked for, or the one that this is; None where there is none."""
    from planbuilder.project import Project, find_project

    if not folder:
        return find_project(Path.cwd())
    return Project(Path(folder).resolve()) if Path(folder).is_dir() else None


def _end_as_by_hand() -> None:
    """Being told to end, and a terminal that is closed, work as Ctrl+C does: all is cleared away first."""
    for name in ("SIGTERM", "SIGHUP"):
        number = getattr(signal, name, None)  # Windows has no SIGHUP
        if number is not None and signal.getsignal(number) is not signal.SIG_IGN:  # as under nohup
            signal.signal(number, _stop)


def _stop(*_: object) -> NoReturn:
    raise KeyboardInterrupt


def _speak_plainly() -> None:
    """A terminal that cannot show a character shows "?" for it, instead of ending the work."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")


# --- the commands -----------------------------------------------------------------------------------------


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="planbuilder",
        description="Makes a Community Safety Partnership's plan and achievements report from its workbooks, in Word"
        " and accessible PDF.",
        epilog="Exit codes: 0 good; 1 something to mend in a workbook or template; 2 wrong use or a broken set-up.",
    )
    parser.add_argument("--version", action="version", version=f"planbuilder {__version__}")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    for name, what in (("plan", "the Partnership Plan"), ("report", "the year-end achievements report")):
        build = _command(commands, name, f"build {what} in Word and PDF")
        build.add_argument("--no-pdf", action="store_true", help="make the Word document only, which is quicker")
        build.set_defaults(run=_run_build, name=name)
    check = _command(commands, "check", "check the workbooks, and build nothing")
    check.add_argument("--advice", action="store_true", help="say as well what would be easier to read")
    check.add_argument("--json", action="store_true", help="print the findings for other programs to read")
    check.set_defaults(run=_run_check)
    compare = _command(commands, "compare", "show what changed between two drafts, or since the last one")
    compare.add_argument("--from", dest="from_draft", default="", metavar="N", help="the earlier draft (the last one)")
    compare.add_argument("--to", dest="to_draft", default="", metavar="N", help="the later draft, or now (now)")
    compare.add_argument("--document", choices=("plan", "report"), default="plan", help="which document (plan)")
    compare.set_defaults(run=_run_compare)
    watch = _command(commands, "watch", "build again whenever a workbook or template is saved")
    watch.add_argument("--no-pdf", action="store_true", help="make Word documents only, which is quicker")
    watch.set_defaults(run=_run_watch)
    figures = _command(commands, "figures", "list every figure of a document, and the cells it comes from")
    figures.add_argument(
        "--document", choices=("plan", "report"), help="whose figures (of every document begun, if left out)"
    )
    figures.set_defaults(run=_run_figures)
    _add_drafts(commands)
    _add_partners(commands)
    trace = _command(commands, "trace", "say which cell a printed text comes from")
    trace.add_argument("text", help="the text, or a part of it, as it is printed")
    trace.add_argument(
        "--document", choices=("plan", "report"), default="plan", help="where to look (the plan if left out)"
    )
    trace.set_defaults(run=_run_trace)
    collect = _command(commands, "collect", "read the drafts that partners sent back, and list what they propose")
    collect.set_defaults(run=_run_collect)
    apply = _command(commands, "apply", "write what was accepted in the replies file into the workbooks")
    apply.add_argument("--draft", default="", metavar="N", help="the replies to this draft alone (all if left out)")
    apply.set_defaults(run=_run_apply)
    blank = _command(commands, "blank", "make empty workbooks for a year (give it with --year)")
    blank.set_defaults(run=_run_blank)
    _add_import(commands)
    undo = _command(commands, "undo", "put back the workbooks that planbuilder changed last, as they were before")
    undo.set_defaults(run=_run_undo)
    return parser


def _add_import(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    from planbuilder.importing import options

    statistics = commands.add_parser("statistics", help="crime counts from published tables: statistics import FILE")
    ways = statistics.add_subparsers(title="commands", metavar="COMMAND", required=True)
    read = _command(ways, "import", options.WHAT)
    options.add_options(read)
    read.set_defaults(run=_run_import)


def _add_drafts(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    draft = _command(
        commands, "draft", "freeze a numbered draft of the plan or the report, and enter it in the register"
    )
    draft.add_argument("--stage", help="“first draft”, “final draft”, “agreed”, or a name of your own")
    draft.add_argument("--document", metavar="NAME", help="plan (if left out) or report")
    draft.add_argument("--note", help="why it is issued; needed once a version was agreed")
    draft.add_argument("--who", help="who issues it (your name on this computer if left out)")
    draft.set_defaults(run=_run_draft)
    for name, what in (
        ("drafts", "show the register of drafts, and write it for Excel and browsers"),
        ("verify", "find out whether every frozen draft is as it was frozen"),
        ("rebuild", "build a frozen draft again from its own inputs, and compare"),
    ):
        look_back = _command(commands, name, what)
        look_back.set_defaults(run=_run_look_back, name=name)
    look_back.add_argument("number", type=int, help="the number of the draft")


def _add_partners(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    send = _command(commands, "circulate", "write a message to each partner with a draft attached; nothing is sent")
    send.add_argument("--draft", default="", metavar="N", help="which draft (the last one issued)")
    send.add_argument("--document", choices=("plan", "report"), default="", help="which document (plan)")
    send.add_argument("--remind", action="store_true", help="write reminders to those who have not answered")
    send.add_argument("--by", default="", metavar="DATE", help="by when to answer (in two weeks)")
    send.add_argument("--who", default="", metavar="NAME", help="whose name stands below the messages")
    send.set_defaults(run=_run_circulate)
    sign = _command(commands, "sign-off", "show who has agreed to which draft, or enter that a partner has")
    sign.add_argument("partner", nargs="?", default="", metavar="PARTNER", help="whose answer is entered")
    sign.add_argument("--draft", default="", metavar="N", help="which draft was agreed to")
    sign.add_argument("--document", choices=("plan", "report"), default="", help="which document (plan)")
    sign.add_argument("--by", default="", metavar="NAME", help="who signed for the partner")
    sign.add_argument("--on", default="", metavar="DATE", help="when (today)")
    sign.add_argument("--condition", default="", metavar="TEXT", help="on what condition")
    sign.add_argument("--withdraw", action="store_true", help="the partner takes its agreement back")
    sign.add_argument("--who", default="", metavar="NAME", help="who enters it (your name on this computer)")
    sign.set_defaults(run=_run_sign_off)


def _command(
    commands: argparse._SubParsersAction[argparse.ArgumentParser], name: str, what: str
) -> argparse.ArgumentParser:
    command = commands.add_parser(name, help=what, description=f"{what[0].upper()}{what[1:]}.")
    command.add_argument("--year", help="the year, like 2017-18 (the newest in inputs/ if you leave it out)")
    command.add_argument("--strict", action="store_true", help="treat warnings as things to mend")
    command.add_argument("--quiet", action="store_true", help="say only what went wrong and what was made")
    command.add_argument(
        "--project", metavar="FOLDER", help="the folder with inputs/ and templates/ (this one if left out)"
    )
    return command


def _run_build(options: argparse.Namespace, project: Project) -> int:
    from planbuilder import pipeline

    build = {"plan": pipeline.plan, "report": pipeline.report}[options.name]
    outcome = build(project, _wishes(options), _Steps(options.quiet).say)
    _show_outcome(outcome, project, quiet=options.quiet)
    return GOOD


def _wishes_of_year(options: argparse.Namespace) -> Options:
    """What is asked of a command that builds nothing."""
    from planbuilder.pipeline import Options

    return Options(options.year)


def _wishes(options: argparse.Namespace, *, pdf: bool = True) -> Options:
    """What is asked of a build."""
    from planbuilder.pipeline import Options

    return Options(options.year, pdf and not getattr(options, "no_pdf", False), options.strict)


def _run_check(options: argparse.Namespace, project: Project) -> int:
    from planbuilder import pipeline
    from planbuilder.outcome import Outcome

    steps = _Steps(options.quiet or options.json)
    wishes = pipeline.Options(options.year, strict=options.strict, advice=options.advice)
    try:
        outcome = pipeline.check(project, wishes, steps.say)
    except PlanbuilderError as error:
        if not options.json:
            raise
        outcome = Outcome("", problems=list(error.problems), year=options.year or "")
    if options.json:
        from planbuilder.worklist.machine import as_json

        _say(as_json(outcome.problems, outcome.accepted, year=outcome.year, strict=options.strict).rstrip())
    else:
        _show_findings(outcome.problems, outcome.accepted, outcome.work_list, "", outcome.remarks, quiet=options.quiet)
    return TO_MEND if stops(outcome.problems, strict=options.strict) else GOOD


def _run_trace(options: argparse.Namespace, project: Project) -> int:
    from planbuilder import pipeline
    from planbuilder.anchors.telling import told_nothing, told_trace
    from planbuilder.publications import PUBLICATIONS

    publication = next(one for one in PUBLICATIONS if one.name == options.document)
    traced, typed = pipeline.trace(publication, project, _wishes_of_year(options), options.text)
    lines = told_trace(options.text, traced, publication) if traced.places else []
    for line in lines or told_nothing(options.text, traced, typed, publication):
        _say(line)
    return GOOD if traced.places else TO_MEND


def _run_compare(options: argparse.Namespace, project: Project) -> int:
    from planbuilder.comparing import Wish, compare

    wish = Wish(options.document, options.from_draft, options.to_draft)
    outcome = compare(project, options.year, wish, _Steps(options.quiet).say)
    _show_outcome(outcome, project, quiet=options.quiet)
    return TO_MEND if outcome.problems else GOOD


def _run_apply(options: argparse.Namespace, project: Project) -> int:
    from planbuilder.applying import apply

    try:
        outcome = apply(project, _wishes(options, pdf=False), options.draft, _Steps(options.quiet).say)
    except PlanbuilderError as error:
        _show_refusal(error, "No workbook was changed.")
        return TO_MEND
    _show_outcome(outcome, project, quiet=options.quiet)
    return TO_MEND if stops(outcome.problems, strict=options.strict) else GOOD


def _run_collect(options: argparse.Namespace, project: Project) -> int:
    from planbuilder.collecting import collect

    outcome = collect(project, options.year, _Steps(options.quiet).say)
    _show_outcome(outcome, project, quiet=options.quiet)
    return TO_MEND if stops(outcome.problems, strict=options.strict) else GOOD


def _run_blank(options: argparse.Namespace, project: Project) -> int:
    from planbuilder import pipeline

    if not options.year:
        _say("Say for which year: planbuilder blank --year 2018-19 (or make blank YEAR=2018-19).", error=True)
        return BROKEN
    outcome = pipeline.blank(project, options.year, _Steps(options.quiet).say)
    _show_outcome(outcome, project, quiet=options.quiet)
    return GOOD


def _run_import(options: argparse.Namespace, project: Project) -> int:
    from planbuilder import pipeline
    from planbuilder.importing.options import wishes_of

    try:
        outcome = pipeline.import_statistics(project, options.year, wishes_of(options), _Steps(options.quiet).say)
    except PlanbuilderError as error:
        _show_refusal(error, "No workbook was written.")
        return TO_MEND
    _show_outcome(outcome, project, quiet=options.quiet)
    return GOOD


def _run_undo(options: argparse.Namespace, project: Project) -> int:
    from planbuilder import pipeline

    try:
        outcome = pipeline.undo(project, pipeline.Options(options.year), _Steps(options.quiet).say)
    except PlanbuilderError as error:
        _show_refusal(error, "No workbook was changed.")
        return TO_MEND
    _show_outcome(outcome, project, quiet=options.quiet)
    return GOOD


def _run_draft(options: argparse.Namespace, project: Project) -> int:
    from planbuilder import issuing

    asked = issuing.request(options.stage, options.document, options.note, options.who)
    outcome = issuing.draft(project, _wishes(options), asked, _Steps(options.quiet).say)
    _show_outcome(outcome, project, quiet=options.quiet)
    return GOOD


def _run_circulate(options: argparse.Namespace, project: Project) -> int:
    from planbuilder.circulating import Asked, circulate

    asked = Asked(options.draft, options.document, options.by, options.remind, options.who)
    try:
        outcome = circulate(project, options.year, asked, _Steps(options.quiet).say)
    except PlanbuilderError as error:
        _show_refusal(error, "No message was written.")
        return TO_MEND
    _show_outcome(outcome, project, quiet=options.quiet)
    return TO_MEND if options.strict and outcome.problems else GOOD


def _run_sign_off(options: argparse.Namespace, project: Project) -> int:
    from planbuilder.signing import Answer, sign_off

    said = (options.partner, options.draft, options.document, options.by, options.on, options.condition)
    try:
        lines = sign_off(project, options.year, Answer(*said, options.withdraw, options.who))
    except PlanbuilderError as error:
        _show_refusal(error, "Nothing was entered." if options.partner else "")
        return TO_MEND
    for line in lines:
        _say(line)
    return GOOD


def _run_figures(options: argparse.Namespace, project: Project) -> int:
    from planbuilder import pipeline

    steps, wishes = _Steps(options.quiet), _wishes(options, pdf=False)
    for publication in pipeline.documents(project, wishes, options.document):
        outcome = pipeline.figures(publication, project, wishes, steps.say)
        _show_outcome(outcome, project, quiet=options.quiet)
    return GOOD


def _run_look_back(options: argparse.Namespace, project: Project) -> int:
    from planbuilder import looking_back

    say = _Steps(options.quiet).say
    if options.name == "drafts":
        found = looking_back.drafts(project, options.year)
    elif options.name == "verify":
        found = looking_back.verify(project, options.year, say)
    else:
        found = looking_back.rebuild(project, options.year, options.number, say)
    for line in found.lines:
        _say(line)
    return GOOD if found.all_well else TO_MEND


def _run_watch(options: argparse.Namespace, project: Project) -> int:
    from planbuilder.watching import changes

    try:
        for number, reason in enumerate(changes(project, options.year)):
            _say(reason)
            try:
                _build_all(options, project, first=number == 0)
            except PlanbuilderError as error:
                _show_refusal(error)
            _say("Watching for the next change. To stop: Ctrl+C.\n")
    except KeyboardInterrupt:  # the way to end it, and no fault
        _say("\nNo longer watching.")
    return GOOD


def _build_all(options: argparse.Namespace, project: Project, *, first: bool) -> None:
    """Build the documents that somebody works on; of one that did not change, nothing is said a second time."""
    from planbuilder import pipeline

    steps, wishes = _Steps(options.quiet), _wishes(options)
    for number, publication in enumerate(pipeline.begun(project, wishes)):
        try:
            outcome = pipeline.build(publication, project, wishes, steps.say)
        except PlanbuilderError as error:  # what keeps the first one back keeps back those after it
            _show_refusal(error, "Nothing more was written." if number else "No document was written.")
            return
        if first or not outcome.unchanged:
            _show_outcome(outcome, project, quiet=options.quiet)


# --- what is said -----------------------------------------------------------------------------------------


class _Steps:
    """Steps of work as they begin."""

    def __init__(self, quiet: bool) -> None:
        self.quiet = quiet

    def say(self, step: str) -> None:
        """Tell that a step begins."""
        if not self.quiet:
            _say(f"  - {step} ...")


def _say(text: str, *, error: bool = False) -> None:
    stream = sys.stderr if error else sys.stdout
    try:
        print(text, file=stream, flush=True)
    except BrokenPipeError:  # whoever read along has gone (as in "| head"); the work goes on
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def _show_outcome(outcome: Outcome, project: Project, *, quiet: bool) -> None:
    if outcome.problems or outcome.accepted:
        _show_findings(outcome.problems, outcome.accepted, outcome.work_list, "", quiet=quiet)
    for remark in outcome.remarks:
        _say(f"\n{remark}")
    time = "nothing has changed since the last build" if outcome.unchanged else f"in {outcome.seconds:.1f} seconds"
    _say(f"\n{outcome.title}: {time}.")
    for file in outcome.made:
        path = file.path.relative_to(project.root) if file.path.is_relative_to(project.root) else file.path
        pages = f"{file.pages} pages, " if file.pages else ""
        _say(f"  {path}  ({pages}{_size(file.size)})")


def _show_refusal(error: PlanbuilderError, ending: str = "No document was written.") -> None:
    """Why nothing was built, and where the list of what to mend lies."""
    _show_findings(error.problems, error.accepted, error.work_list, ending)


def _short(path: Path) -> str:
    """A path as seen from the folder that the officer is in."""
    return str(path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path)


def _size(size: int) -> str:
    return f"{size / 1_000_000:.1f} MB" if size >= 1_000_000 else f"{max(1, round(size / 1000))} KB"


def _show_findings(
    problems: Sequence[Problem],
    accepted: Sequence[tuple[Problem, str]],
    work_list: Sequence[Path],
    ending: str,
    remarks: Sequence[str] = (),
    *,
    quiet: bool = False,
) -> None:
    """All findings, what was accepted, and one closing line that says where they can be worked through."""
    below = ["", *accepted_lines(accepted)] if accepted and not quiet else []
    for line in [*told(problems, MOST_LINES - len(below)), *below]:
        _say(line)
    files = ", ".join(_short(file) for file in work_list)
    end = [closing(problems, len(accepted)), ending, *remarks, f"Work list: {files}" if files else ""]
    _say("\n" + " ".join(part for part in end if part))


if __name__ == "__main__":
    sys.exit(main())
