"""The version that may be published: the last agreed draft of a document, as it was frozen, or what is missing.

In come a year and a document; out come the draft with its manifest, and notes. Refused with all that is missing at
once: no draft yet, none agreed, sign-offs outstanding, a frozen draft that was touched. That the workbooks have moved
on is a note: what is published is what was agreed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from planbuilder.checking import PLAN
from planbuilder.circulate.register import read_circulation
from planbuilder.circulate.standing import Standing, standings
from planbuilder.drafts.freezer import drafts_of
from planbuilder.drafts.issued import Issued
from planbuilder.drafts.manifest import file_hash, read_manifest
from planbuilder.drafts.register import Register, read_register
from planbuilder.drafts.standing import day_of
from planbuilder.drafts.verify import verify
from planbuilder.edition import AGREED
from planbuilder.problems import Level, PlanbuilderError, Problem
from planbuilder.project import Year
from planbuilder.publications import PUBLICATIONS, Publication
from planbuilder.values import long_date


@dataclass(frozen=True)
class Agreed:
    """The draft that is published, its manifest, and what an officer should know of it."""

    draft: Issued
    manifest: dict[str, Any]
    remarks: tuple[str, ...]


def agreed_version(year: Year, publication: Publication) -> Agreed:
    """The agreed version of a document; raises `PlanbuilderError` with everything that is missing."""
    folder = drafts_of(year)
    register = read_register(folder, year.name) if folder.is_dir() else Register()
    entries = register.of(publication.name)
    if not entries:
        what = f"no draft of the {publication.name} of {year.printed} has been issued yet, so none was agreed"
        raise PlanbuilderError(Problem(Level.STOP, what, f"{_steps(year, publication)} Then run this again."))
    issued = [Issued(folder / entry.folder, entry) for entry in entries]
    agreed = [one for one in issued if one.entry.stage.casefold() == AGREED]
    if not agreed:
        raise PlanbuilderError(*_none_agreed(year, publication, issued[-1]))
    draft = agreed[-1]
    touched = list(_touched(year, draft, register))
    manifest = read_manifest(draft.folder)
    if touched or manifest is None:
        raise PlanbuilderError(*touched)
    waiting = list(_outstanding(year, publication, draft, manifest))
    if any(one.level is Level.STOP for one in waiting):
        raise PlanbuilderError(*waiting)
    told = [f"{one.what[:1].upper()}{one.what[1:]}." for one in waiting]
    return Agreed(draft, manifest, (*told, *_later(issued, draft), *_moved_on(year, draft, manifest)))


def _of_it(publication: Publication) -> str:
    return "" if publication is PUBLICATIONS[0] else f" DOCUMENT={publication.name}"


def _steps(year: Year, publication: Publication) -> str:
    of_it = _of_it(publication)
    return (
        f'Issue one with make draft YEAR={year.name} STAGE="first draft"{of_it}; when the partners have signed off,'
        f" make draft YEAR={year.name} STAGE=agreed{of_it}."
    )


# --- not agreed yet -----------------------------------------------------------------------------------------


def _none_agreed(year: Year, publication: Publication, last: Issued) -> Iterator[Problem]:
    """That no draft was agreed, and whose agreement is missing for it."""
    what = f"no version of the {publication.name} of {year.printed} was agreed yet: the last is {last.title}"
    do = f"Once it is agreed: make draft YEAR={year.name} STAGE=agreed{_of_it(publication)}. Then run this again."
    yield Problem(Level.STOP, what, do)
    for one in _standings(year, publication, last):
        if one.must_sign and not one.has_signed:
            yield _unsigned(one, "must sign off and has not agreed to what the last draft says", last.number)


def _standings(year: Year, publication: Publication, draft: Issued) -> list[Standing]:
    """Where the partners stand with a draft; who must sign is read from the workbook as it is now, if it can be."""
    from planbuilder.circulate.contents import Said, differs
    from planbuilder.circulate.partners import read_partnership
    from planbuilder.drafts.issued import issued_drafts

    try:
        partners = read_partnership(year).partners
    except PlanbuilderError:  # plan.xlsx is in a state that stops builds; who must sign was frozen with the draft
        from planbuilder.schema.lists import Partner

        partners = draft.workbooks((PLAN,))[PLAN].of(Partner)
    by_number = {one.number: one for one in issued_drafts(year, publication.name)}

    def changed_since(number: int) -> str:
        if number == draft.number:
            return ""
        if number not in by_number:
            return "it is not in the register of drafts any more"
        try:
            return differs(Said.by(by_number[number], publication), Said.by(draft, publication))
        except PlanbuilderError:
            return "its frozen draft is not whole"

    return standings(read_circulation(year).of(publication.name), partners, changed_since)


def _unsigned(one: Standing, what: str, number: int) -> Problem:
    state = f"{one.state[:1].lower()}{one.state[1:]}"
    do = f'Enter the answer: make sign-off PARTNER="{one.partner}" DRAFT={number} BY="..." ON=DATE.'
    return Problem(Level.STOP, f"{one.partner} {what} ({state})", f"{do} make sign-off shows where everybody stands.")


def _outstanding(year: Year, publication: Publication, draft: Issued, manifest: dict[str, Any]) -> Iterator[Problem]:
    """Agreements that the agreed version lacks: those taken back since, and those that nobody gave a reason for."""
    signed_then = {one["partner"] for one in manifest.get("sign_offs", ())}
    without: list[str] = []
    for one in _standings(year, publication, draft):
        if not one.must_sign or one.has_signed:
            continue
        if one.withdrawn and one.partner in signed_then:
            yield _withdrawn(one, publication, year)
        elif manifest.get("note"):
            without.append(one.partner)
        else:
            yield _unsigned(one, f"must sign off and has not agreed to draft {draft.number}", draft.number)
    if without:
        what = f"agreed without the sign-off of {', '.join(without)}; the note in the register says why"
        yield Problem(Level.NOTE, what, "")


def _withdrawn(one: Standing, publication: Publication, year: Year) -> Problem:
    what = f"{one.partner} has withdrawn its agreement since the {publication.name} was agreed"
    do = (
        f"Enter its new answer (make sign-off), or say why it is published without: make draft YEAR={year.name}"
        f' STAGE=agreed{_of_it(publication)} NOTE="...".'
    )
    return Problem(Level.STOP, what, do)


# --- the agreed draft -----------------------------------------------------------------------------------------


def _touched(year: Year, draft: Issued, register: Register) -> Iterator[Problem]:
    """What was done to the agreed draft since it was frozen, as `make verify` tells it."""
    found = verify(drafts_of(year), year)
    for one in found.problems:
        if one.level is not Level.NOTE and one.workbook == draft.entry.folder:
            yield Problem(Level.STOP, one.what, one.do, f"drafts/{one.workbook}", one.sheet)
    if register.broken:
        for what in register.broken:
            do = "Restore the register and the folders of drafts from a backup; make verify says more."
            yield Problem(Level.STOP, f"the register of drafts cannot be gone by: {what}", do, "drafts/register.json")


def _later(issued: Sequence[Issued], draft: Issued) -> Iterator[str]:
    later = [one for one in issued if one.number > draft.number]
    if later:
        yield f"Published is {draft.title}. A later one, {later[-1].title}, is not agreed."


def _moved_on(year: Year, draft: Issued, manifest: dict[str, Any]) -> Iterator[str]:
    """That the workbooks or the template were saved or changed since; what is published is the agreed version."""
    changed = []
    for place, own in manifest["files"].items():
        kind, _, rest = place.partition("/")
        there = {"inputs": year.inputs, "templates": year.project.templates}.get(kind)
        if there is None or not rest:
            continue
        try:
            same = file_hash(there / rest) == own
        except OSError:
            same = False
        if not same:
            changed.append(rest)
    if changed:
        names = ", ".join(changed[:4]) + (f" and {len(changed) - 4} more" if len(changed) > 4 else "")
        day = long_date(day_of(draft.entry.date))
        yield (
            f"Saved or changed since draft {draft.number} was agreed on {day}: {names}. Published is the agreed"
            f" version; make compare FROM={draft.number} shows what the workbooks would change."
        )
