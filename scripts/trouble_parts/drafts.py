"""Numbered drafts: issuing, comparing, sending round, agreeing."""

from __future__ import annotations

from trouble_parts import row

DRAFTS = (
    row(
        "The number is not in the register, or nothing was issued so far.",
        '`make drafts` lists the drafts there are; `make draft STAGE="first draft"` issues one.',
        "there is no draft … of …",
        "there is no draft “…” of …",
        "no draft of … has been issued yet",
        "no draft of … has been issued yet, so there is nothing to compare with",
        "no draft of the … … has been issued yet",
    ),
    row(
        "Somebody changed, removed or renamed something in a draft's folder, so it no longer proves what was issued.",
        "`make verify` names the files. Put the folder back from a backup; or issue a new draft.",
        "draft … is not whole: its folder … or a file in it is missing",
        "draft … is no longer as it was frozen, so it cannot be gone by: …",
        "draft … is not as it was frozen, so it is not sent to anyone",
        "“…” is not a draft as it was frozen",
        "draft … cannot be built again: …",
    ),
    row(
        "The agreed version stands. A later one is a change that somebody must answer for.",
        'Give the reason: `make draft STAGE="mid-year change" NOTE="why it was changed"`.',
        "draft … of the … was agreed on …",
    ),
    row(
        "There are two documents, the plan and the report.",
        "Type DOCUMENT=plan or DOCUMENT=report, or leave it out for the plan.",
        "there is no document “…”",
        "draft … is a draft of the …, not of the …",
    ),
    row(
        "A stage is a name that people will use: first draft, final draft, agreed, or one of yours (“for the board”).",
        'As in `make draft STAGE="first draft"`. Where a name of yours looks like one of the three, choose another.',
        "a draft needs a stage",
        "“…” is no name for a stage",
        "the stage “…” is nearly “…”",
    ),
    row(
        "The note or the name of the stage is printed in the register; it is a line, not a letter.",
        "Say it in a sentence or two.",
        "the note has more than … letters",
        "the stage has more than … letters",
    ),
)
COMPARING = (
    row(
        "A comparison needs two versions.",
        "Give two numbers: `make compare FROM=1 TO=2`.",
        "draft … was asked to be compared with itself",
        "draft … is the first one, and nothing is issued before it",
    ),
    row(
        "The template holds changes that were tracked in Word, so that nobody could tell them from those of the plan.",
        "Accept or reject them in the template (Review > Accept All), and build it again.",
        "“…” holds tracked changes already",
    ),
    row(
        "The redline was tried and would not have given both versions back, so it was not kept. What changed, in "
        "words, is there all the same.",
        "Compare the two drafts in Word (Review > Compare), and send both to whoever looks after planbuilder.",
        "there is no redline: …",
    ),
)
SENDING = (
    row(
        "Nobody is marked to be sent the draft.",
        "In the sheet Partners, type Yes under “Consulted” beside each partner to be asked.",
        "no partner is marked as consulted, so there is nobody to write to",
    ),
    row(
        "A reminder goes to those who were written to.",
        "First: `make circulate`.",
        "draft … was not sent to anyone yet, so there is nobody to remind",
    ),
    row("The day for answers must lie ahead.", "Give a day to come, as in BY=31/08/2026.", "… is over already"),
    row(
        "The day was not understood.",
        "Write it as 31/08/2026 or “31 August 2026”.",
        "BY: …",
        "ON: …",
    ),
    row(
        "The register of what was sent and agreed was edited or damaged.",
        "Put `outputs/YEAR/circulated/register.json` back from a backup. Do not edit it: it proves who agreed.",
        "the register of who was sent what cannot be read: it was changed by hand or damaged",
    ),
)
SIGNING = (
    row(
        "No name in the sheet Partners, nor under “Also known as”, is the one that you typed.",
        "The message names the nearest; use that, or add the name there.",
        "there is no partner “…”",
    ),
    row(
        "An agreement is entered with who, which draft and by whom it was signed.",
        'As in `make sign-off PARTNER="Essex Police" DRAFT=3 BY="Chief Supt. Ann Other" ON=11/09/2017`.',
        "it is not said whose answer this is",
        "the answer of … lacks …",
    ),
    row("An answer cannot come from the future.", "Type the day of the answer after ON=.", "ON: … is yet to come"),
    row(
        "A condition is a sentence in the register, not the letter itself.",
        "Give it in a sentence or two, and keep the letter.",
        "the condition has more than … letters",
    ),
    row(
        "There is no agreement of this partner to this draft.",
        "`make sign-off` shows who has agreed to what.",
        "… has not agreed to draft …, so there is nothing to withdraw",
    ),
    row(
        "Somebody marked “Must sign off” has not agreed to what the document says now.",
        'Enter the answers, or say why it is agreed without them: `make draft STAGE=agreed NOTE="..."`.',
        "… not agreed to what the … says now: …",
    ),
)
