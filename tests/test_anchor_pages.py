"""Pages with and without anchors: the same to the last dot, for the documents of the sample year.

Both documents are built with anchors and without, and laid out by LibreOffice in one go: the copies that `make` lays
out, and the finished Word files, which somebody may open in LibreOffice (sample_pages.py).
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pypdfium2  # type: ignore[import-untyped]
import pytest

from planbuilder.output.pdf_outline import outline
from planbuilder.publications import PUBLICATIONS

pytestmark = pytest.mark.slow
DOTS_PER_POINT = 1.0
#: LibreOffice sets each stretch of a line on whole twentieths of a point, and a bookmark parts a line in two.
MOST_POINTS_APART = 1.0


@pytest.fixture(scope="module")
def pages(sample_pages: Path) -> Path:
    """The folder of all PDFs: plan-with-laid-out.pdf, report-without-finished.pdf ..."""
    return sample_pages


def both(pages: Path, document: str, kind: str) -> tuple[Path, Path]:
    return pages / f"{document}-with-{kind}.pdf", pages / f"{document}-without-{kind}.pdf"


DOCUMENTS = pytest.mark.parametrize("document", [one.name for one in PUBLICATIONS])


@DOCUMENTS
def test_the_pages_of_the_pdf_are_the_same_to_the_last_dot(pages: Path, document: str) -> None:
    one, other = (pypdfium2.PdfDocument(path) for path in both(pages, document, "laid-out"))
    assert len(one) == len(other) > 20
    for number in range(len(one)):
        dots = [bytes(pdf[number].render(scale=DOTS_PER_POINT, grayscale=True).buffer) for pdf in (one, other)]
        assert dots[0] == dots[1], f"page {number + 1}"
        assert words(one[number]) == words(other[number])


@DOCUMENTS
@pytest.mark.parametrize("kind", ["laid-out", "finished"])
def test_the_outline_is_the_same(pages: Path, document: str, kind: str) -> None:
    one, other = (outline(path) for path in both(pages, document, kind))
    assert one == other and len(one) > 10


@DOCUMENTS
def test_the_word_file_has_the_same_lines_and_pages_in_libreoffice(pages: Path, document: str) -> None:
    one, other = (pypdfium2.PdfDocument(path) for path in both(pages, document, "finished"))
    assert len(one) == len(other)
    for number in range(len(one)):
        assert words(one[number]) == words(other[number]), f"page {number + 1}"
        for (sign, here), (_, there) in zip(signs(one[number]), signs(other[number]), strict=True):
            apart = max(abs(a - b) for a, b in zip(here, there, strict=True))
            assert apart < MOST_POINTS_APART, f"“{sign}” on page {number + 1} has moved by {apart:.2f} points"


def words(page: Any) -> list[list[str]]:
    """The words of a page, line by line."""
    return [line.split() for line in page.get_textpage().get_text_range().splitlines()]


def signs(page: Any) -> list[tuple[str, tuple[float, ...]]]:
    """Each sign that can be seen, and the box round it in points."""
    text = page.get_textpage()
    whole = text.get_text_range()
    # a page on which pdfium leaves out signs cannot be read by their numbers
    numbers = range(text.count_chars()) if len(whole) == text.count_chars() else range(0)
    return [(whole[number], text.get_charbox(number)) for number in numbers if not whole[number].isspace()]
