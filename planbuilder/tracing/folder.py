"""The list of figures in outputs/YEAR/figures: a page and a workbook for each document.

In come the checked workbooks of a year; out come two finished files in a working folder, to be moved into place.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import Path

from planbuilder.intake.check import Checked
from planbuilder.project import Year
from planbuilder.tracing.book import figures_book
from planbuilder.tracing.listing import Listing, make_listing
from planbuilder.tracing.page import figures_page


def write_figures(
    folder: Path, year: Year, document: str, title: str, read: Mapping[str, Checked]
) -> tuple[Listing, list[Path]]:
    """Write the page and the workbook of a document ("plan" or "report"); returns the list and both files."""
    listing = make_listing(document, read)
    hashes = {name: hashlib.sha256((year.inputs / name).read_bytes()).hexdigest() for name in read}
    page, book = (folder / f"figures-{document}{ending}" for ending in (".html", ".xlsx"))
    page.write_text(figures_page(title, year.name, listing, hashes), "utf-8")
    book.write_bytes(figures_book(title, year.name, listing, hashes))
    return listing, [page, book]
