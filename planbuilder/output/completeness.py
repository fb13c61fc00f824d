"""Whether every word of the Word document is in the PDF made from it.

In: the docx and its PDF. Out: the words that were lost. A converter can drop the last lines of a row that
does not fit its page, and no other check sees that. Words are counted, not lined up, because a row that is
split over two pages comes out of a PDF in another order than it stands in the docx. Three things make the
count exact: words that a line or page break cut in two are put together again, what the PDF repeats on each
page (footers, header rows) is not taken for words of the body, and page numbers, which only the PDF knows,
are left out.
"""

from __future__ import annotations

import re
import unicodedata
import zipfile
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from lxml import etree

from planbuilder.output.opened_docx import find, w
from planbuilder.output.uninterrupted import uninterrupted

# A word: letters and figures, or one sign that carries meaning (currency, tick, emoji); punctuation is none.
_WORD = re.compile(r"[^\W_]+|[$+=%<>\u00a2-\u00a5\u20a0-\u20bf\u2100-\u2bff\U0001f000-\U0001faff]")
_INVISIBLE = re.compile(r"[\u00ad\u200b-\u200f\u2060\ufe0e\ufe0f\ufeff]")
_SPLITS_WORDS = frozenset(w(tag) for tag in ("tab", "br", "cr", "noBreakHyphen", "ptab"))
_PAGE_FIELDS = re.compile(r"\s*(PAGEREF|PAGE|NUMPAGES|SECTIONPAGES|SECTION)\b", re.IGNORECASE)
_FIELD = "\ue000"  # stands for a page number in the text of a footer
_SHORTEST_REPEAT = 3  # fewer words than this are no safe sign of a footer or a header row
_LONGEST_SEARCH = 50


def missing_words(docx: Path, pdf: Path) -> list[str]:
    """The words of the docx's body that are not in the PDF, as spelt there and in its order; [] when all are.

    Words are compared without regard to case, ligatures, soft hyphens and the coding of accents. Hidden text,
    deleted text, page numbers and list labels do not count; headers, footers and notes are not looked at.
    """
    with zipfile.ZipFile(docx) as archive:
        body = etree.fromstring(archive.read("word/document.xml"))
        margins = [
            etree.fromstring(archive.read(name))
            for name in archive.namelist()
            if re.fullmatch(r"word/(header|footer)\d*\.xml", name)
        ]
    spelt = _words(" ".join(text.replace(_FIELD, " ") for text in _paragraphs(body)))
    wanted = [word.casefold() for word in spelt]
    repeats = [_repeat(text) for margin in margins for text in _paragraphs(margin)]
    repeats += [_repeat(" ".join(_paragraphs(row))) for row in find(body, "//w:tr[w:trPr/w:tblHeader]")]
    there = [word.casefold() for word in _words(_pdf_text(pdf))]
    there = _without_repeats(there, wanted, {repeat for repeat in repeats if repeat})

    missing, spare = _differences(wanted, there)
    if missing:
        _put_together(there, spare, missing)  # one word of the docx is several in the PDF
        _put_together(wanted, missing, spare)  # several words of the docx are one in the PDF
        _put_halves_together(spare, missing, frozenset(wanted))  # a word of the docx is cut by the end of a page
        _put_halves_together(missing, spare, frozenset())  # words of two cells of the docx are one in the PDF
    return [spelt[place] for place in _places(wanted, +missing)]


def _differences(wanted: Sequence[str], there: Sequence[str]) -> tuple[Counter[str], Counter[str]]:
    """What only the docx has and what only the PDF has; of a sign, to be there once is enough.

    (Where no font has an emoji, two of them in a row come out of the PDF as one.)
    """
    want, have = Counter(wanted), Counter(there)
    signs = [word for word in want if not word.isalnum() and have[word]]
    return want - have - Counter({sign: want[sign] for sign in signs}), have - want


def _words(text: str) -> list[str]:
    return _WORD.findall(unicodedata.normalize("NFKC", _INVISIBLE.sub("", text)))


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


# ---- the docx ---------------------------------------------------------------------------------------------


def _paragraphs(tree: Any) -> Iterator[str]:
    """The text of each paragraph as it can be seen, with _FIELD in place of a page number."""
    for paragraph in tree.iter(w("p")):
        yield "".join(_pieces(paragraph))


def _pieces(paragraph: Any) -> Iterator[str]:
    instructions: list[str] = []  # of the fields that are open, the innermost last
    for element in paragraph.iter(w("t"), w("fldChar"), w("instrText"), w("fldSimple"), *_SPLITS_WORDS):
        if element.tag == w("t"):
            if not any(map(_PAGE_FIELDS.match, instructions)) and _is_seen(element, paragraph):
                yield element.text or ""
        elif element.tag in _SPLITS_WORDS:
            yield " "
        elif element.tag == w("fldSimple"):
            if _PAGE_FIELDS.match(element.get(w("instr"), "")):
                yield _FIELD
        elif element.tag == w("fldChar") and element.get(w("fldCharType")) == "begin":
            instructions.append("")
        elif instructions and element.tag == w("instrText"):
            instructions[-1] += element.text or ""
        elif instructions and element.get(w("fldCharType")) == "end":
            yield _FIELD if _PAGE_FIELDS.match(instructions.pop()) else ""


def _is_seen(text: Any, paragraph: Any) -> bool:
    """Whether this text belongs to this paragraph (not to one in a text box inside it) and is not hidden."""
    for element in text.iterancestors():
        if element is paragraph:
            return True
        if element.tag == w("p") or etree.QName(element).localname == "Fallback":
            return False
        if element.tag == w("fldSimple") and _PAGE_FIELDS.match(element.get(w("instr"), "")):
            return False
        if element.tag == w("r") and _is_hidden(element):
            return False
    return False


def _is_hidden(run: Any) -> bool:
    properties = run.find(w("rPr"))
    hidden = None if properties is None else properties.find(w("vanish"))
    return hidden is not None and hidden.get(w("val"), "1") not in ("0", "false", "off")


# ---- what the PDF repeats ---------------------------------------------------------------------------------


def _repeat(text: str) -> str:
    """A pattern for a footer or header row in a row of words, "" if it is too short to be told apart."""
    parts = [[re.escape(word) for word in _words(part)] for part in text.casefold().split(_FIELD)]
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
