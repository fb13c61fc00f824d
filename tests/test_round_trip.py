"""The proof of the round trip: edits made at random are each found once, at the right cell, and nothing else is.

README.md names the figures that are measured here.
"""

from __future__ import annotations

import datetime as dt
import io
import shutil
import zipfile
from collections import Counter
from pathlib import Path
from random import Random

import pytest

from libreoffice_edits import edited_by_libreoffice, random_jobs
from planbuilder import pipeline
from planbuilder.anchors.manifest import values_of
from planbuilder.checking import check_inputs
from planbuilder.edition import Edition, NumberedDraft
from planbuilder.project import Project
from planbuilder.proposals import Proposal
from planbuilder.publications import PARTNERSHIP_PLAN, REPORT, Publication
from planbuilder.returned.parts import WordFile
from planbuilder.returned.read import Draft, proposals_in
from random_edits import EDITS, Made, as_expected, edited_paper
from returned_paper import Paper, Values

REPOSITORY = Path(__file__).resolve().parents[1]
#: Of each kind of edit so many are made, so many in a file; each file in so many answers the report.
OF_EACH, IN_A_FILE, REPORTS = 8, 24, 4
BY_LIBREOFFICE = 20
Sent = tuple[bytes, Values]


def sent(publication: Publication) -> Sent:
    """A draft of the sample's document as it is circulated, and the values of its manifest."""
    year = Project(REPOSITORY).year("2017-18")
    inputs = publication.concerned(check_inputs(year, publication.workbooks))
    drafts = (NumberedDraft(1, "first draft", dt.date(2017, 7, 28), "", "Jo Bloggs"),)
    _, made = pipeline.write_word(year, publication, inputs, Edition(drafts, True, publication.name, "c0ffee" * 10))
    content = made.finished([2 + number for number, _ in enumerate(made.headings)])
    return content, values_of(inputs, year.inputs, content)


@pytest.fixture(scope="module")
def drafts() -> dict[str, Sent]:
    return {one.name: sent(one) for one in (PARTNERSHIP_PLAN, REPORT)}


def opened(content: bytes) -> WordFile:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return WordFile({name: archive.read(name) for name in archive.namelist()})


def read(returned: bytes, draft: Sent, document: str) -> list[Proposal]:
    return proposals_in(opened(returned), opened(draft[0]), draft[1], Draft(1, document, "Essex Police"))[0]


def told(missed: list[tuple[str, object]], besides: list[Proposal]) -> str:
    return "\n".join(["", *(f"missed: {one}" for one in missed), *(f"besides: {one}" for one in besides)])


def said_in_readme(words: str) -> None:
    """The README names these figures; where it does not, this is what should stand there."""
    assert words in " ".join((REPOSITORY / "README.md").read_text("utf-8").split()), words


def test_every_edit_that_is_made_as_word_writes_it_is_found_once_and_nothing_else(drafts: dict[str, Sent]) -> None:
    tried: Counter[str] = Counter()
    files = 0
    while missing := [name for name in EDITS for _ in range(OF_EACH - tried[name])]:
        document = "report" if files % REPORTS == REPORTS - 1 else "plan"
        random = Random(f"{document} {files}")
        kinds = random.sample(missing, min(IN_A_FILE, len(missing)))
        made: Made = edited_paper(*drafts[document], random, kinds)
        missed, besides = as_expected(made, read(made.content, drafts[document], document))
        assert (missed, besides) == ([], []), f"{document} {files} {made.lost}{told([*missed], besides)}"
        tried.update(name for name, _ in made.edits)
        files += 1
    print(f"{tried.total()} of {tried.total()} edits in {files} files found, {OF_EACH} of each of {len(EDITS)} kinds")
    said_in_readme(
        f"{tried.total()} edits ({len(EDITS)} kinds, {OF_EACH} of each) were made and {tried.total()} found,"
        " each once and at its cell; nothing else was reported"
    )


@pytest.mark.slow
@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not on this computer")
def test_every_edit_that_libreoffice_makes_is_found_once_and_nothing_else(
    drafts: dict[str, Sent], tmp_path: Path
) -> None:
    content, values = drafts["plan"]
    jobs = {
        name: random_jobs(Paper(content, values), Random(name), BY_LIBREOFFICE, tracked=name == "tracked")
        for name in ("tracked", "silent")
    }
    files = {name: (content, name == "tracked", [job for job, _ in own]) for name, own in jobs.items()}
    for name, returned in edited_by_libreoffice(files, tmp_path).items():
        made = Made(returned, [(job.what, (expected,)) for job, expected in jobs[name]], "controls")
        missed, besides = as_expected(made, read(returned, drafts["plan"], "plan"))
        assert (missed, besides) == ([], []), f"{name}{told([*missed], besides)}"
    tried = sum(len(own) for own in jobs.values())
    kinds = {job.what for own in jobs.values() for job, _ in own}
    print(f"{tried} of {tried} edits by LibreOffice found: {', '.join(sorted(kinds))}")
    assert len(kinds) == 4
    said_in_readme(f"LibreOffice itself made {tried} more, and {tried} were found")


def test_what_came_back_untouched_proposes_nothing(drafts: dict[str, Sent]) -> None:
    for document, draft in drafts.items():
        assert read(draft[0], draft, document) == []
