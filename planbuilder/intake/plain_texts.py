"""Texts without formatting inside a cell are read as they stand, while openpyxl loads a workbook.

openpyxl makes an object of each text, with a place for formatted runs, phonetic guides and more, and then takes the
plain text out of it again: a third of the time that it needs for a workbook. Nearly all texts are plain.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_TEXT = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}t"


@contextmanager
def plain_texts_as_they_are() -> Iterator[None]:
    """Within it, `CellRichText.from_tree` gives for a plain text what it always gives, only sooner.

    It is openpyxl's one way into a text, of a cell as of the table of shared strings (3.1, cell/rich_text.py); whatever
    is not a single plain text is left to it.
    """
    from openpyxl.cell.rich_text import CellRichText

    own: Any = CellRichText.__dict__["from_tree"]
    thorough = CellRichText.from_tree

    def from_tree(_: type[CellRichText], node: Element) -> Any:
        if len(node) == 1 and node[0].tag == _TEXT and node[0].text:
            return (node[0].text.replace("x005F_", ""),)  # how openpyxl undoes Excel's escape of an underscore
        return thorough(node)  # type: ignore[arg-type]

    substitute: Any = classmethod(from_tree)
    CellRichText.from_tree = substitute  # type: ignore[method-assign]
    try:
        yield
    finally:
        CellRichText.from_tree = own  # type: ignore[method-assign]
