"""The three workbooks of a year become the Report: everything that it says, in the order in which it says it.

In come the checked records of plan.xlsx, statistics.xlsx and achievements.xlsx; out comes one frozen `Report`. Figures
that texts quote by name are filled in here, so that whoever prints the report meets finished texts only.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from planbuilder.intake.brackets import has_brackets
from planbuilder.intake.check import Checked
from planbuilder.model.comparison import Comparison
from planbuilder.model.outturn import Outturn, make_outturn
from planbuilder.model.plan import FocusArea, Plan, make_plan
from planbuilder.model.quoting import filled, quotable
from planbuilder.model.statistics import Statistics, statistics_of
from planbuilder.schema.achievements import (
    REPORT_SECTIONS,
    Comment,
    Event,
    HighlightBox,
    PoliceTeam,
    Post,
    Project,
    ReportPassage,
    ReportSettings,
)
from planbuilder.schema.plan import Action, Progress
from planbuilder.schema.said import lines_of, said
from planbuilder.values import Line, Picture

_QUARTERS = ("Q1", "Q2", "Q3", "Q4")


@dataclass(frozen=True)
class Team:
    """A team of the police and its posts, in the order of their sheet."""

    team: PoliceTeam
    posts: tuple[Post, ...]


@dataclass(frozen=True)
class Commented:
    """A measure that the report speaks about, and what lies behind its change."""

    comparison: Comparison
    explanation: tuple[Line, ...]


@dataclass(frozen=True)
class Done:
    """An action of the plan and what was done on it, by quarter; no quarter where nothing was reported."""

    action: Action
    quarters: tuple[Progress, ...]


@dataclass(frozen=True)
class Achieved:
    """What was achieved under one priority: its texts, boxes, projects, events and actions."""

    area: FocusArea
    about: tuple[Line, ...]
    boxes: tuple[tuple[Line, ...], ...]
    projects: tuple[Project, ...]
    about_events: tuple[Line, ...]
    events: tuple[Event, ...]
    actions: tuple[Done, ...]

    @property
    def empty(self) -> bool:
        """Whether there is nothing to print, so that the priority has no place in the report."""
        return not (self.about or self.boxes or self.projects or self.about_events or self.events or self.actions)


@dataclass(frozen=True)
class Report:
    """The achievements report of one year; `statistics` is None where no counts are given at all."""

    plan: Plan
    settings: ReportSettings
    statistics: Statistics | None
    outturn: Outturn
    passages: Mapping[str, tuple[Line, ...]]
    teams: tuple[Team, ...]
    comments: tuple[Commented, ...]
    shared: tuple[Project, ...]
    achieved: tuple[Achieved, ...]

    @property
    def chair(self) -> str:
        """Who chairs the partnership: now, or else when the plan was made."""
        return said(self.settings, "chair") or said(self.plan.settings, "chair")

    @property
    def vice_chair(self) -> str:
        """Who stands in for the chair: now, or else when the plan was made."""
        return said(self.settings, "vice_chair") or said(self.plan.settings, "vice_chair")

    @property
    def events(self) -> int:
        """How many events are listed in all."""
        return sum(len(one.events) for one in self.achieved)

    @property
    def status(self) -> str:
        """ "Agreed" or "Draft", or nothing where officers do not say."""
        return said(self.settings, "status")

    @property
    def date(self) -> dt.date:
        """The report's own day; else the last day of its year (April to March), so that it is fixed."""
        return self.settings.date or dt.date(int(self.settings.year[:4]) + 1, 3, 31)

    @property
    def text_pictures(self) -> Mapping[str, Picture]:
        """The pictures that came with long texts, by their keys."""
        return {line.picture.key: line.picture for line in self._lines() if line.picture}

    def _lines(self) -> Iterator[Line]:
        for passage in self.passages.values():
            yield from passage
        for project in (*self.shared, *(one for area in self.achieved for one in area.projects)):
            yield from project.text
        for area in self.achieved:
            yield from area.about
            yield from area.about_events
        for comment in self.comments:
            yield from comment.explanation


def make_report(plan: Checked, statistics: Checked, achievements: Checked) -> Report:
    """The Report of three workbooks that were checked and hold no fault that stops."""
    counts = statistics_of(statistics)
    if any(map(has_brackets, (statistics, achievements))):
        known = quotable(plan, counts, achievements)
        achievements, statistics = filled(achievements, known)[0], filled(statistics, known)[0]
    if has_brackets(plan):
        plan = filled(plan, quotable(plan, counts))[0]
    counts = statistics_of(statistics)
    texts, outturn = _Texts(achievements), make_outturn(plan)
    made = make_plan(plan)
    shared, by_priority = texts.projects()
    done = _done(plan.of(Action), plan.of(Progress))
    achieved = [_achieved(area, texts, by_priority.get(area.priority.name, ()), done) for area in made.focus_areas]
    return Report(
        plan=made,
        settings=achievements.of(ReportSettings)[0],
        statistics=counts,
        outturn=outturn,
        passages={name: texts.passage(section) for section, name in REPORT_SECTIONS.items()},
        teams=_teams(texts),
        comments=_comments(texts, counts),
        shared=shared,
        achieved=tuple(one for one in achieved if not one.empty),
    )


class _Texts:
    """The records of achievements.xlsx, whose figures are filled in."""

    def __init__(self, checked: Checked) -> None:
        self._passages = checked.of(ReportPassage)
        self._projects = checked.of(Project)
        self.teams = checked.of(PoliceTeam)
        self.posts = checked.of(Post)
        self.comments = checked.of(Comment)
        self.boxes = checked.of(HighlightBox)
        self.events = checked.of(Event)

    def passage(self, section: str, priority: str | None = None) -> tuple[Line, ...]:
        """The lines of a section, or of a priority within it; one that stands in several rows is read on."""
        own = (one for one in self._passages if one.section == section and one.priority == priority)
        return tuple(line for one in own for line in lines_of(one, "text"))

    def projects(self) -> tuple[tuple[Project, ...], dict[str, tuple[Project, ...]]]:
        """The projects that serve all priorities, and those of each."""
        names = dict.fromkeys(one.priority for one in self._projects if one.priority)
        own = {name: tuple(one for one in self._projects if one.priority == name) for name in names}
        return tuple(one for one in self._projects if not one.priority), own


def _teams(texts: _Texts) -> tuple[Team, ...]:
    return tuple(Team(team, tuple(post for post in texts.posts if post.team == team.name)) for team in texts.teams)


def _comments(texts: _Texts, statistics: Statistics | None) -> tuple[Commented, ...]:
    pairs = [
        (statistics.comparison(one.measure) if statistics else None, lines_of(one, "explanation"))
        for one in texts.comments
    ]
    return tuple(Commented(comparison, explanation) for comparison, explanation in pairs if comparison)


def _done(actions: Sequence[Action], progress: Sequence[Progress]) -> dict[str, Done]:
    """What was done on each action, by its Ref, its quarters in their order."""
    rows: dict[str, list[Progress]] = {}
    for row in sorted(progress, key=lambda one: _QUARTERS.index(one.quarter)):
        rows.setdefault(row.action, []).append(row)
    return {action.ref: Done(action, tuple(rows.get(action.ref, ()))) for action in actions}


def _achieved(area: FocusArea, texts: _Texts, projects: Sequence[Project], done: Mapping[str, Done]) -> Achieved:
    name = area.priority.name
    return Achieved(
        area,
        about=texts.passage("Activity", name),
        boxes=tuple(lines_of(box, "text") for box in texts.boxes if box.priority == name),
        projects=tuple(projects),
        about_events=texts.passage("Events", name),
        events=tuple(event for event in texts.events if event.priority == name),
        actions=tuple(done[action.ref] for action in area.actions),
    )
