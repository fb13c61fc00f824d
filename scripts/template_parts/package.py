"""The Word file around the document: style sheet, lists, settings, theme, footers and the zip itself.

The same parts always give the same bytes: entries are sorted, their dates are fixed, and nothing is
compressed, because compressed bytes differ from one version of zlib to another.
"""

from __future__ import annotations

import zipfile
from collections.abc import Sequence
from io import BytesIO
from typing import Final

from . import palette as c
from .list_styles import FONT, numbering_xml
from .style_xml import ParagraphStyle
from .table_styles import TABLE_STYLES, TableStyle
from .text_styles import character_styles, paragraph_styles

Style = ParagraphStyle | TableStyle

W: Final = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
R: Final = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
DECLARATION: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
MIME: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml"
SETTING_URI: Final = "http://schemas.microsoft.com/office/word"
METADATA: Final = "http://schemas.openxmlformats.org/package/2006/metadata"
ZIP_DATE: Final = (1980, 1, 1, 0, 0, 0)


def _styles(own: Sequence[Style]) -> str:
    fonts = f'<w:rFonts w:ascii="{FONT}" w:hAnsi="{FONT}" w:eastAsia="{FONT}" w:cs="{FONT}"/>'
    language = '<w:lang w:val="en-GB" w:eastAsia="en-GB" w:bidi="ar-SA"/>'
    margins = "".join(
        f'<w:{side} w:w="{width}" w:type="dxa"/>'
        for side, width in (("top", 0), ("left", 108), ("bottom", 0), ("right", 108))
    )
    parts = [
        f'<w:docDefaults><w:rPrDefault><w:rPr>{fonts}<w:sz w:val="24"/><w:szCs w:val="24"/>{language}</w:rPr>'
        '</w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="0" w:line="240" w:lineRule="auto"/></w:pPr>'
        "</w:pPrDefault></w:docDefaults>",
        # hides Word's own styles, so that its Styles pane shows those of the template
        '<w:latentStyles w:defLockedState="0" w:defUIPriority="99" w:defSemiHidden="1" '
        'w:defUnhideWhenUsed="1" w:defQFormat="0" w:count="376"/>',
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/>'
        '<w:pPr><w:widowControl/><w:spacing w:before="0" w:after="160" w:line="269" w:lineRule="auto"/>'
        "</w:pPr>"
        f'<w:rPr><w:color w:val="{c.INK}"/></w:rPr></w:style>',
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
        '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/><w:unhideWhenUsed/>'
        "</w:style>",
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
        '<w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/><w:tblPr>'
        f'<w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar>{margins}</w:tblCellMar></w:tblPr></w:style>',
        '<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/>'
        '<w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/></w:style>',
    ]
    parts += [style.xml() for style in paragraph_styles()]
    parts += [style.xml() for style in character_styles()]
    parts += [style.xml() for style in TABLE_STYLES]
    parts += [style.xml() for style in own]
    return f"<w:styles {W}>{''.join(parts)}</w:styles>"


def _settings() -> str:
    compatibility = {
        "compatibilityMode": 15,
        "overrideTableStyleFontSizeAndJustification": 1,
        "enableOpenTypeFeatures": 1,
        "doNotFlipMirrorIndents": 1,
        "differentiateMultirowTableHeaders": 1,
    }
    compat = "".join(
        f'<w:compatSetting w:name="{name}" w:uri="{SETTING_URI}" w:val="{value}"/>'
        for name, value in compatibility.items()
    )
    names = ("bg1", "t1", "bg2", "t2", *(f"accent{n}" for n in range(1, 7)), "hyperlink", "followedHyperlink")
    meanings = {"bg1": "light1", "t1": "dark1", "bg2": "light2", "t2": "dark2"}
    mapping = " ".join(f'w:{name}="{meanings.get(name, name)}"' for name in names)
    return (
        f'<w:settings {W}><w:zoom w:percent="100"/><w:defaultTabStop w:val="720"/>'
        '<w:characterSpacingControl w:val="doNotCompress"/>'
        f'<w:compat>{compat}</w:compat><w:themeFontLang w:val="en-GB"/><w:clrSchemeMapping {mapping}/>'
        '<w:decimalSymbol w:val="."/><w:listSeparator w:val=","/></w:settings>'
    )


def _font_table() -> str:
    fonts = (
        (FONT, "Carlito", "020F0502020204030204", "swiss", "variable"),
        ("Consolas", "Liberation Mono", "020B0609020204030204", "modern", "fixed"),
    )
    entries = "".join(
        f'<w:font w:name="{name}"><w:altName w:val="{other}"/><w:panose1 w:val="{panose}"/>'
        f'<w:charset w:val="00"/><w:family w:val="{family}"/><w:pitch w:val="{pitch}"/></w:font>'
        for name, other, panose, family, pitch in fonts
    )
    return f"<w:fonts {W}>{entries}</w:fonts>"


def _theme() -> str:
    """The colours and fonts that Word offers in its menus; fills and lines as plain as the schema allows."""
    colours = {
        "dk1": c.INK,
        "lt1": c.WHITE,
        "dk2": c.NAVY,
        "lt2": c.TINT_NAVY,
        "accent1": c.NAVY,
        "accent2": c.TEAL,
        "accent3": c.PLUM,
        "accent4": c.CRIMSON,
        "accent5": c.BLUE,
        "accent6": c.GOLD,
        "hlink": c.BLUE,
        "folHlink": c.PLUM,
    }
    scheme = "".join(f'<a:{name}><a:srgbClr val="{value}"/></a:{name}>' for name, value in colours.items())
    font = f'<a:latin typeface="{FONT}"/><a:ea typeface=""/><a:cs typeface=""/>'
    fill = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
    line = f'<a:ln w="9525">{fill}</a:ln>'
    effect = "<a:effectStyle><a:effectLst/></a:effectStyle>"
    return (
        '<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="Partnership">'
        f'<a:themeElements><a:clrScheme name="Partnership">{scheme}</a:clrScheme>'
        f'<a:fontScheme name="Partnership"><a:majorFont>{font}</a:majorFont>'
        f"<a:minorFont>{font}</a:minorFont></a:fontScheme>"
        f'<a:fmtScheme name="Partnership"><a:fillStyleLst>{fill * 3}</a:fillStyleLst>'
        f"<a:lnStyleLst>{line * 3}</a:lnStyleLst><a:effectStyleLst>{effect * 3}</a:effectStyleLst>"
        f"<a:bgFillStyleLst>{fill * 3}</a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>"
    )


def _core(title: str) -> str:
    return (
        f'<cp:coreProperties xmlns:cp="{METADATA}/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{title}</dc:title><dc:creator>planbuilder</dc:creator><dc:language>en-GB</dc:language>"
        '<dcterms:created xsi:type="dcterms:W3CDTF">2017-04-01T00:00:00Z</dcterms:created>'
        '<dcterms:modified xsi:type="dcterms:W3CDTF">2017-04-01T00:00:00Z</dcterms:modified>'
        "</cp:coreProperties>"
    )


def _relationships(targets: dict[str, tuple[str, str]]) -> str:
    entries = "".join(
        f'<Relationship Id="{rid}" Type="{kind}" Target="{target}"/>' for rid, (kind, target) in targets.items()
    )
    return (
        f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{entries}</Relationships>'
    )


def _content_types(parts: dict[str, str]) -> str:
    overrides = "".join(f'<Override PartName="/{name}" ContentType="{kind}"/>' for name, kind in sorted(parts.items()))
    return (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    )


def word_file(title: str, body: str, footers: dict[str, str], own_styles: Sequence[Style] = ()) -> bytes:
    """The whole .docx: `body` is what stands in `<w:body>`, `footers` are paragraphs by relationship id.

    `own_styles` are those that this document has beyond the ones that all have.
    """
    package = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
    texts = {
        "docProps/core.xml": ("application/vnd.openxmlformats-package.core-properties+xml", _core(title)),
        "word/document.xml": (
            f"{MIME}.document.main+xml",
            f"<w:document {W} {R}><w:body>{body}</w:body></w:document>",
        ),
        "word/styles.xml": (f"{MIME}.styles+xml", _styles(own_styles)),
        "word/numbering.xml": (f"{MIME}.numbering+xml", f"<w:numbering {W}>{numbering_xml()}</w:numbering>"),
        "word/settings.xml": (f"{MIME}.settings+xml", _settings()),
        "word/fontTable.xml": (f"{MIME}.fontTable+xml", _font_table()),
        "word/theme/theme1.xml": ("application/vnd.openxmlformats-officedocument.theme+xml", _theme()),
    }
    linked = {
        f"rId{n}": (f"{OFFICE}/{kind}", target)
        for n, (kind, target) in enumerate(
            {
                "styles": "styles.xml",
                "numbering": "numbering.xml",
                "settings": "settings.xml",
                "fontTable": "fontTable.xml",
                "theme": "theme/theme1.xml",
            }.items(),
            start=1,
        )
    }
    for n, (rid, text) in enumerate(footers.items(), start=1):
        texts[f"word/footer{n}.xml"] = (f"{MIME}.footer+xml", f"<w:ftr {W} {R}>{text}</w:ftr>")
        linked[rid] = (f"{OFFICE}/footer", f"footer{n}.xml")
    entries = {name: text for name, (_, text) in texts.items()}
    entries["[Content_Types].xml"] = _content_types({name: kind for name, (kind, _) in texts.items()})
    entries["_rels/.rels"] = _relationships(
        {"rId1": (f"{OFFICE}/officeDocument", "word/document.xml"), "rId2": (package, "docProps/core.xml")}
    )
    entries["word/_rels/document.xml.rels"] = _relationships(linked)
    return _zip(entries)


def _zip(entries: dict[str, str]) -> bytes:
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as archive:
        for name in sorted(entries):
            info = zipfile.ZipInfo(name, ZIP_DATE)
            info.external_attr = 0o600 << 16
            info.create_system = 3
            archive.writestr(info, (DECLARATION + entries[name]).encode("utf-8"))
    return buffer.getvalue()
