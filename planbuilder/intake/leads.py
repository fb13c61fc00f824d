"""The lead officers of a cell: each person by the name that the sheet "People" gives, with the organisation typed.

In come the lines of a cell, parted at their first comma; out come leads, and the names that are nobody's. Officers
write several people in one line, put the organisation in brackets or behind a dash, and write the surname first. What
can only be read in one way is read so; nothing that was typed is lost, save titles and honours.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from planbuilder.intake.name_lists import NameList
from planbuilder.people import is_everybody, is_nobody, is_to_come, only_honours
from planbuilder.problems import nearest
from planbuilder.typed import folded
from planbuilder.values import Lead

#: Signs and words between two people; and those before an organisation. Neither counts inside brackets.
_OUTSIDE = r"(?![^(\[]*[)\]])"
_JOINED = re.compile(rf"\s*[/+&|]\s*{_OUTSIDE}|\s+(?:and|with|plus)\s+{_OUTSIDE}", re.IGNORECASE)
_COMMA = re.compile(rf"\s*,\s*{_OUTSIDE}")
_BEFORE_ORGANISATION = re.compile(rf"(?:\s*[-–—:@]\s*|\s+(?:of|from|at)\s+){_OUTSIDE}", re.IGNORECASE)
#: Words before a name that say nothing of whom is meant.
_BEFORE_NAME = re.compile(
    r"(?:and|then|also|plus|[&+])\s+|(?:joint |co-)?lead(?: officer)?s?\s*[:–-]\s*", re.IGNORECASE
)
#: A longer line is a text that was pasted into the wrong cell.
_LONGEST = 400
_BRACKETS = re.compile(r"(.+?)\s*[(\[]([^()\[\]]*)[)\]]\s*(.*)")


@dataclass(frozen=True)
class Directory:
    """Everyone who may lead an action: people, and the organisations of the other lists."""

    people: NameList
    organisations: Sequence[NameList] = ()

    def person(self, name: str) -> str | None:
        """The person who goes by this name."""
        return self.people.find(name)

    def organisation(self, name: str) -> str | None:
        """An organisation's name as its list spells it; the partnership as a whole as typed."""
        spelt = next((spelt for names in self.organisations if (spelt := names.spelt(name))), None)
        return spelt or (name if is_everybody(name) else None)

    def same_organisation(self, one: str, other: str) -> bool:
        """Whether two names are those of one organisation."""
        if folded(one) == folded(other):
            return True
        known = ((names.find(one), names.find(other)) for names in self.organisations)
        return any(first is not None and first == second for first, second in known)

    def is_own(self, lead: Lead, organisation: str) -> bool:
        """Whether a lead who is typed without one is with this organisation."""
        own = self.people.belongs.get(lead.name)
        return not lead.organisation and own is not None and self.same_organisation(own, organisation)


def read_leads(entries: Iterable[Lead], known: Directory) -> tuple[list[Lead], list[str]]:
    """The leads of a cell, each once, and the names among them that nobody goes by."""
    leads: list[Lead] = []
    for lead in _lines(list(entries), known):
        if lead.organisation and known.person(lead.name) == lead.name and _is_plain(lead.organisation, known):
            _add(leads, lead, known)  # most are typed like that
            continue
        for one in _people(lead.text, known) if len(lead.text) <= _LONGEST else [lead]:
            _add(leads, one, known)
    strangers = [lead.name for lead in leads if not _is_legitimate(lead.name, known)]
    return leads, strangers


def _lines(entries: Sequence[Lead], known: Directory) -> Iterable[Lead]:
    """The lines of a cell; a name that is broken over two of them is put together."""
    number = 0
    while number < len(entries):
        lead = entries[number]
        after = entries[number + 1] if number + 1 < len(entries) else None
        number += 1
        if after and not lead.organisation and not _is_legitimate(lead.name, known) and not known.person(after.name):
            whole = f"{lead.name} {after.name}"
            if known.person(whole):
                lead, number = Lead(whole, after.organisation), number + 1
        yield lead


def _is_plain(organisation: str, known: Directory) -> bool:
    """Whether nothing but an organisation stands behind a name."""
    if known.organisation(organisation) or len(organisation) > _LONGEST:
        return True
    several = "," in organisation or "(" in organisation or _JOINED.search(organisation)
    return (
        not several
        and not known.person(organisation)
        and not only_honours(organisation)
        and not is_nobody(organisation)
    )


def _is_legitimate(name: str, known: Directory) -> bool:
    """Whether this may stand as a lead without being a person of the list."""
    if known.person(name) or known.organisation(name) or is_nobody(name) or is_to_come(name):
        return True
    if len(name) > _LONGEST:
        return False
    first, *others = _JOINED.split(name)  # "Tracey Lilley and team", "BBC and Essex Police"
    return bool(others) and all(
        known.person(one) or known.organisation(one) or (number > 0 and one[:1].islower())
        for number, one in enumerate([first, *others])
    )


def _add(leads: list[Lead], lead: Lead, known: Directory) -> None:
    """Put a lead behind the others, unless the same one is among them already."""
    for number, other in enumerate(leads):
        if folded(other.name) == folded(lead.name):
            if not lead.organisation or known.same_organisation(other.organisation, lead.organisation):
                return
            if not other.organisation:
                leads[number] = lead
                return
    if leads and known.organisation(lead.name) and not lead.organisation and known.is_own(leads[-1], lead.name):
        leads[-1] = replace(leads[-1], organisation=lead.name)  # "Tracey Lilley", and "BBC" in the next line
        return
    leads.append(lead)


# --- one line ---------------------------------------------------------------------------------------------


def _people(line: str, known: Directory) -> list[Lead]:
    """The people whom one line names: "A, BBC, B, CSP", "A and B, BBC", "Lilley, Tracey", "BBC - A"."""
    if whole := known.organisation(line):
        return [Lead(whole)]
    parts = [part for part in _COMMA.split(line) if part]
    groups: list[list[Lead]] = []
    number = 0
    while number < len(parts):
        part = parts[number]
        found = _of_part(part, known)
        if not found and number + 1 < len(parts):
            turned = known.person(f"{parts[number + 1]} {part}")
            found = [Lead(turned)] if turned else []
            number += bool(turned)
        if found:
            _begin(groups, found, known)
        elif not groups or _begins_another(parts, number, groups[-1], known):
            groups.append([_stranger(part, known)])
        elif not (only_honours(part) or is_nobody(part)) or not known.person(groups[-1][-1].name):
            groups[-1] = [_with_organisation(lead, part) for lead in groups[-1]]
        number += 1
    return [lead for group in groups for lead in group]


def _begin(groups: list[list[Lead]], found: list[Lead], known: Directory) -> None:
    """Begin a new group of people; where their own organisation stands alone before them, it is theirs."""
    last = groups[-1] if groups else []
    if len(last) == len(found) == 1 and not last[0].organisation and known.is_own(found[0], last[0].name):
        groups[-1] = [replace(found[0], organisation=last[0].name)]
    else:
        groups.append(found)


def _with_organisation(lead: Lead, part: str) -> Lead:
    return replace(lead, organisation=f"{lead.organisation}, {part}" if lead.organisation else part)


def _begins_another(parts: Sequence[str], number: int, last: Sequence[Lead], known: Directory) -> bool:
    """Whether a part that is no known person is the next lead all the same, and not where the last one works.

    That is so where the last one has an organisation already and this looks like a person of the list, or is followed
    by an organisation of its own; and where one organisation follows another.
    """
    part = parts[number]
    if known.organisation(part):
        return bool(known.organisation(last[-1].name))
    if not last[-1].organisation or not known.organisation(last[-1].organisation):
        return False
    followed = number + 1 < len(parts) and known.organisation(parts[number + 1])
    return bool(followed) or nearest(part, known.people.names, 0.75) is not None


def _stranger(part: str, known: Directory) -> Lead:
    """A lead who is no known person: an organisation, or a name, which may have an organisation behind it."""
    if organisation := known.organisation(part):
        return Lead(organisation)
    if (found := _BRACKETS.fullmatch(part)) and not found[3] and known.organisation(found[2]):
        return Lead(found[1], found[2])
    for sign in re.finditer(r"\s*/\s*|\s+[-–—]\s+|\s+of\s+", part):
        if known.organisation(part[sign.end() :]) and not known.organisation(part[: sign.start()]):
            return Lead(part[: sign.start()], part[sign.end() :])
    return Lead(part)


def _of_part(part: str, known: Directory) -> list[Lead]:
    """The people whom a part between commas names; none where it names no known person."""
    if person := known.person(part) or known.person(_BEFORE_NAME.sub("", part, count=1)):
        return [Lead(person)]
    if known.organisation(part):
        return []
    return _joined(part, known) or _with_their_organisation(part, known)


def _joined(part: str, known: Directory) -> list[Lead]:
    """ "A and B", "A (BBC) / B (ECC)"; "A/BBC" is one with an organisation, "A and team" is left as it is."""
    pieces = [piece for piece in _JOINED.split(part) if piece]
    if len(pieces) < 2:
        return []
    found = [
        [Lead(person)] if (person := known.person(piece)) else _with_their_organisation(piece, known)
        for piece in pieces
    ]
    if not any(found):
        return []
    organisation = known.organisation(pieces[-1])
    if len(pieces) == 2 and organisation and found[0] and re.search(r"[/|]", part):
        return [replace(lead, organisation=organisation) for lead in found[0]]
    if any(not one and piece[:1].islower() for one, piece in zip(found, pieces, strict=True)):
        return [Lead(part)]
    strangers = [piece for one, piece in zip(found, pieces, strict=True) if not one and not known.organisation(piece)]
    if len(strangers) == len(pieces) - 1 and re.search(r"[(\-–—:]|\bof\b", part):
        return []  # "A - Health and Safety"
    return [
        lead
        for one, piece in zip(found, pieces, strict=True)
        for lead in one or [Lead(known.organisation(piece) or piece)]
    ]


def _with_their_organisation(part: str, known: Directory) -> list[Lead]:
    """ "A (BBC)", "A - BBC", "A of BBC", "A BBC"; also "BBC - A", and "Tracey (Trace) Lilley"."""
    if found := _BRACKETS.fullmatch(part):
        before, inside, after = found.groups()
        if person := known.person(f"{before} {after}"):
            return [Lead(person, "" if after or only_honours(inside) or not re.search(r"[^\W\d]", inside) else inside)]
        if (person := known.person(inside)) and known.organisation(before):
            return [Lead(person, before)]
    for sign in _BEFORE_ORGANISATION.finditer(part):
        before, after = part[: sign.start()], part[sign.end() :]
        person, other = known.person(before), known.person(after)
        spaced = sign[0] != sign[0].strip() or "-" not in sign[0]  # "Sam Smith-Jones" is not Sam Smith of Jones
        if person and after and (spaced or known.organisation(after)):
            return [Lead(person), Lead(other)] if other else [Lead(person, after)]
        if other and known.organisation(before):
            return [Lead(other, before)]
    words = part.split()
    for number in range(2, min(len(words), 7)):
        person, rest = known.person(" ".join(words[:number])), " ".join(words[number:])
        if person and known.organisation(rest):
            return [Lead(person, rest)]
    return []
