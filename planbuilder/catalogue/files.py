"""Checks of the files in inputs/ and templates/, before anything in them is read."""

from __future__ import annotations

from planbuilder.catalogue.declare import Check
from planbuilder.problems import Level

_SAVE = "Open it in Excel and save it as an Excel workbook (.xlsx); the message says how for each kind of file."
_NEW_COPY = "Bring back an earlier copy of it (Version history, or Restore previous versions), or ask for a new one."

MISSING_WORKBOOK = Check(
    "missing-workbook",
    Level.STOP,
    "A workbook that the command needs is not in its year's folder. A near name beside it is pointed out.",
    "Without it there is nothing to print.",
    "Put it there, rename the right one, or make an empty one with make blank.",
)
WRONG_FORMAT = Check(
    "wrong-format",
    Level.STOP,
    "A file that is something else, whatever its name says: an old .xls, .xlsb, .xlsm, .ods, Numbers, CSV, a web page,"
    " Strict Open XML, a Word document, a PDF, a picture, a message, a compressed folder, a folder.",
    "Some of these open in a reader without an error and without a single cell.",
    _SAVE,
)
EMPTY_FILE = Check(
    "empty-file",
    Level.STOP,
    "A file of no bytes, or of nothing but zeros.",
    "It has not finished copying or syncing.",
    "Open it once in Excel and save it; or bring back an earlier copy.",
)
ENCRYPTED = Check(
    "encrypted",
    Level.STOP,
    "A workbook with a password or a protecting label.",
    "Nobody but Excel can read it.",
    "File > Info > Protect Workbook > Encrypt with Password; empty the box and save.",
)
DAMAGED = Check(
    "damaged",
    Level.STOP,
    "A workbook that is cut short or spoilt inside.",
    "What could still be read of it may not be what was typed.",
    _NEW_COPY,
)
HARMFUL_FILE = Check(
    "harmful-file",
    Level.STOP,
    "A file that unpacks to far more than a workbook holds, defines entities, or has parts that lead out of it.",
    "Excel writes no such files; they can be made to harm a computer. Nothing in them is opened.",
    "Do not open it; ask whoever sent it for the workbook as they saved it in Excel.",
)
TOO_LARGE = Check(
    "too-large",
    Level.STOP,
    "A workbook far larger than one of its kind needs to be.",
    "It would take minutes to read, and mostly it is pictures or formatted empty rows.",
    "Take large pictures and old sheets out of it, and delete the empty rows below the data.",
)
UNREADABLE_FILE = Check(
    "unreadable-file",
    Level.STOP,
    "A file that this computer does not let planbuilder read.",
    "It is locked, kept online only, or belongs to someone else.",
    "Close it where it is open, or open it once in Excel so that it is really on this computer.",
)
OPEN_ELSEWHERE = Check(
    "open-elsewhere",
    Level.WARN,
    "A workbook that Excel or LibreOffice has open, with the name of the person where it is known.",
    "What was saved last is read; what they have typed since is not in it.",
    "Save it there and run the command again; delete the leftover sign where nobody has it open.",
)
COPIES_BESIDE = Check(
    "copies-beside",
    Level.WARN,
    "A second copy beside a workbook: “- Copy”, “(1)”, “final”, a conflicted or a recovered copy.",
    "Only the workbook of the right name is read, and the newest work may be in the other.",
    "Delete or move the copy; or rename it, where it is the right one.",
)
LINKS_NOT_FOLLOWED = Check(
    "links-not-followed",
    Level.NOTE,
    "Links to other workbooks, and data connections.",
    "They are never followed or refreshed: the values last saved are read.",
    "Nothing, where the values last saved are right.",
)
PICTURE = Check(
    "picture",
    Level.STOP,
    "A picture that is missing, lies outside the pictures folder, is damaged, far too large, or no PNG, JPEG or GIF.",
    "The document would have a gap where the picture should be.",
    "Put the picture into the pictures folder beside the workbook and type its file name.",
)
WORD_FILE = Check(
    "word-file",
    Level.STOP,
    "A Word file that a cell names for its text: missing, outside the text folder, or no Word document.",
    "The text would be missing from the document.",
    "Put it into the text folder beside the workbook and type its file name.",
)
WORD_FILE_EMPTY = Check(
    "word-file-empty",
    Level.WARN,
    "A Word file that a cell names for its text, and that has no text.",
    "The part of the document that it is for would be left out.",
    "Write the text, or empty the cell.",
)
WORD_FILE_LOSS = Check(
    "word-file-loss",
    Level.WARN,
    "Something in such a Word file that does not come along: a table, a footnote, a picture of a kind unknown to Word"
    " on other computers.",
    "Readers would miss it.",
    "Put what it shows into the text or into a workbook.",
)
TEMPLATE = Check(
    "template",
    Level.STOP,
    "A template that is missing, is no Word document, or has a tag that means nothing or does not end as it begins.",
    "The document cannot be filled in.",
    "Correct the tag in Word; docs/template-guide.md lists them.",
)
LOST_WORDS = Check(
    "lost-words",
    Level.WARN,
    "A word of the finished Word document that is not in the finished PDF.",
    "The two documents must say the same.",
    "Compare the two before the PDF is published.",
)

CHECKS = (
    *(MISSING_WORKBOOK, WRONG_FORMAT, EMPTY_FILE, ENCRYPTED, DAMAGED, HARMFUL_FILE, TOO_LARGE, UNREADABLE_FILE),
    *(OPEN_ELSEWHERE, COPIES_BESIDE, LINKS_NOT_FOLLOWED, PICTURE, WORD_FILE, WORD_FILE_EMPTY, WORD_FILE_LOSS),
    *(TEMPLATE, LOST_WORDS),
)
