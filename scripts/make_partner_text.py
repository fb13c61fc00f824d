"""Make inputs/2017-18/text/neighbourhood-watch.docx: a partner's own text, as it would come to the partnership.

In: the words below, whose facts are those of the published year-end report. Out: a Word document with bold, a list and
a picture with its description; the same bytes every time on given versions of python-docx and Pillow.

    python scripts/make_partner_text.py [TARGET]
"""

from __future__ import annotations

import argparse
import io
import os
import re
import tempfile
import zipfile
from datetime import datetime
from pathlib import Path

from docx import Document
from docx.document import Document as WordDocument
from docx.oxml.ns import qn
from docx.shared import Cm
from docx.text.paragraph import Paragraph

from picture_parts.items import prevention_items

TARGET = Path(__file__).resolve().parents[1] / "inputs" / "2017-18" / "text" / "neighbourhood-watch.docx"

BEFORE = (
    "Neighbourhood Watch (NHW) in Brentwood is very lucky: a **volunteer borough co-ordinator** puts heart and soul "
    "into it. He is always the one to take the next step, and drives the scheme forward all over Brentwood and beyond.",
    "NHW is much the better for it. He comes to the meetings of the CSP Strategy Panel and speaks for Brentwood at "
    "meetings of the whole county. The partnership knows that it could not reach so many people, in so many ways, "
    "without his support.",
    "He makes neighbourhood watch known everywhere in the borough. He has also given out things that **prevent "
    "crime**, and much to read:",
)
ITEMS = (
    "Window Alarms",
    "ID Magnifier",
    "Personal Alarms",
    "Purse Bells",
    "Purse Cables",
    "Property Marker Pens",
    "Timer Switches",
    "Sat Nav Cloths",
    "Key Ring Torches",
    "Leaflets and booklets: Lock Em Out, the scam booklet, the community safety booklet, the junior highway code "
    "booklet and many more",
)
PICTURE_SHOWS = "Drawing of a torch on a key ring, a magnifier, a personal alarm, a marker pen and a leaflet on a table"

_WRITTEN = datetime(2018, 4, 3, 9, 0)
_ZIP_TIME = (1980, 1, 1, 0, 0, 0)


def partner_text() -> bytes:
    """The Word document."""
    document = Document()
    _leave_out_leftovers(document)
    _describe(document)
    for text in BEFORE:
        _write(document.add_paragraph(), text)
    for item in ITEMS:
        document.add_paragraph(item, style="List Bullet")
    with tempfile.TemporaryDirectory() as folder:
        picture = Path(folder) / "items.png"
        prevention_items().save(picture)
        shape = document.add_picture(str(picture), width=Cm(12))
    properties = shape._inline.docPr
    properties.set("name", "What Neighbourhood Watch gives out")
    properties.set("descr", PICTURE_SHOWS)
    made = io.BytesIO()
    document.save(made)
    return _with_fixed_times(made.getvalue())


def _leave_out_leftovers(document: WordDocument) -> None:
    """Parts of python-docx's own start document that belong to another one: styles of 2010, data, a small picture."""
    for relations in (document.part.rels, document.part.package.rels):
        for identity, relation in list(relations.items()):
            if relation.reltype.endswith(("/stylesWithEffects", "/customXml", "/thumbnail")):
                relations.pop(identity)


def _describe(document: WordDocument) -> None:
    core = document.core_properties
    core.title, core.author, core.last_modified_by = "Neighbourhood Watch", "Brentwood Neighbourhood Watch", ""
    core.comments, core.language, core.revision = "", "en-GB", 1
    core.created = core.modified = _WRITTEN
    for language in document.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), "en-GB")


def _write(paragraph: Paragraph, text: str) -> None:
    """A paragraph in which **words** between stars are bold."""
    for number, part in enumerate(re.split(r"\*\*", text)):
        if part:
            paragraph.add_run(part).bold = True if number % 2 else None


def _with_fixed_times(package: bytes) -> bytes:
    """The same parts, none of them with the time of this run."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(package)) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for part in source.infolist():
            target.writestr(zipfile.ZipInfo(part.filename, _ZIP_TIME), source.read(part), zipfile.ZIP_DEFLATED)
    return out.getvalue()


def main() -> None:
    """Write the text, whole or not at all."""
    parser = argparse.ArgumentParser(description="Make the sample text of a partner.")
    parser.add_argument("target", nargs="?", type=Path, default=TARGET)
    target: Path = parser.parse_args().target
    target.parent.mkdir(parents=True, exist_ok=True)
    beside = target.with_name(f".{target.name}.{os.getpid()}.part")
    beside.write_bytes(partner_text())
    beside.replace(target)
    print(f"{target}: {target.stat().st_size / 1024:.0f} KB")


if __name__ == "__main__":
    main()
