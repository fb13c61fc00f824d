"""The watermark of a PDF: over every page, pale enough to read through, and no word of it for a screen reader.

In: an open PDF and the words. Out: the same pages, each with the words as an artifact of its pagination (ISO 32000-1,
14.8.2.2.2), which assistive technology passes over; the cover and the document's title say the same once, in words.
It lies on top, because it would be hidden under the tables otherwise.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from planbuilder.output.letters import CAPITAL, strokes, width

if TYPE_CHECKING:
    import pikepdf

    from planbuilder.edition import Watermark

#: The word is so long against the page's shorter side; an A4 page is so wide, in points.
_SHARE, _A4 = 0.72, 595.0
#: Grey of the word and of the line (0 is black), how opaque each is, and the pen's thickness for each.
_GREY, _WORD_OPACITY, _LINE_OPACITY, _WORD_PEN, _LINE_PEN = 0.35, 0.13, 0.85, 118, 82
#: How high the capitals of the line are, and how far below the edge its feet stand, in points on an A4 page.
_LINE_HEIGHT, _LINE_DROP = 7.0, 24.0
_NAME = "/PlanbuilderWatermark"


def put_watermark(pdf: pikepdf.Pdf, watermark: Watermark) -> None:
    """Put the words over every page; pages of one size share the drawing."""
    import pikepdf

    before = pdf.make_stream(b"q\n")
    made: dict[tuple[float, ...], tuple[str, Any, Any]] = {}
    for page in pdf.pages:
        box = tuple(round(float(edge), 3) for edge in page.mediabox)
        if box not in made:
            name = f"{_NAME}{len(made) + 1}"
            made[box] = name, _drawing(pdf, box, watermark), pdf.make_stream(_drawn(name))
        name, drawing, behind = made[box]
        resources: Any = page.obj.get("/Resources", pikepdf.Dictionary())
        drawn: Any = resources.get("/XObject", pikepdf.Dictionary())
        drawn[name] = drawing  # LibreOffice gives all pages one list of what they may draw
        resources.XObject = drawn
        page.obj.Resources = resources
        contents = page.obj.get("/Contents", pikepdf.Array())
        parts = list(contents) if isinstance(contents, pikepdf.Array) else [contents]
        page.obj.Contents = pikepdf.Array([before, *parts, behind])


def _drawn(name: str) -> bytes:
    return f"\nQ\n/Artifact <</Type /Pagination /Subtype /Watermark>> BDC\nq {name} Do Q\nEMC\n".encode()


def _drawing(pdf: pikepdf.Pdf, box: tuple[float, ...], watermark: Watermark) -> Any:
    import pikepdf

    left, bottom, right, top = box
    across, size = (left + right) / 2, min(right - left, top - bottom)
    word, line = size * _SHARE / width(watermark.word), _LINE_HEIGHT * size / _A4 / CAPITAL
    slope = word * 0.5**0.5  # sine and cosine of 45 degrees
    half, middle = width(watermark.word) / 2, CAPITAL / 2
    x, y = across - slope * (half - middle), (bottom + top) / 2 - slope * (half + middle)
    begin = across - line * width(watermark.line) / 2
    pen = f"{_GREY} G 1 J 1 j"
    written = [
        f"q {pen} /Word gs {slope:.5f} {slope:.5f} {-slope:.5f} {slope:.5f} {x:.3f} {y:.3f} cm {_WORD_PEN} w".encode(),
        strokes(watermark.word),
        f"S Q\nq {pen} /Line gs {line:.6f} 0 0 {line:.6f} {begin:.3f} {top - _LINE_DROP * size / _A4:.3f} cm"
        f" {_LINE_PEN} w".encode(),
        strokes(watermark.line),
        b"S Q",
    ]
    states = {"/Word": pikepdf.Dictionary(CA=_WORD_OPACITY), "/Line": pikepdf.Dictionary(CA=_LINE_OPACITY)}
    return pdf.make_stream(
        b"\n".join(written),
        {
            "/Type": pikepdf.Name.XObject,
            "/Subtype": pikepdf.Name.Form,
            "/BBox": pikepdf.Array(list(box)),
            "/Resources": pikepdf.Dictionary(ExtGState=pikepdf.Dictionary(states)),
        },
    )
