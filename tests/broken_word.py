"""A small Word document that is right in every respect, and ways to break it.

The parts are written out as text, so that a test breaks exactly one thing by replacing a few characters. The
document has one of everything that is checked: list, table with a spanning cell, picture, link, bookmark,
field, content control, header, footer and properties.
"""

from __future__ import annotations

import base64
import io
import zipfile
from collections.abc import Iterable

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    f' xmlns:r="{_OFFICE}/relationships"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" mc:Ignorable="w14"'
)
_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
DOT = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg=="
)


def run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(text: str, properties: str = "") -> str:
    return f"<w:p>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}{run(text)}</w:p>"


def field(instruction: str, result: str) -> str:
    """The runs of a field with its result as it was last worked out."""
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f"<w:r><w:instrText>{instruction}</w:instrText></w:r>"
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>{result}</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def footer(runs: str) -> str:
    return f"<w:ftr {NAMESPACES}><w:p>{runs}</w:p></w:ftr>"


def _cell(text: str, properties: str = "") -> str:
    return f'<w:tc><w:tcPr><w:tcW w:w="2000" w:type="dxa"/>{properties}</w:tcPr>{paragraph(text)}</w:tc>'


DRAWING = (
    "<w:p><w:r><w:drawing><wp:inline"
    ' xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing">'
    '<wp:extent cx="360000" cy="360000"/><wp:docPr id="1" name="Crest" descr="A crest"/>'
    '<a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
    '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture">'
    '<pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture">'
    '<pic:nvPicPr><pic:cNvPr id="1" name="crest.png"/><pic:cNvPicPr/></pic:nvPicPr>'
    '<pic:blipFill><a:blip r:embed="rId4"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
    '<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="360000" cy="360000"/></a:xfrm>'
    '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>'
    "</wp:inline></w:drawing></w:r></w:p>"
)
BOTH_COLUMNS = '<w:gridSpan w:val="2"/>'
TABLE = (
    '<w:tbl><w:tblPr><w:tblStyle w:val="PlanTable"/><w:tblW w:w="4000" w:type="dxa"/></w:tblPr>'
    '<w:tblGrid><w:gridCol w:w="2000"/><w:gridCol w:w="2000"/></w:tblGrid>'
    f"<w:tr><w:trPr><w:tblHeader/></w:trPr>{_cell('Lead officer')}{_cell('Timescale')}</w:tr>"
    f"<w:tr>{_cell('Sergeant')}{_cell('March')}</w:tr>"
    f"<w:tr>{_cell('Everyone', BOTH_COLUMNS)}</w:tr></w:tbl>"
)
_CONTROL = f'<w:sdt><w:sdtPr><w:id w:val="77"/></w:sdtPr><w:sdtContent>{paragraph("Controlled")}</w:sdtContent></w:sdt>'
_BODY = (
    '<w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr><w:bookmarkStart w:id="3" w:name="intro"/>'
    '<w:r><w:rPr><w:rStyle w:val="Loud"/></w:rPr><w:t>Introduction</w:t></w:r><w:bookmarkEnd w:id="3"/></w:p>'
    + paragraph("A point", '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>')
    + '<w:p><w:hyperlink r:id="rId5"><w:r><w:t>The force</w:t></w:r></w:hyperlink></w:p>'
    + f"<w:p>{field('PAGE', '1')}</w:p>{DRAWING}{TABLE}{_CONTROL}"
    + paragraph("The end")
    + '<w:sectPr><w:headerReference w:type="default" r:id="rId6"/><w:footerReference w:type="default"'
    ' r:id="rId7"/><w:pgSz w:w="11906" w:h="16838"/></w:sectPr>'
)
_COLOURS = ("dk1", "lt1", "dk2", "lt2", *(f"accent{n}" for n in range(1, 7)), "hlink", "folHlink")
_FACE = '<a:latin typeface="Calibri"/><a:ea typeface=""/><a:cs typeface=""/>'
_FILL = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
_THEME = (
    f'{_XML}<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="Plan">'
    '<a:themeElements><a:clrScheme name="Plan">'
    + "".join(f'<a:{name}><a:srgbClr val="1F3864"/></a:{name}>' for name in _COLOURS)
    + f'</a:clrScheme><a:fontScheme name="Plan"><a:majorFont>{_FACE}</a:majorFont>'
    f'<a:minorFont>{_FACE}</a:minorFont></a:fontScheme><a:fmtScheme name="Plan">'
    f"<a:fillStyleLst>{_FILL * 3}</a:fillStyleLst><a:lnStyleLst>{f'<a:ln>{_FILL}</a:ln>' * 3}</a:lnStyleLst>"
    f"<a:effectStyleLst>{'<a:effectStyle><a:effectLst/></a:effectStyle>' * 3}</a:effectStyleLst>"
    f"<a:bgFillStyleLst>{_FILL * 3}</a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>"
)


def _relationships(*targets: tuple[str, str]) -> str:
    links = ""
    for number, (kind, target) in enumerate(targets, 1):
        address = kind if ":" in kind else f"{_OFFICE}/relationships/{kind}"
        mode = ' TargetMode="External"' if "://" in target else ""
        links += f'<Relationship Id="rId{number}" Type="{address}" Target="{target}"{mode}/>'
    schema = "http://schemas.openxmlformats.org/package/2006/relationships"
    return f'{_XML}<Relationships xmlns="{schema}">{links}</Relationships>'


def _content_types(*overrides: tuple[str, str]) -> str:
    rows = "".join(f'<Override PartName="/{part}" ContentType="{kind}"/>' for part, kind in overrides)
    return (
        f'{_XML}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Default Extension="png" ContentType="image/png"/>{rows}</Types>'
    )


GOOD: dict[str, str | bytes] = {
    "[Content_Types].xml": _content_types(
        ("word/document.xml", f"{WORD}.document.main+xml"),
        ("word/styles.xml", f"{WORD}.styles+xml"),
        ("word/numbering.xml", f"{WORD}.numbering+xml"),
        ("word/settings.xml", f"{WORD}.settings+xml"),
        ("word/fontTable.xml", f"{WORD}.fontTable+xml"),
        ("word/theme1.xml", "application/vnd.openxmlformats-officedocument.theme+xml"),
        ("word/header1.xml", f"{WORD}.header+xml"),
        ("word/footer1.xml", f"{WORD}.footer+xml"),
        ("docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml"),
    ),
    "_rels/.rels": _relationships(
        ("officeDocument", "word/document.xml"),
        (
            "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties",
            "docProps/core.xml",
        ),
    ),
    "word/document.xml": f"{_XML}<w:document {NAMESPACES}><w:body>{_BODY}</w:body></w:document>",
    "word/_rels/document.xml.rels": _relationships(
        ("styles", "styles.xml"),
        ("numbering", "numbering.xml"),
        ("settings", "settings.xml"),
        ("image", "media/crest.png"),
        ("hyperlink", "https://www.essex.police.uk/"),
        ("header", "header1.xml"),
        ("footer", "/word/footer1.xml"),
        ("fontTable", "fontTable.xml"),
        ("theme", "theme1.xml"),
    ),
    "word/styles.xml": (
        f"{_XML}<w:styles {NAMESPACES}>"
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/></w:style>'
        '<w:style w:type="character" w:styleId="Loud"><w:name w:val="Loud"/></w:style>'
        '<w:style w:type="table" w:styleId="PlanTable"><w:name w:val="Plan Table"/></w:style></w:styles>'
    ),
    "word/numbering.xml": (
        f"{_XML}<w:numbering {NAMESPACES}>"
        '<w:abstractNum w:abstractNumId="4"><w:lvl w:ilvl="0"><w:start w:val="1"/>'
        '<w:numFmt w:val="bullet"/><w:lvlText w:val="•"/></w:lvl></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="4"/></w:num></w:numbering>'
    ),
    "word/settings.xml": f'{_XML}<w:settings {NAMESPACES}><w:zoom w:percent="100"/></w:settings>',
    "word/fontTable.xml": f'{_XML}<w:fonts {NAMESPACES}><w:font w:name="Calibri"/></w:fonts>',
    "word/theme1.xml": _THEME,
    "word/header1.xml": f"{_XML}<w:hdr {NAMESPACES}>{paragraph('Partnership Plan')}</w:hdr>",
    "word/footer1.xml": _XML + footer(field("PAGE", "1")),
    "word/media/crest.png": DOT,
    "docProps/core.xml": (
        f"{_XML}<cp:coreProperties"
        ' xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
        ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>Partnership Plan</dc:title>'
        '<dcterms:created xsi:type="dcterms:W3CDTF">2017-04-01T09:00:00Z</dcterms:created>'
        "</cp:coreProperties>"
    ),
}


def zipped(parts: Iterable[tuple[str, str | bytes]]) -> bytes:
    """A zip of these parts, in their order."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts:
            archive.writestr(name, part)
    return content.getvalue()


def good_docx() -> bytes:
    return zipped(GOOD.items())


def broken_docx(part: str, old: str, new: str) -> bytes:
    """The good document with `old` replaced by `new` once in one part; `old` must be there."""
    text = GOOD[part]
    assert isinstance(text, str)
    assert old in text, f"{old!r} is not in {part}"
    return zipped((GOOD | {part: text.replace(old, new, 1)}).items())
