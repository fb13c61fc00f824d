"""Plain texts are read sooner than openpyxl reads them, and come out as openpyxl has them."""

from __future__ import annotations

from xml.etree.ElementTree import Element, fromstring

import pytest
from openpyxl.cell.rich_text import CellRichText, TextBlock

from planbuilder.intake.plain_texts import plain_texts_as_they_are

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
BOLD = "<r><rPr><b/></rPr><t>bold</t></r>"
TEXTS = {
    "plain": "<t>Keep Safe</t>",
    "with spaces kept": '<t xml:space="preserve"> a  b </t>',
    "with lines": "<t>one&#10;two</t>",
    "with an escape": "<t>_x000D_ and _x005F_x000D_</t>",
    "empty": "<t/>",
    "nothing": "",
    "one run without dress": "<r><t>run</t></r>",
    "dressed": f"{BOLD}<r><t> and not</t></r>",
    "a plain beginning": f"<t>plain</t>{BOLD}",
    "a phonetic guide": '<t>plain</t><rPh sb="0" eb="1"><t>guide</t></rPh>',
    "of another language": '<t xmlns="urn:other">x</t>',
}


def _node(content: str) -> Element:
    return fromstring(f'<is xmlns="{MAIN}">{content}</is>')


def _said(parts: CellRichText | tuple[str, ...]) -> list[object]:
    return [(str(one), one.font.b) if isinstance(one, TextBlock) else one for one in parts]


@pytest.mark.parametrize("content", TEXTS.values(), ids=TEXTS)
def test_a_text_is_what_openpyxl_makes_of_it(content: str) -> None:
    as_ever = _said(CellRichText.from_tree(_node(content)))  # type: ignore[arg-type]
    with plain_texts_as_they_are():
        assert _said(CellRichText.from_tree(_node(content))) == as_ever  # type: ignore[arg-type]


def test_afterwards_openpyxl_is_as_it_was() -> None:
    before = CellRichText.__dict__["from_tree"]
    with pytest.raises(ValueError, match="in between"), plain_texts_as_they_are():
        raise ValueError("in between")
    assert CellRichText.__dict__["from_tree"] is before
