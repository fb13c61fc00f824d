"""The watermark of a Word document: over every page, by way of the headers, whatever headers a template has.

In: a document's parts and its main text, and the words. Out: both, with the words in every header that there is, and in
new, empty ones where a page would have none. The shapes are those that Word's own Design > Watermark makes, and bear
its name for them, so that Word's “Remove Watermark” knows them. They lie in front of the text, pale, because tables
with a fill would hide them otherwise.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from planbuilder.output.package import Package, quoted

if TYPE_CHECKING:
    from planbuilder.edition import Watermark

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
HEADER_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml"
HEADER = re.compile(r"word/header\d*\.xml")
#: A section's properties without those that it had before a tracked change.
_SECTION = re.compile(r"<w:sectPr\b[^>]*?(?:/>|>.*?</w:sectPr>)", re.DOTALL)
_HEADERS = re.compile(r'<w:headerReference\b[^>]*(w:type="\w+")')
#: The empty paragraph of a new header takes up a twentieth of a line, so that no page breaks otherwise.
_SMALL = (
    '<w:pPr><w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>'
    '<w:rPr><w:sz w:val="2"/><w:szCs w:val="2"/></w:rPr></w:pPr>'
)
#: WordArt in a plain line, as the standard has it among its shapes (ECMA-376, part 4, 19.1.2.19).
_SHAPE_TYPE = (
    '<v:shapetype id="_x0000_t136" coordsize="21600,21600" o:spt="136" adj="10800" path="m@7,l@8,m@5,21600l@6,21600e">'
    "<v:formulas>"
    + "".join(
        f'<v:f eqn="{formula}"/>'
        for formula in (
            *("sum #0 0 10800", "prod #0 2 1", "sum 21600 0 @1", "sum 0 0 @2", "sum 21600 0 @3", "if @0 @3 0"),
            *("if @0 21600 @1", "if @0 0 @2", "if @0 @4 21600", "mid @5 @6", "mid @8 @5", "mid @7 @8", "mid @6 @7"),
            "sum @6 0 @5",
        )
    )
    + '</v:formulas><v:path textpathok="t" o:connecttype="custom" o:connectlocs="@9,0;@10,10800;@11,21600;@12,10800"'
    ' o:connectangles="270,180,90,0"/><v:textpath on="t" fitshape="t"/>'
    '<v:handles><v:h position="#0,bottomRight" xrange="6629,14971"/></v:handles>'
    '<o:lock v:ext="edit" text="t" shapetype="t"/></v:shapetype>'
)
_PREFIXES = 'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
_CENTRED = "mso-position-horizontal:center;mso-position-horizontal-relative:page;mso-position-vertical-relative:page"


def with_watermark(package: Package, xml: str, watermark: Watermark) -> tuple[Package, str]:
    """A copy of the parts, and the main text, with the words on every page."""
    marked = Package(dict(package.parts))
    headers = sorted(name for name in marked.parts if HEADER.fullmatch(name))
    for number, name in enumerate(headers, 1):
        marked.set_text(name, _in_header(marked.text(name), _shapes(watermark, number)))
    for kind in missing_kinds(marked, xml):
        number = len(headers) + 1
        name = marked.free_name("word/header", "xml")
        headers.append(name)
        shapes = _shapes(watermark, number)
        marked.add_part(name, HEADER_TYPE, f'<w:hdr xmlns:w="{_W}"><w:p>{_SMALL}{shapes}</w:p></w:hdr>')
        identity = marked.relate("header", name.removeprefix("word/"))
        xml = in_sections(xml, kind, f'<w:headerReference xmlns:r="{_R}" w:type="{kind}" r:id="{identity}"/>')
    return marked, xml


def missing_kinds(package: Package, xml: str) -> list[str]:
    """The kinds of header that some page uses and the first section lacks; later sections take over its headers."""
    settings = package.text("word/settings.xml") if "word/settings.xml" in package.parts else ""
    used = {
        "default": True,
        "first": re.search(r'<w:titlePg(?! w:val="(?:0|false|off)")', xml) is not None,
        "even": re.search(r'<w:evenAndOddHeaders(?! w:val="(?:0|false|off)")', settings) is not None,
    }
    first = _SECTION.search(xml)
    there = re.findall(r'<w:headerReference\b[^>]*w:type="(\w+)"', first[0]) if first else []
    return [kind for kind, is_used in used.items() if is_used and kind not in there and first]


def in_sections(xml: str, kind: str, reference: str) -> str:
    """The main text with a header in its first section, whose pages and all later ones then have it.

    A first page of a later section is given it too: LibreOffice does not hand it on past a section without one.
    """
    titled = re.compile(r'<w:titlePg(?! w:val="(?:0|false|off)")')

    def with_it(found: re.Match[str]) -> str:
        section = found[0]
        later = found.start() != first and not (kind == "first" and titled.search(section))
        return (
            section if later or f'w:type="{kind}"' in _HEADERS.findall(section) else _with_reference(section, reference)
        )

    opening = _SECTION.search(xml)
    first = opening.start() if opening else -1
    return _SECTION.sub(with_it, xml)


def _with_reference(section: str, reference: str) -> str:
    """References to headers and footers stand first in a section's properties."""
    opened = re.match(r"<w:sectPr\b[^>]*?(/?)>", section)
    if opened is None:
        return section
    if opened[1]:
        return f"{opened[0][:-2]}>{reference}</w:sectPr>"
    return opened[0] + reference + section[opened.end() :]


def _in_header(xml: str, shapes: str) -> str:
    """A header with the shapes in its last paragraph; what stands there keeps its place."""
    if re.search(r"</w:p>\s*</w:hdr>\s*$", xml):
        end = xml.rindex("</w:p>")
        return xml[:end] + shapes + xml[end:]
    if empty := re.search(r"<w:p((?: [^>]*)?)/>\s*</w:hdr>\s*$", xml):
        return f"{xml[: empty.start()]}<w:p{empty[1]}>{shapes}</w:p></w:hdr>"
    end = xml.rindex("</w:hdr>")
    return f"{xml[:end]}<w:p>{_SMALL}{shapes}</w:p>{xml[end:]}"


def _shapes(watermark: Watermark, header: int) -> str:
    """The word across the page and the line at its head; `header` keeps their names apart."""
    word = f"{_CENTRED};mso-position-vertical:center;margin-left:0;margin-top:0;width:430pt;height:130pt;rotation:315"
    line = f"{_CENTRED};margin-left:0;margin-top:17pt;width:{len(watermark.line) * 4.6:.0f}pt;height:9pt"
    kind = _SHAPE_TYPE.replace("<v:shapetype ", f"<v:shapetype {_PREFIXES} ", 1)  # the first brings it for both
    first = _shape(2 * header - 1, watermark.word, word, ".16", kind)
    return first + _shape(2 * header, watermark.line, line, ".85")


def _shape(number: int, text: str, place: str, opacity: str, kind: str = "") -> str:
    return (
        f"<w:r><w:rPr><w:noProof/></w:rPr><w:pict>{kind}"
        f'<v:shape {_PREFIXES} id="PowerPlusWaterMarkObject{number}" o:spid="_x0000_s{2048 + number}"'
        f' type="#_x0000_t136" alt="" style="position:absolute;{place};z-index:{251658240 + number}"'
        f' o:allowincell="f" fillcolor="#595f66" stroked="f"><v:fill opacity="{opacity}"/>'
        f'<v:textpath style="font-family:&quot;Calibri&quot;;font-size:1pt;font-weight:bold" string={quoted(text)}/>'
        "</v:shape></w:pict></w:r>"
    )
