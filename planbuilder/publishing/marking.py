"""The protective marking of what is published: at the head of every page, in the properties, on the web page.

In comes a clean document and the words of the marking; out comes the same, marked. The header takes it, so that Word
and whatever lays out the PDF print it on each page, and a screen reader meets it once, in the properties.
"""

from __future__ import annotations

import re
from html import escape

from planbuilder.output.package import Package
from planbuilder.output.word import WordDocument
from planbuilder.output.word_watermark import HEADER, HEADER_TYPE, in_sections, missing_kinds

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
#: The name of the property in a Word file.
PROPERTY = "Protective marking"


def marked(document: WordDocument, marking: str) -> WordDocument:
    """A copy of the document with the marking in every header that a page can have, and in its properties."""
    if not marking:
        return document
    package, xml = Package(dict(document.package.parts)), document.xml
    paragraph = (
        '<w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/><w:jc w:val="center"/></w:pPr>'
        '<w:r><w:rPr><w:b/><w:color w:val="1B2733"/><w:sz w:val="22"/></w:rPr>'
        f"<w:t>{escape(marking, quote=False)}</w:t></w:r></w:p>"
    )
    for name in sorted(name for name in package.parts if HEADER.fullmatch(name)):
        package.set_text(name, re.sub(r"(<w:hdr\b[^>]*>)", lambda found: found[1] + paragraph, package.text(name)))
    for kind in missing_kinds(package, xml):
        name = package.free_name("word/header", "xml")
        package.add_part(name, HEADER_TYPE, f'<w:hdr xmlns:w="{_W}">{paragraph}</w:hdr>')
        identity = package.relate("header", name.removeprefix("word/"))
        xml = in_sections(xml, kind, f'<w:headerReference xmlns:r="{_R}" w:type="{kind}" r:id="{identity}"/>')
    _add_property(package, marking)
    return WordDocument(package, xml, document.headings, document.anchors, document.watermark)


def _add_property(package: Package, marking: str) -> None:
    package.add_part(
        "docProps/custom.xml",
        "application/vnd.openxmlformats-officedocument.custom-properties+xml",
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"'
        ' xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">'
        f'<property fmtid="{{D5CDD505-2E9C-101B-9397-08002B2CF9AE}}" pid="2" name="{PROPERTY}">'
        f"<vt:lpwstr>{escape(marking, quote=False)}</vt:lpwstr></property></Properties>",
    )
    package.relate("custom-properties", "docProps/custom.xml", owner="", alone=True)


def marked_page(page: str, marking: str) -> str:
    """The web page with the marking first and last in its main part, unless it shows the header of the Word file."""
    if not marking or any(f">{escape(marking, quote=quote)}<" in page for quote in (True, False)):
        return page
    words = f'<p class="marking" style="text-align:center;font-weight:bold">{escape(marking)}</p>'
    place = "main" if re.search(r"<main\b", page) else "body"
    page = re.sub(rf"(<{place}\b[^>]*>)", lambda found: found[1] + words, page, count=1)
    head, end, tail = page.rpartition(f"</{place}>")
    return f"{head}{words}{end}{tail}" if end else page
