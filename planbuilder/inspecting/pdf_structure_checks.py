"""Checks of the tags of a PDF: what a screen reader goes by."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from planbuilder.inspecting.pdf_look import STANDARD, PdfLook, Tag, each, get
from planbuilder.inspecting.results import Place
from planbuilder.inspecting.wording import of_no_use
from planbuilder.output.pdf_content import stream_of
from planbuilder.problems import shortened

#: Texts in brackets (with one level of brackets inside) and pictures within the drawing: they may hold anything.
_TEXTS = re.compile(rb"\((?:[^\\()]|\\.|\((?:[^\\()]|\\.)*\))*\)", re.DOTALL)
_PICTURES = re.compile(rb"(?<!\S)BI\s.*?\sID\s.*?\sEI(?!\S)", re.DOTALL)
_MARKS = re.compile(rb"(?<![^\s\])>])(?:(BMC|BDC)|(EMC)|(Tj|TJ|'|\"|Do|sh|S|s|f\*|f|F|B\*|B|b\*|b|EI))(?![^\s/\[<(])")


def all_marked(look: PdfLook) -> Iterator[Place]:
    """Pages on which something is drawn outside of every tag and mark of decoration."""
    for number, page in enumerate(look.pdf.pages, start=1):
        try:
            drawing = stream_of(page.obj)
        except Exception:  # a stream that cannot be unpacked: another check says so
            continue
        if b"(" in drawing:
            drawing = _TEXTS.sub(b"()", drawing)
        if b"BI" in drawing:
            drawing = _PICTURES.sub(b" EI ", drawing)
        depth = 0
        for found in _MARKS.finditer(drawing):
            if found[1]:
                depth += 1
            elif found[2]:
                depth = max(0, depth - 1)
            elif depth == 0:
                yield Place(f"page {number}", "something on it has no tag")
                break


def roles(look: PdfLook) -> Iterator[Place]:
    """Tags that stand for nothing known."""
    for name in dict.fromkeys(tag.name for tag in look.tags if not tag.kind):
        yield Place("the tags", f"“{shortened(name, 40)}” stands for no standard tag")
    for name, role in look.roles.items():
        if name in STANDARD and role != name:
            yield Place("the tags", f"the standard tag “{name}” is said to stand for “{shortened(role, 40)}”")


def headings(look: PdfLook) -> Iterator[Place]:
    """A first heading below level 1, levels left out, and two ways of tagging headings."""
    last = 0
    for tag in look.of_kind("H1", "H2", "H3", "H4", "H5", "H6"):
        level = int(tag.kind[1])
        if not last and level > 1:
            yield Place(look.where(tag), f"the first heading has level {level}")
        elif last and level > last + 1:
            yield Place(look.where(tag), f"a heading of level {level} follows one of level {last}")
        last = level
    if last and look.of_kind("H"):
        yield Place("the tags", "headings with and without levels stand side by side")


def _alt(tag: Tag) -> str:
    return str(tag.element.get("/Alt") or tag.element.get("/ActualText") or "").strip()


def figures(look: PdfLook) -> Iterator[Place]:
    """Pictures and formulas without alt text."""
    for tag in look.of_kind("Figure", "Formula"):
        if not _alt(tag):
            yield Place(
                look.where(tag), "a picture has no alt text" if tag.kind == "Figure" else "a formula has no alt text"
            )


def alt_useful(look: PdfLook) -> Iterator[Place]:
    """Alt text that says nothing."""
    for tag in look.of_kind("Figure"):
        if what := of_no_use(_alt(tag)):
            yield Place(look.where(tag), what)


def _rows(table: Tag) -> list[list[Tag]]:
    rows: list[Tag] = []
    for kid in table.kids:
        rows += [kid] if kid.kind == "TR" else [one for one in kid.kids if one.kind == "TR"]
    return [[cell for cell in row.kids if cell.kind in ("TH", "TD")] for row in rows]


def tables(look: PdfLook) -> Iterator[Place]:
    """Tables without header cells, and header cells that do not say what they head."""
    for table in look.of_kind("Table"):
        cells = [cell for row in _rows(table) for cell in row]
        headers = [cell for cell in cells if cell.kind == "TH"]
        if cells and not headers:
            yield Place(look.where(table), "a table has no header cells")
        elif any(cell.attribute("/Scope") is None and cell.element.get("/ID") is None for cell in headers):
            linked = all(cell.attribute("/Headers") is not None for cell in cells if cell.kind == "TD")
            if not linked:
                yield Place(look.where(table), "header cells of a table do not say whether they head a column or a row")


def rows(look: PdfLook) -> Iterator[Place]:
    """Rows that are longer or shorter than the others, spanning cells counted."""
    for table in look.of_kind("Table"):
        if len(set(_widths(_rows(table)))) > 1:
            yield Place(look.where(table), "the rows of a table have different numbers of columns")


def _widths(table: list[list[Tag]]) -> Iterator[int]:
    """How many columns each row covers, with cells that reach down from the rows above."""
    reaching: dict[int, int] = {}  # by row: how many columns are taken from above
    for number, row in enumerate(table):
        width = reaching.pop(number, 0)
        for cell in row:
            columns, down = _number(cell, "/ColSpan"), _number(cell, "/RowSpan")
            width += columns
            for below in range(number + 1, min(number + down, len(table))):
                reaching[below] = reaching.get(below, 0) + columns
        yield width


def _number(cell: Tag, name: str) -> int:
    value = cell.attribute(name)
    return int(value) if isinstance(value, int) and 0 < value < 10_000 else 1


def lists(look: PdfLook) -> Iterator[Place]:
    """Items without a list, and lists that hold something else."""
    for tag in look.of_kind("LI"):
        if tag.parent is None or tag.parent.kind != "L":
            yield Place(look.where(tag), "an item stands in no list")
    for tag in look.of_kind("L"):
        if any(kid.kind not in ("LI", "L", "Caption", "") for kid in tag.kids):
            yield Place(look.where(tag), "a list holds something that is no item")
    for tag in look.of_kind("TR"):
        if tag.parent is None or tag.parent.kind not in ("Table", "THead", "TBody", "TFoot"):
            yield Place(look.where(tag), "a row stands in no table")
    for tag in look.of_kind("TH", "TD"):
        if tag.parent is None or tag.parent.kind != "TR":
            yield Place(look.where(tag), "a cell stands in no row")


def _tagged_annotations(look: PdfLook) -> dict[tuple[int, int], str]:
    """The kind of tag that holds each annotation."""
    found: dict[tuple[int, int], str] = {}
    for tag in look.tags:
        for kid in each(tag.element.get("/K")):
            if (held := get(kid, "/Obj")) is not None:
                inside: Tag | None = tag
                while inside is not None and inside.kind not in ("Link", "Annot", "Form"):
                    inside = inside.parent
                found[held.objgen] = inside.kind if inside is not None else tag.kind
    return found


def links(look: PdfLook) -> Iterator[Place]:
    """Links without a tag or without words that say where they lead."""
    held = _tagged_annotations(look)
    for number, one in look.annotations():
        if str(get(one, "/Subtype")) != "/Link" or _is_hidden(one):
            continue
        if held.get(one.objgen) != "Link":
            yield Place(f"page {number}", "a link has no tag")
        elif not str(get(one, "/Contents") or "").strip():
            yield Place(f"page {number}", "a link does not say where it leads")


def described(look: PdfLook) -> Iterator[Place]:
    """Form fields, notes and the like without a description."""
    for number, one in look.annotations():
        kind = str(get(one, "/Subtype"))
        if kind in ("/Link", "/Popup", "/PrinterMark", "None") or _is_hidden(one):
            continue
        if kind == "/Widget":
            if not str(_inherited(one, "/TU") or "").strip():
                yield Place(f"page {number}", "a form field has no description")
        elif not str(get(one, "/Contents") or "").strip():
            yield Place(f"page {number}", f"an annotation ({kind[1:]}) has no description")


def _inherited(field: Any, name: str) -> Any:
    for _ in range(20):
        if get(field, name) is not None:
            return get(field, name)
        field = get(field, "/Parent")
    return None


def _is_hidden(annotation: Any) -> bool:
    flags = get(annotation, "/F")
    return isinstance(flags, int) and bool(flags & 2)


def tabs(look: PdfLook) -> Iterator[Place]:
    """Pages with annotations on which the Tab key follows something else than the tags."""
    for number, page in enumerate(look.pdf.pages, start=1):
        if each(page.obj.get("/Annots")) and str(page.obj.get("/Tabs")) != "/S":
            yield Place(f"page {number}", "the order of the Tab key is not that of the tags")
