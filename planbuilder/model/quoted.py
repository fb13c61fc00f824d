"""Numbers that officers typed in a text beside a table that says otherwise.

In comes a text; out come warnings for what looks like a worked-out figure of the one measure that a sentence names and
is a little off: "55 fewer incidents" beside a table that says 54, "increased by 19.6%" where it is 16.9%. A number
that is far off is most likely of something else (of one street, of one month) and passes, unless the sentence says that
it means the very two periods that are compared; and so does whatever speaks of another area, another time or an aim.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction

from planbuilder.catalogue.counts import FIGURE_DIFFERS
from planbuilder.model.outturn import WELL as WELL_STATUSES
from planbuilder.model.outturn import Outturn
from planbuilder.model.quoted_forms import (
    ENFORCEMENT,
    EVENTS,
    RANK,
    RANK_OF,
    SHARES,
    SUM,
    UP,
    WELL,
    differences,
    ends,
    is_plain,
    levels,
    shares_behind,
)
from planbuilder.model.quoted_names import Subject, names_of, subjects_of
from planbuilder.model.quoted_near import agrees, exchanged, exchanged_digits, is_slip
from planbuilder.model.sentences import how_many
from planbuilder.model.series import received
from planbuilder.model.statistics import Statistics
from planbuilder.model.worked import Worked
from planbuilder.problems import Problem
from planbuilder.typed import folded
from planbuilder.values import pounds

_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-Z“\"(])|\n+")
#: Such a sentence is of another place or time, of an aim, or of a number that is meant to be rough.
_OF_ANOTHER = re.compile(
    r"\b(?:force|county|countywide|national\w*|england|wales|regional\w*|neighbour\w*|average|elsewhere|ward|wards|town"
    r"|roads?|streets?|lane|avenue|car park|high street|villages?|schools?|stations?|estate|parks?"
    r"|january|february|march|april|may|june|july|august"
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
#: "at the Baytree", "in Pilgrims Hatch".
_PLACE = re.compile(r"\b(?:[Ii]n|[Aa]t|[Aa]round|[Nn]ear|[Ww]ithin|[Oo]utside)\s+(?:the\s+)?([A-Z][^\W\d]+)")
#: A count from which one side of a change tells that the sentence is of the table.
_TELLING = 20
_NUMBER_OF_YEAR = re.compile(r"\b(?:19|20)\d\d(?:\s*[/–-]\s*\d{2,4})?\b")


class Quotations:
    """Looks through texts for numbers that the figures contradict; made once, used for every text."""

    def __init__(self, statistics: Statistics, outturn: Outturn | None = None, events: Sequence[int] = ()) -> None:
        """`events` are how many there were: in all, then those of each priority."""
        self._statistics = statistics
        self._names = names_of(statistics)
        self._subjects = {one.name: one for one in subjects_of(statistics, self._names.subjects)}
        self._sums = _sums(statistics, outturn)
        self._outturn = outturn
        self._events = events

    def look_through(self, text: str, measure: str = "", *, part: bool = False) -> list[Problem]:
        """The warnings for one text, without its place; `measure` is what the text is about, if it does not say.

        `part` says that the text is of a part of the year's work, such as one priority.
        """
        if not any(sign.isdigit() for sign in text):
            return []
        problems: list[Problem] = []
        apart = part  # whether the text has come to speak of something else, which may go for what follows as well
        for sentence in _SENTENCE.split(text):
            problems += self._in_sums(sentence) if "£" in sentence else ()
            bare = self._without_names(sentence)
            if _OF_ANOTHER.search(bare) or self._names_another(sentence):
                apart = True
                continue
            named = self._named_in(sentence) or ([measure] if measure else [])
            whole = not _OF_A_PART.search(bare)
            plain = whole and not apart and is_plain(bare.replace(folded(self._statistics.own.name), " "), self._nouns)
            if len(named) == 1 and named[0] in self._subjects:
                problems += self._in_sentence(sentence, self._subjects[named[0]], whole=whole, plain=plain)
            problems += self._in_rank(sentence, named)
            problems += self._in_place(sentence, named, plain=plain)
            problems += self._in_year(sentence, named, plain=plain, part=part)
            apart = apart or not (named or plain)
        return problems

    @property
    def _nouns(self) -> Sequence[str]:
        return [noun for one in self._subjects.values() for noun in reversed(one.nouns)]

    def _without_names(self, sentence: str) -> str:
        """A sentence without the names of what is counted, which may hold any word."""
        pattern = self._names.subject
        return pattern.sub(" ", folded(sentence)) if pattern else sentence

    def _names_another(self, sentence: str) -> bool:
        """Whether a sentence speaks of another area, or of another year than the current one and the one before."""
        if self._names.others and self._names.others.search(folded(sentence)):
            return True
        if any(folded(place[1]) not in self._names.words for place in _PLACE.finditer(sentence)):
            return True
        return any(found[0] not in self._names.years for found in _NUMBER_OF_YEAR.finditer(sentence))

    def _named_in(self, sentence: str) -> list[str]:
        """The measures and series that a sentence names."""
        found = self._names.subject.findall(folded(sentence)) if self._names.subject else []
        return list(dict.fromkeys(self._names.subjects[name] for name in found))

    def _in_sentence(self, sentence: str, one: Subject, *, whole: bool, plain: bool) -> Iterator[Problem]:
        surely = whole and any(re.search(rf"(?<!\d){re.escape(name)}(?!\d)", sentence) for name in one.periods)
        for worked, nouns, pattern in (
            *((one.difference, one.nouns, form) for form in differences(one.nouns, one.names)),
            *((one.per_cent, None, share) for share in (*SHARES, shares_behind(one.nouns))),
        ):
            for found in pattern.finditer(sentence):
                if _ROUGH.search(sentence, 0, found.start("figure")):
                    continue
                typed = Decimal(found["figure"].replace(",", ""))
                up = re.fullmatch(UP, found["way"], re.IGNORECASE) is not None
                if is_slip(typed, worked, up=up, surely=surely, within=Fraction(1, 2) if plain else Fraction(1, 10)):
                    yield _told(found[0], worked, one.name, nouns)
        yield from self._in_levels(sentence, one, plain=plain)
        yield from self._in_ends(sentence, one) if whole else ()

    def _in_ends(self, sentence: str, one: Subject) -> Iterator[Problem]:
        """The count that a change led to, where the one that it began with, or the change, is the table's."""
        if len(one.counts) < 2 or one.difference.exact is None:
            return
        now, before = one.counts[:2]
        for found in ends(one.nouns).finditer(sentence):
            begins, known = (found["first"], before) if found["first"] else (found["by"], one.difference.size)
            up = re.fullmatch(UP, found["way"], re.IGNORECASE) is not None
            if up != (one.difference.exact > 0) or Decimal(begins.replace(",", "")) != known.rounded:
                continue
            if known.rounded >= _TELLING and not agrees(Decimal(found["figure"].replace(",", "")), now):
                yield _differs(found[0], f"the figure of {one.name} is {now.text}", f"{one.name}: {one.now}")

    def _in_levels(self, sentence: str, one: Subject, *, plain: bool) -> Iterator[Problem]:
        """A rate that is a little off, and a count in which two digits have changed places.

        In a plain sentence, a count that is a little off as well.
        """
        for found in levels(one.nouns).finditer(sentence):
            per = found["per"] or found["alone"]
            typed, several = Decimal(found["figure"].replace(",", "")), one.rates if per else one.counts
            if not several or any(agrees(typed, other) for other in several):
                continue
            if _ROUGH.search(sentence, 0, found.start("figure")):
                continue
            own = several[0]
            near = own.exact is not None and abs(Fraction(typed) - own.exact) <= own.exact / 20
            if (near and (per or plain)) or any(exchanged(typed, other) for other in several):
                name = "rate" if per else one.now
                yield _differs(found[0], f"the figure of {one.name} is {own.text}", f"{one.name}: {name}")

    def _in_rank(self, sentence: str, named: Sequence[str]) -> Iterator[Problem]:
        """The own area's rank in the league table, where a sentence gives it another."""
        league, own = self._statistics.league, self._statistics.own.name
        if not league or not league.own or not league.own.rank or folded(own) not in folded(sentence):
            return
        about = named == [league.measure.name] or (not named and re.search(r"\bcrime\b", sentence, re.IGNORECASE))
        for found in RANK.finditer(sentence) if about and re.search(r"\brate\b", sentence, re.IGNORECASE) else ():
            lowest = found["order"].casefold() == "lowest"
            rank = league.own.rank if lowest == league.lowest_first else league.ranked + 1 - league.own.rank
            if int(found["figure"]) != rank:
                yield _differs(found[0], f"in the league table it ranks {league.own.rank}", f"{own}: rank in words")

    def _in_place(self, sentence: str, named: Sequence[str], *, plain: bool) -> Iterator[Problem]:
        """The own area's place "7th of 14" where it has another; from which end it is counted need not be said."""
        league, own = self._statistics.league, self._statistics.own.name
        if not league or not league.own or not league.own.rank or folded(own) not in folded(sentence):
            return
        about = named == [league.measure.name] or (not named and plain)
        for found in RANK_OF.finditer(sentence) if about else ():
            rank, other = league.own.rank, league.ranked + 1 - league.own.rank
            order = (found["order"] or "").casefold()
            right = {rank, other} if not order else {rank if (order == "lowest") == league.lowest_first else other}
            if int(found["all"]) == league.ranked and int(found["figure"]) not in right:
                yield _differs(found[0], f"in the league table it ranks {rank}", f"{own}: rank")

    def _in_year(self, sentence: str, named: Sequence[str], *, plain: bool, part: bool) -> Iterator[Problem]:
        """How many actions stand well, how many events there were, how often the year's enforcement acted."""
        if self._outturn and not part:
            well = sum(self._outturn.by_status.get(status, 0) for status in WELL_STATUSES)
            for found in WELL.finditer(sentence):
                if int(found["all"]) == self._outturn.actions and int(found["figure"]) != well:
                    yield _differs(found[0], f"their progress gives {well}", "Plan: complete or Green")
        if not plain or named:
            return
        for found in EVENTS.finditer(sentence) if self._events else ():
            typed, events = Decimal(found["figure"].replace(",", "")), self._events[0]
            if typed not in self._events and abs(typed - events) * 10 <= max(events, 10):
                yield _differs(found[0], f"the sheet Events has {events}", "Events: number")
        years = [row for row in self._statistics.enforcement.rows if row.number is not None and row.year in sentence]
        for found in ENFORCEMENT.finditer(sentence) if len(years) == 1 else ():
            if Decimal(found["figure"].replace(",", "")) != years[0].number:
                but = f"the sheet Enforcement has {years[0].number} in {years[0].year}"
                yield _differs(found[0], but, f"Enforcement: {years[0].year} number")

    def _in_sums(self, sentence: str) -> Iterator[Problem]:
        """A sum of money in which two digits have changed places."""
        for found in SUM.finditer(sentence):
            typed = Decimal(found["figure"].replace(",", ""))
            if typed in self._sums.values():
                continue
            for name, sum_ in self._sums.items():
                if exchanged_digits(typed, sum_):
                    yield _differs(found[0], f"the sum is {pounds(sum_)}", name)
                    break


def _sums(statistics: Statistics, outturn: Outturn | None) -> dict[str, Decimal]:
    """The sums of money that are printed, by the names that they are quoted by."""
    years = statistics.enforcement
    found = {f"Enforcement: {row.year} received": received(row) for row in years.rows}
    found["Enforcement: total received"] = years.received
    if outturn:
        found["Plan: money planned"] = outturn.resources.total
        found |= {f"Plan: money {one.funder or 'no funder'}": one.amount for one in outturn.resources.by_funder}
    return {name: sum_ for name, sum_ in found.items() if sum_}


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
