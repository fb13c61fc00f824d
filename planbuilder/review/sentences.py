"""What a sentence is, and how a piece of it is quoted.

In comes one line of text; out come its sentences. A line is a bullet or a paragraph, so a sentence never runs over
its end.
"""

from __future__ import annotations

import re

_END = re.compile(r"[.!?…][\"”’')\]]*\s+(?=[\"“‘'(\[]?[A-Z0-9£])")
#: A full stop behind these ends no sentence: they stand before a name, a number or an example.
_SHORTENED = re.compile(
    r"(?:\b(?:e\.g|i\.e|eg|ie|etc|cf|vs|no|nos|approx|max|min|incl|inc|st|rd|ave|ln|dr|mr|mrs|ms|prof|rev|cllr|insp"
    r"|sgt|supt|ch|dept|tel|ext|para|fig|p|pp|co|ltd|jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec|a\.m|p\.m|c)"
    r"|(?:^|[\s.(])[a-z])\.$",
    re.IGNORECASE,
)

#: What shows that a sentence (in lower case, the year in it "§" where one is spoken of) tells of what is over.
LOOKS_BACK = re.compile(
    r"\b(?:last year|previous|previously|past|since|compar\w+|than|baselines?|outturn|was|were|had|did|been|achiev\w+"
    r"|delivered|held|saw|ran|carried|following|built|build(?:s|ing)? on|remains?|still|again|same)\b|§\s\w+ed\b"
)


def sentences(text: str) -> list[str]:
    """The sentences of a line; "e.g.", "St.", "Cllr.", initials and "3.5" end none."""
    found = []
    start = 0
    for end in _END.finditer(text):
        if text[end.start()] == "." and _SHORTENED.search(text, max(0, end.start() - 12), end.start() + 1):
            continue
        found.append(text[start : end.end()].strip())
        start = end.end()
    found.append(text[start:].strip())
    return [sentence for sentence in found if sentence]


def sentence_at(text: str, start: int, end: int) -> tuple[str, int]:
    """The sentence of a line in which a stretch stands, and where the stretch begins in it."""
    offset = 0
    for sentence in sentences(text):
        begin = text.index(sentence, offset)
        offset = begin + len(sentence)
        if begin <= start and end <= offset:
            return sentence, start - begin
    return text, start


def excerpt(text: str, start: int, end: int, most: int = 70) -> str:
    """At most so many characters of a text round the stretch that matters, cut between words."""
    if len(text) <= most:
        return text
    first = 0 if end <= most - 3 else max(0, start - (most - (end - start)) // 2)
    first = text.find(" ", first) + 1 if first else 0
    first = min(first, start)
    cut = text[first : first + most]
    if first + most < len(text):
        cut = cut[: max(cut.rfind(" "), end - first)].rstrip(" ,;:")
        cut += " ..."
    return f"... {cut}" if first else cut
