"""Whether every word of the Word document is in the PDF made from it.

In: the docx and its PDF. Out: the words that were lost. A converter can drop the last lines of a row that
does not fit its page, and no other check sees that. Words are counted, not lined up, because a row that is
split over two pages comes out of a PDF in another order than it stands in the docx. Three things make the
count exact: words that a line or page break cut in two are put together again, what the PDF repeats on each
page (footers, header rows) is not taken for words of the body, and page numbers, which only the PDF knows,
are left out. Words that are written from right to left come out of a PDF forwards, backwards or in pieces;
of these only the letters are counted.
"""

from __future__ import annotations

import re
import unicodedata
import zipfile
from collections import Counter
from collections.abc import Sequence
from itertools import groupby
from pathlib import Path
from typing import Any

from lxml import etree

from planbuilder.output.docx_text import FIELD, paragraphs
from planbuilder.output.opened_docx import find
from planbuilder.output.uninterrupted import uninterrupted

# Letters that are written from right to left: Hebrew, Arabic and their neighbours, with their older forms.
_LEFTWARDS = r"\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff"
# A word: letters and figures of one direction, or one sign that carries meaning (currency, tick, emoji); punctuation
# is none.
_WORD = re.compile(
    rf"[^\W_{_LEFTWARDS}]+|(?:[^\W_](?<=[{_LEFTWARDS}]))+"
    r"|[$+=%<>\u00a2-\u00a5\u20a0-\u20bf\u2100-\u2bff\u3200-\u33ff\U0001f000-\U0001faff]"
)
_UNITS = r"\u2100-\u214f\u3200-\u33ff"  # signs made of letters, such as the degree with its C, which is no word "C"
_NO_UNITS = re.compile(rf"[^{_UNITS}]+")
_IS_UNIT = re.compile(rf"[{_UNITS}]")
_IS_LEFTWARDS = re.compile(rf"[{_LEFTWARDS}]")
# What a person takes for one word or sign: with its vowel signs, or several pictures in one.
_MARKS = r"\u0300-\u036f\u0591-\u05bd\u05bf-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u0900-\u109f\u1780-\u17d3"
_AS_SPELT = re.compile(
    rf"(?:[^\W_]|[{_MARKS}])+|[\U0001f000-\U0001faff]+|[$+=%<>\u00a2-\u00a5\u20a0-\u20bf\u2100-\u2bff\u3200-\u33ff\uff00-\uffef]"
)
_INVISIBLE = re.compile(r"[\u00ad\u200b-\u200f\u2060\ufe0e\ufe0f\ufeff]")
_NOT_COUNTED = {"Cc", "Cf", "Mn", "Pd", "Zl", "Zp", "Zs"}
_SHORTEST_REPEAT = 3  # fewer words than this are no safe sign of a footer or a header row
_LONGEST_SEARCH = 50


def missing_words(docx: Path, pdf: Path) -> list[str]:
    """The words of the docx's body that are not in the PDF, as spelt there and in its order; [] when all are.

    Words are compared without regard to case, ligatures, soft hyphens and the coding of accents, and those that are
    written from right to left without regard to the order of their letters. Hidden text, deleted text, page numbers
    and list labels do not count; headers, footers and notes are not looked at.
    """
    return missing_from(docx, _pdf_text(pdf))


def missing_from(docx: Path, printed: str) -> list[str]:
    """The same for any text that should hold all words of the docx, such as that of a web page."""
    body, *margins = _body_and_margins(docx)
    text = " ".join(text.replace(FIELD, " ") for text in paragraphs(body))
    wanted = [word.casefold() for word in _words(text)]
    repeats = [_repeat(text) for margin in margins for text in paragraphs(margin)]
    repeats += [_repeat(" ".join(paragraphs(row))) for row in find(body, "//w:tr[w:trPr/w:tblHeader]")]
    there = [word.casefold() for word in _words(printed)]
    there = _without_repeats(there, wanted, {repeat for repeat in repeats if repeat})

    if not _differences(wanted, there)[0]:
        return []
    spelt, words = _spelt(text)
    wanted = [word.casefold() for word in words]
    missing, spare = _differences(wanted, there)
    _put_letters_together(spare, missing)  # a word that is written from right to left is turned round or in pieces
    _put_together(there, spare, missing)  # one word of the docx is several in the PDF
    _put_together(wanted, missing, spare)  # several words of the docx are one in the PDF
    _put_halves_together(spare, missing, frozenset(wanted))  # a word of the docx is cut by the end of a page
    _put_halves_together(missing, spare, frozenset())  # words of two cells of the docx are one in the PDF
    lost = (spelt[place] for place in _places(wanted, +missing))
    return [text for (text, _), _ in groupby(lost)]


def missing_characters(docx: Path, pdf: Path) -> list[str]:
    """The characters of the docx, those of its headers and footers too, that are nowhere in the PDF, in its order.

    For a PDF whose engine found no font for some: this tells which, punctuation as well. Blanks, dashes (there are
    several that look alike) and characters that are not seen do not count.
    """
    text = "".join(text.replace(FIELD, "") for part in _body_and_margins(docx) for text in paragraphs(part))
    there = set(unicodedata.normalize("NFKC", _pdf_text(pdf)).casefold())
    return [
        character
        for character in dict.fromkeys(unicodedata.normalize("NFC", text))
        if unicodedata.category(character) not in _NOT_COUNTED
        and not there.issuperset("".join(unicodedata.normalize("NFKC", character).split()).casefold())
    ]


def _body_and_margins(docx: Path) -> list[Any]:
    """The trees of the body and of all headers and footers."""
    with zipfile.ZipFile(docx) as archive:
        margins = [name for name in archive.namelist() if re.fullmatch(r"word/(header|footer)\d*\.xml", name)]
        return [etree.fromstring(archive.read(name)) for name in ("word/document.xml", *margins)]


def _differences(wanted: Sequence[str], there: Sequence[str]) -> tuple[Counter[str], Counter[str]]:
    """What only the docx has and what only the PDF has; of a sign, to be there once is enough.

    (Where no font has an emoji, two of them in a row come out of the PDF as one.)
    """
    want, have = Counter(wanted), Counter(there)
    signs = [word for word in want if not word.isalnum() and have[word] and not _IS_UNIT.match(word)]
    return want - have - Counter({sign: want[sign] for sign in signs}), have - want


def _words(text: str) -> list[str]:
    composed = unicodedata.normalize("NFC", _INVISIBLE.sub("", text))
    return _WORD.findall(_NO_UNITS.sub(lambda part: unicodedata.normalize("NFKC", part[0]), composed))


def _spelt(text: str) -> tuple[list[tuple[str, int]], list[str]]:
    """The words of a text, and of each how it is spelt there and where: a word with vowel signs counts as several."""
    spelt: list[tuple[str, int]] = []
    words: list[str] = []
    for found in _AS_SPELT.finditer(unicodedata.normalize("NFC", _INVISIBLE.sub("", text))):
        inside = [found[0]] if found[0].isascii() else _words(found[0])
        words += inside
        spelt += [(found[0], found.start())] * len(inside)
    return spelt, words


def _pdf_text(pdf: Path) -> str:
    """All text of a PDF in the order of its pages."""
    import pypdfium2  # type: ignore[import-untyped]

    pages = []
    with uninterrupted(), pypdfium2.PdfDocument(pdf) as document:
        for number in range(len(document)):
            page = document[number]
            text = page.get_textpage()
            pages.append(text.get_text_range())
            text.close()
            page.close()
    return "\n".join(pages).replace("\ufffe", "-")  # pdfium's sign for a hyphen at the end of a line


# ---- what the PDF repeats ---------------------------------------------------------------------------------


def _repeat(text: str) -> str:
    """A pattern for a footer or header row in a row of words, "" if it is too short to be told apart."""
    parts = [[re.escape(word) for word in _words(part)] for part in text.casefold().split(FIELD)]
    if sum(map(len, parts)) < _SHORTEST_REPEAT:
        return ""
    words = [word for part in parts for word in (*part, r"\d+")][:-1]
    return r"(?<!\S)" + " ?".join(words) + r"(?!\S)"


def _without_repeats(there: list[str], wanted: Sequence[str], repeats: set[str]) -> list[str]:
    """The PDF's words without the repeats of headers, footers and header rows that the docx has once."""
    text, body = " ".join(there), " ".join(wanted)
    for pattern in sorted(repeats, key=len, reverse=True):
        more = len(re.findall(pattern, text)) - len(re.findall(pattern, body))
        if more > 0:
            text = re.sub(pattern, "", text, count=more)
    return text.split()


# ---- telling which words are lost -------------------------------------------------------------------------


def _put_together(pieces: Sequence[str], spare: Counter[str], whole: Counter[str]) -> None:
    """Where neighbouring spare pieces make up a word of `whole`, take them all off their counts."""
    beginnings = {word[:length] for word in whole for length in range(1, len(word) + 1)}
    first = beginnings.intersection(spare)
    for start, piece in enumerate(pieces):
        if piece not in first or spare[piece] <= 0:
            continue
        joined, end, used = piece, start + 1, Counter([piece])
        while end < len(pieces) and joined + pieces[end] in beginnings and used[pieces[end]] < spare[pieces[end]]:
            joined += pieces[end]
            used[pieces[end]] += 1
            end += 1
            if whole[joined]:
                whole[joined] -= 1
                spare.subtract(used)
                break


def _put_letters_together(pieces: Counter[str], whole: Counter[str]) -> None:
    """Take words that are written from right to left off `whole` as long as the spare pieces have their letters."""
    if not (words := [word for word in whole if whole[word] > 0 and _IS_LEFTWARDS.match(word)]):
        return
    spare = [word for word in pieces if pieces[word] > 0 and _IS_LEFTWARDS.match(word)]
    letters = Counter("".join(word * pieces.pop(word) for word in spare))
    for word in words:
        needed = Counter(word)
        while whole[word] > 0 and needed <= letters:
            letters -= needed
            whole[word] -= 1


def _put_halves_together(halves: Counter[str], whole: Counter[str], known: frozenset[str]) -> None:
    """The same for two halves that stand apart, unless both are known words; figures may be mere labels."""
    for word in [word for word in whole if not word.isdigit()]:
        for cut in range(1, len(word)):
            pair = Counter((word[:cut], word[cut:]))
            while whole[word] > 0 and pair <= halves and not known.issuperset(pair):
                whole[word] -= 1
                halves.subtract(pair)


def _places(wanted: Sequence[str], missing: Counter[str]) -> list[int]:
    """Where in the docx the missing words stand; long runs of nothing but missing words are taken first."""
    left = missing
    places: list[int] = []
    for _ in range(_LONGEST_SEARCH):
        if not left:
            return sorted(places)
        run = _longest_run(wanted, left, frozenset(places))
        places.extend(run)
        left.subtract(wanted[place] for place in run)
        left = +left
    for place, word in enumerate(wanted):
        if left[word] > 0 and place not in places:
            places.append(place)
            left[word] -= 1
    return sorted(places)


def _longest_run(wanted: Sequence[str], missing: Counter[str], taken: frozenset[int]) -> range:
    """The longest stretch of the docx whose words are all missing, each at least as often as it is there."""
    best, start, inside = range(0), 0, Counter[str]()
    for place, word in enumerate(wanted):
        if not missing[word] or place in taken:
            start, inside = place + 1, Counter()
            continue
        inside[word] += 1
        while inside[word] > missing[word]:
            inside[wanted[start]] -= 1
            start += 1
        if place + 1 - start > len(best):
            best = range(start, place + 1)
    return best
