"""The year on one page, which a councillor reads first: tiles, main figures, the plan against its outturn.

In comes the Report; out come the values that the template names `summary`. The page must stay one, however many
measures officers comment on, so the main figures are cut where there is no room for more.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from math import ceil

from planbuilder.model.outturn import STATUSES, WELL
from planbuilder.model.report import Report
from planbuilder.model.series import Monthly
from planbuilder.output.documents import Values
from planbuilder.output.marks import Block, blocks
from planbuilder.output.report_compared import crime, districts
from planbuilder.output.report_counts import monthly_subject
from planbuilder.values import Line, Mark, Run, pounds

#: The lines of the page for its main figures, texts and rows of tables, and how many figures it has at least;
#: the letters of a line there, and of the name of a priority in its table.
_ROOM, _LEAST, _LINE, _NAME = 21, 4, 88, 38


def summary(report: Report) -> Values:
    """What a councillor reads first; nothing where neither actions nor counts nor a text are there."""
    outturn, events = report.outturn, report.events
    well = sum(outturn.by_status.get(status, 0) for status in WELL)
    tiles = []
    reported = bool(outturn.last)
    if reported:
        tiles.append(_tile(f"{well} of {outturn.actions}", "actions of the plan are complete or Green"))
    if outturn.resources.total:
        which = "these actions" if reported else "the actions of the plan"
        tiles.append(_tile(pounds(outturn.resources.total), f"was planned for {which}"))
    if events:  # those of the sheet Events: there may have been more, of which a text or an indicator tells
        tiles.append(_tile(str(events), f"event{' is' if events == 1 else 's are'} listed in this report"))
    money = outturn.resources
    by_priority = outturn.by_priority if reported else {}
    return {
        "tiles": tiles,
        "points": _points(report),
        "by_priority": [
            {"name": name, "counts": _counts(by_status)} for name, by_status in by_priority.items() if by_status
        ],
        "all": _counts(outturn.by_status),
        "money": [
            {"name": one.name, "amount": pounds(one.amount), "share": f"{one.per_cent}%", "actions": str(one.actions)}
            for one in money.by_funder
        ],
        "total": pounds(money.total),
    }


def _tile(figure: str, text: str) -> Values:
    return {"figure": figure, "text": text}


def _counts(by_status: Mapping[str, int]) -> list[str]:
    """The number of each status in the order of the table's columns, and their sum."""
    return [str(by_status.get(status, 0)) for status in STATUSES] + [str(sum(by_status.values()))]


def _points(report: Report) -> list[Block]:
    """The year's main figures as sentences: the measures that are commented on, the rank, what is counted monthly.

    No more than fit on the page beside its tables, in the officers' order; the last line says how many there are yet.
    """
    statistics = report.statistics
    if statistics is None:
        return []
    measures = [_sentence(one["name"], one["words"]) for one in crime(statistics, report.comments)["comments"]]
    others = [
        _sentence(monthly_subject(one), f"{one.in_words} from {one.years[-2]} to {one.years[-1]}{_illustrative(one)}")
        for one in statistics.monthly
        if one.in_words
    ]
    if statistics.league and (rank := districts(statistics)["rank_words"]):
        others.insert(0, _sentence(statistics.own.name, rank))
    room = _room(report)
    others = _fitting(others, max(room - _printed(measures), room // 2), "by month, in their own parts")
    return blocks([*_fitting(measures, room - _printed(others), "in the crime comparison"), *others])


def _sentence(subject: str, words: str) -> Line:
    return Line((Run(subject, bold=True), Run(f" {words}.")), Mark.BULLET)


def _illustrative(one: Monthly) -> str:
    """Invented numbers are told wherever they are said, where their source says that they are invented."""
    return " (illustrative)" if re.search(r"\billustrative\b", one.series.source or "", re.IGNORECASE) else ""


def _room(report: Report) -> int:
    """The lines that are left on the page for the main figures."""
    outturn, texts = report.outturn, report.passages
    tables = [name for name, by_status in outturn.by_priority.items() if by_status] if outturn.last else []
    above = ceil(sum(len(line.text) / _LINE + 0.5 for name in ("summary", "outturn") for line in texts[name]))
    taken = sum(ceil(len(name) / _NAME) for name in tables) + len(outturn.resources.by_funder) + above
    return max(_ROOM - taken, _LEAST)


def _printed(lines: Iterable[Line]) -> int:
    return sum(ceil(len(line.text) / _LINE) for line in lines)


def _fitting(lines: Sequence[Line], room: int, where: str) -> list[Line]:
    """As many of the lines as there is room for, and where the rest is told."""
    if _printed(lines) <= room:
        return list(lines)
    kept = [line for number, line in enumerate(lines, 1) if _printed(lines[:number]) < room]
    return [*kept, Line((Run(f"And {len(lines) - len(kept)} more {where}."),), Mark.BULLET)]
