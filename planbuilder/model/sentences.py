"""Changes in words, so that no sentence can disagree with its table.

"has increased by 16.9% (700 more offences)", "have decreased by 3.1% (55 fewer incidents)", "is unchanged at 37",
"rose from 0 to 5 offences". In come worked-out figures; out come parts of sentences that begin with their verb.
"""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction

from planbuilder.model.comparison import Comparison
from planbuilder.model.league import League
from planbuilder.model.worked import Worked, half_up, in_figures

_PREPOSITION = re.compile(
    r"\s+(?:of|from|to|with|without|by|in|on|per|against|at|among|for|involving|between|where|who|that)\s+|\s*\(",
    re.IGNORECASE,
)
_SINGULAR = re.compile(r"(?:ss|us|is|ics)$", re.IGNORECASE)
#: "People killed or seriously injured", "Children missing": what is said of those whom the name names first.
_SAID_BEHIND = re.compile(r"(?:\s+(?:or|and|not|\w+ly|missing|made|seen|stolen|taken|\w{3,}(?<!e)ed))+$", re.IGNORECASE)
_PLURALS = re.compile(r"(?:^|[\s-])(?:people|children|men|women|wo?men)$", re.IGNORECASE)
#: Offences that are each one of their own, so that two of them take "have"; "Stalking and harassment" is one.
_OFFENCE = re.compile(r"(?:^|\s)(?:burglary|robbery|theft|fraud|arson|shoplifting|damage)$", re.IGNORECASE)
_LEAST = Decimal("0.1")


def change_in_words(
    previous: Worked, current: Worked, per_cent: Worked, nouns: tuple[str, str], *, plural: bool = False
) -> str:
    """What has changed, from the verb on; "" where a count is missing. `plural` is for the subject: "have", "are"."""
    if previous.exact is None or current.exact is None:
        return ""
    by = current.exact - previous.exact
    if by == 0:
        return f"{'are' if plural else 'is'} unchanged at {current.text}"
    if previous.exact == 0:
        return f"rose from 0 to {how_many(current.exact, nouns)}"
    more = f"{in_figures(half_up(abs(by), 0))} {'more' if by > 0 else 'fewer'} {_noun(abs(by), nouns)}"
    verb = f"{'have' if plural else 'has'} {'increased' if by > 0 else 'decreased'}"
    share = f"less than {_LEAST}%" if per_cent.size.rounded == 0 else per_cent.size.per_cent
    return f"{verb} by {share} ({more}{', from a small count' if per_cent.small else ''})"


def measure_in_words(comparison: Comparison, previous: str = "", *, own: bool = True) -> str:
    """What has become of a measure, from the verb on; where no comparison can be made, the count and why.

    `previous` names the period that it is compared with.
    """
    change = comparison.own if own else comparison.force
    plural = takes_have(comparison.measure.name)
    if change.difference.exact is not None:
        return change_in_words(change.previous, change.current, change.per_cent, comparison.nouns, plural=plural)
    earlier = f"with {previous}" if previous else "with the period before"
    if change.current.exact is None:
        return f"cannot be compared {earlier}: {change.difference.reason}"
    stood = f"{'stand' if plural else 'stands'} at {how_many(change.current.exact, comparison.nouns)}"
    return f"{stood} and cannot be compared {earlier}: {change.difference.reason}"


def how_many(count: Fraction, nouns: tuple[str, str]) -> str:
    """ "1 offence", "1,234 offences"."""
    return f"{in_figures(half_up(count, 0))} {_noun(count, nouns)}"


def _noun(count: Fraction, nouns: tuple[str, str]) -> str:
    return nouns[0] if count == 1 else nouns[1]


def takes_have(name: str) -> bool:
    """Whether a measure's name takes "have": "Sexual offences" does, "Theft of pedal cycles" does not.

    "People killed or seriously injured" does as well, and so does "Burglary and robbery", as two offences.
    """
    head = _SAID_BEHIND.sub("", _head(name))
    parts = head.split(" and ")
    if len(parts) > 1 and all(_OFFENCE.search(part) for part in parts):
        return True
    return bool(_PLURALS.search(head)) or _ends_in_s(head)


def is_plural(name: str) -> bool:
    """Whether a series' name ends as a plural does, so that it begins a sentence; else "The number of ..." does.

    Officers write that beginning themselves, so that it must not change for "Fly-tips reported".
    """
    return _ends_in_s(_head(name))


def _head(name: str) -> str:
    return _PREPOSITION.split(name, maxsplit=1)[0].strip().casefold()


def _ends_in_s(head: str) -> bool:
    return head.endswith("s") and not _SINGULAR.search(head)


def rank_in_words(league: League) -> str:
    """The own area's rank, from the verb on: "has the 6th lowest rate of 14 districts: 63.3 offences ..."; or "".

    An equal rank is told as joint; where no other district has a rate, there is none to tell.
    """
    own = league.own
    if own is None or own.rank is None:
        return ""
    nouns = "incidents" if league.measure.kind == "Incident" else "offences"
    per = f"{own.rate.text} {nouns} per 1,000 {league.measure.denominator.lower()}"
    if league.ranked == 1:
        return f"has a rate of {in_a_sentence(league.measure.name)} of {per}"
    order = "lowest" if league.lowest_first else "highest"
    which = order if own.rank == 1 else f"{_ordinal(own.rank)} {order}"
    which = f"joint {which}" if [place.rate.exact for place in league.places].count(own.rate.exact) > 1 else which
    return f"has the {which} rate of {in_a_sentence(league.measure.name)} among {league.ranked} districts: {per}"


def in_a_sentence(name: str) -> str:
    """A name as it stands within a sentence: "all crime", but "ASB incidents"."""
    return name[:1].lower() + name[1:] if name[1:2].islower() or name[1:2] == " " else name


def _ordinal(number: int) -> str:
    if number % 100 in (11, 12, 13):
        return f"{number}th"
    return f"{number}{ {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th') }"
