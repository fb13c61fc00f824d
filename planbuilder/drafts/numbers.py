"""The numbers of a year's drafts: which were given, and how a number is remembered that nothing else tells of.

In comes the folder of drafts; out come numbers. The last number stands in a small file beside the register with a check
of its own, so that a draft whose folder and entry were both taken away keeps its number, and a number that somebody
typed there counts for nothing.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Collection, Iterator
from contextlib import suppress
from pathlib import Path

from planbuilder.drafts.manifest import MANIFEST, read_manifest

LAST_NUMBER = ".last-number"
_FOLDER = re.compile(r"([0-9]{2,6})-.+")


def draft_folders(drafts: Path) -> dict[Path, int]:
    """The folders whose names begin like a draft's, with the numbers that they begin with."""
    with suppress(OSError):
        found = {path: number_in(path.name) for path in sorted(drafts.iterdir()) if path.is_dir()}
        return {path: number for path, number in found.items() if number is not None}
    return {}


def number_in(name: str) -> int | None:
    """The number that the name of a draft's folder begins with."""
    found = _FOLDER.fullmatch(name)
    return int(found[1]) if found else None


def highest_given(drafts: Path, entered: Collection[int]) -> int:
    """The highest number that was ever given: entered, noted as the last one, or on a folder that is a draft."""
    highest = max([*entered, last_number(drafts)], default=0)
    above = [(folder, number) for folder, number in draft_folders(drafts).items() if number > highest]
    return max([highest, *(_given_to(folder, number) for folder, number in above)])


def _given_to(folder: Path, number: int) -> int:
    """The number that a folder keeps from being given: none for a copy of another draft, or for no draft at all."""
    if manifest := read_manifest(folder):
        return min(number, int(manifest["number"]))
    return number if (folder / MANIFEST).exists() or (folder / "inputs").is_dir() else 0


def gaps(known: Collection[int], highest: int) -> Iterator[tuple[int, int]]:
    """The numbers from 1 to `highest` that are not known, as ranges: the first and the last of each."""
    before = 0
    for number in [*sorted(one for one in {*known} if 0 < one <= highest), highest + 1]:
        if number > before + 1:
            yield before + 1, number - 1
        before = number


# --- the last number ----------------------------------------------------------------------------------------


def last_number(drafts: Path) -> int:
    """The number that was given last, as planbuilder noted it; 0 where it did not, or the note was changed."""
    number, is_ours = _noted(drafts)
    return number if is_ours else 0


def typed_number(drafts: Path) -> int | None:
    """The number that somebody typed in place of the one that was given last."""
    number, is_ours = _noted(drafts)
    return number if number and not is_ours else None


def note_of(number: int) -> str:
    """What is noted of the number that was given last: itself, and a check that nobody works out by hand."""
    return f"{number} {_check(number)}\n"


def _noted(drafts: Path) -> tuple[int, bool]:
    with suppress(OSError, ValueError):
        number, *check = (drafts / LAST_NUMBER).read_text("ascii").split()[:2] or ["0"]
        return int(number), check == [_check(int(number))]
    return 0, False


def _check(number: int) -> str:
    return hashlib.sha256(f"last draft {number}".encode()).hexdigest()[:12]
