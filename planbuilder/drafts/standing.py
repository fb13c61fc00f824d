"""Where a document stands: which edition a working copy is, and what the next draft has to hold to.

In come the register and the inputs as they are; out comes an `Edition`. A working copy comes after the last draft; only
where it is made from exactly what the agreed version was made from, it is that version again.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from planbuilder.drafts.entries import Entry
from planbuilder.drafts.freezer import drafts_of
from planbuilder.drafts.manifest import MANIFEST, file_hash, read_manifest
from planbuilder.drafts.register import REGISTER, Register, read_register
from planbuilder.drafts.stages import sounds_agreed
from planbuilder.edition import Edition, NumberedDraft, SignOff
from planbuilder.problems import Level, PlanbuilderError, Problem
from planbuilder.project import Year

_FOLDERS = {"inputs": lambda year: year.inputs, "templates": lambda year: year.project.templates}


def working_edition(year: Year, document: str) -> tuple[Edition, list[str]]:
    """What a build that is no draft says of itself; and remarks, where the register is not as it should be."""
    drafts = drafts_of(year)
    try:
        register = read_register(drafts, year.name)
    except OSError:
        return Edition(), [f"{drafts / REGISTER} could not be read, so this copy does not say after which draft it is."]
    remarks = []
    if register.mended or register.broken:
        remarks.append(f"The register of drafts is not as it was written: make verify YEAR={year.name} says where.")
    entries = register.of(document)
    issued = numbered(entries)
    if issued and issued[-1].agreed and _is_as_entered(drafts, entries[-1], year):
        signed = sign_offs_of(read_manifest(drafts / entries[-1].folder) or {})
        return Edition(issued, True, document, register.key, signed), remarks
    return Edition(issued), remarks


def numbered(entries: Sequence[Entry]) -> tuple[NumberedDraft, ...]:
    """The drafts of a document as its version table prints them."""
    return tuple(NumberedDraft(one.number, one.stage, day_of(one.date), one.note, one.who) for one in entries)


def day_of(date: str) -> dt.date:
    """The day of an entry; the first there is, where somebody wrote something else there."""
    with suppress(ValueError):
        return dt.date.fromisoformat(date)
    return dt.date(1, 1, 1)


def sign_offs_of(manifest: Mapping[str, Any]) -> tuple[SignOff, ...]:
    """The agreements that held when a draft was issued; none of a draft that is older than sign-offs."""
    return tuple(
        SignOff(one["partner"], one["by"], day_of(one["on"]), one["draft"], one["conditions"])
        for one in manifest.get("sign_offs", ())
    )


def _is_as_entered(drafts: Path, entry: Entry, year: Year) -> bool:
    """Whether the inputs are those of a draft whose manifest nobody has touched since it was entered."""
    try:
        untouched = file_hash(drafts / entry.folder / MANIFEST) == entry.manifest
    except OSError:
        return False
    return untouched and is_made_from(drafts / entry.folder, year)


def is_made_from(folder: Path, year: Year) -> bool:
    """Whether a frozen draft was made from the inputs and the template that are there now."""
    manifest = read_manifest(folder)
    files = {place: own for place, own in manifest["files"].items() if "/" in place} if manifest else {}
    try:
        return bool(files) and all(file_hash(_there(place, year)) == own for place, own in files.items())
    except OSError:
        return False


def is_same_request(entry: Entry, folder: Path, year: Year, asked: tuple[str, str, str, str]) -> bool:
    """Whether a draft that was broken off is the one that is asked for now: stage, document, note and who."""
    return (entry.stage, entry.document, entry.note, entry.who) == asked and is_made_from(folder, year)


def _there(place: str, year: Year) -> Path:
    kind, _, rest = place.partition("/")
    return _FOLDERS[kind](year) / rest if kind in _FOLDERS else Path(place)


def refuse_without_reason(register: Register, document: str, note: str) -> None:
    """Raise `PlanbuilderError` where a document that was agreed would be changed and nobody says why."""
    agreed = [one for one in numbered(register.of(document)) if one.agreed]
    if not agreed or note:
        return
    what = f"draft {agreed[-1].number} of the {document} was agreed on {_long(agreed[-1].date)}"
    do = 'A later version needs a reason: make draft STAGE="..." NOTE="why it was changed".'
    raise PlanbuilderError(Problem(Level.STOP, what, do))


def remarks_on(new: NumberedDraft, register: Register, issued: str, folder: str, document: str) -> list[str]:
    """What an officer should know of a draft that was issued now."""
    remarks = []
    last = max(register.entries, key=lambda one: one.number, default=None)
    if last and issued < last.issued:
        remarks.append(
            f"By this computer's clock it is {_long(new.date)}, before draft {last.number} was issued"
            f" ({_long(day_of(last.date))}). The numbers keep the order; please look at the clock."
        )
    if new.agreed:
        remarks.append(
            f"This is the agreed version: it bears no watermark, and lies in {folder}. The files that may leave the"
            f" council are made from it: make publish{'' if document == 'plan' else f' DOCUMENT={document}'}."
            ' A later change needs a draft of its own with a reason: make draft STAGE="..." NOTE="why".'
        )
    elif sounds_agreed(new.stage):
        remarks.append(
            f"“{new.stage}” is a name of your own, so the pages still say DRAFT. If the document is agreed:"
            " make draft STAGE=agreed"
        )
    return remarks


def _long(day: dt.date) -> str:
    return f"{day.day} {day:%B %Y}"
