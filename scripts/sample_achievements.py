"""The content of inputs/2017-18/achievements.xlsx, as data: one name a sheet, one list entry a row, keyed by heading.

In: nothing. Out: the names of __all__, which make_sample.py turns into the workbook; all of it lives in sample_parts.

The facts (names, counts, money, order, priority, items of lists) are those of the year-end report 2017/18 of Safer
Brentwood as published. The sentences are this project's own. Where the report has a photograph, a few original
drawings stand in, and say so; the rest is left out, with a note.
"""

from __future__ import annotations

from sample_parts import report_behaviour, report_behaviour_more, report_engagement, report_harm
from sample_parts.action import Row
from sample_parts.report_policing import POLICE_TEAMS, POLICING
from sample_parts.report_texts import COMMENTARY, REPORT, REPORT_TEXT

__all__ = ["COMMENTARY", "EVENTS", "HIGHLIGHTS", "POLICE_TEAMS", "POLICING", "PROJECTS", "REPORT", "REPORT_TEXT"]

HIGHLIGHTS: list[Row] = [*report_engagement.HIGHLIGHTS, *report_behaviour.HIGHLIGHTS, *report_harm.HIGHLIGHTS]

PROJECTS: list[Row] = [
    *report_engagement.PROJECTS,
    *report_behaviour.COMMISSIONED,
    *report_behaviour.ISSUES,
    *report_behaviour_more.PROJECTS,
    *report_harm.PROJECTS,
]

EVENTS: list[Row] = report_engagement.EVENTS
