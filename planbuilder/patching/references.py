"""The next reference of a kind: after CE1 to CE6 comes CE7, whatever row they stand in.

A reference is kept for life, so a number that was used once is not used again, even where its row is gone.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Sequence
from typing import Final

from planbuilder.patching.edits import CannotWrite

_NUMBERED: Final = re.compile(r"(\D*)(\d+)")


def next_reference(known: Sequence[tuple[str, bool]], taken: Collection[str] = ()) -> str:
    """The next reference, given those of the table, each with whether its row is of the new one's kind.

    Raises `CannotWrite` where nothing tells how it should begin.
    """
    numbered = [(found[1], found[2], alike) for one, alike in known if (found := _NUMBERED.fullmatch(one.strip()))]
    prefixes = Counter(prefix for prefix, _, alike in numbered if alike)
    prefixes = prefixes or Counter(prefix for prefix, _, _ in numbered)
    if not prefixes or (len(prefixes) > 1 and not any(alike for _, _, alike in numbered)):
        what = "it is not clear which reference the new row should have"
        raise CannotWrite(what, "Give it one (the first action of a new priority has none before it to count on from).")
    prefix = prefixes.most_common(1)[0][0]
    every = [*(one for one, _ in known), *taken]
    used = [found[2] for one in every if (found := _NUMBERED.fullmatch(one.strip())) and same(found[1], prefix)]
    width = min(map(len, used)) if any(number.startswith("0") for number in used) else 1
    return f"{prefix}{max(map(int, used)) + 1:0{width}d}"


def same(one: str, other: str) -> bool:
    """Whether two references begin alike; capitals and spaces do not count."""
    return one.strip().casefold() == other.strip().casefold()
