"""Single cells of a workbook written: what changes, what is refused, and that nothing else changes."""

from __future__ import annotations

import datetime as dt
import io
import random
import re
import shutil
import subprocess
import zipfile
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.cell.rich_text import CellRichText
from openpyxl.chart import BarChart, Reference
from openpyxl.comments import Comment
from openpyxl.drawing.image import Image
from openpyxl.styles import Protection

from planbuilder.patching.apply import apply_edits, examine_edits
from planbuilder.patching.edits import Applied, CellEdit, Edit, LineEdit, Refused, RowEdit
from sample_year import INPUTS
from workbooks import patched, plan_book, rich, saved

NOW = dt.datetime(2026, 11, 22, 14, 5, 33)


def write(path: Path, *edits: Edit) -> Applied | Refused:
    return apply_edits(path, edits, path.parent / "backups", NOW)


def done(path: Path, *edits: Edit) -> Applied:
    result = write(path, *edits)
    assert isinstance(result, Applied), result
    return result


def refused(path: Path, *edits: Edit) -> str:
    before = path.read_bytes()
    result = write(path, *edits)
    assert isinstance(result, Refused), result
    assert path.read_bytes() == before
    assert not (path.parent / "backups").exists()
    return "\n".join(map(str, result.problems))


def value(path: Path, sheet: str, cell: str) -> Any:
    return load_workbook(path, rich_text=True)[sheet][cell].value


def members(path: Path) -> dict[str, bytes]:
    """Every part with its header and packed bytes, as they lie in the file."""
    content = path.read_bytes()
    with zipfile.ZipFile(path) as package:
        entries = sorted(package.infolist(), key=lambda entry: entry.header_offset)
    ends = [*(entry.header_offset for entry in entries[1:]), content.rfind(b"PK\x05\x06")]
    return {one.filename: content[one.header_offset : end] for one, end in zip(entries[:-1], ends[:-1], strict=True)}


def all_cells(path: Path) -> dict[tuple[str, str], tuple[str, int]]:
    """What every cell holds, by its place, with the number of its format."""
    book = load_workbook(path, rich_text=True)
    return {
        (sheet.title, cell.coordinate): (repr(cell.value), cell.style_id)
        for sheet in book.worksheets
        for row in sheet.iter_rows()
        for cell in row
        if cell.value is not None
    }


@pytest.fixture
def sample(tmp_path: Path) -> Path:
    return Path(shutil.copy(INPUTS / "plan.xlsx", tmp_path / "plan.xlsx"))


@pytest.fixture(scope="session")
def from_libreoffice(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample with three cells written, opened in LibreOffice and saved by it."""
    folder = tmp_path_factory.mktemp("libreoffice")
    path = Path(shutil.copy(INPUTS / "plan.xlsx", folder / "plan.xlsx"))
    edits: list[Edit] = [
        CellEdit("Actions", "F2", "£1,000 CSP", "=1+1"),
        CellEdit("Actions", "H12", None, "two\nlines"),
        LineEdit("Actions", "D2", "Crime Prevention", "Preventing crime"),
        RowEdit("Actions", {"Priority": "Burglary", "Action": "• New"}),
    ]
    done(path, *edits)
    (folder / "saved").mkdir()
    return converted(path, folder / "saved")


def converted(workbook: Path, folder: Path) -> Path:
    """A workbook opened in LibreOffice and saved by it."""
    soffice = shutil.which("soffice")
    if soffice is None:
        pytest.skip("LibreOffice is not here")
    words = [soffice, f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--convert-to"]
    words += ["xlsx:Calc MS Excel 2007 XML", "--outdir", str(folder), str(workbook)]
    subprocess.run(words, check=True, capture_output=True, timeout=120)
    return folder / workbook.name


def book_with(folder: Path, change: Callable[[Any], object]) -> Path:
    book = plan_book()
    change(book)
    return saved(book, folder)


# --- nothing else changes ---------------------------------------------------------------------------------


def random_edits(path: Path, seed: int) -> dict[tuple[str, str], tuple[CellEdit, str]]:
    """Some cells of the workbook, each with an edit and what it says afterwards."""
    chance = random.Random(seed)
    book = load_workbook(path)
    edits = {}
    for sheet in chance.sample([s for s in book.worksheets if s.title not in {"How to use", "Plan"}], 3):
        cells = [c for row in sheet.iter_rows(min_row=2) for c in row if isinstance(c.value, str)]
        for cell in chance.sample(cells, min(4, len(cells))):
            new = chance.choice(
                [
                    "=SUM(A1:A9)",
                    "+44 1277",
                    "@x",
                    "-5",
                    "a\n• b\n• c  d",
                    " <&>\"' ",
                    "£1,250 CSP",
                    "é😀",
                    "_x000D_",
                    "x" * 999,
                ]
            )
            new = f"{new}{chance.randrange(99)}" if chance.random() < 0.5 else new
            edits[sheet.title, cell.coordinate] = CellEdit(sheet.title, cell.coordinate, str(cell.value), new), new
    return edits


@pytest.mark.parametrize("seed", range(6))
def test_random_edits_change_their_cells_and_no_other_byte_of_the_file(sample: Path, seed: int) -> None:
    check_random_edits(sample, seed)


@pytest.mark.slow
def test_the_same_holds_for_a_workbook_that_libreoffice_saved(from_libreoffice: Path, tmp_path: Path) -> None:
    for seed in range(3):
        check_random_edits(Path(shutil.copy(from_libreoffice, tmp_path / "plan.xlsx")), seed)


def check_random_edits(path: Path, seed: int) -> None:
    edits = random_edits(path, seed)
    parts, cells = members(path), all_cells(path)
    result = done(path, *(edit for edit, _ in edits.values()))
    assert {(one.sheet, one.cell) for one in result.written} == set(edits)
    changed = {name for name, content in members(path).items() if content != parts[name]}
    assert len(changed) == len({sheet for sheet, _ in edits})
    assert all(name.startswith("xl/worksheets/sheet") for name in changed)
    assert list(members(path)) == list(parts)
    after = all_cells(path)
    assert {place for place in cells.keys() | after.keys() if cells.get(place) != after.get(place)} == set(edits)
    for (sheet, cell), (_, new) in edits.items():
        assert after[sheet, cell] == (repr(new), cells[sheet, cell][1])
    assert result.backup is not None


def test_in_the_xml_of_the_sheet_only_the_cell_differs(sample: Path) -> None:
    with zipfile.ZipFile(sample) as package:
        before = package.read("xl/worksheets/sheet13.xml")
    done(sample, CellEdit("Actions", "F2", "£1,000 CSP", "£1,250 CSP"))
    with zipfile.ZipFile(sample) as package:
        after = package.read("xl/worksheets/sheet13.xml")
    old = re.search(rb'<c r="F2"[^>]*>.*?</c>', before)
    assert old
    new = b'<c r="F2" s="15" t="inlineStr"><is><t xml:space="preserve">\xc2\xa31,250 CSP</t></is></c>'
    assert after == before.replace(old[0], new)


@pytest.mark.slow
def test_libreoffice_opens_the_workbook_and_shows_what_was_written(from_libreoffice: Path) -> None:
    sheet = load_workbook(from_libreoffice)["Actions"]
    assert (sheet["F2"].value, sheet["H12"].value) == ("=1+1", "two\nlines")
    assert (sheet["A25"].value, sheet["D25"].value) == ("B4", "• New")
    assert sheet["D2"].value.split("\n")[1] == "• Preventing crime"
    with zipfile.ZipFile(from_libreoffice) as package:  # openpyxl takes every text that begins so for a formula
        assert not [name for name in package.namelist() if re.search(rb"<f[ >/]", package.read(name))]


def test_what_a_workbook_has_besides_cells_comes_through(tmp_path: Path) -> None:
    book = plan_book()
    sheet: Any = book["Actions"]
    sheet["D2"].comment = Comment("A note", "Jo")
    sheet["J2"] = "=LEN(A2)"
    chart = BarChart()
    chart.add_data(Reference(sheet, min_col=10, min_row=2, max_row=4))
    sheet.add_chart(chart, "L2")
    sheet.add_image(Image(io.BytesIO(next(INPUTS.glob("pictures/*.png")).read_bytes())), "L20")
    path = saved(book, tmp_path)
    with zipfile.ZipFile(path, "a") as package:  # what openpyxl would drop
        package.writestr("xl/threadedComments/threadedComment1.xml", "<ThreadedComments/>", zipfile.ZIP_STORED)
        package.writestr("docMetadata/LabelInfo.xml", "<labels/>")
    parts = members(path)
    done(path, CellEdit("Actions", "D2", "Hold a meeting in each ward.", "Hold two."))
    assert [name for name, content in members(path).items() if content != parts[name]] == ["xl/worksheets/sheet13.xml"]


# --- what is written --------------------------------------------------------------------------------------


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "=cmd|'/c calc'!A1", "\t=1"])
def test_text_that_comes_back_is_never_a_formula(sample: Path, text: str) -> None:
    done(sample, CellEdit("Actions", "F2", "£1,000 CSP", text))
    cell = load_workbook(sample)["Actions"]["F2"]
    with zipfile.ZipFile(sample) as package:
        assert b"<f>" not in package.read("xl/worksheets/sheet13.xml")
    assert cell.value == text


@pytest.mark.parametrize(
    ("stands", "shown", "expected", "new", "written"),
    [
        (500, "£#,##0", "£500", "£1,950", 1950),
        (500, "General", "£500", "£1,950.50", 1950.5),
        (500, "£#,##0", 500, "approx £600", "approx £600"),
        (500, "£#,##0", Decimal(500), "£600 BBC", "£600 BBC"),
        (0.169, "0.0%", "16.9%", "17.5%", 0.175),
        (0.169, "General", 0.169, "17%", "17%"),
        (1250, "#,##0", "1,250", "1,300", 1300),
        (1250, "0", "1250", "01277 312500", "01277 312500"),
        (dt.date(2017, 9, 11), "dd/mm/yyyy", "11 September 2017", "12/09/2017", dt.datetime(2017, 9, 12)),
        (dt.date(2017, 9, 11), "dd/mm/yyyy", "2017-09-11", "In the autumn", "In the autumn"),
        (dt.date(2017, 9, 11), "dd/mm/yyyy", dt.date(2017, 9, 11), dt.date(2018, 1, 2), dt.datetime(2018, 1, 2)),
        ("500", "@", "500", "600", "600"),
        ("500", "General", "500", "600", "600"),
        (None, "£#,##0", None, "£600", 600),
        (None, "General", "", "600", "600"),
        (True, "General", "Yes", "No", False),
        ("gone", "General", "gone", None, None),
    ],
)
def test_a_number_stays_a_number_and_a_text_a_text(
    tmp_path: Path, stands: Any, shown: str, expected: Any, new: Any, written: Any
) -> None:
    def fill(book: Workbook) -> None:
        book["Actions"]["J2"].value, book["Actions"]["J2"].number_format = stands, shown

    path = book_with(tmp_path, fill)
    done(path, CellEdit("Actions", "J2", expected, new))
    cell = load_workbook(path)["Actions"]["J2"]
    assert cell.value == written
    assert type(cell.value) is type(written)
    assert cell.number_format == shown


def test_bold_words_stay_bold_where_they_stay(tmp_path: Path) -> None:
    def fill(book: Workbook) -> None:
        book["Actions"]["D2"] = rich(("b", "What: "), "hold a meeting\n", "in ", ("i", "each"), " ward")

    path = book_with(tmp_path, fill)
    edit = LineEdit("Actions", "D2", "in each ward", "in almost each ward of ours")
    done(path, edit, LineEdit("Actions", "D2", "in each ward", "and report", kind="add"))
    found = value(path, "Actions", "D2")
    assert str(found) == "What: hold a meeting\nin almost each ward of ours\nand report"
    told = [(str(p), bool(p.font.b), bool(p.font.i)) if hasattr(p, "font") else (p, False, False) for p in found]
    assert ("What: ", True, False) in told
    assert ("each", False, True) in told
    assert isinstance(found, CellRichText)


LINES = "Why:\n• One\n• Two\n• One\n3. Three"


@pytest.mark.parametrize(
    ("edits", "after"),
    [
        ([LineEdit("Actions", "D2", "Two", "2")], "Why:\n• One\n• 2\n• One\n3. Three"),
        ([LineEdit("Actions", "D2", "• Two", "- 2")], "Why:\n• One\n- 2\n• One\n3. Three"),
        ([LineEdit("Actions", "D2", "One", "1", line=4)], "Why:\n• One\n• Two\n• 1\n3. Three"),
        ([LineEdit("Actions", "D2", "One", "1", line=2)], "Why:\n• 1\n• Two\n• One\n3. Three"),
        ([LineEdit("Actions", "D2", "Two", kind="remove")], "Why:\n• One\n• One\n3. Three"),
        ([LineEdit("Actions", "D2", "Two", "New", kind="add")], "Why:\n• One\n• Two\n• New\n• One\n3. Three"),
        ([LineEdit("Actions", "D2", "Three", "Four", kind="add")], f"{LINES}\n4. Four"),
        ([LineEdit("Actions", "D2", "Three", "End", kind="add", mark="")], f"{LINES}\nEnd"),
        ([LineEdit("Actions", "D2", "", "First", kind="add")], f"First\n{LINES}"),
        (
            [
                LineEdit("Actions", "D2", "Two", kind="remove"),
                LineEdit("Actions", "D2", "Two", "New", kind="add"),
                LineEdit("Actions", "D2", "Why:", "Because:"),
            ],
            "Because:\n• One\n• New\n• One\n3. Three",
        ),
    ],
)
def test_a_line_of_a_cell_changes_and_the_others_stay(tmp_path: Path, edits: list[Edit], after: str) -> None:
    path = book_with(tmp_path, lambda book: book["Actions"].__setitem__("D2", LINES))
    done(path, *edits)
    assert value(path, "Actions", "D2") == after


def test_a_line_is_added_to_an_empty_cell_and_the_last_one_taken_out(tmp_path: Path) -> None:
    path = saved(plan_book(), tmp_path)
    done(path, LineEdit("Actions", "I2", "", "First", kind="add"))
    assert value(path, "Actions", "I2") == "First"
    done(path, LineEdit("Actions", "I2", "First", kind="remove"))
    assert value(path, "Actions", "I2") is None


def test_a_cell_that_says_so_already_is_no_change(sample: Path) -> None:
    result = done(sample, CellEdit("Actions", "F2", "£900 CSP", "£1,000\u00a0CSP "))
    assert (result.written, len(result.already), result.backup) == ((), 1, None)


# --- what is refused --------------------------------------------------------------------------------------


def test_a_cell_that_has_moved_on_is_refused_with_what_stands_there(sample: Path) -> None:
    said = refused(sample, CellEdit("Actions", "F2", "£900 CSP", "£800 CSP"), CellEdit("Actions", "F3", None, "x"))
    assert said == (
        "STOP  plan.xlsx > Actions > F2: This cell has moved on: it now says “£1,000 CSP”, where “£900 CSP” was"
        " expected. Look at both, and type what is meant.\n"
        "STOP  plan.xlsx > Actions > F3: This cell has moved on: it now says “Existing resources”, where nothing was"
        " expected. Look at both, and type what is meant."
    )


def test_one_edit_that_cannot_be_made_keeps_back_all_and_is_named_alone(sample: Path) -> None:
    good, bad = CellEdit("Actions", "F2", "£1,000 CSP", "x"), LineEdit("Actions", "D2", "No such line", "y")
    other = LineEdit("Actions", "D2", "Crime Prevention", "z")
    result = examine_edits(sample, [good, bad, other])
    assert isinstance(result, Refused)
    assert [edit for edit, _ in result.faults] == [bad]
    assert "is no longer in this cell" in refused(sample, good, bad, other)
    assert examine_edits(sample, [good, other]) is None


def merge(book: Workbook) -> None:
    book["Actions"].merge_cells("J2:K3")


def protect(book: Workbook) -> None:
    book["Actions"].protection.sheet = True
    book["Actions"]["J2"] = "x"
    book["Actions"]["J2"].protection = Protection(locked=False)


@pytest.mark.parametrize(
    ("change", "cell", "said"),
    [
        (lambda book: book["Actions"].__setitem__("K3", "=1+1"), "K3", "holds a formula"),
        (merge, "K3", "is merged with J2"),
        (protect, "K3", "the sheet is protected"),
    ],
)
def test_a_cell_that_nobody_should_type_over_is_refused_and_its_neighbour_is_not(
    tmp_path: Path, change: Callable[[Workbook], None], cell: str, said: str
) -> None:
    path = book_with(tmp_path, change)
    now = value(path, "Actions", "J2")
    assert said in refused(path, CellEdit("Actions", cell, "2", "x"))
    done(path, CellEdit("Actions", "J2", now, "new"))


def test_a_heading_of_a_table_is_refused_as_excel_would_find_the_file_damaged(sample: Path) -> None:
    assert "is a heading of the table" in refused(sample, CellEdit("Actions", "F1", "Budget", "Money"))


def test_a_sheet_may_be_named_in_any_case(sample: Path) -> None:
    edits = [CellEdit("actions", "F2", "£1,000 CSP", "x"), CellEdit("Action plan", "F3", "Existing resources", "y")]
    assert {one.sheet for one in done(sample, *edits).written} == {"Actions"}
    both = [CellEdit("actions", "F2", "x", "1"), CellEdit("Actions", "F2", "x", "2")]
    assert isinstance(write(sample, *both), Refused)


def test_a_cell_that_an_array_formula_fills_is_refused(tmp_path: Path) -> None:
    from openpyxl.worksheet.formula import ArrayFormula

    path = book_with(tmp_path, lambda b: b["Actions"].__setitem__("J2", ArrayFormula("J2:J5", "=A2:A5")))
    assert "filled by a formula" in refused(path, CellEdit("Actions", "J4", None, "x"))
    done(path, CellEdit("Actions", "J6", None, "x"))


@pytest.mark.parametrize(
    ("new", "said"),
    [("a\x0bb", "no document can show"), ("\ud800", "no document can show"), ("x" * 32_768, "no more than 32,767")],
)
def test_what_no_cell_can_hold_is_refused(sample: Path, new: str, said: str) -> None:
    assert said in refused(sample, CellEdit("Actions", "F2", "£1,000 CSP", new))


def test_as_much_as_a_cell_can_hold_is_written(sample: Path) -> None:
    done(sample, CellEdit("Actions", "F2", "£1,000 CSP", "x" * 32_767))


@pytest.mark.parametrize(
    ("edits", "said"),
    [
        ([CellEdit("Nowhere", "A1", None, "x")], "the sheet “Nowhere” is missing"),
        ([CellEdit("Actions", "A0", None, "x")], "is no cell"),
        ([CellEdit("Actions", "XFE1", None, "x")], "is no cell"),
        (
            [CellEdit("Actions", "F2", "£1,000 CSP", "x"), CellEdit("Actions", "$F$2", "£1,000 CSP", "y")],
            "two changes are asked for this cell",
        ),
        (
            [LineEdit("Actions", "D2", "Speeding", "x"), LineEdit("Actions", "D2", "Speeding", "y")],
            "two changes are asked for the line",
        ),
    ],
)
def test_edits_that_make_no_sense_are_refused(sample: Path, edits: list[Edit], said: str) -> None:
    assert said.casefold() in refused(sample, *edits).casefold()


def test_two_partners_who_ask_for_the_same_are_one_change(sample: Path) -> None:
    edit = CellEdit("Actions", "F2", "£1,000 CSP", "x")
    assert len(done(sample, edit, CellEdit("Actions", "F2", "£1,000 CSP", "x")).written) == 1


# --- files as other programs write them -------------------------------------------------------------------


def test_a_sheet_with_prefixes_and_without_addresses_is_written_like_any_other(tmp_path: Path) -> None:
    path = saved(plan_book(), tmp_path)
    with zipfile.ZipFile(path) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    part = "xl/worksheets/sheet13.xml"
    xml = re.sub(rb'<(row|c) r="\w+"', rb"<\1", parts[part])
    xml = re.sub(rb"<(/?)(?=[a-zA-Z])", rb"<\1x:", xml).replace(b"xmlns=", b"xmlns:x=")
    with zipfile.ZipFile(path, "w") as package:
        for name, content in {**parts, part: xml}.items():
            package.writestr(name, content)
    done(path, CellEdit("Actions", "F3", "Existing resources", "£5 CSP"), CellEdit("Actions", "K2", None, "new"))
    assert (value(path, "Actions", "F3"), value(path, "Actions", "K2")) == ("£5 CSP", "new")
    assert value(path, "Actions", "F4") == "£200 BBC"


def test_cells_and_rows_that_are_not_there_are_put_where_they_belong(tmp_path: Path) -> None:
    path = book_with(tmp_path, lambda book: book["Actions"].__setitem__("C9", "below"))
    patched(path, "Actions", '<row r="9">', '<row r="6" spans="1:2"/><row r="9">')
    done(path, *(CellEdit("Actions", cell, None, cell) for cell in ("Z1", "B9", "A7", "D9", "A12", "C6", "A6")))
    with zipfile.ZipFile(path) as package:
        xml = package.read("xl/worksheets/sheet13.xml").decode()
    rows = [int(row) for row in re.findall(r'<row r="(\d+)"', xml)]
    assert rows == sorted(rows)
    assert [c for c in re.findall(r'<c r="(\w+)"', xml) if c.endswith("9")] == ["B9", "C9", "D9"]
    assert '<row r="6" spans="1:3"><c r="A6"' in xml
    assert 'dimension ref="A1:Z12"' in xml
    assert value(path, "Actions", "A12") == "A12"


def test_a_zip_that_states_sizes_behind_its_data_is_written(tmp_path: Path) -> None:
    class Unseekable(io.RawIOBase):
        def __init__(self, path: Path) -> None:
            self.file = path.open("wb")

        def write(self, content: Any) -> int:
            return self.file.write(content)

    old = saved(plan_book(), tmp_path)
    stream = Unseekable(tmp_path / "new")
    with zipfile.ZipFile(old) as package, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as streamed:
        for name in package.namelist():
            streamed.writestr(name, package.read(name))
    stream.file.close()
    (tmp_path / "new").replace(old)
    parts = members(old)
    done(old, CellEdit("Actions", "F3", "Existing resources", "£5 CSP"))
    assert [name for name, content in members(old).items() if content != parts[name]] == ["xl/worksheets/sheet13.xml"]
    assert value(old, "Actions", "F3") == "£5 CSP"


# --- formulas elsewhere -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("formula", "depends"),
    [
        ("=LEN(F2)", True),
        ("=SUM($A$1:F$9)", True),
        ("=COUNTA(F:F)", True),
        ('=INDIRECT("F2")', True),
        ("=LEN(Partners!F2)", False),
        ('="F2"', False),
        ("=LEN(F3)", False),
        ("=LOG10(5)", False),
    ],
)
def test_excel_is_told_to_work_out_formulas_only_where_one_depends(tmp_path: Path, formula: str, depends: bool) -> None:
    path = book_with(tmp_path, lambda book: book["Actions"].__setitem__("K9", formula))
    patched_book = path.read_bytes()
    with zipfile.ZipFile(path) as package:  # openpyxl always asks for it
        contents = {name: package.read(name) for name in package.namelist()}
    contents["xl/workbook.xml"] = contents["xl/workbook.xml"].replace(b' fullCalcOnLoad="1"', b"")
    with zipfile.ZipFile(path, "w") as package:
        for name, content in contents.items():
            package.writestr(name, content)
    assert path.read_bytes() != patched_book
    result = done(path, CellEdit("Actions", "F2", "£500 CSP", "£600 CSP"))
    with zipfile.ZipFile(path) as package:
        assert (b'fullCalcOnLoad="1"' in package.read("xl/workbook.xml")) == depends
    assert bool(result.remarks) == depends
    assert value(path, "Actions", "K9") == formula
