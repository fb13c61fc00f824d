"""How a table style paints its cells, and which of its parts a table uses (ECMA-376 part 1, 17.7.6 and 17.4.56).

In: a style of the Word file, and a table. Out: `TableLook` and `Shown`; the rules of the page's style sheet for it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from planbuilder.web.looks import Styles
from planbuilder.web.opened import child, q, value
from planbuilder.web.words import WHITE

_GUTTER = 24  # eighths of a point; a white line this thick sets columns apart as panels
_FLAGS = (("firstRow", 0x20), ("lastRow", 0x40), ("firstColumn", 0x80), ("noHBand", 0x200))


@dataclass(frozen=True)
class TableLook:
    """The fills of a table style by part ("firstRow", "" for the whole), its lines, and whether columns are panels."""

    fills: dict[str, str] = field(default_factory=dict)
    top: str = ""
    bottom: str = ""
    is_panels: bool = False


@dataclass(frozen=True)
class Shown:
    """Which parts of its style a table shows."""

    first_row: bool
    last_row: bool
    first_column: bool
    bands: bool


def table_look(styles: Styles, identity: str) -> TableLook:
    """What a table style says, along what it is based on."""
    fills: dict[str, str] = {}
    lines: dict[str, Any] = {}
    for style in styles.chain(identity):
        fills[""] = styles.fill(child(style, "w:tcPr/w:shd")) or fills.get("", "")
        for part in style.findall(q("w:tblStylePr")):
            if fill := styles.fill(child(part, "w:tcPr/w:shd")):
                fills[part.get(q("w:type"), "")] = fill
        borders = child(style, "w:tblPr/w:tblBorders")
        for line in [] if borders is None else borders:
            lines[line.tag] = line
    gutter = lines.get(q("w:insideV"))
    return TableLook(
        {part: fill for part, fill in fills.items() if fill},
        styles.colour(lines.get(q("w:top")), "color"),
        styles.colour(lines.get(q("w:bottom")), "color"),
        gutter is not None and int(gutter.get(q("w:sz"), "0")) >= _GUTTER and styles.colour(gutter, "color") == WHITE,
    )


def shown(table: Any) -> Shown:
    """The parts that a table shows, by its w:tblLook in either way of writing it."""
    look = child(table, "w:tblPr/w:tblLook")
    bits = value(table, "w:tblPr/w:tblLook", default="04A0") if look is not None else "04A0"
    number = int(bits, 16) if all(sign in "0123456789abcdefABCDEF" for sign in bits) and bits else 0
    said = {
        name: (number & bit != 0) if look is None or look.get(q(f"w:{name}")) is None else _is_true(look, name)
        for name, bit in _FLAGS
    }
    return Shown(said["firstRow"], said["lastRow"], said["firstColumn"], not said["noHBand"])


def _is_true(look: Any, name: str) -> bool:
    return look.get(q(f"w:{name}")) in ("1", "true", "on")


def fill_at(look: TableLook, parts: Shown, row: int, column: int, rows: int, heads: int) -> str:
    """The colour behind a cell; `row` counts all rows, the first `heads` of them are headers."""
    fills = look.fills
    if row < heads and parts.first_row:
        return fills.get("firstRow", fills.get("", WHITE))
    if parts.last_row and row == rows - 1 and "lastRow" in fills:
        return fills["lastRow"]
    if parts.first_column and column == 0 and "firstCol" in fills:
        return fills["firstCol"]
    band = "band1Horz" if (row - heads) % 2 == 0 else "band2Horz"
    return fills.get(band, fills.get("", WHITE)) if parts.bands else fills.get("", WHITE)


def rules(name: str, look: TableLook) -> str:
    """The style sheet's rules for tables, and panels, of this look."""
    fills = look.fills
    found = [
        (f".{name} thead > tr > *, .{name} dt", fills.get("firstRow", "")),
        (f".{name} tbody > tr > *, .{name} dd", fills.get("", "")),
        (f".{name}.bands tbody > tr:nth-child(odd) > *", fills.get("band1Horz", "")),
        (f".{name}.bands tbody > tr:nth-child(even) > *", fills.get("band2Horz", "")),
        (f".{name} tbody > tr > .first", fills.get("firstCol", "")),
        (f".{name}.total tbody:last-child > tr:last-child > *", fills.get("lastRow", "")),
    ]
    text = "".join(f"{where} {{ background: #{fill}; }}\n" for where, fill in found if fill)
    for side, colour in (("top", look.top), ("bottom", look.bottom)):
        if colour:
            text += f"table.{name}, .{name} > div {{ border-{side}-color: #{colour}; }}\n"
            text += f".{name} > div {{ border-{side}-width: .25rem; }}\n"
    return text
