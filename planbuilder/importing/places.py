"""Which partnership is meant, which police force it belongs to, and what else that force counts.

In come the names in the tables and those that officers typed or have in their workbooks; out comes one `Place`. Names
are found however they are written: "&" or "and", capitals, "London, City of" or "City of London", with or without
"CSP".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from planbuilder.importing.layout import plain
from planbuilder.problems import Level, PlanbuilderError, Problem, did_you_mean

if TYPE_CHECKING:
    import pandas as pd

#: What forces count without a partnership, or for a place where nobody lives.
_NO_DISTRICT = re.compile(
    r"\b(?:airport|unassigned|unallocated|unspecified|unknown|not (?:assigned|known|specified|allocated|recorded)"
    r"|action fraud|transport police|cifas|uk finance|national fraud|military|motorway|out of force)\b"
)
_TOTAL = re.compile(
    r"(?:(?:grand |sub ?)?total\b.*|all|.* total|england and wales|england|wales|all (?:areas|offences|crime|csps))"
)


@dataclass(frozen=True)
class Asked:
    """What an officer asked for: the partnership, names that it had before, its force; and the own area otherwise.

    `default` is the own area that their workbooks name, and `default_from` the workbook that names it.
    """

    area: str = ""
    before: tuple[str, ...] = ()
    force: str = ""
    default: str = ""
    default_from: str = ""


@dataclass(frozen=True)
class Place:
    """The partnership and its force: the names that they are printed by, and those in the tables."""

    own: str
    own_names: frozenset[str]
    force: str
    force_name: str


def place_key(name: str) -> str:
    """A name of a partnership or force without what changes from table to table."""
    first, comma, rest = name.partition(", ")
    turned = f"{rest} {first}" if comma and rest.casefold().endswith(" of") else name
    return re.sub(r" (?:csp|community safety partnership|constabulary|police)$", "", plain(turned))


def is_total(name: str) -> bool:
    """Whether a name says that its row adds up others."""
    return _TOTAL.fullmatch(plain(name)) is not None


def is_district(name: str) -> bool:
    """Whether an area of the tables is a district, and not an airport or what belongs to none."""
    return _NO_DISTRICT.search(plain(name)) is None


def unite_names(frame: pd.DataFrame, column: str) -> None:
    """Give every area or force one spelling, that of its latest quarter, in place."""
    import pandas as pd

    latest = frame.groupby(column, observed=True)["quarter"].max().sort_values(kind="stable")
    by_key = {place_key(str(name)): str(name) for name in latest.index}  # the last one stays
    old = frame[column].cat.categories
    names = [by_key.get(place_key(str(name)), str(name)) for name in old]
    codes, different = pd.factorize(pd.Index(names, dtype=object))
    frame[column] = pd.Categorical.from_codes(codes[frame[column].cat.codes], categories=different)


def find_place(known: Iterable[tuple[str, str]], asked: Asked) -> Place:
    """The place that is meant, from all pairs of force and area in the tables.

    Raises `PlanbuilderError` where it is not there, or could be several.
    """
    forces: dict[str, list[str]] = {}
    known = list(known)
    for force, area in known:
        if not asked.force or place_key(force) == place_key(asked.force):
            forces.setdefault(area, []).append(force)
    if not forces:
        what = f"there is no police force “{asked.force}” in these tables"
        hint = did_you_mean(asked.force, sorted({force for force, _ in known}))
        raise PlanbuilderError(Problem(Level.STOP, what, hint))
    wanted = asked.area or asked.default
    districts = sorted(area for area in forces if is_district(area))
    if not wanted and len(districts) == 1:
        wanted = districts[0]
    if not wanted:
        what = "it is not known which partnership these counts are for"
        do = f"Say which one, as in: --area “{districts[0]}”. {_known(districts)}" if districts else ""
        raise PlanbuilderError(Problem(Level.STOP, what, do))
    area = _found(wanted, forces, asked)
    if len(forces[area]) > 1:
        what = f"“{area}” stands under several police forces: {' and '.join(sorted(forces[area]))}"
        raise PlanbuilderError(Problem(Level.STOP, what, f"Say which one, as in: --force “{min(forces[area])}”."))
    names = {area, *(_found(name, forces, asked) for name in asked.before)}
    force = forces[area][0]
    taken = {place_key(name) for name in forces} & {place_key(force)}
    own = asked.default if asked.default and place_key(asked.default) == place_key(area) else area
    return Place(own, frozenset(names), f"{force} Police" if taken else force, force)


def _found(name: str, forces: Mapping[str, Sequence[str]], asked: Asked) -> str:
    found = next((area for area in forces if place_key(area) == place_key(name)), None)
    if found is not None:
        return found
    whence = f", the own area in {asked.default_from}," if not asked.area and asked.default == name else ""
    hint = did_you_mean(name, sorted(forces))
    what = f"the partnership “{name}”{whence} is not in these tables"
    raise PlanbuilderError(
        Problem(Level.STOP, what, f"{hint} Say which one is meant, as in: --area “{_near(hint, forces)}”.")
    )


def _near(hint: str, forces: Mapping[str, Sequence[str]]) -> str:
    """A name of the tables to show how one is given: the one that the hint has."""
    return next((area for area in sorted(forces, key=len, reverse=True) if f"“{area}”?" in hint), min(forces))


def _known(names: Sequence[str], most: int = 12) -> str:
    more = f" and {len(names) - most} more" if len(names) > most else ""
    return f"The tables have {', '.join(names[:most])}{more}."
