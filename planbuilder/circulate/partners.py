"""The partners as a message needs them: who is consulted, where it goes, which actions they lead.

In come the records of plan.xlsx; out come `Consulted` partners and what is wrong with their addresses. Which partner
an action belongs to is told by the organisations of its lead officers, in whatever way these are written.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from planbuilder.checking import PLAN
from planbuilder.problems import Level, PlanbuilderError, Problem, did_you_mean, shortened
from planbuilder.project import Year
from planbuilder.schema.lists import Funder, Partner, Person
from planbuilder.schema.plan import Action

if TYPE_CHECKING:
    from planbuilder.intake.check import Checked

YES = "Yes"
#: One address: nothing that a mail program would take for a sign of its own, and a domain with a dot (RFC 5322, 3.4.1).
_ADDRESS = re.compile(r"[^\s@<>()\[\],;:\\\"]+@[^\W_](?:[\w-]*[^\W_])?(?:\.[^\W_](?:[\w-]*[^\W_])?)+")
#: What stands on a line: names with an address in angle brackets ("Bloggs, Jo <jo@anytown.example>"), and the rest.
_PIECES = re.compile(r"(?P<name>[^<>;]*)<\s*(?P<address>[^<>]*?)\s*>|(?P<rest>[^<>;]+)")


@dataclass(frozen=True)
class Address:
    """Where a message goes: the address, and the name before it where one is typed."""

    address: str
    name: str = ""


@dataclass(frozen=True)
class Partnership:
    """The partners of a year by name, as plan.xlsx has them now."""

    plan: Checked
    partners: Sequence[Partner]

    @property
    def consulted(self) -> list[Partner]:
        """Those to whom drafts are sent."""
        return [one for one in self.partners if one.consulted == YES]

    @property
    def signing(self) -> list[Partner]:
        """Those without whose agreement nothing is agreed."""
        return [one for one in self.partners if one.signs_off == YES]

    def named(self, typed: str) -> Partner:
        """The partner that goes by this name; raises `PlanbuilderError` with the nearest."""
        names = self.plan.lists.get(Partner.sheet.title)
        found = names.find(typed) if names else None
        for one in self.partners:
            if one.name == found:
                return one
        do = did_you_mean(typed, [one.name for one in self.partners])
        raise PlanbuilderError(Problem(Level.STOP, f"there is no partner “{shortened(typed)}”", do, PLAN, "Partners"))


def read_partnership(year: Year) -> Partnership:
    """The partners of a year; raises `PlanbuilderError` where their sheet cannot be read.

    Only that sheet counts: what stands elsewhere in the workbook may be unfinished.
    """
    from planbuilder.intake.check import check_workbook
    from planbuilder.schema import WORKBOOKS

    checked = check_workbook(year.inputs / PLAN, WORKBOOKS[PLAN])
    own = [one for one in checked.problems if one.level is Level.STOP and one.sheet in ("", Partner.sheet.title)]
    if own:
        raise PlanbuilderError(*own)
    return Partnership(checked, checked.of(Partner))


def addresses_of(partner: Partner) -> tuple[list[Address], list[Problem]]:
    """The addresses of a partner, and what under "E-mail" is none."""
    found: list[Address] = []
    problems: list[Problem] = []
    for line in partner.email:
        for name, typed in _parted(line):
            if mailbox := _mailbox(typed.removeprefix("mailto:").rstrip(".")):
                if mailbox.casefold() not in {one.address.casefold() for one in found}:
                    found.append(Address(mailbox, name))
                continue
            what = f"“{shortened(typed)}” is not an e-mail address, so the message does not go there"
            do = "Type it like name@organisation.example; several addresses one a line."
            problems.append(Problem(Level.WARN, what, do, PLAN, partner.sheet.title, partner.cell("email")))
    return found, problems


def _parted(line: str) -> Iterator[tuple[str, str]]:
    """The names and addresses of a line, however they are parted; a name may have a comma in it."""
    for piece in _PIECES.finditer(line):
        name, address, rest = piece["name"], piece["address"], piece["rest"] or ""
        if address is not None:
            before, comma, after = name.rpartition(",") if "@" in name else ("", "", name)
            rest, name = (before, after) if comma else (rest, name)
        for bare in (part.strip() for part in rest.split(",")):
            parts = bare.split() if bare.count("@") > 1 else [bare]
            yield from (("", part) for part in parts if part)
        if address is not None:
            yield " ".join(name.strip(" ,\"“”'").split()), address


def _mailbox(typed: str) -> str:
    """An address as a message's head may hold it, in ASCII; "" for what is none."""
    if not _ADDRESS.fullmatch(typed) or ".." in typed or len(typed) > 254:
        return ""
    local, _, domain = typed.rpartition("@")
    try:
        domain = domain if domain.isascii() else domain.encode("idna").decode("ascii")
    except UnicodeError:
        return ""
    return f"{local}@{domain}" if local.isascii() and not local.startswith(".") else ""


# --- who leads what ---------------------------------------------------------------------------------------


@dataclass
class Leading:
    """Which partner leads an action: known by the organisations of its lead officers.

    `partnership` knows the partners' names; `plan` is the draft that is sent, with its people and funders.
    """

    partnership: Partnership
    plan: Checked
    _known: dict[str, str] = field(default_factory=dict)

    def led_by(self, partner: Partner) -> list[Action]:
        """The actions that a partner leads, alone or with others, in their order."""
        return [one for one in self.plan.of(Action) if partner.name in self.partners_of(one)]

    def partners_of(self, action: Action) -> set[str]:
        """The partners that lead an action."""
        people = self.plan.lists.get(Person.sheet.title)
        found = set()
        for lead in action.leads:
            person = people.find(lead.name) if people else None
            belongs = people.belongs.get(person, "") if people and person else ""
            found.add(next(filter(None, map(self._partner, (lead.organisation, belongs, lead.name))), ""))
        return found - {""}

    def _partner(self, organisation: str) -> str:
        """The partner that an organisation is; it may be called so as a funder ("BBC") alone."""
        if not organisation:
            return ""
        if organisation not in self._known:
            names = self.partnership.plan.lists[Partner.sheet.title]
            funders = self.plan.lists.get(Funder.sheet.title)
            funder = funders.find(organisation) if funders else None
            full = next((one.full_name for one in self.plan.of(Funder) if one.name == funder), None)
            self._known[organisation] = names.find(organisation) or (names.find(full) if full else None) or ""
        return self._known[organisation]
