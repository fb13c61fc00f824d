"""A workbook with all that Excel can put into one comes through: only the changed cells' bytes are others."""

from __future__ import annotations

import datetime as dt
import re
import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest
from openpyxl import load_workbook

from furnished_workbook import SHEET, furnished_workbook
from planbuilder.patching.apply import apply_edits
from planbuilder.patching.edits import Applied, CellEdit, LineEdit

NOW = dt.datetime(2026, 11, 22, 14, 5, 33)
LINE = "Carry on with Operation Insight in burglary hotspot areas, so that local people are kept informed"
BUDGET = CellEdit("Actions", "F2", "£1,000 CSP", "£1,250 CSP")
NOT_COUNTED = (
    CellEdit("Actions", "H2", "Immediate & ongoing", "March 2018"),
    LineEdit("Actions", "D23", LINE, "Carry on with Operation Insight", 1),
)


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    return furnished_workbook(tmp_path)


def parts(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as package:
        return {name: package.read(name) for name in package.namelist()}


def without(sheet: bytes, *cells: str) -> bytes:
    """The XML of a sheet without these cells."""
    for cell in cells:
        sheet, times = re.subn(rf'<c r="{cell}"[^>]*?(/>|>.*?</c>)'.encode(), b"", sheet, flags=re.DOTALL)
        assert times == 1
    return sheet


def written(path: Path, *edits: CellEdit | LineEdit) -> Applied:
    done = apply_edits(path, edits, path.parent / "backups", NOW)
    assert isinstance(done, Applied), done
    return done


def test_only_the_bytes_of_the_changed_cells_differ(plan: Path) -> None:
    before = parts(plan)
    assert written(plan, *NOT_COUNTED).remarks == ()
    after = parts(plan)
    assert list(after) == list(before)
    assert [name for name in before if before[name] != after[name]] == [SHEET]
    cells = ("H2", "D23")
    assert without(before[SHEET], *cells) == without(after[SHEET], *cells)


def test_where_a_formula_depends_on_a_cell_excel_is_asked_to_work_it_out_and_no_more(plan: Path) -> None:
    before = parts(plan)
    assert written(plan, BUDGET).remarks
    after = parts(plan)
    assert {name for name in before if before[name] != after[name]} == {SHEET, "xl/workbook.xml"}
    assert without(before[SHEET], "F2") == without(after[SHEET], "F2")  # the results that Excel kept stay
    assert after["xl/workbook.xml"].replace(b' fullCalcOnLoad="1"', b"") == before["xl/workbook.xml"]


@pytest.mark.filterwarnings("ignore:.*extension is not supported:UserWarning")  # what openpyxl would lose
def test_openpyxl_reads_it_with_the_change_and_with_the_results_that_excel_kept(plan: Path) -> None:
    written(plan, BUDGET, *NOT_COUNTED)
    sheet = load_workbook(plan, data_only=True)["Actions"]
    assert [sheet[cell].value for cell in ("F2", "H2", "K2", "K3")] == ["£1,250 CSP", "March 2018", 2, "once"]
    assert str(sheet["D23"].value).startswith("• Carry on with Operation Insight\n")


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore:.*extension is not supported:UserWarning")
@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not on this computer")
def test_libreoffice_reads_it_and_works_the_formula_out_anew(plan: Path, tmp_path: Path) -> None:
    written(plan, BUDGET, *NOT_COUNTED)
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    (tmp_path / "out").mkdir()
    command = ["soffice", profile, "--headless", "--convert-to", "xlsx:Calc MS Excel 2007 XML"]
    subprocess.run(
        [*command, "--outdir", str(tmp_path / "out"), str(plan)], check=True, capture_output=True, timeout=60
    )
    sheet = load_workbook(tmp_path / "out" / "plan.xlsx", data_only=True)["Actions"]
    assert [sheet[cell].value for cell in ("F2", "J2", "K2", "K3")] == ["£1,250 CSP", 10, 2, "once"]
    with zipfile.ZipFile(tmp_path / "out" / "plan.xlsx") as package:
        names = " ".join(package.namelist())
    assert all(part in names for part in ("charts/chart", "media/image", "comments"))
