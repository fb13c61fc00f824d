"""Make the sample workbooks in inputs/2017-18 from the words and figures in sample_content.py and its two siblings.

In: the rows of the content modules, keyed by column heading. Out: plan.xlsx, statistics.xlsx and achievements.xlsx,
made by the same writer as the blank ones. Unlike a blank workbook a sample is written over: it is generated, and its
source is the content script.

    python scripts/make_sample.py [FOLDER]
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

import sample_achievements as achievements
import sample_content as content
import sample_statistics as statistics
from planbuilder.intake.workbooks import Entry, workbook_bytes
from planbuilder.schema import COMMANDS, WORKBOOKS

FOLDER = Path(__file__).resolve().parents[1] / "inputs" / "2017-18"

ABOUT: Mapping[str, Sequence[str]] = {
    "plan.xlsx": (
        "The facts are those of the Safer Brentwood Partnership Plan 2017/18 as published: names, money, dates, counts,"
        " the order of things and what is left blank. The sentences are this project's own.",
        "The published plan shows its partners in a picture. The list of partners was compiled from the organisations"
        " that the plan and the report of the year name.",
        "Illustrative, because the published plan does not say it: which partners are consulted, and which must sign"
        " off. Their addresses are left empty.",
        "The sheet Progress tells what the report of the year says of each action. Quarters and RAG are illustrative.",
        "The crest and the pictures are plain original drawings that stand in for those of the partnership.",
        "To start a year of your own: make blank YEAR=2018-19",
    ),
    "statistics.xlsx": (
        "The counts are those of the Safer Brentwood report on 2017/18 as published. Everything else in its tables is"
        " worked out from them.",
        "The report prints no population. The people and households here were worked back from its counts and rates,"
        " and give those rates; other numbers close to them would do so too. Braintree and Castle Point have the same"
        " published rate: which of them ranks first hangs on these numbers.",
        "One figure of the published report does not follow from its counts: it prints 8.0 as the difference between"
        " the two rates of business and community burglary, which is 0.8.",
        "Illustrative, because the published report shows only a picture: the fly-tips by month. Illustrative, because"
        " it sets none: the targets of the indicators.",
    ),
    "achievements.xlsx": (
        "The facts are those of the Safer Brentwood report on 2017/18 as published: names, counts, money, dates, the"
        " order of things and the items of lists. The sentences are this project's own.",
        "Where the report has photographs, three plain original drawings stand in; each says so below it. The other"
        " photographs are left out.",
        "What Neighbourhood Watch does stands in a Word file in the folder “text”, as a partner would send it. Its"
        " words are this project's own, too.",
    ),
}

Typed = str | int | date
Rows = Mapping[str, Sequence[Mapping[str, Typed]]]
SHEETS: Mapping[str, Rows] = {
    "plan.xlsx": {
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
    },
    "statistics.xlsx": {
        "Statistics": [statistics.STATISTICS],
        "Areas": statistics.AREAS,
        "Periods": statistics.PERIODS,
        "Crime": statistics.CRIME,
        "Districts": statistics.DISTRICTS,
        "Series": statistics.SERIES,
        "Monthly": statistics.MONTHLY,
        "Enforcement": statistics.ENFORCEMENT,
        "Indicators": statistics.INDICATORS,
    },
    "achievements.xlsx": {
        "Report": [achievements.REPORT],
        "Text": achievements.REPORT_TEXT,
        "Police teams": achievements.POLICE_TEAMS,
        "Policing": achievements.POLICING,
        "Commentary": achievements.COMMENTARY,
        "Highlights": achievements.HIGHLIGHTS,
        "Projects": achievements.PROJECTS,
        "Events": achievements.EVENTS,
    },
}
TITLES: Mapping[str, str] = {
    "plan.xlsx": content.PLAN["Title"],
    "statistics.xlsx": "Statistics",
    "achievements.xlsx": achievements.REPORT["Title"],
}

_MARKED = re.compile(r"\*\*(?P<bold>[^*]+)\*\*|\*(?P<italic>[^*\s](?:[^*]*[^*\s])?)\*")


def sample_workbook(name: str = "plan.xlsx") -> bytes:
    """A sample workbook; raises `ValueError` for a sheet or heading in the content that the schema does not have."""
    rows = {
        title: [{heading: entry(typed) for heading, typed in row.items()} for row in rows]
        for title, rows in SHEETS[name].items()
    }
    year = content.PLAN["Year"]
    sheets, title = WORKBOOKS[name], TITLES[name]
    return workbook_bytes(sheets, title=title, year=year, rows=rows, about=ABOUT[name], command=COMMANDS[name])


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
    """Write the samples, each whole or not at all."""
    parser = argparse.ArgumentParser(description="Make the sample workbooks.")
    parser.add_argument("folder", nargs="?", type=Path, default=FOLDER)
    folder: Path = parser.parse_args().folder
    folder.mkdir(parents=True, exist_ok=True)
    for name in SHEETS:
        target = folder / name
        beside = target.with_name(f".{name}.{os.getpid()}.part")
        beside.write_bytes(sample_workbook(name))
        beside.replace(target)
        print(f"{target}: {target.stat().st_size / 1024:.0f} KB")


if __name__ == "__main__":
    main()
