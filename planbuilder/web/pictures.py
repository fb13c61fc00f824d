"""Pictures of the Word file as elements of the page, with what they show in words; nothing is fetched.

In: a w:drawing or w:pict. Out: an img with the picture inside it, or the words alone where a browser could not show it.
A picture that Word marks as decorative has an empty alternative text (WCAG 2.2, 1.1.1).
"""

from __future__ import annotations

import base64
from typing import Any

from planbuilder.web.opened import Target, WordFile, q
from planbuilder.web.words import attribute, text

_TYPES = (
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF8", "image/gif"),
    (b"BM", "image/bmp"),
)
_EMU_PER_PIXEL = 9525
_WHOLE_WIDTH = 500  # pixels; a wider picture fills the column that Word's text has


def description(drawing: Any) -> str | None:
    """What a drawing shows, in words; None where it is marked as decorative."""
    properties = next(drawing.iter(q("wp:docPr")), None)
    if properties is None:
        return next((one.get("alt") or one.get("title") or "" for one in drawing.iter(q("v:shape"))), "")
    for extension in properties.iter():
        if str(extension.tag).endswith("}decorative") and extension.get("val") in ("1", "true"):
            return None
    return str(properties.get("descr") or properties.get("title") or "")


def picture(drawing: Any, word: WordFile, owner: str) -> str:
    """The picture of a drawing as HTML; "" where it holds none and has no words either."""
    said = description(drawing)
    target = _target(drawing, word.targets(owner))
    if target is None and not any(True for _ in drawing.iter(q("a:blip"), q("v:imagedata"))):
        return "" if not said else f'<span role="img" aria-label="{attribute(said)}"></span>'
    contents = b"" if target is None or target.is_outside else word.parts.get(target.name, b"")
    kind = next((kind for start, kind in _TYPES if contents.startswith(start)), "")
    if contents[:4] == b"RIFF" and contents[8:12] == b"WEBP":
        kind = "image/webp"
    if not kind:
        return "" if not said else f'<span class="no-picture">Picture: {text(said)}</span>'
    address = f"data:{kind};base64,{base64.b64encode(contents).decode()}"
    width, height = _size(drawing)
    sides = _cut(drawing)
    size = f' width="{width}" height="{height}"' if width and height else ""
    wide = ' class="wide"' if width >= _WHOLE_WIDTH else ""
    if not any(sides):
        return f'<img src="{address}" alt="{attribute(said or "")}"{size}{wide}>'
    return _cropped(address, attribute(said or ""), (width or 1, height or 1), sides, wide)


def _cropped(address: str, said: str, size: tuple[int, int], sides: tuple[float, ...], wide: str) -> str:
    """A picture of which Word shows a part: the rest lies outside a frame of the part's shape."""
    left, top, right, bottom = sides
    across, down = max(1 - left - right, 0.01), max(1 - top - bottom, 0.01)
    frame = f"aspect-ratio:{size[0]}/{size[1]};" + ("" if wide else f"width:{size[0]}px")
    place = (
        f"width:{100 / across:.2f}%;height:{100 / down:.2f}%;"
        f"margin-left:{-100 * left / across:.2f}%;top:{-100 * top / down:.2f}%"
    )
    picture = f'<img src="{address}" alt="{said}" style="{place}">'
    return f'<span class="cut{" wide" if wide else ""}" style="{frame}">{picture}</span>'


def _target(drawing: Any, targets: dict[str, Target]) -> Target | None:
    for blip in drawing.iter(q("a:blip")):
        return targets.get(blip.get(q("r:embed")) or blip.get(q("r:link")) or "")
    for data in drawing.iter(q("v:imagedata")):
        return targets.get(data.get(q("r:id")) or "")
    return None


def _size(drawing: Any) -> tuple[int, int]:
    """Width and height in the pixels of a browser, 96 to an inch."""
    extent = next(drawing.iter(q("wp:extent")), None)
    if extent is None:
        return 0, 0
    sides = [extent.get(side, "0") for side in ("cx", "cy")]
    across, down = (round(int(side) / _EMU_PER_PIXEL) if side.isdigit() else 0 for side in sides)
    return across, down


def _cut(drawing: Any) -> tuple[float, ...]:
    """The shares that are cut off at the left, top, right and bottom."""
    rectangle = next(drawing.iter(q("a:srcRect")), None)
    if rectangle is None:
        return (0.0, 0.0, 0.0, 0.0)
    shares = (rectangle.get(side, "0").rstrip("%") for side in "ltrb")
    return tuple(min(max(int(share) / 100_000, 0.0), 0.9) if share.isdigit() else 0.0 for share in shares)


def is_chart(drawing: Any) -> str:
    """The relationship of the chart in a drawing; "" where it holds none."""
    chart = next(drawing.iter(q("c:chart")), None)
    return "" if chart is None else str(chart.get(q("r:id"), ""))
