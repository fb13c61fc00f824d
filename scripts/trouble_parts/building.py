"""Building: years, templates, the PDF, the disk."""

from __future__ import annotations

from trouble_parts import row

WHERE_THINGS_ARE = (
    row(
        "planbuilder looks for folders such as `inputs/2026-27`, and finds none.",
        "Make one with `make blank YEAR=2026-27`. If you have one, see that its name is written like that.",
        "there is no year in inputs/ yet",
    ),
    row(
        "The year that you gave after YEAR= has no folder in `inputs`.",
        "The message names the nearest year that there is. Look for a slip of the keyboard; a new year is made with "
        "`make blank YEAR=…`.",
        "there is no year “…” in inputs/",
    ),
    row(
        "A year is written in one of two ways.",
        "Write 2018-19 for a year that begins in April, 2025-2028 for a plan of several years.",
        "“…” is not a year",
    ),
    row(
        "A workbook of that name is there, and planbuilder never writes over one.",
        "Rename or move the old one, then run the command again.",
        "… is already in …",
    ),
    row(
        "The folder refuses new files, or the disk is full.",
        "Ask for the right to write there, or free some room.",
        "… could not be written to … (…)",
    ),
    row(
        "Your words are looked for in a document that was built, and there is none yet.",
        "Run `make plan` (or `make report`) first.",
        "there is no … of … yet in which to look",
    ),
)
TEMPLATES = (
    row(
        "The folder `templates` lacks a file that the document needs.",
        "Put it back from a copy; `make template` puts the original beside yours.",
        "the template is missing",
    ),
    row(
        "The file has another format inside, whatever its name says (.doc, .odt, .rtf).",
        "Open it in Word and choose File > Save As > Word Document (*.docx).",
        "this is not a Word document (.docx)",
    ),
    row(
        "The file was cut short, or another program wrote it in its own way.",
        "Restore it from a copy, or open it in Word and save it there.",
        "this is not a Word document, or it is damaged",
        "this is not a document as Word writes it (…)",
        "this is not a document as Word writes it (it has no styles)",
        "the template is far larger than a Word document can be",
    ),
    row(
        "The template fetches a picture or a part from another place, which is never followed.",
        "Open the template in Word, remove that part, and insert it anew from your computer.",
        "“…” does not hold all its parts itself: … is fetched from …",
    ),
)
PDF = (
    row(
        "Another program than LibreOffice or Word made the PDF. It is good for reading, not for publishing.",
        "Do what the message says: mostly, install LibreOffice (https://www.libreoffice.org) and build again.",
        "This PDF is of draft quality",
    ),
    row(
        "Neither LibreOffice nor Word is on this computer, and the built-in engine is missing too.",
        "Install LibreOffice; or type `make plan NOPDF=1` for the Word document alone.",
        "There is no program on this computer that can make a PDF",
    ),
    row(
        "A setting of this computer asks for one way of making the PDF, and it cannot be used here.",
        "Ask whoever set the computer up to correct the setting PLANBUILDER_PDF_ENGINE or SOFFICE, or to take it away: "
        "then the best way is found by itself.",
        "PLANBUILDER_PDF_ENGINE asks for “…”, which is no known way of making PDFs",
        "PLANBUILDER_PDF_ENGINE asks for Word, and Word cannot be reached on this computer",
        "PLANBUILDER_PDF_ENGINE asks for LibreOffice, and LibreOffice was not found",
        "PLANBUILDER_PDF_ENGINE asks for rdocx, and the Python package rdocx is not installed",
        "The setting SOFFICE says that LibreOffice is at “…”, and it is not",
    ),
    row(
        "The program that makes the PDF gave up. The Word document is not at fault as a rule.",
        "Close LibreOffice and other large programs and try again; then restart the computer. "
        "`make plan NOPDF=1` makes the Word document meanwhile, and Word can save it as a PDF.",
        "LibreOffice was tried … times and made no PDF of …: …",
        "Word made no PDF of “…”",
        "The built-in PDF maker could not read “…” (…)",
    ),
    row(
        "The Word document was cut short while it was made.",
        "Build it again. If you changed the template, open it in Word and save it once more.",
        "“…” is not a whole Word document",
    ),
)
COMPUTER = (
    row(
        "Two builds of one year cannot run at once; the other one does not come to its end.",
        "Look for it in another window and stop it, or restart the computer.",
        "… has been running for more than … minutes",
    ),
    row(
        "Word has the document open, and so many others beside it that no name is left.",
        "Close the documents in Word.",
        "every name for … is in use",
    ),
    row(
        "There is no room for the new documents. The old ones are untouched.",
        "Free some room, and run it again.",
        "the disk is full",
        "your share of the disk is full",
    ),
    row(
        "planbuilder writes a folder there, and something else has its name.",
        "Look at the place that the line names, and give what stands there another name.",
        "a file stands where a folder belongs, or a folder where a file does",
    ),
    row(
        "Your account is not allowed to change that folder, or to make so large a file.",
        "Ask for the right to, or copy the whole folder to a place where you may write.",
        "planbuilder may not write or read there",
        "nothing can be written there",
        "the file would be larger than this computer allows",
    ),
    row(
        "A fault of planbuilder, not of yours. The last documents are as they were.",
        "Send the file `planbuilder.log` to whoever looks after planbuilder for you.",
        "Something went wrong inside planbuilder",
    ),
)
