"""What came of looking at a finished file: each check, its rule, its result, and the places where it fails.

In: what `rules.py` declares and what the finders found. Out: `Check`s, which the terminal, the JSON, the page of
conformance and the tests read alike.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

PASSED, FAILED, NOT_RUN = "passed", "failed", "not run"
_STUCK = "It could not be worked out in this file."


@dataclass(frozen=True)
class Place:
    """Where a check fails, in words that an officer finds it by, and what is wrong there (a clause)."""

    where: str
    what: str


@dataclass(frozen=True)
class Check:
    """One check of one file: what was looked for, by which rule, and what came of it.

    `state` is "passed", "failed" or "not run"; `places` are where it failed, `reason` why it was not run. `mend` says
    in one or two sentences what to do.
    """

    key: str
    title: str
    rule: str
    source: str
    state: str
    places: tuple[Place, ...] = ()
    mend: str = ""
    reason: str = ""


@dataclass(frozen=True)
class Rule:
    """A check as it is declared: `title` says what is so where it passes, `rule` what asks for it, `source` where.

    `note` says what could not be verified about the rule, or how far the check goes.
    """

    key: str
    title: str
    rule: str
    source: str
    mend: str
    note: str = field(default="", kw_only=True)

    def result(self, places: Iterable[Place]) -> Check:
        """Failed at these places; passed where there are none."""
        found = tuple(dict.fromkeys(places))
        return Check(self.key, self.title, self.rule, self.source, FAILED if found else PASSED, found, self.mend)

    def not_run(self, reason: str) -> Check:
        """Not run, and why: a whole sentence."""
        return Check(self.key, self.title, self.rule, self.source, NOT_RUN, (), self.mend, reason)


def failed(checks: Iterable[Check]) -> Iterator[Check]:
    """Those that failed."""
    return (check for check in checks if check.state == FAILED)


def run(finders: Mapping[Rule, Callable[[Any], Iterable[Place]]], look: Any) -> list[Check]:
    """Each rule's result; a finder that a strange file leads astray is said to be not run."""
    results = []
    for rule, find in finders.items():
        try:
            results.append(rule.result(find(look)))
        except (ArithmeticError, AttributeError, LookupError, RecursionError, RuntimeError, TypeError, ValueError):
            results.append(rule.not_run(_STUCK))
    return results
