"""An officer has the counts of crime made from the Home Office's tables, beside the workbook that is there."""

from __future__ import annotations

from make_crime_table import crime_rows, write_csv, write_ods
from stories.office import Office


def test_tables_become_a_workbook_beside_the_officers_own(office: Office) -> None:
    folder = office.root / "crime"
    folder.mkdir()
    rows = list(crime_rows((2015, 2016, 2017)))
    write_ods(folder / "to 2017.ods", [row for row in rows if row.year != "2017/18"])
    write_csv(folder / "2017-18.csv", [row for row in rows if row.year == "2017/18"])
    before = office.files()
    ran = office.run("statistics import", str(folder), "--to", "2017-12")
    assert ran.code == 0, ran.words
    assert "Reading 2017-18.csv" in ran.said and "Reading to 2017.ods, sheet 2016_17" in ran.said
    assert "Brentwood and Essex, 2017 after 2016: in " in ran.said
    assert "inputs/2017-18/statistics-imported.xlsx" in ran.said
    assert "Your statistics.xlsx is as it was." in ran.said
    assert "0 things to mend, 0 to check, 2 notes." in ran.said
    after = office.files()
    assert after.keys() - before.keys() == {"inputs/2017-18/statistics-imported.xlsx"}
    assert before.items() <= after.items()
    checked = office.run("check")  # the new workbook beside it is not taken for a stray copy
    assert checked.code == 0, checked.words
    assert "imported" not in checked.words


def test_what_cannot_be_imported_is_said_and_nothing_is_written(office: Office) -> None:
    (office.root / "crime.csv").write_text("a,b\n1,2\n", encoding="utf-8")
    before = office.files()
    ran = office.run("statistics import", "crime.csv")
    assert ran.code == 1, ran.words
    assert "STOP  crime.csv: This file holds no table of recorded crime by Community Safety Partnership." in ran.said
    assert "No workbook was written." in ran.said
    assert office.files() == before
