"""The sample year's report, whole or without some of its sheets, as tests build it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache

from planbuilder.intake.check import Checked
from planbuilder.model.report import Report, make_report
from planbuilder.output.drawing import PictureFile
from planbuilder.output.marks import picture_key
from planbuilder.output.word import Properties
from planbuilder.schema import Record
from sample_year import INPUTS, sample_year


@lru_cache(maxsize=1)
def sample_report() -> Report:
    """The report of the sample year."""
    return report_without()


def report_without(*sheets: type[Record], **others: Sequence[Record]) -> Report:
    """The report of the sample year without these sheets; `others` are records in place of a sheet's, by its title."""
    return make_report(*(changed(name, *sheets, **others) for name in ("plan", "statistics", "achievements")))


def changed(workbook: str, *sheets: type[Record], **others: Sequence[Record]) -> Checked:
    """A workbook of the sample year without these sheets, and with other records in some."""
    whole = sample_year()[f"{workbook}.xlsx"]
    gone = set(sheets)
    kept = {title: records for title, records in whole.records.items() if not any(type(one) in gone for one in records)}
    return Checked(records=kept | {title: list(rows) for title, rows in others.items() if title in kept})


def pictures_of(report: Report) -> Mapping[str, PictureFile]:
    """All pictures that a report prints."""
    folder = INPUTS / "pictures"
    settings = report.plan.settings
    made = {picture_key(settings): PictureFile(folder / (settings.crest or ""), settings.crest_text or "", 7.0, 2.4)}
    for project in (*report.shared, *(one for area in report.achieved for one in area.projects)):
        if project.picture:
            made[picture_key(project)] = PictureFile(
                folder / project.picture, project.picture_text or "", 16.6, 6.5, fills=True
            )
    texts = {key: PictureFile(one.contents, one.description, 16.6, 9.0) for key, one in report.text_pictures.items()}
    return made | texts


def properties_of(report: Report) -> Properties:
    """The properties of a report's document."""
    settings = report.plan.settings
    title = f"{settings.short_name} {report.settings.title} {report.settings.year}"
    return Properties(title, settings.partnership, "Community safety", report.settings.year, report.date)
