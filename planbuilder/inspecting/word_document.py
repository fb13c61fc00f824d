"""Checks of a Word document as a whole: validity, properties, language, protection, what is left in it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from planbuilder.inspecting.results import Place
from planbuilder.inspecting.word_look import WordLook
from planbuilder.inspecting.word_package import is_none
from planbuilder.inspecting.wording import left_over
from planbuilder.output.opened_docx import Fault, find, w
from planbuilder.problems import shortened

#: What Word repairs or lives with, by the codes of output/package_checks.py and story_checks.py.
_IDS = {
    *("drawing-twice", "control-twice", "bookmark-twice", "bookmark-pair", "field-balance", "style-undefined"),
    *("style-kind", "list-undefined"),
}
#: What Word itself leaves in documents that it saves.
_HARMLESS = {"row-span"}

_ORDERS: dict[str, Sequence[str]] = {
    "pPr": (
        *(
            "pStyle",
            "keepNext",
            "keepLines",
            "pageBreakBefore",
            "framePr",
            "widowControl",
            "numPr",
            "suppressLineNumbers",
        ),
        *("pBdr", "shd", "tabs", "suppressAutoHyphens", "kinsoku", "wordWrap", "overflowPunct", "topLinePunct"),
        *("autoSpaceDE", "autoSpaceDN", "bidi", "adjustRightInd", "snapToGrid", "spacing", "ind", "contextualSpacing"),
        *("mirrorIndents", "suppressOverlap", "jc", "textDirection", "textAlignment", "textboxTightWrap", "outlineLvl"),
        *("divId", "cnfStyle", "rPr", "sectPr", "pPrChange"),
    ),
    "tblPr": (
        *("tblStyle", "tblpPr", "tblOverlap", "bidiVisual", "tblStyleRowBandSize", "tblStyleColBandSize", "tblW", "jc"),
        *("tblCellSpacing", "tblInd", "tblBorders", "shd", "tblLayout", "tblCellMar", "tblLook", "tblCaption"),
        *("tblDescription", "tblPrChange"),
    ),
    "tcPr": (
        *("cnfStyle", "tcW", "gridSpan", "hMerge", "vMerge", "tcBorders", "shd", "noWrap", "tcMar", "textDirection"),
        *("tcFitText", "vAlign", "hideMark", "headers", "cellIns", "cellDel", "cellMerge", "tcPrChange"),
    ),
}
_PLACES = {w(tag): {w(child): place for place, child in enumerate(order)} for tag, order in _ORDERS.items()}


def _told(fault: Fault) -> Place:
    return Place(fault.place.split(" ")[0].removesuffix("/") or "the file", fault.what)


def opens(look: WordLook) -> Iterator[Place]:
    """What Word would refuse or repair."""
    return (_told(one) for one in look.faults if one.code not in _IDS | _HARMLESS)


def unique(look: WordLook) -> Iterator[Place]:
    """Ids and names that stand twice, marks that do not end."""
    return (_told(one) for one in look.faults if one.code in _IDS)


def order(look: WordLook) -> Iterator[Place]:
    """Properties that stand in another order than the schema has."""
    known: dict[tuple[str, ...], str] = {}
    for name, tree in look.docx.trees.items():
        if not name.startswith("word/"):
            continue
        for element in tree.iter(*_PLACES):
            # LibreOffice puts the name of the style last now and then, which Word reads as it reads it first
            tags = tuple(child.tag for child in element if isinstance(child.tag, str) and child.tag != w("pStyle"))
            if tags not in known:
                known[tags] = _out_of_order(tags, _PLACES[element.tag])
            if known[tags]:
                yield Place(name, f"{known[tags]} stands too late in <w:{element.tag.rpartition('}')[2]}>")


def _out_of_order(tags: tuple[str, ...], places: dict[str, int]) -> str:
    last = -1
    for tag in tags:
        place = places.get(tag, last)
        if place < last:
            return f"<w:{tag.rpartition('}')[2]}>"
        last = place
    return ""


#: Letters of another writing, and the attribute of `w:lang` that tells their language.
_WRITINGS = (
    (re.compile(r"[\u0370-\u03ff]{3,}\W+[\u0370-\u03ff]{2,}|[\u0400-\u052f]{3,}"), "lang val"),
    (re.compile(r"[\u0590-\u08ff]{2,}"), "lang bidi"),
    (re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]{2,}"), "lang eastAsia"),
)


def language_of_parts(look: WordLook) -> Iterator[Place]:
    """Text in another writing whose language is said to be English, or not at all."""
    for one in look.paragraphs:
        if one.text.isascii():
            continue
        for run in one.runs:
            for letters, attribute in () if run.text.isascii() else _WRITINGS:
                found = letters.search(run.text)
                said = run.properties.get(attribute, "")
                if found and (is_none(said) or said.casefold().startswith("en")):
                    yield Place(one.where, f"“{shortened(run.text.strip(), 40)}” is said to be English")


_CHANGES = {"ins": "added", "del": "deleted", "moveFrom": "moved away", "moveTo": "moved here"}
_FORMATS = ("rPrChange", "pPrChange", "tblPrChange", "trPrChange", "tcPrChange", "sectPrChange", "cellIns", "cellDel")


def changes(look: WordLook) -> Iterator[Place]:
    """Tracked changes, and comments."""
    for name, tree in look.docx.stories():
        for tag, said in _CHANGES.items():
            for found in tree.iter(w(tag)):
                words = "".join(part.text or "" for part in found.iter(w("t"), w("delText")))
                yield Place(name, f"“{shortened(words, 50)}” was {said}" if words else f"a paragraph or row was {said}")
        if any(True for _ in tree.iter(*map(w, _FORMATS))):
            yield Place(name, "changes of format are tracked")
        if name.endswith("comments.xml"):
            for found in tree.iter(w("comment")):
                words = "".join(part.text or "" for part in found.iter(w("t")))
                yield Place("a comment", f"“{shortened(words, 60)}”")


_ERRORS = re.compile(
    r"Error! (?:Bookmark not defined|Reference source not found|No table of contents entries|No text of specified style"
    r"|Hyperlink reference not valid|Not a valid|Unknown|Number cannot)[^.]{0,40}|#REF!|!Syntax Error"
)


def fields(look: WordLook) -> Iterator[Place]:
    """Fields that show an error, or that have to be worked out again."""
    for one in (*look.paragraphs, *look.margins):
        if found := _ERRORS.search(one.text):
            yield Place(one.where, f"“{shortened(found[0].strip(), 60)}”")
    settings = look.docx.trees.get("word/settings.xml")
    for found in () if settings is None else settings.iter(w("updateFields")):
        if found.get(w("val"), "1") in ("1", "true", "on"):
            yield Place("the settings", "Word asks on opening whether to work out the fields")
    for name, tree in look.docx.stories():
        if find(tree, "//@w:dirty[. = '1' or . = 'true' or . = 'on']"):
            yield Place(name, "a field waits to be worked out again")


def marks(look: WordLook) -> Iterator[Place]:
    """What of the template or of the drafting is left."""
    for one in (*look.paragraphs, *look.margins):
        if not one.text:
            continue
        found = left_over(one.text, private=False)
        if not found and not one.text.isascii():
            found = next(
                (said for run in one.runs if not _is_symbol(run.properties) and (said := left_over(run.text))), ""
            )
        if found:
            yield Place(one.where, f"{found} is left")
    for name, tree in look.docx.stories():
        if find(tree, "//w:sdtPr/w:showingPlcHdr[not(@w:val) or @w:val='1' or @w:val='true']"):
            yield Place(name, "a form field waits to be filled in")


def _is_symbol(properties: dict[str, Any]) -> bool:
    """Whether the font has signs of its own in the private area, as Symbol and Wingdings do."""
    return bool(re.match(r"symbol|wingdings|webdings|zapf|mt extra", properties.get("font", ""), re.IGNORECASE))


def contents(look: WordLook) -> Iterator[Place]:
    """Entries of the contents that name no heading, and headings that have none."""
    code = next((one.in_contents for one in look.paragraphs if one.in_contents and _levels(one.in_contents)), "")
    levels = _levels(code)
    entries = [one for one in look.paragraphs if one.in_contents == code and one.text.strip()]
    if not entries or levels is None:
        return
    headings = [one for one in look.headings if one.level in levels and one.text.strip() and not one.in_box]
    wanted = [_comparable(one.text) for one in headings]
    said = [re.sub(r"\d*$", "", _comparable(one.text.rpartition("\t")[0] or one.text)) for one in entries]
    plain = [re.sub(r"\d*$", "", text) for text in wanted]
    if [*filter(None, said)] == plain or _alike(said, wanted):
        return
    named = set(said) | {_comparable(one.text) for one in entries}
    there = set(plain) | set(wanted)
    lost = [
        one for one, text, bare in zip(headings, wanted, plain, strict=True) if text not in named and bare not in named
    ]
    gone = [
        one for one, text in zip(entries, said, strict=True) if text and not any(text.endswith(each) for each in there)
    ]
    for heading in lost:
        yield Place("the contents", f"the heading “{shortened(heading.text.strip(), 60)}” is not in them")
    for entry in gone:
        yield Place("the contents", f"“{shortened(entry.text.strip(), 60)}” names no heading")
    if not lost and not gone:
        yield Place("the contents", "they have another order than the headings")


def _alike(said: Sequence[str], wanted: Sequence[str]) -> bool:
    """Whether the entries are those headings with their numbers before them, as Word writes them."""
    if len(said) != len(wanted):
        return False
    return all(one.endswith(re.sub(r"\d*$", "", other)) for one, other in zip(said, wanted, strict=True))


def _levels(code: str) -> range | None:
    """The levels of heading that a table of contents is made of; None where it is made of something else."""
    if not code or re.search(r"\\[tcfa]\b", code):  # styles, captions or marked entries of the author's choice
        return None
    found = re.search(r'\\o\s+"?(\d)-(\d)', code)
    if found:
        return range(int(found[1]), int(found[2]) + 1)
    return range(1, 4) if r"\o" in code or r"\u" in code else None


def _comparable(text: str) -> str:
    return "".join(re.findall(r"[\w£%&+]", text)).casefold()


def in_the_margins(look: WordLook) -> Iterator[Place]:
    """Ways to reach somebody that stand in a header or footer and nowhere in the text."""
    if not look.margins:
        return
    body = "".join(" ".join(one.text for one in look.paragraphs).split()).casefold()
    for one in look.margins:
        for pattern in (_MAIL, _PHONE, _WEB):
            for found in pattern.findall(one.text):
                if "".join(found.split()).casefold().rstrip(".") not in body:
                    yield Place(one.where, f"“{found.strip()}” stands nowhere else")


_MAIL = re.compile(r"[\w.+-]+@[\w-]+\.[\w.-]+\w")
_PHONE = re.compile(r"(?<![\d/])(?:\+44|\(?0\d)[\d\s()]{8,14}\d(?![\d/])")
_WEB = re.compile(r"(?:https?://|www\.)\S+\w")
