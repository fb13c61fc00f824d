"""What all tests share: the generators in scripts/ can be imported, and slow tests can be left out (-m "not slow")."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

SCRIPTS = Path(__file__).resolve().parents[1] / "scripts"
if str(SCRIPTS) not in sys.path:
    sys.path.insert(0, str(SCRIPTS))


def pytest_configure(config: pytest.Config) -> None:
    """Name the project's markers."""
    config.addinivalue_line("markers", "slow: takes seconds, because another program is started")


@pytest.fixture(scope="session")
def sample_pages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the sample year's documents, laid out once for all tests; look at it, and change nothing."""
    from sample_pages import folder_of_sample_pages

    return folder_of_sample_pages(tmp_path_factory)
