"""The values of a document on their way from one process to another, as a JSON file that every engine can read.

A text that knows whether it is an item of a list (`planbuilder.output.marks.Block`) travels as an object of three
members and comes back as text with the same attributes, so that a template finds in it what it finds in a build.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

_TEXT = "a text with attributes"


class Text(str):
    """A text that a template may ask for `.bullet` and `.number`."""

    __slots__ = ("bullet", "number")

    bullet: bool
    number: bool


def save(values: Mapping[str, object], path: Path) -> Path:
    """Write values; pictures must have been left out of them."""
    path.write_text(json.dumps(_plain(values)), "utf-8")
    return path


def _plain(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {key: _plain(inner) for key, inner in value.items()}
    if isinstance(value, str):
        attributes = {name: getattr(value, name) for name in ("bullet", "number") if hasattr(value, name)}
        return {_TEXT: str(value), **attributes} if attributes else value
    if isinstance(value, Sequence):
        return [_plain(inner) for inner in value]
    return value


def load(path: Path | str, kind: Callable[[str], Any] = Text) -> dict[str, Any]:
    """Read values back; `kind` makes the texts that have attributes."""

    def restored(members: dict[str, Any]) -> Any:
        if _TEXT not in members:
            return members
        text = kind(members[_TEXT])
        text.bullet, text.number = members["bullet"], members["number"]
        return text

    found: dict[str, Any] = json.loads(Path(path).read_text("utf-8"), object_hook=restored)
    return found


def values_of(project: Path, year: str) -> Mapping[str, object]:
    """The values that a project's workbook becomes, without pictures."""
    from planbuilder.intake.check import check_workbook
    from planbuilder.model.plan import make_plan
    from planbuilder.output.documents import plan_values
    from planbuilder.schema import WORKBOOKS

    checked = check_workbook(project / "inputs" / year / "plan.xlsx", WORKBOOKS["plan.xlsx"])
    return plan_values(make_plan(checked), {})


def report_values_of(project: Path, year: str) -> Mapping[str, object]:
    """The values that a project's three workbooks become in the report, without pictures."""
    from planbuilder.checking import check_inputs
    from planbuilder.model.report import make_report
    from planbuilder.output.report_documents import report_values
    from planbuilder.project import Project
    from planbuilder.publications import REPORT

    read = check_inputs(Project(project).year(year), REPORT.workbooks).workbooks
    return report_values(make_report(*(read[name] for name in REPORT.workbooks)), {})
