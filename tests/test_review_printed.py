"""The printed lines of a plan, each with its place."""

from __future__ import annotations

from pathlib import Path

from planbuilder.review.printed import printed_texts
from workbooks import PLAN, check, plan_book


def test_every_line_knows_its_cell_and_its_number(tmp_path: Path) -> None:
    book = plan_book()
    book["Actions"]["D2"] = "Alpha\n• Second ’quoted’\nThird"
    texts = printed_texts(check(book, tmp_path))
    for word, number in (("Alpha", 1), ("Second", 2), ("Third", 3)):
        line, start = texts.at(texts.whole.index(word))
        assert (line.workbook, line.sheet, line.cell, line.number) == ("plan.xlsx", "Actions", "D2", number)
        assert line.text[start:].startswith(word)
    assert len(texts.plain) == len(texts.whole)


def test_what_the_plan_prints_is_there_and_what_officers_keep_is_not(tmp_path: Path) -> None:
    partners = [*PLAN["Partners"], ("Victim Support", "Community", None, None, "Ask them again.")]
    whole = printed_texts(check(plan_book(Partners=partners), tmp_path)).whole.split("\n")
    assert {"Partnership Plan", "Victim Support", "First draft", "Housing", "60+", "£500 CSP", "By the summer"} <= set(
        whole
    )
    assert not {"Ask them again.", "Two meetings were held.", "Jo Bloggs"} & set(whole)
