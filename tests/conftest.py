"""What all tests share: the generators in scripts/ can be imported, and slow tests can be left out (-m "not slow")."""

from __future__ import annotations

import gc
import sys
from pathlib import Path

import pytest

SCRIPTS = Path(__file__).resolve().parents[1] / "scripts"
if str(SCRIPTS) not in sys.path:
    sys.path.insert(0, str(SCRIPTS))


def pytest_configure(config: pytest.Config) -> None:
    """Name the project's markers."""
    config.addinivalue_line("markers", "slow: takes seconds, because another program is started")


#: Files that take a worker a quarter of a minute. They come first: otherwise one worker would end long after the other.
LONG = {
    "test_redline_proof.py",
    "test_6_nothing_half_written.py",
    "test_look.py",
    "test_round_trip.py",
    "test_web_browser.py",
}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The longest files first, the others in the order of their names: the stories, and many small files last."""
    items.sort(key=lambda item: item.path.name not in LONG)


@pytest.hookimpl(trylast=True)
def pytest_collection_finish() -> None:
    """Python looks for garbage less often, and not among the thousands of tests."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 50)


@pytest.fixture(scope="session")
def sample_pages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the sample year's documents, laid out once for all tests; look at it, and change nothing."""
    from sample_pages import folder_of_sample_pages

    return folder_of_sample_pages(tmp_path_factory)
