"""Numbers that officers typed in a text beside a table that says otherwise.

In comes a text; out come warnings for what looks like a worked-out figure of the one measure that a sentence names and
is a little off: "55 fewer incidents" beside a table that says 54, "increased by 19.6%" where it is 16.9%. A number
that is far off is most likely of something else (of one street, of one month) and passes, unless the sentence says that
it means the very two periods that are compared; and so does whatever speaks of another area, another time or an aim.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cache

from planbuilder.catalogue.counts import FIGURE_DIFFERS
from planbuilder.model.outturn import Outturn
from planbuilder.model.sentences import how_many
from planbuilder.model.series import received
from planbuilder.model.statistics import Statistics
from planbuilder.model.worked import Worked
from planbuilder.problems import Problem
from planbuilder.typed import folded
from planbuilder.values import pounds

_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-Z“\"(])|\n+")
_FIGURE = r"(?P<figure>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)"
_UP = r"more|increase[ds]?|increasing|rise[ns]?|rising|rose|grew|grown|growth|up"
_DOWN = r"fewer|less|decrease[ds]?|decreasing|fall(?:s|en|ing)?|fell|reduc(?:ed|tion)|drop(?:s|ped)?|down"
_WAY = rf"(?P<way>{_UP}|{_DOWN})"
_NOUN = r"offences?|incidents?|crimes?|reports?|cases?"
_SHARES = (
    re.compile(rf"\b{_WAY}\s+(?:by|of)?\s*{_FIGURE}\s*(?:%|per ?cent\b)(?!\s*points?)", re.IGNORECASE),
    re.compile(rf"(?<![\w.,£-]){_FIGURE}\s*(?:%|per ?cent)\s+{_WAY}\b", re.IGNORECASE),
)
_RANK = re.compile(r"\b(?P<figure>\d{1,2})(?:st|nd|rd|th)[ -](?P<order>lowest|highest)\b", re.IGNORECASE)
_SUM = re.compile(r"£\s?(?P<figure>\d{1,3}(?:,\d{3})+(?:\.\d\d)?|\d{4,}(?:\.\d\d)?)(?![\d,]|\.\d)")
#: Such a sentence is of another place or time, of an aim, or of a number that is meant to be rough.
_OF_ANOTHER = re.compile(
    r"\b(?:force|county|countywide|national\w*|england|wales|regional\w*|neighbour\w*|average|elsewhere|ward|wards|town"
    r"|high street|villages?|schools?|stations?|estate|parks?|january|february|march|april|may|june|july|august"
    r"|september|october|november|december|q[1-4]|quarters?|months?|weeks?|weekends?|summer|winter|autumn|spring|since"
    r"|after|halloween|christmas|night|targets?|aims?|aiming|goals?|will|would|should|could|expect\w*|hope\w*|planned"
    r"|predict\w*|forecast\w*|of (?:these|those|them|which)|(?:\d+|two|three|four|five|ten|several|recent) years)\b",
    re.IGNORECASE,
)
#: Such a sentence may be of a part of what is counted, even where it names the periods.
_OF_A_PART = re.compile(
    r"\b(?:half|part|among\w*|involving|involved|aged?|linked|related|due|because|except\w*|excluding|including|alone"
    r"|without|detect\w*|solved|repeat\w*|victims?|suspects?|arrests?|young|older|women|men|children|first|last|once)\b",
    re.IGNORECASE,
)
_ROUGH = re.compile(
    r"\b(?:about|around|approximately|approx\.?|almost|nearly|over|under|more than|less than|fewer than|at least|up to"
    r"|some|roughly|circa|c\.|just (?:over|under)|another|further|extra|additional)\s*$",
    re.IGNORECASE,
)
_NUMBER_OF_YEAR = re.compile(r"\b(?:19|20)\d\d(?:\s*[/–-]\s*\d{2,4})?\b")


@dataclass(frozen=True)
class _Subject:
    """What a sentence may be about: a measure, or a series of months; with the figures that may be typed of it."""

    name: str
    nouns: tuple[str, str]
    periods: tuple[str, str]
    difference: Worked
    per_cent: Worked
    counts: tuple[Worked, ...]
    rates: tuple[Worked, ...] = ()


@cache
def _differences(nouns: tuple[str, str]) -> re.Pattern[str]:
    """How a difference is typed: "55 fewer incidents", "16 fewer fly-tips"."""
    several = "|".join((_NOUN, *map(re.escape, nouns)))
    return re.compile(rf"(?<![\w.,£-]){_FIGURE}\s+{_WAY}\s+(?:\w+\s+)?(?:{several})\b", re.IGNORECASE)


@cache
def _levels(nouns: tuple[str, str]) -> re.Pattern[str]:
    """How a count or a rate is typed: "4,835 offences", "63.3 offences per 1,000"."""
    several = "|".join((_NOUN, *map(re.escape, nouns)))
    per = r"(?P<per>\s+(?:per|for every|for each)\s+(?:1,?000|thousand)\b)?"
    return re.compile(rf"(?<![\w.,£-]){_FIGURE}\s+(?:{several})\b{per}", re.IGNORECASE)


@dataclass(frozen=True)
class _Names:
    """The names of what is counted and of other areas, as they are looked for; what goes by which, and the years."""

    subjects: Mapping[str, str]
    subject: re.Pattern[str] | None
    others: re.Pattern[str] | None
    years: frozenset[str]


class Quotations:
    """Looks through texts for numbers that the figures contradict; made once, used for every text."""

    def __init__(self, statistics: Statistics, outturn: Outturn | None = None) -> None:
        self._statistics = statistics
        self._subjects = {one.name: one for one in _subjects(statistics)}
        self._names = _names(statistics)
        self._sums = _sums(statistics, outturn)

    def look_through(self, text: str, measure: str = "") -> list[Problem]:
        """The warnings for one text, without its place; `measure` is what the text is about, if it does not say."""
        if not any(sign.isdigit() for sign in text):
            return []
        problems: list[Problem] = []
        for sentence in _SENTENCE.split(text):
            problems += self._in_sums(sentence) if "£" in sentence else ()
            bare = self._without_names(sentence)
            if _OF_ANOTHER.search(bare) or self._names_another(sentence):
                continue
            named = self._named_in(sentence) or ([measure] if measure else [])
            if len(named) == 1 and named[0] in self._subjects:
                problems += self._in_sentence(sentence, self._subjects[named[0]], whole=not _OF_A_PART.search(bare))
            problems += self._in_rank(sentence, named)
        return problems

    def _without_names(self, sentence: str) -> str:
        """A sentence without the names of what is counted, which may hold any word."""
        pattern = self._names.subject
        return pattern.sub(" ", folded(sentence)) if pattern else sentence

    def _names_another(self, sentence: str) -> bool:
        """Whether a sentence speaks of another area, or of another year than the current one and the one before."""
        if self._names.others and self._names.others.search(folded(sentence)):
            return True
        return any(found[0] not in self._names.years for found in _NUMBER_OF_YEAR.finditer(sentence))

    def _named_in(self, sentence: str) -> list[str]:
        """The measures and series that a sentence names."""
        found = self._names.subject.findall(folded(sentence)) if self._names.subject else []
        return list(dict.fromkeys(self._names.subjects[name] for name in found))

    def _in_sentence(self, sentence: str, one: _Subject, *, whole: bool) -> Iterator[Problem]:
        surely = whole and any(re.search(rf"(?<!\d){re.escape(name)}(?!\d)", sentence) for name in one.periods)
        for worked, nouns, pattern in (
            (one.difference, one.nouns, _differences(one.nouns)),
            *((one.per_cent, None, share) for share in _SHARES),
        ):
            for found in pattern.finditer(sentence):
                if _ROUGH.search(sentence, 0, found.start("figure")):
                    continue
                typed = Decimal(found["figure"].replace(",", ""))
                up = re.fullmatch(_UP, found["way"], re.IGNORECASE) is not None
                if _is_slip(typed, worked, up=up, surely=surely):
                    yield _told(found[0], worked, one.name, nouns)
        yield from self._in_levels(sentence, one)

    def _in_levels(self, sentence: str, one: _Subject) -> Iterator[Problem]:
        """A rate that is a little off, and a count in which two digits have changed places."""
        for found in _levels(one.nouns).finditer(sentence):
            typed, several = Decimal(found["figure"].replace(",", "")), one.rates if found["per"] else one.counts
            if not several or any(_agrees(typed, other) for other in several):
                continue
            if _ROUGH.search(sentence, 0, found.start("figure")):
                continue
            own = several[0]
            near = own.exact is not None and abs(Fraction(typed) - own.exact) <= own.exact / 20
            if (found["per"] and near) or any(_exchanged(typed, other) for other in several):
                figure, name = (own.text, "rate") if found["per"] else (own.text, "current")
                yield _differs(found[0], f"the figure of {one.name} is {figure}", f"{one.name}: {name}")

    def _in_rank(self, sentence: str, named: Sequence[str]) -> Iterator[Problem]:
        """The own area's rank in the league table, where a sentence gives it another."""
        league, own = self._statistics.league, self._statistics.own.name
        if not league or not league.own or not league.own.rank or folded(own) not in folded(sentence):
            return
        about = named == [league.measure.name] or (not named and re.search(r"\bcrime\b", sentence, re.IGNORECASE))
        for found in _RANK.finditer(sentence) if about and re.search(r"\brate\b", sentence, re.IGNORECASE) else ():
            lowest = found["order"].casefold() == "lowest"
            rank = league.own.rank if lowest == league.lowest_first else league.ranked + 1 - league.own.rank
            if int(found["figure"]) != rank:
                yield _differs(found[0], f"in the league table it ranks {league.own.rank}", f"{own}: rank in words")

    def _in_sums(self, sentence: str) -> Iterator[Problem]:
        """A sum of money in which two digits have changed places."""
        for found in _SUM.finditer(sentence):
            typed = Decimal(found["figure"].replace(",", ""))
            if typed in self._sums.values():
                continue
            for name, sum_ in self._sums.items():
                if _exchanged_digits(typed, sum_):
                    yield _differs(found[0], f"the sum is {pounds(sum_)}", name)
                    break


def _subjects(statistics: Statistics) -> Iterator[_Subject]:
    periods = (statistics.previous.name, statistics.current.name)
    for one in statistics.comparisons:
        own, force = one.own, one.force
        counts = (own.current, own.previous, force.current, force.previous)
        rates = (own.rate, force.rate)
        yield _Subject(one.measure.name, one.nouns, periods, own.difference, own.per_cent, counts, rates)
    for monthly in statistics.monthly:
        if len(monthly.years) > 1 and monthly.whole:
            before, now = monthly.years[-2:]
            name, changes = monthly.series.name, (monthly.difference, monthly.per_cent)
            totals = (monthly.totals[now], monthly.totals[before])
            yield _Subject(name, monthly.nouns, (before, now), *changes, totals)


def _sums(statistics: Statistics, outturn: Outturn | None) -> dict[str, Decimal]:
    """The sums of money that are printed, by the names that they are quoted by."""
    years = statistics.enforcement
    found = {f"Enforcement: {row.year} received": received(row) for row in years.rows}
    found["Enforcement: total received"] = years.received
    if outturn:
        found["Plan: money planned"] = outturn.resources.total
        found |= {f"Plan: money {one.funder or 'no funder'}": one.amount for one in outturn.resources.by_funder}
    return {name: sum_ for name, sum_ in found.items() if sum_}


def _agrees(typed: Decimal, worked: Worked) -> bool:
    return worked.exact is not None and (typed == worked.rounded or _is_rounding(typed, abs(worked.exact)))


def _is_slip(typed: Decimal, worked: Worked, *, up: bool, surely: bool = False) -> bool:
    """Whether a typed number is near a figure, or the same the other way round, and not that figure rounded.

    Where it is `surely` meant to be the figure, it need not be near.
    """
    if worked.exact is None or worked.rounded is None:
        return False
    size, value = abs(worked.exact), Fraction(typed)
    if (worked.exact > 0) != up:
        return size > 0 and (surely or typed == abs(worked.rounded))
    near = surely or abs(value - size) <= max(size / 10, Fraction(1)) or _exchanged(typed, worked)
    return near and typed != abs(worked.rounded) and not _is_rounding(typed, size)


def _is_rounding(typed: Decimal, size: Fraction) -> bool:
    """Whether a typed number is a figure in round numbers: 17 for 16.9, and 700 for 704, but not 50 for 54."""
    places = len(f"{typed:f}".partition(".")[2])
    if places == 0 and size >= 100:
        places = len(f"{typed:f}".rstrip("0")) - len(f"{typed:f}")
    return abs(Fraction(typed) - size) <= Fraction(10) ** -places / 2


def _exchanged(typed: Decimal, worked: Worked) -> bool:
    return worked.rounded is not None and _exchanged_digits(typed, abs(worked.rounded))


def _exchanged_digits(typed: Decimal, figure: Decimal) -> bool:
    """Whether two digits of a figure of at least three have changed places."""
    one, other = f"{typed:f}", f"{figure:f}"
    if "." in one + other and "." not in one:  # "£6,499.00" is typed as "£6,499"
        other = other.removesuffix(".00")
    elif "." in one and "." not in other:
        one = one.removesuffix(".00")
    at = [number for number, (a, b) in enumerate(zip(one, other, strict=False)) if a != b]
    digits = sum(sign.isdigit() for sign in other)
    return (
        len(one) == len(other)
        and digits > 2
        and len(at) == 2
        and (one[at[0]], one[at[1]]) == (other[at[1]], other[at[0]])
    )


def _told(quote: str, worked: Worked, measure: str, nouns: tuple[str, str] | None) -> Problem:
    rise = worked.exact is not None and worked.exact > 0
    if nouns and worked.size.exact is not None:
        more = "more" if rise else "fewer"
        figure, name = how_many(worked.size.exact, nouns).replace(" ", f" {more} ", 1), "difference size"
    else:
        figure, name = f"{'a rise' if rise else 'a fall'} of {worked.size.per_cent}", "change size %"
    return _differs(quote, f"the counts of {measure} give {figure}", f"{measure}: {name}")


def _differs(quote: str, but: str, name: str) -> Problem:
    what = f"“{' '.join(quote.split())}” stands here, but {but}"
    return FIGURE_DIFFERS.problem(what, f"Correct it; or type [[{name}]], which is always filled in.")


def _names(statistics: Statistics) -> _Names:
    subjects = {
        folded(name): one.measure.name
        for one in statistics.comparisons
        for name in (one.measure.name, *one.measure.also, *_short(one.measure.name))
    }
    for monthly in statistics.monthly:
        for name in (monthly.series.name, monthly.series.many):
            if not re.fullmatch(_NOUN, name, re.IGNORECASE):  # "incidents" says nothing of what they are
                subjects.setdefault(folded(name), monthly.series.name)
    areas = [name for area in statistics.areas if area != statistics.own for name in (area.name, *area.also)]
    periods = (statistics.previous, statistics.current)
    years = {str(day.year) for period in periods for day in (period.start, period.end)} | {one.name for one in periods}
    years |= {year for monthly in statistics.monthly for year in monthly.years[-2:]}
    return _Names(subjects, _any_of(subjects), _any_of(folded(name) for name in areas), frozenset(years))


def _any_of(names: Iterable[str]) -> re.Pattern[str] | None:
    """A pattern for any of these names as whole words, the longest first; None for no name."""
    listed = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True) if name)
    return re.compile(rf"(?<!\w)(?:{listed})(?!\w)") if listed else None


def _short(name: str) -> Sequence[str]:
    """A measure's name without what stands in brackets behind it."""
    short = re.sub(r"\s*\([^()]*\)\s*$", "", name)
    return (short,) if short != name else ()
