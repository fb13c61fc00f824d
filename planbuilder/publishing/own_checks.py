"""What only the publisher can check of finished files: nothing personal, no DRAFT, no name, the words that were agreed.

In come files and what they were made from; out come checks like those of `planbuilder inspect`, which the page of
conformance lists beside them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from planbuilder.inspecting.results import Check, Place
from planbuilder.problems import shortened
from planbuilder.publishing.clean import leftovers
from planbuilder.publishing.texts import Texts

_OURS = "planbuilder, docs/officers-guide.md, “Publishing”"
_CLASSIFICATIONS = "https://www.gov.uk/government/publications/government-security-classifications"
_ICO = "UK GDPR, Article 5(1)(c)"
#: As it stands in capitals, or as a word of planbuilder's own. A version table may well say "First draft prepared".
DRAFT = re.compile(r"(?<![\w-])DRAFT(?![\w-])|[Nn]ot for publication|Working copy after draft \d+")
#: In headers, footers, titles and properties nothing may be called a draft, however it is spelt.
_ANY_DRAFT = re.compile(r"(?<![\w-])draft(?![\w-])", re.IGNORECASE)
_MARGINS = re.compile(r"word/(?:header|footer)\d*\.xml|docProps/\w+\.xml|properties")
_MOST = 12


def _check(key: str, title: str, rule: str, places: Iterable[tuple[str, str]], mend: str, source: str = _OURS) -> Check:
    found = list(dict.fromkeys(places))
    shown = tuple(Place(*one) for one in found[:_MOST])
    if len(found) > _MOST:
        shown += (Place("", f"and {len(found) - _MOST} more"),)
    return Check(key, title, rule, source, "failed" if found else "passed", shown, mend if found else "")


def agreed_words(agreed: Sequence[str], now: Sequence[str]) -> Check:
    """Whether what is published says what the agreed draft says, paragraph by paragraph."""
    places = []
    for number in range(max(len(agreed), len(now))):
        old, new = (several[number] if number < len(several) else "" for several in (agreed, now))
        if old != new:
            places = [(f"paragraph {number + 1}", f"agreed: “{shortened(old)}”; now: “{shortened(new)}”")]
            break
    return _check(
        "agreed-words",
        "The document says what the agreed draft says, word for word",
        "Published is what was agreed",
        places,
        "This planbuilder prints the draft's inputs in other words than the one that issued it. Issue the document as"
        ' agreed once more (make draft STAGE=agreed NOTE="..."), look it through, and publish that.',
    )


def nothing_personal(word: Path) -> Check:
    """Whether the Word file is without anchors, comments, tracked changes, personal properties and tags."""
    return _check(
        "nothing-personal",
        "The Word file has no anchors, comments, tracked changes, personal properties or tags",
        "ISO/IEC 29500-1, 15.2.12.1, 17.13 and 17.5.2",
        leftovers(word),
        "Take it out of the Word template (File > Info > Check for Issues > Inspect Document), and issue the document"
        " as agreed once more.",
        "https://www.iso.org/standard/71691.html",
    )


def no_draft(texts: Texts, cells: Callable[[re.Pattern[str]], Iterable[tuple[str, str]]]) -> Check:
    """Whether none of the files calls itself a draft; `cells` finds the cells that such words come from."""
    found = [one for file, own in texts.items() for one in _drafts(file, own)]
    return _check(
        "no-draft",
        "Nothing that is published calls itself a draft",
        "Published is what was agreed",
        [*(cells(DRAFT) if found else ()), *found],
        "Change the words in the workbook or the template, and issue the document as agreed once more. In running text,"
        " “draft” in small letters is no fault.",
    )


def _drafts(file: Path, texts: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    for place, text in texts:
        pattern = _ANY_DRAFT if _MARGINS.fullmatch(place) else DRAFT
        for found in pattern.finditer(text):
            near = " ".join(text[max(0, found.start() - 40) : found.end() + 40].split())
            yield _where(file, place), f"“{near}”"
            break


def _where(file: Path, place: str) -> str:
    return f"{file.name}, {place}" if place else file.name


def no_names(searched: int) -> Check:
    """That every file was searched for the names of lead officers; a name that is found stops before this."""
    return _check(
        "no-names",
        f"No lead officer is named: {searched} names were looked for in every file, properties and descriptions too",
        f"{_ICO} (data minimisation)",
        (),
        "",
        "https://www.legislation.gov.uk/eur/2016/679/article/5",
    )


def marking_on_each_page(texts: Texts, pdf: Path, files: Sequence[Path], marking: str) -> Check:
    """Whether the protective marking stands on every page of the PDF and in every other file that people read."""
    pages = [(place, text) for place, text in texts[pdf] if place.startswith("page ")]
    missing = [(_where(pdf, place), "the marking is not there") for place, text in pages if not _holds(text, marking)]
    missing += [
        (file.name, "the marking is not there")
        for file in files
        if not any(_holds(text, marking) for _, text in texts[file])
    ]
    return _check(
        "marking",
        f"Every page bears the protective marking {marking}",
        "Government Security Classifications Policy",
        missing,
        "Look at the header of the Word template: a text box or a page-wide picture may hide the marking.",
        _CLASSIFICATIONS,
    )


def _holds(text: str, words: str) -> bool:
    return "".join(words.split()) in "".join(text.split())
