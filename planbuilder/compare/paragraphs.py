"""Two paragraphs become one with tracked changes; so does a paragraph that came, went or was moved.

In come the pieces of the paragraphs and what happened to each; out comes the content of one paragraph of the redline.
Text in an anchor of TO stays in it, a link stays a link; anchors in what is new or gone are taken off, because
LibreOffice leaves an empty row behind where an inserted row with a control in it is rejected.
"""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from lxml import etree

from planbuilder.compare.atoms import Atom, Marker
from planbuilder.compare.marks import Change, Marks
from planbuilder.compare.story import ANCHOR_BOOKMARK, XML_SPACE, unwrap
from planbuilder.compare.words import Step
from planbuilder.output.opened_docx import w

#: Makes the links of an element of FROM hold in the redline.
Adopt = Callable[[Any], None]


@dataclass(slots=True, eq=False)
class _Piece:
    """A piece of the paragraph to be written; `before` are the properties that its run had in FROM, if others."""

    inside: tuple[Any, ...]
    atom: Atom | None
    marker: Any = None
    change: Change | None = None
    before: Atom | None = None

    def goes_on(self, other: _Piece) -> bool:
        """Whether another piece may stand in the same run."""
        a, b = self.atom, other.atom
        if a is None or b is None or a.is_field or b.is_field:
            return False
        if self.change is not other.change or self.inside != other.inside or a.look != b.look:
            return False
        return (self.before.look if self.before else None) == (other.before.look if other.before else None)


def whole(row: Iterable[Atom | Marker], change: Change) -> list[_Piece]:
    """A whole paragraph that came, went or was moved."""
    pieces = []
    kept = set()
    for one in row:
        inside = _links(one.inside)
        if isinstance(one, Atom):
            pieces.append(_Piece(inside, one, change=change))
            continue
        number = one.element.get(w("id"))
        if _is_kept(one.element.get(w("name"), ""), change):
            kept.add(number)
        if number in kept:
            pieces.append(_Piece(inside, None, marker=one.element))
    return pieces


def _is_kept(bookmark: str, change: Change) -> bool:
    """Which bookmarks stay: of what is gone those of headings alone, for the contents list leads there."""
    if change.is_gone:
        return bookmark.startswith("_Toc")
    return bool(bookmark) and not ANCHOR_BOOKMARK.fullmatch(bookmark)


def _links(inside: Sequence[Any]) -> tuple[Any, ...]:
    return tuple(one for one in inside if one.tag == w("hyperlink"))


def changed(steps: Sequence[Step], new: Iterable[Atom | Marker]) -> list[_Piece]:
    """A paragraph that stands on both sides; `new` is TO's, with its bookmarks."""
    row = iter(new)
    pieces: list[_Piece] = []
    for place, (a, b) in enumerate(steps):
        if b is None:
            assert a is not None
            pieces.append(_Piece(_host(steps, place, a), a, change=Change.DELETED))
            continue
        for one in row:
            if one is b:
                break
            assert isinstance(one, Marker)
            pieces.append(_Piece(one.inside, None, marker=one.element))
        other_look = a is not None and a.look != b.look and not b.is_field
        change = Change.INSERTED if a is None else None
        pieces.append(_Piece(b.inside, b, change=change, before=a if other_look else None))
    return [*pieces, *(_Piece(one.inside, None, marker=one.element) for one in row if isinstance(one, Marker))]


def _host(steps: Sequence[Step], place: int, gone: Atom) -> tuple[Any, ...]:
    """Where deleted text stands: in the anchor of TO's text that takes its place, if it has the same links."""
    before = next((b for _, b in reversed(steps[:place]) if b is not None), None)
    behind = next(((a, b) for a, b in steps[place:] if b is not None), None)
    host: tuple[Any, ...] = ()
    if behind and behind[0] is None:
        host = behind[1].inside if behind[1] else ()
    elif before and behind and behind[1] and before.inside == behind[1].inside:
        host = before.inside
    link = next((b.link for _, b in steps if b is not None and b.inside == host), "") if host else ""
    return host if link == gone.link else _links(gone.inside)


# --- writing ----------------------------------------------------------------------------------------------


def write(paragraph: Any, pieces: Sequence[_Piece], marks: Marks, adopt: Adopt) -> None:
    """Fill a paragraph with the pieces, in place of all but its properties."""
    for child in [child for child in paragraph if child.tag != w("pPr")]:
        paragraph.remove(child)
    holders = _Holders(paragraph, marks, adopt)
    place = 0
    while place < len(pieces):
        first = pieces[place]
        holder = holders.at(first)
        if first.atom is None:
            holder.append(_marker(first.marker, marks, holders.numbers))
            place += 1
            continue
        end = place + 1
        while end < len(pieces) and first.goes_on(pieces[end]):
            end += 1
        runs = _runs(pieces[place:end], marks)
        place = end
        if first.change is not None and first.change.is_gone:
            for run in runs:
                adopt(run)
        _append(holder, runs, first.change, marks)
    holders.close()


def _append(holder: Any, runs: Sequence[Any], change: Change | None, marks: Marks) -> None:
    """Put runs into their place, in the same mark as those before them where it is the same change."""
    if change is None:
        holder.extend(runs)
    elif len(holder) and holder[-1].tag == w(change):
        holder[-1].extend(marks.runs(change, runs))
        marks.made -= 1
    else:
        holder.append(marks.runs(change, runs))


def _runs(pieces: Sequence[_Piece], marks: Marks) -> list[Any]:
    """The runs that pieces of one look are written with."""
    first = pieces[0].atom
    assert first is not None
    if first.is_field:
        return [copy.deepcopy(one) for one in first.pieces]
    run = etree.Element(w("r"))
    if first.properties is not None and (len(first.properties) or pieces[0].before is not None):
        run.append(copy.deepcopy(first.properties))
    if pieces[0].before is not None:
        marks.properties(run, "rPr", pieces[0].before.properties)
    for atom in (piece.atom for piece in pieces):
        assert atom is not None
        if atom.text and len(run) and run[-1].tag == w("t"):
            run[-1].text = (run[-1].text or "") + atom.text
        elif atom.text:
            etree.SubElement(run, w("t"), {XML_SPACE: "preserve"}).text = atom.text
        else:
            run.extend(copy.deepcopy(one) for one in atom.pieces)
    return [run]


def _marker(element: Any, marks: Marks, numbers: dict[str, str]) -> Any:
    """A bookmark's start or end with a number of its own."""
    marker = copy.deepcopy(element)
    marker.set(w("id"), numbers.setdefault(marker.get(w("id")), marks.number()))
    return marker


class _Holders:
    """The links and anchors of a paragraph as they are opened and closed, piece by piece."""

    def __init__(self, paragraph: Any, marks: Marks, adopt: Adopt) -> None:
        self._paragraph = paragraph
        self._marks, self._adopt = marks, adopt
        self._open: list[tuple[Any, Any]] = []  # what it is a copy of, and where its content goes
        self._anchors: dict[Any, Any] = {}
        self.numbers: dict[str, str] = {}

    def at(self, piece: _Piece) -> Any:
        """Where a piece goes."""
        depth = 0
        while depth < min(len(self._open), len(piece.inside)) and self._open[depth][0] is piece.inside[depth]:
            depth += 1
        del self._open[depth:]
        for one in piece.inside[depth:]:
            self._open.append((one, self._opened(one, piece)))
        return self._open[-1][1] if self._open else self._paragraph

    def _opened(self, original: Any, piece: _Piece) -> Any:
        outer = self._open[-1][1] if self._open else self._paragraph
        if original.tag == w("hyperlink"):
            link = etree.SubElement(outer, original.tag, dict(original.attrib))
            if piece.change is not None and piece.change.is_gone and piece.atom and original in piece.atom.inside:
                self._adopt(link)
            return link
        if original in self._anchors:  # it was left in between, and may stand but once
            return outer
        control = etree.SubElement(outer, w("sdt"))
        control.append(copy.deepcopy(original.find(w("sdtPr"))))
        self._anchors[original] = control
        return etree.SubElement(control, w("sdtContent"))

    def close(self) -> None:
        """Take off anchors that one of the two versions would find empty."""
        for control in self._anchors.values():
            content = control.find(w("sdtContent"))
            kinds = {child.tag for child in content} - {w("bookmarkStart"), w("bookmarkEnd")}
            if kinds <= {w("ins")} or kinds <= {w("del")}:
                unwrap(control, content)
