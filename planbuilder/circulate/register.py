"""The register of circulation: outputs/YEAR/circulated/register.json, which only grows.

An entry says what happened to a draft with a partner: it was circulated, a reminder was written, an answer came back,
it was agreed to, or the agreement was withdrawn. Each entry carries the fingerprint of the one before it, so that one
that was changed or taken out shows. It is kept beside the messages and never inside officers' workbooks.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import hashlib
import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from planbuilder import building
from planbuilder.problems import Level, PlanbuilderError, Problem
from planbuilder.project import Year

REGISTER = "register.json"


class Event(StrEnum):
    """What can happen to a draft with a partner."""

    CIRCULATED = "circulated"
    REMINDED = "reminded"
    ANSWERED = "answered"
    AGREED = "agreed"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True)
class Entry:
    """One thing that happened.

    `draft` is its number and `fingerprint` the SHA-256 of its manifest; `when` is the time in universal time, `who`
    entered it. `by` is the day by which an answer is asked for, or the person who agreed; `on` the day on which they
    did; `how` tells where messages went, how an answer came back, or the condition of an agreement. `before` is the
    `hash` of the entry before.
    """

    event: str
    document: str
    draft: int
    partner: str
    fingerprint: str = ""
    by: str = ""
    on: str = ""
    how: str = ""
    who: str = ""
    when: str = ""
    before: str = ""
    hash: str = ""

    @property
    def worked_out(self) -> str:
        """What the entry's hash has to be."""
        facts = {name: value for name, value in dataclasses.asdict(self).items() if name != "hash"}
        return hashlib.sha256(json.dumps(facts, sort_keys=True).encode()).hexdigest()

    def says(self) -> tuple[object, ...]:
        """What an entry tells, whoever entered it and whenever: the same is not entered twice running."""
        return (self.event, self.document, self.draft, self.partner, self.fingerprint, self.by, self.on, self.how)


@dataclass(frozen=True)
class Circulation:
    """The register as it was read; `broken` says in clauses what in it is not as it was written."""

    entries: tuple[Entry, ...] = ()
    broken: tuple[str, ...] = ()

    def of(self, document: str, partner: str = "") -> list[Entry]:
        """What happened to the drafts of a document; with one partner, where it is named."""
        return [one for one in self.entries if one.document == document and partner in ("", one.partner)]


def folder_of(year: Year) -> Path:
    """Where messages and their register lie."""
    return year.outputs / "circulated"


def read_circulation(year: Year) -> Circulation:
    """The register of a year; raises `PlanbuilderError` where it was damaged, for it cannot be made again."""
    path = folder_of(year) / REGISTER
    try:
        entries = tuple(Entry(**one) for one in json.loads(path.read_text("utf-8"))["entries"])
        if not all(isinstance(one.draft, int) and isinstance(one.partner, str) for one in entries):
            raise TypeError
    except FileNotFoundError:
        return Circulation()
    except (ValueError, KeyError, TypeError):
        what = "the register of who was sent what cannot be read: it was changed by hand or damaged"
        do = "Restore it from a backup. It is kept by planbuilder alone, and holds what partners have agreed to."
        raise PlanbuilderError(Problem(Level.STOP, what, do, workbook=f"{path.parent.name}/{path.name}")) from None
    return Circulation(entries, tuple(_breaks(entries)))


def _breaks(entries: Sequence[Entry]) -> Iterator[str]:
    before = ""
    for number, entry in enumerate(entries, 1):
        if entry.hash != entry.worked_out:
            yield f"entry {number} of the register of circulation ({entry.partner}) was changed by hand"
        elif entry.before != before:
            yield f"before entry {number} of the register of circulation ({entry.partner}) one was taken out or put in"
        before = entry.hash


@contextmanager
def entering(year: Year) -> Iterator[None]:
    """Hold the register alone while entries are added: on a shared folder somebody else waits meanwhile."""
    folder = folder_of(year)
    folder.mkdir(parents=True, exist_ok=True)
    with building.alone(folder / ".lock", lambda: None, f"another entry in the register of {year.name}"):
        yield


def enter(year: Year, new: Sequence[Entry], now: dt.datetime | None = None) -> list[Entry]:
    """Add entries, but for those that say again what is the last word already; returns those that were added.

    Raises `OSError` and `PlanbuilderError`. The file is written whole or not at all.
    """
    added: list[Entry] = []
    with entering(year):
        known = list(read_circulation(year).entries)
        for entry in new:
            if is_known(entry, known):
                continue
            when = (now or dt.datetime.now()).astimezone(dt.UTC)
            before = known[-1].hash if known else ""
            entry = dataclasses.replace(entry, when=f"{when:%Y-%m-%dT%H:%M:%SZ}", before=before)
            entry = dataclasses.replace(entry, hash=entry.worked_out)
            known.append(entry)
            added.append(entry)
        if added:
            content = {"year": year.name, "entries": [dataclasses.asdict(one) for one in known]}
            text = json.dumps(content, indent=1, ensure_ascii=False) + "\n"
            building.write_over(folder_of(year) / REGISTER, text.encode())
    return added


#: Of an agreement and what takes it back, only the last one counts; of anything else, whether it ever was.
_OVERRULING = (Event.AGREED, Event.WITHDRAWN)


def is_known(entry: Entry, known: Sequence[Entry]) -> bool:
    """Whether the register says so already."""
    own = [one for one in known if (one.document, one.partner) == (entry.document, entry.partner)]
    if entry.event in _OVERRULING:
        own = [one for one in own if one.event in _OVERRULING][-1:]
    return any(one.says() == entry.says() for one in own)


def answered(year: Year, document: str, draft: int, partner: str, how: str, who: str = "") -> bool:
    """Enter that a partner's answer to a draft was read; `how` is its file's name. Returns whether that is new.

    Reading the same file again enters nothing.
    """
    return bool(enter(year, [Entry(Event.ANSWERED, document, draft, partner, how=how, who=who)]))
