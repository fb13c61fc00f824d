"""Next year's plan.xlsx from this year's: people, partners, priorities and texts, and the actions that go on.

In come this year's workbooks, checked; out come the rows of the new workbook by sheet. Whatever belongs to the year
that was is left out and told.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from planbuilder.intake.workbooks import Entry
from planbuilder.schema import Record, columns
from planbuilder.schema.lists import Funder, Partner, Person, PolicePriority, Priority
from planbuilder.schema.plan import (
    Accepted,
    Action,
    FocusPoint,
    Passage,
    ProfilePoint,
    Settings,
    Version,
)
from planbuilder.starting.carrying import Entries, Source
from planbuilder.starting.ledger import Ledger, quoted
from planbuilder.starting.next_actions import last_progress, outcomes, unfinished
from planbuilder.starting.years_on import Moved
from planbuilder.values import long_date

_AS_THEY_ARE = (Partner, Person, PolicePriority, Priority, FocusPoint, ProfilePoint)


def next_plan(plan: Source, achievements: Source | None, moved: Moved, ledger: Ledger) -> dict[str, Sequence[Entries]]:
    """The rows of the new plan.xlsx, by the title of their sheet."""
    [settings] = plan.checked.of(Settings)
    year = settings.year
    rows: dict[str, Sequence[Entries]] = {"Plan": [next_settings(plan, Settings, ("title", "subtitle"), moved, ledger)]}
    for record in _AS_THEY_ARE:
        rows[record.sheet.title] = plan.entries(record, ledger)
        tell_years(plan, record, moved, ledger)
    rows["Funders"] = _funders(plan, ledger)
    rows["Text"] = plan.entries(Passage, ledger)
    tell_years(plan, Passage, moved, ledger)
    rows["Actions"] = unfinished(plan, year, ledger)
    rows["Highlights"] = outcomes(plan, achievements, year, ledger)
    for row, stage in zip(plan.rows(Version), plan.checked.of(Version), strict=False):
        what = f"{quoted(stage.stage, 80)}, {long_date(stage.date)}"
        ledger.left.append(f"{plan.place(Version, row)}: {what} (a stage of the plan for {year})")
    _tell_progress(plan, year, ledger)
    plan.tell_left(Accepted, ledger, "what was accepted is to be looked at anew each year", "where")
    ledger.to_fill.append("plan.xlsx > Versions: the stages of the new plan")
    if rows["Actions"]:
        ledger.to_fill.append(
            "plan.xlsx > Actions: new actions; timescales and budgets of those that were carried over"
        )
    return {title: found for title, found in rows.items() if found}


def next_settings(source: Source, record: type[Record], titles: Sequence[str], moved: Moved, ledger: Ledger) -> Entries:
    """A sheet of settings with its year moved on, in the year itself and in the titles that name it."""
    declared = columns(record)
    found = source.entries(record)[0]
    row = source.rows(record)[0]
    for name in titles:
        heading, value = declared[name].heading, found.get(declared[name].heading)
        if isinstance(value, str) and (new := moved.title(value)) != value:
            found[heading] = new
            ledger.cleared.append(f"{source.place(record, row, name)}: {quoted(value)} is now {quoted(new)}")
    found["Year"] = moved.next_year
    ledger.carried.append(f"{source.path.name} > {record.sheet.title}: the settings, with the year {moved.next_year}")
    return found


def _funders(plan: Source, ledger: Ledger) -> list[Entries]:
    found = plan.entries(Funder, ledger)
    for row, entries in zip(plan.rows(Funder), found, strict=True):
        total: Entry = entries.pop("Agreed total", None)
        if total is not None:
            ledger.cleared.append(f"{plan.place(Funder, row, 'total')}: {quoted(row.cells['total'].text)}")
    return found


def _tell_progress(plan: Source, year: str, ledger: Ledger) -> None:
    """One line an action: what was done in the year stays in the year's workbook."""
    last = last_progress(plan)
    for ref in dict.fromkeys(action.ref for action in plan.checked.of(Action) if action.ref in last):
        stood = last[ref]
        ledger.left.append(f"plan.xlsx > Progress: {ref}, {stood.rag} in {stood.quarter} (progress of {year})")


def tell_years(
    source: Source, record: type[Record], moved: Moved, ledger: Ledger, only: Collection[int] | None = None
) -> None:
    """Texts that name the year that was, or quote a figure: they are carried over as they are, and told.

    `only` are the numbers of the rows that are carried over, where not all of them are.
    """
    for row in source.rows(record):
        if only is not None and row.number not in only:
            continue
        for name, column in columns(record).items():
            typed = row.cells.get(name)
            if typed is None or not isinstance(typed.value, str | list) or not column.printed:
                continue
            text = typed.text
            if "[[" in text or moved.names_a_year(text):
                ledger.look.append(f"{source.place(record, row, name)}: {quoted(text)}")
