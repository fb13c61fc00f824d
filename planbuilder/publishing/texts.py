"""All words of a finished file, those that no page shows too: properties, descriptions, links, embedded workbooks.

In comes a file; out come its texts, each with the place that it stands in, for whoever searches them.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from html import unescape
from pathlib import Path
from typing import Any

from planbuilder.output.uninterrupted import uninterrupted

_BLOCK = re.compile(r"</(?:w:p|a:p|c|si|row|c:pt|dc:\w+|cp:\w+|property|Relationship|p|li|td|th|tr|h\d|div|title)>|<br")
_SHOWN = r"descr|title|name|alt|string|Target|content|href|aria-label|summary|w:author|displayName|address"
_ATTRIBUTE = re.compile(rf'(?<![\w:])(?:{_SHOWN})\s*=\s*(?:"([^"]*)"|\'([^\']*)\')')
_TAG = re.compile(r"<[^>]+>")
_EMBEDDED = (".xlsx", ".docx")
_PDF_KEYS = ("/Alt", "/ActualText", "/E", "/URI", "/Title", "/Contents", "/T", "/TU")


#: The texts of files by file; each is read once, however often it is searched.
Texts = Mapping[Path, Sequence[tuple[str, str]]]


def texts_of(path: Path) -> Iterator[tuple[str, str]]:
    """The texts of a Word file, PDF, page, workbook or CSV file, each after its place."""
    kind = path.suffix.lower()
    if kind in _EMBEDDED:
        yield from _of_package(path.read_bytes())
    elif kind == ".pdf":
        yield from _of_pdf(path)
    else:
        text = path.read_text("utf-8", "replace")
        yield "", text if kind == ".csv" else _of_markup(re.sub(r'"data:[^"]*"', '""', text))


def _of_package(content: bytes, within: str = "") -> Iterator[tuple[str, str]]:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        for name in package.namelist():
            if name.endswith((".xml", ".rels")):
                yield within + name, _of_markup(package.read(name).decode("utf-8-sig", "replace"))
            elif name.endswith(_EMBEDDED):
                yield from _of_package(package.read(name), f"{within}{name} > ")


def _of_markup(markup: str) -> str:
    """What stands between the tags, a line for each block, and in attributes that somebody may be told of."""
    markup = re.sub(r"<style\b.*?</style>", "", markup, flags=re.DOTALL)
    attributes = "\n".join(one or other for one, other in _ATTRIBUTE.findall(markup))
    return unescape(_TAG.sub("", _BLOCK.sub("\n<", markup)) + "\n" + attributes)


def _of_pdf(path: Path) -> Iterator[tuple[str, str]]:
    import pikepdf
    import pypdfium2  # type: ignore[import-untyped]

    with uninterrupted(), pypdfium2.PdfDocument(path) as document:
        pages = [page.get_textpage().get_text_range() for page in document]
    yield from ((f"page {number}", text) for number, text in enumerate(pages, 1))
    with uninterrupted(), pikepdf.open(path) as pdf:
        about = [str(value) for value in pdf.docinfo.values()] if "/Info" in pdf.trailer else []
        yield "properties", "\n".join(about)
        if "/Metadata" in pdf.Root:
            yield "properties", _of_markup(pdf.Root.Metadata.read_bytes().decode("utf-8", "replace"))
        yield "descriptions", "\n".join(_hidden(pdf))


def _hidden(pdf: Any) -> Iterator[str]:
    """The descriptions, links and bookmarks of a PDF, as no page shows them."""
    import pikepdf

    for found in pdf.objects:
        if isinstance(found, pikepdf.Dictionary):
            for key in _PDF_KEYS:
                value = found.get(key)
                if isinstance(value, pikepdf.String):
                    yield str(value)
            action = found.get("/A")
            if isinstance(action, pikepdf.Dictionary) and isinstance(action.get("/URI"), pikepdf.String):
                yield str(action["/URI"])
