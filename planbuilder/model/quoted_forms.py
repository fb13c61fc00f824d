"""How officers type figures in a text: "increased by 16.9%", "55 fewer incidents", "rose from 379 to 429".

In come the words for what is counted; out come the patterns that find a typed figure, and whether a sentence says
nothing but figures. Such a plain sentence ("There were 20 fewer fly-tips.") has no word that could make its number one
of something else, so that it may be held against the table even where it is further off.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

FIGURE = r"(?P<figure>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)"
UP = r"more|increase[ds]?|increasing|rise[ns]?|rising|rose|grew|grown|growth|up"
DOWN = r"fewer|less|decrease[ds]?|decreasing|fall(?:s|en|ing)?|fell|reduc(?:ed|tion)|drop(?:s|ped)?|down"
WAY = rf"(?P<way>{UP}|{DOWN})"
NOUN = r"offences?|incidents?|crimes?|reports?|cases?"
_COUNT = r"\d{1,3}(?:,\d{3})+|\d+"
_SHARE = r"(?:%|per ?cent\b)(?!\s*points?)"
_PER = r"(?:per|for every|for each)\s+(?:1,?000|thousand)\b"
SHARES = (
    re.compile(rf"\b{WAY}\s+(?:by|of)?\s*{FIGURE}\s*{_SHARE}", re.IGNORECASE),
    re.compile(rf"(?<![\w.,£-]){FIGURE}\s*(?:%|per ?cent)\s+{WAY}\b", re.IGNORECASE),
)
RANK = re.compile(r"\b(?P<figure>\d{1,2})(?:st|nd|rd|th)[ -](?P<order>lowest|highest)\b", re.IGNORECASE)
RANK_OF = re.compile(
    r"\b(?P<figure>\d{1,2})(?:st|nd|rd|th)(?:[ -](?P<order>lowest|highest))? (?:out )?of (?:the )?(?P<all>\d{1,3})\b",
    re.IGNORECASE,
)
SUM = re.compile(r"£\s?(?P<figure>\d{1,3}(?:,\d{3})+(?:\.\d\d)?|\d{4,}(?:\.\d\d)?)(?![\d,]|\.\d)")
WELL = re.compile(
    r"(?<![\w.,£-])(?P<figure>\d+) (?:out )?of (?:the |our |all )?(?P<all>\d+) actions"
    r" (?:(?:are|were|is|was|have been|stand|stood|being|that are) )?(?:complete or green|green or complete)\b",
    re.IGNORECASE,
)
EVENTS = re.compile(rf"(?<![\w.,£-]){FIGURE} events\b", re.IGNORECASE)
ENFORCEMENT = re.compile(rf"(?<![\w.,£-]){FIGURE} enforcement actions?\b", re.IGNORECASE)
#: What a plain sentence is made of, beside names, figures and words for what is counted.
_PLAIN = re.compile(
    r"\b(?:a|an|the|there|it|we|our|this|that|which|was|were|is|are|has|have|had|been|be|by|of|in|on|to|from|for|and|or"
    r"|with|at|than|as|year|number|numbers|level|rate|count|total|overall|altogether|recorded|reported|received"
    r"|population|people|households?|residents|thousand|borough|district|area|partnership|across|per|every|each"
    r"|compared|between|during|than last year|the year before|detailed|shown|above|below|slightly|went|gone|go|goes"
    r"|continues?|continued|seen|saw|ranks?|ranked|came|districts|lowest|highest|place|place[ds]|out|delivered|held|ran"
    r"|organised|hosted|taken|took|carried|events?|enforcement|actions?|per ?cent|st|nd|rd|th)\b"
    rf"|\b(?:{UP}|{DOWN}|{NOUN})\b|\b\d+(?:st|nd|rd|th)\b|\d",
    re.IGNORECASE,
)


def is_plain(bare: str, nouns: Sequence[str] = ()) -> bool:
    """Whether a sentence, without the names of what is counted, says nothing but figures."""
    for noun in nouns:
        bare = bare.replace(noun.casefold(), " ")
    return not any(sign.isalpha() for sign in _PLAIN.sub(" ", bare))


@cache
def differences(nouns: tuple[str, str], names: tuple[str, ...]) -> tuple[re.Pattern[str], ...]:
    """How a difference is typed: "55 fewer incidents", "fell by 11 offences", "up by 121 to 278"."""
    several = _several(nouns)
    named = "|".join(re.escape(name).replace(r"\-", "[-‐-–]") for name in names)
    between = rf"(?:(?:{named}|\w+)\s+)?" if named else r"(?:\w+\s+)?"
    ends = r"(?=\s*(?:[.;:,)](?!\d)|\(|$)|\s+(?:to|or)\s+\d)"
    return (
        re.compile(rf"(?<![\w.,£-]){FIGURE}\s+{WAY}\s+{between}(?:{several})\b", re.IGNORECASE),
        re.compile(rf"\b{WAY}\s+by\s+{FIGURE}(?:\s+(?:{several})\b|{ends})", re.IGNORECASE),
    )


@cache
def shares_behind(nouns: tuple[str, str]) -> re.Pattern[str]:
    """How a percentage is typed behind a difference: "rose by 700 offences, or 19.6%", "up by 88 (23.9%)"."""
    behind = rf"(?:{_COUNT})(?:\s+(?:{_several(nouns)}))?\s*(?:,?\s*or\s+|,\s*|\(\s*)"
    return re.compile(rf"\b{WAY}\s+by\s+{behind}{FIGURE}\s*{_SHARE}", re.IGNORECASE)


@cache
def levels(nouns: tuple[str, str]) -> re.Pattern[str]:
    """How a count or a rate is typed: "4,835 offences", "63.3 offences per 1,000", "63.3 per 1,000"."""
    return re.compile(
        rf"(?<![\w.,£-]){FIGURE}\s+(?:(?:{_several(nouns)})\b(?P<per>\s+{_PER})?|(?P<alone>{_PER}))", re.IGNORECASE
    )


@cache
def ends(nouns: tuple[str, str]) -> re.Pattern[str]:
    """How both ends of a change are typed: "rose from 379 to 429", "increased by 121 offences to 287"."""
    first = rf"(?:from\s+(?P<first>{_COUNT})|by\s+(?P<by>{_COUNT}))(?:\s+(?:{_several(nouns)}))?"
    return re.compile(rf"\b{WAY}\s+{first}\s+to\s+(?P<figure>{_COUNT})(?![\d.,]*[\d%]|\s*per ?cent)", re.IGNORECASE)


def _several(nouns: tuple[str, str]) -> str:
    return "|".join((NOUN, *map(re.escape, nouns)))
