"""What a trace found, in lines for the terminal.

In comes what was found; out come lines that an officer can act on: the cell to open, or why there is none.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from planbuilder.anchors.cells import CellOf
from planbuilder.anchors.trace import Origin, Source, Traced
from planbuilder.model.figures import Cell, Figure
from planbuilder.problems import shortened
from planbuilder.publications import Publication

_MOST_ORIGINS, _MOST_CELLS, _MOST_ALIKE, _LONGEST = 12, 8, 4, 94


def told_trace(words: str, traced: Traced, publication: Publication) -> list[str]:
    """What was found of these words."""
    times = f"in {traced.places} places" if traced.places > 1 else "in 1 place"
    lines = [f"“{shortened(words)}” stands {times} of {traced.document.name}:"]
    for origin in traced.origins[:_MOST_ORIGINS]:
        lines += ["", *_told(origin, publication)]
    if more := len(traced.origins) - _MOST_ORIGINS:
        lines += ["", f"... and {more} more. A longer piece of the text finds fewer."] if more > 0 else []
    if traced.older:
        lines += ["", "A workbook was saved after this document was built; the cells are given as they are now."]
    return lines


def told_nothing(words: str, traced: Traced, typed: Sequence[CellOf], publication: Publication) -> list[str]:
    """What can be said of words that stand nowhere in the document."""
    if not words.strip():
        return ['Give some words of the document, for example: make trace TEXT="Keep Safe"']
    lines = [f"“{shortened(words)}” does not stand in {traced.document.name}."]
    if typed:
        places = ", ".join(one.place for one in typed[:_MOST_CELLS])
        lines.append(f"It is typed in {places}. To have it printed, build again: make {publication.name}")
    else:
        lines.append("Give a few words as they are printed; case, spaces and the kind of quotes do not matter.")
    return lines


def _told(origin: Origin, publication: Publication) -> Iterator[str]:
    if origin.cell:
        yield f"  {origin.cell.place}"
        yield f"    {origin.cell.heading}{_of(origin.cell)}: “{shortened(origin.words, _LONGEST)}”"
    elif origin.source is Source.GONE:
        yield f"  “{shortened(origin.words, _LONGEST)}” was typed in a row that is gone, or has another name or Ref now"
    elif origin.source is Source.FIGURE:
        yield f"  “{shortened(origin.words, _LONGEST)}” is worked out" + (
            ", and may be any of these:" if len(origin.figures) > 1 else ":"
        )
        for figure in origin.figures:
            yield from _figure(figure)
    elif origin.source is Source.TEMPLATE:
        yield f"  “{shortened(origin.words, _LONGEST)}” comes from the template templates/{publication.template}"
    else:
        yield f"  “{shortened(origin.words, _LONGEST)}” is put in by planbuilder and has no cell of its own"
        if origin.alike:
            yield f"    Its words are typed in {', '.join(one.place for one in origin.alike[:_MOST_ALIKE])}"


def _of(cell: CellOf) -> str:
    return "" if cell.record.sheet.settings else f" of {shortened(cell.reference, 50)}"


def _figure(figure: Figure) -> Iterator[str]:
    yield f"    {figure.name} = {figure.text}: {figure.formula}"
    if figure.cells:
        yield f"      from {_listed(figure.cells)}"


def _listed(cells: Sequence[Cell]) -> str:
    """The cells by their sheets, the first few of them."""
    shown: dict[str, list[str]] = {}
    for cell in cells[:_MOST_CELLS]:
        shown.setdefault(f"{cell.workbook} > {cell.sheet}", []).append(cell.cell)
    listed = "; ".join(f"{place} > {', '.join(several)}" for place, several in shown.items())
    more = len(cells) - _MOST_CELLS
    return f"{listed} and {more} more" if more > 0 else listed
