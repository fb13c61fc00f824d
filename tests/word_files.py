"""Small Word templates for tests, and what stands in a document that was made from one.

A template here is the good document of broken_word.py with another body, richer styles (headings, contents, lists, a
table style with a header fill and a body fill) and a bulleted and a numbered list. Each document that `filled` makes is
held to the Open XML standard and to planbuilder's own checks before a test looks at it.
"""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from lxml import etree

import broken_word as made
from planbuilder.output.drawing import PictureFile
from planbuilder.output.inspect import word_faults
from planbuilder.output.package import Package
from planbuilder.output.word import Properties, WordDocument, make_document
from word_validity import open_xml_errors

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
LAST_SECTION = (
    '<w:sectPr><w:headerReference w:type="default" r:id="rId6"/><w:footerReference w:type="default"'
    ' r:id="rId7"/><w:pgSz w:w="11906" w:h="16838"/></w:sectPr>'
)
PROPERTIES = Properties(
    "Safer Anytown Partnership Plan 2017/18", "Safer Anytown", "Community safety", "2017/18", dt.date(2017, 9, 11)
)


def _style(kind: str, identity: str, name: str, inside: str = "") -> str:
    return f'<w:style w:type="{kind}" w:styleId="{identity}"><w:name w:val="{name}"/>{inside}</w:style>'


def _numbered(number: int) -> str:
    return f'<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="{number}"/></w:numPr></w:pPr>'


#: Navy header, pale body; the rule below the header is of the header's colour, the inner rules are of a third.
PLAN_TABLE = _style(
    "table",
    "PlanTable",
    "Plan Table",
    '<w:tblPr><w:tblBorders><w:insideH w:val="single" w:sz="4" w:space="0" w:color="B8C4D0"/></w:tblBorders></w:tblPr>'
    '<w:tcPr><w:shd w:val="clear" w:color="auto" w:fill="E8EEF5"/></w:tcPr>'
    '<w:tblStylePr w:type="firstRow"><w:tcPr><w:shd w:val="clear" w:color="auto" w:fill="12355B"/></w:tcPr>'
    "</w:tblStylePr>",
)
STYLES = (
    f"{XML}<w:styles {made.NAMESPACES}>"
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>'
    + "".join(_style("paragraph", f"Heading{level}", f"heading {level}") for level in (1, 2, 3))
    + "".join(_style("paragraph", f"Toc{level}", f"toc {level}") for level in (1, 2))
    + _style("paragraph", "ListBullet", "List Bullet", _numbered(1))
    + _style("paragraph", "ListNumber", "List Number", _numbered(2))
    + _style("character", "Loud", "Loud")
    + _style("character", "Strong", "Strong")
    + _style("character", "Emphasis", "Emphasis")
    + PLAN_TABLE
    + "</w:styles>"
)
NUMBERING = (
    f"{XML}<w:numbering {made.NAMESPACES}>"
    '<w:abstractNum w:abstractNumId="4"><w:lvl w:ilvl="0"><w:start w:val="1"/>'
    '<w:numFmt w:val="bullet"/><w:lvlText w:val="•"/></w:lvl></w:abstractNum>'
    '<w:abstractNum w:abstractNumId="5"><w:lvl w:ilvl="0"><w:start w:val="1"/>'
    '<w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="4"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="5"/></w:num></w:numbering>'
)


def document(body: str) -> str:
    """The main part with this body."""
    return f"{XML}<w:document {made.NAMESPACES}><w:body>{body}</w:body></w:document>"


def header(inside: str) -> str:
    return f"{XML}<w:hdr {made.NAMESPACES}>{inside}</w:hdr>"


def template_parts(body: str, parts: Mapping[str, str | bytes | None] | None = None) -> dict[str, str | bytes]:
    """The parts of a template with this body and one section; `parts` are exchanged, or left out where None."""
    own: dict[str, str | bytes | None] = {
        **made.GOOD,
        "word/styles.xml": STYLES,
        "word/numbering.xml": NUMBERING,
        "word/document.xml": document(body + LAST_SECTION),
        **(parts or {}),
    }
    return {name: part for name, part in own.items() if part is not None}


def template(folder: Path, body: str, parts: Mapping[str, str | bytes | None] | None = None) -> Path:
    """A template as a file."""
    path = folder / "template.docx"
    path.write_bytes(made.zipped(template_parts(body, parts).items()))
    return path


def package(body: str, parts: Mapping[str, str | bytes | None] | None = None) -> Package:
    """A template as its parts."""
    return Package(
        {name: part.encode() if isinstance(part, str) else part for name, part in template_parts(body, parts).items()}
    )


def filled(
    folder: Path,
    body: str,
    values: Mapping[str, object] | None = None,
    pictures: Mapping[str, PictureFile] | None = None,
    parts: Mapping[str, str | bytes | None] | None = None,
) -> WordDocument:
    """The document that a template with this body becomes, found to be valid."""
    document = make_document(template(folder, body, parts), values or {}, pictures or {}, PROPERTIES)
    finished = folder / "finished.docx"
    finished.write_bytes(document.finished(None))
    assert word_faults(finished) == []
    assert open_xml_errors(finished) == []
    return document


def tree(docx: bytes | WordDocument, part: str = "word/document.xml") -> Any:
    """A part of a finished document as a tree."""
    content = docx if isinstance(docx, bytes) else docx.finished(None)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return etree.fromstring(archive.read(part))


def texts(root: Any) -> list[str]:
    """The words of each paragraph; a tab is "\\t"."""
    return ["".join(_words(paragraph)) for paragraph in root.iter(f"{W}p")]


def _words(element: Any) -> list[str]:
    return [one.text or "" if one.tag == f"{W}t" else "\t" for one in element.iter(f"{W}t", f"{W}tab")]


def dresses(paragraph: Any) -> list[tuple[str, str]]:
    """The runs of a paragraph that print words, each with "b" and "i" as it is dressed; neighbours alike are one."""
    runs: list[tuple[str, str]] = []
    for run in paragraph.iter(f"{W}r"):
        dress = "".join(letter for letter in "bi" if _is_on(run.find(f"{W}rPr/{W}{letter}")))
        words = "".join(_words(run))
        if runs and runs[-1][1] == dress:
            runs[-1] = (runs[-1][0] + words, dress)
        elif words:
            runs.append((words, dress))
    return runs


def _is_on(element: Any) -> bool:
    return element is not None and element.get(f"{W}val", "1") not in {"0", "false"}


def value_of(element: Any, path: str) -> str | None:
    """The w:val of a descendant, "pPr/numPr/numId"; None where there is none."""
    found = element.find("/".join(f"{W}{step}" for step in path.split("/")))
    return None if found is None else str(found.get(f"{W}val"))


def table(*rows: str, style: str = "PlanTable") -> str:
    """A table of one column; a row is the XML of its cell's paragraphs."""
    made_rows = "".join(
        f'<w:tr><w:tc><w:tcPr><w:tcW w:w="4000" w:type="dxa"/></w:tcPr>{row}</w:tc></w:tr>' for row in rows
    )
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{style}"/><w:tblW w:w="4000" w:type="dxa"/></w:tblPr>'
        f'<w:tblGrid><w:gridCol w:w="4000"/></w:tblGrid>{made_rows}</w:tbl>'
    )


def styled(style: str, text: str) -> str:
    """A paragraph in a style."""
    return made.paragraph(text, f'<w:pStyle w:val="{style}"/>')


paragraph, run = made.paragraph, made.run
