"""The proof of the redline: 200 pairs of plans that differ at random, each exact both ways, valid, and a PDF."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import Path
from random import Random

import pytest

from bundled import bundles
from planbuilder.compare.redline import Redline, compare_documents
from planbuilder.output.pdf import convert, find_engine
from random_plans import changed, document, first_plan
from word_validity import open_xml_errors

PLANS, PAIRS, IN_ONE, WHOLE = 24, 200, 50, 3
WHEN = dt.datetime(2017, 8, 7, 9, 30, tzinfo=dt.UTC)


@pytest.fixture(scope="module")
def plans(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Plans of which each was made from the one before by a few changes."""
    folder = tmp_path_factory.mktemp("plans")
    random, records = Random(2017), dict(first_plan(folder, actions_more=1).records)
    found = []
    for number in range(PLANS):
        file = folder / f"{number:02d}.docx"
        file.write_bytes(document(records))
        found.append(file)
        records = changed(random, records)
    return found


@pytest.fixture(scope="module")
def redlines(plans: Sequence[Path]) -> list[bytes]:
    """The redlines of 200 pairs; those that the gate refuses fail here, with its reason."""
    random = Random(7)
    both = [(a, b) for a in range(PLANS) for b in range(PLANS) if 0 < abs(a - b) <= 5]
    found = []
    for a, b in random.sample(both, PAIRS):
        made = compare_documents(plans[a], plans[b], "Jo Bloggs", WHEN)
        assert isinstance(made, Redline), f"{a} to {b}: {made}"
        found.append(made.document)
    return found


def test_200_pairs_of_plans_come_back_exactly_from_their_redlines(redlines: Sequence[bytes]) -> None:
    assert len(redlines) == PAIRS  # each was accepted whole and rejected whole by the gate


@pytest.mark.slow
def test_all_of_these_redlines_are_valid_and_become_pdfs(redlines: Sequence[bytes], tmp_path: Path) -> None:
    files = []
    for number, redline in enumerate([*bundles(redlines, IN_ONE), *redlines[:WHOLE]]):
        files.append(tmp_path / f"{number}.docx")
        files[-1].write_bytes(redline)
        assert open_xml_errors(files[-1]) == []
    engine = find_engine("libreoffice")
    convert([(file, file.with_suffix(".pdf")) for file in files], engine, timeout_seconds=300)
