"""What is made once for a whole run of the tests, whatever its workers.

In: the name of a folder, and how it is filled. Out: the folder, whole. The worker that comes first fills it; the others
wait for it. A test looks at it, and changes nothing.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from filelock import FileLock


def made_once(factory: pytest.TempPathFactory, name: str, fill: Callable[[Path], object]) -> Path:
    """The folder of this name, which all workers of a run share."""
    shared = factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        shared = shared.parent
    folder, whole = shared / name, shared / f"{name}.whole"
    with FileLock(shared / f"{name}.lock"):
        if not whole.exists():
            folder.mkdir(exist_ok=True)
            fill(folder)
            whole.touch()
    return folder
