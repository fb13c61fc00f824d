"""Where two builds of the same draft differ, and what on this computer may be the reason.

In come a frozen file and the one that was built again; out come the parts that differ: those of a Word file by name,
the pages of a PDF by number. What the draft was made with stands in its manifest, and is compared with what is here.
"""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from pathlib import Path

#: What the bytes of each kind of file hang on.
_FOR_PDF = ("PDF engine", "pikepdf", "system")


def different_parts(frozen: Path, rebuilt: Path) -> list[str]:
    """The parts in which two files differ; none where they are the same bytes. Raises `OSError`."""
    if frozen.read_bytes() == rebuilt.read_bytes():
        return []
    return _of_word(frozen, rebuilt) if frozen.suffix == ".docx" else _of_pdf(frozen, rebuilt)


def _of_word(frozen: Path, rebuilt: Path) -> list[str]:
    try:
        with zipfile.ZipFile(frozen) as old, zipfile.ZipFile(rebuilt) as new:
            names = dict.fromkeys([*old.namelist(), *new.namelist()])
            before = {name: old.read(name) for name in old.namelist()}
            after = {name: new.read(name) for name in new.namelist()}
    except (zipfile.BadZipFile, OSError, RuntimeError):
        return ["the frozen file is no longer a Word document"]
    found = [name for name in names if before.get(name) != after.get(name)]
    return found or ["only in how it is packed"]


def _of_pdf(frozen: Path, rebuilt: Path) -> list[str]:
    """The pages with other words; where there are none, pages and words are the same and only their drawing is not."""
    import pypdfium2  # type: ignore[import-untyped]

    try:
        before, after = (_words(pypdfium2.PdfDocument(path)) for path in (frozen, rebuilt))
    except pypdfium2.PdfiumError:
        return ["the frozen file is no longer a PDF"]
    if len(before) != len(after):
        return [f"{len(after)} pages instead of {len(before)}"]
    pages = [str(number) for number, (old, new) in enumerate(zip(before, after, strict=True), 1) if old != new]
    if not pages:
        return ["only in how the pages are drawn: all words are the same, page by page"]
    more = f" and {len(pages) - 8} more" if len(pages) > 8 else ""
    return [f"the words of page{'s' * (len(pages) > 1)} {', '.join(pages[:8])}{more}"]


def _words(document: object) -> list[str]:
    return [" ".join(page.get_textpage().get_text_range().split()) for page in document]  # type: ignore[attr-defined]


def reasons(before: Mapping[str, str], now: Mapping[str, str], *, only_pdf: bool) -> list[str]:
    """What this computer has otherwise than the one that made the draft; for a PDF alone, what its bytes hang on."""
    names = _FOR_PDF if only_pdf else [*before, *(name for name in now if name not in before)]
    return [
        f"{name}: {before.get(name) or 'none'} then, {now.get(name) or 'none'} now"
        for name in names
        if before.get(name) != now.get(name)
    ]
