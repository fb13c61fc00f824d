"""What somebody did to the register by hand: the entries that were renumbered, invented, reworded or taken out.

In come the entries of the file and those that the frozen drafts stand for; out come entries under their true numbers,
and clauses that say what is odd. Every judgement rests on a fingerprint.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping, Sequence

from planbuilder.drafts.entries import Entry
from planbuilder.drafts.manifest import FACTS
from planbuilder.drafts.numbers import number_in


def by_true_numbers(
    typed: Mapping[int, Entry], frozen: Mapping[int, Entry], given: int
) -> tuple[dict[int, Entry], list[str]]:
    """The entries under the numbers that their own fingerprints prove, and what is odd about the others.

    A number that was changed by hand must not become the number after which the next draft is counted.
    """
    by_manifest = {one.manifest: one.number for one in frozen.values()}
    found: dict[int, Entry] = {}
    odd: list[str] = []
    for number, own in typed.items():
        true = by_manifest.get(own.manifest, number)
        is_whole = own.hash == own.worked_out
        meant = number_in(own.folder)
        if true == number and not is_whole and meant and dataclasses.replace(own, number=meant).worked_out == own.hash:
            true = meant
        if true != number:
            odd.append(
                f"draft {true} had been changed by hand in the register (number: “{number}” instead of “{true}”)"
            )
            if true not in typed:
                mine = dataclasses.replace(own, number=true)
                found[true] = mine if mine.hash == mine.worked_out else frozen.get(true, mine)
        elif not is_whole and number not in frozen and number > given:
            odd.append(f"the register had a draft {number} that was never issued: it was written in by hand")
        else:
            found[number] = own
    return found, odd


def breaks(entries: Sequence[Entry]) -> Iterator[str]:
    """Where entries do not follow on each other."""
    before, number = "", 0
    for entry in entries:
        if entry.before != before or entry.hash != entry.worked_out or entry.number <= number:
            yield f"the entry of draft {entry.number} does not follow on the entry before it"
        before, number = entry.hash, entry.number


def what_was_changed(own: Entry | None, other: Entry) -> str:
    """What somebody changed in an entry, as against the one that its frozen draft stands for."""
    if own is None:
        return f"draft {other.number} had been taken out of the register"
    names = [name for name in FACTS if getattr(own, name) != getattr(other, name)] or ["fingerprint"]
    if names[0] in ("before", "fingerprint"):
        return f"the fingerprints of draft {other.number} had been changed by hand in the register"
    one = names[0]
    return (
        f"draft {other.number} had been changed by hand in the register"
        f" ({one}: “{getattr(own, one)}” instead of “{getattr(other, one)}”)"
    )
