"""What an officer should know of an entry that can be read all the same.

In come the contents of a cell and its column; out come findings without a place. These checks hold for every column of
every sheet; what only makes sense beside other cells is looked for in planbuilder/review.
"""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import accumulate

from planbuilder.catalogue.entries import CUT_OFF, GARBLED, MADE_A_DATE, STRUCK_THROUGH, UNFINISHED, VERY_LONG
from planbuilder.cells import TEXT
from planbuilder.problems import Problem, shortened
from planbuilder.schema import Column
from planbuilder.typed import Typed
from planbuilder.values import long_date

#: Excel's own limit for the characters of one cell.
MOST_CHARACTERS = 32_767
LONG_NAME = 200
_TO_BE = ("confirmed", "advised", "determined", "decided", "agreed", "added", "completed", "inserted", "supplied")
_THINGS = ("insert", "add", "enter", "type", "name", "date", "figure", "number", "venue", "amount")
#: A quick look for what the patterns below look for closely: most workbooks have next to none of it. Signs that begin
#: alike are only looked for where their beginning stands somewhere.
_SIGNS: Mapping[str, tuple[str, ...]] = {
    "tb": ("tbc", "tba", "tbd"),
    "??": ("???",),
    "xx": ("xxx", "xx "),
    "#": ("#ref!", "#value!", "#div/0!", "#name?"),
    "[": ("[ ", "[]", "[x", "[?", "[..", "[…", "[tb", *(f"[{word}" for word in _THINGS)),
    "<": ("< ", *(f"<{word}" for word in _THINGS)),
    "(": ("( ", *(f"({word}" for word in _THINGS)),
    "to be ": tuple(f"to be {word}" for word in _TO_BE),
    "â": tuple(f"â{second}" for second in "‚€£©®°·»« \u00a0½¼¾"),
    "ã": tuple(f"ã{second}" for second in "©¨¡¢¼¶¤§«±\u00ad"),
    **{
        sign: (sign,)
        for sign in (
            *("lorem ipsum", "todo", "to follow", "awaiting", "____", "£x", "click or tap", "update needed"),
            *("delete this", "error!", "ï¿½", "\ufffd"),
        )
    },
}
_THING = rf"(?:{'|'.join(_THINGS)})"
_UNFINISHED = re.compile(
    rf"\bTB[CAD]\b|\bto be (?:{'|'.join(_TO_BE)})\b"
    r"|\?{3,}|\A\s*\?+\s*\Z"
    rf"|(?<!\[)\[\s*(?:{_THING}|tbc|x+|\.\.\.|…)\b[^\]\n]{{0,60}}\]|\[\s*(?:x+|\.\.\.|…|\?*)\s*\]"
    rf"|[<(]\s*(?:insert|{_THING} (?:of|here|the))\b[^>)\n]{{0,60}}[>)]"
    r"|(?<![\w.])_{4,}(?![\w.])|(?<!\w)£[Xx]{1,3}\b|\b[Xx]{3,5}\b|(?<!\w)[Xx]{2}(?=\s+(?:incidents|offences|people|%))"
    r"|\blorem ipsum\b|\bTODO\b|\b(?:update needed|delete this (?:row|line|text))\b|\bclick or tap (?:here )?to enter\b"
    r"|(?:\A|[-–—:(,.]\s*|\b(?:dates?|details?|figures?|text|subtitle|title|venue) )(?:to follow|awaiting [a-z]+)"
    r"\s*[).]?\s*\Z"
    r"|\bawaiting (?:confirmation|update|figures|details)\b",
    re.IGNORECASE,
)
#: What Word leaves of a field that it could not fill, and Excel of a formula in a text.
_LEFT_BY_A_PROGRAM = re.compile(
    r"\bError! (?:Reference source|Bookmark|Hyperlink) not [a-z]+\.?|#(?:REF|VALUE|DIV/0|NAME)[!?]"
)
#: UTF-8 that was read as Windows-1252: a lead byte of two or three followed by what its next byte looks like.
_GARBLED = re.compile("Â[£©®°·»« \u00a0½¼¾]|â‚¬|â€[™œ\u009d˜“”¢¦\u201c\u201d\u2122]?|Ã[©¨¡¢¼¶¤§«±\u00ad]|ï¿½|\ufffd")


def look_over(typed: Typed, column: Column) -> Iterator[Problem]:
    """Everything about one entry that is worth a second look."""
    value = typed.value
    if column.printed and (typed.struck or isinstance(value, list)):
        yield from _struck(typed)
    if isinstance(value, dt.date):
        if column.kind is TEXT and column.printed:
            what = f"Excel has made a date of this entry ({long_date(value)})"
            yield MADE_A_DATE.problem(what, "If it was no date: format the cell as Text and type it again.")
        return
    if value is None or isinstance(value, bool | int | float):
        return
    text = str(value)
    if len(text) >= MOST_CHARACTERS:
        what = f"this cell is full to the last character that Excel keeps in one ({MOST_CHARACTERS:,})"
        yield CUT_OFF.problem(what, "The end may be missing: put a text as long as this into a Word file.")
    elif len(text) > LONG_NAME and column.kind is TEXT and column.printed and not column.refers_to:
        what = f"“{shortened(typed.text, 40)}” has {len(text)} characters, which is long for “{column.heading}”"
        yield VERY_LONG.problem(what, "Shorten it, or move it to where it belongs.")


def _struck(typed: Typed) -> Iterator[Problem]:
    parts = [str(part) for part in typed.value if _line_through(part)] if isinstance(typed.value, list) else []
    struck = typed.text if typed.struck and not parts else "".join(parts)
    if struck.strip():
        what = f"“{shortened(' '.join(struck.split()), 40)}” is struck through but will be printed"
        yield STRUCK_THROUGH.problem(what, "Delete it, or take the line through it away.")


def _line_through(part: object) -> bool:
    font = getattr(part, "font", None)
    return bool(font is not None and font.strike)


def suspicious(texts: Sequence[str]) -> Iterator[tuple[str, Problem]]:
    """What looks unfinished or garbled in some texts, each with its text.

    All texts are looked through as one: a look at each of 40,000 cells takes longer than to read them.
    """
    plain = [text.lower().encode("utf-8", "replace") for text in texts]
    ends = list(accumulate(len(text) + 1 for text in plain))
    whole = b"\n".join(plain)
    unsure = {number for number, text in enumerate(texts) if len(text) < 4 and "?" in text}
    signs = [sign for beginning, alike in _SIGNS.items() if beginning.encode() in whole for sign in alike]
    for number in sorted(unsure.union(bisect(ends, place) for sign in signs for place in _places(whole, sign))):
        yield from ((texts[number], problem) for problem in _suspicious(texts[number]))


def _places(text: bytes, sign: str) -> Iterable[int]:
    """Where a sign stands; in bytes, where it is found five times as fast as in a text with bullets."""
    sought = sign.encode()
    place = text.find(sought)
    while place >= 0:
        yield place
        place = text.find(sought, place + 1)


def _suspicious(text: str) -> Iterator[Problem]:
    if found := _UNFINISHED.search(text):
        what = f"“{shortened(found[0], 40)}” says that something is still to come"
        yield UNFINISHED.problem(what, "Type what is now known.")
    if found := _LEFT_BY_A_PROGRAM.search(text):
        what = f"“{found[0]}” was left in this text by Word or Excel"
        yield UNFINISHED.problem(what, "Type what should stand there.")
    if found := _GARBLED.search(text):
        some = text[max(0, found.start() - 8) : found.end() + 8]
        what = f"the letters “{' '.join(some.split())}” were spoilt on the way from another program"
        yield GARBLED.problem(what, "Type the words again.")
