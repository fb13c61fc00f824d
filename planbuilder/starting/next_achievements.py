"""Next year's achievements.xlsx from this year's: teams, posts and standing texts; what was achieved stays behind.

In comes this year's workbook, checked; out come the rows of the new one by sheet. Achievements themselves become
highlights to choose from in the new plan (next_actions.py).
"""

from __future__ import annotations

from collections.abc import Sequence

from planbuilder.schema.achievements import (
    Comment,
    Event,
    HighlightBox,
    PoliceTeam,
    Post,
    Project,
    ReportPassage,
    ReportSettings,
)
from planbuilder.schema.plan import Accepted
from planbuilder.starting.carrying import Entries, Source, entries
from planbuilder.starting.ledger import Ledger, several
from planbuilder.starting.next_plan import next_settings, tell_years
from planbuilder.starting.years_on import Moved

_BOOK = "achievements.xlsx"
#: Parts of a report that say the same every year; all others tell of one year.
_STANDING = ("Introduction", "Partners", "Priorities", "Promise")


def next_achievements(source: Source, moved: Moved, ledger: Ledger) -> dict[str, Sequence[Entries]]:
    """The rows of the new achievements.xlsx, by the title of their sheet."""
    settings = next_settings(source, ReportSettings, ("title", "subtitle"), moved, ledger)
    row = source.rows(ReportSettings)[0]
    for name, heading in (("status", "Status"), ("date", "Date")):
        if settings.pop(heading, None) is not None:
            ledger.cleared.append(f"{source.place(ReportSettings, row, name)}: {row.cells[name].text}")
    rows: dict[str, Sequence[Entries]] = {"Report": [settings], "Text": _texts(source, moved, ledger)}
    for record in (PoliceTeam, Post):
        rows[record.sheet.title] = source.entries(record, ledger)
        tell_years(source, record, moved, ledger)
    if rows["Policing"]:
        ledger.to_fill.append(f"{_BOOK} > Policing: see whether the numbers of officers still hold")
    rows["Commentary"] = _comments(source, ledger)
    of_the_year = "of the year that was; where it can be, it is among the highlights to choose from"
    source.tell_left(HighlightBox, ledger, of_the_year, "text")
    source.tell_left(Project, ledger, of_the_year, "name")
    source.tell_left(Event, ledger, "of the year that was", "event")
    source.tell_left(Accepted, ledger, "what was accepted is to be looked at anew each year", "where")
    return {title: found for title, found in rows.items() if found}


def _texts(source: Source, moved: Moved, ledger: Ledger) -> list[Entries]:
    """The paragraphs of standing parts; those of a priority, and of what happened, are told as left behind."""
    standing = {
        one.place.row for one in source.checked.of(ReportPassage) if one.section in _STANDING and not one.priority
    }
    found = []
    for row in source.rows(ReportPassage):
        if row.number in standing:
            found.append(entries(ReportPassage, row))
        else:
            section = row.cells["section"].text if "section" in row.cells else ""
            ledger.left.append(f"{source.place(ReportPassage, row)}: {section} (tells of the year that was)")
    if found:
        ledger.carried.append(f"{_BOOK} > Text: {several(len(found), 'row', 'rows')} of standing text")
        tell_years(source, ReportPassage, moved, ledger, standing)
    return found


def _comments(source: Source, ledger: Ledger) -> list[Entries]:
    found = source.entries(Comment, ledger)
    told = [source.place(Comment, row, "explanation") for row in source.rows(Comment) if "explanation" in row.cells]
    for entry in found:
        entry.pop("Explanation", None)
    ledger.left += [f"{place} (explains the figures of the year that was)" for place in told]
    return found
