"""The documents of the sample year laid out by LibreOffice, once for a whole run of the tests, whatever its workers."""

from __future__ import annotations

from pathlib import Path

import pytest

from made_once import made_once
from planbuilder.checking import check_inputs
from planbuilder.edition import Edition
from planbuilder.output.pdf import EngineName, convert, find_engine
from planbuilder.output.word import make_document
from planbuilder.project import Project
from planbuilder.publications import PUBLICATIONS
from sample_year import INPUTS


def folder_of_sample_pages(factory: pytest.TempPathFactory) -> Path:
    """The folder with plan-with-laid-out.pdf, report-without-finished.pdf and the like; look at it, and change nothing.

    Each document is there with anchors and without, as `make` lays it out and as the finished Word file. All are made
    in one run of LibreOffice.
    """
    return made_once(factory, "sample-pages", _lay_out)


def _lay_out(folder: Path) -> None:
    year = Project(INPUTS.parents[1]).year(INPUTS.name)
    made = []
    for publication in PUBLICATIONS:
        inputs = check_inputs(year, publication.workbooks)
        says = publication.contents(inputs, Edition())
        template = year.project.templates / publication.template
        for name, anchors in (("with", True), ("without", False)):
            document = make_document(
                template, says.values, inputs.pictures, says.properties, says.charts, anchors=anchors
            )
            finished = document.finished([1] * len(document.headings))
            for kind, docx in (("laid-out", document.laid_out()), ("finished", finished)):
                made.append(folder / f"{publication.name}-{name}-{kind}.docx")
                made[-1].write_bytes(docx)
    convert(
        [(docx, docx.with_suffix(".pdf")) for docx in made], find_engine(EngineName.LIBREOFFICE), timeout_seconds=180
    )
