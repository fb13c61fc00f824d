"""The links of a PDF, so that a screen reader can name them and tell where they lead.

In: an open PDF whose tags are mended, page by page. Out: every link annotation has a description and stands
under a Link tag (ISO 14289-1, 7.18.5); the second, narrow link that LibreOffice lays over the page number of
a contents entry is gone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from planbuilder.output.pdf_outline import bookmarks, destination, page_numbers
from planbuilder.output.pdf_structure import Structure, kids_of, set_kids

if TYPE_CHECKING:
    import pikepdf

# A link leads to the top of its heading; a bookmark may be a rounding away from it. Points.
_SAME_PLACE = 3.0


class Links:
    """Describes the links of one PDF: call `describe` for every page, then `finish` once."""

    def __init__(self, pdf: pikepdf.Pdf, structure: Structure) -> None:
        self._pdf = pdf
        self._structure = structure
        self._pages = page_numbers(pdf)
        self._bookmarks = list(bookmarks(pdf, self._pages))
        self._new: list[Any] = []

    def describe(self, page: Any) -> None:
        """See to the links of one page."""
        annotations = page.get("/Annots")
        if annotations is None:
            return
        links = [link for link in annotations if link.get("/Subtype") == "/Link"]
        tagged = [link for link in links if "/StructParent" in link]
        for link in links:
            link.Contents = self._description(link)
            if "/StructParent" not in link:
                if any(_same_link(link, other) for other in tagged):
                    annotations.remove(link)
                else:
                    self._tag(link, page)

    def finish(self) -> None:
        """Write the new Link tags, and the parent tree with all that was changed in it."""
        import pikepdf

        structure = self._structure
        if self._new:
            top = structure.top()
            set_kids(top, kids_of(top) + self._new)
        flat = [part for number in sorted(structure.parents) for part in (number, structure.parents[number])]
        structure.root.ParentTree = self._pdf.make_indirect(pikepdf.Dictionary(Nums=flat))
        structure.root.ParentTreeNextKey = max(structure.parents, default=-1) + 1

    def _description(self, link: Any) -> str:
        """Where a link leads: "Burglary, page 21"; for the web, its own text or else the address."""
        place = destination(self._pdf, link)
        if place is not None and place[0] in self._pages:
            page, height = self._pages[place[0]], place[1]
            for mark in self._bookmarks:
                if mark.page == page and _near(mark.height, height):
                    return f"{mark.title}, page {page}"
            return f"Page {page}"
        said = " ".join(str(link.get("/Contents", "")).split())
        return said or f"Link to {link.A.get('/URI', '')}" if "/A" in link else said or "Link"

    def _tag(self, link: Any, page: Any) -> None:
        """Give a link that the engine did not tag a Link tag of its own, at the end of the document."""
        import pikepdf

        structure = self._structure
        number = max(structure.parents, default=-1) + 1
        reference = pikepdf.Dictionary(Type=pikepdf.Name.OBJR, Obj=link, Pg=page)
        tag = structure.new("Link", structure.top(), Pg=page, Alt=link.Contents, K=[reference])
        link.StructParent = number
        structure.parents[number] = tag
        self._new.append(tag)


def _near(one: float | None, other: float | None) -> bool:
    return one is None or other is None or abs(one - other) <= _SAME_PLACE


def _same_link(narrow: Any, wide: Any) -> bool:
    """Whether two links lead to the same place and the first lies within the second."""
    if narrow.get("/Dest") != wide.get("/Dest") or narrow.get("/A") != wide.get("/A"):
        return False
    left, bottom, right, top = (float(number) for number in wide.Rect)
    across, down = ((float(narrow.Rect[n]) + float(narrow.Rect[n + 2])) / 2 for n in (0, 1))
    return left <= across <= right and bottom <= down <= top
