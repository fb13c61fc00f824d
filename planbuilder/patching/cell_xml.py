"""One cell's XML read and written (ECMA-376 part 1, 18.3.1.4 and 18.18.11).

In comes the XML of a cell, out comes what stands in it; and the other way round. Text is written into the cell itself
("inlineStr"), so that the table of shared strings stays as it is: Excel, LibreOffice and openpyxl read both alike, and
whoever saves next sorts the texts back into the table.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from typing import Final
from xml.sax.saxutils import escape, quoteattr

from lxml import etree

from planbuilder.patching.edits import CannotWrite
from planbuilder.patching.runs import Dress, Runs, TextRun, plain
from planbuilder.worklist.parts import MAIN, local_name

#: What goes into a cell: text in runs, a number (of a date: its day number), yes or no, or nothing.
Entry = Runs | Decimal | bool | None

LONGEST_TEXT: Final = 32_767  # Excel's own limit, in units of UTF-16
_FORBIDDEN: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_CONTROL: Final = re.compile("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]")
_ESCAPED: Final = re.compile(r"_x([0-9A-Fa-f]{4})_")  # ECMA-376 part 1, 22.9.2.19
_TYPE: Final = re.compile(rb"""\s(?:t|cm|vm)\s*=\s*(?:"[^"]*"|'[^']*')""")
_SHARED: Final = re.compile(rb"""<c(?:\s[rs]="\w+")* t="s"(?:\s[rs]="\w+")*><v>(\d+)</v></c>""")
_UNPREFIXED: Final = f'<x xmlns="{MAIN}"'


@dataclass(frozen=True, slots=True)
class Found:
    """What stands in a cell: text, a number, yes or no, an error such as "#REF!", or nothing."""

    entry: Entry = None
    error: bool = False

    @property
    def text(self) -> str | None:
        """The text; None where the cell holds something else, or nothing."""
        return plain(self.entry) if isinstance(self.entry, tuple) else None

    @property
    def number(self) -> Decimal | None:
        """The number; None where the cell holds something else."""
        return self.entry if isinstance(self.entry, Decimal) else None


def read_cell(xml: bytes, prefix: str, shared: Callable[[int], Runs]) -> Found:
    """What a cell holds; `shared` gives a text by its number in the table of shared strings."""
    if not xml:
        return Found()
    if quick := _SHARED.fullmatch(xml):  # as most cells are; to parse them all takes twenty times as long
        return Found(_or_nothing(shared(int(quick[1]))))
    space = f'<x xmlns:{prefix.rstrip(":")}="{MAIN}"' if prefix else _UNPREFIXED
    # lenient with prefixes that the sheet declares further up: only the cell's own contents are looked at
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, recover=True)
    root = etree.fromstring(space.encode() + b">" + xml + b"</x>", parser)
    cell = root[0]
    kind, value = cell.get("t", "n"), next((one for one in cell if local_name(one) == "v"), None)
    if kind == "inlineStr":
        return Found(_or_nothing(next((runs_of(one) for one in cell if local_name(one) == "is"), ())))
    text = (value.text or "") if value is not None else ""
    if not text:
        return Found()
    if kind == "s":
        return Found(_or_nothing(shared(int(text))))
    if kind == "b":
        return Found(text in {"1", "true"})
    if kind == "e":
        return Found((TextRun(text),), error=True)
    if kind == "n":
        return Found(Decimal(text.strip()))
    return Found((TextRun(unescaped(text)),))  # "str", and the dates of "d", which few programs write


def _or_nothing(runs: Runs) -> Runs | None:
    return runs if plain(runs) else None


def runs_of(item: etree._Element) -> Runs:
    """The runs of a shared or inline text; how Japanese is pronounced is left out."""
    runs: list[TextRun] = []
    for one in item:
        name = local_name(one)
        if name == "t":
            runs.append(TextRun(unescaped(one.text or "")))
        elif name == "r":
            text = "".join(unescaped(part.text or "") for part in one if local_name(part) == "t")
            runs.append(TextRun(text, next((_dress(part) for part in one if local_name(part) == "rPr"), ())))
    return tuple(run for run in runs if run.text)


def _dress(element: etree._Element) -> Dress:
    return tuple((local_name(one), tuple((str(k), str(v)) for k, v in one.items())) for one in element)


def unescaped(text: str) -> str:
    """Text with the characters that a workbook writes as "_x000D_", and with one kind of line break."""
    if "_x" in text:
        text = _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)
    return text.replace("\r\n", "\n")


# --- writing ----------------------------------------------------------------------------------------------


def cell_xml(place: str, style: int, prefix: str, entry: Entry, tag: bytes = b"") -> bytes:
    """A cell with this entry; `tag` is the opening tag of the one that it takes the place of, whose format stays.

    Raises `CannotWrite` for a text that is too long for a cell.
    """
    name = f"{prefix}c".encode()
    if tag:
        opened = _TYPE.sub(b"", tag).rstrip(b"/>").rstrip()
    else:
        opened = b'<%b r="%b"' % (name, place.encode()) + (b' s="%d"' % style if style else b"")
    if entry is None or entry == ():
        return opened + b"/>"
    kind, inside = _contents(entry, prefix)
    return b"%b%b>%b</%b>" % (opened, kind, inside.encode(), name)


def _contents(entry: Entry, prefix: str) -> tuple[bytes, str]:
    if isinstance(entry, bool):
        return b' t="b"', f"<{prefix}v>{int(entry)}</{prefix}v>"
    if isinstance(entry, Decimal):
        number = str(int(entry)) if entry == entry.to_integral_value() else repr(float(entry))
        return b"", f"<{prefix}v>{number}</{prefix}v>"
    assert entry is not None
    units = len(plain(entry).encode("utf-16-le", "surrogatepass")) // 2
    if units > LONGEST_TEXT:
        what = f"the new text has {units:,} characters, and a cell holds no more than {LONGEST_TEXT:,}"
        raise CannotWrite(what, "Shorten it, or put it into a Word file in the text folder.")
    return b' t="inlineStr"', f"<{prefix}is>{_text(entry, prefix)}</{prefix}is>"


def refuse_what_cannot_be_typed(text: str) -> None:
    """Raises `CannotWrite` for a text with a character that no document holds."""
    if _FORBIDDEN.search(text):
        do = "Type it into the cell yourself, without that character."
        raise CannotWrite("the new text holds a character that no document can show", do)


def _text(runs: Runs, prefix: str) -> str:
    if len(runs) == 1 and not runs[0].dress:
        return _words(runs[0].text, prefix)
    return "".join(f"<{prefix}r>{_font(run.dress, prefix)}{_words(run.text, prefix)}</{prefix}r>" for run in runs)


def _words(text: str, prefix: str) -> str:
    text = _ESCAPED.sub(r"_x005F_x\1_", text)
    text = _CONTROL.sub(lambda found: f"_x{ord(found[0]):04X}_", text)  # what stood there before, and stays
    return f'<{prefix}t xml:space="preserve">{escape(text)}</{prefix}t>'


def _font(dress: Dress, prefix: str) -> str:
    if not dress:
        return ""
    parts = "".join(
        f"<{prefix}{name}{''.join(f' {key}={quoteattr(value)}' for key, value in about)}/>" for name, about in dress
    )
    return f"<{prefix}rPr>{parts}</{prefix}rPr>"
