"""The drawing instructions of one PDF page: everything drawn is either tagged content or an artifact.

In: a page. Out: its drawing with the marks put right, or None when they were right already. PDF/UA-1 (7.1)
wants nothing to be drawn outside a marked section; LibreOffice draws border lines there, and marks pictures
as decoration although their tag carries a description.

A page is a few hundred marked sections. One regular expression takes them apart, some thirty times as fast as
a full parse; a page that is not as simple as that (nested sections, text strings in brackets that may hold
anything, inline images) goes through pikepdf's own parser.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pikepdf

    Instruction = pikepdf.ContentStreamInstruction | pikepdf.ContentStreamInlineImage

_BEGIN = rb"/[^\s<>\[\]/(){}%]+\s*(?:BMC|<<\s*/MCID\s+\d+\s*>>\s*BDC)\b"
_FIRST = re.compile(_BEGIN)
# The end of a section that is followed by anything but the next section or the end of the page.
_STRAY = re.compile(rb"\bEMC\b(?!\s*" + _BEGIN + rb")")
_NUMBERED = re.compile(rb"/[^\s<]+\s*<<\s*/MCID\s+(\d+)\s*>>\s*BDC\b")
_NUMBER = rb"(-?\d*\.?\d+)\s+"
_PICTURE = re.compile(_NUMBER * 6 + rb"cm\s+/\S+\s+Do\b")
_PAINTS = re.compile(rb"(?<![^\s\])>])(?:[SsfFBb]|[fBb]\*|sh|Do|Tj|TJ)(?![^\s/\[<])")

_ARTIFACT = b"/Artifact BMC"
_PATH_BEGINS = {"m", "re"}
_PATH_ENDS = {"S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "n"}
_DRAWS_AT_ONCE = {"Do", "sh", "Tj", "TJ", "'", '"', "INLINE IMAGE"}

Box = tuple[float, float, float, float]


@dataclass(frozen=True)
class Picture:
    """A described picture whose drawing has no tag yet: where its tag says it stands (left, bottom, right,
    top, in points) and the number its marked section is to get."""

    box: Box
    mcid: int


def put_marks_right(page: Any, decorative: Set[int], pictures: Sequence[Picture]) -> tuple[bytes | None, set[int]]:
    """The page's new content stream (None: leave it), and the numbers of the pictures that were found in it.

    `decorative` holds the numbers of sections that become artifacts.
    """
    stream = stream_of(page)
    edges = _edges(stream)
    if edges is None:
        return _with_the_parser(page, decorative), set()
    start, end = edges
    before, sections, after = stream[:start], stream[start:end], stream[end:]
    found: set[int] = set()
    if decorative:
        sections = _NUMBERED.sub(lambda mark: _ARTIFACT if int(mark[1]) in decorative else mark[0], sections)
    if pictures:
        sections, found = _with_pictures(sections, pictures)
    if _PAINTS.search(after):
        after = b"\n" + _ARTIFACT + after + b"\nEMC"
    new = before + sections + after
    return (None if new == stream else new), found


def stream_of(page: Any) -> bytes:
    """All drawing instructions of a page, as they are written."""
    import pikepdf

    contents = page.get("/Contents", [])
    parts = contents if isinstance(contents, pikepdf.Array | list) else [contents]
    return b"\n".join(part.read_bytes() for part in parts)


def _edges(stream: bytes) -> tuple[int, int] | None:
    """Where the first section begins and the last one ends, in a page that is a plain row of sections with
    nothing between them; None for a page that is not.

    It is one when all sections but the last are followed by the next at once, and there are as many
    beginnings as ends: then no section can hold another.
    """
    first = _FIRST.search(stream)
    if first is None or b"(" in stream or b" BI" in stream or b"\nBI" in stream:
        return None
    # "BDC" alone may stand in a text, which is written in hexadecimal digits.
    begins = stream.count(b" BMC") + stream.count(b">>BDC") + stream.count(b">> BDC")
    last = _STRAY.search(stream)
    if last is None or begins != stream.count(b"EMC") or b"EMC" in stream[last.end() :]:
        return None
    before, after = stream[: first.start()], stream[last.end() :]
    if (
        b"EMC" in before
        or b"ET" in after.split(b"BT")[0]
        or after.count(b"BT") != after.count(b"ET")
        or _PAINTS.search(before)
    ):
        return None
    return first.start(), last.end()


def _with_pictures(sections: bytes, pictures: Sequence[Picture]) -> tuple[bytes, set[int]]:
    """The sections that draw these pictures marked as theirs; and the numbers of the pictures found.

    A section draws a picture when the better half of the picture's box is under the drawing.
    """
    found: set[int] = set()
    for drawing in reversed(list(_PICTURE.finditer(sections))):
        begin = sections.rfind(_ARTIFACT, 0, drawing.start())
        end = sections.find(b"EMC", drawing.end())
        section = sections[begin:end]
        picture = _under(drawing, [picture for picture in pictures if picture.mcid not in found])
        if begin >= 0 and picture and b"EMC" not in section and section.count(b" Do") == 1:
            tag = b"/Figure<</MCID %d>>BDC" % picture.mcid
            sections = sections[:begin] + tag + sections[begin + len(_ARTIFACT) :]
            found.add(picture.mcid)
    return sections, found


def _under(drawing: re.Match[bytes], pictures: Sequence[Picture]) -> Picture | None:
    width, lean, slant, height, left, bottom = (float(number) for number in drawing.groups())
    if lean or slant:
        return None
    for picture in pictures:
        x0, y0, x1, y1 = picture.box
        across = min(x1, left + width) - max(x0, left)
        up = min(y1, bottom + height) - max(y0, bottom)
        if max(across, 0) * max(up, 0) > 0.5 * (x1 - x0) * (y1 - y0):
            return picture
    return None


def _with_the_parser(page: Any, decorative: Set[int]) -> bytes | None:
    """The same mends for any page, instruction by instruction; pictures stay as they are."""
    import pikepdf

    before = list(pikepdf.parse_content_stream(page))
    after = list(_all_marked(before, decorative))
    same = len(after) == len(before) and all(new is old for new, old in zip(after, before, strict=True))
    return None if same else pikepdf.unparse_content_stream(after)


def _all_marked(instructions: Sequence[Instruction], decorative: Set[int]) -> Iterator[Instruction]:
    import pikepdf

    begin = pikepdf.ContentStreamInstruction([pikepdf.Name.Artifact], pikepdf.Operator("BMC"))
    end = pikepdf.ContentStreamInstruction([], pikepdf.Operator("EMC"))
    depth = 0
    path: list[Instruction] = []
    for instruction in instructions:
        name = str(instruction.operator)
        if path:
            path.append(instruction)
            if name in _PATH_ENDS:
                # A path that ends in "n" only clips: it draws nothing and needs no mark.
                yield from path if name == "n" else [begin, *path, end]
                path = []
        elif depth == 0 and name in _PATH_BEGINS:
            path = [instruction]
        elif depth == 0 and name in _DRAWS_AT_ONCE:
            yield from (begin, instruction, end)
        else:
            yield begin if name == "BDC" and _mcid(instruction) in decorative else instruction
            depth += (name in ("BMC", "BDC")) - (name == "EMC")
    yield from path


def _mcid(instruction: Instruction) -> int | None:
    import pikepdf

    properties = instruction.operands[1]
    if isinstance(properties, pikepdf.Dictionary) and "/MCID" in properties:
        return int(properties["/MCID"])
    return None
