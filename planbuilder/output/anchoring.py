"""What ties a printed value to its cell in Word: a content control that nobody sees, and a bookmark round that.

In comes the XML of a part in which marks with a key stand round the runs of a value; out goes the XML with both. Word
keeps both while a file goes round; LibreOffice keeps the bookmark, and so does Word where a value is typed anew. The
control is never one for plain text and never bound to data: programs would change the words in it. Anchors are many
times as long as their marks, so they are put in while the file is written. The PDF is laid out without them.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice

from planbuilder.keys import KEY_LENGTH
from planbuilder.output.marks import ANCHOR_OFF, ANCHOR_ON

_W15 = "http://schemas.microsoft.com/office/word/2012/wordml"
_MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
#: Bookmarks of anchors are numbered from here on, so that those of headings keep their numbers.
_FIRST_NUMBER = 1_000_000
_MARKED = re.compile(f"{ANCHOR_ON}(.{{{KEY_LENGTH}}})([^{ANCHOR_OFF}]*){ANCHOR_OFF}")
#: So many pieces of XML are written at once.
_PIECES = 5_000
#: Where no anchor may stand: text boxes once more for old programs, ruby, formulas.
_CLOSED = ("mc:Fallback", "w:ruby", "m:oMath")
#: Content controls of a template that hold nothing but text, or show what is stored elsewhere.
_PLAIN = re.compile(
    r"<(?:w:text|w:date|w:dropDownList|w:comboBox|w:dataBinding|w:picture|w15:dataBinding|w14:checkbox)\b"
)
_SDT = re.compile(r"<w:sdt>|<w:sdt |</w:sdt>")
_ROOT = re.compile(r"<w:(?:document|hdr|ftr|footnotes|endnotes)\b[^>]*>")


@dataclass(frozen=True)
class Anchors:
    """The anchors of a document: bookmarks are numbered from `first` on, and controls are none of those `taken`."""

    first: int = _FIRST_NUMBER
    taken: frozenset[int] = frozenset()

    @classmethod
    def beside(cls, parts: Iterable[str]) -> Anchors:
        """Anchors for a document whose template has bookmarks and controls of its own."""
        numbers, taken = [0], set()
        for xml in parts:
            if "<w:bookmarkStart" in xml:
                numbers += map(int, re.findall(r'<w:bookmarkStart\b[^>]*?w:id="(\d+)"', xml))
            if "<w:sdtPr" in xml:
                taken |= {int(one) & 0x7FFFFFFF for one in re.findall(r'<w:id w:val="(-?\d+)"', xml)}
        return cls(_FIRST_NUMBER + max(numbers), frozenset(taken))

    def put_into(self, parts: Mapping[str, str]) -> Mapping[str, Iterable[bytes]]:
        """The parts that hold marks, with anchors in place of these, in pieces; to be written in this order."""
        made = _Made(self.first, set(self.taken))
        return {name: _encoded(made.pieces(xml)) for name, xml in parts.items() if ANCHOR_ON in xml}


@dataclass
class _Made:
    """The anchors that were made, so that each name and number stands once."""

    number: int
    controls: set[int]
    times: dict[str, int] = field(default_factory=dict)

    def pieces(self, xml: str) -> Iterator[str]:
        """The XML of a part, with anchors in place of their marks."""
        done = 0
        for marked in _MARKED.finditer(xml):
            key, runs = marked.groups()
            name, control = self._known_as(key)
            yield (
                f'{xml[done : marked.start()]}<w:bookmarkStart w:id="{self.number}" w:name="_pb_{name}"/>'
                f'<w:sdt><w:sdtPr><w:alias w:val="pb:{key}"/><w:tag w:val="pb:{key}"/><w:id w:val="{control}"/>'
                '<w15:appearance w15:val="hidden"/></w:sdtPr>'
                f'<w:sdtContent>{runs}</w:sdtContent></w:sdt><w:bookmarkEnd w:id="{self.number}"/>'
            )
            self.number += 1
            done = marked.end()
        yield xml[done:]

    def _known_as(self, key: str) -> tuple[str, int]:
        """The name of an anchor (the second time that a key is printed it is `KEY_2`) and the number of its control."""
        times = self.times.get(key, 0) + 1
        self.times[key] = times
        name = key if times == 1 else f"{key}_{times}"
        control = zlib.crc32(name.encode()) & 0x7FFFFFFF or 1
        while control in self.controls:
            control = control % 0x7FFFFFFF + 1
        self.controls.add(control)
        return name, control


def _encoded(pieces: Iterator[str]) -> Iterator[bytes]:
    while several := list(islice(pieces, _PIECES)):
        yield "".join(several).encode("utf-8", "xmlcharrefreplace")


def with_prefixes(xml: str) -> str:
    """A part that holds anchors, with the prefixes that these need; older programs may pass over them."""
    root = _ROOT.search(xml)
    if not root:
        return xml
    start = root[0]
    for prefix, address in (("w15", _W15), ("mc", _MC)):
        if f"xmlns:{prefix}=" not in start:
            start = f'{start[:-1]} xmlns:{prefix}="{address}">'
    if ignorable := re.search(r'mc:Ignorable="([^"]*)"', start):
        if "w15" not in ignorable[1].split():
            start = start.replace(ignorable[0], f'mc:Ignorable="{" ".join((*ignorable[1].split(), "w15"))}"')
    else:
        start = f'{start[:-1]} mc:Ignorable="w15">'
    return xml[: root.start()] + start + xml[root.end() :]


def may_hold_anchors(part: str) -> bool:
    """Whether a part has anchors; headers and footers say again what the pages say, on every one of them."""
    return not part.startswith(("word/header", "word/footer"))


def closed_places(xml: str, part: str) -> list[tuple[int, int]]:
    """Where in a part no anchor stands: in what holds runs alone, and in controls that hold text alone."""
    if not may_hold_anchors(part):
        return [(-1, len(xml))]
    places = []
    for name in _CLOSED:
        if f"<{name}" in xml:
            places += [found.span() for found in re.finditer(rf"<{name}\b.*?</{name}>", xml, re.DOTALL)]
    return places + (_plain_controls(xml) if "<w:sdt>" in xml or "<w:sdt " in xml else [])


def _plain_controls(xml: str) -> list[tuple[int, int]]:
    places, around = [], []
    for mark in _SDT.finditer(xml):
        if mark[0] != "</w:sdt>":
            around.append(mark.start())
        elif around:
            start = around.pop()
            properties = xml[start : xml.find("<w:sdtContent", start)]
            if _PLAIN.search(properties):
                places.append((start, mark.end()))
    return places
