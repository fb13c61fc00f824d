"""At the end of the year the next one is begun from it, and its plan can be made at once."""

from __future__ import annotations

from openpyxl import load_workbook

from stories.office import Office
from stories.reading import text


def test_next_year_is_made_from_this_year_and_built(office: Office) -> None:
    before = office.files()
    ran = office.run("next-year")
    assert ran.code == 0, ran.words
    assert "Workbooks for 2018/19" in ran.words
    assert "50 outcomes of 2017/18 to choose from" in ran.words
    assert "each is listed in inputs/2018-19/Carried over from 2017-18.txt" in ran.words
    after = office.files()
    assert before.items() <= after.items()
    assert {name.partition("/")[0] for name in after.keys() - before.keys()} <= {"inputs", ".planbuilder"}

    checked = office.run("check")
    assert checked.code == 0, checked.words
    assert "Read 17 actions under 4 priorities" in checked.words

    built = office.run("plan", "--no-pdf")
    assert built.code == 0, built.words
    printed = text(office.root / "outputs" / "2018-19" / "partnership-plan-2018-19.docx")
    assert "2018/19" in printed
    assert "From 2017/18" not in printed  # neither notes nor outcomes are printed

    path = office.root / "inputs" / "2018-19" / "plan.xlsx"
    book = load_workbook(path, rich_text=True)
    book["Highlights"]["A2"], book["Highlights"]["C2"] = "51", "Yes"
    book.save(path)
    assert office.run("plan", "--no-pdf").code == 0

    again = office.run("next-year", "--year", "2017-18")
    assert again.code == 1
    assert "There is a workbook in inputs/2018-19 already" in again.words
    assert "No workbook was made." in again.words
