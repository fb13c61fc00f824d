"""LibreOffice itself edits drafts: what is done to them is told to a macro, many edits in one run.

In come copies of a draft with a list of edits for each; out come the files as LibreOffice saved them. The macro lives
in a profile of its own, and each edit finds its place by the words that stand there, as a person does.
"""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path
from random import Random

from edits_of_blocks import added_at, takes_lines
from edits_of_words import how_of, new_words
from returned_paper import Expected, Paper, Site

_LIBRARY = (
    '<?xml version="1.0" encoding="UTF-8"?><!DOCTYPE library:{kind} PUBLIC'
    ' "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "{kind}.dtd"><library:{kind} xmlns:library="http://openoffice.org/2000/library"'
    ' xmlns:xlink="http://www.w3.org/1999/xlink"{more}</library:{kind}>'
)
_MODULE = (
    '<?xml version="1.0" encoding="UTF-8"?><!DOCTYPE script:module PUBLIC'
    ' "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd"><script:module'
    ' xmlns:script="http://openoffice.org/2000/script" script:name="Trip" script:language="StarBasic">{code}'
    "</script:module>"
)
#: Else the first start puts an empty library over this one, and spends a second on testing the graphics.
_SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Setup/Office">
<prop oor:name="ooSetupInstCompleted" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Setup/Product">
<prop oor:name="ooSetupLastVersion" oor:op="fuse"><value>99.9</value></prop></item>
</oor:items>
"""
_CODE = """
Sub Main(jobs As String)
  Dim diskFiles, stream, reader, doc, oneLine, parts
  On Error Goto Failed
  diskFiles = createUnoService("com.sun.star.ucb.SimpleFileAccess")
  stream = diskFiles.openFileRead(jobs)
  reader = createUnoService("com.sun.star.io.TextInputStream")
  reader.setInputStream(stream)
  reader.setEncoding("UTF-8")
  Dim hidden(0) As New com.sun.star.beans.PropertyValue
  hidden(0).Name = "Hidden"
  hidden(0).Value = True
  Dim kept(0) As New com.sun.star.beans.PropertyValue
  kept(0).Name = "FilterName"
  kept(0).Value = "Office Open XML Text"
  Do While Not reader.isEOF()
    oneLine = reader.readLine()
    parts = Split(oneLine, Chr(9))
    If UBound(parts) >= 3 Then
      Select Case parts(0)
        Case "open"
          doc = StarDesktop.loadComponentFromURL(parts(1), "_blank", 0, hidden())
          doc.RecordChanges = (parts(2) = "tracked")
        Case "save"
          doc.storeToURL(parts(1), kept())
          doc.close(True)
        Case Else
          Edit(doc, parts(0), parts(1), parts(2), parts(3))
      End Select
    End If
  Loop
  StarDesktop.terminate()
  Exit Sub
Failed:
  Open ConvertFromURL(jobs & ".failed") For Output As #1
  Print #1, Error$ & " in line " & Erl & ": " & oneLine
  Close #1
  StarDesktop.terminate()
End Sub

Function Place(doc, words)
  Dim search
  search = doc.createSearchDescriptor()
  search.SearchString = words
  search.SearchCaseSensitive = True
  Place = doc.findFirst(search)
End Function

Sub Edit(doc, what, place_words, old, new_words)
  Dim found, body, cursor, table, number
  found = Place(doc, place_words)
  If IsNull(found) Then Exit Sub
  body = found.Text
  Select Case what
    Case "replace"
      cursor = body.createTextCursorByRange(found.Start)
      cursor.goRight(InStr(place_words, old) - 1, False)
      cursor.goRight(Len(old), True)
      cursor.String = new_words
    Case "append"
      body.insertString(found.End, new_words, False)
    Case "add"
      cursor = body.createTextCursorByRange(found.End)
      cursor.gotoEndOfParagraph(False)
      body.insertControlCharacter(cursor, com.sun.star.text.ControlCharacter.PARAGRAPH_BREAK, False)
      body.insertString(cursor, new_words, False)
    Case "take out"
      cursor = body.createTextCursorByRange(found.Start)
      cursor.gotoStartOfParagraph(False)
      cursor.gotoNextParagraph(True)
      cursor.String = ""
    Case "delete row", "add row"
      table = found.TextTable
      number = RowOf(found.Cell.CellName)
      If what = "delete row" Then
        table.Rows.removeByIndex(number, 1)
      Else
        table.Rows.insertByIndex(number + 1, 1)
        table.getCellByPosition(1, number + 1).String = new_words
      End If
  End Select
End Sub

Function RowOf(cellName)
  Dim at
  at = 1
  Do While Not IsNumeric(Mid(cellName, at, 1))
    at = at + 1
  Loop
  RowOf = CInt(Mid(cellName, at)) - 1
End Function
"""


@dataclass(frozen=True)
class Job:
    """One edit: what is done, the words at its place, and old and new words."""

    what: str
    place: str
    old: str = ""
    new: str = ""


def random_jobs(paper: Paper, random: Random, most: int, *, tracked: bool) -> list[tuple[Job, Expected]]:
    """Edits for LibreOffice at random places whose words stand nowhere else, each with what should be found of it."""
    whole = "\n".join(paper.text_of(one) for one in paper.paragraphs_sent)
    found: list[tuple[Job, Expected]] = []
    for site in random.sample(paper.sites, len(paper.sites)):
        plain = site.text == site.text.strip() and site.text.replace("£", "").isascii() and "\t" not in site.text
        may = plain and len(site.text.split()) > 2 and whole.count(site.text) == 1
        if len(found) < most and may and paper.may_have(site.container, site.holder, *({site.row} - {None})):
            found.append(_job(site, random, tracked))
    return found


def _job(site: Site, random: Random, tracked: bool) -> tuple[Job, Expected]:
    how, text, more = how_of(tracked), site.text, new_words(random)
    ways = ["replace", "append"]
    ways += ["add"] if takes_lines(site) and site.facts["sheet"] != "Plan" else []
    ways += ["take out"] if site.row is not None and site.behind is not None else []
    what = random.choice(ways)
    if what == "add":
        return Job(what, text, "", f"New point on {more}"), added_at(site, f"New point on {more}", how)
    if what == "take out":
        return Job(what, text), Expected("remove", site.key, text, "", how, line=site.line)
    if what == "append":
        job, said = Job(what, text, "", f" {more}"), f"{text} {more}"
    else:
        word = random.choice([one for one in text.split() if text.count(one) == 1])
        job, said = Job(what, text, word, more), text.replace(word, more)
    return job, Expected("change", site.key, text, said, how, line=site.line, recovered=True)


def edited_by_libreoffice(
    files: Mapping[str, tuple[bytes, bool, Sequence[Job]]], folder: Path, program: str = "soffice"
) -> dict[str, bytes]:
    """The files after these edits, with tracking or without, by their names; all in one run of LibreOffice."""
    basic = folder / "profile" / "user" / "basic"
    (basic / "Standard").mkdir(parents=True)
    (basic.parent / "registrymodifications.xcu").write_text(_SETTINGS, "utf-8")
    library = ' library:name="Standard" library:readonly="false" library:passwordprotected="false">'
    libraries = ">" + (
        '<library:library library:name="Standard" xlink:href="$(USER)/basic/Standard/script.xlb/" xlink:type="simple"'
        ' library:link="false"/>'
    )
    (basic / "script.xlc").write_text(_LIBRARY.format(kind="libraries", more=libraries), "utf-8")
    element = '<library:element library:name="Trip"/>'
    (basic / "Standard" / "script.xlb").write_text(_LIBRARY.format(kind="library", more=library + element), "utf-8")
    (basic / "Standard" / "Trip.xba").write_text(_MODULE.format(code=escape(_CODE)), "utf-8")
    lines = []
    for name, (content, tracked, jobs) in files.items():
        (folder / f"{name}.docx").write_bytes(content)
        lines.append(f"open\t{(folder / f'{name}.docx').as_uri()}\t{'tracked' if tracked else 'silent'}\t-")
        lines += ["\t".join((job.what, job.place, job.old, job.new)) for job in jobs]
        lines.append(f"save\t{(folder / f'{name}-back.docx').as_uri()}\t-\t-")
    (folder / "jobs.txt").write_text("\n".join(lines) + "\n", "utf-8")
    _run(folder, program, "--terminate_after_init")  # a new profile runs no macro on its first start
    _run(folder, program, f'macro:///Standard.Trip.Main("{(folder / "jobs.txt").as_uri()}")')
    failed = folder / "jobs.txt.failed"
    assert not failed.exists(), failed.read_text("utf-8")
    return {name: (folder / f"{name}-back.docx").read_bytes() for name in files}


def _run(folder: Path, program: str, what: str) -> None:
    command = [program, f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--norestore", what]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True) as run:
        try:
            run.wait(timeout=60)
        finally:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(run.pid, signal.SIGKILL)
