"""The tags of a PDF (its structure tree), mended in one walk.

In: an open PDF with tags. Out: the same tree, where list items stand in lists, contents entries in a table of
contents, decorative pictures nowhere, each link in one piece and every column heading says what it heads;
and two lists for the pages: sections that turned out to be decoration, and described pictures whose drawing
still has no tag. Names such as LI or TOCI are the standard structure types of ISO 32000-1, 14.8.4.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from planbuilder.output.pdf_charts import ChartsInOrder
from planbuilder.output.pdf_content import Box

if TYPE_CHECKING:
    import pikepdf

ObjGen = tuple[int, int]

# LibreOffice and Word name a tag after its paragraph style: "Contents 1" or "TOC 1".
_CONTENTS_STYLE = re.compile(r"/(?:contents|toc) ?([1-9])", re.IGNORECASE)


class Structure:
    """The structure tree of one open PDF.

    `decorative`: by page, the numbers (MCIDs) of marked sections that are to become artifacts.
    `undrawn`: by page, the tags of described pictures that hold no section yet, with their boxes.
    """

    def __init__(self, pdf: pikepdf.Pdf, charts: ChartsInOrder | None = None) -> None:
        self._pdf = pdf
        self._charts = charts or ChartsInOrder([])
        self.root: Any = pdf.Root.StructTreeRoot
        self.decorative: dict[ObjGen, set[int]] = {}
        self.undrawn: dict[ObjGen, list[tuple[Any, Box]]] = {}
        self._roles = {str(style): str(role) for style, role in self.root.get("/RoleMap", {}).items()}
        self._kinds: dict[str, str] = {}
        self.parents: dict[int, Any] = dict(_number_tree(self.root.get("/ParentTree")))

    def kind(self, kid: Any) -> str:
        """A tag's standard type without its slash ("P", "TH"), "toc 1" to "toc 9" for an entry of the
        contents, or "" for a piece of page content."""
        if isinstance(kid, int) or (style := kid.get("/S")) is None:
            return ""
        name = str(style)
        if name not in self._kinds:
            role, seen = name, {name}
            while (mapped := self._roles.get(role)) and mapped not in seen:
                role = mapped
                seen.add(role)
            entry = _CONTENTS_STYLE.fullmatch(name)
            self._kinds[name] = f"toc {entry[1]}" if entry and role == "/P" else role[1:]
        return self._kinds[name]

    def top(self) -> Any:
        """The topmost tag, under which all others stand."""
        return next(kid for kid in kids_of(self.root) if self.kind(kid))

    def new(self, kind: str, parent: Any, **more: Any) -> Any:
        """A new tag; the caller puts it among its parent's kids."""
        import pikepdf

        return self._pdf.make_indirect(
            pikepdf.Dictionary(Type=pikepdf.Name.StructElem, S=pikepdf.Name("/" + kind), P=parent, **more)
        )

    def owner_of(self, page: Any, mcid: int, tag: Any) -> None:
        """Note in the parent tree that a page's marked section belongs to this tag (None: to no tag)."""
        owners = self.parents[int(page.StructParents)]
        while len(owners) <= mcid:
            owners.append(None)
        owners[mcid] = tag

    def next_mcid(self, page: Any) -> int:
        """The first number that no marked section of this page has."""
        return len(self.parents[int(page.StructParents)])

    def mend(self) -> None:
        """Put the whole tree right."""
        for top in kids_of(self.root):
            if kind := self.kind(top):
                self._mend(top, kind)

    def _mend(self, tag: Any, kind: str) -> bool:
        """Put one tag and all under it right; whether anything is left that it could say."""
        if kind == "Figure":
            return self._says_something(tag)
        before = kids = kids_of(tag)
        kinds = [self.kind(kid) for kid in before]
        if any(kinds):
            says = [not its or self._mend(kid, its) for kid, its in zip(before, kinds, strict=True)]
            if not all(says):
                kids = [kid for kid, kept in zip(before, says, strict=True) if kept]
            if "Link" in kinds:
                kids = self._whole_links(kids)
            if "LI" in kinds and kind != "L":
                kids = self._items_in_lists(tag, kids)
            if "toc 1" in kinds and kind != "TOCI":
                kids = self._contents_in_order(tag, kids)
            if kids is not before:
                set_kids(tag, kids)
        if kind == "L":
            self._say_numbering(tag, kids)
        elif kind == "TH":
            _say_scope(tag)
        elif kind == "Table":
            self._say_spans(tag)
        return kind != "P" or bool(kids)

    def _says_something(self, figure: Any) -> bool:
        """Whether a picture has a description; the sections of one that has none become artifacts (7.3).

        A chart gets the description that the engine dropped, and its words become part of the picture: what they are
        the description tells, and read out by themselves they are a heap of numbers.
        """
        self._describe_chart(figure)
        if str(figure.get("/Alt", "")) or str(figure.get("/ActualText", "")):
            if "/Pg" in figure and not kids_of(figure) and (box := _box(figure)):
                self.undrawn.setdefault(figure.Pg.objgen, []).append((figure, box))
            return True
        for page, mcid in _sections(figure, below=True):
            self.decorative.setdefault(page.objgen, set()).add(mcid)
            self.owner_of(page, mcid, None)
        return False

    def _describe_chart(self, figure: Any) -> None:
        import pikepdf

        holds_words = any(self.kind(kid) for kid in kids_of(figure))
        if words := str(figure.get("/Alt", "")):
            self._charts.met(words)
        elif words := self._charts.take(_box(figure), holds_words=holds_words):
            figure.Alt = pikepdf.String(words)
        if words and holds_words:
            sections = list(_sections(figure, below=True))
            figure.Pg = sections[0][0]
            set_kids(figure, [mcid for page, mcid in sections if page.objgen == figure.Pg.objgen])
            for page, mcid in sections:
                self.owner_of(page, mcid, figure)

    def _whole_links(self, kids: list[Any]) -> list[Any]:
        """Neighbouring Link tags of one link made one: LibreOffice tags each run of its text by itself."""
        joined: list[Any] = []
        for kid in kids:
            if joined and self.kind(kid) == "Link" and self.kind(joined[-1]) == "Link":
                last = joined[-1]
                led, leads = _annotations(last), _annotations(kid)
                if not led or any(_lead_alike(one, other) for one in led.values() for other in leads.values()):
                    for page, mcid in _sections(kid):
                        self.owner_of(page, mcid, last)
                    for annotation in leads.values():
                        self.parents[int(annotation.StructParent)] = last
                    more = [k for k in kids_of(kid) if not _is_annotation(k) or k.Obj.objgen not in led]
                    set_kids(last, kids_of(last) + more)
                    continue
            joined.append(kid)
        return kids if len(joined) == len(kids) else joined

    def _items_in_lists(self, parent: Any, kids: Sequence[Any]) -> list[Any]:
        """List items without a list put into the list before them, or into a new one (7.2).

        LibreOffice leaves them so where a table row breaks over two pages.
        """
        gathered: list[Any] = []
        for kid in kids:
            if self.kind(kid) != "LI":
                gathered.append(kid)
                continue
            if not gathered or self.kind(gathered[-1]) != "L":
                gathered.append(self.new("L", parent, K=[]))
            items = gathered[-1]
            kid.P = items
            set_kids(items, [*kids_of(items), kid])
            self._say_numbering(items, kids_of(items))
        return gathered

    def _contents_in_order(self, parent: Any, kids: list[Any]) -> list[Any]:
        """Neighbouring entries ("toc 1", "toc 2") put into a table of contents, level within level."""
        import pikepdf

        ordered: list[Any] = []
        open_levels: list[tuple[str, Any]] = []
        for kid in kids:
            level = self.kind(kid)
            if not level.startswith("toc "):
                open_levels.clear()
                ordered.append(kid)
                continue
            while len(open_levels) > 1 and open_levels[-1][0] > level:
                open_levels.pop()
            if not open_levels or open_levels[-1][0] < level:
                above = open_levels[-1][1] if open_levels else parent
                contents = self.new("TOC", above, K=[])
                (above.K if open_levels else ordered).append(contents)
                open_levels.append((level, contents))
            contents = open_levels[-1][1]
            kid.P = self.new("TOCI", contents, K=[kid])
            kid.S = pikepdf.Name.Reference
            contents.K.append(kid.P)
        return ordered

    def _say_spans(self, table: Any) -> None:
        """Rows short of cells, where nothing says why (rdocx), end in a cell that spans the rest (7.2)."""
        rows = [row for part in kids_of(table) for row in [part, *kids_of(part)] if self.kind(row) == "TR"]
        cells = [kids_of(row) for row in rows]
        if len({len(row) for row in cells}) < 2:
            return
        widths = [sum(_span(cell, "/ColSpan") for cell in row) for row in cells]
        if any(_span(cell, "/RowSpan") > 1 for row in cells for cell in row):
            return
        for row, width in zip(cells, widths, strict=True):
            if row and width < max(widths):
                _say_of_cell(row[-1], ColSpan=max(widths) - width + _span(row[-1], "/ColSpan"))

    def _say_numbering(self, items: Any, kids: Sequence[Any]) -> None:
        """Tell a bulleted list from a numbered one (14.8.5.5), by the style of its first paragraph."""
        import pikepdf

        if "/A" in items or not kids:
            return
        tag = kids[0]
        while (inner := kids_of(tag)) and self.kind(inner[0]):
            tag = inner[0]
        numbered = "number" in str(tag.S).casefold()
        name = pikepdf.Name.Decimal if numbered else pikepdf.Name.Disc
        items.A = pikepdf.Dictionary(O=pikepdf.Name.List, ListNumbering=name)


def kids_of(tag: Any) -> list[Any]:
    """What stands under a tag: tags, numbers of marked sections, and references to annotations."""
    import pikepdf

    kids = tag.get("/K")
    if kids is None:
        return []
    return list(kids) if isinstance(kids, pikepdf.Array) else [kids]


def set_kids(tag: Any, kids: Sequence[Any]) -> None:
    import pikepdf

    tag.K = pikepdf.Array(kids)


def _number_tree(node: Any) -> Iterator[tuple[int, Any]]:
    """The entries of a number tree (7.9.7), such as the one that leads from page content to its tag."""
    if node is None:
        return
    numbers = list(node.get("/Nums", []))
    yield from ((int(key), value) for key, value in zip(numbers[::2], numbers[1::2], strict=True))
    for part in node.get("/Kids", []):
        yield from _number_tree(part)


def _is_annotation(kid: Any) -> bool:
    import pikepdf

    return isinstance(kid, pikepdf.Dictionary) and "/Obj" in kid


def _annotations(link: Any) -> dict[ObjGen, Any]:
    return {kid.Obj.objgen: kid.Obj for kid in kids_of(link) if _is_annotation(kid)}


def _lead_alike(one: Any, other: Any) -> bool:
    return bool(one.get("/Dest") == other.get("/Dest") and one.get("/A") == other.get("/A"))


def _sections(tag: Any, *, below: bool = False) -> Iterator[tuple[Any, int]]:
    """The marked sections that stand directly under a tag, `below`: under the tags in it too; page and number."""
    import pikepdf

    for kid in kids_of(tag):
        if not isinstance(kid, pikepdf.Dictionary):
            yield tag.Pg, int(kid)
        elif "/MCID" in kid:
            yield kid.get("/Pg", tag.get("/Pg")), int(kid.MCID)
        elif below and "/S" in kid:
            yield from _sections(kid, below=True)


def _attributes(tag: Any) -> list[Any]:
    import pikepdf

    found = tag.get("/A")
    if found is None:
        return []
    return list(found) if isinstance(found, pikepdf.Array) else [found]


def _span(cell: Any, name: str) -> int:
    """Over how many columns ("/ColSpan") or rows ("/RowSpan") a cell goes."""
    return next((int(attribute[name]) for attribute in _attributes(cell) if name in attribute), 1)


def _box(figure: Any) -> Box | None:
    for attribute in _attributes(figure):
        if "/BBox" in attribute:
            left, bottom, right, top = (float(number) for number in attribute.BBox)
            return left, bottom, right, top
    return None


def _say_scope(heading: Any) -> None:
    """A heading cell that does not say what it heads, heads its column (7.5)."""
    import pikepdf

    if not any("/Scope" in attribute for attribute in _attributes(heading)):
        _say_of_cell(heading, Scope=pikepdf.Name.Column)


def _say_of_cell(cell: Any, **attributes: Any) -> None:
    import pikepdf

    cell.A = pikepdf.Array([*_attributes(cell), pikepdf.Dictionary(O=pikepdf.Name.Table, **attributes)])
