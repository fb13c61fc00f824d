"""Make the sample workbook, inputs/2017-18/plan.xlsx, from the words and figures in sample_content.py.

In: the rows of sample_content.py, keyed by column heading. Out: the workbook, made by the same writer as the blank
ones. Unlike a blank workbook the sample is written over: it is generated, and its source is the content script.

    python scripts/make_sample.py [TARGET]
"""

from __future__ import annotations

import argparse
import os
import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path

from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont

import sample_content as content
from planbuilder.intake.workbooks import Entry, workbook_bytes
from planbuilder.schema import PLAN_SHEETS

TARGET = Path(__file__).resolve().parents[1] / "inputs" / "2017-18" / "plan.xlsx"

ABOUT = (
    "The facts are those of the Safer Brentwood Partnership Plan 2017/18 as published: names, money, dates, counts, the"
    " order of things and what is left blank. The sentences are this project's own.",
    "The published plan shows its partners in a picture. The list of partners was compiled from the organisations that"
    " the plan and the report of the year name.",
    "The crest and the pictures are plain original drawings that stand in for those of the partnership.",
    "To start a year of your own: make blank YEAR=2018-19",
)

Typed = str | date
SHEETS: Mapping[str, Sequence[Mapping[str, Typed]]] = {
    "Plan": [content.PLAN],
    "Versions": content.VERSIONS,
    "Partners": content.PARTNERS,
    "People": content.PEOPLE,
    "Funders": content.FUNDERS,
    "Police and crime plan": content.POLICE,
    "Priorities": content.PRIORITIES,
    "Focus": content.FOCUS,
    "Profile": content.PROFILE,
    "Text": content.TEXT,
    "Highlights": content.HIGHLIGHTS,
    "Actions": content.ACTIONS,
    "Progress": content.PROGRESS,
    "Accepted": content.ACCEPTED,
}

_MARKED = re.compile(r"\*\*(?P<bold>[^*]+)\*\*|\*(?P<italic>[^*\s](?:[^*]*[^*\s])?)\*")


def sample_workbook() -> bytes:
    """The sample workbook; raises `ValueError` for a sheet or heading in the content that the schema does not have."""
    rows = {
        title: [{heading: entry(typed) for heading, typed in row.items()} for row in rows]
        for title, rows in SHEETS.items()
    }
    return workbook_bytes(PLAN_SHEETS, title=content.PLAN["Title"], year=content.PLAN["Year"], rows=rows, about=ABOUT)


def entry(typed: Typed) -> Entry:
    """What goes into the cell: a text with **bold** or *italic* marks becomes rich text."""
    if not isinstance(typed, str) or not _MARKED.search(typed):
        return typed
    return CellRichText(*_parts(typed))


def _parts(text: str) -> Iterator[str | TextBlock]:
    end = 0
    for found in _MARKED.finditer(text):
        if found.start() > end:
            yield text[end : found.start()]
        words, bold = found["bold"] or found["italic"], found["bold"] is not None
        yield TextBlock(InlineFont(rFont="Calibri", sz=11, b=bold or None, i=not bold or None), words)
        end = found.end()
    if end < len(text):
        yield text[end:]


def main() -> None:
    """Write the sample, whole or not at all."""
    parser = argparse.ArgumentParser(description="Make the sample workbook.")
    parser.add_argument("target", nargs="?", type=Path, default=TARGET)
    target: Path = parser.parse_args().target
    target.parent.mkdir(parents=True, exist_ok=True)
    beside = target.with_name(f".{target.name}.{os.getpid()}.part")
    beside.write_bytes(sample_workbook())
    beside.replace(target)
    print(f"{target}: {target.stat().st_size / 1024:.0f} KB")


if __name__ == "__main__":
    main()
