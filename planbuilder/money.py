"""The lines of a budget cell, as officers write them, and what they say: sums, who pays, and for what.

"£1,950 BBC (Keep Safe Budget)" is a sum, a funder and a note; "Existing resources" asks for no new money. A sum is
never lost or changed: where a line could be read in two ways, it is stopped. Whether there is a funder of that name is
looked up elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from planbuilder.money_faults import adds_to, bracket, not_money, refusal, several_sums
from planbuilder.no_sum import NoSum, begins_with_existing, no_sum
from planbuilder.values import Money, pounds

_FIGURE = (
    r"\d{1,3}(?:,\d{3})+(?:\.\d{1,2})?"
    r"|(?:(?<=£)|(?<=£ ))\d{1,3}(?:[ \u00a0\u2009\u202f]\d{3})+(?![\d,])(?:\.\d{1,2})?"  # "£1 000"
    r"|\d+\.\d{3,6}(?=\s*m)|\d+(?:\.\d{1,2})?"
)
_SCALE = r"(?:k|(?-i:\s+k))(?![a-z])|mn?(?![a-z\d])|\s*(?:thousand|million)\b"
_SUM = rf"(?:£|GBP\b)?\s*(?P<sum>{_FIGURE})(?P<scale>{_SCALE})?(?P<unit>\s*(?:pounds|gbp)\b(?: sterling\b)?)?"
_SCALES = {"k": 1000, "t": 1000, "m": 1_000_000}
_PER_YEAR = (
    r"(?:/\s?(?:year|yr|annum)\b|(?-i:p\.?\s?a\b\.?|P\.A\.)|(?:per|a|each|every) (?:year|annum|yr)\b"
    r"|annually\b|yearly\b)"
)
_PAID = r"(?:(?:to be )?(?:funded|paid(?: for)?|provided|met|covered|contributed)|funding|grant|contribution)"
_BY = rf"(?:{_PAID}\s+)?(?:from|by)\s+(?:the\s+(?-i:(?=[A-Z]{{2,}}\b)))?"
_AFTER = rf"(?:\s*[-–—:]\s*|,\s+|,(?=[^\W\d])|\s+|$|(?=\()|(?=[^\W\d])|(?={_PER_YEAR}))"
_SUM_FIRST = re.compile(rf"{_SUM}{_AFTER}(?P<who>.*)", re.IGNORECASE)
_REST = r"(?P<rest>(?:[\s(/*].*)?)"
_POUNDS_LAST = re.compile(
    rf"(?P<who>(?:\([^()£]*\)|[^\d£()])+(?<![\s:,–-]))\s*[:,–-]?\s*(?=£|GBP\b){_SUM}{_REST}", re.IGNORECASE
)
_IN_BRACKETS = re.compile(rf"(?P<who>[^\d£(]*[^\d£(\s:,–-])\s*[:–-]?\s*\((?=£){_SUM}\){_REST}", re.IGNORECASE)
#: Without "£" only behind a name in capitals or a colon: "CSP 500"; "Ward 7" and "CSP 2017" name no sum.
_FIGURE_LAST = re.compile(
    rf"(?P<who>(?-i:[A-Z]{{2,8}})(?=[\s:])|[^\d£(]*[^\d£(\s:](?=\s*:))[\s:]+(?!(?:19|20)\d\d\b){_SUM}{_REST}",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"(?:plus|and)\s+(?=\D)|[+&]\s*(?=£|existing|officer|staff|in[ -]kind)"
    r"|(?:(?:project|action)\s+)?(?:budget|costs?|amount|funding)(?:\s*[:=–-]\s*|\s+)(?=£)",
    re.IGNORECASE,
)
_PAID_BY = re.compile(_BY, re.IGNORECASE)
#: What stands round a funder and is no part of its name: a year, "p.a.", "TBC".
_YEAR = r"(?:(?:in|for)\s+)?(?:FY\s*)?20\d\d\s?[/–-]\s?(?:20)?\d\d|(?:in|for)\s+20\d\d"
_APART = rf"(?:{_YEAR}|{_PER_YEAR}|tb[ac]|to be confirmed)\.?"
_AT_END = re.compile(rf"(?:^|(?<=[\s,–-])|(?=/))({_APART})$", re.IGNORECASE)
_ENDS = frozenset("0123456789.rmycaRMYCAdD")  # what any of these ends with
_AT_START = re.compile(rf"({_YEAR}|{_PER_YEAR})(?=[\s,:–-])[\s,:–-]*(?:{_BY})?", re.IGNORECASE)
_IS_APART = re.compile(_APART, re.IGNORECASE)


def budget(lines: Sequence[str]) -> list[Money]:
    """What a whole budget cell says; a sum and its funder may stand on two lines of their own.

    Raises `CellFault` where a sum cannot be read, is negative, is only roughly stated, or would get lost.
    """
    return [money for line in _rejoined(lines) for money in budget_lines(line)]


def budget_lines(line: str) -> list[Money]:
    """The sums that one line of a budget cell names; most lines name one. Raises `CellFault` as `budget` does."""
    line = line.replace("[", "(").replace("]", ")") if "[" in line else line
    if (fault := bracket(line)) and re.search(r"\d", line):
        raise fault
    if fault := refusal(line):  # of the whole line, because a part of it would be quoted without its sense
        raise fault
    parts = list(_parts(line))
    for part in parts if len(parts) > 1 else ():
        if fault := refusal(part):
            raise fault
    return [_money(part) for part in parts]


# --- lines and parts of lines -----------------------------------------------------------------------------

_LONE_SUM = re.compile(_SUM, re.IGNORECASE)
_LONE_NOTE = re.compile(r"\([^()£]*\)")
_LONE_NAME = re.compile(r"[^\d£]*[^\W\d_][^\d£]*")
#: Sums and names that take turns, one way round in the whole cell, among lines that are whole.
_TURNS = re.compile(r"(?:SN|W)+|(?:NS|W)+")
_JOINER = re.compile(r"\s*(?:,(?=[\s£])|[;+&/]|\b(?:and|plus)\b)\s*", re.IGNORECASE)


def _rejoined(lines: Sequence[str]) -> Sequence[str]:
    """Lines with every sum beside its funder and its note, where only one reading is possible; else as they were."""
    if len(lines) < 2:
        return lines
    shape = "".join(_shape(line) for line in lines)
    turns = re.sub("(?<=[WSN])B", "", shape)
    if turns == "W" * len(lines) or not _TURNS.fullmatch(turns):
        return lines
    joined: list[str] = []
    half = False
    for line, sign in zip(lines, shape, strict=True):
        if sign == "B" or half:
            joined[-1] = f"{joined[-1]} {line}"
        else:
            joined.append(line)
        half = sign in "SN" and not half if sign != "B" else half
    return joined


def _shape(line: str) -> str:
    """ "S" for a sum alone, "B" for a note in brackets, "N" for what may be a name, "W" for anything whole."""
    if _LONE_SUM.fullmatch(line):
        return "S"
    if _LONE_NOTE.fullmatch(line):
        return "B"
    return "N" if _LONE_NAME.fullmatch(line) and not no_sum(_LABEL.sub("", line, count=1)) else "W"


def _parts(line: str) -> Iterator[str]:
    """The parts of a line that each name a sum, or existing resources; a funder may have "and" in its name."""
    label = _LABEL.match(line)
    start = label.end() if label else 0
    for joiner in _JOINER.finditer(line, start):
        part, rest = line[start : joiner.start()], line[joiner.end() :]
        inside = line.count("(", 0, joiner.start()) > line.count(")", 0, joiner.start())
        if not inside and part.strip() and _begins_anew(part, joiner[0].strip(), rest):
            yield part
            start = joiner.end()
    if line[start:].strip():
        yield line[start:]


def _begins_anew(part: str, joiner: str, rest: str) -> bool:
    """Whether another sum begins behind a comma or an "and"."""
    existing = begins_with_existing(part)
    if rest.startswith("£"):  # "£500/£600" is one or the other
        return joiner != "/" or existing or bool(re.search(r"[^\W\d_]", part))
    if begins_with_existing(rest):
        return True
    if not existing and "£" not in part:
        return False
    after = _JOINER.split(rest, maxsplit=1)[0]
    return bool(_POUNDS_LAST.fullmatch(after) or (_IN_BRACKETS.fullmatch(after) and _IN_BRACKETS.fullmatch(part)))


# --- one sum ----------------------------------------------------------------------------------------------


def _money(line: str) -> Money:
    if not re.match(r"£?\s*\d", line) and (said := no_sum(line)):
        if adds_to(line[line.find("(") + 1 : -1].strip()):
            raise several_sums(line)
        return Money(line[0].upper() + line[1:], existing=True) if said is NoSum.EXISTING else Money(line)
    found = _SUM_FIRST.fullmatch(line)
    if not found:
        for pattern in (_POUNDS_LAST, _IN_BRACKETS, _FIGURE_LAST):
            found = found or pattern.fullmatch(line)
    if not found:
        raise not_money(line)
    who, notes = _apart(_unpaid(found["who"]))
    left, more = _apart(found.groupdict().get("rest") or "")
    if left:
        raise not_money(line)
    notes += more
    if not who and notes and not _IS_APART.fullmatch(notes[0]):
        who = notes.pop(0)
    if "£" in who or any(adds_to(note) for note in notes):
        raise several_sums(line)
    if re.fullmatch(r"\d[\d\W]*", who) or re.match(r"0\d|\d{3}", who):  # "£1 00", "£1 0000"
        raise not_money(line)
    figure = Decimal(re.sub(r"[^\d.]", "", found["sum"]))
    amount = figure * _SCALES.get((found["scale"] or "").strip()[:1].casefold(), 1)
    note = ", ".join(notes)
    shown = (pounds(amount), who, f"({note})" if note else "")
    return Money(" ".join(part for part in shown if part), amount, who, note)


def _unpaid(who: str) -> str:
    """A funder without "funded by" before it."""
    return who[by.end() :] if (by := _PAID_BY.match(who)) else who


def _apart(who: str) -> tuple[str, list[str]]:
    """A funder, and the notes behind it (or before it: "p.a. CSP")."""
    notes: list[str] = []
    who = who.strip()
    while who := who.rstrip(" ,*†‡"):
        if who.endswith(")"):
            start = _opening(who)
            notes.insert(0, who[start + 1 : -1].strip())
        elif who[-1] in _ENDS and (found := _AT_END.search(who)):
            start = found.start(1)
            notes.insert(0, re.sub(r"^/\s?", "per ", found[1]))
        else:
            break
        who = who[:start]
    if found := _AT_START.match(who):
        notes.insert(0, re.sub(r"^/\s?", "per ", found[1]))
        who = who[found.end() :]
    return who, [note for note in notes if note]


def _opening(text: str) -> int:
    """Where the bracket opens that closes at the end of a text."""
    depth = 0
    for place in range(len(text) - 1, -1, -1):
        depth += (text[place] == ")") - (text[place] == "(")
        if not depth:
            return place
    return 0
