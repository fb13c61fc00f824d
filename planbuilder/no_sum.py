"""Lines of a budget cell that name no sum, as officers word them: existing resources, no cost at all, still to come.

In comes one line; out comes what it says. Each is plain to a person, so none of them is stopped: what somebody already
pays for counts as existing resources, and what is still to come is pointed out as unfinished by those who ask here.
"""

from __future__ import annotations

import re
from enum import Enum


class NoSum(Enum):
    """What a line says that names no sum."""

    EXISTING = "existing"
    NOTHING = "nothing"
    OPEN = "open"


_FROM = r"(?:(?:to be )?(?:met|funded|covered) )?(?:(?:with(?:in)?|from|by|through|use of|using) )?"
_EXISTING = re.compile(
    rf"(?:{_FROM}(?:existing|current|mainstream|core) (?:\w+ )?(?:resources?|budgets?|staff(?:ing)?(?: time)?|funding)"
    r"|(?:core|mainstream) funded"
    rf"|{_FROM}(?:[^\W\d]\w*['’]?s? ){{0,2}}(?:officers?|staff|volunteers?|wardens?|partners?|pcsos?)['’]?s?['’]?"
    r" time(?: only)?"
    r"|in[ -]kind(?: (?:support|contributions?|resources?|only))?(?: (?:from|by) [^\d£()]{1,60})?"
    r")(?:\s*\([^()]*\))?\.?",
    re.IGNORECASE,
)
_NOTHING = re.compile(
    r"(?:n\.?\s?/?\s?a|none|£?\s?nil|zero|free(?: of charge)?|[-–—−]+|not applicable|self[- ]fund(?:ed|ing)"
    r"|cost[- ]neutral|(?:none|not) (?:required|needed)|at no cost"
    r"|no (?:(?:additional|extra|new|further|direct) )?(?:costs?|funding|money|budget|resources?)"
    r"(?: (?:required|needed|implications?|involved))?(?: to [^\d£()]{1,60})?)\.?",
    re.IGNORECASE,
)
_OPEN = re.compile(
    r"(?:£?\s*(?:tb[acd]|to be (?:confirmed|agreed|advised|determined|decided|identified))\b"
    r"|£?\s*(?:not (?:yet )?(?:known|confirmed|agreed|costed|identified|decided)|unknown|\?+)"
    r"|(?:funding |budget )?(?:subject to|dependent (?:up)?on|awaiting|pending)\b|no funding identified)[^\d£]{0,80}",
    re.IGNORECASE,
)
#: What the check of every text ("unfinished") finds by itself; to name it here would tell one thing twice.
_TOLD_ANYWAY = re.compile(r"\btb[acd]\b|\bto be (?:confirmed|advised|determined|decided)\b|\?{3,}", re.IGNORECASE)


def no_sum(line: str) -> NoSum | None:
    """What a line says that names no sum; None where it does not say so in words that are known."""
    if _EXISTING.fullmatch(line):
        return NoSum.EXISTING
    if _NOTHING.fullmatch(line):
        return NoSum.NOTHING
    return NoSum.OPEN if _OPEN.fullmatch(line) else None


def begins_with_existing(text: str) -> bool:
    """Whether a text begins with words for existing resources, whatever follows."""
    return bool(_EXISTING.match(text))


def untold(line: str) -> bool:
    """Whether a line says that its sum is still to come, in words that no other check looks for."""
    return no_sum(line) is NoSum.OPEN and not _TOLD_ANYWAY.search(line)
