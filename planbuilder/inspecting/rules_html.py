"""The checks of a web page, declared: what each looks for, the rule behind it, and how to mend what it finds.

A page that planbuilder makes is made from a Word file: most faults are mended there.
"""

from __future__ import annotations

from planbuilder.inspecting.results import Rule
from planbuilder.inspecting.sources import HTML, OWN, WCAG

_MEND = "Mend it in the Word file and publish again; in a page from elsewhere, in its own program."


def _wcag(key: str, title: str, criterion: str, mend: str = _MEND, note: str = "") -> Rule:
    return Rule(key, title, f"WCAG 2.2, {criterion}", WCAG, mend, note=note)


READABLE = Rule("html-readable", "The file is a web page", "HTML", HTML, "Give the page as it was saved (*.html).")
LANGUAGE = _wcag("html-language", "Its language is set", "3.1.1 Language of Page")
TITLE = _wcag("html-title", "It has a title", "2.4.2 Page Titled")
ONE_HEADING = _wcag("html-one-h1", "It has one heading of level 1", "1.3.1 and 2.4.6 (good practice)")
HEADINGS = _wcag("html-heading-order", "Headings leave out no level and say something", "1.3.1 and 2.4.6")
ALT = _wcag("html-alt-text", "Every picture has alt text", "1.1.1 Non-text Content")
ALT_USEFUL = _wcag("html-alt-text-useful", "Alt text says what is to be seen", "1.1.1 (failure F30)")
TABLES = _wcag("html-table-headers", "Tables have header cells that say what they head", "1.3.1 (techniques H51, H63)")
CAPTIONS = _wcag("html-table-captions", "Tables have captions", "1.3.1 (technique H39)")
LISTS = _wcag("html-lists", "Items of lists stand in lists", "1.3.1 (technique H48)")
LINK_WORDS = _wcag("html-link-words", "The words of each link say where it leads", "2.4.4 Link Purpose (In Context)")
LINK_FORM = _wcag(
    "html-link-form",
    "Links are alive in form, and places in the page exist",
    "2.4.4; RFC 3986 and 6068",
    note="No address is looked up: whether the page is there is not known.",
)
IDS = Rule("html-ids", "Every id is there once", "HTML, 3.2.6 (global attributes)", HTML, _MEND)
LANDMARKS = _wcag("html-landmarks", "The main part of the page is marked", "1.3.1 and 2.4.1 (technique ARIA11)")
VIEWPORT = _wcag("html-viewport", "It can be read on a phone, and made larger", "1.4.4 Resize Text and 1.4.10 Reflow")
CONTRAST = _wcag(
    "html-contrast",
    "Text stands out from its background",
    "1.4.3 Contrast (Minimum)",
    note="Colours given in style attributes are worked out; those of style sheets are for a browser.",
)
FORMS = _wcag("html-labels", "Fields and frames have names", "4.1.2 Name, Role, Value")
MOVING = _wcag("html-moving", "Nothing moves, plays or reloads by itself", "2.2.1, 2.2.2 and 1.4.2")
WHOLE = Rule("html-whole", "It fetches nothing from elsewhere", "planbuilder: what is published is whole", OWN, _MEND)
MARKS = Rule(
    "html-template-marks",
    "Nothing of the template or of the drafting is left",
    "planbuilder: what is published is finished",
    OWN,
    _MEND,
)
WORDS = Rule(
    "html-words",
    "Every word of the Word file is in the page",
    "planbuilder: both say the same",
    OWN,
    "Publish again; if words are still missing, tell whoever looks after planbuilder.",
)

RULES = (
    *(
        READABLE,
        LANGUAGE,
        TITLE,
        ONE_HEADING,
        HEADINGS,
        ALT,
        ALT_USEFUL,
        TABLES,
        CAPTIONS,
        LISTS,
        LINK_WORDS,
        LINK_FORM,
    ),
    *(IDS, LANDMARKS, VIEWPORT, CONTRAST, FORMS, MOVING, WHOLE, MARKS, WORDS),
)
