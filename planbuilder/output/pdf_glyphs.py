"""Characters that no font had: taken out of a PDF's drawing, so that what it says is what it shows.

In: a page. Out: its drawing without the empty boxes (".notdef", glyph 0 of a font) that stand for such characters,
or None when there were none. PDF/UA-1 does not allow them (7.21.8), and a reader takes all of them for the one
character that the font's table names for glyph 0. A gap as wide as the box stays.

rdocx draws them, and writes beside a line of mixed scripts what it stands for (/ActualText, for the whole line at
its first word, and empty at the others); there, too, the characters that are not shown are taken out. Pages that
cannot hold such a box are not taken apart: LibreOffice's are known by their fonts, others by one regular expression.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from planbuilder.output.pdf_content import stream_of

if TYPE_CHECKING:
    import pikepdf

    Instruction = pikepdf.ContentStreamInstruction | pikepdf.ContentStreamInlineImage

_BOX = b"\0\0"  # glyph 0, in a font whose codes are the numbers of its glyphs, of two bytes each
_OTHER_SPELLINGS = re.compile(rb"\\00?[^0-7]|<[0-9A-Fa-f\s]*0000")
_SHOWS = {"Tj", "TJ", "'", '"'}
_PAIRS = re.compile(rb"<([0-9A-Fa-f]{4})>\s*<([0-9A-Fa-f]+)>")
_NOT_SEEN = {"Cc", "Cf", "Zl", "Zp", "Zs"}


@dataclass(frozen=True)
class _Font:
    """What the glyphs of a font stand for, and how wide its box is (thousandths of the type size)."""

    meaning: Mapping[bytes, str]
    box: float


@dataclass
class _Line:
    """A text that the engine wrote beside a drawing: where its mark stands, what it says, and what is shown of it."""

    place: int
    says: str
    shown: Counter[str] = field(default_factory=Counter)
    boxes: int = 0


class MissingGlyphs:
    """Takes the boxes out, a page at a time; `count` says how many there were so far."""

    def __init__(self) -> None:
        self.count = 0
        self._known: dict[tuple[int, int], _Font | None] = {}

    def take_out(self, page: Any) -> bytes | None:
        """The page's drawing without boxes; None: there are none, leave it."""
        import pikepdf

        fonts = self._fonts_of(page)
        if not fonts or not _may_hold_a_box(stream_of(page)):
            return None
        drawing = _Drawing(fonts)
        for instruction in pikepdf.parse_content_stream(page):
            drawing.add(instruction)
        self.count += drawing.boxes
        return pikepdf.unparse_content_stream(drawing.finished()) if drawing.boxes else None

    def _fonts_of(self, page: Any) -> dict[str, _Font]:
        """The page's fonts that may draw boxes, by their names there."""
        found = {}
        for name, font in page.get("/Resources", {}).get("/Font", {}).items():
            if font.objgen not in self._known or font.objgen == (0, 0):
                self._known[font.objgen] = _font(font)
            if known := self._known[font.objgen]:
                found[name] = known
        return found


def _may_hold_a_box(stream: bytes) -> bool:
    """Whether two bytes of nothing stand in a row, however they are written; where they are no box after all, this
    has cost no more than a closer look."""
    return b"\\000\\000" in stream or b"\0" in stream or _OTHER_SPELLINGS.search(stream) is not None


class _Drawing:
    """The instructions of one page, as they come out, and the state that they leave behind."""

    def __init__(self, fonts: Mapping[str, _Font]) -> None:
        self.boxes = 0
        self._fonts = fonts
        self._font: _Font | None = None
        self._put_aside: list[_Font | None] = []
        self._marks: list[bool] = []  # of the marked sections that are open, whether each has a text beside it
        self._line: _Line | None = None
        self._lines: list[_Line] = []
        self._out: list[Instruction] = []

    def add(self, instruction: Instruction) -> None:
        name = str(instruction.operator)
        if name == "Tf":
            self._font = self._fonts.get(str(instruction.operands[0]))
        elif name == "q":
            self._put_aside.append(self._font)
        elif name == "Q" and self._put_aside:
            self._font = self._put_aside.pop()
        elif name in ("BMC", "BDC"):
            self._begin_mark(instruction)
        elif name == "EMC" and self._marks:
            self._marks.pop()
        elif name in _SHOWS:
            self._out += self._show(instruction, name)
            return
        self._out.append(instruction)

    def _begin_mark(self, instruction: Instruction) -> None:
        says = _text_beside(instruction)
        if says:
            self._line = _Line(len(self._out), says)
            self._lines.append(self._line)
        self._marks.append(says is not None)

    def _show(self, instruction: Instruction, name: str) -> Iterator[Instruction]:
        import pikepdf

        if not any(self._marks):
            self._line = None
        *spacing, text = instruction.operands
        parts, boxes = self._without_boxes(list(text) if name == "TJ" else [text])
        if not boxes:
            yield instruction
            return
        self.boxes += boxes
        if self._line:
            self._line.boxes += boxes
        # What ' and " do besides showing a text, in instructions of their own.
        for number, operator in zip(spacing, ("Tw", "Tc"), strict=False):
            yield pikepdf.ContentStreamInstruction([number], pikepdf.Operator(operator))
        if name in "'\"":
            yield pikepdf.ContentStreamInstruction([], pikepdf.Operator("T*"))
        yield pikepdf.ContentStreamInstruction([pikepdf.Array(parts)], pikepdf.Operator("TJ"))

    def _without_boxes(self, parts: Sequence[Any]) -> tuple[list[Any], int]:
        """A text's parts with a move in the place of each box, and how many boxes there were."""
        import pikepdf

        if self._font is None:
            return list(parts), 0
        new: list[Any] = []
        boxes = 0
        for part in parts:
            if not isinstance(part, pikepdf.String):
                new.append(part)
                continue
            written = bytes(part)
            kept = b""
            for code in (written[place : place + 2] for place in range(0, len(written), 2)):
                if code != _BOX:
                    kept += code
                    if self._line:
                        self._line.shown.update(self._font.meaning.get(code, ""))
                    continue
                boxes += 1
                new += [pikepdf.String(kept)] * bool(kept) + [-self._font.box]
                kept = b""
            new += [pikepdf.String(kept)] * bool(kept)
        return new, boxes

    def finished(self) -> list[Instruction]:
        """All instructions; texts beside a drawing say no more than is shown."""
        import pikepdf

        for line in self._lines:
            if line.boxes:
                tag, properties = self._out[line.place].operands
                properties = pikepdf.Dictionary(dict(properties.items()))
                properties.ActualText = pikepdf.String(_what_is_shown(line))
                operator = pikepdf.Operator("BDC")
                self._out[line.place] = pikepdf.ContentStreamInstruction([tag, properties], operator)
        return self._out


def _text_beside(instruction: Instruction) -> str | None:
    import pikepdf

    properties = instruction.operands[-1]
    if isinstance(properties, pikepdf.Dictionary) and "/ActualText" in properties:
        return str(properties.ActualText)
    return None


def _what_is_shown(line: _Line) -> str:
    """A line's text with a blank for as many characters as it has boxes: those that no glyph stands for, and where
    these are too few (one of two alike is shown, in another font), the last of those that it says too often.

    An accent may be part of another character's glyph, so accents go last.
    """
    shown = Counter(map(_plain, line.shown.elements()))
    surplus: list[tuple[int, int]] = []
    said: Counter[str] = Counter()
    for place, character in enumerate(line.says):
        category, plain = unicodedata.category(character), _plain(character)
        said[plain] += 1
        if category not in _NOT_SEEN and said[plain] > shown[plain]:
            never = not shown[plain]
            surplus.append((2 * category.startswith("M") + (not never), place if never else -place))
    gone = {abs(place) for _, place in sorted(surplus)[: line.boxes]}
    return "".join(" " if place in gone else character for place, character in enumerate(line.says))


def _plain(character: str) -> str:
    """One form for the same letter at the beginning, the middle or the end of a word."""
    plain = unicodedata.normalize("NFKC", character)
    return plain if len(plain) == 1 else character


def _font(font: Any) -> _Font | None:
    """What has to be known of a font that may draw boxes: one whose codes are the numbers of its glyphs."""
    if font.get("/Subtype") != "/Type0" or font.get("/Encoding") != "/Identity-H":
        return None
    meaning = font["/ToUnicode"].read_bytes() if "/ToUnicode" in font else b""
    return _Font(dict(_meanings(meaning)), _width_of_the_box(font.DescendantFonts[0]))


def _meanings(table: bytes) -> Iterator[tuple[bytes, str]]:
    """A font's table of what its glyphs stand for, as far as it goes glyph by glyph."""
    for part in re.findall(rb"beginbfchar(.*?)endbfchar", table, re.DOTALL):
        for code, text in _PAIRS.findall(part):
            yield bytes.fromhex(code.decode()), bytes.fromhex(text.decode()).decode("utf-16-be", "ignore")


def _width_of_the_box(font: Any) -> float:
    """The width of glyph 0: /W lists runs, as "first [width ...]" or "first last width"."""
    widths = list(font.get("/W", []))
    while len(widths) > 1:
        first, second = int(widths[0]), widths[1]
        if not isinstance(second, int | float) and hasattr(second, "__len__"):
            if first == 0 and len(second):
                return float(second[0])
            del widths[:2]
        else:
            if first == 0:
                return float(widths[2])
            del widths[:3]
    return float(font.get("/DW", 1000))
