"""Template and values become the Word document.

The steps: the template's parts are read, its tags rendered, the marks in the values made into Word's markup, the
contents entered, the properties set. What comes out is a `WordDocument` that can be written twice: once for the layout
that yields the page numbers, and once finished, with them.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from html import escape
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from planbuilder.output.anchoring import Anchors
from planbuilder.output.chart_data import Chart
from planbuilder.output.contents import LINK_STYLE, LINK_STYLE_XML, Heading, with_contents, with_pages
from planbuilder.output.drawing import PictureFile, drawing
from planbuilder.output.dress import Drawing, Dressing, painted_style
from planbuilder.output.marks import unanchored
from planbuilder.output.package import CORE_PROPERTIES, MAIN, STYLES, Package, open_template
from planbuilder.output.render import render

if TYPE_CHECKING:
    from planbuilder.colours import Palette
    from planbuilder.edition import Watermark

NUMBERING, SETTINGS = "word/numbering.xml", "word/settings.xml"


@dataclass(frozen=True)
class Properties:
    """The document's properties, as Word's File > Info and a PDF reader show them.

    A numbered draft says which it is: its `draft` number, which `document` of the year it is a draft of, and the `key`
    of the partnership's year, so that a file that comes back is known again.
    """

    title: str
    author: str
    subject: str
    year: str
    date: dt.date
    keywords: str = ""
    language: str = "en-GB"
    status: str = ""
    draft: int = 0
    document: str = ""
    key: str = ""


@dataclass
class WordDocument:
    """A document that lacks only its page numbers, and the watermark where it is to bear one."""

    package: Package
    xml: str
    headings: Sequence[Heading]
    anchors: Anchors = field(default_factory=Anchors)
    watermark: Watermark | None = None

    def laid_out(self) -> bytes:
        """The copy that is made into the PDF: without anchors, which no PDF needs and some engines stumble over.

        The PDF gets its watermark last of all (`pdf_watermark.py`).
        """
        copy = Package(dict(self.package.parts))
        copy.set_text(MAIN, with_pages(self.xml, None, for_layout=True))
        for part in copy.stories():
            copy.set_text(part, unanchored(copy.text(part)))
        return copy.to_bytes(level=1)

    def finished(self, pages: Sequence[int] | None) -> bytes:
        """The document with its page numbers, one a heading; None where there is no PDF to take them from."""
        package, xml = self.package, with_pages(self.xml, pages, for_layout=False)
        if self.watermark:
            from planbuilder.output.word_watermark import with_watermark

            package, xml = with_watermark(package, xml, self.watermark)
        package.set_text(MAIN, xml)
        texts = {part: package.text(part) for part in package.stories()}
        return package.to_bytes(instead=self.anchors.put_into(texts))


def make_document(
    template: Path,
    values: Mapping[str, object],
    pictures: Mapping[str, PictureFile],
    properties: Properties,
    charts: Mapping[str, Chart] | None = None,
    watermark: Watermark | None = None,
    *,
    anchors: bool = True,
    palette: Palette | None = None,
) -> WordDocument:
    """Fill a template. Raises `PlanbuilderError` where the template is missing, damaged or has tags that are wrong.

    `charts` are drawn where a value carries the mark of their key, and fill the template's own charts of that name.
    Without `anchors` nothing in the document tells which cell a value is from; pages look the same. `palette` holds the
    colours that stand for those of the template.
    """
    package = open_template(template)
    if palette:
        from planbuilder.output.recolour import recolour

        recolour(package, palette)
    own = Anchors.beside(package.text(part) for part in package.stories())
    if charts:
        from planbuilder.output.chart_template import name_series, refill_charts

        name_series(package, charts)
    render(package, values, template.name, anchors=anchors)
    drawings = {key: partial(drawing, picture, package) for key, picture in pictures.items()}
    dressing = Dressing(drawings, first_list=_next_list_number(package), charts=_chart_drawings(package, charts or {}))
    for part in package.stories():
        package.set_text(part, dressing.dress(package.text(part), part))
    if charts:
        refill_charts(package, charts, template.name)
    if palette:
        from planbuilder.output.recolour import recolour_charts

        recolour_charts(package, palette)
    _paint(package, dressing.painted)
    _add_lists(package, dressing)
    _set_properties(package, properties)
    _number_drawings(package)
    xml = _without_empty_last_section(package.text(MAIN))
    styles = package.text(STYLES)
    xml, headings = with_contents(xml, styles)
    if headings and f'w:styleId="{LINK_STYLE}"' not in styles:
        package.set_text(STYLES, styles.replace("</w:styles>", f"{LINK_STYLE_XML}</w:styles>"))
    return WordDocument(package, xml, headings, own, watermark)


def _chart_drawings(package: Package, charts: Mapping[str, Chart]) -> dict[str, Drawing]:
    if not charts:
        return {}
    from planbuilder.output.charts import chart_drawing, document_font

    font = document_font(package)
    return {key: partial(chart_drawing, chart, package, font=font) for key, chart in charts.items()}


def _number_drawings(package: Package) -> None:
    """Each drawing gets a number of its own, which a picture in a loop of the template does not have."""
    numbers = count(1)
    for part in package.stories():
        xml = package.text(part)
        if "<wp:docPr" in xml:
            pattern = r'(<(?:wp:docPr|pic:cNvPr)\b[^>]*?\b)id="\d+"'
            package.set_text(part, re.sub(pattern, lambda found: f'{found[1]}id="{next(numbers)}"', xml))


#: From the end of a section's properties to its last one: the end of their paragraph, and paragraphs without contents.
_NOTHING_BUT_PARAGRAPHS = re.compile(
    r"\s*</w:pPr>\s*</w:p>\s*(?:<w:p(?: [^>]*)?(?:/>|>(?:<w:pPr>(?:(?!<w:sectPr|</w:pPr>).)*</w:pPr>)?</w:p>)\s*)*",
    re.DOTALL,
)


def _without_empty_last_section(xml: str) -> str:
    """The document without a last section that holds nothing, which would print as an empty page.

    A template closes its landscape part with a section of its own, so that what follows may be upright again; where
    nothing follows, the landscape section becomes the last one.
    """
    last = xml.rfind("<w:sectPr", 0, xml.rfind("</w:body>"))
    before = xml.rfind("<w:sectPr", 0, last)
    end = xml.find("</w:sectPr>", before) + len("</w:sectPr>")
    if before < 0 or not _NOTHING_BUT_PARAGRAPHS.fullmatch(xml, end, last):
        return xml
    paragraph = max(xml.rfind("<w:p>", 0, before), xml.rfind("<w:p ", 0, before))
    return xml[:paragraph] + xml[before:end] + xml[xml.rfind("</w:body>") :]


# --- styles, lists, properties ----------------------------------------------------------------------------


def _paint(package: Package, painted: set[tuple[str, str]]) -> None:
    """A copy of a table style for each colour that it is asked for in."""
    styles = package.text(STYLES)
    copies = []
    for style, colour in sorted(painted):
        original = re.search(rf'<w:style\b[^>]*w:styleId="{re.escape(style)}"[^>]*>.*?</w:style>', styles, re.DOTALL)
        if original and f'w:styleId="{painted_style(style, colour)}"' not in styles:
            copies.append(_in_colour(original[0], style, colour))
    package.set_text(STYLES, styles.replace("</w:styles>", "".join(copies) + "</w:styles>"))


def _in_colour(style: str, identity: str, colour: str) -> str:
    """A table style with the fill of its header row exchanged for a colour, and the next fill for a tint of it."""
    first_row = re.compile(r'<w:tblStylePr w:type="firstRow">.*?</w:tblStylePr>', re.DOTALL)
    header = re.search(r'w:fill="([0-9A-Fa-f]{6})"', "".join(first_row.findall(style)))
    body = re.search(r'w:fill="([0-9A-Fa-f]{6})"', first_row.sub("", style))
    if header:
        style = style.replace(f'"{header[1]}"', f'"{colour}"')
    if body and (not header or body[1] != header[1]):
        style = style.replace(f'w:fill="{body[1]}"', f'w:fill="{tint(colour)}"')
    style = style.replace(f'w:styleId="{identity}"', f'w:styleId="{painted_style(identity, colour)}"')
    style = style.replace('w:default="1" ', "")
    return re.sub(r'<w:name w:val="([^"]*)"/>', rf'<w:name w:val="\1 {colour}"/>', style, count=1)


#: Tints of the house colours that were chosen by eye.
_TINTS = {"12355B": "E8EEF5", "0B6B6B": "E3F1F0", "6B2C74": "F3E9F4", "9B2242": "FAE9ED", "1D5FA8": "E6EFF9"}


def tint(colour: str) -> str:
    """A colour thinned with nine parts of white, on which dark text is easy to read."""
    shares = (int(colour[place : place + 2], 16) for place in (0, 2, 4))
    return _TINTS.get(colour) or "".join(f"{round(255 - (255 - share) * 0.1):02X}" for share in shares)


def _next_list_number(package: Package) -> int:
    """The number of the first list that may be added; 0 where the template has no lists at all."""
    if NUMBERING not in package.parts:
        return 0
    return max(map(int, re.findall(r'<w:num [^>]*w:numId="(\d+)"', package.text(NUMBERING))), default=0) + 1


def _add_lists(package: Package, dressing: Dressing) -> None:
    """A list that starts at 1 for each numbered list of the document, in the look of its paragraphs' style."""
    if not dressing.lists:
        return
    numbering = package.text(NUMBERING)
    looks = dict(re.findall(r'<w:num [^>]*?w:numId="(\d+)"[^>]*>\s*<w:abstractNumId w:val="(\d+)"/>', numbering))
    plain = str(max(map(int, re.findall(r'<w:abstractNum [^>]*?w:abstractNumId="(\d+)"', numbering)), default=0) + 1)
    restart = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    made = []
    for number, style in enumerate(dressing.lists, dressing.first_list):
        look = looks.get(_list_of(package.text(STYLES), style), plain)
        made.append(f'<w:num w:numId="{number}"><w:abstractNumId w:val="{look}"/>{restart}</w:num>')
    if any(f'"{plain}"' in one for one in made):
        first = re.search(r"<w:num |</w:numbering>", numbering)
        place = first.start() if first else len(numbering)
        numbering = numbering[:place] + _PLAIN_LIST.format(plain) + numbering[place:]
    last = re.search(r"<w:numIdMacAtCleanup\b[^>]*/>\s*</w:numbering>|</w:numbering>", numbering)
    place = last.start() if last else len(numbering)
    package.set_text(NUMBERING, numbering[:place] + "".join(made) + numbering[place:])


#: A numbered list for a template that has none of its own.
_PLAIN_LIST = (
    '<w:abstractNum w:abstractNumId="{}"><w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0"><w:start w:val="1"/>'
    '<w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/><w:lvlJc w:val="left"/>'
    '<w:pPr><w:ind w:left="397" w:hanging="397"/></w:pPr></w:lvl></w:abstractNum>'
)


def _list_of(styles: str, identity: str) -> str:
    """The number of the list that a paragraph style belongs to; of "List Number" where it belongs to none."""
    for wanted in (rf'w:styleId="{re.escape(identity)}"', r'(?=[^>]*>\s*<w:name w:val="[Ll]ist [Nn]umber"/>)'):
        style = re.search(rf"<w:style\b[^>]*{wanted}.*?</w:style>", styles, re.DOTALL)
        number = re.search(r'<w:numId w:val="(\d+)"/>', style[0]) if style else None
        if number:
            return number[1]
    return ""


def _set_properties(package: Package, properties: Properties) -> None:
    day = f"{properties.date:%Y-%m-%d}T00:00:00Z"
    core = {
        "dc:title": properties.title,
        "dc:subject": properties.subject,
        "dc:creator": properties.author,
        "cp:keywords": properties.keywords,
        "dc:language": properties.language,
        "cp:lastModifiedBy": properties.author,
        "cp:category": properties.year,
        "cp:contentStatus": properties.status,
        "cp:revision": str(properties.draft or ""),
    }
    dates = "".join(
        f'<dcterms:{name} xsi:type="dcterms:W3CDTF">{day}</dcterms:{name}>' for name in ("created", "modified")
    )
    package.add_part(
        "docProps/core.xml",
        "application/vnd.openxmlformats-package.core-properties+xml",
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
        ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        + "".join(f"<{name}>{escape(value, quote=False)}</{name}>" for name, value in core.items() if value)
        + dates
        + "</cp:coreProperties>",
    )
    own = {"Year": properties.year}
    if properties.draft:
        own |= {"planbuilder draft": str(properties.draft), "planbuilder document": properties.document}
        own |= {"planbuilder key": properties.key}
    package.add_part(
        "docProps/custom.xml",
        "application/vnd.openxmlformats-officedocument.custom-properties+xml",
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"'
        ' xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">'
        + "".join(
            f'<property fmtid="{{D5CDD505-2E9C-101B-9397-08002B2CF9AE}}" pid="{number}" name="{name}"><vt:lpwstr>'
            f"{escape(value, quote=False)}</vt:lpwstr></property>"
            for number, (name, value) in enumerate(own.items(), 2)
        )
        + "</Properties>",
    )
    package.relate(CORE_PROPERTIES, "docProps/core.xml", owner="", alone=True)
    package.relate("custom-properties", "docProps/custom.xml", owner="", alone=True)
    settings = package.text(SETTINGS) if SETTINGS in package.parts else ""
    if "<w:updateFields" in settings:  # it would make Word ask a question on opening
        package.set_text(SETTINGS, re.sub(r"<w:updateFields[^>]*/>", "", settings))
