"""Checks of how the text of a Word document looks: contrast, colour, size, spacing, capitals."""

from __future__ import annotations

import colorsys
import re
from collections.abc import Iterator
from itertools import groupby

from planbuilder.inspecting.results import Place
from planbuilder.inspecting.word_look import Cell, Paragraph, Run, WordLook
from planbuilder.inspecting.word_styles import AUTO, UNKNOWN, on_top
from planbuilder.inspecting.wording import in_capitals
from planbuilder.output.opened_docx import w
from planbuilder.problems import shortened
from planbuilder.values import contrast as contrast_of

_SMALLEST = 9.0
#: WCAG 2.2: 18 points, or 14 points and bold, is large.
_LARGE, _LARGE_BOLD = 18.0, 14.0
_SHORTEST_JUSTIFIED = 60
_MOST_BLANKS = 1
_EMPTY_LINES = re.compile(r"\S[^\S\n]*(?:\n[^\S\n]*){3,}\S")
#: What is drawn as a traffic light.
_SIGN = re.compile(r"\s*[●■⬤▲◆]\s*")


def contrast(look: WordLook) -> Iterator[Place]:
    """Text that does not stand out enough from what is behind it."""
    page = _page_colour(look)
    known: dict[tuple[object, ...], float] = {}
    for one in (*look.paragraphs, *look.margins):
        for run in one.runs:
            if not run.text.strip():
                continue
            colour = run.properties.get("colour", AUTO)
            if colour in (AUTO, UNKNOWN):
                continue  # Word takes black or white, whichever stands out
            behind = _behind(one, run, page)
            needed = 3.0 if _is_large(run) else 4.5
            if behind == UNKNOWN:
                continue
            ratio = known.setdefault((colour, behind), contrast_of(colour, behind))
            if ratio < needed:
                words = shortened(run.text.strip(), 40)
                yield Place(one.where, f"“{words}”: {ratio:.1f} to 1 (#{colour} on #{behind}), {needed:g} is needed")


def _behind(one: Paragraph, run: Run, page: str) -> str:
    of_run = on_top(run.properties.get("highlight"), run.direct.get("fill"), run.properties.get("fill"))
    of_cell = one.cell.properties.get("cell fill") if one.cell is not None else None
    of_outer = None
    if one.cell is not None and one.cell.table.outer is not None:
        of_outer = one.cell.table.outer.properties.get("cell fill")
    found = on_top(of_run, one.properties.get("fill"), UNKNOWN if one.in_box else None, of_cell, of_outer)
    return page if found == AUTO else found


def _page_colour(look: WordLook) -> str:
    document = look.docx.trees.get("word/document.xml")
    found = None if document is None else document.find(w("background"))
    colour = "" if found is None else found.get(w("color"), "")
    settings = look.docx.trees.get("word/settings.xml")
    is_shown = settings is not None and settings.find(w("displayBackgroundShape")) is not None
    return colour.upper() if is_shown and re.fullmatch(r"[0-9A-Fa-f]{6}", colour) else "FFFFFF"


def _size(run: Run) -> float:
    return float(run.properties.get("sz", 20)) / 2


def _is_large(run: Run) -> bool:
    return _size(run) >= _LARGE or (_size(run) >= _LARGE_BOLD and bool(run.properties.get("b")))


def colour_alone(look: WordLook) -> Iterator[Place]:
    """Cells and signs that are red, amber or green and say nothing in words."""
    for table in look.tables:
        signals = [
            (cell, name)
            for number, row in enumerate(table.rows)
            if number not in table.headers
            for cell in row
            if not re.search(r"\w", cell.text) and (name := _signal(cell))
        ]
        # A single pale cell may be there for the looks; a red and a green one are not
        if len({name for _, name in signals}) < 2:
            signals = [(cell, name) for cell, name in signals if not name.startswith("pale ")]
        if signals and not all(_is_rule(cell) for cell, _ in signals):
            cell, name = signals[0]
            more = f", and {len(signals) - 1} more" if len(signals) > 1 else ""
            yield Place(cell.where, f"a cell is {name} and has no words{more}")
    for one in look.paragraphs:
        for run in one.runs if one.cell is None else ():
            name = _name_of(run.properties.get("colour", AUTO)) if _SIGN.fullmatch(run.text) else ""
            if (
                name
                and not name.startswith("pale ")
                and not re.search(r"\b(?:red|amber|green)\b", one.text, re.IGNORECASE)
            ):
                yield Place(one.where, f"a sign is {name}, and no word says so")


def _is_rule(cell: Cell) -> bool:
    """Whether the whole row is of this colour, as a line between groups is."""
    row = cell.table.rows[cell.row]
    return (
        len(row) > 1 and len({one.properties.get("cell fill") for one in row}) == 1 and all(one.is_blank for one in row)
    )


def _signal(cell: Cell) -> str:
    if any(one.holds_more for one in cell.paragraphs):
        return ""
    runs = [run for one in cell.paragraphs for run in one.runs if run.text.strip()]
    colours = [run.properties.get("colour", AUTO) for run in runs if _SIGN.fullmatch(run.text)]
    return next(filter(None, map(_name_of, [*colours, cell.properties.get("cell fill") or AUTO])), "")


def _name_of(colour: str) -> str:
    """Red, amber or green where a colour is one of those of traffic lights, full or pale; "" for any other."""
    if not re.fullmatch(r"[0-9A-F]{6}", colour):
        return ""
    hue, light, full = colorsys.rgb_to_hls(*(int(colour[i : i + 2], 16) / 255 for i in (0, 2, 4)))
    if full < 0.45 or not 0.15 < light < 0.95:
        return ""
    pale = "pale " if light >= 0.75 else ""
    degrees = 360 * hue
    if degrees < 15 or degrees > 345:
        return f"{pale}red"
    if 25 < degrees < 65:
        return f"{pale}amber"
    return f"{pale}green" if 80 < degrees < 165 else ""


def flashing(look: WordLook) -> Iterator[Place]:
    """Text effects of older Word that blink and move."""
    for one in look.paragraphs:
        for run in one.runs:
            if run.properties.get("effect", "none") not in ("", "none"):
                yield Place(one.where, f"“{shortened(run.text.strip(), 40)}” flashes or moves")


def blank_paragraphs(look: WordLook) -> Iterator[Place]:
    """Empty paragraphs, one after the other."""
    for (_, is_blank), group in groupby(
        look.paragraphs, lambda one: (id(one.cell), one.is_blank and not one.in_box and not one.level)
    ):
        if is_blank:
            found = [*group]
            if len(found) > _MOST_BLANKS and (found[0].cell is None or not found[0].cell.is_blank):
                yield Place(found[0].where, f"{len(found)} empty paragraphs follow one another")
    for one in look.paragraphs:
        if "\n" in one.text and _EMPTY_LINES.search(one.text):
            yield Place(one.where, f"empty lines stand in “{_about(one.text)}”")


def spaces(look: WordLook) -> Iterator[Place]:
    """Rows of spaces or tabs inside a text."""
    for one in look.paragraphs:
        if one.in_contents or not one.text.strip():
            continue
        text = one.text.rstrip()
        if re.search(r"\S[ \u00a0]{4,}\S|^[ \u00a0]{5,}\S", text):
            yield Place(one.where, f"“{_about(text)}” is laid out with spaces")
        elif re.search(r"\S\t{2,}\S|^\t{3,}\S", text) and not one.properties.get("tabs"):
            yield Place(one.where, f"“{_about(text)}” is laid out with tabs")


def _about(text: str) -> str:
    return shortened(" ".join(text.split()), 50)


def text_size(look: WordLook) -> Iterator[Place]:
    """Text that is too small to be read."""
    for one in (*look.paragraphs, *look.margins):
        for run in one.runs:
            if re.search(r"\w", run.text) and _size(run) < _SMALLEST:
                yield Place(one.where, f"“{_about(run.text)}” has {_size(run):g} points")


def justified(look: WordLook) -> Iterator[Place]:
    """Paragraphs that are stretched to both margins."""
    for one in look.paragraphs:
        if one.properties.get("jc") in ("both", "distribute") and len(one.text) > _SHORTEST_JUSTIFIED:
            yield Place(one.where, f"“{_about(one.text)}” is justified")


def capitals(look: WordLook) -> Iterator[Place]:
    """Sentences and headings in capitals."""
    return (
        Place(one.where, f"“{_about(one.text)}” is in capitals") for one in look.paragraphs if in_capitals(one.text)
    )


def underlined(look: WordLook) -> Iterator[Place]:
    """Underlined words that are no link."""
    for one in look.paragraphs:
        for run in one.runs:
            line = run.properties.get("u", "none")
            if line not in ("none", "") and not run.linked and not one.in_contents and re.search(r"\w{2}", run.text):
                yield Place(one.where, f"“{_about(run.text)}” is underlined and no link")
