"""A Word document without what is nobody's business outside: anchors, comments, tracked changes, personal properties.

In comes a document that lacks only its page numbers, built without anchors; out comes the same, in which a template's
own leftovers are gone too. The words stay; tracked changes of the template are accepted, as a reader sees them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from lxml import etree

from planbuilder.output.opened_docx import w
from planbuilder.output.package import MAIN, Package
from planbuilder.output.word import WordDocument
from planbuilder.publishing.inside import without_people

#: Parts that say who worked on a document, when, and with what.
_PARTS = re.compile(
    r"docProps/(?:app|custom)\.xml|docProps/thumbnail\.\w+|word/comments\w*\.xml|word/people\.xml|customXml/.*"
    r"|word/(?:vbaData|documentTasks)\.xml|word/documenttasks/.*"
)
_RANGES = ("commentRangeStart", "commentRangeEnd", "commentReference", "permStart", "permEnd", "annotationRef")
_CHANGES = re.compile(r"<w:(?:ins|del|moveFrom|moveTo|cellIns|cellDel|cellMerge|numberingChange|\w+PrChange)\b")
_IN_SETTINGS = (
    *("rsids", "attachedTemplate", "linkStyles", "docVars", "trackRevisions", "mailMerge", "writeProtection"),
    *("revisionView", "attachedSchema", "saveThroughXslt", "removePersonalInformation", "removeDateAndTime"),
)
_PERSONAL = ("dc:creator", "cp:lastModifiedBy", "cp:revision", "cp:lastPrinted", "dc:description", "cp:version")
_RSID = re.compile(r'\s(?:w|w14|w15):rsid\w*="[^"]*"|<w:rsid\b[^>]*/>')
_OUR_CONTROL = re.compile(r'w:val="pb:')


def cleaned(document: WordDocument) -> WordDocument:
    """A copy of the document without anything personal in it."""
    package = Package(dict(document.package.parts))
    for name in [name for name in package.parts if _PARTS.fullmatch(name) or name.endswith("/_rels/people.xml.rels")]:
        _take_out(package, name)
    xml = _clean_story(document.xml)
    for part in package.stories():
        if part != MAIN:
            package.set_text(part, _clean_story(package.text(part)))
    for part in [one for one in package.parts if one.startswith("word/") and one.endswith(".xml") and one != MAIN]:
        if b"rsid" in package.parts[part]:
            package.set_text(part, _RSID.sub("", package.text(part)))
    for name in [name for name in package.parts if name.startswith(("word/media/", "word/embeddings/"))]:
        package.parts[name] = without_people(name, package.parts[name])
    _clean_settings(package)
    _clean_properties(package)
    return WordDocument(package, xml, document.headings, document.anchors, document.watermark)


def _take_out(package: Package, name: str) -> None:
    """A part, with its type and whatever refers to it."""
    del package.parts[name]
    types = package.text("[Content_Types].xml")
    package.set_text("[Content_Types].xml", re.sub(rf'<Override\b[^>]*PartName="/{re.escape(name)}"[^>]*/>', "", types))
    short = re.escape(name.rpartition("/")[2])
    for rels in [one for one in package.parts if one.endswith(".rels")]:
        text = package.text(rels)
        if name.rpartition("/")[2] in text:
            target = rf'Target="/?(?:[^"]*/)?{short}"'
            package.set_text(rels, re.sub(rf"<Relationship\b[^>]*{target}[^>]*/>", "", text))


def _clean_story(xml: str) -> str:
    """A story without anchors, marks of comments and permissions, and with its tracked changes accepted."""
    xml = _RSID.sub("", xml)
    needed = ("<w:sdt", "_pb_", "_GoBack", "<w:comment", "<w:perm", "<w:annotationRef")
    if not any(mark in xml for mark in needed) and not _CHANGES.search(xml):
        return xml
    tree: Any = etree.fromstring(xml.encode("utf-8", "xmlcharrefreplace"))
    if _CHANGES.search(xml):
        from planbuilder.compare.settle import settled

        tree = settled(tree, accept=True)
    for element in [one for tag in _RANGES for one in tree.iter(w(tag))]:
        run = element.getparent()
        _drop(element)
        if run.tag == w("r") and all(one.tag == w("rPr") for one in run) and run.getparent() is not None:
            _drop(run)  # it held nothing but the mark of a comment
    numbers = set()
    for mark in list(tree.iter(w("bookmarkStart"))):
        if mark.get(w("name"), "").startswith(("_pb_", "_GoBack")):
            numbers.add(mark.get(w("id")))
            _drop(mark)
    for mark in list(tree.iter(w("bookmarkEnd"))):
        if mark.get(w("id")) in numbers:
            _drop(mark)
    for control in list(tree.iter(w("sdt"))):
        _clean_control(control)
    head = xml[: xml.find("?>") + 2] if xml.startswith("<?xml") else ""
    return head + etree.tostring(tree, encoding="unicode")


def _drop(element: Any) -> None:
    """Take an element out, and keep the text that stands behind it (marks stand there until the file is written)."""
    parent, before = element.getparent(), element.getprevious()
    if element.tail:
        if before is not None:
            before.tail = (before.tail or "") + element.tail
        else:
            parent.text = (parent.text or "") + element.tail
    parent.remove(element)


def _clean_control(control: Any) -> None:
    """One of planbuilder's own controls is opened; one of the template's loses its tag."""
    about = control.find(w("sdtPr"))
    tags = [] if about is None else about.findall(w("tag"))
    if any(_OUR_CONTROL.search(f'w:val="{one.get(w("val"), "")}') for one in tags):
        content = control.find(w("sdtContent"))
        for child in list(content) if content is not None else []:
            control.addprevious(child)
        _drop(control)
        return
    for one in tags:
        about.remove(one)


def _clean_settings(package: Package) -> None:
    name = "word/settings.xml"
    if name not in package.parts:
        return
    text = package.text(name)
    for element in _IN_SETTINGS:
        text = re.sub(rf"<w:{element}\b[^>]*/>|<w:{element}\b[^>]*>.*?</w:{element}>", "", text, flags=re.DOTALL)
    package.set_text(name, text)
    rels = "word/_rels/settings.xml.rels"
    if rels in package.parts:
        package.set_text(
            rels, re.sub(r'<Relationship\b[^>]*(?:attachedTemplate|mailMerge\w*)"[^>]*/>', "", package.text(rels))
        )


def _clean_properties(package: Package) -> None:
    name = "docProps/core.xml"
    if name in package.parts:
        text = package.text(name)
        for element in _PERSONAL:
            text = re.sub(rf"<{element}\b[^>]*/>|<{element}\b[^>]*>.*?</{element}>", "", text, flags=re.DOTALL)
        package.set_text(name, text)


# --- afterwards -----------------------------------------------------------------------------------------------

_LEFT = (
    (re.compile(r'w:val="pb:|w:name="_pb_'), "an anchor that ties a value to its cell"),
    (re.compile(r"<w:comment(?:RangeStart|Reference)\b"), "a mark of a comment"),
    (_CHANGES, "a tracked change"),
    (re.compile(r"<w:tag\b"), "the tag of a content control"),
    (re.compile(r"\brsid\w*=|<w:rsid"), "the number of an editing session (rsid)"),
    (re.compile(r"<(?:dc:creator|cp:lastModifiedBy|cp:revision|Company|Manager|Template)\b[^>]*>[^<]"), "a property"),
    (re.compile(r"<w:attachedTemplate\b"), "the path of a template"),
    (re.compile(r"\{\{|\{%"), "a tag of a template"),
    (re.compile("[\ue000-\ue0ff]"), "a mark of planbuilder's own"),
)


def leftovers(path: Path) -> Iterator[tuple[str, str]]:
    """What a finished Word file still has of what it should not: each with its part."""
    import zipfile

    with zipfile.ZipFile(path) as package:
        for name in package.namelist():
            if _PARTS.fullmatch(name) and name != "docProps/custom.xml":
                yield name, "a part that says who worked on it"
            elif name.startswith(("word/media/", "word/embeddings/")):
                if without_people(name, package.read(name)) != package.read(name):
                    yield name, "who made a picture or workbook, or where"
            elif name.endswith((".xml", ".rels")):
                text = package.read(name).decode("utf-8-sig", "replace")
                for pattern, what in _LEFT:
                    if pattern.search(text):
                        yield name, what
                if name == "docProps/custom.xml" and "planbuilder" in text:
                    yield name, "a property of planbuilder's own"
