"""Taking back what planbuilder changed in a workbook."""

from __future__ import annotations

import datetime as dt

from openpyxl import load_workbook

from planbuilder.patching.apply import apply_edits
from planbuilder.patching.edits import Applied, CellEdit
from stories.office import Office, digest


def test_undo_brings_the_workbook_back_and_says_where_the_other_one_is_kept(office: Office) -> None:
    before = digest(office.workbook)
    edit = CellEdit("Actions", "F2", "£1,000 CSP", "£1,250 CSP")
    now = dt.datetime(2026, 11, 22, 14, 5, 33)
    assert isinstance(apply_edits(office.workbook, [edit], office.inputs / "backups", now), Applied)
    ran = office.run("undo")
    assert ran.code == 0, ran.words
    assert digest(office.workbook) == before
    assert "plan.xlsx is again as it was on 22 November 2026, 14:05, when planbuilder changed it." in ran.words
    kept = ran.words.partition("is kept: ")[2].partition(".xlsx")[0] + ".xlsx"
    assert load_workbook(office.root / kept)["Actions"]["F2"].value == "£1,250 CSP"
    assert office.run("check").code == 0  # backups are no second workbooks


def test_undo_says_so_where_there_is_nothing_to_undo(office: Office) -> None:
    before = office.files()
    ran = office.run("undo", "--year", "2017/18")
    assert ran.code == 1
    assert "There is nothing to undo" in ran.said
    assert "No workbook was changed." in ran.said
    assert {name: one for name, one in office.files().items() if not name.startswith(".planbuilder")} == before


def test_undo_leaves_a_workbook_alone_that_is_open(office: Office) -> None:
    edit = CellEdit("Actions", "F2", "£1,000 CSP", "£1,250 CSP")
    apply_edits(office.workbook, [edit], office.inputs / "backups", dt.datetime(2026, 11, 22, 14, 5, 33))
    (office.inputs / "~$plan.xlsx").write_bytes(b"\x09Jo Bloggs")
    before = digest(office.workbook)
    ran = office.run("undo")
    assert ran.code == 1
    assert "Jo Bloggs seems to have this workbook open in Excel" in ran.words
    assert digest(office.workbook) == before
