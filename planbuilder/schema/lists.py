"""The list sheets of plan.xlsx: partners, people, funders and priorities, which the other sheets refer to by name."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from planbuilder.cells import COLOUR, LINES, MONEY, NAMES, PICTURE, TEXT, choice
from planbuilder.schema.choices import LIKELY_PARTNER_KINDS, PARTNER_KINDS, YES_OR_NO
from planbuilder.schema.declare import Record, Sheet, column
from planbuilder.values import Colour, Line, Money

ALSO_KNOWN_AS = "Other names for the same thing, one a line, so that each of them is understood in the other sheets."


@dataclass(frozen=True, kw_only=True)
class Partner(Record):
    """An organisation of the partnership."""

    sheet: ClassVar[Sheet] = Sheet("Partners", "The organisations that make up the partnership.", key="name")
    name: str = column("Partner", TEXT, "The full name.", required=True, unique=True, width=46, example="Essex Police")
    kind: str = column(
        "Kind",
        choice("Statutory", "Community", also=PARTNER_KINDS, perhaps=LIKELY_PARTNER_KINDS),
        "Statutory: the law asks it to take part. Community: it takes part of its own will.",
        required=True,
        width=14,
        example="Statutory",
    )
    short_name: str | None = column(
        "Short name", TEXT, "The letters that people use for it.", may_be_missing=True, width=16, example="ECFRS"
    )
    also: tuple[str, ...] = column("Also known as", NAMES, ALSO_KNOWN_AS, may_be_missing=True, printed=False, width=30)
    consulted: str | None = column(
        *(
            "Consulted",
            choice("Yes", "No", also=YES_OR_NO),
            "Yes: make circulate writes a message to it, with the draft.",
        ),
        may_be_missing=True,
        printed=False,
        width=13,
        old_headings=("Consultee", "Consult"),
        example="Yes",
    )
    signs_off: str | None = column(
        "Must sign off",
        choice("Yes", "No", also=YES_OR_NO),
        "Yes: without its agreement a document is issued as agreed only where a reason is given.",
        may_be_missing=True,
        printed=False,
        width=13,
        old_headings=("Must sign-off", "Signs off", "Sign off", "Sign-off"),
        example="Yes",
    )
    contact: str | None = column(
        "Contact",
        TEXT,
        "Who is written to: the message begins with this name.",
        may_be_missing=True,
        printed=False,
        width=26,
        old_headings=("Contacts", "Contact name", "Contact person"),
        example="Jo Bloggs",
    )
    email: tuple[str, ...] = column(
        "E-mail",
        NAMES,
        "Where messages go; several addresses one a line.",
        may_be_missing=True,
        printed=False,
        width=34,
        old_headings=(
            "Email",
            "E-mails",
            "Emails",
            "E-mail address",
            "Email address",
            "E-mail addresses",
            "Email addresses",
        ),
        example="jo.bloggs@anytown.example",
    )
    note: tuple[Line, ...] = column(
        "Note", LINES, "For officers; it is not printed.", may_be_missing=True, printed=False, width=50
    )


@dataclass(frozen=True, kw_only=True)
class Funder(Record):
    """Whose money pays for actions."""

    sheet: ClassVar[Sheet] = Sheet("Funders", "Who pays for actions, as named in the budget lines.", key="name")
    name: str = column(
        "Funder", TEXT, "As written in the budget lines.", required=True, unique=True, width=26, example="CSP"
    )
    full_name: str | None = column("Full name", TEXT, "Printed in the table of resources.", width=50)
    also: tuple[str, ...] = column("Also known as", NAMES, ALSO_KNOWN_AS, may_be_missing=True, printed=False, width=30)
    total: tuple[Money, ...] = column(
        "Agreed total",
        MONEY,
        "What this funder gives in all, if it is known: it is compared with what the actions add up to.",
        may_be_missing=True,
        printed=False,
        width=16,
        example="£14,924",
    )


@dataclass(frozen=True, kw_only=True)
class Person(Record):
    """A lead officer."""

    sheet: ClassVar[Sheet] = Sheet("People", "The lead officers of the actions.", key="name")
    name: str = column(
        "Name", TEXT, "First name and surname.", required=True, unique=True, width=28, example="Jo Bloggs"
    )
    organisation: str | None = column(
        "Organisation", TEXT, "Printed where an action gives the name alone.", width=34, example="BBC"
    )
    role: str | None = column("Role", TEXT, "What they do.", may_be_missing=True, printed=False, width=34)
    also: tuple[str, ...] = column("Also known as", NAMES, ALSO_KNOWN_AS, may_be_missing=True, printed=False, width=30)


@dataclass(frozen=True, kw_only=True)
class PolicePriority(Record):
    """A priority of the police and crime plan, in that plan's own words."""

    sheet: ClassVar[Sheet] = Sheet(
        "Police and crime plan",
        "The priorities of the commissioner's police and crime plan, in its words and order.",
        key="name",
        old_titles=("Police & crime plan", "Police plan"),
        may_be_missing=True,
    )
    name: str = column(
        "Priority",
        TEXT,
        "In the words of that plan.",
        required=True,
        unique=True,
        width=60,
        example="Improve safety on our roads",
    )
    also: tuple[str, ...] = column("Also known as", NAMES, ALSO_KNOWN_AS, may_be_missing=True, printed=False, width=50)


@dataclass(frozen=True, kw_only=True)
class Priority(Record):
    """A priority of the partnership: a focus page, and a table of actions in its colour."""

    sheet: ClassVar[Sheet] = Sheet("Priorities", "The partnership's own priorities, in order.", key="name")
    name: str = column("Priority", TEXT, "As printed.", required=True, unique=True, width=46, example="Burglary")
    also: tuple[str, ...] = column("Also known as", NAMES, ALSO_KNOWN_AS, may_be_missing=True, printed=False, width=36)
    colour: Colour | None = column("Colour", COLOUR, "The colour of its page and table.", width=14, example="Teal")
    picture: str | None = column(
        "Picture", PICTURE, "The file name of its picture, in the pictures folder.", width=30, example="burglary.png"
    )
    picture_text: str | None = column(
        "Picture description", TEXT, "What the picture shows, for people who cannot see it.", width=50
    )
