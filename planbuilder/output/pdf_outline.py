"""What a PDF says of itself: its bookmarks (one a heading) with their pages, and how many pages it has.

LibreOffice, Word and rdocx all write one bookmark for each heading of the docx, in reading order, so no
engine needs another way to find where its headings fell.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pikepdf


@dataclass(frozen=True)
class Bookmark:
    """One entry of the outline: a heading, its page (from 1) and, if said, its height there (points)."""

    title: str
    page: int
    height: float | None


def outline(pdf: Path) -> list[tuple[str, int]]:
    """The headings of a document and the pages they begin on (the first page is 1), in reading order.

    Empty when the PDF has no bookmarks.
    """
    import pikepdf

    with pikepdf.open(pdf) as opened:
        return [(mark.title, mark.page) for mark in bookmarks(opened, page_numbers(opened))]


def page_count(pdf: Path) -> int:
    """How many pages a PDF has."""
    import pikepdf

    with pikepdf.open(pdf) as opened:
        return len(opened.pages)


def page_numbers(pdf: pikepdf.Pdf) -> dict[tuple[int, int], int]:
    """Each page's number (the first is 1) by the object number that links refer to."""
    return {page.obj.objgen: number for number, page in enumerate(pdf.pages, start=1)}


def bookmarks(pdf: pikepdf.Pdf, numbers: dict[tuple[int, int], int]) -> Iterator[Bookmark]:
    """Every bookmark that leads to a page, in reading order."""
    top = pdf.Root.get("/Outlines")
    if top is None or "/First" not in top:
        return
    waiting = [top.First]
    while waiting:
        entry = waiting.pop()
        place = destination(pdf, entry)
        if place is not None and place[0] in numbers:
            yield Bookmark(str(entry.Title).strip(), numbers[place[0]], place[1])
        if "/Next" in entry:
            waiting.append(entry.Next)
        if "/First" in entry:
            waiting.append(entry.First)


def destination(pdf: pikepdf.Pdf, linking: pikepdf.Object) -> tuple[tuple[int, int], float | None] | None:
    """Where a bookmark or a link leads inside its document: the page's object number and the height on it.

    Named destinations (Word writes them) are looked up. None for a link to the web.
    """
    import pikepdf

    place = linking.get("/Dest")
    if place is None and "/A" in linking:
        place = linking.A.get("/D")
    if isinstance(place, pikepdf.String | pikepdf.Name):
        place = _named(pdf, place)
    if isinstance(place, pikepdf.Dictionary):
        place = place.get("/D")
    if not isinstance(place, pikepdf.Array) or not len(place):
        return None
    height = place[3] if len(place) > 3 and place[1] == pikepdf.Name.XYZ else None
    return place[0].objgen, None if height is None else float(height)


def _named(pdf: pikepdf.Pdf, name: pikepdf.Object) -> pikepdf.Object | None:
    import pikepdf

    if isinstance(name, pikepdf.Name):
        return pdf.Root.get("/Dests", pikepdf.Dictionary()).get(str(name))
    names = pdf.Root.get("/Names", pikepdf.Dictionary()).get("/Dests")
    return None if names is None else pikepdf.NameTree(names).get(str(name))
