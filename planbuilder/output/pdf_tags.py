"""A tagged PDF, as an engine left it -> the finished PDF: accessible, and the same bytes every time.

In: what LibreOffice, rdocx or Word made of one docx. Out: the same pages with their tags mended (what a
screen reader goes by), links described, title and language set, and every date, id and checksum that differs
from run to run exchanged for one that does not. Held to PDF/UA-1 as veraPDF checks it (106 rules); clause
numbers in comments are those of ISO 14289-1 (7.x) and ISO 32000-1 (14.x).

The tags are walked once, the pages once: a plan of a hundred pages has ten thousand tags.
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import escape

from planbuilder.output.pdf_charts import ChartsInOrder, DrawnChart
from planbuilder.output.pdf_content import Picture, put_marks_right
from planbuilder.output.pdf_glyphs import MissingGlyphs
from planbuilder.output.pdf_links import Links
from planbuilder.output.pdf_structure import Structure, set_kids

if TYPE_CHECKING:
    import pikepdf

    from planbuilder.edition import Watermark


@dataclass(frozen=True)
class About:
    """What the finished PDF says of itself. `language` is a tag such as "en-GB"; `date` is the document's own
    date, so that two builds of the same document are alike. Every page bears the `watermark`."""

    title: str
    author: str
    subject: str
    language: str
    date: datetime.date
    keywords: str = ""
    watermark: Watermark | None = None


def clean_up(raw: Path, finished: Path, about: About, charts: Sequence[DrawnChart] = ()) -> int:
    """Write `finished`: the PDF `raw`, accessible and reproducible.

    `charts` are those of the docx, whose descriptions an engine may have dropped.
    Returns how many characters the engine found in no font; they are taken out (pdf_glyphs.py).
    `raw` must be tagged, as what `pdf.convert` makes is; a PDF without tags raises ValueError, for nothing
    here could invent them.
    """
    import pikepdf

    with pikepdf.open(raw) as pdf:
        if "/StructTreeRoot" not in pdf.Root:
            raise ValueError(f"{raw.name} has no tags")
        structure = Structure(pdf, ChartsInOrder(charts))
        structure.mend()
        links = Links(pdf, structure)
        missing = MissingGlyphs()
        for page in pdf.pages:
            if (drawing := missing.take_out(page.obj)) is not None:
                page.obj.Contents = pdf.make_stream(drawing)
            _mend_page(pdf, page.obj, structure)
            links.describe(page.obj)
        links.finish()
        _number_fonts(pdf)
        if about.watermark:
            from planbuilder.output.pdf_watermark import put_watermark

            put_watermark(pdf, about.watermark)
        _say_what_it_is(pdf, about)
        # The id is worked out from the bytes written; LibreOffice's checksum and id are of its own run.
        for key in ("/ID", "/DocChecksum"):
            if key in pdf.trailer:
                del pdf.trailer[key]
        pdf.save(
            finished,
            min_version="1.7",
            deterministic_id=True,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
        )
    return missing.count


def _mend_page(pdf: pikepdf.Pdf, page: pikepdf.Object, structure: Structure) -> None:
    import pikepdf

    # Tab goes from link to link in the order of the tags (7.18.3).
    page.Tabs = pikepdf.Name.S
    undrawn = structure.undrawn.get(page.objgen, [])
    first = structure.next_mcid(page) if undrawn else 0
    pictures = [Picture(box, first + place) for place, (_, box) in enumerate(undrawn)]
    stream, found = put_marks_right(page, structure.decorative.get(page.objgen, frozenset()), pictures)
    if stream is not None:
        page.Contents = pdf.make_stream(stream)
    for picture in pictures:
        if picture.mcid in found:
            figure, _ = undrawn[picture.mcid - first]
            set_kids(figure, [picture.mcid])
            structure.owner_of(page, picture.mcid, figure)


def _number_fonts(pdf: pikepdf.Pdf) -> None:
    """Give the fonts new object numbers, in the order of their names.

    LibreOffice writes its fonts in the order of their places in memory, which is another one now and then
    (2 of 60 times); object numbers decide the order in the file.
    """
    import pikepdf

    copies: dict[tuple[int, int], Any] = {}
    for page in pdf.pages:
        resources: Any = page.obj.get("/Resources", pikepdf.Dictionary())
        fonts: Any = resources.get("/Font", pikepdf.Dictionary())
        for name in sorted(fonts.keys()):
            old = fonts[name].objgen
            if old not in copies:
                copies[old] = _copy(pdf, fonts[name])
                copies[copies[old].objgen] = copies[old]
            fonts[name] = copies[old]


def _copy(pdf: pikepdf.Pdf, part: Any) -> Any:
    """A part of the PDF and all that it refers to, under new object numbers."""
    import pikepdf

    if isinstance(part, pikepdf.Stream):
        entries = {key: _copy(pdf, value) for key, value in part.items() if key != "/Length"}
        return pdf.make_stream(part.read_raw_bytes(), entries)
    copy: Any
    if isinstance(part, pikepdf.Dictionary):
        copy = pikepdf.Dictionary({key: _copy(pdf, value) for key, value in part.items()})
    elif isinstance(part, pikepdf.Array):
        copy = pikepdf.Array([_copy(pdf, value) for value in part])
    else:
        return part
    return pdf.make_indirect(copy) if part.is_indirect else copy


def _say_what_it_is(pdf: pikepdf.Pdf, about: About) -> None:
    import pikepdf

    root = pdf.Root
    root.Lang = pikepdf.String(about.language)
    root.MarkInfo = pikepdf.Dictionary(Marked=True)
    root.ViewerPreferences = pikepdf.Dictionary(DisplayDocTitle=True)
    if "/Outlines" in root and "/First" in root.Outlines:
        root.PageMode = pikepdf.Name.UseOutlines
    producer = str(pdf.docinfo.get("/Producer", ""))
    info = {
        "/Title": about.title,
        "/Author": about.author,
        "/Subject": about.subject,
        "/Keywords": about.keywords,
        "/Creator": "planbuilder",
        "/Producer": producer,
        "/CreationDate": f"D:{about.date:%Y%m%d}000000Z",
        "/ModDate": f"D:{about.date:%Y%m%d}000000Z",
    }
    pdf.trailer.Info = pdf.make_indirect(
        pikepdf.Dictionary({key: pikepdf.String(value) for key, value in info.items() if value})
    )
    root.Metadata = pdf.make_stream(_xmp(about, producer).encode())
    root.Metadata.Type, root.Metadata.Subtype = pikepdf.Name.Metadata, pikepdf.Name.XML


_XMP = """\
<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" \
xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" \
xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{subject}</rdf:li></rdf:Alt></dc:description>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
<pdf:Keywords>{keywords}</pdf:Keywords><pdf:Producer>{producer}</pdf:Producer>
<xmp:CreatorTool>planbuilder</xmp:CreatorTool>
<xmp:CreateDate>{day}</xmp:CreateDate><xmp:ModifyDate>{day}</xmp:ModifyDate><xmp:MetadataDate>{day}</xmp:MetadataDate>
<pdfuaid:part>1</pdfuaid:part>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>"""


def _xmp(about: About, producer: str) -> str:
    """The XMP packet that PDF/UA-1 asks for (7.1): the title, and the claim of conformance."""
    return _XMP.format(
        title=escape(about.title),
        author=escape(about.author),
        subject=escape(about.subject),
        language=escape(about.language),
        keywords=escape(about.keywords),
        producer=escape(producer),
        day=f"{about.date:%Y-%m-%d}T00:00:00Z",
    )
