"""The plan against what came of it: each action stands as its last quarter says."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import Workbook

from planbuilder.model.outturn import STATUSES, Outturn, make_outturn
from planbuilder.schema import columns
from planbuilder.schema.plan import Action, Progress
from workbooks import check, plan_book


def outturn(book: Workbook, folder: Path) -> Outturn:
    return make_outturn(check(book, folder))


def with_progress(*rows: tuple[str, str, str]) -> Workbook:
    """The small plan with this progress: action, quarter, RAG."""
    book = plan_book()
    sheet = book["Progress"]
    sheet.delete_rows(2, sheet.max_row)
    for ref, quarter, rag in rows:
        sheet.append([ref, quarter, rag, "Done."])
    return book


@pytest.fixture
def refs(tmp_path: Path) -> list[str]:
    return [action.ref for action in check(plan_book(), tmp_path).of(Action)]


def test_the_last_quarter_counts_whatever_row_it_stands_in(refs: list[str], tmp_path: Path) -> None:
    book = with_progress((refs[0], "Q4", "Complete"), (refs[0], "Q1", "Red"), (refs[1], "Q2", "Amber"))
    found = outturn(book, tmp_path)
    assert found.by_status == {"Complete": 1, "Amber": 1, "No progress recorded": len(refs) - 2}
    assert found.last[refs[0]].quarter == "Q4"


def test_of_two_rows_for_one_quarter_the_lower_one_counts(refs: list[str], tmp_path: Path) -> None:
    found = outturn(with_progress((refs[0], "Q2", "Red"), (refs[0], "Q2", "Green")), tmp_path)
    assert found.last[refs[0]].rag == "Green"


def test_no_action_is_lost_and_priorities_add_up_to_the_whole(refs: list[str], tmp_path: Path) -> None:
    found = outturn(with_progress((refs[0], "Q1", "Not started")), tmp_path)
    assert found.actions == len(refs) == sum(found.by_status.values())
    parts = [number for statuses in found.by_priority.values() for number in statuses.values()]
    assert sum(parts) == len(refs)
    assert list(found.by_status) == ["Not started", "No progress recorded"]


def test_money_is_what_the_plan_says(tmp_path: Path) -> None:
    found = outturn(plan_book(), tmp_path)
    assert found.resources.total == sum(share.amount for share in found.resources.by_funder)


def test_every_rag_that_officers_can_choose_is_a_status() -> None:
    assert set(columns(Progress)["rag"].choices) == set(STATUSES) - {"No progress recorded"}
