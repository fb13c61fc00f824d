"""Publishing what is agreed, looking at finished files, a new partnership and its next year."""

from __future__ import annotations

from trouble_parts import row

PUBLISHING = (
    row(
        "Only an agreed version may leave the council, and there is none yet.",
        "Get the signatures that are missing (`make sign-off`), then `make draft STAGE=agreed` and `make publish`.",
        "no draft of the … of … has been issued yet, so none was agreed",
        "no version of the … of … was agreed yet: the last is …",
        "… has withdrawn its agreement since the … was agreed",
    ),
    row(
        "The register of drafts, or the agreed draft itself, is not as it was frozen.",
        "`make verify` names what differs. Put it back from a backup; or issue the agreed version again.",
        "the register of drafts cannot be gone by: …",
    ),
    row(
        "A finished file breaks a rule for documents that are published. Nothing was written.",
        "Do what the line says at its place, issue the document as agreed again with a note, and publish it.",
        "this check failed: ……",
    ),
    row(
        "A published file is open in Word, Excel or a PDF reader, and cannot be replaced.",
        "Close it, and type `make publish` again.",
        "… in outputs/…/publish … open in a program",
    ),
    row(
        "A marking is printed at the head of each page: it is a few words.",
        'As in `make publish MARKING="OFFICIAL"`.',
        "the protective marking has … letters",
        "“…” is no marking of what is published",
    ),
    row(
        "The sheet Plan may say that names are withheld; without it they could be published by mistake.",
        "Mend plan.xlsx (`make check`), or say it yourself: `make publish NAMES=role MARKING=none`.",
        "the sheet Plan cannot be read, which may say how lead officers are named and what each page is marked with",
    ),
)
LOOKING = (
    row(
        "There is nothing to look at, or the file that was named is elsewhere.",
        "Build the document first (`make plan`), or give the file: `make inspect FILE=path/to/file.docx`.",
        "there is no document in outputs/… yet",
        "there is no Word file “…”",
    ),
    row(
        "What was given to be made into a web page is no sound Word document.",
        "Open it in Word and save it again (File > Save As > Word Document), without large pictures.",
        "this is not a Word document (.docx), or it is damaged",
        "the Word file is far larger than a document can be",
    ),
)
BEGINNING = (
    row(
        "A new partnership gets a folder of its own, in which nothing of yours could be overwritten.",
        'Choose a folder that is not there yet: `make new NAME="Safer Anytown" YEAR=2026-27 TO=path/to/folder`.',
        "“…” is a file, not a folder",
        "the name of the folder is too long",
        "the folder “…” is not empty: it has “…”… in it",
        "“…” lies inside the folder of another partnership, “…”",
    ),
    row(
        "The folder is named after the partnership, and the name is printed on each page.",
        'Give a name of a few words: `make new NAME="Safer Anytown" YEAR=2026-27`.',
        "the new partnership has no name yet",
        "the name is … characters long",
    ),
    row(
        "A year runs from its first number to its last.",
        "Type it as 2026-27, or 2026-29 for a plan of three years.",
        "“…” ends before it begins",
    ),
    row(
        "Next year's workbooks are there already, and yours are never written over.",
        "Go on in them; or rename their folder, and type `make next-year` again.",
        "there is a workbook in inputs/… already: …",
    ),
    row(
        "The newest year was made by `make next-year` and is not worked in yet: there is nothing to carry on.",
        "Name the year to carry on from: `make next-year YEAR=2017-18`.",
        "the year in inputs/… was itself carried over, and no progress is entered in it yet",
    ),
    row(
        "planbuilder was not installed whole.",
        "Install it again, from the wheel or by `make setup`.",
        "planbuilder lacks its own “…”",
    ),
)
