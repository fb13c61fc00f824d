"""Numbers that officers typed in a text beside a table that says otherwise.

In comes a text; out come warnings for what looks like a worked-out figure of the one measure that a sentence names and
is a little off: "55 fewer incidents" beside a table that says 54, "increased by 19.6%" where it is 16.9%. A number
that is far off is most likely of something else (of one street, of one month) and passes, and so does whatever speaks
of another area, another time or an aim.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from planbuilder.catalogue.counts import FIGURE_DIFFERS
from planbuilder.model.sentences import how_many
from planbuilder.model.statistics import Statistics
from planbuilder.model.worked import Worked
from planbuilder.problems import Problem
from planbuilder.typed import folded

_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-Z“\"(])|\n+")
_FIGURE = r"(?P<figure>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)"
_UP = r"more|increase[ds]?|increasing|rise[ns]?|rising|rose|grew|grown|growth|up"
_DOWN = r"fewer|less|decrease[ds]?|decreasing|fall(?:s|en|ing)?|fell|reduc(?:ed|tion)|drop(?:s|ped)?|down"
_WAY = rf"(?P<way>{_UP}|{_DOWN})"
_NOUN = r"offences?|incidents?|crimes?|reports?|cases?"
_NUMBERS = (
    ("count", re.compile(rf"(?<![\w.,£-]){_FIGURE}\s+{_WAY}\s+(?:\w+\s+)?(?:{_NOUN})\b", re.IGNORECASE)),
    ("share", re.compile(rf"\b{_WAY}\s+(?:by|of)?\s*{_FIGURE}\s*(?:%|per ?cent\b)(?!\s*points?)", re.IGNORECASE)),
    ("share", re.compile(rf"(?<![\w.,£-]){_FIGURE}\s*(?:%|per ?cent)\s+{_WAY}\b", re.IGNORECASE)),
)
#: Such a sentence is of another place or time, of an aim, or of a number that is meant to be rough.
_OF_ANOTHER = re.compile(
    r"\b(?:force|county|countywide|national\w*|england|wales|regional\w*|neighbour\w*|average|elsewhere|ward|wards|town"
    r"|high street|villages?|schools?|stations?|estate|parks?|january|february|march|april|may|june|july|august"
    r"|september|october|november|december|q[1-4]|quarters?|months?|weeks?|weekends?|summer|winter|autumn|spring|since"
    r"|after|halloween|christmas|night|targets?|aims?|aiming|goals?|will|would|should|could|expect\w*|hope\w*|planned"
    r"|predict\w*|forecast\w*|of (?:these|those|them|which)|(?:\d+|two|three|four|five|ten|several|recent) years)\b",
    re.IGNORECASE,
)
_ROUGH = re.compile(
    r"\b(?:about|around|approximately|approx\.?|almost|nearly|over|under|more than|less than|fewer than|at least|up to"
    r"|some|roughly|circa|c\.|just (?:over|under)|another|further|extra|additional)\s*$",
    re.IGNORECASE,
)
_NUMBER_OF_YEAR = re.compile(r"\b(?:19|20)\d\d(?:\s*[/–-]\s*\d{2,4})?\b")


@dataclass(frozen=True)
class _Names:
    """The names of measures and of other areas as they are looked for in a sentence; which measure goes by which."""

    measures: Mapping[str, str]
    measure: re.Pattern[str] | None
    others: re.Pattern[str] | None
    years: frozenset[str]


class Quotations:
    """Looks through texts for numbers that the statistics contradict; made once, used for every text."""

    def __init__(self, statistics: Statistics) -> None:
        self._statistics = statistics
        self._names = _names(statistics)

    def look_through(self, text: str, measure: str = "") -> list[Problem]:
        """The warnings for one text, without its place; `measure` is what the text is about, if it does not say."""
        if not any(sign.isdigit() for sign in text):
            return []
        problems: list[Problem] = []
        for sentence in _SENTENCE.split(text):
            if _OF_ANOTHER.search(self._without_names(sentence)) or self._names_another(sentence):
                continue
            named = self._measures_in(sentence) or ([measure] if measure else [])
            if len(named) == 1:
                problems += self._in_sentence(sentence, named[0])
        return problems

    def _without_names(self, sentence: str) -> str:
        """A sentence without the names of measures, which may hold any word."""
        pattern = self._names.measure
        return pattern.sub(" ", folded(sentence)) if pattern else sentence

    def _names_another(self, sentence: str) -> bool:
        """Whether a sentence speaks of another area, or of another year than the current one and the one before."""
        if self._names.others and self._names.others.search(folded(sentence)):
            return True
        return any(found[0] not in self._names.years for found in _NUMBER_OF_YEAR.finditer(sentence))

    def _measures_in(self, sentence: str) -> list[str]:
        """The measures that a sentence names."""
        found = self._names.measure.findall(folded(sentence)) if self._names.measure else []
        return list(dict.fromkeys(self._names.measures[name] for name in found))

    def _in_sentence(self, sentence: str, measure: str) -> Iterator[Problem]:
        comparison = self._statistics.comparison(measure)
        if comparison is None:
            return
        for kind, pattern in _NUMBERS:
            for found in pattern.finditer(sentence):
                worked = comparison.own.difference if kind == "count" else comparison.own.per_cent
                if _ROUGH.search(sentence, 0, found.start("figure")):
                    continue
                typed = Decimal(found["figure"].replace(",", ""))
                up = re.fullmatch(_UP, found["way"], re.IGNORECASE) is not None
                if _is_slip(typed, worked, up=up):
                    yield _told(found[0], worked, measure, comparison.nouns if kind == "count" else None)


def _is_slip(typed: Decimal, worked: Worked, *, up: bool) -> bool:
    """Whether a typed number is near a figure, or the same the other way round, and not that figure rounded."""
    if worked.exact is None or worked.rounded is None:
        return False
    size, value = abs(worked.exact), Fraction(typed)
    if (worked.exact > 0) != up:
        return size > 0 and typed == abs(worked.rounded)
    near = abs(value - size) <= max(size / 10, Fraction(1)) or _exchanged(typed, worked)
    return near and typed != abs(worked.rounded) and not _is_rounding(typed, size)


def _is_rounding(typed: Decimal, size: Fraction) -> bool:
    """Whether a typed number is a figure in round numbers: 17 for 16.9, and 700 for 704, but not 50 for 54."""
    places = len(f"{typed:f}".partition(".")[2])
    if places == 0 and size >= 100:
        places = len(f"{typed:f}".rstrip("0")) - len(f"{typed:f}")
    return abs(Fraction(typed) - size) <= Fraction(10) ** -places / 2


def _exchanged(typed: Decimal, worked: Worked) -> bool:
    """Whether two neighbouring digits of a figure of at least three have changed places."""
    one, other = (f"{abs(number):f}" for number in (typed, worked.rounded or Decimal(0)))
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
        figure, name = (
            how_many(worked.size.exact, nouns).replace(" ", f" {'more' if rise else 'fewer'} ", 1),
            "difference",
        )
    else:
        figure, name = f"{'a rise' if rise else 'a fall'} of {worked.size.per_cent}", "change size %"
    what = f"“{' '.join(quote.split())}” stands here, but the counts of {measure} give {figure}"
    do = f"Correct it; or type [[{measure}: {name}]], which is always filled in."
    return FIGURE_DIFFERS.problem(what, do)


def _names(statistics: Statistics) -> _Names:
    measures = {
        folded(name): one.measure.name
        for one in statistics.comparisons
        for name in (one.measure.name, *one.measure.also, *_short(one.measure.name))
    }
    areas = [name for area in statistics.areas if area != statistics.own for name in (area.name, *area.also)]
    periods = (statistics.previous, statistics.current)
    years = {str(day.year) for period in periods for day in (period.start, period.end)} | {one.name for one in periods}
    return _Names(measures, _any_of(measures), _any_of(folded(name) for name in areas), frozenset(years))


def _any_of(names: Iterable[str]) -> re.Pattern[str] | None:
    """A pattern for any of these names as whole words, the longest first; None for no name."""
    listed = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True) if name)
    return re.compile(rf"(?<!\w)(?:{listed})(?!\w)") if listed else None


def _short(name: str) -> Sequence[str]:
    """A measure's name without what stands in brackets behind it."""
    short = re.sub(r"\s*\([^()]*\)\s*$", "", name)
    return (short,) if short != name else ()
