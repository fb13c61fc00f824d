"""Checks of what a Word document says of itself, and of what it brings along: they need no look at its text.

They stand apart, with little to load, because they are made at the end of every build.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from planbuilder.inspecting.results import Place
from planbuilder.output.opened_docx import find, w
from planbuilder.problems import shortened

if TYPE_CHECKING:
    from planbuilder.inspecting.word_look import WordLook

_TITLE = "{http://purl.org/dc/elements/1.1/}title"
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_NONE = ("", "x-none", "und", "zxx")


def title(look: WordLook) -> Iterator[Place]:
    """A title that is missing, or is none."""
    core = next((tree for name, tree in look.docx.trees.items() if name.lower() == "docprops/core.xml"), None)
    found = None if core is None else core.find(_TITLE)
    text = "" if found is None else " ".join((found.text or "").split())
    if not text:
        yield Place("the properties", "there is no title")
    elif re.fullmatch(r"(?:word document|document\d*|untitled|microsoft word - .*|.*\.docx?)", text, re.IGNORECASE):
        yield Place("the properties", f"“{shortened(text, 60)}” is no title that anybody gave")


_WORD = re.compile(r"[^\W\d_]+")
#: Words of which English texts are full and those in other languages are not; a fifth of a usual text and more.
_ENGLISH = frozenset(["the", "of", "and", "to", "that", "for", "is", "with", "are", "this", "by", "our", "we", "which"])
_ENGLISH_SHARE, _FEWEST_WORDS = 0.15, 40


def language(look: WordLook) -> Iterator[Place]:
    """A document that does not say what language it is in."""
    said = look.styles.defaults.get("lang val") or look.styles.of(look.styles.default_paragraph).get("lang val", "")
    if said.casefold() in _NONE or not _LANGUAGE.fullmatch(said):
        texts = [run for one in look.paragraphs for run in one.runs if run.text.strip()]
        if not texts or any(is_none(run.properties.get("lang val", "")) for run in texts):
            yield Place("the styles", f"the language is “{said}”" if said else "no language is set")
    else:
        yield from _other_than_english(look)


def _other_than_english(look: WordLook) -> Iterator[Place]:
    """Text that is English beyond doubt, and is said to be in another language: a screen reader speaks it as such."""
    words: dict[str, list[str]] = {}
    for one in look.paragraphs:
        for run in one.runs:
            words.setdefault(run.properties.get("lang val", "").casefold(), []).extend(_WORD.findall(run.text))
    for tag, own in words.items():
        if is_none(tag) or tag.startswith(("en", "x-")) or len(own) < _FEWEST_WORDS:
            continue
        if sum(word.casefold() in _ENGLISH for word in own) > len(own) * _ENGLISH_SHARE:
            yield Place("the styles", f"{len(own)} words are English, and their language is “{tag}”")


def is_none(tag: str) -> bool:
    return tag.casefold() in _NONE or not _LANGUAGE.fullmatch(tag)


def protection(look: WordLook) -> Iterator[Place]:
    """A document that may not be changed, or only in parts."""
    settings = look.docx.trees.get("word/settings.xml")
    for found in () if settings is None else settings.iter(w("documentProtection")):
        if found.get(w("enforcement")) in ("1", "true", "on"):
            yield Place("the settings", "editing is restricted")


_KINDS = {
    **{"vbaProject": "macros", "wordVbaData": "macros", "oleObject": "an embedded object", "control": "a control"},
    **{"activeXControlBinary": "a control", "aFChunk": "a document of another kind", "subDocument": "another document"},
}
_FETCHES = re.compile(r"\s*(DDE|DDEAUTO|INCLUDETEXT|INCLUDEPICTURE|IMPORT|LINK|EMBED|DATABASE|MACROBUTTON)\b", re.I)


def foreign(look: WordLook) -> Iterator[Place]:
    """Macros, embedded objects, and whatever is fetched from elsewhere."""
    if any(name.lower().endswith("vbaproject.bin") for name in look.docx.names):
        yield Place("the file", "it holds macros")
    for _, source, one in look.docx.relationships():
        kind = one.get("Type", "").rpartition("/")[2]
        if one.get("TargetMode") == "External":
            if kind != "hyperlink":
                yield Place(source or "the file", f"it fetches {shortened(one.get('Target', ''), 60)} ({kind})")
        elif kind in _KINDS and kind not in ("vbaProject", "wordVbaData"):
            yield Place(source or "the file", f"it holds {_KINDS[kind]}")
    for name, tree in look.docx.stories():
        for code in find(tree, "//w:instrText/text() | //w:fldSimple/@w:instr"):
            if _FETCHES.match(code):
                yield Place(name, f"the field {shortened(code.strip(), 40)} fetches or runs something")
