"""Why a document is not published: checks that failed, as problems with their place and how to mend them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from planbuilder.inspecting.results import Check
from planbuilder.problems import Level, Problem

_MOST_PLACES = 4


def failures(checks: Mapping[str, Sequence[Check]]) -> Iterator[Problem]:
    """A problem for each check that failed: a finished file that breaks a rule is not published."""
    for file, several in checks.items():
        for check in several:
            if check.state == "failed":
                yield _problem(file, check)


def _problem(file: str, check: Check) -> Problem:
    places = [": ".join(part for part in (one.where, one.what) if part) for one in check.places]
    more = f" and {len(places) - _MOST_PLACES} more" if len(places) > _MOST_PLACES else ""
    where = f" ({'; '.join(places[:_MOST_PLACES])}{more})" if places else ""
    what = f"this check failed: {check.title.rstrip('.')}{where}"
    return Problem(Level.STOP, what, f"{check.mend} Rule: {check.rule}.".strip(), workbook=file)


def not_run(checks: Mapping[str, Sequence[Check]]) -> list[str]:
    """What is said of checks that could not be run on this computer."""
    several = {check.title: check.reason for own in checks.values() for check in own if check.state == "not run"}
    return [f"Not checked here: {title} ({reason or 'no reason is given'})." for title, reason in several.items()]
