"""Why a line of a budget cell is stopped, each time with the true reason.

In comes a line in which a sum stands; out comes what an officer is told, where the sum is rough, negative, unfinished
arithmetic, a total, or one of several that would get lost.
"""

from __future__ import annotations

import re
from decimal import Decimal

from planbuilder.catalogue.entries import NOT_MONEY
from planbuilder.problems import shortened
from planbuilder.typed import CellFault
from planbuilder.values import pounds

_HINT = "Type the sum and who pays, one line a funder, for example £500 CSP; or: Existing resources."
#: Longer lines are texts in the wrong cell; to look for reasons in them would take long.
LONGEST = 2000

_AMOUNT = r"£?\s*\d[\d,.]*k?"
_ROUGH = r"(?:approx\w*\.?|about|around|circa|up to|at least|roughly)"
_TOTAL = re.compile(
    r"(?:(?:grand|overall|sub|in)[- ]?)?(?:total|sum)(?:\s+(?:budget|costs?|funding|of|is))*\s*[:=–-]?\s*£?\s*\d"
    rf"|{_AMOUNT}\s+(?:in\s+)?total\s*(?:$|[,;:(])",
    re.IGNORECASE,
)
_BELOW = re.compile(r"[-−–]\s*£?\s*\d|£\s*[-−–]\s*\d")
_VAGUE = re.compile(
    rf"(?:(?:approx\w*|est|estimated?|c)\.?|about|around|circa|up to|at least|over|under|roughly|~|<|>)\s*{_AMOUNT}\b"
    rf"|[^(£]*\b{_ROUGH}\s*£",
    re.IGNORECASE,
)
_VAGUE_AFTER = re.compile(rf"{_AMOUNT}\s*(?:{_ROUGH}|or (?:so|more|less)\b|\?)", re.IGNORECASE)
#: "£5OO": a letter O or l in place of a figure; "£500CSP" is only a space short.
_LETTER = re.compile(r"[^(]*?(?<![^\W\d])£?\s*\d[\d,.]*[OoIl]+[\dOoIl,.]*(?=[\s(]|$)")
_GLUED = re.compile(r"\d[,.]?[OoIl]")
_PRODUCT = re.compile(r"(?:[^(£]*£\s*)?(\d[\d,.]*)\s*[x×*@]\s*£?\s*(\d[\d,.]*)(k?)", re.IGNORECASE)
_RATE = re.compile(
    r"[^(]*?\d[^(]*?(?:\bper\s+(?!(?i:year|annum|yr))\w|/\s?(?:month|week|quarter|day|hour|head|person|session)\b"
    r"|\beach\b(?!\s+year)|\ba\s+(?:month|week|quarter|day)\b|\b(?:monthly|weekly|quarterly)\b)"
)
_RANGE = re.compile(rf"{_AMOUNT}\s*(?:[-–—]|to|or)\s*£?\s*\d", re.IGNORECASE)
#: A note with a sum that may well come on top of the first; "(of which £300 for vans)" explains the first.
_ADDS = re.compile(
    rf"(?:(?:and|plus|also|with|match\w*)\b|[+&]).*£.*|{_AMOUNT}(?:\s+(?-i:[A-Z])[^\d£]*)?", re.IGNORECASE
)


def not_money(line: str) -> CellFault:
    """What is said of a line in which no sum can be found."""
    if line.count("£") > 1:
        return several_sums(line)
    return CellFault(NOT_MONEY, f"“{shortened(line)}” is not an amount of money", _HINT)


def several_sums(line: str) -> CellFault:
    """What is said of a line with more than one sum, where it is not plain how they belong together."""
    if _RANGE.search(line):
        return CellFault(NOT_MONEY, f"“{shortened(line)}” is not a definite amount of money", _HINT)
    do = "Type one line a funder, each with its own sum, for example £500 CSP; a note stands in brackets, without “£”."
    return CellFault(NOT_MONEY, f"“{shortened(line)}” names more than one sum", do)


def bracket(line: str) -> CellFault | None:
    """What is said of a bracket that is opened and not closed, or the other way round."""
    if "(" not in line and ")" not in line:
        return None
    depth = 0
    for sign in line:
        depth += (sign == "(") - (sign == ")")
        if depth < 0:
            break
    if not depth:
        return None
    what = f"a bracket in “{shortened(line)}” is {'opened and not closed' if depth > 0 else 'closed and not opened'}"
    return CellFault(NOT_MONEY, what, "Type brackets in pairs, for example £500 CSP (vans).")


def adds_to(note: str) -> bool:
    """Whether a note names a sum that could be meant to come on top."""
    return "£" in note and bool(_ADDS.fullmatch(note))


def refusal(line: str) -> CellFault | None:
    """Why a line is no definite sum, whatever else can be read from it; None where nothing speaks against it."""
    quoted = f"“{shortened(line)}”"
    if len(line) > LONGEST:
        return not_money(line)
    lower = line.casefold()  # the patterns are slow beside a look for the letters that they need
    if ("total" in lower or "sum" in lower) and _TOTAL.match(line):
        do = "Leave it out: totals are worked out. Type each sum with who pays, for example £500 CSP."
        return CellFault(NOT_MONEY, f"{quoted} is a total", do)
    if _BELOW.match(line):
        return CellFault(NOT_MONEY, f"{quoted} is an amount below zero", "Type it without the minus sign.")
    if _VAGUE_AFTER.match(line) or (line[0] != "£" and _VAGUE.match(line)):
        return CellFault(NOT_MONEY, f"{quoted} is not a definite amount of money", _HINT)
    if _GLUED.search(line) and _LETTER.match(line):
        do = "Type the sum in figures: there is a letter O, I or l among them."
        return CellFault(NOT_MONEY, f"{quoted} is not an amount of money", do)
    if any(sign in lower for sign in "x×*@") and (product := _PRODUCT.match(line)):
        return CellFault(NOT_MONEY, f"{quoted} is still to be multiplied", _multiplied(product))
    if any(word in lower for word in ("per ", "/", "each", " a ", "ly")) and _RATE.match(line):
        do = "Work out what it comes to in all, and type that sum and who pays."
        return CellFault(NOT_MONEY, f"{quoted} is not a whole sum", do)
    return None


def _multiplied(product: re.Match[str]) -> str:
    """What to do about "£500 x 4": the answer itself, where both figures are plain."""
    one, other = (figure.rstrip(".,").replace(",", "") for figure in product.group(1, 2))
    plain = re.fullmatch(r"\d{1,9}(?:\.\d\d?)?", one) and re.fullmatch(r"\d{1,9}(?:\.\d\d?)?", other) and not product[3]
    comes_to = f" ({pounds(Decimal(one) * Decimal(other))})" if plain else ""
    return f"Type what it comes to{comes_to} and who pays, for example £500 CSP."
