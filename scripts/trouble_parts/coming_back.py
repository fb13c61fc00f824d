"""What comes back: returned files, replies, and writing into workbooks."""

from __future__ import annotations

from trouble_parts import row

COLLECTING = (
    row(
        "The folder for returned files is empty.",
        "Put the Word files that partners sent back into `inputs/YEAR/returned`, under any name.",
        "there are no returned files in inputs/…/returned",
    ),
    row(
        "One of the files was left out, and the message says why: a PDF, a password, macros, another year, a damaged "
        "file. All others were read.",
        "Do what it says; mostly, ask the partner for the Word draft with the changes in it.",
        "this file was not read: …",
        "it could not be read (…)",
    ),
    row(
        "The file in which planbuilder keeps what it read was edited.",
        "Put it back from a copy; or move it away, and `make collect` reads the returned files anew.",
        "… in outputs/…/replies cannot be read: it was changed by hand or damaged",
    ),
    row(
        "Each changed replies file is kept, and there are a hundred.",
        "Move away those that nobody needs.",
        "there are a hundred replies files of draft …",
    ),
)
APPLYING = (
    row(
        "Nothing was collected so far, or not of that draft.",
        "Put the files into `inputs/YEAR/returned`, and run `make collect` first.",
        "there are no replies yet",
        "there are no replies to draft …",
    ),
    row(
        "Nothing is marked Accept that is not in the workbook already.",
        "Choose Accept in the column Decision of the replies file, save and close it, and run it again.",
        "no proposal is accepted that is not applied yet",
    ),
    row(
        "planbuilder changes no workbook that is open, protected or locked; nothing was changed.",
        "Save and close it everywhere. If nobody has it open, delete the leftover file that the message names. For a "
        "read-only file, take the tick from Read-only in its Properties.",
        "… seems to have this workbook open in …",
        "another program keeps this workbook to itself",
        "this workbook is read-only",
        "nothing can be written to the folder “…”",
        "somebody has just saved this workbook",
    ),
    row(
        "Somebody meant the workbook to stay as it is.",
        "In Excel, File > Info shows the signature or the mark; take it away, run it again, and sign it anew.",
        "this workbook is signed, and a change would break the signature",
        "this workbook is marked as final",
    ),
    row(
        "The workbook was written by another program, or is spoilt. Nothing was changed.",
        "Open it in Excel, save it there as *.xlsx, and run it again; else bring back an earlier copy.",
        "this workbook cannot be written to: …",
        "this workbook is damaged",
        "this workbook is written in a way that Excel does not use",
        "this workbook is of a kind that cannot be written to",
        "the changed workbook was not as it should be when it was read back (…), and was not kept",
    ),
    row(
        "The cell says something else than when the draft was issued: somebody has changed it since.",
        "Look at both and type what is meant, or choose Defer for that proposal; then run it again.",
        "this cell has moved on: …, where … was expected",
        "…: the cell has moved on",
    ),
    row(
        "Two accepted proposals want different words in one place.",
        "Accept one of them, and reject or defer the other.",
        "two changes are asked for this cell",
        "two changes are asked for the line “…”",
        "several changes are asked for a cell that holds one number",
    ),
    row(
        "The cell is none that a text can be typed into.",
        "Do what the message says in Excel (change the formula, unmerge, unprotect), or type the change yourself.",
        "this cell holds a formula, which is not typed over",
        "this cell is filled by a formula that stands in another cell",
        "this cell belongs to a pivot table",
        "this cell is a heading of the table",
        "this cell is locked, and the sheet is protected",
        "this cell holds a picture or linked data, not a text",
        "this cell is merged with …, and does not show",
        "“…” is no cell",
        "this sheet has no cells",
    ),
    row(
        "The sheet is not as planbuilder knows it.",
        "Bring back the sheet, its row of headings or the column; `make blank` has them all.",
        "the sheet “…” is missing",
        "the headings of the table were not found",
        "there is no column “…”",
    ),
    row(
        "Excel cannot hold the text, or no document can show it.",
        "Shorten it, put it into a Word file in the folder `text`, or type it yourself.",
        "the new text has … characters, and a cell holds no more than …",
        "the new text holds a character that no document can show",
    ),
    row(
        "There is no safe place for a new row.",
        "Insert an empty row in Excel where the message says, and run it again; or type the new row yourself.",
        "the last row of the table (row …) is a total, so no row fits below it",
        "row …, the last one that is filled, has nothing under “…”",
        "the table is full, and its row of totals stands in row …",
        "the table is full, and something else stands below it in row …",
        "the table is full, and row … below it belongs to something else",
        "the table is full, and a column of it is worked out by a formula that the new row would lack",
        "the row below the table is being written to",
        "this sheet holds one setting a row, so that no row can be added",
        "the new row has no entries",
    ),
    row(
        "Each action has a Ref of its own, and this one is taken or cannot be guessed.",
        "Give the new action its Ref in the workbook yourself.",
        "“…” stands in row … already",
        "it is not clear which reference the new row should have",
    ),
    row(
        "planbuilder has not changed a workbook of this year so far.",
        "There is no need to act. Changes that you typed yourself are undone in Excel.",
        "there is nothing to undo: no backup is in …/…",
    ),
)
COUNTS = (
    row(
        "The table or folder was not found under the name given.",
        "Give the file with its folder, as in `make statistics-import FILE=inputs/crime`.",
        "there is no file “…”",
        "there is no folder “…”",
        "there is no .ods, .xlsx or .csv file in the folder “…”",
    ),
    row(
        "It is another table than the one by Community Safety Partnership, or not as it was published.",
        "Download “police recorded crime, Community Safety Partnership open data” from GOV.UK again, and give it as it "
        "is.",
        "this file holds no table of recorded crime by Community Safety Partnership…",
        "this is a table of police forces: it has no column “CSP Name” for the partnerships",
        "the column… … … missing",
        "no row of these tables can be read",
        "this file is no sound CSV table: …",
    ),
    row(
        "planbuilder does not know whose counts you want.",
        'Name the partnership as the tables do: `AREA="Castle Point"`. Where a name stands under two police forces: '
        "`planbuilder statistics import … --force NAME`.",
        "it is not known which partnership these counts are for",
        "the partnership “…”… is not in these tables",
        "there is no police force “…” in these tables",
        "“…” stands under several police forces: …",
    ),
    row(
        "The tables lack some of the months, or the months were not understood.",
        "Give the file with the other quarters as well, or other months: `TO=2017-12`.",
        "… … in none of these tables, so … cannot be counted",
        "“…” is not a month",
        "“…” is not a period of twelve months",
        "“…” is not twelve months",
        "no quarter ends with …",
        "both --to and --period were given",
    ),
    row(
        "So many imports lie there that no name is left.",
        "Delete those that you no longer need.",
        "all names from ….xlsx to …-99.xlsx are taken in …",
    ),
)
