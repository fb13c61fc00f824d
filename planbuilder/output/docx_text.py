"""The text of a Word document as a reader sees it: paragraph by paragraph, without what is hidden or deleted.

In: the tree of a part (body, header, footer). Out: the text of its paragraphs. The page numbers that Word works out
are not known here, and a mark stands in their place.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from lxml import etree

from planbuilder.output.opened_docx import w

FIELD = "\ue000"  # stands for a page number in a text
_SPLITS_WORDS = frozenset(w(tag) for tag in ("tab", "br", "cr", "noBreakHyphen", "ptab"))
_PAGE_FIELDS = re.compile(r"\s*(PAGEREF|PAGE|NUMPAGES|SECTIONPAGES|SECTION)\b", re.IGNORECASE)


def paragraphs(tree: Any) -> Iterator[str]:
    """The text of each paragraph as it can be seen, with FIELD in place of a page number."""
    for paragraph in tree.iter(w("p")):
        yield "".join(text for _, text in seen(paragraph))


def seen(paragraph: Any, *also: str) -> Iterator[tuple[Any, str]]:
    """What can be seen of a paragraph, element by element; elements of the tags in `also` come along, without text."""
    instructions: list[str] = []  # of the fields that are open, the innermost last
    for element in paragraph.iter(w("t"), w("fldChar"), w("instrText"), w("fldSimple"), *_SPLITS_WORDS, *also):
        if element.tag == w("t"):
            if not any(map(_PAGE_FIELDS.match, instructions)) and _is_seen(element, paragraph):
                yield element, element.text or ""
        elif element.tag in also:
            yield element, ""
        elif element.tag in _SPLITS_WORDS:
            yield element, " "
        elif element.tag == w("fldSimple"):
            if _PAGE_FIELDS.match(element.get(w("instr"), "")):
                yield element, FIELD
        elif element.tag == w("fldChar") and element.get(w("fldCharType")) == "begin":
            instructions.append("")
        elif instructions and element.tag == w("instrText"):
            instructions[-1] += element.text or ""
        elif instructions and element.get(w("fldCharType")) == "end":
            yield element, FIELD if _PAGE_FIELDS.match(instructions.pop()) else ""


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
