"""The checks of a PDF, declared: what each looks for, the rule behind it, and how to mend what it finds.

Clause numbers are those of PDF/UA-1. veraPDF, the reference checker, is asked where it is at hand; the other checks are
planbuilder's own and cover the part of the standard that can be checked without it.
"""

from __future__ import annotations

from planbuilder.inspecting.results import Rule
from planbuilder.inspecting.sources import OWN, PDF_UA, UNSEEN_STANDARD, WCAG

_AGAIN = (
    "Make the PDF anew: with `make plan`, or in Word with File > Save As > PDF > Options >"
    " “Document structure tags for accessibility”."
)
_IN_WORD = "Mend it in the Word file, and make the PDF anew."


def _ua(key: str, title: str, clause: str, mend: str = _AGAIN, note: str = UNSEEN_STANDARD) -> Rule:
    return Rule(key, title, f"PDF/UA-1, {clause}", PDF_UA, mend, note=note)


READABLE = Rule(
    "pdf-readable",
    "The file is a PDF that can be opened",
    "ISO 32000-1 (PDF 1.7)",
    PDF_UA,
    "Make it anew, without a password, and look at it once.",
)
ACCESS = _ua("pdf-access", "Nothing keeps screen readers out", "7.16 Security")
TEXT = Rule(
    "pdf-text",
    "Its pages hold text, and not pictures of text",
    "WCAG 2.2, 1.4.5 Images of Text and 1.1.1",
    WCAG,
    "Make the PDF from the Word file; a scan has to be typed, or read by a program and put right by hand.",
)
TAGGED = _ua("pdf-tagged", "It is tagged", "7.1 General")
MARKED = _ua("pdf-marked", "It says that its tags can be relied on", "7.1 General (MarkInfo)")
LANGUAGE = _ua("pdf-language", "Its language is set", "7.2 Text; WCAG 2.2, 3.1.1")
TITLE = _ua("pdf-title", "It has a title", "7.1 General (dc:title); WCAG 2.2, 2.4.2")
TITLE_SHOWN = _ua(
    "pdf-title-shown", "Its window shows the title, and not the name of the file", "7.1 (DisplayDocTitle)"
)
CLAIM = _ua("pdf-claim", "It says that it is meant to keep PDF/UA-1", "5 Version identification")
ALL_MARKED = _ua(
    "pdf-all-marked",
    "Everything on its pages is tagged, or marked as decoration",
    "7.1 General",
    note="Pages are looked at, forms drawn on them are not.",
)
ROLES = _ua("pdf-roles", "Every tag is a standard one, or stands for one", "7.1 General (RoleMap)")
HEADINGS = _ua("pdf-headings", "Headings begin with level 1 and leave out no level", "7.4.2 and 7.4.4", _IN_WORD)
FIGURES = _ua("pdf-alt-text", "Every picture has alt text", "7.3 Graphics; WCAG 2.2, 1.1.1", _IN_WORD)
ALT_USEFUL = Rule(
    "pdf-alt-text-useful",
    "Alt text says what is to be seen",
    "WCAG 2.2, 1.1.1 Non-text Content (failure F30)",
    WCAG,
    _IN_WORD,
)
TABLES = _ua("pdf-table-headers", "Header cells of tables are marked, and say what they head", "7.5 Tables", _IN_WORD)
ROWS = _ua("pdf-table-rows", "The rows of a table have as many columns as one another", "7.2 and 7.5", _IN_WORD)
LISTS = _ua("pdf-lists", "Items of lists stand in lists", "7.2 and 7.6 Lists")
LINKS = _ua("pdf-links", "Links are tagged, and say where they lead", "7.18.5 Links")
ANNOTATIONS = _ua("pdf-annotations", "Other annotations and form fields are described", "7.18.1 and 7.18.4")
TABS = _ua("pdf-tab-order", "The Tab key follows the order of the tags", "7.18.3 Tab order")
FONTS = _ua("pdf-fonts", "All fonts are embedded", "7.21.4.1 Embedding")
UNICODE = _ua("pdf-unicode", "Every font says which characters its shapes stand for", "7.21.7 Unicode character maps")
LINK_FORM = Rule(
    "pdf-link-form",
    "Links are alive in form",
    "WCAG 2.2, 2.4.4; RFC 3986 and 6068",
    WCAG,
    _IN_WORD,
    note="No address is looked up: whether the page is there is not known.",
)
OUTLINE = Rule(
    "pdf-bookmarks",
    "A long document has bookmarks, and they lead to pages that exist",
    "WCAG 2.2, 2.4.5 Multiple Ways (technique PDF2)",
    WCAG,
    "Make the PDF anew with bookmarks from headings.",
    note="Asked for from 21 pages on, as Adobe's checker does (from memory).",
)
SCRIPTS = Rule(
    "pdf-scripts",
    "It runs nothing and carries no other files",
    "planbuilder: what is published does nothing by itself",
    OWN,
    "Make the PDF anew from the Word file.",
)
MARKS = Rule(
    "pdf-template-marks",
    "Nothing of the template or of the drafting is left",
    "planbuilder: what is published is finished",
    OWN,
    _IN_WORD,
)
WORDS = Rule(
    "pdf-words",
    "Every word of the Word file is in the PDF",
    "planbuilder: both say the same",
    OWN,
    "Build both again; if words are still missing, look at the long rows of tables.",
)
CONTENTS = Rule(
    "pdf-contents",
    "The page numbers in the contents are those of the PDF",
    "WCAG 2.2, 2.4.5; planbuilder: the contents are right",
    OWN,
    "Build both again.",
)
VERAPDF = Rule(
    "pdf-verapdf",
    "veraPDF finds no rule of PDF/UA-1 broken",
    "PDF/UA-1, all rules that a machine can check",
    PDF_UA,
    _AGAIN,
    note="Needs Java and veraPDF. " + UNSEEN_STANDARD,
)

RULES = (
    *(READABLE, ACCESS, TEXT, TAGGED, MARKED, LANGUAGE, TITLE, TITLE_SHOWN, CLAIM, ALL_MARKED, ROLES, HEADINGS),
    *(FIGURES, ALT_USEFUL, TABLES, ROWS, LISTS, LINKS, ANNOTATIONS, TABS, FONTS, UNICODE, LINK_FORM, OUTLINE, SCRIPTS),
    *(MARKS, WORDS, CONTENTS, VERAPDF),
)
#: How many rules planbuilder looks at itself that are PDF/UA-1's.
OWN_OF_PDF_UA = sum(one.rule.startswith("PDF/UA-1") for one in RULES) - 1
