"""A circulated draft that comes back: the places in it that can be edited, and edits of it as Word writes them.

What a place says, and which line of which cell that is, comes from the draft's XML and its manifest alone: what is
expected of an edit must not come from the reader that is tried with it.
"""

from __future__ import annotations

import copy
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from lxml import etree

from returned_samples import WHEN, WHO, Edited, repacked, w

Values = Mapping[str, Mapping[str, str]]


@dataclass(frozen=True)
class Expected:
    """What should be found of one edit; `line` is None where the manifest does not tell which line it is.

    `how` is how the finding should begin; `recovered` says that it should be told that anchors were gone; `in_short`
    that of its words only the first are told, as of rows and of what was moved.
    """

    kind: str
    key: str = ""
    before: str = ""
    proposed: str = ""
    how: str = ""
    sheet: str = ""
    line: int | None = None
    comment: str = ""
    recovered: bool = False
    in_short: bool = False


@dataclass(eq=False)
class Site:
    """A paragraph that says one value, or a line of one, and nothing else."""

    holder: Any
    key: str
    text: str
    facts: Mapping[str, str]
    container: Any
    beside: list[Site] = field(default_factory=list)
    line: int | None = None

    @property
    def row(self) -> Any | None:
        """The row that it stands in; None in the body."""
        return next(self.holder.iterancestors(w("tr")), None)

    @property
    def is_alone(self) -> bool:
        """Whether it is all that its cell says."""
        return self.row is not None and len(self.beside) == 1

    @property
    def is_record(self) -> bool:
        """Whether the paragraphs beside it are records of their own."""
        return self.row is not None and len({one.key for one in self.beside}) > 1

    @property
    def behind(self) -> Site | None:
        """The site after it in the same container."""
        place = self.beside.index(self) + 1
        return self.beside[place] if place < len(self.beside) else None


class Paper(Edited):
    """The draft with its sites; edits keep away from each other."""

    def __init__(self, content: bytes, values: Values) -> None:
        super().__init__(content)
        self.values = values
        self.sites = list(_sites(self, values))
        self.controls = list(self.tree.iter(w("sdt")))
        self.paragraphs_sent = list(self.tree.iter(w("p")))
        self.touched: set[Any] = set()
        self.whole: set[Any] = set()

    def may_touch(self, site: Site) -> bool:
        """Whether words can be edited here; if so, nothing else will be at the same paragraph."""
        free = site.holder not in self.touched and not {site.container, site.row} & self.whole
        if free:
            self.touched |= {site.holder, site.container, site.row} - {None}
        return free

    def may_shift(self, *sites: Site) -> bool:
        """Whether paragraphs can be added, taken out or moved about here: once in a container."""
        first = sites[0]
        shifted = ("shifted", first.container)
        if shifted in self.touched or any(one.holder in self.touched for one in sites):
            return False
        if {first.container, first.row} & self.whole:
            return False
        self.touched |= {shifted, first.container, first.row, *(one.holder for one in sites)} - {None}
        return True

    def may_have_container(self, site: Site) -> bool:
        """Whether all of a site's container can be had, in a row that stays."""
        free = site.row not in self.whole and self.may_have(site.container, site.holder)
        if free and site.row is not None:
            self.touched.add(site.row)
        return free

    def may_have(self, *elements: Any) -> bool:
        """Whether containers or rows can be had whole."""
        free = not set(elements) & self.touched
        if free:
            self.touched.update(elements)
            self.whole.update(elements)
        return free

    # --- as Word writes

    def add_after(self, holder: Any, text: str, *, tracked: bool) -> Any:
        """Enter at the end: the new paragraph looks like the one before it."""
        new = super().add_after(holder, text, tracked=False)
        look = holder.find(w("pPr"))
        if look is not None:
            new.replace(new.find(w("pPr")), copy.deepcopy(look))
            for mark in list(new.iterfind(f"{w('pPr')}/{w('rPr')}")):
                mark.getparent().remove(mark)
        if tracked:
            self.mark_inside(new, "ins")
            self.end_mark(new, "ins")
        return new

    def mark_inside(self, holder: Any, kind: str) -> None:
        """All words of a paragraph are marked as put in, deleted or moved."""
        for run in list(holder.iter(w("r"))):
            mark = self.mark_of(kind)
            run.getparent().replace(run, mark)
            mark.append(run)
            for text in run.iter(w("t")) if kind == "del" else ():
                text.tag = w("delText")

    def move_tracked(self, holder: Any, behind: Any) -> None:
        """A paragraph is dragged elsewhere: it stands there once more, and is marked as moved away here."""
        again = copy.deepcopy(holder)
        for one in list(again.iter(w("bookmarkStart"), w("bookmarkEnd"))):
            one.getparent().remove(one)
        for one, kind in ((holder, "moveFrom"), (again, "moveTo")):
            self.mark_inside(one, kind)
            self.end_mark(one, kind)
        behind.addnext(again)

    def enter_within(self, site: Site, text: str) -> None:
        """Enter was pressed within the control: it stands round both paragraphs now."""
        control = next(site.holder.iter(w("sdt")))
        content = control.find(w("sdtContent"))
        parent = control.getparent()
        place = parent.index(control)
        parent[place : place + 1] = list(content)
        new = self.add_after(site.holder, text, tracked=False)
        site.holder.addprevious(control)
        content[:] = [site.holder, new]

    def nudge_format(self, holder: Any) -> None:
        """Bold, with tracking: a change of looks, and none of words."""
        for run in holder.iter(w("r")):
            look = run.find(w("rPr"))
            if look is None:
                look = etree.Element(w("rPr"))
                run.insert(0, look)
            before = copy.deepcopy(look)
            etree.SubElement(look, w("b"))
            self.mark += 1
            about = {w("id"): str(self.mark), w("author"): WHO, w("date"): WHEN}
            etree.SubElement(look, w("rPrChange"), about).append(before)

    def break_up(self, holder: Any) -> None:
        """As after a check of the spelling: a run a word, with marks of errors between them."""
        for run in [one for one in holder.iter(w("r")) if self.text_of(one)]:
            words = self.text_of(run).split(" ")
            made = []
            for number, word in enumerate(words):
                made.append(self._run(run, word if number == len(words) - 1 else f"{word} ", "", tracked=False))
                made.append(etree.Element(w("proofErr"), {w("type"): "spellEnd"}))
            place = run.getparent().index(run)
            run.getparent()[place : place + 1] = made

    def smarten(self, holder: Any) -> None:
        """Other quotes and spaces, as Word puts them in by itself."""
        for text in holder.iter(w("t")):
            said = (text.text or "").replace("'", "’").replace("“", '"').replace("”", '"')
            text.text = said.replace(" ", "\u00a0", 1)

    def drop_bookmarks(self, holder: Any) -> None:
        """Bookmarks are gone, as in a copy."""
        for one in list(holder.iter(w("bookmarkStart"), w("bookmarkEnd"))):
            one.getparent().remove(one)

    def saved(self, **own: str) -> bytes:
        """The file, with the parts of its comments put in beside the others."""
        main = etree.tostring(self.tree, xml_declaration=True, encoding="UTF-8", standalone=True)
        parts = self.parts | {"word/document.xml": main}
        if self.comments:
            more, rels, types = self._comment_parts()
            parts |= more
            for name, end, added in (
                ("word/_rels/document.xml.rels", b"</Relationships>", rels.replace('"rId', '"rIdOf')),
                ("[Content_Types].xml", b"</Types>", types),
            ):
                parts[name] = parts[name].replace(end, added.encode() + end)
        return repacked(parts)


def _sites(paper: Paper, values: Values) -> Iterator[Site]:
    groups: dict[Any, list[Site]] = {}
    last: Site | None = None
    for holder in paper.tree.iter(w("p")):
        site = _site(paper, values, holder)
        if site is None:
            last = None if next(holder.iterancestors(w("tc")), None) is None else last
            continue
        if site.row is None:  # in the body, lines of one cell that follow each other belong together
            site.container = last.container if last is not None and last.key == site.key else holder
            last = site
        groups.setdefault(site.container, []).append(site)
    for group in groups.values():
        for site in group:
            own = [one for one in group if one.key == site.key]
            lines = [line for line in site.facts["raw"].split("\n") if line.strip()]
            site.beside = group
            told = len(own) == len(lines) and "[[" not in site.facts["raw"]
            site.line = 0 if len(lines) == 1 else own.index(site) + 1 if told else None
            yield site


def _site(paper: Paper, values: Values, holder: Any) -> Site | None:
    controls = list(holder.iter(w("sdt")))
    text = paper.text_of(holder)
    if len(controls) != 1 or not text.strip() or text != paper.text_of(controls[0]):
        return None
    tag = controls[0].find(f"{w('sdtPr')}/{w('tag')}")
    key = tag.get(w("val")).removeprefix("pb:") if tag is not None else ""
    if key not in values or next(holder.iter(w("br"), w("tab"), w("fldChar")), None) is not None:
        return None
    return Site(holder, key, text, values[key], next(holder.iterancestors(w("tc")), None))
