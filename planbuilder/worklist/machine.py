"""What was found as JSON, for other programs (`--json`).

The document is one object. Its keys, in this order; keys may be added without a new version, none is taken away or
changes its meaning without one:

    schema      "planbuilder-checks"
    version     1
    year        the year that was checked, as its folder is named ("2017-18"); "" where it is not known
    strict      whether warnings keep documents from being built as well
    can_build   whether documents can be built
    counts      {"stop": n, "warn": n, "note": n, "accepted": n}
    problems    a list, worst first: level ("stop", "warn", "note"), workbook, sheet, cell, check, what, do;
                a place or check that is not known is ""
    accepted    a list of the same, each with a reason: found, but accepted by an officer, and not counted above
    remarks     a list of sentences on how it was done

It is plain ASCII (other characters are escaped), so that it comes through any terminal and any pipe.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Final

from planbuilder.problems import Problem, stops, worst_first
from planbuilder.worklist.words import counts

SCHEMA: Final = "planbuilder-checks"
VERSION: Final = 1


def as_json(
    problems: Sequence[Problem],
    accepted: Sequence[tuple[Problem, str]] = (),
    *,
    year: str = "",
    strict: bool = False,
    remarks: Sequence[str] = (),
) -> str:
    """The JSON document, as the module describes it, with a newline at its end."""
    number = {str(level): count for level, count in counts(problems).items()}
    document = {
        "schema": SCHEMA,
        "version": VERSION,
        "year": year,
        "strict": strict,
        "can_build": not stops(problems, strict=strict),
        "counts": {**number, "accepted": len(accepted)},
        "problems": [_told(problem) for problem in worst_first(problems)],
        "accepted": [{**_told(problem), "reason": reason} for problem, reason in accepted],
        "remarks": list(remarks),
    }
    return json.dumps(document, indent=2) + "\n"


def _told(problem: Problem) -> dict[str, str]:
    return {
        "level": str(problem.level),
        "workbook": problem.workbook,
        "sheet": problem.sheet,
        "cell": problem.cell,
        "check": problem.check,
        "what": problem.what,
        "do": problem.do,
    }
