"""The actions that go on into next year, and the outcomes of this one that may become its highlights.

In comes plan.xlsx of this year, checked; out come the rows of the next one's sheets Actions and Highlights. An action
is finished where its last quarter says Complete; all others go on, with their Refs. Days that have passed and sums of
money are taken out and kept in the note. Of outcomes, words are taken as officers typed them; a figure is split off
only where the text begins with it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from planbuilder.dates import dates_in
from planbuilder.intake.rows import Row
from planbuilder.review.year import plan_years
from planbuilder.schema.achievements import HighlightBox, Project
from planbuilder.schema.plan import Action, Highlight, Progress, Settings
from planbuilder.starting.carrying import Entries, Source, entries
from planbuilder.starting.ledger import Ledger, quoted, several
from planbuilder.values import Line, Money

_QUARTERS = ("Q1", "Q2", "Q3", "Q4")
COMPLETE = "Complete"
#: A figure at the very beginning, which is no year and no part of "9 in 10" or "3 of the 4".
_FIGURE = re.compile(
    r"(?!(?:19|20)\d\d\b)(£?\d(?:[\d,.]*\d)?(?:%|k|m)?\+?)\s+(?!(?:in|of|out of|to|or|and|per|x)\b)(?=[^\W\d])(.+)",
    re.DOTALL,
)


#: A line that ends as a sentence needs nothing more before the next.
_ENDS = re.compile(r"([.!?;:,]); ")


def last_progress(plan: Source) -> dict[str, Progress]:
    """The last thing that is said of each action, by its Ref.

    Of a plan for several years the quarters come round again, so that the last row counts.
    """
    settings = plan.checked.of(Settings)
    begins, ends = plan_years(settings[0].year) if settings else (None, None)
    years_of_it = ends.year - begins.year if begins and ends and len(settings[0].year) > 4 else 1
    last: dict[str, Progress] = {}
    for row in plan.checked.of(Progress):
        known = last.get(row.action)
        if known is None or years_of_it > 1 or _QUARTERS.index(row.quarter) >= _QUARTERS.index(known.quarter):
            last[row.action] = row
    return last


def unfinished(plan: Source, year: str, ledger: Ledger) -> list[Entries]:
    """The actions that go on; `year` is this year as printed. The ledger learns what was finished and what cleared."""
    progress = last_progress(plan)
    by_row = {row.number: row for row in plan.rows(Action)}
    carried = []
    for action in plan.checked.of(Action):
        row, last = by_row[action.place.row], progress.get(action.ref)
        if last is not None and last.rag == COMPLETE:
            what = f"{plan.place(Action, row)}: {action.ref} {quoted(_words(action.objective), 80)}"
            ledger.left.append(f"{what} (Complete in {last.quarter}; its Ref is not to be used again)")
            continue
        carried.append(_carried(plan, row, action, last, year, ledger))
    if carried:
        ledger.carried.append(f"plan.xlsx > Actions: {several(len(carried), 'action', 'actions')} with their Refs")
    return carried


def _carried(plan: Source, row: Row, action: Action, last: Progress | None, year: str, ledger: Ledger) -> Entries:
    found = entries(Action, row)
    stood = f"{last.rag} in {last.quarter}" if last else "no progress entered"
    notes = [f"Carried over from {year} (row {row.number} of Actions): {stood}."]
    if _is_past(action, plan):
        notes.append(f"Timescale was: {_words(action.timescale)}")
        ledger.cleared.append(
            f"{plan.place(Action, row, 'timescale')} ({action.ref}): {quoted(_words(action.timescale))}"
        )
        found.pop("Timescale", None)
    if paid := [money for money in action.budget if money.amount is not None]:
        told = "; ".join(money.text for money in paid)
        notes.append(f"Budget was: {told}")
        ledger.cleared.append(f"{plan.place(Action, row, 'budget')} ({action.ref}): {quoted(told)}")
        found.pop("Budget", None)
        if rest := _without(action.budget, paid):
            found["Budget"] = rest
    if action.note:
        notes.append(_words(action.note, "\n"))
    found["Note"] = "\n".join(notes)
    return found


def _without(budget: Sequence[Money], paid: Sequence[Money]) -> str:
    return "\n".join(money.text for money in budget if money not in paid)


def _is_past(action: Action, plan: Source) -> bool:
    """Whether a timescale names a time, and none that lies beyond this plan."""
    settings = plan.checked.of(Settings)
    end = plan_years(settings[0].year)[1] if settings else None
    periods = [period for line in action.timescale for period in dates_in(line.text).periods]
    return bool(periods) and (end is None or all(period.last <= end for period in periods))


# --- highlights to choose from ----------------------------------------------------------------------------


def outcomes(plan: Source, achievements: Source | None, year: str, ledger: Ledger) -> list[Entries]:
    """What may become a highlight of next year's plan: not printed until an officer says Yes beside it."""
    progress = last_progress(plan)
    found: list[tuple[str, str]] = []
    for action in plan.checked.of(Action):
        last = progress.get(action.ref)
        if last is not None and last.rag == COMPLETE:
            found.append((_words(last.done) or _words(action.objective), f"{action.ref}, complete in {last.quarter}"))
    if achievements is not None:
        for box in achievements.checked.of(HighlightBox):
            found += [(line.text, f"highlight of “{box.priority}”") for line in box.text if line.text.strip()]
        for project in achievements.checked.of(Project):
            found.append((_of_project(project, achievements), "project"))
    rows: list[Entries] = []
    for text, source in dict.fromkeys(found):
        if "[[" in text:
            ledger.left.append(f"{source}: {quoted(text)} (quotes a figure of {year}, which would change)")
            continue
        figure, rest = figure_apart(text)
        rows.append({"Figure": figure, "Text": rest, "Print": "No", "Note": f"From {year}: {source}"})
    plan.tell_left(Highlight, ledger, f"the highlights of {year} looked back on the year before", "text")
    if rows:
        what = f"{several(len(rows), 'outcome', 'outcomes')} of {year} to choose from"
        ledger.to_fill.append(f"plan.xlsx > Highlights: {what}; say Yes under Print, and give each a Figure")
    return rows


def figure_apart(text: str) -> tuple[str | None, str]:
    """The figure that a text begins with, and the rest of it; no figure where it begins with none."""
    found = _FIGURE.fullmatch(text)
    return (found[1], found[2]) if found else (None, text)


def _of_project(project: Project, achievements: Source) -> str:
    """A project's name and its first sentence; its name alone where its text stands in a Word file."""
    row = next(one for one in achievements.rows(Project) if one.number == project.place.row)
    first = next((line.text for line in project.text if line.text.strip()), "")
    if first not in row.cells["text"].text:
        return project.name
    sentence = re.split(r"(?<=[.!?])\s+(?=[A-Z])", first, maxsplit=1)[0]
    return f"{project.name}: {sentence}"


def _words(lines: Sequence[Line], between: str = "; ") -> str:
    words = between.join(line.text for line in lines if line.text.strip())
    return _ENDS.sub(r"\1 ", words) if between == "; " else words
