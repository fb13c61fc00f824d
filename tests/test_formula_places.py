"""Where formulas stand is found in the XML as openpyxl finds it, whoever wrote the workbook."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.formula import ArrayFormula

from planbuilder.intake.formula_places import formula_places
from planbuilder.typed import folded


@pytest.fixture
def workbook(tmp_path: Path) -> Path:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Money & more"
    sheet["A1"], sheet["B2"], sheet["AB300"] = "=1+1", "the <f> of a fee", "=SUM(A1:A2)"
    sheet["C3"] = ArrayFormula("C3:C4", "=A1:A2*2")
    book.create_sheet("Own")["D4"] = "=2"
    book.create_sheet("Plain")["E5"] = 7
    path = tmp_path / "book.xlsx"
    book.save(path)
    return path


def _rewritten(path: Path, change: tuple[str, str], part: str = "sheet1.xml", encoding: str = "utf-8") -> Path:
    """The workbook with one part changed as another program would write it."""
    kept = io.BytesIO()
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(kept, "w") as new:
        for name in old.namelist():
            text = old.read(name)
            if name.endswith(part):
                text = re.sub(*change, text.decode()).encode(encoding)
            new.writestr(name, text)
    path.write_bytes(kept.getvalue())
    return path


ALL = {(1, 1), (300, 28), (3, 3)}


def test_each_formula_has_its_place_on_the_sheets_that_are_read(workbook: Path) -> None:
    assert formula_places(workbook, {folded("Money & more"), "plain"}) == {"Money & more": ALL, "Plain": frozenset()}


def test_they_are_the_cells_that_openpyxl_takes_for_formulas(workbook: Path) -> None:
    cells = (cell for row in load_workbook(workbook)["Money & more"].iter_rows() for cell in row)
    assert {(cell.row, cell.column) for cell in cells if cell.data_type == "f"} == ALL


@pytest.mark.parametrize(
    "change",
    [
        (r"<(/?)(\w)", r"<\1x:\2"),  # as Microsoft's own library writes
        (r'<c r="(\w+)"', r"<c s='0'  r = '\1'"),
        (r"<f>", '<f t="shared" ref="A1:A2" si="0">'),
        (r"<f>", "\n  <f>"),
    ],
)
def test_other_programs_ways_of_writing_are_understood(workbook: Path, change: tuple[str, str]) -> None:
    assert (formula_places(_rewritten(workbook, change), {folded("Money & more")}) or {})["Money & more"] == ALL


def test_what_cannot_be_told_is_left_to_openpyxl(workbook: Path) -> None:
    assert formula_places(_rewritten(workbook, (r' r="[A-Z]+\d+"', "")), {folded("Money & more")}) is None


def test_a_sheet_in_another_code_is_left_to_openpyxl(workbook: Path) -> None:
    sheet = _rewritten(workbook, ("^", "<?xml version='1.0' encoding='UTF-16'?>"), encoding="utf-16")
    assert formula_places(sheet, {folded("Money & more")}) is None
