"""The process in which a returned file is parsed: with little memory and time, and nothing to give but facts.

Started by reply.py with the file, the folder of drafts, and where to write the answer. Where the system knows limits
(not on Windows, where the time alone is limited from outside), it sets its own before it opens anything.
"""

from __future__ import annotations

import json
import sys
import traceback
from pathlib import Path

from planbuilder.returned.reply import MEMORY, SECONDS, read_here


def main(file: str, drafts_folder: str, answer: str) -> None:
    """Read a file and write down what it says, or what went wrong."""
    set_limits()
    try:
        found = read_here(Path(file), Path(drafts_folder))
    except MemoryError:
        raise
    except Exception:
        found = {"error": traceback.format_exc()}
    Path(answer).write_text(json.dumps(found), "utf-8")


def set_limits() -> None:
    """As much memory and time as reading a large draft takes, and no files but small ones."""
    try:
        import resource
    except ImportError:  # Windows
        return
    for limit, most in (
        (resource.RLIMIT_AS, MEMORY),
        (resource.RLIMIT_CPU, SECONDS),
        (resource.RLIMIT_FSIZE, 64 * 2**20),
        (resource.RLIMIT_CORE, 0),
    ):
        hard = resource.getrlimit(limit)[1]
        known = most if hard == resource.RLIM_INFINITY else min(most, hard)
        resource.setrlimit(limit, (known, known))


if __name__ == "__main__":
    main(*sys.argv[1:4])
