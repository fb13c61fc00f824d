"""Whether a file that came back is a Word document that may be read: what could do harm is refused with the reason.

In comes a path, before anything is parsed; out comes why the file is refused, or nothing. `why_unfit` looks at the file
and its zip from outside, with the same care as at a workbook; `why_harmful` then looks at parts that unpack to little
and hold no document type definition, in a process that has little memory and time. Nothing is followed, fetched or run.
"""

from __future__ import annotations

import hashlib
import posixpath
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from planbuilder.intake.burden import Elements
from planbuilder.intake.kinds import kind_of
from planbuilder.intake.zips import trouble_in
from planbuilder.output.opened_docx import w
from planbuilder.returned.words import parsed

#: A plan of 300 actions that went through LibreOffice has some 120,000 elements.
MOST_ELEMENTS = 500_000
SAVE_AS = "Ask for it to be saved in Word as a Word Document (*.docx)"
SUSPECT = "Do not open it; ask the partner for the draft as they saved it in Word"

_MAIN_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_STRICT = "http://purl.oclc.org/ooxml/"
_ENCRYPTED = ("it is encrypted: it has a password or a protecting label", "Ask for it without its password or label")
_KINDS = {
    "folder": ("it is a folder", "Put the Word file itself there"),
    "special": ("it is not an ordinary file", "Put the Word file itself there"),
    "empty": ("it is empty (0 bytes)", "It may not have finished copying or syncing; ask for it once more"),
    "blank": ("it holds nothing but zeros", "It did not copy or sync properly; ask for it once more"),
    "too-big": ("it is larger than any draft could be", "Ask for it without the pictures that were put in"),
    "password": _ENCRYPTED,
    "ods-password": _ENCRYPTED,
    "word": ("it is not a Word document of today's kind (.docx)", SAVE_AS),
    "": ("it is an Excel workbook", "Put the Word draft there"),
    "xls": ("it is an old Excel workbook, or a file of another old kind", "Put the Word draft there"),
    "pdf": ("it is a PDF", "Ask for the Word draft with the changes in it, or type them in by hand"),
    "mail": ("it is an Outlook message", "Open the message and save the Word draft that is attached to it"),
    "archive": ("it is a compressed folder", "Open it and take the Word draft out"),
    "shortcut": ("it is a shortcut", "Put the Word file that it leads to there"),
    "google": ("it is a link to Google Docs", "Open it there and choose File > Download > Microsoft Word (.docx)"),
    "bomb": ("it unpacks to far more than a draft could hold", SUSPECT),
    "cluttered": ("it holds far more than can be read in good time", SUSPECT),
    "overlong": ("it holds a single entry that is far too long", SUSPECT),
    "dtd": ("it holds a document type definition, which Word never writes and which can do harm", SUSPECT),
    "traversal": ("it holds parts whose names lead out of it, which Word never writes", SUSPECT),
    "damaged": ("it is damaged, or was only copied in part", "Ask for it once more"),
    "odd-zip": ("it is packed in a way that Word does not use", SAVE_AS),
}
_FOREIGN = ("it is not a Word document", SAVE_AS)
#: What leads out of the file or brings something to run into it, by the last word of the relationship's type.
_KINDS_REFUSED = {
    "vbaProject": "macros",
    "wordVbaData": "macros",
    "oleObject": "an embedded object",
    "control": "an ActiveX control",
    "activeXControlBinary": "an ActiveX control",
    "aFChunk": "a document of another kind inside it (altChunk)",
    "subDocument": "a link to another document",
    "frame": "a link to another document",
    "attachedTemplate": "a link to a template",
    "externalLinkPath": "a link to a workbook",
    "keyMapCustomizations": "keys that run commands",
    "attachedToolbars": "buttons that run commands",
    "extensibility": "buttons that run commands",
    "mailMergeSource": "a link to a mailing list",
    "mailMergeHeaderSource": "a link to a mailing list",
    "recipientData": "a link to a mailing list",
}
_TYPES_REFUSED = re.compile(r"macroEnabled|vbaProject|vbaData|activeX|oleObject|controlproperties", re.IGNORECASE)
_NAMES_REFUSED = re.compile(
    r"vbaProject|vbaData|/activeX/|customUI/|\.(?:exe|dll|com|scr|js|jse|vbs|vbe|wsf|ps1|bat|cmd|lnk|hta|html?|mht|rtf|doc[mx]?"
    r"|dot[mx]?|xlsm|xlsb|swf)$",
    re.IGNORECASE,
)
_FIELDS_REFUSED = re.compile(
    r"\s*(DDE|DDEAUTO|INCLUDE|INCLUDETEXT|INCLUDEPICTURE|IMPORT|LINK|EMBED|DATABASE|RD|MACROBUTTON)\b", re.IGNORECASE
)
_SAFE_LINK = re.compile(r"https?://|mailto:|#", re.IGNORECASE)
_LEADS_OUT = re.compile(r"[a-z][a-z0-9+.-]*:|//|\\\\", re.IGNORECASE)


def why_unfit(path: Path) -> tuple[str, str]:
    """Why a file may not even be unpacked (a clause, and what to do); ("", "") where it may. Raises `OSError`."""
    try:
        kind = kind_of(path)
        if kind != "word":
            return _KINDS.get(kind, _FOREIGN)
        with path.open("rb") as file:
            if file.read(2) != b"PK":
                return "it is a document of an old kind (.doc or .rtf), or is encrypted", SAVE_AS
        trouble = trouble_in(path, Elements(MOST_ELEMENTS))
        if trouble:
            return _KINDS.get(trouble, _FOREIGN)
        with zipfile.ZipFile(path) as archive:
            if "[Content_Types].xml" not in archive.namelist():
                return _KINDS["word"]
    except (zipfile.BadZipFile, zlib.error, EOFError, struct.error, ValueError, NotImplementedError):
        return _KINDS["damaged"]
    return "", ""


def why_harmful(parts: Mapping[str, bytes]) -> tuple[str, str]:
    """Why these parts may not be read (a clause, and what to do); ("", "") where they may."""
    from lxml import etree

    try:
        for what in _harmful(parts):
            return what, SUSPECT
        return _not_a_document(parts)
    except (etree.XMLSyntaxError, KeyError):
        return _KINDS["damaged"]


def why_too_much(parts: Mapping[str, bytes], frozen: Mapping[str, bytes]) -> tuple[str, str]:
    """Why these parts hold far more than any reply to this draft: reading would take minutes, and lead nowhere."""
    for tag, times, spare in ((b"<w:p[ >/]", 3, 1_000), (b"<[^/]", 8, 20_000)):
        now, was = (
            sum(len(re.findall(tag, content)) for name, content in side.items() if name.startswith("word/"))
            for side in (_of_xml(parts), _of_xml(frozen))
        )
        if now > times * was + spare:
            return "it holds far more than the draft that was sent", "Ask for the draft itself, with the changes in it"
    return "", ""


def _of_xml(parts: Mapping[str, bytes]) -> dict[str, bytes]:
    return {name: content.replace(b"\0", b"") for name, content in parts.items() if name.endswith(".xml")}


def why_stranger(parts: Mapping[str, bytes], frozen: Mapping[str, bytes]) -> tuple[str, str]:
    """Why embedded files keep these parts from being read: only those of the draft's own charts may be there."""
    if _embedded_in(parts) <= _embedded_in(frozen):
        return "", ""
    do = "Ask for the draft without it; what is in it can be sent as a file of its own"
    return "it holds an embedded file, or a chart whose figures were changed, that was not in the draft", do


def _embedded_in(parts: Mapping[str, bytes]) -> set[str]:
    """The SHA-256 of what is embedded: what lies among the embedded files, and what is said to be one."""
    names = {name for name in parts if "/embeddings/" in name.lower()}
    for rels in (name for name in parts if name.endswith(".rels")):
        packages = (one for one in parsed(parts[rels]) if (one.get("Type") or "").endswith("/package"))
        names |= {_target(rels, one.get("Target") or "") for one in packages}
    return {hashlib.sha256(parts.get(name, b"")).hexdigest() for name in names}


def _target(rels: str, target: str) -> str:
    folder = posixpath.dirname(posixpath.dirname(rels))
    return posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")


def _not_a_document(parts: Mapping[str, bytes]) -> tuple[str, str]:
    types = {one.get("ContentType", "") for one in parsed(parts["[Content_Types].xml"])}
    if any("template.main" in kind for kind in types):
        return "it is a Word template", SAVE_AS
    rels = parts.get("_rels/.rels", b"")
    if _STRICT.encode() in rels or not rels:
        return "it was saved as “Strict Open XML Document”", SAVE_AS
    return ("", "") if _MAIN_TYPE in types else _FOREIGN


def _harmful(parts: Mapping[str, bytes]) -> Iterator[str]:
    """What is wrong, part by part, as clauses."""
    for one in parsed(parts["[Content_Types].xml"]):
        if _TYPES_REFUSED.search(one.get("ContentType") or ""):
            yield "it holds macros, ActiveX controls or embedded objects"
    for name in parts:
        if _NAMES_REFUSED.search(name):
            yield f"it holds a part that a draft never has ({name[-60:]})"
    for name, content in parts.items():
        if name.endswith(".rels"):
            yield from _harmful_links(parsed(content))
        elif name.endswith(".xml") and not name.startswith("customXml/"):
            yield from _harmful_words(parsed(content))


def _harmful_links(tree: Any) -> Iterator[str]:
    for one in tree:
        kind = (one.get("Type") or "").rsplit("/", 1)[-1]
        target = (one.get("Target") or "").strip()
        if kind in _KINDS_REFUSED:
            yield f"it holds {_KINDS_REFUSED[kind]}"
        elif (one.get("TargetMode") or "").lower() == "external":
            if kind != "hyperlink":
                yield f"it would fetch something from elsewhere ({target[:60]})"
            elif not _SAFE_LINK.match(target):
                yield f"it holds a link that is neither to a web page nor to an e-mail address ({target[:60]})"
        elif _LEADS_OUT.match(target):
            yield f"it would fetch something from elsewhere ({target[:60]})"


def _harmful_words(tree: Any) -> Iterator[str]:
    instruction = ""
    marks = (w("fldChar"), w("instrText"), w("delInstrText"), w("fldSimple"))
    for element in tree.iter(w("altChunk"), w("object"), w("control"), *marks):
        if element.tag in (w("altChunk"), w("object"), w("control")):
            yield "it holds a document of another kind, an embedded object or a control"
        elif element.tag == w("fldChar"):
            instruction = ""
        else:
            instruction += (element.get(w("instr")) if element.tag == w("fldSimple") else element.text) or ""
            if _FIELDS_REFUSED.match(instruction):
                yield f"it holds a field that fetches or runs something ({' '.join(instruction.split())[:40]})"
            if element.tag == w("fldSimple"):
                instruction = ""
