"""What the officers' own workbooks of the year already say: the own area, and the people of each area.

In comes the folder of a year; out comes what an import may take over from it. Both workbooks are only read, and faults
in them are no matter here: `make check` tells them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from planbuilder.importing.places import place_key
from planbuilder.schema.statistics import Area

_STATISTICS, _PLAN = "statistics.xlsx", "plan.xlsx"


@dataclass(frozen=True)
class Known:
    """The own area and the workbook that names it; the areas of statistics.xlsx by their `place_key`."""

    own: str = ""
    whence: str = ""
    areas: Mapping[str, Area] = field(default_factory=dict)


def known_of(inputs: Path) -> Known:
    """What is known before anything is imported; nothing, where no workbook says it."""
    from planbuilder.intake.check import check_workbook
    from planbuilder.schema import WORKBOOKS
    from planbuilder.schema.plan import Settings
    from planbuilder.schema.statistics import StatisticsSettings

    areas: dict[str, Area] = {}
    if (inputs / _STATISTICS).is_file():
        checked = check_workbook(inputs / _STATISTICS, WORKBOOKS[_STATISTICS], {})
        areas = {place_key(area.name): area for area in checked.of(Area)}
        for settings in checked.of(StatisticsSettings):
            return Known(settings.own_area, _STATISTICS, areas)
    if (inputs / _PLAN).is_file():
        checked = check_workbook(inputs / _PLAN, WORKBOOKS[_PLAN], {})
        for plan in checked.of(Settings):
            return Known(plan.area or "", _PLAN if plan.area else "", areas)
    return Known(areas=areas)
