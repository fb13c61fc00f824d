"""Next year's workbooks: years moved on, rows carried as typed, counts moved, and every row accounted for."""

from __future__ import annotations

import datetime as dt
import re
import shutil
from functools import lru_cache
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.cell.rich_text import CellRichText
from openpyxl.comments import Comment
from openpyxl.styles import Font

from planbuilder.checking import check_all, check_inputs
from planbuilder.intake.workbooks import Rows, workbook_bytes
from planbuilder.problems import PlanbuilderError, stops
from planbuilder.project import Project
from planbuilder.schema import ACHIEVEMENTS_SHEETS, STATISTICS_SHEETS, WORKBOOKS
from planbuilder.schema.plan import Action, Highlight
from planbuilder.starting.next_actions import figure_apart
from planbuilder.starting.next_year import next_year, told_in
from planbuilder.starting.years_on import Moved, day_on, label_on
from workbooks import plan_book


def made_next(root: Path, asked: str | None = None) -> Path:
    """The folder of the next year."""
    outcome = next_year(Project(root), asked, lambda _: None)
    return outcome.made[0].path.parent


def refused(root: Path, asked: str | None = None) -> str:
    before = {path: path.read_bytes() for path in root.rglob("*") if path.is_file()}
    with pytest.raises(PlanbuilderError) as error:
        made_next(root, asked)
    assert {path: path.read_bytes() for path in root.rglob("*") if path.is_file()} == before
    return str(error.value)


def plan_in(root: Path, book: Workbook | None = None, year: str = "2017-18") -> Path:
    folder = root / "inputs" / year
    folder.mkdir(parents=True)
    (book or plan_book()).save(folder / "plan.xlsx")
    return folder


def rows(folder: Path, sheet: str, workbook: str = "plan.xlsx") -> list[dict[str, object]]:
    """The rows of a sheet by heading, without empty cells."""
    found = _opened(folder / workbook)[sheet]
    headings = [cell.value for cell in found[1]]
    values = [dict(zip(headings, (cell.value for cell in row), strict=True)) for row in found.iter_rows(min_row=2)]
    filled = [row for row in values if any(row.values())]
    return [{str(name): value for name, value in row.items() if value is not None} for row in filled]


@lru_cache(maxsize=4)
def _opened(path: Path) -> Workbook:
    return load_workbook(path, rich_text=True)


# --- years ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("year", "following"),
    [
        ("2017/18", "2018/19"),
        ("2017-2020", "2020-2023"),
        ("2018", "2019"),
        ("2099/00", "2100/01"),
        ("1999/00", "2000/01"),
    ],
)
def test_a_plan_is_followed_by_one_of_the_same_length(year: str, following: str) -> None:
    assert Moved.from_year(year).next_year == following


@pytest.mark.parametrize(
    ("year", "title", "moved"),
    [
        ("2017/18", "Partnership Plan 2017/18", "Partnership Plan 2018/19"),
        ("2017/18", "Plan 2017-2018 and 2016/17", "Plan 2018-2019 and 2016/17"),
        ("2017/18", "Plan 2017 to 2018", "Plan 2018 to 2019"),
        ("2017/18", "Vision 2030", "Vision 2030"),
        ("2017/18", "Towards 2017", "Towards 2017"),
        ("2017-2020", "Strategy 2017–20", "Strategy 2020–23"),
        ("2018", "Plan for 2018", "Plan for 2019"),
        ("2018", "Plan 2018/19", "Plan 2018/19"),
    ],
)
def test_only_the_plans_own_years_move_on_in_a_title(year: str, title: str, moved: str) -> None:
    assert Moved.from_year(year).title(title) == moved


@pytest.mark.parametrize(
    ("label", "moved"),
    [
        ("2017", "2018"),
        ("2017/18", "2018/19"),
        ("Year to March 2018", "Year to March 2019"),
        ("Apr 2017 - Mar 2018", "Apr 2018 - Mar 2019"),
        ("This year", "This year"),
    ],
)
def test_labels_of_periods_move_on_in_the_form_they_have(label: str, moved: str) -> None:
    assert label_on(label) == moved


def test_the_last_of_february_stays_the_last_of_february() -> None:
    assert day_on(dt.date(2023, 2, 28), 1) == dt.date(2024, 2, 29)
    assert day_on(dt.date(2024, 2, 29), 1) == dt.date(2025, 2, 28)


# --- a year to go on from ---------------------------------------------------------------------------------

COUNTS: Rows = {
    "Statistics": [{"Own area": "Anytown", "Force area": "Anyshire"}],
    "Areas": [
        {"Area": "Anytown", "Kind": "District", "People": 80_000, "Households": 33_000},
        {"Area": "Anyshire", "Kind": "Force", "People": 400_000, "Households": 160_000},
    ],
    "Periods": [
        {"Period": "2016", "Role": "Previous", "From": dt.date(2016, 1, 1), "To": dt.date(2016, 12, 31)},
        {"Period": "2017", "Role": "Current", "From": dt.date(2017, 1, 1), "To": dt.date(2017, 12, 31)},
    ],
    "Crime": [
        {
            "Measure": "All crime",
            "Kind": "Crime",
            "Own area, previous period": 4_135,
            "Own area, current period": 4_835,
            "Force, previous period": 117_807,
            "Force, current period": 131_146,
            "Rate per 1,000": "People",
            "Good direction": "Lower",
        }
    ],
    "Series": [
        {"Series": "Fly-tips", "One of them": "fly-tip", "Several of them": "fly-tips", "Good direction": "Lower"}
    ],
    "Monthly": [
        {"Series": "Fly-tips", "Year": year, "Month": month, "Count": count}
        for year, count in (("2016/17", 50), ("2017/18", 60))
        for month in ("April", "May")
    ],
    "Enforcement": [{"Year": "2017/18", "Number": 20, "Costs and fines received": "£6,499"}],
    "Indicators": [
        {"Indicator": "Feel safe", "Baseline": "61%", "Target": "65%", "Outturn": "64%", "Good direction": "Higher"},
        {"Indicator": "Not measured", "Baseline": "10", "Target": "12", "Good direction": "Higher"},
    ],
}
ACHIEVED: Rows = {
    "Report": [{"Title": "Report 2017/18", "Year": "2017/18", "Status": "Agreed", "Date": dt.date(2018, 5, 1)}],
    "Text": [{"Section": "Introduction", "Text": "Who we are."}, {"Section": "Conclusion", "Text": "A good year."}],
    "Highlights": [{"Priority": "Community engagement", "Text": "12 events"}],
    "Projects": [
        {"Project": "Speedwatch", "Priority": "Community engagement", "Text": "Volunteers met. They measured."}
    ],
}


@pytest.fixture(scope="module")
def years(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A year with all three workbooks and things of officers' own, and the year made from it. Only look at them."""
    root = tmp_path_factory.mktemp("years")
    book = plan_book()
    book["Text"]["B2"].font = Font(bold=True)
    book["Actions"].cell(1, book["Actions"].max_column + 1, "Cost code")
    book["Actions"]["D2"].comment = Comment("Ask Jo first.", "Ann")
    book.create_sheet("Budget workings")["A1"] = "mine"
    folder = plan_in(root, book)
    for name, sheets, given in (
        ("statistics.xlsx", STATISTICS_SHEETS, COUNTS),
        ("achievements.xlsx", ACHIEVEMENTS_SHEETS, ACHIEVED),
    ):
        (folder / name).write_bytes(workbook_bytes(sheets, title=name, year="2017/18", rows=given))
    return folder, made_next(root)


def told_of(years: tuple[Path, Path]) -> str:
    """What the file beside the new workbooks says."""
    return (years[1] / told_in("2017-18")).read_text("utf-8-sig")


# --- the plan ---------------------------------------------------------------------------------------------


def _plain(found: list[dict[str, object]]) -> list[dict[str, str]]:
    return [{name: str(value) for name, value in row.items()} for row in found]


def test_people_partners_and_priorities_go_on_as_they_were_typed(years: tuple[Path, Path]) -> None:
    folder, new = years
    assert new.name == "2018-19"
    for sheet in ("Partners", "People", "Police and crime plan", "Priorities", "Focus", "Profile", "Text"):
        assert _plain(rows(new, sheet)) == _plain(rows(folder, sheet)), sheet
    assert {row["Setting"]: row.get("Value") for row in rows(new, "Plan")}["Year"] == "2018/19"


def test_an_action_goes_on_unless_its_last_quarter_says_complete(tmp_path: Path) -> None:
    book = plan_book()
    refs = [cell.value for cell in book["Actions"]["A"][1:]]
    book["Progress"].delete_rows(2, 50)
    for ref, quarter, rag in (
        (refs[0], "Q4", "Complete"),
        (refs[0], "Q1", "Green"),
        (refs[1], "Q2", "Complete"),
        (refs[1], "Q3", "Amber"),
    ):
        book["Progress"].append((ref, quarter, rag, f"What was done on {ref}"))
    book["Actions"]["F3"] = "£1,950 CSP\nExisting resources"
    book["Actions"]["H3"] = "By March 2018"
    plan_in(tmp_path, book)
    new = made_next(tmp_path)
    carried = rows(new, "Actions")
    assert [row["Ref"] for row in carried] == refs[1:]
    first = carried[0]
    assert "Timescale" not in first
    assert first["Budget"] == "Existing resources"
    assert str(first["Note"]).split("\n") == [
        "Carried over from 2017/18 (row 3 of Actions): Amber in Q3.",
        "Timescale was: By March 2018",
        "Budget was: £1,950 CSP",
    ]
    chosen = [row for row in rows(new, "Highlights") if refs[0] in str(row["Note"])]
    assert chosen == [
        {"Text": f"What was done on {refs[0]}", "Print": "No", "Note": f"From 2017/18: {refs[0]}, complete in Q4"}
    ]


def test_a_timescale_that_is_no_date_or_lies_ahead_stays(tmp_path: Path) -> None:
    book = plan_book()
    book["Actions"]["H2"], book["Actions"]["H3"] = "Immediate & ongoing", "31 March 2020"
    book["Progress"].delete_rows(2, 50)
    plan_in(tmp_path, book)
    assert [row.get("Timescale") for row in rows(made_next(tmp_path), "Actions")][:2] == [
        "Immediate & ongoing",
        "31 March 2020",
    ]


def test_bold_words_go_on_as_they_are(years: tuple[Path, Path]) -> None:
    text = rows(years[1], "Text")[0]["Text"]
    assert isinstance(text, CellRichText)
    assert text[0].font.b  # type: ignore[union-attr]


def test_outcomes_are_not_printed_until_they_are_chosen(tmp_path: Path) -> None:
    book = plan_book()
    ref = book["Actions"]["A2"].value
    book["Progress"].append((ref, "Q4", "Complete", "60+ events held"))
    plan_in(tmp_path, book)
    new = made_next(tmp_path)
    assert rows(new, "Highlights")[0] | {"Note": ""} == {
        "Figure": "60+",
        "Text": "events held",
        "Print": "No",
        "Note": "",
    }
    following = Project(tmp_path).year("2018-19")
    assert check_inputs(following, ("plan.xlsx",)).plan.of(Highlight) == []
    workbook = load_workbook(new / "plan.xlsx")
    workbook["Highlights"]["C2"] = "Yes"
    workbook.save(new / "plan.xlsx")
    assert [one.figure for one in check_inputs(following, ("plan.xlsx",)).plan.of(Highlight)] == ["60+"]


@pytest.mark.parametrize(
    ("text", "figure", "rest"),
    [
        ("60+ events held", "60+", "events held"),
        ("80,000 people reached", "80,000", "people reached"),
        ("£1,950 won for CCTV", "£1,950", "won for CCTV"),
        ("1 pack made", "1", "pack made"),
        *(
            (text, None, text)
            for text in ("2017 was a good year", "9 in 10 were content", "24/7 cover", "3 of 4 schools")
        ),
        *((text, None, text) for text in ("3 of 4 schools", "1st prize", "Over 50 events", "12", "5-a-side football")),
    ],
)
def test_a_figure_is_split_off_only_where_a_text_begins_with_it(text: str, figure: str | None, rest: str) -> None:
    assert figure_apart(text) == (figure, rest)


def test_a_plan_for_three_years_is_followed_by_one_for_three_years(tmp_path: Path) -> None:
    book = plan_book()
    book["Plan"]["B5"], book["Plan"]["B6"] = "2017-2020", "Plan 2017-20"
    plan_in(tmp_path, book, "2017-2020")
    new = made_next(tmp_path)
    assert new.name == "2020-2023"
    values = {row["Setting"]: row.get("Value") for row in rows(new, "Plan")}
    assert (values["Year"], values["Title"]) == ("2020-2023", "Plan 2020-23")


# --- counts -----------------------------------------------------------------------------------------------


def test_current_counts_become_the_previous_ones_and_new_ones_are_empty(years: tuple[Path, Path]) -> None:
    new = years[1]
    sheets = {name: rows(new, name, "statistics.xlsx") for name in COUNTS}
    assert [(row["Period"], row["Role"], row["From"], row["To"]) for row in sheets["Periods"]] == [
        ("2017", "Previous", dt.datetime(2017, 1, 1), dt.datetime(2017, 12, 31)),
        ("2018", "Current", dt.datetime(2018, 1, 1), dt.datetime(2018, 12, 31)),
    ]
    [crime] = sheets["Crime"]
    assert (crime["Own area, previous period"], crime["Force, previous period"]) == (4_835, 131_146)
    assert not {"Own area, current period", "Force, current period"} & set(crime)
    assert [(row["Year"], row["Month"], row.get("Count")) for row in sheets["Monthly"]] == [
        *(("2017/18", "April", 60), ("2017/18", "May", 60)),
        *(("2018/19", "April", None), ("2018/19", "May", None)),
    ]
    assert sheets["Enforcement"][1:] == [{"Year": "2018/19"}]
    assert sheets["Indicators"] == [
        {"Indicator": "Feel safe", "Baseline": "64%", "Good direction": "Higher"},
        {"Indicator": "Not measured", "Baseline": "10", "Good direction": "Higher"},
    ]
    assert not stops(check_all(Project(new.parents[1]).year("2018-19")).problems)


def test_achievements_become_outcomes_to_choose_from_and_stay_behind(years: tuple[Path, Path]) -> None:
    new = years[1]
    found = [(row.get("Figure"), row["Text"]) for row in rows(new, "Highlights")]
    assert ("12", "events") in found
    assert (None, "Speedwatch: Volunteers met.") in found
    settings = {row["Setting"]: row.get("Value") for row in rows(new, "Report", "achievements.xlsx")}
    assert (settings["Title"], settings["Year"]) == ("Report 2018/19", "2018/19")
    assert (settings["Status"], settings["Date"]) == (None, None)
    assert [row["Section"] for row in rows(new, "Text", "achievements.xlsx")] == ["Introduction"]
    told = told_of(years)
    assert "Conclusion (tells of the year that was)" in told
    assert "Report > B5: Agreed" in told


# --- what is told and what is refused ---------------------------------------------------------------------


def test_what_is_of_officers_own_is_told_as_left_behind(years: tuple[Path, Path]) -> None:
    told = told_of(years)
    assert "plan.xlsx > Actions: the column “Cost code” (a column of your own)" in told
    assert "plan.xlsx > Budget workings: the whole sheet (a sheet of your own)" in told
    assert "plan.xlsx > Actions > D2: “Ask Jo first.” (a comment on the cell)" in told


@pytest.fixture(scope="module")
def sample_years(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path, dict[Path, bytes]]:
    """The sample year, the year made from it, and what the sample's files held before. Only look at them."""
    root = tmp_path_factory.mktemp("sample")
    shutil.copytree(Path(__file__).resolve().parents[1] / "inputs", root / "inputs")
    folder = root / "inputs" / "2017-18"
    before = _bytes(folder)
    return folder, made_next(root), before


def test_this_years_files_are_as_they_were_and_pictures_and_texts_come_along(
    sample_years: tuple[Path, Path, dict[Path, bytes]],
) -> None:
    folder, new, before = sample_years
    assert _bytes(folder) == before
    assert (new / "pictures" / "crest.png").read_bytes() == (folder / "pictures" / "crest.png").read_bytes()
    assert not (new / "pictures" / "speed-gun.png").exists()  # of a project, which stays behind
    found = check_all(Project(new.parents[1]).year("2018-19"))
    assert not stops(found.problems)
    assert len(found.plan.of(Action)) == 17


def test_nothing_is_invented(sample_years: tuple[Path, Path, dict[Path, bytes]], years: tuple[Path, Path]) -> None:
    """Every value of the new workbooks stands in the old ones, or is a year or day of theirs moved on."""
    for folder, new in (sample_years[:2], years):
        old = [value for name in WORKBOOKS for value in _values(folder / name)]
        words = _squeezed("\n".join(str(value) for value in old))
        days = {(one.year + 1, one.month) for one in old if isinstance(one, dt.datetime)}
        for value in (value for name in WORKBOOKS for value in _values(new / name)):
            if value in old or value == "No":  # nothing is printed before an officer says Yes
                continue
            if isinstance(value, dt.datetime):
                assert (value.year, value.month) in days, value
                continue
            assert isinstance(value, str | CellRichText), value  # a number is in the old workbooks as it is
            for one in (part for line in str(value).split("\n") for part in _told_in_a_note(line)):
                assert one in words or _moved_back(one) in words, value


_NOTE = re.compile(
    r"Carried over from [\d/-]+ \(row \d+ of Actions\): (?:no progress entered|(?P<rag>[\w ]+) in Q\d)\."
    r"|(?:Timescale|Budget) was: (?P<was>.+)|From [\d/-]+: (?:(?P<ref>\w+), complete in Q\d|project"
    r"|highlight of “(?P<area>.+)”)"
)


def _told_in_a_note(line: str) -> list[str]:
    """What a line quotes from the old workbooks; lines are joined there by “; ” or a space."""
    found = _NOTE.fullmatch(line)
    quoted = [one for one in found.groups() if one] if found else [line]
    return [_squeezed(part) for one in quoted for part in re.split(r"; |(?<=[.!?]) |: ", one)]


def _moved_back(words: str) -> str:
    """Words with their years put back by one."""
    return re.sub(
        r"((?:19|20)\d\d)(?:([/-])(\d\d)\b)?",
        lambda one: f"{int(one[1]) - 1}" + (f"{one[2]}{int(one[3]) - 1:02d}" if one[2] else ""),
        words,
    )


def _squeezed(words: str) -> str:
    return " ".join(re.sub(r"[•\u2022*]", " ", words).split())


def _values(path: Path) -> list[object]:
    """What is typed into a workbook's sheets, headings and the guide apart."""
    if not path.is_file():
        return []
    found: list[object] = []
    for sheet in _opened(path).worksheets:
        if sheet.title == "How to use" or sheet.sheet_state != "visible":
            continue
        only = 2 if sheet["A1"].value == "Setting" else None  # around it stand its name, and what to type there
        cells = sheet.iter_rows(min_row=2, min_col=only, max_col=only, values_only=True)
        found += [value for row in cells for value in row]
    return [value for value in found if value is not None]


def test_nothing_is_written_where_next_years_workbook_is(tmp_path: Path) -> None:
    plan_in(tmp_path)
    (tmp_path / "inputs" / "2018-19").mkdir()
    (tmp_path / "inputs" / "2018-19" / "statistics.xlsx").write_bytes(b"mine")
    assert "There is a workbook in inputs/2018-19 already: statistics.xlsx" in refused(tmp_path, "2017-18")


def test_a_folder_with_nothing_but_pictures_is_filled_and_keeps_them(tmp_path: Path) -> None:
    plan_in(tmp_path)
    pictures = tmp_path / "inputs" / "2018-19" / "pictures"
    pictures.mkdir(parents=True)
    (pictures / "new.png").write_bytes(b"mine")
    new = made_next(tmp_path, "2017-18")
    assert (new / "plan.xlsx").is_file()
    assert (pictures / "new.png").read_bytes() == b"mine"


def test_a_plan_with_something_to_mend_is_mended_first(tmp_path: Path) -> None:
    book = plan_book()
    book["Actions"]["B2"] = "No such priority"
    plan_in(tmp_path, book)
    assert "No such priority" in refused(tmp_path)


def test_the_year_after_next_is_not_made_by_a_second_run_and_two_runs_give_the_same_bytes(
    years: tuple[Path, Path], tmp_path: Path
) -> None:
    shutil.copytree(years[0], tmp_path / "inputs" / "2017-18")
    new = made_next(tmp_path)
    assert _bytes(new) == _bytes(years[1])
    assert "was itself carried over" in refused(tmp_path)
    assert made_next(tmp_path, "2018-19").name == "2019-20"


def _bytes(folder: Path) -> dict[Path, bytes]:
    return {path.relative_to(folder): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
