"""The sample workbook of the plan: it is what its script makes, says what its content says, and opens elsewhere."""

from __future__ import annotations

import datetime as dt
import io
import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest
from openpyxl import load_workbook

from make_sample import FOLDER, entry, sample_workbook
from make_sample import SHEETS as SHEETS_OF
from planbuilder.intake.read import read_workbook
from planbuilder.intake.workbook_rules import list_name
from planbuilder.lines import to_lines
from planbuilder.schema import PLAN_SHEETS, columns
from planbuilder.typed import Typed
from word_validity import open_xml_errors

SAMPLE = sample_workbook("plan.xlsx")
SHEETS, TARGET = SHEETS_OF["plan.xlsx"], FOLDER / "plan.xlsx"
TABLES = [record for record in PLAN_SHEETS if not record.sheet.settings]


def test_the_sample_follows_the_open_xml_standard(tmp_path: Path) -> None:
    path = tmp_path / "plan.xlsx"
    path.write_bytes(SAMPLE)
    assert open_xml_errors(path) == []


def test_a_row_grows_as_officers_type() -> None:
    """A height that is marked as fixed by hand would stay as it is."""
    with zipfile.ZipFile(io.BytesIO(SAMPLE)) as package:
        for name in package.namelist():
            if name.startswith("xl/worksheets/sheet"):
                assert b"customHeight" not in package.read(name)


def test_the_sample_says_what_its_content_says(tmp_path: Path) -> None:
    path = tmp_path / "plan.xlsx"
    path.write_bytes(SAMPLE)
    read, problems = read_workbook(path, PLAN_SHEETS)
    assert problems == []
    for record in TABLES:
        declared = columns(record)
        rows, content = read[record.sheet.title].rows, SHEETS[record.sheet.title]
        assert len(rows) == len(content)
        for row, typed in zip(rows, content, strict=True):
            for name, column in declared.items():
                wanted, found = typed.get(column.heading) or "", row.cells.get(name)
                if isinstance(wanted, dt.date):
                    assert found is not None and isinstance(found.value, dt.datetime)
                    assert found.value.date() == wanted
                else:
                    assert (found.text if found else "") == str(entry(wanted))


def test_bold_and_italic_marks_become_rich_text() -> None:
    lines = to_lines(Typed(entry("• Use **bold** words\n*slanted ones* and 2 * 3")))
    assert [(run.text, run.bold, run.italic) for run in lines[0].runs] == [
        ("Use ", False, False),
        ("bold", True, False),
        (" words", False, False),
    ]
    assert [(run.text, run.bold, run.italic) for run in lines[1].runs] == [
        ("slanted ones", False, True),
        (" and 2 * 3", False, False),
    ]


def test_bold_in_the_sample_is_still_bold_when_read() -> None:
    sheet = load_workbook(io.BytesIO(SAMPLE), rich_text=True)["Text"]
    bold = [
        run.text
        for row in sheet.iter_rows(min_row=2, min_col=2, max_col=2)
        for line in to_lines(Typed(row[0].value))
        for run in line.runs
        if run.bold
    ]
    assert "Joint Strategic Needs Assessment" in bold


def test_the_sample_is_small_and_is_the_one_that_its_script_makes() -> None:
    """Part by part: compressed bytes differ from one version of zlib to another."""
    assert TARGET.stat().st_size < 60 * 1024
    with zipfile.ZipFile(TARGET) as kept, zipfile.ZipFile(io.BytesIO(SAMPLE)) as made:
        assert kept.namelist() == made.namelist()
        changed = [name for name in made.namelist() if kept.read(name) != made.read(name)]
    assert changed == [], "run scripts/make_sample.py"


# --- in a real spreadsheet program --------------------------------------------------------------------------------

SOFFICE = shutil.which("soffice")
HAS_CALC = SOFFICE is not None and (Path(SOFFICE).resolve().parent / "libsclo.so").exists()


@pytest.mark.slow
@pytest.mark.skipif(not HAS_CALC, reason="needs LibreOffice Calc; planbuilder itself installs Writer alone")
def test_libreoffice_opens_the_sample_whole_and_its_lists_end_at_the_last_entry(tmp_path: Path) -> None:
    book = load_workbook(io.BytesIO(SAMPLE))
    probe = book.create_sheet("Probe")
    names = sorted(book.defined_names)
    for row, name in enumerate(names, 1):
        probe.cell(row, 1, f"=ROWS({name})")
        probe.cell(row, 2, f"=INDEX({name},ROWS({name}))")
    book.save(tmp_path / "plan.xlsx")
    made = tmp_path / "made"
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    subprocess.run(
        [
            str(SOFFICE),
            "--headless",
            profile,
            "--convert-to",
            "xlsx",
            "--outdir",
            str(made),
            str(tmp_path / "plan.xlsx"),
        ],
        check=True,
        capture_output=True,
        timeout=120,
    )
    after = load_workbook(made / "plan.xlsx", data_only=True)
    for record in PLAN_SHEETS:
        before_sheet, after_sheet = book[record.sheet.title], after[record.sheet.title]
        for line in before_sheet.iter_rows():
            for cell in line:
                assert after_sheet[cell.coordinate].value == cell.value
        assert len(after_sheet.data_validations.dataValidation) > 0
    by_list = {list_name(record.sheet.title): record for record in PLAN_SHEETS}
    for row, name in enumerate(names, 1):
        record = by_list[name]
        keys = [entered[columns(record)[record.sheet.key].heading] for entered in SHEETS[record.sheet.title]]
        assert (after["Probe"].cell(row, 1).value, after["Probe"].cell(row, 2).value) == (len(keys), keys[-1])
