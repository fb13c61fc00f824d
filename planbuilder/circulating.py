"""The command `circulate`: a message to each partner that is consulted, with the draft attached; nothing is sent.

In come a draft that was issued and the sheet Partners; out come files in outputs/YEAR/circulated that a mail program
opens as unsent messages, and entries in the register of circulation.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

from planbuilder import building
from planbuilder.checking import PLAN
from planbuilder.circulate.attachment import for_partner, letters_of
from planbuilder.circulate.register import Entry, Event, enter, folder_of, read_circulation
from planbuilder.circulate.wanted import day_typed, the_draft
from planbuilder.drafts.issued import Issued, issued_drafts
from planbuilder.drafts.manifest import file_hash
from planbuilder.drafts.stages import plain, who_of
from planbuilder.outcome import MadeFile, Outcome
from planbuilder.problems import Level, PlanbuilderError, Problem, counted
from planbuilder.project import Project, Year
from planbuilder.publications import PUBLICATIONS, Publication
from planbuilder.values import long_date

if TYPE_CHECKING:
    from planbuilder.circulate.partners import Partnership
    from planbuilder.circulate.wording import About, Since
    from planbuilder.schema.lists import Partner

Say = Callable[[str], None]
#: An answer is asked for within this many days, where nobody says by when.
DAYS = 14
DAYS_MORE = 7


@dataclass(frozen=True)
class Asked:
    """What is asked for: a draft ("" is the last one), its document, the last day for answers, reminders or not."""

    draft: str = ""
    document: str = ""
    by: str = ""
    remind: bool = False
    sender: str = ""


@dataclass
class _Round:
    """A draft on its way to all partners; what is found on the way is told at the end."""

    year: Year
    publication: Publication
    draft: Issued
    partnership: Partnership
    asked: Asked
    entries: Sequence[Entry]
    today: dt.date
    problems: list[Problem] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    since: dict[int, Since] = field(default_factory=dict)

    def by(self, partner: Partner) -> dt.date:
        """The last day for this partner's answer: as typed, as this draft's messages had it, or in two weeks.

        A reminder after that day gives one more week.
        """
        if self.asked.by:
            return day_typed(self.asked.by, "BY")
        own = [one for one in self.entries if one.draft == self.draft.number and one.by and _is_message(one)]
        same = [one for one in own if one.partner == partner.name] or own
        last = dt.date.fromisoformat(same[-1].by) if same else None
        if last and (last >= self.today or not self.asked.remind):
            return last
        return _working_day(self.today + dt.timedelta(DAYS if last is None else DAYS_MORE))

    def seen_before(self, partner: Partner) -> int:
        """The number of the draft that the partner was sent last before this one; 0 where it is the first."""
        own = [one.draft for one in self.entries if one.partner == partner.name and _is_message(one)]
        return max((number for number in own if number < self.draft.number), default=0)


def _working_day(day: dt.date) -> dt.date:
    """The day itself, or the Monday after a weekend."""
    return day + dt.timedelta(max(0, 7 - day.weekday()) if day.weekday() > 4 else 0)


def _is_message(entry: Entry) -> bool:
    return entry.event in (Event.CIRCULATED, Event.REMINDED)


def circulate(
    project: Project, asked_year: str | None, asked: Asked, say: Say, now: dt.datetime | None = None
) -> Outcome:
    """Write the messages; raises `PlanbuilderError` where there is no draft, or nobody to send it to."""
    from planbuilder.circulate.partners import read_partnership

    begun = perf_counter()
    year = project.year(asked_year)
    draft = the_draft(year, asked.draft, asked.document)
    publication = next(one for one in PUBLICATIONS if one.name == draft.entry.document)
    today = (now or dt.datetime.now()).date()
    if asked.by and day_typed(asked.by, "BY") < today:
        what = f"{long_date(day_typed(asked.by, 'BY'))} is over already"
        raise PlanbuilderError(Problem(Level.STOP, what, "Give a day to come, as in: BY=31/08/2026."))
    say(f"Reading draft {draft.number}")
    as_frozen(draft)
    partnership = read_partnership(year)
    circulation = read_circulation(year)
    one = _Round(year, publication, draft, partnership, asked, circulation.of(publication.name), today)
    one.remarks += [f"{what[:1].upper()}{what[1:]}." for what in circulation.broken]
    partners = _receivers(one)
    with building.working_folder(year, lambda: say("A build of this year is running: waiting for it")) as folder:
        say("Writing the reminders" if asked.remind else "Writing the messages")
        written = _write(one, partners, folder)
        went = building.put_in_place(written.values(), folder_of(year) / f"draft-{draft.number:02d}") if written else {}
    added = enter(year, [_entry(one, partner) for partner in partners], now)
    _tell(one, partners, added)
    files = [MadeFile(path, path.stat().st_size) for path in went.values()]
    kind = "Reminders of" if asked.remind else "Messages with"
    title = f"{kind} {draft.title} of the {publication.name}: {counted(len(files), 'message')}"
    return Outcome(title, files, one.problems, one.remarks, seconds=perf_counter() - begun, year=year.name)


def as_frozen(draft: Issued) -> None:
    """Raise `PlanbuilderError` where the Word file of a draft is no longer what was frozen."""
    manifest = draft.manifest
    if file_hash(draft.folder / "manifest.json") == draft.entry.manifest and manifest["files"].get(
        draft.word.name
    ) == file_hash(draft.word):
        return
    what = f"draft {draft.number} is not as it was frozen, so it is not sent to anyone"
    do = "make verify says what was changed. Restore it from a backup, or issue a new draft."
    raise PlanbuilderError(Problem(Level.STOP, what, do, workbook=f"drafts/{draft.folder.name}"))


def _receivers(one: _Round) -> list[Partner]:
    """The partners that a message is written for; raises `PlanbuilderError` where none is consulted."""
    consulted = one.partnership.consulted
    if not consulted:
        what = "no partner is marked as consulted, so there is nobody to write to"
        do = "Type Yes under “Consulted” beside each partner that is to be sent the draft (add that column if need be)."
        raise PlanbuilderError(Problem(Level.STOP, what, do, PLAN, "Partners"))
    if not one.asked.remind:
        return consulted
    own = [entry for entry in one.entries if entry.draft == one.draft.number]
    sent = {entry.partner for entry in own if _is_message(entry)}
    if not sent:
        what = f"draft {one.draft.number} was not sent to anyone yet, so there is nobody to remind"
        raise PlanbuilderError(Problem(Level.STOP, what, "First: make circulate"))
    answers = [entry for entry in one.entries if entry.draft >= one.draft.number and not _is_message(entry)]
    answered = {entry.partner for entry in answers}
    waiting = [partner for partner in consulted if partner.name in sent - answered]
    if not waiting:
        one.remarks.append("Everybody who was sent this draft has answered: there is nobody to remind.")
    if unsent := [partner.name for partner in consulted if partner.name not in sent | answered]:
        one.remarks.append(f"Not reminded, as this draft was not sent to them yet: {_some(unsent)}.")
    return waiting


def _write(one: _Round, partners: Sequence[Partner], folder: Path) -> dict[str, Path]:
    """The messages in the working folder, by the names of partners."""
    from planbuilder.circulate.message import Attachment, message_bytes
    from planbuilder.circulate.partners import Leading, addresses_of
    from planbuilder.circulate.wording import CIRCULATE, REMINDER, message_values, subject_and_text

    if not partners:
        return {}
    leading = Leading(one.partnership, one.draft.workbooks((PLAN,))[PLAN])
    about = _about(one)
    letters = _file_letters(one.partnership)
    written: dict[str, Path] = {}
    without: list[str] = []
    for partner in partners:
        name, plain_name = (f"{one.draft.word.stem}-{form}.docx" for form in letters[partner.name])
        changed = None if one.asked.remind else _since(one, one.seen_before(partner))
        sent = [
            entry.when for entry in one.entries if entry.draft == one.draft.number and entry.partner == partner.name
        ]
        first = dt.datetime.fromisoformat(sent[0].replace("Z", "+00:00")).astimezone().date() if sent else None
        actions = leading.led_by(partner)
        values = message_values(about, partner, actions, changed, one.by(partner), name, first)
        template = REMINDER if one.asked.remind else CIRCULATE
        subject, text = subject_and_text(one.year.project.templates, template, values)
        addresses, problems = addresses_of(partner)
        one.problems += problems
        without += [] if addresses else [partner.name]
        attachment = Attachment(name, plain_name, for_partner(one.draft.word, partner.name))
        path = folder / f"{letters[partner.name][1]}{'-reminder' if one.asked.remind else ''}.eml"
        path.write_bytes(message_bytes(addresses, subject, text, attachment))
        written[partner.name] = path
    if without:
        who = "every partner" if len(without) == len(partners) > 1 else _some(without)
        one.remarks.append(
            f"No address stands in the sheet Partners for {who}: type it into the message, or under “E-mail” and run"
            " this again."
        )
    return written


def _about(one: _Round) -> About:
    from planbuilder.circulate.wording import About
    from planbuilder.schema.plan import Settings

    settings = one.draft.workbooks((PLAN,))[PLAN].of(Settings)[0]
    title = settings.title if one.publication.name == "plan" else one.publication.title
    return About(settings, title, one.draft, plain(one.asked.sender))


def _file_letters(partnership: Partnership) -> dict[str, tuple[str, str]]:
    """What stands in file names for each partner: in its own letters and in ASCII, no two alike."""
    taken: set[str] = set()
    found: dict[str, tuple[str, str]] = {}
    for partner in partnership.partners:
        own, ascii_only = letters_of(partner.name, plain=False), letters_of(partner.name)
        number = next(n for n in range(1, len(partnership.partners) + 2) if f"{ascii_only}{n}" not in taken)
        taken.add(f"{ascii_only}{number}")
        more = f"-{number}" if number > 1 else ""
        found[partner.name] = (f"{own}{more}", f"{ascii_only}{more}")
    return found


def _since(one: _Round, number: int) -> Since | None:
    """What changed since a draft; None where there is none before, or where its folder is gone."""
    from planbuilder.circulate.contents import changes_between
    from planbuilder.circulate.wording import Since

    if number and number not in one.since:
        earlier = next((d for d in issued_drafts(one.year, one.publication.name) if d.number == number), None)
        if earlier is None:
            return None
        one.since[number] = Since(earlier, changes_between(earlier, one.draft, one.publication))
    return one.since.get(number)


def _entry(one: _Round, partner: Partner) -> Entry:
    from planbuilder.circulate.partners import addresses_of

    event = Event.REMINDED if one.asked.remind else Event.CIRCULATED
    to = "; ".join(address.address for address in addresses_of(partner)[0])
    number, document = one.draft.number, one.publication.name
    by = one.by(partner).isoformat()
    return Entry(
        str(event), document, number, partner.name, one.draft.entry.manifest, by, how=to, who=who_of(one.asked.sender)
    )


def _tell(one: _Round, partners: Sequence[Partner], added: Sequence[Entry]) -> None:
    """What an officer should know of the messages."""
    if not partners:
        return
    if not one.asked.by and added:
        days = {long_date(one.by(partner)) for partner in partners}
        one.remarks.append(f"Answers are asked for by {', '.join(sorted(days))}; another day: BY=DATE.")
    if not added:
        one.remarks.append("The same as before: the register has these messages already.")
    last = issued_drafts(one.year, one.publication.name)[-1]
    if last.number > one.draft.number:
        one.remarks.append(f"Draft {last.number} was issued since; this is draft {one.draft.number}, as asked for.")
    one.remarks.append("Nothing is sent by planbuilder: open each message, read it, and send it.")


def _some(names: Sequence[str]) -> str:
    """The first few of these names."""
    more = f" and {len(names) - 4} more" if len(names) > 4 else ""
    return f"{', '.join(names[:4])}{more}"
