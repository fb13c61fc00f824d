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
from planbuilder.colours import Palette
from planbuilder.edition import Edition
from planbuilder.problems import Level

if TYPE_CHECKING:
    from planbuilder.edition import Watermark
    from planbuilder.intake.check import Checked
    from planbuilder.output.chart_data import Chart
    from planbuilder.output.word import Properties
    from planbuilder.schema.achievements import ReportSettings
    from planbuilder.schema.plan import Settings


@dataclass(frozen=True)
class Contents:
    """What goes into a document; `title` is printed on its cover, and the watermark on each page."""

    title: str
    values: Mapping[str, object]
    properties: Properties
    charts: Mapping[str, Chart] = field(default_factory=dict)
    watermark: Watermark | None = None
    palette: Palette = Palette()


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
    contents: Callable[[Inputs, Edition], Contents]
    does_without: tuple[str, ...] = ()
    may_quote: tuple[str, ...] = ()

    def concerned(self, inputs: Inputs) -> Inputs:
        """The inputs as they concern this document: a fault in what it does not print does not stop it."""
        problems = [
            replace(one, level=Level.WARN) if one.level is Level.STOP and one.sheet in self.does_without else one
            for one in inputs.problems
        ]
        return replace(inputs, problems=problems)


def _plan(inputs: Inputs, edition: Edition) -> Contents:
    from planbuilder.model.plan import make_plan
    from planbuilder.output.documents import palette_of, plan_values

    plan = make_plan(with_figures(inputs))
    title = f"{plan.settings.title} {plan.settings.year}"
    return Contents(
        title,
        plan_values(plan, inputs.pictures, edition),
        _properties(plan.settings, plan.settings, plan.date, plan.status, edition),
        watermark=edition.watermark(plan.status),
        palette=palette_of(plan.settings),
    )


def with_figures(inputs: Inputs) -> Checked:
    """plan.xlsx with the figures that its texts quote filled in."""
    from planbuilder.intake.brackets import has_brackets

    plan, unprinted = inputs.plan, PARTNERSHIP_PLAN.does_without
    if not has_brackets(plan, unprinted):
        return plan
    from planbuilder.model.quoting import filled, quotable, quotes_statistics
    from planbuilder.model.statistics import statistics_of

    counts = statistics_of(inputs.workbooks[STATISTICS]) if quotes_statistics(plan, unprinted) else None
    return filled(plan, quotable(plan, counts), unprinted)[0]


def _report(inputs: Inputs, edition: Edition) -> Contents:
    from planbuilder.model.report import make_report
    from planbuilder.output.documents import palette_of
    from planbuilder.output.report_documents import report_charts, report_values

    report = make_report(*(inputs.workbooks[name] for name in REPORT.workbooks))
    settings = report.settings
    title = f"{settings.title} {settings.year}"
    return Contents(
        title,
        report_values(report, inputs.pictures, edition),
        _properties(report.plan.settings, settings, report.date, report.status, edition),
        report_charts(report),
        edition.watermark(report.status),
        palette_of(report.plan.settings),
    )


def _properties(
    partnership: Settings, document: Settings | ReportSettings, date: dt.date, in_workbook: str, edition: Edition
) -> Properties:
    """What a document says of itself: whose it is, what it is called, its year, its day and its edition."""
    from planbuilder.output.word import Properties

    name = partnership.short_name or partnership.partnership
    status = edition.status(in_workbook)
    not_agreed = edition.issued and not edition.is_agreed(in_workbook)
    return Properties(
        title=f"{name} {document.title} {document.year}{f', {status}' if not_agreed else ''}",
        author=partnership.partnership,
        subject=f"Community safety in {partnership.area}, {document.year}",
        year=document.year,
        date=edition.last.date if edition.last else date,
        keywords=f"community safety; {document.title}; {partnership.area}; {document.year}",
        status=status,
        draft=edition.number,
        document=edition.document,
        key=edition.key,
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
