"""An office with a small plan and a small template, whose drafts take a moment: what the tests of drafts share."""

from __future__ import annotations

import contextlib
import gc
import io
import os
import signal
from collections.abc import Iterator
from pathlib import Path

from docx import Document

from planbuilder.__main__ import main
from stories.office import Office, Ran
from workbooks import Rows, plan_book

#: The engine inside planbuilder needs no other program.
ENGINE = {"PLANBUILDER_PDF_ENGINE": "rdocx"}
NO_VERSIONS: Rows = [("Stage", "Date", "Status")]


def small_office(root: Path, **sheets: Rows) -> Office:
    """A folder with the minimal plan workbook, in which no version is noted, and a template of one page."""
    office = Office(root)
    office.inputs.mkdir(parents=True)
    office.template.parent.mkdir()
    plan_book(**{"Versions": NO_VERSIONS, **sheets}).save(office.workbook)
    template = Document()
    template.add_heading("{{ title }}", 1)
    template.add_paragraph("{{ year }} {{ status }}")
    template.add_paragraph("{%p for version in versions %}")
    template.add_paragraph("{{ version.stage }}, {{ version.date }}")
    template.add_paragraph("{%p endfor %}")
    template.add_paragraph("{%p for row in action_plans %}")
    template.add_paragraph("{% for action in row.actions %}{{ action.ref }}: {{ action.timescale }} {% endfor %}")
    template.add_paragraph("{%p endfor %}")
    template.sections[0].footer.paragraphs[0].text = "{{ title }} {{ status }}"
    template.save(str(office.template))
    return office


def drafts_of(office: Office) -> Path:
    """The folder of the year's drafts."""
    return office.outputs / "drafts"


def writable(folder: Path) -> None:
    """Open a frozen folder, as somebody does who wants to change it in spite of all."""
    for path in (folder, *folder.rglob("*")):
        path.chmod(path.stat().st_mode | 0o200)


def run(office: Office, *words: str) -> Ran:
    """Run a command in this process, which is a second quicker than in one of its own."""
    said, complained = io.StringIO(), io.StringIO()
    with _as_before(), contextlib.redirect_stdout(said), contextlib.redirect_stderr(complained):
        code = main([*words, "--project", str(office.root)])
    ran = Ran(code, said.getvalue(), complained.getvalue())
    assert not (office.root / "planbuilder.log").exists(), ran.words
    return ran


def draft(office: Office, stage: str, *options: str) -> Ran:
    """Issue a draft of the plan."""
    return run(office, "draft", "--stage", stage, *options)


@contextlib.contextmanager
def _as_before() -> Iterator[None]:
    """What a command changes in its process is as before when it has ended."""
    numbers = [getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name)]
    handlers = {number: signal.getsignal(number) for number in numbers}
    pace, engine = gc.get_threshold(), os.environ.get("PLANBUILDER_PDF_ENGINE")
    os.environ.update(ENGINE)
    try:
        yield
    finally:
        gc.set_threshold(*pace)
        for number, handler in handlers.items():
            signal.signal(number, handler)
        if engine is None:
            del os.environ["PLANBUILDER_PDF_ENGINE"]
        else:
            os.environ["PLANBUILDER_PDF_ENGINE"] = engine
