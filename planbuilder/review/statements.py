"""What the plan promises in figures: how many of something there will be, or how often.

In comes the printed text; out come statements, each with the thing it counts. A thing is known by its noun and by the
words before it ("CSP Community Workshops"). Only things that a partnership holds, runs or publishes are looked for:
ages, people, places and shares are given in one plan with many different figures that are all right.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from planbuilder.review.printed import Printed, Texts
from planbuilder.review.sentences import LOOKS_BACK, sentences
from planbuilder.review.words import EVERYWHERE, NOUNS, NUMBERS, PERIODICALS, STOP, VERBS
from planbuilder.schema.plan import Action, FocusPoint, Passage

_PLAIN_NOUNS = frozenset(noun.encode() for noun in NOUNS)
_TIMES_A_YEAR = {"day": 365, "week": 52, "fortnight": 26, "month": 12, "quarter": 4, "year": 1}
#: "Bi-monthly" is used for both, every other month and twice a month.
_OFTEN: Mapping[str, frozenset[int]] = {
    **{word: frozenset({_TIMES_A_YEAR[unit]}) for unit, word in (("day", "daily"), ("year", "yearly"))},
    **{f"{unit}ly": frozenset({_TIMES_A_YEAR[unit]}) for unit in ("week", "fortnight", "month", "quarter")},
    **dict.fromkeys(("annual", "annually"), frozenset({1})),
    **dict.fromkeys(("bi-monthly", "bimonthly"), frozenset({6, 24})),
    **dict.fromkeys(("bi-weekly", "biweekly"), frozenset({26, 104})),
    **dict.fromkeys(("six-monthly", "half-yearly", "bi-annual", "biannual", "bi-annually"), frozenset({2})),
    **{"two-monthly": frozenset({6}), "three-monthly": frozenset({4})},
}
_ENDS = r"(?=[\s),;]|\.(?![0-9])|$)"
_NUMBER = re.compile(
    rf"(?:([0-9]{{1,4}})(\+)?|({'|'.join(f'[{word[0].upper()}{word[0]}]{word[1:]}' for word in NUMBERS)})){_ENDS}"
)
#: The same for a sentence without a number in words, as nearly all are: much quicker.
_FIGURE = re.compile(rf"([0-9]{{1,4}})(\+)?(){_ENDS}")
_ADJECTIVE = re.compile(rf"(?<![\w-])(?:{'|'.join(sorted(_OFTEN, key=len, reverse=True))}|bi monthly)\b", re.IGNORECASE)
_ADVERB = re.compile(
    r"\b(?:every (other |second |two |three |six |2 |3 |6 )?|each |once an? |(twice|two times|three times|four times"
    r"|six times) an? )(day|week|fortnight|month|quarter|year)s?\b(?! (?:group|old|olds|end))",
    re.IGNORECASE,
)
_EVERY = {"other": 2, "second": 2, "two": 2, "2": 2, "three": 3, "3": 3, "six": 6, "6": 6}
_TIMES = {"twice": 2, "two": 2, "three": 3, "four": 4, "six": 6}
_AT_LEAST = re.compile(
    r"\b(?:(?:minimum|min\.?)(?: of)?|at least|not? (?:fewer|less) than|more than|over)\s*$", re.IGNORECASE
)
_AT_MOST = re.compile(
    r"\b(?:(?:maximum|max\.?)(?: of)?|up to|at (?:the )?most|not? more than|fewer than|less than)\s*$", re.IGNORECASE
)
#: Before a number these make it a name, a date, an estimate or a further one: nothing that another place contradicts.
_NOT_COUNTED = re.compile(
    r"\b(?:section|phase|part|article|figure|no\.?|number|page|tier|level|step|stage|ward|zone|route|room|junction|year"
    r"|aged?|about|around|approximately|approx\.?|some|circa|c\.?|nearly|almost|another|further|extra|additional|first"
    r"|last|next|other|these|those|of the|to|and|or|by|week|month|day|quarter|target)\s*$",
    re.IGNORECASE,
)
#: A number that a word follows, or that ends a line.
_COUNT = re.compile(rb"[0-9]\+? +[a-z ]|[0-9] *$")
#: Where a sentence begins with one of these, no verb says what is done about the thing.
_NO_DOING = VERBS | STOP | EVERYWHERE | NUMBERS.keys() | _OFTEN.keys() | {"once", "twice"}
_CAPITAL = re.compile(r"\w,? [A-Z]")
#: What makes a number part of a larger figure, a sum or a word.
_JOINED = re.compile(r"[\w£$.,/-]")
_DIGIT = re.compile("[0-9]")
_SIGNS = re.compile("[,;:.()]")
_PER = frozenset({"every", "each", "once", "twice", "times"})
_WORD = re.compile(r"[A-Za-z][\w’'-]*")
_OR_MORE = re.compile(r"\s+or more\b", re.IGNORECASE)
_RATE = re.compile(r"\s(?:an?|per|each|every) (?:day|week|fortnight|month|quarter|term)\b", re.IGNORECASE)


class _Said(NamedTuple):
    """A `Statement` without its line."""

    quote: str
    noun: str
    words: frozenset[str]
    about: frozenset[str]
    doing: str
    named: bool
    low: float
    high: float
    often: frozenset[int]


@dataclass(frozen=True, slots=True)
class Statement:
    """How many of a thing, from `low` to `high`; or how often in a year, where `often` is not empty.

    `words` stand before the noun, `about` behind it; `doing` is the verb, where it is not one of holding or issuing.
    """

    line: Printed
    quote: str
    noun: str
    words: frozenset[str]
    about: frozenset[str]
    doing: str
    named: bool
    low: float
    high: float
    often: frozenset[int]

    def contradicts(self, other: Statement) -> bool:
        """Whether not both can be kept; a minimum that is another's maximum counts, as one of them must be a slip."""
        if self.often or other.often:
            return bool(self.often and other.often) and not self.often & other.often
        if self.low > other.high or other.low > self.high:
            return True
        least, most = (self, other) if self.high == math.inf else (other, self)
        return least.high == math.inf and most.low == 0 and least.low == most.high


def statements(texts: Texts) -> list[Statement]:
    """Every statement that another may contradict, in the order of the sheets; what looks back is none.

    What an action does is only read where its thing has a name of its own, is a newsletter, or is in a text, a focus
    or an objective as well: that spares nearly all of the work in a large plan.
    """
    found: list[tuple[int, Statement]] = []
    actions: list[tuple[int, Printed, frozenset[bytes]]] = []
    for number, nouns in _lines_with_figures(texts):
        line = texts.line(number)
        if line.field == "what":
            actions.append((number, line, nouns))
        elif _is_planned(line):
            found += [(number, statement) for statement in _in_line(line)]
    sought = {(_priority(statement.line), statement.noun) for _, statement in found}
    for number, line, nouns in actions:
        things = {NOUNS[noun.decode()] for noun in nouns}
        if (
            not PERIODICALS.isdisjoint(things)
            or any(("", thing) in sought or (_priority(line), thing) in sought for thing in things)
            or _has_a_name(line.text)
        ):
            found += [(number, statement) for statement in _in_line(line)]
    return [statement for _, statement in sorted(found, key=lambda one: one[0])]


def _priority(line: Printed) -> str:
    """The priority that a line belongs to; "" for the plan's texts, which speak of all."""
    record = line.record
    return record.priority if isinstance(record, Action | FocusPoint) else ""


@lru_cache(maxsize=4096)
def _has_a_name(text: str) -> bool:
    """Whether a thing has a name of its own: a capital in one of the three words before it."""
    if not _CAPITAL.search(text):
        return False
    words = text.split()
    return any(
        word[0].isupper() and any(one.casefold().rstrip(",.;:)") in NOUNS for one in words[at + 1 : at + 4])
        for at, word in enumerate(words)
        if at
    )


def _in_line(line: Printed) -> Iterator[Statement]:
    return (Statement(line, *said) for said in _in_text(line.text, isinstance(line.record, Action)))


@lru_cache(maxsize=4096)
def _in_text(text: str, of_action: bool) -> tuple[_Said, ...]:
    said: list[_Said] = []
    for sentence in sentences(text):
        plain = sentence.casefold()
        found: list[_Said] = []
        words = set(_SIGNS.sub(" ", plain).split())
        if not NUMBERS.keys().isdisjoint(words):
            found += _counts(sentence, _NUMBER, of_action=of_action)
        elif _DIGIT.search(plain):
            found += _counts(sentence, _FIGURE, of_action=of_action)
        if not _OFTEN.keys().isdisjoint(words) or not _PER.isdisjoint(words):
            found += _how_often(sentence, of_action=of_action)
        if found and not LOOKS_BACK.search(plain):
            said += found
    return tuple(said)


_TRIGGERS = (
    *(f" {word} ".encode() for word in NUMBERS),
    *(b"monthly", b"weekly", b"fortnightly", b"quarterly", b" annual", b"yearly", b" daily", b" every ", b" each "),
    *(b" once a", b" twice a", b" times a"),
)


def _lines_with_figures(texts: Texts) -> list[tuple[int, frozenset[bytes]]]:
    """The lines that may hold a statement, with their things: a few words are looked for in the whole text."""
    plain, starts = b" " + texts.plain.replace(b"\n", b" "), texts.starts
    places = [found.start() for found in _COUNT.finditer(plain)]
    for word in _TRIGGERS:
        at = plain.find(word)
        while at >= 0:
            places.append(at)
            at = plain.find(word, at + len(word) - 1)
    found: list[tuple[int, frozenset[bytes]]] = []
    for one in {bisect_right(starts, place) - 1 for place in places}:
        if nouns := _PLAIN_NOUNS.intersection(plain[starts[one] : starts[one + 1]].split()):
            found += [(number, nouns) for number in texts.saying(one)]
    return sorted(found, key=lambda line: line[0])


def _is_planned(line: Printed) -> bool:
    record = line.record
    if isinstance(record, Passage):
        return record.section not in {"Highlights", "Profile", "Police and crime plan"}
    return isinstance(record, FocusPoint) or (isinstance(record, Action) and line.field == "objective")


def _counts(sentence: str, numbers: re.Pattern[str], *, of_action: bool) -> Iterator[_Said]:
    for number in numbers.finditer(sentence):
        if number.start() and _JOINED.match(sentence, number.start() - 1):
            continue
        near, at = max(0, number.start() - 24), number.start()  # far enough for the longest of these words
        least, most = _AT_LEAST.search(sentence, near, at), _AT_MOST.search(sentence, near, at)
        if not (least or most) and _NOT_COUNTED.search(sentence, near, at):
            continue
        value = NUMBERS.get((number[3] or "").casefold()) or int(number[1])
        after = _OR_MORE.match(sentence, number.end())
        thing = _thing_after(sentence, after.end() if after else number.end(), plural=value != 1)
        start = (least or most or number).start()
        if thing is None and (least or most) and not _WORD.match(sentence[number.end() :].strip()):
            thing, start = _thing_before(sentence, (least or most or number).start(), of_action=of_action), -1
        if thing is None or value > 1900 or _RATE.match(sentence, thing[-1].end()):
            continue
        low = 0 if most else value
        high = math.inf if least or after or number[2] else value
        end = number.end() if start < 0 else thing[-1].end()
        yield _said(sentence, thing, thing[0].start() if start < 0 else start, end, low=low, high=high)


def _how_often(sentence: str, *, of_action: bool) -> Iterator[_Said]:
    for found in _ADJECTIVE.finditer(sentence):
        often = _OFTEN[found[0].casefold().replace("bi monthly", "bi-monthly")]
        thing = _thing_after(sentence, found.end(), plural=False)
        if thing:
            yield _said(sentence, thing, found.start(), thing[-1].end(), often=often)
        elif thing := _thing_before(sentence, found.start(), of_action=of_action):
            yield _said(sentence, thing, thing[0].start(), found.end(), often=often)
    for found in _ADVERB.finditer(sentence):
        thing = _thing_before(sentence, found.start(), of_action=of_action)
        if thing and not re.search(r"\d\W+$", sentence[: thing[0].start()]):
            times = _TIMES_A_YEAR[found[3].casefold()] / _EVERY.get((found[1] or "").strip().casefold(), 1)
            often = frozenset({round(times * _TIMES.get((found[2] or "").split(" ")[0].casefold(), 1))})
            yield _said(sentence, thing, thing[0].start(), found.end(), often=often)


def _thing_after(sentence: str, at: int, *, plural: bool) -> list[re.Match[str]] | None:
    """The words from here up to the first noun of a thing, where nothing but words lies between."""
    words: list[re.Match[str]] = []
    for word in _WORD.finditer(sentence, at):
        if sentence[at : word.start()].strip() or len(words) == 5:
            return None
        plain = word[0].casefold()
        words.append(word)
        if plain in NOUNS and not (plural and plain == NOUNS[plain]):
            return words
        if plain in STOP:
            return None
        at = word.end()
    return None


def _thing_before(sentence: str, end: int, *, of_action: bool) -> list[re.Match[str]] | None:
    """The last thing that is named before this place in its clause, with the words before its noun."""
    start = max(sentence.rfind(mark, 0, end) for mark in ".;:(") + 1
    words = list(_WORD.finditer(sentence, start, end))
    for last in range(len(words) - 1, max(-1, len(words) - 9), -1):
        if words[last][0].casefold() in NOUNS:
            first = last
            while first > 0 and last - first < 3 and words[first - 1][0].casefold() not in STOP | VERBS:
                if (first == 1 and of_action) or sentence[words[first - 1].end() : words[first].start()].strip():
                    break  # an action begins with its verb
                first -= 1
            return words[first : last + 1]
    return None


def _said(
    sentence: str,
    thing: list[re.Match[str]],
    start: int,
    end: int,
    *,
    low: float = 0,
    high: float = 0,
    often: frozenset[int] = frozenset(),
) -> _Said:
    words = [word[0] for word in thing[:-1] if word[0].casefold() not in _OFTEN]
    behind = re.split(r"[.;:,(]", sentence[thing[-1].end() :], maxsplit=1)[0]
    verb = _WORD.match(sentence.removeprefix("To ").removeprefix("to "))
    doing = verb[0].casefold() if verb and verb.end() < thing[0].start() else ""
    return _Said(
        sentence[start:end].lstrip(),
        NOUNS[thing[-1][0].casefold()],
        frozenset(_root(word) for word in words),
        frozenset(_root(word) for word in _WORD.findall(behind)[:8] if word.casefold() not in STOP) - EVERYWHERE,
        "" if doing in _NO_DOING else doing,
        any(word[:1].isupper() and sentence.find(word) > 0 for word in words),
        low,
        high,
        often,
    )


@lru_cache(maxsize=32768)
def _root(word: str) -> str:
    """A word as words are compared: without its case and its plural or possessive s."""
    return word.casefold().removesuffix("'s").removesuffix("’s").removesuffix("s")
