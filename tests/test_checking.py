"""The workbooks of a year checked together: who needs which, what is accepted where, and figures in texts."""

from __future__ import annotations

import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest
from openpyxl import load_workbook

from crime_2017 import statistics_book
from crime_2017 import workbook_rows as statistics_rows
from hostile_files import png
from planbuilder.checking import (
    ACHIEVEMENTS,
    PLAN,
    STATISTICS,
    Inputs,
    check_all,
    check_inputs,
    in_reading_order,
    is_begun,
)
from planbuilder.intake.workbooks import Entry, workbook_bytes, write_blank
from planbuilder.problems import Level, Problem, stops
from planbuilder.project import Project, Year
from planbuilder.schema import TITLES, WORKBOOKS
from planbuilder.telling import line
from sample_year import INPUTS
from workbooks import plan_book

ALL = (PLAN, STATISTICS, ACHIEVEMENTS)
ENGAGEMENT = "Community engagement"


def project_row(text: str, **more: Entry) -> dict[str, Entry]:
    return {"Project": "Speedwatch", "Priority": ENGAGEMENT, "Text": text, **more}


@dataclass
class Books:
    """A year with three small workbooks."""

    year: Year

    def __post_init__(self) -> None:
        self.year.pictures.mkdir(parents=True)
        plan_book().save(self.year.inputs / PLAN)
        statistics_book().save(self.year.inputs / STATISTICS)
        self.write()

    def write(self, **sheets: Sequence[Mapping[str, Entry]]) -> None:
        """Write achievements.xlsx with these sheets."""
        rows = {"Report": [{"Title": "Achievements Report", "Year": "2017/18"}], **sheets}
        content = workbook_bytes(WORKBOOKS[ACHIEVEMENTS], title="Report", year="2017/18", rows=rows)
        (self.year.inputs / ACHIEVEMENTS).write_bytes(content)

    def put(self, workbook: str, sheet: str, **cells: str | None) -> None:
        """Type something into cells of a workbook."""
        path = self.year.inputs / workbook
        book = load_workbook(path)
        if sheet not in book.sheetnames:
            book.create_sheet(sheet).append(["Cell", "Check", "Reason"])
        for cell, value in cells.items():
            book[sheet][cell] = value
        book.save(path)


@pytest.fixture
def books(tmp_path: Path) -> Books:
    return Books(Year(Project(tmp_path), "2017-18"))


def said(inputs: Inputs) -> list[str]:
    return [line(problem) for problem in inputs.problems]


# --- which workbooks are needed ---------------------------------------------------------------------------


def test_three_sound_workbooks_pass_without_a_word(books: Books) -> None:
    inputs = check_inputs(books.year, ALL)
    assert said(inputs) == []
    assert list(inputs.workbooks) == list(ALL)
    assert said(check_all(books.year)) == []


def test_the_sample_year_passes_with_nothing_but_what_is_accepted() -> None:
    inputs = check_all(Project(INPUTS.parents[1]).year(INPUTS.name))
    assert said(inputs) == []
    assert list(inputs.workbooks) == list(ALL)


@pytest.mark.parametrize("workbook", [STATISTICS, ACHIEVEMENTS])
def test_the_plan_is_checked_without_the_other_workbooks_even_where_they_are_spoilt(
    books: Books, workbook: str
) -> None:
    (books.year.inputs / workbook).write_bytes(b"PK\x03\x04 cut short")
    assert said(check_inputs(books.year)) == []
    assert stops(check_inputs(books.year, ALL).problems)
    (problem,) = check_all(books.year).problems
    assert (problem.workbook, problem.level) == (workbook, Level.STOP)


def test_the_report_is_stopped_by_a_fault_in_any_of_its_workbooks(books: Books) -> None:
    books.put(STATISTICS, "Crime", D2="about 50")
    (one,) = check_inputs(books.year, ALL).problems
    assert line(one).startswith("STOP  statistics.xlsx > Crime > D2: “about 50” is not a count.")
    assert check_inputs(books.year).problems == []


@pytest.mark.parametrize("workbook", [STATISTICS, ACHIEVEMENTS])
def test_a_workbook_that_is_not_there_is_missed_by_the_report_alone(books: Books, workbook: str) -> None:
    (books.year.inputs / workbook).unlink()
    assert said(check_all(books.year)) == []
    assert said(check_inputs(books.year, ALL)) == [
        f"STOP  {workbook}: This workbook is not in the folder “2017-18”. Put it there, or make an empty one to fill in"
        " by: make blank YEAR=2017-18"
    ]


def test_a_workbook_under_another_name_is_found_among_the_others(books: Books) -> None:
    (books.year.inputs / STATISTICS).rename(books.year.inputs / "Statistics final.xlsx")
    (told,) = said(check_inputs(books.year, ALL))
    assert "Did you mean “Statistics final.xlsx”? Rename the right one to statistics.xlsx." in told


def test_workbooks_that_nobody_has_begun_are_no_fault_until_the_report_is_asked_for(books: Books) -> None:
    for name in (STATISTICS, ACHIEVEMENTS):
        (books.year.inputs / name).unlink()
        write_blank(books.year.inputs / name, WORKBOOKS[name], title=TITLES[name], year="2017/18")
    inputs = check_all(books.year)
    assert (said(inputs), inputs.not_begun) == ([], [STATISTICS, ACHIEVEMENTS])
    assert stops(check_inputs(books.year, ALL).problems)
    assert not is_begun(books.year, STATISTICS)
    books.put(STATISTICS, "Areas", A2="Anytown")
    assert is_begun(books.year, STATISTICS) and not is_begun(books.year, ACHIEVEMENTS)
    inputs = check_all(books.year)
    assert inputs.not_begun == [ACHIEVEMENTS]
    assert {problem.workbook for problem in inputs.problems} == {STATISTICS}


def test_last_years_report_in_this_years_folder_is_pointed_out(books: Books) -> None:
    books.put(ACHIEVEMENTS, "Report", B4="2016/17")
    (told,) = said(check_all(books.year))
    assert told.startswith("WARN  achievements.xlsx > Report > B4: The year here is 2016/17, but the workbook lies in")


# --- names from other workbooks ---------------------------------------------------------------------------


def test_names_are_looked_up_in_the_workbook_that_lists_them(books: Books) -> None:
    books.write(
        Projects=[project_row("We measured speeds.", Priority="Comunity engagement")],
        Commentary=[{"Measure": "All Crimes", "Explanation": "More is reported."}],
    )
    assert said(check_inputs(books.year, ALL)) == [
        "STOP  achievements.xlsx > Commentary > A2: “All Crimes” is not in the sheet “Crime” of statistics.xlsx."
        " Did you mean “All Crime”?",
        "STOP  achievements.xlsx > Projects > B2: “Comunity engagement” is not in the sheet “Priorities” of plan.xlsx."
        " Did you mean “Community engagement”?",
    ]
    (books.year.inputs / STATISTICS).unlink()
    (told,) = said(check_all(books.year))
    assert "Priorities" in told  # without statistics.xlsx nobody can say which measures there are


# --- figures in texts -------------------------------------------------------------------------------------


def test_a_figure_of_an_unknown_name_is_told_at_its_cell_with_the_nearest_name(books: Books) -> None:
    books.write(Projects=[project_row("Crime has risen by [[All Crime: chnge %]].")])
    assert said(check_all(books.year)) == [
        "STOP  achievements.xlsx > Projects > C2: “All Crime: chnge %” is not the name of a figure."
        " Did you mean “All Crime: change %”?"
    ]
    assert said(check_inputs(books.year)) == []


@pytest.mark.parametrize("text", ["[[All Crime: change %]]", "[[all crime : change per cent]]", "[[Plan: actions]]"])
def test_a_figure_of_a_known_name_passes_without_a_word(books: Books, text: str) -> None:
    books.write(Projects=[project_row(f"The figure is {text}.")], Text=[{"Section": "Summary", "Text": text}])
    assert said(check_all(books.year)) == []


def test_progress_and_notes_of_statistics_may_quote_as_well(books: Books) -> None:
    books.put(PLAN, "Progress", D2="Crime changed by [[All Crime: change %]]; [[All Krime: rate]].")
    books.put(STATISTICS, "Series", F2="There were [[All Crime: curent]] crimes.", F1="Note")
    assert [one.partition(": ")[0] for one in said(check_all(books.year))] == [
        "STOP  plan.xlsx > Progress > D2",
        "STOP  statistics.xlsx > Series > F2",
    ]
    assert not [one for one in said(check_inputs(books.year)) if one.startswith("STOP")]


def test_a_number_that_the_statistics_contradict_is_warned_about_and_may_be_accepted(books: Books) -> None:
    books.write(Projects=[project_row("All crime increased by 19.6%.")])
    (told,) = said(check_all(books.year))
    assert told.startswith("WARN  achievements.xlsx > Projects > C2: “increased by 19.6%” stands here, but the counts")
    assert told.endswith("[figure-differs]")
    books.put(ACHIEVEMENTS, "Accepted", A2="Projects > Speedwatch", B2="figure-differs", C2="Of another source.")
    inputs = check_all(books.year)
    assert (said(inputs), [reason for _, reason in inputs.accepted]) == ([], ["Of another source."])


def test_a_number_in_an_explanation_is_held_against_the_measure_that_it_explains(books: Books) -> None:
    books.write(Commentary=[{"Measure": "All Crime", "Explanation": "It went up by 19.6%."}])
    (told,) = said(check_all(books.year))
    assert told.startswith("WARN  achievements.xlsx > Commentary > B2:")
    books.write(Commentary=[{"Measure": "All Crime", "Explanation": "It went up by 16.9%."}])
    assert said(check_all(books.year)) == []


def test_figures_are_not_looked_for_while_a_count_has_to_be_mended(books: Books) -> None:
    books.write(
        Projects=[project_row("All crime increased by 19.6%, and [[Nothing: rate]].")],
        Accepted=[{"Cell": "Projects", "Check": "figure-differs", "Reason": "Of another source."}],
    )
    books.put(STATISTICS, "Crime", D2="about 50")
    (told,) = said(check_all(books.year))
    assert told.startswith("STOP  statistics.xlsx > Crime > D2")


# --- what is accepted -------------------------------------------------------------------------------------


def test_each_workbook_accepts_its_own_findings_alone(books: Books) -> None:
    rows = [list(row) for row in statistics_rows()["Crime"]]
    rows[0][3] = 200_000  # more in the own area than in the force
    book = statistics_book({"Crime": rows})
    book.save(books.year.inputs / STATISTICS)
    before = [one for one in said(check_all(books.year)) if "[above-force]" in one]
    assert before
    books.put(PLAN, "Accepted", A2="statistics.xlsx > Crime > D2", B2="above-force", C2="A test.")
    told = said(check_all(books.year))
    assert [one for one in told if "[above-force]" in one] == before
    assert any(one.startswith("NOTE  plan.xlsx > Accepted > A2") for one in told)
    books.put(PLAN, "Accepted", A2=None, B2=None, C2=None)
    books.put(STATISTICS, "Accepted", A2="Crime > D2", B2="above-force", C2="A test.")
    inputs = check_all(books.year)
    assert [one.place for one, _ in inputs.accepted] == ["statistics.xlsx > Crime > D2"]
    assert not [one for one in said(inputs) if "above-force" in one or "Accepted" in one]


def test_what_only_all_workbooks_together_show_may_stay_accepted_while_one_is_missing(books: Books) -> None:
    books.write(
        Projects=[project_row("All crime increased by 19.6%.")],
        Accepted=[{"Cell": "Projects > C2", "Check": "figure-differs", "Reason": "Of another source."}],
    )
    (books.year.inputs / STATISTICS).unlink()
    assert said(check_all(books.year)) == []


# --- pictures and order -----------------------------------------------------------------------------------


def test_a_picture_of_a_project_is_examined_and_known_by_its_record(books: Books) -> None:
    books.write(Projects=[project_row("We measured speeds.", Picture="van.png")])
    (told,) = said(check_all(books.year))
    assert told.startswith("STOP  achievements.xlsx > Projects > E2: There is no picture “van.png”")
    (books.year.pictures / "van.png").write_bytes(png(30, 20))
    inputs = check_all(books.year)
    assert said(inputs) == []
    assert {key: one.description for key, one in inputs.pictures.items()} == {"Projects 2": "Picture for Speedwatch"}


def test_pictures_come_along_with_texts_from_word_files(tmp_path: Path) -> None:
    shutil.copytree(INPUTS, tmp_path / "inputs" / "2017-18")
    year = Project(tmp_path).year(None)
    descriptions = {one.description for one in check_all(year).pictures.values()}
    assert {one.description for one in check_inputs(year).pictures.values()} < descriptions


def test_findings_stand_in_the_order_of_workbooks_sheets_and_cells() -> None:
    places = [
        *(("plan.xlsx", "Text", "A2"), ("plan.xlsx", "Accepted", "A2"), ("statistics.xlsx", "Accepted", "A9")),
        *(("achievements.xlsx", "", ""), ("achievements.xlsx", "Text", "A10"), ("achievements.xlsx", "Projects", "B2")),
        ("achievements.xlsx", "Projects", "AA2"),
    ]
    problems = [Problem(Level.NOTE, "that", "", *place) for place in places]
    assert in_reading_order(reversed(problems)) == problems
