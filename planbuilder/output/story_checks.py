"""Faults inside one text of a docx: its body, a header, a footer, its notes or its comments.

In: the part's name and its tree. Out: faults. These are structures that the schema allows or cannot express
and that Word refuses: above all a cell without a closing paragraph, which a template's empty loop leaves
behind.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any

from planbuilder.output.opened_docx import Fault, at, find, w

_HOLDERS = ("hdr", "ftr", "footnote", "endnote", "comment", "txbxContent")
_TEXTLESS = (
    "body",
    "hdr",
    "ftr",
    "tbl",
    "tr",
    "tc",
    "p",
    "r",
    "hyperlink",
    "sdt",
    "sdtContent",
    "txbxContent",
)
_MARKERS = frozenset(
    w(tag)
    for tag in (
        *("bookmarkStart", "bookmarkEnd", "proofErr", "permStart", "permEnd"),
        *("commentRangeStart", "commentRangeEnd", "moveFromRangeStart", "moveFromRangeEnd"),
        *("moveToRangeStart", "moveToRangeEnd", "tcPr", "trPr", "sdtPr", "sdtEndPr"),
    )
)
_WRAPPERS = frozenset(w(tag) for tag in ("sdt", "sdtContent", "customXml", "ins", "del", "smartTag"))


def _loose_text(name: str, tree: Any) -> Iterator[Fault]:
    """Text directly in a container, where only elements may stand."""
    for tag in _TEXTLESS:
        if any(text.strip() for text in find(tree, f"//w:{tag}/text()")):  # fast; the search for the place is not
            for container in find(tree, f"//w:{tag}[text()[normalize-space()]]"):
                yield Fault("loose-text", at(name, container), f"text stands directly in <w:{tag}>")


def _endings(name: str, tree: Any) -> Iterator[Fault]:
    """Cells end in a paragraph; headers, notes and text boxes hold at least one."""
    for cell in tree.iter(w("tc")):
        if not _ends_in_paragraph(cell):
            yield Fault("cell-end", at(name, cell), "the cell does not end in a paragraph")
    for holder in tree.iter(*map(w, _HOLDERS)):
        if next(holder.iter(w("p")), None) is None:
            yield Fault("no-paragraph", at(name, holder), "holds no paragraph")


def _ends_in_paragraph(element: Any) -> bool:
    last = next((child for child in reversed(element) if child.tag not in _MARKERS), None)
    if last is None:
        return False
    return last.tag == w("p") or (last.tag in _WRAPPERS and _ends_in_paragraph(last))


def _rows(name: str, tree: Any) -> Iterator[Fault]:
    """Tables have rows, rows have cells, and the cells of a row cover the table's grid exactly."""
    for table in find(tree, "//w:tbl[not(.//w:tr)]"):
        yield Fault("table-empty", at(name, table), "the table has no rows")
    grids: dict[Any, int] = {}
    for row in find(tree, "//w:tr"):
        table = next(row.iterancestors(w("tbl")), None)
        if table is None:
            yield Fault("row-loose", at(name, row), "the row stands in no table")
            continue
        if table not in grids:
            grids[table] = len(find(table, "w:tblGrid/w:gridCol"))
        cells = list(_cells(row))
        if not cells:
            yield Fault("row-empty", at(name, row), "the row has no cells")
            continue
        width = sum(_number(cell, "tcPr", "gridSpan", 1) for cell in cells)
        width += _number(row, "trPr", "gridBefore", 0) + _number(row, "trPr", "gridAfter", 0)
        if width != grids[table]:
            what = f"the row covers {width} of the table's {grids[table]} columns"
            yield Fault("row-span", at(name, row), what)


def _cells(element: Any) -> Iterator[Any]:
    for child in element:
        if child.tag == w("tc"):
            yield child
        elif child.tag in _WRAPPERS:
            yield from _cells(child)


def _number(element: Any, properties: str, tag: str, otherwise: int) -> int:
    group = element.find(w(properties))
    found = None if group is None else group.find(w(tag))
    value = "" if found is None else found.get(w("val"), "")
    return int(value) if value.isdecimal() else otherwise


def _nested_paragraphs(name: str, tree: Any) -> Iterator[Fault]:
    for paragraph in find(tree, "//w:p/w:p | //w:r/w:p | //w:tr/w:p | //w:tbl/w:p"):
        yield Fault("paragraph-misplaced", at(name, paragraph), "a paragraph stands where none may stand")


def _bookmarks(name: str, tree: Any) -> Iterator[Fault]:
    starts = Counter(find(tree, "//w:bookmarkStart/@w:id"))
    ends = Counter(find(tree, "//w:bookmarkEnd/@w:id"))
    for number in sorted(set(starts) | set(ends)):
        if not starts[number] == ends[number] == 1:
            what = f"bookmark {number} starts {starts[number]} times and ends {ends[number]} times"
            yield Fault("bookmark-pair", name, what)


def _fields(name: str, tree: Any) -> Iterator[Fault]:
    """Complex fields begin, may separate once, and end, one inside the other."""
    open_fields: list[str] = []
    for mark in find(tree, "//w:fldChar"):
        kind = mark.get(w("fldCharType"))
        if kind == "begin":
            open_fields.append("begin")
        elif not open_fields or (kind == "separate" and open_fields[-1] == "separate"):
            yield Fault("field-balance", at(name, mark), f"a field's {kind} has no beginning")
        elif kind == "separate":
            open_fields[-1] = "separate"
        elif kind == "end":
            open_fields.pop()
    if open_fields:
        yield Fault("field-balance", name, f"{len(open_fields)} field(s) are not ended")


def _controls(name: str, tree: Any) -> Iterator[Fault]:
    """A content control has content, and only one of it."""
    for control in find(tree, "//w:sdt[count(w:sdtContent) != 1 or not(w:sdtContent/*)]"):
        yield Fault("control-empty", at(name, control), "the content control has no content")
    for control in find(tree, "//w:sdtPr[count(w:id) > 1]"):
        yield Fault("control-empty", at(name, control), "the content control has two ids")


STORY_CHECKS: tuple[Callable[[str, Any], Iterator[Fault]], ...] = (
    _loose_text,
    _endings,
    _rows,
    _nested_paragraphs,
    _bookmarks,
    _fields,
    _controls,
)
