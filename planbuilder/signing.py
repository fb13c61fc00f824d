"""Who has agreed to what: shown, entered, and asked for before a document is issued as agreed.

In come the register of circulation, the drafts and the sheet Partners; out come lines and tables, or an entry. An
answer is entered as an officer got it; nothing in the officers' workbooks is touched.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from planbuilder.circulate.contents import Said
from planbuilder.circulate.partners import Partnership, read_partnership
from planbuilder.circulate.register import Entry, Event, enter, read_circulation
from planbuilder.circulate.standing import Standing, since_draft, standings
from planbuilder.circulate.tables import on_terminal, summary, write_tables
from planbuilder.circulate.wanted import day_typed, the_draft
from planbuilder.drafts.issued import issued_drafts
from planbuilder.drafts.stages import LONGEST_NOTE, plain, who_of
from planbuilder.drafts.standing import day_of
from planbuilder.problems import Level, PlanbuilderError, Problem, shortened
from planbuilder.project import Project, Year
from planbuilder.publications import PUBLICATIONS, Publication
from planbuilder.values import long_date

if TYPE_CHECKING:
    from planbuilder.checking import Inputs
    from planbuilder.intake.check import Checked

_EXAMPLE = 'For example: make sign-off PARTNER="Essex Police" DRAFT=3 BY="Jo Bloggs" ON=11/09/2017'

#: What officers type under "Agreed" on the sheet Sign-off.
_AGREED = ("yes", "y", "x", "✓", "agreed")
_NOT_AGREED = ("no", "n", "not yet", "-", "not agreed")


@dataclass(frozen=True)
class Answer:
    """What a partner has said, as an officer types it; `partner` is "" where the table alone is asked for."""

    partner: str = ""
    draft: str = ""
    document: str = ""
    by: str = ""
    on: str = ""
    condition: str = ""
    withdraw: bool = False
    who: str = ""


def sign_off(project: Project, asked_year: str | None, answer: Answer, now: dt.datetime | None = None) -> list[str]:
    """Enter an answer, where one is given, and show where every partner stands; returns what is said, in lines.

    Raises `PlanbuilderError` with all that is wrong in what was typed.
    """
    year = project.year(asked_year)
    partnership = read_partnership(year)
    said = enter_from_replies(year, partnership, now or dt.datetime.now())
    said += enter_answer(year, partnership, answer, now or dt.datetime.now()) if answer.partner else []
    if answer.draft and not answer.partner:
        raise PlanbuilderError(Problem(Level.STOP, "it is not said whose answer this is", _EXAMPLE))
    document = the_draft(year, answer.draft, answer.document).entry.document
    return [*said, *_shown(year, _publication(document), partnership)]


def _publication(document: str) -> Publication:
    return next(one for one in PUBLICATIONS if one.name == document)


def enter_answer(
    year: Year, partnership: Partnership, answer: Answer, now: dt.datetime, *, once: bool = False
) -> list[str]:
    """Enter what a partner said; returns what is told of it. With `once`, nothing where it was ever entered so."""
    partner = partnership.named(answer.partner)
    missing = [] if answer.draft else ["--draft N (which draft it is about)"]
    missing += [] if plain(answer.by) or answer.withdraw else ["--by NAME (who signs for the partner)"]
    if missing:
        what = f"the answer of {partner.name} lacks {' and '.join(missing)}"
        raise PlanbuilderError(Problem(Level.STOP, what, _EXAMPLE))
    draft = the_draft(year, answer.draft, answer.document)
    day = day_typed(answer.on, "ON") if answer.on else now.date()
    if day > now.date():
        raise PlanbuilderError(
            Problem(Level.STOP, f"ON: {long_date(day)} is yet to come", "Type the day of the answer.")
        )
    condition = plain(answer.condition)
    if len(condition) > LONGEST_NOTE:
        do = "Give it in a sentence or two, and keep the letter beside it."
        raise PlanbuilderError(Problem(Level.STOP, f"the condition has more than {LONGEST_NOTE} letters", do))
    event, document = Event.WITHDRAWN if answer.withdraw else Event.AGREED, draft.entry.document
    if answer.withdraw:
        _refuse_nothing_to_withdraw(year, document, partner.name, draft.number)
    entry = Entry(
        *(str(event), document, draft.number, partner.name, draft.entry.manifest),
        *(plain(answer.by), day.isoformat(), condition, who_of(answer.who)),
    )
    if once and any(_is_same(one, entry, answer) for one in read_circulation(year).of(document, partner.name)):
        return []
    added = enter(year, [entry], now)
    verb = "has withdrawn its agreement to" if answer.withdraw else "has agreed to"
    by = f" ({plain(answer.by)}, {long_date(day)})" if plain(answer.by) else f" ({long_date(day)})"
    told = [f"{'Entered' if added else 'Entered before'}: {partner.name} {verb} draft {draft.number}{by}.", ""]
    issued = day_of(draft.entry.date)
    if day < issued and not answer.withdraw:
        told[1:1] = [
            f"That is before draft {draft.number} was issued by this computer's clock ({long_date(issued)}): please"
            " look at the day and at the number of the draft."
        ]
    return told


def _is_same(one: Entry, entry: Entry, answer: Answer) -> bool:
    """Whether an entry says what this one does; where no day was typed, on whatever day it was entered."""
    same_day = not answer.on or one.on == entry.on
    told = (entry.event, entry.draft, entry.by, entry.how)
    return same_day and (one.event, one.draft, one.by, one.how) == told


def note_answers(year: Year, came: Iterable[tuple[str, int, str, str]], now: dt.datetime | None = None) -> list[str]:
    """Enter which partners' answers were read: document, draft, partner and file of each; and what they signed.

    A file may say any name of a partner: only one that is known counts. Returns what is told of sign-offs.
    """
    try:
        partnership = read_partnership(year)
    except PlanbuilderError:  # plan.xlsx is told of by the commands that need it
        return []
    known = {one.name for one in partnership.partners} | {one.partner for one in read_circulation(year).entries}
    answers = [
        Entry(str(Event.ANSWERED), document, draft, partner, how=file, who=who_of(None))
        for document, draft, partner, file in came
        if partner in known
    ]
    enter(year, answers, now)
    return enter_from_replies(year, partnership, now or dt.datetime.now())


def enter_from_replies(year: Year, partnership: Partnership, now: dt.datetime) -> list[str]:
    """Enter what the sheets “Sign-off” of the replies workbooks say; returns what is told of it.

    What was entered from there once is not entered again: it may have been taken back since.
    """
    from planbuilder.returned.replies import drafts_replied_to, read_decisions
    from planbuilder.returned.replies_look import Book

    told: list[str] = []
    for number in drafts_replied_to(year):
        try:
            _, sign_offs = read_decisions(year, number, Book(number, "", year.name))
        except (OSError, ValueError):  # open in another program: the next run reads it; or no replies at all
            continue
        place = f"replies/draft-{number}.xlsx > Sign-off"
        for name, row in sign_offs.items():
            agreed, by, on, condition = ("" if one is None else one for one in row)
            said = str(agreed).strip().rstrip(".!").casefold()
            if said not in _AGREED:
                if said not in ("", *_NOT_AGREED):
                    told.append(f"{place}: “{shortened(str(agreed))}” beside {name} is neither Yes nor No: choose one.")
                elif said and _has_agreed(year, number, name):
                    told.append(
                        f"{place}: it says {agreed} beside {name}, whose agreement is entered. To take it back: make"
                        f' sign-off PARTNER="{name}" DRAFT={number} WITHDRAW=1'
                    )
                continue
            if not plain(str(by)):
                told.append(f"{place}: type under “By whom” who signs for {name}; its Yes is entered then.")
                continue
            day = f"{on:%Y-%m-%d}" if isinstance(on, dt.date) else str(on)
            answer = Answer(name, str(number), "", str(by), day, str(condition))
            try:
                told += enter_answer(year, partnership, answer, now, once=True)
            except PlanbuilderError as error:
                told += [f"{place}: {problem.what}. {problem.do}" for problem in error.problems]
    return told


def _has_agreed(year: Year, draft: int, partner: str) -> bool:
    """Whether the last word of a partner on a draft is that it agrees."""
    own = [one for one in read_circulation(year).entries if (one.draft, one.partner) == (draft, partner)]
    words = [one.event for one in own if one.event in (Event.AGREED, Event.WITHDRAWN)]
    return words[-1:] == [Event.AGREED]


def _refuse_nothing_to_withdraw(year: Year, document: str, partner: str, draft: int) -> None:
    own = read_circulation(year).of(document, partner)
    if any(one.event == Event.AGREED and one.draft == draft for one in own):
        return
    what = f"{partner} has not agreed to draft {draft}, so there is nothing to withdraw"
    raise PlanbuilderError(Problem(Level.STOP, what, "make sign-off shows who has agreed to what."))


def _shown(year: Year, publication: Publication, partnership: Partnership) -> list[str]:
    """The table, and where it is for Excel and browsers."""
    found = _standings(year, publication, partnership)
    title = f"Sign-off of the {publication.title} {year.printed}"
    if not found:
        do = "Type Yes under “Consulted” or “Must sign off” in the sheet Partners of plan.xlsx."
        return [f"{title}: no partner is marked as consulted or as having to sign off. {do}"]
    needed = [one for one in found if one.must_sign]
    lines = [title, "", *on_terminal(found), "", summary(sum(one.has_signed for one in needed), len(needed)), ""]
    lines += [f"{what[:1].upper()}{what[1:]}." for what in read_circulation(year).broken]
    try:
        paths = write_tables(year, publication.name, title, found)
    except OSError as error:
        return [*lines, f"The tables for Excel and browsers could not be written ({error.strerror or error})."]
    root = year.project.root
    return [*lines, *(f"  {path.relative_to(root) if path.is_relative_to(root) else path}" for path in paths)]


def _standings(
    year: Year, publication: Publication, partnership: Partnership, now: Said | None = None
) -> list[Standing]:
    drafts = issued_drafts(year, publication.name)
    entries = read_circulation(year).of(publication.name)
    return standings(entries, partnership.partners, since_draft(drafts, publication, now))


# --- before a document is agreed ------------------------------------------------------------------------------


def standings_now(year: Year, publication: Publication, inputs: Inputs) -> list[Standing]:
    """Where partners stand with what the workbooks would make now; nothing where no partner has to do with it."""
    from planbuilder.checking import PLAN
    from planbuilder.schema.lists import Partner

    plan: Checked = inputs.workbooks[PLAN]
    partnership = Partnership(plan, plan.of(Partner))
    enter_from_replies(year, partnership, dt.datetime.now())
    if not partnership.signing and not read_circulation(year).of(publication.name):
        return []
    return _standings(year, publication, partnership, Said.now(year, publication, inputs.workbooks))


def refuse_unsigned(found: list[Standing], document: str, note: str) -> None:
    """Raise `PlanbuilderError` where a partner that must sign off has not, and no reason is given."""
    waiting = [one for one in found if one.must_sign and not one.has_signed]
    if not waiting or note:
        return
    one = waiting[0]
    who = (
        f"{len(waiting)} partners that must sign off have"
        if len(waiting) > 1
        else f"{one.partner} must sign off and has"
    )
    what = f"{who} not agreed to what the {document} says now: " + "; ".join(
        _why(one, len(waiting) > 1) for one in waiting
    )
    of_it = "" if document == PUBLICATIONS[0].name else f" DOCUMENT={document}"
    do = (
        f'Enter their answers (make sign-off PARTNER="{one.partner}" DRAFT=N BY="..." ON=DATE), or say why it is'
        f' agreed without them: make draft STAGE=agreed{of_it} NOTE="...". make sign-off shows where everybody stands.'
    )
    raise PlanbuilderError(Problem(Level.STOP, what, do))


def _why(one: Standing, named: bool) -> str:
    state = f"{one.state[:1].lower()}{one.state[1:]}"
    return f"{one.partner} ({state})" if named else state


def remarks_on(found: list[Standing]) -> list[str]:
    """What an officer should know of a document that was issued as agreed."""
    conditions = [
        f"{one.partner} (“{one.agreed.how}”)" for one in found if one.has_signed and one.agreed and one.agreed.how
    ]
    waiting = [one.partner for one in found if one.must_sign and not one.has_signed]
    remarks = [f"Agreed on a condition: {'; '.join(conditions)}."] if conditions else []
    if waiting:
        remarks.append(
            f"Issued as agreed without the sign-off of {', '.join(waiting)}; the note in the register says why."
        )
    return remarks


def signed(found: list[Standing]) -> list[Mapping[str, object]]:
    """The agreements that hold, as the manifest of a draft keeps them and its sign-off page prints them."""
    return [
        {
            "partner": one.partner,
            "by": one.agreed.by,
            "on": one.agreed.on,
            "draft": one.agreed.draft,
            "conditions": one.agreed.how,
        }
        for one in found
        if one.has_signed and one.agreed
    ]
