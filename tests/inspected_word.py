"""Small Word documents for the tests of `planbuilder inspect`: right in every respect but for what a test puts in."""

from __future__ import annotations

import broken_word as made
from broken_word import field, paragraph, run

W14 = 'xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative"'
_STYLE = '<w:style w:type="{kind}" w:styleId="{id}"{more}><w:name w:val="{name}"/>{based}{body}</w:style>'


def style(kind: str, identity: str, name: str, body: str = "", based: str = "", more: str = "") -> str:
    on = f'<w:basedOn w:val="{based}"/>' if based else ""
    return _STYLE.format(kind=kind, id=identity, name=name, body=body, based=on, more=more)


STYLES = "".join(
    (
        '<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="24"/><w:lang w:val="en-GB" w:eastAsia="en-GB"'
        ' w:bidi="ar-SA"/></w:rPr></w:rPrDefault></w:docDefaults>',
        style("paragraph", "Normal", "Normal", more=' w:default="1"'),
        *(
            style(
                "paragraph",
                f"Heading{level}",
                f"heading {level}",
                f'<w:pPr><w:outlineLvl w:val="{level - 1}"/></w:pPr>',
                "Normal",
            )
            for level in (1, 2, 3)
        ),
        style("paragraph", "Title", "Title", '<w:rPr><w:color w:val="12355B"/></w:rPr>', "Normal"),
        style("paragraph", "Caption", "caption", based="Normal"),
        style("paragraph", "Toc1", "toc 1", based="Normal"),
        style(
            "paragraph",
            "Panel",
            "Panel",
            '<w:pPr><w:shd w:val="clear" w:color="auto" w:fill="12355B"/></w:pPr>',
            "Normal",
        ),
        style(
            "paragraph", "ListBullet", "List Bullet", '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>', "Normal"
        ),
        style("character", "Hyperlink", "Hyperlink", '<w:rPr><w:color w:val="0563C1"/><w:u w:val="single"/></w:rPr>'),
        style(
            *("table", "PlanTable", "Plan Table"),
            '<w:tblStylePr w:type="firstRow"><w:rPr><w:color w:val="FFFFFF"/></w:rPr><w:tcPr>'
            '<w:shd w:val="clear" w:color="auto" w:fill="12355B"/></w:tcPr></w:tblStylePr>',
        ),
    )
)
THEME = (
    '<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="t"><a:themeElements>'
    '<a:clrScheme name="t"><a:dk1><a:sysClr val="windowText" lastClr="000000"/></a:dk1>'
    '<a:lt1><a:sysClr val="window" lastClr="FFFFFF"/></a:lt1><a:accent1><a:srgbClr val="12355B"/></a:accent1>'
    "</a:clrScheme></a:themeElements></a:theme>"
)


def heading(level: int, text: str) -> str:
    return paragraph(text, f'<w:pStyle w:val="Heading{level}"/>')


def styled(text: str, properties: str, of_paragraph: str = "") -> str:
    """A paragraph with one run of these properties."""
    around = f"<w:pPr>{of_paragraph}</w:pPr>" if of_paragraph else ""
    return f'<w:p>{around}<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r></w:p>'


def cell(text: str, properties: str = "", inside: str = "") -> str:
    return f'<w:tc><w:tcPr><w:tcW w:w="2000" w:type="dxa"/>{properties}</w:tcPr>{inside or paragraph(text)}</w:tc>'


def row(*cells: str, header: bool = False) -> str:
    mark = "<w:trPr><w:tblHeader/></w:trPr>" if header else ""
    return f"<w:tr>{mark}{''.join(one if one.startswith('<') else cell(one) for one in cells)}</w:tr>"


def table(*rows: str, columns: int = 2, look: str = "0020") -> str:
    grid = '<w:gridCol w:w="2000"/>' * columns
    return (
        '<w:tbl><w:tblPr><w:tblStyle w:val="PlanTable"/><w:tblW w:w="4000" w:type="dxa"/>'
        f'<w:tblLook w:val="{look}"/></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"
    )


HEAD = row("Lead officer", "Timescale", header=True)


def drawing(
    alt: str = "", *, number: int = 7, name: str = "Picture 7", floats: bool = False, decorative: bool = False
) -> str:
    said = f' descr="{alt}"' if alt else ""
    mark = f'<a:extLst><a:ext uri="x"><adec:decorative {W14} val="1"/></a:ext></a:extLst>' if decorative else ""
    text = made.DRAWING.replace(
        '<wp:docPr id="1" name="Crest" descr="A crest"/>',
        f'<wp:docPr id="{number}" name="{name}"{said}>{mark}</wp:docPr>',
    )
    text = text.replace("<wp:docPr", '<wp:docPr xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"')
    return text.replace("wp:inline", "wp:anchor") if floats else text


def link(words: str, *, to: str = "rId5", anchor: str = "") -> str:
    target = f'w:anchor="{anchor}"' if anchor else f'r:id="{to}"'
    return f"<w:p><w:hyperlink {target}><w:r><w:t>{words}</w:t></w:r></w:hyperlink></w:p>"


def contents(*entries: tuple[str, str]) -> str:
    """A table of contents; each entry with the bookmark that it leads to."""
    lines = [
        f'<w:hyperlink w:anchor="{mark}">{run(text)}<w:r><w:tab/></w:r>{field(f" PAGEREF {mark} ", "3")}</w:hyperlink>'
        for text, mark in entries
    ]
    begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> TOC \\o "1-2" \\h </w:instrText></w:r>'
    begin += '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    end = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    lines[0], lines[-1] = begin + lines[0], lines[-1] if len(lines) > 1 else begin + lines[-1]
    lines[-1] += end
    return "".join(f'<w:p><w:pPr><w:pStyle w:val="Toc1"/></w:pPr>{line}</w:p>' for line in lines)


def marked(level: int, text: str, number: int) -> str:
    """A heading within a bookmark, as contents need it."""
    return (
        f'<w:p><w:pPr><w:pStyle w:val="Heading{level}"/></w:pPr>'
        f'<w:bookmarkStart w:id="{number}" w:name="_Toc{number}"/>'
        f'{run(text)}<w:bookmarkEnd w:id="{number}"/></w:p>'
    )


def word(body: str, **parts: str) -> bytes:
    """A Word file with this body; parts by short names: styles, settings, core, header, rels, document."""
    short = {"settings": "word/settings.xml", "core": "docProps/core.xml", "header": "word/header1.xml"}
    names = dict(made.GOOD)
    section = (
        '<w:sectPr><w:headerReference w:type="default" r:id="rId6"/><w:footerReference w:type="default" r:id="rId7"/>'
    )
    names["word/document.xml"] = (
        f"<w:document {made.NAMESPACES}>{parts.pop('before', '')}<w:body>{body}{paragraph('That is all.')}"
        f"{section}</w:sectPr></w:body></w:document>"
    )
    names["word/styles.xml"] = f"<w:styles {made.NAMESPACES}>{STYLES}{parts.pop('styles', '')}</w:styles>"
    names["word/theme1.xml"] = THEME
    if more := parts.pop("rels", ""):
        rels = str(names["word/_rels/document.xml.rels"])
        names["word/_rels/document.xml.rels"] = rels.replace("</Relationships>", f"{more}</Relationships>")
    if without := parts.pop("without_language", ""):
        names["word/styles.xml"] = str(names["word/styles.xml"]).replace(without, "")
    for name, text in parts.items():
        part = short[name]
        old = str(names[part])
        begin = old.index(">", old.index("<w:" if name != "core" else "<cp:")) + 1
        end = old.rindex("</")
        names[part] = old[:begin] + text + old[end:]
    return made.zipped(names.items())


HYPERLINK = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"


def to(address: str) -> str:
    """A relationship rId50 to an address elsewhere."""
    return f'<Relationship Id="rId50" Type="{HYPERLINK}" Target="{address}" TargetMode="External"/>'
