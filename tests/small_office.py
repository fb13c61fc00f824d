"""An office with a small plan and a small template, whose drafts take a moment: what the tests of drafts share."""

from __future__ import annotations

from pathlib import Path

from docx import Document

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
    """Run a command in this process, with the engine that needs no other program."""
    ran = office.run_here(*words, **ENGINE)
    assert not (office.root / "planbuilder.log").exists(), ran.words
    return ran


def draft(office: Office, stage: str, *options: str) -> Ran:
    """Issue a draft of the plan."""
    return run(office, "draft", "--stage", stage, *options)
