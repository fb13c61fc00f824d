"""Whether a plan says what section 6 of the Crime and Disorder Act 1998, and the regulations under it, ask of it.

In come the checked records of plan.xlsx; out comes a finding for each requirement that the plan says nothing of. The
sources stand in docs/law.md. A plan is called silent only where all of it could be read: as long as a fault keeps words
from being read, and as long as a workbook is hardly begun, nothing is said.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from planbuilder.catalogue.law import LAW_AUTHORITIES, LAW_OLD_NAME
from planbuilder.intake.check import Checked
from planbuilder.problems import Level, Problem
from planbuilder.review.law_authorities import (
    AUTHORITIES,
    ENDED,
    LISTS_AUTHORITIES,
    STILL_KNOWN,
    WALES,
    Authority,
    health_body,
)
from planbuilder.review.law_words import REQUIREMENTS, Requirement
from planbuilder.schema.lists import Partner, PolicePriority, Priority
from planbuilder.schema.plan import Action, FocusPoint, Highlight, Passage, ProfilePoint, Settings
from planbuilder.values import Line

#: A workbook with fewer words than this in its texts, focus points and actions is a beginning, not a plan.
FEWEST_WORDS = 100
#: So many actions are searched at a time: what stands in the first is not looked for in the others.
_AT_A_TIME = 200
_WITH_WORDS = frozenset(
    record.sheet.title for record in (Priority, FocusPoint, ProfilePoint, Passage, Highlight, Action, PolicePriority)
)


def law(checked: Checked) -> list[Problem]:
    """Every requirement of the law that a plan says nothing of; none where the plan is hardly begun."""
    settings = next(iter(checked.of(Settings)), None)
    if settings is None or not _begun(checked):
        return []
    stopped = {problem.sheet for problem in checked.problems if problem.level is Level.STOP}
    first, wales = int(settings.year[:4]), _in_wales(settings, checked.of(Partner))
    problems: list[Problem] = []
    if not stopped & _WITH_WORDS:
        problems += _unsaid(checked, settings.place.workbook, first, wales)
    if Partner.sheet.title not in stopped:
        problems += _unnamed(checked, settings.place.workbook, first, wales)
        problems += _old_names(checked.of(Partner), first)
    return problems


def _begun(checked: Checked) -> bool:
    words = 0
    for lines in _own_words(checked):
        words += sum(len(line.text.split()) for line in lines)
        if words >= FEWEST_WORDS:
            return bool(checked.of(Passage)) and bool(checked.of(FocusPoint) or checked.of(Action))
    return False


def _own_words(checked: Checked) -> Iterator[tuple[Line, ...]]:
    yield from (passage.text for passage in checked.of(Passage))
    yield from (point.point for point in checked.of(FocusPoint))
    yield from (action.what for action in checked.of(Action))


def _in_wales(settings: Settings, partners: Sequence[Partner]) -> bool:
    """Whether the workbook's own names show that the place is in Wales."""
    names = [settings.partnership, settings.area, settings.council, settings.force]
    names += [partner.name for partner in partners if partner.kind == "Statutory"]
    return any(WALES.search(name.casefold()) for name in names if name)


# --- what a plan says -------------------------------------------------------------------------------------


def _unsaid(checked: Checked, workbook: str, first: int, wales: bool) -> list[Problem]:
    missing = [one for one in REQUIREMENTS if one.since <= first and not (wales and one.only_england)]
    known: dict[bool, set[str]] = {True: set(), False: set()}
    for text, aside in _stretches(checked):
        if wales and _is_welsh(text):
            return []  # the words that are looked for are English
        new = set(text.split()) - known[aside]
        known[aside] |= new
        words = "\n".join(new)
        missing = [one for one in missing if (aside and not one.aside) or not one.is_met_by(text, words)]
        if not missing:
            break
    return [_missed(one, workbook) for one in missing]


def _missed(one: Requirement, workbook: str) -> Problem:
    return one.check.problem(one.what, one.do, workbook, one.sheet)


def _stretches(checked: Checked) -> Iterator[tuple[str, bool]]:
    """The words of the plan, casefolded, in stretches, and whether a stretch stands aside of what is to be done."""
    said: set[str] = set()
    yield _joined((passage.text for passage in checked.of(Passage)), said), False
    names = [priority.name for priority in checked.of(Priority)]
    police = [f"{one.place.sheet}: {one.name}" for one in checked.of(PolicePriority)]
    points = _joined((point.point for point in checked.of(FocusPoint)), said)
    yield "\n".join((*names, *police, points)).casefold(), False
    yield _joined((point.point for point in checked.of(ProfilePoint)), set()), True
    yield _joined((highlight.text for highlight in checked.of(Highlight)), set()), True
    yield _joined((settings.contact for settings in checked.of(Settings)), set()), True
    actions = iter(checked.of(Action))
    while some := list(islice(actions, _AT_A_TIME)):
        money = "\n".join(money.text for action in some for money in action.budget).casefold()
        lines = _joined((lines for action in some for lines in (action.objective, action.what)), said)
        yield f"{lines}\n{money}", False


def _joined(texts: Iterator[tuple[Line, ...]], said: set[str]) -> str:
    """The lines that were not said before, which they are from now on."""
    new = dict.fromkeys(line.text for lines in texts for line in lines).keys() - said
    said |= new
    return "\n".join(sorted(new)).casefold()


def _is_welsh(text: str) -> bool:
    return text.count(" yn ") > text.count(" the ")


# --- who is responsible -----------------------------------------------------------------------------------


def _unnamed(checked: Checked, workbook: str, first: int, wales: bool) -> list[Problem]:
    """The authorities of section 5 that neither the statutory partners nor the text about them name."""
    statutory = [partner for partner in checked.of(Partner) if partner.kind == "Statutory"]
    named = "\n".join(name for one in statutory for name in (one.name, one.short_name or "", *one.also))
    named = f"{named}\n{_listed_in_text(checked)}".casefold()
    missing = [one for one in AUTHORITIES if one.since <= first and not one.names.search(named)]
    if missing and not statutory:
        what = "no partner here is marked as statutory"
        do = (
            "Section 5(1) of the Crime and Disorder Act 1998 makes the council, police, fire and rescue, health and"
            " probation responsible for the plan: give them the kind “Statutory”."
        )
        return [LAW_AUTHORITIES.problem(what, do, workbook, Partner.sheet.title)]
    return [_missing(one, workbook, first, wales) for one in missing]


def _listed_in_text(checked: Checked) -> str:
    """The lines that list the authorities, where a plan does so in words; all lines of the part on partners."""
    return "\n".join(
        line.text
        for passage in checked.of(Passage)
        for line in passage.text
        if passage.section == "Partners" or LISTS_AUTHORITIES.search(line.text.casefold())
    )


def _missing(one: Authority, workbook: str, first: int, wales: bool) -> Problem:
    called = one.called or health_body(first, wales)
    provision = one.provision if one.called or not wales else "5(1)(f)"
    article = "an" if called[0] in "aeiou" else "a"
    do = (
        f"Section {provision} of the Crime and Disorder Act 1998 makes it a responsible authority: add {article}"
        f" {called} as “Statutory”, or change its kind where it stands here already."
    )
    return one.check.problem(f"no {called} is among the statutory partners", do, workbook, Partner.sheet.title)


def _old_names(partners: Sequence[Partner], first: int) -> list[Problem]:
    """Statutory partners of a kind that had ended when the plan begins."""
    problems = []
    for partner in partners:
        name = partner.name.casefold()
        for kind in ENDED if partner.kind == "Statutory" and not STILL_KNOWN.search(name) else ():
            if kind.since <= first and kind.names.search(name):
                what = f"“{partner.name}” has an old name: {kind.ended}"
                do = f"Name {kind.instead} in its place; the old name may stay under “Also known as”."
                place = partner.place
                problems.append(LAW_OLD_NAME.problem(what, do, place.workbook, place.sheet, partner.cell("name")))
    return problems
