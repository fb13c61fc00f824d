"""The lead officers whose names are not to be published, and every way in which such a name may be written.

In come the records of plan.xlsx; out come persons, and a search that finds them in a text: in full, surname first, by
initials, by title and surname, as an e-mail address. A surname alone may be a word like any other, so that is found
apart, as what may be a name.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from planbuilder.intake.check import Checked
from planbuilder.people import HONOURS, TITLES, is_everybody, is_nobody, is_to_come
from planbuilder.publishing.name_forms import forms_of, needle, perhaps_forms, plain
from planbuilder.schema.lists import Funder, Partner, Person
from planbuilder.schema.plan import Action
from planbuilder.typed import folded

#: What posts, teams and organisations are called, and people are not.
_NO_PERSON = re.compile(
    r"\d|&|\b(?:advis[eo]r|agency|agencies|and|association|board|borough|cent(?:re|er)|charity|chief|clerk|club"
    r"|coordinator|co-ordinator|commissioner|committee|community|council(?:s|lors)?|county|csp|department|director|district"
    r"|executive|fire|forum|group|head|health|housing|lead|leads|manager|member|network|nhs|of|office|officer|officers"
    r"|org|organisation|partner|partners|partnership|police|policing|post|probation|project|rescue|residents|safety|schools?"
    r"|sector|services?|society|staff|support|team|teams|the|trust|unit|volunteers?|ward|warden|wardens|watch|youth)\b",
    re.IGNORECASE,
)
#: A shorter surname is too often a word, or a part of an abbreviation.
_SHORTEST_ALONE = 4


@dataclass(frozen=True)
class Found:
    """A name as it stands in a text; `sure` is False where it may as well be another word."""

    person: str
    words: str
    sure: bool = True


@dataclass(frozen=True)
class Withheld:
    """A person whose name is not published, with the other names that the sheet People gives."""

    name: str
    also: tuple[str, ...] = ()

    @cached_property
    def _all(self) -> list[list[str]]:
        return [words for name in (self.name, *self.also) if (words := _bare(name))]

    @cached_property
    def needles(self) -> tuple[str, ...]:
        """In small letters, what a text must hold to hold the name in any form."""
        return tuple({needle(words[-1]) for words in self._all})

    @cached_property
    def sure(self) -> re.Pattern[str] | None:
        """The forms that are nothing but this name."""
        forms = [form for words in self._all if len(words) > 1 for form in forms_of(words)]
        return re.compile(rf"(?<![^\W_])(?<!')(?:{'|'.join(dict.fromkeys(forms))})(?![^\W_])") if forms else None

    @cached_property
    def perhaps(self) -> re.Pattern[str] | None:
        """The surname alone, names of a single word, and those that are words in small letters: they may be others."""
        alone = {words[-1] for words in self._all if len(words[-1]) >= _SHORTEST_ALONE}
        forms = [form for word in sorted(alone) for form in (re.escape(word), re.escape(word.upper()))]
        forms += [form for words in self._all if len(words) > 1 for form in perhaps_forms(words)]
        return re.compile(rf"(?<![\w@.'-])(?:{'|'.join(dict.fromkeys(forms))})(?![\w@-])") if forms else None


def _bare(name: str) -> list[str]:
    """The words of a name as they are spelt, without title, rank, honours and collar number; first name first."""
    name = plain(name)
    before, comma, after = name.partition(",")
    if comma and len(before.split()) == 1 and 1 <= len(after.split()) <= 2 and after.strip().casefold() not in HONOURS:
        name = f"{after} {before}"
    words = [word.strip("()[]\"'.") for word in re.split(r"[\s,]+|(?<=\w)\.(?=\w)", name)]
    words = [word for word in words if word]
    while len(words) > 1 and (words[0].casefold() in TITLES or any(sign.isdigit() for sign in words[0])):
        words.pop(0)
    while len(words) > 1 and (words[-1].casefold() in HONOURS or any(sign.isdigit() for sign in words[-1])):
        words.pop()
    return words


def search(text: str, people: Sequence[Withheld], *, perhaps: bool = False) -> list[Found]:
    """The names that stand in a text, each once; with `perhaps`, also the words that may be one."""
    text = re.sub(r"\s+", " ", plain(text))
    small = text.casefold()
    found: dict[tuple[str, str], Found] = {}
    for person in people:
        if not any(needle in small for needle in person.needles):
            continue
        sure = list(person.sure.finditer(text)) if person.sure else []
        for one in sure:
            found.setdefault((person.name, one[0]), Found(person.name, one[0]))
        if perhaps and person.perhaps:
            rest = person.sure.sub(" ", text) if person.sure else text
            for one in person.perhaps.finditer(rest):
                if one[0].islower() or not re.search(rf"(?<!\w){re.escape(one[0].casefold())}(?!\w)", rest):
                    found.setdefault((person.name, one[0]), Found(person.name, one[0], sure=False))
    return list(found.values())


def people_to_withhold(plan: Checked) -> list[Withheld]:
    """The lead officers of the sheet People, and those that only an action names; posts and organisations are none."""
    people = plan.of(Person)
    known = {folded(name) for one in plan.of(Partner) for name in (one.name, one.short_name or "", *one.also)}
    known |= {folded(name) for one in plan.of(Funder) for name in (one.name, one.full_name or "", *one.also)}
    known |= {folded(one.organisation or "") for one in people}
    posts = {folded(one.role) for one in people if one.role}
    named = {one.name: Withheld(one.name, one.also) for one in people if folded(one.name) not in known | posts}
    listed = {one.name for one in people}
    for action in plan.of(Action):
        for lead in action.leads:
            if lead.name not in listed and is_person(lead.name, known | posts):
                named.setdefault(lead.name, Withheld(lead.name))
    return list(named.values())


def is_person(name: str, known: Iterable[str]) -> bool:
    """Whether a lead that is not in the sheet People may be a person: no post, organisation, nobody, or to come."""
    if folded(name) in known or is_nobody(name) or is_to_come(name) or is_everybody(name) or _NO_PERSON.search(name):
        return False
    words = _bare(name)
    return 2 <= len(words) <= 4 and all(word[:1].isupper() for word in (words[0], words[-1]))
