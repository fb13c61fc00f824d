"""A PDF as its checks see it: its tags in one walk, its fonts, its annotations.

In: a PDF that pikepdf can open. Out: a `PdfLook`. A foreign PDF may hold anything: circles of tags, entries of the
wrong kind; what is no tag is passed over, and nothing is followed twice.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

#: The standard structure types of ISO 32000-1, 14.8.4.
_TYPES = """
Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private P H H1 H2 H3 H4 H5 H6 L LI Lbl LBody
Table TR TH TD THead TBody TFoot Span Quote Note Reference BibEntry Code Link Annot Ruby RB RT RP Warichu WT WP
Figure Formula Form
"""
STANDARD = frozenset(_TYPES.split())
MOST_TAGS = 400_000


@dataclass(slots=True)
class Tag:
    """A tag: its standard type, the one around it, and the numbers of the tags in it."""

    kind: str
    name: str
    element: Any
    parent: Tag | None
    kids: list[Tag] = field(default_factory=list)
    page: Any = None

    def attribute(self, name: str) -> Any:
        """An entry of its attributes, such as /Scope; None where there is none."""
        held = self.element.get("/A")
        for one in each(held):
            if hasattr(one, "get") and (value := get(one, name)) is not None:
                return value
        return None


@dataclass
class PdfLook:
    """Everything that the checks of a PDF ask for; `text` is that of its pages."""

    path: Path
    pdf: Any
    pages: list[str]
    beside: Path | None = None

    @cached_property
    def root(self) -> Any:
        """The catalogue of the document."""
        return self.pdf.Root

    @cached_property
    def numbers(self) -> dict[tuple[int, int], int]:
        """The number of each page (from 1) by its object."""
        return {page.obj.objgen: number for number, page in enumerate(self.pdf.pages, start=1)}

    @cached_property
    def roles(self) -> dict[str, str]:
        """What the names of tags stand for."""
        held = get(get(self.root, "/StructTreeRoot"), "/RoleMap")
        return {str(name)[1:]: str(role)[1:] for name, role in held.items()} if hasattr(held, "items") else {}

    def standard(self, name: str) -> str:
        """The standard type that a tag stands for; "" where it stands for none."""
        seen = {name}
        while name not in STANDARD and (name := self.roles.get(name, "")) and name not in seen:
            seen.add(name)
        return name if name in STANDARD else ""

    @cached_property
    def tags(self) -> list[Tag]:
        """All tags in the order of reading."""
        import pikepdf

        top = get(self.root, "/StructTreeRoot")
        found: list[Tag] = []
        seen: set[tuple[int, int]] = set()
        waiting: list[tuple[Any, Tag | None]] = [(kid, None) for kid in reversed(each(get(top, "/K")))]
        kinds: dict[str, str] = {}
        while waiting and len(found) < MOST_TAGS:
            element, parent = waiting.pop()
            if not isinstance(element, pikepdf.Dictionary):
                continue
            style = element.get("/S")
            if style is None or (element.objgen != (0, 0) and element.objgen in seen):
                continue
            seen.add(element.objgen)
            name = str(style)[1:]
            if name not in kinds:
                kinds[name] = self.standard(name)
            page = element.get("/Pg")
            tag = Tag(kinds[name], name, element, parent, page=page if page is not None else parent and parent.page)
            found.append(tag)
            if parent is not None:
                parent.kids.append(tag)
            waiting += [(kid, tag) for kid in reversed(each(element.get("/K")))]
        return found

    def of_kind(self, *kinds: str) -> list[Tag]:
        """The tags of these kinds."""
        return [tag for tag in self.tags if tag.kind in kinds]

    def where(self, tag: Tag) -> str:
        """The page that a tag begins on, in words."""
        waiting = [tag]
        for _ in range(200):
            if not waiting:
                break
            one = waiting.pop(0)
            page = (
                one.page
                if one.page is not None
                else next((p for p in map(_page_of, each(one.element.get("/K"))) if p), None)
            )
            if page is not None and (number := self.numbers.get(page.objgen)):
                return f"page {number}"
            waiting += one.kids
        return "the tags"

    def annotations(self) -> Iterator[tuple[int, Any]]:
        """Every annotation with the number of its page."""
        for number, page in enumerate(self.pdf.pages, start=1):
            for one in each(page.obj.get("/Annots")):
                if hasattr(one, "get"):
                    yield number, one

    def fonts(self) -> Iterator[tuple[int, Any]]:
        """Every font once, with the number of the first page that has it; those of forms on the page too."""
        import pikepdf

        seen: set[tuple[int, int]] = set()
        for number, page in enumerate(self.pdf.pages, start=1):
            waiting = [page.obj.get("/Resources")]
            while waiting:
                resources = waiting.pop()
                held = get(resources, "/Font")
                for font in held.values() if isinstance(held, pikepdf.Dictionary) else ():
                    if isinstance(font, pikepdf.Dictionary) and (font.objgen == (0, 0) or font.objgen not in seen):
                        seen.add(font.objgen)
                        yield number, font
                forms = get(resources, "/XObject")
                for form in forms.values() if isinstance(forms, pikepdf.Dictionary) else ():
                    if isinstance(form, pikepdf.Stream) and form.objgen not in seen:
                        seen.add(form.objgen)
                        waiting.append(form.get("/Resources"))


def _page_of(kid: Any) -> Any:
    return get(kid, "/Pg")


def each(value: Any) -> list[Any]:
    """The members of an array, or the one thing that stands in its place."""
    import pikepdf

    if value is None:
        return []
    return list(value) if isinstance(value, pikepdf.Array) else [value]


def get(holder: Any, name: str) -> Any:
    """An entry of a dictionary or stream; None where there is none, or no dictionary."""
    import pikepdf

    return holder.get(name) if isinstance(holder, pikepdf.Dictionary | pikepdf.Stream) else None
