"""The checks of the pictures, links and text of a Word document, declared; those of the whole are in rules_word.py."""

from __future__ import annotations

from planbuilder.inspecting.results import Rule
from planbuilder.inspecting.sources import CONTENT, MICROSOFT, NO_NUMBER, OWN, UNSEEN_PAGE, WCAG

_ALT = "Right-click it in Word, choose “View Alt Text”, and say in a sentence what it shows; or mark it as decorative."

ALT = Rule(
    "alt-text",
    "Every picture, chart and shape has alt text",
    "WCAG 2.2, 1.1.1 Non-text Content; Microsoft: all non-text content has alternative text",
    MICROSOFT,
    _ALT,
)
ALT_USEFUL = Rule(
    "alt-text-useful",
    "Alt text says what is to be seen",
    "WCAG 2.2, 1.1.1 Non-text Content (failure F30)",
    WCAG,
    _ALT,
)
ALT_LENGTH = Rule(
    "alt-text-length",
    "Alt text is no longer than a sentence or two",
    "planbuilder: at most 250 characters, which some screen readers speak in one go",
    OWN,
    "Shorten it to what matters, and put the details into the text or a table.",
    note=NO_NUMBER,
)
INLINE = Rule(
    "in-line",
    "Pictures and objects stand in line with the text",
    "Microsoft: image or object is inline with text; WCAG 2.2, 1.3.2 Meaningful Sequence",
    MICROSOFT,
    "Right-click it in Word, then Wrap Text > In Line with Text.",
)
TEXT_BOXES = Rule(
    "text-boxes",
    "No text stands in a text box or frame",
    "WCAG 2.2, 1.3.2 Meaningful Sequence",
    WCAG,
    "Move the text into the document; a paragraph with a border and shading can look the same.",
)
CONTRAST = Rule(
    "contrast",
    "Text stands out from its background: 4.5 to 1, and 3 to 1 where it is large",
    "WCAG 2.2, 1.4.3 Contrast (Minimum)",
    WCAG,
    "Choose a darker colour for the text, or a lighter background.",
    note="Text on pictures and in shapes is not worked out.",
)
COLOUR_ALONE = Rule(
    "colour-alone",
    "Nothing is said by colour alone",
    "WCAG 2.2, 1.4.1 Use of Color",
    WCAG,
    "Type the word as well (Red, Amber, Green).",
)
FLASHING = Rule(
    "flashing",
    "No text flashes or moves",
    "WCAG 2.2, 2.2.2 and 2.3.1",
    WCAG,
    "Select the text in Word and press Ctrl+Space.",
)
BLANK_PARAGRAPHS = Rule(
    "blank-paragraphs",
    "Room is made by spacing, and not by empty paragraphs",
    "Microsoft: repeated blank characters are not used",
    MICROSOFT,
    "Delete the empty paragraphs; set the spacing before or after the paragraph, or a page break.",
    note=UNSEEN_PAGE,
)
SPACES = Rule(
    "spaces",
    "Columns are not made with spaces or tabs",
    "WCAG 2.2, 1.3.2 Meaningful Sequence (failures F33, F34)",
    WCAG,
    "Use a table, or a tab stop set in the ruler.",
)
LINK_WORDS = Rule(
    "link-words",
    "The words of each link say where it leads",
    "WCAG 2.2, 2.4.4 Link Purpose (In Context)",
    WCAG,
    "Right-click the link in Word, then Edit Hyperlink > Text to display.",
)
BARE_ADDRESSES = Rule(
    "bare-addresses",
    "Web addresses in the text are links",
    "planbuilder: an address that is only typed cannot be followed",
    OWN,
    "Select words that say where it leads, press Ctrl+K, and give the address there.",
)
LINK_FORM = Rule(
    "link-form",
    "Links are alive in form: their addresses are whole, and places in the document exist",
    "WCAG 2.2, 2.4.4; RFC 3986 and 6068",
    WCAG,
    "Right-click the link in Word, then Edit Hyperlink, and put the whole address (https://...).",
    note="No address is looked up: whether the page is there is not known.",
)
TEXT_SIZE = Rule(
    "text-size",
    "No text is smaller than 9 points",
    "planbuilder: at least 9 points anywhere",
    OWN,
    "Choose a larger size; 12 points for running text.",
    note=NO_NUMBER,
)
JUSTIFIED = Rule(
    "justified",
    "Text is aligned to the left, and not justified",
    "WCAG 2.2, 1.4.8 Visual Presentation (AAA)",
    WCAG,
    "Select the paragraph in Word and press Ctrl+L.",
)
CAPITALS = Rule(
    "capitals",
    "No sentence is typed in capitals",
    "GOV.UK: publishing accessible documents",
    CONTENT,
    "Type it in sentence case; where capitals are wanted for the look, Font > All caps.",
    note=UNSEEN_PAGE,
)
UNDERLINED = Rule(
    "underlined",
    "Only links are underlined",
    "GOV.UK: publishing accessible documents",
    CONTENT,
    "Take the underline away; use bold sparingly instead.",
    note=UNSEEN_PAGE,
)
