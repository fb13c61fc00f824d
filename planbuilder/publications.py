"""The documents of a year: what each is called, which workbooks and template it is made from, and how.

In come a year's checked inputs; out come the values of the template, with pictures, charts and properties. Each command
that builds a document runs through the same steps (pipeline.py); what tells one document from another stands here.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from planbuilder.checking import ACHIEVEMENTS, PLAN, PROGRESS, STATISTICS, Inputs
from planbuilder.problems import Level

if TYPE_CHECKING:
    from planbuilder.intake.check import Checked
    from planbuilder.output.chart_data import Chart
    from planbuilder.output.word import Properties
    from planbuilder.schema.achievements import ReportSettings
    from planbuilder.schema.plan import Settings


@dataclass(frozen=True)
class Contents:
    """What goes into a document; `title` is printed on its cover."""

    title: str
    values: Mapping[str, object]
    properties: Properties
    charts: Mapping[str, Chart] = field(default_factory=dict)


@dataclass(frozen=True)
class Publication:
    """A document as planbuilder makes it every year.

    `name` is that of its command, `title` what it is called where its own title is not known (yet), `file` its file
    name without year and ending. `does_without` are sheets of its workbooks that it does not print.
    """

    name: str
    title: str
    file: str
    template: str
    workbooks: tuple[str, ...]
    contents: Callable[[Inputs], Contents]
    does_without: tuple[str, ...] = ()
    may_quote: tuple[str, ...] = ()

    def concerned(self, inputs: Inputs) -> Inputs:
        """The inputs as they concern this document: a fault in what it does not print does not stop it."""
        problems = [
            replace(one, level=Level.WARN) if one.level is Level.STOP and one.sheet in self.does_without else one
            for one in inputs.problems
        ]
        return replace(inputs, problems=problems)


def _plan(inputs: Inputs) -> Contents:
    from planbuilder.model.plan import make_plan
    from planbuilder.output.documents import plan_values

    plan = make_plan(_with_figures(inputs))
    title = f"{plan.settings.title} {plan.settings.year}"
    return Contents(title, plan_values(plan, inputs.pictures), _properties(plan.settings, plan.settings, plan.date))


def _with_figures(inputs: Inputs) -> Checked:
    """plan.xlsx with the figures that its texts quote filled in."""
    from planbuilder.intake.brackets import has_brackets

    plan, unprinted = inputs.plan, PARTNERSHIP_PLAN.does_without
    if not has_brackets(plan, unprinted):
        return plan
    from planbuilder.model.quoting import filled, quotable, quotes_statistics
    from planbuilder.model.statistics import statistics_of

    counts = statistics_of(inputs.workbooks[STATISTICS]) if quotes_statistics(plan, unprinted) else None
    return filled(plan, quotable(plan, counts), unprinted)[0]


def _report(inputs: Inputs) -> Contents:
    from planbuilder.model.report import make_report
    from planbuilder.output.report_documents import report_charts, report_values

    report = make_report(*(inputs.workbooks[name] for name in REPORT.workbooks))
    settings = report.settings
    properties = _properties(report.plan.settings, settings, report.date)
    title = f"{settings.title} {settings.year}"
    return Contents(title, report_values(report, inputs.pictures), properties, report_charts(report))


def _properties(partnership: Settings, document: Settings | ReportSettings, date: dt.date) -> Properties:
    """What a document says of itself: whose it is, what it is called, its year and its day."""
    from planbuilder.output.word import Properties

    name = partnership.short_name or partnership.partnership
    return Properties(
        title=f"{name} {document.title} {document.year}",
        author=partnership.partnership,
        subject=f"Community safety in {partnership.area}, {document.year}",
        year=document.year,
        date=date,
        keywords=f"community safety; {document.title}; {partnership.area}; {document.year}",
    )


PARTNERSHIP_PLAN = Publication(
    *("plan", "Partnership Plan", "partnership-plan", "partnership-plan.docx", (PLAN,), _plan),
    does_without=(PROGRESS,),
    may_quote=(STATISTICS,),
)
REPORT = Publication(
    "report",
    "Achievements Report",
    "achievements-report",
    "achievements-report.docx",
    (PLAN, STATISTICS, ACHIEVEMENTS),
    _report,
)
#: In the order of the year; what keeps one from being built keeps those after it, which are made from more.
PUBLICATIONS = (PARTNERSHIP_PLAN, REPORT)
