"""The checks of a Word document as a whole, declared: what each looks for, its rule, and how to mend what it finds.

Those of pictures, links and text are in rules_word_text.py; word_checks.py has all of them in their order.
"""

from __future__ import annotations

from planbuilder.inspecting.results import Rule
from planbuilder.inspecting.sources import MICROSOFT, OPEN_XML, OWN, WCAG

_SAVE = "Open it in Word, let Word repair it, look it through, and save it under a new name."

READABLE = Rule(
    "word-readable",
    "The file is a Word document that can be opened",
    "Office Open XML; Word refuses anything else",
    OPEN_XML,
    "Open it in Word and save it as a Word Document (*.docx), without a password.",
)
OPENS = Rule(
    "word-opens",
    "Word opens it without a repair",
    "Open Packaging Conventions; WordprocessingML",
    OPEN_XML,
    _SAVE,
    note="Checked against what is known to make Word refuse or repair a file; Word itself is not run.",
)
UNIQUE = Rule(
    "word-ids",
    "Ids and names occur once; bookmarks and fields begin and end",
    "WordprocessingML, 17.13.6 and 17.16",
    OPEN_XML,
    _SAVE,
)
ORDER = Rule(
    "word-order",
    "Properties stand in the order that the standard asks for",
    "WordprocessingML, 17.3 and 17.4 (schema)",
    OPEN_XML,
    "Open it in Word, look it through, and save it: Word writes them in their order.",
)
TITLE = Rule(
    "title",
    "It has a title among its properties",
    "WCAG 2.2, 2.4.2 Page Titled",
    WCAG,
    "In Word: File > Info > Title. Type the title of the document.",
)
LANGUAGE = Rule(
    "language",
    "Its language is set, and is the one that it is written in",
    "WCAG 2.2, 3.1.1 Language of Page",
    WCAG,
    "In Word: Review > Language > Set Proofing Language > English (United Kingdom) > Set As Default.",
    note="English text that is called something else is noticed; other languages are not told apart.",
)
LANGUAGE_OF_PARTS = Rule(
    "language-of-parts",
    "Text in another language says so",
    "WCAG 2.2, 3.1.2 Language of Parts",
    WCAG,
    "Select that text in Word, then Review > Language > Set Proofing Language.",
    note="Other alphabets are noticed; a French sentence in an English text is not.",
)
HAS_HEADINGS = Rule(
    "headings",
    "It has headings",
    "WCAG 2.2, 1.3.1 and 2.4.6; Microsoft: documents use heading styles",
    MICROSOFT,
    "Give the headings the styles Heading 1, Heading 2 and so on (Home > Styles).",
)
HEADING_ORDER = Rule(
    "heading-order",
    "Headings begin with level 1 and leave out no level",
    "WCAG 2.2, 1.3.1; Microsoft: headings are in a logical order",
    MICROSOFT,
    "Give the heading the style of the next level (Heading 2 below Heading 1).",
)
HEADING_WORDS = Rule(
    "heading-words",
    "Every heading says something",
    "WCAG 2.2, 2.4.6 Headings and Labels",
    WCAG,
    "Type the heading, or give the empty paragraph the style Normal.",
)
FAKE_HEADINGS = Rule(
    "fake-headings",
    "What looks like a heading is one",
    "WCAG 2.2, 1.3.1 Info and Relationships (failure F2)",
    WCAG,
    "Give the paragraph a heading style instead of bold or large letters.",
)
ONE_TITLE = Rule(
    "one-title",
    "One title at most stands in the document",
    "planbuilder: the style Title names the whole document",
    OWN,
    "Keep the style Title for the title of the document; use Heading 1 for its parts.",
)
LISTS = Rule(
    "lists",
    "Lists are lists, and not typed",
    "WCAG 2.2, 1.3.1 Info and Relationships",
    WCAG,
    "Select the lines in Word, delete the typed marks, and choose Home > Bullets or Numbering.",
)
TABLE_HEADER = Rule(
    "table-header",
    "Every table has its header row marked",
    "WCAG 2.2, 1.3.1; Microsoft: tables specify column header information",
    MICROSOFT,
    "Click into the first row, then Table Layout > Repeat Header Rows.",
)
TABLE_SIMPLE = Rule(
    "table-simple",
    "Tables have no merged or split cells below their headings",
    "Microsoft: tables have a simple structure",
    MICROSOFT,
    "Split the merged cells (Table Layout > Split Cells), and repeat in each what holds for it.",
)
TABLE_NESTED = Rule(
    "table-nested",
    "No table stands inside another",
    "Microsoft: tables have a simple structure",
    MICROSOFT,
    "Put the inner table below the outer one, or its rows into it.",
)
TABLE_HEADINGS = Rule(
    "table-headings",
    "No header cell of a table is empty",
    "WCAG 2.2, 1.3.1 Info and Relationships",
    WCAG,
    "Type what the column holds.",
)
TABLE_LAYOUT = Rule(
    "table-layout",
    "No table is there for the looks only",
    "WCAG 2.2, 1.3.1 and 1.3.2 (failure F49)",
    WCAG,
    "Use columns, tabs or a paragraph with a border and shading instead of a table.",
)
TABLE_BLANKS = Rule(
    "table-blank-rows",
    "No row or column of a table is blank",
    "Microsoft: blank rows and columns are not used for formatting",
    MICROSOFT,
    "Delete the row or column, and make room with the spacing of the paragraphs or the height of the row.",
)
MARGINS = Rule(
    "headers-and-footers",
    "Nothing that matters stands in headers and footers alone",
    "WCAG 2.2, 1.3.1: screen readers leave headers and footers out",
    WCAG,
    "Say it in the text as well.",
    note="E-mail addresses, telephone numbers and links are looked for.",
)
PROTECTION = Rule(
    "protection",
    "It is not locked against changes",
    "WCAG 2.2, principle 4: people must be able to use their own tools",
    WCAG,
    "In Word: Review > Restrict Editing > Stop Protection.",
)
CHANGES = Rule(
    "tracked-changes",
    "No tracked changes or comments are left",
    "planbuilder: what is published is finished",
    OWN,
    "In Word: Review > Accept All Changes, then Delete All Comments.",
)
FOREIGN = Rule(
    "macros",
    "It holds no macros, and fetches nothing from elsewhere",
    "planbuilder: what is published is whole and does nothing by itself",
    OWN,
    "Save it as a Word Document (*.docx); insert pictures anew without “Link to File”.",
)
FIELDS = Rule(
    "fields",
    "Its fields are worked out, without an error",
    "WordprocessingML, 17.16 (fields)",
    OPEN_XML,
    "In Word: press Ctrl+A and F9, then look for “Error!”.",
)
MARKS = Rule(
    "template-marks",
    "Nothing of the template or of the drafting is left",
    "planbuilder: what is published is finished",
    OWN,
    "Fill it in, or take it out.",
)
CONTENTS = Rule(
    "contents",
    "The contents name the headings, in their order",
    "WCAG 2.2, 2.4.5 and 3.2.4",
    WCAG,
    "In Word: click into the contents, press F9, and choose “Update entire table”.",
)
