"""What a message says: the values that its template may print, and its subject and text.

In come a draft, a partner and what changed; out come subject and text. The wording is the officers' own, in
templates/circulate.txt and templates/reminder.txt: its first line is the subject.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from planbuilder.catalogue.files import TEMPLATE
from planbuilder.compare.telling import sections, summary
from planbuilder.drafts.standing import day_of
from planbuilder.edition import AGREED
from planbuilder.output.plain_text import read_template, render_text
from planbuilder.problems import PlanbuilderError
from planbuilder.values import long_date

if TYPE_CHECKING:
    from planbuilder.compare.changes import Changes
    from planbuilder.drafts.issued import Issued
    from planbuilder.schema.lists import Partner
    from planbuilder.schema.plan import Action, Settings

CIRCULATE, REMINDER = "circulate.txt", "reminder.txt"
#: More sentences than these are not read in a message; those that follow are counted.
MOST_CHANGES = 40
_SUBJECT = re.compile(r"\s*subject:[ \t]*(?P<subject>[^\n]*)\n", re.IGNORECASE)


@dataclass(frozen=True)
class Since:
    """The draft that a partner saw last, and what changed after it."""

    draft: Issued
    changes: Changes


@dataclass(frozen=True)
class About:
    """What is the same in all messages about a draft."""

    settings: Settings
    title: str
    draft: Issued
    sender: str

    @property
    def is_agreed(self) -> bool:
        """Whether the draft is the agreed version."""
        return self.draft.entry.stage == AGREED


def message_values(
    about: About,
    partner: Partner,
    actions: Sequence[Action],
    since: Since | None,
    by: dt.date,
    file: str,
    sent_on: dt.date | None = None,
) -> dict[str, object]:
    """What templates/circulate.txt and templates/reminder.txt may print of one partner."""
    day = by.strftime("%A ") + long_date(by)
    return {
        "partner": partner.name,
        "contact": partner.contact or partner.name,
        "partnership": about.settings.partnership,
        "area": about.settings.area,
        "document": about.title,
        "year": about.settings.year,
        "draft": about.draft.number,
        "stage": about.draft.entry.stage,
        "agreed": about.is_agreed,
        "issued": long_date(day_of(about.draft.entry.date)),
        "note": about.draft.entry.note,
        "sender": about.sender,
        "by": day,
        "file": file,
        "must_sign_off": partner.signs_off == "Yes",
        "sent": long_date(sent_on) if sent_on else "",
        "actions": [_action(one) for one in actions],
        "changes": _changes(since) if since else None,
    }


def _action(one: Action) -> dict[str, str]:
    def line(lines: Sequence[object]) -> str:
        return " ".join(text for part in lines if (text := str(getattr(part, "text", part)).strip()))

    return {
        "ref": one.ref,
        "priority": one.priority,
        "objective": line(one.objective),
        "what": line(one.what),
        "budget": "; ".join(money.text for money in one.budget),
        "timescale": line(one.timescale),
    }


def _changes(since: Since) -> dict[str, object]:
    """What changed since a draft, in the words of make compare; as much of it as is read in a message."""
    room = MOST_CHANGES
    told = []
    for section in sections(since.changes):
        sentences = [f"{heading}: {one}" for heading, group in section.groups for one in group]
        if sentences[:room]:
            told.append({"heading": section.heading, "changes": sentences[:room]})
        room = max(0, room - len(sentences))
    count = sum(len(group) for section in sections(since.changes) for _, group in section.groups)
    return {
        "draft": since.draft.number,
        "stage": since.draft.entry.stage,
        "any": bool(since.changes.changes),
        "summary": " ".join(summary(since.changes)),
        "sections": told,
        "more": max(0, count - MOST_CHANGES),
    }


def subject_and_text(templates: Path, name: str, values: Mapping[str, object]) -> tuple[str, str]:
    """The message in words; raises `PlanbuilderError` with what is wrong in the template."""
    source = read_template(templates / name)
    rendered = render_text(source, values, name)
    found = _SUBJECT.match(rendered)
    subject = " ".join(found["subject"].split()) if found else ""
    text = re.sub(r"\n{3,}", "\n\n", rendered[found.end() :].strip("\n")) if found else ""
    text = "\n".join(line.rstrip() for line in text.split("\n"))
    if not subject or not text.strip():
        what = "the message has no subject" if not subject else "the message has no text"
        do = "Begin the template with a line “Subject: ...”; the text stands below it."
        raise PlanbuilderError(TEMPLATE.problem(what, do, workbook=f"templates/{name}"))
    return _without_controls(subject), f"{_without_controls(text)}\n"


def _without_controls(text: str) -> str:
    return "".join(sign for sign in text if sign == "\n" or sign.isprintable() or sign.isspace())
