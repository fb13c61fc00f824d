"""The Report becomes the values that templates/achievements-report.docx names, and the charts that it prints.

Bold, lists, pictures and charts go along as marks (`marks.py`); nothing here knows Word. What is counted stands in
`report_compared.py` and
`report_counts.py`, the page that sums it up in `report_summary.py`, what is drawn in `report_charts.py`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import zip_longest

from planbuilder.colours import Palette
from planbuilder.edition import Edition
from planbuilder.model.report import Achieved, Done, Report, Team
from planbuilder.output.documents import (
    NOT_ISSUED,
    Values,
    area_colour,
    blocks_of,
    in_one_line,
    line_count,
    palette_of,
    partner_values,
    partnership_values,
    picture_of,
    version_values,
)
from planbuilder.output.marks import KEEP_ROW, Block, blocks, numbered
from planbuilder.output.report_charts import report_charts
from planbuilder.output.report_compared import crime, districts
from planbuilder.output.report_counts import enforcement, indicators, monthly, period_dates
from planbuilder.output.report_summary import summary
from planbuilder.schema.achievements import Event, Project
from planbuilder.schema.plan import Progress
from planbuilder.schema.said import said, woven
from planbuilder.values import long_date

__all__ = ["report_charts", "report_values"]

#: Lines that are surely under half a page in the column for what was done.
SHORT_ROW = 16


def report_values(report: Report, pictures: Mapping[str, object], edition: Edition = NOT_ISSUED) -> Values:
    """The values of templates/achievements-report.docx; `pictures` holds the keys of those that can be printed."""
    plan, settings, statistics = report.plan, report.settings, report.statistics
    achieved = _achieved(report, pictures)
    texts = {name: blocks(lines) for name, lines in report.passages.items()}
    if any(one["about_actions"] for one in achieved):
        texts["progress"] = []  # it stands above the first table of actions
    return {
        "partnership": {**partnership_values(plan), "chair": report.chair, "vice_chair": report.vice_chair},
        "title": said(settings, "title"),
        "subtitle": said(settings, "subtitle"),
        "year": said(settings, "year"),
        "status": edition.status(report.status),
        "versions": version_values(edition),
        "date": said(settings, "date", long_date(settings.date)) if settings.date else "",
        "crest": picture_of(plan.settings, pictures),
        "texts": texts,
        "summary": summary(report),
        "partners": partner_values(plan),
        "priorities": [
            {"number": str(number), "name": said(area.priority, "name"), "focusing_on": blocks(area.focusing_on)}
            for number, area in enumerate(plan.focus_areas, 1)
        ],
        "teams": [_team(team) for team in report.teams if team.posts or team.team.about],
        "crime": crime(statistics, report.comments) | period_dates(statistics)
        if statistics and statistics.comparisons
        else {},
        "districts": districts(statistics) if statistics and statistics.league else {},
        "shared": [_project(project, pictures) for project in report.shared],
        "achieved": achieved,
        "monthly": _monthly(report),
        "enforcement": enforcement(statistics) if statistics and statistics.enforcement.rows else {},
        "indicators": indicators(statistics) if statistics and statistics.indicators else {},
    }


# --- months -------------------------------------------------------------------------------------------------


def _monthly(report: Report) -> list[Values]:
    """Each series with counts; its change is not said again where the text above it quotes it."""
    text = "\n".join(line.text for line in report.passages["monthly"])
    several = report.statistics.monthly if report.statistics else ()
    return [monthly(one) | ({"sentence": ""} if one.in_words in text else {}) for one in several if one.years]


# --- policing -----------------------------------------------------------------------------------------------


def _team(team: Team) -> Values:
    name, short = said(team.team, "name"), said(team.team, "short_name")
    return {
        "name": woven(name, " (", short, ")") if short else name,
        "about": blocks_of(team.team, "about"),
        "posts": [
            {
                "rank": said(post, "rank"),
                "number": said(post, "number", str(post.number)),
                "note": in_one_line(post, "note"),
            }
            for post in team.posts
        ],
        "total": str(sum(post.number for post in team.posts)),
    }


# --- activity and achievements ------------------------------------------------------------------------------


def _achieved(report: Report, pictures: Mapping[str, object]) -> list[Values]:
    palette = palette_of(report.plan.settings)
    places = {area.priority.name: place for place, area in enumerate(report.plan.focus_areas)}
    reported = [one for one in report.achieved if any(done.quarters for done in one.actions)]
    return [
        _priority(one, places[one.area.priority.name], pictures, palette)
        | {"about_actions": blocks(report.passages["progress"] if reported and one is reported[0] else ())}
        for one in report.achieved
        if one.about or one.boxes or one.projects or one.events or one.about_events or one in reported
    ]


def _priority(achieved: Achieved, place: int, pictures: Mapping[str, object], palette: Palette) -> dict[str, object]:
    any_progress = any(done.quarters for done in achieved.actions)
    return {
        "name": said(achieved.area.priority, "name"),
        "colour": area_colour(achieved.area, place, palette),
        "about": blocks(achieved.about),
        "boxes": _twos([blocks(box) for box in achieved.boxes]),
        "projects": [_project(project, pictures) for project in achieved.projects],
        "about_events": blocks(achieved.about_events),
        "events": [_event(event, first=event is achieved.events[0]) for event in achieved.events],
        "actions": [row for done in achieved.actions for row in _rows(done)] if any_progress else [],
    }


def _twos(boxes: Sequence[Sequence[Block]]) -> list[Values]:
    pairs = zip_longest(boxes[::2], boxes[1::2], fillvalue=())
    return [{"left": left, "right": right} for left, right in pairs]


def _event(event: Event, *, first: bool) -> Block:
    """An event as an item of the numbered list."""
    name, where = said(event, "event"), said(event, "where")
    return numbered((name, " (", where, ")") if where else (name,), first=first)


def _project(project: Project, pictures: Mapping[str, object]) -> Values:
    return {
        "name": said(project, "name"),
        "partner": said(project, "partner"),
        "text": blocks_of(project, "text"),
        "picture": picture_of(project, pictures),
        "picture_note": said(project, "picture_note"),
    }


def _rows(done: Done) -> Iterable[Values]:
    """A row for each quarter in which something was reported on an action, or one that says that nothing was."""
    action = done.action
    first: Values = {"ref": said(action, "ref"), "objective": in_one_line(action, "objective")}
    for number, row in enumerate(done.quarters):
        above = {"objective": "as above"} if number else {}
        yield {**first, **above, **_done(row)}
    if not done.quarters:
        yield {**first, "quarter": "", "rag": "", "done": [], "keep_whole": KEEP_ROW}


def _done(row: Progress) -> dict[str, object]:
    short = line_count(row.done, 40) <= SHORT_ROW
    return {
        "quarter": said(row, "quarter"),
        "rag": said(row, "rag"),
        "done": blocks_of(row, "done"),
        "keep_whole": KEEP_ROW if short else "",
    }
