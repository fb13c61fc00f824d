"""What changed as a Word document, made from templates/what-changed.docx, which officers may restyle.

In come `Changes` in words; out comes the document. The template is filled like all others; its names are those that
`summary_values` gives.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import Path

from planbuilder.colours import Palette
from planbuilder.compare.changes import Changes
from planbuilder.compare.summary_page import About
from planbuilder.compare.telling import money_rows, sections, summary
from planbuilder.output.word import Properties, make_document

TEMPLATE = "what-changed.docx"


def summary_values(about: About, changes: Changes, remarks: Sequence[str] = ()) -> dict[str, object]:
    """What templates/what-changed.docx may print."""
    return {
        "document": about.document,
        "year": about.year,
        "before": about.before,
        "after": about.after,
        "summary": " ".join(summary(changes)),
        "remarks": list(remarks),
        "money": [
            {"name": name, "before": before, "now": now, "difference": more}
            for name, before, now, more in money_rows(changes)
        ],
        "sections": [
            {
                "heading": one.heading,
                "money": one.money,
                "groups": [{"heading": heading, "changes": list(told)} for heading, told in one.groups],
            }
            for one in sections(changes, [about.sides, *remarks])
        ],
    }


def summary_document(
    templates: Path,
    about: About,
    changes: Changes,
    partnership: str,
    day: dt.date,
    remarks: Sequence[str] = (),
    palette: Palette | None = None,
) -> bytes:
    """The document's bytes, in the partnership's colours.

    Raises `PlanbuilderError` where the template is missing or has tags that are wrong.
    """
    properties = Properties(about.heading, partnership, about.sides, about.year, day)
    values = summary_values(about, changes, remarks)
    return make_document(templates / TEMPLATE, values, {}, properties, palette=palette).finished(None)
