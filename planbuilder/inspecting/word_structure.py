"""Checks of how a Word document is built: headings, titles, lists and tables."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby, pairwise

from planbuilder.inspecting.results import Place
from planbuilder.inspecting.word_look import Cell, Paragraph, Table, WordLook
from planbuilder.inspecting.wording import typed_list
from planbuilder.output.opened_docx import w
from planbuilder.problems import shortened

#: A text that is longer than so many paragraphs needs headings.
_NEEDS_HEADINGS = 25
_LONGEST_HEADING = 90
_BODY_STYLES = {"normal", "body text", "list paragraph", "no spacing", "plain text", "default", "normal (web)", ""}
#: A style of one's own that calls itself a heading and is none; those of boxes, tables and contents head no part.
_OWN_HEADING = re.compile(
    r"(?!.*\b(?:toc|contents|table|box|panel|cover|index|page)\b).*\b(?:sub-?)?head(?:ing|line)s?\b.*"
)


def headings(look: WordLook) -> Iterator[Place]:
    """A long text without a heading."""
    texts = [one for one in look.paragraphs if one.text.strip() and one.cell is None]
    if len(texts) > _NEEDS_HEADINGS and not look.headings:
        yield Place("the whole", f"there is no heading in {len(texts)} paragraphs")


def heading_order(look: WordLook) -> Iterator[Place]:
    """A first heading below level 1, and levels that are left out."""
    last = 0
    for one in look.headings:
        said = f"“{shortened(one.text.strip(), 60)}”"
        if not last and one.level > 1:
            yield Place(said, f"the first heading has level {one.level}")
        elif last and one.level > last + 1:
            yield Place(said, f"level {one.level} follows level {last}")
        last = one.level


def heading_words(look: WordLook) -> Iterator[Place]:
    """Headings without a word."""
    for one in look.headings:
        if not re.search(r"\w", one.text) and not one.holds_more:
            yield Place(one.where, f"a heading of level {one.level} is empty")


def fake_headings(look: WordLook) -> Iterator[Place]:
    """Short paragraphs made bold or large by hand, with plain text below them."""
    texts = [one for one in look.paragraphs if not one.is_blank]
    for number, (one, following) in enumerate(pairwise(texts)):
        before = texts[number - 1] if number else None
        if not _looks_like_heading(look, one) or one.cell is not following.cell:
            continue
        if _looks_like_heading(look, following) or _is_bold(following) or following.level or following.in_contents:
            continue
        if before is not None and before.cell is one.cell and _is_bold(before) and not before.level:
            continue
        below = following.text.strip()
        if below and (len(below) > len(one.text) or following.properties.get("listed")):
            yield Place(one.where, f"“{shortened(one.text.strip(), 60)}” looks like a heading and is none")


def _looks_like_heading(look: WordLook, one: Paragraph) -> bool:
    text = one.text.strip()
    if one.level or one.cell is not None or one.in_box or one.in_contents or one.holds_more or not text:
        return False
    if (
        len(text) > _LONGEST_HEADING
        or text[-1] in '.,;:!?…)”"'
        or not text[0].isalnum()
        or "\t" in text
        or "\n" in text
    ):
        return False
    style, own = look.styles.names.get(one.style, ""), look.styles.of(one.style)
    if one.properties.get("listed"):
        return False
    if style not in _BODY_STYLES:
        return bool(_OWN_HEADING.fullmatch(style)) and bool(own.get("b") or own.get("sz", 0) > _usual(look))
    runs = [run for run in one.runs if run.text.strip()]
    usual = own.get("sz") or _usual(look)
    return all(run.properties.get("b") and not own.get("b") and not run.linked for run in runs) or all(
        run.properties.get("sz", 0) >= usual + 6 and not run.linked for run in runs
    )


def _usual(look: WordLook) -> int:
    return int(look.styles.defaults.get("sz", 20))


def _is_bold(one: Paragraph) -> bool:
    runs = [run for run in one.runs if run.text.strip()]
    return bool(runs) and all(run.properties.get("b") for run in runs)


def one_title(look: WordLook) -> Iterator[Place]:
    """More than one place with the style Title; a title of several lines is one."""
    groups = groupby(look.paragraphs, lambda one: look.styles.is_named(one.style, "title") and bool(one.text.strip()))
    titles = [[*found] for is_title, found in groups if is_title]
    for title in titles[1:]:
        yield Place(title[0].where, f"“{shortened(title[0].text.strip(), 60)}” is a second title")


def lists(look: WordLook) -> Iterator[Place]:
    """Items of lists whose marks are typed."""
    for (_, is_plain), group in groupby(look.paragraphs, lambda one: (id(one.cell), _may_be_item(one))):
        if not is_plain:
            continue
        found = [*group]
        lines = [line for one in found for line in one.text.split("\n")]
        if item := typed_list(lines):
            where = next(one for one in found if item in one.text.split("\n"))
            yield Place(where.where, f"“{shortened(item.strip(), 50)}” begins with a typed mark")


def _may_be_item(one: Paragraph) -> bool:
    return bool(one.text) and not (one.level or one.in_contents or one.properties.get("listed"))


# --- tables -----------------------------------------------------------------------------------------------


def table_header(look: WordLook) -> Iterator[Place]:
    """Tables of data without a header row."""
    for table in _tables_of_data(look):
        if 0 not in table.headers:
            yield Place(table.where, "its first row is not marked as the header")


def table_simple(look: WordLook) -> Iterator[Place]:
    """Cells below the header that are merged, or rows that have another number of cells."""
    for table in look.tables:
        columns = max((sum(cell.span for cell in row) for row in table.rows), default=0)
        for number, row in enumerate(table.rows):
            if number in table.headers:
                continue
            merged = [cell for cell in row if 1 < cell.span < columns or _goes_down(cell)]
            if merged:
                yield Place(merged[0].where, "cells are merged")
                break


def _goes_down(cell: Cell) -> bool:
    return cell.element.find(f"{w('tcPr')}/{w('vMerge')}") is not None


def table_nested(look: WordLook) -> Iterator[Place]:
    """Tables in tables."""
    return (Place(table.where, "it stands inside another table") for table in look.tables if table.outer is not None)


def table_headings(look: WordLook) -> Iterator[Place]:
    """Header cells without a word; the corner above a column of headings may be empty."""
    for table in look.tables:
        for number in sorted(table.headers):
            for cell in table.rows[number]:
                is_corner = cell.column == 0 and number == 0 and len(table.rows) > 1
                if cell.is_blank and not is_corner and not _goes_down(cell) and not _is_blank_below(cell):
                    yield Place(cell.where, f"the header of column {cell.column + 1} is empty")


def _is_blank_below(cell: Cell) -> bool:
    """Whether its whole column is blank, which is told by itself."""
    below = [one for row in cell.table.rows[cell.row + 1 :] for one in row if one.column == cell.column]
    return bool(below) and all(one.is_blank for one in below)


def table_layout(look: WordLook) -> Iterator[Place]:
    """Tables of a single cell or row, and borderless ones that hold long texts side by side."""
    for table in look.tables:
        cells = [cell for row in table.rows for cell in row]
        if table.headers or table.outer is not None:
            continue
        if len(cells) == 1:
            yield Place(table.where, "it is a single cell")
        elif len(table.rows) == 1:
            yield Place(table.where, "it is a single row")


def table_blanks(look: WordLook) -> Iterator[Place]:
    """Rows and columns in which there is nothing."""
    for table in look.tables:
        if all(cell.is_blank for row in table.rows for cell in row):
            continue
        for row in table.rows:
            if row and len(table.rows) > 1 and all(cell.is_blank for cell in row):
                yield Place(row[0].where, "the row is blank")
        widths = {len(row) for row in table.rows}
        if len(widths) == 1 and len(table.rows) > 1:
            for column in range(widths.pop()):
                if all(row[column].is_blank and not _goes_down(row[column]) for row in table.rows):
                    yield Place(table.where, f"column {column + 1} is blank")


def _tables_of_data(look: WordLook) -> Iterator[Table]:
    return (table for table in look.tables if len(table.rows) > 1)
