"""The counts of a year and all that follows from them: the only place where a figure of the report is worked out.

In come the checked records of statistics.xlsx; out comes one frozen `Statistics`. Which rules hold stands with each
part: comparison.py, league.py, series.py, indicators.py; how figures round in worked.py.
"""

from __future__ import annotations

from dataclasses import dataclass

from planbuilder.intake.check import Checked
from planbuilder.model.comparison import Comparison, compare
from planbuilder.model.indicators import Rated, rate_indicator
from planbuilder.model.league import League, make_league
from planbuilder.model.series import EnforcementYears, Monthly, make_enforcement, make_monthly
from planbuilder.schema.statistics import (
    Area,
    DistrictCount,
    Enforcement,
    Indicator,
    Measure,
    MonthCount,
    Period,
    Series,
    StatisticsSettings,
)


@dataclass(frozen=True)
class Statistics:
    """The figures of one year; `league` is None where no measure is chosen or no district counted."""

    settings: StatisticsSettings
    areas: tuple[Area, ...]
    own: Area
    force: Area
    previous: Period
    current: Period
    comparisons: tuple[Comparison, ...]
    league: League | None
    monthly: tuple[Monthly, ...]
    enforcement: EnforcementYears
    indicators: tuple[Rated, ...]

    @property
    def notes(self) -> tuple[tuple[str, str], ...]:
        """The measures of the crime comparison with a cell "n/a", and why, in the order of the table."""
        return tuple((one.measure.name, reason) for one in self.comparisons for reason in one.reasons)

    @property
    def has_small(self) -> bool:
        """Whether the table has a percentage of a small count, so that its mark must be explained."""
        return any(cell.small for one in self.comparisons for cell in one.cells)

    def comparison(self, measure: str) -> Comparison | None:
        """The comparison of a measure by its name."""
        return next((one for one in self.comparisons if one.measure.name == measure), None)


def make_statistics(checked: Checked) -> Statistics:
    """The statistics of a workbook that was checked and holds no fault that stops."""
    settings = checked.of(StatisticsSettings)[0]
    areas = {area.name: area for area in checked.of(Area)}
    own, force = areas[settings.own_area], areas[settings.force]
    roles = {period.role: period for period in checked.of(Period)}
    periods = roles["Previous"], roles["Current"]
    small = settings.small_number or 0
    measures, districts = checked.of(Measure), checked.of(DistrictCount)
    chosen = next((one for one in measures if one.name == settings.league_measure), None)
    lowest_first = settings.ranks != "Highest rate"
    return Statistics(
        settings,
        tuple(areas.values()),
        own,
        force,
        *periods,
        comparisons=tuple(compare(one, own, force, periods, small) for one in measures),
        league=make_league(districts, list(areas.values()), chosen, own, force, lowest_first=lowest_first)
        if chosen and districts
        else None,
        monthly=tuple(make_monthly(one, checked.of(MonthCount), small) for one in checked.of(Series)),
        enforcement=make_enforcement(checked.of(Enforcement)),
        indicators=tuple(rate_indicator(one) for one in checked.of(Indicator)),
    )


def statistics_of(checked: Checked) -> Statistics | None:
    """The statistics of a workbook, where it says whose they are and which periods they compare."""
    roles = {period.role for period in checked.of(Period)}
    return make_statistics(checked) if checked.of(StatisticsSettings) and roles == {"Previous", "Current"} else None
