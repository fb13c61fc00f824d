"""One page for any browser: each key page as approved, as it is now, and what has moved.

In: the pages compared. Out: HTML that needs no other file, with the pages that moved first and opened.
"""

from __future__ import annotations

import base64
import io
from collections.abc import Iterator
from html import escape

from PIL import Image

from look_parts.reference import Compared, Verdict

_STYLE = """
body { font: 1rem/1.5 Calibri, Carlito, Arial, sans-serif; color: #1B2733; margin: 1.5rem; max-width: 90rem; }
h1, h2 { color: #12355B; } summary { cursor: pointer; font-weight: bold; padding: .4rem 0; }
.three { display: flex; flex-wrap: wrap; gap: 1rem; margin: .5rem 0 1.5rem; } figure { margin: 0; flex: 1 1 20rem; }
img { width: 100%; border: 1px solid #B8C4D0; } code { background: #E8EEF5; padding: .1rem .3rem; }
"""


def side_by_side(verdict: Verdict, approved: bool = False) -> str:
    """The page as text, to be written in UTF-8."""
    return "\n".join(_lines(verdict, approved))


def _lines(verdict: Verdict, approved: bool) -> Iterator[str]:
    yield '<!DOCTYPE html>\n<html lang="en-GB">\n<head>\n<meta charset="utf-8">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield f"<title>The look, old and new</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n<main>"
    yield "<h1>The look, old and new</h1>"
    moved = verdict.moved
    count = f"{len(moved)} of {len(verdict.pages)} key pages" if moved else "No key page"
    yield f"<p><strong>{count} moved.</strong> Made with {escape(verdict.now)}."
    if verdict.other_engine:
        yield f" The approved pictures were made with {escape(verdict.engine)}, so that only plain differences count."
    yield "</p>"
    if approved:
        yield "<p>The new pages have been approved.</p>"
    elif moved or verdict.headings:
        yield "<p>If this is what was meant: <code>make look APPROVE=1</code></p>"
    if verdict.headings:
        yield "<h2>Headings on other pages</h2>\n<ul>"
        yield from (f"<li>{escape(line)}</li>" for line in verdict.headings)
        yield "</ul>"
    yield "<h2>Pages</h2>"
    for one in sorted(verdict.pages, key=lambda one: not one.moved):
        yield from _compared(one)
    yield "</main>\n</body>\n</html>\n"


def _compared(one: Compared) -> Iterator[str]:
    name = f"{one.page.title} ({one.page.document})"
    yield f"<details{' open' if one.moved else ''}>\n<summary>{escape(name)}: {escape(one.said)}</summary>"
    yield '<div class="three">'
    yield from _figure("As approved", name, one.old)
    yield from _figure("As it is now", name, one.new)
    if one.new and one.difference and one.difference.seen:
        yield from _figure("What has moved", f"{name}, {one.said}", one.difference.shown_on(one.new))
    yield "</div>\n</details>"


def _figure(caption: str, name: str, picture: Image.Image | None) -> Iterator[str]:
    if picture is None:
        yield f"<figure><figcaption>{caption}: there is none</figcaption></figure>"
        return
    file = io.BytesIO()
    picture.save(file, "PNG", optimize=True)
    data = base64.b64encode(file.getvalue()).decode("ascii")
    alt = escape(f"{caption}: {name}", quote=True)
    yield f'<figure><figcaption>{caption}</figcaption><img src="data:image/png;base64,{data}" alt="{alt}"></figure>'
