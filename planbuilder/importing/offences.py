"""Which measure each row counts for, in the same way in all quarters.

In come rows of all quarters; out comes the measure of each, and where the Home Office has moved an offence from one
group to another between them. Such an offence is counted by its newest group all through, so that the two periods can
be compared.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from planbuilder.importing.measures import has_code_of_its_own, measure_of, same_code
from planbuilder.importing.periods import quarter_start
from planbuilder.problems import Level, Problem
from planbuilder.values import long_date

if TYPE_CHECKING:
    import pandas as pd

_COMBINATION = ["code", "subgroup", "group"]
_Combination = tuple[str, str, str]
_OfQuarter = tuple[str, str, str, int]


class Offences:
    """The measure of each combination of code, subgroup and group, as of the newest quarter of each code."""

    def __init__(self, frame: pd.DataFrame) -> None:
        """`frame` holds the rows of all forces: the more, the surer is what an absence means."""
        keys = [frame[name] for name in (*_COMBINATION, "quarter")]
        sizes = frame["count"].abs().groupby(keys, observed=True).sum()
        rows = [
            ((str(code), str(subgroup), str(group)), int(quarter), int(size))
            for (code, subgroup, group, quarter), size in cast("dict[_OfQuarter, float]", sizes.to_dict()).items()
        ]
        self.of = {combination: measure_of(*combination) for combination, _, _ in rows}
        self.moved: dict[tuple[str, str], tuple[list[str], int]] = {}
        self._take_newest_groups([(combination, quarter) for combination, quarter, _ in rows])
        self.sizes: dict[str, dict[int, int]] = {}
        for combination, quarter, size in rows:
            of_quarter = self.sizes.setdefault(self.of[combination], {})
            of_quarter[quarter] = of_quarter.get(quarter, 0) + size

    def _take_newest_groups(self, rows: list[tuple[_Combination, int]]) -> None:
        by_code: dict[str, list[tuple[_Combination, int]]] = {}
        for combination, quarter in rows:
            if combination[0] and not has_code_of_its_own(combination[0]):
                by_code.setdefault(same_code(combination[0]), []).append((combination, quarter))
        for code, places in by_code.items():
            newest = max(quarter for _, quarter in places)
            now = {self.of[combination] for combination, quarter in places if quarter == newest}
            if len(now) != 1:
                continue
            (measure,) = now
            for combination, _ in places:
                before = self.of[combination]
                if before != measure:
                    since = min(quarter for one, quarter in places if measure_of(*one) == measure)
                    codes, first = self.moved.setdefault((before, measure), ([], since))
                    self.moved[before, measure] = (codes if code in codes else [*codes, code], min(first, since))
                    self.of[combination] = measure

    def measures(self, frame: pd.DataFrame) -> list[str]:
        """The measure of each row; "" for what belongs to none but "All crime"."""
        columns = (frame[name].astype(object) for name in _COMBINATION)
        return [self.of[combination] for combination in zip(*columns, strict=True)]

    def told(self) -> list[Problem]:
        """Which offences were moved, one finding for each pair of measures."""
        problems = []
        for (before, after), (codes, since) in self.moved.items():
            listed = f"offence code{'s' * (len(codes) > 1)} {', '.join(sorted(codes)[:8])}"
            more = f" and {len(codes) - 8} more" if len(codes) > 8 else ""
            what = (
                f"{listed}{more} stood under “{before or 'no measure'}” before {long_date(quarter_start(since))} and"
                f" under “{after or 'no measure'}” from then on; all quarters were counted by the newer group"
            )
            problems.append(Problem(Level.NOTE, what, "There is no need to act."))
        return problems
