"""The names by which a responsible authority is known, today and in earlier years, in England and in Wales.

Generous on purpose, as `law_words` is: an authority that stands there under another name must not be called for. All
patterns are searched in casefolded text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from planbuilder.catalogue import law as checks
from planbuilder.catalogue.declare import Check


@dataclass(frozen=True)
class Authority:
    """A responsible authority of section 5(1): the names that it is known by, and the provision."""

    check: Check
    names: re.Pattern[str]
    called: str
    provision: str
    since: int = 0


#: Counties whose council runs the fire and rescue service itself: from general knowledge, to keep silent about them.
_FIRE_COUNCILS = (
    r"(?<!north )(?<!east )(?<!south )\b(?:cornwall|cumbria|gloucestershire|hertfordshire|isle of wight|lincolnshire"
    r"|norfolk|northamptonshire|northumberland|oxfordshire|suffolk|surrey|warwickshire|west sussex) (?:county )?council"
    r"|isles of scilly"
)
AUTHORITIES: tuple[Authority, ...] = (
    Authority(
        checks.LAW_COUNCIL,
        re.compile(
            r"(?<!\bparish )(?<!\btown )(?<!\bcommunity )(?<!\byouth )\bcouncil\b|\bunitary\b|corporation"
            r"|local authorit|\bborough\b|\bcyngor\b|(?:district|county|borough) councils"
        ),
        "council",
        "5(1)(a)",
    ),
    Authority(
        checks.LAW_POLICE,
        re.compile(r"\bpolice\b(?!,? (?:fire )?(?:and|&) (?:fire and )?crime)(?! authority)|constabulary|\bheddlu\b"),
        "police force",
        "5(1)(b)",
    ),
    Authority(
        checks.LAW_FIRE,
        re.compile(rf"\bfire\b|frs\b|\blfb\b|\btân\b|{_FIRE_COUNCILS}"),
        "fire and rescue authority",
        "5(1)(d)",
    ),
    Authority(
        checks.LAW_HEALTH,
        re.compile(
            r"(?<!public )(?<!environmental )\bhealth(?:care)?\b(?! and safety)|\bnhs|commissioning group|ccgs?\b"
            r"|integrated care|icbs?\b|\bics\b|primary care|\bpcts?\b|hospital|bwrdd iechyd"
        ),
        "",  # it changes with the year and the country: `health_body`
        "5(1)(e)",
    ),
    Authority(
        checks.LAW_PROBATION,
        re.compile(r"probation|rehabilitation compan|crc\b|\bnps\b|hmpps|offender management|prawf"),
        "provider of probation services",
        "5(1)(aa)",
        since=2010,
    ),
)

#: Where the text of a plan lists its responsible authorities, rather than the sheet "Partners".
LISTS_AUTHORITIES = re.compile(r"responsible authorit|statutory (?:partner|authorit|agenc|member|bod|organisation)")


@dataclass(frozen=True)
class Ended:
    """A kind of body that had ended before plans of the year `since`, and what took its place."""

    names: re.Pattern[str]
    since: int
    ended: str
    instead: str


ENDED: tuple[Ended, ...] = (
    Ended(
        re.compile(r"clinical commissioning groups?|ccgs?\b"),
        2023,
        "clinical commissioning groups ended in June 2022",
        "the integrated care board",
    ),
    Ended(re.compile(r"primary care trusts?"), 2013, "primary care trusts ended in March 2013", "today's health body"),
    Ended(
        re.compile(r"community rehabilitation compan(?:y|ies)"),
        2022,
        "community rehabilitation companies ended in June 2021",
        "the Probation Service",
    ),
    Ended(re.compile(r"police authority"), 2013, "police authorities ended in November 2012", "the police force"),
)
#: A name that tells its own history is not an old one.
STILL_KNOWN = re.compile(r"former|previous|integrated care|icb\b|probation")

#: Names in the sheets "Plan" and "Partners" that only a place in Wales has.
WALES = re.compile(
    r"\b(?:wales|welsh|cymru|cyngor|heddlu|dyfed|powys|gwent|glamorgan|anglesey|gwynedd|conwy|denbighshire|flintshire"
    r"|wrexham|ceredigion|pembrokeshire|carmarthenshire|swansea|neath port talbot|bridgend|cardiff|rhondda|merthyr"
    r"|caerphilly|torfaen|monmouthshire|newport city council|(?:local|university|teaching) health board)\b"
)


def health_body(first: int, wales: bool) -> str:
    """What the health body of section 5(1)(e) and (f) is called in a plan that begins in the year `first`."""
    if wales:
        return "local health board"
    if first < 2013:
        return "primary care trust"
    if first < 2022:
        return "clinical commissioning group"
    return "integrated care board" if first > 2022 else "clinical commissioning group or integrated care board"
