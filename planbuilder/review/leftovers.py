"""Last year's leftovers: texts that speak of another year as if it were the plan's.

In come the printed texts and the plan's year; out comes one warning a line. Most other years in a plan are right: they
look back, name a law or a census, or set a date that lies ahead. So a year is pointed out only where the words round
it claim it for this plan ("this plan for ...", "our focus for ..."), promise something in it ("In ... we will ..."), or
where the sheet itself looks ahead (actions, focus, timescales), and nothing in the sentence looks back.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from planbuilder.catalogue.wording import WRONG_YEAR
from planbuilder.problems import Problem
from planbuilder.review.printed import Printed, Texts
from planbuilder.review.sentences import LOOKS_BACK, excerpt, sentence_at
from planbuilder.review.years import MENTION, Years, mention, year_of
from planbuilder.schema.plan import Action, FocusPoint, Highlight, Passage, Settings

#: How far back a copied plan may come from; an older year is history.
RECENT = 3
_TITLES = {"title", "subtitle", "partnership", "short_name"}

_MONTHS = "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
_TIME = (
    r"(?:(?:the|(?:end|start|beginning|middle|course|rest) of|spring|summer|autumn|winter|early|late|mid|financial|year"
    rf"|q[1-4]|quarter [1-4]|of|{_MONTHS}|nov(?:ember)?|dec(?:ember)?|\d{{1,2}}(?:st|nd|rd|th)?)[\s-]+)*"
)
_OWN = (
    r"(?:(?:own|new|annual|joint|partnership|partnership's|community|safety|csp|action|delivery|strategic|key|main"
    r"|current|shared)\s+){0,4}(?:plans?|focus|priorit(?:y|ies)|strategy|objectives|themes|aims|targets)"
)
_FOR = r"\s*[,(:–-]?\s*(?:is\s|are\s)?(?:for|of|covers|covering)?\s*(?:the\s)?(?:financial\s)?(?:year|period)?\s*\(?§"
#: "§" stands for the year. What says "this" speaks of this plan, whatever else the sentence does.
_THIS = re.compile(
    rf"\bthis\s{_OWN}{_FOR}|\b(?:this|the current|the coming)\s(?:financial\s)?year[,:]?\s\(?§|\bthe year ahead,? \(?§"
)
_OURS = re.compile(
    rf"\bour\s{_OWN}{_FOR}|\b(?:partnership|community safety)(?: partnership)?(?:'s)?(?: action| delivery)?"
    rf" (?:plan|focus){_FOR}|\bthe plan (?:for|covers|covering) (?:the (?:financial )?year )?§|\b(?:our|the) § {_OWN}"
    r"|^(?:strategic |key |main |partnership )?(?:focus|priorities|action plans?|objectives|targets|aims)"
    r"(?: for| in)?[\s(:,–-]*§\W*$"
)
_WILL = r"(?:will|shall|aims? to|plans? to|intends? to|hopes? to|(?:is|are) (?:going )?to)"
_IN = r"(?:in|during|throughout|over|across)"
_AHEAD_FIRST = re.compile(rf"(?:^|[,;:]\s|\band\s)(?:{_IN}|for)\s{_TIME}§,?\s((?:[\w'-]+\s){{1,8}}?){_WILL}\b")
_AHEAD_LAST = re.compile(rf"\b{_WILL}\s((?:[\w'&,/-]+\s){{1,14}}?)(?:{_IN}|by|before|until|for)\s{_TIME}§")
_TO_DO = re.compile(rf"\b(?:{_IN}|by|before|until)\s{_TIME}§")
_PASSIVE = re.compile(r"\bbe\s(?:\w+ed|held|run|given|sent|made|put|set|done|built|brought|taken|led)\b")
_DONE = re.compile(
    r"\b(?:\w{2,}ed|begun|began|won|made|took|gave|met|rose|fell|grew|went|came|spent|found|shown?|seen|done|given|taken"
    r"|which|that|who|as|what|results?|figures|data|statistics|census|reports?|lessons|review|evaluat\w+|performance"
    r"|underspend|levels?|from|act|success\w*)\b"
)
_COMPARED = re.compile(r"\b(?:since|compar\w+|from|than|between|previous|up on|down on|established|founded|est)\b")
_RUNS_ON = re.compile(r"\b(?:since|from|onwards?|ongoing|continu\w+|beg[au]n|started)\b|[-–—]\s*$")


def leftovers(texts: Texts, years: Years) -> list[Problem]:
    """A warning for each line that holds last year's words, or another year's."""
    told: dict[int, Problem] = {}  # by the number of the line
    for found in MENTION.finditer(texts.whole):
        named = mention(texts.whole, found)
        if named is None or (years.covers(named) and not named.before(years, _before(texts.whole, found))):
            continue
        one = bisect_right(texts.starts, found.start()) - 1
        start = found.start() - texts.starts[one]
        for number in texts.saying(one):
            line = texts.line(number)
            if number not in told and _wrong(line, named, start, found[0], years):
                told[number] = _told(line, start, found[0], years)
    return [told[number] for number in sorted(told)]


def _before(text: str, found: re.Match[str]) -> str:
    """The word or two before a year: a month makes a difference."""
    return text[max(0, found.start() - 12) : found.start()].casefold()


def _told(line: Printed, start: int, year: str, years: Years) -> Problem:
    sentence, at = sentence_at(line.text, start, start + len(year))
    quoted = excerpt(sentence, at, at + len(year))
    own = f"last year was {years.last_year}" if _is_highlight(line) else f"the plan is for {years.name}"
    do = "If it was carried over from another year's plan, bring it up to date."
    if isinstance(line.record, Settings):
        do = f"Write {years.name} for {year}, or correct the “Year” of the plan."
    what = f"“{quoted}” speaks of {year}, but {own}"
    return WRONG_YEAR.problem(what, do, line.workbook, line.sheet, line.cell)


def _wrong(line: Printed, named: Years, start: int, year: str, years: Years) -> bool:
    """Whether the line claims this year for the plan."""
    record = line.record
    if isinstance(record, Settings):
        return line.field in _TITLES and not years.covers(named) and _is_other_title(line, named, start, years)
    sentence, at = sentence_at(line.text, start, start + len(year))
    before, after = sentence[:at].casefold().replace("’", "'"), sentence[at + len(year) :].casefold()
    marked = f"{before}§{after}"
    if _is_highlight(line):
        return named.financial and named.before(years) and _older_highlight(line, marked, years)
    if not isinstance(record, Passage | FocusPoint | Action) or _is_profile(line) or named.covers(years):
        return False
    if line.field == "timescale":
        return _recent(line, named, before, years) and named.financial and not _RUNS_ON.search(f"{before} {after}")
    if _THIS.search(marked):
        return not named.bare or named.before(years)
    if _OURS.search(marked) and named.before(years) and not LOOKS_BACK.search(marked):
        return True
    return not named.short and _recent(line, named, before, years) and _looks_ahead(line, marked)


def _is_other_title(line: Printed, named: Years, start: int, years: Years) -> bool:
    """A title with another year; not "since 1998", "Vision 2030", or a strategy that this year is part of."""
    far_ahead = named.bare and named.first > years.last + 1
    return not (far_ahead or named.covers(years) or _COMPARED.search(line.text[:start].casefold()))


def _recent(line: Printed, named: Years, before: str, years: Years) -> bool:
    """Whether the year was over not long before the plan's began, and stands in the line without a later one."""
    if not named.before(years, before) or named.last < years.first - RECENT:
        return False
    return all(other == named or other.before(years) for other in _mentions(line.text))


def _looks_ahead(line: Printed, marked: str) -> bool:
    """ "In § the partnership will ...", "we will ... in §", "Hold four workshops in §"; and nothing that looks back."""
    first = _AHEAD_FIRST.search(marked)
    if first and not _DONE.search(first[1]) and not LOOKS_BACK.search(first[0]):
        return True
    plain = _PASSIVE.sub("be", marked)
    if LOOKS_BACK.search(plain):
        return False
    last = _AHEAD_LAST.search(plain)
    if last and not _DONE.search(last[1]):
        return True
    return _is_to_do(line) and bool(_TO_DO.search(plain)) and not _DONE.search(plain)


def _is_to_do(line: Printed) -> bool:
    """Whether all that stands here is still to be done."""
    record = line.record
    return isinstance(record, Action) or (isinstance(record, FocusPoint) and record.heading == "Focusing on")


def _is_profile(line: Printed) -> bool:
    return isinstance(line.record, Passage) and line.record.section == "Profile"


def _is_highlight(line: Printed) -> bool:
    record = line.record
    return isinstance(record, Highlight) or (isinstance(record, Passage) and record.section == "Highlights")


def _older_highlight(line: Printed, marked: str, years: Years) -> bool:
    """Whether last year's achievements are said to be of a year before last, without comparing the two."""
    mentions = list(_mentions(line.text))
    if len(mentions) > 1 or _COMPARED.search(marked) or mentions[0].last < years.first - RECENT:
        return False
    of_year = re.search(rf"\b(?:{_IN}|for|of)\s{_TIME}§|^\W*§|§\W*$", marked)
    return bool(of_year) and not year_of(years.last_year).covers(mentions[0])


def _mentions(text: str) -> Iterator[Years]:
    return (named for found in MENTION.finditer(text) if (named := mention(text, found)))
