"""planbuilder: from a partnership's workbooks to its documents.

What can be asked for on the command line, and the exit codes: 0 good, 1 something for the officer to mend, 2 wrong use
or a broken installation. What the commands do is in `commands.py`, what is said of it in `showing.py`.
"""

from __future__ import annotations

import argparse
import gc
import signal
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from planbuilder import __version__, commands
from planbuilder.commands import BROKEN, TO_MEND
from planbuilder.mishaps import disk_trouble, unexpected
from planbuilder.problems import BrokenInstallation, PlanbuilderError
from planbuilder.showing import say, show_refusal

if TYPE_CHECKING:
    from planbuilder.project import Project

INTERRUPTED = 130
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
        say(f"There is no folder “{options.project}”. After --project, give the folder with inputs/ in it.", error=True)
        return BROKEN
    try:
        return int(options.run(options, project))
    except PlanbuilderError as error:
        show_refusal(error)
        return TO_MEND
    except BrokenInstallation as error:
        say(f"\n{error.what}.\n{error.do}".rstrip(), error=True)
        return BROKEN
    except KeyboardInterrupt:
        say("\nStopped. The documents made before are as they were.", error=True)
        return INTERRUPTED
    except OSError as error:
        trouble = disk_trouble(error)
        say(trouble or unexpected(project), error=True)
        return TO_MEND if trouble else BROKEN
    except Exception:
        say(unexpected(project), error=True)
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
    parsers = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    for name, what in (("plan", "the Partnership Plan"), ("report", "the year-end achievements report")):
        build = _command(parsers, name, f"build {what} in Word and PDF")
        build.add_argument("--no-pdf", action="store_true", help="make the Word document only, which is quicker")
        build.set_defaults(run=commands.run_build, name=name)
    check = _command(parsers, "check", "check the workbooks, and build nothing")
    check.add_argument("--advice", action="store_true", help="say as well what would be easier to read")
    check.add_argument("--json", action="store_true", help="print the findings for other programs to read")
    check.set_defaults(run=commands.run_check)
    compare = _command(parsers, "compare", "show what changed between two drafts, or since the last one")
    compare.add_argument("--from", dest="from_draft", default="", metavar="N", help="the earlier draft (the last one)")
    compare.add_argument("--to", dest="to_draft", default="", metavar="N", help="the later draft, or now (now)")
    compare.add_argument("--document", choices=("plan", "report"), default="plan", help="which document (plan)")
    compare.set_defaults(run=commands.run_compare)
    look = _command(parsers, "inspect", "check finished files, ours or anyone's: Word, PDF, web page, data")
    look.add_argument("files", nargs="*", metavar="FILE", help="which files (the documents of the year if left out)")
    look.add_argument("--word", default="", metavar="FILE", help="the Word file that a PDF was made from (its twin)")
    look.add_argument("--json", action="store_true", help="print the results for other programs to read")
    look.set_defaults(run=commands.run_inspect)
    watch = _command(parsers, "watch", "build again whenever a workbook or template is saved")
    watch.add_argument("--no-pdf", action="store_true", help="make Word documents only, which is quicker")
    watch.set_defaults(run=commands.run_watch)
    figures = _command(parsers, "figures", "list every figure of a document, and the cells it comes from")
    figures.add_argument(
        "--document", choices=("plan", "report"), help="whose figures (of every document begun, if left out)"
    )
    figures.set_defaults(run=commands.run_figures)
    _add_drafts(parsers)
    _add_partners(parsers)
    _add_publish(parsers)
    trace = _command(parsers, "trace", "say which cell a printed text comes from")
    trace.add_argument("text", help="the text, or a part of it, as it is printed")
    trace.add_argument(
        "--document", choices=("plan", "report"), default="plan", help="where to look (the plan if left out)"
    )
    trace.set_defaults(run=commands.run_trace)
    collect = _command(parsers, "collect", "read the drafts that partners sent back, and list what they propose")
    collect.set_defaults(run=commands.run_collect)
    apply = _command(parsers, "apply", "write what was accepted in the replies file into the workbooks")
    apply.add_argument("--draft", default="", metavar="N", help="the replies to this draft alone (all if left out)")
    apply.set_defaults(run=commands.run_apply)
    new = _command(parsers, "new", "make a partnership's own folder, filled with examples (give --year)")
    new.add_argument("name", help="what the partnership is called, such as “Safer Anytown”")
    new.add_argument("--to", default="", metavar="FOLDER", help="the folder to make (one of that name if left out)")
    new.set_defaults(run=commands.run_new)
    following = _command(parsers, "next-year", "make next year's workbooks from those of this year")
    following.set_defaults(run=commands.run_next_year)
    template = _command(parsers, "template", "put the original templates beside yours")
    template.set_defaults(run=commands.run_template)
    blank = _command(parsers, "blank", "make empty workbooks for a year (give it with --year)")
    blank.set_defaults(run=commands.run_blank)
    _add_import(parsers)
    undo = _command(parsers, "undo", "put back the workbooks that planbuilder changed last, as they were before")
    undo.set_defaults(run=commands.run_undo)
    return parser


def _add_import(parsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    from planbuilder.importing import options

    statistics = parsers.add_parser("statistics", help="crime counts from published tables: statistics import FILE")
    ways = statistics.add_subparsers(title="commands", metavar="COMMAND", required=True)
    read = _command(ways, "import", options.WHAT)
    options.add_options(read)
    read.set_defaults(run=commands.run_import)


def _add_drafts(parsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    draft = _command(
        parsers, "draft", "freeze a numbered draft of the plan or the report, and enter it in the register"
    )
    draft.add_argument("--stage", help="“first draft”, “final draft”, “agreed”, or a name of your own")
    draft.add_argument("--document", metavar="NAME", help="plan (if left out) or report")
    draft.add_argument("--note", help="why it is issued; needed once a version was agreed")
    draft.add_argument("--who", help="who issues it (your name on this computer if left out)")
    draft.set_defaults(run=commands.run_draft)
    for name, what in (
        ("drafts", "show the register of drafts, and write it for Excel and browsers"),
        ("verify", "find out whether every frozen draft is as it was frozen"),
        ("rebuild", "build a frozen draft again from its own inputs, and compare"),
    ):
        look_back = _command(parsers, name, what)
        look_back.set_defaults(run=commands.run_look_back, name=name)
    look_back.add_argument("number", help="the number of the draft")


def _add_publish(parsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    publish = _command(parsers, "publish", "write the agreed version as it may leave the council, with proof of checks")
    publish.add_argument("--document", choices=("plan", "report"), default="plan", help="which document (plan)")
    publish.add_argument(
        "--names",
        choices=("shown", "role", "none"),
        help="lead officers: shown, by role only, or left out (as the sheet Plan says; else shown)",
    )
    publish.add_argument(
        "--marking", metavar="TEXT", help="protective marking of each page; none for none (as the sheet Plan says)"
    )
    publish.set_defaults(run=commands.run_publish)


def _add_partners(parsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    send = _command(parsers, "circulate", "write a message to each partner with a draft attached; nothing is sent")
    send.add_argument("--draft", default="", metavar="N", help="which draft (the last one issued)")
    send.add_argument("--document", choices=("plan", "report"), default="", help="which document (plan)")
    send.add_argument("--remind", action="store_true", help="write reminders to those who have not answered")
    send.add_argument("--by", default="", metavar="DATE", help="by when to answer (in two weeks)")
    send.add_argument("--who", default="", metavar="NAME", help="whose name stands below the messages")
    send.set_defaults(run=commands.run_circulate)
    sign = _command(parsers, "sign-off", "show who has agreed to which draft, or enter that a partner has")
    sign.add_argument("partner", nargs="?", default="", metavar="PARTNER", help="whose answer is entered")
    sign.add_argument("--draft", default="", metavar="N", help="which draft was agreed to")
    sign.add_argument("--document", choices=("plan", "report"), default="", help="which document (plan)")
    sign.add_argument("--by", default="", metavar="NAME", help="who signed for the partner")
    sign.add_argument("--on", default="", metavar="DATE", help="when (today)")
    sign.add_argument("--condition", default="", metavar="TEXT", help="on what condition")
    sign.add_argument("--withdraw", action="store_true", help="the partner takes its agreement back")
    sign.add_argument("--who", default="", metavar="NAME", help="who enters it (your name on this computer)")
    sign.set_defaults(run=commands.run_sign_off)


def _command(
    parsers: argparse._SubParsersAction[argparse.ArgumentParser], name: str, what: str
) -> argparse.ArgumentParser:
    command = parsers.add_parser(name, help=what, description=f"{what[0].upper()}{what[1:]}.")
    command.add_argument("--year", help="the year, like 2017-18 (the newest in inputs/ if you leave it out)")
    command.add_argument("--strict", action="store_true", help="treat warnings as things to mend")
    command.add_argument("--quiet", action="store_true", help="say only what went wrong and what was made")
    command.add_argument(
        "--project", metavar="FOLDER", help="the folder with inputs/ and templates/ (this one if left out)"
    )
    return command


if __name__ == "__main__":
    sys.exit(main())
