"""Faults of a docx as a whole: its zip, its content types, its relationships, its properties, its ids.

In: an `OpenedDocx`. Out: faults. The rules are those of the Open Packaging Conventions (ECMA-376 part 2) and
those that Word holds to beyond them: ids that must be unique in all parts together, names that must be
defined.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterator

from lxml import etree

from planbuilder.output.opened_docx import MC, Fault, OpenedDocx, at, find, twice, w

_TYPES_PART = "[Content_Types].xml"
_CORE_PART = "docProps/core.xml"
_DCTERMS = "{http://purl.org/dc/terms/}"
_XSI_TYPE = "{http://www.w3.org/2001/XMLSchema-instance}type"
_W3CDTF = re.compile(r"\d{4}(-\d\d(-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d))?)?)?")

# The last word of a relationship's type -> what the content type of its target ends in
_EXPECTED_TYPES = {
    "officeDocument": ".document.main+xml",
    "styles": ".styles+xml",
    "numbering": ".numbering+xml",
    "settings": ".settings+xml",
    "fontTable": ".fontTable+xml",
    "header": ".header+xml",
    "footer": ".footer+xml",
    "footnotes": ".footnotes+xml",
    "endnotes": ".endnotes+xml",
    "comments": ".comments+xml",
    "theme": ".theme+xml",
    "chart": ".chart+xml",
    "core-properties": ".core-properties+xml",
    "extended-properties": ".extended-properties+xml",
}


def _parts(docx: OpenedDocx) -> Iterator[Fault]:
    for name in twice(name.lower() for name in docx.names):
        yield Fault("part-twice", name, "is in the zip more than once")
    for name in (_TYPES_PART, "_rels/.rels", "word/document.xml"):
        if name not in docx.names:
            yield Fault("part-missing", name, "is not in the document")


def _content_types(docx: OpenedDocx) -> Iterator[Fault]:
    for name in docx.names:
        if name != _TYPES_PART and not name.endswith("/") and not _content_type(docx, name):
            yield Fault("type-missing", name, "has no content type")
    tree = docx.trees.get(_TYPES_PART)
    if tree is not None:
        for name in twice(find(tree, "ct:Override/@PartName")):
            yield Fault("type-twice", _TYPES_PART, f"{name} has two content types")
        for ending in twice(ending.lower() for ending in find(tree, "ct:Default/@Extension")):
            yield Fault("type-twice", _TYPES_PART, f"the ending {ending} has two content types")


def _content_type(docx: OpenedDocx, name: str) -> str:
    """The content type of a part, "" where it has none."""
    tree = docx.trees.get(_TYPES_PART)
    if tree is None:
        return ""
    ending = name.rpartition(".")[2].lower()
    for element in find(tree, "ct:Override"):
        if element.get("PartName", "").lower() == f"/{name}".lower():
            return str(element.get("ContentType", ""))
    for element in find(tree, "ct:Default"):
        if element.get("Extension", "").lower() == ending:
            return str(element.get("ContentType", ""))
    return ""


def _relationships(docx: OpenedDocx) -> Iterator[Fault]:
    ids: dict[str, list[str]] = {}
    for rels, source, relationship in docx.relationships():
        ids.setdefault(rels, []).append(relationship.get("Id", ""))
        target = relationship.get("Target", "")
        if relationship.get("TargetMode") == "External":
            continue
        name = posixpath.normpath(posixpath.join("/", posixpath.dirname(source), target)).removeprefix("/")
        if name not in docx.names:
            yield Fault("target-missing", rels, f"{relationship.get('Id')} leads to {target}, which is not there")
            continue
        kind = relationship.get("Type", "").rpartition("/")[2]
        actual = _content_type(docx, name)
        if not actual.endswith(_EXPECTED_TYPES.get(kind, "")) or (kind == "image" and "image/" not in actual):
            yield Fault("type-wrong", name, f"is used as {kind} but has the content type {actual or 'none'}")
    for rels, values in ids.items():
        for value in twice(values):
            yield Fault("relationship-twice", rels, f"{value} is defined twice")


def _relationship_ids(docx: OpenedDocx) -> Iterator[Fault]:
    known: dict[str, set[str]] = {}
    for _, source, relationship in docx.relationships():
        known.setdefault(source, set()).add(relationship.get("Id", ""))
    for name, tree in docx.trees.items():
        for used in dict.fromkeys(find(tree, "//@r:id | //@r:embed | //@r:link | //@r:pict | //@r:href")):
            if used and used not in known.get(name, set()):
                yield Fault("relationship-undefined", name, f"{used} is used but not defined")


def _prefixes(docx: OpenedDocx) -> Iterator[Fault]:
    """Markup compatibility names prefixes inside attribute values, where no XML parser looks for them."""
    for name, tree in docx.trees.items():
        for element in (tree, *tree.iter(f"{{{MC}}}Choice")):
            attributes = (f"{{{MC}}}Ignorable", f"{{{MC}}}MustUnderstand", "Requires")
            for prefix in " ".join(element.get(attribute, "") for attribute in attributes).split():
                if prefix not in element.nsmap:
                    yield Fault("prefix-undefined", at(name, element), f"the prefix {prefix} is not declared")


def _core_properties(docx: OpenedDocx) -> Iterator[Fault]:
    core = docx.trees.get(_CORE_PART)
    if core is None:
        return
    elements = [element for element in core if isinstance(element.tag, str)]
    for tag in twice(element.tag for element in elements):
        yield Fault("property-twice", _CORE_PART, f"{etree.QName(tag).localname} stands there twice")
    for element in elements:
        if element.tag.startswith(_DCTERMS) and (
            not _W3CDTF.fullmatch(element.text or "") or element.get(_XSI_TYPE) != "dcterms:W3CDTF"
        ):
            what = f"{etree.QName(element).localname} is no date: {element.text!r}"
            yield Fault("property-date", _CORE_PART, what)


def _styles(docx: OpenedDocx) -> Iterator[Fault]:
    """Every style that a text names is defined, and of the kind that it is used as."""
    sheet = docx.trees.get("word/styles.xml")
    styles = {} if sheet is None else {s.get(w("styleId")): s.get(w("type")) for s in find(sheet, "w:style")}
    for name, tree in docx.stories():
        for tag, kind in (("pStyle", "paragraph"), ("rStyle", "character"), ("tblStyle", "table")):
            for used in dict.fromkeys(find(tree, f"//w:{tag}/@w:val")):
                if used not in styles:
                    yield Fault("style-undefined", name, f"the {kind} style {used} is not defined")
                elif styles[used] != kind:
                    yield Fault("style-kind", name, f"{used} is used as {kind} style but is a {styles[used]} style")


def _numbering(docx: OpenedDocx) -> Iterator[Fault]:
    part = "word/numbering.xml"
    defined = {"0"}  # 0 takes a paragraph out of its list
    if part in docx.trees:
        abstract = set(find(docx.trees[part], "w:abstractNum/@w:abstractNumId"))
        for num in find(docx.trees[part], "w:num"):
            defined.add(num.get(w("numId")))
            if not abstract.issuperset(find(num, "w:abstractNumId/@w:val")):
                yield Fault("list-undefined", part, f"list {num.get(w('numId'))} has no definition")
    users = [*docx.stories(), *((n, t) for n, t in docx.trees.items() if n == "word/styles.xml")]
    for name, tree in users:
        for used in dict.fromkeys(find(tree, "//w:numPr/w:numId/@w:val")):
            if used not in defined:
                yield Fault("list-undefined", name, f"list {used} is used but not defined")


def _unique_ids(docx: OpenedDocx) -> Iterator[Fault]:
    """Ids that must differ across all texts of the document together."""
    kinds = (
        ("drawing-twice", "//wp:docPr/@id", "the drawing id"),
        ("control-twice", "//w:sdtPr/w:id/@w:val", "the content control id"),
        ("bookmark-twice", "//w:bookmarkStart/@w:name", "the bookmark name"),
    )
    trees = [tree for _, tree in docx.stories()]
    for code, path, kind in kinds:
        for value in twice(value.lower() for tree in trees for value in find(tree, path)):
            yield Fault(code, "word/", f"{kind} {value} is used more than once")


PACKAGE_CHECKS: tuple[Callable[[OpenedDocx], Iterator[Fault]], ...] = (
    _parts,
    _content_types,
    _relationships,
    _relationship_ids,
    _prefixes,
    _core_properties,
    _styles,
    _numbering,
    _unique_ids,
)
