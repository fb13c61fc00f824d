"""The documents of the sample year laid out by LibreOffice, once for a whole run of the tests, whatever its workers."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from filelock import FileLock

from planbuilder.checking import check_inputs
from planbuilder.edition import Edition
from planbuilder.output.pdf import EngineName, convert, find_engine
from planbuilder.output.word import make_document
from planbuilder.project import Project
from planbuilder.publications import PUBLICATIONS
from sample_year import INPUTS


def folder_of_sample_pages(factory: pytest.TempPathFactory) -> Path:
    """The folder with plan-with-laid-out.pdf, report-without-finished.pdf and the like; look at it, and change nothing.

    Each document is there with anchors and without, as `make` lays it out and as the finished Word file. The worker
    that comes first makes them, in one run of LibreOffice; the others wait for it.
    """
    shared = factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        shared = shared.parent
    folder = shared / "sample-pages"
    with FileLock(f"{folder}.lock"):
        if not (folder / "whole").exists():
            folder.mkdir(exist_ok=True)
            _lay_out(folder)
            (folder / "whole").touch()
    return folder


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
