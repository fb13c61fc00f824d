"""The contents: real entries with links and page numbers, where the template holds a TOC field.

Word would fill a TOC field only after asking a question on opening, so the entries are written here. Their page numbers
come from the PDF's own outline, after it is laid out. LibreOffice works out a PAGEREF field in one pass where it stands
in a plain paragraph, but not inside a TOC field (measured with 7.4.7): so the copy that is laid out has the entries
without the field round them, the finished document with it, and one conversion is enough.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from html import unescape

#: LibreOffice makes a link only of words that have a character style; this one changes nothing about their look.
LINK_STYLE = "ContentsLink"
LINK_STYLE_XML = (
    f'<w:style w:type="character" w:customStyle="1" w:styleId="{LINK_STYLE}"><w:name w:val="Contents Link"/>'
    '<w:uiPriority w:val="99"/></w:style>'
)
PAGE = re.compile("\ue0f0(\\d+)\ue0f1")
FIELD_ON, FIELD_OFF = "\ue0f2", "\ue0f3"
FIELD = re.compile(f"{FIELD_ON}(.*?){FIELD_OFF}", re.DOTALL)

_TOC = re.compile(r'<w:instrText[^>]*>\s*TOC\b([^<]*)|<w:fldSimple w:instr="\s*TOC\b([^"]*)"')
#: Anchors (`anchoring.py`) are not counted: a heading keeps its bookmark however many values there are.
_NUMBER_OF_BOOKMARK = re.compile(r'<w:bookmarkStart (?![^>]*w:name="_pb_)[^>]*w:id="(\d+)"')
_TEXT = re.compile(r"<w:t(?: [^>]*)?>([^<]*)</w:t>|<w:(tab|br)/>")


@dataclass(frozen=True)
class Heading:
    """A heading of the document: its level (1 is the highest), its words and its bookmark."""

    level: int
    text: str
    bookmark: str


def style_ids(styles: str) -> dict[str, str]:
    """The ids of a document's paragraph styles by their names in lower case (Word's own names, "heading 1")."""
    found = {}
    for style in re.finditer(r"<w:style\b([^>]*)>.*?</w:style>", styles, re.DOTALL):
        identity = re.search(r'w:styleId="([^"]+)"', style[1])
        name = re.search(r'<w:name w:val="([^"]+)"', style[0])
        if identity and name and 'w:type="paragraph"' in style[1]:
            found[name[1].casefold()] = identity[1]
    return found


def with_contents(xml: str, styles: str) -> tuple[str, list[Heading]]:
    """The document with a bookmark at each heading and an entry for it in the contents.

    Page numbers and the field round the entries are left as marks (`PAGE`, `FIELD`) for `with_pages`. A document
    without a TOC field comes back as it is.
    """
    toc = _TOC.search(xml)
    if not toc:
        return xml, []
    ids = style_ids(styles)
    before, after = (_without_bookmarks_of_word(part) for part in _round_field(xml, toc.start()))
    levels = {ids[name]: level for level in _levels(toc[1] or toc[2]) if (name := f"heading {level}") in ids}
    first = max(map(int, _NUMBER_OF_BOOKMARK.findall(xml)), default=0) + 1
    headings: list[Heading] = []
    before = _with_bookmarks(before, levels, headings, first)
    after = _with_bookmarks(after, levels, headings, first)
    instruction = unescape(f"TOC{toc[1] or toc[2]}").strip()
    entries = _entries(headings, instruction, ids) or "<w:p/>"  # a cell or a frame must not be left empty
    return before + entries + after, headings


def _levels(switches: str) -> range:
    found = re.search(r'\\o\s+(?:"|&quot;)(\d)-(\d)', switches)
    return range(int(found[1]), int(found[2]) + 1) if found else range(1, 4)


def _round_field(xml: str, inside: int) -> tuple[str, str]:
    """What stands before and behind the paragraphs of a field; words behind it in its last paragraph are kept."""
    start = max(xml.rfind("<w:p>", 0, inside), xml.rfind("<w:p ", 0, inside))
    behind = _end_of_field(xml, inside)
    last = max(xml.rfind("<w:p>", 0, behind), xml.rfind("<w:p ", 0, behind))
    opening = re.match(r"<w:p(?: [^>]*)?>(?:<w:pPr>.*?</w:pPr>)?", xml[last:behind], re.DOTALL)
    end = xml.index("</w:p>", behind) + len("</w:p>")
    rest = xml[behind:end]
    if opening and ("<w:sectPr" in opening[0] or re.search(r"<w:(?:t|tab|br|drawing|pict|object)\b", rest)):
        return xml[:start], opening[0] + rest + xml[end:]
    return xml[:start], xml[end:]


def _end_of_field(xml: str, inside: int) -> int:
    if simple := re.compile(r"<w:fldSimple [^>]*?(?:/>|>.*?</w:fldSimple>)", re.DOTALL).match(xml, inside):
        return simple.end()
    depth = 1
    for mark in re.compile(r'w:fldCharType="(begin|end)"').finditer(xml, inside):
        depth += 1 if mark[1] == "begin" else -1
        if depth == 0:
            return xml.index("</w:r>", mark.end()) + len("</w:r>")
    return xml.index("</w:p>", inside)


def _without_bookmarks_of_word(xml: str) -> str:
    """Without the bookmarks that Word gave the headings for its own contents; in a loop they would stand twice."""
    starts = re.findall(r'<w:bookmarkStart\b[^>]*w:name="_Toc\d+"[^>]*>', xml) if 'w:name="_Toc' in xml else []
    numbers = {number for start in starts for number in re.findall(r'w:id="(\d+)"', start)}
    for mark in {*starts, *(f'<w:bookmarkEnd w:id="{number}"/>' for number in numbers)}:
        xml = xml.replace(mark, "")
    return xml


def _with_bookmarks(xml: str, levels: dict[str, int], headings: list[Heading], first: int) -> str:
    """A bookmark round the words of each heading; headings without words are passed over."""
    if not levels:
        return xml
    styles = "|".join(re.escape(style) for style in levels)
    done, parts = 0, []
    for style in re.finditer(rf'<w:pPr><w:pStyle w:val="({styles})"/>', xml):
        opened = xml.index("</w:pPr>", style.start()) + len("</w:pPr>")
        closed = xml.index("</w:p>", opened)
        text = _words(xml[opened:closed])
        if not text:
            continue
        number = first + len(headings)
        heading = Heading(levels[style[1]], text, f"_Toc{number:08d}")
        headings.append(heading)
        parts += [
            xml[done:opened],
            f'<w:bookmarkStart w:id="{number}" w:name="{heading.bookmark}"/>',
            xml[opened:closed],
            f'<w:bookmarkEnd w:id="{number}"/>',
        ]
        done = closed
    return "".join([*parts, xml[done:]])


def _words(xml: str) -> str:
    return " ".join("".join(" " if part[2] else part[1] for part in _TEXT.finditer(xml)).split())


def _entries(headings: Sequence[Heading], instruction: str, ids: dict[str, str]) -> str:
    code = _field_start(instruction)
    end = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    made = []
    for place, heading in enumerate(headings):
        style = ids.get(f"toc {heading.level}")
        properties = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
        page = _field_start(f"PAGEREF {heading.bookmark} \\h") + f"<w:r><w:t>\ue0f0{place}\ue0f1</w:t></w:r>" + end
        words = f'<w:r><w:t xml:space="preserve">{heading.text}</w:t></w:r><w:r><w:tab/></w:r>{page}'
        words = words.replace("<w:r>", f'<w:r><w:rPr><w:rStyle w:val="{LINK_STYLE}"/></w:rPr>')
        made.append(
            f"<w:p>{properties}"
            + (f"{FIELD_ON}{code}{FIELD_OFF}" if place == 0 else "")
            + f'<w:hyperlink w:anchor="{heading.bookmark}" w:history="1">{words}</w:hyperlink>'
            + (f"{FIELD_ON}{end}{FIELD_OFF}" if place == len(headings) - 1 else "")
            + "</w:p>"
        )
    return "".join(made)


def _field_start(instruction: str) -> str:
    written = instruction.replace("&", "&amp;").replace("<", "&lt;")
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {written} </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    )


def with_pages(xml: str, pages: Sequence[int] | None, *, for_layout: bool) -> str:
    """The document with its page numbers; for laying out, without the field round the contents.

    Where no page numbers are known (`None`), an entry shows none until Word updates its fields.
    """
    start, end = xml.find(FIELD_ON), xml.rfind(FIELD_OFF) + 1  # the entries alone: the document may be very long
    if start < 0:
        return xml
    entries = PAGE.sub(lambda mark: str(pages[int(mark[1])]) if pages else "0" if for_layout else "", xml[start:end])
    return xml[:start] + FIELD.sub("" if for_layout else r"\1", entries) + xml[end:]


def page_numbers(headings: Sequence[Heading], outline: Sequence[tuple[str, int]]) -> list[int] | None:
    """The page of each heading from a PDF's outline; None where the outline does not tell of each heading in turn."""
    pages, rest = [], iter(outline)
    for heading in headings:
        wanted = _comparable(unescape(heading.text))
        page = next((page for title, page in rest if _comparable(title) == wanted), None)
        if page is None:
            return None
        pages.append(page)
    return pages


def _comparable(text: str) -> str:
    return "".join(text.split()).casefold()
