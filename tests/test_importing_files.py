"""Files that are no crime tables, or mean no good, are refused in plain words; real ones of any usual kind are not."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import Workbook

import hostile_files
from make_crime_table import COVER, NEW_HEADINGS, crime_rows, write_csv, write_ods, write_ods_content, write_xlsx
from planbuilder.importing import weight
from planbuilder.importing.files import examine_table, files_meant
from planbuilder.importing.layout import clean, find_headings, plain
from planbuilder.importing.tables import Table, read_tables
from planbuilder.problems import PlanbuilderError

ROWS = list(crime_rows((2016,), (1,)))
CELL = '<table:table-cell office:value-type="string"><text:p>x</text:p></table:table-cell>'


def read(path: Path) -> list[Table]:
    return read_tables(examine_table(path), lambda step: None)


def refusal(path: Path) -> str:
    with pytest.raises(PlanbuilderError) as refused:
        read(path)
    return str(refused.value)


def count(tables: list[Table]) -> int:
    return int(sum(table.frame["count"].sum() for table in tables))


WHOLE = sum(row.offences for row in ROWS)


# --- real files ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("code", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_a_csv_file_is_read_in_every_usual_code_with_every_usual_separator(
    tmp_path: Path, code: str, separator: str
) -> None:
    lines = [NEW_HEADINGS, *(row._replace(area="Ynys Môn") for row in ROWS)]
    text = "\n".join(separator.join(str(cell) for cell in line).replace("alarm or", "alarm or") for line in lines)
    text = text if separator != "," else text.replace("Public fear, alarm", "Public fear and alarm")
    path = tmp_path / "crime.csv"
    path.write_text(text, encoding=code)
    (table,) = read(path)
    assert (count([table]), set(table.frame["area"])) == (WHOLE, {"Ynys Môn"})


def test_titles_above_notes_below_and_columns_of_ones_own_do_no_harm(tmp_path: Path) -> None:
    path = write_csv(tmp_path / "crime.csv", [(*row, "mine") for row in ROWS], (*NEW_HEADINGS, "My column"))
    lines = path.read_text(encoding="utf-8").splitlines()
    path.write_text("\n".join(['"A title,\nin two lines"', "", *lines, "", "Source: Home Office"]), encoding="utf-8")
    (table,) = read(path)
    assert (count([table]), len(table.frame), table.more) == (WHOLE, len(ROWS), True)
    assert table.frame["row"].iloc[0] == 5


def test_covers_and_notes_are_passed_over_and_each_year_is_a_sheet(tmp_path: Path) -> None:
    rows = [*ROWS, *crime_rows((2017,), (1,))]
    for write in (write_ods, write_xlsx):
        tables = read(write(tmp_path / f"crime.{write.__name__[-4:].strip('_')}", rows))
        assert [table.sheet for table in tables] == ["2016_17", "2017_18"]
        assert count(tables) == sum(row.offences for row in rows)
    assert find_headings(COVER) is None


def test_what_a_file_is_decides_and_not_the_ending_of_its_name(tmp_path: Path) -> None:
    assert count(read(write_ods(tmp_path / "a.xlsx", ROWS))) == WHOLE
    assert count(read(write_xlsx(tmp_path / "b.csv", ROWS))) == WHOLE
    assert count(read(write_csv(tmp_path / "c.ods", ROWS))) == WHOLE


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("FORCE NAME", "force"),
        ("Police Force [note 2]", "force"),
        ("Offence_Count", "count"),
        ("Number of offences", "count"),
    ],
)
def test_headings_are_known_with_notes_capitals_and_underscores(heading: str, field: str) -> None:
    row = [
        heading,
        *(
            name
            for name in NEW_HEADINGS
            if plain(name) not in ("police force" if field == "force" else "offence count")
        ),
    ]
    found = find_headings([["A title"], [], row])
    assert found is not None
    assert (found.row, found.places[field], found.missing) == (2, 0, ())


def test_what_stands_in_a_cell_becomes_harmless_text() -> None:
    assert [clean(one) for one in (45.0, 37.2, " a\n b ", "\x07=1+1", float("nan"))] == [
        "45",
        "37.2",
        "a b",
        "=1+1",
        "",
    ]


def test_a_folder_or_a_pattern_stands_for_the_tables_in_it_and_a_slip_is_answered(tmp_path: Path) -> None:
    for name in ("b.ods", "a.xlsx", "notes.docx", "~$a.xlsx"):
        (tmp_path / name).touch()
    assert [one.name for one in files_meant([str(tmp_path)])] == ["a.xlsx", "b.ods"]
    assert [one.name for one in files_meant([str(tmp_path / "*.ods"), str(tmp_path / "b.ods")])] == ["b.ods"]
    with pytest.raises(PlanbuilderError, match=r"Did you mean “b.ods”\?"):
        files_meant([str(tmp_path / "bb.ods")])
    with pytest.raises(PlanbuilderError, match="no folder"):
        files_meant([str(tmp_path / "crime" / "b.ods")])
    (tmp_path / "empty").mkdir()
    with pytest.raises(PlanbuilderError, match=r"There is no \.ods, \.xlsx or \.csv file"):
        files_meant([str(tmp_path / "empty")])


# --- wrong files --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "empty (0 bytes). Download it again"),
        (b"\0" * 5000, "nothing but zeros"),
        (b"%PDF-1.7\n", "This is a PDF"),
        (b"<!DOCTYPE html><html></html>", "This is a web page"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "old Excel 97-2003 workbook"),
        (b"PK\x03\x04 and no more", "damaged"),
        (b"\x89PNG\r\n", "This is a picture"),
        (hostile_files.bomb(), "unpacks to far more than a table holds"),
        (hostile_files.with_parts_over_one_another(), "unpacks to far more than a table holds"),
        (hostile_files.with_damaged_sheet(), "damaged"),
        (hostile_files.workbook(), "no table of recorded crime"),
        (b"a,b\n1,2\n", "no table of recorded crime by Community Safety Partnership"),
    ],
)
def test_what_is_no_table_is_named_with_what_to_do(tmp_path: Path, content: bytes, said: str) -> None:
    path = tmp_path / "crime.ods"
    path.write_bytes(content)
    assert said in refusal(path)


def test_a_table_of_police_forces_is_told_from_one_of_partnerships(tmp_path: Path) -> None:
    rows = [(*row[:3], *row[4:]) for row in ROWS]
    said = refusal(write_csv(tmp_path / "pfa.csv", rows, [name for name in NEW_HEADINGS if name != "CSP Name"]))
    assert "this is a table of police forces" in said.replace("This", "this")
    short = [row[:-1] for row in ROWS]
    assert "The column “Offence Count” is missing" in refusal(write_csv(tmp_path / "a.csv", short, NEW_HEADINGS[:-1]))


def test_a_csv_file_with_broken_rows_is_refused_with_the_line(tmp_path: Path) -> None:
    path = write_csv(tmp_path / "crime.csv", ROWS)
    with path.open("a", encoding="utf-8") as file:
        file.write("2016/17,1,Essex,Harlow,Public fear, alarm,Public order,Public order,45,9\n")
    assert f"row {len(ROWS) + 2} has more fields than there are headings" in refusal(path)
    path.write_text(",".join(NEW_HEADINGS) + '\n"2016/17,1,Essex', encoding="utf-8")
    assert "no sound CSV table" in refusal(path)


# --- files that mean no good -----------------------------------------------------------------------------------


def ods(tables: str) -> Callable[[Path], None]:
    return lambda path: write_ods_content(path, f'<table:table table:name="a">{tables}</table:table>')


def xlsx(sheet: str, shared: str = "") -> Callable[[Path], None]:
    def write(path: Path) -> None:
        book = Workbook()
        book.active.append(["x"])  # type: ignore[union-attr]
        book.save(path)
        with zipfile.ZipFile(path) as old:
            parts = {name: old.read(name) for name in old.namelist()}
        main = b'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
        parts["xl/worksheets/sheet1.xml"] = b"<worksheet %s><sheetData>%s</sheetData></worksheet>" % (
            main,
            sheet.encode(),
        )
        if shared:
            parts["xl/sharedStrings.xml"] = b"<sst %s><si><t>%s</t></si></sst>" % (main, shared.encode())
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
            for name, content in parts.items():
                new.writestr(name, content)

    return write


FAR = {
    "a value in the last column": ods(
        f'<table:table-row><table:table-cell table:number-columns-repeated="16000"/>{CELL}</table:table-row>'
    ),
    "a value repeated across": ods(
        '<table:table-row><table:table-cell table:number-columns-repeated="16384" office:value-type="float"'
        ' office:value="1"/></table:table-row>'
    ),
    "a row of values repeated down": ods(
        f'<table:table-row table:number-rows-repeated="1000000">{CELL}</table:table-row>'
    ),
    "a value below a million empty rows": ods(
        '<table:table-row table:number-rows-repeated="1000000"><table:table-cell/></table:table-row>'
        f"<table:table-row>{CELL}</table:table-row>"
    ),
    "the same, further on in the file": ods(
        '<table:table-row table:number-rows-repeated="1000000"><table:table-cell/></table:table-row>'
        + "<table:table-row><table:table-cell/></table:table-row>" * 3000
        + f"<table:table-row>{CELL}</table:table-row>"
    ),
    "a cell in the last column": xlsx('<row r="1"><c r="XFD1"><v>1</v></c></row>'),
    "a cell in the last row": xlsx('<row r="1"><c r="A1048576"><v>1</v></c></row>'),
    "a cell spelt in another way": xlsx("<row r='1'><c s='1' r = 'XFD1'><v>1</v></c></row>"),
    "a long text that thousands of cells share": xlsx("<c t='s'><v>0</v></c>" * 9000, shared="x" * 200_000),
    "a long text repeated a thousand times": ods(
        f'<table:table-row table:number-rows-repeated="900">{CELL.replace("x", "x" * 30_000) * 50}</table:table-row>'
    ),
    "a row beyond the last": xlsx('<row r="1"><c r="A99999999"><v>1</v></c></row>'),
}


@pytest.mark.parametrize("name", FAR)
def test_a_small_file_that_would_fill_the_memory_is_refused(tmp_path: Path, name: str) -> None:
    path = tmp_path / "crime.ods"
    FAR[name](path)
    assert "Something stands far away from the table" in refusal(path)


def test_empty_cells_to_the_edge_of_the_sheet_do_no_harm(tmp_path: Path) -> None:
    edge = (
        '<table:table-cell table:number-columns-repeated="5"/><table:table-cell table:number-columns-repeated="16370"/>'
    )
    head = "".join(
        f"<table:table-cell office:value-type='string'><text:p>{name}</text:p></table:table-cell>"
        for name in NEW_HEADINGS
    )
    body = (
        f'<table:table-column table:number-columns-repeated="16384"/><table:table-row>{head}{edge}</table:table-row>'
        f'<table:table-row table:number-rows-repeated="3">{CELL * 9}{edge}</table:table-row>'
        f'<table:table-row table:number-rows-repeated="1048572">{edge}</table:table-row>'
    )
    path = tmp_path / "crime.ods"
    other = f'<table:table table:name="b"><table:table-row>{CELL}</table:table-row></table:table>'
    write_ods_content(path, f'<table:table table:name="a">{body}</table:table>{other}')
    (table,) = read(path)
    assert len(table.frame) == 3


def test_a_file_that_unpacks_to_far_more_than_it_is_and_one_with_a_document_type_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "crime.ods"
    write_ods_content(path, " " * (40 * 2**20))
    assert "unpacks to far more than a table holds" in refusal(path)
    write_ods_content(path, "")
    with zipfile.ZipFile(path, "a") as package:
        package.writestr("styles.xml", '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><a/>')
    assert "document type definition" in refusal(path)


def test_a_table_with_more_rows_than_are_published_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write_ods(tmp_path / "crime.ods", ROWS)
    assert count(read(path)) == WHOLE
    monkeypatch.setattr(weight, "MOST_ROWS", len(ROWS) - 1)
    assert "more than the published tables have" in refusal(path)


def test_a_table_of_headings_alone_has_no_rows_and_is_no_mishap(tmp_path: Path) -> None:
    (table,) = read(write_csv(tmp_path / "crime.csv", []))
    assert len(table.frame) == 0


def test_a_spreadsheet_with_a_password_is_named_as_that(tmp_path: Path) -> None:
    path = write_ods(tmp_path / "crime.ods", ROWS)
    with zipfile.ZipFile(path) as old:
        parts = {name: old.read(name) for name in old.namelist()}
    parts["META-INF/manifest.xml"] = parts["META-INF/manifest.xml"].replace(
        b"/>", b"><manifest:encryption-data/></manifest:file-entry>", 1
    )
    with zipfile.ZipFile(path, "w") as new:
        for name, content in parts.items():
            new.writestr(name, content)
    assert "This spreadsheet has a password" in refusal(path)


def test_a_sheet_that_the_reader_cannot_read_is_damaged(tmp_path: Path) -> None:
    path = tmp_path / "crime.ods"
    write_ods_content(path, '<table:table table:name="a"><table:table-row>')
    with zipfile.ZipFile(path) as old:
        parts = {name: old.read(name) for name in old.namelist()}
    parts["content.xml"] = parts["content.xml"][:300]
    with zipfile.ZipFile(path, "w") as new:
        for name, content in parts.items():
            new.writestr(name, content)
    assert "STOP  crime.ods" in refusal(path)
