"""A finished Word file as one HTML page: self-contained, accessible, the same bytes for the same file.

In: a .docx of planbuilder's, restyled or not. Out: the page as text, to be written in UTF-8. It holds every word of the
document apart from page numbers, its pictures and charts; no script, and nothing that would be fetched. Made to WCAG
2.2 AA: landmarks, one h1, headings without a gap, a link past the top, real tables, contrast of 4.5 to 1.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby
from pathlib import Path

from planbuilder.output.docx_text import FIELD, paragraphs
from planbuilder.output.package import MAIN
from planbuilder.web.blocks import Node, Reader, written
from planbuilder.web.charts import figure
from planbuilder.web.looks import Styles
from planbuilder.web.making import Making, find_places
from planbuilder.web.numbering import Numbering
from planbuilder.web.opened import NAMESPACES, WordFile, open_word, q
from planbuilder.web.page_style import style_sheet
from planbuilder.web.words import attribute, text

_PAGE_NUMBERS = re.compile(rf"(?:\bpage\s*)?{FIELD}(?:\s*(?:of|/)\s*{FIELD})?", re.IGNORECASE)
_FEWEST_LISTED = 3  # headings from which a page without a table of contents is given one


def page_of(word_file: Path, *, title: str, language: str = "en-GB") -> str:
    """The page of a finished Word file.

    `title` is what browsers show for it, and its heading where the document has no title of its own; `language` is the
    document's (BCP 47). Raises `PlanbuilderError` where the file is no Word document.
    """
    word = open_word(word_file)
    styles = Styles(word)
    making = Making(word, language, styles, Numbering(word, styles))
    body = word.tree(MAIN).find("w:body", NAMESPACES)
    find_places(making, body)
    reader = Reader(making)
    making.inside = reader.inside
    making.chart = lambda drawing, relationship: figure(drawing, relationship, making)
    nodes = reader.nodes(body)
    cover, rest = _parted(nodes)
    entries = [node for node in rest if node.kind == "entry"]
    name = next((node.html for node in rest if node.kind == "contents"), "Contents")
    listed = _contents(name, entries or _headings(rest))
    flow = _with_one_title([node for node in rest if node.kind not in ("entry", "contents")], cover)
    has_title = any(node.kind == "title" for node in (*cover, *flow))
    notes = _notes(making, reader)
    parts = [
        '<a class="skip" href="#main">Skip to the main content</a>',
        f"<header>{_margins(word)}{_cover(cover, '' if has_title else title)}</header>",
        f'<div class="columns edge{"" if listed else " alone"}">{listed}<main id="main" tabindex="-1">',
        written(flow) + notes,
        "</main></div>",
        _footer(word),
    ]
    return _document(title, language, style_sheet(making), "\n".join(part for part in parts if part))


# --- parts of the page --------------------------------------------------------------------------------------


def _parted(nodes: Sequence[Node]) -> tuple[list[Node], list[Node]]:
    """The cover (what stands before the first heading, table or contents, if the title does), and the rest."""
    end = next((at for at, node in enumerate(nodes) if node.kind not in ("paragraph", "title", "raw")), len(nodes))
    titles = [at for at, node in enumerate(nodes[:end]) if node.kind == "title"]
    if not titles:
        return [], list(nodes)
    if end < len(nodes) and nodes[end].kind == "table" and end - 1 > titles[-1] and not nodes[end - 1].look.fill:
        end -= 1  # what stands right above a table belongs to it
    return list(nodes[:end]), list(nodes[end:])


def _with_one_title(nodes: Sequence[Node], cover: Sequence[Node]) -> list[Node]:
    """The nodes, with a second title as a paragraph: a page has one h1."""
    seen = any(node.kind == "title" for node in cover)
    found = []
    for node in nodes:
        if node.kind == "title" and seen:
            node = Node(**{**vars(node), "kind": "paragraph"})
        seen |= node.kind == "title"
        found.append(node)
    return found


def _cover(cover: Sequence[Node], title: str) -> str:
    """The cover as bands across the page, each in the colour that the cover has there."""
    if not cover:
        return f'<div class="band edge"><h1>{text(title)}</h1></div>' if title else ""
    parts = []
    once = _with_one_title(cover, [])
    for fill, alike in groupby(once, key=lambda node: node.look.fill):
        plain = [Node(**{**vars(node), "look": Node("", "").look}) for node in alike]
        kind, style = ("band", f' style="background:#{fill}"') if fill else ("plain", "")
        parts.append(f'<div class="{kind} edge"{style}>{written(plain)}</div>')
    return "".join(parts)


def _contents(name: str, entries: Sequence[Node]) -> str:
    if not entries:
        return ""
    return f'<nav aria-labelledby="contents"><h2 id="contents">{name}</h2>{_entries(entries)}</nav>'


def _entries(entries: Sequence[Node]) -> str:
    """Entries as lists in lists, by their levels."""
    parts, place = [], 0
    top = min(node.level for node in entries)
    while place < len(entries):
        end = place + 1
        while end < len(entries) and entries[end].level > top:
            end += 1
        own, deeper = entries[place], entries[place + 1 : end]
        if own.level > top:  # the list begins too deep
            own, deeper = Node("entry", "", level=top), entries[place:end]
        link = f'<a href="{attribute(own.name)}">{own.html}</a>' if own.name else own.html
        parts.append(f"<li>{link}{_entries(deeper) if deeper else ''}</li>")
        place = end
    return f"<ul>{''.join(parts)}</ul>"


def _headings(nodes: Sequence[Node]) -> list[Node]:
    """Entries made from the headings of a document that has no table of contents."""
    found = [
        Node(
            "entry",
            re.sub(r"</?a\b[^>]*>|<sup>.*?</sup>|<img[^>]*>", "", node.html),
            level=node.level,
            name=f"#{node.name}",
        )
        for node in nodes
        if node.kind == "heading" and node.level <= 3
    ]
    return found if len(found) >= _FEWEST_LISTED else []


def _notes(making: Making, reader: Reader) -> str:
    """Footnotes and endnotes in the order in which the text refers to them."""
    parts: list[str] = []
    while len(parts) < len(making.notes):  # a note may refer to another
        kind, identity = making.notes[len(parts)]
        number = len(parts) + 1
        making.owner, tree = making.word.beside(kind)
        found = [] if tree is None else [one for one in tree if one.get(q("w:id")) == identity]
        inside = written(reader.nodes(found[0])) if found else ""
        said = f'Back to the text<span class="unseen">, note {number}</span>'
        back = f'<a href="#from-note-{number}" role="doc-backlink">{said}</a>'
        parts.append(f'<li id="note-{number}">{inside}<p>{back}</p></li>')
    making.owner = MAIN
    if not parts:
        return ""
    return f'<section aria-labelledby="notes"><h2 id="notes">Notes</h2><ol>{"".join(parts)}</ol></section>'


# --- headers and footers ------------------------------------------------------------------------------------


def _margin_words(word: WordFile, kind: str) -> list[str]:
    """What headers or footers say, each once, without page numbers."""
    found: list[str] = []
    for target in word.targets().values():
        tree = word.tree(target.name) if target.kind == kind and not target.is_outside else None
        for words in [] if tree is None else paragraphs(tree):
            said = " ".join(_PAGE_NUMBERS.sub(" ", words).split()).strip(" ·|–-")
            if said and said not in found:
                found.append(said)
    return found


def _margins(word: WordFile) -> str:
    """A draft's watermark, and what stands at the head of each page (a protective marking)."""
    marks: list[str] = []
    for target in word.targets().values():
        tree = word.tree(target.name) if target.kind == "header" and not target.is_outside else None
        for path in [] if tree is None else tree.iter(q("v:textpath")):
            words = " ".join(path.get("string", "").split())
            if words and words not in marks:
                marks.append(words)
    draft = f'<p class="marked draft edge">{text(" · ".join(marks))}</p>' if marks else ""
    return draft + "".join(f'<p class="marked edge">{text(one)}</p>' for one in _margin_words(word, "header"))


def _footer(word: WordFile) -> str:
    said = "".join(f"<p>{text(one)}</p>" for one in _margin_words(word, "footer"))
    return f'<footer class="edge">{said}</footer>' if said else ""


def _document(title: str, language: str, style: str, body: str) -> str:
    return (
        f'<!DOCTYPE html>\n<html lang="{attribute(language)}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline';"
        ' img-src data:">\n'
        f"<title>{text(title)}</title>\n<style>\n{style}</style>\n</head>\n<body>\n{body}\n</body>\n</html>\n"
    )
