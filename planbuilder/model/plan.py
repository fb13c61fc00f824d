"""Records become the Plan: everything in the order of the document, with whatever follows from it worked out.

In come the checked records of plan.xlsx; out comes one frozen `Plan`. Which focus areas serve a police and crime
priority is worked out from the actions; the money is worked out in `resources.py`.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from planbuilder.intake.check import Checked
from planbuilder.model.resources import Resources, work_out
from planbuilder.schema.lists import Funder, Partner, Person, PolicePriority, Priority
from planbuilder.schema.plan import SECTIONS, Action, FocusPoint, Highlight, Passage, ProfilePoint, Settings, Version
from planbuilder.schema.said import lines_of, said
from planbuilder.values import Lead, Line, Picture


@dataclass(frozen=True)
class Theme:
    """A theme of the area's profile, with its points."""

    name: str
    points: tuple[Line, ...]


@dataclass(frozen=True)
class FocusArea:
    """A priority of the partnership as the plan shows it: why, what it focuses on, what will be done."""

    priority: Priority
    focusing_on: tuple[Line, ...]
    why: tuple[Line, ...]
    actions: tuple[Action, ...]


@dataclass(frozen=True)
class ServedPriority:
    """A police and crime priority, and how many actions of each focus area serve it (only those that do)."""

    name: str
    served_by: tuple[tuple[str, int], ...]


@dataclass(frozen=True)
class Plan:
    """A Partnership Plan of one year."""

    settings: Settings
    versions: tuple[Version, ...]
    passages: Mapping[str, tuple[Line, ...]]
    statutory: tuple[str, ...]
    community: tuple[str, ...]
    profile: tuple[Theme, ...]
    police: tuple[ServedPriority, ...]
    focus_areas: tuple[FocusArea, ...]
    highlights: tuple[Highlight, ...]
    resources: Resources

    @property
    def text_pictures(self) -> Mapping[str, Picture]:
        """The pictures that came with long texts, by their keys."""
        lines = (line for passage in self.passages.values() for line in passage)
        return {line.picture.key: line.picture for line in lines if line.picture}

    @property
    def last_version(self) -> Version | None:
        """The version with the latest date; of two on one day, the lower row."""
        return max(enumerate(self.versions), key=lambda item: (item[1].date, item[0]))[1] if self.versions else None

    @property
    def status(self) -> str:
        """ "Agreed" or "Draft"."""
        return self.last_version.status if self.last_version else "Draft"

    @property
    def date(self) -> dt.date:
        """The day of the last version; else the first day of the plan's year (April to March), so that it is fixed."""
        return self.last_version.date if self.last_version else dt.date(int(self.settings.year[:4]), 4, 1)

    @property
    def last_year(self) -> str:
        """The year before the plan's: "2016/17" for "2017/18"."""
        first = int(self.settings.year[:4])
        return str(first - 1) if re.fullmatch(r"\d{4}", self.settings.year) else f"{first - 1}/{first % 100:02d}"


def make_plan(checked: Checked) -> Plan:
    """The Plan of a workbook that was checked and holds no fault that stops."""
    actions = _with_organisations(checked.of(Action), checked.of(Person))
    priorities = checked.of(Priority)
    partners = checked.of(Partner)
    return Plan(
        settings=checked.of(Settings)[0],
        versions=tuple(checked.of(Version)),
        passages=_passages(checked.of(Passage)),
        statutory=tuple(said(partner, "name") for partner in partners if partner.kind == "Statutory"),
        community=tuple(said(partner, "name") for partner in partners if partner.kind == "Community"),
        profile=_profile(checked.of(ProfilePoint)),
        police=tuple(_served(police, priorities, actions) for police in checked.of(PolicePriority)),
        focus_areas=tuple(_focus_area(priority, checked.of(FocusPoint), actions) for priority in priorities),
        highlights=tuple(checked.of(Highlight)),
        resources=work_out(actions, priorities, checked.of(Funder)),
    )


def _with_organisations(actions: Sequence[Action], people: Sequence[Person]) -> list[Action]:
    """The actions with the organisation of each lead officer; one that was typed with the name is kept."""
    known = {person.name: said(person, "organisation") for person in people}

    def whole(lead: Lead) -> Lead:
        return lead if lead.organisation else replace(lead, organisation=known.get(lead.name, ""))

    return [replace(action, leads=tuple(whole(lead) for lead in action.leads)) for action in actions]


def _passages(passages: Sequence[Passage]) -> dict[str, tuple[Line, ...]]:
    """The lines of each section; a section that stands in several rows is read on."""
    found: dict[str, tuple[Line, ...]] = dict.fromkeys(SECTIONS.values(), ())
    for passage in passages:
        found[SECTIONS[passage.section]] += lines_of(passage, "text")
    return found


def _profile(points: Sequence[ProfilePoint]) -> tuple[Theme, ...]:
    themes: dict[str, list[Line]] = {}
    for point in points:
        themes.setdefault(said(point, "theme"), []).extend(lines_of(point, "point"))
    return tuple(Theme(name, tuple(lines)) for name, lines in themes.items())


def _focus_area(priority: Priority, points: Sequence[FocusPoint], actions: Sequence[Action]) -> FocusArea:
    def under(heading: str) -> tuple[Line, ...]:
        own = (point for point in points if point.priority == priority.name and point.heading == heading)
        return tuple(line for point in own for line in lines_of(point, "point"))

    own_actions = tuple(action for action in actions if action.priority == priority.name)
    return FocusArea(priority, under("Focusing on"), under("Why?"), own_actions)


def _served(police: PolicePriority, priorities: Sequence[Priority], actions: Sequence[Action]) -> ServedPriority:
    counts = Counter(action.priority for action in actions if police.name in action.serves)
    served_by = tuple((said(one, "name"), counts[one.name]) for one in priorities if counts[one.name])
    return ServedPriority(said(police, "name"), served_by)
