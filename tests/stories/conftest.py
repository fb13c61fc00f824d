"""What the stories share: an office of one's own, and one that was built once and is only looked at."""

from __future__ import annotations

import dataclasses
import json
import shutil
from pathlib import Path

import pytest

from made_once import made_once
from stories.office import Office, Ran


@pytest.fixture(scope="session")
def first_build(tmp_path_factory: pytest.TempPathFactory) -> tuple[Office, Ran]:
    """The sample year after its first build, and what was said. Look at it, and change nothing."""
    kept = made_once(tmp_path_factory, "first-build", _first_build)
    office = Office(tmp_path_factory.mktemp("first") / "office", apart=True)
    shutil.copytree(kept / "office", office.root)
    return office, Ran(**json.loads((kept / "ran.json").read_text("utf-8")))


def _first_build(folder: Path) -> None:
    office = Office.furnished(folder / "office", apart=True)
    ran = office.run("plan")
    assert ran.code == 0, ran.words
    (folder / "ran.json").write_text(json.dumps(dataclasses.asdict(ran)), "utf-8")


def _apart(request: pytest.FixtureRequest) -> bool:
    """Whether a story's commands run in processes of their own: its module says APART = True."""
    return bool(getattr(request.module, "APART", False))


@pytest.fixture
def office(tmp_path: Path, request: pytest.FixtureRequest) -> Office:
    """An office with the sample year, and nothing built yet."""
    return Office.furnished(tmp_path / "office", apart=_apart(request))


@pytest.fixture
def built_office(first_build: tuple[Office, Ran], tmp_path: Path, request: pytest.FixtureRequest) -> Office:
    """An office of one's own in which the sample year is built."""
    root = tmp_path / "office"
    shutil.copytree(first_build[0].root, root)
    return Office(root, _apart(request))
